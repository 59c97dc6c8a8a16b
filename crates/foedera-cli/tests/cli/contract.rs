//! What scripts rely on: exit codes, the fields of the JSON, which stream says what.

use serde_json::Value;

use crate::command::{answer, json, run, run_with};

#[track_caller]
fn code(typed: &str, expected: i32) {
    let run = run(typed);
    assert_eq!(run.code, expected, "{typed}\n{}{}", run.out, run.err);
}

#[test]
fn a_question_answered_ends_with_nought_whatever_the_answer() {
    for on in ["1999-01-01", "1999-12-31", "2000-01-10"] {
        code(&format!("status FR-GB-1999 --on {on} --library tests/treaties"), 0);
    }
    code("status OPEN-2001 --on 2001-06-15 --library tests/treaties", 0);
}

#[test]
fn with_test_the_exit_code_is_the_answer() {
    code("status FR-GB-1999 --on 2000-01-10 --test --library tests/treaties", 0);
    code("status FR-GB-1999 --on 2000-01-09 --test --library tests/treaties", 1);
    code("status OPEN-2001 --on 2001-06-15 --test --library tests/treaties", 3);
    let add = "--add |2010-12-01  DE and NL exchange instruments of ratification|";
    code(&format!("what-if DE-NL-2010 --on 2010-12-31 --test {add} --library tests/treaties"), 0);
}

#[test]
fn wrong_usage_and_what_cannot_be_read_end_with_two() {
    for typed in [
        "",
        "stauts NPT-1968",
        "status",
        "status NPT-1968 --on yesterday",
        "status NPT-1968 --on 2024-02-30",
        "status NPT-1968 --with FR",
        "status NPT-1968 --believe |A1,|",
        "status NPT-1968 --recorded 2024-01-01T00:00:00Z",
        "status NPT-1968 --recorded yesterday",
        "status nowhere.treaty",
        "status NPT-1968 --library nowhere",
        "status NPT-1968 --register nowhere.db",
        "status NPT-1968 --register postgres://127.0.0.1:1/treaties",
        "diff NPT-1968",
        "diff NPT-1968 --from 2000-01-01",
        "what-if NPT-1968",
        "what-if NPT-1968 --add |2026-01-01  FR dances|",
        "check nowhere.treaty",
        "read nowhere.txt",
        "read tests/cli/main.rs --accept",
        "register log",
        "register log --register nowhere.db",
        "import acts nowhere.csv --register nowhere.db",
        "import ieadb nowhere --register nowhere.db",
        "completions tcsh",
        "man nothing",
    ] {
        let run = run(typed);
        assert_eq!(run.code, 2, "{typed}\n{}{}", run.out, run.err);
        assert_eq!(run.out, "", "{typed}");
        assert_ne!(run.err, "", "{typed}");
    }
}

#[test]
fn the_option_for_the_registers_clock_says_why_it_is_refused() {
    let run = run("status NPT-1968 --recorded 2024-01-01T00:00:00Z");
    assert!(run.err.contains("name a register"), "{}", run.err);
}

#[test]
fn every_command_helps_with_an_example() {
    for command in [
        "status",
        "explain",
        "missing",
        "timeline",
        "what-if",
        "diff",
        "treaties",
        "read",
        "check",
        "fmt",
        "import",
        "import acts",
        "import untc",
        "import ieadb",
        "panel",
        "audit",
        "audit eif",
        "audit atop",
        "export",
        "completions",
        "man",
        "register",
        "register init",
        "register append",
        "register queue",
        "register accept",
        "register reject",
        "register log",
        "register head",
        "register verify",
    ] {
        let help = answer(&format!("{command} --help"));
        assert!(help.contains("Example"), "{help}");
        assert!(help.contains("foedera"), "{help}");
    }
}

/// The fields of the contract, in the object and in its states and missing acts.
const STATUS: &[&str] = &[
    "treaty",
    "on",
    "known",
    "recorded",
    "believe",
    "in_force",
    "since",
    "until",
    "except",
    "states",
    "missing",
    "residual",
    "conflicts",
    "branches",
    "warnings",
    "because",
];

