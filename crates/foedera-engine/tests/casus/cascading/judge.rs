//! The cascade read again from its definitions: loops over facts, pacts, parties and days, and nothing kept but lists.
//!
//! It shares no code with the engine, and knows only the few words that the drawn worlds use. All days are known there.

mod against;
mod beside;
mod blows;
mod lapses;
mod told;

use std::collections::BTreeSet;

use super::world::{Deed, Drawn, Fact, On, Pact, Pledge, What};
use beside::{HELP, LATER, is_promise};
use lapses::{Lapsed, Tied};

type Name = &'static str;

/// A duty that is owed, or is if something turns out so.
#[derive(Clone, Debug)]
pub(super) struct Row {
    round: u32,
    pact: usize,
    pledge: usize,
    bearer: Name,
    to: Name,
    against: Vec<Name>,
    /// What it hangs on.
    conditions: Vec<String>,
    /// Whether who is to help fights the one to be helped.
    minded: &'static str,
    day: u32,
    /// The fact of the scenario that all follows from.
    root: usize,
}

#[derive(Clone, Debug)]
struct Performed {
    round: u32,
    by: Name,
    to: Name,
    against: Name,
    pact: usize,
    pledge: usize,
    root: usize,
    /// Whether the scenario tells of the war that it joins.
    is_told: bool,
    facts: Vec<Fact>,
}

#[derive(Clone, Debug)]
pub(super) struct Judge<'w> {
    world: &'w Drawn,
    rows: Vec<Row>,
    performed: Vec<Performed>,
    lapsed: Vec<Lapsed>,
    done: Vec<(usize, [usize; 2], [Name; 3])>,
    /// What rows stand against that is promised at all times.
    promised: BTreeSet<String>,
}

fn is_blow(it: &Fact) -> bool {
    matches!(it.deed, Deed::Attacks | Deed::Declares)
}

fn is_war(it: &Fact) -> bool {
    matches!(it.deed, Deed::Declares | Deed::IsAtWar)
}

fn is_between(it: &Fact, one: Name, other: Name) -> bool {
    (it.by, it.to) == (one, other) || (it.by, it.to) == (other, one)
}

impl<'w> Judge<'w> {
    /// The whole cascade of a world, as lines.
    pub(super) fn of(world: &'w Drawn) -> Vec<String> {
        let mut main = Self::begin(world);
        let due = main.rows.clone();
        main.run(due.iter().filter(|it| main.goes_on(it)).cloned().collect(), 0);
        let mut lines = main.lines(&(0, 0, 0));
        lines.extend(main.branches());
        lines.sort();
        lines
    }

    /// Round 0: what the facts of the scenario come to.
    fn begin(world: &'w Drawn) -> Self {
        let (rows, performed, lapsed, done) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let promised = BTreeSet::new();
        let mut it = Self { world, rows, performed, lapsed, done, promised };
        let lapsed = world.facts.iter().flat_map(|fact| it.lapses_by(fact, 0));
        let lapsed: Vec<Lapsed> = lapsed.collect();
        let surely = |it: &Lapsed| {
            let same = Lapsed { is_sure: true, ..it.clone() };
            lapsed.iter().any(|other| other.is_same(&same))
        };
        it.lapsed = lapsed.iter().filter(|it| it.is_sure || !surely(it)).cloned().collect();
        for pact in 0..world.pacts.len() {
            for pledge in 0..world.pacts[pact].pledges.len() {
                for (root, fact) in world.facts.iter().enumerate() {
                    let rows = it.weigh((pact, pledge), fact, (0, root), None);
                    it.rows.extend(rows);
                }
            }
        }
        it.promised = it.promised(&it.rows).into_iter().collect();
        it
    }

