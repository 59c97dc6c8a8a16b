//! Open days against brute force: small worlds drawn at random, whose events and findings are dated to
//! days between two. Every day of every event is gone through, and what is answered of the open dates must
//! hold whichever day it was.
//!
//! The judge is the same question asked of definite days, where nothing is left to compare.

use foedera_engine::casus::{Casus, Owed, Stage, casus};

use crate::by_hand::ByHand;
use crate::judging::dice::Dice;
use crate::judging::{first_seed, is_long};
use crate::showing::scenario;

/// Commitments among FR, PL and GB, each of which asks for something about the order of events.
const COMMITMENTS: [&str; 15] = [
    "on attack on a party:\n    the other party owes it assistance",
    "on attack on a party, without direct provocation by it:\n    each other party owes it assistance",
    "on attack on a party, leading to war:\n    each other party owes it assistance",
    "on attack by a state outside this treaty on a party:\n    each other party owes it assistance",
    "on attack by 2 or more great-powers on a party:\n    each other party owes it assistance",
    "on threat to a party, on its request:\n    the parties owe each other consultation",
    "on threat to a party, during a war of it:\n    the parties owe each other consultation",
    "on war on a party:\n    each other party owes it no separate peace",
    "the parties owe each other no separate peace",
    "the parties owe each other non-aggression",
    "the parties owe each other no hostile alliance\n      until 1941-06-06",
    "on attack on a party:\n    each other party owes it assistance\n      case decided by each party",
    "on armed attack on a party:\n    each other party owes it assistance",
    "on aggression on a party, without direct provocation by it:\n    each other party owes it assistance",
    "on attack on a party's territory or vessels:\n    each other party owes it assistance",
];

/// Who was bound when; what changes does so among the days of the events.
const FORCE: [&str; 4] = [
    "T-1930  FR PL GB  from 1930-01-01",
    "T-1930  FR PL  from 1930-01-01\nT-1930  GB  from 1941-06-05",
    "T-1930  FR GB  from 1930-01-01\nT-1930  PL  from 1930-01-01  until 1941-06-05",
    "T-1930  FR PL GB  from 1941-06-04  until 1941-06-08",
];

/// What is said of an event: of its kind, of its cause, and what nobody here understands.
const CALLED: [&str; 16] = [
    "one war",
    "unprovoked",
    "armed attack",
    "leading to war",
    "continuing",
    "attack",
    "no attack",
    "threat of attack",
    "no armed attack",
    "act of aggression",
    "provoked",
    "not provoked",
    "attack on vessels",
    "attack without warning",
    "answer to an armed attack",
    "manoeuvres",
];

/// Those of them that deny something.
const DENIALS: [&str; 4] = ["no attack", "threat of attack", "no armed attack", "provoked"];

/// A state that no treaty here concerns.
const OUTSIDER: &str = "JP";

const WORLDS: u64 = 700;
const WORLDS_LONG: u64 = 15_000;
/// The last day of June 1941 on which an event begins.
const LAST: usize = 9;
/// The most ways in which the events of one world can have been.
const WAYS_MAX: usize = 300;

/// An event: the days on which it may have been, what it says, and the lines below it.
struct Drawn {
    on: (usize, usize),
    says: String,
    below: Vec<String>,
}

