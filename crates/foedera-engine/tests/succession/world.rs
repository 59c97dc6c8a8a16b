//! Small worlds drawn at random, as texts: a succession of states and a treaty around its date.

use std::fmt::Write as _;

use foedera_entities::SuccessionKind;

use crate::cast::{Cast, EVE, Part};
use crate::judging::dice::Dice;
use crate::libraries;

/// How long a notice of withdrawal runs.
pub(crate) const NOTICE: usize = 10;
/// How long after the last succession anything is done.
const AFTER: usize = 60;
/// All delays together are shorter.
pub(crate) const MORE: usize = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Did {
    Signs,
    Ratifies,
    Accedes,
    /// With the day that it names.
    Succeeds(Option<usize>),
    Leaves,
    /// To article 4.
    Reserves,
    WithdrawsReservation,
    /// To the reservation of another.
    Objects(usize),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Act {
    pub(crate) by: usize,
    pub(crate) did: Did,
    pub(crate) sent: usize,
    /// Somewhere between two days; of one act alone they are two.
    pub(crate) received: (usize, usize),
}

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) cast: Cast,
    /// So many instruments bring it into force, so many days later.
    pub(crate) needed: usize,
    pub(crate) enters_after: usize,
    pub(crate) later_after: usize,
    pub(crate) counts_successions: bool,
    admits_in_words: bool,
    pub(crate) acts: Vec<Act>,
}

impl libraries::World for World {
    fn drawn(dice: &mut Dice) -> Self {
        let mut delay = |most| if dice.percent(50) { 0 } else { dice.between(1, most) };
        let (enters_after, later_after) = (delay(12), delay(12));
        let mut world = Self {
            cast: Cast::drawn(dice),
            needed: dice.between(1, 5),
            enters_after,
            later_after,
            counts_successions: dice.percent(80),
            admits_in_words: dice.percent(50),
            acts: Vec::new(),
        };
        for who in 0..world.cast.states.len() {
            match world.cast.states[who].part {
                Part::Predecessor => world.draw_predecessor(who, dice),
                Part::Successor => world.draw_successor(who, dice),
                Part::Other => world.draw_other(who, dice),
            }
        }
        if dice.percent(25) {
            world.open_one(dice);
        }
        world
    }

    fn text(&self, id: &str) -> String {
        let mut text = format!("treaty {id} \"T\"\n  counts days as UN\nconsent by ratification\n");
        text += "accession open to all states\n";
        if self.admits_in_words {
            text += "a successor becomes a party by notification of succession\n";
        }
        if !self.counts_successions {
            text += "a succession is not counted\n";
        }
        let (many, plural) = (self.needed, if self.needed == 1 { "" } else { "s" });
        let _ = writeln!(
            text,
            "enters into force {}deposit of {many} instrument{plural}",
            after(self.enters_after)
        );
        let _ = writeln!(text, "for each later party, {}its deposit", after(self.later_after));
        let _ = writeln!(
            text,
            "a party may withdraw, {NOTICE} days after receipt of its notice by the depositary"
        );
        text += "acts\n";
        self.acts.iter().for_each(|it| text += &self.line(it));
        text
    }
}

fn after(days: usize) -> String {
    match days {
        0 => "on ".to_owned(),
        1 => "1 day after ".to_owned(),
        _ => format!("{days} days after "),
    }
}

impl World {
    pub(crate) fn last(&self) -> usize {
        self.cast.last + AFTER + MORE
    }

    fn line(&self, act: &Act) -> String {
        let day = |it| self.cast.day(it);
        let name = |who: usize| self.cast.id(who, act.received.0);
        let by = name(act.by);
        let says = match act.did {
            Did::Signs => format!("{by} signs"),
            Did::Ratifies => format!("{by} ratifies"),
            Did::Accedes => format!("{by} accedes"),
            Did::Succeeds(_) => format!("{by} succeeds"),
            Did::Leaves => format!("{by} gives notice of withdrawal"),
            Did::Reserves => format!("{by} makes a reservation to article 4"),
            Did::WithdrawsReservation => format!("{by} withdraws its reservation to article 4"),
            Did::Objects(of) => {
                format!("{by} objects to the reservation of {} to article 4", name(of))
            }
        };
        let (first, last) = act.received;
        let mut text = if first < last {
            format!("  {}/{}  {says}\n", day(first), day(last))
        } else {
            format!("  {}  {says}\n    received {} by UN\n", day(act.sent), day(first))
        };
        if let Did::Succeeds(Some(named)) = act.did {
            let _ = writeln!(text, "    effective {}", day(named));
        }
        text
    }

    fn act(&mut self, by: usize, did: Did, on: usize) {
        self.acts.push(Act { by, did, sent: on, received: (on, on) });
    }

