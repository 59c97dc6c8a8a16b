//! Language packs: what the reader knows of a language, as data. No code here or elsewhere knows a
//! word of any language; a pack is two files of words and rules, each rule with examples.

mod build;
mod check;
mod compile;
mod embedded;
mod file;
mod glued;
mod habit;
mod inflect;
mod key;
mod lexicon;
mod need;
mod notation;
mod numbered;
mod phrase;
mod program;
mod sieve;
mod starts;
mod tree;
mod variants;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use foedera_dates::Edtf;
use foedera_model::{ClaimKind, LeavingStep, RemarkKind, Status};

pub use check::PackError;

pub(crate) use build::noun_stem;
pub(crate) use file::{Cue, FurnitureKind, Object, Role, Seat, ToLast};
pub(crate) use habit::{
    Adjectives, Commas, Dates, Joins, Nouns, Ordinals, Passive, Side, Subjects,
};
pub(crate) use key::{Key, Keys};
pub(crate) use lexicon::{Found, Lexicon, is_unspaced, meet};
pub(crate) use program::{Lines, Match, Within};

use self::need::Seen;
use self::program::Program;
use self::sieve::{Sieve, Telling};
use crate::node::Node;
use crate::said::Meaning;
use crate::sense::{Rank, Sense, Slot, Slots, Stands};

/// A language, ready to read with.
#[derive(Debug)]
pub struct Pack {
    pub(crate) language: String,
    pub(crate) published: Edtf,
    pub(crate) adjectives: Adjectives,
    pub(crate) adpositions: Side,
    pub(crate) passive: Passive,
    pub(crate) subjects: Subjects,
    pub(crate) joins: Joins,
    pub(crate) dates_stand: Dates,
    pub(crate) ordinals: Ordinals,
    pub(crate) commas: Commas,
    pub(crate) noun_letters: Nouns,
    pub(crate) home: Vec<String>,
    /// How verbs begin, folded.
    pub(crate) verbs: Vec<String>,
    /// The nouns that tell one sort of treaty from another.
    pub(crate) nouns: Vec<String>,
    pub(crate) lexicon: Lexicon,
    pub(crate) names: Vec<Name>,
    /// The names that are written in capitals throughout: "WHO" is no "who".
    pub(crate) capitals: BTreeSet<u32>,
    pub(crate) grammar: BTreeMap<Role, Lines>,
    /// The words for the forms of acts (`decree`, `law`), by their canonical names.
    pub(crate) forms: Vec<(Arc<str>, Lines)>,
    pub(crate) dates: Rules<Meaning>,
    pub(crate) actors: Lines,
    pub(crate) treaties: Lines,
    pub(crate) voices: Rules<Voicing>,
    pub(crate) cues_before: Rules<Cue>,
    pub(crate) cues_after: Rules<Cue>,
    pub(crate) acts: Rules<ActRule>,
    pub(crate) keys: Keys,
    /// Words that tell what somebody owes.
    pub(crate) duties: Keys,
    pub(crate) remarks: Rules<RemarkKind>,
    /// Lines of furniture: what they begin with, folded.
    pub(crate) furniture: Vec<(FurnitureKind, String)>,
    pub(crate) examples: Vec<Example>,
    /// The words without which no act is told.
    telling: Telling,
    /// Made of them and of the lexicon when a text is first sifted.
    sieve: OnceLock<Sieve>,
}

/// What a name means; a surface can have several.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Name {
    Country {
        code: String,
        form: Form,
    },
    Post {
        rank: Rank,
        code: Option<String>,
    },
    Person {
        rank: Rank,
        code: String,
    },
    Pact {
        strong: bool,
    },
    /// `called` tells it from the others: of several names of one treaty the first.
    Treaty {
        parties: Vec<String>,
        called: String,
    },
    Source,
}

impl Name {
    /// Whether it is written with a capital wherever it stands.
    fn is_proper(&self) -> bool {
        let adjective = matches!(self, Self::Country { form: Form::Adjective, .. });
        matches!(self, Self::Country { .. } | Self::Person { .. }) && !adjective
    }

    /// Which places of a rule the name can hold.
    fn fits(&self) -> Slots {
        Slots::of(match self {
            // Two states in one word are said of what is between them: "俄朝条约".
            Self::Country { code, form: Form::Noun } if code.contains('+') => {
                &[Slot::Country, Slot::Adjective]
            }
            Self::Country { form: Form::Noun | Form::Capital, .. } => &[Slot::Country],
            Self::Country { form: Form::Adjective, .. } => &[Slot::Country, Slot::Adjective],
            Self::Country { form: Form::Organisation, .. } => &[Slot::Country, Slot::Organisation],
            Self::Post { .. } => &[Slot::Post],
            Self::Person { .. } => &[Slot::Person],
            Self::Pact { .. } => &[Slot::Pact],
            Self::Treaty { .. } => &[Slot::Named],
            Self::Source => &[Slot::Source],
        })
    }
}

