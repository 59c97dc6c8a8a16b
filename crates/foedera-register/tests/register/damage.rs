//! Whatever is done to a register behind its back is found, and placed; and what a crash leaves
//! half-written is not read.

use std::fs;
use std::path::Path;

use crate::fresh::*;
use foedera_register::{Draft, Fault, Hash, Head, JsonLog, Memory, Register, Sealed, Store, What};

/// A log of five entries: one append of one, one of two, two of one.
fn history(last_note: &str) -> [Vec<Draft>; 4] {
    let [a, b, c] = ["a", "b", "c"].map(statement);
    [
        vec![recorded(&a)],
        vec![proposed(&b), recorded(&c)],
        vec![accepted(&b)],
        vec![recorded(&statement(last_note))],
    ]
}

const ENTRIES: u64 = 5;

fn filled(store: &mut dyn Store, last_note: &str) {
    for (at, drafts) in (0..).zip(history(last_note)) {
        let end = store.end().unwrap().size;
        store.append(end, &drafts, second(at)).unwrap();
    }
}

fn entries(store: &dyn Store) -> Vec<Sealed> {
    store.entries(0, u64::MAX).unwrap().map(Result::unwrap).collect()
}

/// The entries of the log, and its head, to be kept outside.
fn sample() -> (Vec<(u64, Sealed)>, Head) {
    let mut store = Memory::init(origin());
    filled(&mut store, "d");
    ((0..).zip(entries(&store)).collect(), store.end().unwrap())
}

/// A register of this kind in which lie these rows, whoever put them there.
fn forged(kind: &str, rows: &[(u64, Sealed)]) -> Any {
    let (mut store, path) = store(kind);
    match kind {
        "jsonl" => {
            let mut text = String::from_utf8(fs::read(&path).unwrap()).unwrap();
            for (_, Sealed { text: entry, hash }) in rows {
                text += &format!("{{\"entry\":{entry},\"hash\":\"{hash}\"}}\n");
            }
            fs::write(&path, text).unwrap();
        }
        "sqlite" => {
            filled(&mut *store, "d");
            forge_rows(&path, rows);
        }
        _ => {
            filled(&mut *store, "d");
            #[cfg(feature = "postgres")]
            crate::server::forge_rows(&path, rows);
        }
    }
    Register::open(&path).unwrap()
}

/// Changes what must be changed, row by row, in a database that was written honestly.
fn forge_rows(path: &Path, rows: &[(u64, Sealed)]) {
    let database = rusqlite::Connection::open(path).unwrap();
    let refused = database.execute("UPDATE entry SET text = ''", ()).unwrap_err();
    assert!(refused.to_string().contains("record a correction"), "{refused}");
    database
        .execute_batch("DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_deleted")
        .unwrap();
    for seq in 0..ENTRIES.max(rows.len() as u64) {
        let seq_of_row = i64::try_from(seq).unwrap();
        match rows.iter().find(|it| it.0 == seq) {
            Some((_, Sealed { text, hash })) => database.execute(
                "INSERT INTO entry VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET text = ?2, hash = ?3 WHERE text <> ?2 OR hash <> ?3",
                (seq_of_row, text, hash),
            ),
            None => database.execute("DELETE FROM entry WHERE seq = ?1", [seq_of_row]),
        }
        .unwrap();
    }
}

fn resealed(text: String) -> Sealed {
    Sealed { hash: Hash::of(text.as_bytes()).to_string(), text }
}

/// In every store, the forgery is found with this head kept outside, and the first bad entry is
/// where it was made; nothing from there on is handed out by the log.
#[track_caller]
fn found(rows: &[(u64, Sealed)], head: &Head, bad: u64, what: What) {
    for store in lasting() {
        let register = forged(store, rows);
        let verification = register.verify(std::slice::from_ref(head)).unwrap();
        let Fault { within, what: found } = verification.fault.clone().expect("a fault");
        assert_eq!(found, what, "{store}: {within:?}");
        assert!(within.contains(&bad), "{store}: {bad} is not in {within:?}");
        assert!(verification.head.size <= within.end);
    }
}

