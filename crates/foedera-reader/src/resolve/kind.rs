//! Which act it is, where that hangs on who does it and on what was told before: a parliament approves
//! what a state ratifies. Not who it is, nor when.

use foedera_dates::Edtf;
use foedera_model::{ClaimKind, LeavingStep, Status};

use super::who::Subject;
use super::{Context, Resolved};
use crate::act::{Bearing, Doer, Raw};
use crate::node::Party;
use crate::pack::ToLast;
use crate::said::{Said, Tense};
use crate::sense::Rank;

/// How many sentences behind a state's act tell at most when the treaty begins for it.
const ENTRY: usize = 3;

/// How many days a treaty waits at most before it binds who joins it: a year and the month that may follow.
const WAITS: i32 = 400;

impl Context<'_> {
    /// A parliament approves where a state ratifies; what a head of state signs after his
    /// parliament's vote is the law, not the treaty.
    pub(super) fn kind(
        &self,
        raw: &Raw,
        parties: &[Party],
        codes: &[String],
        first: usize,
    ) -> ClaimKind {
        let rank = parties.iter().find_map(|it| it.rank);
        let earlier = self.resolved.get(first..).unwrap_or(&[]);
        let vote = |it: &Resolved| it.kind == ClaimKind::Approval && it.codes == codes;
        let voted = raw.then && earlier.iter().any(vote);
        let own = self.resolved.iter().rfind(|it| it.codes == codes);
        let last_voted = raw.treaty == Bearing::Spoken && own.is_some_and(vote);
        // "Parliament approved the step": what that is, is not told here.
        let step = raw.loose && raw.treaty == Bearing::Unclear && raw.kind == ClaimKind::Approval;
        if (step || raw.to_last == Some(ToLast::Procedure))
            && let Some(kind) = self.procedure(codes)
        {
            return kind;
        }
        match (raw.kind, rank) {
            (ClaimKind::Ratification, Some(Rank::Parliament | Rank::Cabinet)) => {
                ClaimKind::Approval
            }
            (ClaimKind::Signature, Some(Rank::Head)) if voted || last_voted => {
                ClaimKind::Ratification
            }
            (kind, _) => kind,
        }
    }

    /// "Hungary approved it on Monday", after another's vote on the same treaty: a state stands for its parliament.
    pub(super) fn approves_too(&self, raw: &Raw, parties: &[Party], referent: usize) -> bool {
        let last = self.resolved.last().filter(|it| it.sentence + 1 >= self.sentence);
        let states = parties.iter().all(|it| it.rank.is_none() && !it.organisation);
        let voted = |it: &Resolved| it.kind == ClaimKind::Approval && it.referent == referent;
        raw.kind == ClaimKind::Approval && states && last.is_some_and(voted)
    }

    /// "Peru gave notice on 3 May. It will take effect in a year": who leaves, where what takes effect is no treaty that
    /// is named, and a notice was told last.
    pub(super) fn whose_leaving(
        &self,
        raw: &Raw,
        referent: usize,
        published: Option<&Edtf>,
    ) -> Option<Vec<String>> {
        let last = self.resolved.last().filter(|it| it.sentence + 1 >= self.sentence)?;
        let notice = last.kind == ClaimKind::Withdrawal && last.raw.status != Status::Denied;
        // "Peru gave notice of leaving the pact on 3 May; it takes effect in a year."
        let spoken = raw.treaty == Bearing::Spoken;
        let same = last.sentence == self.sentence && last.referent == referent;
        let it = raw.kind == ClaimKind::EntryIntoForce && (spoken || same);
        // "It had entered into force in 1998" is the treaty, whose day lies before the notice.
        let day = raw.date.as_ref().and_then(|it| it.resolve(published, Tense::Future));
        let day = day.and_then(|it| it.bounds().earliest());
        let waits = raw.date.as_ref().is_some_and(Said::waits);
        let given = last.date.as_ref().and_then(|it| it.bounds().latest());
        let follows = match raw.status {
            Status::Planned | Status::Conditional => true,
            Status::Happened => waits || day.zip(given).is_some_and(|(day, given)| given < day),
            Status::Denied | Status::Contested => false,
        };
        (notice && it && follows).then(|| last.codes.clone())
    }

    /// "Peru deposited its instrument on 3 May. Entry into force: 3 August": for whom a treaty of many enters into force,
    /// where one state has just joined it: in the same sentence, or where no treaty is named for which it does.
    pub(super) fn whose_beginning(
        &self,
        raw: &Raw,
        kind: ClaimKind,
        referent: usize,
        published: Option<&Edtf>,
    ) -> Option<Vec<String>> {
        if kind != ClaimKind::EntryIntoForce
            || raw.actor != Doer::Nobody
            || !self.may_be_of_many(referent)
        {
            return None;
        }
        // What was reserved with the instrument stands between.
        let joins_or_not = |it: &&Resolved| it.kind != ClaimKind::Reservation;
        let mut told = self.resolved.iter().filter(joins_or_not);
        let last = told.rfind(|it| it.referent == referent)?;
        // "Behind the sixtieth state that joins it the treaty enters into force": everybody's.
        let own = last.sentence == self.sentence && !self.counts;
        if matches!(raw.treaty, Bearing::Named(_)) && !own {
            return None;
        }
        let joins = [ClaimKind::Deposit, ClaimKind::Ratification, ClaimKind::Accession];
        let own = last.sentence + ENTRY >= self.sentence
            && joins.contains(&last.kind)
            && last.codes.len() == 1
            && last.raw.status != Status::Denied;
        let day = raw.date.as_ref()?.resolve(published, Tense::Future)?.bounds().earliest()?;
        let given = last.date.as_ref()?.bounds().latest()?;
        let soon = given < day && day <= given.plus_days(WAITS)?;
        (own && soon).then(|| last.codes.clone())
    }

    /// "Peru never ratified it, but applied it provisionally": the only state of which the sentence tells before, where a
    /// treaty of many is applied.
    pub(super) fn who_applies(
        &self,
        raw: &Raw,
        here: &[Subject],
        referent: usize,
    ) -> Option<Vec<String>> {
        let [only] = here else { return None };
        let applied = raw.kind == ClaimKind::ProvisionalApplication && raw.actor == Doer::Nobody;
        let whose = applied && self.is_of_many(referent) && only.stands_before(raw.words);
        (whose && only.codes.len() == 1).then(|| only.codes.clone())
    }

    /// What this actor was last said to undo, if the law that he now signs can be about that.
    fn procedure(&self, codes: &[String]) -> Option<ClaimKind> {
        let own = self.resolved.iter().rev().find(|it| it.codes == codes)?;
        let undoes = [ClaimKind::Withdrawal, ClaimKind::Revocation, ClaimKind::Suspension];
        undoes.contains(&own.kind).then_some(own.kind)
    }

    /// Whether it is known as a treaty between two: who else acted under it is another of many.
    pub(super) fn is_bilateral(&self, referent: usize) -> bool {
        self.treaties.get(referent).is_some_and(|it| {
            let acted =
                !it.told && self.resolved.iter().any(|act| act.raw.kind == ClaimKind::Deposit);
            !it.family && it.parties.len() < 3 && !acted
        })
    }
}

