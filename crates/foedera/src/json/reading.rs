//! `read --json`: one line a document.

use foedera_model::{Claim, Reading, Remark};
use serde::Serialize;

/// What was read from one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingJson {
    /// The document's name, without folder and without `.txt`.
    pub file: String,
    pub lang: Option<String>,
    pub published: Option<String>,
    pub claims: Vec<Claim>,
    pub remarks: Vec<Remark>,
}

impl ReadingJson {
    #[must_use]
    pub fn new(file: &str, reading: Reading) -> Self {
        Self {
            file: file.to_owned(),
            lang: reading.lang,
            published: reading.published.map(|it| it.to_string()),
            claims: reading.claims,
            remarks: reading.remarks,
        }
    }
}
