//! The day of which a clause speaks, and whether anything in the sentence is left over.

use foedera_dates::{Day, Delay, Step};
use foedera_model::{Condition, When};

use crate::act::condition;
use crate::cursor::Cursor;
use crate::date::date;
use crate::delay::{and_then, delay};
use crate::names::Names;
use crate::proviso::{as_soon_thereafter, by_condition, day_if, day_or_later, otherwise_on};
use crate::tail::begins_clause;

/// Why a sentence on provisional entry into force is no clause on entry into force.
pub(crate) const PROVISIONAL: &str = "it is about provisional entry into force";

/// A day and how the sentence goes on behind it, or why it is not understood.
pub(crate) fn when(c: &mut Cursor<'_>, names: &Names) -> Result<When, &'static str> {
    c.eat_all(&[
        ",",
        "definitively",
        "only",
        "in full",
        ":",
        "-",
        "as between them",
        "in its entirety",
        "and binding upon the parties",
        "and binding on the parties",
        "and binding",
    ]);
    if c.eat_any(&["provisionally"]) {
        return Err(PROVISIONAL);
    }
    let first = one(c, names).ok_or("no day or condition was recognised")?;
    joined(c, names, first)
}

fn one(c: &mut Cursor<'_>, names: &Names) -> Option<When> {
    c.attempt(|c| {
        c.eat_any(&[
            "on",
            "upon",
            "from",
            "as from",
            "as of",
            "with effect from",
            "with effect as from",
            "with effect on",
            "as on",
            "effective",
            "at",
        ]);
        date(c).map(When::On)
    })
    .or_else(|| c.attempt(|c| reckoned(c, names)))
}

fn reckoned(c: &mut Cursor<'_>, names: &Names) -> Option<When> {
    let delay = c
        .attempt(delay)
        .or_else(|| c.sees("the day").then_some(Delay::NONE))
        .or_else(|| c.sees("the date").then_some(Delay::NONE))?;
    let condition = condition(c, names)?;
    Some(When::After { delay, condition, only_if: None, still: false })
}

/// What a sentence joins to its first day: a condition to be met by then, a limit, or a second day.
fn joined(c: &mut Cursor<'_>, names: &Names, first: When) -> Result<When, &'static str> {
    let mut first = first;
    if let When::After { delay, .. } = &mut first
        && c.attempt(on_the_first).is_some()
    {
        *delay = and_then(delay, Step::FirstOfMonthAfter).ok_or("too long a delay")?;
    }
    if let Some(day) = c.attempt(floor) {
        return Ok(When::Later(vec![first, When::On(day)]));
    }
    if let When::On(day) = first
        && let Some(condition) = by_condition(c, names)
    {
        let later = c.attempt(otherwise_on).and_then(|()| c.attempt(|c| one(c, names)));
        return match later {
            Some(When::After { delay, condition: later, .. }) if later == condition => {
                Ok(day_or_later(day, condition, delay))
            }
            Some(_) => Err("what holds otherwise was not understood"),
            None => Ok(day_if(day, condition)),
        };
    }
    if let Some(condition) = as_soon_thereafter(c, names) {
        let met = When::After { delay: Delay::NONE, condition, only_if: None, still: false };
        return Ok(When::Later(vec![first, met]));
    }
    match c.attempt(|c| whichever(c, names)) {
        Some((second, true)) => Ok(When::Later(vec![first, second])),
        Some((second, false)) => Ok(When::Earlier(vec![first, second])),
        None if matches!(first, When::On(_)) && says_more(*c) => {
            Err("a day of the calendar stands beside words that were not understood")
        }
        None => Ok(first),
    }
}

/// `…, on the first day of the following month`.
fn on_the_first(c: &mut Cursor<'_>) -> Option<()> {
    c.eat(",");
    c.need_any(&["on the first day of", "on the first of"])?;
    c.need_any(&[
        "the following month",
        "the following calendar month",
        "the next month",
        "the month following",
        "the month which follows",
        "the next following month",
    ])
}

/// `…, but not before 1 January 1995`.
fn floor(c: &mut Cursor<'_>) -> Option<Day> {
    c.eat(",");
    c.need_any(&[
        "but not before",
        "but not earlier than",
        "but in no case before",
        "but not prior to",
    ])?;
    c.eat("the");
    date(c)
}

/// `… or on the day of …, whichever is the later`: the second day, and whether the later of both is meant.
fn whichever(c: &mut Cursor<'_>, names: &Names) -> Option<(When, bool)> {
    c.eat(",");
    c.need_any(&["or", "and"])?;
    let second = one(c, names)?;
    c.eat(",");
    c.need("whichever")?;
    c.eat_all(&[
        "of", "these", "date", "dates", "day", "event", "the", "two", "is", "be", "shall",
        "occurs", "comes",
    ]);
    let later = c.eat_any(&["later", "latest", "last"]);
    (later || c.eat_any(&["earlier", "sooner", "first", "earliest"])).then_some((second, later))
}

/// Whether an act is spoken of beside a day of the calendar.
fn says_more(c: Cursor<'_>) -> bool {
    let mut c = c;
    while !c.is_at_end() && !begins_clause(c) {
        let word = c.peek(0);
        if word == "exchange" || word == "after" || ACTS.iter().any(|it| word.starts_with(it)) {
            return true;
        }
        c.skip();
    }
    false
}

/// `ninety days after the last deposit`, behind a comma.
pub(crate) fn is_another_day(c: Cursor<'_>) -> bool {
    let mut c = c;
    delay(&mut c).is_some_and(|it| !it.steps().is_empty()) && names_act(c)
}

/// Words for the acts by which a state comes to a treaty.
const ACTS: &[&str] = &[
    "deposit",
    "receipt",
    "receiv",
    "ratif",
    "access",
    "accept",
    "approv",
    "signature",
    "notif",
    "adhe",
    "consent",
    "signed",
    "note",
    "exchange",
];

/// A day that is reckoned from an act of the one state that the sentence is about. A delay counts
/// before a bare `on`, which may belong to something else.
pub(crate) fn own(here: Cursor<'_>, places: std::ops::Range<usize>) -> Result<When, &'static str> {
    let delays = places.clone().filter_map(|at| {
        let mut c = here.from(at);
        let delay = delay(&mut c).filter(|it| !it.steps().is_empty())?;
        speaks_of_act(c).then_some(delay)
    });
    let at_once = places.filter_map(|at| {
        let mut c = here.from(at);
        c.need_any(&[
            "on",
            "upon",
            "from",
            "as from",
            "as of",
            "when",
            "as soon as",
            "immediately upon",
            "at the time of",
        ])?;
        speaks_of_act(c).then_some(Delay::NONE)
    });
    let found = delays.chain(at_once).next();
    let delay = found.ok_or("no day was recognised for a state that comes later")?;
    let condition = Condition::Its(foedera_model::Own::Consent);
    Ok(When::After { delay, condition, only_if: None, still: false })
}

/// Whether one of the next words is one for such an act.
fn names_act(c: Cursor<'_>) -> bool {
    const NEAR: usize = 12;
    let mut near =
        (0..NEAR).map(|ahead| c.peek(ahead)).take_while(|it| !matches!(*it, "," | "." | ";"));
    near.any(|word| ACTS.iter().any(|it| word.starts_with(it)))
}

/// Whether the next words speak of how a state comes to the treaty, and not of a number of them.
fn speaks_of_act(c: Cursor<'_>) -> bool {
    let act = names_act(c);
    let mut number = c;
    number.eat_any(&["the date of", "the day of"]);
    number.eat_any(&["the"]);
    number.eat_any(&["deposit of", "receipt of"]);
    act && crate::who::how_many_instruments(&mut number).is_none()
}
