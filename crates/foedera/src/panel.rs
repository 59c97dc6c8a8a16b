//! Panels of directed dyad-years: from the commitments of the library, or from memberships that others coded.

mod atop;
#[cfg(test)]
#[cfg(feature = "parquet")]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use foedera_dates::{Bounds, Day};
use foedera_engine::Engine;
use foedera_engine::casus::{LawOf, Owing, treaties};
use foedera_entities::EntityId;
use foedera_model::{Obligation, Obligations};
use foedera_panel::{Counting, DyadYear, Membership, Panel, Tally, Years, write_csv};

use crate::Error;
use crate::columns::{Cell, Column, Columnar, Kind, Table};
use crate::continued::continuation;
use crate::surroundings::Surroundings;

pub use atop::{Atop, Members, ROWS_HELD_MAX};

/// What ties states to each other, ready to be counted by one convention, which also says when a tie begins.
#[derive(Debug)]
pub struct Ties {
    kept: Kept,
    counting: Counting,
}

#[derive(Debug)]
enum Kept {
    /// By the library's commitments: the names of the states by their numbers in the panel.
    Owed {
        panel: Panel,
        states: Vec<String>,
        years: Years,
    },
    Coded(Atop),
}

impl Ties {
    /// The first year of which the data speak, and the last.
    #[must_use]
    pub fn years(&self) -> Years {
        match &self.kept {
            Kept::Owed { years, .. } => *years,
            Kept::Coded(atop) => atop.years(),
        }
    }

    /// Counts the dyad-years of these years.
    ///
    /// # Errors
    /// The data are in a file, and it cannot be read any more.
    pub fn count(&self, years: Years, surroundings: &dyn Surroundings) -> Result<DyadYears, Error> {
        let (tally, states) = match &self.kept {
            Kept::Owed { panel, states, .. } => (panel.tally(self.counting, years), states.clone()),
            Kept::Coded(atop) => {
                (atop.tally(self.counting, years, |_| true, surroundings)?, atop.states())
            }
        };
        Ok(DyadYears { tally, states })
    }

    /// What is owed for certain in these years: each commitment ties its bearer and its beneficiary.
    pub(crate) fn of(owing: &[Owing], years: Years, counting: Counting) -> Self {
        let owing: Vec<Owing> = owing.iter().flat_map(as_called).collect();
        let states: BTreeSet<EntityId> =
            owing.iter().flat_map(|it| [it.bearer, it.beneficiary]).collect();
        let panel = Panel::new(memberships(&owing, &states), years.last);
        let states = states.iter().map(ToString::to_string).collect();
        Self { kept: Kept::Owed { panel, states, years }, counting }
    }
}

/// The two sides of each commitment; the states are numbered in their order.
fn memberships(owing: &[Owing], states: &BTreeSet<EntityId>) -> Vec<Membership> {
    let numbers: BTreeMap<EntityId, u32> = states.iter().copied().zip(0..).collect();
    let members = owing.iter().zip(0..).flat_map(|(it, alliance)| {
        let owes: Obligations = Obligation::of(&it.duty).into_iter().collect();
        let side = |state, owes| {
            let state = *numbers.get(&state)?;
            let (from, until) = (it.since, it.until);
            Some(Membership { alliance, phase: 0, state, from, until, owes })
        };
        [side(it.bearer, owes), side(it.beneficiary, Obligations::NONE)]
    });
    members.flatten().collect()
}

/// The days on which states signed treaties with commitments, as far as the record has them for certain: each state by the name
/// under which it goes on.
#[derive(Debug)]
pub(crate) struct Signatures(BTreeMap<(String, EntityId), Day>);

impl Signatures {
    /// Those until a day.
    pub(crate) fn by(engine: &Engine, day: Day) -> Self {
        let mut days = BTreeMap::new();
        let law = LawOf::new(engine);
        let pledged = treaties(&law).filter(|(_, text)| !text.commitments.is_empty());
        for (_, text) in pledged {
            for it in engine.expressed(&text.id, day).unwrap_or_default() {
                if let Some(on) = it.signature.filter(|it| it.certain).and_then(|it| it.on.latest())
                {
                    days.insert((text.id.clone(), last_name(it.state)), on);
                }
            }
        }
        Self(days)
    }

    /// The earliest.
    pub(crate) fn first(&self) -> Option<Day> {
        self.0.values().min().copied()
    }

    /// Has what was first owed between two begin with the day by which both had signed, where that is earlier.
    pub(crate) fn begin(&self, owing: &mut [Owing]) {
        let mut begun = BTreeSet::new();
        for it in owing {
            let of = |state| self.0.get(&(it.treaty.clone(), last_name(state)));
            let signed = of(it.bearer).zip(of(it.beneficiary)).map(|(one, other)| *one.max(other));
            let of = (it.treaty.clone(), it.duty.clone(), it.bearer, it.beneficiary);
            if let Some(signed) = signed.filter(|_| begun.insert(of)) {
                it.since = it.since.min(signed);
            }
        }
    }
}

