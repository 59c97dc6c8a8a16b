//! What must hold on the whole library of real treaties: both traces find the same days, and the
//! table says what the questions say.

use foedera_dates::{Day, Verdict};
use foedera_entities::World;
use foedera_model::Treaty;

use super::lives::Lives;
use super::{Engine, Holding, Kept, Question, Stood};
use crate::answer::{Change, Reason, StateAnswer};
use crate::belief::{FactNo, Policy, Said};
use crate::evaluate::{Axis, Cause, Spell, Timeline};
use crate::law::SubjectNo;

/// The treaties that come with the project.
fn library() -> (Vec<Treaty>, Vec<Said>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../treaties");
    let (mut treaties, mut said) = (Vec::new(), Vec::new());
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|it| it.extension().is_some_and(|end| end == "treaty")) {
        let text = String::from_utf8(std::fs::read(path).unwrap()).unwrap();
        let file = foedera_clauses::parse(&text).value;
        let treaty = file.treaty.unwrap();
        for (line, graded) in file.statements.into_iter().enumerate() {
            said.push(Said::recorded(format!("{} {line}", treaty.id), graded));
        }
        treaties.push(treaty);
    }
    (treaties, said)
}

fn engine() -> Engine {
    let (treaties, said) = library();
    Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None)
}

fn days<N>(spells: &[Spell<N>]) -> Vec<(Day, Option<Day>)> {
    spells.iter().map(|it| (it.since, it.until)).collect()
}

/// Every day of a timeline, without its reasons.
fn bare<N: Clone>(timeline: &Timeline<N>) -> String {
    let parts: Vec<_> = timeline.parts.iter().map(|(no, spells)| (no, days(spells))).collect();
    let lines: Vec<_> = timeline
        .members
        .iter()
        .map(|line| (Axis::ALL.map(|axis| days(line.on(axis))), &line.left, line.negotiates))
        .collect();
    let apart: Vec<_> =
        timeline.apart.iter().map(|it| (it.pair, it.spell.since, it.spell.until)).collect();
    let lapsed = timeline.lapsed.as_ref().map(|(day, _)| *day);
    let told = (&timeline.doubts, &timeline.warnings);
    format!("{:?} {parts:?} {lines:?} {apart:?} {lapsed:?} {told:?}", days(&timeline.force))
}

#[test]
fn both_traces_find_the_same_days_on_the_whole_library() {
    let engine = engine();
    let mut compared = 0;
    for treaty in 0..engine.library().len() {
        let lives = Lives::of(&engine, treaty, Vec::new(), None);
        for completion in lives.completions().step_by(97) {
            let bulk: Timeline<Cause> = engine.bulk(treaty, completion, &[]).unwrap();
            let full: Timeline<Reason> = engine.full(treaty, completion, &[]).unwrap();
            assert_eq!(bare(&bulk), bare(&full), "{}", engine.library()[treaty].id);
            compared += 1;
        }
    }
    assert!(engine.library().len() <= compared);
}

#[test]
fn the_deciding_act_of_a_cause_is_in_its_reason() {
    let engine = engine();
    let iccpr = engine.treaty_no("ICCPR-1966").unwrap();
    let day = Day::from_ymd(1976, 3, 23).unwrap();
    let (_, cause) = engine.table().in_force(iccpr, None, day);
    let act = cause.and_then(Cause::act).unwrap();
    let act = engine.fact(FactNo::new(engine.number("ICCPR-1966").unwrap(), act)).unwrap();
    let actor = act.act.actors[0].as_str();
    assert_eq!(actor, "CZECHOSLOVAKIA");
    let asked = Question { treaty: "ICCPR-1966".to_owned(), on: day, of: None, with: None };
    let answer = engine.status(&asked).unwrap();
    assert!(answer.because.outline().contains("ratification, by CZECHOSLOVAKIA, on 1975-12-23"));
}

