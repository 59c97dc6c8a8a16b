//! The five obligations of ATOP (Leeds, Ritter, Mitchell and Long 2002), as data codes them: which are owed, not
//! when or how. A duty of a treaty's text says more: [`crate::Duty`].

use crate::Duty;

/// One of ATOP's obligations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Obligation {
    Defense,
    Offense,
    Neutrality,
    NonAggression,
    Consultation,
}

impl Obligation {
    /// In the order of ATOP's columns.
    pub const ALL: [Self; 5] =
        [Self::Defense, Self::Offense, Self::Neutrality, Self::NonAggression, Self::Consultation];

    /// The column that says whether it is owed.
    #[must_use]
    pub const fn column(self) -> &'static str {
        match self {
            Self::Defense => "defense",
            Self::Offense => "offense",
            Self::Neutrality => "neutral",
            Self::NonAggression => "nonagg",
            Self::Consultation => "consul",
        }
    }

    /// What a duty of a text is to ATOP; nothing where it codes none of the kind.
    #[must_use]
    pub const fn of(duty: &Duty) -> Option<Self> {
        match duty {
            Duty::Defense(_) => Some(Self::Defense),
            Duty::Offense => Some(Self::Offense),
            Duty::Neutrality(_) => Some(Self::Neutrality),
            Duty::NonAggression => Some(Self::NonAggression),
            Duty::Consultation => Some(Self::Consultation),
            Duty::NoAidToEnemy
            | Duty::NoHostileAlliance
            | Duty::NoSeparatePeace
            | Duty::MilitaryAid
            | Duty::UseOfTerritory
            | Duty::DenialOfTerritory
            | Duty::Guarantee(_)
            | Duty::RejectionOfCoerciveMeasures
            | Duty::Other(_) => None,
        }
    }
}

/// Which of the five are owed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Obligations(u8);

impl Obligations {
    pub const NONE: Self = Self(0);

    /// How many sets there are; [`Self::number`] is below it.
    pub const SETS: usize = 1 << Obligation::ALL.len();

    #[must_use]
    pub const fn with(self, obligation: Obligation) -> Self {
        Self(self.0 | 1 << obligation as u8)
    }

    #[must_use]
    pub const fn has(self, obligation: Obligation) -> bool {
        self.0 & 1 << obligation as u8 != 0
    }

    /// What is owed under either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// A number below [`Self::SETS`], for tables.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Every set, in the order of its number.
    pub fn every() -> impl Iterator<Item = Self> {
        (0..1 << Obligation::ALL.len()).map(Self)
    }
}

impl FromIterator<Obligation> for Obligations {
    fn from_iter<T: IntoIterator<Item = Obligation>>(iter: T) -> Self {
        iter.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in_and_nothing_else() {
        for set in Obligations::every() {
            let held: Vec<Obligation> =
                Obligation::ALL.into_iter().filter(|it| set.has(*it)).collect();
            assert_eq!(held.iter().copied().collect::<Obligations>(), set);
            assert_eq!(held.len(), set.number().count_ones() as usize);
        }
        assert_eq!(Obligations::every().count(), Obligations::SETS);
    }

    #[test]
    fn or_is_the_union() {
        for one in Obligations::every() {
            for other in Obligations::every() {
                for obligation in Obligation::ALL {
                    let either = one.has(obligation) || other.has(obligation);
                    assert_eq!(one.or(other).has(obligation), either);
                }
            }
        }
    }
}
