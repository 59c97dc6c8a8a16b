//! How a party leaves: who may, and when its notice takes effect.

use foedera_dates::Delay;
use foedera_model::{Condition, Exit, Own, Rule, Span, When};

use crate::cursor::Cursor;
use crate::delay::{delay, period};
use crate::token::Token;

const LEAVES: &[&str] = &[
    "withdraw from",
    "denounce",
    "withdraw",
    "terminate",
    "cease to be a party",
    "cease to be party",
];

const EFFECT: &[&str] = &[
    "take effect",
    "takes effect",
    "become effective",
    "becomes effective",
    "be effective",
    "come into effect",
    "have effect",
];

/// What the sentences on leaving say together: one says that a party may, the same or a later one
/// when.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Leaving {
    /// How long after entry into force for it a notice may first be given.
    not_before: Option<foedera_dates::Step>,
    may: bool,
    /// Where it says that a party may.
    said: Span,
    left: u8,
}

/// So many sentences after the one that allows it may say when it takes effect.
const SENTENCES_MAX: u8 = 3;

impl Leaving {
    /// Reads the next sentence; a rule where it completes one, with the sentence that allows it.
    pub(crate) fn read(&mut self, tokens: &[Token<'_>], span: Span) -> Option<(Rule, Span)> {
        let here = Cursor::new(tokens);
        if let Some(not_before) = may_leave(here, tokens.len()) {
            *self = Self { not_before, may: true, said: span, left: SENTENCES_MAX };
        } else if self.left == 0 {
            self.may = false;
        } else {
            self.left -= 1;
        }
        if !self.may {
            return None;
        }
        let when = ceases(here).or_else(|| takes_effect(here, tokens))?;
        let not_before = self.not_before.map(|step| reckoned(step.into(), Own::EntryIntoForce));
        let or_later_named_day = later_day(here, tokens.len());
        let said = std::mem::take(self).said;
        let exit = Exit {
            when,
            or_later_named_day,
            notice_not_before: not_before,
            effect_not_before: None,
            only_within: None,
            ends_for_all: false,
            notice_to: Vec::new(),
            grounds: None,
        };
        Some((Rule::Exit(exit), said))
    }
}

fn reckoned(delay: Delay, own: Own) -> When {
    When::After { delay, condition: Condition::Its(own), only_if: None, still: false }
}

/// `Any Party may withdraw …`, and after how long, where it says so.
fn may_leave(here: Cursor<'_>, length: usize) -> Option<Option<foedera_dates::Step>> {
    let may = (0..length).find(|at| {
        let mut c = here.from(*at);
        c.eat("may") && (0..12).any(|ahead| LEAVES.iter().any(|it| c.from(c.at() + ahead).sees(it)))
    })?;
    let who = (0..may).any(|at| {
        let mut c = here.from(at);
        c.eat_any(&["any", "each", "a", "every"])
            && (0..4).any(|ahead| {
                ["party", "parties", "state", "government", "member"].contains(&c.peek(ahead))
            })
    });
    if !who
        || (0..length)
            .any(|at| here.from(at).sees("amendment") || here.from(at).sees("reservation"))
    {
        return None;
    }
    let years = (0..length).find_map(|at| {
        let mut c = here.from(at);
        c.need_any(&["after", "expiration of", "expiry of", "until"])?;
        c.eat_any(&["the expiration of", "the expiry of", "a period of"]);
        let step = period(&mut c)?;
        c.need_any(&["from", "after", "following", "as from"])?;
        let entry = (0..10).any(|ahead| c.from(c.at() + ahead).sees("into force"));
        let own = (0..16).any(|ahead| {
            c.from(c.at() + ahead).sees("for it")
                || c.from(c.at() + ahead).sees("for that")
                || c.from(c.at() + ahead).sees("for such")
        });
        Some((step, entry, own))
    });
    match years {
        None => Some(None),
        Some((step, true, true)) => Some(Some(step)),
        // From the treaty's own entry into force, or from something else: not sayable here yet.
        Some(_) => None,
    }
}

/// `The withdrawal shall take effect one year after receipt of the notification.`
fn takes_effect(here: Cursor<'_>, tokens: &[Token<'_>]) -> Option<When> {
    let verb = (0..tokens.len()).find(|at| EFFECT.iter().any(|it| here.from(*at).sees(it)))?;
    let before = tokens.get(..verb).unwrap_or_default();
    let leaving = ["withdraw", "denunc", "terminat", "notif", "notice"];
    if !before
        .iter()
        .any(|it| leaving.iter().any(|stem| it.word.starts_with(stem)) || it.word == "it")
    {
        return None;
    }
    let mut c = here.from(verb);
    c.eat_any(EFFECT);
    c.eat_all(&[",", "only", "upon", "on", "for the party concerned"]);
    let delay = delay(&mut c)?;
    Some(reckoned(delay, own_act(c)?))
}

/// `Any Party may cease to be a party one year after its notice has been received`: who may and when, in one
/// sentence, with nothing before or behind.
fn ceases(here: Cursor<'_>) -> Option<When> {
    let mut c = here;
    c.need_any(&["any", "each", "a", "every"])?;
    c.eat_any(&["high contracting", "contracting", "state"]);
    c.need_any(&["party may", "state may", "government may"])?;
    c.need_any(&["cease to be a party", "cease to be party"])?;
    c.eat_any(&["to it", "thereto", "to this", "to the present"]);
    c.eat_any(&["treaty", "convention", "agreement", "protocol", "pact"]);
    let delay = delay(&mut c)?;
    c.eat_any(&["the", "its", "a"]);
    c.need_any(&["notice", "notification", "denunciation"])?;
    c.eat_any(&["of denunciation", "of withdrawal"]);
    let own = if c.eat_any(&["has been given", "was given"]) {
        Own::Notice
    } else {
        c.need_any(&["has been received", "was received", "is received"])?;
        Own::NoticeReceived
    };
    is_addressee(c).then(|| reckoned(delay, own))
}

/// `to the Government of Spain`, or the end.
fn is_addressee(c: Cursor<'_>) -> bool {
    const MORE: &[&str] = &["if", "unless", "provided", "but", "and", "or", "when"];
    let mut c = c;
    if c.eat_any(&["to the", "by the"]) {
        while c.is_word() && !MORE.contains(&c.peek(0)) {
            c.skip();
        }
    }
    c.is_at_end() || c.sees(".")
}

/// The act from which it is reckoned, named near behind the delay.
fn own_act(c: Cursor<'_>) -> Option<Own> {
    const NEAR: usize = 14;
    let near = |stem: &str| (0..NEAR).any(|ahead| c.peek(ahead).starts_with(stem));
    if near("recei") || near("deposit") && !(near("notif") || near("notice") || near("denunc")) {
        Some(Own::NoticeReceived)
    } else {
        (near("notif") || near("notice") || near("denunc")).then_some(Own::Notice)
    }
}

/// `or on such later date as may be specified in the notification`.
fn later_day(here: Cursor<'_>, length: usize) -> bool {
    (0..length).any(|at| {
        [
            "such later date",
            "any later date",
            "a later date",
            "later date specified",
            "such longer period",
            "any longer period",
            "such later day",
        ]
        .iter()
        .any(|it| here.from(at).sees(it))
    })
}
