//! Which texts can tell of no treaty act at all, seen in one pass over their raw bytes. Such a text names no treaty and
//! no organisation, or has none of the words without which no act can be told. A text that passes may still tell of
//! nothing; one that does not would be read to no claim.
//!
//! Where a word begins, its first bytes say whether it may be one that is looked for. Most are none; only
//! the others are folded and looked up, as the reader itself would, so that a text never fails that it reads. What
//! hides letters from a look at bytes (soft hyphens, loose accents, full-width letters) has the whole text folded first.

use super::lexicon::{Lexicon, is_unspaced};
use super::need::Words;
use super::starts::{first_bytes, small, starts};
use super::{ActRule, Pack, Rules, TREATIES, ToLast};
use crate::letter::is_alphanumeric;
use crate::pack::Found;
use crate::sense::{Sense, Slot, Slots};
use crate::shadow::{Shadow, also_written, fold, hides, plain, shows_itself};

/// How many first bytes of a word are looked at, at most.
const FIRST: usize = 8;

/// Beginnings that are spelled in more ways than this are looked at no further.
const WAYS_MAX: usize = 32;

/// How many bits tell the place of a beginning in a table: by its first two bytes, by all of fewer than four, by its first
/// four, by all of it. The first three tables together are small enough to stay at hand; of a million places of the last
/// some ten thousand are taken.
const PAIR_BITS: u32 = 12;
const SHORT_BITS: u32 = 15;
const FOUR_BITS: u32 = 17;
const HASH_BITS: u32 = 20;

/// How many folded bytes of a place are looked up first, and how many letters then; what may go on further is looked at
/// as far as it can reach.
const GLANCE: usize = 24;
const LOOK: usize = 48;

/// What is looked for: a treaty or an organisation, and a word of an act.
const TREATY: u8 = 1;
const ACT: u8 = 2;

/// What a text must have to tell of an act.
#[derive(Debug, Default)]
pub(crate) struct Telling {
    /// One of these words.
    pub(super) words: Words,
    /// No word at all.
    pub(super) any: bool,
}

impl Telling {
    /// What the rules need that tell of an act by themselves. The others need one that was told before.
    pub(super) fn of(acts: &Rules<ActRule>) -> Self {
        let mut telling = Self::default();
        for (rule, words) in acts.lines.telling() {
            let to_last = acts.said.get(rule).and_then(|it| it.to_last);
            match words {
                _ if matches!(to_last, Some(ToLast::Same | ToLast::Likewise)) => {}
                Some(words) => words.iter().for_each(|it| telling.words.add(*it)),
                None => telling.any = true,
            }
        }
        telling
    }
}

/// The sieve of one language.
#[derive(Debug)]
pub(crate) struct Sieve {
    /// How the words begin that are looked for: all, treaties and organisations, words of acts.
    beginnings: [Beginnings; 3],
    /// For each word of the lexicon what it is of that.
    signs: Vec<u8>,
    /// What a text must have.
    wanted: u8,
    /// Words are looked for within others too.
    within: bool,
    /// How many letters of a place are looked at, and how many before it.
    reach: (usize, usize),
}

/// Why a look at a text ends before the text does.
#[derive(Clone, Copy, Debug)]
enum End {
    /// All that is wanted was seen.
    Enough,
    Hidden,
}

/// How words may begin. Some others seem to begin so.
#[derive(Debug)]
struct Beginnings {
    /// For two first bytes, by their hash, which sorts of beginnings have them, a bit each: see [`Sort`].
    by_pair: Vec<u16>,
    /// Those of fewer than four bytes by their hash, a bit each.
    by_short: Vec<u64>,
    /// The first four bytes of those that have so many, by their hash, a bit each.
    by_four: Vec<u64>,
    /// All beginnings by their hash, a bit each.
    by_hash: Vec<u64>,
}

/// Of how many bytes a beginning is, up to eight, and whether a word ends with it: then eight more.
type Sort = u32;

/// Of two bytes, and of four.
const PAIR: Sort = 1;
const FOUR: Sort = 3;

/// The sorts of fewer.
const SHORT: u16 = 0x0707;

