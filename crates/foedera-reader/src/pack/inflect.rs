//! The forms of a name in languages that decline: "Россия", "России", "Россией".

use std::collections::BTreeMap;

use crate::shadow::fold;

/// A name with more forms than this is known by the one that is given.
const FORMS_MAX: usize = 256;

/// For an ending of the form in which names are given, the endings of the others.
#[derive(Debug, Default)]
pub(super) struct Inflections(BTreeMap<String, Vec<String>>);

impl Inflections {
    pub(super) fn new(table: &BTreeMap<String, Vec<String>>) -> Self {
        let folded = |(ending, others): (&String, &Vec<String>)| {
            (fold(ending), others.iter().map(|it| fold(it)).collect())
        };
        Self(table.iter().map(folded).collect())
    }

    /// All forms of a folded name, the one that is given first: each of its words in each of its own
    /// forms, whether they agree or not.
    pub(super) fn of(&self, name: &str) -> Vec<String> {
        let words: Vec<Vec<String>> = name.split(' ').map(|it| self.word(it)).collect();
        let count = words.iter().map(Vec::len).fold(1, usize::saturating_mul);
        if count > FORMS_MAX {
            return vec![name.to_owned()];
        }
        words.into_iter().fold(Vec::new(), |begun, word| match begun.as_slice() {
            [] => word,
            _ => begun
                .iter()
                .flat_map(|it| word.iter().map(move |next| format!("{it} {next}")))
                .collect(),
        })
    }

    /// One that ends with a number or a letter of no ending has one form.
    fn word(&self, word: &str) -> Vec<String> {
        let mut forms = vec![word.to_owned()];
        let longest = self.0.iter().filter(|it| word.ends_with(it.0.as_str()));
        if let Some((ending, others)) = longest.max_by_key(|it| it.0.len())
            && let Some(stem) = word.strip_suffix(ending.as_str())
        {
            forms.extend(others.iter().map(|it| format!("{stem}{it}")));
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
        let inflections = Inflections::new(&table.into_iter().collect());
        assert_eq!(inflections.of("россия"), ["россия", "россии"]);
        assert_eq!(
            inflections.of("южная корея"),
            ["южная корея", "южная корее", "южной корея", "южной корее"]
        );
        assert_eq!(inflections.of("перу"), ["перу"]);
        assert_eq!(Inflections::default().of(""), [""]);
    }
}