    fn pact(&self, no: usize) -> &'w Pact {
        &self.world.pacts[no]
    }

    fn pledge(&self, row: &Row) -> Pledge {
        self.pact(row.pact).pledges[row.pledge]
    }

    fn facts(&self) -> Vec<Fact> {
        let performed = self.performed.iter().flat_map(|it| it.facts.iter());
        self.world.facts.iter().chain(performed).copied().collect()
    }

    /// The states that a fact touches under a pledge: of what somebody performs, those that it may touch then.
    fn touched(parties: &[Name], pledge: Pledge, fact: &Fact, is_performed: bool) -> Vec<Name> {
        let is_meant = match pledge.on {
            On::AllTimes => return Self::touched_always(parties, pledge, fact, is_performed),
            On::Quoted => fact.deed == Deed::Attacks && !is_performed,
            On::Attack | On::ArmedAttack => is_blow(fact),
            On::Declaration => fact.deed == Deed::Declares,
            On::Involvement => is_blow(fact) || is_war(fact),
            On::Support | On::Aid => matches!(fact.deed, Deed::Supports(_)),
        };
        match (is_meant, pledge.on, fact.deed) {
            (false, ..) => Vec::new(),
            (true, On::Aid, _) => vec![fact.to],
            (true, On::Involvement, _) => vec![fact.by, fact.to],
            (true, _, Deed::Supports(against)) => vec![against],
            (true, ..) => vec![fact.to],
        }
    }

    /// Whom what is owed at all times is told of: who is struck, and both where it asks for no more than a war or
    /// names its enemy; not who strikes a partner that no word names. Of a state of war both are struck, unless who
    /// entered it owed that.
    fn touched_always(
        parties: &[Name],
        pledge: Pledge,
        fact: &Fact,
        is_performed: bool,
    ) -> Vec<Name> {
        let is_outward = pledge.by.is_some() || !parties.contains(&fact.to);
        let is_of_any_war = pledge.what == What::War || pledge.by.is_some();
        match fact.deed {
            Deed::Supports(_) => Vec::new(),
            // A promise that speaks of no enemy is no news by what is performed.
            _ if is_performed && is_promise(pledge.on, pledge.what) => Vec::new(),
            Deed::IsAtWar if is_performed && !is_of_any_war => Vec::new(),
            Deed::Attacks | Deed::Declares if !(is_of_any_war && is_outward) => vec![fact.to],
            Deed::Attacks | Deed::Declares | Deed::IsAtWar => vec![fact.by, fact.to],
        }
    }

    /// What the event must be for who is touched: nothing more, something open, or it cannot be.
    fn condition(&self, pledge: Pledge, fact: &Fact, who: Name) -> Result<Option<String>, ()> {
        let open = |it: &str| Ok(Some(it.to_owned()));
        match (pledge.on, fact.deed) {
            (On::Attack, _) if !fact.is_called => Ok(self.first_blow(who, fact)),
            (On::ArmedAttack, _) if !fact.is_called => open("it is an armed attack"),
            (On::Involvement, Deed::Attacks) if self.is_of_a_war(fact) => Ok(None),
            (On::Involvement, Deed::Attacks) => open("it is a war"),
            (On::AllTimes, Deed::Attacks) if who == fact.by && !self.is_of_a_war(fact) => {
                open("it is a war")
            }
            (On::Quoted, _) => open("it is a blockade"),
            (On::Support, Deed::Supports(against)) => self.is_attacker(fact.to, against),
            _ => Ok(None),
        }
    }

    /// What one pledge comes to by one fact.
    fn weigh(
        &self,
        (pact, pledge): (usize, usize),
        fact: &Fact,
        (round, root): (u32, usize),
        cause: Option<&Performed>,
    ) -> Vec<Row> {
        let it = self.pact(pact);
        let words = it.pledges[pledge];
        let mut rows = Vec::new();
        for who in Self::touched(&it.parties, words, fact, cause.is_some()) {
            // Who is hit and is no party has no say, unless the words protect him.
            let has_say = |it: &Name| words.victim == Some(*it);
            let is_called = fact.is_called && (it.parties.contains(&who) || has_say(&who));
            let heard = Fact { is_called, ..*fact };
            let is_raid = fact.is_raid && (it.parties.contains(&fact.to) || has_say(&fact.to));
            if words.is_excepting && is_raid {
                continue;
            }
            let Ok(condition) = self.condition(words, &heard, who) else { continue };
            let enemy = match fact.deed {
                Deed::Supports(against) if words.on == On::Aid => against,
                Deed::Supports(_) => fact.by,
                Deed::Attacks | Deed::Declares | Deed::IsAtWar if fact.by == who => fact.to,
                Deed::Attacks | Deed::Declares | Deed::IsAtWar => fact.by,
            };
            let actor = if words.on == On::Aid { fact.by } else { enemy };
            let is_protected = words.victim.map_or(it.parties.contains(&who), |it| it == who);
            if !is_protected || words.by.is_some_and(|by| by != actor) {
                continue;
            }
            let promise = is_promise(words.on, words.what);
            // Who joins a war stands with who makes it.
            let (ally, enemy) = if words.is_joining { (enemy, who) } else { (who, enemy) };
            let Ok((enemies, more)) = self.enemies(words, fact, (ally, enemy)) else { continue };
            for (bearer, to) in pairs(it, words.what, fact, ally) {
                let is_armed = words.what.is_armed();
                // Who is helped against one of these by what follows from the same fact fights him already.
                let helps = |it: &Performed| {
                    (it.to, it.by, it.root) == (bearer, to, root) && enemies.contains(&it.against)
                };
                let is_echo = is_armed && cause.is_some() && self.performed.iter().any(helps);
                // To one outside it owes who is bound at all.
                let other = if it.parties.contains(&to) { to } else { bearer };
                let tied = self.tied_for(words.what, pact, [bearer, other], fact.day);
                if is_echo || tied == Tied::No {
                    continue;
                }
                let is_other = |it: &&Name| **it != bearer && **it != to;
                let against = enemies.iter().filter(is_other).filter(|_| !promise);
                let against = against.copied().collect();
                let conditions = tied.condition().into_iter().chain(condition.clone());
                let conditions = conditions.chain(more.clone());
                let conditions = conditions.chain(self.denied((pact, pledge), fact));
                let row = Row {
                    round,
                    pact,
                    pledge,
                    bearer,
                    to,
                    against,
                    conditions: conditions.collect(),
                    minded: "",
                    day: fact.day,
                    root,
                };
                let minded = self.minded(&row, fact);
                rows.push(Row { minded, ..row });
            }
        }
        Self::each_once(&rows)
    }

    /// Of a pair that is touched twice, what hangs on nothing; else what differs.
    fn each_once(rows: &[Row]) -> Vec<Row> {
        let mut told: Vec<Row> = Vec::new();
        let pair = |it: &Row| (it.bearer, it.to);
        for row in rows {
            let is_owed = |it: &Row| pair(it) == pair(row) && it.conditions.is_empty();
            let what = |it: &Row| (pair(it), it.against.clone(), it.conditions.clone());
            let is_told = |it: &Row| what(it) == what(row);
            let is_less = !row.conditions.is_empty() && rows.iter().any(is_owed);
            // Who is neutral toward both owes each that against the other, and not against nobody besides.
            let is_fuller = |it: &Row| pair(it) == pair(row) && !it.against.is_empty();
            let is_less = is_less || row.against.is_empty() && rows.iter().any(is_fuller);
            if !is_less && !told.iter().any(is_told) {
                told.push(row.clone());
            }
        }
        told
    }

    fn goes_on(&self, row: &Row) -> bool {
        let pledge = self.pledge(row);
        let is_free = !pledge.is_choice && ["", LATER, HELP].contains(&row.minded);
        self.is_sure(row) && pledge.what.is_armed() && is_free
    }

    /// Whether it is owed, and nothing that is excepted may be what happened.
    fn is_sure(&self, row: &Row) -> bool {
        row.conditions.is_empty() && self.may_except(row).is_none()
    }

    fn run(&mut self, mut due: Vec<Row>, mut round: u32) {
        loop {
            round += 1;
            let first = self.performed.len();
            due.sort_by_key(|it| it.day);
            let earlier = self.facts();
            for row in &due {
                for against in &row.against {
                    self.perform(row, against, (round, &earlier));
                }
            }
            let new = self.performed[first..].to_vec();
            if new.is_empty() {
                return;
            }
            let facts = new.iter().flat_map(|it| it.facts.iter());
            let lapsed: Vec<Lapsed> = facts.flat_map(|it| self.lapses_by(it, round)).collect();
            for it in lapsed {
                if !self.lapsed.iter().any(|known| known.is_same(&it)) {
                    self.lapsed.push(it);
                }
            }
            due = self.next(&new, round);
            due.retain(|it| self.goes_on(it));
        }
    }

    /// The rows that the performances of a round bring and that no earlier one told as far.
    fn next(&mut self, new: &[Performed], round: u32) -> Vec<Row> {
        let mut found = Vec::new();
        for pact in 0..self.world.pacts.len() {
            for pledge in 0..self.pact(pact).pledges.len() {
                for performed in new {
                    let at = (round, performed.root);
                    let weigh = |it| self.weigh((pact, pledge), it, at, Some(performed));
                    found.extend(performed.facts.iter().flat_map(weigh));
                }
            }
        }
        let mut told = Vec::new();
        for row in found {
            if !self.is_known(&row) {
                self.rows.push(row.clone());
                told.push(row);
            }
        }
        let promised = self.promised(&told);
        self.promised.extend(promised);
        told
    }

    /// Whether the same bearer was told as far, to the same one under the same pledge against the same enemy, by what
    /// follows from the same fact.
    fn is_known(&self, row: &Row) -> bool {
        let told = |against: Option<Name>| {
            self.rows.iter().any(|it| {
                (it.root, it.pact, it.pledge) == (row.root, row.pact, row.pledge)
                    && (it.bearer, it.to) == (row.bearer, row.to)
                    && against.map_or(it.against.is_empty(), |one| it.against.contains(&one))
                    && (it.conditions.is_empty() || !row.conditions.is_empty())
            })
        };
        let each = row.against.iter().map(|it| Some(*it));
        each.chain(row.against.is_empty().then_some(None)).all(told)
    }

    fn perform(&mut self, row: &Row, against: Name, (round, earlier): (u32, &[Fact])) {
        let tie = (row.root, [row.pact, row.pledge], [row.bearer, row.to, against]);
        if row.bearer == against || self.done.contains(&tie) {
            return;
        }
        self.done.push(tie);
        let pledge = self.pledge(row);
        let (is_called, is_raid) = (false, false);
        let fact = |deed, to| Fact { deed, by: row.bearer, to, day: row.day, is_called, is_raid };
        let all = self.facts();
        let mut facts = Vec::new();
        let help = fact(Deed::Supports(against), row.to);
        // Help that follows from another fact is another, but for a day on which it comes anyway or in a war of who gives
        // it.
        let own = |it: &&Performed| it.root == row.root;
        let same = |it: &Fact| (it.deed, it.by, it.to) == (help.deed, help.by, help.to);
        let mut of_own = self.performed.iter().filter(own).flat_map(|it| &it.facts);
        let fights_by_then = all
            .iter()
            .any(|it| is_war(it) && is_between(it, row.bearer, against) && it.day <= row.day);
        let is_known = of_own.any(same)
            || all.iter().any(|it| same(it) && (fights_by_then || it.day >= row.day));
        if !is_known {
            facts.push(help);
        }
        let joins_war = pledge.what == What::War
            || matches!(pledge.on, On::Involvement | On::Declaration)
            || earlier.iter().any(|it| is_war(it) && is_between(it, row.to, against));
        let fights = |it: &Fact| {
            (it.deed == Deed::IsAtWar && is_between(it, row.bearer, against))
                || (is_blow(it) && (it.by, it.to) == (row.bearer, against))
                || (it.deed == Deed::Declares
                    && (it.by, it.to) == (against, row.bearer)
                    && it.day <= row.day)
        };
        let is_told = joins_war && self.world.facts.iter().any(&fights);
        if joins_war && !all.iter().any(fights) {
            facts.push(fact(Deed::IsAtWar, against));
        }
        let of_two = |it: &Performed| (it.by, it.against) == (row.bearer, against);
        let was_told = self.performed.iter().any(|it| of_two(it) && it.is_told);
        if !facts.is_empty() || is_told && !was_told {
            let Row { bearer: by, to, pact, pledge, root, .. } = *row;
            let it = Performed { round, by, to, against, pact, pledge, root, is_told, facts };
            self.performed.push(it);
        }
    }

    /// Of each open duty, and of each choice, what follows if it is performed.
    fn branches(&self) -> Vec<String> {
        // Nobody is supposed to help one that it fights.
        let armed = |it: &&Row| {
            self.pledge(it).what.is_armed() && !self.goes_on(it) && it.minded != "fight"
        };
        let key = |it: &Row| {
            let chosen = self.pledge(it).is_choice.then_some((it.pact, it.pledge, it.bearer));
            let fights =
                (it.minded == "may still fight").then(|| format!("{} and {}", it.bearer, it.to));
            let conditions = it.conditions.iter().cloned().chain(self.may_except(it)).chain(fights);
            (it.round, it.root, conditions.collect::<Vec<_>>(), chosen)
        };
        let mut keys = Vec::new();
        for row in self.rows.iter().filter(armed) {
            if !keys.contains(&key(row)) {
                keys.push(key(row));
            }
        }
        let mut lines = Vec::new();
        for it in keys {
            let due = self.rows.iter().filter(armed).filter(|row| key(row) == it);
            let mut branch = self.clone();
            branch.run(due.cloned().collect(), it.0);
            let from = (self.rows.len(), self.performed.len(), self.lapsed.len());
            if (branch.rows.len(), branch.lapsed.len()) != (from.0, from.2) {
                let chosen = it.3.map_or("-", |(.., bearer)| bearer);
                let label = format!("if {} {:?} {chosen}: ", it.1, it.2);
                let known: Vec<String> =
                    self.opposed().into_iter().chain(self.promised.iter().cloned()).collect();
                let new = branch.lines(&from).into_iter().filter(|it| !known.contains(it));
                lines.extend(new.map(|it| format!("{label}{it}")));
            }
        }
        lines
    }
}

/// Who owes, and to whom: each other party owes who is touched, or he and the others owe each other.
fn pairs(pact: &Pact, what: What, fact: &Fact, who: Name) -> Vec<(Name, Name)> {
    let is_party = pact.parties.contains(&who);
    let outsider = (!is_party).then_some(who);
    let mut pairs = Vec::new();
    for bearer in &pact.parties {
        for to in pact.parties.iter().chain(&outsider) {
            let is_among = Some(*to) != outsider;
            let is_touched = is_among && (!is_party || *to == who || *bearer == who);
            let is_outside = ![fact.by, fact.to, who].contains(bearer)
                && !matches!(fact.deed, Deed::Supports(against) if against == *bearer);
            let owes = match what {
                What::Consultation => is_touched,
                What::Peace | What::NoAlliance => *to == who && is_party,
                What::Help | What::War | What::Neutrality => *to == who && is_outside,
            };
            if bearer != to && owes {
                pairs.push((*bearer, *to));
            }
        }
    }
    pairs
}
