//! The PostgreSQL server that the tests are given by `FOEDERA_TEST_POSTGRES`: a database of its own, whose user may make
//! schemas and roles. Every register gets a schema; they are left for whoever wants to look. Where no server is named,
//! registers in PostgreSQL are not tried.

use std::env;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use foedera_register::{Error, Sealed};
use postgres::{Client, NoTls};

use crate::fresh::*;

/// The variable that names the database, as a URL.
const VARIABLE: &str = "FOEDERA_TEST_POSTGRES";

#[expect(clippy::disallowed_methods, reason = "where to test is the surroundings' to say")]
pub(crate) fn named() -> Option<String> {
    env::var(VARIABLE).ok().filter(|it| !it.is_empty())
}

/// The URL of a schema that nobody has used.
pub(crate) fn place(schema: &str) -> PathBuf {
    let server = named().expect("a server is named");
    let schema = format!("foedera_test_{schema}");
    client(Path::new(&server)).batch_execute(&format!("CREATE SCHEMA {schema}")).unwrap();
    let more = if server.contains('?') { '&' } else { '?' };
    PathBuf::from(format!("{server}{more}options=-csearch_path%3D{schema}"))
}

pub(crate) fn client(place: &Path) -> Client {
    Client::connect(place.to_str().unwrap(), NoTls).unwrap()
}

/// Puts these rows in the place of those that were written honestly.
pub(crate) fn forge_rows(place: &Path, rows: &[(u64, Sealed)]) {
    let mut client = client(place);
    for sql in [
        "UPDATE foedera_entry SET text = ''",
        "DELETE FROM foedera_entry",
        "TRUNCATE foedera_entry",
    ] {
        let refused = client.execute(sql, &[]).unwrap_err();
        let says = refused.as_db_error().unwrap().message();
        assert!(says.contains("record a correction"), "{sql}: {says}");
    }
    rewrite(place, "DELETE FROM foedera_entry");
    for (seq, Sealed { text, hash }) in rows {
        let seq = i64::try_from(*seq).unwrap();
        let insert = "INSERT INTO foedera_entry VALUES ($1, $2, $3)";
        client.execute(insert, &[&seq, text, hash]).unwrap();
    }
}

/// Does this to the database behind the back of the register.
pub(crate) fn rewrite(place: &Path, sql: &str) {
    let drop = "DROP TRIGGER IF EXISTS entry_is_never_changed ON foedera_entry";
    client(place).batch_execute(&format!("{drop}; {sql}")).unwrap();
}

/// How many rows there are, sound or not.
pub(crate) fn rows(place: &Path) -> i64 {
    client(place).query_one("SELECT count(*) FROM foedera_entry", &[]).unwrap().get(0)
}

/// Waits until no append is under way: a server ends one that it was told to commit, also when the writer is dead.
pub(crate) fn settle(place: &Path) {
    let busy = "SELECT count(*) FROM pg_locks
                WHERE relation = 'foedera_entry'::regclass AND mode = 'RowExclusiveLock'";
    let mut client = client(place);
    while client.query_one(busy, &[]).unwrap().get::<_, i64>(0) > 0 {
        thread::sleep(Duration::from_millis(1));
    }
}

/// A register on the server, where one is named.
fn register_here() -> Option<(Any, PathBuf)> {
    named().is_some().then(|| register("postgres"))
}

#[test]
fn a_held_register_is_busy() {
    let Some((mut register, place)) = register_here() else { return };
    let mut other = client(&place);
    other.batch_execute("BEGIN; LOCK TABLE foedera_entry IN EXCLUSIVE MODE").unwrap();
    fails(&mut register, &[recorded(&statement("a"))], Error::is_busy, "try again later");
}

/// The right to read and to insert is enough, so that the server itself can refuse all else.
#[test]
fn a_writer_needs_no_right_to_change_anything() {
    let Some((_, place)) = register_here() else { return };
    let clerk = format!("foedera_test_clerk_{}", std::process::id());
    let mut owner = client(&place);
    owner
        .batch_execute(&format!(
            "CREATE ROLE {clerk};
             DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO {clerk}', current_schema()); END $$;
             GRANT SELECT ON foedera_register, foedera_entry TO {clerk};
             GRANT INSERT ON foedera_entry TO {clerk}"
        ))
        .unwrap();
    let as_clerk = PathBuf::from(format!("{}%20-crole%3D{clerk}", place.display()));
    let mut register = foedera_register::Register::open(&as_clerk).unwrap();
    append(&mut register, &[recorded(&statement("a")), recorded(&statement("b"))], second(0));
    hands_on(&register, None, "a b");
    assert!(client(&as_clerk).execute("DELETE FROM foedera_entry", &[]).is_err());
    owner.batch_execute(&format!("DROP OWNED BY {clerk}; DROP ROLE {clerk}")).unwrap();
}

#[test]
fn what_is_no_register_is_not_opened_and_not_made_anew() {
    let Some((_, place)) = register_here() else { return };
    for sql in [
        "UPDATE foedera_register SET format = 'foedera-register/2'",
        "UPDATE foedera_register SET schema_version = 2",
        "UPDATE foedera_register SET origin = ''",
        "INSERT INTO foedera_register SELECT * FROM foedera_register",
        "DELETE FROM foedera_register",
        "ALTER TABLE foedera_register DROP COLUMN origin",
    ] {
        rewrite(&place, sql);
        let error = foedera_register::Register::open(&place).unwrap_err();
        assert!(error.is_damaged(), "{sql}: {error}");
        let error = foedera_register::Register::init(&place, origin()).unwrap_err();
        assert!(error.is_already_there(), "{sql}: {error}");
    }
}
