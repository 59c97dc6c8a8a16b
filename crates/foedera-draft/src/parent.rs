//! A protocol that leaves its entry into force to the convention under which it is made: the clause stands in the
//! convention's text, which says it of any of its protocols, or of itself where the protocol says that it applies.
//!
//! The convention's sentence is read as if it spoke of this protocol, by the rules that read any other.

use std::borrow::Cow;

use foedera_dates::Conventions;
use foedera_model::{Opening, Rule, Span};

use crate::called::Called;
use crate::cursor::Cursor;
use crate::entry;
use crate::names::Names;
use crate::reading::{EACH_PARTY, ENTRY, Found, ONCE, read};
use crate::sentence::sentences;
use crate::token::{Token, tokens};
use crate::topics::says_any;
use crate::{Draft, Drafted, Whose, consent, head};

/// What conventions with protocols call themselves.
const NOUNS: &[&str] = &["convention", "agreement", "treaty", "charter", "covenant"];

/// What stands for each protocol, as the subject of a sentence.
const EACH: &[&str] = &[
    "any additional protocol",
    "any such protocol",
    "any of its protocols",
    "any protocol",
    "each of its protocols",
    "each protocol",
    "every protocol",
    "a protocol",
    "additional protocols",
    "protocols",
];

/// What stands behind `this Convention and`, where its protocols enter into force by one clause with it.
const TOGETHER: &[&str] = &[
    "any of its protocols",
    "any protocol thereto",
    "any such protocol",
    "any protocol",
    "each of its protocols",
    "its protocols",
    "the protocols thereto",
    "the protocols",
];

/// What points back to the protocol.
const BACK: &[&str] = &[
    "such convention and protocol",
    "such convention or protocol",
    "the convention and such protocol",
    "the convention or protocol concerned",
    "the convention and the protocol concerned",
    "the protocol concerned",
    "the protocol in question",
    "such protocol",
    "that protocol",
];

/// What only says that the protocol has no clause of its own.
const DEFAULT: &[&str] = &[
    ", except as otherwise provided in such protocol ,",
    ", except as otherwise provided for in such protocol ,",
    ", unless otherwise provided in such protocol ,",
    ", unless such protocol provides otherwise ,",
    ", unless such protocol otherwise provides ,",
    "except as otherwise provided in any protocol ,",
    "except as otherwise provided for in any protocol ,",
    "unless otherwise provided in such protocol ,",
    "unless otherwise provided in any protocol ,",
    "except as may be otherwise provided in any protocol ,",
];

