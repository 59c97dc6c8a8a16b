//! `treaties.csv`: the treaties, with the days of entry into force and end that are evidence.

use std::collections::BTreeMap;
use std::sync::Arc;

use foedera_dates::Edtf;
use foedera_model::{ActKind, Grade, Source, Voice};

use crate::table::{Column, Row, Table};
use crate::{Collection, Error, Listed, RecordedDate, Report, date, number};

/// A treaty as listed, and who says what stands in its rows.
#[derive(Debug)]
pub(crate) struct Treaty {
    pub(crate) listed: Listed,
    pub(crate) source: Arc<Source>,
}

/// The treaties by id, and their order.
#[derive(Debug, Default)]
pub(crate) struct Treaties {
    order: Vec<String>,
    by_id: BTreeMap<String, Treaty>,
}

impl Treaties {
    pub(crate) fn read(table: &Table, report: &mut Report) -> Result<Self, Error> {
        let columns = Columns::of(table)?;
        let mut treaties = Self::default();
        for row in table.rows(report) {
            let id = row.get(columns.id).to_owned();
            if id.is_empty() || treaties.by_id.contains_key(&id) {
                let why =
                    if id.is_empty() { "it has no id" } else { "its id stands in a row above" };
                report.refuse(&table.place(row, columns.id), row.raw(), why);
                continue;
            }
            let treaty = columns.treaty(table, row, &id, report);
            report.take();
            treaties.order.push(id.clone());
            treaties.by_id.insert(id, treaty);
        }
        Ok(treaties)
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Treaty> {
        self.by_id.get(id)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Treaty> {
        self.by_id.get_mut(id)
    }

    pub(crate) fn into_listed(mut self) -> Vec<Listed> {
        let listed = self.order.iter().filter_map(|id| self.by_id.remove(id));
        listed.map(|it| it.listed).collect()
    }
}

struct Columns {
    id: Column,
    title: Column,
    signature: Column,
    force: Column,
    source: Column,
    bilateral: Option<Column>,
    force_ggo: Option<Column>,
    termination: Option<Column>,
    untc_id: Option<Column>,
    text_file: Option<Column>,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, Error> {
        Ok(Self {
            id: table.column("id")?,
            title: table.column("title")?,
            signature: table.column("signature")?,
            force: table.column("force")?,
            source: table.column("source")?,
            bilateral: table.optional("bilateral"),
            force_ggo: table.optional("force_ggo"),
            termination: table.optional("termination"),
            untc_id: table.optional("untc_id"),
            text_file: table.optional("text_file"),
        })
    }

    fn treaty(&self, table: &Table, row: &Row, id: &str, report: &mut Report) -> Treaty {
        let filled = |column: Option<Column>| column.and_then(|it| row.filled(it));
        let source = Arc::new(source(row.get(self.source)));
        let mut listed = Listed::new(id, row.get(self.title), row.place.clone());
        listed.bilateral = filled(self.bilateral).map(|it| it == "1");
        listed.text = filled(self.text_file).map(|it| format!("texts/{it}"));
        listed.numbers.extend(id.strip_prefix("IEA-").map(|it| (Collection::Iea, it.to_owned())));
        listed.numbers.extend(id.strip_prefix("GGO-").map(|it| (Collection::Ggo, it.to_owned())));
        listed
            .numbers
            .extend(filled(self.untc_id).and_then(number::mtdsg).map(|it| (Collection::Mtdsg, it)));
        listed.signed = self.date(table, row, Some(self.signature), report);
        let ggo = Arc::new(self::source("GGO"));
        for (column, kind, source) in [
            (Some(self.force), ActKind::EntryIntoForce, &source),
            (self.force_ggo, ActKind::EntryIntoForce, &ggo),
            (self.termination, ActKind::Termination, &source),
        ] {
            let on = self.date(table, row, column, report);
            listed.recorded.extend(on.map(|on| RecordedDate {
                kind,
                of: None,
                part: None,
                occurrence: 1,
                on: Some(on),
                derived: false,
                source: Arc::clone(source),
                note: None,
                place: row.place.clone(),
            }));
        }
        Treaty { listed, source }
    }

    /// A date of the row; one that cannot be read is left out, and the report says so.
    fn date(
        &self,
        table: &Table,
        row: &Row,
        column: Option<Column>,
        report: &mut Report,
    ) -> Option<Edtf> {
        let column = column?;
        match date::ieadb(row.filled(column)?) {
            Ok(on) => on,
            Err(why) => {
                report.doubt(&table.place(row, column), format!("left out: {why}"));
                None
            }
        }
    }
}

/// Who says what stands in the rows of a treaty, by the column `source`: `IEADB 2026-01`.
///
/// The database is coded by researchers from the depositaries' lists (B2); the other compiles such
/// databases, and sometimes copied one column into another (C3).
fn source(word: &str) -> Source {
    let (name, on) = match word.rsplit_once(' ') {
        Some((name, day)) => (name, day.parse().ok()),
        None => (word, None),
    };
    let (name, grade) = match name {
        "IEADB" => ("International Environmental Agreements Database", "B2"),
        _ if name.starts_with("GGO") => ("manytreaties, Global Governance data", "C3"),
        _ => (word, "F6"),
    };
    let grade: Option<Grade> = grade.parse().ok();
    Source { chain: vec![Voice { name: name.to_owned(), on }], grade }
}
