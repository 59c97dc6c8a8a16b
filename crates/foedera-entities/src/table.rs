//! The tables of names: one name a line, columns between tabs.
//!
//! `language  entity  kind  name  [from]  [until]`; `#` begins a comment at the start of a line.

use std::collections::BTreeMap;

use crate::problem::{Diagnostic, Problem};
use crate::{EntityId, EntityNo, Language, Name, Term};

/// Reads the names of a table in the languages that are wanted; a faulty row is left out, with a problem.
pub(crate) fn names(
    table: &str,
    numbers: &BTreeMap<EntityId, EntityNo>,
    wanted: impl Fn(Language) -> bool,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Name> {
    let mut names = Vec::new();
    for (at, row) in table.lines().enumerate() {
        if row.is_empty() || row.starts_with('#') {
            continue;
        }
        let tag = row.split_once('\t').map_or(row, |it| it.0).parse();
        if tag.is_ok_and(|it| !wanted(it)) {
            continue;
        }
        match name(row, numbers) {
            Ok(name) => names.push(name),
            Err(problem) => problems.push(problem.at(at + 1, 1)),
        }
    }
    names
}

fn name(row: &str, numbers: &BTreeMap<EntityId, EntityNo>) -> Result<Name, Problem> {
    let mut cells = row.split('\t');
    let mut cell = || cells.next().unwrap_or_default();
    let language = cell().parse().or(bad("the first column is no language tag"))?;
    let id = cell();
    let known = id.parse().ok().and_then(|it: EntityId| numbers.get(&it));
    let entity = *known.ok_or_else(|| Problem::UnknownEntity { id: crate::line::clip(id) })?;
    let kind = cell()
        .parse()
        .or(bad("the third column is none of common, official, alias, former, demonym, seat"))?;
    let text = cell();
    if text.trim() != text || !text.contains(char::is_alphanumeric) {
        return bad("the name has no letter, or white space around it");
    }
    let (from, until) = (cell(), cell());
    let during = during(from, until)?;
    if cells.next().is_some() {
        return bad("there are more than six columns");
    }
    Ok(Name { language, entity, kind, text: text.into(), during })
}

fn during(from: &str, until: &str) -> Result<Option<Term>, Problem> {
    if from.is_empty() && until.is_empty() {
        return Ok(None);
    }
    let date = |text: &str| match text {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|why: foedera_dates::DateError| Problem::BadDate { why: why.to_string() }),
    };
    Term::new(date(from)?, date(until)?).map(Some).ok_or(Problem::BadOrder)
}

fn bad<T>(why: &'static str) -> Result<T, Problem> {
    Err(Problem::BadRow { why })
}
