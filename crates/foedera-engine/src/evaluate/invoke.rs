//! Grounds for ending or suspending a treaty that parties invoke, and how far each has come: notified,
//! objected to or not, carried out, revoked (VCLT 65 to 68). What a ground gives is in `measure`, how it ends a
//! treaty in `ending`, a conflict with a peremptory norm in `norm`.
//!
//! Whether a ground is there is found by nobody here: who claims it is told, and who objects.

mod ending;
mod measure;
mod norm;

use foedera_dates::{Day, Delay, Step};
use foedera_model::{ActKind, Coming};

use super::journal::Done;
use super::reserve::after;
use super::{Evaluation, Ground, Trace, Unstated};
use crate::answer::{InvokedGround, Procedure};
use crate::belief::FactNo;
use crate::law::Member;
pub(super) use measure::ByClaim;

/// In which the other parties can object, from the receipt of the notification: the least that VCLT 65(2) gives
/// them. That a case is one of special urgency, nobody records.
const OBJECTION_MONTHS: u32 = 3;

/// After so long without a solution the procedures of VCLT 66 are open.
const SETTLEMENT_MONTHS: u32 = 12;

/// A ground, and who invokes it.
#[derive(Clone, Copy, Debug)]
struct Claim<'e, 'a> {
    act: &'e Done<'a>,
    by: Member,
    ground: InvokedGround,
}

impl Claim<'_, '_> {
    /// The last day on which another party can object.
    fn last(&self) -> Day {
        after(self.act.received, &Delay::from(Step::Months(OBJECTION_MONTHS)))
    }

    /// Whether an act is the instrument by which its author goes on from here.
    fn leads_to(&self, measure: &Done<'_>) -> bool {
        measure::is_measure(measure) && measure.is_by(self.by) && self.act.sent <= measure.sent
    }
}

/// How far a ground has come, in one completion.
#[derive(Clone, Debug)]
pub(crate) struct Invoking<N> {
    /// The act that invokes it.
    pub(crate) fact: FactNo,
    pub(crate) procedure: Procedure,
    pub(crate) since: Day,
    pub(crate) until: Option<Day>,
    /// Who has objected in time, by the day.
    pub(crate) objected: Vec<Member>,
    pub(crate) note: N,
}

/// Where a procedure stands: since when, until when, and in words.
type Stand = (Procedure, Day, Option<Day>, String);

impl<'a, T: Trace> Evaluation<'a, T> {
    /// The grounds invoked by a day; and where a way of counting is unstated that they hang on.
    pub(crate) fn invoked(mut self, day: Day) -> (Vec<Invoking<T::Note>>, Vec<Unstated>) {
        self.stages();
        let made = self.claims().filter(|it| it.act.received <= day);
        let all = made.map(|it| self.invoking(&it, day)).collect();
        (all, self.all_unstated())
    }

    /// What parties claim, of a breach by parties: nobody else can invoke a ground (VCLT 65(1), 60).
    fn claims(&self) -> impl Iterator<Item = Claim<'_, 'a>> {
        self.all_claims().filter(|it| {
            let then = it.act.received;
            let accuses = |who: &Member| *who != it.by && self.may_be_party(*who, then);
            let accused = &it.act.deed.toward;
            self.may_be_party(it.by, then)
                && (it.ground != InvokedGround::Breach || accused.iter().any(accuses))
        })
    }

    /// What anybody claims.
    fn all_claims(&self) -> impl Iterator<Item = Claim<'_, 'a>> {
        let acts = self.journal.iter();
        let acts = acts.filter_map(|act| Some((act, InvokedGround::of(act.deed.kind)?)));
        acts.flat_map(|(act, ground)| {
            act.deed.by.iter().map(move |by| Claim { act, by: *by, ground })
        })
    }

    /// Whether a state is a party on a day or was until then, by what is recorded or may not be.
    pub(super) fn may_be_party(&self, who: Member, day: Day) -> bool {
        let eve = day.previous().unwrap_or(day);
        let is_party = self.is_party(who, day) || self.is_party(who, eve);
        let missed = self.case.unseen.since(Coming::Consents, Some(who));
        // Who consented to what is void from the beginning was taken for a party.
        let taken_for = self.void && self.had_come_in(who, day);
        is_party || taken_for || missed.is_some_and(|since| since <= day)
    }

