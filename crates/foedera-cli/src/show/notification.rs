//! A draft of a depositary's notification: what was done, what follows by the treaty, until when who can
//! object, and what is to be settled before it goes out.

use foedera::{Addressees, Besides, Bounds, Change, Difference, EntityId, Notification};

use super::days;
use super::doubts;
use super::reasons::{Teller, of_several};
use super::reservations;
use super::sheet::Sheet;
use super::standings;
use super::words::{Look, Words};

/// More states than this in one sentence are counted.
const STATES_NAMED_MAX: usize = 12;

/// The draft; `acts` are the lines as they were typed, and `from` is whoever sends it.
pub(crate) fn draft(
    sheet: &mut Sheet,
    it: &Notification,
    title: &str,
    (from, acts): (&[String], &[String]),
) {
    let id = Words::accent(&format!("{}  ", it.treaty));
    sheet.hung(&id, &Words::plain(title));
    sheet.blank();
    sheet.line(Words::strong("Draft of a depositary notification"));
    sheet.blank();
    let from: Vec<String> = from.iter().map(|it| depositary(it)).collect();
    let sends = match from.as_slice() {
        [] => "The parties tell each other:".to_owned(),
        some => format!("{} as depositary (VCLT 77, 78):", days::list(some)),
    };
    sheet.text(0, &Words::plain(&sends));
    sheet.heading("What was done");
    for line in acts {
        sheet.text(2, &Words::plain(line));
    }
    sheet.text(2, &Words::faint(&receipt(it)));
    sheet.heading("What follows");
    authors(sheet, it);
    let mut teller = Teller::default();
    for group in together(&it.follows) {
        change(sheet, group);
        if let Some(reason) = group.first().map(|it| &it.because) {
            teller.account(sheet, &of_several(reason, group.len()));
        }
    }
    for period in &it.periods {
        let says = format!("{}: last day for {}", whom(&[period.by]), period.to_object());
        let day = on(period.last, period.certain);
        sheet.hung(&day, &Words::plain(&says).with(Look::Faint, "(VCLT 20(5))"));
    }
    it.besides.iter().for_each(|it| besides(sheet, it));
    reservations::section(sheet, &it.reservations);
    if !it.averted.is_empty() {
        sheet.heading("What would have come without it, and does not");
        together(&it.averted).for_each(|group| change(sheet, group));
    }
    addressees(sheet, &it.addressees);
    doubts::doubts(sheet, &it.answer);
}

/// From which day the acts count (VCLT 78(b)).
fn receipt(it: &Notification) -> String {
    match it.receipt_told {
        true => format!("It counts from {}, when it was received.", it.counts_from),
        false => {
            format!("It counts from {}; no receipt is told (`received DAY by …`).", it.counts_from)
        }
    }
}

/// What is to be said of the standing of those who acted, where nothing or not all follows for certain.
fn authors(sheet: &mut Sheet, it: &Notification) {
    for state in it.authors.iter().filter(|it| !it.or.is_empty()) {
        let says = format!(
            "It is open how {} stands on that day ({}): what the act does for it hangs on that.",
            whom(&[state.state]),
            standings::standing(state)
        );
        sheet.text(2, &Words::plain(&says));
    }
    if it.follows.is_empty() && it.averted.is_empty() {
        let says = if it.besides.is_empty() {
            "Nothing changes by it."
        } else {
            "No standing changes by it."
        };
        sheet.text(2, &Words::plain(says));
    }
}

/// What differs besides standings, with the first day on which it does.
fn besides(sheet: &mut Sheet, it: &Besides) {
    let Difference { what, before, after } = &it.difference;
    let between =
        if it.of.len() == 2 { format!(" between {}", days::list(&it.of)) } else { String::new() };
    let or_nothing = |it: &str| if it.is_empty() { "nothing".to_owned() } else { it.to_owned() };
    let (before, after) = (or_nothing(before), or_nothing(after));
    let says = format!("{}{between}: {before} → {after}", what.replace('_', " "));
    sheet.hung(&Words::strong(&format!("{}  ", it.on)), &Words::plain(&says));
}

/// Whom it goes to (VCLT 77(1)(e)).
fn addressees(sheet: &mut Sheet, to: &Addressees) {
    sheet.heading("Goes to");
    let groups = [
        ("parties", &to.parties),
        ("perhaps parties", &to.perhaps),
        ("contracting states", &to.contracting),
        ("signatories", &to.signatories),
        ("states that it names", &to.named),
    ];
    for (who, states) in groups.into_iter().filter(|(_, states)| !states.is_empty()) {
        let head = Words::plain(&format!("  {who} ({}): ", states.len()));
        sheet.hung(&head, &Words::plain(&days::list(states)));
    }
    let entitled = match to.open_to.as_slice() {
        [] => return,
        some => some.join("; "),
    };
    let says = format!("all others entitled to become parties: {entitled}");
    sheet.text(2, &Words::plain(&says).with(Look::Faint, "(VCLT 77(1)(e))"));
}

/// The name of a depositary that has one in the world; else as the treaty's file calls it.
fn depositary(called: &str) -> String {
    let name = called.parse().map(days::name).unwrap_or_default();
    if name.is_empty() { called.to_owned() } else { name }
}

/// What happens to several on one day, and to the treaty itself.
fn together(changes: &[Change]) -> impl Iterator<Item = &[Change]> {
    changes.chunk_by(|one, next| {
        let of =
            |it: &Change| (it.on, it.state.is_some(), it.from.clone(), it.to.clone(), it.certain);
        of(one) == of(next)
    })
}

fn change(sheet: &mut Sheet, group: &[Change]) {
    let Some(first) = group.first() else { return };
    let states: Vec<EntityId> = group.iter().filter_map(|it| it.state).collect();
    sheet.hung(&on(first.on, first.certain), &Words::plain(&says(first, &whom(&states))));
}

fn on(day: Bounds, certain: bool) -> Words {
    let perhaps = if certain { "" } else { "? " };
    Words::strong(&format!("{perhaps}{}  ", days::in_short(day)))
}

/// `TR (Türkiye)`, `DE, FR and IT`.
fn whom(states: &[EntityId]) -> String {
    match states {
        [one] => format!("{one} ({})", days::name(*one)),
        several if several.len() <= STATES_NAMED_MAX => days::list(several),
        many => format!("{} states", many.len()),
    }
}

/// A change as a depositary would say it.
fn says(it: &Change, whom: &str) -> String {
    match (it.state.is_none(), it.to.as_str()) {
        (true, "in force") => "the treaty enters into force".to_owned(),
        (true, "ended") => "the treaty ends".to_owned(),
        (true, _) => format!("the treaty: {} → {}", it.from, it.to),
        (false, "party") => format!("the treaty enters into force for {whom}"),
        (false, "consented") => format!("consent to be bound is established for {whom}"),
        (false, "signatory") => format!("signed for {whom}"),
        (false, "provisional") => format!("applied provisionally by {whom}"),
        (false, "suspended") => format!("the treaty is suspended for {whom}"),
        (false, "withdrawn") => format!("the treaty ceases to bind {whom}"),
        (false, "ended") => format!("the treaty ends for {whom}"),
        (false, _) => format!("{whom}: {} → {}", it.from, it.to),
    }
}
