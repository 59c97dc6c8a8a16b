//! The treaties of which a document speaks, and which of them a mention means.

use foedera_entities::{Capacity, World};
use foedera_model::ClaimKind;

use crate::act::joint;
use crate::node::Mentioned;

/// A treaty of which the document speaks.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "things that are known of a treaty, or not")]
pub(crate) struct Referent {
    pub(crate) parties: Vec<String>,
    /// Some of its parties were told by the words for it, not only by who acts.
    pub(crate) told: bool,
    pub(crate) name: Option<String>,
    /// The longest words that mention it.
    pub(crate) words: String,
    /// What its words tell that it is about.
    about: Vec<String>,
    /// Some noun for it can only mean a treaty.
    pub(crate) strong: bool,
    /// One of many parties, known by its organisation or depositary; who acts is no new party.
    pub(crate) family: bool,
    /// Some act told which state did it.
    pub(crate) acted: bool,
    /// It founded an organisation that was joined: who joins is told beside it.
    pub(crate) founding: bool,
    /// What the pack calls it.
    known: Option<String>,
    /// The nouns that stood for it: "convention", "treaty".
    nouns: Vec<String>,
    /// It was told as another one than those before.
    further: bool,
    /// Its parties were told together: "the agreement between Peru and Chile". Who else acts is none.
    closed: bool,
    /// Two have signed it together, and nobody else has acted.
    signed: bool,
    /// It is the title of an entry of a list.
    pub(crate) titled: bool,
    /// Its name is only its date.
    pub(crate) dated: bool,
    /// The states that join the organisation whose treaty it is.
    pub(super) joiners: Vec<String>,
    /// Its parties are those of the treaty beside which it was told by its date; no words say so.
    supposed: bool,
}

/// The code for parties of which nobody knows but that they are many.
const MANY: &str = "MULTI";

/// More states than these, none of whom the words name as a party, make a treaty of many.
const SEVERAL: usize = 3;

/// How many treaties back a mention is understood; a report speaks of few.
const RECALL: usize = 32;

/// What has been named so far, and the one that was named last.
#[derive(Debug, Default)]
pub(crate) struct Treaties {
    all: Vec<Referent>,
    focus: Option<usize>,
    /// How many were named before the sentence that is read.
    begun: usize,
    /// The one in focus is the title of the entry that is read: what has no name of its own is that one.
    entry: bool,
}

