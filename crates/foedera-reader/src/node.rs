//! The units on which rules work: words, numbers, marks, and what they were grouped into: dates,
//! actors, treaties, voices. Not letters: no rule sees raw text.

use foedera_model::Span;

use crate::said::Said;
use crate::sense::{Rank, Sense, Slot, Slots, Stands};

/// One unit of a sentence, with its place in the folded text.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// What the pack says that this word can mean; sorted. Empty for groups.
    pub(crate) senses: Vec<Sense>,
    /// Which places of a rule it can hold, as the word or the group that it is.
    pub(crate) fits: Slots,
    /// Whether it begins with a capital letter in the original.
    pub(crate) upper: bool,
    /// Whether nothing stands between it and the node before it.
    pub(crate) glued: bool,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Word,
    Number(u32),
    Mark(char),
    /// Capitalised words that no pack knows: a person, a paper, a town.
    Name,
    Date(Said),
    /// Who acts or speaks; several that were named in one breath.
    Actor(Vec<Party>),
    Treaty(Mentioned),
    /// Something that is signed or enters into force and is no treaty: a law, a contract.
    Other,
    /// "said KCNA on Tuesday": who says so.
    Voice(Voice),
}

/// A state, organisation, organ or person, as far as the words tell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Party {
    /// The entity's code; nothing where the words leave it open ("the parliament").
    pub(crate) code: Option<String>,
    /// Which organ acts; nothing for the state itself.
    pub(crate) rank: Option<Rank>,
    pub(crate) span: Span,
    /// The words of a person's own name among them.
    pub(crate) person: Option<Span>,
    /// An organisation, which can be a party, but is no country that a report goes on to speak of.
    pub(crate) organisation: bool,
    /// It is of the state that was named last: "that country's parliament".
    pub(crate) of_that: bool,
    /// "Both countries", "the two sides": the parties of the treaty that is spoken of.
    pub(crate) both: bool,
    /// How many they are told to be: "the three countries"; 0 where nothing tells it.
    pub(crate) how_many: u32,
}

/// A treaty as the words name it.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "what the words tell, or not")]
pub(crate) struct Mentioned {
    pub(crate) parties: Vec<String>,
    /// The words that name it, where it has a name of its own.
    pub(crate) name: Option<String>,
    /// What the pack calls the treaty that bears this name and maybe others.
    pub(crate) known: Option<String>,
    /// Its noun ("convention"), in small letters.
    pub(crate) noun: Option<String>,
    /// It is told as new, and so is none that is known by its name.
    pub(crate) fresh: bool,
    /// It is told as one of which nobody has spoken: "an agreement".
    pub(crate) indefinite: bool,
    /// All the words of the mention.
    pub(crate) words: String,
    /// The words beside its noun that tell what it is about, in small letters: "extradition".
    pub(crate) about: Vec<String>,
    /// The noun can only mean a treaty ("convention"), not a business deal ("agreement").
    pub(crate) strong: bool,
    /// It is a treaty of many, named by its organisation or depositary.
    pub(crate) family: bool,
    /// It founded an organisation, and is meant where somebody joins that.
    pub(crate) founding: bool,
    /// Its words, or those beside it, name an accession: "the protocol of accession".
    pub(crate) of_accession: bool,
    /// It belongs to whom the sentence speaks of ("its treaty with Chile").
    pub(crate) own: bool,
    /// It is another one than those before: "a second accord".
    pub(crate) further: bool,
    /// Of its parties only one is told by its words, the others by who acts.
    pub(crate) paired: bool,
    /// It is called by the short name that the report gave it.
    pub(crate) byname: bool,
    /// It begins with the noun itself; adjectives may stand before.
    pub(crate) bare: bool,
    /// Its date is its name ("the treaty of 9 February 2000"), to tell it from another one.
    pub(crate) dated: bool,
}

