//! Duties that cannot well be performed together: flagged with their reason, never resolved.
//!
//! Which of two prevails is a question of VCLT 30 and of the Charter, and of what the states make of
//! it; here it is only seen that it arises.

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Commitment, Duty, Set, Side, Treaty};

use super::occasion::day_of;
use super::{Clash, ClashKind, Law, Owed, State, Tie, lawful, wording};
use crate::Reason;

/// Every clash among the duties, in the order of the first duty concerned.
pub(super) fn clashes(law: &dyn Law, duties: &[Owed]) -> Vec<Clash> {
    let live = || duties.iter().enumerate().filter(|(_, it)| it.is_live());
    let mut clashes: Vec<Clash> =
        live().filter_map(|(at, owed)| charter(duties, at, owed)).collect();
    for (at, owed) in live().filter(|(_, it)| takes_sides(&it.duty)) {
        let other = live().filter(|(other, it)| at < *other && takes_sides(&it.duty));
        clashes.extend(other.filter_map(|(other, it)| both_sides((at, owed), (other, it))));
        clashes.extend(pledges(law, at, owed));
    }
    clashes.sort_by(|a, b| (&a.duties, a.kind).cmp(&(&b.duties, b.kind)));
    clashes
}

fn takes_sides(duty: &Duty) -> bool {
    matches!(duty, Duty::Defense(_) | Duty::Offense | Duty::MilitaryAid)
}

/// Obligations under the Charter, decisions of the Council among them, prevail (Charter 25, 103).
/// Told once for the duties under one article.
fn charter(duties: &[Owed], at: usize, owed: &Owed) -> Option<Clash> {
    let touches = |it: &Owed| {
        it.is_live()
            && (takes_sides(&it.duty) || it.duty == Duty::RejectionOfCoerciveMeasures)
            && lawful::is_under_charter(&it.on)
    };
    let same = |it: &Owed| {
        it.under.treaty_no == owed.under.treaty_no && it.under.article == owed.under.article
    };
    let all: Vec<usize> = duties
        .iter()
        .enumerate()
        .filter(|(_, it)| touches(it) && same(it))
        .map(|(at, _)| at)
        .collect();
    if all.first() != Some(&at) {
        return None;
    }
    let mut because = Reason::new(
        "obligations under the Charter prevail; whether the Security Council has decided measures \
         that touch this duty is not computed",
    );
    because.clause = Some("Charter 103".to_owned());
    let certain = all.iter().all(|it| is_triggered(duties.get(*it)));
    Some(Clash { kind: ClashKind::Charter103, duties: all, certain, because })
}

fn is_triggered(owed: Option<&Owed>) -> bool {
    owed.is_some_and(|it| it.state == State::Triggered)
}

/// Bound to help each against the other.
fn both_sides((at, one): (usize, &Owed), (other_at, other): (usize, &Owed)) -> Option<Clash> {
    let opposed =
        one.against.contains(&other.beneficiary) && other.against.contains(&one.beneficiary);
    if one.bearer != other.bearer || !opposed {
        return None;
    }
    let mut because = Reason::new(format!(
        "{} is bound to help {} against {}, and {} against {}",
        one.bearer, one.beneficiary, other.beneficiary, other.beneficiary, one.beneficiary
    ));
    because.clause = Some("VCLT 30".to_owned());
    because.because = vec![one.because.clone(), other.because.clone()];
    let certain = is_triggered(Some(one)) && is_triggered(Some(other));
    let duties = vec![at, other_at];
    Some(Clash { kind: ClashKind::BothSides, duties, certain, because })
}

/// Pledges of non-aggression or neutrality, owed at all times, from the bearer to an adversary.
fn pledges(law: &dyn Law, at: usize, owed: &Owed) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for (no, text) in super::treaties(law) {
        for pledge in text.commitments.iter().filter(|it| is_pledge(it)) {
            for enemy in &owed.against {
                clashes.extend(pledge_to(law, (no, text), pledge, (at, owed), *enemy));
            }
        }
    }
    clashes
}

fn is_pledge(commitment: &Commitment) -> bool {
    commitment.trigger.is_none()
        && matches!(commitment.duty, Duty::NonAggression | Duty::Neutrality(_))
}

fn pledge_to(
    law: &dyn Law,
    (no, text): (usize, &Treaty),
    pledge: &Commitment,
    (at, owed): (usize, &Owed),
    enemy: EntityId,
) -> Option<Clash> {
    let on = day_of(&owed.on);
    let concerned = law.concerned(no, on);
    let is_of = |side: &Side, state: EntityId| match side {
        Side::Set(set) => is_in(law, no, set, state, on),
        Side::OtherParties | Side::EachOther | Side::Victims => concerned.contains(&state),
    };
    if owed.bearer == enemy
        || !is_of(&pledge.bearer, owed.bearer)
        || !is_of(&pledge.beneficiary, enemy)
    {
        return None;
    }
    let bound = law.bound(no, owed.bearer, enemy, on);
    let certain = match bound.tie {
        Tie::No(_) => return None,
        Tie::Open(_) => false,
        Tie::Yes => owed.state == State::Triggered,
    };
    let mut because = Reason::new(format!(
        "{} owes {} to {} under {}",
        owed.bearer,
        wording::duty(&pledge.duty),
        enemy,
        text.id
    ));
    because.clause = pledge.article.as_ref().map(|it| format!("article {}", it.0));
    because.because.push(bound.because);
    let duties = vec![at];
    Some(Clash { kind: ClashKind::PledgeToEnemy, duties, certain, because })
}

fn is_in(law: &dyn Law, no: usize, set: &Set, state: EntityId, on: foedera_dates::Day) -> bool {
    law.is_in(no, set, state, on) != Verdict::No
}
