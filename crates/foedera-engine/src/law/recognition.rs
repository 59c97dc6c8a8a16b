//! In whose eyes an act counts. Recognition is a claim of its author and can differ by depositary, so that
//! rival standings stand beside each other; nothing here says who is right.
//!
//! Whoever does not recognise an entity takes what that does for nobody's act. Acts done before count on; those
//! done meanwhile count for it from the day on which it recognises their author.

use foedera_dates::{Bounds, Day};
use foedera_entities::EntityId;
use foedera_model::{ActKind, Base, Rule, Set, Treaty};

use super::{ClauseNo, Deed, Member, SubjectNo, Subjects, clauses};
use crate::belief::{Fact, Happened, Reading};

/// A question that recognition leaves, or the reading of an article, and the sides that can be taken in it.
#[derive(Clone, Debug)]
pub(crate) struct Divide {
    pub(crate) sides: Vec<Side>,
}

/// One side: who takes it, and whose acts it passes over, or which clauses it does not find in the text.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    /// Whose eyes these are; nobody's where nobody's word is on record.
    pub(crate) held_by: Vec<EntityId>,
    /// What it takes as right, as a phrase.
    pub(crate) says: String,
    unrecognised: Vec<Unrecognised>,
    without: Vec<ClauseNo>,
    /// Whether it is a reading of the text.
    pub(crate) is_reading: bool,
}

/// From when a member is not recognised, and what can end that: the first of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Unrecognised {
    who: Member,
    from: Turn,
    until: Vec<Turn>,
}

/// A day that is known, or that of one of the case's acts, by its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    On(Day),
    Act(usize),
}

impl Turn {
    /// Its day, as far as the act was done.
    fn day(self, done: &dyn Fn(usize) -> Option<Day>) -> Option<Day> {
        match self {
            Self::On(day) => Some(day),
            Self::Act(at) => done(at),
        }
    }
}

impl Unrecognised {
    /// The first day on which the member is recognised (again), if it was not on a day.
    fn on(&self, day: Day, done: &dyn Fn(usize) -> Option<Day>) -> Option<Option<Day>> {
        let from = self.from.day(done).filter(|from| *from <= day)?;
        let until = self.until.iter().filter_map(|it| it.day(done));
        let until = until.filter(|it| from <= *it).min();
        until.is_none_or(|it| day < it).then_some(until)
    }
}

/// What becomes of an act in somebody's eyes, whatever the days that are open.
#[derive(PartialEq)]
enum Fate {
    Stands,
    /// It is passed over, and nothing makes it count later.
    Nothing,
    HangsOn(Vec<Unrecognised>),
}

impl Side {
    pub(super) fn of_reading(held_by: Vec<EntityId>, says: String, without: Vec<ClauseNo>) -> Self {
        Self { held_by, says, unrecognised: Vec::new(), without, is_reading: true }
    }

    fn of_eyes(held_by: Vec<EntityId>, says: String, unrecognised: Vec<Unrecognised>) -> Self {
        Self { held_by, says, unrecognised, without: Vec::new(), is_reading: false }
    }

    /// The clauses that it does not find in the text.
    pub(crate) fn without(&self) -> &[ClauseNo] {
        &self.without
    }

    /// Whether it passes over what a member does, at some time.
    pub(crate) fn passes_over(&self, who: Member) -> bool {
        self.unrecognised.iter().any(|it| it.who == who)
    }

    /// The day from which an act counts that was received on a day; nothing where it never does. `done` tells
    /// when the case's acts were done, by their places.
    pub(crate) fn counts_from(
        &self,
        deed: &Deed,
        day: Day,
        done: &dyn Fn(usize) -> Option<Day>,
    ) -> Option<Day> {
        let of = |who: &Member| {
            let mut own = self.unrecognised.iter().filter(|it| it.who == *who);
            own.find_map(|it| it.on(day, done))
        };
        // What was done together stands by whoever of them is recognised.
        let passed: Option<Vec<Option<Day>>> = deed.by.iter().map(of).collect();
        match passed.filter(|it| !it.is_empty()) {
            None => Some(day),
            Some(all) => all.into_iter().min_by_key(|it| it.unwrap_or(Day::MAX))?,
        }
    }
}

/// A treaty's acts as recognition reads them.
pub(super) struct Eyes<'a> {
    pub(super) treaty: &'a Treaty,
    pub(super) subjects: &'a Subjects,
    pub(super) members: &'a [SubjectNo],
    pub(super) between: &'a [Member],
    pub(super) deeds: &'a [Deed],
    pub(super) facts: &'a [Fact],
    /// Whether the journal holds everybody who came.
    pub(super) complete: bool,
    /// In whose eyes alone it is asked.
    pub(super) view: Option<EntityId>,
}

