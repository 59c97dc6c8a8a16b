//! Organs are told apart by who they are: what reports in two languages say of one chamber is one
//! step, and what nobody can tell apart by more than its words is told apart by them.

#![cfg(test)]

mod asked;

use asked::check;

/// A treaty with these acts.
fn with(acts: &str) -> String {
    format!(
        "treaty T-2024 \"T\"\n  between KP and RU\n\nconsent by ratification\nenters into force on \
         exchange of instruments of ratification\n\nacts\n{acts}"
    )
}

/// A vote of an organ of Russia as a source tells it.
fn vote(day: &str, organ: &str, source: &str) -> String {
    format!(
        "  {day}  \"{organ}\" of RU votes for ratification\n    source \"{source}\" {day}, A2\n"
    )
}

#[test]
fn one_chamber_in_two_languages_is_one_step_under_its_title() {
    let english = vote("2024-10-24", "State Duma", "TASS");
    let indonesian = vote("2024-10-24", "Duma Negara Rusia", "ANTARA");
    for acts in [format!("{english}{indonesian}"), format!("{indonesian}{english}"), indonesian] {
        check(&with(&acts), "steps of RU on 2024-12-01", "approval of State Duma 2024-10-24");
    }
}

#[test]
fn the_other_chamber_is_another_step() {
    let acts = vote("2024-10-24", "Duma", "TASS") + &vote("2024-11-06", "upper house", "RT");
    check(
        &with(&acts),
        "steps of RU on 2024-12-01",
        "approval of State Duma 2024-10-24; approval of Federation Council 2024-11-06",
    );
}

#[test]
fn what_the_parliament_is_said_to_have_done_is_what_one_of_its_chambers_did_where_it_can_be() {
    let duma = vote("2024-10-24", "State Duma", "TASS");
    let council = vote("2024-11-06", "upper house", "RT");
    let week = vote("2024-11-04/2024-11-10", "anggota parlemen Rusia", "Kyiv Post");
    let day = vote("2024-11-06", "Russian parliament", "Kyiv Post");
    let two = "approval of State Duma 2024-10-24; approval of Federation Council 2024-11-06";
    for acts in [
        format!("{duma}{council}{week}{day}"),
        format!("{day}{week}{council}{duma}"),
        format!("{week}{duma}{day}{council}"),
    ] {
        check(&with(&acts), "steps of RU on 2024-12-01", two);
    }
    // Alone it is an organ like any other, and so it is where neither chamber can be meant.
    let whole = "approval of Federal Assembly 2024-11-06";
    check(&with(&format!("{week}{day}")), "steps of RU on 2024-12-01", whole);
    check(
        &with(&format!("{duma}{day}")),
        "steps of RU on 2024-12-01",
        &format!("approval of State Duma 2024-10-24; {whole}"),
    );
}

#[test]
fn days_that_contradict_each_other_conflict_across_languages() {
    let acts =
        vote("2024-10-24", "State Duma", "TASS") + &vote("2024-10-25", "Duma Negara", "ANTARA");
    check(
        &with(&acts),
        "steps of RU on 2024-12-01",
        "approval of State Duma 2024-10-24 or 2024-10-25",
    );
}

/// What completes a ratification at home, by whatever organ a source names, or by none.
fn completion(day: &str, organ: Option<&str>, source: &str) -> String {
    let by = organ.map_or_else(String::new, |it| format!("    by law of \"{it}\"\n"));
    format!(
        "  {day}  RU completes ratification internally\n{by}    source \"{source}\" {day}, A2\n"
    )
}

#[test]
fn an_act_of_no_organ_is_that_of_the_only_one_or_of_the_first_that_can_have_done_it_that_day() {
    let president = completion("2024-11-09", Some("President"), "TASS");
    let speaker = completion("2024-11-12", Some("the speaker of the State Duma"), "RT");
    let two = "ratification of President 2024-11-09; ratification of the speaker of the State Duma 2024-11-12";
    let check = |acts: &[&str], expected: &str| {
        check(&with(&acts.concat()), "steps of RU on 2024-12-01", expected);
    };
    check(
        &[&president, &completion("2024-11-10", None, "KBS")],
        "ratification of President 2024-11-09 or 2024-11-10",
    );
    check(&[&president, &speaker, &completion("2024-11-12", None, "KBS")], two);
    check(
        &[&president, &speaker, &completion("2024-11-14", None, "KBS")],
        &format!("{two}; ratification 2024-11-14"),
    );
}

#[test]
fn an_organ_that_the_world_does_not_know_is_told_apart_by_its_folded_words() {
    let acts = vote("2024-10-24", "Committee on Treaties", "TASS")
        + &vote("2024-10-24", "committee on treaties", "RT")
        + &vote("2024-10-24", "the speaker of the State Duma", "RT");
    check(
        &with(&acts),
        "steps of RU on 2024-12-01",
        "approval of Committee on Treaties 2024-10-24; approval of the speaker of the State Duma \
         2024-10-24",
    );
}

#[test]
fn what_is_planned_of_an_organ_is_no_news_once_it_is_done_in_any_language() {
    let planned = "  2024-10-24  \"State Duma\" of RU votes for ratification\n    planned\n    \
                   source \"KBS\" 2024-10-14, B2\n";
    let done = vote("2024-10-24", "Duma Negara Rusia", "ANTARA");
    let acts = format!("{planned}{done}");
    check(&with(&acts), "warnings on 2024-12-01", "nothing");
    check(
        &with(planned),
        "warnings on 2024-12-01",
        "vote, by RU, of \"State Duma\" is only planned, and no fact (KBS 2024-10-14)",
    );
}
