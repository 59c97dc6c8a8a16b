//! Sorted words as a tree of their bytes: from a place in a text, every word that begins there.
//!
//! Tens of thousands of names are looked for only where a word begins, and most places are left after a byte or
//! two. An automaton that looks everywhere at once takes twenty times as long to make, which is what the
//! first text of a language would wait for. Capital and small letters of ASCII are the same.

use std::ops::Range;

/// Words in their order, and the places at which they part.
#[derive(Debug)]
pub(super) struct Tree {
    /// The words, one after the other.
    text: String,
    /// Where each of them ends.
    ends: Vec<usize>,
    nodes: Vec<Node>,
    /// Of each node its branches: the next byte, and the node to which it leads.
    bytes: Vec<u8>,
    aims: Vec<usize>,
    /// With which bytes a word begins.
    begins: [bool; 256],
}

/// Words that begin alike.
#[derive(Debug)]
struct Node {
    /// By their numbers.
    words: Range<usize>,
    /// How many bytes they share; of those that are no longer there are `whole`, the first.
    shared: usize,
    whole: usize,
    branches: Range<usize>,
}

impl Tree {
    /// Of words in the order of their bytes, which may come more than once; all their letters of ASCII are small.
    pub(super) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut tree = Self {
            text: String::new(),
            ends: Vec::new(),
            nodes: Vec::new(),
            bytes: Vec::new(),
            aims: Vec::new(),
            begins: [false; 256],
        };
        for word in words {
            let first = word.bytes().next().and_then(|it| tree.begins.get_mut(usize::from(it)));
            first.into_iter().for_each(|it| *it = true);
            tree.text.push_str(word);
            tree.ends.push(tree.text.len());
        }
        tree.nodes.push(tree.node(0..tree.ends.len()));
        let mut next = 0;
        while let Some(words) =
            tree.nodes.get(next).map(|it| it.words.start + it.whole..it.words.end)
        {
            tree.branch(next, words);
            next += 1;
        }
        tree
    }

    /// Parts the words of a node by the byte after what they share.
    fn branch(&mut self, number: usize, mut words: Range<usize>) {
        let shared = self.nodes.get(number).map_or(0, |it| it.shared);
        let first = self.bytes.len();
        while let Some(byte) =
            self.word(words.start).get(shared).filter(|_| !words.is_empty()).copied()
        {
            let alike = words.clone().take_while(|it| self.word(*it).get(shared) == Some(&byte));
            let end = words.start + alike.count();
            self.bytes.push(byte);
            self.aims.push(self.nodes.len());
            self.nodes.push(self.node(words.start..end));
            words.start = end;
        }
        if let Some(node) = self.nodes.get_mut(number) {
            node.branches = first..self.bytes.len();
        }
    }

    fn node(&self, words: Range<usize>) -> Node {
        let (first, last) = (self.word(words.start), self.word(words.end.saturating_sub(1)));
        let shared = first.iter().zip(last).take_while(|(one, other)| one == other).count();
        let whole = words.clone().take_while(|it| self.word(*it).len() == shared).count();
        Node { words, shared, whole, branches: 0..0 }
    }

    /// Nothing for a number that no word has.
    fn word(&self, number: usize) -> &[u8] {
        let start = number.checked_sub(1).map_or(Some(0), |it| self.ends.get(it).copied());
        let place = start.zip(self.ends.get(number)).map(|(start, end)| start..*end);
        place.and_then(|it| self.text.as_bytes().get(it)).unwrap_or_default()
    }

    /// Calls with each word with which `rest` begins, by its number and length, the shortest first.
    pub(super) fn each_at(&self, rest: &[u8], mut call: impl FnMut(usize, usize)) {
        let first = rest.first().map(u8::to_ascii_lowercase);
        if !first.and_then(|it| self.begins.get(usize::from(it))).is_some_and(|it| *it) {
            return;
        }
        let (mut node, mut seen) = (self.nodes.first(), 0);
        while let Some(Node { words, shared, whole, branches }) = node {
            let known = self.word(words.start).get(seen..*shared).unwrap_or_default();
            if !rest.get(seen..*shared).is_some_and(|it| it.eq_ignore_ascii_case(known)) {
                return;
            }
            (words.start..words.start + whole).for_each(|it| call(it, *shared));
            seen = *shared;
            let next = rest.get(seen).map(u8::to_ascii_lowercase);
            let found = next.zip(self.bytes.get(branches.clone()));
            let place = found.and_then(|(byte, branches)| branches.binary_search(&byte).ok());
            node = place.and_then(|it| self.nodes.get(*self.aims.get(branches.start + it)?));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], rest: &str, expected: &[&str]) {
        let tree = Tree::new(words.iter().copied());
        let mut found = Vec::new();
        tree.each_at(rest.as_bytes(), |word, len| {
            assert_eq!(len, words[word].len());
            found.push(words[word]);
        });
        assert_eq!(found, expected, "{words:?} in {rest}");
    }

    #[test]
    fn every_word_with_which_a_text_begins_is_found() {
        let words = ["a", "ab", "ab", "abcde", "abd", "b", "б", "бв"];
        check(&words, "abcdef", &["a", "ab", "ab", "abcde"]);
        check(&words, "abc", &["a", "ab", "ab"]);
        check(&words, "xab", &[]);
        check(&words, "бв", &["б", "бв"]);
        check(&words, "", &[]);
        check(&["abc"], "ABcd", &["abc"]);
        check(&["abc"], "ab", &[]);
        check(&[], "abc", &[]);
    }

    /// All texts of few letters against all sets of few words.
    #[test]
    fn it_agrees_with_looking_at_each_word() {
        let texts: Vec<String> = (0..=4)
            .flat_map(|len| {
                (0..1_u32 << len).map(move |it| {
                    (0..len).map(|bit| if it >> bit & 1 == 0 { 'a' } else { 'b' }).collect()
                })
            })
            .collect();
        let mut pool: Vec<&str> =
            texts.iter().map(String::as_str).filter(|it| !it.is_empty() && it.len() < 4).collect();
        pool.sort_unstable();
        for chosen in 0..1_u32 << pool.len() {
            let words: Vec<&str> = pool
                .iter()
                .enumerate()
                .filter(|it| chosen >> it.0 & 1 == 1)
                .map(|it| *it.1)
                .collect();
            let tree = Tree::new(words.iter().copied());
            for text in &texts {
                let mut found = Vec::new();
                tree.each_at(text.as_bytes(), |word, _| found.push(words[word]));
                let expected: Vec<&str> =
                    words.iter().copied().filter(|it| text.starts_with(it)).collect();
                assert_eq!(found, expected, "{words:?} in {text}");
            }
        }
    }
}
