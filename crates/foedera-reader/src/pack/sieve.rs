//! Which texts can tell of no treaty act at all, seen in one pass over their raw bytes: nothing is folded, cut
//! into words or looked up. Such a text names no treaty and no organisation, or has none of the words without
//! which no act can be told. A text that passes may still tell of nothing; one that does not would be read to
//! no claim, unless it writes a word of another alphabet than ours in capitals and small letters by turns.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::lexicon::{Lexicon, Surface, meet};
use super::variants::Variants;
use crate::sense::{Slot, Slots};
use crate::shadow::also_written;

/// A word that can be written in more ways than this is looked for by a part of it.
const WAYS_MAX: usize = 64;

/// What is looked for in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    /// A word for a treaty, or a treaty's name.
    Treaty,
    /// An organisation's name; it counts where it stands alone.
    Organisation,
    /// A word of an act or remark.
    Act,
    /// What hides letters from this pass: soft hyphens, loose accents, full-width letters.
    Veil,
}

/// What a pack looks for, before any text asks.
#[derive(Debug, Default)]
pub(crate) struct Signs {
    words: Vec<(Sign, String)>,
    /// A line needs no word at all.
    any_act: bool,
}

impl Signs {
    /// From all names of a pack and, for each line of its acts and remarks, words of which it needs one; a line
    /// that needs none has none.
    pub(super) fn new(names: &[Surface], needed: &[Vec<&str>]) -> Self {
        let sign = |it: &Surface| match it.fits {
            fits if fits.meets(Slots::of(&[Slot::Pact, Slot::Named])) => Some(Sign::Treaty),
            fits if fits.has(Slot::Organisation) => Some(Sign::Organisation),
            _ => None,
        };
        let names = names.iter().filter_map(|it| Some((sign(it)?, it.text.as_str())));
        let acts = needed.iter().flatten().map(|it| (Sign::Act, *it));
        let words = names.chain(acts).map(|(sign, it)| (sign, it.to_owned())).collect();
        Self { words, any_act: needed.iter().any(Vec::is_empty) }
    }

    /// All ways in which the words are written, sorted; of words that begin alike the shortest.
    fn written(&self, variants: &Variants) -> Vec<(Sign, String)> {
        let mut found: Vec<(Sign, String)> = veils().map(|it| (Sign::Veil, it)).collect();
        for (sign, word) in &self.words {
            let ways = ways_of(&variants.in_first(word), variants);
            found.extend(ways.into_iter().map(|it| (*sign, it)));
        }
        found.sort_unstable();
        found.dedup_by(|next, before| {
            let longer = next.0 == before.0 && next.1.starts_with(&before.1);
            longer && (next.0 != Sign::Organisation || next.1 == before.1)
        });
        found
    }
}

/// A word, or its longest part that can be looked for, in all the ways in which it is written; of one
/// without such a part nothing, which stands everywhere.
fn ways_of(text: &str, variants: &Variants) -> Vec<String> {
    let ways = |it: char| -> Vec<char> {
        let others = also_written(it).iter().copied().chain(variants.others(it));
        std::iter::once(it).chain(others).collect()
    };
    let pieces = text.split(|it: char| !it.is_alphanumeric());
    let pieces = pieces.flat_map(|it| {
        let count = it.chars().map(|it| ways(it).len()).fold(1, usize::saturating_mul);
        let many = move |it: char| count > WAYS_MAX && ways(it).len() > 1;
        it.split(many).collect::<Vec<_>>()
    });
    let longest = pieces.max_by_key(|it| it.chars().count()).filter(|it| !it.is_empty());
    longest.map_or(vec![String::new()], |it| written(it, &ways).collect())
}

/// A word in small letters, with a first capital and in capitals, each letter in each of its ways.
fn written(word: &str, ways: &dyn Fn(char) -> Vec<char>) -> impl Iterator<Item = String> {
    let mut small = vec![String::new()];
    for letter in word.chars() {
        let ways = ways(letter);
        small =
            small.iter().flat_map(|it| ways.iter().map(move |way| format!("{it}{way}"))).collect();
    }
    small.into_iter().flat_map(|it| {
        let mut letters = it.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        let title = format!("{first}{}", letters.as_str());
        [it.to_uppercase(), title, it]
    })
}

