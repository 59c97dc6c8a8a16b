//! A language pack as it stands in its two files. See `docs/formats/language-pack.md`.
//!
//! Nothing is interpreted here: unknown keys are refused, everything else is `build`'s.

use std::collections::BTreeMap;

use foedera_model::{ClaimKind, LeavingStep, RemarkKind, Status};
use serde::Deserialize;

use super::habit::{Adjectives, Commas, Dates, Joins, Nouns, Ordinals, Passive, Side, Subjects};
use crate::sense::{Rank, Stands};

/// `lexicon.toml`: the words of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lexicon {
    pub(super) language: String,
    /// The day on which the examples are read.
    pub(super) published: String,
    pub(super) adjectives: Adjectives,
    /// The countries whose organs are meant where a report in this language names none: one that it speaks of, else
    /// the first.
    #[serde(default)]
    pub(super) home: Vec<String>,
    /// On which side of a name the little words stand that tell its part: "by Peru", "Peru tarafından".
    #[serde(default)]
    pub(super) adpositions: Side,
    /// Other tags under which names of this language are kept: `zh-Hant`.
    #[serde(default)]
    pub(super) names: Vec<String>,
    /// Letters that are written in more than one way, each line one letter: "约約". Packs and texts are
    /// read as if written with the first.
    #[serde(default)]
    pub(super) variants: Vec<String>,
    /// Whether a clause tells its subject, or leaves out one that is known: "заявила, что ратифицирует".
    #[serde(default)]
    pub(super) subjects: Subjects,
    /// What the words of `and` join: clauses and names, or names alone.
    #[serde(default)]
    pub(super) joins: Joins,
    /// On which side of their act days stand: of two acts with a day between them the one whose it is.
    #[serde(default)]
    pub(super) dates: Dates,
    /// What a comma parts: members of a sentence, or clauses with a subject of their own.
    #[serde(default)]
    pub(super) commas: Commas,
    /// Whether nouns that are no names have a capital letter.
    #[serde(default)]
    pub(super) nouns: Nouns,
    /// How ordinal numbers are written: in words and endings, or with a full stop that ends no sentence.
    #[serde(default)]
    pub(super) ordinals: Ordinals,
    /// Whether a verb without a helping word can be passive ("signed") or has a form of its own for it.
    #[serde(default)]
    pub(super) passive: Passive,
    /// Endings that a name may take ("Peru": "s").
    #[serde(default)]
    pub(super) endings: Vec<String>,
    /// Beginnings that may be glued to a name (Arabic "ال").
    #[serde(default)]
    pub(super) prefixes: Vec<String>,
    /// Little words written in one with the word after them (Arabic "و").
    #[serde(default)]
    pub(super) proclitics: Vec<String>,
    /// Little words written in one with the word before them (Korean "가").
    #[serde(default)]
    pub(super) enclitics: Vec<String>,
    /// How names are declined: for an ending of the form that is given, those of the others
    /// ("ия": "ии", "ию", "ией").
    #[serde(default)]
    pub(super) inflections: BTreeMap<String, Vec<String>>,
    pub(super) calendar: Calendar,
    pub(super) grammar: BTreeMap<Role, Vec<String>>,
    #[serde(default)]
    pub(super) words: BTreeMap<String, Vec<String>>,
    /// Forms of acts by their canonical names: `decree`, `law`.
    #[serde(default)]
    pub(super) forms: BTreeMap<String, Vec<String>>,
    pub(super) posts: BTreeMap<Rank, Vec<String>>,
    pub(super) pacts: Pacts,
    #[serde(default)]
    pub(super) countries: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) adjective_names: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) capitals: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) organisations: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) organs: BTreeMap<String, BTreeMap<Rank, Vec<String>>>,
    #[serde(default)]
    pub(super) people: BTreeMap<String, BTreeMap<Rank, Vec<String>>>,
    /// Treaties known by name, by their parties or family.
    #[serde(default)]
    pub(super) treaties: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) sources: Vec<String>,
    #[serde(default)]
    pub(super) furniture: Vec<Furniture>,
}

