//! Who is put out by decision of an organ, where the treaty lets that decide so: of anybody (Statute of
//! the Council of Europe, article 8), or of whoever refuses an amendment (Chicago Convention, article
//! 94(b)).

use foedera_dates::Day;
use foedera_model::{ActKind, Rule, Topic};

use super::journal::Done;
use super::leave::{Leave, Out};
use super::{Evaluation, Ground, Spell, Trace, amends};
use crate::law::{Member, clauses};

impl<'a, T: Trace> Evaluation<'a, T> {
    /// The first decision about a state that takes it out.
    pub(super) fn leave_by_decision(
        &self,
        who: Member,
        spell: &Spell<T::Note>,
    ) -> Option<Leave<T::Note>> {
        let rules = clauses(self.treaty, |rule| {
            let Rule::LeavesByDecision { organ, refusing } = rule else { return None };
            Some((organ.as_str(), *refusing))
        });
        let leaves = rules.filter_map(|(clause, (organ, refusing))| {
            let takes_out = |it: &&Done<'_>| {
                it.deed.kind == ActKind::Decision
                    && it.deed.organ() == Some(organ)
                    && it.deed.toward.contains(&who)
                    && spell.since < takes_effect(it)
                    && (!refusing || self.has_refused(who, spell, it))
            };
            let decided =
                self.journal.iter().filter(takes_out).min_by_key(|it| takes_effect(it))?;
            let day = takes_effect(decided);
            let act = self.trace.act(decided.deed.fact, decided.received);
            let says = || {
                let who = self.name(who, decided.received);
                let why =
                    if refusing { "had refused an amendment, and" } else { "was put out, and" };
                format!("{who} {why} ceased to be a party on {day}")
            };
            let note = self.trace.step(Ground::Clause(clause), Some(day), says, [act]);
            Some(Leave { day, note, out: Out::Decided })
        });
        leaves.min_by_key(|it| it.day)
    }

    /// Whether a state refuses the amendment of a decision's name: it is there, and the state has not
    /// accepted it before the decision takes effect.
    fn has_refused(&self, who: Member, spell: &Spell<T::Note>, decision: &Done<'_>) -> bool {
        let (day, Some(name)) = (takes_effect(decision), decision.deed.name()) else {
            return false;
        };
        let is_there = self.is_amendment(name, day);
        if !is_there {
            self.warn(decision.received, Some(who), || {
                let who = self.name(who, decision.received);
                format!(
                    "the decision \"{name}\" about {who} takes nobody out: no amendment of that name was \
                     adopted by then, and the organ decides only of those that refuse one"
                )
            });
        }
        is_there && !self.accepted_before((who, spell), name, day)
    }

    /// Whether an amendment of this name was made, or acted on, by a day.
    fn is_amendment(&self, name: &str, day: Day) -> bool {
        let acted_on = |it: &Done<'_>| {
            it.sent <= day && it.deed.is_named(name) && amends(self.treaty, it.deed)
        };
        self.journal.iter().any(acted_on) || self.is_amended_by(name, day)
    }

    /// An acceptance in an earlier membership counts for nothing.
    fn accepted_before(
        &self,
        (who, spell): (Member, &Spell<T::Note>),
        amendment: &str,
        day: Day,
    ) -> bool {
        let mut admitted = self.admitted.get(who.index()).into_iter().flatten();
        let again = admitted.any(|(_, it)| it.since < spell.since);
        let accepted = self.journal.iter().any(|it| {
            it.deed.kind == ActKind::AmendmentAcceptance
                && it.is_by(who)
                && it.deed.is_named(amendment)
                && it.received < day
                && (!again || spell.since <= it.received)
        });
        accepted || self.consented_to_amendment(who, amendment, day)
    }

    /// The decisions about parties of which no clause says what they do, each with the day on which it
    /// takes effect and the party: what they come to hangs on words that are kept, or is nothing.
    pub(super) fn decided_about(&self) -> Vec<(Day, Member, &Done<'a>)> {
        let decides = |organ: &str| {
            let own = |rule: &Rule| matches!(rule, Rule::LeavesByDecision { organ: own, .. } if own == organ);
            self.treaty.clauses.iter().any(|it| own(&it.rule))
        };
        let undecided = |it: &&Done<'_>| {
            it.deed.kind == ActKind::Decision && !it.deed.organ().is_some_and(decides)
        };
        let decisions = self.journal.iter().filter(undecided);
        let all = decisions
            .flat_map(|it| it.deed.toward.iter().map(move |who| (takes_effect(it), *who, it)));
        all.filter(|(day, who, _)| self.is_party(*who, *day)).collect()
    }

    /// Where nothing lets an organ decide about a party, its decision does nothing of itself.
    pub(super) fn warn_of_decisions(&self) {
        if self.has_text_on(Topic::Withdrawal) {
            return;
        }
        for (day, who, decision) in self.decided_about() {
            self.warn(day, Some(who), || {
                format!(
                    "no clause lets \"{}\" decide about {}: its decision \"{}\" changes nothing here",
                    decision.deed.organ().unwrap_or("an organ"),
                    self.name(who, day),
                    decision.deed.name().unwrap_or_default(),
                )
            });
        }
    }
}

/// The day that it names, else that of its receipt.
pub(super) fn takes_effect(decision: &Done<'_>) -> Day {
    decision.effective.unwrap_or(decision.received)
}
