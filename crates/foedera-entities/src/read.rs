//! The world file, from text to drafts: what each line says, before ids are looked up.
//!
//! One problem a line at most. After a faulty heading its attributes are passed over.

use foedera_dates::Edtf;

use crate::line::{Line, Reference, clip};
use crate::problem::{Diagnostic, Problem};
use crate::{Capacity, Code, CodeSystem, EntityId, Language, Source, SuccessionKind, Term};

/// What a world file says.
pub(crate) struct Drafts {
    pub(crate) sources: Vec<Source>,
    pub(crate) entities: Vec<EntityDraft>,
    pub(crate) successions: Vec<SuccessionDraft>,
    pub(crate) organs: Vec<OrganDraft>,
}

pub(crate) struct EntityDraft {
    pub(crate) line: usize,
    pub(crate) id: EntityId,
    pub(crate) capacity: Capacity,
    pub(crate) title: Box<str>,
    pub(crate) lives: Vec<Term>,
    pub(crate) codes: Vec<Code>,
    pub(crate) under: Vec<(Reference, Term)>,
    pub(crate) integrates: bool,
    pub(crate) contested: Vec<Term>,
    pub(crate) remarks: Remarks,
}

pub(crate) struct SuccessionDraft {
    pub(crate) line: usize,
    pub(crate) date: Edtf,
    pub(crate) predecessors: Vec<Reference>,
    pub(crate) successors: Vec<Reference>,
    /// Whether the sentence says that the predecessors end.
    pub(crate) ends: bool,
    pub(crate) kind: Option<SuccessionKind>,
    pub(crate) territory: Option<Reference>,
    pub(crate) remarks: Remarks,
}

pub(crate) struct OrganDraft {
    pub(crate) line: usize,
    pub(crate) id: EntityId,
    pub(crate) of: Reference,
    pub(crate) title: Box<str>,
    pub(crate) is_office: bool,
    pub(crate) chamber_of: Option<Reference>,
    pub(crate) lives: Vec<Term>,
    pub(crate) names: Vec<(Language, Box<str>)>,
    pub(crate) remarks: Remarks,
}

/// What entities, successions and organs have in common.
pub(crate) struct Remarks {
    pub(crate) note: Option<Box<str>>,
    /// The key of a source, with the line it stands on.
    pub(crate) source: Option<(Box<str>, usize)>,
}

impl Remarks {
    const NONE: Self = Self { note: None, source: None };
}

/// What the indented lines describe.
enum Block {
    Nothing,
    Faulty,
    Source,
    Entity,
    Succession,
    Organ,
}

/// Reads a world file; whatever the text, what could be read is there.
pub(crate) fn read(text: &str, problems: &mut Vec<Diagnostic>) -> Drafts {
    let mut drafts =
        Drafts { sources: vec![], entities: vec![], successions: vec![], organs: vec![] };
    let mut block = Block::Nothing;
    for (at, line) in text.lines().enumerate() {
        let mut line = Line::new(at + 1, line);
        if line.is_blank() {
            continue;
        }
        if line.is_indented() {
            problems.extend(drafts.attribute(&block, &mut line).err());
        } else {
            block = drafts.heading(&mut line).unwrap_or_else(|problem| {
                problems.push(problem);
                Block::Faulty
            });
        }
    }
    drafts
}

impl Drafts {
    fn heading(&mut self, line: &mut Line<'_>) -> Result<Block, Diagnostic> {
        if line.takes("source") {
            self.source(line)?;
            return Ok(Block::Source);
        }
        let first = line.peek();
        if let Some(capacity) = Capacity::ALL.into_iter().find(|it| first == it.word()) {
            line.word();
            self.entity(capacity, line)?;
            return Ok(Block::Entity);
        }
        if line.takes("organ") {
            self.organ(line)?;
            return Ok(Block::Organ);
        }
        self.succession(line)?;
        Ok(Block::Succession)
    }

