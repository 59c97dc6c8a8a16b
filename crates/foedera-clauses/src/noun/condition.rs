//! Conditions: what becomes true on a day. `deposit of 22 instruments`, `all of:` with a block.

use foedera_model::{
    Base, Condition, Counted, ForWhom, HowMany, Instrument, Measure, Own, Quorum, Set,
};

use crate::cursor::{About, Cursor, Expected, Mention};
use crate::noun::number::{number, quantity, write_quantity};
use crate::noun::plain::{code, label, name, treaty, write_label};
use crate::noun::quorum::{including, quorum, write_including, write_quorum};
use crate::noun::set::{Form, set, write_set};
use crate::noun::when::{test, write_test};
use crate::out::Out;
use crate::problem::Problem;
use crate::token::{Kind, quoted};

const CONDITION: &str = "a condition such as `deposit of 22 instruments`";

/// Conditions that are said in fixed words. Of two that begin alike the longer stands first.
fn fixed() -> [(&'static str, Condition); 19] {
    let all_parties = |act| Condition::Done { act, by: all(Base::Parties) };
    [
        ("exchange of instruments of ratification", Condition::Exchange),
        ("exchange of notes", Condition::ExchangeOfNotes),
        ("receipt of the last notification", all_parties(Counted::NotificationReceived)),
        ("receipt of its notice by the depositary", Condition::Its(Own::NoticeReceived)),
        ("receipt of its notice by the other party", Condition::Its(Own::NoticeReceivedByOther)),
        ("the last notification", all_parties(Counted::NotificationSent)),
        ("notification of its accession", Condition::Its(Own::AccessionNotified)),
        ("notification by it", Condition::Its(Own::Notification)),
        ("opening for signature", Condition::Opening),
        ("entry into force for it", Condition::Its(Own::EntryIntoForce)),
        ("entry into force", Condition::EntryIntoForce),
        ("adoption", Condition::Adoption),
        ("its notice that it will not become a party", Condition::Its(Own::Refusal)),
        ("its notice", Condition::Its(Own::Notice)),
        ("its deposit", Condition::Its(Own::Consent)),
        ("its signature", Condition::Its(Own::Signature)),
        ("its acceptance", Condition::Its(Own::Acceptance)),
        ("its declaration", Condition::Its(Own::Declaration)),
        ("signature", all_parties(Counted::Signature)),
    ]
}

/// Acts that are counted with `by`.
const BY: &[(&str, Counted)] = &[
    ("deposit", Counted::AnyInstrument),
    ("consent", Counted::Consent),
    ("signature", Counted::Signature),
    ("ratification", Counted::Ratification),
    ("acceptance", Counted::Instrument(Instrument::Acceptance)),
    ("approval", Counted::Instrument(Instrument::Approval)),
    ("accession", Counted::Instrument(Instrument::Accession)),
    ("succession", Counted::Instrument(Instrument::Succession)),
    ("decision", Counted::Decision),
    ("notification", Counted::NotificationSent),
    ("receipt of notification", Counted::NotificationReceived),
    ("proces-verbal of deposit", Counted::ProcesVerbal),
];

/// The words of conditions.
pub(crate) fn reserved() -> impl Iterator<Item = &'static str> {
    fixed().into_iter().map(|it| it.0).chain(BY.iter().map(|it| it.0))
}

fn all(base: Base) -> Quorum {
    Quorum {
        how_many: HowMany::All,
        of: Set::of(base),
        including: Vec::new(),
        others_on_top: false,
    }
}

