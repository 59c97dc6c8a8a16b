//! The forms of a name in languages that decline: "Россия", "России", "Россией".

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::shadow::fold;

/// A name with more forms than this is known by the one that is given.
const FORMS_MAX: usize = 256;

/// The forms of a word, the one that is given first.
pub(super) type Forms = Arc<[String]>;

#[derive(Debug, Default)]
pub(super) struct Inflections {
    /// For an ending of the form in which names are given, the endings of the others.
    endings: BTreeMap<String, Vec<String>>,
    /// How many letters the longest of those has.
    longest: usize,
    /// Words that were met: names have most of theirs in common.
    met: BTreeMap<String, Forms>,
}

impl Inflections {
    pub(super) fn new(table: &BTreeMap<String, Vec<String>>) -> Self {
        let folded = |(ending, others): (&String, &Vec<String>)| {
            (fold(ending), others.iter().map(|it| fold(it)).collect())
        };
        let endings: BTreeMap<String, Vec<String>> = table.iter().map(folded).collect();
        let longest = endings.keys().map(|it| it.chars().count()).max().unwrap_or(0);
        Self { endings, longest, met: BTreeMap::new() }
    }

    /// The forms of each word of a folded name; all forms of the words go together, whether they agree or not.
    pub(super) fn of(&mut self, name: &str) -> Vec<Forms> {
        let alone = || vec![Forms::from([name.to_owned()])];
        if self.endings.is_empty() {
            return alone();
        }
        let words: Vec<Forms> = name.split(' ').map(|it| self.word(it)).collect();
        let count = words.iter().map(|it| it.len()).fold(1, usize::saturating_mul);
        if count > FORMS_MAX || count == 1 { alone() } else { words }
    }

    fn word(&mut self, word: &str) -> Forms {
        if let Some(met) = self.met.get(word) {
            return Arc::clone(met);
        }
        let forms: Forms = self.declined(word).into();
        self.met.insert(word.to_owned(), Arc::clone(&forms));
        forms
    }

    /// One that ends with a number or a letter of no ending has one form.
    fn declined(&self, word: &str) -> Vec<String> {
        let mut forms = vec![word.to_owned()];
        let letters = word.char_indices().rev().take(self.longest).map(|it| it.0);
        let cuts = std::iter::once(word.len()).chain(letters);
        let cuts = cuts.filter_map(|at| word.split_at_checked(at));
        let ended = cuts.filter_map(|(stem, end)| Some((stem, self.endings.get(end)?)));
        if let Some((stem, others)) = ended.last() {
            forms.extend(others.iter().map(|it| [stem, it].concat()));
        }
        forms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_takes_the_endings_of_its_longest_ending() {
        let table = [("ия", vec!["ии"]), ("я", vec!["е"]), ("ая", vec!["ой"])];
        let table = table.map(|(ending, others)| {
            (ending.to_owned(), others.into_iter().map(ToOwned::to_owned).collect())
        });
        let mut inflections = Inflections::new(&table.into_iter().collect());
        let mut check = |name: &str, expected: &[&[&str]]| {
            assert_eq!(inflections.of(name).iter().map(|it| &**it).collect::<Vec<_>>(), expected);
        };
        check("россия", &[&["россия", "россии"]]);
        check("южная корея", &[&["южная", "южной"], &["корея", "корее"]]);
        check("перу", &[&["перу"]]);
        check("чили и перу", &[&["чили и перу"]]);
        let long = "ия ".repeat(9);
        check(&long, &[&[long.as_str()]]);
        assert_eq!(Inflections::default().of("я").first().map(|it| it.len()), Some(1));
    }
}
