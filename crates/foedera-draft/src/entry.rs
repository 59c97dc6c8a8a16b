//! Entry into force, for the treaty and for those who come later.

use foedera_dates::{Day, Delay};
use foedera_model::{Condition, LaterThan, Part, Rule, Topic, When};

use crate::Why;
use crate::act::condition;
use crate::cursor::Cursor;
use crate::date::date;
use crate::delay::delay;
use crate::names::Names;
use crate::reading::Found;
use crate::subject::{Predicate, enters_into_force};
use crate::token::Token;
use crate::when::{nothing_further, own, when};

/// How a sentence begins to speak of single states.
const TOWARD: &[&str] = &[
    "for",
    "in respect of",
    "with respect to",
    "with regard to",
    "as regards",
    "in relation to",
    "in the case of",
    "as to",
    "as respects",
];

/// Which of them: not those by whom it enters into force first.
const SINGLE: &[&str] = &[
    "each of the",
    "each",
    "any",
    "every",
    "a",
    "an",
    "such",
    "that",
    "those",
    "other",
    "others",
    "the other",
    "all other",
    "it",
    "the",
    "states",
    "parties",
    "signatories",
    "governments",
    "members",
    "regional",
];

/// What they are, or what they do.
const STATES: &[&str] = &[
    "state",
    "states",
    "party",
    "parties",
    "government",
    "governments",
    "signatory",
    "signatories",
    "country",
    "countries",
    "organization",
    "organisation",
    "member",
    "members",
    "contracting",
    "territory",
    "ratifying",
    "acceding",
    "depositing",
    "accepting",
    "community",
    "power",
    "powers",
    "latter",
    "regional",
];

/// Words for what comes later, whoever it is.
const LATER: &[&str] = &[
    "thereafter",
    "subsequently",
    "for it",
    "in respect of it",
    "with respect to it",
    "subsequent deposit",
    "in the case of other",
];

/// Words that name those for whom the treaty enters into force first; they change nothing.
const FIRST: &[&str] = &[
    "for the states",
    "for the parties",
    "for those states",
    "between the states",
    "between the parties",
    "as between",
    "among the",
    "for the contracting parties",
    "with respect to the first",
    "with respect to those",
    "in respect of the first",
    "for the first",
    "in respect of those",
    "with respect to the states",
    "between those",
    "for all",
    "between the",
    "with respect to all",
    "in respect of all",
    "in respect of the states",
    "for these",
    "for the governments",
    "in respect of the governments",
];

