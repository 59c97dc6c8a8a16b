//! What a characterisation says of an issue, by the words that it holds.
//!
//! Whoever has a say is free in his words, and they decide. So what is surely understood is read, and all
//! else leaves the issue open: an answer is never turned on a word that nobody here knows. The lists below
//! are the grammar of English and no rule of law; `docs/formats/casus.md` has the pairs that specify them,
//! and its tests read them there.

use std::cell::OnceCell;
use std::ops::Range;

/// They turn what follows into its contrary.
const NEGATORS: &str = "no not never neither nor without isn't wasn't";

/// They add nothing: `without the slightest provocation` is `without provocation`.
const EMPTY: &str = "a an the any such slightest least";

/// Wherever one stands, its speaker does not hold what the other words say.
const DOUBTS: &str = "alleged allegedly almost apparent apparently attempted averted barely claimed come coming \
    could doubtful feared feigned future hardly if imminent likely may maybe might nearly \
    perhaps planned possible possibly potential pretended purported scarcely simulated so-called \
    staged supposed threatened whether";

/// Before what is named, they make it another thing in law.
const ANOTHER: &str = "civil cold cyber economic indirect indirectly mock partly trade verbal";

/// What stands behind one is what it is only for those words before it that are known.
const PREPOSITIONS: &str = "about across after against as at before below beyond but by during for from in inside into \
    like near of off on or outside over than to toward towards under unless upon with within";

/// An act of aggression is aggression, and no act of aggression is none.
const SAME: [&str; 5] = ["act of", "amount to", "amounting to", "part of", "state of"];

/// A war of aggression is aggression too; but no war of aggression may be a lesser act of it.
const KINDS: [&str; 8] = [
    "attack against",
    "attack on",
    "campaign of",
    "crime of",
    "series of",
    "strike against",
    "strike on",
    "war of",
];

/// A threat of an attack is none.
const FEARED: &str = "threat of";

/// Denials that end where they end, and turn nothing behind them.
const CLOSED: [&str; 3] = ["without direct provocation", "without provocation", "without warning"];

/// What begins so tells of the whole case, and not of the noun before it.
const ADVERBIAL: &str = "after during leading outside placing within without";

/// They say the same before whatever noun.
const ADJECTIVES: &str = "continuing unprovoked";

/// What may follow on what is named without making it a part of another name, as in *war crime*.
const FOLLOWERS: &str = "across act after against aggression and armed at attack before between by contrary during \
    from in inside leading near nor of on outside placing to toward towards under upon with within \
    without";

/// What can be hit of a state beside its territory.
const THINGS: &str = "aircraft embassy fleet garrison ship vessel warship";

/// They are what is hit where it is said that it was on or against them; else they are what struck.
const FORCES: &str = "army force troop";

/// Where what is hit may be other territory than the state's own.
const ELSEWHERE: &str = "beyond far foreign neutral off outside";

/// Whether a characterisation says that what was hit was another thing than the territory of a state, whether or not the
/// rest is understood.
pub(super) fn says_what_was_hit(called: &str) -> bool {
    let words = words(called);
    let has = |list| words.iter().any(|it| is_one(it, list));
    let is_on = |at: usize| {
        let before = words.iter().take(at).rev().find(|it| is_one(it, PREPOSITIONS));
        before.is_some_and(|it| is_one(it, "against on upon"))
    };
    let on_forces = || words.iter().enumerate().any(|(at, it)| is_one(it, FORCES) && is_on(at));
    has(THINGS)
        || on_forces()
        || has("territory frontier border") && (has(ELSEWHERE) || has(NEGATORS))
}

/// The words by which a characterisation affirms or denies something.
pub(super) struct Phrases {
    /// Each with whether it affirms.
    told: Vec<(String, bool)>,
    /// The words of each, the longest first; once one is looked for, for most events are not called anything.
    all: OnceCell<Vec<(Vec<String>, bool)>>,
}

impl Phrases {
    pub(super) fn new(affirm: &[&str], deny: &[&str]) -> Self {
        let affirm = affirm.iter().map(|it| ((*it).to_owned(), true));
        let told = affirm.chain(deny.iter().map(|it| ((*it).to_owned(), false)));
        Self { told: told.collect(), all: OnceCell::new() }
    }