/// A condition; `all of:` and `any of:` read the block below the line.
pub(crate) fn condition(c: &mut Cursor<'_, '_>) -> Option<Condition> {
    c.attempt(|c| {
        if c.kind(0) == Some(Kind::Quoted) {
            return c.quoted(CONDITION).map(Condition::Event);
        }
        if matches!(c.peek(0), "all" | "any") && matches!(c.peek(1), "" | ":") {
            return c.words(if c.peek(0) == "all" { "all of" } else { "any of" }).and(None);
        }
        if c.has("all of") {
            return conditions_below(c).map(Condition::All);
        }
        if c.has("any of") {
            return conditions_below(c).map(Condition::Any);
        }
        if let Some(done) = c.attempt(done) {
            return Some(done);
        }
        if let Some((_, condition)) = fixed().into_iter().find(|(words, _)| c.has(words)) {
            return Some(condition);
        }
        if let Some(found) = c.attempt(declarations).or_else(|| c.attempt(other_treaty)) {
            return Some(found);
        }
        if let Some(found) = c.attempt(hold) {
            return Some(found);
        }
        let is_first = |words: &'static str| words.split(' ').next() == Some(c.peek(1));
        if c.peek(0) == "the" && reserved().any(is_first) {
            return c.miss(Expected::Fault(Problem::NeedlessThe));
        }
        let from = c.at();
        for words in reserved() {
            c.reader.furthest.note(from, Expected::Near { words, from });
        }
        c.miss(Expected::Noun(CONDITION))
    })
}

/// The conditions of a block, a line each.
fn conditions_below(c: &mut Cursor<'_, '_>) -> Option<Vec<Condition>> {
    c.block()?;
    Some(c.below(test))
}

fn done(c: &mut Cursor<'_, '_>) -> Option<Condition> {
    if c.has("deposit of") {
        let many = number(c)?;
        if !c.has("instrument") {
            c.words("instruments")?;
        }
        let including = including(c)?;
        let how_many = HowMany::AtLeast(many);
        let by = Quorum { how_many, of: Set::of(Base::States), including, others_on_top: false };
        return Some(Condition::Done { act: Counted::AnyInstrument, by });
    }
    let (words, act) = BY.iter().find(|(words, _)| c.looks_at(words))?;
    let act = match (act, c.about) {
        (Counted::Instrument(Instrument::Acceptance), About::Amendment) => {
            Counted::AmendmentAcceptance
        }
        (act, _) => *act,
    };
    c.words(words)?;
    c.words("by")?;
    quorum(c).map(|by| Condition::Done { act, by })
}

fn declarations(c: &mut Cursor<'_, '_>) -> Option<Condition> {
    if !matches!(c.peek(1), "declaration" | "declarations") {
        return None;
    }
    let number = number(c)?;
    c.skip();
    c.words("under article")?;
    label(c).map(|article| Condition::Declarations { number, article })
}

fn other_treaty(c: &mut Cursor<'_, '_>) -> Option<Condition> {
    if !matches!(c.peek(1), "is" | "ceases") {
        return None;
    }
    let treaty = treaty(c)?;
    let ceases = c.has("ceases to be in force");
    if !ceases {
        c.words("is in force")?;
    }
    let for_whom = match c.has("for") {
        false => None,
        true if c.has("it") => Some(ForWhom::It),
        true => Some(ForWhom::State(code(c)?)),
    };
    Some(if ceases {
        Condition::CeasesInForce { treaty, for_whom }
    } else {
        Condition::InForce { treaty, for_whom }
    })
}

fn hold(c: &mut Cursor<'_, '_>) -> Option<Condition> {
    // Any word can be the name of a set; only a line that says `hold` is about one.
    let mut ahead = 0;
    while c.peek(ahead) != "hold" {
        c.kind(ahead)?;
        ahead += 1;
    }
    let who = set(c)?;
    c.words("hold")?;
    if c.peek(0) == "at" {
        let (at_least, table) = holding(c)?;
        return Some(Condition::Hold { who, table, at_least });
    }
    let table = name(c, Some(Mention::Table))?;
    c.words("of at least")?;
    let percent = quantity(c)?;
    c.words("percent of their")?;
    let other = name(c, Some(Mention::Table))?;
    Some(Condition::Hold { who, table, at_least: Measure::PercentOfTheir { percent, other } })
}

