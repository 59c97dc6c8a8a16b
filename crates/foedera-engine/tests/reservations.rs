//! Reservations against brute force: a second reading of articles 19 to 23 of the Vienna Convention,
//! state by state and day by day, on small worlds drawn at random.
//!
//! Written from the articles and `docs/decisions/0016-reservations.md`, never from the engine. It keeps
//! no intervals: what is so on a day is found by going through all days before it, and since when by
//! asking for the days before.

#![cfg(test)]

mod asked;
mod judging;
#[path = "judging/libraries.rs"]
mod libraries;

use std::fmt::Write as _;

use foedera_dates::{Conventions, Day, Delay, Step};
use foedera_engine::{Engine, Question, ReservationEffect as Effect, Reserved, School};
use judging::dice::Dice;
use libraries::{World as _, day, id};

const STATES: [&str; 4] = ["FR", "GB", "NL", "PL"];
const ARTICLES: [Option<&str>; 3] = [None, Some("4"), Some("9")];

/// Worlds in one library, and libraries.
const WORLDS: usize = 100;
const LIBRARIES: u64 = 1;
const LIBRARIES_LONG: u64 = 200;
/// Days asked about in each world.
const DAYS_ASKED: usize = 2;
/// Everything happens in so many days.
const LAST: usize = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Reservation,
    Withdrawal,
    Objection { precludes: bool },
    ObjectionWithdrawal,
    Acceptance,
}

/// An act about a reservation of `of` to an article, on a day of the world.
#[derive(Clone, Copy, Debug)]
struct Act {
    kind: Kind,
    by: usize,
    of: usize,
    article: Option<&'static str>,
    sent: usize,
    received: usize,
    /// The days on which states received it themselves.
    receipts: [Option<usize>; 4],
    again: bool,
}

#[derive(Debug, Default)]
struct World {
    consents: [Option<usize>; 4],
    acts: Vec<Act>,
    /// Within how many days objections are in time; else within twelve months.
    within: Option<usize>,
    prohibited: Option<&'static str>,
    only: Option<&'static str>,
    falls: bool,
    needs_all: bool,
    /// A withdrawal works toward all from the depositary's receipt.
    with_depositary: bool,
}

impl libraries::World for World {
    fn drawn(dice: &mut Dice) -> Self {
        let mut world = Self::default();
        for own in &mut world.consents {
            *own = dice.percent(85).then(|| dice.between(0, LAST / 2));
        }
        world.within = dice.percent(70).then(|| dice.between(1, 20));
        world.prohibited = dice.percent(15).then_some("4");
        world.only = dice.percent(15).then_some("4");
        world.falls = dice.percent(30);
        world.needs_all = !world.falls && dice.percent(25);
        world.with_depositary = dice.percent(25);
        for of in 0..STATES.len() {
            if dice.percent(60) {
                world.reserve(of, ARTICLES[dice.between(0, 2)], dice);
            }
        }
        world
    }

    fn text(&self, id: &str) -> String {
        let mut text = format!("treaty {id} \"T\"\n  depositary UN\nconsent by ratification\n");
        text += "enters into force on deposit of 1 instrument\n";
        if let Some(days) = self.within {
            let _ = writeln!(
                text,
                "a reservation is accepted by each party that does not object within {days} \
                 day{} of its notification",
                if days == 1 { "" } else { "s" }
            );
        }
        if let Some(article) = self.prohibited {
            let _ = writeln!(text, "no reservations to article {article}");
        }
        if let Some(article) = self.only {
            let _ = writeln!(text, "reservations only to article {article}");
        }
        if self.falls {
            text += "a reservation falls if two thirds of the parties object\n";
        }
        if self.needs_all {
            text += "a reservation needs acceptance by all the parties\n";
        }
        if self.with_depositary {
            text += "a reservation may be withdrawn, on receipt of its notice by the depositary\n";
        }
        text += "acts\n";
        for (state, on) in STATES.iter().zip(self.consents) {
            if let Some(on) = on {
                let _ = writeln!(text, "  {}  {state} ratifies", day(on));
            }
        }
        self.acts.iter().for_each(|it| text += &it.text());
        text
    }
}

