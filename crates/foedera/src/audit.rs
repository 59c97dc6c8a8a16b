//! The audit: what is computed beside what others record. Entry into force from a treaty's text and acts, beside
//! the day that a database records; dyad-years from a member file, beside the published ones.
//!
//! What is computed rests on the drafted clauses and the acts alone, or on the member file alone. What is recorded
//! or published is the answer sheet, and comes in only where the two are compared.

mod compare;
mod dyads;
mod law;
mod parent;
mod record;
mod supposed;
mod twin;

pub use compare::{Agreement, Audited, Difference, Summary};
pub use dyads::{Agree, DyadAudit, atop};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use foedera_draft::{Draft, Drafter};
use foedera_engine::{Engine, Policy};
use foedera_entities::World;
use foedera_import::{Folder, Import, Listed, Taken, ieadb};
use foedera_model::Graded;

use parent::Parents;

use crate::collection::bytes;
use crate::surroundings::Surroundings;
use crate::{Document, Error, said};

/// A folder of treaties with their acts, texts and recorded days.
#[derive(Debug)]
pub struct Eif {
    folder: PathBuf,
    import: Import,
    drafter: Drafter,
    /// Of treaties recorded twice, the better record of each.
    twins: BTreeMap<String, String>,
    parents: Parents,
}

impl Eif {
    /// Opens an `eif` folder.
    ///
    /// # Errors
    /// A file is missing or cannot be read.
    pub fn open(folder: &Path, world: &dyn Surroundings) -> Result<Self, Error> {
        let mut files = Folder::new();
        for name in ieadb::FILES {
            files.insert(name, bytes(&folder.join(name), world)?);
        }
        let import = ieadb::read(&files, World::embedded());
        let import =
            import.map_err(|it| Error::world(format!("reading {}", folder.display()), it))?;
        let drafter = Drafter::new(World::embedded());
        let twins = twin::twins(&import.treaties);
        let parents = Parents::of(&import.treaties);
        Ok(Self { folder: folder.to_path_buf(), import, drafter, twins, parents })
    }

    /// The treaties with a text.
    pub fn treaties(&self) -> impl Iterator<Item = &Listed> {
        self.import.treaties.iter().filter(|it| it.text.is_some())
    }

    /// Audits one treaty after the other, in the order of the folder; a text that cannot be read is
    /// an error of its own and keeps none of the others from being audited.
    pub fn audit<'a>(
        &'a self,
        world: &'a dyn Surroundings,
    ) -> impl Iterator<Item = Result<Audited, Error>> + 'a {
        let by_treaty = self.import.by_treaty();
        self.treaties().map(move |listed| {
            let text = listed.text.as_deref().unwrap_or_default();
            let document = Document::open(&self.folder.join(text), world)?;
            let (draft, under) = self.draft(listed, &document.text, world)?;
            let audited = self.one(listed, &draft, &document.text, &by_treaty);
            Ok(Audited { under, ..audited })
        })
    }

    /// The draft of a treaty's text; of a protocol without a clause of its own, beside its convention, which is named.
    fn draft(
        &self,
        listed: &Listed,
        text: &str,
        world: &dyn Surroundings,
    ) -> Result<(Draft, Option<String>), Error> {
        let draft = self.drafter.draft(text);
        if law::entry(&draft).is_some() {
            return Ok((draft, None));
        }
        let read = |file: &str| Ok(Document::open(&self.folder.join(file), world)?.text);
        let Some((id, convention)) = self.parents.parent::<Error>(listed, text, read)? else {
            return Ok((draft, None));
        };
        let under = self.drafter.draft_under(text, &convention);
        let found = law::entry(&under).is_some();
        Ok(if found { (under, Some(id.to_owned())) } else { (draft, None) })
    }

    fn one(
        &self,
        listed: &Listed,
        draft: &Draft,
        text: &str,
        by_treaty: &BTreeMap<&str, Vec<&Taken>>,
    ) -> Audited {
        let of = |id: &str| by_treaty.get(id).map(Vec::as_slice).unwrap_or_default();
        if let Some(twin) = self.twins.get(&listed.id) {
            let better = by_acts(listed, draft, of(twin), text);
            if better.computed.is_some() {
                return Audited { acts_of: Some(twin.clone()), ..better };
            }
        }
        by_acts(listed, draft, of(&listed.id), text)
    }
}

/// What the acts come to, and where that is no day, what they come to with something supposed.
fn by_acts(listed: &Listed, draft: &Draft, acts: &[&Taken], text: &str) -> Audited {
    let stated = compared(listed, draft, acts, text);
    let a_sentence = match stated.difference {
        Some(Difference::ConditionNotEncoded) => true,
        Some(Difference::CountingConvention | Difference::Unknown) => false,
        // An act that is missing stays missing, whatever is supposed.
        Some(
            Difference::ActMissing
            | Difference::PredecessorsAct
            | Difference::OrganisationCounted
            | Difference::RecordAtOdds,
        )
        | None => return stated,
    };
    if stated.computed.is_some() {
        return stated;
    }
    let readings = supposed::readings(draft, text, a_sentence);
    let supposed = readings.into_iter().find_map(|(draft, words)| {
        let found = compared(listed, &draft, acts, text);
        found.computed.is_some().then_some(Audited { supposed: Some(words), ..found })
    });
    supposed.unwrap_or(stated)
}

/// What the acts come to; no day where an act that nobody recorded can have brought an earlier one.
fn compared(listed: &Listed, draft: &Draft, acts: &[&Taken], text: &str) -> Audited {
    let mut statements = record::statements(listed, draft, acts);
    let stated = computed(listed, draft, &statements, text);
    let missing = record::unrecorded_predecessors(listed, &statements);
    if stated.computed.is_none() || missing.is_empty() {
        return stated;
    }
    statements.extend(missing);
    let earlier = computed(listed, draft, &statements, text);
    if earlier.computed == stated.computed { stated } else { stated.without_predecessor() }
}

fn computed(listed: &Listed, draft: &Draft, statements: &[Graded], text: &str) -> Audited {
    let treaty = law::treaty(listed, draft, statements);
    let in_force = record::first_in_force(draft, statements);
    let statements: Vec<_> = statements.iter().cloned().map(said).collect();
    let library = [treaty];
    let engine = Engine::new(&library, World::embedded(), &statements, Policy::EVERYONE, None);
    let [treaty] = library;
    compare::compare(listed, &treaty, draft, &engine, text, in_force)
}