#[test]
fn an_honest_register_is_sound() {
    let (rows, head) = sample();
    for store in lasting() {
        let register = forged(store, &rows);
        let verification = register.verify(std::slice::from_ref(&head)).unwrap();
        assert_eq!((verification.fault, verification.head), (None, head.clone()));
        hands_on(&register, None, "a b c d");
    }
}

#[test]
fn a_changed_entry_is_found_at_its_place() {
    let (rows, head) = sample();
    for bad in 0..ENTRIES {
        let at = usize::try_from(bad).unwrap();
        let mut forgery = rows.clone();
        forgery[at].1.text = forgery[at].1.text.replace("T12:", "T13:");
        found(&forgery, &head, bad, What::Changed);
        // Its hash is made to fit: the next entry, or the head, gives it away.
        let mut forgery = rows.clone();
        forgery[at].1 = resealed(forgery[at].1.text.replace("kind\":\"", "kind\":\"x"));
        let last = bad + 1 == ENTRIES;
        let what = if last { What::Rewritten } else { What::Unchained };
        found(&forgery, &head, bad, what);
        // So is its instant made to step back.
        let mut forgery = rows.clone();
        forgery[at].1 = resealed(forgery[at].1.text.replace("T12:", "T11:"));
        let what = if bad == 0 { What::Unchained } else { What::StepsBack };
        found(&forgery, &head, bad, what);
        // White space and the order of members are changes too.
        let mut forgery = rows.clone();
        forgery[at].1 = resealed(forgery[at].1.text.replace("\":", "\": "));
        found(&forgery, &head, bad, What::Changed);
    }
}

#[test]
fn a_deleted_entry_is_found_at_its_place() {
    let (rows, head) = sample();
    for bad in 0..ENTRIES {
        let mut forgery = rows.clone();
        forgery.remove(usize::try_from(bad).unwrap());
        found(&forgery, &head, bad, What::Missing);
    }
}

#[test]
fn a_register_cut_short_is_found_where_it_was_cut() {
    let (rows, head) = sample();
    for (size, _) in &rows {
        found(&rows[..usize::try_from(*size).unwrap()], &head, *size, What::Missing);
    }
}

#[test]
fn swapped_and_doubled_entries_are_found_at_the_first() {
    let (rows, head) = sample();
    for first in 0..ENTRIES - 1 {
        let at = usize::try_from(first).unwrap();
        let mut forgery = rows.clone();
        let (one, other) = (forgery[at].1.clone(), forgery[at + 1].1.clone());
        (forgery[at].1, forgery[at + 1].1) = (other, one.clone());
        found(&forgery, &head, first, What::Missing);
        let mut forgery = rows.clone();
        forgery[at + 1].1 = one;
        found(&forgery, &head, first + 1, What::Missing);
    }
}

/// The chain of a rewritten tail is sound; heads kept outside tell, and more heads tell more.
#[test]
fn a_rewritten_tail_is_found_by_the_head_and_placed_by_several() {
    let (rows, head) = sample();
    let mut rewritten = Memory::init(origin());
    filled(&mut rewritten, "not d");
    let forgery: Vec<_> = (0..).zip(entries(&rewritten)).collect();
    assert_eq!(forgery[..4], rows[..4]);
    found(&forgery, &head, ENTRIES - 1, What::Rewritten);

    let early = Head { size: 4, hash: rows[3].1.hash.parse().unwrap(), origin: origin() };
    for store in lasting() {
        let register = forged(store, &forgery);
        assert!(register.verify(&[]).unwrap().is_sound());
        assert!(register.verify(std::slice::from_ref(&early)).unwrap().is_sound());
        let fault = register.verify(&[head.clone(), early.clone()]).unwrap().fault;
        assert_eq!(fault, Some(Fault { within: 4..5, what: What::Rewritten }));
    }
}

/// The sample, with words replaced in the text of its entries, and a sound chain made over it.
fn rechained(from: &str, to: &str) -> Vec<(u64, Sealed)> {
    let (mut rows, _) = sample();
    for at in 0..rows.len() {
        let seal = resealed(rows[at].1.text.replace(from, to));
        let before = std::mem::replace(&mut rows[at].1, seal.clone()).hash;
        if let Some((_, next)) = rows.get_mut(at + 1) {
            next.text = next.text.replace(&before, &seal.hash);
        }
    }
    rows
}

