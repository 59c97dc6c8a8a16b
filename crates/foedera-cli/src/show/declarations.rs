//! What declarations exclude, between their authors and the other parties.

use foedera::engine::Declared;
use foedera::{Answer, Verdict};

use super::reasons::Teller;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// A short section; nothing where nobody has declared anything that excludes.
pub(crate) fn section(sheet: &mut Sheet, answer: &Answer) {
    if answer.declarations.is_empty() {
        return;
    }
    sheet.heading("Declarations");
    for it in &answer.declarations {
        sheet.text(2, &Words::accent(&whose(it)).and(Look::Plain, &says(it, answer)));
    }
}

/// Each with its reasons.
pub(crate) fn explained(sheet: &mut Sheet, teller: &mut Teller, answer: &Answer) {
    for it in &answer.declarations {
        sheet.heading(&format!("{}, because", whose(it)));
        it.because.iter().for_each(|reason| teller.account(sheet, reason));
    }
}

/// `Declaration of CN under article 298`.
fn whose(it: &Declared) -> String {
    format!("Declaration of {} under article {}", it.by, it.article)
}

fn says(it: &Declared, answer: &Answer) -> String {
    let what = match it.excluded {
        Verdict::Yes => "excludes the matters",
        Verdict::No => "excludes nothing",
        Verdict::Open => "whether it excludes the matters is open",
    };
    let toward = match answer.between.len() {
        2 => " between the two",
        _ => " toward every other party, both ways",
    };
    let toward = if it.excluded == Verdict::No { "" } else { toward };
    let since = it.since.map(|it| format!(", since {}", it.in_words())).unwrap_or_default();
    let until = it.until.map(|it| format!(", until {}", it.in_words())).unwrap_or_default();
    format!(": {what}{toward}{since}{until}")
}
