//! The forms of a name in languages that decline: "Россия", "России", "Россией".

use std::collections::BTreeMap;
use std::sync::Arc;

use super::numbered::Numbered;
use super::tree::Tree;
use crate::shadow::fold;

/// A name with more forms than this is known by the one that is given.
const FORMS_MAX: usize = 256;

/// The forms of a word, the one that is given first.
pub(super) type Forms = Arc<[String]>;

#[derive(Debug, Default)]
pub(super) struct Inflections {
    /// Endings of the form in which names are given, from their ends.
    endings: Tree,
    /// For each of them the endings of the others.
    others: Vec<Vec<String>>,
    /// Words that were met, each with its forms: names have most of theirs in common.
    met: Numbered,
    forms: Vec<Forms>,
}

impl Inflections {
    pub(super) fn new(table: &BTreeMap<String, Vec<String>>) -> Self {
        let from_end = |it: &str| it.chars().rev().collect::<String>();
        let folded = |(ending, others): (&String, &Vec<String>)| {
            (from_end(&fold(ending)), others.iter().map(|it| fold(it)).collect())
        };
        let table: BTreeMap<String, Vec<String>> = table.iter().map(folded).collect();
        let endings = Tree::new(table.keys().map(String::as_str));
        Self { endings, others: table.into_values().collect(), ..Self::default() }
    }

    /// The forms of each word of a folded name; all forms of the words go together, whether they agree or not.
    pub(super) fn of(&mut self, name: &str) -> Vec<Forms> {
        let alone = || vec![Forms::from([name.to_owned()])];
        if self.others.is_empty() {
            return alone();
        }
        let words: Vec<Forms> = name.split(' ').map(|it| self.word(it)).collect();
        let count = words.iter().map(|it| it.len()).fold(1, usize::saturating_mul);
        if count > FORMS_MAX || count == 1 { alone() } else { words }
    }

    fn word(&mut self, word: &str) -> Forms {
        let number = usize::try_from(self.met.number(word)).unwrap_or(usize::MAX);
        if number == self.forms.len() {
            self.forms.push(self.declined(word).into());
        }
        self.forms.get(number).map(Arc::clone).unwrap_or_default()
    }

    /// One that ends with a number or a letter of no ending has one form.
    fn declined(&self, word: &str) -> Vec<String> {
        let mut forms = vec![word.to_owned()];
        let from_end: String = word.chars().rev().collect();
        // One without an ending has the empty one, if there is any; of the others the longest comes last.
        let empty = self.endings.words().next().filter(|it| it.is_empty());
        let mut ending = empty.map(|_| (0, 0));
        self.endings.each_at(from_end.as_bytes(), |it, len| ending = Some((it, len)));
        let ended = ending.and_then(|(ending, len)| {
            Some((word.get(..word.len() - len)?, self.others.get(ending)?))
        });
        if let Some((stem, others)) = ended {
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
        let empty = BTreeMap::from([(String::new(), vec!["а".to_owned()])]);
        assert_eq!(*Inflections::new(&empty).of("путин")[0], ["путин", "путина"].map(String::from));
        let long = "ия ".repeat(9);
        check(&long, &[&[long.as_str()]]);
        assert_eq!(Inflections::default().of("я").first().map(|it| it.len()), Some(1));
    }
}