/// In UTF-8 U+FFFD is a character like another; read without care, a byte that is no UTF-8 becomes
/// the same.
#[test]
fn a_byte_that_is_no_text_is_a_change() {
    const MARK: &[u8] = "\u{fffd}".as_bytes();
    for store in FILES {
        let (mut register, path) = register(store);
        for (at, note) in (0..).zip(["a", "Po\u{fffd}st", "c"]) {
            append(&mut register, &[recorded(&statement(note))], second(at));
        }
        let head = register.end().unwrap();
        drop(register);
        if store == "jsonl" {
            let bytes = fs::read(&path).unwrap();
            let at = bytes.windows(MARK.len()).position(|it| it == MARK).unwrap();
            let forged = [&bytes[..at], b"\xff", &bytes[at + MARK.len()..]].concat();
            fs::write(&path, forged).unwrap();
        } else {
            rewritten(
                &path,
                "UPDATE entry SET text = CAST(
                     CAST(substr(text, 1, instr(text, char(0xfffd)) - 1) AS BLOB) || x'ff' ||
                     CAST(substr(text, instr(text, char(0xfffd)) + 1) AS BLOB) AS TEXT)
                 WHERE seq = 1",
            );
        }
        let register = Register::open(&path).unwrap();
        let found = register.verify(std::slice::from_ref(&head)).unwrap();
        assert_eq!(found.fault, Some(Fault { within: 1..2, what: What::Changed }), "{store}");
        assert!(register.snapshot(None).unwrap_err().is_damaged());
    }
}

/// Does this to the database behind the back of the register.
fn rewritten(path: &Path, sql: &str) {
    let database = rusqlite::Connection::open(path).unwrap();
    database
        .execute_batch("DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_deleted")
        .unwrap();
    database.execute_batch(sql).unwrap();
}

/// The rows of a database say their places beside the texts, and there are no others.
#[test]
fn a_row_out_of_its_place_is_found_and_not_built_upon() {
    for (sql, bad) in [
        ("UPDATE entry SET seq = 50 WHERE seq = 4", 4),
        ("UPDATE entry SET seq = seq + 100 WHERE seq > 0", 1),
        ("UPDATE entry SET seq = seq - 1", 0),
        ("UPDATE entry SET seq = 9223372036854775807 WHERE seq = 4", 4),
        ("INSERT INTO entry SELECT 9223372036854775807, text, hash FROM entry WHERE seq = 4", 5),
        ("INSERT INTO entry VALUES (9223372036854775807, 'x', 'y')", 5),
        ("INSERT INTO entry VALUES (1000000, 'x', 'y')", 5),
        ("INSERT INTO entry SELECT -1, text, hash FROM entry WHERE seq = 4", 0),
        ("INSERT INTO entry VALUES (-9223372036854775808, 'x', 'y')", 0),
    ] {
        for kind in lasting().into_iter().filter(|it| *it != "jsonl") {
            stays_damaged(kind, sql, bad);
        }
    }
}

/// A database to which this is done is found to be damaged there, and nothing is appended to it.
#[track_caller]
fn stays_damaged(kind: &str, sql: &str, bad: u64) {
    let (mut store, path) = store(kind);
    filled(&mut *store, "d");
    match kind {
        "sqlite" => rewritten(&path, sql),
        #[cfg(feature = "postgres")]
        _ => crate::server::rewrite(&path, &sql.replace("entry", "foedera_entry")),
        #[cfg(not(feature = "postgres"))]
        other => panic!("there is no database `{other}`"),
    }
    let rows = || match kind {
        "sqlite" => {
            let database = rusqlite::Connection::open(&path).unwrap();
            database.query_row("SELECT count(*) FROM entry", (), |row| row.get(0)).unwrap()
        }
        #[cfg(feature = "postgres")]
        _ => crate::server::rows(&path),
        #[cfg(not(feature = "postgres"))]
        _ => 0_i64,
    };
    let before = rows();
    let mut register = Register::open(&path).unwrap();
    let found = register.verify(&[]).unwrap().fault;
    assert_eq!(found, Some(Fault { within: bad..bad + 1, what: What::Missing }), "{kind}: {sql}");
    assert!(register.end().unwrap_err().is_damaged(), "{kind}: {sql}");
    assert!(register.snapshot(None).unwrap_err().is_damaged(), "{kind}: {sql}");
    for end in 4..=6 {
        let more = [recorded(&statement("e"))];
        assert!(register.append(end, &more, second(9)).unwrap_err().is_damaged(), "{kind}: {sql}");
        assert!(store.append(end, &more, second(9)).unwrap_err().is_damaged(), "{kind}: {sql}");
    }
    assert!(register.append_at_end(&[recorded(&statement("e"))], second(9)).is_err());
    assert_eq!(rows(), before, "{kind}: {sql}");
}

