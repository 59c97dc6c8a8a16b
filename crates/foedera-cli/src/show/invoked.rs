//! Grounds for ending or suspending a treaty: who invokes which, and how far it has come.

use foedera::Answer;
use foedera::engine::Invoked;

use super::days;
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
        let says = Words::accent(&claimed(it)).and(Look::Plain, &format!(": {}", stands(it)));
        sheet.text(2, &says);
        sheet.text(4, &Words::faint(&it.because.says));
    }
}

/// Each with its reasons.
pub(crate) fn explained(sheet: &mut Sheet, teller: &mut Teller, answer: &Answer) {
    for it in &answer.invoked {
        sheet.heading(&format!("{}, {}, because", claimed(it), stands(it)));
        teller.account(sheet, &it.because);
    }
}

/// `IT claims breach by DE of article 7`.
fn claimed(it: &Invoked) -> String {
    let by = if it.against.is_empty() {
        String::new()
    } else {
        format!(" by {}", days::list(&it.against))
    };
    let articles: String = it.articles.iter().map(|it| format!(" of article {it}")).collect();
    format!("{} claims {}{by}{articles}", it.by, it.ground)
}

/// `disputed by AT since 2000-02-01`.
fn stands(it: &Invoked) -> String {
    let or: String = it.or.iter().map(|it| format!(", or {it}")).collect();
    let by = if it.objected.is_empty() {
        String::new()
    } else {
        format!(" ({} objected)", days::list(&it.objected))
    };
    let since = it.since.map(|it| format!(" since {}", it.in_words())).unwrap_or_default();
    format!("{}{or}{by}{since}", it.procedure)
}
