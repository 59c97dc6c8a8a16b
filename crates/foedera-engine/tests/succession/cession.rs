//! Moving frontiers (1978 Vienna Convention 15): where a territory passes between two states that go on,
//! the treaties of the one cease to be in force for it on that day, and those of the other are.

use foedera_dates::{Day, Verdict};
use foedera_engine::{Engine, Policy, Question};
use foedera_entities::{Succession, SuccessionKind, World as States};

use crate::asked;
use crate::judging::dice::Dice;
use crate::judging::{first_seed, is_long};

/// How often each cession is tried.
const TRIES: u64 = 2;
const TRIES_LONG: u64 = 200;

/// On the days of a small calendar in which the territory passes on this one.
const PASSES: usize = 20;
const LAST: usize = 40;

/// From which day to which one of the two is a party, and by whom that is told.
struct Party {
    id: String,
    since: usize,
    until: usize,
}

impl Party {
    fn drawn(id: String, dice: &mut Dice) -> Self {
        let since = dice.between(1, 30);
        let until = if dice.percent(40) { since + dice.between(3, 20) } else { usize::MAX };
        Self { id, since, until }
    }

    fn is_bound(&self, on: usize) -> bool {
        self.since <= on && on < self.until
    }
}

/// The cessions of the world file whose day and territory are known.
fn cessions() -> impl Iterator<Item = (&'static Succession, Day, &'static str)> {
    let all = States::embedded().successions().iter();
    all.filter(|it| it.kind == SuccessionKind::Cession).filter_map(|it| {
        let territory = States::embedded().by_number(it.territory?)?;
        Some((it, it.date.bounds().is_day()?, territory.title.as_ref()))
    })
}

#[test]
fn a_territory_leaves_one_states_treaties_and_enters_the_others() {
    let tries = if is_long() { TRIES_LONG } else { TRIES };
    let (mut judged, mut bound) = (0, 0);
    for (cession, passes, territory) in cessions() {
        let id = |no: &foedera_entities::EntityNo| {
            States::embedded().id(*no).expect("of the world file").to_string()
        };
        let (from, to) = (id(&cession.predecessors[0]), id(&cession.successors[0]));
        let day = |number: usize| {
            let days = i32::try_from(number).expect("small") - 20;
            passes.plus_days(days).expect("a day")
        };
        for seed in 0..tries {
            let mut dice = Dice::new(first_seed(tries) + seed);
            let both = [from.clone(), to.clone()].map(|it| Party::drawn(it, &mut dice));
            let text = text(&both, day);
            let (treaties, said) = asked::read(&text);
            let engine = Engine::new(&treaties, States::embedded(), &said, Policy::EVERYONE, None);
            for on in 0..=LAST {
                for (at, party) in both.iter().enumerate() {
                    let began = judged_by_hand(party, at == 0, on).map(day);
                    let expected = began.is_some();
                    let verdict = [Verdict::No, Verdict::Yes][usize::from(expected)];
                    let judge = (verdict, began);
                    let found = told(&engine, &party.id, territory, day(on));
                    assert_eq!(found, judge, "{} in {territory} on {}\n{text}", party.id, day(on));
                    (judged, bound) = (judged + 1, bound + usize::from(expected));
                }
            }
        }
    }
    assert!(40 < bound && 4 * bound < 3 * judged, "{bound} of {judged}");
}

/// Since when it is bound there on a day, if it is: the one until it passes, the other from then on.
fn judged_by_hand(party: &Party, cedes: bool, on: usize) -> Option<usize> {
    let (holds, since) = if cedes { (on < PASSES, 0) } else { (PASSES <= on, PASSES) };
    (holds && party.is_bound(on)).then(|| party.since.max(since))
}

fn told(engine: &Engine, of: &str, territory: &str, on: Day) -> (Verdict, Option<Day>) {
    let of = Some(of.parse().expect("a state"));
    let question = Question { treaty: "T-1".to_owned(), on, of, with: None };
    let answer = engine.status_in(&question, territory).expect("an answer");
    (answer.in_force, answer.since.and_then(|it| it.is_day()))
}

/// Two others keep the treaty in force whatever the two do.
fn text(both: &[Party; 2], day: impl Fn(usize) -> Day) -> String {
    let mut text = format!(
        "treaty T-1 \"T\"\n  counts days as UN\nconsent by ratification\naccession open to all states\n\
         enters into force on deposit of 2 instruments\nfor each later party, on its deposit\n\
         a party may withdraw, 3 days after its notice\nacts\n  {0}  SE and CH ratify\n",
        day(0)
    );
    for it in both {
        text += &format!("  {}  {} ratifies\n", day(it.since), it.id);
        if it.until < usize::MAX {
            text += &format!("  {}  {} gives notice of withdrawal\n", day(it.until - 3), it.id);
        }
    }
    text
}
