//! What every store does alike. A store that passes here is a store.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::thread;

use crate::fresh::*;
use foedera_model::Statement;
use foedera_register::{
    DRAFTS_PER_APPEND_MAX, Draft, ENTRY_BYTES_MAX, Entry, Error, Memory, Register, StatementId,
    Store,
};
use proptest::prelude::*;

#[test]
fn an_empty_register_has_a_head_and_nothing_else() {
    for store in stores() {
        let (register, _) = register(store);
        let head = register.end().unwrap();
        assert_eq!((head.size, &head.origin), (0, &origin()));
        assert_eq!(register.log(0, u64::MAX).unwrap().count(), 0);
        hands_on(&register, None, "");
        assert!(register.verify(&[head]).unwrap().is_sound());
    }
}

#[test]
fn entries_are_numbered_from_zero_and_read_back_as_appended() {
    for store in stores() {
        let (mut register, _) = register(store);
        let [a, b, c] = ["a", "b", "c"].map(statement);
        let drafts = [recorded(&a), proposed(&b), accepted(&b), rejected(&c)].to_vec();
        let receipt = register.append(0, &drafts[..1], second(0)).unwrap();
        assert_eq!((receipt.entries, receipt.recorded_at), (0..1, second(0)));
        append(&mut register, &[proposed(&c)], second(1));
        let receipt = register.append(2, &drafts[1..], second(2)).unwrap();
        assert_eq!(receipt.entries, 2..5);
        assert_eq!(register.end().unwrap(), receipt.head);

        let log: Vec<Entry> = register.log(0, u64::MAX).unwrap().map(Result::unwrap).collect();
        assert_eq!(
            log.iter().map(|it| (it.seq, it.last)).collect::<Vec<_>>(),
            [(0, 0), (1, 1), (2, 4), (3, 4), (4, 4)]
        );
        assert_eq!(log[2..].iter().map(|it| it.draft.clone()).collect::<Vec<_>>(), drafts[1..]);
        assert_eq!(log[4].id, id(&c));
        // Any run is the same as that part of the whole.
        for from in 0..=6 {
            for to in from..=6 {
                let run = register.log(from, to).unwrap().map(Result::unwrap);
                let whole = log.iter().filter(|it| from <= it.seq && it.seq < to).cloned();
                assert!(run.eq(whole), "{store} {from}..{to}");
            }
        }
    }
}

#[test]
fn a_register_that_ends_elsewhere_is_a_conflict() {
    for store in stores() {
        let (mut register, _) = register(store);
        append(&mut register, &[recorded(&statement("a"))], second(0));
        for expected in [0, 2] {
            let error = register.append(expected, &[recorded(&statement("b"))], second(1));
            let error = error.unwrap_err();
            assert!(error.is_conflict(), "{error}");
            assert!(error.to_string().contains("it ends before entry 1; read what is new"));
        }
        hands_on(&register, None, "a");
    }
}

/// The store itself refuses too: between a register's look and its append, others may append.
#[test]
fn a_store_that_ends_elsewhere_is_a_conflict() {
    for store in stores() {
        let (mut store, _) = crate::fresh::store(store);
        store.append(0, &[recorded(&statement("a"))], second(0)).unwrap();
        for expected in [0, 2] {
            let error = store.append(expected, &[recorded(&statement("b"))], second(1));
            assert!(error.unwrap_err().is_conflict());
        }
        assert_eq!(store.end().unwrap().size, 1);
    }
}

#[test]
fn the_registers_time_never_steps_back() {
    for store in stores() {
        let (mut register, _) = register(store);
        for (note, clock) in [("a", 10), ("b", 5), ("c", 11)] {
            append(&mut register, &[recorded(&statement(note))], second(clock));
        }
        let log = register.log(0, u64::MAX).unwrap();
        let times: Vec<_> = log.map(|it| it.unwrap().recorded_at).collect();
        assert_eq!(times, [10, 10, 11].map(second));
    }
}

#[test]
fn limits_hold_on_both_sides() {
    for store in stores() {
        let (mut register, _) = register(store);
        let many: Vec<Draft> =
            (0..=DRAFTS_PER_APPEND_MAX).map(|it| recorded(&statement(&it.to_string()))).collect();
        fails(&mut register, &many, Error::is_refused, "append in parts");
        append(&mut register, &many[1..], second(0));

        let (mut register, _) = crate::fresh::register(store);
        let longest = "x".repeat(ENTRY_BYTES_MAX - frame());
        let too_long = recorded(&statement(&format!("{longest}x")));
        fails(&mut register, &[too_long], Error::is_refused, "shorten the words");
        append(&mut register, &[recorded(&statement(&longest))], second(0));
        append(&mut register, &[recorded(&statement("after"))], second(0));
        hands_on(&register, None, &format!("{longest} after"));
    }
}

