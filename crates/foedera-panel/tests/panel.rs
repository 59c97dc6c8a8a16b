//! The panel against the conventions read out word by word, over small worlds, and the table that is written.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::Day;
use foedera_model::{Obligation, Obligations};
use foedera_panel::{Counting, DyadYear, HEADER, Membership, Panel, Years, write_csv};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn member(alliance: u32, phase: u8, state: u32, from: &str, until: &str) -> Membership {
    let until = (!until.is_empty()).then(|| day(until));
    let owes = Obligations::NONE.with(Obligation::Defense);
    Membership { alliance, phase, state, from: day(from), until, owes }
}

fn rows(members: Vec<Membership>, last: i16, counting: Counting) -> Vec<(u32, u32, i16)> {
    let mut rows = Vec::new();
    let years = Years::new(1800, 2100).unwrap();
    Panel::new(members, last)
        .rows(counting, years, |it| rows.push((it.state_a, it.state_b, it.year)));
    rows
}

#[test]
fn a_year_that_an_alliance_touches_counts_for_atop_and_one_without_a_day_bound_does_not() {
    let pair = vec![member(1, 0, 7, "1914-08-02", "1916-01-01"), member(1, 0, 3, "1914-08-02", "")];
    let both = |a, b, years: &[i16]| years.iter().map(|it| (a, b, *it)).collect::<Vec<_>>();
    let atop = [both(3, 7, &[1914, 1915, 1916]), both(7, 3, &[1914, 1915, 1916])].concat();
    assert_eq!(rows(pair.clone(), 2018, Counting::Atop), atop);
    let bound = [both(3, 7, &[1914, 1915]), both(7, 3, &[1914, 1915])].concat();
    assert_eq!(rows(pair, 2018, Counting::DaysBound), bound);
}

#[test]
fn who_leaves_on_the_day_the_other_comes_is_no_dyad_with_it() {
    let pair = vec![member(1, 0, 1, "1955-05-09", "1990-10-02"), member(1, 0, 2, "1990-10-02", "")];
    assert_eq!(rows(pair.clone(), 2018, Counting::Atop), []);
    assert_eq!(rows(pair, 2018, Counting::DaysBound), []);
}

#[test]
fn the_data_say_nothing_of_years_after_their_last() {
    let pair = vec![member(1, 0, 1, "2016-05-01", ""), member(1, 0, 2, "2016-05-01", "")];
    let expected: Vec<_> =
        [(1, 2), (2, 1)].iter().flat_map(|(a, b)| [(*a, *b, 2016), (*a, *b, 2017)]).collect();
    assert_eq!(rows(pair, 2017, Counting::Atop), expected);
}

#[test]
fn of_a_year_of_renegotiation_the_last_phase_counts_for_atop_and_both_for_days_bound() {
    let owes = |it: &[Obligation]| it.iter().copied().collect::<Obligations>();
    let mut members = Vec::new();
    for state in [1, 2] {
        let first = owes(&[Obligation::Offense]);
        members.push(Membership { owes: first, ..member(9, 1, state, "1901-01-01", "1905-06-01") });
        let second = owes(&[Obligation::Consultation]);
        members
            .push(Membership { owes: second, ..member(9, 2, state, "1905-06-01", "1906-02-01") });
    }
    let in_1905 = |counting| {
        let mut found = Vec::new();
        let years = Years::new(1905, 1905).unwrap();
        Panel::new(members.clone(), 2018).rows(counting, years, |it| found.push(it));
        found
    };
    let row = |state_a, state_b, owes| DyadYear { state_a, state_b, year: 1905, owes };
    let last = owes(&[Obligation::Consultation]);
    assert_eq!(in_1905(Counting::Atop), [row(1, 2, last), row(2, 1, last)]);
    let both = owes(&[Obligation::Offense, Obligation::Consultation]);
    assert_eq!(in_1905(Counting::DaysBound), [row(1, 2, both), row(2, 1, both)]);
}

#[test]
fn the_table_names_the_states_and_says_each_obligation() {
    let panel = Panel::new(
        vec![member(1, 0, 0, "1914-08-02", "1914-11-01"), member(1, 0, 1, "1914-08-02", "")],
        2018,
    );
    let mut out = Vec::new();
    let states = ["640".to_owned(), "Germany, Empire of".to_owned()];
    let years = Years::new(1900, 1920).unwrap();
    let rows = write_csv(&panel.tally(Counting::Atop, years), &states, &mut out).unwrap();
    let table = format!(
        "{HEADER}\n640,\"Germany, Empire of\",1914,1,0,0,0,0\n\"Germany, Empire of\",640,1914,1,0,0,0,0\n"
    );
    assert_eq!((rows, String::from_utf8(out).unwrap()), (2, table));
}

/// What nobody can write to.
struct Full;