/// `at least 55 percent of co2-1990`, and of which table.
pub(crate) fn holding(c: &mut Cursor<'_, '_>) -> Option<(Measure, String)> {
    c.words("at least")?;
    let much = quantity(c)?;
    let measure = if c.has("percent") { Measure::Percent(much) } else { Measure::Units(much) };
    c.words("of")?;
    name(c, Some(Mention::Table)).map(|table| (measure, table))
}

pub(crate) fn write_holding(measure: &Measure, table: &str, out: &mut Out) {
    let (much, percent, other) = match measure {
        Measure::Units(much) => (*much, "", None),
        Measure::Percent(much) => (*much, "percent", None),
        Measure::PercentOfTheir { percent, other } => (*percent, "percent", Some(other)),
    };
    if other.is_some() {
        out.word(table);
        out.word("of");
    }
    out.word("at least");
    write_quantity(much, out);
    if !percent.is_empty() {
        out.word(percent);
    }
    out.word("of");
    if let Some(other) = other {
        out.word("their");
        out.word(other);
    } else {
        out.word(table);
    }
}

/// Writes a condition. What is said in fixed words is in their table.
pub(crate) fn write_condition(condition: &Condition, out: &mut Out) {
    if let Some((words, _)) = fixed().into_iter().find(|(_, it)| it == condition) {
        return out.word(words);
    }
    match condition {
        Condition::All(all) => write_below("all of", all, out),
        Condition::Any(any) => write_below("any of", any, out),
        Condition::Done { act, by } => write_done(*act, by, out),
        Condition::Declarations { number, article } => {
            out.word(&number.to_string());
            out.word(if *number == 1 { "declaration" } else { "declarations" });
            out.word("under article");
            write_label(article, out);
        }
        Condition::Hold { who, table, at_least } => {
            write_set(who, Form::Many, out);
            out.word("hold");
            write_holding(at_least, table, out);
        }
        Condition::InForce { treaty, for_whom } => {
            write_other_treaty(treaty, "is in force", *for_whom, out);
        }
        Condition::CeasesInForce { treaty, for_whom } => {
            write_other_treaty(treaty, "ceases to be in force", *for_whom, out);
        }
        Condition::Event(name) => out.word(&quoted(name)),
        Condition::By { .. } | Condition::NotBy { .. } | Condition::NotInForceOn(_) => {
            write_test(condition, out);
        }
        Condition::Exchange
        | Condition::ExchangeOfNotes
        | Condition::Adoption
        | Condition::Opening
        | Condition::EntryIntoForce
        | Condition::Its(_) => {}
    }
}

fn write_below(words: &str, conditions: &[Condition], out: &mut Out) {
    out.word(words);
    out.block(|out| {
        for condition in conditions {
            out.line();
            write_test(condition, out);
        }
    });
}

fn write_done(act: Counted, by: &Quorum, out: &mut Out) {
    if let (Counted::AnyInstrument, HowMany::AtLeast(many), false) =
        (act, by.how_many, by.others_on_top)
        && by.of == Set::of(Base::States)
    {
        out.word("deposit of");
        out.word(&many.to_string());
        out.word(if many == 1 { "instrument" } else { "instruments" });
        return write_including(&by.including, out);
    }
    let words = BY.iter().find(|(_, it)| *it == act).map_or("acceptance", |(words, _)| words);
    out.word(words);
    out.word("by");
    write_quorum(by, out);
}

fn write_other_treaty(treaty: &str, words: &str, for_whom: Option<ForWhom>, out: &mut Out) {
    out.word(treaty);
    out.word(words);
    match for_whom {
        None => {}
        Some(ForWhom::It) => out.word("for it"),
        Some(ForWhom::State(state)) => {
            out.word("for");
            out.word(state.as_str());
        }
    }
}
