//! The alliances that ATOP codes, from its member file or from a register into which they were imported.
//!
//! A file is read to its end once, to know its states and years; if it has more rows than are held, once more to
//! count them. So memory is bounded by the states and years, not by the alliances.

use std::collections::BTreeSet;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use foedera_dates::{Day, Edtf};
use foedera_import::{Report, atop};
use foedera_model::Statement;
use foedera_panel::{Counting, DyadYear, Membership, Tally, Years};

use crate::Error;
use crate::ask::{Foedera, Sight};
use crate::coded::Coded;
use crate::collection::file;
use crate::surroundings::Surroundings;

/// How many rows of a member file are held; one with more is read twice, and must be in the order of `atopid`.
pub const ROWS_HELD_MAX: usize = 1 << 20;

/// The alliances of an ATOP member file.
#[derive(Debug)]
pub struct Atop {
    place: Place,
    /// In the order of the alliances; nothing where they are too many.
    held: Option<Vec<atop::Spell>>,
    /// The numbers of the states in the list of the Correlates of War, in order.
    states: Vec<u32>,
    /// The alliances in which some member owes different things to different others.
    varying: BTreeSet<u32>,
    years: Years,
    /// What became of every row.
    pub report: Report,
}

/// Where the members of ATOP's alliances are coded; nothing of it is read yet.
#[derive(Debug)]
pub struct Members(Place);

#[derive(Debug)]
enum Place {
    File(PathBuf),
    /// What statements of a register hold, as a member file.
    Recorded(String),
}

impl Members {
    /// A member file, or that of the newest release in a folder.
    ///
    /// # Errors
    /// The folder cannot be read, or holds none.
    pub fn of(place: &Path, surroundings: &dyn Surroundings) -> Result<Self, Error> {
        Ok(Self(Place::File(member_file(place, surroundings)?)))
    }

    /// The members that an import put into a register, of the newest release among those that are believed.
    fn recorded<'s>(statements: impl Iterator<Item = &'s Statement>) -> Result<Self, Error> {
        let Some((_, table)) = atop::member_files(statements).pop_last() else {
            return Err(Error::wrong(
                "what is believed of the register holds no member of ATOP: put them in with `foedera import atop`, or \
                 name their folder",
            ));
        };
        Ok(Self(Place::Recorded(table)))
    }

    /// The alliances as a law, by which the case can be asked what is owed under them, and what became of every
    /// row.
    ///
    /// # Errors
    /// It cannot be read, or is no member file.
    pub fn law(&self, surroundings: &dyn Surroundings) -> Result<(Coded, Report), Error> {
        let (codings, release, report) = self.codings(surroundings)?;
        Ok((Coded::of(release, &codings), report))
    }

    /// The rows, the name of their release, and what became of each.
    pub(crate) fn codings(
        &self,
        surroundings: &dyn Surroundings,
    ) -> Result<(Vec<atop::Coding>, String, Report), Error> {
        let mut codings = Vec::new();
        let each = |it| codings.push(it);
        let (release, report) =
            self.0.read(surroundings, |name, input| atop::codings(name, input, each))?;
        Ok((codings, release, report))
    }
}

impl Atop {
    /// Opens a member file, or that of the newest release in a folder.
    ///
    /// # Errors
    /// Those of [`Atop::read`], or there is no such file.
    pub fn open(place: &Path, surroundings: &dyn Surroundings) -> Result<Self, Error> {
        Self::read(Members::of(place, surroundings)?, surroundings)
    }

    /// Reads the members once, to know their states and years.
    ///
    /// # Errors
    /// They cannot be read, are in no member file, or there is none; or they have more than [`ROWS_HELD_MAX`] rows
    /// that are not in the order of their alliances.
    pub fn read(Members(place): Members, surroundings: &dyn Surroundings) -> Result<Self, Error> {
        let mut survey = Survey::default();
        let report = place.spells(surroundings, |it| survey.take(it))?;
        let called = place.called();
        let Some((first, last)) = survey.days else {
            return Err(Error::wrong(format!("{called}: no row of it is a member")));
        };
        if survey.is_out_of_order && survey.held.is_none() {
            return Err(Error::wrong(format!(
                "{called}: it has more than {ROWS_HELD_MAX} rows: sort it by `atopid`, so that each alliance can be \
                 counted when its last row was read"
            )));
        }
        if let Some(held) = survey.held.as_mut().filter(|_| survey.is_out_of_order) {
            held.sort_by_key(|it| it.alliance);
        }
        let years = Years { first: first.year(), last: last.year() };
        let Survey { held, states, varying, .. } = survey;
        let states = states.into_iter().collect();
        Ok(Self { place, held, states, varying, years, report })
    }

    pub(super) fn years(&self) -> Years {
        self.years
    }

    /// By their numbers in a tally.
    pub(super) fn states(&self) -> Vec<String> {
        self.states.iter().map(ToString::to_string).collect()
    }

    /// Counts the dyad-years of the alliances of which this is so.
    pub(super) fn tally(
        &self,
        counting: Counting,
        years: Years,
        of: impl Fn(u32) -> bool,
        surroundings: &dyn Surroundings,
    ) -> Result<Tally, Error> {
        let mut count = Count {
            states: &self.states,
            tally: Tally::new(counting, years, self.years.last),
            members: Vec::new(),
        };
        match &self.held {
            Some(held) => held.iter().filter(|it| of(it.alliance)).for_each(|it| count.take(*it)),
            None => {
                let take = |it: atop::Spell| {
                    if of(it.alliance) {
                        count.take(it);
                    }
                };
                self.place.spells(surroundings, take)?;
            }
        }
        count.ends_alliance();
        Ok(count.tally)
    }