/// Marks in whose presence a text is always read, for they stand between the letters of a word or for them.
fn veils() -> impl Iterator<Item = String> {
    let ranges = [
        '\u{ad}'..='\u{ad}',
        '\u{200b}'..='\u{200f}',
        '\u{2060}'..='\u{2060}',
        '\u{feff}'..='\u{feff}',
        '\u{300}'..='\u{36f}',
        '\u{640}'..='\u{640}',
        '\u{64b}'..='\u{655}',
        '\u{670}'..='\u{670}',
        '\u{1e9e}'..='\u{1e9e}',
        // Signs of compatibility: radicals, marks of kana, ideographs, ligatures, Arabic forms.
        '\u{2e80}'..='\u{2fd5}',
        '\u{3099}'..='\u{309c}',
        '\u{f900}'..='\u{fdff}',
        '\u{fe70}'..='\u{fefc}',
        '\u{ff21}'..='\u{ff3a}',
        '\u{ff41}'..='\u{ff5a}',
        '\u{ff66}'..='\u{ffdc}',
    ];
    ranges.into_iter().flatten().map(String::from)
}

/// The sieve of one language.
#[derive(Debug)]
pub(crate) struct Sieve {
    automaton: AhoCorasick,
    signs: Vec<Sign>,
    any_act: bool,
    /// Names of organisations may be glued to other letters.
    glued: bool,
}

impl Sieve {
    /// Nothing where the words are too many for one automaton: then every text passes.
    pub(super) fn new(of: &Signs, lexicon: &Lexicon) -> Option<Self> {
        let written = of.written(lexicon.variants());
        let (signs, texts): (Vec<Sign>, Vec<String>) = written.into_iter().unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .build(texts)
            .ok()?;
        Some(Self { automaton, signs, any_act: of.any_act, glued: lexicon.glues() })
    }

    /// Whether the text may tell of an act.
    pub(crate) fn passes(&self, text: &str) -> bool {
        let (mut treaty, mut act) = (false, self.any_act);
        for hit in self.automaton.find_overlapping_iter(text) {
            match self.signs.get(hit.pattern().as_usize()) {
                Some(Sign::Treaty) => treaty = true,
                Some(Sign::Organisation) => {
                    treaty |= self.glued || stands_alone(text, hit.start(), hit.end());
                }
                Some(Sign::Act) => act = true,
                Some(Sign::Veil) | None => return true,
            }
            if treaty && act {
                return true;
            }
        }
        false
    }
}

/// Whether no letter beside it belongs to the same word.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let (before, rest) = text.split_at_checked(start).unwrap_or_default();
    let (word, after) = rest.split_at_checked(end - start).unwrap_or_default();
    !meet(before, word) && !meet(word, after)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Glued;
    use super::*;
    use crate::sense::Sense;

    fn sieve(treaties: &[&str], organisations: &[&str], acts: &[&str]) -> Sieve {
        let surface = |text: &&str, slot| Surface {
            text: (*text).to_owned(),
            stem: false,
            sense: Sense::Word(0),
            fits: Slots::of(&[slot]),
        };
        let treaties = treaties.iter().map(|it| surface(it, Slot::Named));
        let organisations = organisations.iter().map(|it| surface(it, Slot::Organisation));
        let names: Vec<Surface> = treaties.chain(organisations).collect();
        let signs = Signs::new(&names, &[acts.to_vec()]);
        let lexicon = Lexicon::new(names, Glued::default(), Variants::default());
        Sieve::new(&signs, &lexicon.expect("few words")).expect("few words")
    }

    #[test]
    fn a_text_passes_with_a_treaty_and_a_word_of_an_act() {
        let sieve = sieve(&["rome statute", "договор"], &["un"], &["sign", "подпис"]);
        let passes = |text: &str| sieve.passes(text);
        assert!(passes("It signed the Rome\nStatute."));
        assert!(passes("ДОГОВОР ПОДПИСАН"));
        assert!(passes("A signal from the UN"));
        assert!(!passes("A signal from the unit"));
        assert!(passes("A signal from uN2030"), "a number parts from letters");
        assert!(!passes("The statute of Rome is old"));
        assert!(!passes("Signed in Rome"));
        assert!(passes("sta\u{ad}tute"), "a soft hyphen may hide anything");
    }

    #[test]
    fn letters_that_are_written_in_more_ways_than_one_are_found_in_each() {
        let sieve = sieve(&["اتفاقيه"], &[], &["وقع"]);
        assert!(sieve.passes("وقع الإتفاقيه"));
        assert!(!sieve.passes("وقع في"));
    }
}
