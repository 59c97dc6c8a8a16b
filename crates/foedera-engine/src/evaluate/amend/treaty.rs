//! Amendments that are treaties of their own (`amends MONTREAL-1987`): each binds its own parties that
//! are parties to the treaty that it amends (VCLT 40(4)), and who joins that later as amended (40(5)).

use foedera_dates::Day;
use foedera_model::ActKind;

use super::super::journal::Done;
use super::super::timeline::{Days, holds};
use super::super::{Evaluation, Ground, Spell, Trace};
use super::{Amended, Reading};
use crate::law::Member;

/// A treaty that amends this one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amending<'a> {
    no: usize,
    pub(super) id: &'a str,
    /// Whether it is an agreement of those alone that it names.
    closed: bool,
}

/// Whether a later party to the amended treaty came to that as amended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joins {
    Yes,
    No,
    /// Later it consented to the amendment itself: whether it meant not to be bound before is nobody's
    /// finding.
    Perhaps,
}

impl<'a, T: Trace> Evaluation<'a, T> {
    /// The treaties that amend this one.
    pub(super) fn amending(&self) -> impl Iterator<Item = Amending<'a>> + use<'a, T> {
        let library = self.outside.library;
        let all = library.links.amended_by.get(self.case.no).into_iter().flatten();
        all.filter_map(move |no| {
            let treaty = library.treaties.get(*no)?;
            Some(Amending { no: *no, id: &treaty.id, closed: !treaty.head.between.is_empty() })
        })
    }

    /// Whether a treaty of this name amends this one, and was made by a day.
    pub(in super::super) fn is_amended_by(&self, id: &str, day: Day) -> bool {
        let made = self.amending().find(|it| it.id == id).and_then(|it| self.made_treaty(it));
        made.is_some_and(|made| made <= day)
    }

    /// Whether a state had consented, before a day, to the treaty of this name that amends this one.
    pub(in super::super) fn consented_to_amendment(&self, who: Member, id: &str, day: Day) -> bool {
        let amending = self.amending().find(|it| it.id == id);
        let consents = amending.map_or(&[][..], |it| self.other_consents(it.no, who));
        consents.iter().any(|(since, _)| *since < day)
    }

