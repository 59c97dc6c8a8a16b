//! A line at the left that opens something and cannot be read: what stands below it is read all the
//! same, so that its fault does not hide theirs.
//!
//! Which opener was meant is told from the first word as it stands: an open quote leaves a line
//! without tokens, and a misspelt word is a slip of the only opener that it is near to.

use foedera_model::Span;

use crate::document::Walk;
use crate::near::nearest;
use crate::problem::Problem;
use crate::sentence::{CLAUSES, RESERVED};

/// What lines at the left open that have lines below them.
const OPENERS: &[&str] = &["treaty", "article", "acts", "scenario"];

impl Walk<'_, '_> {
    /// The opener that a line was meant to be, where it is broken or its first word misspelt; the
    /// latter is reported.
    pub(crate) fn opener_in_vain(&mut self, line: usize) -> Option<&'static str> {
        let text = self.reader.span(line).of(self.reader.text).unwrap_or_default();
        let first = text.split_whitespace().next()?;
        let exact = OPENERS.iter().copied().find(|it| *it == first);
        if exact.is_some() {
            return exact.filter(|_| self.reader.is_broken(line));
        }
        let meant = nearest(first, OPENERS.iter().copied())?;
        if RESERVED.contains(first) || !looks_like(meant, text) {
            return None;
        }
        if !self.reader.is_broken(line) {
            if self.reader.could_be(&CLAUSES, line) {
                return None;
            }
            let at = self.reader.span(line).start();
            let words =
                [format!("`{meant}`"), format!("`{first}`"), format!("did you mean `{meant}`")];
            let found = words.each_ref().map(String::as_str);
            let fault = Problem::Expected.at(Span::new(at, at + first.len()), &found);
            self.reader.report(line, fault);
        }
        Some(meant)
    }

    /// Reads what stands below a line that was meant to open something.
    pub(crate) fn below_in_vain(&mut self, line: usize, opener: &str) {
        let text = self.reader.span(line).of(self.reader.text).unwrap_or_default();
        let name = text.split_whitespace().nth(1).unwrap_or_default().to_owned();
        let title = text.split_once('"').map_or("", |(_, it)| it.trim_end_matches('"')).to_owned();
        match opener {
            "treaty" => self.head(line, name, title),
            "scenario" => self.scenario(line, name, title),
            "article" => {
                for below in self.below(line) {
                    self.clause(below, Some(&name));
                }
            }
            "acts" => {
                for below in self.below(line) {
                    self.act(below);
                }
            }
            _ => {}
        }
    }
}

/// Whether a line could open this: a treaty has a title, an article a label, the journal nothing.
fn looks_like(opener: &str, text: &str) -> bool {
    let words = text.split_whitespace().count();
    match opener {
        "treaty" | "scenario" => text.contains('"'),
        "article" => words == 2,
        _ => words == 1,
    }
}
