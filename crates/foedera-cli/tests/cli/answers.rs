//! Answers as pages: what is in force, why, what is missing, what changed.

use crate::command::{answer, json, run};

/// A page at eighty columns, about a treaty of test.
#[track_caller]
fn page(name: &str, typed: &str) {
    insta::assert_snapshot!(name, answer(&format!("{typed} --library tests/treaties")));
}

#[test]
fn a_status_shows_states_steps_what_is_missing_and_conflicts_apart() {
    page("status", "status FR-GB-1999 --on 1999-12-31");
}

#[test]
fn an_open_status_says_what_it_hangs_on() {
    page("status_open", "status OPEN-2001 --on 2001-06-15");
}

#[test]
fn a_pair_is_asked_by_any_name() {
    page("status_pair", "status OPEN-2001 --for Japon --with |United States| --on 2001-08-01");
}

#[test]
fn many_states_stand_in_columns_by_standing() {
    page("status_many", "status MANY-1960 --on 1965-01-01");
}

#[test]
fn an_explanation_is_an_account_with_clauses_and_sources() {
    page("explain", "explain FR-GB-1999 --on 2000-01-10");
}

#[test]
fn what_is_missing_is_a_checklist_with_what_would_follow() {
    page("missing", "missing OPEN-2001 --on 2001-04-15");
    page("missing_nothing", "missing OPEN-2001 --on 2001-08-01");
}

#[test]
fn a_timeline_is_drawn_with_its_boundaries_beneath() {
    page("timeline", "timeline OPEN-2001 --on 2002-01-01");
    page("timeline_state", "timeline MANY-1960 --for Mexico --on 1980-01-01 --known 1979-01-01");
}

#[test]
fn what_if_shows_what_would_change() {
    page(
        "what_if",
        "what-if DE-NL-2010 --on 2010-12-31 --add |2010-12-01  DE and NL exchange instruments of ratification|",
    );
}

#[test]
fn a_difference_stands_side_by_side() {
    page("diff", "diff FR-GB-1999 --from 1999-12-31 --to 2000-01-10");
    page(
        "diff_known",
        "diff FR-GB-1999 --on 2000-01-10 --known-from 2000-01-10 --known-to 2000-01-11",
    );
    let same = answer("diff FR-GB-1999 --from 1999-12-30 --to 1999-12-31 --library tests/treaties");
    assert!(same.contains("Nothing differs."), "{same}");
}

#[test]
fn what_if_says_nothing_differs_only_where_nothing_does() {
    let what_if = |add: &str| {
        answer(&format!("what-if FR-GB-1999 --on 1999-12-31 --library tests/treaties --add {add}"))
    };
    let told = what_if("|1999-12-01 France completes ratification internally|");
    assert!(!told.contains("Nothing differs"), "{told}");
    let told = what_if("|1999-12-01 GB opens negotiations|");
    assert!(told.contains("Nothing differs."), "{told}");
}

#[test]
fn a_timeline_ends_on_the_day_asked_for_and_follows_who_continues_whom() {
    page("timeline_continued", "timeline SU-KP-1961 --on 2000-01-01");
    let cut = answer("timeline SU-KP-1961 --for RU --on 1970-01-01");
    assert!(!cut.contains("RU") && cut.contains("later change"), "{cut}");
}

#[test]
fn a_state_that_another_continues_is_answered_for_in_words() {
    let out = answer("status SU-KP-1961 --for SU --on 1995-01-01");
    assert!(out.contains("RU continues SU"), "{out}");
}

#[test]
fn an_answer_after_the_end_says_when_it_ended() {
    let out = answer("status RU-KP-2000 --on 2025-01-01");
    assert!(
        out.contains("Not in force on 2025-01-01; ended 2024-12-04, replaced by RU-KP-2024."),
        "{out}"
    );
}

#[test]
fn a_policy_that_names_no_source_is_warned_of() {
    let out = answer("status FR-GB-1999 --on 2000-01-10 --believe Nobody --library tests/treaties");
    assert!(out.contains("! no statement has a source `Nobody`"), "{out}");
}