    /// An acceptance told here of a treaty that amends is none under that.
    pub(in super::super) fn warn_of_acceptances(&self) {
        for it in self.amending() {
            let about = |act: &&Done<'_>| {
                act.deed.kind == ActKind::AmendmentAcceptance && act.deed.is_named(it.id)
            };
            for act in self.journal.iter().filter(about) {
                self.warn(act.received, act.deed.by.first().copied(), || {
                    format!(
                        "{0} is a treaty of its own: an acceptance of it counts in the journal of {0}",
                        it.id
                    )
                });
            }
        }
    }

    /// The day on which it was adopted; of the first consent to it, where that is not told.
    pub(super) fn made_treaty(&self, it: Amending<'_>) -> Option<Day> {
        let head = &self.outside.library.treaties.get(it.no)?.head;
        let adopted = head.adopted.as_ref().and_then(|(on, _)| on.bounds().earliest());
        let consents = self.outside.seen(it.no).map_or(&[][..], |it| &it.consented);
        adopted.or_else(|| consents.iter().flat_map(|(_, it)| it).map(|(since, _)| *since).min())
    }

    pub(super) fn amended_by_treaty(&self, it: Amending<'_>, day: Day) -> Amended<T::Note> {
        let parties = |who| self.spells_of(who).iter().map(move |party| (who, party));
        let mut all = self.case.all().flat_map(parties);
        let open = all.any(|(who, party)| self.joins_as_amended(it, who, party) == Joins::Perhaps);
        let readings = [true, false].into_iter().take(if open { 2 } else { 1 });
        let readings = readings.map(|perhaps| self.reading_of_treaty(it, perhaps, day)).collect();
        Amended { name: it.id.to_owned(), readings, doubted: None }
    }

    /// `perhaps`: who perhaps joined as amended did.
    fn reading_of_treaty(&self, it: Amending<'_>, perhaps: bool, day: Day) -> Reading<T::Note> {
        let force = self.other_days(it.no, None).unwrap_or_default();
        let force = force.iter().map(|days| self.spell_of_treaty(it, days)).collect();
        let bound: Vec<_> =
            self.case.all().map(|who| self.bound_by_treaty(it, who, perhaps)).collect();
        let unbound = self.case.all().zip(&bound).map(|(who, spells)| {
            let is_out = !spells.iter().any(|it| it.contains(day));
            is_out.then(|| self.unbound_by_treaty(who, day))
        });
        let unbound = unbound.collect();
        Reading { force, unbound, bound, lack: None, share_open: None }
    }

    fn unbound_by_treaty(&self, who: Member, day: Day) -> T::Note {
        let name = self.name(who, day);
        match self.objects(who, day) {
            Some(objection) => {
                let act = self.trace.act(objection.deed.fact, objection.received);
                let says = || format!("{name} objected, and came to the treaty as it was");
                self.trace.step(Ground::General("VCLT 40(5)"), None, says, [act])
            }
            None => {
                let says = || format!("{name} is not a party to both treaties");
                self.trace.step(Ground::General("VCLT 40(4)"), None, says, [])
            }
        }
    }

    fn spell_of_treaty(&self, it: Amending<'_>, (since, until): &Days) -> Spell<T::Note> {
        let says = || format!("{} is in force since {since}", it.id);
        let note = self.trace.step(Ground::None, Some(*since), says, []);
        let mut spell = Spell::open(*since, note.clone());
        until.iter().for_each(|day| spell.end(*day, &note));
        spell
    }

    /// When a state is a party to both, or to the one as amended by the other.
    fn bound_by_treaty(&self, it: Amending<'_>, who: Member, perhaps: bool) -> Vec<Spell<T::Note>> {
        let subject = self.subject(who);
        let theirs = subject.and_then(|subject| self.other_days(it.no, Some(subject)));
        let of_one = |party: &Spell<T::Note>| {
            let both = theirs.unwrap_or_default().iter().map(|(since, until)| {
                let until = until.iter().chain(&party.until).min().copied();
                self.spell_of_treaty(it, &(party.since.max(*since), until))
            });
            let both: Vec<_> = both.filter(Spell::is_some).collect();
            let joins = match self.joins_as_amended(it, who, party) {
                Joins::Yes => true,
                Joins::No => false,
                Joins::Perhaps => perhaps,
            };
            // It leaves the amendment as it leaves any treaty, once it is a party to it.
            let left = both.iter().find_map(|it| it.until);
            let whole = self.joined(it, party, left).filter(|_| joins);
            let apart =
                both.into_iter().filter(|it| !whole.iter().any(|whole| whole.contains(it.since)));
            let mut spells: Vec<_> = apart.collect();
            spells.extend(whole);
            spells.sort_by_key(|it| it.since);
            spells
        };
        self.spells_of(who).iter().flat_map(of_one).collect()
    }

    /// A membership as one in the treaty as amended, until the amendment is no longer in force, or left.
    fn joined(
        &self,
        it: Amending<'_>,
        party: &Spell<T::Note>,
        left: Option<Day>,
    ) -> Option<Spell<T::Note>> {
        let force = self.in_force_on(it, party.since)?;
        let entry = self.spell_of_treaty(it, &force).began;
        let mut spell = Spell::open(party.since, self.as_amended(party.since, force.0, &entry));
        let ends = [force.1, party.until, left].into_iter().flatten();
        ends.for_each(|day| spell.end(day, &entry));
        Some(spell)
    }

    fn in_force_on(&self, it: Amending<'_>, day: Day) -> Option<Days> {
        self.other_days(it.no, None)?.iter().find(|days| holds(days, day)).copied()
    }

    /// Whether who becomes a party while the amendment is in force comes to the treaty as amended: failing
    /// an expression of a different intention (VCLT 40(5)), as an objection by then is, or its own consent
    /// to the amendment, which works by the terms of that.
    fn joins_as_amended(&self, it: Amending<'_>, who: Member, party: &Spell<T::Note>) -> Joins {
        if it.closed || self.in_force_on(it, party.since).is_none() {
            return Joins::No;
        }
        let first = self.other_consents(it.no, who).first().map(|(since, _)| *since);
        match first {
            _ if self.is_as_amended() => Joins::Yes,
            _ if self.objects(who, party.since).is_some() => Joins::No,
            None => Joins::Yes,
            Some(consent) if consent <= party.since => Joins::No,
            Some(_) => Joins::Perhaps,
        }
    }
}