impl Sieve {
    pub(super) fn new(pack: &Pack) -> Self {
        let lexicon = &pack.lexicon;
        let words = lexicon.beginnings(|senses, fits| signs(senses, fits, &pack.telling.words));
        let told = words.iter().filter(|it| it.1 != 0);
        let mut begun: Vec<(&str, bool, u8)> = told
            .map(|(text, sign, goes_on)| {
                let first = beginning(text);
                let digit = first.ends_with(|it: char| it.is_numeric());
                // Behind a letter of a script without spaces a word ends wherever it does.
                let unspaced = first.ends_with(is_unspaced);
                let whole = first.len() == text.len();
                (first, *goes_on && whole || digit || unspaced, *sign)
            })
            .collect();
        begun.sort_unstable();
        begun.dedup();
        // What begins with no letter may stand everywhere.
        let free = begun.iter().filter(|it| it.0.is_empty()).map(|it| it.2);
        let wanted = if pack.telling.any { TREATY } else { TREATY | ACT };
        let wanted = free.fold(wanted, |wanted, sign| wanted & !sign);
        let [treaty, act] = [TREATY, ACT].map(|sign| {
            let mut beginnings = Beginnings::default();
            for (text, goes_on, _) in begun.iter().filter(|it| it.2 & sign != 0) {
                let (spelled, more) = spellings(text, lexicon);
                spelled.iter().for_each(|it| beginnings.add(it, *goes_on || more));
            }
            beginnings
        });
        let beginnings = [treaty.and(&act), treaty, act];
        let (word, glued) = lexicon.longest();
        let within = lexicon.glues_before();
        let before = if within { glued + 1 } else { 1 };
        let signs = words.iter().map(|it| it.1).collect();
        Self { beginnings, signs, wanted, within, reach: (word + glued + 1, before) }
    }

    /// Whether the text may tell of an act.
    pub(crate) fn passes(&self, text: &str, pack: &Pack) -> bool {
        let hidden = || self.sift(&fold(text), pack, true).unwrap_or(true);
        self.sift(text, pack, false).unwrap_or_else(hidden)
    }

    /// Nothing where letters are hidden.
    fn sift(&self, text: &str, pack: &Pack, folded: bool) -> Option<bool> {
        let mut wanted = self.wanted;
        let ended = starts(text.as_bytes(), self.within).find_map(|at| {
            let first = small(first_bytes(text.as_bytes().get(at..).unwrap_or_default()));
            let letter = || text.get(at..).and_then(|it| it.chars().next());
            if first & 0x80 != 0 && !folded && letter().is_some_and(hides) {
                return Some(End::Hidden);
            }
            if self.beginnings_of(wanted).begins(first) {
                wanted &= !self.signs_at(text, at, wanted, pack);
            }
            (wanted == 0).then_some(End::Enough)
        });
        match ended {
            Some(End::Hidden) => None,
            Some(End::Enough) => Some(true),
            None => Some(wanted == 0),
        }
    }

    fn beginnings_of(&self, wanted: u8) -> &Beginnings {
        let [both, treaty, act] = &self.beginnings;
        match wanted {
            TREATY => treaty,
            ACT => act,
            _ => both,
        }
    }

    /// What is seen at a place, of what is wanted.
    fn signs_at(&self, text: &str, at: usize, wanted: u8, pack: &Pack) -> u8 {
        let rest = text.get(at..).unwrap_or_default();
        if self.glance(rest, pack) & wanted == 0 {
            return 0;
        }
        match self.look(text, at, LOOK, pack) {
            (signs, false) => signs,
            (_, true) => self.look(text, at, self.reach.0, pack).0,
        }
    }

