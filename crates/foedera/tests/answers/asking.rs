//! Asking in tests: one place that knows the façade's interface, so that every case is a line of
//! text.

use foedera::model::Graded;
use foedera::{Answer, Believe, Day, Foedera, Outlook, Question, Sight, Verdict};

/// A sight on everything.
pub(crate) fn all() -> Sight {
    Sight { known: None, recorded: None, believe: Believe::everyone() }
}

/// A sight on what was published by a day.
pub(crate) fn known(day: &str) -> Sight {
    Sight { known: Some(self::day(day)), ..all() }
}

/// A sight that believes one policy.
pub(crate) fn believing(policy: &str) -> Sight {
    Sight { believe: policy.parse().unwrap(), ..all() }
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The answer for a treaty of the embedded library on a day.
#[track_caller]
pub(crate) fn ask(treaty: &str, on: &str, sight: &Sight) -> Answer {
    ask_with(treaty, on, sight, &[])
}

/// The same, as if these statements were recorded as well.
#[track_caller]
pub(crate) fn ask_with(treaty: &str, on: &str, sight: &Sight, more: &[Graded]) -> Answer {
    let foedera = Foedera::embedded().unwrap();
    status(&foedera.look(sight).unwrap().what_if(more.to_vec()), treaty, on)
}

/// The answer from a library and a record of one's own.
#[track_caller]
pub(crate) fn ask_in(foedera: &Foedera, treaty: &str, on: &str, sight: &Sight) -> Answer {
    status(&foedera.look(sight).unwrap(), treaty, on)
}

#[track_caller]
pub(crate) fn status(outlook: &Outlook, treaty: &str, on: &str) -> Answer {
    let question = Question { treaty: treaty.to_owned(), on: day(on), of: None, with: None };
    outlook.status(&question).unwrap()
}

/// The answer in one line: `yes since 2024-12-04`, `no`, `open`.
pub(crate) fn line(answer: &Answer) -> String {
    let word = match answer.in_force {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Open => "open",
    };
    let end = |name: &str, bounds: Option<foedera::Bounds>| {
        bounds.map(|it| format!(" {name} {}", foedera::Edtf::from_bounds(it))).unwrap_or_default()
    };
    format!("{word}{}{}", end("since", answer.since), end("until", answer.until))
}

/// `KP signatory, RU signatory`.
pub(crate) fn standings(answer: &Answer) -> String {
    let states = answer.states.iter().map(|it| format!("{} {}", it.state, it.standing));
    states.collect::<Vec<_>>().join(", ")
}

/// `exchange of instruments of ratification by KP, RU [article 22]`.
pub(crate) fn missing(answer: &Answer) -> Vec<String> {
    let leaves = answer.missing.iter().map(|it| {
        let by: Vec<String> = it.by.iter().map(ToString::to_string).collect();
        format!("{} by {} [{}]", it.act, by.join(", "), it.clause)
    });
    leaves.collect()
}
