//! Rules to the sentences that say them, for whoever has a rule and no line.
//!
//! A rule names the pattern of its sentence and what stands in its slots; the words are written by
//! the same patterns that read them. A test holds that every pattern here is one of the language.

use foedera_dates::Delay;
use foedera_model::{
    AccessionFrom, CountOrganisations, Duration, Exit, Instrument, LaterThan, Means, NoticeEnds,
    Part, Renewal, ReservationRule, Rule, TermFrom, Topic,
};

use crate::out::Out;
use crate::shape::write_pattern;
use crate::value::Value;

/// So long a quotation stands in the line of its topic; a longer one stands in lines below.
const QUOTATION_BYTES: usize = 120;

/// A pattern and what stands in its slots.
type Said = (&'static str, Vec<Value>);

/// The sentence that says a rule, with the lines below it; nothing for a rule that no draft has
/// needed in words yet.
///
/// ```
/// use foedera_model::{Instrument, Means, Rule};
///
/// let rule = Rule::Consent(vec![Means::Instrument(Instrument::Ratification)]);
/// assert_eq!(foedera_clauses::sentence(&rule).as_deref(), Some("consent by ratification"));
/// ```
#[must_use]
pub fn sentence(rule: &Rule) -> Option<String> {
    if let Rule::Text { topic, words } = rule {
        return Some(quotation(*topic, words));
    }
    let (pattern, values) = said(rule)?;
    let mut out = Out::default();
    write_pattern(pattern, &values, &mut out);
    if let Rule::EntersIntoForce { effect_from: Some(day), .. } = rule {
        return Some(format!("{}\n  with effect from {day}", out.text()));
    }
    Some(out.text())
}

/// The label of an article as a file writes it.
#[must_use]
pub fn label(label: &str) -> String {
    let mut out = Out::default();
    crate::noun::plain::write_label(label, &mut out);
    out.text()
}

/// Words in quotation marks; marks that the language keeps out are made plain.
#[must_use]
pub fn quoted(words: &str) -> String {
    crate::token::quoted(&words.chars().map(plain).collect::<String>())
}

/// A topic in the words of the language.
#[must_use]
pub fn topic(topic: Topic) -> String {
    let mut out = Out::default();
    crate::noun::consent::write_topic(topic, &mut out);
    out.text()
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a rule that no draft gives has no words here until one does"
)]
fn said(rule: &Rule) -> Option<Said> {
    Some(match rule {
        Rule::Consent(means) => match means.as_slice() {
            [Means::Instrument(Instrument::FormalConfirmation)] => {
                ("consent of organisations by formal confirmation", vec![])
            }
            _ => ("consent by {means}", vec![Value::Means(means.clone())]),
        },
        Rule::Accession { by, from } => {
            let by = Value::Set(by.clone());
            match from {
                AccessionFrom::EntryIntoForce => {
                    ("accession open to {set} after entry into force", vec![by])
                }
                AccessionFrom::Always => ("accession open to {set}", vec![by]),
                AccessionFrom::On(day) => {
                    ("accession open to {set} from {day}", vec![by, Value::Day(*day)])
                }
            }
        }
        Rule::OrganisationsCounted(how) => (organisations(*how), vec![]),
        Rule::EntersIntoForce { part: Part::Whole, when, .. } => {
            ("enters into force {when}", vec![Value::When(when.clone())])
        }
        Rule::EntersIntoForce { part, when, .. } => (
            "{part} enters/enter into force {when}",
            vec![Value::Part(part.clone()), Value::When(when.clone())],
        ),
        Rule::LaterParties { after: LaterThan::ConditionMet, when } => {
            ("for each later party , {when}", vec![Value::When(when.clone())])
        }
        Rule::LaterParties { after: LaterThan::EntryIntoForce, when } => (
            "for each party that consents after entry into force , {when}",
            vec![Value::When(when.clone())],
        ),
        Rule::LaterParties { after: LaterThan::ByAccession, when } => {
            ("for each state that accedes , {when}", vec![Value::When(when.clone())])
        }
        Rule::AppliedProvisionally { part, from, until: None } => (
            "{part} is/are applied provisionally {from}",
            vec![Value::Part(part.clone()), Value::From(from.clone())],
        ),
        Rule::InForce(duration) => in_force(duration)?,
        Rule::Exit(exit) => exits(exit)?,
        Rule::SilentOnWithdrawal => ("silent on withdrawal", vec![]),
        Rule::Reservations(ReservationRule::Prohibited(Part::Whole)) => ("no reservations", vec![]),
        _ => return None,
    })
}

fn organisations(how: CountOrganisations) -> &'static str {
    match how {
        CountOrganisations::Yes => "organisations are counted",
        CountOrganisations::No => "organisations are not counted",
        CountOrganisations::NotInAdditionToMembers => {
            "an organisation is not counted in addition to its members"
        }
    }
}

fn in_force(duration: &Duration) -> Option<Said> {
    Some(match duration {
        Duration::Indefinite => ("in force indefinitely", vec![]),
        Duration::Until(day) => ("in force until {day}", vec![Value::Day(*day)]),
        Duration::UntilPartiesAgree => ("in force until the parties agree otherwise", vec![]),
        Duration::Term { length, from: TermFrom::EntryIntoForce, renewal } => {
            term(length, renewal)?
        }
        Duration::Term { .. } | Duration::UntilEvent(_) | Duration::AsLongAs(_) => return None,
    })
}