    /// What may begin so, as far as the first letters tell.
    fn glance(&self, text: &str, pack: &Pack) -> u8 {
        // Small letters of ASCII are folded.
        if let Some(letters) = text.as_bytes().first_chunk::<GLANCE>()
            && letters.is_ascii()
            && !letters.contains(&b'\r')
            && pack.lexicon.variants().leave_ascii()
        {
            return self.known_by(&letters.map(|it| it.to_ascii_lowercase()), pack);
        }
        let mut folded;
        let mut letters = [0; GLANCE];
        let mut len = 0;
        for letter in text.chars() {
            let mut bytes = [0; 4];
            let bytes = match plain(letter) {
                Some(letter) => pack.lexicon.variants().first(letter).encode_utf8(&mut bytes),
                None => {
                    folded = fold(letter.encode_utf8(&mut bytes));
                    folded.as_mut_str()
                }
            };
            let Some(place) = letters.get_mut(len..len + bytes.len()) else { break };
            place.copy_from_slice(bytes.as_bytes());
            len += bytes.len();
        }
        self.known_by(letters.get(..len).unwrap_or_default(), pack)
    }

    /// What begins with these letters, folded; all, where it hangs on more of them.
    fn known_by(&self, letters: &[u8], pack: &Pack) -> u8 {
        let mut signs = 0;
        let more = pack.lexicon.each_beginning(letters, |word| {
            signs |= self.signs.get(word).copied().unwrap_or(0);
        });
        if more { u8::MAX } else { signs }
    }

    /// What the reader would see at a place in so many letters of the text, and whether there could be more.
    fn look(&self, text: &str, at: usize, letters: usize, pack: &Pack) -> (u8, bool) {
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        let from = before.char_indices().rev().take(self.reach.1).last().map_or(at, |it| it.0);
        let to = rest.char_indices().nth(letters).map_or(text.len(), |it| at + it.0);
        let window = text.get(from..to).unwrap_or_default();
        let shadow = Shadow::of(window);
        let begins = fold(window.get(..at - from).unwrap_or_default()).len();
        let (found, more) = pack.lexicon.at(&shadow.text, begins);
        let seen = found.into_iter().map(|it| {
            let written = shadow.original(it.span).of(window).unwrap_or_default();
            let Found { senses, fits, .. } = pack.as_written(it, written);
            signs(&senses, fits, &pack.telling.words)
        });
        (seen.fold(0, |one, other| one | other), more)
    }
}

/// What a word is of what is looked for.
fn signs(senses: &[Sense], fits: Slots, telling: &Words) -> u8 {
    let tells = |it: &Sense| matches!(it, Sense::Word(word) if telling.has(*word));
    let treaty = fits.meets(TREATIES.with(Slot::Organisation));
    (if treaty { TREATY } else { 0 }) | (if senses.iter().any(tells) { ACT } else { 0 })
}

impl Default for Beginnings {
    fn default() -> Self {
        let bits = |of: u32| vec![0; 1 << (of - u64::BITS.ilog2())];
        let by_pair = vec![0; 1 << PAIR_BITS];
        let (by_short, by_four) = (bits(SHORT_BITS), bits(FOUR_BITS));
        Self { by_pair, by_short, by_four, by_hash: bits(HASH_BITS) }
    }
}

impl Beginnings {
    /// Takes in a beginning, behind which the word may go on or not.
    fn add(&mut self, begun: &[u8], goes_on: bool) {
        let len = begun.len().min(FIRST);
        let Some(last) = len.checked_sub(1) else { return };
        let sort = last + if goes_on || len == FIRST { 0 } else { FIRST };
        let sort = Sort::try_from(sort).unwrap_or(0);
        let mut note =
            |pair| self.by_pair.get_mut(pair).into_iter().for_each(|it| *it |= 1 << sort);
        match begun {
            [one] => (0..=u8::MAX).for_each(|next| note(pair(first_bytes(&[*one, next])))),
            _ => note(pair(first_bytes(begun))),
        }
        let first = first_bytes(begun);
        if len < 4 {
            return put(&mut self.by_short, place(first, sort, SHORT_BITS));
        }
        put(&mut self.by_four, place(first, FOUR, FOUR_BITS));
        put(&mut self.by_hash, place(first, sort, HASH_BITS));
    }

    /// What begins so or so.
    fn and(&self, other: &Self) -> Self {
        fn both<T: Copy + std::ops::BitOr<Output = T>>(one: &[T], other: &[T]) -> Vec<T> {
            one.iter().zip(other).map(|(one, other)| *one | *other).collect()
        }
        Self {
            by_pair: both(&self.by_pair, &other.by_pair),
            by_short: both(&self.by_short, &other.by_short),
            by_four: both(&self.by_four, &other.by_four),
            by_hash: both(&self.by_hash, &other.by_hash),
        }
    }