    fn source(&mut self, line: &mut Line<'_>) -> Result<(), Diagnostic> {
        let key = line.word().into();
        let title = line.quoted()?.into();
        line.finish()?;
        // An ungraded source is one whose reliability cannot be judged.
        self.sources.push(Source { key, title, grade: "F6".into(), gives: Vec::new() });
        Ok(())
    }

    fn entity(&mut self, capacity: Capacity, line: &mut Line<'_>) -> Result<(), Diagnostic> {
        let id = line.id()?;
        let title = line.quoted()?.into();
        line.finish()?;
        self.entities.push(EntityDraft {
            line: line.number(),
            id,
            capacity,
            title,
            lives: Vec::new(),
            codes: Vec::new(),
            under: Vec::new(),
            integrates: false,
            contested: Vec::new(),
            remarks: Remarks::NONE,
        });
        Ok(())
    }

    /// `organ RU-STATE-DUMA of RU "State Duma"`
    fn organ(&mut self, line: &mut Line<'_>) -> Result<(), Diagnostic> {
        let id = line.id()?;
        if !line.takes("of") {
            return Err(line.problem(Problem::Expected { what: "`of` and whose organ it is" }));
        }
        let of = line.reference()?;
        let title = line.quoted()?.into();
        line.finish()?;
        self.organs.push(OrganDraft {
            line: line.number(),
            id,
            of,
            title,
            is_office: false,
            chamber_of: None,
            lives: Vec::new(),
            names: Vec::new(),
            remarks: Remarks::NONE,
        });
        Ok(())
    }

    /// `1993-01-01  CZECHOSLOVAKIA ends, succeeded by CZ, SK`
    fn succession(&mut self, line: &mut Line<'_>) -> Result<(), Diagnostic> {
        let date = date_or_no_statement(line)?;
        let predecessors = line.references()?;
        let ends = verb(line)?;
        if !(line.takes_comma() && line.takes("succeeded") && line.takes("by")) {
            return Err(line.problem(Problem::Expected { what: "`, succeeded by`" }));
        }
        let successors = line.references()?;
        line.finish()?;
        self.successions.push(SuccessionDraft {
            line: line.number(),
            date,
            predecessors,
            successors,
            ends,
            kind: None,
            territory: None,
            remarks: Remarks::NONE,
        });
        Ok(())
    }

    fn attribute(&mut self, block: &Block, line: &mut Line<'_>) -> Result<(), Diagnostic> {
        let nothing = line.problem(Problem::NothingToDescribe);
        let described = match block {
            Block::Faulty => return Ok(()),
            Block::Nothing => None,
            Block::Source => self.sources.last_mut().map(|it| source_attribute(it, line)),
            Block::Entity => self.entities.last_mut().map(|it| entity_attribute(it, line)),
            Block::Succession => {
                self.successions.last_mut().map(|it| succession_attribute(it, line))
            }
            Block::Organ => self.organs.last_mut().map(|it| organ_attribute(it, line)),
        };
        described.unwrap_or(Err(nothing))?;
        line.finish()
    }
}

fn date_or_no_statement(line: &mut Line<'_>) -> Result<Edtf, Diagnostic> {
    let unknown = line.problem(Problem::NothingToDescribe);
    let word = line.word();
    word.parse().map_err(|why: foedera_dates::DateError| {
        let problem = if word.starts_with(|it: char| it.is_ascii_digit()) {
            Problem::BadDate { why: why.to_string() }
        } else {
            Problem::UnknownStatement { found: clip(word) }
        };
        Diagnostic { problem, ..unknown }
    })
}

/// Whether the predecessors end or go on.
fn verb(line: &mut Line<'_>) -> Result<bool, Diagnostic> {
    if line.takes("ends") || line.takes("end") {
        return Ok(true);
    }
    if (line.takes("goes") || line.takes("go")) && line.takes("on") {
        return Ok(false);
    }
    Err(line.problem(Problem::Expected { what: "`ends` or `goes on`" }))
}

