//! In whose eyes acts count: whoever does not recognise a state takes what it does for nobody's act, until it does.
//!
//! Nobody is right, so that a completion is lived through in each depositary's eyes and as if all were recognised.
//! In a small world one depositary alone has said a word.

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{ActKind, Treaty};

use crate::completions::Deed;

/// The acts of one completion as each sees them.
pub(crate) fn eyes(treaty: &Treaty, deeds: &[Deed]) -> Vec<Vec<Deed>> {
    let depositaries = treaty.head.depositaries.iter().filter_map(|it| it.parse().ok());
    let seen = depositaries.map(|viewer| {
        let own = |it: &&Deed| it.treaty == treaty.id;
        let words: Vec<&Deed> =
            deeds.iter().filter(own).filter(|it| it.actors.contains(&viewer)).collect();
        let seen = |it: &Deed| if own(&it) { as_seen(&words, it) } else { Some(it.clone()) };
        deeds.iter().filter_map(seen).collect()
    });
    std::iter::once(deeds.to_vec()).chain(seen).collect()
}

/// An act of one state, as these words on it have it.
fn as_seen(words: &[&Deed], deed: &Deed) -> Option<Deed> {
    let [who] = deed.actors.as_slice() else { return Some(deed.clone()) };
    let sent = counts_from(words, who, deed.sent)?;
    let counts = counts_from(words, who, deed.counts)?;
    Some(Deed { sent, counts, ..deed.clone() })
}

/// The day from which something counts that was done on a day; nothing where it never does.
fn counts_from(words: &[&Deed], who: &EntityId, day: Day) -> Option<Day> {
    let said = |kind: ActKind| {
        words.iter().filter(move |it| it.kind == kind && it.toward.contains(who)).map(|it| it.sent)
    };
    for refused in said(ActKind::NonRecognition).filter(|it| *it <= day) {
        let recognised = said(ActKind::Recognition).filter(|it| refused <= *it).min();
        if recognised.is_none_or(|it| day < it) {
            return recognised;
        }
    }
    Some(day)
}
