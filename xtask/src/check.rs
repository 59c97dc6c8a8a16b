//! `cargo xtask test` and `cargo xtask check`: the steps, and why in this order.
//!
//! Cheap steps come first, so that most mistakes are told within seconds. The tests are one list
//! for people and for the build machine; there is no second, hidden one.

use anyhow::Result;

use crate::steps::{self, Step};
use crate::tidy;

/// How long the tests may take. The long form tries more of the same, it tries nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// A few minutes from nothing on two cores.
    Short,
    /// More random cases, more killed writers, minutes of mangled inputs, the benches run once.
    Long,
}

/// Mangled inputs for each target in the short form: a number, so that a slow machine and a fast
/// one try the same.
const FUZZ_INPUTS_SHORT: u32 = 3_000;
/// Seconds of them for each target in the long form.
const FUZZ_SECONDS_LONG: u32 = 120;
/// Cases for each property in the long form; proptest's own default is 256.
const PROPERTY_CASES_LONG: u32 = 10_000;

/// Every test there is.
pub(crate) fn test(length: Length) -> Result<()> {
    steps::run(&tests(length))
}

/// The tests of what a build has only when it is asked for: typed tables, and registers in a database with a server.
/// They bring the greatest crates of all, so they are no part of every run.
pub(crate) fn bulk() -> Result<()> {
    steps::run(&bulky())
}

/// All that must hold before a change lands.
pub(crate) fn check(length: Length) -> Result<()> {
    let mut steps = vec![
        Step::cargo("format", "fmt --all --check", "run `cargo fmt --all`"),
        Step::here("tidy", tidy::run, "mend the lines above; docs/testing.md has every rule"),
        Step::cargo(
            "lints",
            "clippy --workspace --all-targets -- -D warnings",
            "mend the code; an exception needs `#[expect(lint, reason = \"…\")]` at its place",
        ),
    ];
    steps.extend(tests(length).into_iter().filter(|step| step.name != "tidy"));
    steps.push(
        Step::cargo(
            "documentation",
            "doc --workspace --no-deps",
            "mend the doc comment named above",
        )
        .with("RUSTDOCFLAGS", "-D warnings"),
    );
    steps::run(&steps)
}

/// Mangled inputs through every reader of foreign bytes; the arguments are the fuzzer's own.
pub(crate) fn fuzz(arguments: &[&str]) -> Result<()> {
    steps::run(&[fuzzer(&arguments.join(" "))])
}

fn bulky() -> Vec<Step> {
    let cure = "run it alone; the features and the variable are those of docs/testing.md";
    vec![
        Step::cargo("tables with typed columns", "test -p foedera --features parquet --lib", cure),
        Step::cargo(
            "the same by the command",
            "test -p foedera-cli --features parquet --test cli columnar",
            cure,
        ),
        // Without a server, that the store builds; with the one that FOEDERA_TEST_POSTGRES names, all of it.
        Step::cargo(
            "registers in PostgreSQL",
            "test -p foedera-register --features postgres --tests",
            cure,
        ),
    ]
}

fn tests(length: Length) -> Vec<Step> {
    let long = length == Length::Long;
    let runner = match (steps::cargo_has("nextest"), long) {
        (true, false) => "nextest run --workspace --all-targets --no-tests=warn",
        (true, true) => "nextest run --workspace --all-targets --no-tests=warn --profile long",
        (false, _) => "test --workspace --all-targets",
    };
    let mangled = if long {
        format!("--seconds {FUZZ_SECONDS_LONG}")
    } else {
        format!("--inputs {FUZZ_INPUTS_SHORT}")
    };
    let mut steps = vec![
        Step::here("tidy", tidy::run, "mend the lines above; docs/testing.md has every rule"),
        Step::cargo("tests", runner, "run the failing test alone: `cargo test -p CRATE NAME`"),
        Step::cargo(
            "examples in the documentation",
            "test --workspace --doc",
            "the example in the doc comment named above no longer holds",
        ),
        fuzzer(&mangled),
    ];
    if long {
        steps.push(Step::cargo(
            "benches, once",
            "bench --manifest-path bench/Cargo.toml -- --test",
            "a bench no longer builds or runs",
        ));
        steps.extend(bulky());
        // The tests ask for these to know how many times to try.
        let cases = PROPERTY_CASES_LONG.to_string();
        let told = |it: Step| it.with("FOEDERA_LONG", "1").with("PROPTEST_CASES", cases.clone());
        steps = steps.into_iter().map(told).collect();
    }
    steps
}

fn fuzzer(arguments: &str) -> Step {
    Step::cargo(
        "mangled inputs",
        &format!("run --quiet --manifest-path fuzz/Cargo.toml --bin mangle -- {arguments}"),
        "the input above broke a reader: make it a test of that crate, then mend the reader",
    )
    // The first line of a panic says all; the frames below it are the mangler's own.
    .with("RUST_BACKTRACE", "0")
}
