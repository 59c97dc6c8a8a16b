//! From a report to the record: what was read becomes statements about a treaty of the library,
//! waits for review, and is believed once it is accepted.

use std::path::{Path, PathBuf};

use foedera::model::{ActKind, Graded};
use foedera::reader::{self, ReadOptions};
use foedera::register::StatementId;
use foedera::{Document, Foedera, Machine, Manner, Record, Surroundings as _, statements_of};

use crate::asking::{all, ask_in, line};

const REPORTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/reports");

/// The statements that one of the project's own reports gives.
fn read(name: &str) -> Vec<foedera::model::Statement> {
    let path = Path::new(REPORTS).join(name);
    let document = Document::open(&path, &Machine).unwrap();
    let reading =
        reader::read(&reader::Document::new(document.text.clone()), &ReadOptions::embedded());
    let library = Foedera::embedded().unwrap();
    statements_of(&document, &reading, Some("Example Post"), library.library())
}

/// Puts what a report says into the queue.
fn propose(record: &mut Record, name: &str) -> Vec<StatementId> {
    let statements = read(name).into_iter().map(|statement| Graded { statement, grade: None });
    record.enter(statements.collect(), Manner::Proposed, Machine.now(), |_| {}).unwrap().ids
}

/// A place for a register that no other test uses.
fn place(name: &str) -> String {
    let path: PathBuf = [env!("CARGO_TARGET_TMPDIR"), name].iter().collect();
    for ending in ["", "-wal", "-shm"] {
        // Nothing is there at the first run.
        drop(std::fs::remove_file(format!("{}{ending}", path.display())));
    }
    path.display().to_string()
}

#[test]
fn every_act_of_the_founding_reports_is_about_a_treaty_of_the_library() {
    for report in ["rukp-signed.en.txt", "rukp-ratified.id.txt", "rukp-exchange.en.txt"] {
        for statement in read(report) {
            let treaty = &statement.act.treaty;
            let known = ["RU-KP-2024", "RU-KP-2000"].contains(&treaty.as_str());
            assert!(known, "{report}: {treaty}");
            assert_eq!(statement.chain[0].name, "Example Post");
        }
    }
}

#[test]
fn a_statement_cites_its_words_and_the_document_by_its_hash() {
    let statements = read("rukp-exchange.en.txt");
    let exchange = statements.iter().find(|it| it.act.kind == ActKind::Exchange).unwrap();
    assert_eq!(exchange.act.on.as_ref().unwrap().to_string(), "2024-12-04");
    let passage = exchange.passage.as_ref().unwrap();
    assert!(passage.words.contains("exchanged instruments"), "{}", passage.words);
    assert_eq!(passage.sha256.as_ref().unwrap().len(), 64);
}

/// A treaty whose journal is empty: all that is known of it comes from the record.
const BARE: &str = "treaty RU-KP-2024 \"Treaty on Comprehensive Strategic Partnership\"\n  \
                    between KP and RU\n\narticle 22\n  consent by ratification\n  enters into force \
                    on exchange of instruments of ratification\n";

#[test]
fn what_is_read_counts_once_it_is_accepted() {
    let place = place("reports.db");
    let mut record = Record::init(&place, None, Machine.now()).unwrap();
    let ids = propose(&mut record, "rukp-exchange.en.txt");
    assert!(!ids.is_empty());
    assert_eq!(record.queue().unwrap().len(), ids.len());

    let answer = |record: Record| {
        let mut foedera = Foedera::embedded().unwrap();
        foedera.library_mut().add_text("bare", BARE).unwrap();
        line(&ask_in(&foedera.with_record(record), "RU-KP-2024", "2024-12-04", &all()))
    };
    assert_eq!(answer(Record::open(&place).unwrap()), "no");

    record.accept(&ids, Some("C2".parse().unwrap()), Machine.now()).unwrap();
    assert!(record.queue().unwrap().is_empty());
    assert_eq!(answer(Record::open(&place).unwrap()), "yes since 2024-12-04");
}

#[test]
fn a_report_that_is_read_twice_is_recorded_once() {
    let mut record = Record::init(&place("twice.jsonl"), None, Machine.now()).unwrap();
    let first = propose(&mut record, "rukp-signed.en.txt");
    let second = propose(&mut record, "rukp-signed.en.txt");
    assert_eq!(first, second);
    assert_eq!(record.queue().unwrap().len(), first.len());
    assert!(record.verify(&[record.head().unwrap()]).unwrap().is_sound());
}

