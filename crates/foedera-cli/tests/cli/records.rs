//! The register: made, written, reviewed, proved, exported and imported again.

use std::fs;

use serde_json::Value;

use crate::command::{answer, fresh, json, run, run_with};

const ACT: &str = "|2010-12-01  DE and NL exchange instruments of ratification\n    source \"Gazette\" 2010-12-02, A1|";
const TEXT: &str = "--library tests/treaties";

/// A register with one act in it.
fn with_one_act(name: &str) -> String {
    let place = fresh(name).display().to_string();
    answer(&format!("register init {place} --origin example.org/test"));
    answer(&format!("register append DE-NL-2010 {ACT} {TEXT} --register {place}"));
    place
}

#[test]
fn both_stores_take_acts_and_answers_use_them() {
    for name in ["one.db", "one.jsonl"] {
        let place = with_one_act(name);
        let asked = format!("status DE-NL-2010 --on 2010-12-05 {TEXT}");
        assert_eq!(json(&asked)["in_force"], "no");
        assert_eq!(json(&format!("{asked} --register {place}"))["in_force"], "yes");
        let named = run_with(&format!("{asked} --json"), &[("FOEDERA_REGISTER", &place)], "");
        let named: Value = serde_json::from_str(&named.out).unwrap();
        assert_eq!(named["in_force"], "yes");
    }
}

#[test]
fn the_registers_own_clock_cuts() {
    let place = with_one_act("clock.db");
    let asked = format!("status DE-NL-2010 --on 2010-12-05 {TEXT} --register {place}");
    let then = json(&format!("{asked} --recorded 2001-01-01T00:00:00Z"));
    assert_eq!(
        (&then["in_force"], &then["recorded"]),
        (&"no".into(), &"2001-01-01T00:00:00Z".into())
    );
}

#[test]
fn a_register_is_not_made_over_another() {
    let place = with_one_act("twice.db");
    assert_eq!(run(&format!("register init --register {place}")).code, 2);
}

#[test]
fn what_waits_is_accepted_by_the_beginning_of_its_id_or_turned_down() {
    let place = fresh("review.db").display().to_string();
    answer(&format!("register init --register {place}"));
    let two = "|2010-12-01  DE ratifies| |2010-12-02  NL ratifies|";
    answer(&format!("register append DE-NL-2010 {two} --propose {TEXT} --register {place}"));
    let queue = answer(&format!("register accept --json --register {place}"));
    let ids: Vec<String> = queue
        .lines()
        .map(|it| serde_json::from_str::<Value>(it).unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), 2);

    answer(&format!("register accept {} --grade B2 --register {place}", &ids[0][..8]));
    answer(&format!("register reject {} --why |the wrong day| --register {place}", &ids[1][..8]));
    assert_eq!(answer(&format!("register queue --json --register {place}")), "");
    let log = answer(&format!("register log --register {place}"));
    assert!(log.contains("as B2") && log.contains("the wrong day"), "{log}");
    let kept = answer(&format!("export --register {place}"));
    assert_eq!(kept.lines().count(), 1);
    let none = run(&format!("register accept ffffffff --register {place}"));
    assert_eq!(none.code, 2);
    assert!(none.err.contains("no statement begins with"), "{}", none.err);
}

#[test]
fn a_changed_register_is_found_against_a_head_kept_elsewhere() {
    let place = with_one_act("proved.jsonl");
    let heads = fresh("heads.txt");
    fs::write(&heads, answer(&format!("register head --register {place}"))).unwrap();
    let typed = format!("register verify --register {place} --heads {}", heads.display());
    let sound = run(&typed);
    assert_eq!((sound.code, sound.err.as_str()), (0, ""));
    assert!(sound.out.starts_with("sound"), "{}", sound.out);

    let text = fs::read_to_string(&place).unwrap();
    fs::write(&place, text.replace("2010-12-01", "2010-12-02")).unwrap();
    let changed = run(&typed);
    assert_eq!(changed.code, 1, "{}{}", changed.out, changed.err);
    assert!(changed.out.contains("not sound"), "{}", changed.out);
    let said: Value = serde_json::from_str(&run(&format!("{typed} --json")).out).unwrap();
    assert_eq!(said["sound"], false);
}

#[test]
fn what_goes_out_comes_in_again_with_the_same_ids_and_grades() {
    let place = with_one_act("out.db");
    for form in ["csv", "jsonl"] {
        let out = answer(&format!("export --format {form} --register {place}"));
        let file = fresh(&format!("acts.{form}"));
        fs::write(&file, &out).unwrap();
        let copy = fresh(&format!("in-{form}.db")).display().to_string();
        answer(&format!("register init --register {copy}"));
        let typed = format!("import acts {} --register {copy}", file.display());
        assert_eq!(json(&typed)["new"], 1);
        assert_eq!(json(&typed)["known"], 1);
        assert_eq!(answer(&format!("export --format {form} --register {copy}")), out);
    }
}

#[test]
fn an_export_can_be_of_one_treaty() {
    let place = with_one_act("some.db");
    let of = |treaty: &str| answer(&format!("export --treaty {treaty} --register {place}"));
    assert_eq!((of("DE-NL-2010").lines().count(), of("OTHER").as_str()), (1, ""));
}

#[test]
fn a_table_with_an_unknown_column_is_refused_with_its_line() {
    let place = fresh("column.db").display().to_string();
    answer(&format!("register init --register {place}"));
    let file = fresh("column.csv");
    fs::write(&file, "treaty,act,whence\nA,signature,x\n").unwrap();
    let run = run(&format!("import acts {} --register {place}", file.display()));
    assert_eq!(run.code, 2);
    assert!(run.err.contains("line 1") && run.err.contains("whence"), "{}", run.err);
}

#[test]
fn a_command_that_needs_a_register_says_how_to_name_one() {
    let run = run("register log");
    assert!(run.err.contains("--register FILE.db") && run.err.contains("FOEDERA_REGISTER"));
}

#[test]
fn the_log_as_json_has_every_entry() {
    let place = with_one_act("log.db");
    let log = answer(&format!("register log --json --register {place}"));
    let entry: Value = serde_json::from_str(log.lines().next().unwrap()).unwrap();
    for field in ["seq", "recorded_at", "id", "draft", "previous", "hash"] {
        assert!(entry.get(field).is_some(), "{field}");
    }
}
