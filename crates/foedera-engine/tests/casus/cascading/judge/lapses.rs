//! Whether a pact binds two, and what it is to it that some of its parties fight.

use super::super::world::{Deed, Fact, Lapses, What};
use super::{Judge, Name, is_blow, is_war};

/// A pact suspended between two from a day on, or ended for one; perhaps, where what happened may be a war.
#[derive(Clone, Debug)]
pub(super) struct Lapsed {
    pub(super) round: u32,
    pub(super) pact: usize,
    pub(super) of: Vec<Name>,
    pub(super) day: u32,
    pub(super) is_sure: bool,
}

impl Lapsed {
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let what = |it: &Self| (it.pact, it.of.clone(), it.day, it.is_sure);
        what(self) == what(other)
    }
}

/// Whether a pact binds two; if it perhaps does not, what may have become of it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Tied {
    Yes,
    Perhaps(&'static str),
    No,
}

impl Tied {
    pub(super) fn condition(self) -> Option<String> {
        let Self::Perhaps(lapsed) = self else { return None };
        Some(format!(
            "the treaty is in force between the two: whether it is {lapsed} by what happened"
        ))
    }
}

impl Judge<'_> {
    pub(super) fn tied(&self, pact: usize, two: [Name; 2], day: u32) -> Tied {
        self.tied_unless(pact, two, day, |it| it.day <= day)
    }

    /// The same for one promise: to keep the peace binds in the day's own blow by what bound before it.
    pub(super) fn tied_for(&self, what: What, pact: usize, two: [Name; 2], day: u32) -> Tied {
        if what == What::Peace {
            self.tied_unless(pact, two, day, |it| it.day < day)
        } else {
            self.tied(pact, two, day)
        }
    }

    fn tied_unless(
        &self,
        pact: usize,
        two: [Name; 2],
        day: u32,
        has_come: impl Fn(&Lapsed) -> bool,
    ) -> Tied {
        let it = self.pact(pact);
        let is_in_force = it.from <= day && it.until.is_none_or(|until| day < until);
        let is_of = |lapse: &Lapsed| match lapse.of[..] {
            [one] => two.contains(&one),
            _ => two[0] != two[1] && two.iter().all(|it| lapse.of.contains(it)),
        };
        let is_its = |it: &&Lapsed| it.pact == pact && has_come(it) && is_of(it);
        let lapsed: Vec<&Lapsed> = self.lapsed.iter().filter(is_its).collect();
        if !is_in_force || !two.iter().all(|one| it.parties.contains(one)) {
            return Tied::No;
        }
        match lapsed.first() {
            None => Tied::Yes,
            Some(_) if lapsed.iter().any(|it| it.is_sure) => Tied::No,
            Some(one) if one.of.len() == 1 => Tied::Perhaps("ended"),
            Some(_) => Tied::Perhaps("suspended"),
        }
    }

    pub(super) fn lapses_by(&self, fact: &Fact, round: u32) -> Vec<Lapsed> {
        let mut lapsed = Vec::new();
        // An attack may be a war.
        let may_be_war = is_war(fact) || fact.deed == Deed::Attacks;
        for pact in 0..self.world.pacts.len() {
            let (by, to, day) = (fact.by, fact.to, fact.day);
            let mut add = |of: Vec<Name>, is_sure| {
                lapsed.push(Lapsed { round, pact, of, day, is_sure });
            };
            // Surely, perhaps or not: the first is bound, and the second is outside.
            let mut outside = |fights: Name, other: Name, is_meant: bool| {
                let [own, his] = [fights, other].map(|it| self.tied(pact, [it, it], day));
                if own != Tied::No && his != Tied::Yes {
                    add(vec![fights], is_meant && own == Tied::Yes && his == Tied::No);
                }
            };
            match self.pact(pact).lapses {
                Lapses::BetweenEnemies if may_be_war => {
                    if self.tied(pact, [by, to], day) != Tied::No {
                        add(vec![by.min(to), by.max(to)], is_war(fact));
                    }
                }
                Lapses::ForAttackers if is_blow(fact) => outside(by, to, true),
                Lapses::ForFighters if may_be_war => {
                    outside(by, to, is_war(fact));
                    outside(to, by, is_war(fact));
                }
                Lapses::Never
                | Lapses::BetweenEnemies
                | Lapses::ForAttackers
                | Lapses::ForFighters => {}
            }
        }
        lapsed
    }
}
