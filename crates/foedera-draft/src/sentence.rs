//! Sentences, each under the label of the article and paragraph it stands in.
//!
//! Treaty texts come as clean prints and as transcripts in one line without capitals; an end of a
//! sentence is therefore found by marks and numbers, never by capitals alone.

use std::ops::Range;

use foedera_model::{Label, Span};

use crate::token::{Case, Gap, Kind, Token};

/// A sentence, without the labels before it.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
    pub(crate) article: Option<Label>,
}

/// Words with a full stop that ends no sentence.
const ABBREVIATED: &[&str] = &[
    "art", "arts", "no", "nos", "para", "paras", "par", "vol", "mr", "dr", "st", "p", "pp", "cf",
    "ch",
];

/// Words after which a number belongs to them, also without a space.
const NUMBERED: &[&str] = &[
    "article",
    "articles",
    "paragraph",
    "paragraphs",
    "annex",
    "chapter",
    "section",
    "part",
    "no",
];

/// Labels of paragraphs are small; a larger number is a year or a count.
const PARAGRAPH_MAX: u32 = 60;

/// So many words are read as one sentence; whatever is longer is no clause, and is cut.
const WORDS_MAX: usize = 500;

/// Takes the words apart into sentences.
pub(crate) fn sentences(tokens: &[Token<'_>]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut heading = Heading::default();
    let mut start = 0;
    for at in 1..=tokens.len() {
        if at < tokens.len() && at - start < WORDS_MAX && !begins(tokens, at) {
            continue;
        }
        let labels = heading.read(tokens.get(start..at).unwrap_or_default());
        let inside = start + labels..at;
        let words = tokens.get(inside.clone()).unwrap_or_default();
        if let [first, .., last] = words
            && words.iter().any(|it| it.kind == Kind::Word)
        {
            let span = first.span.hull(last.span);
            found.push(Sentence { tokens: inside, span, article: heading.label() });
        }
        start = at;
    }
    found
}

/// Whether a sentence begins at a token.
fn begins(tokens: &[Token<'_>], at: usize) -> bool {
    let (Some(here), Some(last)) = (tokens.get(at), tokens.get(at - 1)) else { return false };
    let before = at.checked_sub(2).and_then(|it| tokens.get(it));
    if article(tokens, at).is_some() {
        return true;
    }
    if last.word == "." && is_glued_paragraph(tokens.get(at..).unwrap_or_default()) {
        return true;
    }
    if last.word == "."
        && here.gap == Gap::None
        && is_bracketed(tokens.get(at..).unwrap_or_default())
    {
        return true;
    }
    // Two words without a space between were glued where a heading lost its line.
    if last.kind == Kind::Word && here.kind == Kind::Word && here.gap == Gap::None {
        return true;
    }
    if last.word == "." && ends_with_reference(tokens, at) {
        return true;
    }
    if last.word == "." {
        let numbered = is_numbered(tokens.get(at..).unwrap_or_default());
        return before.is_none_or(|before| numbered || stops(before, here));
    }
    // `Entry into force:1. This Treaty …`
    if last.word == ":"
        && here.gap == Gap::None
        && is_numbered(tokens.get(at..).unwrap_or_default())
    {
        return true;
    }
    let open = matches!(&*last.word, ":" | "," | ";" | "(");
    if here.gap == Gap::Paragraph && !open {
        return here.case != Case::Lower || here.kind != Kind::Word;
    }
    let bracketed =
        here.word == "(" && tokens.get(at + 1).is_some_and(|it| it.kind == Kind::Number);
    let numbered = here.kind == Kind::Number || bracketed;
    last.kind == Kind::Word
        && numbered
        && here.gap == Gap::None
        && !NUMBERED.contains(&&*last.word)
        && 1 < last.word.len()
}

/// `2. the`: the label of a paragraph, whatever number ends the sentence before it.
fn is_numbered(tokens: &[Token<'_>]) -> bool {
    let [label, stop, next, ..] = tokens else { return false };
    label.kind == Kind::Number
        && label.word.len() < 3
        && stop.word == "."
        && next.kind == Kind::Word
}

/// `the Convention of 1961.(2) With respect to …`: a year ends the sentence before the label of a paragraph.
fn is_bracketed(tokens: &[Token<'_>]) -> bool {
    let [open, label, close, next, ..] = tokens else { return false };
    open.word == "("
        && close.word == ")"
        && label.kind == Kind::Number
        && label.word.len() < 3
        && next.kind == Kind::Word
}

/// `in accordance with article 11.2 for States which …`: the label of the paragraph behind it is glued to
/// the end of a sentence.
fn is_glued_paragraph(tokens: &[Token<'_>]) -> bool {
    let [label, next, ..] = tokens else { return false };
    label.kind == Kind::Number
        && label.gap == Gap::None
        && label.word.len() < 3
        && matches!(&*next.word, "for" | "each" | "any" | "after" | "if" | "in")
}

/// `in accordance with article 9. Thereafter, …`: the number is that of a reference, and a sentence begins behind it.
fn ends_with_reference(tokens: &[Token<'_>], at: usize) -> bool {
    const BEGINS: &[&str] = &[
        "thereafter",
        "the",
        "this",
        "it",
        "for",
        "each",
        "any",
        "in",
        "if",
        "however",
        "such",
        "after",
        "when",
        "where",
        "upon",
        "subject",
        "instruments",
        "a",
        "an",
        "unless",
    ];
    let here = tokens.get(at);
    let reference = at.checked_sub(3).and_then(|it| tokens.get(it..at));
    let Some(([noun, number, _], here)) = reference
        .zip(here)
        .and_then(|(it, here)| <&[Token<'_>; 3]>::try_from(it).ok().map(|it| (it, here)))
    else {
        return false;
    };
    let refers = matches!(&*noun.word, "article" | "articles" | "paragraph" | "paragraphs" | "and");
    // `Article 9. The Parties …` is a heading, whose noun stands at the beginning of a line or in capitals.
    let heads = noun.case == Case::Capitals || Gap::Line <= noun.gap;
    refers
        && !heads
        && number.kind == Kind::Number
        && here.gap != Gap::None
        && here.kind == Kind::Word
        && BEGINS.contains(&&*here.word)
}

/// Whether the full stop after `before` ends a sentence.
fn stops(before: &Token<'_>, here: &Token<'_>) -> bool {
    match before.kind {
        Kind::Word if before.word.len() == 1 => {
            "ivx".contains(&*before.word) && here.gap != Gap::None
        }
        Kind::Word => !ABBREVIATED.contains(&&*before.word),
        // `2.` labels a paragraph or ends a sentence with a year; `1.5` does neither. Behind `article 15.` the
        // mark of a note or the label of a paragraph may be glued.
        Kind::Number if here.gap == Gap::None => here.word == "[",
        Kind::Number => before.word.len() == 4,
        Kind::Mark => true,
    }
}

/// The label of the article that begins at a token, and how many tokens name it.
fn article<'t>(tokens: &'t [Token<'_>], at: usize) -> Option<&'t str> {
    let [here, number, rest @ ..] = tokens.get(at..)? else { return None };
    if !matches!(&*here.word, "article" | "section" | "rule" | "art")
        || number.gap == Gap::Paragraph
    {
        return None;
    }
    let is_label = number.kind == Kind::Number
        || number.word.bytes().all(|it| b"ivxlc".contains(&it)) && number.kind == Kind::Word;
    let last = at.checked_sub(1).and_then(|it| tokens.get(it));
    let new_line = Gap::Line <= here.gap
        && here.case != Case::Lower
        && last.is_none_or(|it| {
            it.word == "." || here.gap == Gap::Paragraph || it.kind == Kind::Number
        });
    let goes_on = rest.first().is_some_and(|it| {
        matches!(&*it.word, "of" | "," | "shall" | "and" | "or" | "paragraph" | "(" | ")" | ";")
    });
    let stands_out = here.case == Case::Capitals || (at == 0 || new_line) && !goes_on;
    (is_label && stands_out).then_some(&*number.word)
}

/// The labels under which a sentence stands.
#[derive(Default)]
struct Heading {
    article: Option<String>,
    paragraph: Option<String>,
}

impl Heading {
    /// Reads the labels at the beginning of a sentence; how many tokens they are.
    fn read(&mut self, tokens: &[Token<'_>]) -> usize {
        let mut read = 0;
        if let Some(label) = article(tokens, 0) {
            self.article = Some(label.to_uppercase());
            self.paragraph = None;
            read = 2;
            read += tokens
                .iter()
                .skip(read)
                .take_while(|it| matches!(&*it.word, "." | ":" | "-"))
                .count();
        }
        let rest = tokens.get(read..).unwrap_or_default();
        if let Some((label, length)) = paragraph(rest) {
            self.paragraph = Some(label.to_owned());
            read += length;
        }
        read
    }

    fn label(&self) -> Option<Label> {
        let article = self.article.as_ref()?;
        Some(Label(match &self.paragraph {
            Some(paragraph) => format!("{article}({paragraph})"),
            None => article.clone(),
        }))
    }
}

/// `1.`, `(1)`, `1)`, or a bare number glued to the heading before it.
fn paragraph<'t>(tokens: &'t [Token<'_>]) -> Option<(&'t str, usize)> {
    let is_label = |it: &Token<'_>| it.word.parse().is_ok_and(|it: u32| it <= PARAGRAPH_MAX);
    match tokens {
        [open, label, close, ..] if open.word == "(" && close.word == ")" && is_label(label) => {
            Some((&*label.word, 3))
        }
        [label, mark, ..] if is_label(label) && matches!(&*mark.word, "." | ")") => {
            Some((&*label.word, 2))
        }
        [label, next, ..]
            if is_label(label) && next.kind == Kind::Word && next.word == "the"
                || matches!(tokens, [label, next, ..] if is_label(label) && next.word == "this") =>
        {
            let _next = next;
            Some((&*label.word, 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens(text);
        let found: Vec<String> = sentences(&tokens)
            .into_iter()
            .map(|it| {
                let label = it.article.map_or_else(|| "-".to_owned(), |it| it.0);
                format!("{label}: {}", it.span.of(text).unwrap_or_default())
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_clean_print() {
        check(
            "Article 9\nEntry into force\n\n1. This Treaty enters into force at once. It lasts.\n\n2. It ends.",
            &[
                "9: Entry into force",
                "9(1): This Treaty enters into force at once.",
                "9(1): It lasts.",
                "9(2): It ends.",
            ],
        );
    }

    #[test]
    fn a_transcript_in_one_line() {
        check(
            "as stated ARTICLE XI: entry into force1. this treaty enters into force on approval.2. it ends.2",
            &[
                "-: as stated",
                "XI: entry into force",
                "XI(1): this treaty enters into force on approval.",
                "XI(2): it ends.",
            ],
        );
    }

    #[test]
    fn a_year_before_the_label_of_a_paragraph() {
        check(
            "ARTICLE 3(1) it enters into force by the convention of 1961.(2) it ends.",
            &["3(1): it enters into force by the convention of 1961.", "3(2): it ends."],
        );
    }

    #[test]
    fn what_only_looks_like_an_end() {
        check("See art. 5 and no. 7 on this.", &["-: See art. 5 and no. 7 on this."]);
        check(
            "As said in\nArticle 4 of the Treaty, it ends.",
            &["-: As said in\nArticle 4 of the Treaty, it ends."],
        );
    }
}
