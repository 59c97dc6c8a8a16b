//! One treaty and the acts under it, by number: what one evaluation reads.
//!
//! Its members are the subjects that the treaty or the acts name, each once; a member's number is
//! an index into every array of the evaluation.

use foedera_dates::{Conventions, Day, Edtf};
use foedera_entities::EntityId;
use foedera_model::{
    ActKind, Base, Condition, Quorum, Reach, Rule, Set, SeveralDepositaries, Table, Treaty, When,
};

use super::recognition::Eyes;
use super::unseen::Whole;
use super::{
    Absence, Beside, ClauseNo, Divide, Side, SubjectNo, Subjects, Unseen, clauses, readings,
};
use crate::belief::{Belief, Fact, FactNo, Happened, Reading};

/// The index of a subject among those of one treaty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Member(pub(crate) u16);

impl Member {
    pub(crate) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// An act under the treaty, with the places of its days in a completion.
#[derive(Clone, Debug)]
pub(crate) struct Deed {
    /// The number of the fact.
    pub(crate) fact: FactNo,
    pub(crate) kind: ActKind,
    pub(crate) by: Vec<Member>,
    pub(crate) toward: Vec<Member>,
    /// Places of its days among the days of the case in a completion.
    pub(crate) on: Option<usize>,
    pub(crate) received: Vec<usize>,
    pub(crate) effective: Option<usize>,
    pub(crate) notified: Option<usize>,
    /// An objection by which the treaty does not enter into force between the two.
    pub(crate) precludes_force: bool,
    name: Option<Box<str>>,
    organ: Option<Box<str>>,
    provisions: Box<[String]>,
    territories: Box<[String]>,
    /// Who received it, beside the places of the days.
    receivers: Box<[Option<String>]>,
}

impl Deed {
    /// The places of its days with the readings of the fact that they stand for.
    pub(crate) fn places<'f>(&self, fact: &'f Fact) -> impl Iterator<Item = (usize, &'f Reading)> {
        let on = self.on.into_iter().zip(fact.on.iter());
        let receipts = fact.received.iter().map(|(_, reading)| reading);
        let received = self.received.clone().into_iter().zip(receipts);
        let effective = self.effective.into_iter().zip(fact.effective.iter());
        let notified = self.notified.into_iter().zip(fact.notified.iter());
        on.chain(received).chain(effective).chain(notified)
    }

    /// The reading that a place stands for.
    pub(crate) fn reading_at<'f>(&self, place: usize, fact: &'f Fact) -> Option<&'f Reading> {
        self.places(fact).find(|(at, _)| *at == place).map(|(_, reading)| reading)
    }

    /// Whether it bears this name: of an event, a decision, a declaration.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.name.as_deref() == Some(name)
    }

    /// The name that it bears.
    pub(crate) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The organ through which, or which alone, it was done.
    pub(crate) fn organ(&self) -> Option<&str> {
        self.organ.as_deref()
    }

    /// Who received it, in the order of its receipts.
    pub(crate) fn receivers(&self) -> impl Iterator<Item = Option<&str>> {
        self.receivers.iter().map(Option::as_deref)
    }

    /// The articles that it is about; none means all.
    pub(crate) fn provisions(&self) -> &[String] {
        &self.provisions
    }

    /// The territories that it is about, or that it covers; none means all.
    pub(crate) fn territories(&self) -> &[String] {
        &self.territories
    }

    /// A declaration of which the record does not say what it is made under.
    pub(crate) fn is_bare_declaration(&self) -> bool {
        matches!(self.kind, ActKind::Declaration | ActKind::DeclarationWithdrawal)
            && self.name.is_none()
            && self.provisions.is_empty()
    }

    /// Whether it is made under an article.
    pub(crate) fn is_under(&self, article: &str) -> bool {
        let bare = |label: &str| label.trim_start_matches("article ").trim().to_owned();
        let article = bare(article);
        self.provisions.iter().any(|it| bare(it) == article)
            || self.name.as_deref().is_some_and(|it| bare(it) == article)
    }
}

/// How the record marks an objection to a reservation that is also one to entry into force.
const PRECLUDING: &str = "precluding entry into force";

/// A set that a clause names, as members.
type Named = (String, Vec<Member>);

