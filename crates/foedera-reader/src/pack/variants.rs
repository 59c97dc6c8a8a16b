//! Letters that are written in more than one way: 约 and 約.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::inflect::Forms;

/// Each other way of writing a letter, with the first.
#[derive(Debug, Default)]
pub(crate) struct Variants(BTreeMap<char, char>);

impl Variants {
    /// From lines such as "约約".
    ///
    /// # Errors
    /// Names a line whose letters differ in length: then places in the text would no longer agree.
    pub(super) fn new(lines: &[String]) -> Result<Self, String> {
        let mut others = BTreeMap::new();
        for line in lines {
            let mut letters = line.chars();
            let Some(first) = letters.next() else { continue };
            for other in letters {
                if other.len_utf8() != first.len_utf8() {
                    return Err(format!(
                        "variants: `{line}`: {other} is longer or shorter than {first}"
                    ));
                }
                others.insert(other, first);
            }
        }
        Ok(Self(others))
    }

    /// The other ways of writing this letter.
    pub(super) fn others(&self, first: char) -> impl Iterator<Item = char> {
        self.0.iter().filter(move |it| *it.1 == first).map(|it| *it.0)
    }

    /// Whether every letter of ASCII is its own first way of writing.
    pub(super) fn leave_ascii(&self) -> bool {
        self.0.keys().next().is_none_or(|it| !it.is_ascii())
    }

    /// The letter in its first way of writing.
    pub(super) fn first(&self, letter: char) -> char {
        self.0.get(&letter).copied().unwrap_or(letter)
    }

    /// Whether a letter of the text is written in another way than its first.
    pub(super) fn any_in(&self, text: &str) -> bool {
        !self.0.is_empty() && text.chars().any(|it| self.0.contains_key(&it))
    }

    /// The text, each letter in its first way of writing; no place changes.
    pub(super) fn in_first<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !self.any_in(text) {
            return Cow::Borrowed(text);
        }
        text.chars().map(|it| self.first(it)).collect()
    }

    /// The same for each form of a word.
    pub(super) fn all_in_first(&self, forms: &Forms) -> Forms {
        if !forms.iter().any(|it| self.any_in(it)) {
            return Forms::clone(forms);
        }
        forms.iter().map(|it| self.in_first(it).into_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_read_in_its_first_way_of_writing() {
        let variants = Variants::new(&["约約".to_owned(), "签簽籤".to_owned()]).expect("even");
        assert_eq!(variants.in_first("簽約，签约"), "签约，签约");
        let uneven = Variants::new(&["yÿ".to_owned()]).expect_err("one byte and two");
        assert_eq!(uneven, "variants: `yÿ`: ÿ is longer or shorter than y");
    }
}