/// Whether an act that only a parliament or cabinet does is done by one.
pub(super) fn has_organ(raw: &Raw, parties: &[Party]) -> bool {
    let parliament = parties.iter().any(|it| it.rank == Some(Rank::Parliament));
    // Parliaments debate treaties, they do not negotiate them.
    let Some(rank) = raw.organ else {
        return !(parliament && raw.kind == ClaimKind::Negotiation);
    };
    let fits = |it: Rank| it == rank || (rank == Rank::Parliament && it == Rank::Cabinet);
    parties.iter().any(|it| it.rank.is_some_and(fits)) || parties.is_empty()
}

/// Which step of leaving it is, by who does it as much as by the words: a parliament votes and gives no
/// notice, a law or decree is a decision at home.
pub(super) fn leaving_step(raw: &Raw, kind: ClaimKind, parties: &[Party]) -> Option<LeavingStep> {
    let by = |rank| parties.iter().any(|it| it.rank == Some(rank));
    match raw.step {
        _ if kind != ClaimKind::Withdrawal => None,
        Some(LeavingStep::Effect) => raw.step,
        _ if by(Rank::Parliament) => Some(LeavingStep::Vote),
        None if raw.form.is_some() || by(Rank::Cabinet) => Some(LeavingStep::Decision),
        step => step,
    }
}
