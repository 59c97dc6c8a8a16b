//! Entry into force: of the treaty, or of what is said of those who come later.

use foedera_dates::{Day, Delay};
use foedera_model::{Base, Condition, Counted, HowMany, Part, Rule, Set, Topic, When};

use crate::Why;
use crate::act::{condition, done};
use crate::called::Called;
use crate::cursor::Cursor;
use crate::date::date;
use crate::later::{
    SCOPE_MAX, effect_of_instruments, is_for_each, is_for_one, is_later, is_own_each, is_scope,
    later_ones, later_parties, others,
};
use crate::names::Names;
use crate::number::cardinal;
use crate::pointer::is_treaty;
use crate::proviso::is_day_with_condition;
use crate::reading::{EACH_PARTY, ENTRY, Found};
use crate::subject::{Predicate, enters_into_force};
use crate::tail::nothing_further;
use crate::token::Token;
use crate::when::{PROVISIONAL, when};

/// What a sentence says about entry into force, where it is about this treaty's; of two verbs the second is about
/// those who come later.
pub(crate) fn read(
    tokens: &[Token<'_>],
    before: &[Token<'_>],
    called: Called<'_>,
    names: &Names,
) -> Vec<Found> {
    let here = Cursor::new(tokens);
    if let Some(found) = date_of_entry(tokens, before, called, names) {
        return vec![found];
    }
    let Some(predicate) = enters_into_force(tokens, before, called) else {
        return effect_of_instruments(tokens).map(of_later).into_iter().collect();
    };
    let joint = others(here, &predicate, tokens.len());
    let joint = joint.filter(|it| !is_later(here.until(*it), &predicate));
    let Some(joint) = joint else {
        let found = one(here, tokens.len(), &predicate, names);
        let for_good = matches!(found, Found::Unread(Topic::ProvisionalApplication, _))
            && is_also_for_good(here.from(predicate.after), tokens.len());
        let other = for_good.then_some(Found::Unread(Topic::EntryIntoForce, FOR_GOOD));
        return std::iter::once(found).chain(other).collect();
    };
    let rest = tokens.get(joint..).unwrap_or_default();
    let others = later_ones(Cursor::new(rest), rest.len());
    vec![one(here.until(joint), joint, &predicate, names), of_later(others)]
}

const FOR_GOOD: Why = "it is about provisional entry into force first, and then for good";

/// Whether a sentence on provisional entry into force goes on about the one that is for good.
fn is_also_for_good(here: Cursor<'_>, length: usize) -> bool {
    const GOOD: &[&str] = &[
        "definitively",
        "definitive",
        "finally",
        "permanently",
        "into force",
        "into effect",
        "exchange of",
        "deposit of",
        "ratification",
        "ratifications",
        "approval",
    ];
    (here.at()..length).any(|at| GOOD.iter().any(|it| here.from(at).sees(it)))
}

/// `This Convention and the first of its protocols shall enter into force on the same date, in accordance with the
/// following paragraph 2`: that paragraph says it.
pub(crate) fn points_onward(tokens: &[Token<'_>], called: Called<'_>) -> bool {
    let Some(predicate) = enters_into_force(tokens, &[], called) else { return false };
    let mut c = Cursor::new(tokens).from(predicate.after);
    c.eat_any(&["on the same date", "on the same day", "simultaneously"]);
    c.eat(",");
    if !c.eat_any(&["in accordance with", "as provided in", "as provided for in", "under"]) {
        return false;
    }
    c.eat_all(&["the", "following", "provisions", "of"]);
    let paragraph = c.eat_any(&["paragraph", "paragraphs"]);
    c.skip();
    paragraph && (c.eat("below") || c.is_end_of_sentence())
}

/// What a sentence with one verb says.
fn one(here: Cursor<'_>, length: usize, predicate: &Predicate, names: &Names) -> Found {
    if is_for_one(here.from(predicate.after), names) {
        return Found::Unread(Topic::Consent, "it is about single states");
    }
    let later = !is_day_with_condition(here.from(predicate.after), names)
        && (is_later(here, predicate) || is_own_each(here, predicate, length));
    let by = match (later, is_for_each(here, length)) {
        (false, _) => ENTRY,
        (true, true) => EACH_PARTY,
        (true, false) => "later-parties",
    };
    if later && asks_for_more(here.from(predicate.after), length) {
        return Found::Unread(
            Topic::Consent,
            "a further condition follows for those who come later",
        );
    }
    let read = if later { later_parties(here, predicate) } else { entry(here, predicate, names) };
    match read {
        Ok(rule) => Found::Rule(rule, by),
        Err(why) if why == PROVISIONAL => Found::Unread(Topic::ProvisionalApplication, why),
        Err(why) if later => Found::Unread(Topic::Consent, why),
        Err(why) => Found::Unread(Topic::EntryIntoForce, why),
    }
}

/// `for each Party on its deposit, provided that five have been made`.
fn asks_for_more(here: Cursor<'_>, length: usize) -> bool {
    const MORE: &[&str] = &["provided that", "provided ,", "on condition", "unless"];
    let more =
        |here: Cursor<'_>| MORE.iter().any(|it| here.sees(it)) && !here.sees("unless a later");
    (here.at()..length).any(|at| more(here.from(at)))
}

/// What was read of those who come later.
fn of_later(read: Result<Rule, Why>) -> Found {
    match read {
        Ok(rule) => Found::Rule(rule, "later-parties"),
        Err(why) => Found::Unread(Topic::Consent, why),
    }
}

/// `The date of entry into force of this Agreement shall be the date of the last notification.`
fn date_of_entry(
    tokens: &[Token<'_>],
    before: &[Token<'_>],
    called: Called<'_>,
    names: &Names,
) -> Option<Found> {
    let mut c = Cursor::new(tokens);
    c.eat("the");
    if !c.eat_any(&["date of its coming into force", "date of its entry into force"]) {
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
    } else if !is_treaty(&[], before, called) {
        return None;
    }
    c.need_any(&["shall be", "is", "will be", "shall take place", "takes place", "shall occur"])?;
    // Whatever it is subject to is no day.
    (!c.sees("subject to")).then_some(())?;
    let when = when(&mut c, names).and_then(|when| nothing_further(&c).map(|()| when));
    Some(match when {
        Ok(when) => Found::Rule(enters(when), ENTRY),
        Err(why) => Found::Unread(Topic::EntryIntoForce, why),
    })
}

pub(crate) fn enters(when: When) -> Rule {
    Rule::EntersIntoForce { part: Part::Whole, when, effect_from: None }
}

fn entry(here: Cursor<'_>, predicate: &Predicate, names: &Names) -> Result<Rule, Why> {
    let effect = effect_from(here.from(predicate.after));
    let here = effect.map_or(here, |(at, _)| here.until(at));
    let when = day(here, predicate, names)?;
    // `If the foregoing is acceptable, this note and your reply …`: the reply says that it is.
    let by_reply = matches!(when, When::After { condition: Condition::ExchangeOfNotes, .. });
    if is_narrowed_before(here, predicate) && !by_reply {
        return Err("a condition or an exception stands before it that was not understood");
    }
    let effect_from = effect.map(|(_, day)| day);
    Ok(Rule::EntersIntoForce { part: Part::Whole, when, effect_from })
}

/// `on the date of its signature, with effect from 1 January 1983`: where that begins, behind the day itself, and from
/// when it has effect.
fn effect_from(here: Cursor<'_>) -> Option<(usize, Day)> {
    const EFFECT: &[&str] = &[
        "with effect from",
        "with effect as from",
        "with effect as of",
        "with retroactive effect from",
        "with retroactive effect to",
        "and shall have effect from",
        "and shall have effect as from",
        "and shall be effective from",
        "and shall be effective as from",
        "and shall apply from",
        "and shall be applied from",
        "and shall apply as from",
    ];
    let mut c = here;
    while !c.is_at_end() {
        let at = c.at();
        let mut ahead = c;
        ahead.eat(",");
        if here.at() < at && ahead.eat_any(EFFECT) {
            let day = date(&mut ahead)?;
            return ahead.is_end_of_sentence().then_some((at, day));
        }
        c.skip();
    }
    None
}

/// `With the exception of Article 5, …`, `If it has not entered into force by then, …`
fn is_narrowed_before(here: Cursor<'_>, predicate: &Predicate) -> bool {
    const NARROWS: &[&str] = &["except", "exception", "if", "unless", "in the event"];
    let verb = predicate.inserted.map_or(predicate.after, |(from, _)| from);
    (0..verb).any(|at| NARROWS.iter().any(|it| here.from(at).sees(it)))
}

fn day(here: Cursor<'_>, predicate: &Predicate, names: &Names) -> Result<When, Why> {
    let mut c = here.from(predicate.after);
    if let Some((from, to)) = predicate.inserted {
        let between = here.until(to).from(from);
        if !is_reference(between) {
            let mut between = between;
            let found = when(&mut between, names)?;
            return nothing_further(&between).and_then(|()| nothing_further(&c)).map(|()| found);
        }
    }
    let mut read = when(&mut c, names);
    if read == Err(PROVISIONAL)
        && let Some(at) = definitively(here, predicate)
    {
        c = here.from(at);
        read = when(&mut c, names);
    }
    let limit = here.from(predicate.after).peek(0);
    if matches!(limit, "until" | "before") && is_denied(here, predicate) {
        c = here.from(predicate.after + 1);
        read = condition(&mut c, names).map(at_once).ok_or(NO_CONDITION);
    }
    if read.is_err()
        && let Some(condition) = immediately(here, predicate)
    {
        return Ok(at_once(condition));
    }
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
    Ok(match first_so_many(here.from(predicate.after)) {
        Some(many) => of_so_many(when, many),
        None => when,
    })
}

/// `shall enter into force immediately`, and nothing else: when it is made, be it by signature or by a reply.
fn immediately(here: Cursor<'_>, predicate: &Predicate) -> Option<Condition> {
    let mut c = here.from(predicate.after);
    c.need_any(&["immediately", "forthwith", "at once", "with immediate effect"])?;
    c.is_end_of_sentence().then_some(())?;
    let by_notes = (0..predicate.after).any(|at| here.from(at).peek(0) == "reply");
    Some(if by_notes {
        Condition::ExchangeOfNotes
    } else {
        done(Counted::Signature, HowMany::All, Base::Parties)
    })
}

const NO_CONDITION: Why = "what it waits for was not recognised";

/// `provisionally upon signature and definitively on …`: the place of the second day.
fn definitively(here: Cursor<'_>, predicate: &Predicate) -> Option<usize> {
    (predicate.after..predicate.after + SCOPE_MAX).find_map(|at| {
        let mut c = here.from(at);
        c.eat_any(&["and definitively", "and finally"]).then(|| c.at())
    })
}

/// `shall not enter into force until …`.
fn is_denied(here: Cursor<'_>, predicate: &Predicate) -> bool {
    (predicate.subject..predicate.after).any(|at| here.from(at).peek(0) == "not")
}

fn at_once(condition: Condition) -> When {
    When::After { delay: Delay::NONE, condition, only_if: None, still: false }
}

/// `subject to the provisions of Article 9`: put in between, it says no day.
fn is_reference(c: Cursor<'_>) -> bool {
    const REFERENCES: &[&str] = &[
        "subject to article",
        "subject to paragraph",
        "subject to the provisions of",
        "in accordance with",
    ];
    REFERENCES.iter().any(|it| c.sees(it))
}

/// `for the first two ratifying States`: how many are asked for, where the day is that of `their` act.
fn first_so_many(here: Cursor<'_>) -> Option<u32> {
    let mut c = here;
    c.need_any(&["for", "with respect to", "in respect of", "as between", "between"])?;
    if c.eat("the first") {
        return cardinal(&mut c);
    }
    c.eat("the");
    cardinal(&mut c).filter(|_| c.sees("first"))
}

fn of_so_many(mut when: When, many: u32) -> When {
    if let When::After { condition: Condition::Done { by, .. }, .. } = &mut when
        && by.how_many == HowMany::All
        && by.of.base == Base::Signatories
    {
        by.how_many = HowMany::AtLeast(many);
        by.of = Set::of(Base::States);
    }
    when
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
        // `days after …`, behind a number that was not read: its delay is not known.
        let unit = start.checked_sub(1).map_or("", |it| c.from(it).peek(0).trim_end_matches('s'));
        if matches!(unit, "day" | "week" | "month" | "year") {
            continue;
        }
        if let Ok(found) = when(&mut ahead, names) {
            let _comma = ahead.eat(",");
            if ahead.at() == predicate.subject {
                return Ok(found);
            }
        }
    }
    Err("no day was recognised before the verb")
}