/// Who says what the sentence says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Voice {
    /// The speaker's name; nothing where nobody is named ("it was announced on Tuesday").
    pub(crate) span: Option<Span>,
    /// Who speaks, where it is somebody who can also act.
    pub(crate) parties: Vec<Party>,
    /// The day on which it was said.
    pub(crate) date: Option<Said>,
    pub(crate) stands: Stands,
    /// It speaks of the sentence before: "so the minister said".
    pub(crate) of_last: bool,
    /// Who speaks is who spoke last: "he said".
    pub(crate) resumes: bool,
}

impl Party {
    /// A party of which the words tell no more than whose code it is.
    pub(crate) fn new(code: Option<String>, span: Span) -> Self {
        let (organisation, of_that, both) = (false, false, false);
        Self { code, rank: None, span, person: None, organisation, of_that, both, how_many: 0 }
    }
}

impl Kind {
    /// Which places of a rule a node of this kind can hold, whatever its words mean.
    pub(crate) fn fits(&self) -> Slots {
        let mut fits = Slots::default();
        match self {
            Self::Word | Self::Mark(_) | Self::Other => {}
            Self::Number(number) => {
                let bounds =
                    [(Slot::Day, 1..=31), (Slot::MonthNumber, 1..=12), (Slot::Year, YEARS)];
                let within = bounds.iter().filter(|(_, bounds)| bounds.contains(number));
                fits = within.fold(fits.with(Slot::Number), |all, (slot, _)| all.with(*slot));
            }
            Self::Name => fits = fits.with(Slot::Name),
            // "The treaty of 2005": a year alone can belong to a name.
            Self::Date(said) if said.is_year() && !said.when => {
                fits = fits.with(Slot::Date).with(Slot::Year);
            }
            Self::Date(_) => fits = fits.with(Slot::Date),
            Self::Treaty(_) => fits = fits.with(Slot::Treaty),
            Self::Voice(_) => fits = fits.with(Slot::Voice),
            Self::Actor(parties) => {
                fits = fits.with(Slot::Actor);
                if parties.iter().any(|it| it.rank == Some(Rank::Parliament)) {
                    fits = fits.with(Slot::Parliament);
                }
                if let [Party { organisation: true, rank: None, .. }] = parties.as_slice() {
                    fits = fits.with(Slot::Organisation);
                }
            }
        }
        fits
    }
}

/// Which numbers can be a year of the modern law of treaties.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2199;

impl Node {
    pub(crate) fn has(&self, sense: Sense) -> bool {
        self.senses.contains(&sense)
    }

    /// The mark that it is.
    pub(crate) fn mark(&self) -> Option<char> {
        if let Kind::Mark(mark) = self.kind { Some(mark) } else { None }
    }

    /// Whether it can be a word of a treaty's name: no act begins with it.
    pub(crate) fn fills_a_name(&self) -> bool {
        const OTHERS: Slots = Slots::of(&[Slot::Acting, Slot::Pact, Slot::Named]);
        let plain = matches!(self.kind, Kind::Word | Kind::Name | Kind::Number(_));
        plain && !self.fits.meets(OTHERS)
    }

    pub(crate) fn is_mark(&self, marks: &[char]) -> bool {
        // The comma of a list in Chinese and Japanese is one, if nobody asks for more.
        let comma = |mark| mark == '、' && marks.contains(&',');
        matches!(self.kind, Kind::Mark(mark) if marks.contains(&mark) || comma(mark))
    }

    pub(crate) fn actor(&self) -> Option<&[Party]> {
        if let Kind::Actor(parties) = &self.kind { Some(parties) } else { None }
    }

    /// Who is named here, acting or speaking.
    pub(crate) fn parties(&self) -> Option<&[Party]> {
        self.actor().or_else(|| Some(&self.voice()?.parties))
    }

    pub(crate) fn treaty(&self) -> Option<&Mentioned> {
        if let Kind::Treaty(treaty) = &self.kind { Some(treaty) } else { None }
    }

    pub(crate) fn date(&self) -> Option<&Said> {
        if let Kind::Date(said) = &self.kind { Some(said) } else { None }
    }

    pub(crate) fn voice(&self) -> Option<&Voice> {
        if let Kind::Voice(voice) = &self.kind { Some(voice) } else { None }
    }
}
