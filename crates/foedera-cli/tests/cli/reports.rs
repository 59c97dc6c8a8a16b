//! Reports: read, shown with their words, handed on to a register.

use crate::command::{answer, fresh, json, run, run_with};

const REPORT: &str = "MOSCOW, 5 December 2024 - Peru ratified the treaty with Chile on 3 May 2023, \
                      the ministry said.\n";

#[test]
fn each_claim_is_shown_with_its_words_and_their_place() {
    let run = run_with("read - --lang en", &[], REPORT);
    assert_eq!(run.code, 0);
    insta::assert_snapshot!("read", run.out);
}

#[test]
fn a_language_that_nobody_can_read_is_no_report_without_acts() {
    let run = run_with("read - --lang xx", &[], REPORT);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("`xx`") && run.err.contains("de, en, es"), "{}", run.err);
    assert_eq!(run_with("read - --lang en-GB", &[], REPORT).code, 0);
}

#[test]
fn as_json_a_document_is_a_line_with_spans_in_bytes() {
    let run = run_with("read - --json", &[], REPORT);
    let line: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    for field in ["file", "lang", "published", "claims", "remarks"] {
        assert!(line.get(field).is_some(), "{field}");
    }
    let claim = &line["claims"][0];
    for field in
        ["kind", "treaty", "parties", "actor", "organ", "date", "place", "status", "attribution"]
    {
        assert!(claim.get(field).is_some(), "{field}");
    }
    let at = |end: usize| usize::try_from(claim["span"][end].as_u64().unwrap()).unwrap();
    assert!(REPORT[at(0)..at(1)].contains("ratified"));
}

#[test]
fn a_folder_is_read_whole_and_names_lose_their_ending() {
    let folder = fresh("reports");
    std::fs::create_dir_all(folder.join("more")).unwrap();
    std::fs::write(folder.join("a.txt"), REPORT).unwrap();
    std::fs::write(folder.join("more/b.txt"), "Nothing of the kind.").unwrap();
    std::fs::write(folder.join("c.md"), REPORT).unwrap();
    let out = answer(&format!("read --json {}", folder.display()));
    let names: Vec<serde_json::Value> = out
        .lines()
        .map(|it| serde_json::from_str::<serde_json::Value>(it).unwrap()["file"].clone())
        .collect();
    assert_eq!(names, ["a", "b"]);
}

#[test]
fn the_day_of_publication_can_be_given() {
    let read = run_with(
        "read - --json --published 2024-11-12",
        &[],
        "Peru signed a treaty with Chile on Monday.",
    );
    let line: serde_json::Value = serde_json::from_str(&read.out).unwrap();
    assert_eq!(line["published"], "2024-11-12");
    assert_eq!(line["claims"][0]["date"], "2024-11-11");
}

#[test]
fn how_it_was_read_is_told_on_demand() {
    let run = run_with("read - --explain", &[], REPORT);
    assert!(run.out.contains("How it was read"), "{}", run.out);
}

/// The exchange for which the treaty of test waits.
const EXCHANGE: &str = "BERLIN, 7 December 2010 - Germany and the Netherlands exchanged instruments of \
                        ratification of their treaty in Berlin on 6 December 2010.\n";

const TEXT: &str = "--library tests/treaties";

fn exchange(name: &str) -> String {
    let report = fresh(name);
    std::fs::write(&report, EXCHANGE).unwrap();
    report.display().to_string()
}

#[test]
fn a_report_goes_into_the_queue_and_from_there_into_the_answer() {
    let (report, register) = (exchange("exchange.txt"), fresh("reports.db"));
    let place = register.display();
    let typed = format!("read {report} --source |Daily Mirror| --into {place} {TEXT}");
    let read = run(&typed);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(read.err.contains("1 statement put into the queue"), "{}", read.err);

    let queue = answer(&format!("register queue --register {place}"));
    assert!(queue.contains("Daily Mirror 2010-12-07"), "{queue}");
    assert!(queue.contains("“Germany and the Netherlands exchanged"), "{queue}");
    let asked = format!("status DE-NL-2010 --on 2010-12-06 {TEXT} --register {place}");
    assert_eq!(json(&asked)["in_force"], "no");

    answer(&format!("register accept --all --grade B2 --register {place}"));
    assert_eq!(json(&asked)["in_force"], "yes");
    let again = run(&typed);
    assert!(again.err.contains("0 statements put into the queue, 1 known"), "{}", again.err);
}