#[test]
fn the_library_is_a_table() {
    let out = answer("treaties --library tests/treaties");
    assert!(out.contains("OPEN-2001") && out.contains("NORTH-ATLANTIC-1949"), "{out}");
    // A treaty a line, its title cut where the line ends.
    assert_eq!(
        out.lines().count(),
        answer("treaties --json --library tests/treaties").lines().count()
    );
    assert!(out.lines().any(|it| it.ends_with('…')), "{out}");
    let whole = answer("treaties --whole --library tests/treaties");
    assert!(whole.contains("between") && !whole.contains('…'), "{whole}");
}

#[test]
fn a_day_that_is_still_to_come_is_called_one() {
    let asked = |on: &str| answer(&format!("status FR-GB-1999 --on {on} --library tests/treaties"));
    assert!(asked("9999-01-01").contains("still to come"));
    assert!(!asked("2000-01-10").contains("still to come"));
}

#[test]
fn reasons_that_stand_above_are_not_told_again_and_shares_have_their_unit() {
    let out = answer("explain PARIS-2015 --on 2017-01-01");
    assert_eq!(out.matches("ratification, by SK, on 2016-10-05").count(), 1, "{out}");
    assert!(out.contains("10 reasons, told above"), "{out}");
    assert!(out.contains("58.82 percent of ghg-2015, and 55 percent is needed"), "{out}");
}

#[test]
fn a_path_to_a_treaty_is_a_treaty() {
    let out = answer("status tests/treaties/FR-GB-1999.treaty --on 2000-01-10");
    assert!(out.contains("In force on 2000-01-10"), "{out}");
}

#[test]
fn without_a_day_the_answer_is_for_today_and_says_the_day() {
    let out = answer("status FR-GB-1999 --library tests/treaties");
    let line = out.lines().find(|it| it.contains(", today")).unwrap();
    let day = line.split(' ').find(|it| it.starts_with("20")).unwrap().trim_end_matches([',', ';']);
    assert!(day.parse::<foedera::Day>().is_ok(), "{line}");
}

#[test]
fn whose_word_is_used_is_named_and_decides() {
    let out =
        answer("status FR-GB-1999 --on 1999-12-31 --believe Tabloid --library tests/treaties");
    assert!(out.contains("believing Tabloid") && out.contains("1999-06-20"), "{out}");
    let out =
        answer("status FR-GB-1999 --on 2000-01-10 --known 2000-01-10 --library tests/treaties");
    assert!(out.contains("Not in force") && out.contains("as published by 2000-01-10"), "{out}");
}

#[test]
fn no_line_is_wider_than_the_page() {
    for columns in ["40", "60", "80", "120"] {
        for typed in ["status UNCLOS-1982", "explain PARIS-2015", "timeline ICCPR-1966", "treaties"]
        {
            let run = crate::command::run_with(typed, &[("COLUMNS", columns)], "");
            let most: usize = columns.parse().unwrap();
            for line in run.out.lines() {
                assert!(line.chars().count() <= most, "{typed} at {columns}: {line}");
            }
        }
    }
}

/// A drawing at any width: no line beyond the edge, none with blanks at its end.
#[test]
fn a_drawing_stays_on_the_page() {
    let drawn =
        ["ROME-STATUTE-1998", "PARIS-2015", "RU-KP-2024", "NPT-1968", "SU-KP-1961 --for RU"];
    for columns in [40, 60, 80, 133, 200] {
        for treaty in drawn {
            let width = columns.to_string();
            let typed = format!("timeline {treaty}");
            let run = crate::command::run_with(&typed, &[("COLUMNS", &width)], "");
            for line in run.out.lines() {
                assert!(line.chars().count() <= columns, "{typed} at {columns}: {line}");
                assert!(!line.ends_with([' ', '\u{a0}']), "{typed} at {columns}: {line}");
            }
        }
    }
}

