//! Failures of the world around the register: one opaque error, to be asked questions.

use std::fmt;
use std::io;

use crate::chain::Wrong;

/// What to do when the system refuses, for a reason that only it knows.
const DISK_CURE: &str = "see that the disk has room and may be written, and try again";

/// What to do when a database's server refuses, for a reason that only it knows.
#[cfg(feature = "postgres")]
const SERVER_CURE: &str = "see that the server runs and lets this user do so, and try again";

/// The register could not do what was asked; the message says what that was, why, and the cure.
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    cause: Option<Error>,
}

enum Kind {
    Conflict {
        expected: u64,
        found: u64,
    },
    Busy,
    NotFound(String),
    AlreadyThere,
    Refused(String),
    /// Nothing where the place of the last entry cannot be read from it.
    Damaged {
        seq: Option<u64>,
        wrong: Wrong,
    },
    Unreadable {
        seq: u64,
        why: serde_json::Error,
    },
    NoRegister(String),
    Unwritable(serde_json::Error),
    Io(io::Error),
    Sqlite(rusqlite::Error),
    #[cfg(feature = "postgres")]
    Postgres(postgres::Error),
    Doing(String),
}

impl Error {
    /// Somebody else appended first: read what is new, decide again, and retry.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        matches!(self.root().0.kind, Kind::Conflict { .. })
    }

    /// Another writer held the register all the while: the same call may succeed later.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.root().0.kind, Kind::Busy)
    }

    /// There is no such register, or no such statement in it.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(self.root().0.kind, Kind::NotFound(_))
    }

    /// A register was to be made where something is already.
    #[must_use]
    pub fn is_already_there(&self) -> bool {
        matches!(self.root().0.kind, Kind::AlreadyThere)
    }

    /// What was asked breaks a rule or a limit of the register; asked again, it is refused again.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self.root().0.kind, Kind::Refused(_))
    }

    /// What lies in the store is not what was appended, or is no register.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        matches!(self.root().0.kind, Kind::Damaged { .. } | Kind::NoRegister(_))
    }

    pub(crate) fn conflict(expected: u64, found: u64) -> Self {
        Kind::Conflict { expected, found }.into()
    }

    pub(crate) fn busy() -> Self {
        Kind::Busy.into()
    }

    pub(crate) fn already_there() -> Self {
        Kind::AlreadyThere.into()
    }

    pub(crate) fn not_found(what: impl Into<String>) -> Self {
        Kind::NotFound(what.into()).into()
    }

    pub(crate) fn refused(why: impl Into<String>) -> Self {
        Kind::Refused(why.into()).into()
    }

    pub(crate) fn damaged(seq: u64, wrong: Wrong) -> Self {
        Kind::Damaged { seq: Some(seq), wrong }.into()
    }

    pub(crate) fn damaged_tail(wrong: Wrong) -> Self {
        Kind::Damaged { seq: None, wrong }.into()
    }

    /// Which entry is damaged, and how, where this says that one is.
    pub(crate) fn damage(&self) -> Option<(u64, Wrong)> {
        let Kind::Damaged { seq, wrong } = self.root().0.kind else { return None };
        Some((seq?, wrong))
    }

    pub(crate) fn unreadable(seq: u64, why: serde_json::Error) -> Self {
        Kind::Unreadable { seq, why }.into()
    }

    pub(crate) fn no_register(why: impl Into<String>) -> Self {
        Kind::NoRegister(why.into()).into()
    }

    pub(crate) fn unwritable(error: serde_json::Error) -> Self {
        Kind::Unwritable(error).into()
    }

    /// Says what was being done when this went wrong.
    pub(crate) fn while_doing(self, what: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind: Kind::Doing(what.into()), cause: Some(self) }))
    }

    fn root(&self) -> &Self {
        let mut error = self;
        while let Some(cause) = &error.0.cause {
            error = cause;
        }
        error
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self(Box::new(Inner { kind, cause: None }))
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        let kind = error.kind();
        if kind == io::ErrorKind::NotFound {
            Self::not_found("there is no such file; make it with init")
        } else if kind == io::ErrorKind::AlreadyExists {
            Self::already_there()
        } else {
            Kind::Io(error).into()
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::{FromSqlConversionFailure, InvalidColumnType, Utf8Error};
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseCorrupt, DatabaseLocked, NotADatabase};
        if let FromSqlConversionFailure(..) | InvalidColumnType(..) | Utf8Error(..) = error {
            return Self::no_register(error.to_string());
        }
        match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => Self::busy(),
            Some(DatabaseCorrupt | NotADatabase) => Self::no_register(error.to_string()),
            _ => Kind::Sqlite(error).into(),
        }
    }
}

#[cfg(feature = "postgres")]
impl From<postgres::Error> for Error {
    fn from(error: postgres::Error) -> Self {
        use postgres::error::SqlState;
        let unfit = [SqlState::UNDEFINED_TABLE, SqlState::UNDEFINED_COLUMN];
        let there =
            [SqlState::DUPLICATE_TABLE, SqlState::DUPLICATE_FUNCTION, SqlState::UNIQUE_VIOLATION];
        match error.code() {
            Some(code) if *code == SqlState::LOCK_NOT_AVAILABLE => Self::busy(),
            Some(code) if unfit.contains(code) => Self::no_register(in_words(&error)),
            Some(code) if there.contains(code) => Self::already_there(),
            _ => Kind::Postgres(error).into(),
        }
    }
}

/// What the server says; where it says nothing, what went wrong on the way to it.
#[cfg(feature = "postgres")]
fn in_words(error: &postgres::Error) -> String {
    use std::error::Error as _;
    match (error.as_db_error(), error.source()) {
        (Some(said), _) => said.message().to_owned(),
        (None, Some(cause)) => format!("{error}: {cause}"),
        (None, None) => error.to_string(),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.kind.fmt(f)?;
        match &self.0.cause {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict { expected, found } => write!(
                f,
                "expected the register to end before entry {expected}, but it ends before entry \
                 {found}; read what is new and try again"
            ),
            Self::Busy => f.write_str("another writer holds the register; try again later"),
            Self::AlreadyThere => {
                f.write_str("something is there already; open it, or choose another name")
            }
            Self::Damaged { seq, wrong } => {
                match seq {
                    Some(seq) => write!(f, "entry {seq} {wrong}")?,
                    None => write!(f, "the last entry {wrong}")?,
                }
                f.write_str("; verify against a head kept elsewhere, and restore a copy")
            }
            Self::Unreadable { seq, why } => write!(
                f,
                "entry {seq} cannot be read by this version of Foedera ({why}); take a newer one"
            ),
            Self::NoRegister(why) => write!(
                f,
                "this is no sound register ({why}); open it with the Foedera that wrote it, or \
                 restore a copy"
            ),
            Self::NotFound(what) | Self::Refused(what) | Self::Doing(what) => f.write_str(what),
            Self::Unwritable(error) => write!(f, "JSON cannot hold it ({error})"),
            Self::Io(error) => write!(f, "{error}; {DISK_CURE}"),
            Self::Sqlite(error) => write!(f, "{error}; {DISK_CURE}"),
            #[cfg(feature = "postgres")]
            Self::Postgres(error) => write!(f, "{}; {SERVER_CURE}", in_words(error)),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
