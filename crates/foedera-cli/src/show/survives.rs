//! What goes on for states that are out.

use foedera::engine::Survival;
use foedera::{Answer, Verdict};

use super::reasons::Teller;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// A line for each; nothing where nobody is out, or nothing goes on.
pub(crate) fn section(sheet: &mut Sheet, answer: &Answer) {
    if answer.survives.is_empty() {
        return;
    }
    sheet.heading("Goes on");
    for it in &answer.survives {
        sheet.text(2, &Words::accent(&it.state.to_string()).and(Look::Plain, &says(it)));
    }
}

/// Each with its reasons.
pub(crate) fn explained(sheet: &mut Sheet, teller: &mut Teller, answer: &Answer) {
    for it in &answer.survives {
        sheet.heading(&format!("{}{}, because", it.state, says(it)));
        teller.account(sheet, &it.because);
    }
}

/// `: duties of article 11, since 2010-01-01, until 2020-01-01`.
fn says(it: &Survival) -> String {
    let open = if it.goes_on == Verdict::Open { ", perhaps" } else { "" };
    let since = it.since.map(|it| format!(", since {}", it.in_words())).unwrap_or_default();
    let until = it.until.map(|it| format!(", until {}", it.in_words())).unwrap_or_default();
    format!(": {}{open}{since}{until}", it.what)
}
