//! What the judge found, a line each, to be laid beside the engine's.

use super::beside::LATER;
use super::lapses::Lapsed;
use super::{Judge, Performed, Row};

impl Judge<'_> {
    pub(super) fn lines(&self, (rows, performed, lapsed): &(usize, usize, usize)) -> Vec<String> {
        let row = |it: &Row| {
            format!(
                "{} {} owes {} under {} against {:?} if {:?} minding {:?}",
                it.round,
                it.bearer,
                it.to,
                self.id(it.pact, it.pledge),
                it.against,
                it.conditions,
                if it.minded == LATER { "fight" } else { it.minded }
            )
        };
        let performance = |it: &Performed| {
            let count = it.facts.len();
            let under = self.id(it.pact, it.pledge);
            format!(
                "{} {} for {} against {} under {under}: {count}",
                it.round, it.by, it.to, it.against
            )
        };
        let lapse = |it: &Lapsed| {
            let id = &self.pact(it.pact).id;
            format!("{} lapse of {id} for {:?} on {}: {}", it.round, it.of, it.day, it.is_sure)
        };
        let rows = self.rows[*rows..].iter().map(row);
        let performed = self.performed[*performed..].iter().map(performance);
        let lapsed = self.lapsed[*lapsed..].iter().map(lapse);
        let beside = self.opposed().into_iter().chain(self.promised.iter().cloned());
        rows.chain(performed).chain(lapsed).chain(beside).collect()
    }
}
