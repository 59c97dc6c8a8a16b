//! Steps at home and other preparatory acts: shown beside the standing, never changing it.

use foedera_dates::{Bounds, Day};
use foedera_model::ActKind;

use super::Engine;
use crate::answer::Step;
use crate::belief::Fact;
use crate::law::{Case, Member};

impl Engine {
    /// The steps of a state up to a day, in the order of their days.
    pub(super) fn steps(&self, case: &Case, member: Member, day: Day) -> Vec<Step> {
        let own = case.deeds.iter().filter(|it| it.kind.is_domestic() && it.by.contains(&member));
        let facts = own.filter_map(|it| self.fact(it.fact));
        let mut steps: Vec<Step> = facts.filter(|it| can_be_by(it, day)).map(step).collect();
        steps.sort_by_key(|step| {
            let first = step.on.first();
            (first.and_then(|it| it.earliest()), first.and_then(|it| it.latest()))
        });
        steps
    }
}

/// Whether an act can have happened by a day.
fn can_be_by(fact: &Fact, day: Day) -> bool {
    let mut accounts = fact.on.iter().flat_map(|reading| &reading.standing);
    accounts.any(|it| it.bounds.earliest().is_none_or(|earliest| earliest <= day))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "only steps at home come here")]
fn step(fact: &Fact) -> Step {
    let against = fact.act.vote.as_deref().is_some_and(|vote| vote.starts_with("against"));
    let vote = |approval, rejection| if against { rejection } else { approval };
    let step = match fact.act.kind {
        ActKind::Submission => "submission",
        ActKind::Vote => vote("approval", "rejection"),
        ActKind::WithdrawalVote => vote("approval of withdrawal", "rejection of withdrawal"),
        ActKind::DomesticWithdrawal => "withdrawal",
        ActKind::DomesticRatification => "ratification",
        other => other.word(),
    };
    let accounts = fact.on.iter().flat_map(|reading| &reading.standing);
    let on: Vec<Bounds> = accounts.map(|it| it.bounds).collect();
    Step {
        step,
        organ: fact.act.organ.clone(),
        instrument: fact.act.form.clone(),
        vote: fact.act.vote.clone(),
        written: if on.len() == 1 { fact.act.on.clone() } else { None },
        on,
    }
}
