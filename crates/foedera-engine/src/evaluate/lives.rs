//! What the lives of states do to what binds them: the end of one, the days between two, and the uniting
//! of several in one.

use foedera_dates::Day;

use super::leave::{Leave, Out};
use super::{Evaluation, Ground, Line, Spell, Trace};
use crate::law::{Absence, Member};

impl<T: Trace> Evaluation<'_, T> {
    pub(super) fn absences(&self, member: Member) -> &[Absence] {
        self.case.absences.get(member.index()).map_or(&[], Vec::as_slice)
    }

    /// The first day after one on which a member is no more, and is never restored.
    pub(super) fn end_of_life(&self, member: Member, after: Day) -> Option<Day> {
        let lost = self.absences(member).iter().filter(|it| !it.restored).map(|it| it.from);
        let ended = self.case.ended.get(member.index()).copied().flatten();
        lost.chain(ended).filter(|it| after < *it).min()
    }

    pub(super) fn extinction(
        &self,
        member: Member,
        spell: &Spell<T::Note>,
    ) -> Option<Leave<T::Note>> {
        let day = self.end_of_life(member, spell.since)?;
        let note = self.ceased(member, day);
        Some(Leave { day, note, out: Out::Otherwise })
    }

    fn ceased(&self, member: Member, day: Day) -> T::Note {
        let says = || {
            let last = day.previous().unwrap_or(day);
            format!("{} ceased to exist on {day}", self.name(member, last))
        };
        self.trace.step(Ground::General("state succession"), Some(day), says, [])
    }

    /// Spells without the days on which their state was not there. Whoever is restored is bound again by
    /// what had bound it.
    pub(super) fn past_absences(
        &self,
        member: Member,
        spells: Vec<Spell<T::Note>>,
    ) -> Vec<Spell<T::Note>> {
        let mut spells = spells;
        for absence in self.absences(member) {
            let Absence { from, to, restored } = *absence;
            let (gone, mut kept) = (self.ceased(member, from), Vec::new());
            for spell in spells {
                let mut before = spell.clone();
                before.end(from, &gone);
                let goes_on = spell.since < to && spell.until.is_none_or(|until| to < until);
                let after = (restored && goes_on).then(|| {
                    let says = || format!("it is restored on {to}, and bound again");
                    let ground = Ground::General("state succession");
                    let began = self.trace.step(ground, Some(to), says, [spell.began.clone()]);
                    Spell { since: to, began, ..spell.clone() }
                });
                let untouched = (to <= spell.since).then_some(spell);
                kept.extend([Some(before), after, untouched].into_iter().flatten());
            }
            kept.retain(Spell::is_some);
            spells = kept;
        }
        spells
    }

    /// A state that is no more is bound by nothing.
    pub(super) fn end_with_its_life(&self, member: Member, line: &mut Line<T::Note>) {
        if !self.absences(member).is_empty() {
            for axis in super::Axis::ALL {
                line.replace(axis, self.past_absences(member, line.on(axis).to_vec()));
            }
        }
        if let Some(day) = self.case.ended.get(member.index()).copied().flatten() {
            let note = self.ceased(member, day);
            super::Axis::ALL.into_iter().for_each(|axis| line.end(axis, day, &note));
        }
    }

    /// What is in force for one of several states that unite goes on in force for the state so formed
    /// (1978 Vienna Convention 31(1)), also with a notice that runs.
    pub(super) fn unite(&mut self) {
        let formed = self.outside.subjects.united();
        for (subject, uniting) in formed {
            let Some(member) = self.case.member(subject) else { continue };
            let (on, before) = (uniting.on, &uniting.predecessors);
            let is_one = |it: &Member| self.subject(*it).is_some_and(|it| before.contains(&it));
            let bound: Vec<Member> = self.case.all().filter(is_one).collect();
            let spells: Vec<Spell<T::Note>> =
                bound.into_iter().filter_map(|it| self.goes_on(it, on)).collect();
            let is_whole = spells.len() == before.len();
            // While any of them would have been bound, it is.
            let last = spells.into_iter().max_by_key(|it| it.until.unwrap_or(Day::MAX));
            let Some(spell) = last else { continue };
            if !is_whole {
                self.warn(on, Some(member), || {
                    let who = self.name(member, on);
                    format!("what goes on for {who} since {on} is for the part of its territory for which it was in force, unless it was notified for all of it or agreed otherwise (1978 Vienna Convention 31(2))")
                });
            }
            if let Some(own) = self.admitted.get_mut(member.index()) {
                own.insert(0, (on, spell));
            }
            self.united.push((member, on));
            self.take_leave_of(member, &[]);
        }
    }

    /// What binds a member on the eve of the day on which it unites with others, from then on.
    fn goes_on(&mut self, member: Member, on: Day) -> Option<Spell<T::Note>> {
        let eve = on.previous()?;
        let own = super::spell_on(self.spells_of(member), eve)?.clone();
        let admitted = self.admitted.get(member.index())?.iter();
        let consent = admitted.map(|it| it.0).filter(|it| *it <= eve).max()?;
        let who = self.name(member, eve);
        let says = || format!("what was in force for {who} continues in force, since {on}");
        let ground = Ground::General("1978 Vienna Convention 31(1)");
        let note = self.trace.step(ground, Some(on), says, [own.began.clone()]);
        let mut spell = Spell::open(on, note);
        if let Some(leave) = self.leave_by_notice(member, (consent, &own)) {
            spell.end(leave.day, &leave.note);
        }
        spell.is_some().then_some(spell)
    }
}
