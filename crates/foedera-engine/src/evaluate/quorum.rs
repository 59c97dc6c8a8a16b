//! How many have done an act, and whether that is enough.

use foedera_dates::Day;
use foedera_model::{
    ActKind, Base, CountOrganisations, Counted, HowMany, Instrument, Quorum, Rule, Set,
};

use super::condition::Spot;
use super::consent::Consent;
use super::{Evaluation, Ground, Trace};
use crate::belief::FactNo;
use crate::law::{Member, clauses};
use crate::words;

/// How many acts a reason lists one by one; beyond it, those of the deciding day alone.
pub(super) const ACTS_LISTED_MAX: usize = 8;

/// A member that has done the act: when, and by which act.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counting {
    pub(super) member: Member,
    pub(super) day: Day,
    pub(super) fact: FactNo,
}

/// What a number stands against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) done: usize,
    pub(super) needed: usize,
}

/// Whether an instrument of this kind is a ratification under any of its names (VCLT 14).
pub(super) fn ratifies(kind: ActKind) -> bool {
    matches!(
        kind,
        ActKind::Deposit(
            Instrument::Ratification
                | Instrument::Acceptance
                | Instrument::Approval
                | Instrument::FormalConfirmation
        ) | ActKind::Exchange
    )
}

/// How many of a set are enough, by its size; nothing where that is asked for and there is none.
pub(super) fn needed(how_many: HowMany, size: impl FnOnce() -> Option<usize>) -> Option<usize> {
    Some(match how_many {
        HowMany::AtLeast(number) => usize::try_from(number).unwrap_or(usize::MAX),
        HowMany::All => size()?,
        HowMany::Majority => size()? / 2 + 1,
        HowMany::Share(share) => {
            let (part, whole) = (u64::from(share.part), u64::from(share.whole.max(1)));
            let size = u64::try_from(size()?).unwrap_or(u64::MAX);
            usize::try_from(size.saturating_mul(part).div_ceil(whole)).unwrap_or(usize::MAX)
        }
    })
}

