//! Names of several words that decline: "Южная Корея", "Южной Кореи". Each word is known in each of its forms, and the
//! names by the order of their words: all forms of all names, written out, would be a hundred thousand.

use std::collections::BTreeMap;

use super::inflect::Forms;
use super::numbered::Numbered;

/// A word in each of its forms, by its number.
pub(super) type WordNo = usize;

/// Names as a tree of their words.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// By the form that is given.
    numbers: Numbered,
    /// The forms of each word.
    words: Vec<Forms>,
    /// The places at which names part; the first stands for no word.
    nodes: Vec<Node>,
    /// Which place is reached from which by which word.
    steps: BTreeMap<(usize, WordNo), usize>,
    /// How many bytes the longest name has.
    longest: usize,
}

/// What follows the same words.
#[derive(Debug, Default)]
struct Node {
    next: Vec<(WordNo, usize)>,
    /// The names that end here.
    names: Vec<usize>,
}

impl Phrases {
    /// Takes in a name by the forms of each of its words, each as they are `written`.
    pub(super) fn add(&mut self, words: &[Forms], name: usize, written: impl Fn(&Forms) -> Forms) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let longest = words.iter().map(|it| 1 + it.iter().map(String::len).max().unwrap_or(0));
        self.longest = self.longest.max(longest.sum());
        let mut at = 0;
        for forms in words {
            let word = self.word(forms, &written);
            at = self.step(at, word);
        }
        self.nodes.get_mut(at).into_iter().for_each(|it| it.names.push(name));
    }

    fn word(&mut self, forms: &Forms, written: impl Fn(&Forms) -> Forms) -> WordNo {
        let given = forms.first().map(String::as_str).unwrap_or_default();
        let number = usize::try_from(self.numbers.number(given)).unwrap_or(usize::MAX);
        if number == self.words.len() {
            self.words.push(written(forms));
        }
        number
    }

    /// The place that is reached from this one by this word.
    fn step(&mut self, at: usize, word: WordNo) -> usize {
        let next = self.nodes.len();
        let Some(node) = self.nodes.get_mut(at) else { return at };
        if let Some(to) = self.steps.get(&(at, word)) {
            return *to;
        }
        node.next.push((word, next));
        self.steps.insert((at, word), next);
        self.nodes.push(Node::default());
        next
    }

    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// The words with which names begin, in each form, and the place that follows them.
    pub(super) fn heads(&self) -> impl Iterator<Item = (&str, usize)> {
        let next = self.nodes.first().into_iter().flat_map(|it| &it.next);
        next.flat_map(|(word, to)| self.forms(*word).iter().map(|it| (it.as_str(), *to)))
    }

    fn forms(&self, word: WordNo) -> &[String] {
        self.words.get(word).map(|it| &**it).unwrap_or_default()
    }

    /// The names below this place.
    pub(super) fn below(&self, at: usize) -> Vec<usize> {
        let mut names = Vec::new();
        let mut open = vec![at];
        while let Some(node) = open.pop().and_then(|it| self.nodes.get(it)) {
            names.extend(&node.names);
            open.extend(node.next.iter().map(|it| it.1));
        }
        names
    }

    /// Calls with each name of which the rest stands here, beginning with a space, and its length. Says whether a
    /// longer text could hold more of them.
    pub(super) fn each_after(
        &self,
        at: usize,
        rest: &[u8],
        call: &mut impl FnMut(usize, usize),
    ) -> bool {
        self.walk(at, rest, 0, call)
    }

    fn walk(
        &self,
        at: usize,
        rest: &[u8],
        seen: usize,
        call: &mut impl FnMut(usize, usize),
    ) -> bool {
        let Some(node) = self.nodes.get(at) else { return false };
        node.names.iter().for_each(|it| call(*it, seen));
        let Some(after) = rest.strip_prefix(b" ") else { return rest.is_empty() };
        let mut more = false;
        for (word, to) in &node.next {
            for form in self.forms(*word) {
                match after.strip_prefix(form.as_bytes()) {
                    Some(rest) => more |= self.walk(*to, rest, seen + 1 + form.len(), call),
                    None => more |= form.as_bytes().starts_with(after),
                }
            }
        }
        more
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_all_forms_of_its_words() {
        let forms = |it: &str| it.split('|').map(ToOwned::to_owned).collect::<Forms>();
        let mut phrases = Phrases::default();
        let mut add = |words: &[&str], name| {
            let words: Vec<Forms> = words.iter().map(|it| forms(it)).collect();
            phrases.add(&words, name, Forms::clone);
        };
        add(&["южная|южной", "корея|кореи"], 7);
        add(&["южная|южной", "африка|африки"], 8);
        add(&["южная|южной", "корея|кореи", "и"], 9);
        let heads: Vec<(&str, usize)> = phrases.heads().collect();
        assert_eq!(heads, [("южная", 1), ("южной", 1)]);
        let found = |rest: &str| {
            let mut found = Vec::new();
            phrases.each_after(1, rest.as_bytes(), &mut |name, len| found.push((name, len)));
            found
        };
        assert_eq!(found(" кореи и"), [(7, 11), (9, 14)]);
        assert_eq!(found(" африка"), [(8, 13)]);
        assert_eq!(found("кореи"), []);
        assert_eq!(found(" корей"), []);
        let more = |rest: &str| phrases.each_after(1, rest.as_bytes(), &mut |_, _| ());
        assert!(more("") && more(" ") && more(" кор") && more(" корея"));
        assert!(!more(" корей") && !more(" африка.") && !more("."));
        assert_eq!(phrases.below(1), [8, 7, 9]);
    }
}
