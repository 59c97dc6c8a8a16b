//! Sentences that stand beside a drafted clause in its article and speak of no topic by name: `These must
//! include the instruments of three coastal States.` They may narrow the clause, and are told.

use foedera_model::{Label, Rule, Topic};

use crate::consent::has_instruments_of_accession;
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
    "sont depos*",
    "seront depos*",
    "seran deposit*",
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
    "these instrument*",
    "these ratification*",
    "these signature*",
    "these notification*",
    "these states",
    "these parties",
    "these governments",
    "one of these",
    "two of these",
    "three of these",
    "four of these",
    "five of these",
    "half of these",
    "all of these",
    "those instrument*",
    "those states",
    "those parties",
    "of them",
    "such instrument*",
    "such deposit*",
    "such ratification*",
    "such signature*",
    "such notification*",
    "such notice*",
    "such states",
    "such parties",
    "the said instrument*",
    "the said states",
    "the said parties",
    "the said governments",
    "the said condition*",
    "the aforesaid instrument*",
    "the aforesaid states",
    "the aforesaid condition*",
    "this condition",
    "these conditions",
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

/// What points back to the sentence before where it is the first word.
const POINTS_BACK: &[&str] = &["these", "they", "those"];

/// What goes on about a right to leave or a term, and about nothing else.
const GOES_ON_ABOUT_TERM: &[&str] = &["such right", "this right", "this period"];

/// What is spoken of where a treaty ends or changes, and not where it begins.
const NOT_OF_ENTRY: &[&str] = &[
    "terminat*",
    "denunciation*",
    "denounc*",
    "withdraw*",
    "expiry of",
    "amendment*",
    "its instrument of accession",
];

/// What makes even that a condition of entry into force.
const OF_ENTRY: &[&str] = &["into force", "ratif*"];

/// Who may consent, and how, is seen in the acts: they were taken as such.
const WHO_CONSENTS: &[&str] = &[
    "may not ratify",
    "shall not ratify",
    "may not sign",
    "may not accede",
    "may not deposit",
    "may not become",
    "binding only upon those",
    "binding only on those",
    "become parties to this agreement either by",
    "become parties to this convention either by",
    "become parties to this agreement by",
    "become parties to this convention by",
    "become parties to it by",
];

/// What has a procedure of its own, of which an article tells beside its clause.
const OTHERS: &[&str] = &[
    "committee*",
    "dispute*",
    "arbitra*",
    "consult*",
    "session*",
    "annex*",
    "null and void",
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
    /// It goes on about a term, or speaks of an end: entry into force is not what it narrows.
    about_end: bool,
}

impl Beside {
    pub(crate) fn hear(&mut self, sentence: &Sentence, words: &[Token<'_>]) {
        let last = self.heard.last().map(|it| article(it.sentence.article.as_ref()));
        let same = last.is_some_and(|it| it == article(sentence.article.as_ref()));
        self.closed = (self.closed && same) || says_any(words, CLOSES);
        let routine = says_any(words, ROUTINE) && !says_any(words, NARROWS);
        let points_back = says_any(words.get(..1).unwrap_or_default(), POINTS_BACK);
        let of_term = says_any(words, GOES_ON_ABOUT_TERM);
        let goes_on =
            (points_back || of_term || says_any(words, GOES_ON)) && !says_any(words, OTHERS);
        let of_end = says_any(words, NOT_OF_ENTRY) && !says_any(words, OF_ENTRY);
        self.heard.push(Heard {
            sentence: sentence.clone(),
            may_narrow: !self.closed
                && goes_on
                && !routine
                && !says_any(words, WHO_CONSENTS)
                && !has_instruments_of_accession(words)
                && !is_heading(words),
            about_end: of_end || of_term && !says_any(words, GOES_ON),
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
                    but_for: None,
                });
            }
        }
    }

    /// The topic of the clause that the sentence at this place may narrow: the last one before it in its article,
    /// else the first one behind it.
    fn narrowed(&self, draft: &Draft, at: usize) -> Option<Topic> {
        let heard = self.heard.get(at)?;
        let own = article(heard.sentence.article.as_ref());
        let place = |it: &Drafted| self.heard.iter().position(|h| h.sentence.span == it.sentence);
        let reach = if own.is_some() { SENTENCES_MAX } else { 1 };
        let near = |it: &usize| it.abs_diff(at) <= reach;
        let clauses = draft.clauses.iter().filter(|it| article(it.article.as_ref()) == own);
        let found = clauses.filter_map(|it| Some((place(it).filter(near)?, topic(&it.rule)?)));
        let found = found.filter(|(_, topic)| !heard.about_end || *topic != Topic::EntryIntoForce);
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
