//! What an answer tells beside its verdict, and that decides nothing: of what is asked alone.

use std::collections::BTreeSet;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_model::{ActKind, Rule, TextVersion};

use super::Engine;
use super::gathered::Gathered;
use super::hangs_on::may_lack;
use super::scope::Scope;
use crate::belief::{Fact, Reading, Warning};
use crate::law::Case;
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
        let believed = case.belief.warnings.iter();
        let believed = believed.filter(|it| self.concerns(case, scope, day, it));
        let mut told: Vec<String> = believed.map(|it| it.says.clone()).collect();
        let unadmitted = (&gathered.unadmitted, gathered.limited);
        told.extend(self.unadmitted_by(case, scope, day, unadmitted));
        told.extend(gathered.warnings_for(scope));
        told.extend(self.differs_from_recorded(case.no, gathered));
        told.extend(self.recorded_ends(case, day, gathered));
        told.extend(may_lack(case, scope, day, gathered));
        told.extend(gathered.is_cut().then(|| {
            format!("what comes after {day} is not told: more is open than is gone through")
        }));
        told.extend(self.corrected_later(case));
        told.extend(self.unregistered(case, day, gathered));
        told
    }

    /// Corrections that nobody knew of by the day of knowledge, where the text before them is not written
    /// down (VCLT 79).
    fn corrected_later(&self, case: &Case) -> Vec<String> {
        let law = self.library.treaties.get(case.no);
        let (Some(law), Some(known)) = (law, self.known) else { return Vec::new() };
        let unknown = law.head.corrections.iter().filter(|(on, _)| {
            let on = on.bounds().earliest();
            let told = |text: Option<TextVersion>| text == on.map(TextVersion::Before);
            on.is_some_and(|on| known < on) && !law.clauses.iter().any(|it| told(it.text))
        });
        let says = |(on, what): &(foedera_dates::Edtf, String)| {
            format!("the text was corrected on {on}, which nobody knew by {known}: {what}")
        };
        unknown.map(says).collect()
    }

    /// Whether it is about the states and a day that are asked about.
    fn concerns(&self, case: &Case, scope: Scope, day: Day, warning: &Warning) -> bool {
        let asked = |it| {
            let member = self.subjects.number(it).and_then(|it| case.member(it));
            member.is_some_and(|it| scope.asks_about(it))
        };
        let by_them =
            scope == Scope::Treaty || warning.actors.is_empty() || warning.actors.iter().any(asked);
        by_them && warning.from.is_none_or(|from| from <= day)
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

    /// Days on which somebody says that a treaty ended which, by what is known here, is in force or may be.
    fn recorded_ends(&self, case: &Case, day: Day, gathered: &Gathered) -> Vec<String> {
        if gathered.verdict(Scope::Treaty) == Verdict::No {
            return Vec::new();
        }
        let evidence = case.deeds.iter().filter(|it| it.kind == ActKind::Termination);
        let told = evidence.filter_map(|deed| {
            let fact = self.fact(deed.fact)?;
            let on = done(fact).filter(|it| it.earliest().is_some_and(|it| it <= day))?;
            let said = self.told_by(deed.fact, &fact.statements);
            let from = said.map(|it| words::chain(&it.graded.statement.chain));
            let from: String = from.collect::<BTreeSet<_>>().into_iter().collect();
            let on = on.in_words();
            Some(format!(
                "recorded as ended {on}{from}; no act or clause on record ends it by then"
            ))
        });
        told.collect()
    }
}

pub(super) fn done(fact: &Fact) -> Option<Bounds> {
    fact.on.as_ref().map(Reading::hull)
}
