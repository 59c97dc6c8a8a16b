//! The sentences of the language, by where they stand and by topic.
//!
//! Each table is compiled once. Of two sentences that both fit a line the first one counts, so the
//! more special one stands first.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use foedera_model::{Clause, Topic};

use crate::noun;
use crate::report::{
    BELOW_ACTS_PLACE, BELOW_EVENTS_PLACE, CLAUSE_PLACE, HEAD_PLACE, JOURNAL_PLACE, OWED_PLACE,
    SCENARIO_PLACE,
};
use crate::shape::{Shape, Table};

mod amending;
mod attribute;
mod commitment;
mod consent;
mod entry;
mod event;
mod exit;
mod head;
mod journal;
mod opener;
mod reservation;
mod said;
mod step;
mod term;

pub(crate) use commitment::{Manner, Owed};
pub(crate) use event::EventDraft;
pub(crate) use head::HeadDraft;
pub(crate) use journal::{AGAINST, ActDraft};
pub(crate) use opener::{Opener, Row};
pub(crate) use said::Said;

pub(crate) static OPENERS: LazyLock<Table<Option<Opener>>> =
    LazyLock::new(|| Table::new("at the left", &[opener::OPENERS]));

pub(crate) static ROWS: LazyLock<Table<Row>> =
    LazyLock::new(|| Table::new("of a table", &[opener::ROWS]));

pub(crate) static HEAD: LazyLock<Table<HeadDraft>> =
    LazyLock::new(|| Table::new(HEAD_PLACE, &[head::HEAD]));

pub(crate) static RECORDED: LazyLock<Table<HeadDraft>> =
    LazyLock::new(|| Table::new("below `recorded in force`", &[head::RECORDED]));

/// The sentences of a treaty by topic; of two that fit the first counts.
const BY_TOPIC: &[(Option<Topic>, &[Shape<Said>])] = &[
    (None, said::TEXTS),
    (Some(Topic::Consent), consent::CONSENT),
    (Some(Topic::Consent), consent::COUNTED),
    (Some(Topic::EntryIntoForce), entry::ENTRY),
    (Some(Topic::ProvisionalApplication), entry::PROVISIONAL),
    (Some(Topic::Reservations), reservation::RESERVATIONS),
    (Some(Topic::Declarations), reservation::DECLARATIONS),
    (Some(Topic::Amendment), amending::AMENDING),
    (Some(Topic::Duration), term::TERM),
    (Some(Topic::Withdrawal), exit::EXIT),
    (Some(Topic::Termination), term::END),
    (Some(Topic::Commitments), commitment::COMMITMENTS),
];

pub(crate) static CLAUSES: LazyLock<Table<Said>> = LazyLock::new(|| {
    let topics: Vec<_> = BY_TOPIC.iter().map(|it| it.1).collect();
    Table::new(CLAUSE_PLACE, &topics)
});

/// What a sentence of a treaty, by its pattern, is about.
pub(crate) fn topic_of(pattern: &str) -> Option<Topic> {
    let holds = |shapes: &[Shape<Said>]| shapes.iter().any(|it| it.pattern == pattern);
    BY_TOPIC.iter().find(|(_, shapes)| holds(shapes)).and_then(|it| it.0)
}

pub(crate) static BELOW_RULES: LazyLock<Table<Clause>> =
    LazyLock::new(|| Table::new("below a clause", &[entry::BELOW_RULES]));

pub(crate) static QUOTATIONS: LazyLock<Table<Vec<String>>> =
    LazyLock::new(|| Table::new("of a quotation", &[said::QUOTATIONS]));

pub(crate) static OWED: LazyLock<Table<Said>> =
    LazyLock::new(|| Table::new(OWED_PLACE, &[commitment::OWED]));

pub(crate) static MANNER: LazyLock<Table<Manner>> =
    LazyLock::new(|| Table::new("below a commitment", &[commitment::MANNER]).refusing(SAID_ABOVE));

const SAID_ABOVE: &str = "a line above says this already: join the two in one, such as `immediately and \
                          without delay`, or delete one";

pub(crate) static ACTS: LazyLock<Table<ActDraft>> = LazyLock::new(|| {
    let topics = [step::CONSENT, step::RELATIONS, step::END, journal::WHOLE];
    Table::new(JOURNAL_PLACE, &topics)
});

pub(crate) static BELOW_ACTS: LazyLock<Table<ActDraft>> =
    LazyLock::new(|| Table::new(BELOW_ACTS_PLACE, &[attribute::ATTRIBUTES]));

pub(crate) static EVENTS: LazyLock<Table<EventDraft>> =
    LazyLock::new(|| Table::new(SCENARIO_PLACE, &[event::EVENTS]));

pub(crate) static BELOW_EVENTS: LazyLock<Table<EventDraft>> =
    LazyLock::new(|| Table::new(BELOW_EVENTS_PLACE, &[event::ATTRIBUTES]));

/// Every sentence there is, with where it stands.
pub(crate) fn patterns() -> impl Iterator<Item = (&'static str, &'static str)> {
    fn of<T>(table: &'static Table<T>) -> impl Iterator<Item = (&'static str, &'static str)> {
        table.patterns().map(|it| (table.place, it))
    }
    of(&OPENERS)
        .chain(of(&ROWS))
        .chain(of(&HEAD))
        .chain(of(&RECORDED))
        .chain(of(&CLAUSES))
        .chain(of(&BELOW_RULES))
        .chain(of(&QUOTATIONS))
        .chain(of(&OWED))
        .chain(of(&MANNER))
        .chain(of(&ACTS))
        .chain(of(&BELOW_ACTS))
        .chain(of(&EVENTS))
        .chain(of(&BELOW_EVENTS))
}

/// The words that sentences are made of. None of them is a slip of another: each means something.
pub(crate) static RESERVED: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let words = patterns().flat_map(|(_, it)| it.split([' ', '[', ']', '/']));
    let nouns = noun::reserved().flat_map(|it| it.split(' '));
    words.chain(nouns).filter(|it| !it.is_empty() && !it.starts_with('{')).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Slot;

    #[test]
    fn every_slot_of_every_pattern_is_known() {
        for (place, pattern) in patterns() {
            for piece in pattern.split('{').skip(1) {
                let name = piece.split('}').next().unwrap_or_default();
                assert!(Slot::named(name).is_some(), "{place}: `{name}` in `{pattern}`");
            }
        }
    }

    #[test]
    fn no_sentence_is_declared_twice() {
        let mut all: Vec<_> = patterns().collect();
        all.sort_unstable();
        for pair in all.windows(2) {
            assert_ne!(pair[0], pair[1]);
        }
    }
}
