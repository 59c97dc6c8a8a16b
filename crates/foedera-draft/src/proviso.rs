//! A day of the calendar that depends on a number of deposits by then, said in two sentences.

use foedera_dates::{Day, Delay};
use foedera_model::{Condition, Rule, When};

use crate::act::condition;
use crate::cursor::Cursor;
use crate::date::date;
use crate::delay::delay;
use crate::entry::enters;
use crate::names::Names;
use crate::token::Token;

/// `on 1 January 1989, provided that at least eleven instruments have been deposited by then`: the
/// day and the condition, which the next sentence carries on.
pub(crate) fn day_with_proviso(tokens: &[Token<'_>], names: &Names) -> Option<(Day, Condition)> {
    let here = Cursor::new(tokens);
    let predicate = (0..tokens.len())
        .find(|at| here.from(*at).sees("into force on") || here.from(*at).sees("effect on"))?;
    let mut c = here.from(predicate);
    c.eat_any(&["into force on", "effect on"]);
    let day = date(&mut c)?;
    let _comma = c.eat(",");
    c.need_any(&["provided that", "if", "on condition that"])?;
    c.eat_any(&["by that date", "by this date", "by then"]);
    let condition = condition(&mut c, names)?;
    c.eat_any(&["by that date", "by this date", "by then", "before that date"]);
    c.is_end_of_sentence().then_some((day, condition))
}

/// `In the event that this condition has not been fulfilled by that date, … on the ninetieth day
/// following the date on which it has been fulfilled.`
pub(crate) fn otherwise(tokens: &[Token<'_>]) -> Option<Delay> {
    let mut c = Cursor::new(tokens);
    c.need_any(&["in the event that", "if", "in the event"])?;
    c.need_any(&[
        "this condition has",
        "these conditions have",
        "the condition has",
        "the conditions have",
        "the above condition has",
        "these requirements have",
        "this requirement has",
    ])?;
    c.need_any(&["not been fulfilled", "not been met", "not been satisfied"])?;
    let verb = (c.at()..tokens.len())
        .find(|at| c.from(*at).sees("enter into force") || c.from(*at).sees("come into force"))?;
    c = c.from(verb + 3);
    let delay = delay(&mut c)?;
    c.eat_any(&["the date on which", "the day on which", "the date when"]);
    c.need_any(&[
        "it has",
        "they have",
        "the conditions have",
        "the condition has",
        "this condition has",
        "these conditions have",
    ])?;
    c.need_any(&["been fulfilled", "been met", "been satisfied"])?;
    c.is_end_of_sentence().then_some(delay)
}

/// The rule that both sentences make together.
pub(crate) fn by_day_or_later(day: Day, condition: Condition, delay: Delay) -> Rule {
    let by = Condition::By { condition: Box::new(condition.clone()), by: Box::new(When::On(day)) };
    let later = When::After { delay, condition, only_if: None, still: false };
    enters(When::Cases { cases: vec![(by, When::On(day))], otherwise: Box::new(later) })
}