    /// Every dyad-year by ATOP's own counting, by state, partner and year; of all alliances, and of those in which
    /// some member owes different things to different others.
    pub(crate) fn rows(
        &self,
        only_varying: bool,
        surroundings: &dyn Surroundings,
    ) -> Result<Vec<DyadYear>, Error> {
        let of = |it| !only_varying || self.varying.contains(&it);
        let tally = self.tally(Counting::Atop, self.years, of, surroundings)?;
        let mut rows = Vec::new();
        tally.rows(|row| {
            let code = |it: u32| usize::try_from(it).ok().and_then(|it| self.states.get(it));
            if let (Some(a), Some(b)) = (code(row.state_a), code(row.state_b)) {
                rows.push(DyadYear { state_a: *a, state_b: *b, ..row });
            }
        });
        Ok(rows)
    }

    /// The published dyad-years that lie beside the member file.
    pub(crate) fn published(
        &self,
        surroundings: &dyn Surroundings,
    ) -> Result<(Vec<atop::DyadYear>, Report), Error> {
        let name = self.place.called();
        let Some(release) = name.strip_suffix(atop::MEMBERS) else {
            return Err(Error::wrong(format!("{name} does not end in {}", atop::MEMBERS)));
        };
        let path = PathBuf::from(format!("{release}{}", atop::DYAD_YEARS));
        let (folder, name) = file(&path, surroundings)?;
        atop::dyad_years(&folder, &name)
            .map_err(|it| Error::wrong(format!("{}: {it}", path.display())))
    }
}

impl Place {
    fn called(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Recorded(_) => "the register's members of ATOP".to_owned(),
        }
    }

    /// Reads every row.
    fn spells(
        &self,
        surroundings: &dyn Surroundings,
        each: impl FnMut(atop::Spell),
    ) -> Result<Report, Error> {
        self.read(surroundings, |name, input| atop::spells(name, input, each))
    }

    fn read<T>(
        &self,
        surroundings: &dyn Surroundings,
        read: impl FnOnce(&str, &mut dyn BufRead) -> Result<T, foedera_import::Error>,
    ) -> Result<T, Error> {
        let (name, mut input): (_, Box<dyn BufRead + '_>) = match self {
            Self::File(path) => {
                let input = surroundings.open(path).map_err(|it| Error::reading(path, it))?;
                (path.file_name().unwrap_or_default().to_string_lossy(), input)
            }
            Self::Recorded(table) => (self.called().into(), Box::new(table.as_bytes())),
        };
        let read = read(&name, &mut input);
        read.map_err(|it| Error::wrong(format!("{}: {it}", self.called())))
    }
}

/// What a first reading finds.
#[derive(Debug)]
struct Survey {
    held: Option<Vec<atop::Spell>>,
    states: BTreeSet<u32>,
    varying: BTreeSet<u32>,
    /// The first and the last that any row names.
    days: Option<(Day, Day)>,
    alliance: u32,
    is_out_of_order: bool,
}

impl Default for Survey {
    fn default() -> Self {
        Self {
            held: Some(Vec::new()),
            states: BTreeSet::new(),
            varying: BTreeSet::new(),
            days: None,
            alliance: 0,
            is_out_of_order: false,
        }
    }
}

impl Survey {
    fn take(&mut self, it: atop::Spell) {
        self.states.insert(it.state);
        if it.varies {
            self.varying.insert(it.alliance);
        }
        let last = it.until.map_or(it.from, |until| until.max(it.from));
        let (first, latest) = self.days.unwrap_or((it.from, last));
        self.days = Some((first.min(it.from), latest.max(last)));
        self.is_out_of_order |= it.alliance < self.alliance;
        self.alliance = it.alliance;
        if let Some(held) = &mut self.held {
            if held.len() == ROWS_HELD_MAX {
                self.held = None;
            } else {
                held.push(it);
            }
        }
    }
}

/// Counts one alliance after the other.
struct Count<'a> {
    states: &'a [u32],
    tally: Tally,
    /// Those of the alliance at hand.
    members: Vec<Membership>,
}

impl Count<'_> {
    fn take(&mut self, it: atop::Spell) {
        if self.members.first().is_some_and(|of| of.alliance != it.alliance) {
            self.ends_alliance();
        }
        let number =
            self.states.binary_search(&it.state).ok().and_then(|it| u32::try_from(it).ok());
        let atop::Spell { alliance, phase, from, until, owes, .. } = it;
        let member = |state| Membership { alliance, phase, state, from, until, owes };
        self.members.extend(number.map(member));
    }

    fn ends_alliance(&mut self) {
        self.tally.add(&mut self.members);
        self.members.clear();
    }
}

impl Foedera {
    /// The alliances that an import of ATOP put into the register, as far as the sight shows them.
    ///
    /// # Errors
    /// The register cannot be read, or holds none.
    pub fn coded(&self, sight: &Sight) -> Result<Members, Error> {
        let said = self.said(sight)?;
        let seen = said.iter().filter(|it| sight.believe.policy().admits(it));
        let statements = seen.map(|it| &it.graded.statement);
        Members::recorded(statements.filter(|it| sight.known.is_none_or(|day| published(it, day))))
    }
}

/// Whether the world could read it by a day: without a day of publication, once the act was done.
fn published(statement: &Statement, by: Day) -> bool {
    let on = statement.published.as_ref().or(statement.act.on.as_ref());
    on.map(Edtf::bounds).and_then(|it| it.latest()).is_some_and(|it| it <= by)
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
