//! Application to a territory, against a judge written from the rule: for each day, by each regime, what
//! the acts up to it come to.

#![cfg(test)]

use foedera_dates::{Day, Verdict};
use foedera_engine::{Engine, Policy, Question, Said};
use foedera_entities::World;

/// What the treaty says of territories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Regime {
    Silent,
    Whole,
    Named,
    OnDeposit,
    AfterNotice,
}

const REGIMES: [(Regime, &str); 5] = [
    (Regime::Silent, ""),
    (Regime::Whole, "extends to the whole territory of each party"),
    (Regime::Named, "applies to the territories a party names, from 2 days after its notice"),
    (Regime::OnDeposit, "a party may exclude a territory, on its deposit"),
    (Regime::AfterNotice, "a party may exclude a territory, 2 days after its notice"),
];

/// Extensions and exclusions by turns, on their days of January 2000.
#[derive(Clone, Debug)]
struct Small {
    regime: Regime,
    clause: &'static str,
    consent: u8,
    notice: Option<u8>,
    extends_first: bool,
    days: Vec<u8>,
}

/// How long after its notice a party is out, and a named or excluded territory in or out.
const OUT_AFTER: u8 = 3;
const TURNS_AFTER: u8 = 2;
const LAST: u8 = 12;

impl Small {
    /// Each act with its day, and whether it extends.
    fn acts(&self) -> impl Iterator<Item = (u8, bool)> {
        let turns = std::iter::successors(Some(self.extends_first), |it| Some(!it));
        self.days.iter().copied().zip(turns)
    }

    fn text(&self) -> String {
        let mut text = format!(
            "treaty T-2000 \"T\"\n  counts days as UN\n{}\nconsent by ratification\n\
             enters into force on deposit of 2 instruments\nfor each later party, on its deposit\n\
             a party may withdraw, {OUT_AFTER} days after its notice\nacts\n\
             \x20 2000-01-01  DE and FR ratify\n  2000-01-{:02}  GB ratifies\n",
            self.clause, self.consent
        );
        for (day, extends) in self.acts() {
            let act = if extends { "extends the treaty to" } else { "excludes" };
            text += &format!("  2000-01-{day:02}  GB {act} \"Gibraltar\"\n");
        }
        if let Some(day) = self.notice {
            text += &format!("  2000-01-{day:02}  GB gives notice of withdrawal\n");
        }
        text
    }

    /// Whether it applies on a day; nothing where that is open.
    fn judged(&self, on: u8) -> Option<bool> {
        let out = self.notice.map_or(u8::MAX, |it| it + OUT_AFTER);
        if on < self.consent || out <= on {
            return Some(false);
        }
        let acts: Vec<(u8, bool)> = self.acts().filter(|(day, _)| *day < out).collect();
        // The last act that has taken effect decides; of two on one day the later done.
        let mut last: Option<(u8, bool)> = None;
        for (day, extends) in &acts {
            let Some(works) = self.works(*day, *extends).filter(|it| *it <= on) else { continue };
            if last.is_none_or(|(known, _)| known <= works) {
                last = Some((works, *extends));
            }
        }
        if let Some((_, applies)) = last {
            return Some(applies);
        }
        let named_later =
            acts.first().is_some_and(|(day, extends)| *extends && self.consent < *day);
        match self.regime {
            Regime::Named => Some(false),
            Regime::Silent if named_later => None,
            Regime::Silent | Regime::Whole | Regime::OnDeposit | Regime::AfterNotice => Some(true),
        }
    }

    /// From when an act works, if it does.
    fn works(&self, day: u8, extends: bool) -> Option<u8> {
        let with_consent = day <= self.consent;
        let (now, later) = (self.consent.max(day), self.consent.max(day + TURNS_AFTER));
        match (self.regime, extends) {
            (Regime::Named, true) if !with_consent => Some(later),
            (_, true) => Some(now),
            (Regime::Whole, false) => None,
            (Regime::AfterNotice, false) => Some(later),
            (_, false) => with_consent.then_some(self.consent),
        }
    }
}

fn small_worlds() -> Vec<Small> {
    const DAYS: [u8; 6] = [1, 2, 4, 5, 7, 9];
    let mut worlds = Vec::new();
    for chosen in 0_u32..1 << DAYS.len() {
        if 3 < chosen.count_ones() {
            continue;
        }
        let picked = DAYS.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0);
        let days: Vec<u8> = picked.map(|(_, day)| *day).collect();
        for (regime, clause) in REGIMES {
            for (consent, notice) in [(1, None), (2, Some(6)), (4, None), (4, Some(5))] {
                for extends_first in [true, false] {
                    let days = days.clone();
                    worlds.push(Small { regime, clause, consent, notice, extends_first, days });
                }
            }
        }
    }
    worlds
}

fn engine(text: &str) -> Engine {
    let parsed = foedera_clauses::parse(text);
    assert!(!parsed.has_errors(), "{text}");
    let treaty = parsed.value.treaty.expect("a treaty");
    let said = parsed.value.statements.into_iter().enumerate();
    let said: Vec<Said> = said.map(|(at, it)| Said::recorded(at.to_string(), it)).collect();
    Engine::new(&[treaty], World::embedded(), &said, Policy::EVERYONE, None)
}

fn day(day: u8) -> Day {
    format!("2000-01-{day:02}").parse().expect("a day")
}

/// One in so many is tried in a short run.
const STEP: usize = 7;

#[test]
fn each_day_is_as_the_rule_has_it() {
    let step = if std::env::var_os("FOEDERA_LONG").is_some() { 1 } else { STEP };
    for world in small_worlds().into_iter().step_by(step) {
        let text = world.text();
        let engine = engine(&text);
        for on in 1..=LAST {
            let of = Some("GB".parse().expect("a state"));
            let asked = Question { treaty: "T-2000".to_owned(), on: day(on), of, with: None };
            let answer = engine.status_in(&asked, "Gibraltar").expect("an answer");
            let expected = match world.judged(on) {
                Some(true) => Verdict::Yes,
                Some(false) => Verdict::No,
                None => Verdict::Open,
            };
            assert_eq!(answer.in_force, expected, "on {on}: {world:?}\n{text}");
            let holds = answer.since.is_none_or(|it| it.earliest() <= Some(day(on)));
            assert!(holds, "on {on}: since {:?}\n{text}", answer.since);
        }
    }
}

/// What is asked of the state alone is the same, whatever it does about a territory.
#[test]
fn acts_about_a_territory_change_nothing_of_the_state() {
    for world in small_worlds().into_iter().step_by(STEP * 5) {
        let bare = Small { days: Vec::new(), ..world.clone() };
        let (with, without) = (engine(&world.text()), engine(&bare.text()));
        for on in 1..=LAST {
            let of = Some("GB".parse().expect("a state"));
            let asked = Question { treaty: "T-2000".to_owned(), on: day(on), of, with: None };
            let of = |it: &Engine| {
                let answer = it.status(&asked).expect("an answer");
                (answer.in_force, answer.since, answer.until, answer.states)
            };
            assert_eq!(of(&with), of(&without), "on {on}: {}", world.text());
        }
    }
}
