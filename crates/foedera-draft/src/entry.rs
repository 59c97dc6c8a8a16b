//! Entry into force, for the treaty and for those who come later.

use foedera_model::{Base, Condition, Counted, HowMany, LaterThan, Part, Rule, Topic, When};

use crate::Why;
use crate::act::done;
use crate::called::Called;
use crate::cursor::Cursor;
use crate::names::Names;
use crate::reading::{EACH_PARTY, ENTRY, Found};
use crate::subject::{Predicate, enters_into_force};
use crate::token::Token;
use crate::when::{PROVISIONAL, nothing_further, own, when};

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

/// How far behind the verb a sentence says for whom it enters into force.
const SCOPE_MAX: usize = 40;

/// Where a sentence leaves those for whom it enters into force, for how long it lasts.
const ENDS_SCOPE: &[&str] = &[
    "but only",
    "and shall remain",
    "and shall continue",
    "and shall be valid",
    "and will remain",
    "and remain",
    "and continue",
    "and thereafter",
    ", thereafter",
    "for a period of",
    "for a term of",
    "it shall remain",
];

/// What a sentence says about entry into force, where it is about this treaty's.
pub(crate) fn read(
    tokens: &[Token<'_>],
    before: &[Token<'_>],
    called: Called<'_>,
    names: &Names,
) -> Option<Found> {
    let here = Cursor::new(tokens);
    if let Some(found) = date_of_entry(tokens, called, names) {
        return Some(found);
    }
    let predicate = enters_into_force(tokens, before, called)?;
    if is_for_one(here.from(predicate.after), names) {
        return Some(Found::Unread(Topic::Consent, "it is about single states"));
    }
    let later = is_later(here, &predicate);
    let by = match (later, is_for_each(here, tokens.len())) {
        (false, _) => ENTRY,
        (true, true) => EACH_PARTY,
        (true, false) => "later-parties",
    };
    let read = if later { later_parties(here, &predicate) } else { entry(here, &predicate, names) };
    Some(match read {
        Ok(rule) => Found::Rule(rule, by),
        Err(why) if why == PROVISIONAL => Found::Unread(Topic::ProvisionalApplication, why),
        Err(why) if later => Found::Unread(Topic::Consent, why),
        Err(why) => Found::Unread(Topic::EntryIntoForce, why),
    })
}

/// `for each signatory State on the date of deposit of its ratification`, whoever was before it.
fn is_for_each(here: Cursor<'_>, length: usize) -> bool {
    const OTHERS: &[&str] = &[
        "other",
        "others",
        "later",
        "after its",
        "after the entry",
        "after entry",
        "after that date",
        "after this",
        "after the present",
        "after the deposit of the",
    ];
    let each = (0..length).any(|at| {
        ["for each", "for every", "for any", "in respect of each", "with respect to each"]
            .iter()
            .any(|it| here.from(at).sees(it))
    });
    let behind = (0..length).any(|at| {
        let stems = ["thereafter", "subsequent", "acced", "access", "adher", "already"];
        let word = here.from(at).peek(0);
        stems.iter().any(|it| word.starts_with(it))
            || OTHERS.iter().any(|it| here.from(at).sees(it))
    });
    each && !behind
}

/// Where each is bound by its own act alone, the first of them brings it into force.
pub(crate) fn by_the_first(later: &Rule) -> Option<Rule> {
    let Rule::LaterParties { when: When::After { delay, .. }, .. } = later else { return None };
    let condition = done(Counted::AnyInstrument, HowMany::AtLeast(1), Base::States);
    let delay = delay.clone();
    Some(enters(When::After { delay, condition, only_if: None, still: false }))
}

/// `… shall enter into force for Norway on …`.
fn is_for_one(here: Cursor<'_>, names: &Names) -> bool {
    let mut c = here;
    c.eat_any(&["for", "in respect of", "with respect to", "as regards"])
        && names.read(&mut c).is_some()
}

fn is_later(here: Cursor<'_>, predicate: &Predicate) -> bool {
    let first = is_scope(here, predicate);
    let end = (predicate.after..predicate.after + SCOPE_MAX)
        .find(|at| ENDS_SCOPE.iter().any(|it| here.from(*at).sees(it)))
        .unwrap_or(predicate.after + SCOPE_MAX);
    let marked = (0..end)
        .any(|at| LATER.iter().any(|it| here.from(at).sees(it)) || is_single(here.from(at)));
    let after = || (predicate.after..end).map(|at| here.from(at).peek(0));
    let late = after().any(|it| matches!(it, "subsequently" | "thereafter"));
    marked && (!first || late)
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
fn date_of_entry(tokens: &[Token<'_>], called: Called<'_>, names: &Names) -> Option<Found> {
    let mut c = Cursor::new(tokens);
    c.eat("the");
    c.need_any(&[
        "date of entry into force of",
        "date of the entry into force of",
        "date of coming into force of",
        "entry into force of",
        "coming into force of",
        "effective date of",
    ])?;
    let ours = c.eat_any(&["this", "the present"]) || c.eat("the") && called.by(c.peek(0));
    ours.then_some(())?;
    c.skip();
    c.need_any(&["shall be", "is", "will be", "shall take place", "takes place", "shall occur"])?;
    // Whatever it is subject to is no day.
    (!c.sees("subject to")).then_some(())?;
    let when = when(&mut c, names).and_then(|when| nothing_further(&c).map(|()| when));
    Some(match when {
        Ok(when) => Found::Rule(enters(when), ENTRY),
        Err(why) => Found::Unread(Topic::EntryIntoForce, why),
    })
}

/// Whether those for whom it enters into force first stand behind the verb.
fn is_scope(here: Cursor<'_>, predicate: &Predicate) -> bool {
    let mut c = here.from(predicate.after);
    c.eat_all(&[",", "definitively"]);
    FIRST.iter().any(|it| c.sees(it))
}

pub(crate) fn enters(when: When) -> Rule {
    Rule::EntersIntoForce { part: Part::Whole, when, effect_from: None }
}

fn entry(here: Cursor<'_>, predicate: &Predicate, names: &Names) -> Result<Rule, Why> {
    let when = day(here, predicate, names)?;
    // `If the foregoing is acceptable, this note and your reply …`: the reply says that it is.
    let by_reply = matches!(when, When::After { condition: Condition::ExchangeOfNotes, .. });
    if is_narrowed_before(here, predicate) && !by_reply {
        return Err("a condition or an exception stands before it that was not understood");
    }
    Ok(enters(when))
}

/// `With the exception of Article 5, …`, `If it has not entered into force by then, …`
fn is_narrowed_before(here: Cursor<'_>, predicate: &Predicate) -> bool {
    const NARROWS: &[&str] = &["except", "exception", "if", "unless", "in the event"];
    (0..predicate.subject).any(|at| NARROWS.iter().any(|it| here.from(at).sees(it)))
}

fn day(here: Cursor<'_>, predicate: &Predicate, names: &Names) -> Result<When, Why> {
    let mut c = here.from(predicate.after);
    let mut read = when(&mut c, names);
    if read.is_err() && is_scope(here, predicate) {
        read = behind_scope(here, predicate, names, &mut c);
    }
    if read.is_err() && 0 < predicate.subject {
        let mut ahead = here;
        if let Ok(when) = when_before(&mut ahead, predicate, names) {
            nothing_further(&here.from(predicate.after))?;
            return Ok(when);
        }
    }
    let when = read?;
    nothing_further(&c)?;
    Ok(when)
}

/// Those for whom it enters into force first stand before the day.
fn behind_scope<'t>(
    here: Cursor<'t>,
    predicate: &Predicate,
    names: &Names,
    c: &mut Cursor<'t>,
) -> Result<When, Why> {
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
