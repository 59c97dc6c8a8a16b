//! Alliances as others coded them, where nobody encoded the text: ATOP's members, their days and what they owe, as a law
//! that the case of an alliance can be asked of.
//!
//! What is coded is not what the text says (rule 28 of the semantics): every commitment is marked, cites its
//! columns, and stands back where the library holds the text itself.

mod beside;
mod commitments;
mod law;
mod states;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::{Bounds, Day};
use foedera_engine::casus::{Casus, casus, span};
use foedera_entities::{EntityId, World};
use foedera_import::atop::{Coding, Conditions, treaty_id};
use foedera_model::{Event, Head, NamedSet, Obligation, Scenario, Treaty};

use crate::Library;
pub(crate) use beside::Beside;
use commitments::{ADVERSARIES, Group, PARTNERS};
use states::States;

/// The alliances of a member file, as a law.
#[derive(Debug)]
pub struct Coded {
    /// Whose coding it is: `ATOP 5.1`.
    release: String,
    alliances: Vec<Alliance>,
    /// By everybody who ever was a member, under whatever name: the places of the alliances, in order.
    joined: BTreeMap<EntityId, Vec<usize>>,
    states: States,
    /// The last day of which the data tell: who is a member still is one as far as that.
    last: Day,
}

/// An alliance in one of its phases.
#[derive(Debug)]
struct Alliance {
    text: Treaty,
    members: Vec<Member>,
    /// Everybody who ever bore the number of a member, with the places of that among the members; in order.
    places: Vec<(EntityId, usize)>,
}

/// A state in it over a stretch of days.
#[derive(Debug)]
struct Member {
    /// Its number in the list of the Correlates of War.
    state: u32,
    /// The first and the last day that its coming may mean.
    from: (Day, Day),
    /// Of its leaving likewise; whether it was bound on that day is not coded.
    until: Option<(Day, Day)>,
    /// What is told of it and who was in before it, once that has been asked for.
    tied: OnceCell<String>,
}

/// A state in an alliance, as coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodedMembership {
    pub state: EntityId,
    pub since: Bounds,
    /// The day on which it left; nothing where it is a member as far as the data go.
    pub until: Option<Bounds>,
}

/// The days that a date means which is coded to the day or to the month.
fn bounds((first, last): (Day, Day)) -> Bounds {
    Bounds::between(first, last).unwrap_or(Bounds::day(first))
}

impl Member {
    /// Whether it is one on some of the days, the day of leaving included.
    fn lives(&self, (first, last): (Day, Day)) -> bool {
        self.from.0 <= last && self.until.is_none_or(|(_, end)| first <= end)
    }
}

impl Coded {
    /// The alliances that these rows make up, in the order of their numbers.
    pub(crate) fn of(release: String, codings: &[Coding]) -> Self {
        let states = States::of(World::embedded(), codings.iter().map(|it| it.spell.state));
        let mut rows: BTreeMap<(u32, u8), Vec<Coding>> = BTreeMap::new();
        for it in codings {
            rows.entry((it.spell.alliance, it.spell.phase)).or_default().push(*it);
        }
        let alliance = |((alliance, phase), rows): ((u32, u8), Vec<Coding>)| {
            Alliance::of(treaty_id(alliance, phase), &rows, &states)
        };
        let last = codings.iter().flat_map(|it| [Some(it.spell.from), it.spell.until]).flatten();
        let last = last.max().and_then(|it| Day::from_ymd(it.year(), 12, 31)).unwrap_or(Day::MAX);
        let alliances: Vec<Alliance> = rows.into_iter().map(alliance).collect();
        Self { release, joined: joined(&alliances, &states), alliances, states, last }
    }

