//! What a treaty says of reservations to it (VCLT 19 to 23).
//!
//! Only what it says itself: acceptance by silence, effects and withdrawal are the general law's,
//! where no clause says otherwise.

use foedera_dates::Delay;

use crate::{Means, Part, Quorum};

/// One clause about reservations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReservationRule {
    /// None may be made to this part (VCLT 19(a)).
    Prohibited(Part),
    /// None may be made but to this part (VCLT 19(b)).
    OnlyTo(Part),
    /// They may be made on these acts alone.
    MadeOn(Vec<Means>),
    /// Who does not object so long after its notification has accepted it (VCLT 20(5)).
    AcceptedUnlessObjectedWithin(Delay),
    /// It has no effect, and its author is no party, before these have accepted it (VCLT 20(2), (3)).
    NeedsAcceptance(Acceptor),
    /// It falls if so many object.
    FallsIfObject(Quorum),
    /// Its withdrawal works toward all from the depositary's receipt of the notice (VCLT 22(3): *unless the
    /// treaty otherwise provides*).
    WithdrawnWithDepositary,
}

/// Whose acceptance a reservation needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptor {
    States(Quorum),
    /// The competent organ of an organisation.
    Organ(String),
}
