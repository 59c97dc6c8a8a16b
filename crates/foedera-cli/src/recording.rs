//! Putting statements into a register, with the progress and the words for it.

use foedera::model::Graded;
use foedera::{Entered, Machine, Manner, Record, Surroundings as _};

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
    let word = match manner {
        Manner::Recorded => "recorded",
        Manner::Proposed => "put into the queue",
    };
    let known = match entered.known() {
        0 => String::new(),
        known => format!(", {known} known already"),
    };
    format!("{} {word}{known}", days::count(entered.new.len(), "statement"))
}
