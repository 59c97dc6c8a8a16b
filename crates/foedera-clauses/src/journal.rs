//! Statements to the text of a journal, for people to read and edit.
//!
//! A journal holds less than a record: no hashes of documents, no rule that read a passage, no
//! correction of another statement. What is written is therefore read back at once, and whatever
//! does not come back as it was is told ([`Lost`]); a statement of which the journal would say
//! something else is left out.

mod attributes;
mod lost;
mod sentence;

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{Graded, Statement, Status};

pub use lost::Lost;

/// Statements as the journal of one treaty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    /// A whole file in its canonical form: the treaty's name and its acts.
    pub text: String,
    /// What the text does not hold, by statement.
    pub lost: Vec<Lost>,
}

/// The journal of a treaty from statements about it, in the order of their days; those of one day stand
/// as they came. Several that tell of one act in one way, one after the other, are one act with several
/// sources.
///
/// ```
/// let text = "treaty A-1900 \"T\"\n\nacts\n  1900-01-02  FR and GB sign\n    source \"Gazette\", B2\n";
/// let read = foedera_clauses::parse(text).value.statements;
/// let written = foedera_clauses::journal("A-1900", "T", &read);
/// assert_eq!((written.text.as_str(), written.lost.len()), (text, 0));
/// ```
#[must_use]
pub fn journal(treaty: &str, title: &str, statements: &[Graded]) -> Journal {
    let head = format!("treaty {treaty} {}\n\nacts\n", crate::token::quoted(title));
    let mut written = Journal { text: head.clone(), lost: Vec::new() };
    let (places, statements) = in_order(statements);
    let mut from = 0;
    while let Some(rest) = statements.get(from..).filter(|it| !it.is_empty()) {
        let group = rest.get(..one_act(rest)).unwrap_or(rest);
        let places = places.iter().skip(from).copied();
        match act(treaty, group).filter(|act| says(&head, act, group.len())) {
            None => written.lost.extend(places.take(group.len()).map(Lost::whole)),
            Some(act) => {
                let read = crate::parse(&format!("{head}{act}")).value.statements;
                let pairs = places.zip(group.iter().zip(&read));
                written.lost.extend(pairs.filter_map(|(at, (was, is))| Lost::of(at, was, is)));
                written.text.push_str(&act);
            }
        }
        from += group.len();
    }
    written.lost.sort_by_key(|it| it.statement);
    written
}

/// Statements in the order of their days, each with its place among those handed in. What happened on
/// one of several days stands where the last of them does, what has no last day behind all others.
fn in_order(statements: &[Graded]) -> (Vec<usize>, Vec<Graded>) {
    let day = |it: &Graded| it.statement.act.on.as_ref().and_then(|it| it.bounds().latest());
    let mut all: Vec<(usize, &Graded)> = statements.iter().enumerate().collect();
    all.sort_by_key(|(_, it)| day(it).unwrap_or(Day::MAX));
    all.into_iter().map(|(place, it)| (place, it.clone())).unzip()
}

/// How many of the first statements tell of one act in one way; at least one. First come those that
/// say so, each a source, then the states that contest it.
fn one_act(statements: &[Graded]) -> usize {
    let Some((first, rest)) = statements.split_first() else { return 0 };
    let first = &first.statement;
    let words = |it: &Statement| it.passage.as_ref().map(|it| it.words.clone());
    let is_same = |other: &Statement| {
        first.act == other.act && words(first) == words(other) && other.corrects.is_none()
    };
    let is_source = |it: &&Graded| {
        let other = &it.statement;
        let has_sources = !(first.chain.is_empty() || other.chain.is_empty());
        is_same(other) && has_sources && first.status == other.status && first.note == other.note
    };
    let contests = |it: &&Graded| {
        let by = it.statement.chain.first().map(|it| it.name.parse::<EntityId>());
        is_same(&it.statement)
            && it.statement.status == Status::Contested
            && matches!(by, Some(Ok(_)))
    };
    let sources = rest.iter().take_while(is_source).count();
    1 + sources + rest.iter().skip(sources).take_while(contests).count()
}

/// The lines of one act; nothing where the journal has no words for it.
fn act(treaty: &str, group: &[Graded]) -> Option<String> {
    let first = &group.first()?.statement;
    if first.retracts || first.status == Status::Contested || first.act.treaty != treaty {
        return None;
    }
    let (line, said) = sentence::of(&first.act)?;
    let mut text = format!("  {line}\n");
    for line in attributes::of(group, &said) {
        text.push_str(&format!("    {line}\n"));
    }
    Some(text)
}

/// Whether an act is read as so many statements, without a fault.
fn says(head: &str, act: &str, statements: usize) -> bool {
    let read = crate::parse(&format!("{head}{act}"));
    !read.has_errors() && read.value.statements.len() == statements
}
