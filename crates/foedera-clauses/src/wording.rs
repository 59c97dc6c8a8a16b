//! How treaties say what the language says otherwise: `denounce`, `upon`, `the fiftieth instrument`.
//!
//! Who begins to encode writes what the treaty says. No distance between words leads from there to
//! the language's own sentence, and the nearest one may be another act in law (`denounce` is nearer
//! to `terminate` than to `withdraw`). So what is common is listed here with its cure; it is only
//! looked for where reading stopped.

use std::ops::Range;

use crate::noun::delay::{UNITS, ordinal_text};
use crate::noun::number::worded_number;
use crate::noun::plain::is_code;

/// What a treaty says, and what to write. A wording with `$` ends its line. `{nth}` stands for an ordinal, `{ordinal}` for one in
/// words, `{many}` and `{units}` for a length of time, `{Name}` for a word with a capital, `{CODE}` for a code, `{word}`
/// for any but `the`; in a cure `{nth}` is the ordinal in digits and `{n}` its number.
type Wording = (&'static str, &'static str);

const AFTER_ITS_NOTICE: &str = "write `may withdraw, {many} {units} after its notice`";

const IN_CLAUSES: &[Wording] = &[
    ("may denounce this treaty", "write `may withdraw`"),
    ("may denounce the treaty", "write `may withdraw`"),
    ("may denounce", "write `may withdraw`: `a party may withdraw, 6 months after its notice`"),
    ("may withdraw with {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw , with {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw on {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw , on {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw at any time", "write `may withdraw`"),
    ("either party may terminate", "write `a party may terminate this treaty`"),
    ("either party may withdraw", "write `a party may withdraw`"),
    ("notification to the depositary", "write `receipt of its notice by the depositary`"),
    ("no reservations except to", "write `reservations only to`"),
    ("deposit of {many} of", "write `deposit by {many} of`"),
    ("hold {many} percent of", "write `hold at least {many} percent of`"),
    ("shall assist it", "write `owes it assistance`"),
    ("unless provoked", "write `without direct provocation by them`"),
    ("may leave", "write `may withdraw`: `a party may withdraw, 6 months after its notice`"),
    ("its notice to the depositary", "write `receipt of its notice by the depositary`"),
    ("its notice to the other party", "write `receipt of its notice by the other party`"),
    (
        "exchange of the instruments of ratification",
        "write `exchange of instruments of ratification`",
    ),
    ("exchange of the instruments", "write `exchange of instruments of ratification`"),
    ("its notice to the depositaries", "write `receipt of its notice by the depositary`"),
    ("within the area of {Name}", "write `within {Name}`"),
    ("party , in {Name}", "write `party, within {Name}`"),
    ("attack in {Name}", "write `attack, within {Name},`"),
    ("yr", "write `year`"),
    ("yrs", "write `years`"),
    ("on war with {CODE}", "write `on war by {CODE} on a party`"),
    ("exchange of ratifications", "write `exchange of instruments of ratification`"),
    ("upon", "write `on`"),
    ("as soon as", "write `on` and what becomes true: `on deposit of 22 instruments`"),
    ("deposit of the {nth} instrument", "write `deposit of {n} instruments`"),
    ("the {nth} instrument", "write `deposit of {n} instruments`"),
    ("{nth} month after {word}", "write `{nth} month after the month of {word}`"),
    ("the {ordinal} day", "write `the {nth} day`"),
    ("the {ordinal} month", "write `the {nth} month`"),
    (
        "then indefinitely",
        "write `in force indefinitely`, or, where a notice ends it, \
         `then until 6 months after notice by a party`",
    ),
    ("unless denounced", "write `unless a party gives notice at least 1 year before the end`"),
    ("subject to ratification", "write `consent by ratification`"),
    ("open to accession", "write `accession open to`"),
    ("shall enter into force", "write `enters into force`"),
    ("shall remain in force", "write `in force`"),
    ("remains in force", "write `in force`"),
    ("on its territory", "say it with the party: `on a party's territory`"),
];

