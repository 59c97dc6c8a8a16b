//! How an arrow looks, by what it stands for: the sign of the account, a stroke of its own, and a colour.

use foedera::engine::casus::Stage;

use super::{FAINT, PLAIN, STEP};
use crate::show::casus::lines::Says;
use crate::show::picture::{Picture, Side, width};

/// What an arrow stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    Event,
    Performance,
    Owed,
    OwedIf,
    Disputed,
    Waived,
}

/// The style of every class that the picture has.
pub(super) const STYLE: &str = "\
    text{fill:#1a1a1a} .strong{font-weight:bold} .faint{fill:#5c5c5c} \
    .node{fill:#f3f3f0;stroke:#1a1a1a;stroke-width:1} .lane{stroke:#d5d5d0;stroke-width:1} .under{fill:#ffffff} \
    line,polyline{fill:none} \
    .event{stroke:#1a1a1a;stroke-width:4} .event-head{stroke:#1a1a1a;fill:#1a1a1a;stroke-width:1} \
    .act{stroke:#1a1a1a;stroke-width:4;stroke-dasharray:3 3} \
    .owed{stroke:#0b3d91;stroke-width:2.5} .owed-head{stroke:#0b3d91;fill:#0b3d91} \
    .if{stroke:#8a4b00;stroke-width:2;stroke-dasharray:9 5} .if-head{stroke:#8a4b00;fill:#ffffff;stroke-width:1.5} \
    .disputed{stroke:#7a1f5c;stroke-width:2;stroke-dasharray:12 4 2 4} \
    .disputed-head{stroke:#7a1f5c;fill:#ffffff;stroke-width:1.5} \
    .waived{stroke:#2f6b3a;stroke-width:1} .waived-head{stroke:#2f6b3a;fill:#ffffff;stroke-width:1}";

/// All of them in the order of the legend, with what they are.
const ALL: [(Stroke, &str); 6] = [
    (Stroke::Event, "happens, by the scenario"),
    (Stroke::Owed, "owed"),
    (Stroke::OwedIf, "owed if what it hangs on is so"),
    (Stroke::Disputed, "disputed whether owed"),
    (Stroke::Waived, "waived"),
    (Stroke::Performance, "what is owed, performed: supposed"),
];

/// How long an arrow of the legend is.
const SAMPLE: i32 = 56;

impl Stroke {
    /// Of what is owed, may be, or was given up; nothing else is drawn.
    pub(super) fn of(says: Says<'_>) -> Option<Self> {
        match says {
            Says::Undecided(text) if text.why_not.is_none() => Some(Self::OwedIf),
            Says::Undecided(_) | Says::Untouched(_) => None,
            Says::Duty(owed) => match owed.state {
                Stage::Triggered => Some(Self::Owed),
                Stage::TriggeredIf => Some(Self::OwedIf),
                Stage::Disputed => Some(Self::Disputed),
                Stage::Waived => Some(Self::Waived),
                Stage::NotBound(_) | Stage::NotTriggered(_) => None,
            },
        }
    }

    /// The sign of the account.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Event => "!",
            Self::Performance => "→",
            Self::Owed => "●",
            Self::OwedIf => "?",
            Self::Disputed => "≠",
            Self::Waived => "○",
        }
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Performance => "act",
            Self::Owed => "owed",
            Self::OwedIf => "if",
            Self::Disputed => "disputed",
            Self::Waived => "waived",
        }
    }

    pub(super) fn head(self) -> &'static str {
        match self {
            Self::Event | Self::Performance => "event-head",
            Self::Owed => "owed-head",
            Self::OwedIf => "if-head",
            Self::Disputed => "disputed-head",
            Self::Waived => "waived-head",
        }
    }
}

/// A sample of each, one below another, and what is left out.
pub(super) fn legend(picture: &mut Picture, (x, top): (i32, i32), left_out: &str) {
    let mut y = top;
    let widest = ALL.iter().map(|(it, _)| width(it.sign(), PLAIN.size)).max().unwrap_or(0);
    for (stroke, says) in ALL {
        let (from, to) = (x + widest + 10, x + widest + 10 + SAMPLE);
        let middle = y - STEP / 5;
        picture.text((x, y), Side::After, PLAIN, stroke.sign());
        picture.line((from, middle), (to, middle), stroke.class());
        picture.dot((from, middle), 3, stroke.head());
        let head = [(to - 9, middle - 5), (to, middle), (to - 9, middle + 5), (to - 9, middle - 5)];
        picture.joined(&head, stroke.head());
        picture.text((to + 12, y), Side::After, PLAIN, says);
        y += STEP;
    }
    picture.text((x, y), Side::After, FAINT, left_out);
}
