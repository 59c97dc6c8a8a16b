//! What the judge found, a line each, to be laid beside the engine's.

use std::collections::BTreeMap;

use super::super::world::What;
use super::{Judge, Lapsed, Performed, Row};

impl Judge<'_> {
    pub(super) fn lines(&self, (rows, performed, lapsed): &(usize, usize, usize)) -> Vec<String> {
        let id = |pact: usize, pledge: usize| format!("{} {}", self.pact(pact).id, pledge + 1);
        let row = |it: &Row| {
            format!(
                "{} {} owes {} under {} against {:?} if {:?}",
                it.round,
                it.bearer,
                it.to,
                id(it.pact, it.pledge),
                it.against,
                it.conditions
            )
        };
        let performance = |it: &Performed| {
            let count = it.facts.len();
            let under = id(it.pact, it.pledge);
            format!(
                "{} {} for {} against {} under {under}: {count}",
                it.round, it.by, it.to, it.against
            )
        };
        let lapse = |it: &Lapsed| {
            let id = &self.pact(it.pact).id;
            format!("{} lapse of {id} for {:?} on {}", it.round, it.of, it.day)
        };
        let rows = self.rows[*rows..].iter().map(row);
        let performed = self.performed[*performed..].iter().map(performance);
        let lapsed = self.lapsed[*lapsed..].iter().map(lapse);
        rows.chain(performed).chain(lapsed).chain(self.opposed()).collect()
    }

    /// Neutrality that is owed, or may be, to one whom the same state is to fight: in what follows from one fact, or
    /// between the very two at war. What hangs on nothing makes it sure.
    pub(super) fn opposed(&self) -> Vec<String> {
        let is_neutral = |it: &&Row| self.pledge(it).what == What::Neutrality;
        let mut found: BTreeMap<String, bool> = BTreeMap::new();
        for fight in self.rows.iter().filter(|it| self.pledge(it).what.is_armed()) {
            for neutral in self.rows.iter().filter(is_neutral) {
                let is_its = neutral.bearer == fight.bearer && fight.against.contains(&neutral.to);
                if is_its && (neutral.root == fight.root || neutral.against.contains(&fight.to)) {
                    let id = |it: &Row| format!("{} {}", self.pact(it.pact).id, it.pledge + 1);
                    let line = format!(
                        "{} fights {} under {} and is neutral under {}",
                        fight.bearer,
                        neutral.to,
                        id(fight),
                        id(neutral)
                    );
                    let is_sure = fight.conditions.is_empty() && neutral.conditions.is_empty();
                    *found.entry(line).or_default() |= is_sure;
                }
            }
        }
        found.into_iter().map(|(line, is_sure)| format!("{line}, surely: {is_sure}")).collect()
    }
}