/// How a country is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Noun,
    Adjective,
    /// Its capital, which can stand for its government or for a place.
    Capital,
    /// An organisation of states, which can act and under which treaties are made.
    Organisation,
}

/// What a rule for voices says of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voicing {
    pub(crate) stands: Stands,
    /// Only the speaker is the voice; what is said stands inside the line.
    pub(crate) frames: bool,
    /// It speaks of the sentence before.
    pub(crate) of_last: bool,
    /// Who speaks is who spoke last.
    pub(crate) resumes: bool,
}

/// Rules of one sort: their lines, indexed together, and what each of them says.
#[derive(Debug)]
pub(crate) struct Rules<T> {
    lines: Lines,
    said: Vec<T>,
}

impl<T> Rules<T> {
    fn new(rules: Vec<(Vec<Program>, T)>) -> Self {
        let mut programs = Vec::new();
        let mut said = Vec::new();
        for (number, (lines, says)) in rules.into_iter().enumerate() {
            programs.extend(lines.into_iter().map(|it| (number, it)));
            said.push(says);
        }
        Self { lines: Lines::new(programs), said }
    }

    fn broken(self) -> Self {
        Self { lines: self.lines.broken(), ..self }
    }

    /// What the rule says that reaches farthest from this place.
    pub(crate) fn at(&self, nodes: &[Node], start: usize) -> Option<(&T, Match)> {
        let (rule, found) = self.lines.longest(nodes, start)?;
        Some((self.said.get(rule)?, found))
    }
}

/// Rules of which those are tried that can match in one sentence.
#[derive(Debug)]
pub(crate) struct RulesWithin<'r, T> {
    lines: Within<'r>,
    said: &'r [T],
}

impl<T> Rules<T> {
    pub(crate) fn within(&self, nodes: &[Node]) -> RulesWithin<'_, T> {
        RulesWithin { lines: self.lines.within(nodes), said: &self.said }
    }
}

impl<'r, T> RulesWithin<'r, T> {
    /// As [`Rules::at`], in the sentence that was looked at.
    pub(crate) fn at(&self, nodes: &[Node], start: usize) -> Option<(&'r T, Match)> {
        self.within(nodes, start, nodes.len())
    }

    /// As [`RulesWithin::at`], of the matches that end at `end` at the latest.
    pub(crate) fn within(
        &self,
        nodes: &[Node],
        start: usize,
        end: usize,
    ) -> Option<(&'r T, Match)> {
        let (rule, found) = self.lines.longest_within(nodes, start, end)?;
        Some((self.said.get(rule)?, found))
    }
}

/// How an act is told.
#[derive(Debug)]
pub(crate) struct ActRule {
    /// With the language: `id/ratify-by-decree`.
    pub(crate) name: Arc<str>,
    pub(crate) kind: ClaimKind,
    pub(crate) actor: Vec<Seat>,
    pub(crate) treaty: Object,
    pub(crate) status: Option<Status>,
    pub(crate) splits: Lines,
    pub(crate) organ: Option<Rank>,
    pub(crate) to_last: Option<ToLast>,
    pub(crate) step: Option<LeavingStep>,
}

/// A text that a rule must read so, or must not read.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) rule: Arc<str>,
    pub(crate) text: String,
    pub(crate) reads: Reads,
}

/// What an example must read as.
#[derive(Debug)]
pub(crate) enum Reads {
    /// These claims, in one line each.
    Claims(Vec<String>),
    /// A lookalike: the rule must leave it alone.
    NotByRule,
    /// Without a day of publication, it speaks from this day, or from none that is known.
    From(Option<String>),
}

/// How many words tell at most the part of what stands after them: "on the side of".
const ADPOSITION: usize = 4;

/// Words that name a treaty.
const TREATIES: Slots = Slots::of(&[Slot::Pact, Slot::Named]);
/// Words that can be a name with a capital letter.
const PROPER: Slots = Slots::of(&[Slot::Country, Slot::Person]);
/// What can be grouped from other words; a sentence may come to hold any of these.
const GROUPS: Slots =
    Slots::of(&[Slot::Actor, Slot::Parliament, Slot::Treaty, Slot::Date, Slot::Voice]);

impl Pack {
    pub(crate) fn name(&self, number: u32) -> Option<&Name> {
        self.names.get(usize::try_from(number).ok()?)
    }