/// The length of a first entry's text around its statement's note.
fn frame() -> usize {
    let mut store = Memory::init(origin());
    store.append(0, &[recorded(&statement(""))], second(0)).unwrap();
    store.entries(0, 1).unwrap().next().unwrap().unwrap().text.len()
}

#[test]
fn what_lasts_keeps_everything_and_a_second_hand_sees_it() {
    for store in lasting() {
        let (mut one, path) = register(store);
        let mut other = Register::open(&path).unwrap();
        append(&mut one, &[recorded(&statement("a"))], second(0));
        assert_eq!(other.end().unwrap(), one.end().unwrap());
        // Whoever did not see the first is told that, and not that his draft makes no sense.
        for note in ["a", "b"] {
            let error = other.append(0, &[recorded(&statement(note))], second(1)).unwrap_err();
            assert!(error.is_conflict(), "{error}");
        }
        fails(&mut other, &[recorded(&statement("a"))], Error::is_refused, "already");
        append(&mut other, &[recorded(&statement("b"))], second(1));
        hands_on(&one, None, "a b");
        drop((one, other));
        hands_on(&Register::open(&path).unwrap(), None, "a b");
    }
}

/// Several write at once, each so often, in its own way: all of it stands.
fn crowd(writers: usize, appends: usize, append: fn(&mut Register, &Draft)) {
    for store in lasting() {
        let (register, path) = register(store);
        let write = |writer: usize| {
            let mut register = Register::open(&path).unwrap();
            for number in 0..appends {
                append(&mut register, &recorded(&statement(&format!("{writer}-{number}"))));
            }
        };
        thread::scope(|scope| {
            for writer in 0..writers {
                scope.spawn(move || write(writer));
            }
        });
        assert_eq!(register.snapshot(None).unwrap().len(), writers * appends);
        assert!(register.verify(&[]).unwrap().is_sound());
    }
}

#[test]
fn writers_take_turns_and_nothing_is_lost() {
    crowd(4, 10, |register, draft| {
        loop {
            let end = register.end().unwrap().size;
            match register.append(end, std::slice::from_ref(draft), second(0)) {
                Ok(_) => break,
                Err(error) => assert!(error.is_conflict() || error.is_busy(), "{error}"),
            }
        }
    });
}

/// Whoever expects no end is not refused because others were first.
#[test]
fn writers_that_expect_no_end_take_turns_by_themselves() {
    crowd(8, 5, |register, draft| {
        register.append_at_end(std::slice::from_ref(draft), second(0)).unwrap();
    });
}

/// What makes no sense any more after what others appended is refused all the same.
#[test]
fn whoever_expects_no_end_is_held_to_what_is_there() {
    for store in lasting() {
        let (mut one, path) = register(store);
        let mut other = Register::open(&path).unwrap();
        append(&mut one, &[recorded(&statement("a"))], second(0));
        let error = other.append_at_end(&[recorded(&statement("a"))], second(1)).unwrap_err();
        assert!(error.is_refused(), "{error}");
        other.append_at_end(&[recorded(&statement("b"))], second(1)).unwrap();
        hands_on(&one, None, "a b");
    }
}

#[test]
fn a_held_register_is_busy() {
    let (mut log, path) = register("jsonl");
    let held = File::open(&path).unwrap();
    held.lock().unwrap();
    fails(&mut log, &[recorded(&statement("a"))], Error::is_busy, "try again later");

    let (mut database, path) = register("sqlite");
    let held = rusqlite::Connection::open(&path).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    fails(&mut database, &[recorded(&statement("a"))], Error::is_busy, "try again later");
}

#[track_caller]
fn does_not_open(path: &Path, is: fn(&Error) -> bool, words: &str) {
    let error = Register::open(path).unwrap_err();
    assert!(is(&error) && error.to_string().contains(words), "{error}");
    assert!(error.to_string().starts_with("opening "), "{error}");
}

#[test]
fn what_is_no_register_is_not_opened_and_not_overwritten() {
    for store in lasting() {
        does_not_open(&path(store), Error::is_not_found, "init");
        let (_, path) = register(store);
        let error = Register::init(&path, origin()).unwrap_err();
        assert!(error.is_already_there(), "{error}");
    }
    for store in FILES {
        for content in ["", "{}\n", "once upon a time\n", "{\"format\":\"foedera-register/1\"}\n"] {
            let path = path(store);
            fs::write(&path, content).unwrap();
            does_not_open(&path, Error::is_damaged, "no sound register");
        }
    }
    does_not_open(&path("csv"), Error::is_refused, ".jsonl");
    let newer = path("jsonl");
    fs::write(&newer, "{\"format\":\"foedera-register/2\",\"origin\":\"x\"}\n").unwrap();
    does_not_open(&newer, Error::is_damaged, "foedera-register/2");
}

