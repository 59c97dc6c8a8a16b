//! Who struck first, and what is of a war.

use super::super::world::{Deed, Fact};
use super::{Judge, Name, is_between, is_blow, is_war};

/// Whether one blow came before another; a declaration of war on the day of an attack comes after it.
fn before(one: &Fact, other: &Fact) -> bool {
    let answered = one.deed == Deed::Attacks && other.deed == Deed::Declares;
    one.day < other.day || one.day == other.day && answered
}

/// Whether nobody knows which of two was the first.
fn at_once(one: &Fact, other: &Fact) -> bool {
    one.day == other.day && one.deed == other.deed
}

impl Judge<'_> {
    /// Whether a blow is one of a war that goes on.
    pub(super) fn is_of_a_war(&self, fact: &Fact) -> bool {
        let facts = self.facts();
        facts.iter().any(|it| is_war(it) && is_between(it, fact.by, fact.to) && it.day <= fact.day)
    }

    /// What must be so where who is struck struck its enemy before, and before any blow of his; of two blows of one kind
    /// and one day each may have been the first.
    pub(super) fn first_blow(&self, who: Name, fact: &Fact) -> Option<String> {
        let enemy = if fact.by == who { fact.to } else { fact.by };
        let facts = self.facts();
        let blows = |by: Name, to: Name| {
            facts.iter().filter(|it| is_blow(it) && it.by == by && it.to == to).collect::<Vec<_>>()
        };
        let theirs = blows(enemy, who);
        let all = |own: &Fact, holds: &dyn Fn(&Fact, &Fact) -> bool| {
            holds(own, fact) && theirs.iter().all(|it| holds(own, it))
        };
        let own = blows(who, enemy);
        if own.iter().any(|it| all(it, &before)) {
            return Some("it is an attack".to_owned());
        }
        let perhaps = own
            .iter()
            .rev()
            .find(|own| all(own, &|own, it| before(own, it) || at_once(own, it)))?;
        let told = perhaps.told();
        Some(format!("the first blow was not that of {who}: {told}, or it is an attack"))
    }

    pub(super) fn is_attacker(&self, helped: Name, enemy: Name) -> Result<Option<String>, ()> {
        let facts = self.facts();
        let blows = |by: Name, to: Name| {
            facts.iter().filter(|it| is_blow(it) && it.by == by && it.to == to).collect::<Vec<_>>()
        };
        let (own, theirs) = (blows(helped, enemy), blows(enemy, helped));
        if own.is_empty() && theirs.is_empty() {
            return Ok(Some(format!("{helped} is the attacker")));
        }
        let none = |own: &Fact, holds: &dyn Fn(&Fact, &Fact) -> bool| {
            theirs.iter().all(|it| !holds(it, own))
        };
        if own.iter().any(|it| none(it, &|it, own| before(it, own) || at_once(it, own))) {
            return Ok(None);
        }
        let told: Vec<String> = own.iter().map(|it| it.told()).collect();
        let perhaps = own.iter().any(|it| none(it, &before));
        let what = format!("this was the first blow: {}", told.join("; or "));
        if perhaps { Ok(Some(what)) } else { Err(()) }
    }
}
