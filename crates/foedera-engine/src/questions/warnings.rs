//! What an answer tells beside its verdict, and that decides nothing: of what is asked alone.

use foedera_dates::{Bounds, Day, Verdict};
use foedera_model::{ActKind, Coming, Instrument, Rule, Until};

use super::Engine;
use super::gathered::Gathered;
use super::hangs_on::may_lack;
use super::scope::Scope;
use crate::belief::{Fact, Reading, Warning};
use crate::law::{Case, Deed, Member};
use crate::words;

impl Engine {
    /// Everything that the answer to a question should mention.
    pub(super) fn warnings(
        &self,
        case: &Case,
        scope: Scope,
        day: Day,
        gathered: &Gathered,
    ) -> Vec<String> {
        let believed = self.belief.warnings.iter();
        let believed = believed.filter(|it| self.concerns(case, scope, day, it));
        let mut told: Vec<String> = believed.map(|it| it.says.clone()).collect();
        told.extend(self.closed_to(case, scope, day, gathered));
        told.extend(gathered.warnings_for(scope));
        told.extend(self.differs_from_recorded(case.no, gathered));
        told.extend(may_lack(case, scope, day, gathered));
        told
    }

    /// Whether it is about the treaty, the states and a day that are asked about.
    fn concerns(&self, case: &Case, scope: Scope, day: Day, warning: &Warning) -> bool {
        let id = self.library.treaties.get(case.no).map_or("", |it| it.id.as_str());
        let asked = |it| {
            let member = self.subjects.number(it).and_then(|it| case.member(it));
            member.is_some_and(|it| scope.asks_about(it))
        };
        let by_them =
            scope == Scope::Treaty || warning.actors.is_empty() || warning.actors.iter().any(asked);
        warning.treaty == id && by_them && warning.from.is_none_or(|from| from <= day)
    }

    /// Acts by which nobody could come to an open treaty: signatures before it was opened or after
    /// that was over, and ratifications by states that had not signed (VCLT 14(1)).
    fn closed_to(&self, case: &Case, scope: Scope, day: Day, gathered: &Gathered) -> Vec<String> {
        let law = self.library.treaties.get(case.no);
        let Some(opened) = law.and_then(|it| it.head.opened.as_ref()) else { return Vec::new() };
        let opens = opened.from.as_ref().and_then(|it| it.bounds().earliest());
        let closes = opened.until.as_ref().and_then(|it| last_to_sign(it, gathered));
        let told = case.deeds.iter().filter_map(|deed| {
            let fact = self.fact(deed.fact)?;
            let on = done(fact)?;
            let (first, last) = (on.earliest()?, on.latest()?);
            let asked = scope == Scope::Treaty || deed.by.iter().any(|it| scope.asks_about(*it));
            let why = if signs(deed) && opens.is_some_and(|opens| last < opens) {
                format!("before it was open for signature, on {}", opens?)
            } else if signs(deed) && closes.is_some_and(|closes| closes < first) {
                format!("after the last day on which it was open for signature, {}", closes?)
            } else if ratifies(deed)
                && !deed.by.iter().all(|it| self.may_have_signed(case, *it, last))
            {
                "without a signature, and states that have not signed can only accede".to_owned()
            } else {
                return None;
            };
            let told = || (first, format!("{} on {on}: {why}", words::act(&fact.act)));
            (asked && first <= day).then(told)
        });
        let mut told: Vec<(Day, String)> = told.collect();
        told.sort();
        told.into_iter().map(|(_, says)| says).collect()
    }

    /// Whether a state can have signed by a day, for all that is recorded and may be missing.
    fn may_have_signed(&self, case: &Case, who: Member, by: Day) -> bool {
        let unseen = case.unseen.since(Coming::Signatures, Some(who));
        let signed = |it: &Deed| {
            let first = self.fact(it.fact).and_then(done).and_then(|it| it.earliest());
            first.is_none_or(|first| first <= by)
        };
        unseen.is_some_and(|since| since <= by)
            || case.deeds.iter().any(|it| signs(it) && it.by.contains(&who) && signed(it))
    }

    /// A day of entry into force that is recorded and not the one that the record of acts leads to.
    /// Of what was known by an earlier day, and of a beginning set back, it says nothing.
    fn differs_from_recorded(&self, treaty: usize, gathered: &Gathered) -> Option<String> {
        let law = self.library.treaties.get(treaty)?;
        let recorded = law.head.recorded.as_ref().filter(|_| self.known.is_none())?;
        let set_back =
            |rule: &Rule| matches!(rule, Rule::EntersIntoForce { effect_from: Some(_), .. });
        let open = gathered.limited
            || gathered.cut.is_some()
            || gathered.doubts.iter().any(|it| it.only.is_none());
        if open || law.clauses.iter().any(|it| set_back(&it.rule)) {
            return None;
        }
        let computed = gathered.entered.since();
        if computed.is_some_and(|it| it.meet(recorded.on.bounds()).is_some()) {
            return None;
        }
        let sources = recorded.sources.iter();
        let from: String = sources.map(|it| words::chain(&it.chain)).collect();
        let computed = computed.map_or_else(
            || "the acts recorded do not bring it into force".to_owned(),
            |it| format!("computed {it}"),
        );
        Some(format!("recorded in force {}{from}, {computed}", recorded.on))
    }
}

/// The last day on which an open treaty could surely still be signed, where there is one.
fn last_to_sign(until: &Until, gathered: &Gathered) -> Option<Day> {
    match until {
        Until::On(day) => Some(*day),
        Until::EntryIntoForce | Until::EntryIntoForceForIt => {
            let entered = gathered.entered;
            let surely = entered.verdict() == Verdict::Yes;
            entered.since().filter(|_| surely)?.latest()?.previous()
        }
    }
}

fn done(fact: &Fact) -> Option<Bounds> {
    fact.on.as_ref().map(Reading::hull)
}

fn signs(deed: &Deed) -> bool {
    matches!(
        deed.kind,
        ActKind::Signature | ActKind::DefinitiveSignature | ActKind::SignatureAdReferendum
    )
}

fn ratifies(deed: &Deed) -> bool {
    let of_signatories = [Instrument::Ratification, Instrument::Acceptance, Instrument::Approval];
    of_signatories.into_iter().any(|it| deed.kind == ActKind::Deposit(it))
}
