//! From the English text of a treaty to its final clauses, each beside the sentence it was read from.
//!
//! What is not understood is listed with the reason, never guessed: a wrong clause is worse than
//! none. This crate knows no storage, no answers and no syntax: it hands back values.
//!
//! ```
//! use foedera_entities::World;
//!
//! let text = "Article 9. This Treaty shall enter into force on the thirtieth day after the deposit \
//!             of the tenth instrument of ratification.";
//! let draft = foedera_draft::draft(text, World::embedded());
//! let clause = &draft.clauses[0];
//! assert_eq!(clause.article.as_ref().map(|it| it.0.as_str()), Some("9"));
//! assert!(clause.sentence.of(text).is_some_and(|it| it.starts_with("This Treaty")));
//! ```

mod act;
mod beside;
mod called;
mod consent;
mod cursor;
mod date;
mod delay;
mod deposit;
mod depositary;
mod eligible;
mod entry;
mod exchange;
mod exit;
mod force;
mod foreign;
mod group;
mod head;
mod instrument;
mod later;
mod leave;
mod names;
mod narrowing;
mod number;
mod parent;
mod pointer;
mod prohibited;
mod proviso;
mod reading;
mod rest;
mod sentence;
mod subject;
mod tail;
mod taking;
mod term;
mod token;
mod topics;
mod verb;
mod when;
mod who;

use std::fmt;

use foedera_dates::Conventions;
use foedera_entities::World;
use foedera_model::{Label, Opening, Rule, Span, Topic};

/// What was read in the text of a treaty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub title: Option<String>,
    /// The depositary, where its practice of counting is known.
    pub depositary: Option<String>,
    /// How that depositary counts.
    pub conventions: Option<Conventions>,
    /// The languages in which the text is authentic.
    pub authentic: Vec<String>,
    /// For whose signature it is open, where that is all states.
    pub opened: Option<Opening>,
    /// Whether instruments of accession are spoken of: others than those who signed can come to it, be it that no
    /// sentence says who.
    pub has_accessions: bool,
    pub clauses: Vec<Drafted>,
    pub not_understood: Vec<NotUnderstood>,
}

/// A clause and the sentence that says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    pub article: Option<Label>,
    pub rule: Rule,
    /// The bytes that hold the sentence, in the text that it is of.
    pub sentence: Span,
    /// The name of the rule that read it.
    pub by: &'static str,
    pub whose: Whose,
}

/// Of which text a sentence is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    #[default]
    Own,
    /// Of the convention under which a protocol is made, and the article there.
    Parent(Option<Label>),
}

/// A sentence on a topic of final clauses that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    pub article: Option<Label>,
    pub sentence: Span,
    pub topic: Topic,
    pub why: Why,
    /// What it says of entry into force but for words that narrow who counts.
    pub but_for: Option<ButFor>,
}

/// What a sentence says, if those who act are of the kind that some of its words ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ButFor {
    pub rule: Rule,
    /// The bytes of the text that hold those words.
    pub words: Vec<Span>,
}

/// Why a sentence was not understood, in words.
pub type Why = &'static str;

/// Reads the final clauses in the English text of a treaty.
#[must_use]
pub fn draft(text: &str, world: &World) -> Draft {
    Drafter::new(world).draft(text)
}

/// Whoever drafts many treaties, and looks up the names of states once.
pub struct Drafter {
    names: names::Names,
}

impl Drafter {
    #[must_use]
    pub fn new(world: &World) -> Self {
        Self { names: names::Names::of(world) }
    }

    /// Reads the final clauses in the English text of a treaty.
    #[must_use]
    pub fn draft(&self, text: &str) -> Draft {
        reading::read(text, None, &self.names)
    }

    /// Reads a protocol beside the text of the convention under which it is made. Where the protocol has no clause on
    /// its entry into force, or says that the convention's applies, that is read in the convention.
    ///
    /// ```
    /// use foedera_draft::{Drafter, Whose};
    /// use foedera_entities::World;
    ///
    /// let convention = "Article 20. Any protocol to this Convention shall enter into force on the sixtieth day \
    ///                   after the deposit of the sixth instrument of ratification of such protocol.";
    /// let protocol = "Protocol on Oil. The provisions of the Convention relating to any protocol shall apply.";
    /// let draft = Drafter::new(World::embedded()).draft_under(protocol, convention);
    /// assert!(matches!(&draft.clauses[0].whose, Whose::Parent(Some(article)) if article.0 == "20"));
    /// ```
    #[must_use]
    pub fn draft_under(&self, text: &str, parent: &str) -> Draft {
        reading::read(text, Some(parent), &self.names)
    }
}

impl fmt::Debug for Drafter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drafter").finish_non_exhaustive()
    }
}
