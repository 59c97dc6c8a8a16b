//! Checks and generated tables of the project itself: `cargo xtask TASK`.
//!
//! A dispatcher only; every task is a module. No task uses the network: what it needs from outside
//! is fetched by hand and named on the command line.

#![expect(clippy::print_stdout, reason = "a front end talks to its user")]

mod names;

use std::path::Path;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask generate names --cldr DIR   the table of names from CLDR; DIR is the unpacked npm
                                        package `cldr-localenames-full`";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["generate", "names", "--cldr", dir] => names::generate(Path::new(dir)),
        [] | ["help" | "--help"] => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("unknown task `{}`; the tasks are:\n{USAGE}", other.join(" ")),
    }
}