/// The name under which an entity goes on to the last.
fn last_name(id: EntityId) -> EntityId {
    names_after(id).last().map_or(id, |(_, name)| *name)
}

impl Atop {
    /// The ties of its alliances; the states bear its numbers.
    #[must_use]
    pub fn ties(self, counting: Counting) -> Ties {
        Ties { kept: Kept::Coded(self), counting }
    }
}

/// Dyad-years, counted.
#[derive(Debug)]
pub struct DyadYears {
    tally: Tally,
    /// By their numbers in the tally.
    states: Vec<String>,
}

/// Which dyad-years are wanted: all of them, where nothing is named.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// At least one of the two states is one of these, named as the table has them.
    pub of: Vec<String>,
    /// Both are.
    pub among: Vec<String>,
    /// One of these is owed.
    pub owed: Obligations,
}

impl DyadYears {
    /// The states of the data, as the table names them; also those without a dyad-year that was counted.
    #[must_use]
    pub fn states(&self) -> &[String] {
        &self.states
    }

    /// Those that are wanted.
    #[must_use]
    pub fn only(mut self, wanted: &Wanted) -> Self {
        let is_of = |names: &[String]| -> Vec<bool> {
            self.states.iter().map(|it| names.is_empty() || names.contains(it)).collect()
        };
        let (of, among) = (is_of(&wanted.of), is_of(&wanted.among));
        let is_one = |list: &[bool], state: u32| {
            usize::try_from(state).ok().and_then(|it| list.get(it)).copied().unwrap_or_default()
        };
        let is_wanted = |a: u32, b: u32| {
            (is_one(&of, a) || is_one(&of, b)) && is_one(&among, a) && is_one(&among, b)
        };
        self.tally.keep(is_wanted, wanted.owed);
        self
    }

    /// Writes them as CSV; how many they are.
    ///
    /// # Errors
    /// The table cannot be written.
    pub fn write_csv(&self, out: &mut dyn io::Write) -> io::Result<u64> {
        write_csv(&self.tally, &self.states, out)
    }

    /// Writes them with typed columns, in the order and under the names of the CSV; how many they are.
    ///
    /// # Errors
    /// The table cannot be written.
    pub fn write_columns(&self, form: Columnar, out: impl io::Write + Send) -> Result<u64, Error> {
        let mut table = Table::new(form, dyad_columns(&self.states), out)?;
        let mut done = Ok(());
        self.tally.rows(|it| {
            if done.is_ok() {
                done = table.row(&dyad_cells(&it));
            }
        });
        done?;
        table.finish()
    }
}

fn dyad_columns(states: &[String]) -> Vec<Column> {
    let states: Arc<[String]> = states.into();
    let key = [
        ("state_a", Kind::Name(Arc::clone(&states))),
        ("state_b", Kind::Name(states)),
        ("year", Kind::Year),
    ];
    let owed = Obligation::ALL.map(|it| (it.column(), Kind::Flag));
    key.into_iter().chain(owed).collect()
}

fn dyad_cells(it: &DyadYear) -> [Cell<'static>; 3 + Obligation::ALL.len()] {
    let [defense, offense, neutral, nonagg, consul] =
        Obligation::ALL.map(|one| Cell::Flag(it.owes.has(one)));
    let [a, b] = [it.state_a, it.state_b].map(Cell::Name);
    [a, b, Cell::Year(it.year), defense, offense, neutral, nonagg, consul]
}

/// The same, cut where one of the two goes on under another name.
fn as_called(it: &Owing) -> Vec<Owing> {
    let ends = [it.bearer, it.beneficiary].map(names_after);
    let turns = ends.iter().flatten().map(|(day, _)| *day);
    let within = |day: &Day| it.since < *day && it.until.is_none_or(|until| *day < until);
    let days: BTreeSet<Day> = turns.filter(within).chain([it.since]).collect();
    let until = days.iter().copied().skip(1).map(Some).chain([it.until]);
    let called = |id: EntityId, names: &[(Day, EntityId)], day: Day| {
        names.iter().rfind(|(since, _)| *since <= day).map_or(id, |(_, name)| *name)
    };
    let [bearers, beneficiaries] = &ends;
    let cut = days.iter().zip(until).map(|(since, until)| Owing {
        bearer: called(it.bearer, bearers, *since),
        beneficiary: called(it.beneficiary, beneficiaries, *since),
        since: *since,
        until,
        ..it.clone()
    });
    cut.collect()
}

/// Under which names an entity goes on, each with its first day.
fn names_after(id: EntityId) -> Vec<(Day, EntityId)> {
    let next = |it: &(EntityId, Bounds)| continuation(it.0);
    let names = std::iter::successors(continuation(id), next);
    names.filter_map(|(name, on)| Some((on.latest()?, name))).collect()
}

/// The first day of some years, and the last.
pub(crate) fn days(years: Years) -> Option<(Day, Day)> {
    Some((Day::from_ymd(years.first, 1, 1)?, Day::from_ymd(years.last, 12, 31)?))
}