/// The name of a database can hold a password, which no message shows.
#[test]
fn where_there_is_no_server_that_is_told_without_the_password() {
    let place = Path::new("postgres://clerk:secret@127.0.0.1:1/treaties?password=secret");
    for error in [Register::open(place).unwrap_err(), Register::init(place, origin()).unwrap_err()]
    {
        let says = error.to_string();
        assert!(says.contains("ing postgres://127.0.0.1:1/treaties: "), "{says}");
        assert!(!says.contains("secret"), "{says}");
        let cure =
            if cfg!(feature = "postgres") { "the server runs" } else { "--features postgres" };
        assert!(says.contains(cure), "{says}");
    }
}

/// As a crash leaves it amid the making: nothing was recorded, and nothing stands in the way.
#[test]
fn an_empty_file_is_made_a_register() {
    for store in FILES {
        let path = path(store);
        fs::write(&path, "").unwrap();
        does_not_open(&path, Error::is_damaged, "init makes a register of it");
        append(
            &mut Register::init(&path, origin()).unwrap(),
            &[recorded(&statement("a"))],
            second(0),
        );
        hands_on(&Register::open(&path).unwrap(), None, "a");
    }
    // The making had come to the mode of the journal.
    let path = path("sqlite");
    let database = rusqlite::Connection::open(&path).unwrap();
    database.pragma_update(None, "journal_mode", "WAL").unwrap();
    drop(database);
    assert!(fs::metadata(&path).unwrap().len() > 0);
    does_not_open(&path, Error::is_damaged, "init makes a register of it");
    append(&mut Register::init(&path, origin()).unwrap(), &[recorded(&statement("a"))], second(0));
    hands_on(&Register::open(&path).unwrap(), None, "a");
}

#[test]
fn what_is_there_already_is_left_as_it_is() {
    let stays = |path: &Path| {
        let before = fs::read(path).unwrap();
        let error = Register::init(path, origin()).unwrap_err();
        assert!(error.is_already_there(), "{error}");
        assert_eq!(fs::read(path).unwrap(), before);
    };
    for store in FILES {
        for content in [&b"{"[..], b"\n", b"once upon a time\n", &[0; 4096]] {
            let path = path(store);
            fs::write(&path, content).unwrap();
            stays(&path);
        }
        stays(&register(store).1);
    }
    for sql in ["CREATE TABLE other (x)", "PRAGMA user_version = 7"] {
        let path = path("sqlite");
        rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        stays(&path);
    }
}

/// One step of a history: which statement, what is done with it, when by a clock that may err.
fn step() -> impl Strategy<Value = (u8, u8, i64)> {
    (0..6_u8, 0..5_u8, 0..20_i64)
}

fn draft((statement, what, _): (u8, u8, i64)) -> Draft {
    let it = crate::fresh::statement(&statement.to_string());
    match what {
        0 => recorded(&it),
        1 => proposed(&it),
        2 => accepted(&it),
        3 => rejected(&it),
        _ => recorded(&retraction(&format!("not {statement}"), &it)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is asked of them, in whatever order: the same head, the same answers at each time.
    #[test]
    fn all_stores_agree(history in prop::collection::vec(step(), 1..16)) {
        let mut answers = BTreeMap::new();
        for store in stores() {
            let (mut register, _) = register(store);
            for &step in &history {
                let end = register.end().unwrap().size;
                // What makes no sense is refused by all alike.
                if let Err(error) = register.append(end, &[draft(step)], second(step.2)) {
                    prop_assert!(error.is_refused() || error.is_not_found(), "{}", error);
                }
            }
            let then = (0..20).map(|it| register.snapshot(Some(second(it))).unwrap());
            let answer = (then.collect::<Vec<_>>(), register.queue().unwrap());
            prop_assert!(register.verify(&[register.end().unwrap()]).unwrap().is_sound());
            answers.insert(register.end().unwrap().to_string(), answer);
        }
        prop_assert_eq!(answers.len(), 1);
    }

    /// The identity of a statement is that of its content: neither the order in which a file
    /// gives its members, nor grade, nor instant, nor register.
    #[test]
    fn an_id_is_that_of_the_content_alone(note in any::<String>(), clock in 0..1_000_000_i64) {
        let it = statement(&note);
        let value = serde_json::to_value(&it).unwrap();
        let members = value.as_object().unwrap().iter().rev();
        let members: Vec<String> =
            members.map(|(name, value)| format!("\"{name}\" : {value}")).collect();
        let otherwise = format!("{{ {} }}", members.join(" , "));
        let again: Statement = serde_json::from_str(&otherwise).unwrap();
        prop_assert_eq!(id(&again), id(&it));

        let (mut register, _) = register("memory");
        let grade = Some("A1".parse().unwrap());
        append(&mut register, &[Draft::Recorded { statement: again, grade }], second(clock));
        let ids: Vec<StatementId> = register.snapshot(None).unwrap().iter().map(|it| it.id).collect();
        prop_assert_eq!(ids, [id(&it)]);
    }
}