    fn all(&self) -> &[(Vec<String>, bool)] {
        self.all.get_or_init(|| {
            let all = self.told.iter().map(|(it, affirms)| (words(it), *affirms));
            let mut all: Vec<(Vec<String>, bool)> = all.filter(|(it, _)| !it.is_empty()).collect();
            all.sort_by_key(|(it, _)| std::cmp::Reverse(it.len()));
            all
        })
    }

    /// Whether a characterisation affirms, or denies; nothing where it is silent, not understood, or both.
    pub(super) fn read(&self, called: &str) -> Option<bool> {
        let words = words(called);
        let found = self.found(&words);
        let is_free = |at: usize| !found.iter().any(|(it, _)| it.contains(&at));
        let mut free = words.iter().enumerate().filter(|(at, _)| is_free(*at));
        if free.any(|(_, it)| is_one(it, DOUBTS)) {
            return None;
        }
        let mut each = found.into_iter().map(|(place, affirms)| {
            let before =
                Before { words: words.get(..place.start)?, phrase: words.get(place.start)? };
            let turned = before.turns()?;
            is_whole(&words, &place).then_some(affirms != turned)
        });
        let first = each.next()??;
        each.all(|it| it == Some(first)).then_some(first)
    }

    /// Where one of the phrases stands, from the left; of two that fit, the longer.
    fn found(&self, words: &[String]) -> Vec<(Range<usize>, bool)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|it| !it.is_empty()) {
            match self.all().iter().find(|(phrase, _)| rest.starts_with(phrase)) {
                Some((phrase, affirms)) => {
                    found.push((at..at + phrase.len(), *affirms));
                    at += phrase.len();
                }
                None => at += 1,
            }
        }
        found
    }
}

/// What stands before a phrase, and the first word of the phrase.
struct Before<'w> {
    words: &'w [String],
    phrase: &'w str,
}

impl Before<'_> {
    /// Whether a phrase is turned into its contrary; nothing where what stands before it is not understood.
    fn turns(&self) -> Option<bool> {
        let is_adverbial = is_one(self.phrase, ADVERBIAL);
        let (mut turned, mut is_next) = (false, true);
        let mut before = self.words;
        while let Some((word, rest)) = before.split_last() {
            let known = |phrases: &[&str]| phrases.iter().find_map(|it| without(before, it));
            let negated = known(&[FEARED]).or(is_one(word, NEGATORS).then_some(rest));
            if let Some(rest) = known(&CLOSED).or(known(&KINDS)) {
                (before, is_next) = (rest, false);
            } else if let Some(rest) = negated {
                if turned || !is_next {
                    return None;
                }
                (before, turned) = (rest, true);
            } else if let Some(rest) = known(&SAME) {
                before = rest;
            } else if !is_adverbial && (is_one(word, PREPOSITIONS) || is_one(word, ANOTHER)) {
                return None;
            } else {
                (before, is_next) = (rest, false);
            }
        }
        Some(turned)
    }
}

/// What stands before a phrase at the end of some words; nothing where they end otherwise.
fn without<'w>(words: &'w [String], phrase: &str) -> Option<&'w [String]> {
    let mut before = words;
    for own in phrase.rsplit(' ') {
        let (last, rest) = before.split_last()?;
        before = Some(rest).filter(|_| stem(own) == last)?;
    }
    Some(before)
}

/// Whether a phrase is a name of its own where it stands.
fn is_whole(words: &[String], place: &Range<usize>) -> bool {
    let is_adjective = words.get(place.start).is_some_and(|it| is_one(it, ADJECTIVES));
    is_adjective || words.get(place.end).is_none_or(|it| is_one(it, FOLLOWERS))
}

/// Whole words in lower case, of one number; what adds nothing is left out. What is joined by a hyphen is
/// one word.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words =
        lower.split_whitespace().map(|it| it.trim_matches(|it: char| !it.is_alphanumeric()));
    let words = words.filter(|it| !it.is_empty() && !EMPTY.split(' ').any(|empty| empty == *it));
    words.map(|it| stem(it).to_owned()).collect()
}

/// A word without the ending of the plural.
fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if 2 < stem.len() && !stem.ends_with('s') => stem,
        _ => word,
    }
}

/// Whether a stem is that of a word of a list.
fn is_one(word: &str, list: &str) -> bool {
    list.split(' ').any(|it| stem(it) == word)
}