/// One treaty with its members and deeds.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) no: usize,
    pub(crate) members: Vec<SubjectNo>,
    /// Of ids borne side by side those under which its subject took part, where it did under them alone.
    beside: Vec<Beside>,
    /// In ascending order of id, for answers.
    pub(crate) organisations: Vec<bool>,
    /// Before this day a member surely does not exist.
    pub(crate) began: Vec<Option<Day>>,
    /// The first day on which a member no longer exists.
    pub(crate) ended: Vec<Option<Day>>,
    /// By member, the days between its lives.
    pub(crate) absences: Vec<Vec<Absence>>,
    pub(crate) between: Vec<Member>,
    pub(crate) named: Vec<Named>,
    /// By table: the amount of each member, in millionths of the unit.
    pub(crate) tables: Vec<(String, Vec<i128>)>,
    pub(crate) deeds: Vec<Deed>,
    /// How many days a completion of this case has.
    pub(crate) days: usize,
    pub(crate) conventions: Conventions,
    pub(crate) several_depositaries: Option<SeveralDepositaries>,
    pub(crate) adopted: Option<Day>,
    pub(crate) opened: Option<Day>,
    /// What the journal declares that it may lack.
    pub(crate) unseen: Unseen,
    /// What recognition leaves open, and the reading of articles.
    pub(crate) divides: Vec<Divide>,
    /// The treaty in each combination of rival readings, by what that leaves out.
    variants: Vec<(Vec<ClauseNo>, Treaty)>,
    /// What is believed of it, and what was heard beside it.
    pub(crate) belief: Belief,
}

impl Case {
    /// Whether everybody who did this is in the circle of a closed treaty. An exchange with
    /// others belongs to another treaty.
    pub(crate) fn is_in_the_circle(&self, deed: &Deed) -> bool {
        self.between.is_empty() || deed.by.iter().all(|who| self.between.contains(who))
    }

    /// A treaty with what is believed of it, and those whom it can bind though neither its law nor its acts name
    /// them. What a better grade denies is no act under it.
    pub(crate) fn new(
        no: usize,
        treaty: &Treaty,
        (belief, bound): (Belief, &[EntityId]),
        (subjects, view): (&Subjects, Option<EntityId>),
    ) -> Self {
        let mut roll = Roll { subjects, members: Vec::new() };
        named_by(treaty, &mut |ids| drop(roll.members_of(ids)));
        let named = named_sets(treaty, &mut roll);
        let unseen = Unseen::of(&treaty.head, |whole| match whole {
            Whole::Set(name) => {
                let set = named.iter().find(|(known, _)| known == name);
                set.map_or_else(Vec::new, |(_, members)| members.clone())
            }
            Whole::States(ids) => roll.members_of(ids),
        });
        let between = roll.members_of(&treaty.head.between);
        let (deeds, days) = deeds(no, &belief, &mut roll);
        roll.add_united();
        roll.members_of(bound);
        let members = std::mem::take(&mut roll.members);
        // What was over before anything was done under the treaty touches nothing under it.
        let first = if unseen.is_nothing() { first_day(&belief) } else { Day::MIN };
        let absences = |it: &SubjectNo| {
            subjects.absences(*it).iter().filter(|it| first < it.to).copied().collect()
        };
        let eyes = Eyes {
            treaty,
            subjects,
            members: &members,
            between: &between,
            deeds: &deeds,
            facts: &belief.facts,
            complete: unseen.is_nothing(),
            view,
        };
        let mut divides = eyes.divides();
        let viewer = view.and_then(|it| subjects.number(&it));
        let is_viewer = |it: &EntityId| viewer.is_some() && subjects.number(it) == viewer;
        let of_text = readings::divides(treaty, &is_viewer);
        let variants = readings::variants(treaty, &of_text);
        divides.extend(of_text);
        let tables =
            treaty.tables.iter().map(|it| (it.name.clone(), amounts(it, &members, subjects)));
        Self {
            no,
            beside: taking_part(treaty, &belief, subjects),
            organisations: members.iter().map(|it| subjects.is_organisation(*it)).collect(),
            began: members.iter().map(|it| subjects.began(*it)).collect(),
            ended: members.iter().map(|it| subjects.ended(*it)).collect(),
            absences: members.iter().map(absences).collect(),
            between,
            named,
            tables: tables.collect(),
            deeds,
            days,
            conventions: treaty.head.conventions.unwrap_or(Conventions::UNSTATED),
            several_depositaries: treaty.head.several_depositaries,
            adopted: treaty.head.adopted.as_ref().and_then(|(on, _)| last_day(on)),
            opened: treaty.head.opened.as_ref().and_then(|it| it.from.as_ref()).and_then(last_day),
            unseen,
            divides,
            variants,
            members,
            belief,
        }
    }

