//! What would follow from acts that the journal may lack.
//!
//! Unseen acts only bring states in, so two ends suffice: none was done, or each on the first day
//! that the journal leaves room for. Who has come, left or refused by an act that is recorded is where
//! the record puts it. Shares are taken over the signatories that are recorded.

use foedera_dates::Day;
use foedera_model::{ActKind, Base, Coming, Condition, Counted, Quorum, Set, Until, When};

use super::condition::{About, Spot};
use super::entry::{Entry, all_negotiating_states, entry_clause};
use super::{Axis, Evaluation, Ground, Line, Spell, Trace};
use crate::law::{ClauseNo, Member, clauses};

/// Whose life it is that the journal may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Whose {
    Member(Member),
    /// Any state's that no clause and no act names, and that was there from this day on.
    Newcomer(Day),
}

impl Whose {
    fn member(self) -> Option<Member> {
        if let Self::Member(it) = self { Some(it) } else { None }
    }
}

impl<T: Trace> Evaluation<'_, T> {
    /// The entry into force if what may be missing was done as early as can be; nothing where it
    /// would come no earlier than on the record.
    pub(super) fn unseen_entry(&self) -> Option<Entry<T::Note>> {
        if self.case.unseen.is_nothing() {
            return None;
        }
        let mut ways: Vec<(Day, Day, Ground)> = clauses(self.treaty, entry_clause)
            .filter_map(|(clause, when)| {
                let (met, day) = self.earliest(when, clause)?;
                Some((met, day, Ground::Clause(clause)))
            })
            .collect();
        if ways.is_empty() && self.hangs_on_general_law() {
            let met = self.missing_from(&all_negotiating_states());
            ways.extend(met.map(|met| (met, met, Ground::General("VCLT 24(2)"))));
        }
        let (met, day, ground) = ways.into_iter().min_by_key(|(_, day, _)| *day)?;
        if self.entry.as_ref().is_some_and(|it| it.day <= day) {
            return None;
        }
        let in_time = self.lapsed.as_ref().is_none_or(|(lapsed, _)| day < *lapsed);
        let says = || format!("acts that the journal may lack could bring it into force on {day}");
        let note = self.trace.step(ground, Some(day), says, []);
        in_time.then_some(Entry { day, met, effect: day, note })
    }

    /// The earliest day that `when` can come to, and the day on which its condition is then met.
    fn earliest(&self, when: &When, clause: ClauseNo) -> Option<(Day, Day)> {
        match when {
            When::On(day) => Some((*day, *day)),
            When::After { delay, condition, .. } => {
                let recorded = self.moment(when, &About::treaty(clause));
                let recorded = recorded.map(|it| (it.met, it.day));
                match self.missing_from(condition) {
                    Some(from) if recorded.is_none_or(|(met, _)| from < met) => {
                        Some((from, self.reckon(delay, from, clause)?))
                    }
                    _ => recorded,
                }
            }
            When::Later(all) => {
                let all: Option<Vec<_>> = all.iter().map(|it| self.earliest(it, clause)).collect();
                all?.into_iter().reduce(|one, two| (one.0.max(two.0), one.1.max(two.1)))
            }
            When::Earlier(any) => {
                any.iter().filter_map(|it| self.earliest(it, clause)).min_by_key(|it| it.1)
            }
            When::Cases { cases, otherwise } => {
                let whens = cases.iter().map(|(_, when)| when).chain([otherwise.as_ref()]);
                whens.filter_map(|it| self.earliest(it, clause)).min_by_key(|it| it.1)
            }
        }
    }

    /// The first day on which acts may be missing that a condition counts.
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else counts who came")]
    fn missing_from(&self, condition: &Condition) -> Option<Day> {
        match condition {
            Condition::All(all) | Condition::Any(all) => {
                all.iter().filter_map(|it| self.missing_from(it)).min()
            }
            Condition::By { condition, .. } => self.missing_from(condition),
            Condition::Exchange | Condition::ExchangeOfNotes => {
                self.missing_by(Coming::Consents, Some(&self.case.between))
            }
            Condition::Done { act: Counted::Signature, by } => {
                self.missing_of(Coming::Signatures, by)
            }
            Condition::Done { by, .. } => self.missing_of(Coming::Consents, by),
            Condition::Hold { who, .. } => self.missing_by(Coming::Consents, self.listed(who)),
            _ => None,
        }
    }

    fn missing_of(&self, coming: Coming, by: &Quorum) -> Option<Day> {
        let sets = std::iter::once(&by.of).chain(by.including.iter().map(|(_, set)| set));
        sets.filter_map(|it| self.missing_by(coming, self.listed(it))).min()
    }

    /// The members of a set that is a list; nothing where anybody can be in it.
    fn listed(&self, set: &Set) -> Option<&[Member]> {
        match &set.base {
            Base::Named(name) => self.case.set(name),
            Base::States
            | Base::Parties
            | Base::Signatories
            | Base::NonSignatories
            | Base::Depositors
            | Base::NegotiatingStates
            | Base::Codes(_)
            | Base::MembersOf(_)
            | Base::PartiesTo(_)
            | Base::It
            | Base::Them => {
                let closed = !self.case.between.is_empty();
                closed.then_some(self.case.between.as_slice())
            }
        }
    }

    fn missing_by(&self, coming: Coming, who: Option<&[Member]>) -> Option<Day> {
        let Some(who) = who else { return self.room(coming, Whose::Newcomer(Day::MIN)) };
        who.iter().filter_map(|it| self.room(coming, Whose::Member(*it))).min()
    }

    /// The first day on which a state may have come unseen: the journal may lack it, the text is there
    /// to come to, and so is the state.
    fn room(&self, coming: Coming, whose: Whose) -> Option<Day> {
        let from = self.case.unseen.since(coming, whose.member())?.max(self.first_day());
        let born = match whose {
            Whose::Member(it) => self.case.began.get(it.index()).copied().flatten(),
            Whose::Newcomer(born) => Some(born),
        };
        let from = born.map_or(from, |born| from.max(born));
        // A closed treaty is nobody's but those it names.
        let named = whose.member().is_some_and(|it| self.case.between.contains(&it));
        let stranger = !self.case.between.is_empty() && !named;
        (!stranger && !self.is_over(whose, from)).then_some(from)
    }

    /// Nobody comes to a text that is not there.
    fn first_day(&self) -> Day {
        self.case.adopted.into_iter().chain(self.case.opened).min().unwrap_or(Day::MIN)
    }

    /// The lives that members, and states that nothing names, may have had unseen.
    pub(super) fn unseen_lives(&self, members: &[Line<T::Note>]) -> Vec<(Whose, Line<T::Note>)> {
        if self.case.unseen.is_nothing() {
            return Vec::new();
        }
        let nothing = Line::default();
        let known = self.case.all().map(Whose::Member).zip(members);
        let others = self.newcomers.iter().map(|it| Whose::Newcomer(*it));
        let lives = known.chain(others.zip(std::iter::repeat(&nothing))).flat_map(|(who, line)| {
            let lives = [
                self.unseen_signature(who, line),
                self.unseen_consent(who, line),
                self.unseen_waiting(who, line),
            ];
            lives.into_iter().flatten().map(move |it| (who, it))
        });
        lives.collect()
    }

    /// As if it had signed, where neither signature nor consent is recorded.
    fn unseen_signature(&self, who: Whose, line: &Line<T::Note>) -> Option<Line<T::Note>> {
        let from = self.room(Coming::Signatures, who)?;
        let until = self.treaty.head.opened.as_ref().and_then(|it| it.until.as_ref());
        let closed = matches!(until, Some(Until::On(last)) if *last < from);
        if closed || !line.on(Axis::Signature).is_empty() || self.is_placed(who) {
            return None;
        }
        let note = self.unseen_act(from, "signed");
        let mut life = line.clone();
        life.add(Axis::Signature, self.while_it_lasts(who, Spell::open(from, note.clone())));
        life.add(Axis::Article18A, self.while_it_lasts(who, Spell::open(from, note)));
        Some(life)
    }

    /// As if it had consented, where the record does not place it.
    fn unseen_consent(&self, who: Whose, line: &Line<T::Note>) -> Option<Line<T::Note>> {
        let from = self.room(Coming::Consents, who).filter(|_| !self.is_placed(who))?;
        let note = self.unseen_act(from, "consented");
        let mut life = line.clone();
        life.end(Axis::Article18A, from, &note);
        life.add(Axis::Consent, self.while_it_lasts(who, Spell::open(from, note.clone())));
        let force = self.unseen_force(who, from, note.clone());
        let mut pending = Spell::open(from, note);
        if let Some(force) = force {
            pending.end(force.since, &force.began);
            life.add(Axis::Force, self.while_it_lasts(who, force));
        }
        life.add(Axis::Article18B, self.while_it_lasts(who, pending));
        Some(life)
    }

    /// As if it had consented of late, and still waited for the entry into force for it: on any day, where the treaty
    /// enters into force later than on the consent for those that come to it in force.
    fn unseen_waiting(&self, who: Whose, line: &Line<T::Note>) -> Option<Line<T::Note>> {
        let from = self.room(Coming::Consents, who).filter(|_| !self.is_placed(who))?;
        let entry = self.entry.as_ref()?;
        let from = from.max(entry.day);
        let note = self.unseen_act(from, "consented");
        let spot = Spot { day: from, note: note.clone() };
        let (since, _) = self.later(who.member(), spot, None, entry)?;
        if since <= from {
            return None;
        }
        let mut life = line.clone();
        life.end(Axis::Article18A, from, &note);
        life.add(Axis::Consent, self.while_it_lasts(who, Spell::open(from, note.clone())));
        life.add(Axis::Article18B, self.while_it_lasts(who, Spell::open(from, note)));
        Some(life)
    }

    /// Whether the record says where a state stands, whatever else may be missing: it consented, or
    /// refused to, or nothing that it does counts. Coming after all, or once more, would be an act like leaving.
    fn is_placed(&self, who: Whose) -> bool {
        who.member().is_some_and(|it| {
            let refused = self.later_act(it, ActKind::RefusalToBecomeParty, Day::MIN);
            let passed_over = self.sides.iter().any(|side| side.passes_over(it));
            !self.consents_of(it).is_empty() || refused.is_some() || passed_over
        })
    }

    /// The spell that a consent of this day would begin.
    fn unseen_force(&self, who: Whose, from: Day, note: T::Note) -> Option<Spell<T::Note>> {
        let entry = self.entry.as_ref()?;
        if from <= entry.met {
            return Some(Spell::open(entry.effect, entry.note.clone()));
        }
        // Where its own further acts decide, it may have done them on the same day.
        let later = self.later(who.member(), Spot { day: from, note: note.clone() }, None, entry);
        let (since, note) = later.unwrap_or_else(|| (from.max(entry.day), note));
        Some(Spell::open(since, note))
    }

    /// The first day on which somebody may be a party unseen.
    pub(super) fn unseen_party(&self) -> Option<Day> {
        let others = Whose::Newcomer(Day::MIN);
        let members = self.case.all().map(Whose::Member).filter(|it| !self.is_placed(*it));
        let since = |whose: Whose| {
            let from = self.room(Coming::Consents, whose)?;
            let note = self.unseen_act(from, "consented");
            self.unseen_force(whose, from, note).map(|it| it.since)
        };
        members.chain([others]).filter_map(since).min()
    }

    fn unseen_act(&self, from: Day, did: &str) -> T::Note {
        let says = || format!("it may have {did} on {from} or later: the journal may lack it");
        self.trace.step(Ground::None, Some(from), says, [])
    }

    /// Whether the state or the treaty was no more on a day.
    fn is_over(&self, who: Whose, day: Day) -> bool {
        self.ends(who).is_some_and(|end| end <= day)
    }

    fn while_it_lasts(&self, who: Whose, mut spell: Spell<T::Note>) -> Spell<T::Note> {
        let note = spell.began.clone();
        self.ends(who).iter().for_each(|end| spell.end(*end, &note));
        spell
    }

    fn ends(&self, who: Whose) -> Option<Day> {
        let own = who.member().and_then(|it| self.case.ended.get(it.index()).copied().flatten());
        let treaty = self.lapsed.iter().chain(&self.ended).map(|(day, _)| *day);
        own.into_iter().chain(treaty).min()
    }
}