impl Treaties {
    pub(crate) fn get(&self, at: usize) -> Option<&Referent> {
        self.all.get(at)
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> Option<&mut Referent> {
        self.all.get_mut(at)
    }

    /// How many treaties were named.
    pub(crate) fn count(&self) -> usize {
        self.all.len()
    }

    /// The treaty that is spoken of; where none was named yet, the one that will be.
    pub(crate) fn focus(&mut self) -> usize {
        self.focus.unwrap_or_else(|| {
            self.all.push(Referent::default());
            self.focus = Some(self.all.len() - 1);
            self.all.len() - 1
        })
    }

    /// The treaty that is spoken of, if it is told to be between two.
    pub(crate) fn focus_told(&self) -> Option<&Referent> {
        self.focus.and_then(|it| self.all.get(it)).filter(|it| it.is_between_two(true))
    }

    /// Another entry of a list begins: "the treaty" is none of those before.
    pub(crate) fn end_focus(&mut self) {
        self.focus = None;
        self.entry = false;
    }

    /// The one in focus is the title of an entry.
    pub(crate) fn begin_entry(&mut self) {
        self.entry = true;
    }

    /// A new sentence begins.
    pub(crate) fn begin(&mut self) {
        self.begun = self.all.len();
    }

    /// All of them, by the numbers that [`Treaties::refer`] gave.
    pub(crate) fn into_all(self) -> Vec<Referent> {
        self.all
    }

    /// Which treaty these words mean: one with the same name or parties, else the one in focus.
    pub(crate) fn refer(&mut self, treaty: &Mentioned) -> usize {
        let known = self.known(treaty);
        let at = known.unwrap_or_else(|| {
            // An older treaty, told apart by its date, is one between the same parties, unless it is
            // somebody's own with one who is named.
            let others = treaty.own && !treaty.parties.is_empty();
            let now = self.focus.and_then(|it| self.all.get(it));
            let beside = treaty.further && treaty.parties.is_empty();
            let now = now.filter(|_| (treaty.dated || beside) && !others);
            let older = now.map(|it| Referent {
                parties: it.parties.clone(),
                told: it.told,
                supposed: true,
                ..Referent::default()
            });
            self.all.push(older.unwrap_or_default());
            self.all.len() - 1
        });
        if let Some(referent) = self.all.get_mut(at) {
            referent.mention(treaty);
        }
        // An older treaty told by its date is an aside, and so is an agreement of somebody's; "the treaty" stays
        // the one before.
        let now = self.focus.and_then(|it| self.all.get(it));
        let cited = treaty.dated && treaty.known.is_none();
        let older = cited && now.is_none_or(|it| it.name.is_some() || !it.parties.is_empty());
        let aside = older || now.is_some_and(|it| it.is_old(treaty));
        if !aside || self.focus.is_none() {
            self.focus = Some(at);
        }
        at
    }

    /// Whether the one in focus is one of many, and of the same organisation as these words tell.
    pub(crate) fn is_of_many_as_told(&self, treaty: &Mentioned) -> bool {
        let now = self.focus.and_then(|it| self.all.get(it));
        now.is_some_and(|it| it.family && it.parties == treaty.parties)
    }

    /// Which treaty these words mean, told beside the one in focus.
    pub(crate) fn refer_aside(&mut self, treaty: &Mentioned) -> usize {
        let focus = self.focus;
        let at = self.refer(treaty);
        self.focus = focus.or(self.focus);
        at
    }

    /// A treaty of many that none of those before is.
    pub(crate) fn refer_to_many(&mut self, treaty: &Mentioned) -> usize {
        let mut many = Referent::default();
        many.mention(treaty);
        many.becomes_of_many();
        self.all.push(many);
        self.focus = Some(self.all.len() - 1);
        self.all.len() - 1
    }

    /// Another treaty than those before is known only to its own sentence.
    fn told_further(&self, treaty: &Mentioned) -> Option<usize> {
        let here = self.all.iter().enumerate().skip(self.begun);
        here.rev().find(|(_, it)| it.further && it.words == treaty.words).map(|(at, _)| at)
    }

    fn known(&self, treaty: &Mentioned) -> Option<usize> {
        if treaty.further && treaty.name.is_none() {
            return self.told_further(treaty);
        }
        let old = self.all.len().saturating_sub(RECALL);
        let all: Vec<(usize, &Referent)> = self.all.iter().enumerate().skip(old).collect();
        if let Some((at, _)) = all.iter().find(|it| it.1.is_named(treaty)) {
            return Some(*at);
        }
        // "Signed a treaty that replaces the treaty of 1990": two, as they are told in one sentence.
        let told_apart = |at: usize| treaty.dated && at >= self.begun;
        let focus = self.focus.filter(|it| !told_apart(*it));
        let focus = focus.and_then(|it| Some((it, self.all.get(it)?)));
        if treaty.name.is_none() && treaty.parties.is_empty() {
            if self.entry {
                return self.focus;
            }
            // "The friendship treaty", where the one on extradition was named last.
            let alike = all.iter().rev().find(|it| contains_any(&it.1.about, &treaty.about));
            let spoken = focus.filter(|it| it.1.goes_by(treaty));
            let other = || all.iter().rev().find(|it| it.1.goes_by(treaty));
            let any = focus.filter(|it| !it.1.is_of_another_sort(treaty));
            return alike.or(spoken.as_ref()).or_else(other).or(any.as_ref()).map(|it| it.0);
        }
        if let Some((at, _)) = focus.filter(|it| it.1.can_be(treaty)) {
            return Some(at);
        }
        all.iter().rev().find(|it| it.1.shares(treaty)).map(|(at, _)| *at)
    }
}

impl Referent {
    /// Whether some words of the report name it.
    pub(crate) fn is_spoken_of(&self) -> bool {
        self.name.is_some() || !self.words.is_empty()
    }

