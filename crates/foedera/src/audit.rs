//! The audit: what is computed beside what others record. Entry into force from a treaty's text and acts, beside
//! the day that a database records; dyad-years from a member file, beside the published ones.
//!
//! What is computed rests on the drafted clauses and the acts alone, or on the member file alone. What is recorded
//! or published is the answer sheet, and comes in only where the two are compared.

mod compare;
mod dyads;
mod law;
mod record;

pub use compare::{Agreement, Audited, Difference, Summary};
pub use dyads::{Agree, DyadAudit, atop};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use foedera_dates::{Conventions, Counting};
use foedera_draft::{Draft, Drafter};
use foedera_engine::{Engine, Policy};
use foedera_entities::World;
use foedera_import::{Folder, Import, Listed, Taken, ieadb};

use crate::collection::bytes;
use crate::surroundings::Surroundings;
use crate::{Document, Error, said};

/// A folder of treaties with their acts, texts and recorded days.
#[derive(Debug)]
pub struct Eif {
    folder: PathBuf,
    import: Import,
    drafter: Drafter,
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
        Ok(Self { folder: folder.to_path_buf(), import, drafter })
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
            Ok(self.one(listed, &document.text, &by_treaty))
        })
    }

    fn one(&self, listed: &Listed, text: &str, by_treaty: &BTreeMap<&str, Vec<&Taken>>) -> Audited {
        let draft = self.drafter.draft(text);
        let acts = by_treaty.get(listed.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        let stated = compared(listed, &draft, acts, text);
        let hangs =
            matches!(stated.difference, Some(Difference::CountingConvention | Difference::Unknown));
        if !hangs || stated.computed.is_some() || draft.conventions.is_some() {
            return stated;
        }
        let draft = Draft { conventions: Some(SUPPOSED), ..draft };
        let supposed = compared(listed, &draft, acts, text);
        if supposed.computed.is_none() {
            return stated;
        }
        Audited { supposed: Some(SUPPOSED_WORDS), ..supposed }
    }
}

/// How days are counted where neither the text nor a known depositary says it, and the day hangs on it: the
/// day of the act is not counted. Whatever rests on it bears these words.
const SUPPOSED: Conventions = Conventions { counting: Counting::NthDay, ..Conventions::UNSTATED };
const SUPPOSED_WORDS: &str = "counts days to the Nth day";

fn compared(listed: &Listed, draft: &Draft, acts: &[&Taken], text: &str) -> Audited {
    let statements = record::statements(listed, draft, acts);
    let treaty = law::treaty(listed, draft, &statements);
    let statements: Vec<_> = statements.into_iter().map(said).collect();
    let library = [treaty];
    let engine = Engine::new(&library, World::embedded(), &statements, Policy::EVERYONE, None);
    let [treaty] = library;
    compare::compare(listed, &treaty, draft, &engine, text)
}
