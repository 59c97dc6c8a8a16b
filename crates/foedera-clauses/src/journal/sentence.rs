//! From an act to the sentence that says it, by the table that reads sentences: every way to fill a
//! sentence with what the act names is tried, and that which says the most of it is taken.

use foedera_model::{Act, ActKind, Status};

use crate::out::Out;
use crate::sentence::{ACTS, ActDraft};
use crate::shape::Match;
use crate::value::{Slot, Value, Values};

/// The line of an act, and what it says of it; the rest is for the lines below.
pub(super) fn of(act: &Act) -> Option<(String, Act)> {
    let on = act.on.as_ref()?;
    let ways = ACTS.filled(&|slot| offered(slot, act)).into_iter();
    let said = ways.filter_map(|way| said(&way, &act.treaty).map(|it| (way, it)));
    let fitting = said.filter_map(|(way, said)| Some((share_of(&said, act)?, way, said)));
    // Of equals the first, as in reading.
    let (_, way, said) = fitting.reduce(|best, it| if best.0 < it.0 { it } else { best })?;
    let mut out = Out::default();
    out.word(&on.to_string());
    out.close(" ");
    out.end_with(again(act.occurrence));
    ACTS.write(&way, &mut out);
    out.finish();
    Some((out.text(), said))
}

/// What an act has for a slot.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other slot stands in an act")]
fn offered(slot: Slot, act: &Act) -> Vec<Value> {
    let quoted = [&act.organ, &act.name].into_iter().flatten().chain(act.territories.first());
    match slot {
        Slot::Codes => {
            let sides = [&act.actors, &act.toward].into_iter().filter(|it| !it.is_empty());
            sides.cloned().map(Value::Codes).collect()
        }
        Slot::Code => act.actors.iter().copied().map(Value::Code).collect(),
        Slot::Quoted => quoted.cloned().map(Value::Quoted).collect(),
        Slot::Treaty => act.name.iter().cloned().map(Value::Treaty).collect(),
        Slot::Label => act.provisions.first().cloned().map(Value::Label).into_iter().collect(),
        Slot::Date => act.effective.clone().map(Value::Date).into_iter().collect(),
        Slot::Instrument => {
            let named = act.name.as_ref().and_then(|it| it.parse().ok());
            let kinds = [Some(act.kind), named].into_iter().flatten();
            let instrument = |it| if let ActKind::Deposit(it) = it { Some(it) } else { None };
            kinds.filter_map(instrument).map(Value::Instrument).collect()
        }
        _ => Vec::new(),
    }
}

/// What a sentence says, where its values belong to it.
fn said(way: &Match, treaty: &str) -> Option<Act> {
    let mut draft = ActDraft::new(treaty);
    let says = ACTS.shape(way.shape)?.says;
    says(&mut Values::new(way.values.clone()), &mut draft)?;
    (draft.status == Status::Happened).then_some(draft.act)
}

/// How much of an act a sentence says; nothing where it says anything else.
fn share_of(said: &Act, act: &Act) -> Option<usize> {
    let is_same = said.kind == act.kind
        && said.actors == act.actors
        && said.toward == act.toward
        && said.name == act.name
        && act.territories.starts_with(&said.territories);
    let vote = said.vote.is_some();
    let against = act.vote.as_ref().is_some_and(|it| it.starts_with("against"));
    // Below a sentence stands what it leaves out, and nothing takes back what it says.
    let parts = [
        (said.organ.is_some(), said.organ == act.organ),
        (said.form.is_some(), said.form == act.form),
        (!said.provisions.is_empty(), said.provisions == act.provisions),
        (said.effective.is_some(), said.effective == act.effective),
        (vote, vote == against),
    ];
    let is_true = is_same && vote == against && parts.iter().all(|(says, is)| !says || *is);
    let says = |it: &&(bool, bool)| it.0;
    is_true.then(|| parts.iter().filter(says).count() + said.territories.len())
}

/// `again`, `again (3)` at the end of an act.
fn again(occurrence: u16) -> String {
    match occurrence {
        0 | 1 => String::new(),
        2 => "again".to_owned(),
        more => format!("again ({more})"),
    }
}