#[test]
fn the_table_says_what_the_questions_say() {
    let engine = engine();
    let table = engine.table();
    for treaty in engine.library() {
        let no = engine.treaty_no(&treaty.id).unwrap();
        let mut states: Vec<_> = table.states(no).step_by(41).map(Some).collect();
        states.push(None);
        for day in ["1976-03-23", "1996-09-10", "2016-11-04"] {
            let on: Day = day.parse().unwrap();
            for state in &states {
                let of = state.and_then(|it| engine.state_id(it, on));
                let asked = Question { treaty: treaty.id.clone(), on, of, with: None };
                let answer = engine.status(&asked).unwrap();
                let (verdict, _) = table.in_force(no, *state, on);
                assert_eq!(verdict, answer.in_force, "{} on {day} for {of:?}", treaty.id);
            }
        }
    }
}

#[test]
fn a_sweep_finds_what_each_question_finds() {
    let engine = engine();
    let table = engine.table();
    for day in ["1948-12-03", "1976-03-23", "2010-01-01", "2024-12-04"] {
        let on: Day = day.parse().unwrap();
        let mut one_by_one = Vec::new();
        for treaty in engine.library() {
            let treaty = engine.treaty_no(&treaty.id).unwrap();
            for state in std::iter::once(None).chain(table.states(treaty).map(Some)) {
                let (verdict, cause) = table.in_force(treaty, state, on);
                let found = Holding { treaty, state, verdict, cause };
                one_by_one.extend((verdict != Verdict::No).then_some(found));
            }
        }
        assert_eq!(table.holding_on(on).collect::<Vec<_>>(), one_by_one, "on {day}");
        assert!(!one_by_one.is_empty());
    }
}

#[test]
fn computed_days_are_the_recorded_ones() {
    let engine = engine();
    let table = engine.table();
    for treaty in engine.library() {
        let Some(recorded) = &treaty.head.recorded else { continue };
        let Some(day) = recorded.on.bounds().is_day() else { continue };
        let no = engine.treaty_no(&treaty.id).unwrap();
        let on = |day| table.in_force(no, None, day).0.to_string();
        let (before, then) = (on(day.previous().unwrap()), on(day));
        assert_eq!((before.as_str(), then.as_str()), ("no", "yes"), "{} {day}", treaty.id);
    }
}

/// Asks the library one thing; the answer in force, since and until.
#[track_caller]
fn check(engine: &Engine, treaty: &str, of: Option<&str>, on: &str, expected: &str) {
    let of = of.map(|id| id.parse().unwrap());
    let asked = Question { treaty: treaty.to_owned(), on: on.parse().unwrap(), of, with: None };
    let answer = engine.status(&asked).unwrap();
    let date = |word: &str, date: Option<foedera_dates::Bounds>| {
        date.map_or_else(String::new, |it| format!(" {word} {it}"))
    };
    let shown = format!(
        "{}{}{}",
        answer.in_force,
        date("since", answer.since),
        date("until", answer.until)
    );
    assert_eq!(shown, expected, "{treaty} {of:?} {on}");
}

#[test]
fn real_treaties_answer_as_history_records_them() {
    let engine = engine();
    let us = Some("US");
    check(&engine, "PARIS-2015", None, "2016-11-03", "no");
    check(&engine, "PARIS-2015", None, "2016-11-04", "yes since 2016-11-04");
    check(&engine, "PARIS-2015", us, "2020-11-03", "yes since 2016-11-04 until 2020-11-04");
    check(&engine, "PARIS-2015", us, "2020-11-04", "no");
    check(&engine, "PARIS-2015", us, "2021-02-18", "no");
    check(&engine, "PARIS-2015", us, "2021-02-19", "yes since 2021-02-19 until 2026-01-27");
    check(
        &engine,
        "ICCPR-1966",
        Some("CZECHOSLOVAKIA"),
        "1990-01-01",
        "yes since 1976-03-23 until 1993-01-01",
    );
    check(
        &engine,
        "SU-KP-1961",
        Some("RU"),
        "1992-01-01",
        "yes since 1961-09-10 until 1996-09-10/..",
    );
    check(&engine, "SU-KP-1961", None, "1996-09-10", "open since 1961-09-10");
    check(&engine, "CTBT-1996", None, "2000-01-01", "no");
    check(&engine, "CTBT-1996", None, "2025-01-01", "no");
}

