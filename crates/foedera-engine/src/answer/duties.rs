//! What must still happen before a treaty enters into force, by whom.

use foedera_dates::Bounds;
use foedera_entities::EntityId;

/// The condition that is left once what has happened is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Residual {
    AllOf(Vec<Residual>),
    AnyOf(Vec<Residual>),
    /// Each of these must act.
    Act(Missing),
    /// So many more must act, whoever they are; `of` in words.
    MoreOf {
        number: u32,
        of: String,
        missing: Missing,
    },
    /// A share is still needed, in words: `12.5 percent of co2-1990`.
    ShareOf {
        needed: String,
        missing: Missing,
    },
    /// Nothing is to be done but wait.
    WaitUntil(Bounds),
    /// Something must not happen, or must have ceased.
    MustNot(String),
    /// Something else must happen.
    Event(Missing),
}

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// What must be done: `exchange of instruments of ratification`.
    pub act: String,
    /// By whom; empty where it can be anybody.
    pub by: Vec<EntityId>,
    pub clause: String,
    /// How many more, and of whom in words, where it is not settled by whom.
    pub more_of: Option<(u32, String)>,
    /// Whether some completion of what is open has already done it.
    pub maybe: bool,
}

impl Residual {
    /// The named leaves, each once, in order.
    #[must_use]
    pub fn leaves(&self) -> Vec<Missing> {
        let mut leaves = Vec::new();
        self.collect(&mut leaves);
        leaves
    }

    /// Has every leaf cite this.
    pub(crate) fn rest_on(&mut self, clause: &str) {
        match self {
            Self::AllOf(parts) | Self::AnyOf(parts) => {
                parts.iter_mut().for_each(|it| it.rest_on(clause));
            }
            Self::Act(missing)
            | Self::MoreOf { missing, .. }
            | Self::ShareOf { missing, .. }
            | Self::Event(missing) => clause.clone_into(&mut missing.clause),
            Self::WaitUntil(_) | Self::MustNot(_) => {}
        }
    }

    /// Marks the leaves that some completion has satisfied.
    pub(crate) fn mark_maybe(&mut self, is_maybe: &dyn Fn(&Missing) -> bool) {
        match self {
            Self::AnyOf(parts) => parts.iter_mut().for_each(|part| part.mark_maybe(is_maybe)),
            Self::AllOf(parts) => {
                parts.iter_mut().for_each(|part| part.mark_maybe(is_maybe));
                if let Some(both) = of_both(parts) {
                    *self = both;
                }
            }
            Self::Act(missing)
            | Self::MoreOf { missing, .. }
            | Self::ShareOf { missing, .. }
            | Self::Event(missing) => missing.maybe |= is_maybe(missing),
            Self::WaitUntil(_) | Self::MustNot(_) => {}
        }
    }

    /// Takes in what is left in other completions: the days to wait for, and who may still have to act
    /// beside those who must in all of them.
    pub(crate) fn take_in(&mut self, others: &[&Self]) {
        match self {
            Self::WaitUntil(own) => {
                for it in others {
                    if let Self::WaitUntil(other) = it {
                        *own = own.hull(*other);
                    }
                }
            }
            Self::Act(own) => *self = own.with_others(others),
            Self::AllOf(own) | Self::AnyOf(own) => {
                let alike: Vec<&[Self]> = others.iter().filter_map(|it| it.parts()).collect();
                let alike: Vec<&[Self]> =
                    alike.into_iter().filter(|it| it.len() == own.len()).collect();
                for (at, part) in own.iter_mut().enumerate() {
                    let other: Vec<&Self> = alike.iter().filter_map(|it| it.get(at)).collect();
                    part.take_in(&other);
                }
            }
            Self::MoreOf { .. } | Self::ShareOf { .. } | Self::MustNot(_) | Self::Event(_) => {}
        }
    }

    fn parts(&self) -> Option<&[Self]> {
        match self {
            Self::AllOf(parts) | Self::AnyOf(parts) => Some(parts),
            Self::Act(_)
            | Self::MoreOf { .. }
            | Self::ShareOf { .. }
            | Self::WaitUntil(_)
            | Self::MustNot(_)
            | Self::Event(_) => None,
        }
    }

    fn collect(&self, leaves: &mut Vec<Missing>) {
        match self {
            Self::AllOf(parts) | Self::AnyOf(parts) => {
                parts.iter().for_each(|part| part.collect(leaves));
            }
            Self::Act(missing)
            | Self::MoreOf { missing, .. }
            | Self::ShareOf { missing, .. }
            | Self::Event(missing) => {
                if !leaves.contains(missing) {
                    leaves.push(missing.clone());
                }
            }
            Self::WaitUntil(_) | Self::MustNot(_) => {}
        }
    }
}

/// Two who lack the same act alike, as one.
fn of_both(parts: &[Residual]) -> Option<Residual> {
    let [Residual::Act(one), Residual::Act(two)] = parts else { return None };
    let kind = |it: &Missing| (it.act.clone(), it.clause.clone(), it.maybe);
    let mut by = [one.by.clone(), two.by.clone()].concat();
    by.sort_unstable();
    (kind(one) == kind(two)).then(|| Residual::Act(Missing { by, ..one.clone() }))
}

impl Missing {
    /// What each of these lacks in every completion, and beside it what others may lack.
    fn with_others(&self, others: &[&Residual]) -> Residual {
        let same = |it: &&Residual| {
            let Residual::Act(it) = it else { return None };
            let same = (&it.act, &it.clause) == (&self.act, &self.clause);
            same.then(|| it.by.clone())
        };
        let others: Vec<Vec<EntityId>> = others.iter().filter_map(same).collect();
        let surely = |it: &EntityId| others.iter().all(|other| other.contains(it));
        let of = |by: Vec<EntityId>, maybe: bool| Residual::Act(Self { by, maybe, ..self.clone() });
        let mut all: Vec<EntityId> =
            self.by.iter().chain(others.iter().flatten()).copied().collect();
        all.sort_unstable();
        all.dedup();
        let (firm, maybe): (Vec<EntityId>, Vec<EntityId>) = all.into_iter().partition(surely);
        match (firm.is_empty(), maybe.is_empty()) {
            (_, true) => of(self.by.clone(), self.maybe),
            (true, false) => of(maybe, true),
            (false, false) => Residual::AllOf(vec![of(firm, self.maybe), of(maybe, true)]),
        }
    }
}
