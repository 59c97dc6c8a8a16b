//! The record as the façade holds it: a register opened by its name, and what stood in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use foedera_engine::Said;
use foedera_model::{Grade, Graded};
use foedera_register::{
    Draft, Hash, Head, Origin, Receipt, Recorded, Register, StatementId, Store, is_in_database,
    shown,
};
use jiff::Timestamp;

use crate::{Entered, Error};

/// How the name of a register begins to which the user gives none; behind it stands what no other has.
const ORIGIN_UNNAMED: &str = "foedera.local/register";

/// How many digits of a hash tell a register without a name from all others.
const ORIGIN_DIGITS: usize = 16;

/// A register, opened.
#[derive(Debug)]
pub struct Record {
    register: Register<Box<dyn Store>>,
}

impl Record {
    /// Makes a new register. Its place chooses the store: `.db` or `.sqlite` SQLite, `.jsonl` a log of JSON lines,
    /// `postgres://…` a database, in builds with the feature `postgres`. Where it is given no name, `now` and its place make one that no
    /// other register has.
    ///
    /// # Errors
    /// Something is there already, or the disk fails.
    pub fn init(place: &str, origin: Option<&str>, now: Timestamp) -> Result<Self, Error> {
        let path = Path::new(place);
        let origin = origin.map_or_else(|| unnamed(path, now), ToOwned::to_owned);
        let origin: Origin = origin.parse().map_err(|says: String| Error::wrong(says))?;
        let register = Register::init(path, origin).map_err(|cause| Error::world("", cause))?;
        Ok(Self { register })
    }

