//! Who is in a set on a day.

use foedera_dates::Day;
use foedera_model::{ActKind, AsOf, Base, Set};

use super::timeline::holds;
use super::{Evaluation, Trace};
use crate::belief::FactNo;
use crate::law::Member;

impl<T: Trace> Evaluation<'_, T> {
    /// The members of a set on a day, or nothing where it has no bound (`all states`).
    pub(super) fn universe(&self, set: &Set, day: Day, it: Option<Member>) -> Option<Vec<Member>> {
        let bounded = !matches!(set.base, Base::States | Base::NonSignatories);
        bounded.then(|| self.case.all().filter(|who| self.is_in(set, *who, day, it)).collect())
    }

    /// Whether a member is in a set on a day; `it` is the state that the line is about.
    pub(super) fn is_in(&self, set: &Set, who: Member, day: Day, it: Option<Member>) -> bool {
        let Some(on) = self.day_of_set(set, day) else { return false };
        self.is_in_base(&set.base, who, on, it)
            && set.within.as_ref().is_none_or(|name| self.is_named(name, who))
            && !(set.outside_treaty && self.is_party(who, day))
            && !set.other_than.iter().any(|id| self.is_entity(who, id))
    }

    /// The day as of which a set is read; nothing if that day has not come.
    fn day_of_set(&self, set: &Set, day: Day) -> Option<Day> {
        let fixed = match &set.as_of {
            None => return Some(day),
            Some(AsOf::AmendmentAdoption) => {
                self.first_act(ActKind::AmendmentAdoption).map(|(day, _)| day)
            }
            Some(AsOf::Adoption) => self.adopted(),
            Some(AsOf::Opening) => self.opened(),
            Some(AsOf::EntryIntoForce) => self.entry.as_ref().map(|entry| entry.day),
            Some(AsOf::On(date)) => date.bounds().latest(),
        };
        fixed.filter(|fixed| *fixed <= day)
    }

    fn is_in_base(&self, base: &Base, who: Member, on: Day, it: Option<Member>) -> bool {
        match base {
            Base::States => true,
            // Before entry into force, the parties and the signatories of a closed treaty are the
            // states that it names.
            Base::Parties | Base::Signatories if self.is_closed_before_entry() => {
                self.case.between.contains(&who)
            }
            Base::Parties => self.is_party(who, on),
            Base::Signatories => self.is_signatory(who, on),
            Base::NonSignatories => !self.is_signatory(who, on),
            Base::Depositors => self.consents_of(who).iter().any(|it| it.stands(on)),
            Base::NegotiatingStates => self.negotiates(who).is_some(),
            Base::Named(name) => self.is_named(name, who),
            Base::Codes(ids) => ids.iter().any(|id| self.is_entity(who, id)),
            Base::MembersOf(organisation) => {
                self.is_party_elsewhere(organisation.as_str(), who, on)
            }
            Base::PartiesTo(treaty) => self.is_party_elsewhere(treaty, who, on),
            Base::It | Base::Them => it == Some(who),
        }
    }

    fn is_closed_before_entry(&self) -> bool {
        self.entry.is_none() && !self.case.between.is_empty()
    }

    fn is_signatory(&self, who: Member, on: Day) -> bool {
        self.signature_of(who).is_some_and(|it| it.day <= on)
    }

    fn is_named(&self, name: &str, who: Member) -> bool {
        self.case.set(name).is_some_and(|members| members.contains(&who))
    }

    pub(super) fn is_entity(&self, who: Member, id: &foedera_entities::EntityId) -> bool {
        let subject = self.outside.subjects.number(id);
        subject.is_some() && subject == self.subject(who)
    }

    fn is_party_elsewhere(&self, treaty: &str, who: Member, on: Day) -> bool {
        let Some(no) = self.held(treaty, on) else { return false };
        let Some(subject) = self.subject(who) else { return false };
        self.other_days(no, Some(subject)).is_some_and(|spells| {
            let on = self.day_read(no, on);
            spells.iter().any(|it| holds(it, on))
        })
    }

    /// Since when a state takes part in drawing up the text (VCLT 2(1)(e)); of a state that a
    /// closed treaty names nobody asks since when.
    pub(super) fn negotiates(&self, who: Member) -> Option<Day> {
        let making = [ActKind::Negotiation, ActKind::Adoption, ActKind::Initialling];
        let acts = self.journal.iter().filter(|it| making.contains(&it.deed.kind));
        let first = || acts.filter(|it| it.is_by(who)).map(|it| it.sent).min();
        if self.case.between.contains(&who) { Some(Day::MIN) } else { first() }
    }

    pub(super) fn adopted(&self) -> Option<Day> {
        self.first_act(ActKind::Adoption).map(|(day, _)| day).or(self.case.adopted)
    }

    pub(super) fn opened(&self) -> Option<Day> {
        self.first_act(ActKind::Opening).map(|(day, _)| day).or(self.case.opened)
    }

    /// The first act of a kind: its day, and the fact.
    pub(super) fn first_act(&self, kind: ActKind) -> Option<(Day, FactNo)> {
        let first = self.journal.iter().find(|it| it.deed.kind == kind)?;
        Some((first.sent, first.deed.fact))
    }
}
