//! The reserved words that were probably meant where reading stopped.

use foedera_model::Span;

use super::{Place, spoken};
use crate::cursor::Expected;
use crate::near::{edits_of_a_slip, is_limiting, is_small, slip_of_a_phrase};
use crate::wording::is_past_of;

impl Place<'_, '_> {
    /// The words that were probably meant, and what stands in their place: of all that could have
    /// stood there the nearest.
    pub(super) fn meant(&self) -> Option<(String, Span)> {
        let near = self.reader.furthest.expected.iter().filter_map(|it| {
            let (Expected::Words { words, from } | Expected::Near { words, from }) = it else {
                return None;
            };
            let one = self.slip(spoken(words, false), *from);
            let several = words.contains('/').then(|| self.slip(spoken(words, true), *from));
            // Of two forms that are as near the one counts that agrees with who acts.
            let forms = [several.flatten(), one];
            let mut forms: Vec<_> = forms.into_iter().flatten().collect();
            if !self.is_by_several() {
                forms.reverse();
            }
            forms.into_iter().min_by_key(|it| it.0)
        });
        let near = near.min_by_key(|(edits, phrase, _)| (*edits, phrase.len()));
        near.map(|(_, phrase, span)| (phrase, span))
    }

    /// How far the words from a token on are from a phrase, if they are a slip of it.
    fn slip(&self, phrase: String, from: usize) -> Option<(usize, String, Span)> {
        let words: Vec<&str> = phrase.split(' ').collect();
        let first = words.first().copied().unwrap_or_default();
        let (word, place) = self.words(from, 1);
        if is_past_of(&word, first) {
            return Some((0, first.to_owned(), place));
        }
        let next = self.reader.token(from + 1);
        if matches!(&*word, "has" | "have" | "had") && is_past_of(next, first) {
            return Some((0, first.to_owned(), self.words(from, 2).1));
        }
        if let Some((count, edits)) = self.one_word_off(&words, from) {
            let span = self.words(from, count).1;
            return Some((edits, phrase, span));
        }
        // Of a phrase that is not begun yet the first word must be near; that is quickly seen.
        if from == self.at && !is_small(first) {
            edits_of_a_slip(&word, first)?;
        }
        let (found, span) = self.words(from, words.len());
        // `in` is not `on` misspelt, and what a sentence says further on was meant for there.
        let other = found.split(' ').zip(&words).find(|(it, meant)| it != *meant);
        let is_other = |(it, meant): (&str, &&str)| {
            is_small(it) && is_small(meant) && (words.len() == 1 || self.is_said_later(it))
        };
        if other.is_some_and(is_other) {
            return None;
        }
        // A phrase that only breaks off is told what is left of it.
        if phrase.starts_with(&found) && from < self.at {
            return None;
        }
        Some((slip_of_a_phrase(&found, &phrase)?, phrase, span))
    }

    /// Whether the line begins the phrase and has a word too few or too many in it: how many words
    /// of the line the phrase is to replace, and how many letters that mends.
    fn one_word_off(&self, phrase: &[&str], from: usize) -> Option<(usize, usize)> {
        let gone = self.at.checked_sub(from)?;
        // Before the first word and behind the last nothing tells that a word is missing.
        if gone == 0 || phrase.len() <= gone + 1 {
            return None;
        }
        let line: Vec<&str> = (from..self.end().min(from + phrase.len() + 1))
            .map(|it| self.reader.token(it))
            .collect();
        let swapped = |words: &[&str]| -> Option<Vec<String>> {
            let mut words: Vec<String> = words.iter().map(|it| (*it).to_owned()).collect();
            (gone + 1 < words.len()).then(|| words.swap(gone, gone + 1))?;
            Some(words)
        };
        let same = line.get(..phrase.len()).unwrap_or_default();
        if swapped(same).is_some_and(|it| it == phrase) {
            return Some((phrase.len(), 1));
        }
        // One small word in the place of another; of two that bear meaning one may be another act.
        let differing = same.iter().zip(phrase).filter(|(it, meant)| it != meant);
        if same.len() == phrase.len()
            && differing.clone().count() == 1
            && differing.clone().all(|(it, meant)| is_small(it) || is_small(meant))
            && !differing.clone().any(|(it, _)| is_small(it) && self.is_said_later(it))
        {
            return Some((phrase.len(), phrase.get(gone)?.len()));
        }
        let without = |words: &[&str], gone: usize| -> Vec<String> {
            let kept = words.iter().enumerate().filter(|(place, _)| *place != gone);
            kept.map(|(_, it)| (*it).to_owned()).collect()
        };
        let fewer = line.get(..phrase.len() - 1).unwrap_or_default();
        if without(phrase, gone) == fewer && !is_limiting(phrase.get(gone)?) {
            return Some((fewer.len(), phrase.get(gone)?.len()));
        }
        // What varies may have been meant by the word that is too many.
        let varies = self.reader.furthest.expected.iter().any(|it| matches!(it, Expected::Noun(_)));
        (!varies && line.len() == phrase.len() + 1 && without(&line, gone) == phrase)
            .then(|| (line.len(), line.get(gone).map_or(0, |it| it.len())))
    }
}