    /// The treaty as these sides read it; nothing where it is read in one way.
    pub(crate) fn read_by(&self, sides: &[&Side]) -> Option<&Treaty> {
        let without = sides.iter().flat_map(|it| it.without()).copied();
        let without: Vec<ClauseNo> = without.collect();
        self.variants.iter().find(|(it, _)| *it == without).map(|(_, treaty)| treaty)
    }

    /// Whether anybody made a reservation.
    pub(crate) fn has_reservations(&self) -> bool {
        self.deeds.iter().any(|it| it.kind == ActKind::Reservation)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = Member> + use<> {
        let count = u16::try_from(self.members.len()).unwrap_or(u16::MAX);
        (0..count).map(Member)
    }

    pub(crate) fn member(&self, subject: SubjectNo) -> Option<Member> {
        let at = self.members.iter().position(|it| *it == subject)?;
        u16::try_from(at).ok().map(Member)
    }

    pub(crate) fn subject(&self, member: Member) -> Option<SubjectNo> {
        self.members.get(member.index()).copied()
    }

    /// The id that a subject bore on a day, as this treaty knows it.
    pub(crate) fn id_on(
        &self,
        subjects: &Subjects,
        subject: SubjectNo,
        day: Day,
    ) -> Option<EntityId> {
        let is_borne = |it: &&Beside| it.subject == subject && it.from <= day && day < it.until;
        let beside = self.beside.iter().find(is_borne).map(|it| it.id);
        beside.or_else(|| subjects.id_on(subject, day))
    }

    pub(crate) fn set(&self, name: &str) -> Option<&[Member]> {
        self.named.iter().find(|(known, _)| known == name).map(|(_, members)| members.as_slice())
    }

    pub(crate) fn table(&self, name: &str) -> Option<&[i128]> {
        self.tables.iter().find(|(known, _)| known == name).map(|(_, rows)| rows.as_slice())
    }

    pub(crate) fn is_organisation(&self, member: Member) -> bool {
        self.organisations.get(member.index()).copied().unwrap_or(false)
    }
}

/// The ids borne beside others that a treaty or its acts name, where they do not name their subject otherwise.
fn taking_part(treaty: &Treaty, belief: &Belief, subjects: &Subjects) -> Vec<Beside> {
    let named = || {
        let actors = belief.facts.iter().flat_map(|it| &it.act.actors);
        treaty.head.between.iter().chain(actors)
    };
    let takes_part = |it: &&Beside| {
        let of_subject = |id: &&EntityId| subjects.number(id) == Some(it.subject);
        named().any(|id| *id == it.id) && named().filter(of_subject).all(|id| *id == it.id)
    };
    subjects.beside().iter().filter(takes_part).copied().collect()
}

/// The first day on which anything can have been done under a treaty.
fn first_day(belief: &Belief) -> Day {
    let readings = belief.facts.iter().flat_map(Fact::readings);
    readings.map(|it| it.hull().earliest().unwrap_or(Day::MIN)).min().unwrap_or(Day::MAX)
}

/// A date of the head counts when it is surely reached.
fn last_day(date: &Edtf) -> Option<Day> {
    date.bounds().latest()
}

/// The amount of each member.
fn amounts(table: &Table, members: &[SubjectNo], subjects: &Subjects) -> Vec<i128> {
    let mut amounts = vec![0; members.len()];
    for (id, amount) in &table.rows {
        let at = subjects.number(id).and_then(|own| members.iter().position(|it| *it == own));
        let own = at.and_then(|at| amounts.get_mut(at));
        own.into_iter().for_each(|it| *it = amount.millionths);
    }
    amounts
}

/// Numbers members as they come.
struct Roll<'s> {
    subjects: &'s Subjects,
    members: Vec<SubjectNo>,
}

impl Roll<'_> {
    /// Nothing where nobody is of that id, which no statement and no treaty can then name.
    fn member(&mut self, id: &EntityId) -> Option<Member> {
        let subject = self.subjects.number(id)?;
        let at = self.members.iter().position(|it| *it == subject).unwrap_or_else(|| {
            self.members.push(subject);
            self.members.len() - 1
        });
        Some(Member(u16::try_from(at).unwrap_or(u16::MAX)))
    }

    /// Who was formed by the uniting of members may be bound by what bound them, though nothing names it
    /// (1978 Vienna Convention 31).
    fn add_united(&mut self) {
        let named = |it: &SubjectNo| self.members.contains(it);
        let united = self.subjects.united().filter(|(_, it)| it.predecessors.iter().any(named));
        let united: Vec<SubjectNo> = united.map(|(no, _)| no).filter(|it| !named(it)).collect();
        self.members.extend(united);
    }

    fn members_of(&mut self, ids: &[EntityId]) -> Vec<Member> {
        let mut members: Vec<Member> = ids.iter().filter_map(|id| self.member(id)).collect();
        members.sort_unstable();
        members.dedup();
        members
    }
}

