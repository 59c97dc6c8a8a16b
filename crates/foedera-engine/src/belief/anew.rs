//! Acts done anew: a second ratification after a withdrawal is no other account of the first.
//!
//! Days that contradict each other are two acts, and not a conflict, where the same actor undid
//! the first in between, where one and the same voice tells of both in one breath, where one of them
//! is supposed, and two agreements to extend where each also names a last day of its own.
//! Everything else that is done twice needs the word `again`.

use std::sync::Arc;

use foedera_dates::{Bounds, Day, Edtf};
use foedera_entities::EntityId;
use foedera_model::{Act, ActKind, Status};

use super::Said;

/// What happened under a treaty, for looking up what undid an act.
pub(super) struct Happened<'a>(Vec<&'a Act>);

impl<'a> Happened<'a> {
    pub(super) fn of(said: &'a [Arc<Said>]) -> Self {
        let statements = said.iter().map(|it| &it.graded.statement);
        let happened = statements.filter(|it| it.status == Status::Happened);
        Self(happened.map(|it| &it.act).collect())
    }

    /// The days on which these actors undid an act of their own.
    fn undone(&self, act: &Act, actors: &[EntityId]) -> Vec<Bounds> {
        let by_them = |it: &&&Act| actors.iter().all(|actor| it.actors.contains(actor));
        self.0.iter().filter(|it| it.undoes(act)).filter(by_them).map(|it| days(it)).collect()
    }
}

/// Splits what is said of one kind of act of these actors, each with its index, where it was undone in
/// between, or is told of as of two; each part comes with its number, counted from one.
pub(super) fn apart(
    actors: &[EntityId],
    cluster: &[(usize, &Said)],
    happened: &Happened<'_>,
) -> Vec<(u16, Vec<usize>)> {
    let mut dated: Vec<(Bounds, usize)> =
        cluster.iter().map(|(index, said)| (days(act_of(said)), *index)).collect();
    dated.sort_by_key(|(days, index)| (days.earliest(), days.latest(), *index));
    let agree = dated.iter().map(|it| it.0).try_fold(Bounds::UNBOUNDED, Bounds::meet).is_some();
    let undone = match cluster.first() {
        Some((_, said)) if !agree && !actors.is_empty() => happened.undone(act_of(said), actors),
        _ => Vec::new(),
    };
    let mut parts: Vec<(u16, Vec<usize>)> = Vec::new();
    // The last day on which the part that grows can have been done; what bears no date says nothing.
    let mut last = Some(Day::MIN);
    for (days, index) in dated {
        let anew =
            |it: &Bounds| before(last, it.earliest()) && before(it.latest(), days.earliest());
        let is_later = before(last, days.earliest());
        let is_another = |part: &[usize]| {
            let told_of_two = || told_of_two(cluster, part, index);
            undone.iter().any(anew)
                || is_later && (told_of_two() || extends_further(cluster, part, index))
        };
        match parts.last_mut() {
            Some((_, part)) if !is_another(part) => part.push(index),
            grown => {
                let number = grown.map_or(1, |(number, _)| number.saturating_add(1));
                parts.push((number, vec![index]));
            }
        }
        last = if days == Bounds::UNBOUNDED { last } else { later(last, days.latest()) };
    }
    parts
}

/// Whether what is later is told of as of another act: one voice that names two days in one publication does
/// not contradict itself, and what is supposed comes to what is recorded. Denials are about the act that they deny.
fn told_of_two(cluster: &[(usize, &Said)], part: &[usize], index: usize) -> bool {
    let said = |index: usize| cluster.iter().find(|(it, _)| *it == index).map(|(_, it)| *it);
    let happened = |it: &&Said| it.graded.statement.status == Status::Happened;
    let Some(own) = said(index).filter(happened) else { return false };
    let mut others = part.iter().filter_map(|it| said(*it)).filter(happened);
    others.any(|it| own.supposed != it.supposed || is_one_breath(own, it))
}

/// Whether the same chain of voices says both, published on the same day; nobody named, both stand in one journal.
fn is_one_breath(one: &Said, other: &Said) -> bool {
    let (one, other) = (&one.graded.statement, &other.graded.statement);
    let numbered = one.act.occurrence != other.act.occurrence;
    !numbered && one.chain == other.chain && one.published == other.published
}

/// Whether an agreement extends a treaty until another day than every one of these. Parties extend a
/// treaty as often as they like (VCLT 39): days of which both differ are those of two agreements.
fn extends_further(cluster: &[(usize, &Said)], part: &[usize], index: usize) -> bool {
    let said = |index: usize| cluster.iter().find(|(it, _)| *it == index).map(|(_, it)| *it);
    let act = |index: usize| said(index).map(act_of);
    let until = |index: usize| {
        let own = act(index).filter(|it| it.kind == ActKind::ExtensionAgreement)?;
        own.effective.as_ref().map(Edtf::bounds)
    };
    let apart = |one: Bounds, other: Bounds| one.meet(other).is_none();
    let Some(own) = until(index) else { return false };
    part.iter().all(|it| until(*it).is_some_and(|it| apart(it, own)))
}

fn act_of(said: &Said) -> &Act {
    &said.graded.statement.act
}

/// The day of an act, or of its first receipt.
fn days(act: &Act) -> Bounds {
    let date = act.on.as_ref().or_else(|| act.received.first().map(|it| &it.on));
    date.map_or(Bounds::UNBOUNDED, Edtf::bounds)
}

fn before(one: Option<Day>, two: Option<Day>) -> bool {
    one.zip(two).is_some_and(|(one, two)| one < two)
}

fn later(one: Option<Day>, two: Option<Day>) -> Option<Day> {
    one.zip(two).map(|(one, two)| one.max(two))
}
