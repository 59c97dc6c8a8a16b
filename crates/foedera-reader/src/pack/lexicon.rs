//! All words and names of a language in one automaton: one pass over a text finds them all.
//!
//! A word counts only where it stands alone: letters of scripts with spaces on either side are not
//! cut, save for the bounded endings and glued beginnings that the pack names. In scripts without
//! spaces every place is a boundary.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use foedera_model::Span;

use crate::sense::{Sense, Slots};

/// How many letters may follow a stem.
const ENDING: usize = 9;

/// A surface to be found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Surface {
    /// Folded.
    pub(crate) text: String,
    pub(crate) stem: bool,
    pub(crate) sense: Sense,
    /// Which places of a rule it can hold.
    pub(crate) fits: Slots,
}

/// The automaton of a pack.
#[derive(Debug)]
pub(crate) struct Lexicon {
    automaton: AhoCorasick,
    entries: Vec<Entry>,
    endings: Vec<String>,
    prefixes: Vec<String>,
}

/// What a pattern of the automaton stands for.
#[derive(Debug)]
struct Entry {
    stem: bool,
    senses: Vec<Sense>,
    fits: Slots,
}

/// A word or name found: where, and what it can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) span: Span,
    pub(crate) senses: Vec<Sense>,
    pub(crate) fits: Slots,
}

impl Lexicon {
    /// # Errors
    /// Says so where the words are too many for one automaton.
    pub(crate) fn new(
        mut surfaces: Vec<Surface>,
        endings: Vec<String>,
        prefixes: Vec<String>,
    ) -> Result<Self, String> {
        surfaces.retain(|it| !it.text.is_empty());
        surfaces.sort();
        surfaces.dedup();
        let mut texts: Vec<String> = Vec::new();
        let mut entries: Vec<Entry> = Vec::new();
        for Surface { text, stem, sense, fits } in surfaces {
            let same =
                texts.last() == Some(&text) && entries.last().is_some_and(|it| it.stem == stem);
            match entries.last_mut() {
                Some(entry) if same => entry.also(sense, fits),
                _ => {
                    texts.push(text);
                    entries.push(Entry { stem, senses: vec![sense], fits });
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&texts)
            .map_err(|it| format!("the words make no automaton: {it}"))?;
        Ok(Self { automaton, entries, endings, prefixes })
    }

    /// Every word and name of the text, from left to right, the longest where several begin.
    pub(crate) fn find(&self, text: &str) -> Vec<Found> {
        let mut hits = self.standing_alone(text);
        hits.sort_unstable_by_key(|(span, _)| (span.start(), usize::MAX - span.end()));
        let mut found: Vec<Found> = Vec::new();
        for (span, entry) in hits {
            let Some(entry) = self.entries.get(entry) else { continue };
            match found.last_mut() {
                Some(last) if last.span == span => last.also(entry),
                Some(last) if span.start() < last.span.end() => {}
                _ => found.push(Found { span, senses: entry.senses.clone(), fits: entry.fits }),
            }
        }
        found
    }

    /// Every hit that cuts no word, with the number of its entry.
    fn standing_alone(&self, text: &str) -> Vec<(Span, usize)> {
        let hits = self.automaton.find_overlapping_iter(text);
        hits.filter_map(|it| {
            let entry = it.pattern().as_usize();
            let start = self.start(text, it.start())?;
            let end = self.end(text, it.end(), self.entries.get(entry)?.stem)?;
            Some((Span::new(start, end), entry))
        })
        .collect()
    }

    /// Where the word begins that has its stem at `at`; nothing if `at` is inside a word.
    fn start(&self, text: &str, at: usize) -> Option<usize> {
        let before = text.get(..at)?;
        let first = text.get(at..)?.chars().next()?;
        if !before.chars().next_back().is_some_and(|it| joins(it, first)) {
            return Some(at);
        }
        let glued = |prefix: &&String| {
            let head = before.strip_suffix(prefix.as_str());
            head.is_some_and(|it| !it.chars().next_back().is_some_and(is_letter))
        };
        self.prefixes.iter().find(glued).map(|it| at - it.len())
    }

    fn end(&self, text: &str, at: usize, stem: bool) -> Option<usize> {
        let last = text.get(..at)?.chars().next_back()?;
        let after = text.get(at..)?;
        if !after.chars().next().is_some_and(|it| joins(last, it)) {
            return Some(at);
        }
        // No further than an ending can reach: a text may be one word.
        let longest = self.endings.iter().map(|it| it.chars().count()).fold(ENDING, usize::max);
        let letters = after.chars().take(longest + 1).take_while(|it| is_letter(*it));
        let ending = after.get(..letters.map(char::len_utf8).sum())?;
        let bounded = stem && ending.chars().count() <= ENDING;
        (bounded || self.endings.iter().any(|it| it == ending)).then_some(at + ending.len())
    }
}

impl Entry {
    fn also(&mut self, sense: Sense, fits: Slots) {
        self.senses.push(sense);
        self.fits = self.fits.and(fits);
    }
}

impl Found {
    /// Takes in another pattern that was found at the same place.
    fn also(&mut self, entry: &Entry) {
        self.senses.extend(&entry.senses);
        self.senses.sort_unstable();
        self.senses.dedup();
        self.fits = self.fits.and(entry.fits);
    }
}

/// Whether two neighbouring letters belong to one word.
fn joins(left: char, right: char) -> bool {
    is_letter(left) && is_letter(right) && left.is_numeric() == right.is_numeric()
}

/// A letter of a script that parts words by spaces, or a digit.
pub(crate) fn is_letter(it: char) -> bool {
    it.is_alphanumeric() && !is_unspaced(it)
}

/// Han, kana and Thai, which run on without spaces.
pub(crate) fn is_unspaced(it: char) -> bool {
    matches!(it, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], text: &str, expected: &[&str]) {
        let surfaces = words.iter().zip(0..).map(|(word, number)| Surface {
            text: word.trim_end_matches('~').to_owned(),
            stem: word.ends_with('~'),
            sense: Sense::Word(number),
            fits: Slots::default(),
        });
        let endings = vec!["и".to_owned()];
        let prefixes = vec!["ال".to_owned()];
        let lexicon = Lexicon::new(surfaces.collect(), endings, prefixes).expect("few words");
        let found = lexicon.find(text);
        let shown: Vec<&str> = found.iter().filter_map(|it| it.span.of(text)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_stand_alone_and_the_longest_wins() {
        check(
            &["north korea", "north", "korea"],
            "north korea, north korean",
            &["north korea", "north"],
        );
        check(&["ratif~"], "ratified ratification gratified", &["ratified", "ratification"]);
        check(&["росси"], "россии россиянин", &["россии"]);
        check(&["俄罗斯", "条约"], "俄罗斯批准条约", &["俄罗斯", "条约"]);
        check(&["عراق"], "العراق وعراقي", &["العراق"]);
        check(&["'s", "kim"], "kim's", &["kim", "'s"]);
    }
}
