//! Our own formats: what goes out comes in again, with the same id.

use foedera::Foedera;
use foedera::model::Graded;
use foedera::register::StatementId;

/// Every statement of every journal of the library.
fn library() -> Vec<Graded> {
    let foedera = Foedera::embedded().unwrap();
    foedera.library().treaties().flat_map(|it| it.journal.clone()).collect()
}

fn ids(statements: &[Graded]) -> Vec<String> {
    statements.iter().map(|it| StatementId::of(&it.statement).unwrap().to_string()).collect()
}

#[test]
fn json_lines_lose_nothing() {
    let statements = library();
    let mut out = Vec::new();
    foedera::write_json_lines(&statements, &mut out).unwrap();
    let read = foedera::read_json_lines(&String::from_utf8(out).unwrap()).unwrap();
    assert_eq!(read, statements);
    assert_eq!(ids(&read), ids(&statements));
}

#[test]
fn csv_loses_nothing() {
    let statements = library();
    let mut out = Vec::new();
    foedera::write_csv(&statements, &mut out).unwrap();
    let read = foedera::read_csv(out.as_slice()).unwrap();
    assert_eq!(read, statements);
}

#[track_caller]
fn refused(csv: &str, says: &str) {
    let error = foedera::read_csv(csv.as_bytes()).unwrap_err().to_string();
    assert!(error.contains(says), "{error}");
}

#[test]
fn a_row_that_is_no_statement_is_refused_with_its_line() {
    refused("treaty,act,who\n", "line 1: no column is called `who`");
    refused("treaty,act\nA-1900,signature\nA-1900,dance\n", "line 3: `dance` is no kind of act");
    refused("treaty,act,on\nA-1900,signature,12/03/48\n", "line 2");
    refused("treaty,act,grade\nA-1900,signature,Z9\n", "line 2: `Z9` is no grade");
    refused("treaty,act,actors\nA-1900,signature,Finland\n", "line 2");
}

#[test]
fn the_shortest_row_is_an_act_that_happened() {
    let read =
        foedera::read_csv("treaty,act,on,actors\nA-1900,signature,1900-01-02,FR GB\n".as_bytes());
    let statement = read.unwrap().remove(0).statement;
    assert_eq!(statement.status, foedera::model::Status::Happened);
    assert_eq!(statement.act.actors.len(), 2);
}
