//! A draft of a depositary's notification: what was done, what follows by the treaty, until when who can
//! object, and what is to be settled before it goes out.

use foedera::{Bounds, Change, EntityId, Notification};

use super::days;
use super::doubts;
use super::reasons::{Teller, of_several};
use super::sheet::Sheet;
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
    sheet.heading("What follows");
    if it.follows.is_empty() && it.periods.is_empty() {
        sheet.text(2, &Words::plain("Nothing changes by it for anybody."));
    }
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
    if !it.averted.is_empty() {
        sheet.heading("What would have come without it, and does not");
        together(&it.averted).for_each(|group| change(sheet, group));
    }
    doubts::doubts(sheet, &it.answer);
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
