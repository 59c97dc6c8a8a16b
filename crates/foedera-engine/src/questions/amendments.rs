//! What amendments come to, over everything that is open.

use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::{Day, Verdict};
use foedera_entities::EntityId;

use super::Engine;
use super::each::Each;
use super::scope::{Scope, Who};
use crate::answer::{AmendmentAnswer, Missing, Reason, Residual, Version};
use crate::evaluate::{Amended, Asked, Cause, Completed, Days, Reading, amends, spell_on};
use crate::law::Case;
use crate::open::Over;

/// The amendments of a treaty, for what is asked.
#[derive(Debug, Default)]
pub(super) struct Amendments {
    pub(super) all: Vec<AmendmentAnswer>,
    pub(super) version: Option<Version>,
    pub(super) warnings: Vec<String>,
}

/// What one completion tells of all amendments.
type Told = Vec<Amended<Cause>>;

/// What completions tell with their reasons, by their places and the names of the amendments.
type Witnesses = BTreeMap<usize, BTreeMap<String, Amended<Reason>>>;

/// One amendment over the completions.
struct AmendedOver {
    name: String,
    asked: Over,
    /// By member.
    bound: Vec<Over>,
    doubted: Option<String>,
    /// The place of a completion in which it binds, and of one in which it does not.
    with: Option<usize>,
    without: Option<usize>,
    missing: Vec<Missing>,
}

/// All amendments over the completions.
struct AllOver {
    amendments: Vec<AmendedOver>,
    members: usize,
    /// How many completions have been taken in.
    seen: usize,
    limited: bool,
    cut: bool,
}

impl Engine {
    pub(super) fn amendments(&self, case: &Case, scope: Scope, day: Day) -> Amendments {
        let Some(law) = self.library.treaties.get(case.no) else { return Amendments::default() };
        let amending = self.library.links.amended_by.get(case.no);
        let by_treaty = amending.is_some_and(|it| !it.is_empty());
        if !by_treaty && !case.deeds.iter().any(|it| amends(law, it)) {
            return Amendments::default();
        }
        let completed = self.completed_with_amendments();
        let each = self.each(completed, case.no, day, |it| it.amendments(day));
        let found = AllOver::of(&each, case.members.len(), scope, day);
        let told = self.witnesses(case, &each, &found, day);
        let all = found.amendments.iter().map(|it| {
            let because = why_amended(it, &told, scope, day);
            self.answered(case, (it, because), &found, scope, day)
        });
        let all: Vec<AmendmentAnswer> = all.collect();
        let says = "what amendments come to is open: more is open than is gone through";
        Amendments {
            version: scope.pair().filter(|_| !all.is_empty()).map(|_| version(&all)),
            all,
            warnings: found.limited.then(|| says.to_owned()).into_iter().collect(),
        }
    }

    fn completed_with_amendments(&self) -> Completed<'_> {
        Completed { asked: Asked::Amendments, ..self.completed() }
    }

    /// Every completion that an amendment is explained by, each evaluated once for all of them.
    fn witnesses(&self, case: &Case, each: &Each<Told>, found: &AllOver, day: Day) -> Witnesses {
        let places = found.amendments.iter().flat_map(|it| [it.with, it.without]);
        let places: BTreeSet<usize> = places.flatten().collect();
        let traced = |at: usize| {
            let (completion, _) = each.of.get(at)?;
            let completed = self.completed_with_amendments();
            let (all, _) =
                self.traced_in(completed, case.no, completion, |it| it.amendments(day))?;
            Some((at, all.into_iter().map(|it| (it.name.clone(), it)).collect()))
        };
        places.into_iter().filter_map(traced).collect()
    }

    fn answered(
        &self,
        case: &Case,
        (over, because): (&AmendedOver, Vec<Reason>),
        found: &AllOver,
        scope: Scope,
        day: Day,
    ) -> AmendmentAnswer {
        let open = over.doubted.is_some() || found.limited;
        let in_force = if open { Verdict::Open } else { over.asked.verdict() };
        let states = |verdict: Verdict| -> Vec<EntityId> {
            let known = case.all().zip(&over.bound).filter(|_| scope == Scope::Treaty);
            let known = known.map(|(who, it)| {
                let is_doubted = open && it.verdict() != Verdict::No;
                (who, if is_doubted { Verdict::Open } else { it.verdict() })
            });
            let named = known.filter(|(_, it)| *it == verdict);
            let ids = named.filter_map(|(who, _)| self.named(case, who, day));
            let mut ids: Vec<EntityId> = ids.collect();
            ids.sort_unstable();
            ids
        };
        let told = in_force != Verdict::No && !open;
        AmendmentAnswer {
            name: over.name.clone(),
            in_force,
            since: over.asked.since().filter(|_| told),
            until: over.asked.until().filter(|_| told && !found.cut),
            states: states(Verdict::Yes),
            maybe: states(Verdict::Open),
            missing: over.missing.clone(),
            because: Reason { because, ..Reason::new(said(&over.name, in_force, day)) },
        }
    }
}

