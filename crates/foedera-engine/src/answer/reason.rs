//! Why an answer is what it is: a tree of sentences, each with the clause, act or source it rests
//! on.
//!
//! It is made by the functions that decide, not beside them; rendering it is the fronts' business.

use foedera_dates::Bounds;

/// One sentence of a reason, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// One sentence in plain English, without a full stop.
    pub says: String,
    /// The clause it applies, as a lawyer cites it: `article 22`, or `VCLT 24(2)`.
    pub clause: Option<String>,
    /// The act in words.
    pub act: Option<String>,
    /// The chains of attribution that report the act, outermost voice first.
    pub source: Vec<String>,
    /// The day, or the days between which it was.
    pub date: Option<Bounds>,
    pub because: Vec<Reason>,
}

impl Reason {
    /// A bare sentence.
    #[must_use]
    pub fn new(says: impl Into<String>) -> Self {
        Self {
            says: says.into(),
            clause: None,
            act: None,
            source: Vec::new(),
            date: None,
            because: Vec::new(),
        }
    }

    /// Whether an act, in words, is among what it rests on.
    pub(crate) fn rests_on(&self, act: &str) -> bool {
        self.act.as_deref() == Some(act) || self.because.iter().any(|it| it.rests_on(act))
    }

    /// The first act that it rests on, in words: `accession, by TR`.
    #[must_use]
    pub fn first_act(&self) -> Option<&str> {
        self.act.as_deref().or_else(|| self.because.iter().find_map(Self::first_act))
    }

    /// The tree as indented lines, for tests and logs.
    #[must_use]
    pub fn outline(&self) -> String {
        let mut lines = String::new();
        self.outline_into(0, &mut lines);
        lines
    }

    fn outline_into(&self, depth: usize, lines: &mut String) {
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(&self.says);
        if let Some(clause) = &self.clause {
            lines.push_str(" [");
            lines.push_str(clause);
            lines.push(']');
        }
        lines.push('\n');
        for child in &self.because {
            child.outline_into(depth + 1, lines);
        }
    }
}
