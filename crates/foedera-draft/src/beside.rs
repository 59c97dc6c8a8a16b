//! Sentences that stand beside a drafted clause in its article and speak of no topic by name: `These must
//! include the instruments of three coastal States.` They may narrow the clause, and are told.

use foedera_model::{Label, Rule, Topic};

use crate::sentence::Sentence;
use crate::token::Token;
use crate::topics::{is_heading, says_any};
use crate::{Draft, Drafted, NotUnderstood, Why};

const BESIDE: Why = "it stands beside a clause that it may narrow";

/// So far from its clause a sentence goes on about it.
const SENTENCES_MAX: usize = 3;

/// What tells how instruments are handled, or who is told, and narrows nothing.
const ROUTINE: &[&str] = &[
    "inform*",
    "notify",
    "notified of",
    "certified cop*",
    "transmit*",
    "register*",
    "registration",
    "authentic",
    "equally valid",
    "be deposited with",
    "be deposited in the archives",
    "be exchanged at",
    "be exchanged in",
    "take place in",
    "take place at",
    "shall be ratified",
    "subject to ratification",
    "open for signature",
    "languages",
    "the depositary",
    "secretariat",
];

/// What makes any sentence one that may narrow a clause.
const NARROWS: &[&str] = &[
    "unless",
    "until",
    "only",
    "provided",
    "except*",
    "if",
    "however",
    "nevertheless",
    "notwithstanding",
    "includ*",
    "at least",
    "not",
    "no",
    "none",
    "before",
    "must",
];

/// Where a text ends and the signatures or annexes begin.
const CLOSES: &[&str] = &["in witness", "in faith", "done at", "done in", "done this", "done on"];

/// What goes on about a clause: it points back, or tells how many and whose.
const GOES_ON: &[&str] = &[
    "these",
    "those instrument*",
    "those states",
    "those parties",
    "they",
    "of them",
    "such instrument*",
    "such deposit*",
    "such ratification*",
    "such signature*",
    "such notification*",
    "such notice*",
    "such states",
    "such parties",
    "such right",
    "the said",
    "the aforesaid",
    "this condition",
    "these conditions",
    "this right",
    "this period",
    "that number",
    "states concerned",
    "instrument*",
    "ratifications",
    "signator*",
    "at least",
    "not less than",
    "no fewer than",
    "per cent",
    "percent",
    "percentage",
    "half",
    "tonnage",
    "majority",
];

/// What has a procedure of its own, of which an article tells beside its clause.
const OTHERS: &[&str] = &[
    "committee*",
    "dispute*",
    "arbitra*",
    "consult*",
    "session*",
    "annex*",
    "replace*",
    "supersede*",
    "provisional*",
    "approved by the",
    "own procedures",
];

/// All sentences in their order, and which of them can narrow a clause.
#[derive(Default)]
pub(crate) struct Beside {
    heard: Vec<Heard>,
    closed: bool,
}

struct Heard {
    sentence: Sentence,
    may_narrow: bool,
}

impl Beside {
    pub(crate) fn hear(&mut self, sentence: &Sentence, words: &[Token<'_>]) {
        let last = self.heard.last().map(|it| article(it.sentence.article.as_ref()));
        let same = last.is_some_and(|it| it == article(sentence.article.as_ref()));
        self.closed = (self.closed && same) || says_any(words, CLOSES);
        let routine = says_any(words, ROUTINE) && !says_any(words, NARROWS);
        let goes_on = says_any(words, GOES_ON) && !says_any(words, OTHERS);
        self.heard.push(Heard {
            sentence: sentence.clone(),
            may_narrow: !self.closed && goes_on && !routine && !is_heading(words),
        });
    }

    /// Lists what stands beside a clause and was neither drafted nor told; `settled` says of which sentences a
    /// rule has made something.
    pub(crate) fn tell(&self, draft: &mut Draft, settled: impl Fn(&Sentence) -> bool) {
        for (at, it) in self.heard.iter().enumerate().filter(|(_, it)| it.may_narrow) {
            let span = it.sentence.span;
            // What the depositary may not count narrows a clause all the same.
            let decides = |it: &NotUnderstood| it.topic != Topic::Depositary;
            let told = draft.not_understood.iter().any(|it| it.sentence == span && decides(it));
            let drafted = draft.clauses.iter().any(|it| it.sentence == span);
            if told || drafted || settled(&it.sentence) {
                continue;
            }
            if let Some(topic) = self.narrowed(draft, at) {
                let article = it.sentence.article.clone();
                draft.not_understood.push(NotUnderstood {
                    article,
                    sentence: span,
                    topic,
                    why: BESIDE,
                });
            }
        }
    }

    /// The topic of the clause that the sentence at this place may narrow: the last one before it in its article,
    /// else the first one behind it.
    fn narrowed(&self, draft: &Draft, at: usize) -> Option<Topic> {
        let own = article(self.heard.get(at)?.sentence.article.as_ref());
        let place = |it: &Drafted| self.heard.iter().position(|h| h.sentence.span == it.sentence);
        let reach = if own.is_some() { SENTENCES_MAX } else { 1 };
        let near = |it: &usize| it.abs_diff(at) <= reach;
        let clauses = draft.clauses.iter().filter(|it| article(it.article.as_ref()) == own);
        let found = clauses.filter_map(|it| Some((place(it).filter(near)?, topic(&it.rule)?)));
        found.min_by_key(|(place, _)| (at < *place, place.abs_diff(at))).map(|(_, topic)| topic)
    }
}

/// The article of a label, without its paragraph.
fn article(label: Option<&Label>) -> Option<&str> {
    label.and_then(|it| it.0.split('(').next())
}

/// What a clause decides that a sentence beside it may narrow.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "other rules are narrowed by nothing that stands beside them"
)]
fn topic(rule: &Rule) -> Option<Topic> {
    match rule {
        Rule::EntersIntoForce { .. } | Rule::LaterParties { .. } => Some(Topic::EntryIntoForce),
        Rule::Exit(_) => Some(Topic::Withdrawal),
        Rule::InForce(_) => Some(Topic::Duration),
        _ => None,
    }
}
