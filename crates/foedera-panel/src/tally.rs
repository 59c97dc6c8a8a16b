//! Dyad-years counted alliance by alliance: what is held is a byte for each dyad and each year between its first and
//! its last, however many alliances there are.

use std::ops::RangeInclusive;

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

/// A year of a table has four digits.
const FIRST_YEAR: i16 = 0;

/// The last of them.
const LAST_YEAR: i16 = 9999;

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
    /// By state and partner.
    dyads: Vec<Vec<Dyad>>,
}

/// What one state owes another: a byte for each year from the first on; empty where the two are no dyad yet.
#[derive(Clone, Debug, Default)]
struct Dyad {
    /// The place of its first year among those that are counted.
    first: usize,
    years: Vec<u8>,
}

impl Dyad {
    /// The bytes of these years, made where they are new.
    fn years(&mut self, places: RangeInclusive<usize>) -> &mut [u8] {
        let (from, to) = places.into_inner();
        if self.years.is_empty() {
            self.first = from;
        }
        let earlier = self.first.saturating_sub(from);
        if 0 < earlier {
            self.years.splice(..0, std::iter::repeat_n(0, earlier));
            self.first = from;
        }
        let (from, end) = (from - self.first, to + 1 - self.first);
        self.years.resize(self.years.len().max(end), 0);
        self.years.get_mut(from..end).unwrap_or_default()
    }
}

/// One membership beside another's of the same phase, and the years in which they are a dyad.
#[derive(Clone, Copy, Debug)]
struct Tie {
    one: Membership,
    other: Membership,
    years: Years,
}

impl Tally {
    /// `last` is the last year of which the data speak: nothing is said of later ones.
    #[must_use]
    pub fn new(counting: Counting, asked: Years, last: i16) -> Self {
        let years = Years::new(asked.first.max(FIRST_YEAR), asked.last.min(last).min(LAST_YEAR));
        Self { counting, years, last, dyads: Vec::new() }
    }

    /// Counts the memberships of one alliance, of which each comes once and with all its phases.
    pub fn add(&mut self, alliance: &mut [Membership]) {
        let Some(asked) = self.years else { return };
        alliance.sort_by_key(|it| (it.state, it.phase));
        let states: Vec<&[Membership]> =
            alliance.chunk_by(|one, other| one.state == other.state).collect();
        let mut ties = Vec::new();
        for (nth, one) in states.iter().enumerate() {
            for other in states.iter().skip(nth + 1) {
                ties.clear();
                self.find(one, other, asked, &mut ties);
                for (nth, tie) in ties.iter().enumerate() {
                    self.count(tie, ties.get(nth + 1..).unwrap_or_default(), asked);
                }
            }
        }
    }

    /// Leaves those dyad-years alone whose two states are wanted, in their order, and in which one of some obligations is
    /// owed; any or none of them where none is named.
    pub fn keep(&mut self, is_wanted: impl Fn(u32, u32) -> bool, owed: Obligations) {
        let is_owed: Vec<bool> =
            Obligations::every().map(|it| it.number() & owed.number() != 0).collect();
        for (by, partners) in (0..).zip(&mut self.dyads) {
            for (to, Dyad { years, .. }) in (0..).zip(partners) {
                if !is_wanted(by, to) {
                    years.clear();
                } else if owed != Obligations::NONE {
                    let of_none =
                        |it: &&mut u8| !is_owed.get(number(**it)).copied().unwrap_or_default();
                    years.iter_mut().filter(of_none).for_each(|it| *it = 0);
                }
            }
        }
    }

    /// Every dyad-year, by state, partner and year.
    pub fn rows(&self, mut each: impl FnMut(DyadYear)) {
        let Some(asked) = self.years else { return };
        for (state_a, state_b, first, years) in self.dyads() {
            let all = (asked.first..=asked.last).skip(first).zip(years);
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

    /// Every dyad, with the place of its first year and its years: 0 where it is none, else [`number`] tells what is owed.
    pub(crate) fn dyads(&self) -> impl Iterator<Item = (u32, u32, usize, &[u8])> {
        (0..).zip(&self.dyads).flat_map(|(by, partners)| {
            let dyads = (0..).zip(partners).filter(|(_, it)| !it.years.is_empty());
            dyads.map(move |(to, it)| (by, to, it.first, it.years.as_slice()))
        })
    }

    /// The ties between two states of an alliance, by phase; so are their memberships.
    fn find(
        &self,
        one: &[Membership],
        mut others: &[Membership],
        asked: Years,
        ties: &mut Vec<Tie>,
    ) {
        for one in one {
            while let Some((first, rest)) = others.split_first()
                && first.phase < one.phase
            {
                others = rest;
            }
            for other in others.iter().take_while(|it| it.phase == one.phase) {
                let years = self.counting.years(one, other, self.last);
                let tie = |years| Tie { one: *one, other: *other, years };
                ties.extend(years.and_then(|it| it.meet(asked)).map(tie));
            }
        }
    }

    /// Counts a tie both ways; where phases take the place of each other, without the years of a later one.
    fn count(&mut self, tie: &Tie, following: &[Tie], asked: Years) {
        let Tie { one, other, years } = tie;
        let keeps_last = self.counting.keeps_last_phase();
        let is_over = |year: i16| {
            let mut later = following.iter().filter(|it| it.one.phase != one.phase);
            keeps_last && later.any(|it| it.years.first <= year && year <= it.years.last)
        };
        let is_last = !keeps_last || following.iter().all(|it| it.one.phase == one.phase);
        for (by, to) in [(one, other), (other, one)] {
            let byte = TIED | by.owes.number();
            let counted = self.years_of(by.state, to.state, span(asked, *years));
            if is_last {
                counted.iter_mut().for_each(|it| *it |= byte);
                continue;
            }
            let counted = (years.first..=years.last).zip(counted);
            counted.filter(|(year, _)| !is_over(*year)).for_each(|(_, it)| *it |= byte);
        }
    }

    /// The years of a dyad, made where it is new.
    fn years_of(&mut self, by: u32, to: u32, places: RangeInclusive<usize>) -> &mut [u8] {
        let place = |it: u32| usize::try_from(it).unwrap_or(usize::MAX);
        let partners = room(&mut self.dyads, place(by));
        let dyad = partners.and_then(|it| room(it, place(to)));
        dyad.map(|it| it.years(places)).unwrap_or_default()
    }
}

/// The place of a number in a list, which is made as long.
fn room<T: Default>(list: &mut Vec<T>, at: usize) -> Option<&mut T> {
    if list.len() <= at {
        list.resize_with(at + 1, T::default);
    }
    list.get_mut(at)
}

/// The number of what is owed in a year of a dyad.
pub(crate) fn number(owed: u8) -> usize {
    usize::from(owed & !TIED)
}

/// The places of some years among others that hold them all.
fn span(all: Years, years: Years) -> RangeInclusive<usize> {
    let place = |year: i16| usize::from(year.abs_diff(all.first));
    place(years.first)..=place(years.last)
}