#[test]
fn the_test_ban_lacks_nine_of_its_forty_four() {
    let engine = engine();
    let on = "2025-01-01".parse().unwrap();
    let asked = Question { treaty: "CTBT-1996".to_owned(), on, of: None, with: None };
    let answer = engine.status(&asked).unwrap();
    let [missing] = answer.missing.as_slice() else { panic!("{:?}", answer.missing) };
    let by: Vec<&str> = missing.by.iter().map(foedera_entities::EntityId::as_str).collect();
    assert_eq!(by, ["CN", "EG", "IL", "IN", "IR", "KP", "PK", "RU", "US"]);
    let russia = answer.states.iter().find(|it| it.state.as_str() == "RU").unwrap();
    assert_eq!(russia.standing, crate::answer::Standing::Signatory);
}

#[test]
fn article_41_has_days_of_its_own() {
    let engine = engine();
    let part = |on: &str| {
        let on = on.parse().unwrap();
        let asked = Question { treaty: "ICCPR-1966".to_owned(), on, of: None, with: None };
        let answer = engine.status(&asked).unwrap();
        answer.except.iter().map(|it| format!("{} {}", it.part, it.in_force)).collect::<Vec<_>>()
    };
    assert_eq!(part("1979-03-27"), ["article 41 no"]);
    assert_eq!(part("1979-03-28"), ["article 41 yes"]);
}

#[test]
fn the_order_of_statements_never_changes_an_answer() {
    let (treaties, mut said) = library();
    let ask = |said: &[Said]| {
        let engine = Engine::new(&treaties, World::embedded(), said, Policy::EVERYONE, None);
        let on: Day = "1996-09-10".parse().unwrap();
        let answers = treaties.iter().map(|treaty| {
            let asked = Question { treaty: treaty.id.clone(), on, of: None, with: None };
            let answer = engine.status(&asked).unwrap();
            let states: Vec<_> = answer
                .states
                .iter()
                .map(|it| {
                    (it.state, it.standing, it.or.clone(), it.since, it.axes, it.steps.clone())
                })
                .collect();
            (answer.in_force, answer.since, answer.until, states, answer.missing, answer.warnings)
        });
        answers.collect::<Vec<_>>()
    };
    let in_order = ask(&said);
    said.reverse();
    assert_eq!(ask(&said), in_order);
    said.rotate_left(101);
    assert_eq!(ask(&said), in_order);
}

/// What a timeline says of a state, or of the treaty, on a day; nothing where the day is one on which a
/// change may or may not have happened.
fn replayed(changes: &[&Change], day: Day) -> Option<String> {
    let mut standing = changes.first().map(|it| it.from.clone());
    for change in changes {
        let (first, last) = (change.on.earliest()?, change.on.latest()?);
        if last <= day {
            standing = Some(change.to.clone());
        } else if first <= day {
            return None;
        }
    }
    standing
}

/// Of each treaty so many days are tried in the short form.
const BOUNDARIES_TRIED: usize = 8;

#[expect(clippy::disallowed_methods, reason = "the long form is asked for in the environment")]
fn is_long() -> bool {
    std::env::var("FOEDERA_LONG").is_ok()
}

