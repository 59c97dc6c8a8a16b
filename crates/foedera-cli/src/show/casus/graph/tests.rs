//! The picture of real and made-up crises: nothing covers anything, and every duty has its arrow.

use foedera::World;
use foedera::engine::casus::{Casus, LawOf, casus};
use foedera::engine::{Engine, Policy, Said};
use foedera::model::Treaty;

use super::*;
use crate::show::picture::check_texts;

const JULY: &str = include_str!("../../../../../../examples/july-1914.treaty");
const TREATIES: [&str; 4] = [
    include_str!("../../../../../../examples/july-1914/DUAL-1879.treaty"),
    include_str!("../../../../../../examples/july-1914/FR-RU-1894.treaty"),
    include_str!("../../../../../../examples/july-1914/LONDON-1839.treaty"),
    include_str!("../../../../../../examples/july-1914/TRIPLE-1882.treaty"),
];

/// The picture of a scenario under some treaties, and what it comes to.
fn drawn_of(text: &str, treaties: &[&str]) -> (Picture, String, Casus) {
    let (mut law, mut said): (Vec<Treaty>, Vec<Said>) = (Vec::new(), Vec::new());
    for file in treaties {
        let parsed = foedera::clauses::parse(file).value;
        let statements = parsed.statements.into_iter().enumerate();
        said.extend(statements.map(|(line, it)| Said::recorded(format!("{line}"), it)));
        law.push(parsed.treaty.expect("a treaty"));
    }
    let engine = Engine::new(&law, World::embedded(), &said, Policy::EVERYONE, None);
    let scenario = &foedera::clauses::parse(text).value.scenarios[0];
    let told = casus(&LawOf::new(&engine), scenario, None);
    let title =
        |_: &str| "A treaty of some length between several states, their heirs and successors";
    let case =
        Case { scenario, text, casus: &told, title: &title, minded: &BTreeMap::new(), coded: None };
    (drawn(case), svg(case), told)
}

/// A picture holds as many arrows of a kind as its account has such lines.
fn arrows(svg: &str, class: &str) -> usize {
    svg.split("<line ").filter(|it| it.contains(&format!("class=\"{class}\""))).count() - 1
}

#[test]
fn july_1914_can_be_read() {
    let (picture, svg, told) = drawn_of(JULY, &TREATIES);
    check_texts(&picture);
    for state in ["AT-HU", "RS", "RU-EMPIRE", "DE", "FR", "BE", "GB", "IT"] {
        assert!(picture.texts.iter().any(|it| it.1 == state), "{state}");
    }
    assert_eq!(arrows(&svg, "event"), 6, "a mobilisation against nobody has no arrow");
    assert_eq!(arrows(&svg, "act"), told.performances.len());
    assert!(0 < arrows(&svg, "if") && 0 < arrows(&svg, "owed"));
    assert!(!svg.contains("– "), "what is not owed is left to the account");
    assert_eq!(svg, drawn_of(JULY, &TREATIES).1, "the same picture is the same bytes");
}

/// Forty states, long names, long words, long conditions, letters of double width.
#[test]
fn nothing_touches_anything_however_many_there_are() {
    let codes = "AT, BE, BG, CA, CH, CN, CZ, DE, DK, EE, ES, FI, FR, GB, GR, HR, HU, IE, IN, IS, IT, JP, KP, LT, LU, LV, \
                 ME, MK, NL, NO, PL, PT, RO, RU, SE, SI, SK, TR, UA and US";
    let words =
        "consultations of every kind, 友好合作, through all channels and at all levels, ".repeat(4);
    let treaty = format!(
        "treaty MANY-1950 \"Many\"\n  between {codes}\n\narticle \"Annex of the First Protocol, Part Two\"\n  on armed \
         attack, within \"{words}\", on a party:\n    each other party owes it \"{words}\"\n  on threat to a party:\n    \
         the parties owe each other consultation\n\nconsent by signature\nenters into force on signature\nin force \
         indefinitely\nsilent on withdrawal\n\nacts\n  1950-01-01  {codes} sign\n    source \"memory\"\n"
    );
    let scenario = "scenario MANY \"Many\"\n  1960-01-01  \"The Army of an Island that has a very long name\" attacks UA\n  \
                    1960-01-02  BR and MX attack FR\n  1960-01-03  US waives article 2 toward FR\n";
    let (picture, ..) = drawn_of(scenario, &[&treaty]);
    check_texts(&picture);
    assert!(1000 < picture.size().width, "there is a lane for each");
}

#[test]
fn a_scenario_without_treaties_is_drawn_too() {
    let (picture, ..) = drawn_of("scenario ALONE \"Alone\"\n  1960-01-01  BR attacks MX\n", &[]);
    check_texts(&picture);
    let (picture, ..) = drawn_of("scenario NOTHING \"Nothing\"\n", &[]);
    check_texts(&picture);
}
