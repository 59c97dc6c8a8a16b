//! Good inputs to begin from: the repository's own texts. Nothing here is checked in twice.

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the project, above this package.
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_owned()
}

/// Every file under these folders, from the root, whose name ends so. A folder that is not there
/// yet gives none.
pub fn files(folders: &[&str], end: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&root().join(folder), end, &mut found);
    }
    // The order in which a disk lists files is not the same everywhere.
    found.sort();
    found.into_iter().filter_map(|path| fs::read(path).ok()).collect()
}

/// The fenced blocks of a page that are marked so.
pub fn blocks(page: &str, mark: &str) -> Vec<Vec<u8>> {
    let text = fs::read_to_string(root().join(page)).unwrap_or_default();
    let open = format!("```{mark}\n");
    let blocks = text.split(&open).skip(1).filter_map(|rest| rest.split("```").next());
    blocks.map(|block| block.as_bytes().to_vec()).collect()
}

fn collect(folder: &Path, end: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, end, found);
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
}