/// `rules.toml`: how the words combine.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    pub(super) date: Vec<DateRule>,
    pub(super) actor: Vec<GroupRule>,
    pub(super) treaty: Vec<GroupRule>,
    pub(super) voice: Vec<VoiceRule>,
    pub(super) status: Vec<StatusRule>,
    pub(super) act: Vec<ActRule>,
    #[serde(default)]
    pub(super) key: Vec<KeyRule>,
    #[serde(default)]
    pub(super) remark: Vec<RemarkRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Calendar {
    pub(super) months: Vec<String>,
    /// Monday first.
    pub(super) weekdays: Vec<String>,
    #[serde(default)]
    pub(super) numbers: BTreeMap<String, u32>,
    /// Days of the month in words that are no numbers: "السادس".
    #[serde(default)]
    pub(super) days: BTreeMap<String, u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pacts {
    pub(super) strong: Vec<String>,
    pub(super) weak: Vec<String>,
    /// Those of them that are said of any treaty, whatever its own noun.
    #[serde(default)]
    pub(super) any: Vec<String>,
    /// How verbs begin: no such word belongs to a treaty's name.
    #[serde(default)]
    pub(super) verbs: Vec<String>,
}

/// The parts that little words play; the code asks for them by these names and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Role {
    /// Joins names: "and".
    And,
    /// Before the other party: "with".
    Partner,
    /// Before who did it, in the passive: "by".
    Agent,
    /// Before the form in which an act is done: "by a", "through a".
    Means,
    /// Before a place: "in", "at".
    Place,
    /// Before names that are no subject: "to", "from", "against".
    Governs,
    /// Begins a clause of its own: "while", "after".
    Clause,
    /// Begins a clause that is set against the one before: "but", "while".
    Contrast,
    /// A verb in the form in which it shares the "did not" or "will" before it: "sign", not "signed".
    Plain,
    /// What was handed in, before the one who keeps it: "deposited its instrument".
    HandedIn,
    /// Before that one: "with".
    Keeper,
    /// Begins a clause that lies at another time than what stands before it: "after", "since".
    Sequence,
    /// Begins a clause about what was just named: "which", "yang".
    Relative,
    /// Begins a condition: "once", "if".
    Condition,
    /// Begins a condition that may never come true, whatever day is named: "if", "unless".
    Supposition,
    /// Begins what depends on a condition that stood first: "maka".
    Consequence,
    /// Denies what follows: "denied reports that".
    Denial,
    /// Tells that nobody knows whether it is so: "could not confirm that", "could not be verified".
    Doubt,
    /// Begins what is reported, which a later word may deny: "reports that".
    Report,
    /// That later word: "denied", "false".
    Refutal,
    /// Before words that deny: "did not", "refused to".
    Negation,
    /// Begins what somebody says: "that".
    Content,
    /// A condition that follows what depends on it as a noun: "upon", "on completion of".
    ConditionNoun,
    /// May stand before the name of a state in a list: "le", "the".
    Article,
    /// Stands for a treaty named before: "it".
    Pronoun,
    /// What a state goes through for a treaty, in its place: "the ratification bill".
    Procedure,
    /// Stands for a state or person named before: "the kingdom", "she".
    Anaphor,
    /// Beside an organ, that it is of the state named last: "of that country".
    OfThat,
    /// One party as a duty names it: "the other side", "either party".
    Counterpart,
    /// Before a verb that is an aim and tells of no act by itself: "to".
    Infinitive,
    /// Begins what is not said but asked: "whether".
    Question,
    /// Before the one for whom a treaty is in force: "for".
    ForWhom,
    /// Stands for a person named before: "he", "she".
    Person,
    /// The parties together: "both countries".
    Both,
    /// Begins what follows an act without being its object: "so far", "within".
    Adjunct,
    /// Before a treaty, its owner: "its", "their".
    Own,
    /// Beside a treaty, that it is another one: "a second".
    Further,
    /// Who speaks without a name: "a person familiar with the matter".
    Speaker,
    /// Before the name of a treaty, that another one is meant: "the protocol to the".
    Attached,
    /// In a mention of a treaty, that it is a new one: "new".
    Fresh,
    /// Directly before an agreement, that nobody has spoken of it: "a", "one".
    Indefinite,
    /// Things that are ratified, signed or enter into force and are no treaties: "contract", "law".
    Unlike,
    /// Words of a treaty's name that rules know as well: "mutual", "defence".
    Title,
    /// Between the noun and what the treaty is about: "on", "of".
    TitleOf,
    /// Begins a day with which a title goes on, and on which nothing is done: "du 24 avril 1961".
    TitleDay,
    /// What leads, far behind a title's noun, to those whose treaty it is: "between [the]".
    Between,
    /// Before the noun of an act, that there was none: "no", "not a single".
    None,
    /// Before a day until which something is not done, and then is: "until", "before".
    Until,
    /// Tells how things are done and not that they were: "normally", "as a rule". Only what has a day is told.
    General,
    /// "Then": what follows in one procedure.
    Then,
    /// Words that end in a full stop without ending a sentence: "Mr", "No".
    Abbreviation,
}