fn term(length: &Delay, renewal: &Renewal) -> Option<Said> {
    let length_of = |it: &Delay| Value::Length(it.clone());
    // A slot that may be left out stands for `[from {term}]`.
    Some(match renewal {
        Renewal::None => ("in force for {length}", vec![length_of(length)]),
        Renewal::UntilNotice { notice, ends } => (
            match ends {
                NoticeEnds::Unsaid => {
                    "in force for {length} , then until {length} after notice by a party"
                }
                NoticeEnds::ForAll => {
                    "in force for {length} , then until {length} after notice by a party , for all"
                }
                NoticeEnds::ForThatParty => {
                    "in force for {length} , then until {length} after notice by a party , for \
                     that party"
                }
            },
            vec![length_of(length), length_of(notice)],
        ),
        Renewal::UnlessNotice { length: next, notice, ends: NoticeEnds::Unsaid } => (
            "in force for {length} , then for {length} at a time , unless a party gives notice at \
             least {length} before the end",
            vec![length_of(length), length_of(next), length_of(notice)],
        ),
        Renewal::UnlessNotice { .. }
        | Renewal::OnceUnlessNotice { .. }
        | Renewal::UnlessTalks { .. } => return None,
    })
}

fn exits(exit: &Exit) -> Option<Said> {
    let when = Value::When(exit.when.clone());
    let limited = exit.effect_not_before.is_some() || exit.only_within.is_some();
    if limited || exit.grounds.is_some() || !exit.notice_to.is_empty() {
        return None;
    }
    let moment = exit.notice_not_before.clone().map(Value::Moment);
    let pattern = match (exit.ends_for_all, exit.or_later_named_day, moment.is_some()) {
        (false, false, false) => "a party may withdraw , {when}",
        (false, false, true) => "a party may withdraw , {when} , notice not before {moment}",
        (false, true, false) => "a party may withdraw , {when} or on a later day it names",
        (false, true, true) => {
            "a party may withdraw , {when} or on a later day it names , notice not before {moment}"
        }
        (true, false, false) => "a party may terminate this treaty , {when}",
        (true, _, _) => return None,
    };
    Some((pattern, std::iter::once(when).chain(moment).collect()))
}

/// `text on withdrawal "…"`, in lines below where it is long. White space is made single, and marks
/// that the language keeps out are made plain.
fn quotation(topic: Topic, words: &str) -> String {
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        let last = lines.last_mut().map_or(0, |it| it.len());
        if 0 < last && QUOTATION_BYTES < last + word.len() {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            let gap = if line.is_empty() { "" } else { " " };
            line.push_str(gap);
            line.extend(word.chars().map(plain));
        }
    }
    let mut out = Out::default();
    match lines.as_slice() {
        [one] => {
            let values = [Value::Topic(topic), Value::Quoted(one.clone())];
            write_pattern("text on {topic} {quoted}", &values, &mut out);
            out.text()
        }
        several => {
            write_pattern("text on {topic} :", &[Value::Topic(topic)], &mut out);
            let below = several.iter().map(|it| format!("\n  {}", quoted(it)));
            out.text() + &below.collect::<String>()
        }
    }
}

fn plain(letter: char) -> char {
    match letter {
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' => '\'',
        _ if letter.is_control() || is_turning(letter) => '?',
        _ => letter,
    }
}

/// Characters that turn the direction of writing, or that nobody sees.
fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written is read as the same rule.
    #[track_caller]
    fn check(line: &str) {
        let read = |line: &str| {
            let parsed = crate::parse(&format!("treaty A-1900 \"T\"\n\n{line}\n"));
            let clauses = parsed.value.treaty.map(|it| it.clauses).unwrap_or_default();
            clauses.into_iter().next().map(|it| it.rule)
        };
        let rule = read(line);
        let written = rule.as_ref().and_then(sentence);
        assert_eq!(written.as_deref(), Some(line));
        assert_eq!(read(&written.unwrap_or_default()), rule);
    }

    #[test]
    fn a_rule_is_written_as_it_is_read() {
        for line in [
            "consent by ratification, acceptance or approval",
            "consent of organisations by formal confirmation",
            "accession open to all states after entry into force",
            "accession open to non-signatories from 1969-05-23",
            "an organisation is not counted in addition to its members",
            "enters into force on the 90th day after deposit of 20 instruments",
            "enters into force on 1983-01-01\n  with effect from 1982-01-01",
            "enters into force on the later of:\n  180 days after deposit of 65 instruments\n  on 1990-01-01",
            "articles 1 to 12 enter into force 3 months after deposit of 10 instruments",
            "for each later party, on the 30th day after its deposit",
            "for each party that consents after entry into force, 3 months after its deposit",
            "this treaty is applied provisionally from signature",
            "in force indefinitely",
            "in force for 10 years",
            "in force for 5 years, then until 6 months after notice by a party",
            "in force for 10 years, then for 5 years at a time, unless a party gives notice at least 1 year before the end",
            "a party may withdraw, 1 year after receipt of its notice by the depositary or on a later day it names, notice not before 3 years after entry into force for it",
            "a party may terminate this treaty, 6 months after its notice",
            "text on withdrawal \"A party may withdraw if it so wishes.\"",
        ] {
            check(line);
        }
    }

    #[test]
    fn every_pattern_here_begins_one_of_the_language() {
        let begins = |it: &str| it.split(['[', '{']).next().unwrap_or_default().trim().to_owned();
        let known: Vec<String> = crate::patterns().map(|(_, it)| begins(it)).collect();
        for pattern in
            ["consent by {means}", "in force for {length}", "a party may withdraw , {when}"]
        {
            assert!(known.contains(&begins(pattern)), "{pattern}");
        }
    }
}
