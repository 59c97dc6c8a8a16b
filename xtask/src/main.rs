//! Checks and generated tables of the project itself: `cargo xtask COMMAND`.
//!
//! This file only chooses the command. Nothing here is part of what a user of Foedera runs, and
//! nothing here uses the network: what a generator needs from outside is handed in as a folder.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for the project's own people: it prints, reads files and looks at the clock"
)]

mod check;
mod coverage;
mod names;
mod project;
mod steps;
mod tidy;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  test [--long]                every test there is; --long takes minutes more
  test --bulk                  what only the features `parquet` and `postgres` bring
  check [--long]               all that must hold before a change lands: format, lints,
                               tests, tidy, documentation
  tidy                         the house rules that no compiler checks
  fuzz [--seconds N] […]       mangled inputs through every reader of foreign bytes
  generate coverage            docs/coverage.md, from the cases in spec/
  generate names --cldr DIR    the table of names from CLDR; DIR is the unpacked npm package
                               cldr-localenames-full
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => check::test(check::Length::Short),
        ["test", "--bulk"] => check::bulk(),
        ["test", "--long"] => check::test(check::Length::Long),
        ["check"] => check::check(check::Length::Short),
        ["check", "--long"] => check::check(check::Length::Long),
        ["tidy"] => tidy::run(),
        ["fuzz", rest @ ..] => check::fuzz(rest),
        ["generate", "coverage"] => coverage::generate(),
        ["generate", "names", "--cldr", folder] => names::generate(Path::new(folder)),
        _ => {
            print!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
