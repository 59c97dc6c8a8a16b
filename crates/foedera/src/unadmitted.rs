//! Acts in a journal that no clause of the treaty admits: told to whoever writes it down, for the act or the
//! clause may be misread. What was received stands all the same (VCLT 77).

use foedera_model::{Diagnostic, Severity, Span};

use crate::{Encoded, Error, Outlook};

/// The code of the warning; it is found by asking, as that of a recorded day.
const CODE: &str = "F003";

impl Encoded {
    /// A warning for each reason for which no clause admits acts, at the line that names the treaty.
    ///
    /// # Errors
    /// The library of the outlook holds no such treaty.
    pub fn unadmitted(&self, outlook: &Outlook) -> Result<Vec<Diagnostic>, Error> {
        let told = outlook.unadmitted(&self.treaty.id, None)?;
        let warning = |message| Diagnostic {
            code: CODE.to_owned(),
            severity: Severity::Warning,
            message,
            span: head_of(&self.text),
            cure: Some("compare the clauses on consent and the acts with their sources".to_owned()),
        };
        Ok(told.into_iter().map(warning).collect())
    }
}

/// The line that names the treaty; the beginning where none does.
fn head_of(text: &str) -> Span {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("treaty ") {
            return Span::new(at, at + line.trim_end().len());
        }
        at += line.len();
    }
    Span::new(0, 0)
}
