//! Panels of directed dyad-years: from the commitments of the library, or from memberships that others coded.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use foedera_dates::{Bounds, Day, Verdict};
use foedera_engine::casus::Owing;
use foedera_entities::EntityId;
use foedera_import::{Report, atop};
use foedera_model::{Obligation, Obligations};
use foedera_panel::{Counting, DyadYear, Membership, Panel, Years, write_csv};

use crate::Error;
use crate::collection::file;
use crate::continued::continuation;
use crate::surroundings::Surroundings;

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

/// The alliances of an ATOP member file.
#[derive(Debug)]
pub struct Atop {
    members: Vec<atop::Membership>,
    /// The numbers of the states in the list of the Correlates of War, in order.
    states: Vec<u32>,
    last_year: i16,
    /// What became of every row.
    pub report: Report,
    path: PathBuf,
}

impl Atop {
    /// Opens a member file, or that of the newest release in a folder.
    ///
    /// # Errors
    /// It cannot be read, is no member file, or has no member.
    pub fn open(place: &Path, surroundings: &dyn Surroundings) -> Result<Self, Error> {
        let path = member_file(place, surroundings)?;
        let (folder, name) = file(&path, surroundings)?;
        let read = atop::members(&folder, &name);
        let read = read.map_err(|it| Error::wrong(format!("{}: {it}", path.display())))?;
        let Some(last_year) = read.last_year() else {
            return Err(Error::wrong(format!("{}: no row of it is a member", path.display())));
        };
        let states: BTreeSet<u32> = read.members.iter().map(|it| it.state).collect();
        let (members, report) = (read.members, read.report);
        Ok(Self { members, states: states.into_iter().collect(), last_year, report, path })
    }

    fn years(&self) -> Years {
        let from = self.members.iter().filter_map(|it| it.from.bounds().earliest());
        let first = from.map(|it| it.year()).min().unwrap_or(self.last_year);
        Years { first, last: self.last_year }
    }

    /// Its alliances; the states bear their numbers.
    #[must_use]
    pub fn ties(&self) -> Ties {
        let states = self.states.iter().map(ToString::to_string).collect();
        Ties { panel: self.panel(|_| true), states, years: self.years() }
    }

    /// Every dyad-year, by state, partner and year.
    pub(crate) fn rows(&self, of: impl Fn(&atop::Membership) -> bool) -> Vec<DyadYear> {
        let mut rows = Vec::new();
        self.panel(of).rows(Counting::Atop, self.years(), |row| {
            let code = |it: u32| usize::try_from(it).ok().and_then(|it| self.states.get(it));
            if let (Some(a), Some(b)) = (code(row.state_a), code(row.state_b)) {
                rows.push(DyadYear { state_a: *a, state_b: *b, ..row });
            }
        });
        rows
    }

    /// The alliances in which some member owes different things to different others.
    pub(crate) fn varying(&self) -> BTreeSet<u32> {
        self.members.iter().filter(|it| it.varies).map(|it| it.alliance).collect()
    }

    /// The published dyad-years that lie beside the member file.
    pub(crate) fn published(
        &self,
        surroundings: &dyn Surroundings,
    ) -> Result<(Vec<atop::DyadYear>, Report), Error> {
        let name = self.path.to_string_lossy();
        let Some(release) = name.strip_suffix(atop::MEMBERS) else {
            return Err(Error::wrong(format!("{name} does not end in {}", atop::MEMBERS)));
        };
        let path = PathBuf::from(format!("{release}{}", atop::DYAD_YEARS));
        let (folder, name) = file(&path, surroundings)?;
        atop::dyad_years(&folder, &name)
            .map_err(|it| Error::wrong(format!("{}: {it}", path.display())))
    }

    fn panel(&self, of: impl Fn(&atop::Membership) -> bool) -> Panel {
        let numbers: BTreeMap<u32, u32> = self.states.iter().copied().zip(0..).collect();
        let members = self.members.iter().filter(|it| of(it)).filter_map(|it| {
            Some(Membership {
                alliance: it.alliance,
                phase: it.phase,
                state: *numbers.get(&it.state)?,
                from: it.from.bounds().earliest()?,
                until: it.until.as_ref().and_then(|it| it.bounds().latest()),
                owes: it.owes,
            })
        });
        Panel::new(members.collect(), self.last_year)
    }
}

/// The file itself, or of a folder's the last by name: releases are numbered.
fn member_file(place: &Path, surroundings: &dyn Surroundings) -> Result<PathBuf, Error> {
    if !surroundings.is_folder(place) {
        return Ok(place.to_path_buf());
    }
    let inside = surroundings.list(place).map_err(|it| Error::reading(place, it))?;
    let is_members = |it: &PathBuf| it.to_string_lossy().ends_with(atop::MEMBERS);
    inside.into_iter().rfind(is_members).ok_or_else(|| {
        let place = place.display();
        Error::wrong(format!("{place} holds no file ATOP…{}: name its folder", atop::MEMBERS))
    })
}