    /// A reservation to article 4, and what becomes of it.
    fn reserve(&mut self, by: usize, on: usize, dice: &mut Dice) {
        self.act(by, Did::Reserves, on);
        if dice.percent(35) {
            let withdrawn = on + dice.between(1, 70);
            self.act(by, Did::WithdrawsReservation, withdrawn);
        }
        for other in 0..self.cast.states.len() {
            if self.cast.states[other].part == Part::Other && dice.percent(65) {
                let objected = on + dice.between(0, 40);
                self.act(other, Did::Objects(by), objected);
            }
        }
    }

    fn draw_predecessor(&mut self, who: usize, dice: &mut Dice) {
        let gone = self.cast.states[who].gone;
        let last = gone.map_or(self.cast.last + AFTER / 2, |it| it - 1);
        let eve = (EVE.unsigned_abs() as usize).min(last);
        let usually = if dice.percent(70) { eve } else { last };
        let on = dice.between(0, usually);
        if dice.percent(40) {
            self.act(who, Did::Signs, dice.between(0, on));
        }
        if !dice.percent(75) {
            return;
        }
        self.act(who, Did::Ratifies, on);
        if dice.percent(50) {
            self.reserve(who, on, dice);
        }
        if dice.percent(30) {
            let noticed = on + dice.between(1, 50);
            self.act(who, Did::Leaves, noticed.min(last));
        }
        // What it does about its reservation, it does while it is there.
        self.acts.retain(|it| it.by != who || it.received.1 <= last);
    }

    fn draw_successor(&mut self, who: usize, dice: &mut Dice) {
        let own = &self.cast.states[who];
        let (came, is_old) = (own.succeeds_on.expect("a successor"), own.is_old);
        // What a consent is that is given while a notice runs is asked elsewhere.
        let runs = |it: &Act| it.did == Did::Leaves && came < it.received.1 + NOTICE;
        let before = |it: &&Act| self.cast.states[it.by].part == Part::Predecessor;
        if self.cast.kind == SuccessionKind::Union && self.acts.iter().filter(before).any(runs) {
            return;
        }
        if is_old && dice.percent(50) {
            self.act(who, Did::Ratifies, dice.between(0, came));
            return;
        }
        let on = came + dice.between(0, AFTER / 2);
        if dice.percent(25) {
            let joins = if dice.percent(50) { Did::Accedes } else { Did::Ratifies };
            self.act(who, joins, on);
        } else if dice.percent(75) {
            let named = match dice.between(0, 9) {
                0 | 1 => Some(came),
                2 => Some(came - dice.between(1, EVE.unsigned_abs() as usize)),
                3 | 4 => Some(came + dice.between(0, on - came)),
                _ => None,
            };
            let sent = (on - dice.between(0, 3)).max(came);
            self.acts.push(Act { by: who, did: Did::Succeeds(named), sent, received: (on, on) });
            if dice.percent(15) {
                self.reserve(who, sent, dice);
            } else if dice.percent(20) {
                self.act(who, Did::WithdrawsReservation, on + dice.between(1, 20));
            }
            if dice.percent(25) {
                self.act(who, Did::Ratifies, on + dice.between(0, 20));
                return;
            }
        }
        if dice.percent(30) {
            self.act(who, Did::Leaves, came + dice.between(0, AFTER));
        }
    }

    fn draw_other(&mut self, who: usize, dice: &mut Dice) {
        if dice.percent(85) {
            let latest = if dice.percent(70) { 30 } else { self.cast.last + AFTER / 2 };
            let on = dice.between(0, latest);
            self.act(who, Did::Ratifies, on);
            if dice.percent(15) {
                self.act(who, Did::Leaves, on + dice.between(1, 60));
            }
        }
    }

    /// Makes the day of one act one of several.
    fn open_one(&mut self, dice: &mut Dice) {
        let can = |it: &&mut Act| {
            let counts =
                matches!(it.did, Did::Signs | Did::Ratifies | Did::Succeeds(_) | Did::Leaves);
            counts && it.sent == it.received.0
        };
        let mut all: Vec<&mut Act> = self.acts.iter_mut().filter(can).collect();
        if all.is_empty() {
            return;
        }
        let at = dice.between(0, all.len() - 1);
        let states = &self.cast.states;
        let act = &mut all[at];
        let last = act.received.0 + dice.between(1, 6);
        act.received.1 =
            states[act.by].gone.map_or(last, |gone| last.min(gone - 1)).max(act.received.0);
    }

    /// A day near one on which something happened.
    pub(crate) fn near_an_act(&self, dice: &mut Dice) -> usize {
        if self.acts.is_empty() || dice.percent(25) {
            let came = self.cast.states.iter().filter_map(|it| it.succeeds_on.max(it.gone));
            let came: Vec<usize> = came.chain([self.cast.last]).collect();
            return came[dice.between(0, came.len() - 1)] + dice.between(0, 2) - 1;
        }
        let after = [0, self.enters_after, self.later_after, NOTICE][dice.between(0, 3)];
        let on = self.acts[dice.between(0, self.acts.len() - 1)].received.0;
        on + after + dice.between(0, 6)
    }
}
