//! The codes of the Correlates of War and of Gleditsch and Ward, against their own lists of
//! states. The lists are not part of the project; without them the tests say so and pass.

#![expect(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "a test stops at what it did not expect"
)]

use std::path::PathBuf;

use foedera_dates::{Day, Verdict};
use foedera_entities::{CodeSystem, World};

/// A row of a list: a code and the first and the last day of a spell, and whether the last day
/// is only that of the list.
struct Spell {
    code: String,
    first: Day,
    last: Day,
    censored: bool,
}

#[test]
fn cow_codes_mean_one_entity_in_each_year_of_each_spell() {
    check_list(CodeSystem::Cow, "cow_states_2016.csv", 243, |cells| {
        let cell = |at: usize| cells[at].parse::<i16>().unwrap();
        let date = |y: usize| Day::from_ymd(cell(y), cell(y + 1) as i8, cell(y + 2) as i8).unwrap();
        (cells[1].clone(), date(3), date(6), "2016-12-31")
    });
}

#[test]
fn gleditsch_and_ward_codes_mean_one_entity_in_each_year_of_each_spell() {
    check_list(CodeSystem::Gw, "gw_states.csv", 216, |cells| {
        let end = cells.len();
        let date = |at: usize| cells[at].parse().unwrap();
        (cells[0].clone(), date(end - 2), date(end - 1), "2017-12-31")
    });
}

fn check_list(
    system: CodeSystem,
    file: &str,
    rows: usize,
    row: impl Fn(&[String]) -> (String, Day, Day, &'static str),
) {
    let Some(text) = list(file) else { return };
    let mut spells = Vec::new();
    for line in text.lines().skip(1).filter(|it| !it.is_empty()) {
        let cells: Vec<String> = line.split(',').map(|it| it.trim_matches('"').into()).collect();
        let (code, first, last, end) = row(&cells);
        spells.push(Spell { code, first, last, censored: last.to_string() == end });
    }
    assert_eq!(spells.len(), rows);
    for spell in &spells {
        check_spell(system, spell);
    }
    check_nothing_else(system, &spells);
}

/// Each day of the spell that begins or ends it or a year leads to one entity, whose code says
/// that it holds then.
fn check_spell(system: CodeSystem, spell: &Spell) {
    let world = World::embedded();
    let years = (spell.first.year()..=spell.last.year())
        .flat_map(|y| [Day::from_ymd(y, 1, 1).unwrap(), Day::from_ymd(y, 12, 31).unwrap()]);
    let inside = years.filter(|it| (spell.first..=spell.last).contains(it));
    for day in inside.chain([spell.first, spell.last]) {
        let found = world.by_code(system, &spell.code, Some(day));
        let found =
            found.unwrap_or_else(|error| panic!("{system} {} on {day}: {error}", spell.code));
        assert_eq!(held(system, &spell.code, day), 1, "{system} {} on {day}", spell.code);
        assert!(world.by_number(found).is_some());
    }
    let after = spell.last.next().unwrap();
    assert_eq!(held(system, &spell.code, after), usize::from(spell.censored), "{}", spell.code);
}

/// The world file gives no code years that the list does not.
fn check_nothing_else(system: CodeSystem, spells: &[Spell]) {
    for year in 1816..=2016 {
        let day = Day::from_ymd(year, 7, 1).unwrap();
        let listed = spells.iter().filter(|it| (it.first..=it.last).contains(&day)).count();
        let world = World::embedded().entities().iter();
        let ours = world.flat_map(|it| &it.codes).filter(|it| it.system == system);
        assert_eq!(ours.filter(|it| it.holds_on(day) == Verdict::Yes).count(), listed, "{day}");
    }
}

fn held(system: CodeSystem, code: &str, day: Day) -> usize {
    let entities = World::embedded().entities().iter();
    let codes = entities.flat_map(|it| &it.codes);
    let same = codes.filter(|it| it.system == system && *it.value == *code);
    same.filter(|it| it.holds_on(day) == Verdict::Yes).count()
}

#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test of files kept elsewhere"
)]
fn list(file: &str) -> Option<String> {
    let crate_dir = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let path = crate_dir.join("../../../shared/data/cow").join(file);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: {file} is not here");
    }
    text
}