/// The treaty's own sets and tables.
fn named_sets(treaty: &Treaty, roll: &mut Roll<'_>) -> Vec<Named> {
    let sets = treaty.sets.iter().map(|set| (set.name.clone(), roll.members_of(&set.members)));
    let mut named: Vec<Named> = sets.collect();
    named.extend(treaty.tables.iter().map(|table| {
        let ids: Vec<EntityId> = table.rows.iter().map(|(id, _)| *id).collect();
        (table.name.clone(), roll.members_of(&ids))
    }));
    named
}

/// Every subject that a treaty names as one to whom it matters: the parties of a closed one, the members
/// of its sets and tables, and those in the conditions of its entry into force.
pub(crate) fn named_by(treaty: &Treaty, found: &mut dyn FnMut(&[EntityId])) {
    found(&treaty.head.between);
    treaty.sets.iter().for_each(|set| found(&set.members));
    for (id, _) in treaty.tables.iter().flat_map(|it| &it.rows) {
        found(&[*id]);
    }
    let whens = clauses(treaty, |rule| {
        if let Rule::EntersIntoForce { when, .. } = rule { Some(when) } else { None }
    });
    whens.for_each(|(_, when)| codes_in_when(when, found));
    for it in &treaty.head.complete {
        if let Reach::ForStates(ids) = &it.reach {
            found(ids);
        }
    }
}

fn codes_in_when(when: &When, found: &mut dyn FnMut(&[EntityId])) {
    match when {
        When::On(_) => {}
        When::After { condition, only_if, .. } => {
            codes_in_condition(condition, found);
            only_if.iter().for_each(|it| codes_in_condition(it, found));
        }
        When::Later(all) | When::Earlier(all) => all.iter().for_each(|it| codes_in_when(it, found)),
        When::Cases { cases, otherwise } => {
            for (condition, when) in cases {
                codes_in_condition(condition, found);
                codes_in_when(when, found);
            }
            codes_in_when(otherwise, found);
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "no other condition names states")]
fn codes_in_condition(condition: &Condition, found: &mut dyn FnMut(&[EntityId])) {
    match condition {
        Condition::All(all) | Condition::Any(all) => {
            all.iter().for_each(|it| codes_in_condition(it, found));
        }
        Condition::Done { by, .. } => codes_in_quorum(by, found),
        Condition::Hold { who, .. } => codes_in_set(who, found),
        Condition::By { condition, .. } | Condition::NotBy { condition, .. } => {
            codes_in_condition(condition, found);
        }
        _ => {}
    }
}

fn codes_in_quorum(by: &Quorum, found: &mut dyn FnMut(&[EntityId])) {
    codes_in_set(&by.of, found);
    by.including.iter().for_each(|(_, set)| codes_in_set(set, found));
}

fn codes_in_set(set: &Set, found: &mut dyn FnMut(&[EntityId])) {
    if let Base::Codes(ids) = &set.base {
        found(ids);
    }
    found(&set.other_than);
}

/// The deeds, and how many days they have in all.
fn deeds(no: usize, belief: &Belief, roll: &mut Roll<'_>) -> (Vec<Deed>, usize) {
    let mut days = 0;
    let mut place = || {
        days += 1;
        days - 1
    };
    let facts = belief.facts.iter().enumerate();
    let facts = facts.filter(|(_, it)| !matches!(it.happened, Happened::Refuted { .. }));
    let deeds = facts.map(|(index, fact)| Deed {
        fact: FactNo::new(no, index),
        kind: fact.act.kind,
        by: roll.members_of(&fact.act.actors),
        toward: roll.members_of(&fact.act.toward),
        on: fact.on.as_ref().map(|_| place()),
        received: fact.received.iter().map(|_| place()).collect(),
        effective: fact.effective.as_ref().map(|_| place()),
        notified: fact.notified.as_ref().map(|_| place()),
        precludes_force: fact.act.kind == ActKind::ReservationObjection
            && fact.act.form.as_deref() == Some(PRECLUDING),
        name: fact.act.name.as_deref().map(Box::from),
        organ: fact.act.organ.as_deref().map(Box::from),
        provisions: fact.act.provisions.clone().into_boxed_slice(),
        territories: fact.act.territories.clone().into_boxed_slice(),
        receivers: fact.received.iter().map(|(by, _)| by.clone()).collect(),
    });
    let deeds = deeds.collect();
    (deeds, days)
}
