//! The nouns of the language: each is read from a line and written back, side by side.

pub(crate) mod actors;
pub(crate) mod amendment;
pub(crate) mod condition;
pub(crate) mod consent;
pub(crate) mod delay;
pub(crate) mod duty;
pub(crate) mod number;
pub(crate) mod plain;
pub(crate) mod proper;
pub(crate) mod quorum;
pub(crate) mod set;
pub(crate) mod source;
pub(crate) mod trigger;
pub(crate) mod when;

/// The reserved phrases that stand in nouns and in no pattern of a sentence.
pub(crate) fn reserved() -> impl Iterator<Item = &'static str> {
    condition::reserved()
        .chain(consent::reserved())
        .chain(duty::reserved())
        .chain(trigger::reserved())
}
