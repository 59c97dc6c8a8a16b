//! What was acknowledged survives the writer's sudden death, and nothing half-written is read.
//!
//! This program starts itself as a writer, kills it with SIGKILL at moments spread over its work,
//! and looks at what lies there. It shows what the death of a process can do; the loss of power
//! can do more, and there it is `fsync` that is trusted.

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::fresh::*;
use foedera_model::Statement;
use foedera_register::{Draft, Head, Register};

/// How often a writer is killed, for each store; the long form is for `FOEDERA_LONG=1`.
const KILLS: u32 = 60;
const KILLS_LONG: u32 = 2000;

/// A new register is taken after so many kills, lest reading a long one take all the time.
const KILLS_PER_REGISTER: u32 = 10;

/// The longest life of a writer; the shortest is too short to open a register.
const LIFE_MAX: Duration = Duration::from_millis(60);

/// Where the writer writes; set for the writer alone.
const PATH: &str = "FOEDERA_CRASH_PATH";

/// The words before the head that the writer had when an append returned.
const ACKNOWLEDGED: &str = "acknowledged: ";

#[expect(clippy::disallowed_methods, reason = "how long to test is the surroundings' to say")]
#[test]
fn what_was_acknowledged_survives_a_killed_writer() {
    let kills = if env::var("FOEDERA_LONG").is_ok_and(|it| it == "1") { KILLS_LONG } else { KILLS };
    for store in lasting() {
        let mut path = register(store).1;
        let mut acknowledged = 0;
        for kill in 0..kills {
            if kill % KILLS_PER_REGISTER == 0 {
                if FILES.contains(&store) {
                    fs::remove_file(&path).unwrap();
                }
                path = register(store).1;
            }
            // A stride that is prime to the span visits all its moments in a scattered order.
            let life = LIFE_MAX * (kill * 37 % 101) / 101;
            let heads = kill_after(&path, life);
            acknowledged += heads.len();
            survived(&path, &heads);
        }
        // Without appends to lose, the test would show nothing.
        assert!(acknowledged > 0, "{store}");
    }
}

/// Not a test by itself: the writer that is killed.
#[expect(clippy::disallowed_methods, reason = "it is told where to write by its surroundings")]
#[ignore = "it is started by the test above"]
#[test]
fn writes_until_killed() {
    let Ok(path) = env::var(PATH) else { return };
    let mut register = Register::open(path.as_ref()).unwrap();
    loop {
        let end = register.end().unwrap().size;
        let drafts: Vec<Draft> = (end..=end + end % 3).map(|it| recorded(&nth(it))).collect();
        let head = register.append(end, &drafts, second(0)).unwrap().head;
        writeln!(io::stdout(), "\n{ACKNOWLEDGED}{head}").unwrap();
    }
}

/// Lets a writer live so long; gives the heads that it had acknowledged.
fn kill_after(path: &Path, life: Duration) -> Vec<Head> {
    let mut writer = Command::new(env::current_exe().unwrap())
        .args(["--exact", "crash::writes_until_killed", "--ignored", "--nocapture"])
        .env(PATH, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    thread::sleep(life);
    writer.kill().unwrap();
    let said = String::from_utf8(writer.wait_with_output().unwrap().stdout).unwrap();
    // The last line may be torn as well: then the append was not acknowledged to anybody.
    let whole = said.rsplit_once('\n').map_or("", |it| it.0);
    let heads = whole.lines().filter_map(|it| it.strip_prefix(ACKNOWLEDGED));
    heads.map(|it| it.parse().unwrap()).collect()
}

fn survived(path: &Path, heads: &[Head]) {
    #[cfg(feature = "postgres")]
    if foedera_register::is_in_database(path) {
        crate::server::settle(path);
    }
    let register = Register::open(path).unwrap();
    let found = register.verify(heads).unwrap();
    assert_eq!(found.fault, None, "{}", path.display());
    assert_eq!(found.head, register.end().unwrap());
    for entry in register.log(0, u64::MAX).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.draft.statement(), Some(&nth(entry.seq)));
        // An append that is there is there whole.
        assert!(entry.last < found.head.size);
    }
}

/// The statement at a place. Some are long enough to take many pages, so that a write can tear.
fn nth(seq: u64) -> Statement {
    let length = usize::try_from(seq * 7919 % 60_000).unwrap();
    statement(&format!("{seq} {}", "x".repeat(length)))
}
