//! From folded text to nodes: the words that the pack knows, and between them words, numbers and
//! marks. Every byte that is not blank lies in exactly one node.

use foedera_model::Span;

use crate::letter::is_alphanumeric;
use crate::node::{Kind, Node};
use crate::pack::{Found, Lexicon, Pack, is_unspaced};
use crate::sense::{Sense, Slots};
use crate::shadow::Shadow;

/// All nodes of a text; line ends are marks.
pub(crate) fn tokens(original: &str, shadow: &Shadow, pack: &Pack) -> Vec<Node> {
    let mut tokens = Tokens { original, shadow, nodes: Vec::new() };
    let mut at = 0;
    for found in Lexicon::find(&pack.lexicon, &shadow.text) {
        tokens.plain(at, found.span.start());
        at = found.span.end();
        let written = shadow.original(found.span).of(original).unwrap_or("");
        let Found { span, senses, fits } = pack.as_written(found, written);
        tokens.push(span, Kind::Word, senses, fits);
    }
    tokens.plain(at, shadow.text.len());
    tokens.nodes
}

struct Tokens<'t> {
    original: &'t str,
    shadow: &'t Shadow,
    nodes: Vec<Node>,
}

/// What kind of character makes one node with its likes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Digit,
    Letter,
    Mark,
}

impl Tokens<'_> {
    /// The text between two known words.
    fn plain(&mut self, start: usize, end: usize) {
        let Some(text) = self.shadow.text.get(start..end) else { return };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let class = class(first);
            let len = match class {
                Class::Mark => first.len_utf8(),
                Class::Blank if first == '\n' => 1,
                Class::Blank | Class::Digit | Class::Letter => {
                    rest.find(|it| it == '\n' || self::class(it) != class).unwrap_or(rest.len())
                }
            };
            let (word, tail) = rest.split_at_checked(len).unwrap_or((rest, ""));
            let at = end - rest.len();
            if let Some(kind) = kind(word, class, first) {
                let fits = kind.fits();
                self.push(Span::new(at, at + len), kind, Vec::new(), fits);
            }
            rest = tail;
        }
    }

    /// Whether letters of a script without spaces meet here, of which each could be the next word's.
    fn runs_on(&self, at: usize) -> bool {
        let (before, after) = self.shadow.text.split_at_checked(at).unwrap_or_default();
        before.chars().next_back().is_some_and(is_unspaced)
            || after.chars().next().is_some_and(is_unspaced)
    }

    fn push(&mut self, span: Span, kind: Kind, senses: Vec<Sense>, fits: Slots) {
        let original = self.shadow.original(span).of(self.original).unwrap_or("");
        let upper = original.chars().next().is_some_and(char::is_uppercase);
        let glued = self.nodes.last().is_some_and(|it| it.span.end() == span.start())
            && !self.runs_on(span.start());
        self.nodes.push(Node { span, kind, senses, fits, upper, glued });
    }
}

fn class(letter: char) -> Class {
    match letter {
        _ if letter.is_whitespace() => Class::Blank,
        _ if letter.is_ascii_digit() => Class::Digit,
        _ if is_alphanumeric(letter) => Class::Letter,
        _ => Class::Mark,
    }
}

fn kind(word: &str, class: Class, first: char) -> Option<Kind> {
    match class {
        Class::Blank => (first == '\n').then_some(Kind::Mark('\n')),
        Class::Digit => Some(word.parse().map_or(Kind::Word, Kind::Number)),
        Class::Letter => Some(Kind::Word),
        Class::Mark => Some(Kind::Mark(first)),
    }
}