impl std::io::Write for Full {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_table_that_cannot_be_written_is_an_error() {
    let panel = Panel::new(Vec::new(), 2018);
    let years = Years::new(1900, 1920).unwrap();
    assert!(write_csv(&panel.tally(Counting::Atop, years), &[], &mut Full).is_err());
}

/// The convention as its page states it: day by day and year by year, with nothing clever.
fn by_hand(
    members: &[Membership],
    last: i16,
    counting: Counting,
) -> BTreeMap<(u32, u32, i16), Obligations> {
    let mut table = BTreeMap::new();
    let alliances: BTreeSet<u32> = members.iter().map(|it| it.alliance).collect();
    for year in 1900..=last {
        for alliance in &alliances {
            for ((a, b), owes) in in_year(members, *alliance, year, last, counting) {
                let all: &mut Obligations = table.entry((a, b, year)).or_default();
                *all = all.or(owes);
            }
        }
    }
    table
}

fn in_year(
    members: &[Membership],
    alliance: u32,
    year: i16,
    last: i16,
    counting: Counting,
) -> BTreeMap<(u32, u32), Obligations> {
    let mut owed: BTreeMap<(u32, u32), BTreeMap<u8, Obligations>> = BTreeMap::new();
    let of_it = || members.iter().filter(|it| it.alliance == alliance);
    for (one, other) in of_it().flat_map(|one| of_it().map(move |other| (one, other))) {
        if one.state == other.state || one.phase != other.phase {
            continue;
        }
        if together(one, other, last, counting).any(|it| it.year() == year) {
            let all =
                owed.entry((one.state, other.state)).or_default().entry(one.phase).or_default();
            *all = all.or(one.owes);
        }
    }
    let chosen = |phases: BTreeMap<u8, Obligations>| match counting {
        Counting::Atop => phases.into_values().next_back().unwrap_or_default(),
        Counting::DaysBound => phases.into_values().fold(Obligations::NONE, Obligations::or),
    };
    owed.into_iter().map(|(pair, phases)| (pair, chosen(phases))).collect()
}

/// The days on which both are members, under the convention.
fn together(
    one: &Membership,
    other: &Membership,
    last: i16,
    counting: Counting,
) -> impl Iterator<Item = Day> {
    let end = Day::from_ymd(last, 12, 31).unwrap();
    let is_in =
        move |it: &Membership, day: Day| it.from <= day && it.until.is_none_or(|until| day < until);
    let (one, other) = (*one, *other);
    let mut days: Vec<Day> = std::iter::successors(Some(one.from.max(other.from)), |it| it.next())
        .take_while(|it| *it <= end && is_in(&one, *it) && is_in(&other, *it))
        .collect();
    let after = days.last().and_then(|it| it.next()).filter(|it| *it <= end);
    days.extend(after.filter(|_| counting == Counting::Atop));
    days.into_iter()
}

prop_compose! {
    fn any_member()(
        alliance in 0_u32..3,
        phase in 0_u8..3,
        state in 0_u32..4,
        from in 0_i32..900,
        long in prop::option::of(1_i32..700),
        owes in 0_usize..Obligations::SETS,
    ) -> Membership {
        let from = day("1903-06-15").plus_days(from).unwrap();
        let until = long.map(|it| from.plus_days(it).unwrap());
        let owes = Obligations::every().nth(owes).unwrap();
        Membership { alliance, phase, state, from, until, owes }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_panel_is_what_its_convention_says(members in prop::collection::vec(any_member(), 0..9)) {
        for counting in [Counting::Atop, Counting::DaysBound] {
            let mut rows = Vec::new();
            let years = Years::new(1900, 2000).unwrap();
            Panel::new(members.clone(), 1907).rows(counting, years, |it| rows.push(it));
            let read: BTreeMap<_, _> =
                rows.iter().map(|it| ((it.state_a, it.state_b, it.year), it.owes)).collect();
            prop_assert_eq!(read.len(), rows.len(), "a dyad-year is one row");
            prop_assert_eq!(read, by_hand(&members, 1907, counting));
            prop_assert!(rows.is_sorted_by_key(|it| (it.state_a, it.state_b, it.year)));
        }
    }

    #[test]
    fn the_years_asked_for_are_those_of_the_whole(
        members in prop::collection::vec(any_member(), 0..9), first in 1902_i16..1908, long in 0_i16..4
    ) {
        let asked = Years::new(first, first + long).unwrap();
        let collect = |years| {
            let mut rows = Vec::new();
            Panel::new(members.clone(), 1907).rows(Counting::Atop, years, |it| rows.push(it));
            rows
        };
        let mut whole = collect(Years::new(1900, 2000).unwrap());
        whole.retain(|it| asked.first <= it.year && it.year <= asked.last);
        prop_assert_eq!(collect(asked), whole);
    }
}
