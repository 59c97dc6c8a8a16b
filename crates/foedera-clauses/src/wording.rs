//! How treaties say what the language says otherwise: `denounce`, `upon`, `the fiftieth instrument`.
//!
//! Who begins to encode writes what the treaty says. No distance between words leads from there to
//! the language's own sentence, and the nearest one may be another act in law (`denounce` is nearer
//! to `terminate` than to `withdraw`). So what is common is listed here with its cure; it is only
//! looked for where reading stopped.

use std::ops::Range;

use crate::noun::delay::{UNITS, ordinal_text};
use crate::noun::number::worded_number;
use crate::noun::plain::{is_code, is_name};
use crate::sentence::RESERVED;

mod head;
mod known;
mod owed;
mod reserved;
mod told;

pub(crate) use head::IN_HEAD;
pub(crate) use known::Wording;
pub(crate) use told::{BELOW_ACTS, BELOW_EVENTS, IN_JOURNAL, IN_SCENARIOS};

/// What stands in clauses, by what it speaks of.
pub(crate) const IN_CLAUSES: &[&[Wording]] =
    &[owed::IN_COMMITMENTS, reserved::IN_RESERVATIONS, known::IN_CLAUSES];

/// How many words a wording has at most.
const WORDS_MAX: usize = 20;

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
pub(crate) fn at(line: &[&str], at: usize, known: &[Wording]) -> Option<(Range<usize>, String)> {
    let starts = at.saturating_sub(WORDS_MAX)..=at;
    known.iter().find_map(|(words, cure)| {
        let (words, is_first) = words.strip_prefix('^').map_or((*words, false), |it| (it, true));
        let (words, is_last) = words.strip_suffix('$').map_or((words, false), |it| (it, true));
        starts.clone().find_map(|start| {
            let (cure, count) = filled(words, cure, line.get(start..)?)?;
            let end = start + count;
            // At its end a line can only miss what should have come behind the wording.
            let misses = end == line.len() && at == end && !words.ends_with("{word}");
            let holds = at < end || misses;
            let holds = holds && (!is_last || end == line.len()) && (!is_first || start == 0);
            let period = period(line.get(start..)?).unwrap_or_else(|| "PERIOD".to_owned());
            let last = periods(line.get(start..)?).last().map_or("PERIOD".to_owned(), |it| it.1);
            let cure = cure.replace("{period}", &period).replace("{last}", &last);
            let (cure, more) = received(cure, line.get(end..)?);
            holds.then_some((start..end + more, cure))
        })
    })
}

/// What may stand before a word and changes nothing.
fn needless_before(word: &str) -> &'static [&'static str] {
    match word {
        "notice" => &["written", "prior", "previous", "advance", "formal"],
        "renewed" | "renewable" | "prolonged" => &["tacitly", "automatically"],
        _ => &[],
    }
}

/// The cure for these words, if they begin with the wording, and how many of them it is.
fn filled(wording: &str, cure: &str, words: &[&str]) -> Option<(String, usize)> {
    let mut cure = cure.to_owned();
    let mut at = 0;
    for expected in wording.split(' ') {
        // Where the wording says it itself it is none too many.
        let needless = needless_before(expected);
        at += words.get(at..)?.iter().take_while(|it| needless.contains(it)).count();
        if expected == "{treaty}" {
            at += own_name(words.get(at..)?)?;
            continue;
        }
        let perfect = words.get(at).is_some_and(|it| ["has", "have", "had"].contains(it));
        if perfect && words.get(at + 1).is_some_and(|it| is_past_of(it, expected)) {
            at += 1;
        }
        let word = words.get(at)?;
        at += 1;
        let fits = match expected {
            "{ordinal}" => ORDINALS.iter().any(|(it, _)| it == word),
            "{nth}" => ordinal(word).is_some(),
            "{Name}" => word.starts_with(char::is_uppercase),
            "{name}" => is_name(word) && !RESERVED.contains(word),
            "{CODE}" => is_code(word),
            "{word}" => *word != "the",
            "{day}" => word.starts_with(|it: char| it.is_ascii_digit()),
            "{quoted}" => word.starts_with('"'),
            "{many}" => count(word).is_some(),
            "{units}" => UNITS.contains(&unit(word)),
            _ => expected == *word || is_past_of(word, expected),
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
            // Of several the first is for the first; one alone can be said more than once.
            let several = 1 < wording.matches(expected).count();
            let times = if several { 1 } else { usize::MAX };
            cure = cure.replacen(expected, unit(word), times);
        }
    }
    Some((cure, at))
}

/// How many words a treaty has for itself, if these begin with them: `it`, `the present convention`.
fn own_name(words: &[&str]) -> Option<usize> {
    let is_treaty = |it: &&str| TREATIES.contains(it);
    match words {
        ["it", ..] => Some(1),
        ["the" | "this", it, ..] if is_treaty(it) => Some(2),
        ["the", "present", it, ..] if is_treaty(it) => Some(3),
        _ => None,
    }
}

