//! Which texts can tell of no treaty act at all, seen in one pass over their raw bytes: nothing is folded, cut
//! into words or looked up. Such a text names no treaty and no organisation, or has none of the words without
//! which no act can be told. A text that passes may still tell of nothing; one that does not would be read to
//! no claim, unless it writes a word of another alphabet than ours in capitals and small letters by turns.

use super::lexicon::{Lexicon, Surface, meet};
use super::tree::Tree;
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

    /// All ways in which the words are written, sorted; of words that begin alike the shortest. Whether some of
    /// them are parts from within a word.
    fn written(&self, variants: &Variants) -> (Vec<(String, Sign)>, bool) {
        let mut found: Vec<(String, Sign)> = veils().map(|it| (it, Sign::Veil)).collect();
        let mut within = false;
        for (sign, word) in &self.words {
            let (ways, begins) = ways_of(&variants.in_first(word), variants);
            within |= !begins;
            found.extend(ways.into_iter().map(|it| (it.to_ascii_lowercase(), *sign)));
        }
        found.sort_unstable_by(|one, other| (one.1, &one.0).cmp(&(other.1, &other.0)));
        found.dedup_by(|next, before| {
            let longer = next.1 == before.1 && next.0.starts_with(&before.0);
            longer && (next.1 != Sign::Organisation || next.0 == before.0)
        });
        found.sort_unstable();
        (found, within)
    }
}

/// A word, or its longest part that can be looked for, in all the ways in which it is written, and whether that
/// stands at the beginning of a word; of one without such a part nothing, which stands everywhere.
fn ways_of(text: &str, variants: &Variants) -> (Vec<String>, bool) {
    let ways = |it: char| -> Vec<char> {
        let others = also_written(it).iter().copied().chain(variants.others(it));
        std::iter::once(it).chain(others).collect()
    };
    let count = |it: &str| it.chars().map(|it| ways(it).len()).fold(1, usize::saturating_mul);
    // Several words together where their capitals are the same as their small letters.
    let together = |it: char| it == ' ' && text.is_ascii();
    let runs = text.split(|it: char| !it.is_alphanumeric() && !together(it)).map(str::trim);
    let pieces = runs.flat_map(|run| {
        let (one, apart) = if count(run) > WAYS_MAX { (None, run) } else { (Some(run), "") };
        one.into_iter().chain(apart.split(' '))
    });
    let pieces = pieces.flat_map(|it| {
        let count = count(it);
        let many = move |it: char| count > WAYS_MAX && ways(it).len() > 1;
        it.split(many).zip(0..).map(|(part, number)| (part, number == 0))
    });
    let longest = pieces.max_by_key(|it| it.0.chars().count()).filter(|it| !it.0.is_empty());
    longest
        .map_or((vec![String::new()], true), |(it, begins)| (written(it, &ways).collect(), begins))
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
    words: Tree,
    signs: Vec<Sign>,
    /// What needs no word.
    free: Seen,
    /// Words are looked for within others too.
    within: bool,
    /// Names of organisations may be glued to other letters.
    glued: bool,
}

/// What a character is, as far as its first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// No word begins with it.
    Blank,
    Digit,
    /// A letter of a script that parts words by spaces.
    Letter,
    /// Anything else: a word may begin with it.
    Other,
}

impl Sieve {
    pub(super) fn new(of: &Signs, lexicon: &Lexicon) -> Self {
        let (written, within) = of.written(lexicon.variants());
        // A name of which no part can be looked for stands everywhere.
        let free = |sign| written.iter().any(|it| it.0.is_empty() && it.1 == sign);
        let free = Seen {
            treaty: free(Sign::Treaty) || free(Sign::Organisation),
            act: of.any_act || free(Sign::Act),
        };
        let words = Tree::new(written.iter().map(|it| it.0.as_str()));
        let signs = written.into_iter().map(|it| it.1).collect();
        let within = within || lexicon.glues_before();
        Self { words, signs, free, within, glued: lexicon.glues() }
    }

