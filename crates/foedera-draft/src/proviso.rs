//! A day of the calendar that depends on a number of deposits by then, said in one sentence or in two.

use foedera_dates::{Day, Delay};
use foedera_model::{Base, Condition, Counted, HowMany, Quorum, Rule, Set, When};

use crate::act::condition;
use crate::cursor::Cursor;
use crate::date::date;
use crate::delay::delay;
use crate::entry::enters;
use crate::names::Names;
use crate::tail::nothing_further;
use crate::token::Token;
use crate::verb::acts;

/// `on 1 January 1989, provided that at least eleven instruments have been deposited by then`: the
/// day and the condition, which the next sentence carries on.
pub(crate) fn day_with_proviso(tokens: &[Token<'_>], names: &Names) -> Option<(Day, Condition)> {
    let here = Cursor::new(tokens);
    let predicate = (0..tokens.len())
        .find(|at| here.from(*at).sees("into force on") || here.from(*at).sees("effect on"))?;
    let mut c = here.from(predicate);
    c.eat_any(&["into force on", "effect on"]);
    let day = date(&mut c)?;
    let condition = by_condition(&mut c, names)?;
    nothing_further(&c).ok()?;
    Some((day, condition))
}

/// Whether a day of the calendar stands here with a condition, be it `for those States which by then have …`.
pub(crate) fn is_day_with_condition(here: Cursor<'_>, names: &Names) -> bool {
    let mut c = here;
    c.eat("on")
        && date(&mut c).is_some()
        && (by_condition(&mut c, names).is_some() || as_soon_thereafter(&mut c, names).is_some())
}

/// `…, or as soon thereafter as the Parties have notified each other`.
pub(crate) fn as_soon_thereafter(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    c.attempt(|c| {
        c.eat(",");
        c.need("or as soon thereafter as")?;
        condition(c, names)
    })
}

const BY_THEN: &[&str] =
    &["by that date", "by this date", "by then", "before that date", "before this date"];

/// The condition that must be met by a day of the calendar, behind it.
pub(crate) fn by_condition(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    let provided = |c: &mut Cursor<'_>| {
        c.eat(",");
        c.need_any(&["provided that", "if", "on condition that"])?;
        c.eat_any(BY_THEN);
        let condition = condition(c, names)?;
        c.eat_any(&["each other", "one another"]);
        c.eat_any(BY_THEN);
        // Whatever follows is asked for as well: `and the provisions of Article 9 have been fulfilled`.
        let closes = ["that", "and shall", ", and shall"].iter().any(|it| c.sees(it));
        let otherwise = otherwise_on(&mut { *c }).is_some();
        (closes || otherwise || c.is_end_of_sentence()).then_some(condition)
    };
    c.attempt(provided).or_else(|| c.attempt(|c| among(c, names)))
}

/// `in relation to those Signatory States which by then have deposited their instruments, provided that Norway is
/// among them`: Norway and one more, since a treaty has two sides.
fn among(c: &mut Cursor<'_>, names: &Names) -> Option<Condition> {
    c.eat(",");
    c.need_any(&["in relation to", "for", "in respect of", "with respect to"])?;
    c.need_any(&[
        "those signatory states",
        "those states",
        "the signatory states",
        "those parties",
    ])?;
    c.need_any(&["which", "that"])?;
    c.eat_any(BY_THEN);
    c.need("have")?;
    let act = acts(c).filter(|it| *it == Counted::AnyInstrument)?;
    c.eat_any(BY_THEN);
    c.eat_all(&[",", "and"]);
    c.need("provided that")?;
    let must = names.read(c)?;
    c.need("is among")?;
    c.need_any(&[
        "the states",
        "those states",
        "the signatory states",
        "the parties",
        "those",
        "them",
    ])?;
    let _again = c.attempt(|c| {
        c.need_any(&["which have", "that have"])?;
        acts(c)
    });
    let by = Quorum {
        how_many: HowMany::AtLeast(2),
        of: Set::of(Base::States),
        including: vec![(HowMany::All, Set::of(Base::Codes(vec![must])))],
        others_on_top: false,
    };
    Some(Condition::Done { act, by })
}

/// On the day, if the condition is met by then; if it is not, never.
pub(crate) fn day_if(day: Day, condition: Condition) -> When {
    let by = Condition::By { condition: Box::new(condition.clone()), by: Box::new(When::On(day)) };
    let met =
        When::After { delay: Delay::NONE, condition, only_if: Some(Box::new(by)), still: false };
    When::Later(vec![When::On(day), met])
}

/// `In the event that this condition has not been fulfilled by that date, … on the ninetieth day
/// following the date on which it has been fulfilled.`
pub(crate) fn otherwise(tokens: &[Token<'_>]) -> Option<Delay> {
    let mut c = Cursor::new(tokens);
    if c.eat_any(&["after this date", "after that date"]) {
        return after_that_day(c, tokens.len());
    }
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
    let mut c = behind_verb(c, tokens.len())?;
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

fn behind_verb(c: Cursor<'_>, length: usize) -> Option<Cursor<'_>> {
    let verbs = ["enter into force", "come into force"];
    let verb = (c.at()..length).find(|at| verbs.iter().any(|it| c.from(*at).sees(it)))?;
    Some(c.from(verb + 3))
}

/// `After that date it shall enter into force on the first day of the second month following such notification.`
fn after_that_day(c: Cursor<'_>, length: usize) -> Option<Delay> {
    let mut c = behind_verb(c, length)?;
    let delay = delay(&mut c)?;
    c.eat_any(&["the date of"]);
    c.need_any(&["such", "that", "those", "the last", "the"])?;
    c.need_any(&["notification", "notifications", "deposit", "deposits"])?;
    c.is_end_of_sentence().then_some(delay)
}

/// `; otherwise it shall enter into force` behind a day with a condition: what follows is the day if it was not met.
pub(crate) fn otherwise_on(c: &mut Cursor<'_>) -> Option<()> {
    const SUBJECT_MAX: usize = 5;
    c.eat_any(&[";", ","]);
    c.eat_any(&["and", "or"]);
    c.eat(",");
    c.need_any(&["otherwise", "if not", "failing which", "failing that"])?;
    c.eat_all(&[",", "then"]);
    let said = behind_verb(*c, c.at() + SUBJECT_MAX);
    *c = said.unwrap_or(*c);
    Some(())
}

/// The rule that both sentences make together.
pub(crate) fn by_day_or_later(day: Day, condition: Condition, delay: Delay) -> Rule {
    enters(day_or_later(day, condition, delay))
}

/// On the day, if the condition is met by then; otherwise so long after it is met.
pub(crate) fn day_or_later(day: Day, condition: Condition, delay: Delay) -> When {
    let by = Condition::By { condition: Box::new(condition.clone()), by: Box::new(When::On(day)) };
    let later = When::After { delay, condition, only_if: None, still: false };
    When::Cases { cases: vec![(by, When::On(day))], otherwise: Box::new(later) }
}