impl<T: Trace> Evaluation<'_, T> {
    /// Whether enough have done the act by a day, and the acts that made it enough.
    pub(super) fn quorum(
        &self,
        act: Counted,
        by: &Quorum,
        day: Day,
        it: Option<Member>,
    ) -> Option<Spot<T::Note>> {
        let (mut counted, mut met) = self.reached(act, by, None, day, it)?;
        let mut required = None;
        for (how_many, set) in &by.including {
            let part = part_of(*how_many, set);
            let (those, on) = self.reached(act, &part, whole(by), day, it)?;
            if met < on {
                (met, required) = (on, Some((set, those.clone())));
            }
            counted.extend(those);
        }
        counted.sort_by_key(|it| (it.day, it.fact));
        counted.dedup_by_key(|it| it.fact);
        let last = counted.last()?.day;
        // What was met last decided: not the number, but those who had to be among them.
        let required = required.filter(|_| met == last);
        Some(Spot { day: last, note: self.note_of(act, &counted, last, required.as_ref()) })
    }

    /// The acts of those that count, if they are enough, and the day on which they became enough.
    fn reached(
        &self,
        act: Counted,
        by: &Quorum,
        among: Option<&Set>,
        day: Day,
        it: Option<Member>,
    ) -> Option<(Vec<Counting>, Day)> {
        let (tally, mut counted) = self.tally(act, by, among, day, it)?;
        if tally.done < tally.needed || tally.done == 0 {
            return None;
        }
        counted.sort_by_key(|it| it.day);
        let met = counted.get(tally.needed.saturating_sub(1))?.day;
        Some((counted, met))
    }

    /// How many of a set have done the act by a day, and how many are needed. Nothing where the
    /// set has no bound, or nobody in it yet, and all or a share of it is asked for. Of a part of a
    /// quorum, only those count that are `among` the whole.
    pub(super) fn tally(
        &self,
        act: Counted,
        by: &Quorum,
        among: Option<&Set>,
        day: Day,
        it: Option<Member>,
    ) -> Option<(Tally, Vec<Counting>)> {
        let numbered = by.how_many != HowMany::All;
        let on_top = |who: Member| {
            by.others_on_top && by.including.iter().any(|(_, set)| self.is_in(set, who, day, it))
        };
        // Who becomes a party on the day becomes one to the treaty as amended (VCLT 40(5)): it is asked for
        // no acceptance, though its own counts.
        let joins = |who: Member| {
            act == Counted::AmendmentAcceptance
                && by.of.as_of.is_none()
                && self.joins_on(who, day)
                && self.accepts(who, day).is_none()
        };
        let eligible = |who: &Member| {
            self.is_in(&by.of, *who, day, it)
                && !on_top(*who)
                && !(numbered && self.is_left_out(*who) || joins(*who))
        };
        let counted: Vec<Counting> = self
            .case
            .all()
            .filter(eligible)
            .filter(|who| among.is_none_or(|whole| self.is_in(whole, *who, day, it)))
            .filter_map(|who| self.did(act, who, day, numbered))
            .collect();
        let size = || {
            let universe = self.universe(&by.of, day, it)?;
            let size = universe.into_iter().filter(eligible).count();
            (0 < size).then_some(size)
        };
        let needed = needed(by.how_many, size)?;
        Some((Tally { done: counted.len(), needed }, counted))
    }

    /// An organisation is not counted beside its members unless the treaty says so (usual clause).
    fn is_left_out(&self, who: Member) -> bool {
        let counts = clauses(self.treaty, |rule| {
            if let Rule::OrganisationsCounted(counts) = rule { Some(*counts) } else { None }
        });
        self.case.is_organisation(who)
            && counts.last().is_none_or(|(_, counts)| counts != CountOrganisations::Yes)
    }

    /// Whether a member has done the act by a day, and has not taken it back.
    pub(super) fn did(
        &self,
        act: Counted,
        who: Member,
        day: Day,
        numbered: bool,
    ) -> Option<Counting> {
        let by = |day, fact| Counting { member: who, day, fact };
        let consent = |admits: &dyn Fn(&Consent) -> bool| {
            let mut own = self.consents_of(who).iter();
            let counts = |it: &&Consent| {
                it.stands(day) && admits(it) && !(numbered && self.is_succession_left_out(it))
            };
            own.find(counts).map(|it| by(it.day, it.fact))
        };
        match act {
            Counted::Signature => {
                self.signature_of(who).filter(|it| it.day <= day).map(|it| by(it.day, it.fact))
            }
            Counted::Consent => consent(&|_| true),
            Counted::AnyInstrument | Counted::ProcesVerbal => {
                consent(&|it| matches!(it.kind, ActKind::Deposit(_) | ActKind::Exchange))
            }
            Counted::Instrument(instrument) => {
                consent(&|it| it.kind == ActKind::Deposit(instrument))
            }
            Counted::Ratification => consent(&|it| ratifies(it.kind)),
            Counted::NotificationSent => self.acted(ActKind::Notification, who, day, false),
            Counted::NotificationReceived => self.acted(ActKind::Notification, who, day, true),
            Counted::Decision => self.acted(ActKind::Decision, who, day, false),
            Counted::AmendmentAcceptance => {
                self.accepts(who, day).map(|it| by(it.received, it.deed.fact))
            }
            Counted::AmendmentObjection => {
                self.objects(who, day).map(|it| by(it.received, it.deed.fact))
            }
        }
    }

    /// A succession counts toward a number, as in the depositary practice of the United Nations,
    /// unless the treaty says otherwise.
    fn is_succession_left_out(&self, consent: &Consent) -> bool {
        let counted = clauses(self.treaty, |rule| {
            if let Rule::SuccessionsCounted(counted) = rule { Some(*counted) } else { None }
        });
        consent.kind == ActKind::Deposit(Instrument::Succession)
            && counted.last().is_some_and(|(_, counted)| !counted)
    }

    fn acted(&self, kind: ActKind, who: Member, day: Day, received: bool) -> Option<Counting> {
        let own = self.journal.iter().filter(|it| it.deed.kind == kind && it.is_by(who));
        let dated = own.map(|it| (if received { it.received } else { it.sent }, it.deed.fact));
        let (on, fact) = dated.filter(|(on, _)| *on <= day).min()?;
        Some(Counting { member: who, day: on, fact })
    }

    /// The acts that met a number; where they are many, those of the deciding day. `required` are
    /// those that had to be among them, if that was met last.
    fn note_of(
        &self,
        act: Counted,
        counted: &[Counting],
        last: Day,
        required: Option<&(&Set, Vec<Counting>)>,
    ) -> T::Note {
        let deciding = counted.iter().rev().filter(|it| it.day == last);
        let earlier = counted.iter().rev().filter(|it| it.day != last);
        let listed = if counted.len() <= ACTS_LISTED_MAX { counted.len() } else { 0 };
        let shown = deciding.clone().chain(earlier.take(listed));
        let note = |it: &Counting| {
            let mut consents = self.consents_of(it.member).iter();
            let own = consents.find(|own| (own.fact, own.day) == (it.fact, it.day));
            own.map_or_else(|| self.trace.act(it.fact, it.day), |own| self.consenting(own))
        };
        let notes = shown.map(note);
        let says = || {
            let is_required = |it: &Counting| {
                required.is_none_or(|(_, those)| those.iter().any(|t| t.fact == it.fact))
            };
            let who: Vec<String> = deciding
                .clone()
                .rev()
                .filter(|it| is_required(it))
                .map(|it| self.name(it.member, it.day))
                .collect();
            let who: Vec<&str> = who.iter().map(String::as_str).collect();
            let (number, kind) = (counted.len(), noun(act));
            let plural = if number == 1 { "" } else { "s" };
            let who = words::list_of(&who);
            match required {
                None => format!("{number} {kind}{plural} by {last}, the last by {who}"),
                Some((set, _)) => format!(
                    "{number} {kind}{plural} by {last}, including {}: the last of those required by {who}",
                    self.set_in_short(set)
                ),
            }
        };
        self.trace.step(Ground::None, Some(last), says, notes)
    }
}

