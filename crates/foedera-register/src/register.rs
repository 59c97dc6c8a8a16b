//! The register: everything that has to do with two times, computed in one place, from entries.
//!
//! What stood at an instant is a fold over the entries recorded by then. No store answers such a
//! question by itself, so no two stores can answer it differently.

use std::path::Path;

use foedera_model::Graded;
use jiff::Timestamp;

use crate::chain::Walk;
use crate::review::{Review, State, corrected};
use crate::verify::{Verification, verify};
use crate::{Draft, Entry, Error, Head, Origin, Receipt, StatementId, Store, store};

/// How often an append for which no end is expected is begun, others having been first each time.
/// Each time one of them is done, so this is how many can write at once.
pub const APPEND_TRIES_MAX: u32 = 1000;

/// A statement of the register with its weight and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub id: StatementId,
    /// The entry that brought it.
    pub seq: u64,
    /// When that entry was recorded.
    pub recorded_at: Timestamp,
    /// With the grade that it had by the end of what was asked.
    pub graded: Graded,
}

/// An append-only record over a store. [`Register::append`] is the only way to change one.
///
/// It can go from thread to thread, and is used by one at a time; each writer opens its own.
#[derive(Debug)]
pub struct Register<S = Box<dyn Store>> {
    store: S,
    /// The standing of every statement in the first `reviewed` entries.
    review: Review,
    reviewed: u64,
}

impl Register<Box<dyn Store>> {
    /// Makes a register in a new file: `.db` or `.sqlite` is SQLite, `.jsonl` a log of JSON lines. A place that begins
    /// with `postgres://` is a PostgreSQL database, in builds with the feature `postgres`.
    ///
    /// # Errors
    /// Something is there already; the place says nothing of a store; the disk or the server fails.
    pub fn init(place: &Path, origin: Origin) -> Result<Self, Error> {
        Ok(Self::over(store::init(place, origin)?))
    }

    /// Opens a register in a file or a database.
    ///
    /// # Errors
    /// There is none; what is there is no register; the place says nothing of a store; the server fails.
    pub fn open(place: &Path) -> Result<Self, Error> {
        Ok(Self::over(store::open(place)?))
    }
}

impl<S: Store> Register<S> {
    /// A register over a store.
    pub fn over(store: S) -> Self {
        Self { store, review: Review::default(), reviewed: 0 }
    }

    /// The head: how long the register is, and the hash that seals it.
    ///
    /// # Errors
    /// The store cannot be read, or its last entry is damaged.
    pub fn end(&self) -> Result<Head, Error> {
        self.store.end()
    }

    /// Records drafts, all or none, durably. They must make sense after what is recorded: a
    /// statement enters once, a verdict or a correction names one that is there.
    ///
    /// `expected_end` is the size on which the caller's decision rests; `now` is the caller's
    /// clock, and where it stepped back the register keeps the last entry's instant.
    ///
    /// # Errors
    /// A conflict where the register ends elsewhere; not found or refused where a draft makes no
    /// sense or breaks a limit; busy; damaged; or the disk fails. Nothing is recorded then.
    pub fn append(
        &mut self,
        expected_end: u64,
        drafts: &[Draft],
        now: Timestamp,
    ) -> Result<Receipt, Error> {
        let doing = |error: Error| error.while_doing("appending to the register");
        let end = self.store.end().map_err(doing)?.size;
        if end != expected_end {
            return Err(doing(Error::conflict(expected_end, end)));
        }
        self.catch_up(end).map_err(doing)?;
        let tried = self.try_on(drafts).map_err(doing)?;
        let receipt = self.store.append(expected_end, drafts, now).map_err(doing)?;
        self.review.merge(tried);
        self.reviewed = receipt.entries.end;
        Ok(receipt)
    }

    /// Records drafts as [`Register::append`] does, wherever the register ends: for a caller whose
    /// decision rests on no size. They must make sense after whatever others appended meanwhile.
    ///
    /// # Errors
    /// As [`Register::append`]; a conflict only where others were first [`APPEND_TRIES_MAX`] times.
    pub fn append_at_end(&mut self, drafts: &[Draft], now: Timestamp) -> Result<Receipt, Error> {
        for _ in 1..APPEND_TRIES_MAX {
            match self.append(self.end()?.size, drafts, now) {
                Err(error) if error.is_conflict() => {}
                done => return done,
            }
        }
        self.append(self.end()?.size, drafts, now)
    }