#[test]
fn timelines_say_what_status_says_on_the_days_around_every_boundary() {
    let engine = engine();
    let mut compared = 0;
    for treaty in engine.library() {
        let changes = engine.timeline(&treaty.id, None).unwrap();
        let mut days: Vec<Day> = changes.iter().filter_map(|it| it.on.is_day()).collect();
        days.extend(days.clone().iter().filter_map(|day| day.previous()));
        days.sort_unstable();
        days.dedup();
        let subject = |id: &foedera_entities::EntityId| engine.state_no(id);
        // Large treaties have hundreds: some of them in the short form.
        let step = if is_long() { 1 } else { days.len().div_ceil(BOUNDARIES_TRIED).max(1) };
        for on in days.into_iter().step_by(step) {
            let asked = Question { treaty: treaty.id.clone(), on, of: None, with: None };
            let answer = engine.status(&asked).unwrap();
            for state in answer.states {
                let own: Vec<&Change> = changes
                    .iter()
                    .filter(|it| it.certain && !it.to.contains("toward"))
                    .filter(|it| it.state.as_ref().and_then(subject) == subject(&state.state))
                    .filter(|it| it.state.is_some() && !it.from.contains("toward"))
                    .collect();
                let Some(told) = replayed(&own, on) else { continue };
                let words: Vec<String> = std::iter::once(state.standing)
                    .chain(state.or)
                    .map(|it| it.to_string())
                    .collect();
                assert_eq!(told, words.join(" or "), "{} {} on {on}", treaty.id, state.state);
                compared += 1;
            }
        }
    }
    assert!(1_000 < compared, "{compared}");
}

/// What is kept of evaluations says what an evaluation anew says, on each day until it may be another.
#[test]
fn what_is_kept_answers_as_what_is_evaluated_anew() {
    let engine = engine();
    let kept = Kept::default();
    let mut compared = 0;
    for (no, law) in engine.library().iter().enumerate() {
        let case = engine.cases().get(no).unwrap();
        if law.commitments.is_empty() {
            continue;
        }
        let subjects: Vec<_> = case.members.iter().take(3).map(|it| Some(*it)).collect();
        let mut asked = vec![(None, None)];
        asked.extend(subjects.iter().map(|it| (*it, None)));
        asked.extend(subjects.iter().skip(1).map(|it| (*it, subjects[0])));
        for (of, with) in asked {
            compared += compare_kept(&engine, &kept, &law.id, (of, with));
        }
    }
    assert!(200 < compared, "{compared}");
}

/// Some days of one question, and how many of them were compared.
fn compare_kept(
    engine: &Engine,
    kept: &Kept,
    treaty: &str,
    (of, with): (Option<SubjectNo>, Option<SubjectNo>),
) -> usize {
    let days = ["1939-09-01", "1950-06-25", "1961-09-11", "1989-05-01", "1991-12-26", "2024-12-04"];
    let mut last: Option<Stood> = None;
    let mut compared = 0;
    for on in days.map(|it| it.parse::<Day>().unwrap()) {
        let id = |subject: Option<SubjectNo>| subject.map(|it| engine.subjects.id_on(it, on));
        let (of, with) = match (id(of), id(with)) {
            (Some(None), _) | (_, Some(None)) => continue,
            (of, with) => (of.flatten(), with.flatten()),
        };
        let question = Question { treaty: treaty.to_owned(), on, of, with };
        let held = last.take().filter(|it| it.until.is_none_or(|until| on < until));
        let named: Vec<_> = of.into_iter().chain(with).collect();
        let no = engine.number(treaty).unwrap();
        let stood = held.or_else(|| engine.stood(kept, &question)).expect("a treaty");
        let status = engine.status(&question).unwrap();
        let context = || format!("{question:?}");
        assert_eq!(stood.in_force, status.in_force, "{}", context());
        assert_eq!(stood.open_on, status.open_on, "{}", context());
        assert_eq!(engine.told_as_of(&stood, &question), status.because, "{}", context());
        let axes = |it: &StateAnswer| (it.state, it.standing, it.article_18);
        let (one, other): (Vec<_>, Vec<_>) =
            (stood.states.iter().map(axes).collect(), status.states.iter().map(axes).collect());
        assert_eq!(one, other, "{}", context());
        compared += 1;
        let turn = engine.next_turn(no, &named, on);
        let until = stood.until.into_iter().chain(turn).min();
        last = Some(Stood { until, ..stood });
    }
    compared
}
