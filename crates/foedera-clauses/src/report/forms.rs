//! How the sentences go on that were read up to the place where a line broke off, as the language writes
//! them. A form offers nothing: it shows what can be said, and the writer knows what was meant.

use super::{Place, spoken};
use crate::near::{edits_of_a_slip, is_small};
use crate::noun::delay::UNITS;
use crate::wording;

/// What stands for a length of time.
const PERIOD: &str = "PERIOD";

/// How many characters of forms a message lists.
const FORMS_CHARS_MAX: usize = 240;

impl Place<'_, '_> {
    /// The forms of the sentences that can go on from here, those first that have words in common
    /// with the rest of the line.
    pub(super) fn forms(&self) -> Option<String> {
        let rest: Vec<&str> = (self.at..self.end()).map(|it| self.reader.token(it)).collect();
        let mut forms: Vec<(usize, String)> = Vec::new();
        for form in &self.reader.furthest.forms {
            let words = self.written(form.rest, self.at.saturating_sub(form.from), &rest);
            let says = words.starts_with(',') || words.chars().any(char::is_lowercase);
            if !says || forms.iter().any(|it| it.1 == words) {
                continue;
            }
            forms.push((in_common(&words, &rest), words));
        }
        forms.sort_by_key(|(common, _)| std::cmp::Reverse(*common));
        let all: Vec<String> = forms.into_iter().map(|it| with_own_periods(&it.1, &rest)).collect();
        let begins = |it: &&String| {
            !all.iter().any(|other| other != *it && it.starts_with(&format!("{other},")))
        };
        listed(all.iter().filter(begins))
    }

    /// The rest of a pattern without the words that the line has: slots as names, and of what may be
    /// left out that with which the line goes on.
    fn written(&self, rest: &str, said: usize, line: &[&str]) -> String {
        let mut out = String::new();
        let mut inside = false;
        let mut said = said;
        for piece in rest.split(['[', ']']) {
            let kept = !inside || piece.split(' ').any(|it| it != "," && line.contains(&it));
            inside = !inside;
            if !kept {
                continue;
            }
            for word in spoken(piece, self.is_by_several()).split_whitespace() {
                if 0 < said {
                    said -= 1;
                    continue;
                }
                if !out.is_empty() && word != "," && word != ":" {
                    out.push(' ');
                }
                out.push_str(&named(word));
            }
        }
        out
    }

    /// Whether a small word leads something that a sentence begun here says further on: it was not
    /// meant for the word that is missing.
    pub(super) fn is_said_later(&self, word: &str) -> bool {
        let later =
            |rest: &str| rest.split([' ', '[', ']']).skip(1).any(|it| !it.is_empty() && it == word);
        self.reader.furthest.forms.iter().any(|it| later(it.rest))
    }
}

/// A slot as a name in capitals that tells what to write there: `{codes}` is `CODES`.
fn named(word: &str) -> String {
    let Some(slot) = word.strip_prefix('{').and_then(|it| it.strip_suffix('}')) else {
        return word.to_owned();
    };
    match slot {
        "quoted" | "organ" => "\"…\"".to_owned(),
        "length" => PERIOD.to_owned(),
        "set" => "STATES".to_owned(),
        "day" => "DATE".to_owned(),
        "side" => "PARTY".to_owned(),
        "trigger" => "EVENT".to_owned(),
        "binds" => "WHOM".to_owned(),
        "from" | "moment" | "amended" => "WHEN".to_owned(),
        _ => slot.to_uppercase(),
    }
}

/// The form with the writer's own lengths of time, where one stands beside the same word: of two
/// lengths that a line names the notice is not the term.
fn with_own_periods(form: &str, line: &[&str]) -> String {
    let words: Vec<&str> = form.split(' ').collect();
    let beside = |words: &[&str], at: Option<usize>| {
        let word = at.and_then(|it| words.get(it)).map(|it| it.trim_end_matches(','));
        word.filter(|it| !it.is_empty()).map(ToOwned::to_owned)
    };
    let written = |(at, word): (usize, &&str)| {
        let bare = word.trim_end_matches([',', ':']);
        if bare != PERIOD {
            return (*word).to_owned();
        }
        let before = beside(&words, at.checked_sub(1));
        let after = beside(&words, Some(at + 1));
        let own = wording::periods(line).find(|(place, _)| {
            let leads = before.is_some() && beside(line, place.checked_sub(1)) == before;
            leads || after.is_some() && beside(line, Some(place + 2)) == after
        });
        own.map_or_else(|| (*word).to_owned(), |(_, own)| word.replace(PERIOD, &own))
    };
    words.iter().enumerate().map(written).collect::<Vec<_>>().join(" ")
}

/// How many words of a form the line has too; one that bears meaning counts for several small ones.
fn in_common(form: &str, line: &[&str]) -> usize {
    let is_unit =
        |word: &str| UNITS.iter().any(|it| it.trim_end_matches('s') == word.trim_end_matches('s'));
    let alike =
        |word: &str| !is_unit(word) && line.iter().any(|it| *it == word || is_near(it, word));
    let words = form.split([' ', ',', ':']).filter(|it| !it.is_empty() && alike(it));
    words.map(|it| if is_small(it) { 1 } else { 3 }).sum()
}

fn is_near(word: &str, other: &str) -> bool {
    3 < other.len() && edits_of_a_slip(word, other).is_some()
}

/// As many as a message has room for.
fn listed<'f>(forms: impl Iterator<Item = &'f String>) -> Option<String> {
    let forms: Vec<String> = forms.map(|it| format!("`{it}`")).collect();
    let mut chars = 0;
    let room = forms.iter().take_while(|it| {
        chars += it.chars().count();
        chars <= FORMS_CHARS_MAX
    });
    let count = room.count().max(1);
    let shown = forms.get(..count)?;
    let more = if count < forms.len() { " or …" } else { "" };
    Some(format!("{}{more}", shown.join(" or ")))
}
