//! What a clause line says: a rule, a trigger, a commitment, words in quotes.

use foedera_dates::Delay;
use foedera_model::{Duration, Renewal, Rule, TermFrom, Topic, Trigger};

use crate::sentence::Owed;
use crate::shape::Shape;

/// What one clause line says.
#[expect(clippy::large_enum_variant, reason = "it lives for one line")]
#[derive(Debug, Default)]
pub(crate) enum Said {
    /// A note for the reader of the file.
    #[default]
    Nothing,
    Rule(Rule),
    /// Words of the treaty, which stand in the lines below.
    TextBelow(Topic),
    /// An event; what is owed on it stands below.
    Trigger(Trigger),
    Owed(Owed),
}

#[expect(clippy::unnecessary_wraps, reason = "a sentence says whether it belongs where it stands")]
impl Said {
    pub(crate) fn rule(&mut self, rule: Rule) -> Option<()> {
        *self = Self::Rule(rule);
        Some(())
    }

    /// A sentence that no answer uses yet.
    pub(crate) fn not_yet(&mut self, topic: Topic) -> Option<()> {
        self.rule(Rule::NotEncodedYet { topic })
    }

    /// A sentence that says what the general law says without it.
    pub(crate) fn general_law(&mut self, rule: &'static str) -> Option<()> {
        self.rule(Rule::RestatesGeneralLaw { rule })
    }

    pub(crate) fn term(&mut self, length: Delay, from: TermFrom, renewal: Renewal) -> Option<()> {
        self.rule(Rule::InForce(Duration::Term { length, from, renewal }))
    }
}

pub(crate) const TEXTS: &[Shape<Said>] = &[
    Shape { pattern: "note {quoted}", says: |_, _| Some(()) },
    Shape {
        pattern: "text on {topic} {quoted}",
        says: |v, it| it.rule(Rule::Text { topic: v.topic()?, words: v.quoted()? }),
    },
    Shape {
        pattern: "text on {topic} :",
        says: |v, it| {
            *it = Said::TextBelow(v.topic()?);
            Some(())
        },
    },
];

/// A line of a quotation that is too long for one.
pub(crate) const QUOTATIONS: &[Shape<Vec<String>>] = &[Shape {
    pattern: "{quoted}",
    says: |v, it| {
        it.push(v.quoted()?);
        Some(())
    },
}];
