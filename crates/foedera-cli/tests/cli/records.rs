//! The register: made, written, reviewed, proved, exported and imported again.

use std::fs;
use std::thread;

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
fn a_journal_in_a_file_has_no_such_clock_and_the_answer_says_so() {
    let place = with_one_act("uncut.db");
    let cut = "--recorded 2001-01-01T00:00:00Z";
    let says = "does not know when it was recorded";
    let asked = |command: &str, more: &str| {
        run(&format!("{command} FR-GB-1999 --on 2005-01-01 {TEXT} {more} --json"))
    };
    let whole = asked("status", &format!("--register {place}"));
    assert!(!whole.out.contains(says), "{}", whole.out);
    let status = asked("status", &format!("--register {place} {cut}"));
    assert!(status.out.contains(says), "{}", status.out);
    let timeline = asked("timeline", &format!("--register {place} {cut}"));
    assert!(timeline.err.contains(says), "{}", timeline.err);
    // Where it is the only record, the question cannot be answered.
    let alone = asked("status", cut);
    assert_eq!(alone.code, 2);
    assert!(alone.err.contains("--register"), "{}", alone.err);
}

#[test]
fn whoever_vouches_for_what_waits_accepts_it() {
    let place = fresh("vouched.db").display().to_string();
    answer(&format!("register init --register {place}"));
    let append = format!("register append DE-NL-2010 {ACT} {TEXT} --register {place}");
    let waiting = || answer(&format!("register queue --json --register {place}")).lines().count();
    answer(&format!("{append} --propose"));
    assert_eq!(waiting(), 1);
    assert_eq!(json(&append)["new"].as_array().unwrap().len(), 1);
    assert_eq!(waiting(), 0);
    assert_eq!(json(&append)["known"], 1);
    let log = answer(&format!("register log --register {place}"));
    assert!(log.contains("proposed") && log.contains("accepted"), "{log}");
    assert_eq!(answer(&format!("export --register {place}")).lines().count(), 1);
}

#[test]
fn what_was_read_and_waits_is_accepted_when_it_is_read_again_with_accept() {
    let place = fresh("read-accept.db").display().to_string();
    let report = fresh("accepted.txt");
    fs::write(&report, "Moscow, 12 November 2024 - Peru's Congress approved the treaty with Chile on 11 November 2024.\n").unwrap();
    let read = format!("read {} --published 2024-11-12 --into {place}", report.display());
    let waiting = || answer(&format!("register queue --json --register {place}")).lines().count();
    assert_eq!(run(&read).code, 0);
    assert_eq!(waiting(), 1);
    let again = run(&format!("{read} --accept --grade C3"));
    assert!(again.err.contains("1 statement recorded"), "{}", again.err);
    assert_eq!(waiting(), 0);
    let kept = answer(&format!("export --register {place}"));
    assert!(kept.contains("\"grade\":\"C3\""), "{kept}");
}

#[test]
fn what_stands_is_not_accepted_again() {
    let place = fresh("again.db").display().to_string();
    answer(&format!("register init --register {place}"));
    answer(&format!("register append DE-NL-2010 {ACT} --propose {TEXT} --register {place}"));
    let id = json(&format!("register accept --register {place}"))["id"].clone();
    let accept = format!("register accept {} --register {place}", id.as_str().unwrap());
    let head = || answer(&format!("register head --register {place}"));
    assert!(answer(&accept).starts_with("1 statement accepted\n"));
    let sealed = head();
    assert!(answer(&accept).starts_with("0 statements accepted, 1 stands already\n"));
    assert_eq!(json(&accept)["known"], 1);
    assert!(answer(&format!("{accept} --grade A1")).contains("1 stands already"));
    let filed = format!("{accept} --treaty DE-NL-2010 {TEXT}");
    assert!(answer(&filed).contains("1 stands already"));
    assert_eq!(head(), sealed);
    // Another grade is a verdict of its own.
    assert!(answer(&format!("{accept} --grade C3")).starts_with("1 statement accepted\n"));
    assert_ne!(head(), sealed);
}

