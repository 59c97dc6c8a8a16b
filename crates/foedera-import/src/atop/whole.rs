//! The tables of alliances and of their phases beside the member file: what they say of the ends is evidence, and
//! where they and the members do not agree is a doubt.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foedera_dates::{Day, Edtf};
use foedera_model::{Obligations, Source};

use super::coded::{Fault, Owed, Stated, date, end, number};
use super::said::{ended, in_words};
use super::{ALLIANCES, Membership, PHASES};
use crate::table::{Column, Row, Table};
use crate::{Error, Folder, Listed, Place, Report};

/// The id by which statements call an alliance, or one phase of it: `ATOP-2055`, `ATOP-1100.2`.
#[must_use]
pub fn treaty_id(alliance: u32, phase: u8) -> String {
    if phase == 0 { format!("ATOP-{alliance}") } else { format!("ATOP-{alliance}.{phase}") }
}

/// Whether an id is that of an alliance, or of one phase of it.
#[must_use]
pub fn is_treaty_id(id: &str) -> bool {
    id.starts_with("ATOP-")
}

/// What the members of an alliance, or of one phase of it, come to together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Together {
    begins: Option<Day>,
    /// Nothing where somebody is a member still.
    ends: Option<Day>,
    states: BTreeSet<u32>,
    owes: Obligations,
}

impl Together {
    fn of(member: &Membership) -> Self {
        Self {
            begins: member.from.bounds().earliest(),
            ends: member.until.as_ref().and_then(|it| it.bounds().latest()),
            states: [member.state].into(),
            owes: member.owes,
        }
    }

    fn and(&mut self, other: &Self) {
        self.begins = self.begins.min(other.begins);
        self.ends = self.ends.zip(other.ends).map(|(one, other)| one.max(other));
        self.states.extend(&other.states);
        self.owes = self.owes.or(other.owes);
    }

    /// In what the members differ from what a table says of them together.
    fn differs(&self, said: &Self) -> Vec<String> {
        let mut told = Vec::new();
        let mut differ = |what: &str, members: String, said: String| {
            if members != said {
                told.push(format!("{what} {said}, and by its members {members}"));
            }
        };
        let day = |it: Option<Day>| it.map_or_else(|| "never".to_owned(), |it| it.to_string());
        differ("it begins", day(self.begins), day(said.begins));
        differ("it ends", day(self.ends), day(said.ends));
        let states = |it: &Self| it.states.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
        differ("the members are", states(self), states(said));
        differ("the obligations are", in_words(self.owes), in_words(said.owes));
        told
    }
}

/// The alliances and phases of a release: what their members come to, and what they are listed as.
#[derive(Debug, Default)]
pub(super) struct Wholes {
    alliances: BTreeMap<u32, Together>,
    phases: BTreeMap<(u32, u8), Together>,
    order: Vec<String>,
    listed: BTreeMap<String, Listed>,
}

impl Wholes {
    pub(super) fn of(members: &[Membership]) -> Self {
        let mut wholes = Self::default();
        for member in members {
            let one = Together::of(member);
            let key = (member.alliance, member.phase);
            wholes
                .alliances
                .entry(member.alliance)
                .and_modify(|it| it.and(&one))
                .or_insert(one.clone());
            wholes.phases.entry(key).and_modify(|it| it.and(&one)).or_insert(one);
        }
        wholes
    }

    /// The first day of a phase.
    pub(super) fn begins(&self, alliance: u32, phase: u8) -> Option<Day> {
        self.phases.get(&(alliance, phase))?.begins
    }

    /// The treaty of that id, listed from here on if it was not.
    pub(super) fn listed(&mut self, id: &str, place: &Place) -> &mut Listed {
        if !self.listed.contains_key(id) {
            self.order.push(id.to_owned());
        }
        let listed = || Listed::new(id, id.replacen('-', " alliance ", 1), place.clone());
        self.listed.entry(id.to_owned()).or_insert_with(listed)
    }

