//! The words of a treaty's text, each with its place: lower-cased, hyphenation undone, and what
//! old prints and transcripts glue together taken apart ("entry into forcethis", "approval.2").
//!
//! A hyphen inside a word parts it ("two-thirds" is two words), so that no table needs both forms.

use std::borrow::Cow;

use foedera_model::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    /// Digits, with an ordinal's ending where it has one: `90th`.
    Number,
    Mark,
}

impl Kind {
    pub(crate) fn of(written: &str) -> Self {
        match written.chars().next() {
            Some(it) if it.is_alphabetic() => Self::Word,
            Some(it) if it.is_ascii_digit() => Self::Number,
            _ => Self::Mark,
        }
    }
}

/// A word, a number or a mark.
#[derive(Clone, Debug)]
pub(crate) struct Token<'t> {
    /// In lower case.
    pub(crate) word: Cow<'t, str>,
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// How it is written.
    pub(crate) case: Case,
    /// What white space stands before it.
    pub(crate) gap: Gap,
}

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Capital,
    /// Two capitals or more, and nothing else.
    Capitals,
}

/// The white space before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    None,
    Space,
    Line,
    /// An empty line.
    Paragraph,
}

/// Words to which the next sentence is found glued, where a heading lost its line.
const GLUED_HEADS: &[&str] = &[
    "force",
    "agreement",
    "convention",
    "protocol",
    "treaty",
    "amendment",
    "act",
    "signature",
    "ratification",
    "accession",
    "approval",
    "acceptance",
    "depositary",
    "withdrawal",
    "denunciation",
    "termination",
    "duration",
    "effect",
    "clauses",
    "provisions",
];

/// Words that begin the sentence glued to a heading.
const GLUED_TAILS: &[&str] = &[
    "this",
    "the",
    "each",
    "any",
    "a",
    "for",
    "after",
    "in",
    "it",
    "as",
    "upon",
    "if",
    "when",
    "at",
    "on",
    "thereafter",
    "subject",
    "unless",
    "either",
    "every",
    "instruments",
    "states",
    "both",
    "all",
    "acceptance",
    "ratification",
    "ratifications",
    "no",
    "two",
    "three",
    "six",
    "twelve",
    "thirty",
    "sixty",
    "ninety",
];

/// Takes a text apart. Every byte is looked at a bounded number of times.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut gap = Gap::Paragraph;
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            gap = wider(gap, first);
            continue;
        }
        let same = |it: char| {
            if first.is_alphabetic() { it.is_alphabetic() } else { it.is_ascii_digit() }
        };
        let mut end = start + first.len_utf8();
        if first.is_alphabetic() || first.is_ascii_digit() {
            while let Some((at, it)) = chars.next_if(|(_, it)| same(*it)) {
                end = at + it.len_utf8();
            }
        }
        let written = text.get(start..end).unwrap_or_default();
        push(&mut found, text, written, Span::new(start, end), gap);
        gap = Gap::None;
    }
    found
}

fn wider(gap: Gap, space: char) -> Gap {
    match (gap, space) {
        (Gap::Line | Gap::Paragraph, '\n') => Gap::Paragraph,
        (_, '\n') => Gap::Line,
        (Gap::None, _) => Gap::Space,
        (wide, _) => wide,
    }
}

fn push<'t>(found: &mut Vec<Token<'t>>, text: &str, written: &'t str, span: Span, gap: Gap) {
    let mut token =
        Token { word: lowered(written), span, kind: Kind::of(written), case: case(written), gap };
    let marks = found.len();
    if joins_ordinal(found, &token) || joins_hyphenated(found, text, &token) {
        return;
    }
    drop_stroke(found, &token);
    // Where a mark was dropped, a space stands for it.
    if found.len() < marks {
        token.gap = Gap::Space;
    }
    let glued = numeral(found, &token).or_else(|| {
        GLUED_HEADS.iter().find_map(|head| {
            let tail = token.word.strip_prefix(head)?;
            GLUED_TAILS.contains(&tail).then_some(head.len())
        })
    });
    match glued.filter(|_| token.case == Case::Lower).and_then(|at| written.split_at_checked(at)) {
        Some((head, tail)) => {
            let middle = span.start() + head.len();
            let (first, second) = (Span::new(span.start(), middle), Span::new(middle, span.end()));
            found.push(Token { word: head.into(), span: first, ..token });
            // Behind the number of an article, its heading may be glued to the sentence as well.
            push(found, text, tail, second, Gap::None);
        }
        None => found.push(token),
    }
}

