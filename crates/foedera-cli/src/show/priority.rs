//! Which treaty governs between two states, of those that a clause sets in an order.

use foedera::Answer;

use super::reasons::Teller;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// A line for each other treaty; nothing where no clause sets an order.
pub(crate) fn section(sheet: &mut Sheet, answer: &Answer) {
    if answer.priority.is_empty() {
        return;
    }
    sheet.heading("Beside other treaties");
    for it in &answer.priority {
        let says = format!(": where both deal with a matter, {}", it.because.says);
        sheet.text(2, &Words::accent(&it.with).and(Look::Plain, &says));
    }
}

/// Each with its reasons.
pub(crate) fn explained(sheet: &mut Sheet, teller: &mut Teller, answer: &Answer) {
    for it in &answer.priority {
        sheet.heading(&format!("Beside {}, {}, because", it.with, it.because.says));
        it.because.because.iter().for_each(|reason| teller.account(sheet, reason));
    }
}