    /// The entries from place `from` up to, not including, place `to`, each checked.
    ///
    /// # Errors
    /// The store cannot be read, here or at each entry; an entry is damaged or of a newer version,
    /// and the run ends there.
    pub fn log(
        &self,
        from: u64,
        to: u64,
    ) -> Result<impl Iterator<Item = Result<Entry, Error>> + '_, Error> {
        let walk = Walk::new(self.store.origin(), from, to, self.store.entries(from, to)?);
        Ok(walk.map(|opened| opened.map_err(Error::from)?.entry()))
    }

    /// What the register handed on at an instant, or hands on now: the statements accepted by
    /// then, less those corrected or retracted by then, in the order in which they entered.
    ///
    /// # Errors
    /// As [`Register::log`].
    pub fn snapshot(&self, recorded_by: Option<Timestamp>) -> Result<Vec<Recorded>, Error> {
        let (review, mut recorded) = self.fold(recorded_by)?;
        let believed = review.believed();
        recorded.retain(|it| believed.contains(&it.id));
        Ok(recorded)
    }

    /// Every accepted statement with its grade, in the order in which they entered: also those that
    /// are corrected or retracted, and what corrects or retracts them.
    ///
    /// # Errors
    /// As [`Register::log`].
    pub fn accepted(&self) -> Result<Vec<Recorded>, Error> {
        self.in_state(State::Accepted)
    }

    /// The statements that wait for review, in the order in which they entered.
    ///
    /// # Errors
    /// As [`Register::log`].
    pub fn queue(&self) -> Result<Vec<Recorded>, Error> {
        self.in_state(State::Proposed)
    }

    /// Where a statement stands in the review; nothing where it is not in the register.
    ///
    /// # Errors
    /// As [`Register::log`].
    pub fn state(&mut self, id: &StatementId) -> Result<Option<State>, Error> {
        let end = self.end()?.size;
        self.catch_up(end)?;
        Ok(self.review.get(id).map(|it| it.state))
    }

    /// Checks every entry, the chain between them, and heads of this register that were kept
    /// elsewhere: one finds any change before it, several also narrow down where it is.
    ///
    /// # Errors
    /// The store cannot be read. What is found is no error but the answer.
    pub fn verify(&self, heads: &[Head]) -> Result<Verification, Error> {
        verify(&self.store, heads)
    }

    /// What the review will know of these drafts, each of which makes sense after those before it.
    fn try_on(&self, drafts: &[Draft]) -> Result<Review, Error> {
        let ids: Vec<StatementId> = drafts.iter().map(Draft::id).collect::<Result<_, _>>()?;
        let corrected = drafts.iter().filter_map(|it| corrected(it.statement()?));
        let mut review = self.review.excerpt(ids.iter().copied().chain(corrected));
        for (id, draft) in ids.into_iter().zip(drafts) {
            review.admit(id, draft)?;
            review.apply(id, draft);
        }
        Ok(review)
    }

    /// Takes in what others appended.
    fn catch_up(&mut self, end: u64) -> Result<(), Error> {
        if end <= self.reviewed {
            return Ok(());
        }
        let mut review = std::mem::take(&mut self.review);
        let from = std::mem::take(&mut self.reviewed);
        for entry in self.log(from, end)? {
            let entry = entry?;
            review.apply(entry.id, &entry.draft);
        }
        self.review = review;
        self.reviewed = end;
        Ok(())
    }

    fn in_state(&self, state: State) -> Result<Vec<Recorded>, Error> {
        let (review, mut recorded) = self.fold(None)?;
        recorded.retain(|it| review.get(&it.id).is_some_and(|it| it.state == state));
        Ok(recorded)
    }

    /// The standing of every statement recorded by an instant, and those statements.
    fn fold(&self, recorded_by: Option<Timestamp>) -> Result<(Review, Vec<Recorded>), Error> {
        let mut review = Review::default();
        let mut recorded = Vec::new();
        for entry in self.log(0, u64::MAX)? {
            let Entry { seq, recorded_at, id, draft, .. } = entry?;
            if recorded_by.is_some_and(|by| by < recorded_at) {
                break;
            }
            let entered = review.apply(id, &draft);
            if let Draft::Proposed { statement, grade } | Draft::Recorded { statement, grade } =
                draft
                && entered
            {
                recorded.push(Recorded {
                    id,
                    seq,
                    recorded_at,
                    graded: Graded { statement, grade },
                });
            }
        }
        for it in &mut recorded {
            it.graded.grade = review.get(&it.id).and_then(|standing| standing.grade);
        }
        Ok((review, recorded))
    }
}
