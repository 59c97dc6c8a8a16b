//! Entry into force: of the treaty, and of the treaty for each state (VCLT 24).

mod changed;

use foedera_dates::Day;
use foedera_model::{Base, Condition, Counted, HowMany, LaterThan, Part, Quorum, Rule, Set, When};

use super::condition::{About, Spot};
use super::consent::Consent;
use super::when::Moment;
use super::{Evaluation, Ground, Spell, Trace};
use crate::law::{Member, clauses};

/// The entry into force of the treaty.
#[derive(Clone, Debug)]
pub(crate) struct Entry<N> {
    pub(crate) day: Day,
    /// The day on which the condition was met: whoever consented by then takes part.
    pub(crate) met: Day,
    /// The day from which it counts as in force; earlier where the clause reaches back.
    pub(crate) effect: Day,
    pub(crate) note: N,
}

impl<T: Trace> Evaluation<'_, T> {
    /// Finds the treaty's entry into force, or the day on which it lapsed.
    pub(super) fn enter(&mut self) {
        let entry = self.entry_by_clause().or_else(|| self.entry_by_general_law());
        let entry = self.entry_as_changed(entry);
        let lapse = self.lapse();
        match (entry, lapse) {
            (Some(entry), Some((last, _))) if entry.day <= last => self.entry = Some(entry),
            (entry, None) => self.entry = entry,
            (_, Some((last, note))) => self.lapsed = last.next().map(|day| (day, note)),
        }
        if let Some((absorbed, note)) = self.absorbed()
            && self.entry.as_ref().is_none_or(|it| absorbed <= it.day)
        {
            self.entry = None;
            self.lapsed = Some((absorbed, note));
            return;
        }
        if let Some(entry) = self.unseen_entry().filter(|_| self.unseen) {
            self.entry = Some(entry);
            self.lapsed = None;
        }
    }

    fn entry_by_clause(&self) -> Option<Entry<T::Note>> {
        let rules = clauses(self.treaty, |rule| {
            if let Rule::EntersIntoForce { part: Part::Whole, when, effect_from } = rule {
                Some((when, *effect_from))
            } else {
                None
            }
        });
        let moments = rules.filter_map(|(clause, (when, effect_from))| {
            let Moment { day, met, note } = self.moment(when, &About::treaty(clause))?;
            let effect = effect_from.unwrap_or(day);
            // What is to have effect from a later day waits for it.
            let day = day.max(effect);
            let says = || match effect < day {
                true => format!("it entered into force on {day}, with effect from {effect}"),
                false => format!("it entered into force on {day}"),
            };
            let note = self.trace.step(Ground::Clause(clause), Some(day), says, [note]);
            Some(Entry { day, met, effect, note })
        });
        moments.min_by_key(|it| it.day)
    }

    /// Whether no clause, not even one kept as text, says when it enters into force.
    pub(super) fn hangs_on_general_law(&self) -> bool {
        let says_when =
            |rule: &Rule| matches!(rule, Rule::EntersIntoForce { part: Part::Whole, .. });
        let kept_as_text =
            |rule: &Rule| rule.undecided_topic() == Some(foedera_model::Topic::EntryIntoForce);
        !self.treaty.clauses.iter().any(|it| says_when(&it.rule) || kept_as_text(&it.rule))
    }

    /// Without a clause a treaty enters into force as soon as all negotiating states have
    /// consented (VCLT 24(2)).
    fn entry_by_general_law(&self) -> Option<Entry<T::Note>> {
        if !self.hangs_on_general_law() {
            return None;
        }
        let met = self.first(&all_negotiating_states(), &self.about_treaty())?;
        let Spot { day, note } = met;
        let says = || format!("no clause says when; all negotiating states had consented on {day}");
        let note = self.trace.step(Ground::General("VCLT 24(2)"), Some(day), says, [note]);
        Some(Entry { day, met: day, effect: day, note })
    }

    /// The last day on which the treaty can still enter into force.
    pub(super) fn lapse(&self) -> Option<(Day, T::Note)> {
        let rules = clauses(self.treaty, |rule| {
            if let Rule::Lapses { unless_in_force_by } = rule {
                Some(unless_in_force_by)
            } else {
                None
            }
        });
        let ends = rules.filter_map(|(clause, when)| {
            let by = self.moment(when, &About::treaty(clause))?;
            let says = || format!("it lapsed because it was not in force by {}", by.day);
            let note = self.trace.step(Ground::Clause(clause), Some(by.day), says, [by.note]);
            Some((by.day, note))
        });
        ends.min_by_key(|(day, _)| *day)
    }

    /// Brings the treaty into force for each member that has consented.
    pub(super) fn admit_members(&mut self) {
        let Some(entry) = self.entry.clone() else { return };
        for member in self.case.all() {
            // A second instrument of the same state adds nothing while it is a party; whether it is
            // one is only known once it has left, see `leave`.
            let spell = |it: &Consent| Some((it.day, self.admit(member, it, &entry)?));
            let admitted: Vec<_> = self.consents_of(member).iter().filter_map(spell).collect();
            let own = self.force.get_mut(member.index()).zip(self.admitted.get_mut(member.index()));
            if let Some((force, all)) = own {
                *force = admitted.iter().map(|(_, spell)| spell.clone()).collect();
                *all = admitted;
            }
        }
    }

    /// The spell that a consent begins, unless it was taken back before it could bind.
    fn admit(
        &self,
        member: Member,
        consent: &Consent,
        entry: &Entry<T::Note>,
    ) -> Option<Spell<T::Note>> {
        let (since, note) = self.comes_in(member, consent, entry)?;
        let in_time = consent.withdrawn.is_none_or(|(withdrawn, _)| since < withdrawn);
        // Whoever had ceased to exist by then becomes no party, though its instrument counts.
        let ended = self.end_of_life(member, consent.day);
        let exists = ended.is_none_or(|ended| since < ended);
        if !(in_time && exists) {
            return None;
        }
        self.warn_of_day_named_in_vain(member, consent, since);
        Some(Spell::open(since, note))
    }

    /// The day on which a consent brings the treaty into force for its author, were nothing to keep it out.
    pub(super) fn comes_in(
        &self,
        member: Member,
        consent: &Consent,
        entry: &Entry<T::Note>,
    ) -> Option<(Day, T::Note)> {
        let (since, note) = if consent.day <= entry.met {
            (entry.effect.max(self.there_since(member, consent)), self.founding(consent, entry))
        } else {
            let own = self.consenting(consent);
            let notified = self.accession_notified(consent);
            self.later(Some(member), Spot { day: consent.day, note: own }, notified, entry)?
        };
        let succeeded = self.succession_day(member, consent);
        let succeeded = succeeded.map(|day| day.max(self.place_since(member, consent, entry)));
        let named = consent.effective.is_some();
        let (since, note) = match succeeded.filter(|day| named || *day < since) {
            Some(day) => (day, self.succeeding(consent, day)),
            None => (since, note),
        };
        self.not_before_former(member, since, note)
    }

    /// A consent may name the day of its effect, which the treaty does not ask for: a succession apart, its clauses decide.
    fn warn_of_day_named_in_vain(&self, member: Member, consent: &Consent, since: Day) {
        let named =
            consent.effective.filter(|it| *it != since && !super::succession::succeeds(consent));
        if let Some(named) = named {
            self.warn_perhaps(consent.day, Some(member), || {
                let (who, day) = (self.name(member, consent.day), consent.day);
                format!("the consent of {who} of {day} names {named}, and the treaty has it take effect on {since}: the treaty decides")
            });
        }
    }

    fn founding(&self, consent: &Consent, entry: &Entry<T::Note>) -> T::Note {
        let day = entry.effect;
        let own = self.consenting(consent);
        let says = || format!("its consent takes part in the entry into force of {day}");
        self.trace.step(Ground::General("VCLT 24"), Some(day), says, [own, entry.note.clone()])
    }

    /// A later party comes in by the clause for it, else with its consent (VCLT 24(3)); never
    /// before the treaty itself. For an accession, `notified` is when the others were told of it.
    pub(super) fn later(
        &self,
        it: Option<Member>,
        consent: Spot<T::Note>,
        notified: Option<Spot<T::Note>>,
        entry: &Entry<T::Note>,
    ) -> Option<(Day, T::Note)> {
        let rules = clauses(self.treaty, |rule| {
            if let Rule::LaterParties { after, when } = rule { Some((*after, when)) } else { None }
        });
        let applies = |after: LaterThan| match after {
            LaterThan::ConditionMet => true,
            LaterThan::EntryIntoForce => entry.day < consent.day,
            LaterThan::ByAccession => notified.is_some(),
        };
        // What is said of those that accede goes before what is said of all.
        let special = |after: LaterThan| after != LaterThan::ByAccession;
        let applying = rules.filter(|(_, (after, _))| applies(*after));
        if let Some((clause, (_, when))) = applying.min_by_key(|(_, (after, _))| special(*after)) {
            let about = About { it, consent: Some(consent), notified, ..About::treaty(clause) };
            let moment = self.moment(when, &about)?;
            return Some(self.not_before_treaty(moment, entry));
        }
        let day = consent.day.max(entry.day);
        let says = || format!("no clause says when; it came in with its consent, on {day}");
        let note = self.trace.step(Ground::General("VCLT 24(3)"), Some(day), says, [consent.note]);
        Some((day, note))
    }

    fn not_before_treaty(&self, moment: Moment<T::Note>, entry: &Entry<T::Note>) -> (Day, T::Note) {
        if entry.day <= moment.day {
            return (moment.day, moment.note);
        }
        let day = entry.day;
        let says = || format!("nobody comes in before the treaty itself, on {day}");
        let notes = [moment.note, entry.note.clone()];
        (day, self.trace.step(Ground::None, Some(day), says, notes))
    }

    pub(super) fn about_treaty(&self) -> About<T::Note> {
        About::treaty(clauses(self.treaty, Some).map(|(no, _)| no).next().unwrap_or_default())
    }
}

/// Everybody who drew up the text has consented.
pub(super) fn all_negotiating_states() -> Condition {
    Condition::Done {
        act: Counted::Consent,
        by: Quorum {
            how_many: HowMany::All,
            of: Set::of(Base::NegotiatingStates),
            including: Vec::new(),
            others_on_top: false,
        },
    }
}

/// The clause that a question about entry into force is about, with its condition.
pub(super) fn entry_clause(rule: &Rule) -> Option<&When> {
    if let Rule::EntersIntoForce { part: Part::Whole, when, .. } = rule { Some(when) } else { None }
}
