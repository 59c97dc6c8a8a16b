//! Why a code or a name led to no entity, and what might have been meant.

use std::fmt;

use foedera_dates::Day;

use crate::{Entity, EntityId};

/// A code or a name did not lead to one entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFound(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    asked: String,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    Unknown(Vec<Suggestion>),
    /// On the day, if one was named.
    Ambiguous(Vec<EntityId>, Option<Day>),
    NotThen(Vec<EntityId>, Day),
}

/// What might have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The name or code, as its table writes it.
    pub name: Box<str>,
    pub id: EntityId,
}

impl NotFound {
    /// Several entities could be meant.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        matches!(self.0.why, Why::Ambiguous(..))
    }

    /// Somebody was called so, but did not exist on the day.
    #[must_use]
    pub fn is_not_then(&self) -> bool {
        matches!(self.0.why, Why::NotThen(..))
    }

    /// The entities that are called so; empty if none is.
    #[must_use]
    pub fn candidates(&self) -> &[EntityId] {
        match &self.0.why {
            Why::Unknown(_) => &[],
            Why::Ambiguous(ids, _) | Why::NotThen(ids, _) => ids,
        }
    }

    /// Names that are spelled nearly so, the nearest first.
    #[must_use]
    pub fn suggestions(&self) -> &[Suggestion] {
        match &self.0.why {
            Why::Unknown(suggestions) => suggestions,
            Why::Ambiguous(..) | Why::NotThen(..) => &[],
        }
    }

    pub(crate) fn unknown(asked: &str, suggestions: Vec<Suggestion>) -> Self {
        Self::new(asked, Why::Unknown(suggestions))
    }

    pub(crate) fn ambiguous(asked: &str, between: &[&Entity], on: Option<Day>) -> Self {
        Self::new(asked, Why::Ambiguous(between.iter().map(|it| it.id).collect(), on))
    }

    pub(crate) fn not_then(asked: &str, called: &[&Entity], day: Day) -> Self {
        Self::new(asked, Why::NotThen(called.iter().map(|it| it.id).collect(), day))
    }

    fn new(asked: &str, why: Why) -> Self {
        Self(Box::new(Inner { asked: crate::line::clip(asked), why }))
    }
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asked = &self.0.asked;
        match &self.0.why {
            Why::Unknown(near) if near.is_empty() => write!(
                f,
                "no entity is called `{asked}`; use an ISO code or a name as in the lists of the United Nations"
            ),
            Why::Unknown(near) => {
                let near = near.iter().map(|it| format!("`{}` ({})", it.name, it.id));
                write!(f, "no entity is called `{asked}`; did you mean {}", either(near))
            }
            Why::Ambiguous(ids, on) => {
                let ids = either(ids.iter().map(EntityId::to_string));
                match on {
                    Some(day) => {
                        write!(f, "`{asked}` can mean {ids} on {day}; use one of these ids")
                    }
                    None => {
                        write!(f, "`{asked}` can mean {ids}; name the day, or use one of these ids")
                    }
                }
            }
            Why::NotThen(ids, day) => {
                let ids = either(ids.iter().map(EntityId::to_string));
                write!(
                    f,
                    "`{asked}` means {ids}, which did not exist on {day}; ask about another day, or use the id"
                )
            }
        }
    }
}

impl std::error::Error for NotFound {}

/// `a`, `a or b`, `a, b or c`.
fn either(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    match items.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}
