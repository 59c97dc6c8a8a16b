//! The founding case: the treaty between Russia and the DPRK, from signature to replacement.

#![cfg(test)]

mod asked;

use asked::check;

const PARTNERSHIP: &str = r#"treaty RU-KP-2024 "Treaty on Comprehensive Strategic Partnership"
  between KP and RU

article 22
  consent by ratification
  enters into force on exchange of instruments of ratification
  replaces RU-KP-2000 on entry into force

acts
  2024-06-19  KP and RU sign
    source "TASS" 2024-06-19, A2
  2024-10-24  "State Duma" of RU votes for ratification
    source "TASS" 2024-10-24, A1
  2024-11-06  "Federation Council" of RU votes for ratification
    source "TASS" 2024-11-06, A1
  2024-11-09  RU completes ratification internally
    by law
    source "TASS" 2024-11-09, A1
  2024-11-11  KP completes ratification internally
    by decree of "President of State Affairs"
    source "KCNA" 2024-11-12, A1
  2024-12-04  KP and RU exchange instruments of ratification
    source "TASS" 2024-12-04, A1
---
treaty RU-KP-2000 "Treaty on Friendship"
  between KP and RU

consent by ratification
enters into force on exchange of instruments of ratification
in force for 10 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end
silent on withdrawal

acts
  2000-02-09  KP and RU sign
  2000-06-24  KP and RU exchange instruments of ratification
"#;

/// The older treaty first, so that it is the one asked about.
fn friendship() -> String {
    let (new, old) = PARTNERSHIP.split_once("---\n").unwrap();
    format!("{old}---\n{new}")
}

#[test]
fn from_negotiation_over_signature_to_force() {
    check(PARTNERSHIP, "states on 2024-06-18", "KP negotiating; RU negotiating");
    check(
        PARTNERSHIP,
        "states on 2024-06-19",
        "KP signatory since 2024-06-19 (a); RU signatory since 2024-06-19 (a)",
    );
    check(
        PARTNERSHIP,
        "states on 2024-12-03",
        "KP signatory since 2024-06-19 (a); RU signatory since 2024-06-19 (a)",
    );
    check(
        PARTNERSHIP,
        "states on 2024-12-04",
        "KP party since 2024-12-04; RU party since 2024-12-04",
    );
    check(PARTNERSHIP, "on 2024-12-03", "no");
    check(PARTNERSHIP, "on 2024-12-04", "yes since 2024-12-04");
}

#[test]
fn domestic_ratification_is_a_step_and_the_exchange_is_missing() {
    check(PARTNERSHIP, "steps of RU on 2024-10-23", "");
    check(
        PARTNERSHIP,
        "steps of RU on 2024-11-12",
        "approval of State Duma 2024-10-24; approval of Federation Council 2024-11-06; \
         ratification 2024-11-09",
    );
    check(
        PARTNERSHIP,
        "steps of KP on 2024-11-12",
        "ratification of President of State Affairs 2024-11-11",
    );
    check(PARTNERSHIP, "missing on 2024-11-12", "exchange of instruments of ratification by KP RU");
    check(PARTNERSHIP, "follows on 2024-11-12", "2024-11-12");
}

#[test]
fn the_older_treaty_ends_the_same_day_also_when_asked_alone() {
    check(&friendship(), "on 2024-12-03", "yes since 2000-06-24 until 2024-12-04");
    check(&friendship(), "on 2024-12-04", "no");
    check(
        &friendship(),
        "states on 2024-12-04",
        "KP ended since 2024-12-04; RU ended since 2024-12-04",
    );
}

#[test]
fn who_knew_no_more_than_was_published_does_not_know_the_exchange() {
    check(PARTNERSHIP, "on 2024-12-04 known 2024-11-30", "no");
    check(
        PARTNERSHIP,
        "missing on 2024-12-04 known 2024-11-30",
        "exchange of instruments of ratification by KP RU",
    );
    check(&friendship(), "on 2024-12-04 known 2024-11-30", "yes since 2000-06-24");
}

/// The report of another day for Russia's law, with a grade.
fn with_rival(grade: &str) -> String {
    let rival = format!(
        "  2024-10-09  RU completes ratification internally\n    by law\n    source \"Outlet\" 2024-11-10, {grade}\n---"
    );
    PARTNERSHIP.replacen("---", &rival, 1)
}

#[test]
fn a_worse_grade_is_overruled_shown_and_found_impossible() {
    let text = with_rival("C3");
    check(
        &text,
        "conflicts on 2024-11-12",
        "domestic ratification (law), by RU: 2024-11-09 against 2024-10-09 (not believed)",
    );
    check(
        &text,
        "steps of RU on 2024-11-12",
        "approval of State Duma 2024-10-24; approval of Federation Council 2024-11-06; \
         ratification 2024-11-09",
    );
    let told = asked::answer(&text, "warnings on 2024-11-12");
    assert!(told.contains("on 2024-10-09 would precede vote, by RU, of \"Federation Council\""));
}

#[test]
fn an_equal_grade_branches_the_step_and_not_the_treaty() {
    let text = with_rival("A1");
    check(
        &text,
        "steps of RU on 2024-11-12",
        "ratification 2024-10-09 or 2024-11-09; approval of State Duma 2024-10-24; \
         approval of Federation Council 2024-11-06",
    );
    check(&text, "branches on 2024-11-12", "nothing");
    check(&text, "on 2024-11-12", "no");
    check(&text, "on 2024-12-04", "yes since 2024-12-04");
}

#[test]
fn under_the_outlets_word_alone_its_day_is_the_day() {
    let text = with_rival("C3");
    check(&text, "steps of RU on 2024-11-12 believing \"Outlet\"", "ratification 2024-10-09");
    check(&text, "on 2024-12-04 believing \"Outlet\"", "no");
}

#[test]
fn the_reason_names_clause_act_and_day() {
    check(
        PARTNERSHIP,
        "why on 2024-12-04",
        "RU-KP-2024 is in force since 2024-12-04
  it entered into force on 2024-12-04 [article 22]
    on 2024-12-04, the day itself [article 22]
      the exchange of instruments was complete on 2024-12-04
        exchange of instruments, by KP and RU, on 2024-12-04",
    );
}
