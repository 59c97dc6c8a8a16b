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
    let mut record = Record::init(&place, None).unwrap();
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
    let mut record = Record::init(&place("twice.jsonl"), None).unwrap();
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
