//! What speaks of a final clause and became none: told, never left out in silence.

use foedera_model::{Rule, Span, Topic};

use crate::beside::Beside;
use crate::sentence::Sentence;
use crate::token::Token;
use crate::topics::{ends_with_term, settled_by, spoken_of};
use crate::{Draft, NotUnderstood, Why};

const WHOLE: Why = "no clause was drafted of it";
const PART: Why = "only a part of the sentence was drafted";
const MORE: Why = "another sentence says more of how long it lasts";

/// Every sentence that speaks of a topic, and which of its topics a clause or a reason has settled.
#[derive(Default)]
pub(crate) struct Rest {
    spoken: Vec<(Sentence, Vec<Topic>)>,
    settled: Vec<(Span, Topic)>,
    beside: Beside,
}

impl Rest {
    pub(crate) fn hear(&mut self, sentence: &Sentence, words: &[Token<'_>]) {
        self.beside.hear(sentence, words);
        let topics = spoken_of(words);
        if !topics.is_empty() {
            self.spoken.push((sentence.clone(), topics));
        }
    }

    /// Whether any sentence speaks of a topic.
    pub(crate) fn speaks_of(&self, topic: Topic) -> bool {
        self.spoken.iter().any(|(_, topics)| topics.contains(&topic))
    }

    pub(crate) fn settle(&mut self, sentence: Span, topic: Topic) {
        self.settled.push((sentence, topic));
    }

    /// The clause says what its sentence says of these topics.
    pub(crate) fn drafted(&mut self, sentence: Span, rule: &Rule, words: &[Token<'_>]) {
        self.settled.extend(settled_by(rule, words).map(|topic| (sentence, topic)));
    }

    /// Lists what was not settled. A term beside which a sentence on duration is left is no clause.
    pub(crate) fn tell(mut self, draft: &mut Draft) {
        self.unsettle_terms(draft);
        for (sentence, topics) in &self.spoken {
            let told = |topic: Topic| self.settled.contains(&(sentence.span, topic));
            for &topic in topics.iter().filter(|it| !told(**it)) {
                let part = draft.clauses.iter().any(|it| it.sentence == sentence.span);
                draft.not_understood.push(NotUnderstood {
                    article: sentence.article.clone(),
                    sentence: sentence.span,
                    topic,
                    why: if part { PART } else { WHOLE },
                    but_for: None,
                });
            }
        }
        let settled = |it: &Sentence| self.settled.iter().any(|(span, _)| *span == it.span);
        self.beside.tell(draft, settled);
        draft.not_understood.sort_by_key(|it| (it.sentence, it.topic));
    }

    /// `for ten years. Unless denounced …, for further periods`: half of it would end the treaty.
    fn unsettle_terms(&mut self, draft: &mut Draft) {
        let left = |(sentence, topics): &(Sentence, Vec<Topic>)| {
            topics.contains(&Topic::Duration)
                && !self.settled.contains(&(sentence.span, Topic::Duration))
        };
        if !self.spoken.iter().any(left) {
            return;
        }
        let terms = draft.clauses.extract_if(.., |it| ends_with_term(&it.rule));
        for term in terms {
            self.settled.push((term.sentence, Topic::Duration));
            draft.not_understood.push(NotUnderstood {
                article: term.article,
                sentence: term.sentence,
                topic: Topic::Duration,
                why: MORE,
                but_for: None,
            });
        }
    }
}
