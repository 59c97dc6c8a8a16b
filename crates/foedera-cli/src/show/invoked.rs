//! Grounds for ending or suspending a treaty: who invokes which, and how far it has come.

use foedera::Answer;

use super::reasons::Teller;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// A line for each ground; nothing where nobody invokes one.
pub(crate) fn section(sheet: &mut Sheet, answer: &Answer) {
    if answer.invoked.is_empty() {
        return;
    }
    sheet.heading("Grounds invoked");
    for it in &answer.invoked {
        let says = Words::accent(&it.claim()).and(Look::Plain, &format!(": {}", it.stands()));
        sheet.text(2, &says);
        sheet.text(4, &Words::faint(&it.because.says));
    }
}

/// Each with its reasons.
pub(crate) fn explained(sheet: &mut Sheet, teller: &mut Teller, answer: &Answer) {
    for it in &answer.invoked {
        sheet.heading(&format!("{}, {}, because", it.claim(), it.stands()));
        teller.account(sheet, &it.because);
    }
}