impl Drawn {
    fn draw(dice: &mut Dice) -> Self {
        let first = dice.between(1, LAST);
        let width = match dice.between(0, 9) {
            0..=3 => 0,
            4..=8 => dice.between(1, 3),
            _ => dice.between(4, 14),
        };
        let (ours, theirs) = (["FR", "PL"], ["DE", "IT"]);
        let (one, other) = (dice.pick(&ours), dice.pick(&theirs));
        let others = if one == "FR" { "GB and PL" } else { "FR and GB" };
        let kinds = ["attacks", "attacks", "threatens", "declares war on", "is at war with"];
        let says = match dice.between(0, 12) {
            12 => format!("{other} mobilises"),
            0..=5 => format!("{other} {} {one}", dice.pick(&kinds)),
            6 | 7 => format!("{one} {} {other}", dice.pick(&kinds)),
            8 => format!("{one} requests assistance of {others}"),
            9 => "PL determines that article 1 applies".to_owned(),
            _ => format!("{one} waives article 1 toward {others}"),
        };
        let last = first + width;
        let mut below = Vec::new();
        if ["attacks", "war"].iter().any(|it| says.contains(it)) && dice.percent(40) {
            let until = last + dice.between(0, 4);
            let lines = ["goes on".to_owned(), format!("goes on until 1941-06-{until:02}")];
            below.push(lines[dice.between(0, 1)].clone());
        }
        let is_act = ["attacks", "threatens", "mobilises"].iter().any(|it| says.contains(it));
        while is_act && dice.percent(35) {
            let by = dice.pick(&[one, one, "GB", other, OUTSIDER]);
            below.push(format!("called {} by {by}", dice.pick(&CALLED)));
        }
        if dice.percent(8) {
            below.push(format!("denied by {other}"));
        }
        Self { on: (first, last), says, below }
    }

    fn ways(&self) -> usize {
        self.on.1 - self.on.0 + 1
    }

    /// The same without what the outsider holds. Of a denied event his words say what is denied, and
    /// whoever denies leaves what others hold disputed.
    fn without_outsider(&self) -> Self {
        let is_denied = self.below.iter().any(|it| it.starts_with("denied"));
        let denies =
            |it: &str| DENIALS.iter().any(|word| it.starts_with(&format!("called {word} by")));
        let is_kept = |it: &&String| is_denied || denies(it) || !it.ends_with(OUTSIDER);
        let below = self.below.iter().filter(is_kept).cloned().collect();
        Self { on: self.on, says: self.says.clone(), below }
    }

    fn text(&self, (first, last): (usize, usize)) -> String {
        let day = |it: usize| format!("1941-06-{it:02}");
        let on = if first == last { day(first) } else { format!("{}/{}", day(first), day(last)) };
        let below: Vec<String> = self.below.iter().map(|it| format!("\n{it}")).collect();
        format!("{on}  {}{}", self.says, below.concat())
    }
}

/// Every way in which the events can have been on definite days, as texts.
fn completions(events: &[Drawn]) -> Vec<String> {
    let mut all = vec![String::new()];
    for event in events {
        let days = || (event.on.0..=event.on.1).map(|day| event.text((day, day)));
        all = all.iter().flat_map(|it| days().map(move |day| format!("{it}{day}\n"))).collect();
    }
    all
}

/// What a duty comes to, where the ways of not being owed are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comes {
    Owed,
    NotOwed,
    Waived,
    Open,
}

fn comes(owed: Option<&Owed>) -> Comes {
    match owed.map(|it| it.state) {
        Some(Stage::Triggered) => Comes::Owed,
        Some(Stage::TriggeredIf | Stage::Disputed) => Comes::Open,
        Some(Stage::Waived) => Comes::Waived,
        Some(Stage::NotBound(_) | Stage::NotTriggered(_)) | None => Comes::NotOwed,
    }
}

fn same<'c>(casus: &'c Casus, as_this: &Owed) -> Option<&'c Owed> {
    let key = |it: &Owed| (it.event, it.bearer, it.beneficiary);
    casus.duties.iter().find(|it| key(it) == key(as_this))
}

/// How many answers were open, and how many of these though every completion says the same.
#[derive(Debug, Default)]
struct Count {
    firm: usize,
    open: usize,
    needlessly: usize,
}

fn at_open_days(law: &ByHand, events: &[Drawn]) -> Casus {
    let text: Vec<String> = events.iter().map(|it| it.text(it.on)).collect();
    casus(law, &scenario(&text.join("\n")), None)
}

