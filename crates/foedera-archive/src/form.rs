//! What a file is, told by the ending of its name.

use std::str::FromStr;

/// How documents lie in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The file is one document.
    Text,
    /// Its members whose names end in `.txt`.
    Tar,
    /// An object on each line.
    JsonLines,
    /// A row of a table with a head.
    Csv,
    /// A record of an archive of the web (ISO 28500), WET included.
    Warc,
}

/// The endings of names, each with what it says; without the `.gz` that may follow.
const ENDINGS: [(&str, Form); 8] = [
    ("txt", Form::Text),
    ("tar", Form::Tar),
    ("tgz", Form::Tar),
    ("jsonl", Form::JsonLines),
    ("ndjson", Form::JsonLines),
    ("csv", Form::Csv),
    ("warc", Form::Warc),
    ("wet", Form::Warc),
];

impl Form {
    /// What a file of this name is; one document where the ending says nothing.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self::told(name).unwrap_or(Self::Text)
    }

    /// What the ending says, if it does: `reports.tar.gz` is a tar. That it is compressed, its bytes tell.
    fn told(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let (_, ending) = name.strip_suffix(".gz").unwrap_or(&name).rsplit_once('.')?;
        ENDINGS.iter().find(|it| it.0 == ending).map(|it| it.1)
    }

    /// Whether a file of this name is read with the folder in which it stands: a document, or an archive
    /// that can be nothing else. A table may be anything, and is read where it is named.
    #[must_use]
    pub fn is_read_with_folder(name: &str) -> bool {
        matches!(Self::told(name), Some(Self::Text | Self::Tar | Self::Warc))
    }
}

/// By the ending that it would have.
impl FromStr for Form {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = ENDINGS.iter().find(|it| it.0 == text).map(|it| it.1);
        known.ok_or_else(|| format!("`{text}` is none of {}", ENDINGS.map(|it| it.0).join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_with_or_without_gz() {
        assert_eq!(Form::of("a/b.tar.gz"), Form::Tar);
        assert_eq!(Form::of("CC-MAIN-1.warc.wet.gz"), Form::Warc);
        assert_eq!(Form::of("x.JSONL"), Form::JsonLines);
        assert_eq!(Form::of("report.txt.gz"), Form::Text);
        assert_eq!(Form::of("report.md"), Form::Text);
        assert_eq!(Form::of("-"), Form::Text);
    }

    #[test]
    fn a_folder_gives_its_documents_and_archives_and_no_table() {
        let read = ["a.txt", "a.tgz", "a.warc.gz"];
        assert!(read.into_iter().all(Form::is_read_with_folder));
        let left = ["a.csv", "a.jsonl", "a.md", "txt", "a.gz"];
        assert!(!left.into_iter().any(Form::is_read_with_folder));
    }
}