/// An exchange, and what the treaty obliges to.
const OBLIGES: &str =
    " The treaty obliges both countries to provide military assistance without delay.\n";

#[test]
fn a_claim_that_gives_no_statement_is_named() {
    let (report, register) = (fresh("obliges.txt"), fresh("obliges.db"));
    std::fs::write(&report, format!("{}{OBLIGES}", EXCHANGE.trim_end())).unwrap();
    let read = run(&format!("read {} --into {} {TEXT}", report.display(), register.display()));
    assert!(read.err.contains("1 statement put into the queue"), "{}", read.err);
    let named = "shown and not filed, being no act of a state: claim 2 of obliges (obligation)";
    assert!(read.err.contains(named), "{}", read.err);

    let (report, register) = (exchange("acts-alone.txt"), fresh("acts-alone.db"));
    let read = run(&format!("read {report} --into {} {TEXT}", register.display()));
    assert!(!read.err.contains("not filed"), "{}", read.err);
}

/// By decree, for the treaty of test.
const DECREE: &str = "BERLIN, 7 December 2010 - The president of Germany signed a decree ratifying the \
                      treaty with the Netherlands on 6 December 2010.\n";

#[test]
fn the_form_of_an_act_goes_from_the_report_into_the_answer() {
    let shown = run_with("read - --lang en", &[], DECREE).out;
    assert!(shown.contains("2010-12-06  DE: ratification by decree"), "{shown}");
    let read = run_with("read - --json", &[], DECREE).out;
    let line: serde_json::Value = serde_json::from_str(&read).unwrap();
    assert_eq!(line["claims"][0]["form"], "decree");
    let plain = run_with("read - --json", &[], REPORT).out;
    let line: serde_json::Value = serde_json::from_str(&plain).unwrap();
    assert_eq!(line["claims"][0].get("form"), None, "nothing where no form is told");

    let (report, register) = (fresh("decree.txt"), fresh("decree.db"));
    std::fs::write(&report, DECREE).unwrap();
    let place = register.display();
    let typed = format!("read {} --into {place} --accept --grade B2 {TEXT}", report.display());
    assert_eq!(run(&typed).code, 0);
    let asked = format!("status DE-NL-2010 --on 2010-12-07 {TEXT} --register {place}");
    let status = answer(&asked);
    assert!(status.contains("ratification by decree"), "{status}");
}

#[test]
fn with_accept_no_review_is_asked_for() {
    let (report, register) = (exchange("exchanged.txt"), fresh("accepted.db"));
    let place = register.display();
    let read = run(&format!("read {report} --into {place} --accept --grade C3 {TEXT}"));
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(answer(&format!("register queue --register {place}")).contains("Nothing waits."));
    assert!(answer(&format!("export --register {place}")).contains("\"C3\""));
}

#[test]
fn what_is_filed_under_no_treaty_is_told_and_can_be_filed() {
    let (report, register) = (fresh("unfiled.txt"), fresh("unfiled.db"));
    let place = register.display();
    std::fs::write(&report, "Germany ratified the boundary pact with the Netherlands on Monday.")
        .unwrap();
    let read = format!("read {} --lang en --published 2011-03-01 --into {place}", report.display());
    let read = run(&read);
    assert!(read.err.contains("1 statement under no treaty of the library"), "{}", read.err);

    let accepted = answer(&format!("register accept --all --register {place}"));
    assert!(accepted.contains("boundary pact with the Netherlands (DE-NL)"), "{accepted}");
    assert!(accepted.contains("register accept ID… --treaty CODE"), "{accepted}");

    let id =
        json_lines(&answer(&format!("register log --json --register {place}")))[0]["id"].clone();
    let filed = format!(
        "register accept {} --treaty DE-NL-2010 {TEXT} --register {place}",
        id.as_str().unwrap()
    );
    assert_eq!(json(&filed)["unfiled"], serde_json::json!([]));
    let kept = json_lines(&answer(&format!("export --register {place}")));
    let last = kept.last().unwrap();
    assert_eq!(last["statement"]["act"]["treaty"], "DE-NL-2010");
    assert_eq!(last["statement"]["corrects"], id);
}

fn json_lines(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|it| serde_json::from_str(it).unwrap()).collect()
}
