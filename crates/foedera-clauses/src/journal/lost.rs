//! What a journal does not hold of a statement, found by comparing what was written with what is
//! read back.

use foedera_model::{Act, Graded, Passage};

/// What is lost of one statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The place of the statement among those that were handed in.
    pub statement: usize,
    /// What of it, in words; `the whole` where the journal says nothing of it.
    pub what: Vec<&'static str>,
}

impl Lost {
    pub(super) fn whole(statement: usize) -> Self {
        Self { statement, what: vec!["the whole"] }
    }

    /// What is not as it was; nothing where all is.
    pub(super) fn of(statement: usize, was: &Graded, is: &Graded) -> Option<Self> {
        let mut what = of_act(&was.statement.act, &is.statement.act);
        let (old, new) = (&was.statement, &is.statement);
        let lost = [
            (old.status != new.status, "the status"),
            (old.chain != new.chain, "who says so"),
            (old.published != new.published, "the day of publication"),
            (words(&old.passage) != words(&new.passage), "the words of the passage"),
            (place(&old.passage) != place(&new.passage), "where the passage stands"),
            (old.rule != new.rule, "the rule that read it"),
            (old.corrects != new.corrects, "which statement it corrects"),
            (old.note != new.note, "the note"),
            (was.grade != is.grade, "the grade"),
        ];
        what.extend(lost.into_iter().filter(|(is_lost, _)| *is_lost).map(|(_, it)| it));
        (!what.is_empty()).then_some(Self { statement, what })
    }
}

fn of_act(was: &Act, is: &Act) -> Vec<&'static str> {
    let lost = [
        (was.kind != is.kind, "the kind of act"),
        (was.treaty != is.treaty, "the treaty"),
        (was.actors != is.actors, "who acted"),
        (was.organ != is.organ, "the organ"),
        (was.on != is.on, "the day"),
        (was.received != is.received, "the receipts"),
        (was.effective != is.effective, "the effective day"),
        (was.notified != is.notified, "the day of its notification"),
        (was.place != is.place, "the place"),
        (was.form != is.form, "the form"),
        (was.vote != is.vote, "the vote"),
        (was.persons != is.persons, "the persons"),
        (was.provisions != is.provisions, "the provisions"),
        (was.toward != is.toward, "toward whom"),
        (was.territories != is.territories, "the territories"),
        (was.name != is.name, "the name"),
        (was.occurrence != is.occurrence, "which doing it is"),
        (was.hour != is.hour, "the hour"),
        (was.given_as != is.given_as, "the date as given"),
    ];
    lost.into_iter().filter(|(is_lost, _)| *is_lost).map(|(_, it)| it).collect()
}

fn words(passage: &Option<Passage>) -> Option<&str> {
    passage.as_ref().map(|it| it.words.as_str())
}

/// A passage without its words: document, hash and place.
fn place(passage: &Option<Passage>) -> Option<Passage> {
    passage.clone().map(|it| Passage { words: String::new(), ..it })
}
