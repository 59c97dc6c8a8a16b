//! What reservations come to: by whom, to what, toward whom.

use foedera::engine::{ReservationEffect as Effect, Reserved, to_articles};

use super::days;
use super::reasons::Teller;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// Toward more states than this only their number is told.
const STATES_NAMED_MAX: usize = 12;

/// A short section; nothing where nobody has reserved anything.
pub(crate) fn section(sheet: &mut Sheet, reservations: &[Reserved]) {
    if reservations.is_empty() {
        return;
    }
    sheet.heading("Reservations");
    for it in reservations {
        sheet.text(2, &says(it));
        for (school, to) in &it.schools {
            sheet.text(4, &Words::plain(&format!("{school}: {}", in_words(*to))));
        }
    }
}

/// Each with its reasons.
pub(crate) fn explained(sheet: &mut Sheet, teller: &mut Teller, reservations: &[Reserved]) {
    for it in reservations {
        sheet.heading(&format!("{}, because", whose(it)));
        teller.account(sheet, &it.because);
    }
}

/// `Reservation of FR to article 9`.
fn whose(it: &Reserved) -> String {
    format!("Reservation of {}{}", it.by, to_articles(&it.articles))
}

fn says(it: &Reserved) -> Words {
    let toward = match it.with.len() {
        0..=STATES_NAMED_MAX => days::list(&it.with),
        many => format!("{many} states"),
    };
    let or: String = it.or.iter().map(|it| format!(", or {}", in_words(*it))).collect();
    let since = it.since.map(|it| format!(", since {}", it.in_words())).unwrap_or_default();
    let until = it.until.map(|it| format!("; until {}", it.in_words())).unwrap_or_default();
    let says = format!(", toward {toward}: {}{or}{since}{until}", in_words(it.effect));
    Words::accent(&whose(it)).and(Look::Plain, &says)
}

fn in_words(effect: Effect) -> &'static str {
    match effect {
        Effect::None => "none was made",
        Effect::Modified => "accepted, and it modifies both ways",
        Effect::NotApplied => "objected to, and the provisions do not apply to its extent",
        Effect::NoRelation => "objected to, and the treaty is not in force between them",
        Effect::Pending => "neither accepted nor objected to",
        Effect::NotPermitted => "not permitted by the treaty, and the schools differ",
        Effect::Fallen => "fallen, for so many have objected",
        Effect::NotAdmitted => "too late, and not admitted",
        Effect::Awaited => "not yet accepted by all that must; its author is no party until then",
        Effect::NotAccepted => "objected to by such as must accept it, and its author is no party",
        Effect::Unconfirmed => "made on signature and not confirmed",
        Effect::Withdrawn => "withdrawn, and the provisions apply as written",
        Effect::AsWritten => "the provisions apply as written",
        Effect::NotAParty => "its author is no party",
    }
}