impl World {
    fn reserve(&mut self, of: usize, article: Option<&'static str>, dice: &mut Dice) {
        let consent = self.consents[of].unwrap_or(LAST / 2);
        let late = dice.percent(15);
        let made = if late { consent + dice.between(1, 10) } else { consent };
        let base = Act {
            kind: Kind::Reservation,
            by: of,
            of,
            article,
            sent: 0,
            received: 0,
            receipts: [None; 4],
            again: false,
        };
        let announced = (!late && dice.percent(40)).then(|| dice.between(0, consent));
        let confirmed = announced.is_none_or(|it| it < consent && dice.percent(70));
        let first = announced.unwrap_or(made);
        let notified = first + if late || announced.is_some() { 0 } else { dice.between(0, 3) };
        self.acts.push(Act { sent: first, received: notified, ..base });
        if announced.is_some_and(|it| it < consent) && confirmed {
            self.acts.push(Act {
                sent: made,
                received: made + dice.between(0, 3),
                again: true,
                ..base
            });
        }
        for by in (0..STATES.len()).filter(|it| *it != of) {
            let kinds = [
                (40, Kind::Objection { precludes: dice.percent(40) }),
                (25, Kind::Acceptance),
                (20, Kind::ObjectionWithdrawal),
            ];
            for (chance, kind) in kinds {
                let article = [article, article, None][dice.between(0, 2)];
                let sent = first + dice.between(0, 30);
                let received = sent + dice.between(0, 2);
                let act = Act { kind, by, article, sent, received, ..base };
                self.acts.extend(dice.percent(chance).then_some(act));
            }
        }
        if dice.percent(25) {
            let sent = made + dice.between(0, 40);
            let received = sent + dice.between(0, 5);
            let own = |_| dice.percent(40).then(|| received + dice.between(0, 8));
            let receipts = [(); 4].map(own);
            self.acts.push(Act { kind: Kind::Withdrawal, sent, received, receipts, ..base });
        }
    }
}

impl Act {
    fn text(&self) -> String {
        let (by, of) = (STATES[self.by], STATES[self.of]);
        let article = self.article.map(|it| format!(" to article {it}")).unwrap_or_default();
        let says = match self.kind {
            Kind::Reservation => format!("{by} makes a reservation{article}"),
            Kind::Withdrawal => format!("{by} withdraws its reservation{article}"),
            Kind::Objection { .. } => format!("{by} objects to the reservation of {of}{article}"),
            Kind::ObjectionWithdrawal => {
                format!("{by} withdraws its objection to the reservation of {of}{article}")
            }
            Kind::Acceptance => format!("{by} accepts the reservation of {of}{article}"),
        };
        let again = if self.again { " again" } else { "" };
        let (sent, received) = (day(self.sent), day(self.received));
        let mut text = format!("  {sent}  {says}{again}\n    received {received} by UN\n");
        for (state, own) in STATES.iter().zip(self.receipts) {
            if let Some(own) = own {
                let _ = writeln!(text, "    received {} by {state}", day(own));
            }
        }
        if self.kind == (Kind::Objection { precludes: true }) {
            text += "    and to entry into force between them\n";
        }
        text
    }

    fn is_about(&self, of: usize, article: Option<&str>) -> bool {
        self.of == of && (self.article.is_none() || self.article == article)
    }
}

/// What one state has said of a reservation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    Accepted,
    Objected { precludes: bool },
}