    fn invoking(&self, claim: &Claim<'_, 'a>, day: Day) -> Invoking<T::Note> {
        let objections: Vec<_> = self.objections(claim).filter(|it| it.received <= day).collect();
        let measures = self.measures(claim).filter(|it| it.received <= day);
        let acts = std::iter::once(claim.act).chain(objections.iter().copied()).chain(measures);
        let notes: Vec<T::Note> =
            acts.map(|it| self.trace.act(it.deed.fact, it.received)).collect();
        let (procedure, since, until, says) = self.stands(claim, objections.first().copied(), day);
        let rule = match procedure {
            Procedure::CarriedOut | Procedure::WithoutEffect => claim.ground.rule(),
            Procedure::Disputed => "VCLT 65(3)",
            Procedure::Revoked => "VCLT 68",
            Procedure::NotInvoked | Procedure::Notified | Procedure::Unopposed => "VCLT 65(2)",
        };
        let mut objected: Vec<Member> =
            objections.iter().flat_map(|it| it.deed.by.iter().copied()).collect();
        objected.sort_unstable();
        objected.dedup();
        Invoking {
            fact: claim.act.deed.fact,
            procedure,
            since,
            until,
            objected,
            note: self.trace.step(Ground::General(rule), Some(since), || says, notes),
        }
    }

    fn stands(&self, claim: &Claim<'_, 'a>, objection: Option<&Done<'_>>, day: Day) -> Stand {
        let last = claim.last();
        let who = self.name(claim.by, claim.act.sent);
        if let Some(effect) = self.carried_out(claim).filter(|it| *it <= day) {
            let says = match self.declared_by_all() {
                Some((day, _)) if day == effect && self.alone_or_together(claim).is_none() => {
                    format!(
                        "all the parties declared it terminated: by their consent it ended on {day}"
                    )
                }
                _ => format!(
                    "nobody objected by {last}, and what {who} declared has effect since {effect}"
                ),
            };
            return (Procedure::CarriedOut, effect, None, says);
        }
        if let Some(revoked) = self.taken_back_on(claim).filter(|it| *it <= day) {
            return (Procedure::Revoked, revoked, None, format!("{who} revoked it on {revoked}"));
        }
        if let Some(objection) = objection {
            let since = objection.received;
            let settled = after(since, &Delay::from(Step::Months(SETTLEMENT_MONTHS)));
            let then = if settled < day { ": those of VCLT 66 are open" } else { "" };
            let says = format!(
                "another party objected on {since}: a solution is sought by peaceful means{then}; it ends and suspends nothing"
            );
            return (Procedure::Disputed, since, Some(settled).filter(|it| day <= *it), says);
        }
        let declared = self.measures(claim).find(|it| it.received <= day);
        if let Some(measure) = declared.filter(|it| !self.gives(claim, it)) {
            let says = format!(
                "what {who} declared on {} the ground does not give it: {}",
                measure.sent,
                self.gives_in_words(claim)
            );
            return (Procedure::WithoutEffect, measure.received, None, says);
        }
        if day <= last {
            let says =
                format!("the other parties can object until {last}; it ends and suspends nothing");
            return (Procedure::Notified, claim.act.received, Some(last), says);
        }
        let since = last.next().unwrap_or(Day::MAX);
        let says = format!("nobody objected by {last}: {}", self.gives_in_words(claim));
        (Procedure::Unopposed, since, None, says)
    }

    /// The objections of other parties in time.
    fn objections(&self, claim: &Claim<'_, 'a>) -> impl Iterator<Item = &Done<'a>> {
        let (by, from, last) = (claim.by, claim.act.sent, claim.last());
        let of_this = self.journal.iter().filter(move |it| {
            it.deed.kind == ActKind::ClaimObjection
                && it.deed.toward.contains(&by)
                && from <= it.sent
                && it.received <= last
        });
        of_this.filter(move |it| {
            it.deed.by.iter().any(|who| *who != by && self.had_come_in(*who, it.received))
        })
    }

    /// Whether the treaty had come into force for a state by a day, whenever it left.
    fn had_come_in(&self, who: Member, day: Day) -> bool {
        let admitted = self.admitted.get(who.index()).into_iter().flatten();
        admitted.into_iter().any(|(_, spell)| spell.since <= day)
    }

    /// When its author took it back.
    fn taken_back_on(&self, claim: &Claim<'_, 'a>) -> Option<Day> {
        self.later_act(claim.by, ActKind::ClaimRevocation, claim.act.sent)
    }
}