/// A database writes an append whole, so that half of one was cut: nobody answers from it. In a log
/// it may be what a crash left, and is not there.
#[test]
fn half_an_append_is_not_read() {
    let half = &sample().0[..2];
    let register = forged("sqlite", half);
    assert!(register.end().unwrap_err().is_damaged());
    assert!(register.snapshot(None).unwrap_err().is_damaged());
    assert!(register.queue().unwrap_err().is_damaged());
    let error = register.log(0, u64::MAX).unwrap().last().unwrap().unwrap_err();
    assert!(error.to_string().starts_with("entry 2 is missing"), "{error}");
    // What is asked for up to there is there; and what was recorded by an instant before it.
    assert!(register.log(0, 2).unwrap().all(|it| it.is_ok()));
    hands_on(&register, Some(0), "a");

    let register = forged("jsonl", half);
    assert_eq!(register.log(0, u64::MAX).unwrap().count(), 1);
    hands_on(&register, None, "a");
}

/// No number in an entry is so great that to go on from it fails.
#[test]
fn a_place_beyond_the_format_is_damage() {
    let greatest = u64::MAX.to_string();
    let text = sample().0[0].1.text.replace(":0", &format!(":{greatest}"));
    let text = text.replace("\"last\":0", &format!("\"last\":{greatest}"));
    for store in lasting() {
        let register = forged(store, &[(0, resealed(text.clone()))]);
        assert!(register.end().unwrap_err().is_damaged());
        assert!(!register.verify(&[]).unwrap().is_sound());
    }
}

/// What names the register is written in one way, and once.
#[test]
fn the_name_of_a_register_is_all_that_stands_there() {
    let log = register("jsonl").1;
    let sound = String::from_utf8(fs::read(&log).unwrap()).unwrap();
    for (from, to) in [("}\n", ",\"x\":1}\n"), ("\":", "\": "), ("}\n", "} \n"), ("}\n", "}\r\n")] {
        fs::write(&log, sound.replace(from, to)).unwrap();
        assert!(Register::open(&log).unwrap_err().is_damaged(), "{to}");
    }
    for sql in [
        "INSERT INTO register VALUES ('foedera-register/1', 'other.example.org')",
        "INSERT INTO register SELECT * FROM register",
        "DELETE FROM register",
        "UPDATE register SET origin = CAST(x'ff' AS TEXT)",
        "UPDATE register SET origin = ''",
    ] {
        let path = register("sqlite").1;
        rewritten(&path, sql);
        assert!(Register::open(&path).unwrap_err().is_damaged(), "{sql}");
    }
}

/// Entries 1 and 2 were appended together; whatever the heads, half of them is not a register.
#[test]
fn half_an_append_is_found_without_a_head() {
    let found = |rows: &[(u64, Sealed)]| {
        let register = forged("sqlite", rows);
        register.verify(&[]).unwrap().fault.expect("a fault")
    };
    let cut = &sample().0[..2];
    assert_eq!(found(cut), Fault { within: 2..3, what: What::Missing });
    for (from, to, at) in [
        // An entry is said to belong to an append before it, to another than its neighbour, to
        // one of which the rest is missing.
        ("\"last\":2,", "\"last\":1,", 2),
        ("\"recorded\",\"last\":2,", "\"recorded\",\"last\":3,", 2),
        ("\"last\":4,", "\"last\":5,", 5),
    ] {
        let Fault { within, what } = found(&rechained(from, to));
        assert!(what == What::Missing && within.contains(&at), "{from} {to}: {within:?}");
    }
}