/// The second reading.
impl World {
    /// What a reservation comes to on a day, and by the opposability school; nothing where there is
    /// none, or the other has not consented.
    fn effect(
        &self,
        of: usize,
        article: Option<&str>,
        with: usize,
        on: usize,
    ) -> Option<(Effect, Effect)> {
        let made = self.made(of, article, on)?;
        self.consents[with].filter(|it| *it <= on)?;
        let same = |effect| Some((effect, effect));
        // 22(3)(a): when that state has received notice of it, unless the treaty otherwise provides.
        let reaches = |it: &Act| match it.receipts[with] {
            Some(own) if !self.with_depositary => own,
            _ => it.received,
        };
        let withdrawn = self.acts.iter().any(|it| {
            it.kind == Kind::Withdrawal
                && it.is_about(of, article)
                && made.sent <= it.sent
                && reaches(it) <= on
        });
        if withdrawn {
            return same(Effect::Withdrawn);
        }
        // 23(2): made on signature, it must be confirmed; 2(1)(d): made when consenting.
        let Some(consent) = self.consents[of].filter(|it| *it <= on && *it <= made.sent) else {
            return same(Effect::Unconfirmed);
        };
        let fallen = |on: usize| {
            let parties = (0..4).filter(|it| self.consents[*it].is_some_and(|it| it <= on));
            let parties: Vec<usize> = parties.collect();
            let object = parties.iter().filter(|it| {
                **it != of && matches!(self.said(&made, **it, on), Said::Objected { .. })
            });
            2 * parties.len() <= 3 * object.count() && !parties.is_empty()
        };
        if self.falls && (made.announced(self)..=on).any(fallen) {
            return same(Effect::Fallen);
        }
        let answered = self.answered(&made, consent, with, on);
        if self.forbids(article) { Some((Effect::NotPermitted, answered)) } else { same(answered) }
    }

    /// 19(a) and (b).
    fn forbids(&self, article: Option<&str>) -> bool {
        let prohibited = self.prohibited.is_some_and(|it| article.is_none_or(|own| own == it));
        prohibited || self.only.is_some_and(|it| article != Some(it))
    }

    fn made(&self, of: usize, article: Option<&str>, on: usize) -> Option<Act> {
        let own = self.acts.iter().filter(|it| {
            it.kind == Kind::Reservation && it.of == of && it.article == article && it.sent <= on
        });
        own.max_by_key(|it| it.sent).copied()
    }

    fn answered(&self, made: &Act, consent: usize, with: usize, on: usize) -> Effect {
        if consent < made.sent {
            // Practice: a late one is admitted unless a party objects in time.
            let objected = self.acts.iter().any(|it| {
                matches!(it.kind, Kind::Objection { .. })
                    && it.is_about(made.of, made.article)
                    && it.received <= on
                    && self.is_in_the_period(made, it.received)
                    && self.consents[it.by].is_some_and(|by| by <= it.received)
            });
            if objected {
                return Effect::NotAdmitted;
            }
        }
        if self.needs_all {
            // 20(2): by all the parties there were.
            let all = (0..4).filter(|it| *it != made.of);
            let mut all = all.filter(|it| self.consents[*it].is_some_and(|it| it <= made.received));
            let accepted =
                made.received <= on && all.all(|it| self.said(made, it, on) == Said::Accepted);
            let objects = |it: usize| matches!(self.said(made, it, on), Said::Objected { .. });
            let asked = (0..4).filter(|it| *it != made.of);
            let mut asked =
                asked.filter(|it| self.consents[*it].is_some_and(|it| it <= made.received));
            return match (accepted, asked.any(objects)) {
                (true, _) => Effect::Modified,
                (false, true) => Effect::NotAccepted,
                (false, false) => Effect::Awaited,
            };
        }
        match self.said(made, with, on) {
            Said::Accepted => Effect::Modified,
            Said::Objected { precludes: true } => Effect::NoRelation,
            Said::Objected { precludes: false } => Effect::NotApplied,
            Said::Nothing => Effect::Pending,
        }
    }

