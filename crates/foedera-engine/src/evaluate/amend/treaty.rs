//! Amendments that are treaties of their own (`amends MONTREAL-1987`): each binds its own parties that
//! are parties to the treaty that it amends.

use foedera_dates::Day;

use super::super::timeline::Days;
use super::super::{Evaluation, Ground, Spell, Trace};
use super::{Amended, Reading};
use crate::law::Member;

impl<T: Trace> Evaluation<'_, T> {
    /// The treaties that amend this one and were made by a day, each with the day on which it was.
    pub(super) fn amending_treaties(&self, day: Day) -> Vec<(Day, Amended<T::Note>)> {
        let amending = self.outside.library.links.amended_by.get(self.case.no);
        let made =
            amending.into_iter().flatten().filter_map(|no| Some((self.made_treaty(*no)?, *no)));
        let made = made.filter(|(made, _)| *made <= day);
        made.filter_map(|(made, no)| Some((made, self.amended_by_treaty(no, day)?))).collect()
    }

    /// The day on which it was adopted; of the first consent to it, where that is not told.
    fn made_treaty(&self, no: usize) -> Option<Day> {
        let head = &self.outside.library.treaties.get(no)?.head;
        let adopted = head.adopted.as_ref().and_then(|(on, _)| on.bounds().earliest());
        let consents = self.outside.seen(no).map_or(&[][..], |it| &it.consented);
        adopted.or_else(|| consents.iter().flat_map(|(_, it)| it).map(|(since, _)| *since).min())
    }

    fn amended_by_treaty(&self, no: usize, day: Day) -> Option<Amended<T::Note>> {
        let name = &self.outside.library.treaties.get(no)?.id;
        let force = self.other_days(no, None)?.iter().map(|it| self.spell_of_treaty(name, it));
        let bound: Vec<_> =
            self.case.all().map(|who| self.bound_by_treaty((no, name), who)).collect();
        let unbound = self.case.all().zip(&bound).map(|(who, spells)| {
            let is_out = !spells.iter().any(|it| it.contains(day));
            is_out.then(|| {
                let says = || format!("{} is not a party to both treaties", self.name(who, day));
                self.trace.step(Ground::General("VCLT 40(4)"), None, says, [])
            })
        });
        let unbound = unbound.collect();
        let readings =
            vec![Reading { force: force.collect(), unbound, bound, lack: None, share_open: None }];
        Some(Amended { name: name.clone(), readings, doubted: None })
    }

    fn spell_of_treaty(&self, name: &str, (since, until): &Days) -> Spell<T::Note> {
        let says = || format!("{name} is in force since {since}");
        let note = self.trace.step(Ground::None, Some(*since), says, []);
        let mut spell = Spell::open(*since, note.clone());
        until.iter().for_each(|day| spell.end(*day, &note));
        spell
    }

    /// When a state is a party to both.
    fn bound_by_treaty(&self, (no, name): (usize, &str), who: Member) -> Vec<Spell<T::Note>> {
        let subject = self.subject(who);
        let theirs = subject.and_then(|it| self.other_days(no, Some(it))).unwrap_or_default();
        let both = theirs.iter().flat_map(|(since, until)| {
            self.spells_of(who).iter().map(move |own| {
                let ends = until.iter().chain(&own.until).min().copied();
                (own.since.max(*since), ends)
            })
        });
        both.map(|it| self.spell_of_treaty(name, &it)).filter(Spell::is_some).collect()
    }
}
