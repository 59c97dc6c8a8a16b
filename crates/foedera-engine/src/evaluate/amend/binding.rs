//! Whom an amendment binds, and when: by clause, by acceptance, by becoming a party afterwards.

use foedera_dates::Day;
use foedera_model::{Amendment, AmendmentBinds, AmendmentWhen, Rule};

use super::super::condition::{About, Spot};
use super::super::when::Moment;
use super::super::{Evaluation, Ground, Spell, Trace};
use super::Reading;
use super::answers::Said;
use super::entry::{all_the_parties, is_state_by_state};
use crate::answer::Residual;
use crate::law::{ClauseNo, Member, saying};

/// What an amendment's effect on one state is decided from.
struct Terms<'r, N> {
    /// The clause it was adopted under; nothing where the general law decides.
    rule: Option<(ClauseNo, &'r Amendment)>,
    comes: Option<Moment<N>>,
    /// Since when it is in force, for whomever.
    entry: Option<(Day, N)>,
}

impl<N> Terms<'_, N> {
    fn ground(&self) -> Ground {
        self.rule.map_or(Ground::General("VCLT 39"), |(clause, _)| Ground::Clause(clause))
    }
}

impl<T: Trace> Evaluation<'_, T> {
    pub(super) fn reading(&self, clause: ClauseNo, rule: &Amendment, day: Day) -> Reading<T::Note> {
        let comes = self.comes(clause, rule);
        let entry = if is_state_by_state(rule) {
            self.first_bound((clause, rule))
        } else {
            comes.as_ref().map(|it| (it.day, it.note.clone()))
        };
        let entered = entry.as_ref().is_some_and(|(since, _)| *since <= day);
        let about = About::treaty(clause);
        let open = !entered && !is_state_by_state(rule);
        let lack = if let AmendmentWhen::At(when) = &rule.when
            && open
        {
            self.lack_of_when(when, day, &about)
        } else {
            None
        };
        self.bind(Terms { rule: Some((clause, rule)), comes, entry }, lack, day)
    }

    /// Where no clause says how it is amended, all the parties must agree.
    pub(super) fn reading_by_general_law(&self, day: Day) -> Reading<T::Note> {
        let comes = self.first(&all_the_parties(), &self.about_treaty());
        let comes = comes.map(|Spot { day, note }| {
            let says = || format!("no clause says how; all the parties had agreed on {day}");
            let note = self.trace.step(Ground::General("VCLT 39"), Some(day), says, [note]);
            Moment { day, met: day, note }
        });
        let entry = comes.as_ref().map(|it| (it.day, it.note.clone()));
        let entered = entry.as_ref().is_some_and(|(since, _)| *since <= day);
        let lack = self.lack_of(&all_the_parties(), day, &self.about_treaty());
        let mut lack = lack.filter(|_| !entered);
        lack.iter_mut().for_each(|it| it.rest_on("VCLT 39"));
        self.bind(Terms { rule: None, comes, entry }, lack, day)
    }

    fn bind(
        &self,
        mut terms: Terms<'_, T::Note>,
        lack: Option<Residual>,
        day: Day,
    ) -> Reading<T::Note> {
        // No treaty is amended before it is in force.
        let treaty = self.entry.as_ref().map(|it| it.effect);
        terms.entry = terms.entry.zip(treaty).map(|((day, note), treaty)| (day.max(treaty), note));
        let mut force: Vec<_> =
            terms.entry.iter().map(|(day, note)| Spell::open(*day, note.clone())).collect();
        if let Some((ended, note)) = &self.ended {
            force.iter_mut().for_each(|it| it.end(*ended, note));
            force.retain(Spell::is_some);
        }
        let bound: Vec<_> = self.case.all().map(|who| self.bound(who, &terms)).collect();
        let is_out = |spells: &[Spell<T::Note>]| !spells.iter().any(|it| it.contains(day));
        let unbound = self.case.all().zip(&bound);
        let unbound = unbound.map(|(who, it)| is_out(it).then(|| self.unbound(who, &terms, day)));
        let share_open = self.share_open(terms.rule.map(|it| it.1), terms.comes.as_ref(), day);
        Reading { force, unbound: unbound.collect(), bound, lack, share_open }
    }

    /// The first day on which it binds anybody, where each comes to its own day.
    fn first_bound(&self, rule: (ClauseNo, &Amendment)) -> Option<(Day, T::Note)> {
        let first_of = |who: Member, party: &Spell<T::Note>| {
            let (day, note) = self.comes_for(rule, self.membership(who, party), None)?;
            let since = day.max(party.since);
            party.contains(since).then_some((since, note))
        };
        let each =
            |who: Member| self.spells_of(who).iter().filter_map(move |party| first_of(who, party));
        self.case.all().flat_map(each).min_by_key(|(day, _)| *day)
    }

    /// When it binds a state, within the spells in which that is a party.
    fn bound(&self, who: Member, terms: &Terms<'_, T::Note>) -> Vec<Spell<T::Note>> {
        let within = |party: &Spell<T::Note>| {
            let (since, note) = self.begins(who, party, terms)?;
            let mut spell = Spell::open(since.max(party.since), note);
            if let (Some(day), Some(by)) = (party.until, &party.ended) {
                spell.end(day, by);
            }
            spell.is_some().then_some(spell)
        };
        self.spells_of(who).iter().filter_map(within).collect()
    }

    /// The first day on which it binds a state in one of its memberships.
    fn begins(
        &self,
        who: Member,
        party: &Spell<T::Note>,
        terms: &Terms<'_, T::Note>,
    ) -> Option<(Day, T::Note)> {
        let (entered, entry) = terms.entry.as_ref()?;
        let (party_since, own) = (party.since, self.membership(who, party));
        let all = || {
            let says = || format!("it binds all the parties since {entered}");
            (*entered, self.trace.step(terms.ground(), Some(*entered), says, [entry.clone()]))
        };
        let Some((clause, rule)) = terms.rule else { return Some(all()) };
        match &rule.binds {
            AmendmentBinds::All => Some(all()),
            AmendmentBinds::Accepting | AmendmentBinds::EachAccepting => {
                let accepting = self.comes_for((clause, rule), own, terms.comes.as_ref());
                let joined = self.joined_as_amended(who, party_since, (*entered, entry));
                joined.into_iter().chain(accepting).min_by_key(|(day, _)| *day)
            }
            AmendmentBinds::AllExceptObjecting { .. } => {
                let later = *entered <= party_since;
                if later && self.is_as_amended() {
                    return Some(all());
                }
                let last = self.last_to_object(terms, *entered)?;
                let last = if later { last.max(party_since) } else { last };
                match self.said(own, last) {
                    Said::Objects(_) => None,
                    Said::GivenUp(it) => {
                        let act = self.trace.act(it.deed.fact, it.received);
                        let says = || "it objected, and accepted afterwards".to_owned();
                        let notes = [act, entry.clone()];
                        let note = self.trace.step(terms.ground(), None, says, notes);
                        Some((it.received.max(*entered), note))
                    }
                    Said::Nothing | Said::Accepted => Some(all()),
                }
            }
        }
    }

    /// The last day on which an objection keeps a party out; the eve of entry into force where the
    /// clause names none.
    fn last_to_object(&self, terms: &Terms<'_, T::Note>, entered: Day) -> Option<Day> {
        let (clause, rule) = terms.rule?;
        let AmendmentBinds::AllExceptObjecting { within: Some(within) } = &rule.binds else {
            return entered.previous();
        };
        self.reckon(within, self.notified()?.told(), clause)
    }

    /// Who becomes a party after the amendment's entry into force becomes one to the treaty as amended,
    /// unless it says otherwise by then (VCLT 40(5)).
    fn joined_as_amended(
        &self,
        who: Member,
        party_since: Day,
        (entered, entry): (Day, &T::Note),
    ) -> Option<(Day, T::Note)> {
        if party_since < entered
            || !self.is_as_amended() && self.objects(who, party_since).is_some()
        {
            return None;
        }
        Some((party_since, self.as_amended(party_since, entered, entry)))
    }

    /// Why an amendment binds a later party.
    pub(super) fn as_amended(&self, since: Day, entered: Day, entry: &T::Note) -> T::Note {
        let says = || {
            format!(
                "it became a party on {since}, after the amendment had entered into force on \
                 {entered}, and so to the treaty as amended"
            )
        };
        let ground = Ground::General("VCLT 40(5)(a)");
        self.trace.step(ground, Some(since), says, [entry.clone()])
    }

    /// Whether the treaty lets nobody join but as amended.
    pub(super) fn is_as_amended(&self) -> bool {
        saying(self.treaty, &Rule::JoinedAsAmended).is_some()
    }

    /// Why it does not bind a state on a day.
    fn unbound(&self, who: Member, terms: &Terms<'_, T::Note>, day: Day) -> T::Note {
        let name = self.name(who, day);
        let plain = |says: String| self.trace.step(terms.ground(), None, || says, []);
        if !self.is_party(who, day) {
            return plain(format!("{name} is no party on {day}"));
        }
        match &terms.entry {
            None => plain("what its entry into force asks for has not happened".to_owned()),
            Some((entered, note)) if day < *entered => {
                let says = || format!("it enters into force only on {entered}");
                self.trace.step(terms.ground(), Some(*entered), says, [note.clone()])
            }
            Some(_) => match self.objects(who, day) {
                Some(it) => {
                    let act = self.trace.act(it.deed.fact, it.received);
                    self.trace.step(terms.ground(), None, || format!("{name} objected"), [act])
                }
                None => plain(format!("{name} has not accepted it, or its own time has not run")),
            },
        }
    }
}
