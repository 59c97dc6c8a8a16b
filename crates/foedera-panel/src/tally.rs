//! Dyad-years counted alliance by alliance: what is held is a byte for each dyad and year, however many alliances
//! there are.

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

/// Set in the byte of a year in which the two are a dyad; below it stands the number of what is owed.
const TIED: u8 = 1 << 7;

/// The dyad-years of the alliances that were added.
///
/// States are numbered by the caller, densely from 0: each has its row of places.
#[derive(Clone, Debug)]
pub struct Tally {
    counting: Counting,
    /// Those asked for of which the data speak; nothing where they speak of none.
    years: Option<Years>,
    last: i16,
    /// By state and partner: which dyad it is, from 1; 0 is none yet.
    dyads: Vec<Vec<u32>>,
    /// The years of each dyad, one dyad after the other.
    owed: Vec<u8>,
    ties: Vec<Tie>,
}

/// One membership beside another's, where a later phase takes the place of an earlier one.
#[derive(Clone, Copy, Debug)]
struct Tie {
    by: u32,
    to: u32,
    phase: u8,
    owes: Obligations,
    years: Years,
}

impl Tally {
    /// `last` is the last year of which the data speak: nothing is said of later ones.
    #[must_use]
    pub fn new(counting: Counting, asked: Years, last: i16) -> Self {
        let years = Years::new(asked.first, asked.last.min(last));
        Self { counting, years, last, dyads: Vec::new(), owed: Vec::new(), ties: Vec::new() }
    }

    /// Counts the memberships of one alliance, of which each comes once and with all its phases.
    pub fn add(&mut self, alliance: &mut [Membership]) {
        let Some(asked) = self.years else { return };
        alliance.sort_by_key(|it| it.phase);
        let phase = |it: Option<&Membership>| it.map(|it| it.phase);
        let is_renegotiated = phase(alliance.first()) != phase(alliance.last());
        let keeps_last = is_renegotiated && self.counting.keeps_last_phase();
        for phase in alliance.chunk_by(|one, other| one.phase == other.phase) {
            let pairs = phase
                .iter()
                .enumerate()
                .flat_map(|(at, one)| phase.iter().skip(at + 1).map(move |other| (one, other)));
            for (one, other) in pairs.filter(|(one, other)| one.state != other.state) {
                let years = self.counting.years(one, other, self.last);
                let Some(years) = years.and_then(|it| it.meet(asked)) else { continue };
                for (by, to) in [(one, other), (other, one)] {
                    let Membership { phase, owes, .. } = *by;
                    let tie = Tie { by: by.state, to: to.state, phase, owes, years };
                    self.take(tie, keeps_last, asked);
                }
            }
        }
        if keeps_last {
            self.keep_last_phases(asked);
        }
    }

    /// Every dyad-year, by state, partner and year.
    pub fn rows(&self, mut each: impl FnMut(DyadYear)) {
        let Some(asked) = self.years else { return };
        for (state_a, state_b, years) in self.dyads() {
            let all = (asked.first..=asked.last).zip(years);
            for (year, owed) in all.filter(|(_, owed)| **owed != 0) {
                let owes = Obligations::every().nth(number(*owed)).unwrap_or_default();
                each(DyadYear { state_a, state_b, year, owes });
            }
        }
    }

    /// The years that are counted; nothing where the data speak of none that is asked for.
    #[must_use]
    pub fn years(&self) -> Option<Years> {
        self.years
    }

    /// Every dyad with its years: 0 where it is none, else [`number`] tells what is owed.
    pub(crate) fn dyads(&self) -> impl Iterator<Item = (u32, u32, &[u8])> {
        let long = self.years.map_or(0, long);
        (0..).zip(&self.dyads).flat_map(move |(by, partners)| {
            (0..).zip(partners).filter_map(move |(to, dyad)| {
                let from = usize::try_from(dyad.checked_sub(1)?).ok()? * long;
                Some((by, to, self.owed.get(from..from + long)?))
            })
        })
    }

    fn take(&mut self, tie: Tie, waits: bool, asked: Years) {
        if waits { self.ties.push(tie) } else { self.tie(tie, asked) }
    }

    fn tie(&mut self, tie: Tie, asked: Years) {
        let span = span(asked, tie.years);
        let byte = TIED | tie.owes.number();
        let years = self.years_of(tie.by, tie.to, asked).get_mut(span);
        years.into_iter().flatten().for_each(|it| *it |= byte);
    }

    /// Where phases follow each other, each year is that of the last.
    fn keep_last_phases(&mut self, asked: Years) {
        let mut ties = std::mem::take(&mut self.ties);
        ties.sort_by_key(|it| (it.by, it.to, it.phase));
        let mut last: Vec<Option<(u8, Obligations)>> = vec![None; long(asked)];
        for dyad in ties.chunk_by(|one, other| (one.by, one.to) == (other.by, other.to)) {
            let Some(Tie { by, to, years, .. }) = dyad.first().copied() else { continue };
            // Most dyads reach over few of the years.
            let reach = dyad.iter().fold(years, |all, it| all.hull(it.years));
            let Some(last) = last.get_mut(span(asked, reach)) else { continue };
            last.fill(None);
            for tie in dyad {
                for year in last.get_mut(span(reach, tie.years)).into_iter().flatten() {
                    let same = year.filter(|(phase, _)| *phase == tie.phase);
                    let owes = same.map_or(tie.owes, |(_, owes)| owes.or(tie.owes));
                    *year = Some((tie.phase, owes));
                }
            }
            let own = self.years_of(by, to, asked).get_mut(span(asked, reach));
            for (year, last) in own.into_iter().flatten().zip(last) {
                *year |= last.map_or(0, |(_, owes)| TIED | owes.number());
            }
        }
        ties.clear();
        self.ties = ties;
    }

    /// The years of a dyad, made where it is new.
    fn years_of(&mut self, by: u32, to: u32, asked: Years) -> &mut [u8] {
        let long = long(asked);
        let place = |it: u32| usize::try_from(it).unwrap_or(usize::MAX);
        let (by, to) = (place(by), place(to));
        if self.dyads.len() <= by {
            self.dyads.resize_with(by + 1, Vec::new);
        }
        let Some(partners) = self.dyads.get_mut(by) else { return &mut [] };
        if partners.len() <= to {
            partners.resize(to + 1, 0);
        }
        let Some(dyad) = partners.get_mut(to) else { return &mut [] };
        if *dyad == 0 {
            let count = self.owed.len().checked_div(long).unwrap_or_default();
            *dyad = u32::try_from(count + 1).unwrap_or(u32::MAX);
            self.owed.resize(self.owed.len() + long, 0);
        }
        let from = (place(*dyad) - 1) * long;
        self.owed.get_mut(from..from + long).unwrap_or_default()
    }
}

/// The number of what is owed in a year of a dyad.
pub(crate) fn number(owed: u8) -> usize {
    usize::from(owed & !TIED)
}

/// How many years there are.
fn long(years: Years) -> usize {
    usize::from(years.last.abs_diff(years.first)) + 1
}

/// The places of some years among others that hold them all.
fn span(all: Years, years: Years) -> std::ops::RangeInclusive<usize> {
    let place = |year: i16| usize::from(year.abs_diff(all.first));
    place(years.first)..=place(years.last)
}
