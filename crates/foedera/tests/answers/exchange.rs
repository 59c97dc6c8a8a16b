//! Our own formats: what goes out comes in again, with the same id.

use foedera::Foedera;
use foedera::model::Graded;
use foedera::register::StatementId;

/// Every statement of every journal of the library.
fn library() -> Vec<Graded> {
    let foedera = Foedera::embedded().unwrap();
    foedera.library().treaties().flat_map(|it| it.journal.clone()).collect()
}

fn csv(text: &str) -> Result<foedera::Intake, foedera::Error> {
    foedera::read_csv(text.as_bytes(), Foedera::embedded().unwrap().library())
}

fn ids(statements: &[Graded]) -> Vec<String> {
    statements.iter().map(|it| StatementId::of(&it.statement).unwrap().to_string()).collect()
}

#[test]
fn json_lines_lose_nothing() {
    let statements = library();
    let mut out = Vec::new();
    foedera::write_json_lines(&statements, &mut out).unwrap();
    let foedera = Foedera::embedded().unwrap();
    let text = String::from_utf8(out).unwrap();
    let read = foedera::read_json_lines(&text, foedera.library()).unwrap();
    assert_eq!((&read.report.doubtful, &read.report.refused), (&vec![], &vec![]));
    assert_eq!(read.statements, statements);
    assert_eq!(ids(&read.statements), ids(&statements));
}

#[test]
fn csv_loses_nothing() {
    let statements = library();
    let mut out = Vec::new();
    foedera::write_csv(&statements, &mut out).unwrap();
    let read = csv(str::from_utf8(&out).unwrap()).unwrap();
    assert_eq!((&read.report.doubtful, &read.report.refused), (&vec![], &vec![]));
    assert_eq!(read.statements, statements);
}

#[track_caller]
fn no_table(text: &str, says: &str) {
    let error = csv(text).unwrap_err().to_string();
    assert!(error.contains(says), "{error}");
}

#[test]
fn a_table_whose_head_is_wrong_is_refused_whole() {
    no_table("treaty,act,who\n", "line 1: no column is called `who`");
    no_table("treaty,act,on,on\n", "line 1: the column `on` stands twice: leave one of them out");
}

/// The one refused row between two good ones.
#[track_caller]
fn refused(columns: &str, row: &str, says: &str) {
    let good = "PARIS-2015,signature";
    let more = ",".repeat(columns.matches(',').count() - 1);
    let read = csv(&format!("{columns}\n{good}{more}\n{row}\n{good}{more}\n")).unwrap();
    assert_eq!(
        (read.report.read, read.statements.len(), read.report.doubtful.len()),
        (3, 2, 0),
        "{read:?}"
    );
    let [refusal] = read.report.refused.as_slice() else { panic!("{read:?}") };
    assert_eq!((refusal.place.line, refusal.row.as_str()), (Some(3), row));
    assert!(refusal.why.contains(says), "{}", refusal.why);
}

#[test]
fn a_row_that_is_no_statement_is_refused_alone_with_its_reason() {
    refused("treaty,act", "PARIS-2015,dance", "`dance` is no kind of act");
    refused("treaty,act,on", "PARIS-2015,signature,12/03/48", "column `on`: `12/03/48` is no date");
    refused("treaty,act,grade", "PARIS-2015,signature,Z9", "`Z9` is no grade");
    refused("treaty,act,actors", "PARIS-2015,signature,Finland", "Finland");
    refused("treaty,act,on", "PARIS-2015,signature", "2 cells under 3 columns");
    refused("treaty,act,received", "PARIS-2015,signature,x", "column `received` holds no JSON");
}

#[test]
fn a_row_that_names_nobody_the_world_knows_is_refused() {
    refused("treaty,act,actors", "PARIS-2015,signature,FI QZ", "no entity has the id `QZ`");
    refused("treaty,act,actors", "PARIS-2015,signature,FIN", "did you mean `FI`?");
    refused("treaty,act,toward", "PARIS-2015,signature,QZ", "no entity has the id `QZ`");
}

#[test]
fn an_unknown_treaty_is_taken_with_a_doubt() {
    let read = csv("treaty,act\nPARIS-2015,signature\nA-1900,signature\n").unwrap();
    assert_eq!((read.statements.len(), read.report.refused.len()), (2, 0));
    assert_eq!(read.report.doubtful.len(), 1);
    assert_eq!(read.report.doubtful[0].place.line, Some(3));
    assert_eq!(read.report.doubtful[0].why, "the library holds no treaty `A-1900`");
}

#[test]
fn bytes_that_are_no_text_are_refused_and_shown() {
    let foedera = Foedera::embedded().unwrap();
    let table = b"treaty,act\nPARIS-2015,\xff\n".as_slice();
    let read = foedera::read_csv(table, foedera.library()).unwrap();
    assert_eq!(read.report.refused[0].why, "it is not UTF-8");
    let mut out = Vec::new();
    foedera::write_refused(&read.report.refused, &mut out).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "file,line,column,why,row\n,2,,it is not UTF-8,\"PARIS-2015,\u{fffd}\"\n"
    );
}

#[test]
fn the_shortest_row_is_an_act_that_happened() {
    let read = csv("treaty,act,on,actors\nA-1900,signature,1900-01-02,FR GB\n").unwrap();
    let statement = &read.statements[0].statement;
    assert_eq!(statement.status, foedera::model::Status::Happened);
    assert_eq!(statement.act.actors.len(), 2);
}
