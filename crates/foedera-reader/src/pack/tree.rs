//! Sorted words as a tree of their bytes: from a place in a text, every word that begins there.
//!
//! Tens of thousands of names are looked for only where a word begins, and most places are left after a byte or
//! two. An automaton that looks everywhere at once takes twenty times as long to make, which is what the
//! first text of a language would wait for.

use std::ops::Range;

/// Words in their order, and the places at which they part.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The words, one after the other, and where each stands.
    text: Vec<u8>,
    places: Vec<Range<usize>>,
    nodes: Vec<Node>,
    /// Of each node its branches: the next byte, and the node to which it leads.
    bytes: Vec<u8>,
    aims: Vec<usize>,
    /// For each byte the node of the words that begin with it.
    begins: Vec<Option<usize>>,
}

/// Words that begin alike.
#[derive(Debug, Default)]
struct Node {
    /// What they share beyond the byte by which they parted from others: a place in the text.
    tail: Range<usize>,
    /// The words of which no more is left, by their numbers.
    whole: Range<usize>,
    branches: Range<usize>,
}

impl Tree {
    /// Of words in the order of their bytes, which may come more than once. An empty one is never found.
    pub(super) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut places = Vec::new();
        let mut text = Vec::new();
        for word in words {
            let start = text.len();
            text.extend_from_slice(word.as_bytes());
            places.push(start..text.len());
        }
        let (bytes, aims) = (Vec::new(), Vec::new());
        let (nodes, begins) = (Vec::new(), vec![None; 256]);
        let mut tree = Self { text, places: Vec::new(), nodes, bytes, aims, begins };
        let all = Open { words: 0..places.len(), seen: 0 };
        let mut open = Vec::new();
        for (byte, part) in tree.parts(&places, &all) {
            if let Some(begin) = tree.begins.get_mut(usize::from(byte)) {
                *begin = Some(open.len());
            }
            open.push(part);
        }
        let mut next = 0;
        while let Some(part) = open.get(next) {
            let (node, parts) = tree.node(&places, part);
            tree.nodes.push(node);
            for (byte, part) in parts {
                tree.bytes.push(byte);
                tree.aims.push(open.len());
                open.push(part);
            }
            next += 1;
        }
        tree.places = places;
        tree
    }

    /// The words in their order.
    pub(super) fn words(&self) -> impl Iterator<Item = &[u8]> {
        self.places.iter().map(|it| self.text.get(it.clone()).unwrap_or_default())
    }

    /// The node of words that have their beginning in common, and what its branches lead to.
    fn node(&self, places: &[Range<usize>], part: &Open) -> (Node, Vec<(u8, Open)>) {
        let word = |number: usize| places.get(number).cloned().unwrap_or_default();
        let (first, last) = (word(part.words.start), word(part.words.end.saturating_sub(1)));
        let beyond =
            |it: Range<usize>| self.text.get(it.start + part.seen..it.end).unwrap_or_default();
        let alike =
            beyond(first.clone()).iter().zip(beyond(last)).take_while(|(one, other)| one == other);
        let shared = part.seen + alike.count();
        let whole = part.words.clone().take_while(|it| word(*it).len() == shared).count();
        let whole = part.words.start..part.words.start + whole;
        let parts = self.parts(places, &Open { words: whole.end..part.words.end, seen: shared });
        let branches = self.bytes.len()..self.bytes.len() + parts.len();
        let tail = first.start + part.seen..first.start + shared;
        (Node { tail, whole, branches }, parts)
    }

    /// Words parted by the byte after what they share.
    fn parts(&self, places: &[Range<usize>], all: &Open) -> Vec<(u8, Open)> {
        let byte = |number: usize| {
            let place = places.get(number).filter(|_| number < all.words.end)?;
            self.text.get(place.start + all.seen..place.end)?.first().copied()
        };
        let mut parts = Vec::new();
        let mut start =
            all.words.start + all.words.clone().take_while(|it| byte(*it).is_none()).count();
        while let Some(first) = byte(start) {
            let end = start + (start..).take_while(|it| byte(*it) == Some(first)).count();
            parts.push((first, Open { words: start..end, seen: all.seen + 1 }));
            start = end;
        }
        parts
    }

    /// Calls with each word with which `rest` begins, by its number and length, the shortest first. Says whether a
    /// longer `rest` could begin with more of them.
    pub(super) fn each_at(&self, rest: &[u8], mut call: impl FnMut(usize, usize)) -> bool {
        let begin = rest.first().and_then(|it| *self.begins.get(usize::from(*it))?);
        let mut node = begin.and_then(|it| self.nodes.get(it));
        let mut seen = 1;
        while let Some(Node { tail, whole, branches }) = node {
            let shared = seen + tail.len();
            let known = self.text.get(tail.clone()).unwrap_or_default();
            let Some(found) = rest.get(seen..shared) else {
                return rest.get(seen..).is_some_and(|it| known.starts_with(it));
            };
            if found != known {
                return false;
            }
            whole.clone().for_each(|it| call(it, shared));
            let branching = self.bytes.get(branches.clone()).unwrap_or_default();
            let Some(next) = rest.get(shared) else { return !branching.is_empty() };
            let place = branching.iter().position(|it| it == next);
            node = place.and_then(|it| self.nodes.get(*self.aims.get(branches.start + it)?));
            seen = shared + 1;
        }
        false
    }
}

/// Words that are still to be parted, and how many bytes of them are told apart already.
#[derive(Debug)]
struct Open {
    words: Range<usize>,
    seen: usize,
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
        let words = ["", "a", "ab", "ab", "abcde", "abd", "b", "б", "бв"];
        check(&words, "abcdef", &["a", "ab", "ab", "abcde"]);
        check(&words, "abc", &["a", "ab", "ab"]);
        check(&words, "xab", &[]);
        check(&words, "бв", &["б", "бв"]);
        check(&words, "", &[]);
        check(&["abc"], "ab", &[]);
        check(&[], "abc", &[]);
    }

    #[test]
    fn a_text_that_ends_too_soon_could_begin_with_more() {
        let tree = Tree::new(["abc", "b"].into_iter());
        let more = |rest: &str| tree.each_at(rest.as_bytes(), |_, _| ());
        assert!(more("a") && more("ab"));
        assert!(!more("abc") && !more("ac") && !more("b") && !more("c"));
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