/// The length of a Roman numeral to which the words after it are glued: `ARTICLE xviithis`.
fn numeral(found: &[Token<'_>], token: &Token<'_>) -> Option<usize> {
    let heads = found.last().is_some_and(|it| it.word == "article" && it.case == Case::Capitals);
    let length = token.word.bytes().take_while(|it| b"ivxlc".contains(it)).count();
    let rest = token.word.len().checked_sub(length)?;
    (heads && 0 < length && 1 < rest).then_some(length)
}

/// `90` and `th` are one number.
fn joins_ordinal(found: &mut [Token<'_>], token: &Token<'_>) -> bool {
    let Some(last) = found.last_mut() else { return false };
    let joins = last.kind == Kind::Number
        && token.gap == Gap::None
        && matches!(&*token.word, "st" | "nd" | "rd" | "th");
    if joins {
        last.word.to_mut().push_str(&token.word);
        last.span = last.span.hull(token.span);
    }
    joins
}

/// A word parted at the end of a line is one word; a hyphen inside a line parts two.
fn joins_hyphenated(found: &mut Vec<Token<'_>>, text: &str, token: &Token<'_>) -> bool {
    let [.., before, hyphen] = found.as_mut_slice() else { return false };
    let is_hyphen =
        matches!(&*hyphen.word, "-" | "\u{2010}" | "\u{2011}") && hyphen.gap == Gap::None;
    if !is_hyphen || before.kind != Kind::Word || token.kind != Kind::Word {
        return false;
    }
    let parted = Gap::Line <= token.gap;
    let is_low =
        text.get(token.span.start()..).is_some_and(|it| it.starts_with(char::is_lowercase));
    if parted && is_low {
        before.word.to_mut().push_str(&token.word);
        before.span = before.span.hull(token.span);
        found.pop();
        return true;
    }
    if token.gap == Gap::None {
        found.pop();
    }
    false
}

/// `at/least`, `paragraph/1`: a transcript's stroke between two words is a space; `and/or` keeps its own.
fn drop_stroke(found: &mut Vec<Token<'_>>, token: &Token<'_>) {
    let [.., before, stroke] = found.as_slice() else { return };
    let between = before.kind != Kind::Mark && token.kind != Kind::Mark && token.gap == Gap::None;
    let words = before.kind == Kind::Word || token.kind == Kind::Word;
    if stroke.word == "/" && stroke.gap == Gap::None && between && words && before.word != "and" {
        found.pop();
    }
}

fn lowered(written: &str) -> Cow<'_, str> {
    if written.chars().all(|it| it.is_lowercase() || !it.is_alphabetic()) {
        written.into()
    } else {
        written.to_lowercase().into()
    }
}

fn case(written: &str) -> Case {
    let mut letters = written.chars();
    if !letters.next().is_some_and(char::is_uppercase) {
        Case::Lower
    } else if 1 < written.len() && letters.all(char::is_uppercase) {
        Case::Capitals
    } else {
        Case::Capital
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = tokens(text);
        let words: Vec<&str> = found.iter().map(|it| &*it.word).collect();
        assert_eq!(words.join(" "), expected);
        for token in &found {
            assert!(token.span.of(text).is_some_and(|it| !it.is_empty()), "{token:?}");
        }
    }

    #[test]
    fn words_are_taken_apart_and_put_together() {
        check("Two-thirds of the Parties.", "two thirds of the parties .");
        check("their rati-\nfication", "their ratification");
        check("the 90th day", "the 90th day");
        check("ARTICLE 27entry into forcethis treaty", "article 27 entry into force this treaty");
        check("or approval.2 The", "or approval . 2 the");
        check(
            "provided that at/least 5 States and/or others",
            "provided that at least 5 states and / or others",
        );
        check("", "");
    }

    #[test]
    fn a_word_that_only_ends_alike_stays_whole() {
        check("otherwise reinforce breathe", "otherwise reinforce breathe");
    }
}
