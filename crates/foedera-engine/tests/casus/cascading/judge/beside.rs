//! What the judge tells beside duties: what cannot well be performed together, and help that is owed to an enemy.

use std::collections::BTreeMap;

use super::super::world::{Deed, Fact, On, What};
use super::lapses::Tied;
use super::{Judge, Name, Row, is_between, is_blow, is_war};

/// They fight by a fight that comes after what is owed for: it is told, and hinders nothing.
pub(super) const LATER: &str = "fight later";
/// Who is to help, or to be neutral, helps the enemy of the one to whom that is owed.
pub(super) const HELP: &str = "help";

/// Lines, each with whether it is sure.
type Lines = BTreeMap<String, bool>;

impl Judge<'_> {
    /// All that cannot well be performed together so far, but what is promised at all times.
    pub(super) fn opposed(&self) -> Vec<String> {
        let mut found = Lines::new();
        for fight in self.rows.iter().filter(|it| self.pledge(it).what.is_armed()) {
            self.neutral(fight, &mut found);
            self.helped(fight, &mut found);
        }
        found.into_iter().map(|(line, is_sure)| format!("{line}, surely: {is_sure}")).collect()
    }

    /// Neutrality that is owed, or may be, to one whom the same state is to fight: in what follows from one fact, or
    /// between the very two at war. What hangs on nothing makes it sure.
    fn neutral(&self, fight: &Row, found: &mut Lines) {
        let is_neutral = |it: &&Row| self.pledge(it).what == What::Neutrality;
        for neutral in self.rows.iter().filter(is_neutral) {
            let is_its = neutral.bearer == fight.bearer && fight.against.contains(&neutral.to);
            if is_its
                && neutral.pact != fight.pact
                && (neutral.root == fight.root || neutral.against.contains(&fight.to))
            {
                let line = format!(
                    "{} fights {} under {} and is neutral under {}",
                    fight.bearer,
                    neutral.to,
                    self.id(fight.pact, fight.pledge),
                    self.id(neutral.pact, neutral.pledge)
                );
                let is_sure = self.is_sure(fight) && self.is_sure(neutral);
                *found.entry(line).or_default() |= is_sure;
            }
        }
    }

    /// Help that is owed, or may be, to one whom the same state is to fight for another, while both go on; not where
    /// it is to help each of two against the other.
    fn helped(&self, fight: &Row, found: &mut Lines) {
        for help in self.rows.iter().filter(|it| self.pledge(it).what.is_armed()) {
            let is_its = help.bearer == fight.bearer && fight.against.contains(&help.to);
            if !is_its || help.against.contains(&fight.to) {
                continue;
            }
            let [one, other] = [help.root, fight.root].map(|it| self.world.facts[it]);
            let earlier = if one.day < other.day { one } else { other };
            let meet = help.root == fight.root || one.day == other.day || is_war(&earlier);
            let line = format!("{} is bound to help and to fight {}", help.bearer, help.to);
            let is_sure = meet && self.is_sure(fight) && self.is_sure(help);
            *found.entry(line).or_default() |= is_sure;
        }
    }

    /// What some rows stand against that is promised at all times, by what binds now.
    pub(super) fn promised(&self, rows: &[Row]) -> Vec<String> {
        let mut lines = Vec::new();
        let pacts = || self.world.pacts.iter().enumerate();
        let every = || {
            pacts().flat_map(|(pact, it)| {
                it.pledges.iter().enumerate().map(move |(no, pledge)| (pact, no, pledge))
            })
        };
        for row in rows.iter().filter(|it| self.pledge(it).what.is_armed()) {
            for (pact, no, pledge) in every() {
                let is_barred = match pledge.what {
                    What::Peace | What::NoAlliance => pact != row.pact,
                    What::Help | What::War | What::Consultation | What::Neutrality => false,
                };
                let tied = |enemy: &Name| self.tied(pact, [row.bearer, *enemy], row.day);
                let enemies = row.against.iter().filter(|_| is_barred);
                let enemies = enemies.filter(|it| tied(it) != Tied::No);
                lines.extend(enemies.map(|enemy| {
                    let stands = tied(enemy) == Tied::Yes && !pledge.is_excepting;
                    format!(
                        "{} fights {enemy} under {} beside {}, surely: {}",
                        row.bearer,
                        self.id(row.pact, row.pledge),
                        self.id(pact, no),
                        stands && self.is_sure(row)
                    )
                }));
            }
        }
        lines
    }

    /// Whether who is to help fights the one to be helped, by a war or an attack of that day, or by a fight that comes
    /// while the war goes on for which help is owed; `may still` where an earlier attack is all that is told; `help` where
    /// it helps against that one then. So of who is to be neutral.
    pub(super) fn minded(&self, row: &Row, owed_for: &Fact) -> &'static str {
        let pledge = self.pledge(row);
        let is_fight = |it: &Fact| is_blow(it) || is_war(it);
        let facts = self.facts();
        let fights = facts.iter().filter(|it| is_fight(it) && is_between(it, row.bearer, row.to));
        let helps = |it: &&Fact| it.deed == Deed::Supports(row.to) && it.by == row.bearer;
        let mut helps = facts.iter().filter(helps);
        let (begun, later): (Vec<&Fact>, Vec<&Fact>) = fights.partition(|it| it.day <= row.day);
        if !pledge.what.is_armed() && pledge.what != What::Neutrality {
            ""
        } else if begun.iter().any(|it| is_war(it) || it.day == row.day) {
            "fight"
        } else if !begun.is_empty() {
            "may still fight"
        } else if !later.is_empty() && is_war(owed_for) {
            LATER
        } else if helps.any(|it| it.day == row.day || row.day < it.day && is_war(owed_for)) {
            HELP
        } else {
            ""
        }
    }

    /// What stands in the way of performing a row that its words except, as far as nobody has spoken to it.
    pub(super) fn may_except(&self, row: &Row) -> Option<String> {
        let unspoken = self.pledge(row).is_excepting;
        unspoken.then(|| "it is not what is excepted: a raid".to_owned())
    }

    /// Whether the case has come, where a party denies that; what is kept at all times has none.
    pub(super) fn denied(&self, (pact, pledge): (usize, usize), fact: &Fact) -> Option<String> {
        let own = &self.pact(pact).pledges[pledge];
        if own.on == On::AllTimes && !own.what.is_armed() {
            return None;
        }
        let is_its = |it: &&super::super::world::Denial| {
            it.article == pledge + 1
                && fact.day <= it.day
                && self.pact(pact).parties.contains(&it.by)
        };
        let denied = self.world.denials.iter().any(|it| is_its(&it));
        denied.then(|| "the article applies".to_owned())
    }

    pub(super) fn id(&self, pact: usize, pledge: usize) -> String {
        format!("{} {}", self.pact(pact).id, pledge + 1)
    }
}

/// Whom a promise of peace, or of no alliance, is told of: who is struck, and of a state of war both.
pub(super) fn is_promise(on: On, what: What) -> bool {
    on == On::AllTimes && matches!(what, What::Peace | What::NoAlliance)
}
