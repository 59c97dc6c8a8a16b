//! What the rows of a release say, as statements: a member's signature with what is coded of it, and the ends as
//! evidence. And back: the member file that such statements hold.

use std::collections::BTreeMap;
use std::sync::Arc;

use foedera_dates::Edtf;
use foedera_entities::{EntityId, World};
use foedera_model::{
    Act, ActKind, Grade, Graded, Obligation, Obligations, Passage, Source, Statement, Voice,
};

use super::coded::Columns;
use super::conditions;
use super::whole::{Wholes, treaty_id};
use super::{ALLIANCES, MEMBERS, Membership, PHASES};
use crate::actor::Actors;
use crate::import::said;
use crate::table::{Row, Table};
use crate::{Error, Folder, Import, Place, RecordedDate, Report, Taken};

/// The rule of a statement that a member row makes: its words are the cells of the row.
const RULE: &str = "atop/member";

/// Whose word it is, before the number of the release.
const NAME: &str = "ATOP";

/// The column of the release.
pub(super) const VERSION: &str = "version";

/// What a release of this version is called: `ATOP 5.1`.
pub(super) fn release(version: Option<&str>) -> String {
    let version = version.map(str::trim).filter(|it| !it.is_empty());
    version.map_or_else(|| NAME.to_owned(), |it| format!("{NAME} {it}"))
}

/// The cells that every statement of a member cites, in the order of the file; of the others those that are neither
/// blank nor 0.
const CITED: [&str; 16] = [
    "atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "ineffect",
    "phase", "defense", "offense", "neutral", "nonagg", "consul", "obvary",
];

/// Whether a file of this name belongs to a release.
#[must_use]
pub fn is_read(name: &str) -> bool {
    [MEMBERS, ALLIANCES, PHASES].iter().any(|it| name.ends_with(it))
}

/// Reads the newest release of a folder: its members, and where they are there the alliances and their phases.
///
/// # Errors
/// There is no member file, or a column of a file is not there.
pub fn read(folder: &Folder, world: &World) -> Result<Import, Error> {
    let mut releases: Vec<&str> = folder.names().filter(|it| it.ends_with(MEMBERS)).collect();
    let Some(name) = releases.pop() else { return Err(Error::no_file(&format!("…{MEMBERS}"))) };
    let mut report = Report::default();
    for older in releases {
        let place = Place { file: older.into(), ..Place::default() };
        report.doubt(&place, format!("not read: {name} is the newer release"));
    }
    let table = folder.table(name)?;
    let columns = Columns::of(&table)?;
    let (mut rows, mut members) = (Vec::new(), Vec::new());
    columns.members(&table, &mut report, |row, member| {
        rows.push(row);
        members.push(member);
    });
    let release = name.strip_suffix(MEMBERS).unwrap_or_default();
    let source = Says::of(&table);
    let mut wholes = Wholes::of(&members);
    wholes.check(folder, release, &source.ends, &mut report)?;
    let mut reading = Reading {
        actors: Actors::new(world),
        columns: &columns,
        table: &table,
        source,
        wholes,
        times: BTreeMap::new(),
        statements: Vec::new(),
        report,
    };
    for (row, member) in rows.into_iter().zip(&members) {
        reading.member(row, member);
    }
    let Reading { wholes, statements, report, .. } = reading;
    Ok(Import { statements, treaties: wholes.into_listed(), report })
}

/// Who says it, and how good its word is: of an end less so than of a beginning.
struct Says {
    begins: Source,
    ends: Arc<Source>,
}

impl Says {
    fn of(table: &Table) -> Self {
        let version = table.optional(VERSION).and_then(|it| table.first()?.filled(it));
        let name = release(version);
        let source = |grade: &str| {
            let grade: Option<Grade> = grade.parse().ok();
            Source { chain: vec![Voice { name: name.clone(), on: None }], grade }
        };
        Self { begins: source("B2"), ends: Arc::new(source("B3")) }
    }
}

struct Reading<'a> {
    actors: Actors<'a>,
    columns: &'a Columns,
    table: &'a Table,
    source: Says,
    wholes: Wholes,
    /// How often an entity was told to come into a phase: also under two numbers, as Germany's of 1990.
    times: BTreeMap<(u32, u8, EntityId), u16>,
    statements: Vec<Taken>,
    report: Report,
}