    /// What the names at this node can mean.
    pub(crate) fn names_at<'p>(&'p self, node: &'p Node) -> impl Iterator<Item = &'p Name> {
        node.senses.iter().filter_map(|it| match it {
            Sense::Name(number) => self.name(*number),
            Sense::Word(_) | Sense::Month(_) | Sense::Weekday(_) | Sense::Number(_) => None,
        })
    }

    /// Whether a text is written in other letters than the pack's own: in the other script of its language.
    pub(crate) fn is_in_other_letters(&self, text: &str) -> bool {
        self.lexicon.variants().any_in(text)
    }

    /// The treaty by which an organisation was made, where the pack knows no other of it.
    pub(crate) fn founding(&self, organisation: &str) -> Option<&str> {
        let of = |it: &[String]| matches!(it, [one] if one == organisation);
        let mut own = self.names.iter().filter_map(|it| {
            if let Name::Treaty { parties, called } = it {
                of(parties).then_some(called)
            } else {
                None
            }
        });
        own.next().filter(|_| own.next().is_none()).map(String::as_str)
    }

    /// Where the words of a role that begin at node `at` end.
    pub(crate) fn role(&self, role: Role, nodes: &[Node], at: usize) -> Option<usize> {
        self.grammar.get(&role)?.longest(nodes, at).map(|(_, it)| it.end)
    }

    /// Where words that tell a name's part stand after it, verbs stand last.
    pub(crate) fn is_verb_final(&self) -> bool {
        self.adpositions == Side::After
    }

    /// Whether words of this role give the node at `at` its part in the sentence, from the side on which
    /// the language puts them.
    pub(crate) fn marks(&self, role: Role, nodes: &[Node], at: usize) -> bool {
        match self.adpositions {
            Side::Before => {
                let mut near = at.saturating_sub(ADPOSITION)..at;
                near.any(|from| self.role(role, nodes, from) == Some(at))
            }
            Side::After => self.role(role, nodes, at + 1).is_some(),
        }
    }

    /// What the words mean as they are written: the name of a state, organisation or person has a
    /// capital letter, where the script knows any.
    pub(crate) fn as_written(&self, found: Found, written: &str) -> Found {
        if !found.fits.meets(PROPER) {
            return found;
        }
        let capitals = !written.chars().any(char::is_lowercase);
        let small = !capitals && !written.chars().any(char::is_uppercase);
        let stands = |it: &Sense| match it {
            Sense::Name(number) => {
                let proper = self.name(*number).is_some_and(Name::is_proper);
                !(proper && small) && (capitals || !self.capitals.contains(number))
            }
            Sense::Word(_) | Sense::Month(_) | Sense::Weekday(_) | Sense::Number(_) => true,
        };
        if found.senses.iter().all(stands) {
            return found;
        }
        let Found { span, mut senses, fits } = found;
        senses.retain(stands);
        let names = senses.iter().map(|it| self.fits(*it)).fold(Slots::default(), Slots::and);
        Found { span, senses, fits: fits.only(Slots::of(&[Slot::Acting])).and(names) }
    }

    fn fits(&self, sense: Sense) -> Slots {
        match sense {
            Sense::Word(_) => Slots::default(),
            Sense::Name(number) => self.name(number).map_or(Slots::default(), Name::fits),
            Sense::Month(_) => Slots::of(&[Slot::Month]),
            Sense::Weekday(_) => Slots::of(&[Slot::Weekday]),
            Sense::Number(_) => Slots::of(&[Slot::Number]),
        }
    }

    /// Whether a text in this language may tell of an act, by a quick look at its bytes.
    pub(crate) fn may_tell(&self, text: &str) -> bool {
        self.sieve.get_or_init(|| Sieve::new(self)).passes(text, self)
    }

    pub(crate) fn names_treaty(&self, nodes: &[Node]) -> bool {
        nodes.iter().any(|it| it.fits.meets(TREATIES))
    }

    pub(crate) fn names_somebody(&self, nodes: &[Node]) -> bool {
        nodes.iter().any(|it| it.senses.iter().any(|it| matches!(it, Sense::Name(_))))
    }

    /// Whether a sentence with these words can tell anything: some rule for acts or remarks has in it
    /// all the words that it needs. `treaty_named` says whether the report names one anywhere.
    pub(crate) fn can_tell(&self, nodes: &[Node], treaty_named: bool) -> bool {
        let mut seen = Seen::of(nodes);
        if !treaty_named && !seen.slots.meets(TREATIES.with(Slot::Organisation)) {
            return false;
        }
        seen.slots = seen.slots.and(GROUPS);
        self.acts.lines.can_match(&seen) || self.remarks.lines.can_match(&seen)
    }
}
