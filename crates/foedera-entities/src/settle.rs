//! From drafts to a world: ids and keys are looked up, and what contradicts itself is refused.

use std::collections::{BTreeMap, BTreeSet};

use crate::line::Reference;
use crate::problem::{Diagnostic, Problem};
use crate::read::{Drafts, EntityDraft, OrganDraft, Remarks, SuccessionDraft};
use crate::{Entity, EntityId, EntityNo, Organ, Source, SourceNo, Succession};

/// The most entities that a world may have; the world of 2026 has 429.
pub const ENTITIES_MAX: usize = 16_384;

/// What stays of the drafts.
pub(crate) struct Settled {
    pub(crate) sources: Vec<Source>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) numbers: BTreeMap<EntityId, EntityNo>,
    pub(crate) successions: Vec<Succession>,
}

pub(crate) struct Settling<'p> {
    pub(crate) problems: &'p mut Vec<Diagnostic>,
    sources: BTreeMap<Box<str>, SourceNo>,
    numbers: BTreeMap<EntityId, EntityNo>,
}

impl<'p> Settling<'p> {
    /// Settles all drafts. A draft that lacks what it needs is left out, with a problem.
    pub(crate) fn all(drafts: Drafts, problems: &'p mut Vec<Diagnostic>) -> Settled {
        let Drafts { sources, entities, successions, organs: _ } = drafts;
        let mut settling = Self { problems, sources: keys(&sources), numbers: BTreeMap::new() };
        let drafted = settling.number(entities);
        let entities = drafted.into_iter().map(|(no, it)| settling.entity(no, it)).collect();
        let successions =
            successions.into_iter().filter_map(|it| settling.succession(it)).collect();
        Settled { sources, entities, numbers: settling.numbers, successions }
    }

    /// Numbers come first, since a line may name an entity that stands further down.
    fn number(&mut self, drafts: Vec<EntityDraft>) -> Vec<(EntityNo, EntityDraft)> {
        let mut numbered: Vec<(EntityNo, EntityDraft)> = Vec::new();
        for draft in drafts {
            let Some(next) = next_number(numbered.len()) else {
                self.problems.push(Problem::TooManyEntities.at(draft.line, 1));
                break;
            };
            if self.numbers.contains_key(&draft.id) {
                let problem = Problem::DuplicateEntity { id: draft.id.to_string() };
                self.problems.push(problem.at(draft.line, 1));
                continue;
            }
            self.numbers.insert(draft.id, next);
            numbered.push((next, draft));
        }
        numbered
    }

    fn entity(&mut self, no: EntityNo, draft: EntityDraft) -> Entity {
        let source = self.source(&draft.remarks, draft.line);
        let under = draft.under.into_iter();
        let under = under.filter_map(|(it, term)| Some((self.entity_no(&it)?, term))).collect();
        Entity {
            no,
            id: draft.id,
            capacity: draft.capacity,
            title: draft.title,
            lives: draft.lives,
            codes: draft.codes,
            under,
            integrates: draft.integrates,
            contested: draft.contested,
            note: draft.remarks.note,
            // Without a source the file is faulty already; the entity stays, so that one slip
            // does not make every line that names it faulty too.
            source: source.unwrap_or(SourceNo(0)),
        }
    }

    fn succession(&mut self, draft: SuccessionDraft) -> Option<Succession> {
        let source = self.source(&draft.remarks, draft.line)?;
        let Some(kind) = draft.kind else {
            self.problems.push(Problem::Missing { what: "by" }.at(draft.line, 1));
            return None;
        };
        if kind.ends_predecessors() != draft.ends {
            let verb = if draft.ends { "end" } else { "go on" };
            let problem = Problem::EndsOrNot { kind: kind.word(), verb };
            self.problems.push(problem.at(draft.line, 1));
            return None;
        }
        let mut look_up = |all: Vec<Reference>| -> Vec<EntityNo> {
            all.iter().filter_map(|it| self.entity_no(it)).collect()
        };
        let predecessors = look_up(draft.predecessors);
        let successors = look_up(draft.successors);
        let territory = draft.territory.and_then(|it| self.entity_no(&it));
        let note = draft.remarks.note;
        let date = draft.date;
        Some(Succession { kind, date, predecessors, successors, territory, note, source })
    }

    fn organ(&mut self, draft: OrganDraft) -> Option<Organ> {
        let source = self.source(&draft.remarks, draft.line)?;
        Some(Organ {
            id: draft.id,
            of: self.entity_no(&draft.of)?,
            title: draft.title,
            is_office: draft.is_office,
            chamber_of: draft.chamber_of.map(|it| it.id),
            lives: draft.lives,
            names: draft.names,
            note: draft.remarks.note,
            source,
        })
    }

    fn entity_no(&mut self, reference: &Reference) -> Option<EntityNo> {
        let no = self.numbers.get(&reference.id).copied();
        if no.is_none() {
            self.problems.push(reference.unknown());
        }
        no
    }

    fn source(&mut self, remarks: &Remarks, line: usize) -> Option<SourceNo> {
        let Some((key, line)) = &remarks.source else {
            self.problems.push(Problem::Missing { what: "source" }.at(line, 1));
            return None;
        };
        let no = self.sources.get(key).copied();
        if no.is_none() {
            let key = crate::line::clip(key);
            self.problems.push(Problem::UnknownSource { key }.at(*line, 1));
        }
        no
    }
}

/// Settles the organs of a world whose entities have their numbers.
pub(crate) fn organs(
    drafts: Vec<OrganDraft>,
    sources: &[Source],
    numbers: &BTreeMap<EntityId, EntityNo>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Organ> {
    let mut settling = Settling { problems, sources: keys(sources), numbers: numbers.clone() };
    let mut organs: Vec<Organ> = Vec::new();
    let known: BTreeSet<EntityId> = drafts.iter().map(|it| it.id).collect();
    for draft in drafts {
        let parliament = draft.chamber_of.iter().filter(|it| !known.contains(&it.id));
        settling.problems.extend(parliament.map(Reference::unknown));
        if organs.iter().any(|it| it.id == draft.id) {
            let problem = Problem::DuplicateEntity { id: draft.id.to_string() };
            settling.problems.push(problem.at(draft.line, 1));
            continue;
        }
        organs.extend(settling.organ(draft));
    }
    organs
}

fn keys(sources: &[Source]) -> BTreeMap<Box<str>, SourceNo> {
    let numbered = sources.iter().zip((0..=u16::MAX).map(SourceNo));
    numbered.map(|(it, no)| (it.key.clone(), no)).collect()
}

fn next_number(taken: usize) -> Option<EntityNo> {
    u16::try_from(taken).ok().filter(|_| taken < ENTITIES_MAX).map(EntityNo)
}
