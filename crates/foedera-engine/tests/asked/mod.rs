//! Questions and answers as texts: treaties with their journals in, one line out.
//!
//! Not a front end: the words here are for tests alone. Treaties in one text are set apart by a
//! line of dashes. What is asked is one of
//!
//! `on DAY [for STATE [with STATE]] [in TERRITORY] [known DAY] [believing GRADE|"VOICE"] [view STATE]`, or the same after
//! `states`, `missing`, `follows`, `open`, `steps of STATE`, `warnings`, `conflicts`, `branches`,
//! `parts`, `owed`, `term`, `axes of STATE`, `reservations`, `declarations`, `all missing`, `amendments`, `governs`,
//! `why amended`, `priority`, `why priority`, `survives`, `invoked`, `why invoked` or `why`; or what the events of a
//! scenario come to, see `duties.rs`.

#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each test file uses its part, some use all"
)]

mod duties;

use foedera_engine::casus::{LawOf, casus};
use foedera_engine::{Answer, Engine, OpenOn, Policy, Question, Residual, Said, StateAnswer};
use foedera_entities::World;
use foedera_model::Treaty;

/// Asks `question` of the treaties in `text`; the first of them is meant.
#[track_caller]
pub(crate) fn check(text: &str, question: &str, expected: &str) {
    assert_eq!(answer(text, question), expected, "asked: {question}");
}

/// Law and statements of a text. A text that does not parse is a fault of the test.
pub(crate) fn read(text: &str) -> (Vec<Treaty>, Vec<Said>) {
    let (mut treaties, mut said) = (Vec::new(), Vec::new());
    for file in text.split("\n---\n") {
        let parsed = foedera_clauses::parse(file);
        let faults: Vec<_> = parsed
            .diagnostics
            .iter()
            .filter(|it| it.code.starts_with('C') && is_error(it))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}\n{file}");
        let Some(treaty) = parsed.value.treaty else {
            assert!(!parsed.value.scenarios.is_empty(), "a treaty or a scenario");
            continue;
        };
        for (line, graded) in parsed.value.statements.into_iter().enumerate() {
            said.push(Said::recorded(format!("{} {line}", treaty.id), graded));
        }
        treaties.push(treaty);
    }
    (treaties, said)
}

fn is_error(diagnostic: &foedera_model::Diagnostic) -> bool {
    diagnostic.severity == foedera_model::Severity::Error
}

pub(crate) fn answer(text: &str, question: &str) -> String {
    let (treaties, said) = read(text);
    if let Some(asked) = duties::asked(question) {
        let engine =
            Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, asked.known);
        return asked.answer(&engine, text);
    }
    let (what, rest) = question.split_once("on ").expect("`on DAY`");
    let mut words = rest.split(' ');
    let on = words.next().expect("a day").parse().expect("a day");
    let mut asked = Question { treaty: treaties[0].id.clone(), on, of: None, with: None };
    let (mut policy, mut known, mut place) = (Policy::EVERYONE, None, None);
    while let (Some(word), Some(value)) = (words.next(), words.next()) {
        match word {
            "for" => asked.of = Some(value.parse().expect("a state")),
            "with" => asked.with = Some(value.parse().expect("a state")),
            "view" => policy.view = Some(value.parse().expect("a state")),
            "in" => place = Some(value.replace('_', " ")),
            "known" => known = Some(value.parse().expect("a day")),
            "believing" => match value.parse() {
                Ok(grade) => policy.least_grade = Some(grade),
                Err(_) => policy.sources = Some(vec![value.trim_matches('"').to_owned()]),
            },
            _ => panic!("`{word}` is no part of a question"),
        }
    }
    let engine = Engine::new(&treaties, World::embedded(), &said, policy, known);
    if what.trim() == "owed" {
        return owed(&engine, text);
    }
    let answer = match place {
        Some(place) => engine.status_in(&asked, &place),
        None => engine.status(&asked),
    };
    match answer {
        Ok(answer) => shown(what.trim(), &answer),
        Err(refusal) => format!("refused: {refusal}"),
    }
}

/// What is owed in the scenarios of a text, a line each: `FR owes GB assistance, triggered, immediately`.
fn owed(engine: &Engine, text: &str) -> String {
    let scenarios = text.split("\n---\n").flat_map(|it| foedera_clauses::parse(it).value.scenarios);
    let law = LawOf::new(engine);
    let mut lines: Vec<String> = Vec::new();
    for duty in scenarios.flat_map(|it| casus(&law, &it, None).duties) {
        let timing = duty.timing.map_or_else(String::new, |it| format!(", {it}"));
        lines.push(format!("{} owes {}: {}{timing}", duty.bearer, duty.beneficiary, duty.state));
    }
    lines.join("; ")
}

