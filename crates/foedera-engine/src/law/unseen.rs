//! What a journal declares that it does not hold: acts by which states may have come to the
//! treaty though nobody wrote them down.
//!
//! It says from which day an act can be missing; what would follow is found by evaluation.

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{Coming, Head, Reach};

use super::Member;

/// Where a journal holds every act of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Held {
    /// The last complete day; nothing where there is none.
    until: Option<Day>,
    /// For whom it is complete on every day, in words, and those states.
    whom: Vec<String>,
    whole: Vec<Member>,
}

/// For whom a journal is complete on every day.
pub(super) enum Whole<'a> {
    Set(&'a str),
    States(&'a [EntityId]),
}

impl Whole<'_> {
    fn of(reach: &Reach) -> Option<Whole<'_>> {
        match reach {
            Reach::For(name) => Some(Whole::Set(name)),
            Reach::ForStates(ids) => Some(Whole::States(ids)),
            Reach::Until(_) | Reach::Nowhere => None,
        }
    }

    fn words(&self) -> Vec<String> {
        match self {
            Self::Set(name) => vec![(*name).to_owned()],
            Self::States(ids) => ids.iter().map(ToString::to_string).collect(),
        }
    }
}

/// What can be missing of a journal; nothing where it declares no gap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unseen {
    signatures: Option<Held>,
    consents: Option<Held>,
}

impl Unseen {
    /// What the lines of a head on each kind of act come to: what any of them says is complete.
    pub(super) fn of(head: &Head, mut members: impl FnMut(&Whole<'_>) -> Vec<Member>) -> Self {
        let mut held = |coming: Coming| {
            let own = || head.complete.iter().filter(|it| it.acts.is_none_or(|it| it == coming));
            own().next()?;
            let until = own().filter_map(|it| match it.reach {
                Reach::Until(day) => Some(day),
                Reach::For(_) | Reach::ForStates(_) | Reach::Nowhere => None,
            });
            let whole: Vec<Whole<'_>> = own().filter_map(|it| Whole::of(&it.reach)).collect();
            Some(Held {
                until: until.max(),
                whom: whole.iter().flat_map(Whole::words).collect(),
                whole: whole.iter().flat_map(&mut members).collect(),
            })
        };
        Self { signatures: held(Coming::Signatures), consents: held(Coming::Consents) }
    }

    pub(crate) fn is_nothing(&self) -> bool {
        self.signatures.is_none() && self.consents.is_none()
    }

    /// The first day on which an act of this kind by a state may be missing; by a state that
    /// nothing names, where no member is given.
    pub(crate) fn since(&self, coming: Coming, who: Option<Member>) -> Option<Day> {
        let held = self.held(coming)?;
        if who.is_some_and(|who| held.whole.contains(&who)) {
            return None;
        }
        held.until.map_or(Some(Day::MIN), Day::next)
    }

    /// The first days on which acts may be missing.
    pub(crate) fn gaps(&self) -> impl Iterator<Item = Day> {
        [Coming::Signatures, Coming::Consents].into_iter().filter_map(|it| self.since(it, None))
    }

    fn held(&self, coming: Coming) -> Option<&Held> {
        match coming {
            Coming::Signatures => self.signatures.as_ref(),
            Coming::Consents => self.consents.as_ref(),
        }
    }

    /// In words, what may be missing on a day: `the journal of consents is complete until
    /// 1975-12-23`.
    pub(crate) fn on(&self, day: Day) -> Vec<String> {
        let told = if self.signatures == self.consents {
            vec![told("", self.consents.as_ref(), day)]
        } else {
            let signatures = told(" of signatures", self.signatures.as_ref(), day);
            vec![signatures, self.consents_on(day)]
        };
        told.into_iter().flatten().collect()
    }

    /// The same, of consents alone.
    pub(crate) fn consents_on(&self, day: Day) -> Option<String> {
        told(" of consents", self.consents.as_ref(), day)
    }
}

fn told(of: &str, held: Option<&Held>, day: Day) -> Option<String> {
    let held = held?;
    match held.until {
        Some(until) if day <= until => None,
        Some(until) => Some(format!("the journal{of} is complete until {until}")),
        None if held.whom.is_empty() => Some(format!("the journal{of} is incomplete")),
        None => Some(format!("the journal{of} is complete for {} alone", held.whom.join(" and "))),
    }
}
