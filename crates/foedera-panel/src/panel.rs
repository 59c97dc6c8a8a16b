//! From memberships to dyad-years, one state at a time: what is held in memory beside the memberships is one
//! state's ties, however long the table becomes.

use foedera_model::Obligations;

use crate::counting::Counting;
use crate::member::{Membership, Years};

/// What one state owes another in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DyadYear {
    pub state_a: u32,
    pub state_b: u32,
    pub year: i16,
    pub owes: Obligations,
}

/// Memberships, in the order in which they are asked for.
#[derive(Clone, Debug)]
pub struct Panel {
    /// By alliance and phase.
    members: Vec<Membership>,
    /// The places of each state's memberships, by state.
    by_state: Vec<u32>,
    /// The last year of the data.
    last: i16,
}

/// One membership beside another's.
#[derive(Clone, Copy, Debug)]
struct Tie {
    partner: u32,
    alliance: u32,
    phase: u8,
    owes: Obligations,
    years: Years,
}

impl Panel {
    /// `last` is the last year of which the data speak: nothing is said of later ones.
    #[must_use]
    pub fn new(mut members: Vec<Membership>, last: i16) -> Self {
        members.sort_by_key(|it| (it.alliance, it.phase, it.state, it.from));
        let mut by_state: Vec<u32> = (0..).take(members.len()).collect();
        by_state.sort_by_key(|it| at(&members, *it).map(|it| it.state));
        Self { members, by_state, last }
    }

    /// Every dyad-year of these years, by state, partner and year.
    pub fn rows(&self, counting: Counting, years: Years, mut each: impl FnMut(DyadYear)) {
        let state = |it: &u32| at(&self.members, *it).map(|it| it.state);
        let Some(years) = Years::new(i16::MIN, self.last).and_then(|it| it.meet(years)) else {
            return;
        };
        let (mut ties, mut board) = (Vec::new(), Board::new(years));
        for own in self.by_state.chunk_by(|one, other| state(one) == state(other)) {
            ties.clear();
            own.iter().for_each(|it| self.ties(*it, counting, years, &mut ties));
            ties.sort_by_key(|it| (it.partner, it.alliance, it.phase));
            let Some(state_a) = own.first().and_then(state) else { continue };
            for with in ties.chunk_by(|one, other| one.partner == other.partner) {
                let Some(state_b) = with.first().map(|it| it.partner) else { continue };
                board.count(with, counting);
                board.told(|year, owes| each(DyadYear { state_a, state_b, year, owes }));
            }
        }
    }

    /// What ties one membership to those of the others in the same phase.
    fn ties(&self, place: u32, counting: Counting, asked: Years, ties: &mut Vec<Tie>) {
        let Some(own) = at(&self.members, place) else { return };
        let phase = |it: &Membership| (it.alliance, it.phase);
        let first = self.members.partition_point(|it| phase(it) < phase(own));
        let others = self.members.iter().skip(first).take_while(|it| phase(it) == phase(own));
        ties.extend(others.filter(|it| it.state != own.state).filter_map(|other| {
            let years = counting.years(own, other, self.last)?.meet(asked)?;
            let Membership { alliance, phase, owes, .. } = *own;
            Some(Tie { partner: other.state, alliance, phase, owes, years })
        }));
    }
}

fn at(members: &[Membership], place: u32) -> Option<&Membership> {
    members.get(usize::try_from(place).ok()?)
}

/// The years of one dyad; nothing in those in which it is none.
#[derive(Debug)]
struct Board {
    years: Years,
    owed: Vec<Option<Obligations>>,
    /// Of one alliance, where a later phase takes the place of an earlier one.
    under_one: Vec<Option<(u8, Obligations)>>,
}

impl Board {
    fn new(years: Years) -> Self {
        let long = years.last.abs_diff(years.first);
        let long = usize::from(long) + 1;
        Self { years, owed: vec![None; long], under_one: vec![None; long] }
    }

    /// Counts the ties of one dyad, which are in the order of alliance and phase.
    fn count(&mut self, ties: &[Tie], counting: Counting) {
        self.owed.fill(None);
        for alliance in ties.chunk_by(|one, other| one.alliance == other.alliance) {
            let phases =
                |ties: &[Tie]| ties.first().map(|it| it.phase) != ties.last().map(|it| it.phase);
            if counting.keeps_last_phase() && phases(alliance) {
                self.count_last_phases(alliance);
            } else {
                for tie in alliance {
                    let years = span(self.years, tie.years);
                    self.owed.get_mut(years).into_iter().flatten().for_each(|it| add(it, tie.owes));
                }
            }
        }
    }

    fn count_last_phases(&mut self, ties: &[Tie]) {
        self.under_one.fill(None);
        for tie in ties {
            let years = span(self.years, tie.years);
            for year in self.under_one.get_mut(years).into_iter().flatten() {
                let same = year.filter(|(phase, _)| *phase == tie.phase);
                let owes = same.map_or(tie.owes, |(_, owes)| owes.or(tie.owes));
                *year = Some((tie.phase, owes));
            }
        }
        for (all, one) in self.owed.iter_mut().zip(&self.under_one) {
            if let Some((_, owes)) = one {
                add(all, *owes);
            }
        }
    }

    fn told(&self, mut each: impl FnMut(i16, Obligations)) {
        let years = self.years.first..=self.years.last;
        for (year, owes) in years.zip(&self.owed) {
            if let Some(owes) = owes {
                each(year, *owes);
            }
        }
    }
}

fn add(to: &mut Option<Obligations>, owes: Obligations) {
    *to = Some(to.unwrap_or_default().or(owes));
}

/// The places of some years among those of a board that holds them all.
fn span(board: Years, years: Years) -> std::ops::RangeInclusive<usize> {
    let place = |year: i16| usize::from(year.abs_diff(board.first));
    place(years.first)..=place(years.last)
}