pub(crate) fn shown(what: &str, answer: &Answer) -> String {
    let lines: Vec<String> = match what {
        "" => return force(answer),
        "states" => answer.states.iter().map(state).collect(),
        "missing" => answer.residual.iter().map(residual).collect(),
        "follows" => answer.would_follow.iter().map(ToString::to_string).collect(),
        "lapses" => answer.lapses.iter().map(ToString::to_string).collect(),
        "open" => answer.open_on.iter().map(open).collect(),
        "warnings" => answer.warnings.clone(),
        "conflicts" => answer.conflicts.iter().map(conflict).collect(),
        "term" => answer.term.iter().map(term).collect(),
        "branches" => answer.branches.iter().map(branch).collect(),
        "parts" => answer.except.iter().map(part).collect(),
        "reservations" => answer.reservations.iter().map(reserved).collect(),
        "declarations" => answer.declarations.iter().map(declared).collect(),
        "all missing" => {
            answer.missing.iter().map(|it| residual(&Residual::Act(it.clone()))).collect()
        }
        "amendments" => answer.amendments.iter().map(amendment).collect(),
        "governs" => answer.version.iter().map(version).collect(),
        "priority" => answer.priority.iter().map(priority).collect(),
        "survives" => answer.survives.iter().map(survival).collect(),
        "invoked" => answer.invoked.iter().map(invoked).collect(),
        "why invoked" => {
            let outlines = answer.invoked.iter().map(|it| it.because.outline());
            return outlines.collect::<String>().trim_end().to_owned();
        }
        "why priority" => {
            let outlines = answer.priority.iter().map(|it| it.because.outline());
            return outlines.collect::<String>().trim_end().to_owned();
        }
        "why amended" => {
            let outlines = answer.amendments.iter().map(|it| it.because.outline());
            return outlines.collect::<String>().trim_end().to_owned();
        }
        "why" => return answer.because.outline().trim_end().to_owned(),
        _ => return of_state(what, answer),
    };
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("; ") }
}

fn of_state(what: &str, answer: &Answer) -> String {
    let (what, id) = what.split_once(" of ").expect("`steps of STATE` or `axes of STATE`");
    let Some(state) = answer.states.iter().find(|it| it.state.as_str() == id) else {
        return "none".to_owned();
    };
    match what {
        "steps" => {
            let steps = state.steps.iter().map(|step| {
                let days: Vec<String> = step.on.iter().map(ToString::to_string).collect();
                let organ = step.organ.as_ref().map_or(String::new(), |it| format!(" of {it}"));
                format!("{}{organ} {}", step.step, days.join(" or "))
            });
            steps.collect::<Vec<_>>().join("; ")
        }
        "axes" => {
            let axes = &state.axes;
            format!(
                "signature {}, consent {}, force {}, provisional {}, suspended {}, exit {}",
                axes.signature,
                axes.consent,
                axes.force,
                axes.provisional,
                axes.suspended,
                axes.exit
            )
        }
        _ => panic!("`{what}` is no part of a question"),
    }
}

fn force(answer: &Answer) -> String {
    let mut words = answer.in_force.to_string();
    if let Some(since) = answer.since {
        words += &format!(" since {since}");
    }
    if let Some(until) = answer.until {
        words += &format!(" until {until}");
    }
    words
}

fn term(term: &foedera_engine::Term) -> String {
    let mut words = format!("ends {}", term.ends);
    if let Some(by) = term.notice_by {
        words += &format!(", notice by {by}");
    }
    if let Some(length) = &term.renews_for {
        words += &format!(", renewed for {length}");
    }
    words
}

fn state(state: &StateAnswer) -> String {
    let mut words = format!("{} {}", state.state, state.standing);
    for or in &state.or {
        words += &format!(" or {or}");
    }
    if let Some(since) = state.since {
        words += &format!(" since {since}");
    }
    if let Some(article_18) = state.article_18 {
        words += &format!(" ({article_18})");
    }
    words
}

pub(crate) fn residual(residual: &Residual) -> String {
    let leaf = |it: &foedera_engine::Missing| {
        let by: Vec<&str> = it.by.iter().map(|id| id.as_str()).collect();
        let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(" ")) };
        format!("{}{by}{}", it.act, if it.maybe { " (maybe done)" } else { "" })
    };
    let all = |parts: &[Residual], word: &str| {
        let parts: Vec<String> = parts.iter().map(self::residual).collect();
        format!("({})", parts.join(word))
    };
    match residual {
        Residual::AllOf(parts) => all(parts, " and "),
        Residual::AnyOf(parts) => all(parts, " or "),
        Residual::Act(missing) | Residual::Event(missing) => leaf(missing),
        Residual::MoreOf { number, of, missing } => {
            format!("{number} more of {of}: {}", leaf(missing))
        }
        Residual::ShareOf { needed, .. } => needed.clone(),
        Residual::WaitUntil(day) => format!("wait until {day}"),
        Residual::MustNot(what) => what.clone(),
    }
}

