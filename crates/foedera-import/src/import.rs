//! What an import gives: statements with their places, the treaties as the data list them, and the
//! report of what became of every entry. One shape for every format.

use std::collections::BTreeMap;
use std::sync::Arc;

use foedera_dates::Edtf;
use foedera_entities::EntityId;
use foedera_model::{Act, ActKind, Graded, Source, Statement, Status};

use crate::{Place, Report};

/// What a folder or file of other people's data says.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// What was done, in the order of the data. The days on which others say that a treaty entered
    /// into force are not among them: they stand in [`Listed::recorded`].
    pub statements: Vec<Taken>,
    pub treaties: Vec<Listed>,
    pub report: Report,
}

impl Import {
    /// The statements of each treaty, in the order of the data.
    #[must_use]
    pub fn by_treaty(&self) -> BTreeMap<&str, Vec<&Taken>> {
        let mut by_treaty: BTreeMap<&str, Vec<&Taken>> = BTreeMap::new();
        for taken in &self.statements {
            by_treaty.entry(&taken.graded.statement.act.treaty).or_default().push(taken);
        }
        by_treaty
    }

    /// The recorded dates as statements of the evidence that they are (VCLT 77), for a register
    /// that is to lose nothing.
    pub fn evidence(&self) -> impl Iterator<Item = Graded> + '_ {
        self.treaties.iter().flat_map(|listed| listed.recorded.iter().map(|it| it.said(&listed.id)))
    }
}

/// A statement that was taken, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub graded: Graded,
    pub place: Place,
}

/// A treaty as the data list it. It is no law: nobody has encoded what the treaty says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The id by which the statements call it.
    pub id: String,
    pub title: String,
    /// When the text was adopted, where the data say so.
    pub adopted: Option<Edtf>,
    /// When it was concluded or opened, where the data say only that.
    pub signed: Option<Edtf>,
    /// Whether it is between two, where the data say so.
    pub bilateral: Option<bool>,
    /// Days of entry into force and end that others give: evidence, never an input.
    pub recorded: Vec<RecordedDate>,
    /// Its numbers in collections, for finding it elsewhere.
    pub numbers: Vec<(Collection, String)>,
    /// The file of its text in the folder.
    pub text: Option<String>,
    pub place: Place,
}

impl Listed {
    pub(crate) fn new(id: impl Into<String>, title: impl Into<String>, place: Place) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            adopted: None,
            signed: None,
            bilateral: None,
            recorded: Vec::new(),
            numbers: Vec::new(),
            text: None,
            place,
        }
    }

    /// The day that the data give for the entry into force of the treaty itself, the first given.
    #[must_use]
    pub fn recorded_force(&self) -> Option<&Edtf> {
        let own = |it: &&RecordedDate| {
            it.of.is_none() && it.part.is_none() && it.kind == ActKind::EntryIntoForce
        };
        self.recorded.iter().find(own).and_then(|it| it.on.as_ref())
    }
}

/// A collection in which treaties have numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Collection {
    /// Registration in the United Nations Treaty Series.
    Unts,
    /// Multilateral Treaties Deposited with the Secretary-General: chapter and number, `XXVI-3`.
    Mtdsg,
    /// International Environmental Agreements Database.
    Iea,
    /// Global Governance data of manytreaties.
    Ggo,
}

impl Collection {
    /// The name of a column that holds its numbers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unts => "unts",
            Self::Mtdsg => "mtdsg",
            Self::Iea => "iea",
            Self::Ggo => "ggo",
        }
    }
}

/// A day of entry into force, or of the end, that somebody gives for the treaty or for one party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedDate {
    /// [`ActKind::EntryIntoForce`] or [`ActKind::Termination`].
    pub kind: ActKind,
    /// For whom; nothing where it is the treaty's own.
    pub of: Option<EntityId>,
    /// The part of the treaty that it is about; nothing where it is the whole.
    pub part: Option<String>,
    /// Which one, where a party came back.
    pub occurrence: u16,
    /// Nothing where the data know that there was one and not when.
    pub on: Option<Edtf>,
    /// Whether the data say that the day was copied from the treaty's own.
    pub derived: bool,
    pub source: Arc<Source>,
    pub note: Option<String>,
    pub place: Place,
}

impl RecordedDate {
    fn said(&self, treaty: &str) -> Graded {
        let mut act = Act::new(treaty, self.kind);
        act.actors.extend(self.of);
        act.provisions.extend(self.part.clone());
        act.occurrence = self.occurrence;
        act.on.clone_from(&self.on);
        let mut statement = said(&self.source, act);
        statement.note.clone_from(&self.note);
        if self.derived {
            statement.note = Some("copied from the treaty's own day".to_owned());
        }
        Graded { statement, grade: self.source.grade }
    }
}

/// That an act happened, in the name of this source. When the world could first read of it is not
/// stated: a list as at a day is printed anew, and the notification came with the act.
pub(crate) fn said(source: &Source, act: Act) -> Statement {
    Statement {
        act,
        status: Status::Happened,
        chain: source.chain.clone(),
        published: None,
        passage: None,
        rule: None,
        corrects: None,
        retracts: false,
        note: None,
    }
}