    /// Whether the words tell that it is between two states. An organisation's has its members' acts as well.
    pub(crate) fn is_between_two(&self, signed: bool) -> bool {
        (self.told || (signed && self.signed))
            && self.parties.len() == 2
            && self.parties.iter().all(|it| is_state(it))
            && !self.family
    }

    /// "Britain and the United States are changing the agreement of 1966", told beside one with Mauritius: those who act
    /// together, where its parties were only supposed.
    pub(crate) fn is_after_all_of(&mut self, codes: &[String]) -> bool {
        let others = self.supposed && codes.len() == 2 && self.parties != codes;
        if others {
            self.parties = codes.to_vec();
            self.supposed = false;
        }
        others
    }

    /// Whether it is one of many of which is known whose: of an organisation.
    pub(crate) fn is_of_known_many(&self) -> bool {
        self.family && self.parties.iter().all(|it| it != MANY)
    }

    /// Nobody knows whose it is, but that they are many.
    pub(crate) fn becomes_of_many(&mut self) {
        self.parties = vec![MANY.to_owned()];
        self.family = true;
    }

    /// Its parties. Where they are many nobody else is told beside that, but the one organisation whose treaty it is.
    pub(crate) fn parties_as_told(&self) -> Vec<String> {
        let others: Vec<String> = self.parties.iter().filter(|it| *it != MANY).cloned().collect();
        if others.len() == self.parties.len() || others.is_empty() {
            return self.parties.clone();
        }
        let one = matches!(others.as_slice(), [one] if !is_state(one) && self.known.is_none());
        if one { others } else { vec![MANY.to_owned()] }
    }

    /// A mention of another one of that sort.
    pub(crate) fn another(&self) -> Mentioned {
        Mentioned { words: self.words.clone(), strong: self.strong, ..Mentioned::default() }
    }

    /// Whether its words tell what it is about.
    pub(crate) fn has_subject(&self) -> bool {
        !self.about.is_empty()
    }

    /// Takes in what a mention tells of it.
    fn mention(&mut self, treaty: &Mentioned) {
        let together = treaty.parties.len() > 1 && !treaty.paired;
        if (treaty.family || together) && !self.told {
            // Who acted under it was taken for a party; it is one of many, or of others.
            self.parties.clear();
        }
        add(&mut self.parties, &treaty.parties);
        self.told |= !treaty.parties.is_empty();
        self.closed |= treaty.parties.len() > 1 && !treaty.family && !treaty.paired;
        self.name = self.name.take().or_else(|| treaty.name.clone());
        if treaty.words.len() > self.words.len() {
            self.words.clone_from(&treaty.words);
        }
        add(&mut self.about, &treaty.about);
        self.known = self.known.take().or_else(|| treaty.known.clone());
        add(&mut self.nouns, treaty.noun.as_slice());
        self.further |= treaty.further;
        self.strong |= treaty.strong;
        self.family |= treaty.family;
        self.founding |= treaty.founding;
        self.dated |= treaty.dated;
    }

    /// Who acts is a party of a treaty that is not known to be one of many. What is acceded to is.
    pub(crate) fn join(&mut self, codes: &[String], kind: ClaimKind) {
        if kind == ClaimKind::Accession && self.parties.is_empty() {
            self.becomes_of_many();
        } else if !self.closed && !self.family {
            self.take_in(codes, kind);
        }
    }

    /// A third who acts by himself is none of the two whose treaty it is told to be; where nobody told whose it
    /// is, it is one of many.
    fn take_in(&mut self, codes: &[String], kind: ClaimKind) {
        let mut parties = self.parties.clone();
        add(&mut parties, codes);
        // "Kim and Putin signed the treaty": of the two, as if its words told it.
        self.signed |= joint(kind) && codes.len() == 2 && parties == codes;
        if parties.len() <= 2 || parties.len() == self.parties.len() {
            self.parties = parties;
        } else if !self.told && (parties.len() > SEVERAL || !joint(kind)) {
            self.becomes_of_many();
        } else if !self.told || self.parties.len() < 2 {
            self.parties = parties;
        }
    }

    /// Whether "the agreement" is what this one was called before.
    fn goes_by(&self, treaty: &Mentioned) -> bool {
        self.was_called(treaty) && !self.is_old(treaty)
    }

