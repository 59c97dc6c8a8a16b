//! Whether a condition holds, with its reason.

use foedera_dates::{Bounds, Day, Verdict};

use super::occasion::Occasion;
use super::{Unmet, Unsettled};
use crate::Reason;

/// Whether a condition holds, with its reason.
#[derive(Clone)]
pub(super) struct Finding {
    pub(super) holds: Holds,
    /// The first day on which it surely holds, where that comes after the event: a decision, a request.
    pub(super) since: Option<Day>,
    pub(super) because: Reason,
}

#[derive(Clone)]
pub(super) enum Holds {
    Yes,
    No(Unmet),
    Open(Unsettled),
}

impl Finding {
    pub(super) fn yes(says: impl Into<String>) -> Self {
        Self { holds: Holds::Yes, since: None, because: Reason::new(says) }
    }

    pub(super) fn no(unmet: Unmet, says: impl Into<String>) -> Self {
        Self { holds: Holds::No(unmet), since: None, because: Reason::new(says) }
    }

    /// Open, with nobody who has spoken to it.
    pub(super) fn open(what: impl Into<String>, says: impl Into<String>) -> Self {
        Self::hanging(Unsettled::unspoken(what), says)
    }

    /// Open, with what it hangs on.
    pub(super) fn hanging(on: Unsettled, says: impl Into<String>) -> Self {
        Self { holds: Holds::Open(on), since: None, because: Reason::new(says) }
    }

    /// Holding from a day on, where that surely comes after the event.
    pub(super) fn from(mut self, here: &Occasion<'_>, day: Option<Day>) -> Self {
        let is_later = |it: &Day| here.event.on.bounds().is_before(Bounds::day(*it));
        self.since = day.filter(|it| is_later(it) == Verdict::Yes);
        self
    }

    /// Which of two findings it is hangs on something: the first if that is so. The second is never
    /// the better one for whom the duty is owed to.
    pub(super) fn either(on: Unsettled, first: Self, second: Self) -> Self {
        let says = format!("it is open whether {}", on.what);
        let holds = match (first.holds, second.holds) {
            (Holds::Yes, Holds::Yes) => Holds::Yes,
            (Holds::No(unmet), Holds::No(_)) => Holds::No(unmet),
            (Holds::Open(open), Holds::Yes | Holds::Open(_)) => Holds::Open(open),
            (Holds::Open(open), Holds::No(_)) => Holds::Open(on.joined("and", open)),
            (Holds::Yes, Holds::Open(open)) => Holds::Open(on.joined("or", open)),
            (Holds::Yes, Holds::No(_)) | (Holds::No(_), Holds::Yes | Holds::Open(_)) => {
                Holds::Open(on)
            }
        };
        let because = vec![first.because, second.because];
        // Owed on neither before the earlier of the days.
        let since = [first.since, second.since].into_iter().flatten().min();
        Self { holds, since, because: Reason { because, ..Reason::new(says) } }
    }
}
