//! Acts in a journal that no clause of the treaty admits: told to whoever writes it down, for the act or the
//! clause may be misread. What was received stands all the same (VCLT 77).

use foedera_engine::NotAdmitted;
use foedera_model::{Diagnostic, Severity, Span};

use crate::{Encoded, Error, Outlook};

/// The code of the warning; it is found by asking, as that of a recorded day.
const CODE: &str = "F003";

impl Encoded {
    /// A warning for each reason for which no clause admits acts, at the line of the first of them; where its file has none,
    /// at the line that names the treaty.
    ///
    /// # Errors
    /// The library of the outlook holds no such treaty.
    pub fn unadmitted(&self, outlook: &Outlook) -> Result<Vec<Diagnostic>, Error> {
        let told = outlook.unadmitted(&self.treaty.id, None)?;
        let warning = |it: NotAdmitted| Diagnostic {
            code: CODE.to_owned(),
            severity: Severity::Warning,
            span: act_of(&self.text, &it).unwrap_or_else(|| head_of(&self.text)),
            message: it.says,
            cure: Some("compare the clauses on consent and the acts with their sources".to_owned()),
        };
        Ok(told.into_iter().map(warning).collect())
    }
}

/// The line of the journal that begins with the day of an act and names one who did it.
fn act_of(text: &str, it: &NotAdmitted) -> Option<Span> {
    let is_by = |rest: &str| {
        let mut words = rest.split(|it: char| !it.is_alphanumeric() && it != '-');
        words.any(|word| it.by.iter().any(|by| by.as_str() == word))
    };
    lines(text).find_map(|(at, line)| {
        let words = line.trim_start();
        let is_it =
            words.strip_prefix(&it.on).is_some_and(|rest| rest.starts_with(' ') && is_by(rest));
        is_it.then(|| Span::new(at + line.len() - words.len(), at + line.trim_end().len()))
    })
}

/// The line that names the treaty; the beginning where none does.
fn head_of(text: &str) -> Span {
    let head = lines(text).find(|(_, line)| line.starts_with("treaty "));
    head.map_or(Span::new(0, 0), |(at, line)| Span::new(at, at + line.trim_end().len()))
}

/// The lines of a text, each with where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |next, line| {
        let at = *next;
        *next += line.len();
        Some((at, line))
    })
}