/// What a sentence says about entry into force, where it is about this treaty's.
pub(crate) fn read(
    tokens: &[Token<'_>],
    before: &[Token<'_>],
    title: &[Token<'_>],
    names: &Names,
) -> Option<Found> {
    let here = Cursor::new(tokens);
    if let Some(found) = date_of_entry(tokens, title, names) {
        return Some(found);
    }
    let predicate = enters_into_force(tokens, before, title)?;
    let later = is_later(here, &predicate);
    let read = if later { later_parties(here, &predicate) } else { entry(here, &predicate, names) };
    Some(match read {
        Ok(rule) => Found::Rule(rule, if later { "later-parties" } else { "entry-into-force" }),
        Err(why) if later => Found::Unread(Topic::Consent, why),
        Err(why) => Found::Unread(Topic::EntryIntoForce, why),
    })
}

fn is_later(here: Cursor<'_>, predicate: &Predicate) -> bool {
    let first = is_scope(here, predicate);
    let end = predicate.after + 40;
    let marked = (0..end)
        .any(|at| LATER.iter().any(|it| here.from(at).sees(it)) || is_single(here.from(at)));
    marked && !first
}

/// `for each State …`, `in respect of any Government …`.
fn is_single(here: Cursor<'_>) -> bool {
    let mut c = here;
    if !c.eat_any(TOWARD) {
        return false;
    }
    SINGLE.iter().any(|it| {
        let mut c = c;
        let plural = STATES.contains(it);
        c.eat(it) && (plural || (0..4).any(|ahead| STATES.contains(&c.peek(ahead))))
    })
}

/// `The date of entry into force of this Agreement shall be the date of the last notification.`
fn date_of_entry(tokens: &[Token<'_>], title: &[Token<'_>], names: &Names) -> Option<Found> {
    let mut c = Cursor::new(tokens);
    c.eat("the");
    c.need_any(&["date of entry into force of", "date of the entry into force of"])?;
    let ours = c.eat_any(&["this", "the present"])
        || c.eat("the") && title.iter().any(|it| it.word == c.peek(0));
    ours.then_some(())?;
    c.skip();
    c.need_any(&["shall be", "is", "will be"])?;
    let when = when(&mut c, names).and_then(|when| nothing_further(&c).map(|()| when));
    Some(match when {
        Ok(when) => Found::Rule(enters(when), "entry-into-force"),
        Err(why) => Found::Unread(Topic::EntryIntoForce, why),
    })
}

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

/// Whether those for whom it enters into force first stand behind the verb.
fn is_scope(here: Cursor<'_>, predicate: &Predicate) -> bool {
    let mut c = here.from(predicate.after);
    c.eat_all(&[",", "definitively"]);
    FIRST.iter().any(|it| c.sees(it))
}

fn enters(when: When) -> Rule {
    Rule::EntersIntoForce { part: Part::Whole, when, effect_from: None }
}

fn entry(here: Cursor<'_>, predicate: &Predicate, names: &Names) -> Result<Rule, Why> {
    let mut c = here.from(predicate.after);
    let mut read = when(&mut c, names);
    if read.is_err() && is_scope(here, predicate) {
        read = behind_scope(here, predicate, names, &mut c);
    }
    if read.is_err() && 0 < predicate.subject {
        let mut ahead = here;
        if let Ok(when) = when_before(&mut ahead, predicate, names) {
            nothing_further(&here.from(predicate.after))?;
            return Ok(enters(when));
        }
    }
    let when = read?;
    nothing_further(&c)?;
    Ok(enters(when))
}

/// Those for whom it enters into force first stand before the day.
fn behind_scope<'t>(
    here: Cursor<'t>,
    predicate: &Predicate,
    names: &Names,
    c: &mut Cursor<'t>,
) -> Result<When, Why> {
    const SCOPE_MAX: usize = 40;
    for at in predicate.after + 1..predicate.after + SCOPE_MAX {
        let mut ahead = here.from(at);
        if let Ok(found) = when(&mut ahead, names) {
            *c = ahead;
            return Ok(found);
        }
    }
    Err("no day was recognised behind those for whom it enters into force")
}

/// The day stands before the subject: `On the day of … this Treaty shall enter into force.`
fn when_before(c: &mut Cursor<'_>, predicate: &Predicate, names: &Names) -> Result<When, Why> {
    for start in 0..predicate.subject {
        let mut ahead = c.from(start);
        if let Ok(found) = when(&mut ahead, names) {
            let _comma = ahead.eat(",");
            if ahead.at() == predicate.subject {
                return Ok(found);
            }
        }
    }
    Err("no day was recognised before the verb")
}

fn later_parties(here: Cursor<'_>, predicate: &Predicate) -> Result<Rule, Why> {
    const SCOPE_MAX: usize = 70;
    let behind = own(here, predicate.after..predicate.after + SCOPE_MAX);
    let when = behind.or_else(|_| own(here, 0..predicate.subject))?;
    let after_entry = (0..predicate.after).any(|at| {
        [
            "after its entry into force",
            "after the entry into force",
            "after the date of entry into force",
            "after entry into force",
            "after this",
            "after the present",
        ]
        .iter()
        .any(|it| here.from(at).sees(it))
    });
    let after = if after_entry { LaterThan::EntryIntoForce } else { LaterThan::ConditionMet };
    Ok(Rule::LaterParties { after, when })
}