/// What an act has to do with the one that was told last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ToLast {
    /// It goes on with the same procedure: whoever signs "the law" after a vote to leave a treaty
    /// leaves it.
    Procedure,
    /// It is that act, of whatever kind ("the above action was effected on").
    Same,
    /// It is an act of that kind, by somebody else ("the Senate followed suit").
    Likewise,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Furniture {
    pub(super) kind: FurnitureKind,
    /// What such a line begins with.
    pub(super) begins: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FurnitureKind {
    Author,
    Editor,
    LinkedReport,
    /// A line that says nothing: "Advertisement".
    Noise,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DateRule {
    pub(super) say: Vec<String>,
    /// What it means: nothing for a date whose parts stand in the slots, else a shift such as
    /// `week -1`.
    #[serde(default)]
    pub(super) means: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupRule {
    pub(super) say: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VoiceRule {
    pub(super) say: Vec<String>,
    #[serde(default)]
    pub(super) stands: Stands,
    /// What is said stands between the speaker and the last words of the line: "조약은 … 밝혔다".
    #[serde(default)]
    pub(super) frames: bool,
    /// Of which sentence it speaks, if its own says nothing: "Об этом сообщил министр".
    #[serde(default)]
    pub(super) of: Of,
    /// A text without a dateline, and the day from which it is taken to speak.
    #[serde(default)]
    pub(super) examples: Vec<[String; 2]>,
    /// Texts that tell no such day.
    #[serde(default)]
    pub(super) lookalikes: Vec<String>,
}

/// Of which sentence a voice speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Of {
    #[default]
    This,
    Last,
    /// Who speaks is who spoke last: "he said".
    Speaker,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatusRule {
    pub(super) status: Cue,
    /// Before the act, in its clause.
    #[serde(default)]
    pub(super) before: Vec<String>,
    /// After it.
    #[serde(default)]
    pub(super) after: Vec<String>,
}

/// What a cue beside an act does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Cue {
    /// It did happen, whatever was said before it ("has", "telah").
    Happened,
    Planned,
    Denied,
    Conditional,
    /// A call, wish or possibility: no act is claimed.
    Unclaimed,
}

impl Cue {
    pub(crate) fn status(self) -> Option<Status> {
        match self {
            Self::Happened => Some(Status::Happened),
            Self::Planned => Some(Status::Planned),
            Self::Denied => Some(Status::Denied),
            Self::Conditional => Some(Status::Conditional),
            Self::Unclaimed => None,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActRule {
    pub(super) name: String,
    pub(super) kind: ClaimKind,
    pub(super) say: Vec<String>,
    pub(super) actor: Vec<Seat>,
    #[serde(default)]
    pub(super) treaty: Object,
    /// The words themselves give the status ("refused to ratify").
    #[serde(default)]
    pub(super) status: Option<Status>,
    /// Words that begin a further duty in the same sentence.
    #[serde(default)]
    pub(super) splits: Vec<String>,
    #[serde(default)]
    pub(super) organ: Option<Rank>,
    #[serde(default)]
    pub(super) to_last: Option<ToLast>,
    /// Of a withdrawal, the step that the words themselves name ("gave notice").
    #[serde(default)]
    pub(super) step: Option<LeavingStep>,
    pub(super) examples: Vec<Vec<String>>,
    #[serde(default)]
    pub(super) lookalikes: Vec<String>,
}

/// Words that by themselves tell of an act, as they are written; `~` ends a stem.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeyRule {
    pub(super) kind: ClaimKind,
    #[serde(default)]
    pub(super) verbs: Vec<String>,
    /// Verbs in a form that tells it as to come, or as not done.
    #[serde(default)]
    pub(super) planned: Vec<String>,
    #[serde(default)]
    pub(super) denied: Vec<String>,
    /// Nouns that name the act, where no such verb stands beside them.
    #[serde(default)]
    pub(super) nouns: Vec<String>,
}

/// Where who acts is found; tried in the order given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Seat {
    /// The subject before the act.
    Before,
    /// The subject after the act (verb first).
    After,
    /// After a word of the agent.
    Agent,
    /// The same before the act: "wurde von Peru unterzeichnet".
    AgentBefore,
    /// In a slot of the rule itself.
    Inside,
    /// All parties of the treaty together.
    All,
}

/// Where the treaty is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Object {
    /// First after the act, then before it, then in the sentences before.
    #[default]
    After,
    /// First before the act (passive, "enters into force").
    Before,
    /// The organisation or treaty in the rule's own slot ("joined <actor>").
    Inside,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RemarkRule {
    pub(super) name: String,
    pub(super) kind: RemarkKind,
    pub(super) say: Vec<String>,
    pub(super) examples: Vec<Vec<String>>,
    #[serde(default)]
    pub(super) lookalikes: Vec<String>,
}
