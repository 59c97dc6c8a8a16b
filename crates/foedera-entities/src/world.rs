//! All entities that Foedera knows, with their codes, names and successions.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::find::NameIndex;
use crate::find_organ::OrganIndex;
use crate::problem::Diagnostic;
use crate::read::OrganDraft;
use crate::settle::{Settling, organs};
use crate::{
    CodeSystem, Entity, EntityId, EntityNo, Language, Name, NameKind, Organ, Source, SourceNo,
    Succession, read, table,
};

/// The tables of names that come with the world file.
const NAMES: [&str; 2] = [include_str!("../names/cldr.tsv"), include_str!("../names/extra.tsv")];

/// The part of the world file that describes organs.
const ORGANS: &str = include_str!("../organs.txt");

/// All entities of a world file. A clone is the same world, and costs nothing.
#[derive(Clone, Debug)]
pub struct World(Arc<Described>);

/// What the texts of a world describe.
#[derive(Debug)]
struct Described {
    sources: Vec<Source>,
    entities: Vec<Entity>,
    numbers: BTreeMap<EntityId, EntityNo>,
    codes: BTreeMap<(CodeSystem, String), Vec<EntityNo>>,
    successions: Vec<Succession>,
    /// Texts that are read at the first question that needs them. Only the embedded ones wait:
    /// nobody but a test asks what is wrong with them.
    waiting: Waiting,
    names: OnceLock<Vec<Name>>,
    organs: OnceLock<Vec<Organ>>,
    /// Folded names, made at the first question that needs them.
    index: OnceLock<NameIndex>,
    organ_index: OnceLock<OrganIndex>,
}

/// Tables of names, and organs.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    names: &'static [&'static str],
    organs: &'static str,
}

impl Waiting {
    const NOTHING: Self = Self { names: &[], organs: "" };
}

/// A world as far as it could be read, and what is wrong with its text.
#[derive(Debug)]
pub struct Parsed {
    pub world: World,
    pub diagnostics: Vec<Diagnostic>,
}

impl World {
    /// The world file that comes with Foedera.
    ///
    /// ```
    /// use foedera_entities::World;
    ///
    /// let world = World::embedded();
    /// let day = "2024-11-12".parse().ok();
    /// assert_eq!(world.find("КНДР", day)?.id.as_str(), "KP");
    /// assert_eq!(world.find("Korea Utara", day)?.title.as_ref(), "Democratic People's Republic of Korea");
    /// # Ok::<(), foedera_entities::NotFound>(())
    /// ```
    #[must_use]
    pub fn embedded() -> &'static Self {
        static WORLD: OnceLock<World> = OnceLock::new();
        // A test holds that nothing is wrong with the texts that come with the program.
        WORLD.get_or_init(|| {
            let (described, _) = Described::read(include_str!("../world.txt"), &mut Vec::new());
            let waiting = Waiting { names: &NAMES, organs: ORGANS };
            Self(Arc::new(Described { waiting, ..described }))
        })
    }

    /// Reads a world file and its tables of names. Whatever the texts, what could be read is
    /// there; the rest is in the diagnostics.
    #[must_use]
    pub fn parse(text: &str, tables: &[&str]) -> Parsed {
        let mut diagnostics = Vec::new();
        let (described, drafts) = Described::read(text, &mut diagnostics);
        let names = described.read_names(tables, |_| true, &mut diagnostics);
        let organs = described.settle(drafts, &mut diagnostics).into();
        let described = Described { names: names.into(), organs, ..described };
        Parsed { world: Self(Arc::new(described)), diagnostics }
    }

    /// All entities, in the order of their numbers.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.0.entities
    }

    /// The entity with this id.
    #[must_use]
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.by_number(self.number(id)?)
    }

    /// The number of an id, for dense arrays.
    #[must_use]
    pub fn number(&self, id: &EntityId) -> Option<EntityNo> {
        self.0.numbers.get(id).copied()
    }

    /// The entity with this number; `None` if the number is another world's.
    #[must_use]
    pub fn by_number(&self, no: EntityNo) -> Option<&Entity> {
        self.0.entities.get(no.index())
    }

    /// The id of a number; `None` if the number is another world's.
    #[must_use]
    pub fn id(&self, no: EntityNo) -> Option<EntityId> {
        self.by_number(no).map(|it| it.id)
    }

    /// Where a fact comes from.
    #[must_use]
    pub fn source(&self, no: SourceNo) -> Option<&Source> {
        self.0.sources.get(usize::from(no.0))
    }

    /// Where the codes of a system come from.
    #[must_use]
    pub fn source_of_codes(&self, system: CodeSystem) -> Option<&Source> {
        self.0.sources.iter().find(|it| it.gives.contains(&system))
    }

    /// The names in a language, of all kinds. The titles of the world file are among the English.
    pub fn names(&self, language: Language) -> impl Iterator<Item = &Name> {
        self.all_names().iter().filter(move |it| it.language == language)
    }

    /// The names in all languages.
    #[must_use]
    pub fn all_names(&self) -> &[Name] {
        let described = &self.0;
        described.names.get_or_init(|| {
            described.read_names(described.waiting.names, |_| true, &mut Vec::new())
        })
    }

    /// The names in some languages, in the order of all names; those in others are not read for it.
    #[must_use]
    pub fn names_of(&self, languages: &[Language]) -> Vec<Name> {
        let (described, wanted) = (&self.0, |it: Language| languages.contains(&it));
        match described.names.get() {
            Some(names) => names.iter().filter(|it| wanted(it.language)).cloned().collect(),
            None => described.read_names(described.waiting.names, wanted, &mut Vec::new()),
        }
    }

    /// What to call an entity in a language: the common name, else the official one, else an
    /// alias, else a former name. `None` if no table has one; the title is always there.
    #[must_use]
    pub fn name_in(&self, no: EntityNo, language: Language) -> Option<&str> {
        let proper = NameKind::ALL.into_iter().filter(|it| it.is_proper());
        proper.into_iter().find_map(|kind| {
            let named = |it: &&Name| it.entity == no && it.kind == kind && it.during.is_none();
            self.names(language).find(named).map(|it| it.text.as_ref())
        })
    }

    /// The organs of all entities.
    #[must_use]
    pub fn organs(&self) -> &[Organ] {
        let described = &self.0;
        described.organs.get_or_init(|| {
            let mut unasked = Vec::new();
            let drafts = read::read(described.waiting.organs, &mut unasked).organs;
            described.settle(drafts, &mut unasked)
        })
    }

    pub(crate) fn successions_by_day(&self) -> &[Succession] {
        &self.0.successions
    }

    pub(crate) fn codes(&self) -> &BTreeMap<(CodeSystem, String), Vec<EntityNo>> {
        &self.0.codes
    }

    pub(crate) fn organ_index(&self) -> &OrganIndex {
        self.0.organ_index.get_or_init(|| OrganIndex::new(self.organs(), self.all_names()))
    }

    pub(crate) fn index(&self) -> &NameIndex {
        self.0.index.get_or_init(|| NameIndex::new(self.all_names()))
    }
}

