//! The texts of a folder, for tests that go through all of them.

use std::ffi::OsStr;

/// The names and texts of the files of a folder that end so, in the order of their names.
pub(crate) fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|it| it.path());
    let mut texts: Vec<(String, String)> = paths
        .filter(|it| it.extension() == Some(OsStr::new(ending)))
        .map(|it| {
            let text = std::fs::read(&it).unwrap_or_default();
            (it.display().to_string(), String::from_utf8_lossy(&text).into_owned())
        })
        .collect();
    texts.sort();
    texts
}