#[test]
fn many_append_at_once_and_none_is_sent_away() {
    const WRITERS: usize = 6;
    for name in ["crowd.db", "crowd.jsonl"] {
        let place = with_one_act(name);
        let append = |writer: usize| {
            let source = ACT.replace("Gazette", &format!("Gazette {writer}"));
            let ran =
                run(&format!("register append DE-NL-2010 {source} {TEXT} --register {place}"));
            assert_eq!(ran.code, 0, "{}", ran.err);
        };
        thread::scope(|scope| {
            for writer in 0..WRITERS {
                scope.spawn(move || append(writer));
            }
        });
        let log = answer(&format!("register log --json --register {place}"));
        assert_eq!(log.lines().count(), 1 + WRITERS);
        assert_eq!(run(&format!("register verify --register {place}")).code, 0);
    }
}

#[test]
fn heads_that_are_none_prove_nothing() {
    let (place, heads) = (with_one_act("unproved.db"), fresh("none.txt"));
    let verify = format!("register verify --register {place} --heads {}", heads.display());
    for text in ["", " \n\n"] {
        fs::write(&heads, text).unwrap();
        let found = run(&verify);
        assert_eq!(found.code, 2, "{}", found.out);
        assert!(found.err.contains("holds no head"), "{}", found.err);
    }
    fs::write(&heads, answer(&format!("register head --register {place}"))).unwrap();
    assert_eq!(run(&verify).code, 0);
}

#[test]
fn registers_without_a_name_of_their_own_get_one_that_no_other_has() {
    let origin = |name: &str| {
        let place = fresh(name).display().to_string();
        let made = json(&format!("register init {place}"));
        made["head"]["origin"].as_str().unwrap().to_owned()
    };
    let (one, other) = (origin("first.db"), origin("second.db"));
    assert!(one != other && one.starts_with("foedera.local/register/"), "{one} {other}");
    let place = fresh("named.db").display().to_string();
    let named = json(&format!("register init {place} --origin example.org/r"));
    assert_eq!(named["head"]["origin"], "example.org/r");
}

#[test]
fn what_should_be_looked_at_twice_is_recorded_and_told() {
    let place = with_one_act("dubious.db");
    let append =
        |act: &str| run(&format!("register append DE-NL-2010 |{act}| {TEXT} --register {place}"));
    let future = append("9999-01-01  DE ratifies");
    assert_eq!(future.code, 0);
    assert!(
        future.err.contains("ratification, by DE, on 9999-01-01 lies after today"),
        "{}",
        future.err
    );
    let second = append("2011-01-01  DE ratifies");
    assert!(second.err.contains("by DE, on 9999-01-01 stands already"), "{}", second.err);
    assert_eq!(answer(&format!("export --register {place}")).lines().count(), 3);
}

