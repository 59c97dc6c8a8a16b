//! Whatever is written with typed columns is the CSV row by row, and what is held while it is written has bounds.

pub(crate) mod read_back;

use std::sync::Arc;

use foedera_model::Graded;
use foedera_register::Hash;

use super::table::Group;
use super::{Cell, Columnar, Kind, Table};
use crate::acts_file::{read_json_lines, write_csv, write_statement_columns};
use crate::memberships::{Membership, write_memberships, write_memberships_columns};
use crate::{Error, Library};
use read_back::{groups, same_as};

#[test]
fn statements_are_the_rows_of_their_csv() {
    let lines = [
        r#"{"act":{"treaty":"RU-KP-2024","kind":"signature","actors":["RU","KP"],"on":"2024-06-19","place":"Pyongyang"},"status":"happened","chain":[{"name":"Kyiv Post, \"KCNA\"","published":"2024-11-12"}],"passage":{"document":"a.txt","span":[0,5],"words":"a\nb"}}"#,
        r#"{"act":{"treaty":"Paris, 1919","kind":"signature","on":"1919-06"},"status":"denied","note":"naïve 條約"}"#,
    ];
    let lines: Vec<String> = lines
        .iter()
        .zip([r#","grade":"B2""#, ""])
        .map(|(it, grade)| format!("{{\"statement\":{it}{grade}}}"))
        .collect();
    let intake = read_json_lines(&lines.join("\n"), &Library::default()).unwrap();
    let statements: Vec<Graded> = intake.statements;
    assert_eq!(statements.len(), 2, "{:?}", intake.report);
    let mut csv = Vec::new();
    write_csv(&statements, &mut csv).unwrap();
    let rows = same_as(&csv, |form, out| write_statement_columns(&statements, form, out));
    assert_eq!((rows[0][0].as_str(), rows[1][0].as_str()), ("RU-KP-2024", "Paris, 1919"));
}

#[test]
fn memberships_are_the_rows_of_their_csv() {
    let text = |it: &str| it.to_owned();
    let whole = Membership {
        treaty: text("IEA-1"),
        entity: text("GY"),
        name: text("Guyana, \"Co-operative Republic\""),
        iso3: text("GUY"),
        cow: text("110"),
        since_earliest: "1899-12-31".parse().ok(),
        since_latest: "1993-05-10".parse().ok(),
        until_earliest: None,
        until_latest: "9999-12-31".parse().ok(),
        basis: "consent as recorded",
        by: text("accession"),
        recorded_in_force: text("1993-08"),
        mtdsg: String::new(),
        unts: String::new(),
        iea: text("1"),
        law: String::new(),
    };
    let bare = Membership {
        name: String::new(),
        iso3: String::new(),
        since_earliest: None,
        since_latest: None,
        until_latest: None,
        ..whole.clone()
    };
    let rows = [whole, bare];
    let mut csv = Vec::new();
    write_memberships(&rows, &mut csv).unwrap();
    same_as(&csv, |form, out| write_memberships_columns(&rows, form, out));
}

/// How many rows the groups of a Parquet file of one column have, where they may be so great.
fn grouped<'c>(group: Group, kind: Kind, cells: impl Iterator<Item = Cell<'c>>) -> Vec<i64> {
    let mut bytes = Vec::new();
    let form = Columnar::parquet().unwrap();
    let mut table = Table::grouped(group, form, vec![("it", kind)], &mut bytes).unwrap();
    cells.for_each(|it| table.row(&[it]).unwrap());
    table.finish().unwrap();
    groups(bytes)
}

#[test]
fn a_group_has_no_more_rows_than_its_limit() {
    let flags = (0..25_000).map(|it| Cell::Flag(it % 3 == 0));
    let group = Group { rows: 10_000, bytes: 1 << 20 };
    assert_eq!(grouped(group, Kind::Flag, flags), [10_000, 10_000, 5_000]);
}

/// What is held while a group is gathered is what will be written of it.
#[test]
fn a_group_of_long_texts_ends_before_it_fills_the_memory() {
    // Hashes, since what repeats itself is written short.
    let texts: Vec<String> =
        (0..25_000_u32).map(|it| Hash::of(&it.to_le_bytes()).to_string()).collect();
    let group = Group { rows: 1 << 20, bytes: 1 << 19 };
    let groups = grouped(group, Kind::Text, texts.iter().map(|it| Cell::words(it)));
    assert!(groups.len() > 2, "{groups:?}");
    assert_eq!(groups.iter().sum::<i64>(), 25_000);
}

#[test]
fn an_empty_table_has_its_columns() {
    let none: &[Membership] = &[];
    for form in [Columnar::parquet().unwrap(), Columnar::arrow().unwrap()] {
        let mut bytes = Vec::new();
        assert_eq!(write_memberships_columns(none, form, &mut bytes).unwrap(), 0);
        assert!(String::from_utf8_lossy(&bytes).contains("since_earliest"));
    }
}

#[test]
fn a_row_that_does_not_fit_is_refused() {
    let names: Arc<[String]> = ["FR".to_owned()].into();
    let columns = vec![("state", Kind::Name(names)), ("year", Kind::Year)];
    let mut table = Table::new(Columnar::arrow().unwrap(), columns, Vec::new()).unwrap();
    let mut refused = |cells: &[Cell<'_>]| table.row(cells).is_err_and(|it: Error| it.is_usage());
    assert!(!refused(&[Cell::Name(0), Cell::Year(1914)]));
    assert!(refused(&[Cell::Name(1), Cell::Year(1914)]), "there is no second name");
    assert!(refused(&[Cell::Year(1914), Cell::Name(0)]));
    assert!(refused(&[Cell::Name(0)]));
}