    #[inline]
    fn begins(&self, first: u64) -> bool {
        let mut sorts = self.by_pair.get(pair(first)).copied().unwrap_or(0);
        if sorts & !SHORT != 0 && !has(&self.by_four, place(first, FOUR, FOUR_BITS)) {
            sorts &= SHORT;
        }
        while sorts != 0 {
            let sort = sorts.trailing_zeros();
            sorts &= sorts - 1;
            let is_short = 1 << sort & SHORT != 0;
            let (all, bits) =
                if is_short { (&self.by_short, SHORT_BITS) } else { (&self.by_hash, HASH_BITS) };
            if ends(first, sort) && has(all, place(first, sort, bits)) {
                return true;
            }
        }
        false
    }
}

/// Whether what follows a beginning lets it be of this sort.
fn ends(first: u64, sort: Sort) -> bool {
    let Some(len) = sort.checked_sub(8) else { return true };
    let next = u8::try_from(first >> (8 * (len + 1)) & 0xff).unwrap_or(0);
    !(next.is_ascii_alphabetic() || matches!(next, 0xd0 | 0xd1))
}

/// By what a word is known: its first letters and digits, as many as have the bytes that are looked at, behind a mark
/// that it begins with. Of the marks of ASCII only the full stop is always written as itself: "U.N.".
fn beginning(text: &str) -> &str {
    let shows =
        |at: usize, it: char| is_alphanumeric(it) || it == '.' || at == 0 && shows_itself(it);
    let letters = text.char_indices().take_while(|it| it.0 < FIRST && shows(it.0, it.1));
    let end = letters.last().map_or(0, |(at, letter)| at + letter.len_utf8());
    text.get(..end).unwrap_or_default()
}

/// The ways in which a folded word may begin in a text, but for capitals of ASCII, and whether it goes on behind what is
/// given of it.
fn spellings(text: &str, lexicon: &Lexicon) -> (Vec<Vec<u8>>, bool) {
    let mut spelled = vec![Vec::new()];
    for letter in text.chars() {
        let others = lexicon.variants().others(letter).chain(also_written(letter).iter().copied());
        let ways: Vec<char> = [letter].into_iter().chain(capital(letter)).chain(others).collect();
        if spelled.len() * ways.len() > WAYS_MAX {
            return (spelled, true);
        }
        let longer = |begun: &Vec<u8>| {
            let begun = begun.clone();
            let ways = ways.iter().map(move |it| it.to_string());
            ways.map(|it| [begun.as_slice(), it.as_bytes()].concat()).collect::<Vec<_>>()
        };
        spelled = spelled.iter().flat_map(longer).collect();
    }
    (spelled, false)
}

/// The capital of a letter beyond ASCII, where it is one letter.
fn capital(letter: char) -> Option<char> {
    let mut capitals = letter.to_uppercase();
    let capital = capitals.next().filter(|it| *it != letter && !letter.is_ascii());
    capital.filter(|_| capitals.next().is_none())
}

/// The place in a table of the first two bytes.
fn pair(first: u64) -> usize {
    usize::try_from(place(first, PAIR, PAIR_BITS)).unwrap_or(0)
}

/// The place in a table of so many bits of a beginning of this sort.
fn place(first: u64, sort: Sort, bits: u32) -> u64 {
    let shift = u64::BITS - 8 - 8 * (sort & 7);
    let hash = (first << shift | u64::from(sort >> 3)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash >> (u64::BITS - bits)
}

fn has(bits: &[u64], place: u64) -> bool {
    let at = usize::try_from(place / u64::from(u64::BITS)).unwrap_or(usize::MAX);
    bits.get(at).is_some_and(|it| it >> (place % u64::from(u64::BITS)) & 1 == 1)
}

fn put(bits: &mut [u64], place: u64) {
    let at = usize::try_from(place / u64::from(u64::BITS)).unwrap_or(usize::MAX);
    bits.get_mut(at).into_iter().for_each(|it| *it |= 1 << (place % u64::from(u64::BITS)));
}
