//! A day of entry into force that others print, beside the one that follows from law and acts: it
//! is shown where it differs, and never believed (VCLT 77: a depositary's computation is no law).

use foedera_dates::Bounds;
use foedera_model::{Diagnostic, Rule, Severity, Span};

use crate::{Encoded, Error, Outlook};

/// The code of the warning. No line is wrong in itself, so it is no problem of the clause language,
/// whose codes begin with C; it is found by asking.
const CODE: &str = "F001";

/// How the line begins that records the day.
const LINE: [&str; 3] = ["recorded", "in", "force"];

/// The computed and the recorded day of entry into force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryDays {
    /// Nothing where the acts do not bring it into force.
    pub computed: Option<Bounds>,
    pub recorded: Option<Bounds>,
}

impl EntryDays {
    /// Of a treaty of the library that the outlook was taken over.
    ///
    /// # Errors
    /// The library holds no such treaty.
    pub fn of(encoded: &Encoded, outlook: &Outlook) -> Result<Self, Error> {
        let computed = outlook.first_in_force(&encoded.treaty.id)?;
        let recorded = encoded.treaty.head.recorded.as_ref().map(|it| it.on.bounds());
        Ok(Self { computed, recorded })
    }

    /// Whether both are there and cannot be the same day.
    #[must_use]
    pub fn differ(self) -> bool {
        self.computed.zip(self.recorded).is_some_and(|(one, other)| one.meet(other).is_none())
    }
}

impl Encoded {
    /// A warning at the recorded day, where another is computed. Nothing where the treaty sets its
    /// own beginning back: then the day printed may be either.
    ///
    /// # Errors
    /// The library of the outlook holds no such treaty.
    pub fn recorded_otherwise(&self, outlook: &Outlook) -> Result<Option<Diagnostic>, Error> {
        if self.treaty.head.recorded.is_none() {
            return Ok(None);
        }
        let days = EntryDays::of(self, outlook)?;
        let sets_back =
            |rule: &Rule| matches!(rule, Rule::EntersIntoForce { effect_from: Some(_), .. });
        if !days.differ() || self.treaty.clauses.iter().any(|it| sets_back(&it.rule)) {
            return Ok(None);
        }
        let computed = days.computed.map(Bounds::in_words).unwrap_or_default();
        Ok(Some(Diagnostic {
            code: CODE.to_owned(),
            severity: Severity::Warning,
            message: format!("the acts below lead to another day of entry into force: {computed}"),
            span: line_of(&self.text),
            cure: Some("compare the clauses and the acts with the source of that day".to_owned()),
        }))
    }
}

/// The line that records the day, without its indent; the beginning where none is found.
fn line_of(text: &str) -> Span {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.split_whitespace().take(LINE.len()).eq(LINE) {
            let indent = line.len() - line.trim_start().len();
            return Span::new(at + indent, at + line.trim_end().len());
        }
        at += line.len();
    }
    Span::new(0, 0)
}
