//! Fresh registers of every store, and statements to put in them.

use std::fs;
use std::path::PathBuf;
use std::process;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use foedera_model::{Act, ActKind, Statement, Status};
use foedera_register::{
    Draft, Error, JsonLog, Memory, Origin, Recorded, Register, Sqlite, StatementId, Store,
};
use jiff::{SignedDuration, Timestamp};

/// The stores that lie in a file, by the end of its name.
pub(crate) const FILES: [&str; 2] = ["jsonl", "sqlite"];

/// The stores that outlive the program: of databases with a server, those for which the tests are given one.
pub(crate) fn lasting() -> Vec<&'static str> {
    let server = has_server().then_some("postgres");
    FILES.into_iter().chain(server).collect()
}

/// Every store.
pub(crate) fn stores() -> Vec<&'static str> {
    ["memory"].into_iter().chain(lasting()).collect()
}

#[cfg(feature = "postgres")]
fn has_server() -> bool {
    crate::server::named().is_some()
}

#[cfg(not(feature = "postgres"))]
fn has_server() -> bool {
    false
}

pub(crate) type Any = Register;

pub(crate) fn origin() -> Origin {
    "treaties.example.org/register".parse().unwrap()
}

/// The folder of this run of the tests, empty at first: another may have left one under the same number of a process.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(process::id().to_string());
    fs::remove_dir_all(&folder).or_else(|_| fs::create_dir_all(&folder)).unwrap();
    fs::create_dir_all(&folder).unwrap();
    folder
});

/// A place that nobody has used: in the test folder, or in the database.
pub(crate) fn path(store: &str) -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    #[cfg(feature = "postgres")]
    if store == "postgres" {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        return crate::server::place(&format!("{}_{number}", process::id()));
    }
    FOLDER.join(format!("{}.{store}", NUMBER.fetch_add(1, Ordering::Relaxed)))
}

/// An empty register, and where it lies.
pub(crate) fn register(store: &str) -> (Any, PathBuf) {
    let path = path(store);
    let register = match store {
        "memory" => Register::over(Box::new(Memory::init(origin())) as Box<dyn Store>),
        _ => Register::init(&path, origin()).unwrap(),
    };
    (register, path)
}

/// An empty store, and where it lies.
pub(crate) fn store(kind: &str) -> (Box<dyn Store>, PathBuf) {
    let path = path(kind);
    let store: Box<dyn Store> = match kind {
        "memory" => Box::new(Memory::init(origin())),
        "jsonl" => Box::new(JsonLog::init(&path, origin()).unwrap()),
        "sqlite" => Box::new(Sqlite::init(&path, origin()).unwrap()),
        #[cfg(feature = "postgres")]
        "postgres" => {
            let url = path.to_str().unwrap();
            Box::new(foedera_register::Postgres::init(url, origin()).unwrap())
        }
        other => panic!("there is no store `{other}`"),
    };
    (store, path)
}

/// A moment some seconds into the tests' day.
pub(crate) fn second(number: i64) -> Timestamp {
    let noon: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
    noon + SignedDuration::from_secs(number)
}

/// A statement that differs from others by its note.
pub(crate) fn statement(note: &str) -> Statement {
    Statement {
        act: Act::new("RU-KP-2024", ActKind::DomesticRatification),
        status: Status::Happened,
        chain: Vec::new(),
        published: None,
        passage: None,
        rule: None,
        corrects: None,
        retracts: false,
        note: Some(note.to_owned()),
    }
}

pub(crate) fn id(statement: &Statement) -> StatementId {
    StatementId::of(statement).unwrap()
}

/// A statement that corrects another.
pub(crate) fn correction(note: &str, of: &Statement) -> Statement {
    Statement { corrects: Some(id(of).to_string()), ..statement(note) }
}

/// A statement that withdraws another.
pub(crate) fn retraction(note: &str, of: &Statement) -> Statement {
    Statement { retracts: true, ..correction(note, of) }
}

pub(crate) fn recorded(statement: &Statement) -> Draft {
    Draft::Recorded { statement: statement.clone(), grade: None }
}

pub(crate) fn proposed(statement: &Statement) -> Draft {
    Draft::Proposed { statement: statement.clone(), grade: None }
}

pub(crate) fn accepted(statement: &Statement) -> Draft {
    Draft::Accepted { id: id(statement), grade: None }
}

pub(crate) fn rejected(statement: &Statement) -> Draft {
    Draft::Rejected { id: id(statement), why: "a misreading".to_owned() }
}

/// Appends at the end, whatever it is.
pub(crate) fn append(register: &mut Any, drafts: &[Draft], at: Timestamp) {
    let end = register.end().unwrap().size;
    register.append(end, drafts, at).unwrap();
}

/// What a register hands on or has waiting, by the notes of the statements and their grades.
pub(crate) fn notes(recorded: &[Recorded]) -> String {
    let notes = recorded.iter().map(|it| match it.graded.grade {
        Some(grade) => format!("{}:{grade}", it.graded.statement.note.as_ref().unwrap()),
        None => it.graded.statement.note.clone().unwrap(),
    });
    notes.collect::<Vec<_>>().join(" ")
}

#[track_caller]
pub(crate) fn hands_on(register: &Any, by: Option<i64>, expected: &str) {
    assert_eq!(notes(&register.snapshot(by.map(second)).unwrap()), expected);
}

/// The append fails, for the reason asked about, with these words; and nothing is recorded.
#[track_caller]
pub(crate) fn fails(register: &mut Any, drafts: &[Draft], is: fn(&Error) -> bool, words: &str) {
    let before = register.end().unwrap();
    let error = register.append(before.size, drafts, second(0)).unwrap_err();
    assert!(is(&error), "{error}");
    assert!(error.to_string().contains(words), "{error}");
    assert!(error.to_string().starts_with("appending to the register: "), "{error}");
    assert_eq!(register.end().unwrap(), before);
}