fn open(open: &OpenOn) -> String {
    match open {
        OpenOn::Date { act, bounds } => format!("{act} on {bounds}"),
        OpenOn::Rivals { accounts, .. } => accounts.join(" against "),
        OpenOn::Text { clause, words } => format!("{clause}: {words}"),
        OpenOn::Convention { clause, cure } => {
            format!("how days are counted in {clause}: {cure}")
        }
        OpenOn::Gap { says } => says.clone(),
        OpenOn::Reading { question } => question.clone(),
        OpenOn::Recognition { sides } => format!("recognition: {}", sides.join(" against ")),
        OpenOn::Limit => "limit".to_owned(),
    }
}

fn conflict(conflict: &foedera_engine::Conflict) -> String {
    let accounts: Vec<String> = conflict
        .accounts
        .iter()
        .map(|it| format!("{}{}", it.says, if it.believed { "" } else { " (not believed)" }))
        .collect();
    format!("{}: {}", conflict.act, accounts.join(" against "))
}

fn branch(branch: &foedera_engine::Branch) -> String {
    format!("{} if {}", branch.in_force, branch.if_right.join(" and "))
}

/// `RU article 9 modified with FR and GB since 2000-01-01`.
fn reserved(it: &foedera_engine::Reserved) -> String {
    let articles: String = it.articles.iter().map(|it| format!(" article {it}")).collect();
    let or: String = it.or.iter().map(|it| format!(" or {it}")).collect();
    let with: Vec<&str> = it.with.iter().map(|it| it.as_str()).collect();
    let mut words = format!("{}{articles} {}{or} with {}", it.by, it.effect, with.join(" "));
    if let Some(since) = it.since {
        words += &format!(" since {since}");
    }
    if let Some(until) = it.until {
        words += &format!(", objection until {until}");
    }
    let schools: Vec<String> = it.schools.iter().map(|(it, to)| format!("{it}: {to}")).collect();
    if schools.is_empty() { words } else { format!("{words} ({})", schools.join(", ")) }
}

/// `CN article 298 excluded yes since 2000-01-01`.
fn declared(it: &foedera_engine::Declared) -> String {
    let mut words = format!("{} article {} excluded {}", it.by, it.article, it.excluded);
    if let Some(since) = it.since {
        words += &format!(" since {since}");
    }
    if let Some(until) = it.until {
        words += &format!(" until {until}");
    }
    words
}

/// `Annex B open since 2001-01-01 for FR GB, maybe NL`.
fn amendment(it: &foedera_engine::AmendmentAnswer) -> String {
    let mut words = format!("{} {}", it.name, it.in_force);
    if let Some(since) = it.since {
        words += &format!(" since {since}");
    }
    if let Some(until) = it.until {
        words += &format!(" until {until}");
    }
    for (lead, states) in [(" for", &it.states), (", maybe", &it.maybe)] {
        let states: Vec<&str> = states.iter().map(|it| it.as_str()).collect();
        if !states.is_empty() {
            words += &format!("{lead} {}", states.join(" "));
        }
    }
    words
}

/// `Annex I, Annex II, maybe Annex III`.
fn version(it: &foedera_engine::Version) -> String {
    let sure =
        if it.amendments.is_empty() { "unamended".to_owned() } else { it.amendments.join(", ") };
    let maybe: String = it.maybe.iter().map(|it| format!(", maybe {it}")).collect();
    sure + &maybe
}

/// `UN-CHARTER-1945: this or UN-CHARTER-1945`.
fn priority(it: &foedera_engine::Priority) -> String {
    let all = std::iter::once(&it.governs).chain(&it.or);
    let all: Vec<&str> = all.map(|it| it.as_deref().unwrap_or("neither")).collect();
    format!("beside {} {}", it.with, all.join(" or "))
}

/// `IT breach against DE disputed by AT since 2000-02-01, until 2001-02-01`.
fn invoked(it: &foedera_engine::Invoked) -> String {
    let ids = |lead: &str, ids: &[foedera_entities::EntityId]| {
        let ids: Vec<&str> = ids.iter().map(|it| it.as_str()).collect();
        if ids.is_empty() { String::new() } else { format!(" {lead} {}", ids.join(" ")) }
    };
    let or: String = it.or.iter().map(|it| format!(" or {it}")).collect();
    let against = ids("against", &it.against);
    let mut words = format!("{} {}{against} {}{or}", it.by, it.ground, it.procedure);
    words += &ids("objected", &it.objected);
    if let Some(since) = it.since {
        words += &format!(" since {since}");
    }
    if let Some(until) = it.until {
        words += &format!(", until {until}");
    }
    words
}

/// `DE duties of article 3 since 2000-02-01, until 2020-02-01`.
fn survival(it: &foedera_engine::Survival) -> String {
    let open = if it.goes_on == foedera_dates::Verdict::Open { " open" } else { "" };
    let since = it.since.map_or_else(String::new, |it| format!(" since {it}"));
    let until = it.until.map_or_else(String::new, |it| format!(", until {it}"));
    format!("{} {}{open}{since}{until}", it.state, it.what)
}

fn part(part: &foedera_engine::PartAnswer) -> String {
    let since = part.since.map_or_else(String::new, |it| format!(" since {it}"));
    format!("{} {}{since}", part.part, part.in_force)
}