/// Whether a sentence leaves when the protocol enters into force to the clauses of a convention.
pub(crate) fn points_to_parent(words: &[Token<'_>]) -> bool {
    let here = Cursor::new(words);
    let of_convention = (0..words.len()).any(|at| {
        let mut c = here.from(at);
        c.need_any(&["of the", "of said", "in the"]).is_some() && names_convention(c)
    });
    says_any(
        words,
        &["entry into force", "enter into force", "come into force", "coming into force"],
    ) && says_any(
        words,
        &[
            "article",
            "articles",
            "provisions",
            "procedures",
            "procedure",
            "conditions",
            "condition",
        ],
    ) && says_any(
        words,
        &[
            "apply",
            "applies",
            "in accordance with",
            "pursuant to",
            "governed by",
            "under the same",
            "subject to",
        ],
    ) && of_convention
}

/// Whether the convention says that its own clause is this protocol's: that the protocol is a part of it, or that its
/// protocols enter into force as it does.
fn applies_to(words: &[Token<'_>], protocol: Called<'_>) -> bool {
    let here = Cursor::new(words);
    let says = |phrases: &[&str]| says_any(words, phrases);
    let named = |at: usize| {
        let mut c = here.from(at);
        c.eat("protocol") && of_this_name(c, protocol, &["which", "shall", "that", ","])
    };
    let as_it_does = says(&["entry into force"])
        && says(&["protocol", "protocols"])
        && says(&["in accordance with"])
        && says(&["of this convention", "of the convention"]);
    says(&["integral part of this", "integral part of the"]) && (0..words.len()).any(named)
        || as_it_does
}

/// Whether the words up to one of `ends` are some of the protocol's title.
fn of_this_name(here: Cursor<'_>, protocol: Called<'_>, ends: &[&str]) -> bool {
    const NAME_MAX: usize = 40;
    const NAME_MIN: usize = 3;
    let end = (here.at()..here.at() + NAME_MAX).find(|at| ends.contains(&here.from(*at).peek(0)));
    let in_title = |end| (here.at()..end).all(|at| protocol.in_title(here.from(at).peek(0)));
    end.is_some_and(|end| here.at() + NAME_MIN <= end && in_title(end))
}

/// `Convention`, with some words of its name before the noun.
fn names_convention(c: Cursor<'_>) -> bool {
    const NAME_MAX: usize = 3;
    (0..=NAME_MAX).any(|ahead| NOUNS.contains(&c.peek(ahead)))
}

/// What the convention says of when a protocol enters into force; `pointed` where the protocol says that the
/// convention's own clauses apply.
pub(crate) fn clauses(
    parent: &str,
    protocol: Called<'_>,
    pointed: bool,
    names: &Names,
) -> Vec<Drafted> {
    let words = tokens(parent);
    let said = of_protocols(&words, protocol, &names.in_text(&words));
    let sentences = sentences(&words);
    let mut said_by = sentences.iter().filter_map(|it| words.get(it.tokens.clone()));
    let by_its_own = pointed || said_by.any(|it| applies_to(it, protocol));
    if !said.is_empty() || !by_its_own {
        return said;
    }
    let Draft { clauses, .. } = read(parent, None, names);
    clauses.into_iter().filter(|it| is_on_entry(&it.rule)).map(of_parent).collect()
}

fn of_parent(drafted: Drafted) -> Drafted {
    Drafted {
        article: None,
        whose: Whose::Parent(drafted.article),
        by: "entry-by-parent",
        ..drafted
    }
}

/// When it enters into force, for whom, and who is counted.
fn is_on_entry(rule: &Rule) -> bool {
    matches!(
        rule,
        Rule::EntersIntoForce { .. } | Rule::LaterParties { .. } | Rule::OrganisationsCounted(_)
    )
}

/// What the convention says of any of its protocols. Of two sentences that differ neither can be trusted.
fn of_protocols(words: &[Token<'_>], protocol: Called<'_>, names: &Names) -> Vec<Drafted> {
    let mut found: Vec<Drafted> = Vec::new();
    for sentence in sentences(words) {
        let said = words.get(sentence.tokens.clone()).unwrap_or_default();
        let Some(said) = as_this_protocol(said, protocol, Where::Subject) else { continue };
        for read in entry::read(&said, &[], protocol, names) {
            let Found::Rule(rule, ENTRY | EACH_PARTY | "later-parties") = read else { continue };
            let (article, sentence) = (sentence.article.clone(), sentence.span);
            let drafted = Drafted { article, rule, sentence, by: ENTRY, whose: Whose::Own };
            found.push(of_parent(drafted));
        }
    }
    let entry = |it: &Drafted| matches!(it.rule, Rule::EntersIntoForce { .. });
    let first = found.iter().find(|it| entry(it)).map(|it| it.rule.clone());
    let differs = found.iter().any(|it| entry(it) && Some(&it.rule) != first.as_ref());
    if first.is_none() || differs { Vec::new() } else { found }
}

/// What a convention says of each of its protocols beside entry into force: who keeps it, to whom it is open, and the
/// clauses that one sentence says.
#[derive(Default)]
pub(crate) struct Beside {
    pub(crate) depositary: Option<(&'static str, Conventions)>,
    pub(crate) opened: Option<Opening>,
    /// Whether it speaks of accession to its protocols.
    pub(crate) has_accessions: bool,
    pub(crate) clauses: Vec<Drafted>,
}

/// The same, as read in the convention's text.
pub(crate) fn beside_entry(parent: &str, protocol: Called<'_>) -> Beside {
    let words = tokens(parent);
    let mut found = Beside::default();
    for sentence in sentences(&words) {
        let said = words.get(sentence.tokens.clone()).unwrap_or_default();
        let Some(said) = as_this_protocol(said, protocol, Where::Anywhere) else { continue };
        found.depositary = found.depositary.or_else(|| head::depositary(&said));
        found.opened = found.opened.or_else(|| consent::opening(&said));
        found.has_accessions |=
            consent::has_instruments_of_accession(&said) || consent::opens_accession(&said);
        for &(read, by) in ONCE {
            if let Some(rule) = read(&said)
                && !found.clauses.iter().any(|it| it.by == by)
            {
                let (article, sentence) = (sentence.article.clone(), sentence.span);
                let whose = Whose::Parent(article);
                found.clauses.push(Drafted { article: None, rule, sentence, by, whose });
            }
        }
    }
    found
}

/// Where in a sentence what stands for each protocol is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Subject,
    Anywhere,
}

/// The sentence with `this Protocol` for what stands for each protocol; nothing where it speaks of none.
fn as_this_protocol<'t>(
    words: &[Token<'t>],
    protocol: Called<'_>,
    place: Where,
) -> Option<Vec<Token<'t>>> {
    let here = Cursor::new(words);
    let mut said = Vec::new();
    let (mut at, mut speaks) = (0, false);
    while let Some(token) = words.get(at) {
        let c = here.from(at);
        let begins = place == Where::Anywhere
            || said.last().is_none_or(|it: &Token<'_>| matches!(&*it.word, "," | "thereafter"));
        let subject = begins.then(|| together(c, protocol).or_else(|| each(c))).flatten();
        let back = || phrase(c, BACK);
        if let Some(end) = phrase(c, DEFAULT) {
            at = end;
        } else if let Some(end) = subject.or_else(back) {
            speaks |= subject.is_some();
            let last = words.get(end - 1).unwrap_or(token);
            said.extend(this_protocol(token, last.span));
            at = end;
        } else {
            said.push(token.clone());
            at += 1;
        }
    }
    speaks.then_some(said)
}

fn this_protocol<'t>(first: &Token<'t>, last: Span) -> [Token<'t>; 2] {
    let span = first.span.hull(last);
    ["this", "protocol"].map(|word| Token { word: Cow::Borrowed(word), span, ..first.clone() })
}

/// Behind the first of the phrases that stands here.
fn phrase(here: Cursor<'_>, phrases: &[&str]) -> Option<usize> {
    let mut c = here;
    c.eat_any(phrases).then(|| c.at())
}

/// `Any protocol to this Convention`.
fn each(here: Cursor<'_>) -> Option<usize> {
    let mut c = here;
    c.need_any(EACH)?;
    c.eat("thereto");
    c.attempt(|c| {
        c.need_any(&["to", "of", "under"])?;
        c.need_any(&["this", "the present", "the"])?;
        NOUNS.iter().any(|it| c.eat(it)).then_some(())
    });
    Some(c.at())
}

/// `This Convention and any of its protocols`, `this Convention and the Protocol concerning …` where that is this one.
fn together(here: Cursor<'_>, protocol: Called<'_>) -> Option<usize> {
    let mut c = here;
    c.need_any(&["this", "the present", "the"])?;
    NOUNS.iter().any(|it| c.eat(it)).then_some(())?;
    c.need_any(&["and to", "and of", "or to", "or of", "and", "or"])?;
    if c.eat_any(TOGETHER) {
        return Some(c.at());
    }
    c.need_any(&["the protocol", "its protocol"])?;
    of_this_name(c, protocol, &["shall"]).then_some(())?;
    while !c.sees("shall") {
        c.skip();
    }
    Some(c.at())
}
