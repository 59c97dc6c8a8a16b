//! From memberships that are all at hand to dyad-years: put in order by alliance, and counted one after the other.

use crate::counting::Counting;
use crate::member::{Membership, Years};
use crate::tally::{DyadYear, Tally};

/// Memberships, in the order of their alliances.
#[derive(Clone, Debug)]
pub struct Panel {
    members: Vec<Membership>,
    /// The last year of the data.
    last: i16,
}

impl Panel {
    /// `last` is the last year of which the data speak: nothing is said of later ones.
    #[must_use]
    pub fn new(mut members: Vec<Membership>, last: i16) -> Self {
        members.sort_by_key(|it| (it.alliance, it.phase, it.state, it.from));
        Self { members, last }
    }

    /// The dyad-years of these years, counted.
    #[must_use]
    pub fn tally(&self, counting: Counting, years: Years) -> Tally {
        let mut tally = Tally::new(counting, years, self.last);
        let mut members = Vec::new();
        for alliance in self.members.chunk_by(|one, other| one.alliance == other.alliance) {
            members.clear();
            members.extend_from_slice(alliance);
            tally.add(&mut members);
        }
        tally
    }

    /// Every dyad-year of these years, by state, partner and year.
    pub fn rows(&self, counting: Counting, years: Years, each: impl FnMut(DyadYear)) {
        self.tally(counting, years).rows(each);
    }
}