/// What treaties call themselves.
const TREATIES: &[&str] =
    &["treaty", "convention", "agreement", "protocol", "pact", "charter", "covenant"];

/// Whether a word is the past tense of a verb in the present: `signed` of `signs`, `withdrew` of
/// `withdraw`.
pub(crate) fn is_past_of(word: &str, verb: &str) -> bool {
    let of_y = |it: &str| it.strip_suffix('i').is_some_and(|it| verb.strip_suffix('y') == Some(it));
    let stem = word.strip_suffix("ed").filter(|it| 2 < it.len());
    let ends = |it: &str| {
        let ending = verb.strip_prefix(it);
        ending.is_some_and(|it| ["", "s", "e", "es"].contains(&it)) || of_y(it)
    };
    // `submitted` of `submits`: the last letter is doubled.
    let once = |it: &str| {
        let last = it.chars().next_back()?;
        it.strip_suffix(last).filter(|it| it.ends_with(last)).map(ends)
    };
    let is_regular = stem.is_some_and(|it| ends(it) || once(it) == Some(true));
    let bare = verb.strip_suffix('s').unwrap_or(verb);
    word != verb && (is_regular || IRREGULAR.iter().any(|(it, of)| *it == word && *of == bare))
}

/// Past tenses that are not made with `ed`.
const IRREGULAR: &[(&str, &str)] =
    &[("gave", "give"), ("left", "leave"), ("made", "make"), ("withdrew", "withdraw")];

/// To whom a notice goes, and by whom it is received then.
const ADDRESSEES: &[(&str, &str)] = &[
    ("to the depositary", "the depositary"),
    ("to the depositaries", "the depositary"),
    ("to the depositary government", "the depositary"),
    ("to the other party", "the other party"),
];

/// The cure of a notice that is given to somebody: time runs from its receipt; and how many words more
/// it is for.
fn received(cure: String, rest: &[&str]) -> (String, usize) {
    let told = rest.iter().take_while(|it| ["given", "addressed", "sent"].contains(it)).count();
    let to = rest.get(told..).unwrap_or_default();
    let stands = |words: &str| {
        let count = words.split(' ').count();
        words.split(' ').eq(to.iter().copied().take(count)).then_some(count)
    };
    let found = ADDRESSEES.iter().filter_map(|(words, by)| Some((stands(words)?, by)));
    match found.max().filter(|_| cure.contains(" after its notice`")) {
        Some((count, by)) => {
            let receipt = format!(" after receipt of its notice by {by}`");
            let count = told + count;
            let more = taking_effect(rest.get(count..).unwrap_or_default());
            (cure.replace(" after its notice`", &receipt), count + more)
        }
        None => (cure, 0),
    }
}

/// How many words say again when a notice takes effect: `, taking effect one year after its receipt`.
fn taking_effect(rest: &[&str]) -> usize {
    let Some(effect) = rest.iter().position(|it| *it == "effect") else { return 0 };
    let leads = rest.get(..effect).unwrap_or_default();
    let is_lead = |it: &&str| [",", "and", "to", "shall", "taking", "take", "takes"].contains(it);
    let [many, units, "after", tail @ ..] = rest.get(effect + 1..).unwrap_or_default() else {
        return 0;
    };
    let is_period = count(many).is_some() && UNITS.contains(&unit(units));
    let of_receipt = ["its", "the", "such", "receipt", "of", "notice", "notification"];
    let more = tail.iter().take_while(|it| of_receipt.contains(it)).count();
    if leads.iter().all(is_lead) && is_period && 0 < more { effect + 4 + more } else { 0 }
}

/// The first length of time in a line: the writer's own number stays.
pub(crate) fn period(line: &[&str]) -> Option<String> {
    periods(line).next().map(|it| it.1)
}

/// The lengths of time in a line, each with where it begins.
pub(crate) fn periods(line: &[&str]) -> impl Iterator<Item = (usize, String)> {
    line.windows(2).enumerate().filter_map(|(at, pair)| {
        let [many, units] = pair else { return None };
        let many = count(many)?;
        UNITS.contains(&unit(units)).then(|| (at, format!("{many} {}", unit(units))))
    })
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

    fn all() -> impl Iterator<Item = &'static Wording> {
        let elsewhere = [IN_JOURNAL, IN_SCENARIOS, IN_HEAD, BELOW_ACTS, BELOW_EVENTS];
        IN_CLAUSES.iter().copied().chain(elsewhere).flatten()
    }

    #[test]
    fn the_page_has_every_wording() {
        let page = include_str!("../../../docs/formats/clauses.md");
        let fixed = all().filter(|(words, _)| !words.contains('{'));
        for (words, _) in fixed {
            let words = words.trim_matches(['^', '$']);
            assert!(page.contains(&format!("`{words}")), "{words}");
        }
    }

    #[test]
    fn no_wording_is_longer_than_is_looked_for() {
        for (words, _) in all() {
            assert!(words.split(' ').count() <= WORDS_MAX, "{words}");
        }
    }
}
