//! Pictures as files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// Writes a picture, in place of what the file had.
pub(crate) fn save(file: &Path, svg: &str) -> anyhow::Result<()> {
    fs::write(file, svg).with_context(|| format!("writing {}", file.display()))
}

/// The file of the picture of this place: `war.svg`, `war-2.svg`.
pub(crate) fn numbered(file: &Path, place: usize) -> PathBuf {
    if place == 0 {
        return file.to_owned();
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let end = file.extension().map(|it| format!(".{}", it.to_string_lossy())).unwrap_or_default();
    file.with_file_name(format!("{stem}-{}{end}", place + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_pictures_stand_beside_the_first() {
        let named = |place| numbered(Path::new("a/war.svg"), place);
        assert_eq!(named(0), Path::new("a/war.svg"));
        assert_eq!(named(1), Path::new("a/war-2.svg"));
        assert_eq!(numbered(Path::new("war"), 2), Path::new("war-3"));
    }
}