#[track_caller]
fn has(value: &Value, fields: &[&str]) {
    let object = value.as_object().unwrap();
    for field in fields {
        assert!(object.contains_key(*field), "{field} is missing in {value}");
    }
}

#[test]
fn status_as_json_has_the_fields_of_the_contract() {
    let status = json("status FR-GB-1999 --on 1999-12-31 --library tests/treaties");
    has(&status, STATUS);
    assert_eq!(status["in_force"], "no");
    assert_eq!(status["believe"], "default");
    let states = status["states"].as_array().unwrap();
    assert_eq!(states.len(), 2);
    for state in states {
        has(state, &["state", "standing", "since", "article_18", "axes", "steps"]);
    }
    assert_eq!(states[1]["steps"][0]["organ"], "House of Commons");
    let missing = &status["missing"][0];
    has(missing, &["act", "by", "clause"]);
    assert_eq!(missing["by"], serde_json::json!(["FR", "GB"]));
    has(&status["because"], &["says"]);
    assert_eq!(status["conflicts"].as_array().unwrap().len(), 1);
}

#[test]
fn an_open_status_as_json_says_on_what_it_hangs() {
    let status = json("status OPEN-2001 --on 2001-06-15 --library tests/treaties");
    assert_eq!(status["in_force"], "open");
    assert_eq!(status["open_on"][0]["kind"], "date");
}

#[test]
fn the_same_object_answers_explain_missing_and_what_if() {
    for typed in [
        "explain FR-GB-1999 --on 1999-12-31",
        "missing FR-GB-1999 --on 1999-12-31 --known 2000-01-01",
        "what-if FR-GB-1999 --on 1999-12-31 --add |1999-12-01  FR ratifies|",
    ] {
        has(&json(&format!("{typed} --library tests/treaties")), STATUS);
    }
}

#[test]
fn an_answer_with_acts_added_is_marked_as_supposed() {
    let add = "--on 1999-12-31 --add |1999-12-01  FR ratifies| --library tests/treaties";
    assert_eq!(json(&format!("what-if FR-GB-1999 {add}"))["supposed"], true);
    let plain = json("status FR-GB-1999 --on 1999-12-31 --library tests/treaties");
    assert!(plain.get("supposed").is_none());
}

#[test]
fn timeline_and_diff_as_json() {
    let timeline = json("timeline FR-GB-1999 --library tests/treaties");
    has(&timeline, &["treaty", "changes", "warnings"]);
    has(&timeline["changes"][0], &["on", "state", "from", "to", "certain", "because"]);
    let diff = json("diff FR-GB-1999 --from 1999-12-31 --to 2000-01-10 --library tests/treaties");
    has(&diff, &["treaty", "before", "after", "differences"]);
    has(&diff["differences"][0], &["what", "before", "after"]);
}

#[test]
fn the_library_as_json_is_a_line_a_treaty() {
    for line in answer("treaties --json").lines() {
        has(&serde_json::from_str(line).unwrap(), &["treaty", "title", "between", "file"]);
    }
}

#[test]
fn a_wrong_day_is_told_with_the_way_to_write_one() {
    let told = |day: &str| run(&format!("status OPEN-2001 --on {day}")).err;
    for loose in ["12/03/48", "yesterday", "2024"] {
        assert!(told(loose).contains("2024-11-12"), "{}", told(loose));
    }
    assert!(told("2024-02-30").contains("there is no day 2024-02-30"));
    assert!(!told("2024-02-30").contains("byte"), "{}", told("2024-02-30"));
}

#[test]
fn an_empty_scenario_is_asked_for_and_a_register_that_is_not_there_is_named_once() {
    let empty = run_with("casus -", &[], "");
    assert_eq!(empty.code, 2);
    assert!(empty.err.contains("holds no scenario"), "{}", empty.err);
    let gone = run("register log --register nowhere.db");
    assert_eq!(
        (gone.code, gone.err.matches("no register nowhere.db").count()),
        (2, 1),
        "{}",
        gone.err
    );
}