const IN_JOURNAL: &[Wording] = &[
    ("opened for signature", "write `the treaty opens for signature`"),
    (
        "exchange of instruments of ratification",
        "say who: `CODE and CODE exchange instruments of ratification`",
    ),
    ("denounces internally", "write `completes withdrawal internally`"),
    ("votes for denunciation", "write `votes for withdrawal`"),
    ("votes against denunciation", "write `votes against withdrawal`"),
    ("denounces", "write `gives notice of withdrawal`"),
    ("denounce", "write `give notice of withdrawal`"),
    ("withdraws from", "write `gives notice of withdrawal`"),
    ("withdraws$", "write `gives notice of withdrawal`"),
    ("leaves the treaty", "write `gives notice of withdrawal`"),
    ("notice of denunciation", "write `notice of withdrawal`"),
    ("suspends its obligations", "write `suspends the treaty`"),
    ("exchange the instruments of ratification", "write `exchange instruments of ratification`"),
    ("exchange the instruments", "write `exchange instruments of ratification`"),
    ("exchange ratifications", "write `exchange instruments of ratification`"),
    (
        "the {Name}",
        "an organ acts for its state: `\"{Name}\" of CODE votes for ratification`, or \
         `CODE completes ratification internally`",
    ),
];

/// How many words a wording has at most.
const WORDS_MAX: usize = 7;

const ORDINALS: &[(&str, u32)] = &[
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("fifteenth", 15),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("ninetieth", 90),
];

/// The wording in which a line that cannot be read stops at the word `at`: which words it has, and
/// its cure.
pub(crate) fn at(line: &[&str], at: usize, in_journal: bool) -> Option<(Range<usize>, String)> {
    let known = if in_journal { IN_JOURNAL } else { IN_CLAUSES };
    let starts = at.saturating_sub(WORDS_MAX)..=at;
    known.iter().find_map(|(words, cure)| {
        let (words, is_last) = words.strip_suffix('$').map_or((*words, false), |it| (it, true));
        starts.clone().find_map(|start| {
            let end = start + words.split(' ').count();
            // At its end a line can only miss what should have come behind the wording.
            let holds = at < end || end == line.len() && at == end;
            let holds = holds && (!is_last || end == line.len());
            let cure = filled(words, cure, line.get(start..end)?).filter(|_| holds)?;
            Some((start..end, cure))
        })
    })
}

/// The cure for these words, if they are those of the wording.
fn filled(wording: &str, cure: &str, words: &[&str]) -> Option<String> {
    let mut cure = cure.to_owned();
    for (expected, word) in wording.split(' ').zip(words) {
        let fits = match expected {
            "{ordinal}" => ORDINALS.iter().any(|(it, _)| it == word),
            "{nth}" => ordinal(word).is_some(),
            "{Name}" => word.starts_with(char::is_uppercase),
            "{CODE}" => is_code(word),
            "{word}" => *word != "the",
            "{many}" => count(word).is_some(),
            "{units}" => UNITS.contains(&unit(word)),
            _ => expected == *word,
        };
        if !fits {
            return None;
        }
        if let Some(many) = ordinal(word) {
            cure = cure.replace("{nth}", &ordinal_text(many)).replace("{n}", &many.to_string());
        }
        if let Some(many) = count(word) {
            cure = cure.replace("{many}", &many.to_string());
        }
        if expected.starts_with('{') {
            cure = cure.replace(expected, unit(word));
        }
    }
    Some(cure)
}

/// A number, in digits or as a word.
fn count(word: &str) -> Option<u32> {
    worded_number(word).or_else(|| word.parse().ok()).filter(|it| 0 < *it)
}

/// A word without the sign of the genitive: `months` of `months'`, `year` of `year's`.
fn unit(word: &str) -> &str {
    word.trim_end_matches("'s").trim_end_matches(['\'', '\u{2019}'])
}

/// The number of an ordinal, in digits or as a word.
pub(crate) fn ordinal(word: &str) -> Option<u32> {
    if let Some((_, many)) = ORDINALS.iter().find(|(it, _)| *it == word) {
        return Some(*many);
    }
    let digits = word.trim_end_matches(|it: char| it.is_ascii_lowercase());
    digits.parse().ok().filter(|_| digits.len() < word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_wording() {
        let page = include_str!("../../../docs/formats/clauses.md");
        let fixed = IN_CLAUSES.iter().chain(IN_JOURNAL).filter(|(words, _)| !words.contains('{'));
        for (words, _) in fixed {
            let words = words.trim_end_matches('$');
            assert!(page.contains(&format!("`{words}")), "{words}");
        }
    }

    #[test]
    fn no_wording_is_longer_than_is_looked_for() {
        for (words, _) in IN_CLAUSES.iter().chain(IN_JOURNAL) {
            assert!(words.split(' ').count() <= WORDS_MAX, "{words}");
        }
    }
}
