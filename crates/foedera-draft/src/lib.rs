//! From the English text of a treaty to its final clauses, each beside the sentence it was read from.
//!
//! What is not understood is listed with the reason, never guessed: a wrong clause is worse than
//! none. This crate knows no storage, no answers and no syntax: it hands back values.

mod act;
mod consent;
mod cursor;
mod date;
mod delay;
mod entry;
mod head;
mod names;
mod number;
mod sentence;
mod subject;
mod token;
mod when;
mod who;

use foedera_entities::World;
use foedera_model::{Label, NamedSet, Rule, Span, Topic};

use names::Names;
use sentence::{Sentence, sentences};
use token::{Token, tokens};

/// What was read in the text of a treaty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub title: Option<String>,
    pub depositary: Option<String>,
    pub conventions: Option<foedera_dates::Conventions>,
    pub sets: Vec<NamedSet>,
    pub clauses: Vec<Drafted>,
    pub not_understood: Vec<NotUnderstood>,
}

/// A clause and the sentence that says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    pub article: Option<Label>,
    pub rule: Rule,
    /// The bytes of the text that hold the sentence.
    pub sentence: Span,
    /// The name of the rule that read it.
    pub by: &'static str,
}

/// A sentence on a topic of final clauses that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    pub article: Option<Label>,
    pub sentence: Span,
    pub topic: Topic,
    pub why: Why,
}

/// Why a sentence was not understood, in words.
pub type Why = &'static str;

/// What a rule makes of a sentence on its topic.
enum Found {
    Rule(Rule, &'static str),
    Unread(Topic, Why),
}

/// A rule that reads one sentence alone, with its name.
type OfOneSentence = (fn(&[Token<'_>]) -> Option<Rule>, &'static str);

const CONSENT: &[OfOneSentence] = &[
    (consent::subject_to, "consent-by"),
    (consent::accession, "accession"),
    (consent::organisations, "organisations-counted"),
];

/// So many words at the beginning may hold the title.
const TITLE_WORDS: usize = 60;

/// Reads the final clauses in the English text of a treaty.
#[must_use]
pub fn draft(text: &str, world: &World) -> Draft {
    let tokens = tokens(text);
    let sentences = sentences(&tokens);
    let names = Names::of(world);
    let title = tokens.get(..TITLE_WORDS.min(tokens.len())).unwrap_or_default();
    let mut draft = Draft::default();
    let mut before: &[Token<'_>] = &[];
    let mut before_span = Span::default();
    for sentence in &sentences {
        let words = tokens.get(sentence.tokens.clone()).unwrap_or_default();
        if let Some((day, condition)) = entry::day_with_proviso(before, &names)
            && let Some(delay) = entry::otherwise(words)
        {
            draft.not_understood.retain(|it| it.sentence != before_span);
            let rule = entry::by_day_or_later(day, condition, delay);
            draft.take(sentence, Found::Rule(rule, "entry-by-day-or-later"));
        } else if let Some(found) = entry::read(words, before, title, &names) {
            draft.take(sentence, found);
        }
        for &(read, by) in CONSENT {
            if let Some(rule) = read(words)
                && !draft.clauses.iter().any(|it| it.by == by)
            {
                draft.take(sentence, Found::Rule(rule, by));
            }
        }
        if let Some((name, conventions)) = head::depositary(words)
            && draft.conventions.is_none()
        {
            draft.depositary = Some(name.to_owned());
            draft.conventions = Some(conventions);
        }
        before = words;
        before_span = sentence.span;
    }
    draft
}

impl Draft {
    /// Whether another sentence says of this treaty that it enters into force otherwise.
    fn has_other_entry(&self, found: &Found) -> bool {
        let Found::Rule(rule, _) = found else { return false };
        let entries = self.clauses.iter().filter(|it| matches!(it.rule, Rule::EntersIntoForce { .. }));
        entries.clone().any(|it| it.rule != *rule)
    }

    fn take(&mut self, sentence: &Sentence, found: Found) {
        let (article, span) = (sentence.article.clone(), sentence.span);
        match found {
            Found::Rule(Rule::EntersIntoForce { .. }, _) if self.has_other_entry(&found) => {
                let (topic, why) = (Topic::EntryIntoForce, "an earlier sentence says otherwise");
                self.not_understood.push(NotUnderstood { article, sentence: span, topic, why });
            }
            Found::Rule(rule, by) => {
                if let Some(consent) = consent::implied(&rule) {
                    let (article, by) = (article.clone(), "consent-implied");
                    self.clauses.push(Drafted { article, rule: consent, sentence: span, by });
                }
                self.clauses.push(Drafted { article, rule, sentence: span, by });
            }
            Found::Unread(topic, why) => {
                self.not_understood.push(NotUnderstood { article, sentence: span, topic, why });
            }
        }
    }
}