    /// 20(5): twelve months after it was notified, or what the treaty says.
    fn is_in_the_period(&self, made: &Act, on: usize) -> bool {
        match self.within {
            Some(days) => on <= made.received + days,
            None => {
                let year = Delay::from(Step::Months(12));
                let last = year.apply(day(made.received), &Conventions::UN).expect("a day");
                day(on) <= last
            }
        }
    }

    /// Goes through the days: what a state had said by one.
    fn said(&self, made: &Act, by: usize, until: usize) -> Said {
        let mut said = Said::Nothing;
        let forbidden = self.forbids(made.article);
        let consented = |on: usize| self.consents[by].is_some_and(|it| it <= on);
        for on in made.announced(self)..=until {
            let is_in_time =
                forbidden || self.is_in_the_period(made, on) || on == 0 || !consented(on - 1);
            let own =
                |it: &&Act| it.by == by && it.received == on && it.is_about(made.of, made.article);
            let did = |kind: fn(Kind) -> bool| self.acts.iter().filter(own).any(|it| kind(it.kind));
            for it in self.acts.iter().filter(own) {
                if let Kind::Objection { precludes } = it.kind
                    && said == Said::Nothing
                    && is_in_time
                {
                    said = Said::Objected { precludes };
                }
            }
            let objected = matches!(said, Said::Objected { .. });
            if did(|it| it == Kind::Acceptance) && (objected || is_in_time) {
                said = Said::Accepted;
            }
            if did(|it| it == Kind::ObjectionWithdrawal) && matches!(said, Said::Objected { .. }) {
                said = Said::Accepted;
            }
            // 20(1), (5): silence accepts what may be made.
            let silent = said == Said::Nothing && consented(on) && !forbidden;
            if silent && !self.is_in_the_period(made, on) {
                said = Said::Accepted;
            }
        }
        said
    }

    /// The first day of the unbroken run of an effect.
    fn since(&self, of: usize, article: Option<&str>, with: usize, on: usize) -> usize {
        let effect = |on| self.effect(of, article, with, on).map(|(it, _)| it);
        let mut first = on;
        while 0 < first && effect(first - 1) == effect(on) {
            first -= 1;
        }
        first
    }

    /// Whether the treaty is in force between two, as far as objections go.
    fn is_between(&self, one: usize, two: usize, on: usize) -> bool {
        let apart = |of, with| {
            let effects = ARTICLES.iter().filter_map(|it| self.effect(of, *it, with, on));
            effects.into_iter().any(|(_, it)| it == Effect::NoRelation)
        };
        let party = |who: usize| self.consents[who].is_some_and(|it| it <= on);
        party(one) && party(two) && !apart(one, two) && !apart(two, one)
    }
}

impl Act {
    /// The first day on which the others knew of it.
    fn announced(&self, world: &World) -> usize {
        let same = world.acts.iter().filter(|it| {
            it.kind == Kind::Reservation && it.of == self.of && it.article == self.article
        });
        same.map(|it| it.sent).min().unwrap_or(self.sent)
    }
}

#[test]
fn the_engine_agrees_with_a_second_reading_of_the_convention() {
    let mut told = 0;
    let mut seen: Vec<Effect> = Vec::new();
    libraries::judge(WORLDS, (LIBRARIES, LIBRARIES_LONG), |engine, (no, world), dice| {
        for _ in 0..DAYS_ASKED {
            let (one, step) = (dice.between(0, 3), dice.between(1, 3));
            let on = dice.between(0, LAST + 20);
            told += compare(engine, world, (no, one, (one + step) % 4, on), &mut seen);
        }
    });
    assert!(100 < told, "{told} reservations were told of");
    assert!(8 <= seen.len(), "too few effects came up: {seen:?}");
}

