//! Small worlds drawn at random, as texts: a treaty that can be amended and what was done about that.

use std::fmt::Write as _;

use crate::judge::{Judge, settled};
use crate::judging::dice::Dice;
use crate::libraries::{self, day};

/// The first two consent early and never leave, so that the treaty is in force throughout; the last
/// may come late.
pub(crate) const STATES: [&str; 5] = ["FR", "GB", "NL", "PL", "ES"];
pub(crate) const NAMES: [&str; 2] = ["X", "Y"];

pub(crate) const LAST: usize = 100;
/// How long a notice of withdrawal runs.
pub(crate) const NOTICE: usize = 10;

/// A day of the world, somewhere between two.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span(pub(crate) usize, pub(crate) usize);

impl Span {
    pub(crate) fn settled(self) -> Self {
        Self(self.0, self.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binds {
    Accepting,
    All,
    Others { within: Option<usize> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// So many days after acceptance by a share: its words, part and whole.
    Accepted {
        after: usize,
        by: (&'static str, usize, usize),
        at_adoption: bool,
    },
    EachAfter {
        after: usize,
    },
    Notified {
        after: usize,
    },
    Decided {
        after: usize,
    },
    Deemed {
        after: usize,
        within: usize,
    },
}

pub(crate) const SHARES: [(&str, usize, usize); 4] =
    [("all", 1, 1), ("two thirds of", 2, 3), ("three quarters of", 3, 4), ("one third of", 1, 3)];

/// What was done about one amendment.
#[derive(Debug)]
pub(crate) struct Amendment {
    pub(crate) made: Span,
    /// So many days later it was notified.
    pub(crate) notified: usize,
    pub(crate) accepted: [Option<Span>; 5],
    pub(crate) objected: [Option<Span>; 5],
}

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) binds: Binds,
    pub(crate) when: When,
    pub(crate) as_amended: bool,
    pub(crate) consented: [Option<Span>; 5],
    pub(crate) left: [Option<Span>; 5],
    /// Who left can come back.
    pub(crate) returned: [Option<Span>; 5],
    pub(crate) amendments: Vec<Amendment>,
}

impl libraries::World for World {
    fn drawn(dice: &mut Dice) -> Self {
        let mut open = if dice.percent(25) { 2 } else { 1 };
        let mut span = |dice: &mut Dice, first: usize, last: usize| {
            let on = dice.between(first, last);
            let width = if 0 < open && dice.percent(25) { dice.between(1, 6) } else { 0 };
            open -= usize::from(0 < width);
            Span(on, on + width)
        };
        let (binds, when) = clause(dice);
        let mut world = Self {
            binds,
            when,
            as_amended: dice.percent(15),
            consented: [None; 5],
            left: [None; 5],
            returned: [None; 5],
            amendments: Vec::new(),
        };
        for who in 0..5 {
            let last = if who == 4 { 60 } else { 12 };
            let comes = who < 2 || dice.percent(85);
            // When the founders came is all one.
            world.consented[who] = comes.then(|| match who {
                4 => span(dice, 15, last),
                _ => Span(dice.between(0, last), 0).settled(),
            });
            let leaves = comes && (who == 2 || who == 3) && dice.percent(35);
            world.left[who] = leaves.then(|| span(dice, 18, 70));
            world.returned[who] = world.left[who].filter(|_| dice.percent(50)).map(|it| {
                let day = it.1 + NOTICE + dice.between(1, 20);
                Span(day, day)
            });
        }
        for (no, _) in NAMES.iter().enumerate().take(dice.between(1, 2)) {
            let made = span(dice, 20 + 15 * no, 30 + 15 * no);
            let mut it = Amendment {
                made,
                notified: if made.0 == made.1 { dice.between(0, 4) } else { 0 },
                accepted: [None; 5],
                objected: [None; 5],
            };
            for who in 0..5 {
                it.accepted[who] = dice.percent(65).then(|| span(dice, made.0, made.0 + 40));
                it.objected[who] = dice.percent(25).then(|| span(dice, made.0, made.0 + 30));
            }
            world.amendments.push(it);
        }
        if dice.percent(25) {
            world.let_the_last_join_in_time();
        }
        world
    }

    fn text(&self, id: &str) -> String {
        let mut text = format!("treaty {id} \"T\"\n  counts days as UN\nconsent by ratification\n");
        text += "enters into force on deposit of 2 instruments\n";
        text += "for each later party, on its deposit\n";
        let _ = writeln!(
            text,
            "a party may withdraw, {NOTICE} days after receipt of its notice by the depositary"
        );
        if self.as_amended {
            text += "a later party joins the treaty as amended\n";
        }
        text += &self.clause();
        text += "acts\n";
        for (who, state) in STATES.iter().enumerate() {
            text += &line(self.consented[who], &format!("{state} ratifies"));
            text += &line(self.left[who], &format!("{state} gives notice of withdrawal"));
            text += &line(self.returned[who], &format!("{state} ratifies again"));
        }
        for (it, name) in self.amendments.iter().zip(NAMES) {
            let made = if matches!(self.when, When::Decided { .. }) {
                format!("\"the Meeting\" decides \"{name}\"")
            } else {
                format!("amendment \"{name}\" is adopted")
            };
            text += &line(Some(it.made), &made);
            if 0 < it.notified {
                let _ = writeln!(text, "    received {} by UN", day(it.made.0 + it.notified));
            }
            for (who, state) in STATES.iter().enumerate() {
                text += &line(it.accepted[who], &format!("{state} accepts amendment \"{name}\""));
                let objects = format!("{state} objects to amendment \"{name}\"");
                text += &line(it.objected[who], &objects);
            }
        }
        text
    }
}

impl World {
    /// Has the last state consent on the day on which the first amendment enters into force.
    pub(crate) fn let_the_last_join_in_time(&mut self) {
        self.consented[4] = None;
        let all = settled(self);
        let judges = all.iter().map(|on| Judge { world: self, on });
        let entered = judges.filter_map(|it| it.enters(&it.on.amendments[0])).next();
        self.consented[4] = entered.map(|(_, on)| Span(on, on));
    }

    /// A day on which something may have just come to be.
    pub(crate) fn near_an_act(&self, dice: &mut Dice) -> usize {
        let all = self.amendments.iter().flat_map(|it| it.accepted.iter().chain(&it.objected));
        let all = all.chain(&self.consented).chain(&self.returned);
        let all: Vec<&Span> = all.flatten().collect();
        let open: Vec<&Span> = all.iter().filter(|it| it.0 < it.1).copied().collect();
        let among = if open.is_empty() || dice.percent(50) { &all } else { &open };
        let after = if dice.percent(30) { 0 } else { self.after() };
        among[dice.between(0, among.len() - 1)].0.max(18) + after + dice.between(0, 4)
    }

    pub(crate) fn after(&self) -> usize {
        match self.when {
            When::Accepted { after, .. }
            | When::EachAfter { after }
            | When::Notified { after }
            | When::Decided { after }
            | When::Deemed { after, .. } => after,
        }
    }

    pub(crate) fn clause(&self) -> String {
        let binds = match self.binds {
            Binds::Accepting => "each that accepts".to_owned(),
            Binds::All => "all".to_owned(),
            Binds::Others { within: None } => "all except those that object".to_owned(),
            Binds::Others { within: Some(days) } => {
                format!("all except those that object within {days} days of notification")
            }
        };
        let when = match self.when {
            When::Accepted { after, by: (share, ..), at_adoption } => {
                let at = if at_adoption { " at adoption of the amendment" } else { "" };
                format!("{after} days after acceptance by {share} the parties{at}")
            }
            When::EachAfter { after } => format!("{after} days after its acceptance"),
            When::Notified { after } => format!("{after} days after notification"),
            When::Decided { after } => {
                format!("{after} days after notification of a decision of \"the Meeting\"")
            }
            When::Deemed { after, within } => format!(
                "{after} days after deemed acceptance\n  deemed accepted {within} days after \
                 adoption\n  unless one third of the parties object"
            ),
        };
        format!("amendments bind {binds}, {when}\n")
    }
}

/// A clause that a treaty could have.
pub(crate) fn clause(dice: &mut Dice) -> (Binds, When) {
    let after = dice.between(2, 9);
    let by = SHARES[dice.between(0, 3)];
    let accepted = When::Accepted { after, by, at_adoption: dice.percent(40) };
    let within = dice.percent(60).then(|| dice.between(2, 15));
    match dice.between(0, 6) {
        0 | 1 => (Binds::Accepting, accepted),
        2 => (Binds::Accepting, When::EachAfter { after }),
        3 => (Binds::All, accepted),
        4 => (Binds::All, When::Decided { after }),
        5 => (Binds::Others { within }, When::Notified { after }),
        _ => (Binds::Others { within: None }, When::Deemed { after, within: dice.between(2, 15) }),
    }
}

pub(crate) fn line(on: Option<Span>, says: &str) -> String {
    match on {
        None => String::new(),
        Some(Span(one, two)) if one == two => format!("  {}  {says}\n", day(one)),
        Some(Span(one, two)) => format!("  {}/{}  {says}\n", day(one), day(two)),
    }
}
