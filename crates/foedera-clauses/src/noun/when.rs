//! Days reckoned from conditions, and the tests that stand behind `if`.

use foedera_dates::Delay;
use foedera_model::{Base, Condition, Counted, HowMany, Quorum, Set, When};

use crate::cursor::{Cursor, Expected};
use crate::noun::condition::{condition, write_condition};
use crate::noun::delay::{Lead, UNITS, delay, write_delay};
use crate::noun::number::worded_number;
use crate::noun::plain::day;
use crate::noun::quorum::{quorum, write_quorum};
use crate::out::Out;
use crate::problem::Problem;
use crate::token::Kind;
use crate::wording::ordinal;

const WHEN: &str = "a day: `on 1995-01-01`, `on CONDITION` or `30 days after CONDITION`";
const NO_PERIOD: &str = "a period such as `30 days after`, without a word before it";
/// How many digits a year has.
const YEAR_DIGITS: usize = 4;
const OTHERWISE: &str = "a last line `otherwise: …` in the block";

/// A day, by `lead`: with `on` before it, with `from`, or with nothing.
pub(crate) fn when(c: &mut Cursor<'_, '_>, lead: Lead) -> Option<When> {
    c.attempt(|c| match lead {
        Lead::On if c.kind(0) == Some(Kind::Colon) => cases(c),
        Lead::On if c.has("on the later of") => days_below(c).map(When::Later),
        Lead::On if c.has("on the earlier of") => days_below(c).map(When::Earlier),
        Lead::On => led_by_on(c),
        Lead::From => {
            c.words("from")?;
            reckoned(c)
        }
        Lead::Bare => reckoned(c),
    })
}

fn days_below(c: &mut Cursor<'_, '_>) -> Option<Vec<When>> {
    c.block()?;
    Some(c.below(|c| when(c, Lead::On)))
}

fn led_by_on(c: &mut Cursor<'_, '_>) -> Option<When> {
    let begins_with_number = starts_with_digit(c);
    if worded_number(c.peek(0)).is_some() && UNITS.contains(&c.peek(1)) {
        return c.miss(Expected::Fault(Problem::BadNumber));
    }
    if c.looks_at("on") && is_short(c.peek(1)) && !is_count(c, 1) {
        return c.miss(Expected::Noun(NO_PERIOD));
    }
    let led = c.has("on") || c.looks_at("at the end of") && c.has("at");
    if !led && !begins_with_number {
        return c.miss(Expected::Noun(WHEN));
    }
    let when = reckoned(c)?;
    qualified(c, when)
}

/// A day, or a condition with its delay.
fn reckoned(c: &mut Cursor<'_, '_>) -> Option<When> {
    if starts_with_digit(c) && !is_short(c.peek(0)) && !is_count(c, 0) {
        return day(c).map(When::On);
    }
    let delay = delay(c)?;
    let condition = condition(c)?;
    Some(When::After { delay, condition, only_if: None, still: false })
}

fn starts_with_digit(c: &Cursor<'_, '_>) -> bool {
    c.kind(0) == Some(Kind::Atom) && c.peek(0).starts_with(|it: char| it.is_ascii_digit())
}

/// A number too short for a year, as periods and ordinals have: `6`, `90th`.
fn is_short(number: &str) -> bool {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let rest = number.get(digits..).unwrap_or_default();
    0 < digits && digits < YEAR_DIGITS && (rest.is_empty() || ordinal(number).is_some())
}

/// `10 declarations`: a number with something else behind it.
fn is_count(c: &Cursor<'_, '_>, ahead: usize) -> bool {
    matches!(c.peek(ahead + 1), "declaration" | "declarations")
}

/// What may follow a day: `, if still so`, `, if not in force 3 years after adoption`.
fn qualified(c: &mut Cursor<'_, '_>, when: When) -> Option<When> {
    let When::After { delay, condition, .. } = when else { return Some(when) };
    let (mut only_if, mut still) = (None, false);
    while c.kind(0) == Some(Kind::Comma) && c.peek(1) == "if" {
        c.skip();
        if c.has("if still so") {
            still = true;
        } else {
            c.skip();
            only_if = Some(Box::new(test(c)?));
        }
    }
    Some(When::After { delay, condition, only_if, still })
}

/// A line of any block of days, conditions or cases, where it is not known which.
pub(crate) fn line_of_a_block(c: &mut Cursor<'_, '_>) -> Option<()> {
    let is_case = c.attempt(case).is_some();
    if is_case || c.attempt(|c| when(c, Lead::On)).is_some() {
        return Some(());
    }
    condition(c).map(|_| ())
}

/// A line of a block of cases.
#[expect(clippy::large_enum_variant, reason = "it lives for one line")]
enum Case {
    If(Condition, When),
    Otherwise(When),
}

fn cases(c: &mut Cursor<'_, '_>) -> Option<When> {
    c.block()?;
    let mut cases = Vec::new();
    let mut last = None;
    for case in c.below(case) {
        match case {
            Case::If(condition, when) => cases.push((condition, when)),
            Case::Otherwise(when) => last = Some(when),
        }
    }
    // A line that cannot be read is told as that, and may have been the last.
    let lost = c.reader.tree.children(c.line).count() > cases.len();
    let stand_in = cases.last().filter(|_| lost).map(|(_, when)| when.clone());
    match last.or(stand_in) {
        Some(otherwise) => Some(When::Cases { cases, otherwise: Box::new(otherwise) }),
        None => c.miss(Expected::Noun(OTHERWISE)),
    }
}

