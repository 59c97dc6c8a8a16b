//! Amendments: which are in force, for how many, and by which version two states are bound.

use foedera::engine::{AmendmentAnswer, Version};
use foedera::{Answer, Verdict};

use super::days;
use super::missing;
use super::reasons::Teller;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// Of more states than this only their number is told.
const STATES_NAMED_MAX: usize = 6;

/// A short section; nothing where nobody has acted on an amendment.
pub(crate) fn section(sheet: &mut Sheet, answer: &Answer) {
    if answer.amendments.is_empty() {
        return;
    }
    sheet.heading("Amendments");
    for it in &answer.amendments {
        let says = Words::accent(&format!("\"{}\"", it.name)).and(Look::Plain, &says(it, answer));
        sheet.text(2, &says);
        for it in it.missing.iter().filter(|_| it.in_force != Verdict::Yes) {
            let mut says = Words::plain("missing: ");
            says.append(missing::leaf(it));
            sheet.text(4, &says);
        }
    }
    if let Some(version) = &answer.version {
        sheet.text(2, &Words::plain(&governs(version)));
    }
}

/// Each with its reasons.
pub(crate) fn explained(sheet: &mut Sheet, teller: &mut Teller, answer: &Answer) {
    for it in &answer.amendments {
        sheet.heading(&format!("{}, because", it.because.says));
        it.because.because.iter().for_each(|reason| teller.account(sheet, reason));
    }
}

fn says(it: &AmendmentAnswer, answer: &Answer) -> String {
    let asked_of_all = answer.between.is_empty();
    let what = match (it.in_force, asked_of_all) {
        (Verdict::Yes, true) => "in force",
        (Verdict::Yes, false) => "binding",
        (Verdict::No, true) => "not in force",
        (Verdict::No, false) => "not binding",
        (Verdict::Open, true) => "whether it is in force is open",
        (Verdict::Open, false) => "whether it binds is open",
    };
    let since = it.since.map(|it| format!(" since {}", it.in_words())).unwrap_or_default();
    let until = it.until.map(|it| format!(", until {}", it.in_words())).unwrap_or_default();
    let whom = match (it.states.len(), asked_of_all && it.in_force != Verdict::No) {
        (_, false) => String::new(),
        (0, _) => ", for nobody surely".to_owned(),
        (1..=STATES_NAMED_MAX, _) => format!(", for {}", days::list(&it.states)),
        (many, _) => format!(", for {many} parties"),
    };
    let maybe = match it.maybe.len() {
        0 => String::new(),
        1..=STATES_NAMED_MAX => format!("; open for {}", days::list(&it.maybe)),
        many => format!("; open for {many} more"),
    };
    format!(": {what}{since}{until}{whom}{maybe}")
}

fn governs(version: &Version) -> String {
    let named = |all: &[String]| {
        let all: Vec<String> = all.iter().map(|it| format!("\"{it}\"")).collect();
        days::list(&all)
    };
    let (sure, maybe) = (named(&version.amendments), named(&version.maybe));
    let what = match (version.amendments.is_empty(), version.maybe.is_empty()) {
        (true, true) => "as it was, unamended".to_owned(),
        (false, true) => format!("as amended by {sure}"),
        (true, false) => format!("as it was, unamended, or as amended by {maybe}"),
        (false, false) => format!("as amended by {sure}, perhaps also by {maybe}"),
    };
    format!("Between the two governs the treaty {what}.")
}