    /// Leaves out those of whose text the library has the commitments, by the ids under which its treaties are
    /// listed: of `ATOP-1100` every phase, of `ATOP-1100.2` that one. The text's answer is the better one. Told are those of them
    /// that have, in one of the scenarios, a member that an event names.
    pub fn leave_to(&mut self, library: &Library, scenarios: &[Scenario]) -> Vec<String> {
        let encoded = library.treaties().filter(|it| !it.treaty.commitments.is_empty());
        let heads = encoded.flat_map(|it| &it.treaty.head.listed_as);
        let listed: BTreeSet<&str> = heads.map(String::as_str).collect();
        let is_text = |id: &str| {
            listed.contains(id) || id.split_once('.').is_some_and(|it| listed.contains(it.0))
        };
        let (texts, coded): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.alliances).into_iter().partition(|it| is_text(&it.text.id));
        self.joined = joined(&coded, &self.states);
        self.alliances = coded;
        let is_in_one = |it: &Alliance| scenarios.iter().any(|of| self.is_named(it, of));
        texts.into_iter().filter(is_in_one).map(|it| it.text.id).collect()
    }

    /// Whether an event of a scenario names a state that is in the alliance on one of its days.
    fn is_named(&self, alliance: &Alliance, scenario: &Scenario) -> bool {
        let Some(days) = span(scenario) else { return false };
        let named: BTreeSet<EntityId> = scenario.events.iter().flat_map(Event::names).collect();
        let mut alive = alliance.members.iter().filter(|it| it.lives(days));
        alive.any(|it| self.states.ids(it.state).iter().any(|id| named.contains(id)))
    }

    /// The release of the data: `ATOP 5.1`.
    #[must_use]
    pub fn release(&self) -> &str {
        &self.release
    }

    /// Who is in an alliance on one of the days, in the order in which they came; nothing where no such alliance is
    /// coded.
    #[must_use]
    pub fn members(&self, id: &str, (first, last): (Day, Day)) -> Option<Vec<CodedMembership>> {
        let alliance = self.alliances.iter().find(|it| it.text.id == id)?;
        let members = alliance.members.iter().filter(|it| it.lives((first, last)));
        let named = |it: &Member| {
            let state = self.states.on(it.state, first.max(it.from.0))?;
            Some(CodedMembership { state, since: bounds(it.from), until: it.until.map(bounds) })
        };
        let mut named: Vec<CodedMembership> = members.filter_map(named).collect();
        named.sort_unstable_by_key(|it| (it.since.earliest(), it.state));
        Some(named)
    }

    /// Only the alliances that have a member on one of the days: no other can matter for what happens on them.
    pub(crate) fn on(&self, days: (Day, Day)) -> impl Iterator<Item = usize> {
        let numbered = self.alliances.iter().enumerate();
        let lives = move |it: &Alliance| it.members.iter().any(|it| it.lives(days));
        numbered.filter(move |(_, it)| lives(it)).map(|(no, _)| no)
    }

    /// Who owes what to whom when these events happen, as coded; nothing where nothing happens.
    #[must_use]
    pub fn casus(&self, scenario: &Scenario, known: Option<Day>) -> Option<Casus> {
        Some(casus(&Beside::alone(self, span(scenario)?), scenario, known))
    }

    /// How many alliances there are, each phase for itself.
    #[must_use]
    pub fn len(&self) -> usize {
        self.alliances.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.alliances.is_empty()
    }
}

impl Alliance {
    fn of(id: String, rows: &[Coding], states: &States) -> Self {
        let members = rows.iter().map(|it| Member {
            state: it.spell.state,
            from: (it.spell.from, it.come_by),
            until: it.left_from.zip(it.spell.until),
            tied: OnceCell::new(),
        });
        let members: Vec<Member> = members.collect();
        let groups = Obligation::ALL.into_iter().flat_map(|it| groups(it, rows, states));
        let commitments = groups.map(|it| it.commitment(&id)).collect();
        let everyone: Vec<_> =
            members.iter().flat_map(|it| states.ids(it.state)).copied().collect();
        let numbered = members.iter().enumerate();
        let places =
            numbered.flat_map(|(at, it)| states.ids(it.state).iter().map(move |id| (*id, at)));
        let mut places: Vec<(EntityId, usize)> = places.collect();
        places.sort_unstable();
        // The set of the adversaries has no members that are known.
        let set = |name: &str, members| NamedSet {
            name: name.to_owned(),
            source: "coded nowhere".to_owned(),
            members,
        };
        let text = Treaty {
            title: id.replacen('-', " alliance ", 1),
            head: Head::default(),
            sets: vec![set(ADVERSARIES, Vec::new()), set(PARTNERS, everyone)],
            tables: Vec::new(),
            clauses: Vec::new(),
            commitments,
            id,
        };
        Self { text, members, places }
    }
}

fn joined(alliances: &[Alliance], states: &States) -> BTreeMap<EntityId, Vec<usize>> {
    let mut joined: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
    for (place, alliance) in alliances.iter().enumerate() {
        for id in alliance.members.iter().flat_map(|it| states.subjects(it.state)) {
            let places = joined.entry(*id).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }
    joined
}

/// Those who owe an obligation, by the conditions on which they do.
fn groups(obligation: Obligation, rows: &[Coding], states: &States) -> Vec<Group> {
    let all: BTreeSet<u32> = rows.iter().map(|it| it.spell.state).collect();
    let owing = || rows.iter().filter(|it| it.spell.owes.has(obligation));
    let terms = |it: &Coding| (it.conditions.only(obligation), it.spell.varies);
    let every: BTreeSet<(Conditions, bool)> = owing().map(terms).collect();
    let group = |(conditions, varies): (Conditions, bool)| {
        let on_these = owing().filter(|it| terms(it) == (conditions, varies));
        let owing: BTreeSet<u32> = on_these.map(|it| it.spell.state).collect();
        let ids = || owing.iter().flat_map(|it| states.ids(*it)).copied().collect();
        Group { obligation, conditions, varies, bearers: (owing != all).then(ids) }
    };
    every.into_iter().map(group).collect()
}