#[test]
fn many_states_with_one_history_have_one_row() {
    let out = answer("timeline PARIS-2015");
    let rows = out.lines().take_while(|it| !it.contains('┬')).count();
    assert!(rows < 30 && out.contains(" states as "), "{out}");
}

#[test]
fn an_unknown_treaty_and_an_unknown_state_are_answered_with_what_comes_near() {
    let run1 = run("status RU-KP-2025");
    assert_eq!((run1.code, run1.out.as_str()), (2, ""));
    assert!(run1.err.contains("did you mean") && run1.err.contains("RU-KP-2024"), "{}", run1.err);
    let run2 = run("status NPT-1968 --for Frnace");
    assert_eq!(run2.code, 2);
    assert!(run2.err.contains("did you mean `France` (FR)"), "{}", run2.err);
}

#[test]
fn dates_ahead_are_a_table_and_a_calendar_for_other_programs() {
    let asked = "calendar SU-KP-1961 --from 1985-01-01 --to 1987-01-01";
    let table = answer(asked);
    assert!(table.contains("1985-09-10") && table.contains("1986-09-10"), "{table}");
    let told = json(asked);
    assert_eq!((&told["from"], &told["to"]), (&"1985-01-01".into(), &"1987-01-01".into()));
    assert_eq!(told["dates"][0]["kind"], "notice deadline");
    let renewals = json(&format!("{asked} --kind renewal"));
    let kinds: Vec<&serde_json::Value> =
        renewals["dates"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds, ["renewal"]);
    let ical = answer(&format!("{asked} --ical"));
    assert!(
        ical.starts_with("BEGIN:VCALENDAR\r\n") && ical.ends_with("END:VCALENDAR\r\n"),
        "{ical}"
    );
    let days = "DTSTART;VALUE=DATE:19860910\r\nDTEND;VALUE=DATE:19860911\r\n";
    assert!(ical.contains(days) && ical.contains("UID:SU-KP-1961.treaty.renewal.19860910@foedera"));
}

#[test]
fn a_list_of_parties_has_consents_days_and_who_is_not_settled_apart() {
    page("parties", "parties OPEN-2001 --on 2001-06-20");
    page("parties_reasons", "parties FR-GB-1999 --on 2000-01-10 --reasons");
    let told = json("parties OPEN-2001 --on 2002-01-01 --library tests/treaties");
    assert_eq!(told["parties"][0]["consent"]["on"], "2001-03-01");
    assert_eq!(told["not_yet"][0]["state"], "US");
}

#[test]
fn a_notification_tells_what_follows_from_an_act_and_who_can_object() {
    page(
        "notification",
        "notification OPEN-2001 --add |2003-03-10  CA accedes| --add |2003-03-10  CA makes a reservation to article 7|",
    );
    let refused =
        run("notification OPEN-2001 --add |2003/..  CA accedes| --library tests/treaties");
    assert_eq!(refused.code, 2, "{}", refused.err);
}

#[test]
fn the_codes_of_states_are_told_by_any_part_of_a_name() {
    let told = answer("states yemen");
    let codes: Vec<&str> = told.lines().filter(|it| !it.starts_with(' ')).collect();
    let codes: Vec<&str> = codes.iter().filter_map(|it| it.split_whitespace().next()).collect();
    assert_eq!(codes, ["YE", "YEMEN-NORTH", "YEMEN-SOUTH"], "{told}");
    assert!(told.contains("until 1990-05-22, then YE"), "{told}");
    assert_eq!(
        answer("states 也门 --on 1985-01-01").lines().filter(|it| it.starts_with('Y')).count(),
        2
    );
    assert!(answer("states ru").starts_with("RSFSR"), "a code tells the same subject's others");
    let none = run("states atlantis");
    assert_eq!((none.code, none.out.as_str()), (2, ""));
    assert!(none.err.contains("nobody is called `atlantis`"), "{}", none.err);
}