#[test]
fn the_log_shows_how_each_source_puts_it() {
    let place = fresh("statuses.db").display().to_string();
    answer(&format!("register init --register {place}"));
    let acts = "|2010-12-01  DE ratifies\n    planned| |2010-12-02  NL ratifies|";
    answer(&format!("register append DE-NL-2010 {acts} {TEXT} --register {place}"));
    let log = answer(&format!("register log --register {place}"));
    let rows: Vec<&str> = log.lines().map(str::trim).collect();
    assert!(rows.contains(&"DE-NL-2010 · planned"), "{log}");
    assert!(rows.contains(&"DE-NL-2010 · happened"), "{log}");
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
fn a_record_carried_to_a_fresh_register_hands_on_the_same() {
    let place = fresh("whole.db").display().to_string();
    answer(&format!("register init --register {place}"));
    let file = "../../treaties/RU-KP-2024.treaty";
    answer(&format!("import acts {file} --register {place}"));
    let whole = answer(&format!("export --format jsonl --register {place}"));
    assert!(10 < whole.lines().count());
    for form in ["csv", "jsonl", "treaty"] {
        let out = run(&format!("export --format {form} --register {place}"));
        assert_eq!((out.code, out.err.as_str()), (0, ""), "{form}");
        let file = fresh(&format!("whole.{form}"));
        fs::write(&file, &out.out).unwrap();
        let copy = fresh(&format!("whole-{form}.db")).display().to_string();
        answer(&format!("register init --register {copy}"));
        answer(&format!("import acts {} --register {copy}", file.display()));
        assert_eq!(answer(&format!("export --format jsonl --register {copy}")), whole, "{form}");
    }
}

#[test]
fn a_journal_tells_what_it_does_not_hold() {
    let place = fresh("lossy.db").display().to_string();
    let report = fresh("lossy.txt");
    fs::write(&report, "Moscow, 12 November 2024 - Russia's Senate approved the treaty with North Korea on 6 November 2024.\n").unwrap();
    answer(&format!("read {} --published 2024-11-12 --into {place} --accept", report.display()));
    let out = run(&format!("export --format treaty --register {place}"));
    assert_eq!(out.code, 0, "{}", out.err);
    assert!(out.out.contains("votes for ratification"), "{}", out.out);
    assert!(out.err.contains("not held by a journal: the rule that read it of 1 statement"));
}

#[test]
fn a_journal_is_of_one_treaty_that_has_an_id() {
    let place = with_one_act("several.db");
    let file = fresh("several.csv");
    let form = "export --format treaty";
    fs::write(&file, "treaty,act,on\nParis Agreement (UN),signature,2016-04-22\n").unwrap();
    answer(&format!("import acts {} --register {place}", file.display()));
    let refused = |typed: String, says: &str| {
        let run = run(&typed);
        assert_eq!(run.code, 2);
        assert!(run.err.contains(says), "{}", run.err);
    };
    refused(format!("{form} --register {place}"), "name one with --treaty, of DE-NL-2010, Paris");
    refused(format!("{form} --treaty X --register {place}"), "no accepted statement is about `X`");
    let named = format!("{form} --treaty |Paris Agreement (UN)| --register {place}");
    refused(named, "is no id, and a journal needs one");
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
fn an_import_accounts_for_every_row_and_keeps_those_it_refuses() {
    let place = fresh("account.db").display().to_string();
    answer(&format!("register init --register {place}"));
    let (file, kept) = (fresh("account.csv"), fresh("account.refused.csv"));
    let rows = "PARIS-2015,signature,KE\nA-1900,signature,FR\nPARIS-2015,signature,QZ\n";
    let doubtful = fresh("account.doubtful.csv");
    fs::write(&file, format!("treaty,act,actors\n{rows}")).unwrap();
    let typed = format!("import acts {} --register {place}", file.display());
    let done = run(&typed);
    assert_eq!(done.code, 1, "{}", done.err);
    let account = "3 rows read: 2 taken, 1 of them doubtful; 1 refused";
    assert!(done.out.contains(account), "{}", done.out);
    assert!(done.err.contains("doubtful: line 3: the library holds no treaty `A-1900`"));
    assert!(done.err.contains("refused: line 4: no entity has the id `QZ`"), "{}", done.err);
    let refused = fs::read_to_string(&kept).unwrap();
    assert!(refused.ends_with(",4,,no entity has the id `QZ`,\"PARIS-2015,signature,QZ\"\n"));
    let told = fs::read_to_string(&doubtful).unwrap();
    assert_eq!(told, "file,line,column,why\n,3,,the library holds no treaty `A-1900`\n");
    // Of a treaty that the register knows by now nothing is doubted.
    let json: Value = serde_json::from_str(&run(&format!("{typed} --json")).out).unwrap();
    let counts = ["read", "taken", "doubtful", "refused", "new", "known"].map(|it| &json[it]);
    assert_eq!(counts, [3, 2, 0, 1, 0, 2]);
    assert_eq!(json["doubtful_rows"], Value::Null);
    let elsewhere = fresh("elsewhere.csv");
    run(&format!("{typed} --refused {}", elsewhere.display()));
    assert_eq!(fs::read_to_string(elsewhere).unwrap(), refused);
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

#[test]
fn what_is_not_there_is_said_with_the_way_to_it() {
    let place = with_one_act("lost.jsonl");
    let nothing = run(&format!("export --treaty OTHER-1999 --register {place}"));
    assert_eq!((nothing.code, nothing.out.as_str()), (0, ""));
    assert!(nothing.err.contains("no accepted statement about `OTHER-1999`"), "{}", nothing.err);
    // Without the folder of treaties only the register knows this one, and nobody its clauses.
    let unknown = run(&format!("status DE-NL-2010 --on 2010-12-05 --register {place}"));
    assert_eq!(unknown.code, 0, "{}", unknown.err);
    let says = unknown.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(says.contains("Open on 2010-12-05"), "{says}");
    assert!(says.contains("foedera draft TEXT"), "{says}");
    let missing = run("export --register nowhere.db");
    assert!(missing.err.contains("foedera register init nowhere.db"), "{}", missing.err);
}