    /// Whether the text may tell of an act.
    pub(crate) fn passes(&self, text: &str) -> bool {
        let mut seen = self.free;
        if seen.treaty && seen.act {
            return true;
        }
        let mut blanks = false;
        let (mut rest, mut before) = (text.as_bytes(), Class::Blank);
        while let Some((class, len)) = class(rest) {
            let inside = class == before && !self.within && class != Class::Other;
            if class != Class::Blank && !inside && self.seen(text, rest, &mut seen) {
                return true;
            }
            blanks |= class == Class::Other && is_blank(rest);
            before = class;
            rest = rest.get(len..).unwrap_or_default();
        }
        // Names of several words have spaces of ASCII between them.
        blanks && self.passes(&text.replace(char::is_whitespace, " "))
    }

    /// Takes in the words that begin with `rest`; whether that is enough.
    fn seen(&self, text: &str, rest: &[u8], seen: &mut Seen) -> bool {
        let at = text.len() - rest.len();
        let mut veiled = false;
        self.words.each_at(rest, |word, len| match self.signs.get(word) {
            Some(Sign::Treaty) => seen.treaty = true,
            Some(Sign::Organisation) => {
                seen.treaty = seen.treaty || self.glued || stands_alone(text, at, at + len);
            }
            Some(Sign::Act) => seen.act = true,
            Some(Sign::Veil) | None => veiled = true,
        });
        veiled || (seen.treaty && seen.act)
    }
}

/// What a text has been seen to have.
#[derive(Clone, Copy, Debug)]
struct Seen {
    treaty: bool,
    act: bool,
}

/// The class of the first character, and how many bytes it has; nothing at the end.
fn class(rest: &[u8]) -> Option<(Class, usize)> {
    let first = *rest.first()?;
    Some(match first {
        b'a'..=b'z' | b'A'..=b'Z' => (Class::Letter, 1),
        b'0'..=b'9' => (Class::Digit, 1),
        0..=0x7f => (Class::Blank, 1),
        // Latin without its two signs for products and quotients, and Cyrillic: letters all.
        0xc3 if matches!(rest.get(1), Some(0x97 | 0xb7)) => (Class::Other, 2),
        0xc3..=0xc8 | 0xd0 | 0xd1 => (Class::Letter, 2),
        0x80..=0xdf => (Class::Other, 2),
        0xe0..=0xef => (Class::Other, 3),
        0xf0..=0xff => (Class::Other, 4),
    })
}

/// Whether a blank begins here that is folded to a space: of fixed width, or not to be broken at.
fn is_blank(rest: &[u8]) -> bool {
    matches!(
        rest,
        [0xc2, 0xa0, ..]
            | [0xe2, 0x80, 0x80..=0x8a | 0xaf, ..]
            | [0xe2, 0x81, 0x9f, ..]
            | [0xe3, 0x80, 0x80, ..]
    )
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
        Sieve::new(&signs, &lexicon)
    }

    #[test]
    fn a_text_passes_with_a_treaty_and_a_word_of_an_act() {
        let sieve = sieve(&["rome statute", "договор"], &["un"], &["sign", "подпис"]);
        let passes = |text: &str| sieve.passes(text);
        assert!(passes("It signed the Rome\u{a0}Statute."));
        assert!(!passes("It signed the old statute."), "of a name all words are looked for");
        assert!(passes("ДОГОВОР ПОДПИСАН"));
        assert!(passes("A signal from the UN"));
        assert!(!passes("A signal from the unit"));
        assert!(passes("A signal from uN2030"), "a number parts from letters");
        assert!(!passes("The statute of Rome is old"));
        assert!(!passes("Signed in Rome"));
        assert!(!passes("Assigned to the Rome Statute"), "no word begins within another");
        assert!(passes("“ПОДПИСАН” ×договор"), "signs of other scripts part words");
        assert!(passes("sta\u{ad}tute"), "a soft hyphen may hide anything");
    }

    #[test]
    fn letters_that_are_written_in_more_ways_than_one_are_found_in_each() {
        let sieve = sieve(&["اتفاقيه"], &[], &["وقع"]);
        assert!(sieve.passes("وقع الإتفاقيه"));
        assert!(!sieve.passes("وقع في"));
    }
}
