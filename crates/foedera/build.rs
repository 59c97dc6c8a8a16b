//! Embeds the library: every `treaties/*.treaty` of the project becomes one row of a table in the
//! binary, so that the command needs no files of its own.

#![expect(clippy::disallowed_methods, reason = "a build script asks cargo by the environment")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let folder = root.join("../../treaties");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| entry.map(|it| it.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|it| it == "treaty"));
    files.sort();
    let table = Path::new(&env::var("OUT_DIR")?).join("library.rs");
    fs::write(table, rows(&files)?)?;
    Ok(())
}

/// A Rust table of names and texts.
fn rows(files: &[PathBuf]) -> Result<String, Box<dyn Error>> {
    let mut rows = String::from("&[\n");
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        let file = file.canonicalize()?;
        let name = file.file_name().and_then(|it| it.to_str()).ok_or("a file name is not UTF-8")?;
        writeln!(rows, "    ({name:?}, include_str!({:?})),", file.display().to_string())?;
    }
    rows.push_str("]\n");
    Ok(rows)
}