impl Described {
    /// The world without its organs, and the drafts of these.
    fn read(text: &str, diagnostics: &mut Vec<Diagnostic>) -> (Self, Vec<OrganDraft>) {
        let mut drafts = read::read(text, diagnostics);
        let organs = std::mem::take(&mut drafts.organs);
        let settled = Settling::all(drafts, diagnostics);
        let described = Self {
            sources: settled.sources,
            codes: codes(&settled.entities),
            entities: settled.entities,
            numbers: settled.numbers,
            successions: settled.successions,
            waiting: Waiting::NOTHING,
            names: OnceLock::new(),
            organs: OnceLock::new(),
            index: OnceLock::new(),
            organ_index: OnceLock::new(),
        };
        (described, organs)
    }

    fn read_names(
        &self,
        tables: &[&str],
        wanted: impl Fn(Language) -> bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Name> {
        let mut names = if wanted(Language::ENGLISH) { titles(&self.entities) } else { vec![] };
        for table in tables {
            names.extend(table::names(table, &self.numbers, &wanted, diagnostics));
        }
        names
    }

    fn settle(&self, drafts: Vec<OrganDraft>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Organ> {
        organs(drafts, &self.sources, &self.numbers, diagnostics)
    }
}

/// The titles of the world file are official names in English, as in the tables.
fn titles(entities: &[Entity]) -> Vec<Name> {
    let title = |it: &Entity| Name {
        language: Language::ENGLISH,
        entity: it.no,
        kind: NameKind::Official,
        text: it.title.clone(),
        during: None,
    };
    entities.iter().map(title).collect()
}

fn codes(entities: &[Entity]) -> BTreeMap<(CodeSystem, String), Vec<EntityNo>> {
    let mut codes: BTreeMap<(CodeSystem, String), Vec<EntityNo>> = BTreeMap::new();
    for entity in entities {
        for code in &entity.codes {
            let holders = codes.entry((code.system, code.system.normal(&code.value))).or_default();
            if holders.last() != Some(&entity.no) {
                holders.push(entity.no);
            }
        }
    }
    codes
}