    /// Whether it went by the noun of these words, if they have one.
    fn was_called(&self, treaty: &Mentioned) -> bool {
        treaty.noun.as_ref().is_none_or(|it| self.nouns.contains(it))
    }

    /// Whether an agreement that is told as new is none of the treaties that have a name: "the union signed an
    /// agreement".
    fn is_old(&self, treaty: &Mentioned) -> bool {
        let anew = treaty.indefinite && !treaty.strong && (self.known.is_some() || self.family);
        anew || (treaty.fresh && self.known.is_some())
    }

    /// Whether "the optional protocol" cannot be this one, which was a convention whenever it was named.
    fn is_of_another_sort(&self, treaty: &Mentioned) -> bool {
        // What an organisation's members agree is not what founded it: "Peru joined it. Chile signed a treaty".
        let another = treaty.strong || treaty.indefinite || !treaty.about.is_empty();
        let called = !self.nouns.is_empty() && self.was_called(treaty);
        let founded = self.founding && another && !called;
        if self.is_old(treaty) || founded {
            return true;
        }
        let sure = treaty.strong && !treaty.about.is_empty() && !self.nouns.is_empty();
        sure && treaty.noun.as_ref().is_some_and(|it| !self.nouns.contains(it))
    }

    /// Whether a name given to what had none, or parties to what had none, can be this one's. A
    /// year beside a treaty of many is no other treaty ("the 1994 accord").
    fn can_be(&self, treaty: &Mentioned) -> bool {
        if treaty.dated && treaty.parties.is_empty() {
            return self.family || (self.name.is_none() && self.parties.is_empty());
        }
        let fits = match (&self.name, &treaty.name) {
            // "A treaty on extradition" is not the Rome Statute.
            (None, Some(name)) => self.is_about(name),
            (Some(_), Some(_)) => false,
            (_, None) => true,
        };
        // "The Convention of the United Nations" was no agreement before.
        let told_later = (treaty.family && self.was_called(treaty)) || !self.is_spoken_of();
        let acted = !self.told && (told_later || contains(&treaty.parties, &self.parties));
        fits && (self.parties.is_empty() || acted || self.shares(treaty))
    }

    /// Whether both bear one name. Parties alone make no treaty another: one organisation keeps many, and
    /// two states have several. Of two names, one that says no more than the other is short for it.
    fn is_named(&self, treaty: &Mentioned) -> bool {
        let (Some(one), Some(other)) = (&treaty.name, &self.name) else { return false };
        if treaty.known.is_some() && self.known.is_some() {
            return treaty.known == self.known;
        }
        let same_parties = treaty.parties == self.parties && !treaty.parties.is_empty();
        let (one, other) = (one.to_lowercase(), other.to_lowercase());
        let short = is_short_for(&one, &other) || is_short_for(&other, &one);
        one == other || (same_parties && (short || treaty.dated || self.dated))
    }

    /// Whether a name tells something of what it is known to be about, if that is known.
    fn is_about(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.about.is_empty() || self.about.iter().any(|it| name.contains(it.as_str()))
    }

    fn shares(&self, treaty: &Mentioned) -> bool {
        treaty.name.is_none()
            && (contains(&self.parties, &treaty.parties)
                || contains(&treaty.parties, &self.parties))
    }
}

/// Whether a code is that of a state, also of one that has ended.
pub(super) fn is_state(code: &str) -> bool {
    let entity = code.parse().ok().and_then(|it| World::embedded().entity(&it));
    entity.is_some_and(|it| it.capacity != Capacity::Organisation)
}

/// Whether the words of one name all stand in the other: `New START` and `the New START Treaty`.
fn is_short_for(short: &str, long: &str) -> bool {
    short.split_whitespace().all(|it| long.split_whitespace().any(|word| word == it))
}

fn contains(all: &[String], some: &[String]) -> bool {
    !some.is_empty() && some.iter().all(|it| all.contains(it))
}

fn contains_any(all: &[String], some: &[String]) -> bool {
    some.iter().any(|it| all.contains(it))
}

/// Adds those that are new, and keeps the codes sorted.
pub(crate) fn add(all: &mut Vec<String>, more: &[String]) {
    for code in more {
        if !all.contains(code) {
            all.push(code.clone());
        }
    }
    all.sort();
}