/// Each duty is told once, and whoever the treaty does not concern changes none by what he holds.
#[track_caller]
fn judge_voices(law: &ByHand, events: &[Drawn], context: &str) {
    let states = |casus: &Casus| -> Vec<String> {
        let of =
            |it: &Owed| format!("{} {}-{} {:?}", it.event, it.bearer, it.beneficiary, it.state);
        casus.duties.iter().map(of).collect()
    };
    let told = at_open_days(law, events);
    let keys: std::collections::BTreeSet<_> =
        told.duties.iter().map(|it| (it.event, it.bearer, it.beneficiary)).collect();
    let text: Vec<String> = events.iter().map(|it| it.text(it.on)).collect();
    assert_eq!(keys.len(), told.duties.len(), "told twice: {context}\n{}", text.join("\n"));
    let silent: Vec<Drawn> = events.iter().map(Drawn::without_outsider).collect();
    let of_silent = states(&at_open_days(law, &silent));
    assert_eq!(states(&told), of_silent, "an outsider: {context}\n{}", text.join("\n"));
}

#[track_caller]
fn judge(law: &ByHand, events: &[Drawn], context: &str, count: &mut Count) {
    let text: Vec<String> = events.iter().map(|it| it.text(it.on)).collect();
    let text = text.join("\n");
    let told = at_open_days(law, events);
    let all: Vec<Casus> =
        completions(events).iter().map(|it| casus(law, &scenario(it), None)).collect();
    for owed in &told.duties {
        let each: Vec<Comes> = all.iter().map(|it| comes(same(it, owed))).collect();
        let found = comes(Some(owed));
        let agree = each.iter().all(|it| *it == each[0]);
        let says = || format!("{context}\n{text}\n{owed:#?}\n{each:?}");
        if found == Comes::Open {
            count.open += 1;
            count.needlessly += usize::from(agree && each[0] != Comes::Open);
        } else {
            count.firm += 1;
            // What might have been owed and was surely given up is waived.
            let was_waived = |it: &Comes| found == Comes::Waived && *it == Comes::NotOwed;
            let holds = each.iter().all(|it| *it == found || was_waived(it));
            assert!(holds, "not so on every day: {}", says());
        }
        if found == Comes::Owed {
            let others = || all.iter().filter_map(|it| same(it, owed));
            // A day from which it is owed is told where it is one, on whichever of the days the event began.
            let on_each_its_own = owed.since.is_none() && owed.on.bounds().is_day().is_none();
            let since = |it: &Owed| on_each_its_own || it.since == owed.since;
            assert!(others().all(since), "since: {}", says());
            for it in others() {
                let within = match (owed.until, it.until.and_then(|it| it.is_day())) {
                    (Some(until), Some(day)) => until.contains(day),
                    (None, None) => true,
                    (Some(_), None) | (None, Some(_)) => false,
                };
                assert!(within, "until {:?}: {}", it.until, says());
            }
        }
    }
    // Nobody owes in a completion what is not told at all.
    for it in all.iter().flat_map(|it| &it.duties) {
        let told = same(&told, it).is_some() || comes(Some(it)) == Comes::NotOwed;
        assert!(told, "left out: {context}\n{text}\n{it:#?}");
    }
}

#[test]
fn what_is_answered_of_open_days_holds_whichever_they_were() {
    let mut count = Count::default();
    for world in 0..if is_long() { WORLDS_LONG } else { WORLDS } {
        let mut dice = Dice::new(first_seed(WORLDS_LONG) + world);
        let commitment = dice.pick(&COMMITMENTS);
        let text = format!(
            "treaty T-1930 \"T\"\n  between FR, GB and PL\n\nset great-powers \"usage\": DE and \
             IT\n\narticle 1\n  {commitment}\n"
        );
        let force = dice.pick(&FORCE);
        let law = ByHand::new(&[&text], force);
        let mut events: Vec<Drawn> =
            (0..dice.between(1, 4)).map(|_| Drawn::draw(&mut dice)).collect();
        while WAYS_MAX < events.iter().map(Drawn::ways).product() {
            events.pop();
        }
        let context = format!("world {world}: {commitment}\n{force}");
        judge_voices(&law, &events, &context);
        judge(&law, &events, &context, &mut count);
    }
    assert!(100 < count.open && 100 < count.firm, "too few came up: {count:?}");
    assert!(count.needlessly * 20 < count.open, "too many are open without need: {count:?}");
}
