//! The languages of treaties, journals and scenarios: text to tree to model, and back.
//!
//! A treaty is a plain text file that a lawyer can check line by line; `docs/formats/clauses.md` is
//! the whole language. [`parse`] reads a file as far as it can be read and says what is wrong with
//! the rest, several problems at once; [`format()`] puts it in its one canonical form. Neither fails,
//! whatever the bytes.
//!
//! What this crate does not know: what a clause means for anybody (the engine), how a problem is
//! drawn (the front ends), where a file comes from.
//!
//! ```
//! let text = "\
//! treaty RU-KP-2024 \"Treaty on Comprehensive Strategic Partnership\"
//!   between KP and RU
//!
//! article 22
//!   consent by ratification
//!   enters into force on exchange of instruments of ratification
//!
//! acts
//!   2024-12-04  KP and RU exchange instruments of ratification
//! ";
//! let file = foedera_clauses::parse(text);
//! assert!(!file.has_errors());
//! assert_eq!(file.value.treaty.unwrap().clauses.len(), 2);
//! assert_eq!(file.value.statements.len(), 1);
//! assert_eq!(foedera_clauses::format(text).value, text);
//!
//! let wrong = foedera_clauses::parse("treaty A-B-1900 \"T\"\n\nenters in force on signature\n");
//! let problem = &wrong.diagnostics[0];
//! assert_eq!(problem.cure.as_deref(), Some("did you mean `enters into force`"));
//! ```

mod found;
mod limits;
mod near;
mod problem;

mod token;
mod tree;

mod cursor;
mod out;
mod reader;
mod report;

mod noun;
mod sentence;
mod shape;
mod value;
mod wording;

mod print;

mod check;
mod document;
mod format;
mod journal;
mod owing;
mod recovery;

use foedera_model::{Graded, Parsed, Scenario, Span, Treaty};

pub use journal::{Journal, Lost, journal};
pub use limits::{FILE_BYTES_MAX, LINE_BYTES_MAX, NESTING_MAX, PROBLEMS_MAX};
pub use print::{label, quoted, sentence, topic};
pub use problem::{Declared, problems};

use reader::Reader;
use tree::Tree;

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The treaty, if the file holds one.
    pub treaty: Option<Treaty>,
    /// The statements of its journal, in the order of the lines: one for each source of an act, or
    /// one of nobody.
    pub statements: Vec<Graded>,
    pub scenarios: Vec<Scenario>,
    /// The other treaties that it names, in the order of the text.
    pub references: Vec<Reference>,
}

/// A treaty that a line names: `protocol to LABOUR-1960`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub treaty: String,
    pub place: Span,
}

/// What a text says as far as it can be read, and what is wrong with it.
///
/// ```
/// let parsed = foedera_clauses::parse("scenario S-1900 \"S\"\n  1900-01-01  DE mobilises\n");
/// assert_eq!(parsed.value.scenarios[0].events.len(), 1);
/// ```
#[must_use]
pub fn parse(text: &str) -> Parsed<File> {
    let (tree, faults) = Tree::read(text);
    let mut reader = Reader::new(text, &tree, faults);
    let document = document::read(&mut reader);
    check::check(&document, &mut reader);
    let references = document.references(&reader);
    let diagnostics = reader.found.in_order();
    let document::Document { treaty, statements, scenarios, .. } = document;
    Parsed { value: File { treaty, statements, scenarios, references }, diagnostics }
}

/// The same text in its canonical form. Lines that are no sentence stay as they are, comments are
/// kept, and formatting the result again changes nothing. A text that cannot be taken apart into
/// lines and words (a tab, an open quote) is handed back as it is.
///
/// ```
/// let text = "treaty  A-1900 \"T\"\n    between FR,  DE\n";
/// assert_eq!(
///     foedera_clauses::format(text).value,
///     "treaty A-1900 \"T\"\n  between FR and DE\n"
/// );
/// ```
#[must_use]
pub fn format(text: &str) -> Parsed<String> {
    let (tree, faults) = Tree::read(text);
    if faults.has_errors() {
        return Parsed { value: text.to_owned(), diagnostics: parse(text).diagnostics };
    }
    let mut reader = Reader::new(text, &tree, faults).keeping_forms();
    let document = document::read(&mut reader);
    check::check(&document, &mut reader);
    let (forms, found) = reader.into_forms();
    let value = format::put_together(text, &tree, &forms);
    Parsed { value, diagnostics: found.in_order() }
}

/// Every sentence of the language as a pattern, with where it can stand: `{slot}` is what varies,
/// `[…]` what may be left out, `signs/sign` a verb that agrees with who acts.
pub fn patterns() -> impl Iterator<Item = (&'static str, &'static str)> {
    sentence::patterns()
}
