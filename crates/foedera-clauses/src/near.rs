//! What a misspelt word was probably meant to be: the nearest of the known ones by edit distance.

use strsim::osa_distance;

use crate::sentence::RESERVED;

/// Words longer than this are not compared; no reserved phrase comes near it.
const COMPARED_BYTES_MAX: usize = 64;

/// Words that bear no meaning of their own: one may stand for another, or be missing.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "as", "at", "by", "for", "from", "in", "into", "like", "of", "on", "that", "the",
    "to", "with",
];

/// Whether a word bears no meaning of its own.
pub(crate) fn is_small(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}

/// Words that turn what is said: none was left out by a slip.
const LIMITING_WORDS: &[&str] =
    &["except", "no", "not", "only", "outside", "unless", "until", "without"];

/// Whether a word turns what is said around it.
pub(crate) fn is_limiting(word: &str) -> bool {
    LIMITING_WORDS.contains(&word)
}

/// The nearest of `known`, if it is near enough to be meant.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let near = known.into_iter().filter_map(|it| Some((edits_of_a_slip(word, it)?, it)));
    near.filter(|(edits, it)| *edits < it.chars().count()).min().map(|(_, it)| it)
}

/// How many edits lead from `word` to `meant`, if they are few enough for a slip: at most one in
/// three letters of what was meant.
pub(crate) fn edits_of_a_slip(word: &str, meant: &str) -> Option<usize> {
    let length = meant.chars().count();
    let allowed = (length / 3).max(1);
    let far = COMPARED_BYTES_MAX < word.len().max(meant.len())
        || allowed < length.abs_diff(word.chars().count());
    if far { None } else { Some(osa_distance(word, meant)).filter(|it| *it <= allowed) }
}

/// How many edits lead from the words `found` to the reserved phrase `meant`, if they are a slip of
/// it. Every word that bears meaning must be a slip of its counterpart, and a reserved word is a
/// slip of no other: what stands there may be wrong, but it is not another act in law.
pub(crate) fn slip_of_a_phrase(found: &str, meant: &str) -> Option<usize> {
    let bearing = |words: &'_ str| -> Vec<String> {
        let words = words.split(' ').filter(|it| !is_small(it));
        words.map(ToOwned::to_owned).collect()
    };
    let (bears, meaning) = (bearing(found), bearing(meant));
    let alike = bears.len() == meaning.len()
        && bears.iter().zip(&meaning).all(|(it, meant)| is_slip_of_word(it, meant));
    let edits = edits_of_a_slip(found, meant)?;
    (alike && !found.is_empty()).then_some(edits)
}

fn is_slip_of_word(word: &str, meant: &str) -> bool {
    let stem = |it: &'_ str| it.trim_end_matches('s').to_owned();
    let reserved = || RESERVED.contains(word) && stem(word) != stem(meant);
    word == meant || edits_of_a_slip(word, meant).is_some() && !reserved()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(nearest(word, ["ratification", "acceptance", "approval", "RU", "DE"]), expected);
    }

    #[test]
    fn a_slip_is_cured_and_another_act_in_law_is_not() {
        let slips = [
            ("enters in force", "enters into force"),
            ("opening of signature", "opening for signature"),
            ("exchange of instrument of ratificaton", "exchange of instruments of ratification"),
        ];
        for (found, meant) in slips {
            assert!(slip_of_a_phrase(found, meant).is_some(), "{found}, {meant}");
        }
        let others = [
            ("ratification", "notification"),
            ("accession", "succession"),
            ("a party may denounce this treaty", "a party may terminate this treaty"),
            ("exchange of the", "exchange of notes"),
            ("notice of denunciation", "notice of termination"),
            ("withdraws its declaration", "withdraws its reservation"),
            ("", "a"),
        ];
        for (found, meant) in others {
            assert_eq!(slip_of_a_phrase(found, meant), None, "{found}, {meant}");
        }
    }

    #[test]
    fn near_words_are_meant_and_far_ones_are_not() {
        check("ratificaton", Some("ratification"));
        check("aceptence", Some("acceptance"));
        check("arpproval", Some("approval"));
        check("UR", Some("RU"));
        check("signature", None);
        check("X", None);
        check("", None);
    }
}
