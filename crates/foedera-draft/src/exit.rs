//! How a party leaves: who may, from when, and when its notice takes effect; in one sentence or in several.

use foedera_dates::Delay;
use foedera_model::{Condition, Exit, Own, Rule, Span, When};

use crate::cursor::Cursor;
use crate::leave::{Leave, ceases, may_leave};
use crate::taking::{later_day, takes_effect};
use crate::token::Token;

/// What the sentences on leaving say together: one says that a party may, the same or a later one
/// when.
#[derive(Clone, Debug, Default)]
pub(crate) struct Leaving {
    may: Option<Leave>,
    /// Where it says that a party may, and how that is to be told.
    said: Vec<Span>,
    left: u8,
}

/// So many sentences after the one that allows it may say when it takes effect.
const SENTENCES_MAX: u8 = 3;

impl Leaving {
    /// Reads the next sentence; a rule where it completes one, with the sentences that it needs no more.
    pub(crate) fn read(&mut self, tokens: &[Token<'_>], span: Span) -> Option<(Rule, Vec<Span>)> {
        let here = Cursor::new(tokens);
        if let Some(leave) = may_leave(here, tokens) {
            let when = leave.when.clone();
            *self = Self { may: Some(leave), said: Vec::new(), left: SENTENCES_MAX };
            let when = when.or_else(|| ceases(here));
            let when = when.or_else(|| takes_effect(here, tokens, self.is_of_two()));
            if let Some(when) = when {
                return self.complete(when, later_day(here, tokens.len()));
            }
            self.said.push(span);
            return None;
        } else if self.left == 0 {
            self.may = None;
        } else {
            self.left -= 1;
        }
        self.may.as_ref()?;
        let Some(when) = takes_effect(here, tokens, self.is_of_two()) else {
            if is_manner(here, tokens) {
                self.said.push(span);
            }
            return None;
        };
        self.complete(when, later_day(here, tokens.len()))
    }

    fn is_of_two(&self) -> bool {
        self.may.as_ref().is_some_and(|it| it.ends_for_all)
    }

    fn complete(&mut self, when: When, or_later_named_day: bool) -> Option<(Rule, Vec<Span>)> {
        let Self { may, said, .. } = std::mem::take(self);
        let Leave { not_before, ends_for_all, .. } = may?;
        let exit = Exit {
            when,
            or_later_named_day,
            notice_not_before: not_before,
            effect_not_before: None,
            only_within: None,
            ends_for_all,
            notice_to: Vec::new(),
            grounds: None,
        };
        Some((Rule::Exit(exit), said))
    }
}

/// So long after an act of the party that leaves.
pub(crate) fn reckoned(delay: Delay, own: Own) -> When {
    When::After { delay, condition: Condition::Its(own), only_if: None, still: false }
}

/// `Denunciation shall be effected by notification in writing to the Secretary-General`: how, and no day.
fn is_manner(here: Cursor<'_>, tokens: &[Token<'_>]) -> bool {
    const MANNER: &[&str] = &[
        "shall be effected by",
        "shall be made by",
        "shall be given by",
        "shall be notified",
        "shall be addressed to",
        "shall be communicated to",
        "shall be in writing",
    ];
    const MORE: &[&str] = &[
        "if", "unless", "provided", "except", "only", "not", "until", "before", "after", "months",
        "years",
    ];
    let sees = |phrases: &[&str]| {
        (0..tokens.len()).any(|at| phrases.iter().any(|it| here.from(at).sees(it)))
    };
    sees(MANNER) && !sees(MORE)
}
