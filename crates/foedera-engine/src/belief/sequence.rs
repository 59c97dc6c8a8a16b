//! Orders of acts that cannot be: told, never decided by.
//!
//! Every account is compared, also one that is overruled: that its day cannot be is a reason to
//! distrust it.

use foedera_model::{ActKind, Instrument};

use super::{Fact, Reading, Warning};
use crate::words;

/// What cannot come before what.
struct Order {
    first: fn(&Fact) -> bool,
    then: fn(&Fact) -> bool,
    /// Whether it holds for the acts of one actor only.
    by_same_actor: bool,
}

const ORDERS: [Order; 4] = [
    Order { first: is_vote_for, then: is_domestic_ratification, by_same_actor: true },
    Order { first: is_signature, then: is_ratification, by_same_actor: true },
    Order { first: is_adoption, then: is_signature, by_same_actor: false },
    Order { first: is_opening, then: is_signature, by_same_actor: false },
];

/// Warns of every account by which a later act precedes the one it presupposes.
pub(super) fn warn(facts: &[Fact], warnings: &mut Vec<Warning>) {
    ORDERS.iter().for_each(|order| warn_within(order, facts, warnings));
}

/// The same for one order.
fn warn_within(order: &Order, facts: &[Fact], warnings: &mut Vec<Warning>) {
    for first in facts.iter().filter(|it| (order.first)(it)) {
        let alike = |it: &&Fact| !order.by_same_actor || it.act.actors == first.act.actors;
        for then in facts.iter().filter(|it| (order.then)(it)).filter(alike) {
            warnings.extend(precedes(then, first));
        }
    }
}

/// A warning for every account of `then` that lies before every account of `first`.
fn precedes(then: &Fact, first: &Fact) -> impl Iterator<Item = Warning> {
    let earliest = first.on.as_ref().map(Reading::hull).and_then(|it| it.earliest());
    let accounts = then.on.iter().flat_map(|it| it.standing.iter().chain(&it.overruled));
    accounts.filter_map(move |account| {
        let (earliest, latest) = (earliest?, account.bounds.latest()?);
        let (told, days) = (words::act(&then.act), account.bounds);
        let says = || {
            let first = words::act(&first.act);
            format!("{told} on {days} would precede {first} on {earliest}, which it presupposes")
        };
        (latest < earliest).then(|| Warning::of(&then.act, days.earliest(), says()))
    })
}

fn is_vote_for(fact: &Fact) -> bool {
    let against = fact.act.vote.as_deref().is_some_and(|vote| vote.starts_with("against"));
    fact.act.kind == ActKind::Vote && !against
}

fn is_domestic_ratification(fact: &Fact) -> bool {
    fact.act.kind == ActKind::DomesticRatification
}

fn is_signature(fact: &Fact) -> bool {
    matches!(
        fact.act.kind,
        ActKind::Signature | ActKind::DefinitiveSignature | ActKind::SignatureAdReferendum
    )
}

fn is_ratification(fact: &Fact) -> bool {
    matches!(fact.act.kind, ActKind::Deposit(Instrument::Ratification))
}

fn is_adoption(fact: &Fact) -> bool {
    fact.act.kind == ActKind::Adoption
}

fn is_opening(fact: &Fact) -> bool {
    fact.act.kind == ActKind::Opening
}