/// The set of which a part of a quorum must be: the three of `GB, SU and US and 40 other signatories`
/// are signatories. Two lists stand apart: `by DE and by 3 of principal-powers`.
pub(super) fn whole(by: &Quorum) -> Option<&Set> {
    let is_list = matches!(by.of.base, Base::Named(_) | Base::Codes(_));
    (!is_list).then_some(&by.of)
}

/// A part of a quorum as one of its own.
pub(super) fn part_of(how_many: HowMany, set: &Set) -> Quorum {
    Quorum { how_many, of: set.clone(), including: Vec::new(), others_on_top: false }
}

/// What is counted, in one noun.
pub(super) fn noun(act: Counted) -> &'static str {
    match act {
        Counted::Signature => "signature",
        Counted::Consent => "consent",
        Counted::AnyInstrument | Counted::ProcesVerbal => "instrument",
        Counted::Ratification | Counted::Instrument(Instrument::Ratification) => "ratification",
        Counted::Instrument(Instrument::Acceptance) => "acceptance",
        Counted::Instrument(Instrument::Approval) => "approval",
        Counted::Instrument(Instrument::Accession) => "accession",
        Counted::Instrument(Instrument::FormalConfirmation) => "formal confirmation",
        Counted::Instrument(Instrument::Succession) => "succession",
        Counted::NotificationSent | Counted::NotificationReceived => "notification",
        Counted::Decision => "decision",
        Counted::AmendmentAcceptance => "acceptance",
        Counted::AmendmentObjection => "objection",
    }
}