impl Eyes<'_> {
    /// What recognition leaves open under the treaty; of one viewer, that it does not recognise somebody.
    pub(super) fn divides(&self) -> Vec<Divide> {
        let viewers = match self.view {
            Some(view) => vec![view],
            None => self.depositaries(),
        };
        let mut divides: Vec<Divide> = self.between_viewers(&viewers).into_iter().collect();
        // What the depositary has said of a claimant holds for a viewer who is silent.
        let heard = [viewers, self.depositaries()].concat();
        divides.extend(self.claimants(&heard).map(|who| self.taken_for_a_state(who)));
        divides
    }

    fn depositaries(&self) -> Vec<EntityId> {
        self.treaty.head.depositaries.iter().filter_map(|it| it.parse().ok()).collect()
    }

    /// The sides that viewers take, those together in whose eyes all acts come to the same.
    fn between_viewers(&self, viewers: &[EntityId]) -> Option<Divide> {
        let mut sides: Vec<(Vec<Unrecognised>, Vec<EntityId>)> = Vec::new();
        for viewer in viewers {
            let unrecognised = self.unrecognised_by(viewer);
            match sides.iter_mut().find(|(known, _)| self.are_alike(known, &unrecognised)) {
                Some((_, held_by)) => held_by.push(*viewer),
                None => sides.push((unrecognised, vec![*viewer])),
            }
        }
        if sides.iter().all(|(unrecognised, _)| self.are_alike(unrecognised, &[])) {
            return None;
        }
        // That the only depositary passes over an instrument does not settle whether it stands (VCLT 77(2)).
        if let ([(unrecognised, _)], None) = (&*sides, self.view) {
            let named = unrecognised.iter().filter_map(|it| self.id(it.who, self.turn(it.from).0));
            let mut held_by: Vec<EntityId> = named.collect();
            held_by.dedup();
            sides.push((Vec::new(), held_by));
        }
        let sides = sides.into_iter().map(|(unrecognised, held_by)| {
            let says = format!("one sees it as {} {}", listed(&held_by), does(&held_by));
            Side::of_eyes(held_by, says, unrecognised)
        });
        Some(Divide { sides: sides.collect() })
    }

    fn unrecognised_by(&self, viewer: &EntityId) -> Vec<Unrecognised> {
        let Some(viewer) = self.member(viewer) else { return Vec::new() };
        let said = |kind: ActKind| {
            let own = self.deeds.iter().enumerate().filter(move |(_, it)| it.kind == kind);
            own.filter(move |(_, it)| it.by.contains(&viewer))
        };
        let mut found: Vec<Unrecognised> = Vec::new();
        for (at, deed) in said(ActKind::NonRecognition) {
            for who in &deed.toward {
                let later = said(ActKind::Recognition).filter(|(_, it)| it.toward.contains(who));
                let until = later.map(|(at, _)| Turn::Act(at)).collect();
                found.push(Unrecognised { who: *who, from: Turn::Act(at), until });
            }
        }
        found.sort_unstable();
        found
    }

    /// Whether two see every act alike, and whom the journal may lack.
    fn are_alike(&self, one: &[Unrecognised], two: &[Unrecognised]) -> bool {
        let whom = |all: &[Unrecognised]| all.iter().map(|it| it.who).collect::<Vec<_>>();
        (self.complete || whom(one) == whom(two))
            && self.deeds.iter().all(|it| self.fate(it, one) == self.fate(it, two))
    }

    fn fate(&self, deed: &Deed, unrecognised: &[Unrecognised]) -> Fate {
        let about = unrecognised.iter().filter(|it| deed.by.contains(&it.who));
        let about: Vec<&Unrecognised> = about.collect();
        let (first, last) = self.bounds(deed);
        let later = |it: &&Unrecognised| last < self.turn(it.from).0;
        let lasts = |it: &&Unrecognised| {
            let disputed = matches!(it.from, Turn::Act(at) if self.is_disputed(at));
            !disputed && self.turn(it.from).1 <= first && it.until.is_empty()
        };
        if about.iter().all(later) {
            Fate::Stands
        } else if deed.by.len() == 1 && about.iter().any(lasts) {
            Fate::Nothing
        } else {
            Fate::HangsOn(about.into_iter().cloned().collect())
        }
    }

    fn turn(&self, turn: Turn) -> (Day, Day) {
        match turn {
            Turn::On(day) => (day, day),
            Turn::Act(at) => self.deeds.get(at).map_or((Day::MIN, Day::MAX), |it| self.bounds(it)),
        }
    }

    fn is_disputed(&self, at: usize) -> bool {
        let fact = self.deeds.get(at).and_then(|it| self.facts.get(it.fact.index()));
        fact.is_none_or(|it| matches!(it.happened, Happened::Disputed { .. }))
    }

    /// Those whose statehood is contested, who come by a clause that is open to states without naming them,
    /// and on whom no viewer has said a word.
    fn claimants(&self, viewers: &[EntityId]) -> impl Iterator<Item = Member> {
        let open: Vec<&Set> = opened_to(self.treaty).collect();
        let to_states = |it: &&Set| matches!(it.base, Base::States | Base::NonSignatories);
        let to_all = open.iter().any(to_states);
        let named: Vec<Member> = open.iter().flat_map(|it| self.named(it)).collect();
        let viewers: Vec<Member> = viewers.iter().filter_map(|it| self.member(it)).collect();
        let has_said = move |who: Member| {
            let recognitions = [ActKind::Recognition, ActKind::NonRecognition];
            let mut said = self.deeds.iter().filter(move |it| recognitions.contains(&it.kind));
            said.any(|it| it.toward.contains(&who) && it.by.iter().any(|it| viewers.contains(it)))
        };
        let mut coming: Vec<Member> = self
            .deeds
            .iter()
            .filter(|it| comes(it.kind))
            .flat_map(|deed| {
                let on = self.bounds(deed).0;
                deed.by.iter().copied().filter(move |who| self.is_contested(*who, on))
            })
            .collect();
        coming.sort_unstable();
        coming.dedup();
        let named = move |it: &Member| named.contains(it) || self.between.contains(it);
        coming.into_iter().filter(move |it| to_all && !named(it) && !has_said(*it))
    }

    fn taken_for_a_state(&self, who: Member) -> Divide {
        let name = self.id(who, Day::MAX).map_or_else(String::new, |it| it.to_string());
        let side = |taken: &str, unrecognised| {
            let says = format!("the depositary {taken} {name} for a state, to which it is open");
            Side::of_eyes(Vec::new(), says, unrecognised)
        };
        let terms = self.subject(who).map_or(&[][..], |it| self.subjects.contested(it));
        let not = terms.iter().map(|(from, until)| Unrecognised {
            who,
            from: Turn::On(*from),
            until: until.iter().map(|it| Turn::On(*it)).collect(),
        });
        Divide { sides: vec![side("takes", Vec::new()), side("does not take", not.collect())] }
    }

    fn is_contested(&self, who: Member, on: Day) -> bool {
        let terms = self.subject(who).map_or(&[][..], |it| self.subjects.contested(it));
        terms.iter().any(|(from, until)| *from <= on && until.is_none_or(|until| on < until))
    }

    /// Whom a set names, and does not only describe.
    fn named(&self, set: &Set) -> Vec<Member> {
        let ids = self.treaty.named(set).unwrap_or_default();
        ids.iter().filter_map(|it| self.member(it)).collect()
    }

    /// The first and the last day on which an act can have been done.
    fn bounds(&self, deed: &Deed) -> (Day, Day) {
        let fact = self.facts.get(deed.fact.index());
        let days = fact.and_then(|it| it.readings().map(Reading::hull).reduce(Bounds::hull));
        let days = days.map(|it| (it.earliest(), it.latest())).unwrap_or_default();
        (days.0.unwrap_or(Day::MIN), days.1.unwrap_or(Day::MAX))
    }

    fn member(&self, id: &EntityId) -> Option<Member> {
        let subject = self.subjects.number(id)?;
        let at = self.members.iter().position(|it| *it == subject)?;
        u16::try_from(at).ok().map(Member)
    }

    fn subject(&self, who: Member) -> Option<SubjectNo> {
        self.members.get(who.index()).copied()
    }

    fn id(&self, who: Member, on: Day) -> Option<EntityId> {
        self.subjects.id_on(self.subject(who)?, on)
    }
}

/// To whom a treaty opens signature and accession.
fn opened_to(treaty: &Treaty) -> impl Iterator<Item = &Set> {
    let accession =
        clauses(treaty, |rule| if let Rule::Accession { by, .. } = rule { Some(by) } else { None });
    treaty.head.opened.iter().map(|it| &it.by).chain(accession.map(|(_, by)| by))
}

/// Whether an act brings its author to a treaty.
fn comes(kind: ActKind) -> bool {
    use ActKind::{DefinitiveSignature, Notification, Signature, SignatureAdReferendum};
    matches!(
        kind,
        ActKind::Deposit(_)
            | Notification
            | Signature
            | DefinitiveSignature
            | SignatureAdReferendum
    )
}

pub(super) fn listed(ids: &[EntityId]) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    match ids.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => ids.concat(),
    }
}

pub(super) fn does(ids: &[EntityId]) -> &'static str {
    if ids.len() == 1 { "does" } else { "do" }
}
