//! Putting statements into a register, with the progress and the words for it.

use foedera::model::{Graded, Statement};
use foedera::register::StatementId;
use foedera::{Entered, Foedera, Machine, Manner, Record, Surroundings as _};

use crate::asking::today;
use crate::page::Page;
use crate::problems;
use crate::progress::Progress;
use crate::show::days;

/// Enters statements; long work shows how far it is.
pub(crate) fn enter(
    record: &mut Record,
    statements: Vec<Graded>,
    manner: Manner,
) -> anyhow::Result<Entered> {
    let progress = Progress::new("recording", statements.len());
    Ok(record.enter(statements, manner, Machine.now(), |number| progress.at(number))?)
}

/// `3 statements recorded, 1 known already`
pub(crate) fn in_words(entered: &Entered, manner: Manner) -> String {
    let mut counts = Counts::default();
    counts.add(entered);
    counts.in_words(manner)
}

/// How many statements were entered, where their ids are not kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) new: usize,
    known: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, entered: &Entered) {
        self.new += entered.new.len();
        self.known += entered.known();
    }

    /// `3 statements recorded, 1 known already`
    pub(crate) fn in_words(self, manner: Manner) -> String {
        let word = match manner {
            Manner::Recorded => "recorded",
            Manner::Proposed => "put into the queue",
        };
        let known = match self.known {
            0 => String::new(),
            known => format!(", {known} known already"),
        };
        format!("{} {word}{known}", days::count(self.new, "statement"))
    }
}

/// What stands beside new statements: the register's own, and those of the journals.
pub(crate) fn beside(foedera: &Foedera, record: &Record) -> anyhow::Result<Vec<Graded>> {
    let mut beside = record.believed()?;
    let journals = foedera.library().treaties();
    beside.extend(journals.flat_map(|it| it.journal.iter().cloned()));
    Ok(beside)
}

/// What of new statements should be looked at twice.
pub(crate) fn doubts(
    record: &Record,
    new: &[StatementId],
    beside: &[Graded],
) -> anyhow::Result<Vec<String>> {
    let new: Vec<Statement> = record.statements(new)?.into_iter().map(|(_, it)| it).collect();
    Ok(foedera::dubious(&new, beside, today()?))
}

/// What should be looked at twice, beside the answer.
pub(crate) fn remark(doubts: &[String], page: &Page) {
    doubts.iter().for_each(|it| problems::remark(&format!("mind: {it}"), page));
}
