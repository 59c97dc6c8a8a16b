//! The cascade over thousands of small worlds: engine and judge agree, and what must always hold does.
//!
//! A world on which they differ is shown as treaties and scenario.

mod judge;
mod world;

use std::collections::BTreeSet;

use foedera_engine::casus::{
    Branch, Casus, Clash, ClashKind, Lapse, Owed, Performance, Under, casus,
};

use crate::judging::{first_seed, is_long};
use crate::showing::scenario;
use judge::Judge;
use world::Drawn;

const SHORT: u64 = 800;
const LONG: u64 = 40_000;

fn worlds() -> impl Iterator<Item = (Drawn, Casus)> {
    let (count, first) = (if is_long() { LONG } else { SHORT }, first_seed(LONG));
    (first..first + count).map(|seed| {
        let world = Drawn::at_random(seed);
        let told = casus(&world.law(), &scenario(&world.events()), None);
        (world, told)
    })
}

#[test]
fn the_engine_agrees_with_the_definitions_and_ends() {
    let mut deepest = 0;
    let mut branches = 0;
    for (world, told) in worlds() {
        let (found, expected) = (lines(&told), Judge::of(&world));
        let only = |these: &[String], others: &[String]| -> Vec<String> {
            these.iter().filter(|it| !others.contains(it)).cloned().collect()
        };
        assert!(
            found == expected,
            "{}\nonly the engine: {:#?}\nonly the judge: {:#?}",
            world.shown(),
            only(&found, &expected),
            only(&expected, &found)
        );
        bounded_in_all_branches(&world, &told);
        deepest = told.duties.iter().map(|it| it.round).max().unwrap_or(0).max(deepest);
        branches += told.branches.len();
    }
    assert!(2 < deepest && 100 < branches, "the worlds are too tame: {deepest}, {branches}");
}

/// It ends, because each triple performs once and every round has a new one: so in the answer and in each branch.
fn bounded_in_all_branches(world: &Drawn, told: &Casus) {
    let of_branches = told.branches.iter().map(|it| {
        let all = told.performances.iter().chain(&it.performances);
        (all.collect::<Vec<_>>(), told.duties.iter().chain(&it.duties).collect::<Vec<_>>())
    });
    let main = (told.performances.iter().collect(), told.duties.iter().collect());
    for (performances, duties) in std::iter::once(main).chain(of_branches) {
        bounded(world, &performances, &duties);
    }
}

fn bounded(world: &Drawn, performances: &[&Performance], duties: &[&Owed]) {
    let mut ties = BTreeSet::new();
    for it in performances {
        let performed = duties[it.duty];
        let under = (it.under.treaty_no, it.under.commitment_no);
        let tie = (performed.event, under, [it.by, it.beneficiary, it.against]);
        assert!(ties.insert(tie), "twice: {tie:?}\n{}", world.shown());
        assert!(![it.by, it.beneficiary].contains(&it.against), "{}", world.shown());
        assert!(performed.round < it.round && performed.is_live(), "{}", world.shown());
    }
    for owed in duties.iter().filter(|it| 0 < it.round) {
        let cause = owed.cause.expect("a cause");
        assert_eq!(performances[cause.performance].round, owed.round, "{}", world.shown());
    }
    let rounds: BTreeSet<u32> = performances.iter().map(|it| it.round).collect();
    assert!(rounds.len() <= ties.len(), "{}", world.shown());
}

/// The same world gives the same answer.
#[test]
fn the_answer_is_the_same_each_time() {
    for (world, told) in worlds().take(100) {
        assert_eq!(casus(&world.law(), &scenario(&world.events()), None), told);
    }
}