    pub(super) fn into_listed(mut self) -> Vec<Listed> {
        self.order.iter().filter_map(|id| self.listed.remove(id)).collect()
    }

    /// Reads the tables of the release, where they are there.
    pub(super) fn check(
        &mut self,
        folder: &Folder,
        release: &str,
        source: &Arc<Source>,
        report: &mut Report,
    ) -> Result<(), Error> {
        for (ending, has_phases) in [(ALLIANCES, false), (PHASES, true)] {
            let name = format!("{release}{ending}");
            if folder.get(&name).is_none() {
                continue;
            }
            let table = folder.table(&name)?;
            let columns = Columns::of(&table, has_phases)?;
            for row in table.rows(report) {
                match columns.read(row) {
                    Ok(said) => self.hold(&said, row, source, report),
                    Err((column, why)) => {
                        report.refuse(&table.place(row, column), row.raw(), why);
                    }
                }
            }
        }
        Ok(())
    }

    fn hold(&mut self, said: &Said, row: &Row, source: &Arc<Source>, report: &mut Report) {
        let id = treaty_id(said.alliance, said.phase.unwrap_or_default());
        // An alliance of one phase stands in both tables.
        let is_repeated = said.phase == Some(0) && self.listed.contains_key(&id);
        let together = match said.phase {
            Some(phase) => self.phases.get(&(said.alliance, phase)),
            None => self.alliances.get(&said.alliance),
        };
        match together {
            None => report.doubt(&row.place, "no row of the member file is a member of it"),
            Some(together) => {
                let differs = together.differs(&said.together);
                if !differs.is_empty() {
                    report.doubt(&row.place, differs.join("; "));
                }
            }
        }
        if is_repeated {
            report.repeated += 1;
            return;
        }
        report.take();
        let listed = self.listed(&id, &row.place);
        listed.signed = Some(said.from.clone());
        listed.bilateral = Some(said.together.states.len() == 2);
        listed.recorded.extend(said.until.as_ref().map(|it| ended(it, source, &row.place)));
    }
}

/// A row of a table of alliances or of phases.
struct Said {
    alliance: u32,
    phase: Option<u8>,
    from: Edtf,
    until: Option<Edtf>,
    together: Together,
}

struct Columns {
    alliance: Column,
    phase: Option<Column>,
    from: [Column; 3],
    until: [Column; 3],
    members: Vec<Column>,
    owes: Owed,
}

impl Columns {
    fn of(table: &Table, has_phases: bool) -> Result<Self, Error> {
        let three = |year, month, day| -> Result<_, Error> {
            Ok([table.column(year)?, table.column(month)?, table.column(day)?])
        };
        let is_member = |name: &str| {
            let number = name.strip_prefix("mem").unwrap_or_default();
            !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit())
        };
        Ok(Self {
            alliance: table.column("atopid")?,
            phase: if has_phases { Some(table.column("phase")?) } else { None },
            from: three("begyr", "begmo", "begday")?,
            until: three("endyr", "endmo", "endday")?,
            members: table.headings().filter(|(_, it)| is_member(it)).map(|(it, _)| it).collect(),
            owes: Owed::of(table)?,
        })
    }

    fn read(&self, row: &Row) -> Result<Said, Fault> {
        let (from, until) = (date(row, self.from)?, end(row, self.until)?);
        let states = self.members.iter().filter(|it| row.filled(**it).is_some());
        let together = Together {
            begins: Some(from.earliest),
            ends: until.map(|it| it.latest),
            states: states.map(|it| number(row, *it)).collect::<Result<_, _>>()?,
            owes: self.owes.read(row)?,
        };
        let phase = self.phase.map(|it| number(row, it)).transpose()?;
        let alliance = number(row, self.alliance)?;
        Ok(Said { alliance, phase, from: from.edtf(), until: until.map(Stated::edtf), together })
    }
}