fn source_attribute(source: &mut Source, line: &mut Line<'_>) -> Result<(), Diagnostic> {
    if line.takes("graded") {
        source.grade = line.word().into();
    } else if line.takes("gives") {
        loop {
            source.gives.push(system(line)?);
            if !line.takes_comma() {
                break;
            }
        }
    } else {
        return Err(unknown_attribute(line, "a source"));
    }
    Ok(())
}

fn entity_attribute(entity: &mut EntityDraft, line: &mut Line<'_>) -> Result<(), Diagnostic> {
    let first = line.peek();
    if line.takes("lives") {
        entity.lives.push(line.term()?);
    } else if line.takes("under") {
        entity.under.push((line.reference()?, line.term()?));
    } else if line.takes("integrates") {
        entity.integrates = line.takes("its") && line.takes("members");
    } else if line.takes("contested") {
        entity.contested.push(line.term()?);
    } else if CodeSystem::ALL.into_iter().any(|it| first == it.word()) {
        entity.codes.push(code(line)?);
    } else if !remark(&mut entity.remarks, line)? {
        return Err(unknown_attribute(line, "an entity"));
    }
    Ok(())
}

fn succession_attribute(
    succession: &mut SuccessionDraft,
    line: &mut Line<'_>,
) -> Result<(), Diagnostic> {
    if line.takes("by") {
        let expected = line.problem(Problem::Expected { what: KINDS });
        succession.kind = Some(line.word().parse().map_err(|()| expected)?);
    } else if line.takes("of") {
        succession.territory = Some(line.reference()?);
    } else if !remark(&mut succession.remarks, line)? {
        return Err(unknown_attribute(line, "a succession"));
    }
    Ok(())
}

fn organ_attribute(organ: &mut OrganDraft, line: &mut Line<'_>) -> Result<(), Diagnostic> {
    if line.takes("lives") {
        organ.lives.push(line.term()?);
    } else if line.takes("held") {
        organ.is_office = line.takes("by") && line.takes("one") && line.takes("person");
    } else if line.takes("chamber") {
        if !line.takes("of") {
            return Err(line.problem(Problem::Expected { what: "`of` and the parliament" }));
        }
        organ.chamber_of = Some(line.reference()?);
    } else if line.takes("named") {
        let expected = line.problem(Problem::Expected { what: "a language, such as `id`" });
        let language = line.word().parse().map_err(|_| expected)?;
        loop {
            organ.names.push((language, line.quoted()?.into()));
            if !line.takes_comma() {
                break;
            }
        }
    } else if !remark(&mut organ.remarks, line)? {
        return Err(unknown_attribute(line, "an organ"));
    }
    Ok(())
}

const KINDS: &str =
    "dissolution, separation, union, absorption, cession, continuation, new-state or restoration";

/// Reads a note or a source; says whether the line was one.
fn remark(remarks: &mut Remarks, line: &mut Line<'_>) -> Result<bool, Diagnostic> {
    if line.takes("note") {
        remarks.note = Some(line.quoted()?.into());
    } else if line.takes("source") {
        remarks.source = Some((line.word().into(), line.number()));
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// `cow 41 from 1859-01-01 until 1915-07-29, from 1934-08-15`
fn code(line: &mut Line<'_>) -> Result<Code, Diagnostic> {
    let system = system(line)?;
    let expected = line.problem(Problem::Expected { what: "a code" });
    let value = line.word();
    if value.is_empty() {
        return Err(expected);
    }
    let mut terms = Vec::new();
    while !line.is_blank() {
        terms.push(line.term()?);
        if !line.takes_comma() {
            break;
        }
    }
    Ok(Code { system, value: value.into(), terms })
}

fn system(line: &mut Line<'_>) -> Result<CodeSystem, Diagnostic> {
    let expected = line.problem(Problem::Expected { what: "iso2, iso3, m49, cow or gw" });
    line.word().parse().map_err(|()| expected)
}

fn unknown_attribute(line: &mut Line<'_>, of: &'static str) -> Diagnostic {
    let mut diagnostic = line.problem(Problem::NothingToDescribe);
    diagnostic.problem = Problem::UnknownAttribute { found: clip(line.word()), of };
    diagnostic
}