/// Whose hand signed for a state makes it no other act: reports name one, both or none.
#[test]
fn who_signs_represents_a_state() {
    let mut hands = Vec::new();
    for name in ["rukp-signed.en.txt", "rukp-ratified.id.txt", "rukp-exchange.en.txt"] {
        let acts = read(name).into_iter().map(|it| it.act);
        for act in acts.filter(|it| it.kind == ActKind::Signature) {
            assert_eq!(act.organ, None, "in {name}");
            hands.extend(act.persons.into_iter().map(|it| it.name));
        }
    }
    assert!(hands.iter().any(|it| it.contains("Putin")), "{hands:?}");
}

/// A report that has the steps of leaving on other days than the depositary, or has only some.
fn leaving(text: &str, foedera: &Foedera) -> Vec<foedera::model::Statement> {
    let document = Document { name: "leaving".to_owned(), text: text.to_owned() };
    let mut told = reader::Document::new(text).in_language("en");
    told.published = "2025-03-06".parse().ok();
    let reading = reader::read(&told, &ReadOptions::embedded());
    statements_of(&document, &reading, None, foedera.library())
}

/// Votes and laws at home, and words that name no instrument, are steps at home; only a notice given
/// is one; an effect that came shows that a notice was given before.
#[test]
fn each_step_towards_leaving_is_an_act_of_its_own() {
    let foedera = Foedera::embedded().unwrap();
    let told = |text: &str| -> Vec<String> {
        let acts = leaving(text, &foedera).into_iter().map(|it| it.act);
        acts.map(|it| {
            format!("{} {}", it.kind, it.on.map_or_else(String::new, |it| it.to_string()))
        })
        .collect()
    };
    let of = "the Convention on Cluster Munitions";
    let check = |says: &str, expected: &str| {
        assert_eq!(told(&says.replace("TREATY", of)).join("; "), expected, "{says}");
    };
    check(
        "Lithuania's parliament voted on 18 July 2024 to quit TREATY.",
        "vote on withdrawal 2024-07-18",
    );
    check(
        "The president of Lithuania signed a law withdrawing from TREATY on 25 July 2024.",
        "domestic withdrawal 2024-07-25",
    );
    check("Lithuania withdrew from TREATY on 6 March 2025.", "domestic withdrawal 2025-03-06");
    check(
        "Lithuania notified the UN of its withdrawal from TREATY on 6 September 2024.",
        "notice of withdrawal 2024-09-06",
    );
    check(
        "Lithuania's withdrawal from TREATY took effect on 6 March 2025.",
        "notice of withdrawal ../2025-03-06",
    );
    check("Lithuania's withdrawal from TREATY will take effect on 6 May 2025.", "");
}

#[test]
fn a_poor_report_of_leaving_does_not_overturn_the_depositary() {
    let standing = |foedera: &Foedera, day: &str| {
        let states = ask_in(foedera, "CCM-2008", day, &all()).states;
        let own = states.into_iter().find(|it| it.state.as_str() == "LT").unwrap();
        format!("{} {:?} {:?}", own.standing, own.since, own.until)
    };
    let place = place("leaving.db");
    let mut record = Record::init(&place, None, Machine.now()).unwrap();
    let bare = Foedera::embedded().unwrap();
    let told = leaving(
        "Lithuania's withdrawal from the Convention on Cluster Munitions took effect on Thursday. \
         Its parliament had voted to quit the convention on 18 July 2024. Lithuania withdrew from the \
         convention on 1 March 2025, its neighbours said.",
        &bare,
    );
    assert!(told.len() >= 3, "{told:?}");
    let graded = told.into_iter().map(|statement| Graded { statement, grade: "D4".parse().ok() });
    record.enter(graded.collect(), Manner::Recorded, Machine.now(), |_| {}).unwrap();
    let with = Foedera::embedded().unwrap().with_record(record);
    for day in ["2024-08-01", "2025-03-05", "2025-03-06"] {
        assert_eq!(standing(&bare, day), standing(&with, day), "{day}");
    }
}
