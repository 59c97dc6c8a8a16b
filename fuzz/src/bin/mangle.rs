//! Mangled inputs on the stable compiler, by a fixed sequence: so many seconds for each target, or
//! so many inputs, which are the same on every machine.
//!
//! It stops at the first input that breaks a promise, makes it smaller, shows it and keeps it.
//! What ends the process (a stack that overflows) cannot be caught: `--trail` writes each input
//! down before it is tried, and the same seed comes to the same place again.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use foedera_fuzz::mangle::mangled;
use foedera_fuzz::random::Random;
use foedera_fuzz::seeds;
use foedera_fuzz::targets::{ALL, Target};

const USAGE: &str = "mangle [--seconds N | --inputs N] [--seed N] [--trail] [TARGET…]";

/// One input may take so long; a reader that takes longer has a loop that grows with its input.
const INPUT_TIME_MAX: Duration = Duration::from_secs(5);

/// When a target has been tried enough.
#[derive(Clone, Copy)]
enum Enough {
    Seconds(u64),
    Inputs(u64),
}

impl Enough {
    fn is_reached(self, tried: u64, start: Instant) -> bool {
        match self {
            Self::Seconds(seconds) => Duration::from_secs(seconds) <= start.elapsed(),
            Self::Inputs(inputs) => inputs <= tried,
        }
    }
}

/// What was asked for.
struct Asked {
    enough: Enough,
    seed: u64,
    trail: bool,
    targets: Vec<Target>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(asked) = asked(&arguments) else {
        let names: Vec<&str> = ALL.iter().map(|it| it.name).collect();
        println!("{USAGE}\ntargets: {}", names.join(", "));
        return ExitCode::from(2);
    };
    for target in &asked.targets {
        if let Err(finding) = try_long(*target, &asked) {
            println!("{}: {finding}", target.name);
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn asked(arguments: &[String]) -> Option<Asked> {
    let mut asked =
        Asked { enough: Enough::Seconds(10), seed: 1, trail: false, targets: Vec::new() };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seconds" => asked.enough = Enough::Seconds(words.next()?.parse().ok()?),
            "--inputs" => asked.enough = Enough::Inputs(words.next()?.parse().ok()?),
            "--seed" => asked.seed = words.next()?.parse().ok()?,
            "--trail" => asked.trail = true,
            name => asked.targets.push(*ALL.iter().find(|it| it.name == name)?),
        }
    }
    if asked.targets.is_empty() {
        asked.targets = ALL.to_vec();
    }
    Some(asked)
}

/// Tries one target until it is enough, or tells what was found.
fn try_long(target: Target, asked: &Asked) -> Result<(), String> {
    let seeds = (target.seeds)();
    if seeds.is_empty() {
        return Err("no seeds; its texts have moved".to_owned());
    }
    let mut random = Random::from_seed(asked.seed);
    let start = Instant::now();
    let mut tried = 0_u64;
    // What was found last comes first, to see whether it is mended; then the seeds themselves.
    let found = fs::read(kept(target.name, "found"));
    let mut waiting = found.iter().chain(&seeds);
    while !asked.enough.is_reached(tried, start) {
        let bytes = waiting.next().cloned().unwrap_or_else(|| mangled(&seeds, &mut random));
        if asked.trail {
            keep(target.name, "trail", &bytes)?;
        }
        let begun = Instant::now();
        if breaks(target, &bytes) {
            return Err(told(target, bytes, asked.seed)?);
        }
        if begun.elapsed() > INPUT_TIME_MAX {
            let path = keep(target.name, "slow", &bytes)?;
            return Err(format!("{:?} for one input, kept as {}", begun.elapsed(), path.display()));
        }
        tried += 1;
    }
    println!("{}: {tried} inputs from {} seeds, none broke a promise", target.name, seeds.len());
    Ok(())
}

fn breaks(target: Target, bytes: &[u8]) -> bool {
    panic::catch_unwind(AssertUnwindSafe(|| (target.run)(bytes))).is_err()
}

/// Makes the input smaller while it still breaks the promise, keeps it and shows it.
fn told(target: Target, bytes: Vec<u8>, seed: u64) -> Result<String, String> {
    // The panic was shown once; the hundreds that follow say the same.
    panic::set_hook(Box::new(|_| {}));
    let small = smaller(target, bytes);
    let path = keep(target.name, "found", &small)?;
    let shown = String::from_utf8_lossy(&small);
    Ok(format!(
        "seed {seed} broke it; kept as {}, {} bytes:\n{shown:?}",
        path.display(),
        small.len()
    ))
}

/// Takes out ever smaller pieces as long as what is left still breaks the promise.
fn smaller(target: Target, mut bytes: Vec<u8>) -> Vec<u8> {
    let mut piece = bytes.len().div_ceil(2);
    while piece > 0 {
        let mut at = 0;
        while at < bytes.len() {
            let mut without = bytes.clone();
            without.drain(at..(at + piece).min(bytes.len()));
            if breaks(target, &without) {
                bytes = without;
            } else {
                at += piece;
            }
        }
        piece /= 2;
    }
    bytes
}

fn keep(target: &str, what: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    let path = kept(target, what);
    let folder = path.parent().unwrap_or(&path);
    let done = fs::create_dir_all(folder).and_then(|()| fs::write(&path, bytes));
    done.map(|()| path).map_err(|error| format!("cannot keep the input: {error}"))
}

fn kept(target: &str, what: &str) -> PathBuf {
    seeds::root().join("fuzz").join("artifacts").join(format!("{target}-{what}"))
}
