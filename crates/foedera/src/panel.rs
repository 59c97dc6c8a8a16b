//! Panels of directed dyad-years: from the commitments of the library, or from memberships that others coded.

mod atop;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use foedera_dates::{Bounds, Day, Verdict};
use foedera_engine::casus::Owing;
use foedera_entities::EntityId;
use foedera_model::{Obligation, Obligations};
use foedera_panel::{Counting, Membership, Panel, Years, write_csv};

use crate::continued::continuation;

pub use atop::Atop;

/// What ties states to each other, ready to be counted.
#[derive(Debug)]
pub struct Ties {
    panel: Panel,
    /// By their numbers in the panel.
    states: Vec<String>,
    years: Years,
}

impl Ties {
    /// The first year of which the data speak, and the last.
    #[must_use]
    pub fn years(&self) -> Years {
        self.years
    }

    /// Writes the dyad-years of these years; how many they are.
    ///
    /// # Errors
    /// The table cannot be written.
    pub fn write(
        &self,
        counting: Counting,
        years: Years,
        out: &mut dyn io::Write,
    ) -> io::Result<u64> {
        write_csv(&self.panel, &self.states, counting, years, out)
    }

    /// What is owed for certain in these years; what is open is not in it. Each commitment ties its bearer and
    /// its beneficiary.
    pub(crate) fn of(owing: &[Owing], years: Years) -> Self {
        let certain = owing.iter().filter(|it| it.verdict == Verdict::Yes);
        let certain: Vec<Owing> = certain.flat_map(as_called).collect();
        let states: BTreeSet<EntityId> =
            certain.iter().flat_map(|it| [it.bearer, it.beneficiary]).collect();
        let numbers: BTreeMap<EntityId, u32> = states.iter().copied().zip(0..).collect();
        let members = certain.iter().zip(0..).flat_map(|(it, alliance)| {
            let owes: Obligations = Obligation::of(&it.duty).into_iter().collect();
            let side = |state, owes| {
                let state = *numbers.get(&state)?;
                Some(Membership {
                    alliance,
                    phase: 0,
                    state,
                    from: it.since,
                    until: it.until,
                    owes,
                })
            };
            [side(it.bearer, owes), side(it.beneficiary, Obligations::NONE)]
        });
        let panel = Panel::new(members.flatten().collect(), years.last);
        Self { panel, states: states.iter().map(ToString::to_string).collect(), years }
    }
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
