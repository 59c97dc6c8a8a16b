//! The alliances that ATOP codes, from its member file or from a register into which they were imported.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use foedera_dates::{Day, Edtf};
use foedera_import::{Folder, Report, atop};
use foedera_model::Statement;
use foedera_panel::{Counting, DyadYear, Membership, Panel, Years};

use super::Ties;
use crate::Error;
use crate::ask::{Foedera, Sight};
use crate::collection::file;
use crate::surroundings::Surroundings;

/// The alliances of an ATOP member file.
#[derive(Debug)]
pub struct Atop {
    members: Vec<atop::Membership>,
    /// The numbers of the states in the list of the Correlates of War, in order.
    states: Vec<u32>,
    last_year: i16,
    /// What became of every row.
    pub report: Report,
    /// The file; nothing where a register holds the members.
    path: Option<PathBuf>,
}

impl Atop {
    /// Opens a member file, or that of the newest release in a folder.
    ///
    /// # Errors
    /// It cannot be read, is no member file, or has no member.
    pub fn open(place: &Path, surroundings: &dyn Surroundings) -> Result<Self, Error> {
        let path = member_file(place, surroundings)?;
        let (folder, name) = file(&path, surroundings)?;
        Self::read(&folder, &name, &path.display().to_string(), Some(path.clone()))
    }

    /// The members that an import put into a register, of the newest release among those that are believed.
    ///
    /// # Errors
    /// There is none.
    fn recorded<'s>(statements: impl Iterator<Item = &'s Statement>) -> Result<Self, Error> {
        let Some((release, table)) = atop::coded(statements).pop_last() else {
            return Err(Error::wrong(
                "what is believed of the register holds no member of ATOP: put them in with `foedera import atop`, or \
                 name their folder with --data",
            ));
        };
        let mut folder = Folder::new();
        folder.insert(release.as_str(), table.into_bytes());
        Self::read(&folder, &release, &release, None)
    }

    fn read(
        folder: &Folder,
        name: &str,
        called: &str,
        path: Option<PathBuf>,
    ) -> Result<Self, Error> {
        let read = atop::members(folder, name);
        let read = read.map_err(|it| Error::wrong(format!("{called}: {it}")))?;
        let Some(last_year) = read.last_year() else {
            return Err(Error::wrong(format!("{called}: no row of it is a member")));
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
        let path = self.path.as_deref().unwrap_or(Path::new("a register"));
        let name = path.to_string_lossy();
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

impl Foedera {
    /// The alliances that an import of ATOP put into the register, as far as the sight shows them.
    ///
    /// # Errors
    /// The register cannot be read, or holds none.
    pub fn coded(&self, sight: &Sight) -> Result<Atop, Error> {
        let said = self.said(sight)?;
        let seen = said.iter().filter(|it| sight.believe.policy().admits(it));
        let statements = seen.map(|it| &it.graded.statement);
        Atop::recorded(statements.filter(|it| sight.known.is_none_or(|day| published(it, day))))
    }
}

/// Whether the world could read it by a day: without a day of publication, once the act was done.
fn published(statement: &Statement, by: Day) -> bool {
    let on = statement.published.as_ref().or(statement.act.on.as_ref());
    on.map(Edtf::bounds).and_then(|it| it.latest()).is_some_and(|it| it <= by)
}
