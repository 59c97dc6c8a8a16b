//! An organ of an entity: the body or office through which it acts, such as a chamber or a head of
//! state (VCLT 7, 46).
//!
//! Not here: what an organ may do (the law of its state), and who holds an office (a report's
//! word). How a written name finds its organ is told in `find_organ`.

use foedera_dates::{Day, Verdict};

use crate::{EntityId, EntityNo, Language, SourceNo, Term};

/// A chamber, a head of state, a council or another body of one entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organ {
    /// Our own, never reused; written like the id of an entity.
    pub id: EntityId,
    pub of: EntityNo,
    /// What it is called in English, without its state.
    pub title: Box<str>,
    /// One person holds it, and reports name it together with the person.
    pub is_office: bool,
    /// The parliament that it is a chamber of.
    pub chamber_of: Option<EntityId>,
    /// When it lived. Empty if nobody has stated it.
    pub lives: Vec<Term>,
    /// Other names, in English too.
    pub names: Vec<(Language, Box<str>)>,
    pub note: Option<Box<str>>,
    pub source: SourceNo,
}

impl Organ {
    /// Whether it may have been there on a day: one whose life nobody has stated may always.
    #[must_use]
    pub fn may_exist(&self, day: Day) -> bool {
        self.lives.is_empty() || self.lives.iter().any(|it| it.holds_on(day) != Verdict::No)
    }

    /// All its names, the title first.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.title.as_ref()).chain(self.names.iter().map(|(_, it)| it.as_ref()))
    }
}
