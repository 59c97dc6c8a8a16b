//! A treaty: what its text says, clause by clause, with the place of each.

use std::borrow::Cow;

use foedera_dates::{Conventions, Day, Edtf};
use foedera_entities::EntityId;

use crate::{Base, Commitment, Quantity, Rule, Set, Span, Trigger, Voice};

/// The label of an article or part: `22`, `VII`, `6(2)`, `Protocol I, 3`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(pub String);

/// Where a fact is taken from, outermost voice first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub chain: Vec<Voice>,
    pub grade: Option<crate::Grade>,
}

/// A day that a depositary or gazette prints for the entry into force: evidence to compare with,
/// never an input (VCLT 77: the depositary's computation is not the law).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub on: Edtf,
    pub sources: Vec<Source>,
}

/// Acts by which states come to a treaty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coming {
    Signatures,
    /// Consents to be bound, by whatever act (VCLT 11).
    Consents,
}

/// How far a journal holds every act by which states come to the treaty: what lies outside may
/// have happened, and is not written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complete {
    /// Both kinds where none is named.
    pub acts: Option<Coming>,
    pub reach: Reach,
}

/// Where a journal is complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Up to this day, and on it.
    Until(Day),
    /// For the states of a set that the treaty names, on every day.
    For(String),
    /// For these states, on every day.
    ForStates(Vec<EntityId>),
    Nowhere,
}

/// How the receipts of several depositaries count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeveralDepositaries {
    Earliest,
    Latest,
    Apart,
}

/// What stands above the articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The states of a closed treaty; empty where it is open.
    pub between: Vec<EntityId>,
    /// By what else reports and other treaties know it.
    pub also_called: Vec<OtherName>,
    /// The ids that collections give it: what is recorded under one of them is about this treaty.
    pub listed_as: Vec<String>,
    pub adopted: Option<(Edtf, Option<String>)>,
    /// Opening for signature: by whom, from when.
    pub opened: Option<Opening>,
    pub depositaries: Vec<String>,
    pub several_depositaries: Option<SeveralDepositaries>,
    /// How days are counted; nothing where the treaty names no convention, and then a question
    /// that needs one is refused.
    pub conventions: Option<Conventions>,
    pub protocol_to: Option<String>,
    /// The treaty that this one changes.
    pub amends: Option<String>,
    pub authentic: Vec<String>,
    pub encoded: Option<Encoding>,
    pub recorded: Option<Recorded>,
    /// What the journal declares itself to be complete in; nothing where it holds every act.
    pub complete: Vec<Complete>,
    pub corrections: Vec<(Edtf, String)>,
    pub sources: Vec<Source>,
}

/// Another name of a treaty: `also called "Perjanjian Paris" in Indonesian`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    pub name: String,
    /// The languages, by their English names; empty where it is the same in all.
    pub languages: Vec<String>,
}

/// Whose reading of which text a file is: `encoded by "Foedera" on 2026-11-23 from "UNTS vol. 1"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoding {
    pub by: String,
    pub on: Edtf,
    pub from: Option<String>,
}

/// `open for signature by all states from 1993-01-13 until entry into force`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub by: Set,
    pub from: Option<Edtf>,
    pub until: Option<Until>,
}

/// Where something stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Until {
    On(Day),
    /// The treaty's own.
    EntryIntoForce,
    /// That for the state which the line is about.
    EntryIntoForceForIt,
}

/// A set of states named by the treaty, with where its list comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSet {
    pub name: String,
    pub source: String,
    pub members: Vec<EntityId>,
}

/// A cited table of quantities by state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub source: String,
    pub unit: String,
    pub rows: Vec<(EntityId, Quantity)>,
}

/// Which text of a treaty that was corrected a clause stands in (VCLT 79).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextVersion {
    /// In the text as known until the correction of a day.
    Before(Day),
    /// In the text as corrected, from the beginning, and as known since a day.
    Corrected(Day),
}

impl TextVersion {
    /// Whether this is the text as known by a day; without one, as known now.
    #[must_use]
    pub fn is_known(self, by: Option<Day>) -> bool {
        match self {
            Self::Before(day) => by.is_some_and(|by| by < day),
            Self::Corrected(day) => by.is_none_or(|by| day <= by),
        }
    }
}

/// In how many ways a treaty can be read, by the readings of its articles.
pub const READINGS_MAX: usize = 64;

/// One clause: a rule, the article it stands under, and its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    pub article: Option<Label>,
    /// The line of the file, for pointing at it.
    pub place: Span,
    /// The sentence in its canonical form, for citing it.
    pub words: String,
    pub rule: Rule,
    /// Nothing where no correction touched it.
    pub text: Option<TextVersion>,
    /// Who reads its article so, where others read it otherwise; nobody where all do.
    pub read_by: Vec<EntityId>,
}

/// A treaty as encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Treaty {
    pub id: String,
    pub title: String,
    pub head: Head,
    pub sets: Vec<NamedSet>,
    pub tables: Vec<Table>,
    /// In the order of the text.
    pub clauses: Vec<Clause>,
    pub commitments: Vec<Commitment>,
}

impl Treaty {
    /// The rival readings of each article, in the order of the text: who reads it so. Where one alone is written,
    /// the other is that nothing of it is there, and nobody's.
    #[must_use]
    pub fn readings(&self) -> Vec<(Option<&Label>, Vec<&[EntityId]>)> {
        let mut articles: Vec<(Option<&Label>, Vec<&[EntityId]>)> = Vec::new();
        for clause in self.clauses.iter().filter(|it| !it.read_by.is_empty()) {
            let (article, reader) = (clause.article.as_ref(), &*clause.read_by);
            match articles.iter_mut().find(|(it, _)| *it == article) {
                Some((_, readers)) if readers.contains(&reader) => {}
                Some((_, readers)) => readers.push(reader),
                None => articles.push((article, vec![reader])),
            }
        }
        let alone = articles.iter_mut().filter(|(_, readers)| readers.len() == 1);
        alone.for_each(|(_, readers)| readers.push(&[]));
        articles
    }

    /// The states that a set names: its codes, or the members of the set or table of this treaty that it cites.
    /// Nothing where it describes them, or cites what is not there; narrower words of the set are not read.
    #[must_use]
    pub fn named<'t>(&'t self, set: &'t Set) -> Option<Cow<'t, [EntityId]>> {
        match &set.base {
            Base::Codes(ids) => Some(Cow::Borrowed(ids)),
            Base::Named(name) => {
                let set = self.sets.iter().find(|it| it.name == *name);
                let table = || self.tables.iter().find(|it| it.name == *name);
                let listed = |it: &Table| it.rows.iter().map(|(id, _)| *id).collect();
                set.map(|it| Cow::Borrowed(&it.members[..]))
                    .or_else(|| table().map(|it| Cow::Owned(listed(it))))
            }
            Base::States
            | Base::Parties
            | Base::Signatories
            | Base::NonSignatories
            | Base::Depositors
            | Base::NegotiatingStates
            | Base::MembersOf(_)
            | Base::PartiesTo(_)
            | Base::It
            | Base::Them => None,
        }
    }

    /// The areas that its commitments ask about, as they name them.
    pub fn areas(&self) -> impl Iterator<Item = &str> {
        self.commitments.iter().filter_map(|it| it.trigger.as_ref()).flat_map(Trigger::areas)
    }
}
