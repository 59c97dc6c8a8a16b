//! Against whom the judge finds a duty owed.

use super::super::world::{Deed, Fact, Pledge};
use super::{Judge, Name, is_war};

impl Judge<'_> {
    /// Against whom it is owed, and what that hangs on; or that it is owed against none of them.
    pub(super) fn enemies(
        &self,
        words: Pledge,
        fact: &Fact,
        (who, enemy): (Name, Name),
    ) -> Result<(Vec<Name>, Option<String>), ()> {
        let (mut enemies, mut sure, mut unsure) = (vec![enemy], vec![enemy], Vec::new());
        for it in self.facts().iter().filter(|_| 1 < words.enemies) {
            let other = if it.by == who { it.to } else { it.by };
            let is_its = [it.by, it.to].contains(&who) && !matches!(it.deed, Deed::Supports(_));
            let is_fact =
                (it.deed, it.by, it.to, it.day) == (fact.deed, fact.by, fact.to, fact.day);
            if !is_its || is_fact || fact.day < it.day {
                continue;
            }
            enemies.push(other);
            if is_war(it) {
                sure.push(other);
            } else {
                let day = super::super::world::date(it.day);
                unsure.push((other, format!("{} attacks {} on {day}", it.by, it.to)));
            }
        }
        // A second war with one enemy counts for nothing.
        unsure.retain(|(other, _)| !sure.contains(other));
        let unsure: Vec<String> = unsure.into_iter().map(|(_, it)| it).collect();
        for all in [&mut enemies, &mut sure] {
            all.sort_unstable();
            all.dedup();
        }
        if enemies.len() < words.enemies {
            return Err(());
        }
        let hangs = sure.len() < words.enemies;
        let told = unsure.join("; or ");
        let what = format!("this is a war that went on when it began: {told}");
        let Some(named) = words.against else { return Ok((enemies, hangs.then_some(what))) };
        let meant: Vec<Name> = enemies.into_iter().filter(|it| named.contains(it)).collect();
        let is_said = words.by.is_some() || 1 < words.enemies;
        match meant.is_empty() {
            true if is_said => Ok((named.to_vec(), hangs.then_some(what))),
            true => Err(()),
            false => Ok((meant, hangs.then_some(what))),
        }
    }
}