impl Reading<'_> {
    fn member(&mut self, row: &Row, member: &Membership) {
        let actor = match self.actors.numbered(member.state, Some(&member.from)) {
            Ok(actor) => actor,
            Err(why) => {
                let place = self.table.place(row, self.columns.state);
                // It was taken as a member, and is none of whom the world knows.
                self.report.taken -= 1;
                self.report.read -= 1;
                return self.report.refuse(&place, row.raw(), why);
            }
        };
        let occurrence = self.times.entry((member.alliance, member.phase, actor.id)).or_default();
        *occurrence = occurrence.saturating_add(1);
        let occurrence = *occurrence;
        let id = treaty_id(member.alliance, member.phase);
        let mut act = Act::new(id.as_str(), ActKind::Signature);
        act.actors.push(actor.id);
        act.on = Some(member.from.clone());
        act.occurrence = occurrence;
        let mut statement = said(&self.source.begins, act);
        let document = row.place.file.as_ref().to_owned();
        let words = words(self.table, row);
        statement.passage = Some(Passage { document, sha256: None, span: None, words });
        statement.rule = Some(RULE.to_owned());
        statement.note = Some(note(member));
        let graded = Graded { statement, grade: self.source.begins.grade };
        self.statements.push(Taken { graded, place: row.place.clone() });
        let end = member.until.as_ref().map(|until| RecordedDate {
            of: Some(actor.id),
            occurrence,
            ..ended(until, &self.source.ends, &row.place)
        });
        self.wholes.listed(&id, &row.place).recorded.extend(end);
        self.doubt(row, member, actor.doubt);
    }

    fn doubt(&mut self, row: &Row, member: &Membership, who: Option<String>) {
        let late = self.wholes.begins(member.alliance, member.phase);
        let late = late.filter(|it| Some(*it) < member.from.bounds().earliest()).map(|it| {
            format!("it came after the beginning on {it}: the day may be that of its accession")
        });
        let varies = member.varies.then(|| {
            "it owes different things to different members: taken for all that it owes any"
                .to_owned()
        });
        let all: Vec<String> = [who, late, varies].into_iter().flatten().collect();
        if !all.is_empty() {
            self.report.doubt(&row.place, all.join("; "));
        }
    }
}

/// An end as coded: of a member, of a phase, or of an alliance.
pub(super) fn ended(on: &Edtf, source: &Arc<Source>, place: &Place) -> RecordedDate {
    RecordedDate {
        kind: ActKind::Termination,
        of: None,
        part: None,
        occurrence: 1,
        on: Some(on.clone()),
        derived: false,
        source: Arc::clone(source),
        note: Some("as coded".to_owned()),
        place: place.clone(),
    }
}

/// The cells of a row by their columns: `atopid=2055, member=220, …`. What parts cells is a space inside one, so that
/// none can pass for two.
fn words(table: &Table, row: &Row) -> String {
    let plain = |cell: &str| cell.replace([',', '='], " ");
    let cell = |name: &str| {
        let column = table.optional(name)?;
        Some(format!("{name}={}", plain(row.get(column))))
    };
    let cited = CITED.iter().filter_map(|it| cell(it));
    let others = table.headings().filter(|(_, name)| !CITED.contains(&name.as_ref()));
    let others = others.filter_map(|(column, name)| {
        let cell = row.filled(column).filter(|it| *it != "0")?;
        Some(format!("{}={}", plain(name), plain(cell)))
    });
    cited.chain(others).collect::<Vec<_>>().join(", ")
}

/// `as coded: owes defence, consultation`
fn note(member: &Membership) -> String {
    let owed = in_words(member.owes);
    let owed = if owed.is_empty() { "none of the five obligations".to_owned() } else { owed };
    let varies = if member.varies { ", not the same to every member" } else { "" };
    format!("as coded: owes {owed}{varies}")
}

/// The obligations as people call them.
pub(super) fn in_words(owes: Obligations) -> String {
    let owed = Obligation::ALL.into_iter().filter(|it| owes.has(*it)).map(|it| match it {
        Obligation::Defense => "defence",
        Obligation::Offense => "offence",
        Obligation::Neutrality => "neutrality",
        Obligation::NonAggression => "nonaggression",
        Obligation::Consultation => "consultation",
    });
    owed.collect::<Vec<_>>().join(", ")
}

/// Whether a statement is one of membership as ATOP codes it: [`read`] calls its day the signature, and its end the
/// termination for the member.
#[must_use]
pub fn is_membership(statement: &Statement) -> bool {
    statement.rule.as_deref() == Some(RULE)
}

/// The member files that statements hold, as CSV, by the name of the release: what [`read`] made of them is put
/// together again from the cited cells.
#[must_use]
pub fn member_files<'s>(
    statements: impl IntoIterator<Item = &'s Statement>,
) -> BTreeMap<String, String> {
    let mut releases: BTreeMap<String, String> = BTreeMap::new();
    for statement in statements {
        let is_member = is_membership(statement) && !statement.retracts;
        let words = statement.passage.as_ref().filter(|_| is_member).map(|it| it.words.as_str());
        let (Some(words), Some(voice)) = (words, statement.chain.first()) else { continue };
        let named: BTreeMap<&str, &str> =
            words.split(", ").filter_map(|it| it.split_once('=')).collect();
        let plain = |name: &str| {
            let cell = named.get(name).copied().unwrap_or_default();
            cell.replace([',', '"', '\n', '\r'], " ")
        };
        let columns: Vec<&str> =
            CITED.into_iter().chain(conditions::columns()).chain([VERSION]).collect();
        let cells: Vec<String> = columns.iter().map(|it| plain(it)).collect();
        let file = releases.entry(voice.name.clone()).or_insert_with(|| columns.join(",") + "\n");
        file.push_str(&(cells.join(",") + "\n"));
    }
    releases
}
