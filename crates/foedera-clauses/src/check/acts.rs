//! Acts of one journal that do not go together: one that takes back what nobody did, one that was
//! received before it was done, one that is told twice.

use foedera_dates::{Bounds, Edtf};
use foedera_model::{Act, ActKind, Statement, Status};

use crate::document::Document;
use crate::problem::Problem;
use crate::reader::Reader;

pub(super) fn check(document: &Document, reader: &mut Reader<'_>) {
    let told: Vec<(usize, &Statement)> = document
        .acts
        .iter()
        .filter_map(|(line, first)| Some((*line, &document.statements.get(*first)?.statement)))
        .collect();
    for (place, (line, statement)) in told.iter().enumerate() {
        let above = told.get(..place).unwrap_or_default();
        nothing_to_undo(*line, &statement.act, above, reader);
        received_before(*line, &statement.act, reader);
        told_twice(*line, statement, above, reader);
    }
}

/// Warns of who takes back what no line above says of it.
fn nothing_to_undo(line: usize, act: &Act, above: &[(usize, &Statement)], reader: &mut Reader<'_>) {
    let Some(undone) = presupposed(act.kind) else { return };
    let did =
        |actor| above.iter().any(|(_, it)| it.act.kind == undone && it.act.actors.contains(actor));
    if let Some(actor) = act.actors.iter().find(|it| !did(it)) {
        let span = reader.span(line);
        reader.found.push(Problem::NothingToUndo.at(span, &[actor.as_str(), undone.word()]));
    }
}

/// What must have been done before such an act can be; a reservation or a declaration may be
/// part of an instrument and have no line.
#[expect(clippy::wildcard_enum_match_arm, reason = "other acts presuppose no single one")]
fn presupposed(kind: ActKind) -> Option<ActKind> {
    match kind {
        ActKind::WithdrawalNoticeRevocation
        | ActKind::WithdrawalNoticeSuspension
        | ActKind::WithdrawalNoticeResumption => Some(ActKind::WithdrawalNotice),
        ActKind::SignatureConfirmation => Some(ActKind::SignatureAdReferendum),
        ActKind::Resumption => Some(ActKind::Suspension),
        _ => None,
    }
}

fn received_before(line: usize, act: &Act, reader: &mut Reader<'_>) {
    let Some(done) = act.on.as_ref().and_then(|it| it.bounds().earliest()) else { return };
    let early = |it: &&foedera_model::Receipt| it.on.bounds().latest().is_some_and(|it| it < done);
    if let Some(receipt) = act.received.iter().find(early) {
        let found = [receipt.on.to_string(), done.to_string()];
        let span = reader.span(line);
        let problem = Problem::ReceivedBefore.at(span, &found.each_ref().map(String::as_str));
        reader.found.push(problem);
    }
}

/// Warns of an act that a line above tells of with another day, where it may be the same voice at another time and
/// nothing took the first one back: the engine reads both as one act. What one voice tells in one breath it reads as two.
fn told_twice(
    line: usize,
    statement: &Statement,
    above: &[(usize, &Statement)],
    reader: &mut Reader<'_>,
) {
    let first = above.iter().find(|(_, it)| {
        is_rival(it, statement) && !above.iter().any(|(_, by)| takes_back(by, (it, statement)))
    });
    if let Some((first, _)) = first {
        let number = reader.line_number(*first);
        let span = reader.span(line);
        reader.found.push(Problem::SameActTwice.at(span, &[&number]));
    }
}

fn is_rival(one: &Statement, other: &Statement) -> bool {
    let (a, b) = (&one.act, &other.act);
    let same = a.kind == b.kind
        && a.occurrence == b.occurrence
        && (&a.name, &a.provisions, &a.toward) == (&b.name, &b.provisions, &b.toward)
        && (&a.territories, &a.organ) == (&b.territories, &b.organ)
        && if a.kind.is_joint() { a.actors == b.actors } else { shares_an_actor(a, b) };
    let happened = [one, other].iter().all(|it| it.status == Status::Happened);
    let outermost = |it: &Statement| it.chain.first().map(|it| it.name.clone());
    let one_voice = outermost(one).zip(outermost(other)).is_none_or(|(one, other)| one == other);
    let days = a.on.as_ref().zip(b.on.as_ref());
    let apart = days.is_some_and(|(a, b)| a.bounds().meet(b.bounds()).is_none());
    // Agreements to extend whose day and whose end both differ are each an act of its own.
    let ends = a.effective.as_ref().zip(b.effective.as_ref());
    let other_end = ends.is_some_and(|(a, b)| a.bounds().meet(b.bounds()).is_none());
    let two_acts = a.kind == ActKind::ExtensionAgreement && other_end;
    let one_breath = one.chain == other.chain && one.published == other.published;
    same && happened && one_voice && apart && !one_breath && !two_acts
}

fn shares_an_actor(one: &Act, other: &Act) -> bool {
    one.actors.iter().any(|it| other.actors.contains(it))
}

/// Whether a line takes back what the first tells of, before the second.
fn takes_back(by: &Statement, (first, second): (&Statement, &Statement)) -> bool {
    let day = |it: &Statement| it.act.on.as_ref().map_or(Bounds::UNBOUNDED, Edtf::bounds);
    let not_before = |later: &Statement, earlier: &Statement| {
        let days = day(later).latest().zip(day(earlier).earliest());
        days.is_none_or(|(later, earlier)| earlier <= later)
    };
    by.act.undoes(&first.act)
        && shares_an_actor(&by.act, &first.act)
        && not_before(by, first)
        && not_before(second, by)
}