/// The cascade of an answer as the judge writes it.
fn lines(told: &Casus) -> Vec<String> {
    let of_live = |duties: &[Owed]| -> Vec<String> {
        duties.iter().filter(|it| it.is_live()).map(duty).collect()
    };
    let mut lines = of_live(&told.duties);
    let clashes = |of: &[Clash], duties: &[&Owed]| -> BTreeSet<String> {
        of.iter().filter_map(|it| opposed(it, duties)).collect()
    };
    let all: Vec<&Owed> = told.duties.iter().collect();
    let opposed = clashes(&told.clashes, &all);
    lines.extend(opposed.iter().cloned());
    lines.extend(told.performances.iter().map(performance));
    lines.extend(told.lapses.iter().map(lapse));
    let leads_on = |it: &&Branch| it.duties.iter().any(Owed::is_live) || !it.lapses.is_empty();
    for branch in told.branches.iter().filter(leads_on) {
        let chosen = branch.chosen_by.map_or("-".to_owned(), |it| it.to_string());
        // By which fight two may be enemies still, the judge does not tell.
        let what = |it: &str| it.split(" do not fight each other").next().unwrap().to_owned();
        let conditions: Vec<String> = branch.on.iter().map(|it| what(&it.what)).collect();
        let event = told.duties[branch.performed[0]].event;
        let label = format!("if {event} {conditions:?} {chosen}: ");
        let mut own = of_live(&branch.duties);
        own.extend(branch.performances.iter().map(performance));
        own.extend(branch.lapses.iter().map(lapse));
        let all: Vec<&Owed> = told.duties.iter().chain(&branch.duties).collect();
        own.extend(clashes(&branch.clashes, &all).difference(&opposed).cloned());
        lines.extend(own.iter().map(|it| format!("{label}{it}")));
    }
    lines.sort();
    lines
}

fn duty(it: &Owed) -> String {
    let conditions: Vec<&str> = it.unsettled.iter().map(|it| it.what.as_str()).collect();
    let against: Vec<&str> = it.against.iter().map(|it| it.as_str()).collect();
    let article = &it.under.article.as_ref().unwrap().0;
    let minded = match &it.minded {
        Some(it) if it.says.contains(" may still fight each other: ") => "may still fight",
        Some(it) if it.says.contains(" helps against ") => "help",
        Some(_) => "fight",
        None => "",
    };
    format!(
        "{} {} owes {} under {} {article} against {against:?} if {conditions:?} minding {minded:?}",
        it.round, it.bearer, it.beneficiary, it.under.treaty
    )
}

/// A fight and what is promised to the enemy, at all times or in that war; and help to one who is to be fought.
fn opposed(it: &Clash, duties: &[&Owed]) -> Option<String> {
    let sure = it.certain;
    let under = |it: &Under| format!("{} {}", it.treaty, it.article.as_ref().unwrap().0);
    let places = || it.duties.iter().map(|it| duties[*it]);
    match (it.kind, &it.pledge) {
        (ClashKind::OwnBeneficiary, _) => {
            let (bearer, rest) = it.because.says.split_once(" is bound to help ").unwrap();
            let (state, _) = rest.split_once(',').unwrap();
            Some(format!("{bearer} is bound to help and to fight {state}, surely: {sure}"))
        }
        (ClashKind::PledgeToEnemy, Some(pledge)) => {
            let fight = places().find(|it| *it.under != *pledge).unwrap();
            let enemy = it.because.says.split(' ').nth_back(2).unwrap();
            let (bearer, fights) = (fight.bearer, under(&fight.under));
            let beside = match places().find(|it| *it.under == *pledge) {
                Some(_) => format!("and is neutral under {}", under(pledge)),
                None => format!("beside {}", under(pledge)),
            };
            Some(format!("{bearer} fights {enemy} under {fights} {beside}, surely: {sure}"))
        }
        _ => None,
    }
}

fn performance(it: &Performance) -> String {
    let article = &it.under.article.as_ref().unwrap().0;
    format!(
        "{} {} for {} against {} under {} {article}: {}",
        it.round,
        it.by,
        it.beneficiary,
        it.against,
        it.under.treaty,
        it.events.len()
    )
}

fn lapse(it: &Lapse) -> String {
    let of: Vec<&str> = it.of.iter().map(|it| it.as_str()).collect();
    let day: u32 = it.on.to_string().rsplit('-').next().unwrap().parse().unwrap();
    format!("{} lapse of {} for {of:?} on {day}: {}", it.round, it.treaty, it.certain)
}
