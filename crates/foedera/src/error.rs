//! What can go wrong between a question and its answer: the world's failures and wrong questions.
//! Faults in a user's text are diagnostics and travel beside the answer.

use std::fmt;
use std::path::Path;

use foedera_model::{Diagnostic, Severity};

/// The question could not be answered, or the work not be done.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    doing: String,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// The user asked for something that there is not; the text carries the cure.
    Wrong(String),
    /// The world failed.
    World(Box<dyn std::error::Error + Send + Sync>),
    /// A text has faults; drawn by the front.
    Text { name: String, text: String, diagnostics: Vec<Diagnostic> },
}

impl Error {
    /// Whether the question itself was wrong (another question would do), not the world.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        matches!(self.0.kind, Kind::Wrong(_))
    }

    /// The name, the text and the faults of a text that could not be read.
    #[must_use]
    pub fn faults(&self) -> Option<(&str, &str, &[Diagnostic])> {
        match &self.0.kind {
            Kind::Text { name, text, diagnostics } => Some((name, text, diagnostics)),
            Kind::Wrong(_) | Kind::World(_) => None,
        }
    }

    pub(crate) fn wrong(says: impl Into<String>) -> Self {
        Self::of(String::new(), Kind::Wrong(says.into()))
    }

    pub(crate) fn reading(
        path: &Path,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::of(format!("reading {}", path.display()), Kind::World(cause.into()))
    }

    pub(crate) fn world(
        doing: impl Into<String>,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::of(doing.into(), Kind::World(cause.into()))
    }

    pub(crate) fn text(name: &str, text: &str, diagnostics: Vec<Diagnostic>) -> Self {
        let kind = Kind::Text { name: name.to_owned(), text: text.to_owned(), diagnostics };
        Self::of(String::new(), kind)
    }

    fn of(doing: String, kind: Kind) -> Self {
        Self(Box::new(Inner { doing, kind }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.doing.is_empty() {
            write!(f, "{}: ", self.0.doing)?;
        }
        match &self.0.kind {
            Kind::Wrong(says) => f.write_str(says),
            Kind::World(cause) => write!(f, "{cause}"),
            Kind::Text { name, diagnostics, .. } => {
                write!(f, "{name} has {}", counted(diagnostics))
            }
        }
    }
}

impl std::error::Error for Error {}

/// `1 error, 2 warnings`
fn counted(diagnostics: &[Diagnostic]) -> String {
    let kinds =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let counts = kinds.into_iter().filter_map(|(severity, noun)| {
        match diagnostics.iter().filter(|it| it.severity == severity).count() {
            0 => None,
            1 => Some(format!("1 {noun}")),
            number => Some(format!("{number} {noun}s")),
        }
    });
    counts.collect::<Vec<_>>().join(", ")
}