    /// Opens a register that is there.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn open(place: &str) -> Result<Self, Error> {
        let none = || {
            let place = shown(Path::new(place));
            let says = format!(
                "there is no register {place}: make it with `foedera register init {place}`"
            );
            Error::world("", std::io::Error::new(std::io::ErrorKind::NotFound, says))
        };
        Self::found(place)?.ok_or_else(none)
    }

    /// Opens a register, or makes it where nothing is yet.
    ///
    /// # Errors
    /// It cannot be read or made.
    pub fn open_or_init(place: &str, now: Timestamp) -> Result<Self, Error> {
        Self::found(place)?.map_or_else(|| Self::init(place, None, now), Ok)
    }

    /// The register at a place, where there is one.
    fn found(place: &str) -> Result<Option<Self>, Error> {
        let place = Path::new(place);
        if !is_in_database(place) && !place.exists() {
            return Ok(None);
        }
        match Register::open(place) {
            Ok(register) => Ok(Some(Self { register })),
            Err(error) if error.is_not_found() => Ok(None),
            Err(cause) => Err(Error::world("", cause)),
        }
    }

    /// The head that seals everything recorded so far; keep it elsewhere.
    ///
    /// # Errors
    /// The register cannot be read.
    pub fn head(&self) -> Result<Head, Error> {
        self.register.end().map_err(|cause| Error::world("reading the register's end", cause))
    }

    /// Appends drafts at the register's end, wherever other writers have brought it.
    ///
    /// # Errors
    /// Other writers leave no turn, a draft is refused, or the disk fails.
    pub fn append(&mut self, drafts: &[Draft], now: Timestamp) -> Result<Receipt, Error> {
        self.register.append_at_end(drafts, now).map_err(|cause| Error::world("", cause))
    }

    /// Where a statement stands in review; nothing where the register does not hold it.
    ///
    /// # Errors
    /// The register cannot be read.
    pub fn state(&mut self, id: &StatementId) -> Result<Option<foedera_register::State>, Error> {
        self.register.state(id).map_err(|cause| Error::world("reading the register", cause))
    }

    /// What waits for review.
    ///
    /// # Errors
    /// The register cannot be read.
    pub fn queue(&self) -> Result<Vec<Recorded>, Error> {
        self.register.queue().map_err(|cause| Error::world("reading the queue", cause))
    }

    /// What is believed of what was recorded by an instant.
    ///
    /// # Errors
    /// The register cannot be read.
    pub fn snapshot(&self, recorded_by: Option<Timestamp>) -> Result<Vec<Recorded>, Error> {
        self.register
            .snapshot(recorded_by)
            .map_err(|cause| Error::world("reading the register", cause))
    }

    /// Every accepted statement with the grade that it has now, corrections and retractions and
    /// what they put an end to included: the record, to be carried elsewhere.
    ///
    /// # Errors
    /// The register cannot be read.
    pub fn accepted(&self) -> Result<Vec<Graded>, Error> {
        let accepted = self.register.accepted();
        let accepted = accepted.map_err(|cause| Error::world("reading the register", cause))?;
        Ok(accepted.into_iter().map(|it| it.graded).collect())
    }

    /// The statement whose id begins so, among all that the register holds.
    ///
    /// # Errors
    /// None or several do, or the register cannot be read.
    pub fn find(&self, beginning: &str) -> Result<StatementId, Error> {
        let mut found: Vec<StatementId> = Vec::new();
        for entry in self.entries()? {
            if entry.id.to_string().starts_with(beginning) && !found.contains(&entry.id) {
                found.push(entry.id);
            }
        }
        match found.as_slice() {
            [id] => Ok(*id),
            [] => Err(Error::wrong(format!(
                "no statement begins with `{beginning}`; `foedera register log` shows them"
            ))),
            _ => Err(Error::wrong(format!(
                "{} statements begin with `{beginning}`: write more of the id",
                found.len()
            ))),
        }
    }

    /// Every entry, in order.
    ///
    /// # Errors
    /// The register cannot be read, or is damaged; `verify` tells where.
    pub fn entries(&self) -> Result<Vec<foedera_register::Entry>, Error> {
        let reading = |cause| Error::world("reading the register", cause);
        let entries = self.register.log(0, u64::MAX).map_err(reading)?;
        entries.collect::<Result<_, _>>().map_err(reading)
    }

    /// Accepts what does not stand already, with a grade where one is given. What is accepted with
    /// that grade stands as it is.
    ///
    /// # Errors
    /// As [`Record::append`].
    pub fn accept(
        &mut self,
        ids: &[StatementId],
        grade: Option<Grade>,
        now: Timestamp,
    ) -> Result<Entered, Error> {
        let standing = self.standing()?;
        let stands = |id: &&StatementId| match (standing.get(id), grade) {
            (Some(own), Some(_)) => *own == grade,
            (Some(_), None) => true,
            (None, _) => false,
        };
        let new: Vec<StatementId> = ids.iter().filter(|it| !stands(it)).copied().collect();
        let drafts: Vec<Draft> = new.iter().map(|id| Draft::Accepted { id: *id, grade }).collect();
        if !drafts.is_empty() {
            self.append(&drafts, now)?;
        }
        Ok(Entered { ids: ids.to_vec(), new })
    }

    /// The grades of what is accepted.
    pub(crate) fn standing(&self) -> Result<BTreeMap<StatementId, Option<Grade>>, Error> {
        let accepted = self.register.accepted();
        let accepted = accepted.map_err(|cause| Error::world("reading the register", cause))?;
        Ok(accepted.into_iter().map(|it| (it.id, it.graded.grade)).collect())
    }

    /// Checks every entry against the chain, and the chain against heads kept elsewhere.
    ///
    /// # Errors
    /// The register cannot be read at all.
    pub fn verify(&self, heads: &[Head]) -> Result<foedera_register::Verification, Error> {
        self.register.verify(heads).map_err(|cause| Error::world("verifying the register", cause))
    }

    /// The statements that are believed now, with their grades.
    ///
    /// # Errors
    /// The register cannot be read.
    pub fn believed(&self) -> Result<Vec<Graded>, Error> {
        Ok(self.snapshot(None)?.into_iter().map(|it| it.graded).collect())
    }

    /// The statements as the engine is handed them.
    pub(crate) fn said(&self, recorded_by: Option<Timestamp>) -> Result<Vec<Said>, Error> {
        let recorded = self.snapshot(recorded_by)?;
        Ok(recorded.into_iter().map(|it| Said::recorded(it.id.to_string(), it.graded)).collect())
    }
}

/// A name for a register that is given none: of its place and the instant at which it is made.
fn unnamed(path: &Path, now: Timestamp) -> String {
    let place = PathBuf::from(shown(path));
    let whole = std::path::absolute(&place).unwrap_or(place);
    let hash = Hash::of(format!("{}\n{}", whole.display(), now.as_nanosecond()).as_bytes());
    let digits: String = hash.to_string().chars().take(ORIGIN_DIGITS).collect();
    format!("{ORIGIN_UNNAMED}/{digits}")
}
