//! The project's own files, read once, so that the rules of tidy are plain functions of texts.
//!
//! It reads what git knows of or would add; build output and databases are not the project.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The files of the project by their path from its root, with `/` between the parts.
#[derive(Debug)]
pub(crate) struct Project {
    /// The text, or nothing where the bytes are not UTF-8.
    files: BTreeMap<String, Option<String>>,
}

impl Project {
    /// Reads the checkout that this program was started in.
    pub(crate) fn read() -> Result<Self> {
        let root = root()?;
        let mut files = BTreeMap::new();
        for path in listed(&root)? {
            // A file can be listed and gone: deleted, but not yet committed as deleted.
            if let Ok(bytes) = std::fs::read(root.join(&path)) {
                files.insert(path, String::from_utf8(bytes).ok());
            }
        }
        Ok(Self { files })
    }

    /// A project that has only these files, for tests.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned())));
        Self { files: files.collect() }
    }

    /// Every file that is text: path and text.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    /// The text files whose names end so, such as `.rs`.
    pub(crate) fn ending(&self, end: &str) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(move |(path, _)| path.ends_with(end))
    }

    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path)?.as_deref()
    }

    /// Whether there is such a file, or a folder with files in it.
    pub(crate) fn has(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        path.is_empty()
            || self.files.contains_key(path)
            || self.files.keys().any(|it| it.starts_with(&folder))
    }
}

/// The folder of the checkout: the one above this package's.
pub(crate) fn root() -> Result<PathBuf> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .context("start this as `cargo xtask`, so that it knows where the project is")?;
    let root = Path::new(&package).parent().context("the xtask folder has no parent")?;
    Ok(root.to_owned())
}

fn listed(root: &Path) -> Result<Vec<String>> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(root)
        .output()
        .context("cannot run git to list the files")?;
    ensure!(output.status.success(), "git ls-files failed; is this a git checkout?");
    let paths = String::from_utf8_lossy(&output.stdout);
    Ok(paths.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect())
}