/// Asks both of one pair and day; how many reservations there were.
fn compare(
    engine: &Engine,
    world: &World,
    (no, one, two, on): (usize, usize, usize, usize),
    seen: &mut Vec<Effect>,
) -> usize {
    let state = |it: usize| STATES[it].parse().expect("a state");
    let question =
        Question { treaty: id(no), on: day(on), of: Some(state(one)), with: Some(state(two)) };
    let answer = engine.status(&question).expect("an answer");
    let mut expected: Vec<String> = Vec::new();
    for (of, with) in [(one, two), (two, one)] {
        for article in ARTICLES {
            let Some((effect, opposed)) = world.effect(of, article, with, on) else { continue };
            let since = day(world.since(of, article, with, on));
            let opposed = (effect == Effect::NotPermitted).then_some(opposed);
            expected.push(line(STATES[of], article, effect, Some(since), opposed));
            if !seen.contains(&effect) {
                seen.push(effect);
            }
        }
    }
    let mut found: Vec<String> = answer.reservations.iter().map(told).collect();
    expected.sort();
    found.sort();
    let context = || format!("{question:?}\n{}", world.text(&id(0)));
    assert_eq!(found, expected, "{}", context());
    if !world.needs_all && !expected.iter().any(|it| it.contains("fallen")) {
        let in_force = answer.in_force == foedera_dates::Verdict::Yes;
        assert_eq!(in_force, world.is_between(one, two, on), "{}", context());
    }
    expected.len()
}

fn told(it: &Reserved) -> String {
    let opposed = it.schools.iter().find(|(school, _)| *school == School::Opposability);
    let article = it.articles.first().map(String::as_str);
    line(it.by.as_str(), article, it.effect, it.first_day(), opposed.map(|(_, to)| *to))
}

fn line(
    of: &str,
    article: Option<&str>,
    effect: Effect,
    since: Option<Day>,
    opposed: Option<Effect>,
) -> String {
    let article = article.unwrap_or("all");
    let since = since.map(|it| it.to_string()).unwrap_or_default();
    let opposed = opposed.map(|it| format!(" ({it})")).unwrap_or_default();
    format!("{of} {article} {effect} since {since}{opposed}")
}

/// A notice whose period ends on a day that hangs on how days are counted: who leaves takes its
/// reservation along, however that is.
#[test]
fn how_days_are_counted_opens_no_more_than_the_days_on_which_it_differs() {
    let text = "treaty T-1 \"T\"\nconsent by ratification\n\
        enters into force on deposit of 1 instrument\n\
        a party may withdraw, 6 months after receipt of its notice by the depositary\nacts\n  \
        1990-01-01  DE, FR and GB ratify\n  1990-01-01  FR makes a reservation to article 9\n  \
        1994-08-31  FR gives notice of withdrawal\n";
    let modified = "FR article 9 modified with DE since 1991-01-02";
    asked::check(text, "reservations on 1995-02-27 for FR with DE", modified);
    let open = "FR article 9 modified or none with DE since 1991-01-02";
    asked::check(text, "reservations on 1995-03-01 for FR with DE", open);
    asked::check(text, "reservations on 1995-03-02 for FR with DE", "nothing");
}

/// More days are open than are gone through: then nothing is firm.
#[test]
fn past_the_limit_every_effect_is_possible_that_the_acts_leave_room_for() {
    let states = ["DE", "FR", "GB", "IT", "PL", "NL", "BE"];
    let consents = states.map(|it| format!("  1990-01-01/1990-02-10  {it} ratifies\n"));
    let text = format!(
        "treaty T-1 \"T\"\nconsent by ratification\nenters into force on deposit of 1 instrument\nacts\n{}  \
         1990-01-01/1990-02-10  FR makes a reservation to article 9\n",
        consents.concat()
    );
    let told = asked::answer(&text, "reservations on 1992-01-01 for FR with DE");
    assert_eq!(told, "FR article 9 modified or none or pending or unconfirmed with DE");
    let warnings = asked::answer(&text, "warnings on 1992-01-01 for FR with DE");
    assert!(warnings.contains("is open: more is open than is gone through"), "{warnings}");
}
