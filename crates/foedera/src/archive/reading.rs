//! The reader over an archive: pieces in, what became of each out, in order, whatever the threads.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};

use foedera_archive::in_order;
use foedera_dates::Edtf;
use foedera_model::Reading;
use foedera_reader::{self as reader, ReadOptions, Trace};

use super::walk::Piece;
use super::{Filed, Located, Reports};
use crate::surroundings::Surroundings;

/// How many pieces go from thread to thread together, at most: alone, short ones would cost more on the way
/// than in the reading.
const TOGETHER_MAX: usize = 64;

/// How many bytes go together; a larger piece goes alone.
const TOGETHER_BYTES: usize = 128 << 10;

/// Texts of more bytes are read one at a time: what several of them take together is too much.
const LARGE_BYTES: usize = 128 << 10;

/// How documents are read.
#[derive(Clone, Debug)]
pub struct Manner<'o> {
    pub options: &'o ReadOptions,
    /// The language of all of them; what the archive says of one counts where nothing is given.
    pub lang: Option<String>,
    /// The day of publication of all of them, likewise.
    pub published: Option<Edtf>,
    /// Leaves out what may not tell of an act.
    pub skim: bool,
    /// Keeps what was seen on the way.
    pub explain: bool,
}

/// A piece of the archive, and what became of it.
#[derive(Debug)]
pub struct Told {
    pub at: Located,
    pub became: Became,
}

/// What became of a piece.
#[derive(Debug)]
pub enum Became {
    /// The last one that an earlier run has done.
    Before,
    /// No document: a picture in a tar.
    Aside,
    /// A document that may not tell of an act.
    LeftOut,
    Read(Box<Read>),
    /// It cannot be read; why.
    Fault(String),
}

/// A document that was read.
#[derive(Debug)]
pub struct Read {
    pub filed: Filed,
    pub reading: Reading,
    pub trace: Option<Trace>,
}

impl Reports {
    /// Reads every document, in so many threads beside the one that cuts and this one, and hands on what
    /// became of each piece in the order of the archive. The first `done` pieces are passed over.
    ///
    /// What is held at once does not grow with the archive: a few batches for each thread, and the list of
    /// the files of one folder.
    ///
    /// # Errors
    /// The sink's; it ends the reading.
    pub fn read<E>(
        &self,
        manner: &Manner<'_>,
        world: &(dyn Surroundings + Sync),
        done: u64,
        threads: NonZero<usize>,
        mut sink: impl FnMut(Vec<Told>) -> Result<(), E>,
    ) -> Result<(), E> {
        let source = |take: &mut dyn FnMut(Vec<(bool, Piece)>) -> ControlFlow<()>| {
            // Who stopped it knows.
            let _stopped = self.batches(world, done, take).is_break();
        };
        let large = Mutex::new(());
        let work = |batch: Vec<(bool, Piece)>| -> Vec<Told> {
            let told = batch.into_iter().map(|(before, piece)| {
                let at = piece.at();
                let alone = (LARGE_BYTES < piece.len)
                    .then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
                let became =
                    if before { Became::Before } else { self.became(piece.content, &at, manner) };
                drop(alone);
                Told { at, became }
            });
            told.collect()
        };
        in_order(threads, source, work, &mut sink)
    }

    /// Hands on the pieces together, each with whether it was the last that is done.
    fn batches(
        &self,
        world: &dyn Surroundings,
        done: u64,
        take: &mut dyn FnMut(Vec<(bool, Piece)>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let (mut batch, mut bytes, mut number) = (Vec::new(), 0, 0);
        self.pieces(world, &mut |piece| {
            number += 1;
            if number < done {
                return ControlFlow::Continue(());
            }
            bytes += piece.len;
            batch.push((number == done, piece));
            if batch.len() < TOGETHER_MAX && bytes < TOGETHER_BYTES {
                return ControlFlow::Continue(());
            }
            bytes = 0;
            take(std::mem::take(&mut batch))
        })?;
        if batch.is_empty() { ControlFlow::Continue(()) } else { take(batch) }
    }

    fn became(
        &self,
        content: Result<foedera_archive::Content, String>,
        at: &Located,
        manner: &Manner<'_>,
    ) -> Became {
        match content.and_then(|it| Filed::new(it, at, &self.fields)) {
            Ok(Some(filed)) => manner.read(filed),
            Ok(None) => Became::Aside,
            Err(why) => Became::Fault(why),
        }
    }
}

impl Manner<'_> {
    /// What is asked of the reader: the document's text, taken out of it, with what is known of it.
    #[must_use]
    pub fn asked(&self, filed: &mut Filed) -> reader::Document {
        reader::Document {
            text: std::mem::take(&mut filed.document.text),
            lang: self.lang.clone().or_else(|| filed.lang.clone()),
            published: self.published.clone().or_else(|| filed.published.clone()),
        }
    }

    fn read(&self, mut filed: Filed) -> Became {
        let document = self.asked(&mut filed);
        if self.skim && !reader::may_tell(&document, self.options) {
            return Became::LeftOut;
        }
        let (reading, trace) = if self.explain {
            let (reading, trace) = reader::read_explained(&document, self.options);
            (reading, Some(trace))
        } else {
            (reader::read(&document, self.options), None)
        };
        filed.document.text = document.text;
        Became::Read(Box::new(Read { filed, reading, trace }))
    }
}