/// Of two entries that do not fit, a head can tell which one is good.
#[test]
fn a_head_narrows_down_which_entry_was_rewritten() {
    let (mut rows, _) = sample();
    let seal = rows[3].1.hash.clone();
    rows[4].1 = resealed(rows[4].1.text.replace(&seal, &Hash::of(b"").to_string()));
    let early = Head { size: 4, hash: seal.parse().unwrap(), origin: origin() };
    for store in lasting() {
        let register = forged(store, &rows);
        let within = |heads: &[Head]| register.verify(heads).unwrap().fault.unwrap().within;
        assert_eq!(within(&[]), 3..5);
        assert_eq!(within(std::slice::from_ref(&early)), 4..5);
    }
}

#[test]
fn the_head_of_another_register_vouches_for_nothing() {
    let (rows, head) = sample();
    let other = Head { origin: "other.example.org".parse().unwrap(), ..head };
    found(&rows, &other, 0, What::OtherRegister);
}

/// Every byte of a log, turned into others: found, and placed where it lies.
#[test]
fn no_byte_of_a_log_can_change_unseen() {
    let (_, head) = sample();
    let path = path("jsonl");
    filled(&mut JsonLog::init(&path, origin()).unwrap(), "d");
    let sound = fs::read(&path).unwrap();
    let named = sound.iter().position(|&it| it == b'\n').unwrap() + 1;
    for at in 0..sound.len() {
        let before = sound[..at].iter().filter(|&&it| it == b'\n').count() as u64;
        for mask in [0x01, 0x20, 0x80, sound[at] ^ b'\n'] {
            let mut bytes = sound.clone();
            bytes[at] ^= mask;
            if mask == 0 {
                continue;
            }
            fs::write(&path, &bytes).unwrap();
            match Register::open(&path).and_then(|it| it.verify(std::slice::from_ref(&head))) {
                Err(error) => assert!(at < named && error.is_damaged(), "{at}: {error}"),
                Ok(found) => {
                    let within = found.fault.unwrap_or_else(|| panic!("{at} ^ {mask}")).within;
                    // The name of the register is what the first entry is chained to.
                    let bad = before.saturating_sub(1);
                    assert!(within.contains(&bad), "{at} ^ {mask}: {bad} not in {within:?}");
                }
            }
        }
    }
}

/// What is damaged is neither read nor built upon.
#[test]
fn a_damaged_entry_stops_reading_and_appending() {
    let (mut rows, _) = sample();
    rows[4].1.text = rows[4].1.text.replace("2024", "2025");
    for store in lasting() {
        let mut register = forged(store, &rows);
        assert!(register.snapshot(None).unwrap_err().is_damaged());
        let read: Vec<bool> = register.log(0, u64::MAX).unwrap().map(|it| it.is_ok()).collect();
        assert_eq!(read, [true, true, true, true, false]);
        let error = register.append(5, &[recorded(&statement("e"))], second(9)).unwrap_err();
        assert!(error.is_damaged(), "{error}");
        assert!(error.to_string().contains("restore a copy"), "{error}");
    }
}

/// A log whose last append, of two entries, was torn at any byte: it is as if it had not been.
#[test]
fn an_append_torn_at_any_byte_is_not_read_and_is_cut_by_the_next() {
    let path = path("jsonl");
    let mut register = Register::init(&path, origin()).unwrap();
    append(&mut register, &[recorded(&statement("a"))], second(0));
    let (before, whole_before) = (register.end().unwrap(), fs::read(&path).unwrap());
    append(
        &mut register,
        &["b, longer than what follows", "c"].map(|it| recorded(&statement(it))),
        second(1),
    );
    let whole = fs::read(&path).unwrap();
    for end in whole_before.len()..whole.len() {
        // What a disk may leave behind what was written.
        for rest in [&b""[..], &[0; 600], b"}"] {
            fs::write(&path, [&whole[..end], rest].concat()).unwrap();
            let mut register = Register::open(&path).unwrap();
            assert_eq!(register.end().unwrap(), before, "torn at {end}");
            hands_on(&register, None, "a");
            assert!(register.verify(std::slice::from_ref(&before)).unwrap().is_sound());
            append(&mut register, &[recorded(&statement("d"))], second(2));
            hands_on(&register, None, "a d");
            assert!(register.verify(std::slice::from_ref(&before)).unwrap().is_sound());
            assert!(fs::read(&path).unwrap().starts_with(&whole_before));
        }
    }
}