/// Told by the evaluation of a completion in which it binds, and of one in which it does not.
fn why_amended(over: &AmendedOver, told: &Witnesses, scope: Scope, day: Day) -> Vec<Reason> {
    let mut because: Vec<Reason> = Vec::new();
    let own = [over.with, over.without].into_iter().flatten();
    let own = own.filter_map(|at| told.get(&at)?.get(&over.name));
    for note in own.flat_map(|it| &it.readings).flat_map(|it| why(it, scope, day)) {
        if !because.contains(&note) {
            because.push(note);
        }
    }
    because.extend(over.doubted.iter().map(|says| Reason::new(says.clone())));
    because
}

fn said(name: &str, in_force: Verdict, day: Day) -> String {
    match in_force {
        Verdict::Yes => format!("amendment \"{name}\" is in force on {day}"),
        Verdict::No => format!("amendment \"{name}\" is not in force on {day}"),
        Verdict::Open => format!("whether amendment \"{name}\" is in force on {day} is open"),
    }
}

impl AllOver {
    fn of(each: &Each<Told>, members: usize, scope: Scope, day: Day) -> Self {
        let (limited, cut) = (each.limited, each.cut);
        let mut found = Self { amendments: Vec::new(), members, seen: 0, limited, cut };
        each.of.iter().for_each(|(_, all)| found.add(all, scope, day));
        found
    }

    fn add(&mut self, all: &[Amended<Cause>], scope: Scope, day: Day) {
        let place = self.seen;
        for over in &mut self.amendments {
            // In this completion nobody had acted on it yet.
            if !all.iter().any(|it| it.name == over.name) {
                over.add(None, place);
                over.bound.iter_mut().for_each(|it| it.add(None));
            }
        }
        for it in all {
            let known = self.amendments.iter().position(|over| over.name == it.name);
            let at = known.unwrap_or_else(|| {
                self.amendments.push(AmendedOver::new(&it.name, self.members, 0 < self.seen));
                self.amendments.len() - 1
            });
            if let Some(over) = self.amendments.get_mut(at) {
                over.take_in(it, scope, day, place);
            }
        }
        self.seen += 1;
    }
}

impl AmendedOver {
    /// `late`: some completion has gone by without it.
    fn new(name: &str, members: usize, late: bool) -> Self {
        let mut asked = Over::default();
        if late {
            asked.add(None);
        }
        Self {
            name: name.to_owned(),
            asked,
            bound: vec![asked; members],
            doubted: None,
            with: None,
            without: None,
            missing: Vec::new(),
        }
    }

    fn add(&mut self, spell: Option<Days>, place: usize) {
        self.asked.add(spell);
        let witness = if spell.is_some() { &mut self.with } else { &mut self.without };
        witness.get_or_insert(place);
    }

    fn take_in(&mut self, it: &Amended<Cause>, scope: Scope, day: Day, place: usize) {
        self.doubted = self.doubted.take().or_else(|| it.doubted.clone());
        for reading in &it.readings {
            self.add(asked(reading, scope, day), place);
            for (over, spells) in self.bound.iter_mut().zip(&reading.bound) {
                over.add(spell_on(spells, day).map(|it| (it.since, it.until)));
            }
            for leaf in reading.lack.iter().flat_map(Residual::leaves) {
                if !self.missing.contains(&leaf) {
                    self.missing.push(leaf);
                }
            }
        }
    }
}

/// The spell that is asked about, on a day.
fn asked(reading: &Reading<Cause>, scope: Scope, day: Day) -> Option<Days> {
    let of = |who: Who| {
        let spells = reading.bound.get(who.member()?.index())?;
        spell_on(spells, day).map(|it| (it.since, it.until))
    };
    match scope {
        Scope::Treaty => spell_on(&reading.force, day).map(|it| (it.since, it.until)),
        Scope::State(who) => of(who),
        Scope::Pair(one, two) => {
            let ((one, out), (two, over)) = (of(one)?, of(two)?);
            Some((one.max(two), [out, over].into_iter().flatten().min()))
        }
    }
}

/// What governs between two: the text as changed by what binds both (VCLT 30(4)(b), 40(4)).
fn version(all: &[AmendmentAnswer]) -> Version {
    let binding = |verdict: Verdict| {
        let own = all.iter().filter(|it| it.in_force == verdict);
        own.map(|it| it.name.clone()).collect()
    };
    Version { amendments: binding(Verdict::Yes), maybe: binding(Verdict::Open) }
}

/// The reasons of one reading, for what is asked.
fn why(reading: &Reading<Reason>, scope: Scope, day: Day) -> Vec<Reason> {
    let of = |who: Who| {
        let at = who.member()?.index();
        let begun = spell_on(reading.bound.get(at)?, day).map(|it| it.began.clone());
        begun.or_else(|| reading.unbound.get(at)?.clone())
    };
    match scope {
        Scope::Treaty => {
            spell_on(&reading.force, day).map(|it| it.began.clone()).into_iter().collect()
        }
        Scope::State(_) | Scope::Pair(..) => scope.states().filter_map(of).collect(),
    }
}