fn case(c: &mut Cursor<'_, '_>) -> Option<Case> {
    if c.has("otherwise") {
        c.colon()?;
        return when(c, Lead::On).map(Case::Otherwise);
    }
    c.words("if")?;
    let condition = test(c)?;
    c.colon()?;
    when(c, Lead::On).map(|when| Case::If(condition, when))
}

/// A condition, or whether one was true by a day.
pub(crate) fn test(c: &mut Cursor<'_, '_>) -> Option<Condition> {
    if c.has("not in force") {
        return when(c, Lead::On).map(|it| Condition::NotInForceOn(Box::new(it)));
    }
    if let Some(found) = c.attempt(deposited) {
        return Some(found);
    }
    let condition = Box::new(condition(c)?);
    if c.has("has not occurred by") {
        let by = Box::new(when(c, Lead::Bare)?);
        return Some(Condition::NotBy { condition, by });
    }
    if c.has("has occurred by") {
        let by = Box::new(when(c, Lead::Bare)?);
        return Some(Condition::By { condition, by });
    }
    Some(*condition)
}

/// `all signatories have deposited by 2009-01-01`.
fn deposited(c: &mut Cursor<'_, '_>) -> Option<Condition> {
    let by = quorum(c)?;
    if !c.has("has deposited by") {
        c.words("have deposited by")?;
    }
    let condition = Box::new(Condition::Done { act: Counted::AnyInstrument, by });
    let by = Box::new(when(c, Lead::Bare)?);
    Some(Condition::By { condition, by })
}

pub(crate) fn write_when(when: &When, lead: Lead, out: &mut Out) {
    match when {
        When::On(day) => {
            write_lead_word(lead, out);
            out.word(&day.to_string());
        }
        When::After { delay, condition, only_if, still } => {
            write_after(delay, condition, lead, out);
            if *still {
                out.close(", if still so");
            }
            if let Some(condition) = only_if {
                out.close(", if");
                write_test(condition, out);
            }
        }
        When::Later(days) => write_days_below("the later of", days, lead, out),
        When::Earlier(days) => write_days_below("the earlier of", days, lead, out),
        When::Cases { cases, otherwise } => write_cases(cases, otherwise, out),
    }
}

fn write_lead_word(lead: Lead, out: &mut Out) {
    match lead {
        Lead::On => out.word("on"),
        Lead::From => out.word("from"),
        Lead::Bare => {}
    }
}

fn write_after(delay: &Delay, condition: &Condition, lead: Lead, out: &mut Out) {
    if delay.steps().is_empty() {
        write_lead_word(lead, out);
    } else {
        write_delay(delay, lead, out);
    }
    write_condition(condition, out);
}

fn write_days_below(words: &str, days: &[When], lead: Lead, out: &mut Out) {
    write_lead_word(lead, out);
    out.word(words);
    out.block(|out| {
        for day in days {
            out.line();
            write_when(day, Lead::On, out);
        }
    });
}

fn write_cases(cases: &[(Condition, When)], otherwise: &When, out: &mut Out) {
    out.block(|out| {
        for (condition, when) in cases {
            out.line();
            out.word("if");
            write_test(condition, out);
            out.close(":");
            write_when(when, Lead::On, out);
        }
        out.line();
        out.word("otherwise:");
        write_when(otherwise, Lead::On, out);
    });
}

pub(crate) fn write_test(condition: &Condition, out: &mut Out) {
    if let Condition::NotInForceOn(when) = condition {
        out.word("not in force");
        write_when(when, Lead::On, out);
    } else if let Condition::By { condition, by } = condition {
        if let Some(quorum) = deposited_by(condition) {
            write_deposited(quorum, out);
        } else {
            write_condition(condition, out);
            out.word("has occurred by");
        }
        write_when(by, Lead::Bare, out);
    } else if let Condition::NotBy { condition, by } = condition {
        write_condition(condition, out);
        out.word("has not occurred by");
        write_when(by, Lead::Bare, out);
    } else {
        write_condition(condition, out);
    }
}

/// Those who have deposited, where the condition is said of them and not of instruments.
fn deposited_by(condition: &Condition) -> Option<&Quorum> {
    let Condition::Done { act: Counted::AnyInstrument, by } = condition else { return None };
    let of_instruments = matches!(by.how_many, HowMany::AtLeast(_))
        && !by.others_on_top
        && by.of == Set::of(Base::States);
    (!of_instruments).then_some(by)
}

fn write_deposited(quorum: &Quorum, out: &mut Out) {
    write_quorum(quorum, out);
    let one_state = matches!(&quorum.of.base, Base::Codes(states) if states.len() == 1);
    let one = quorum.how_many == HowMany::AtLeast(1) || one_state;
    out.word(if one { "has deposited by" } else { "have deposited by" });
}
