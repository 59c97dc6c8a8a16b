//! Which accounts of the dates of one fact can be right together.
//!
//! Who tells when a notice was given and when it was received tells one story. Where its sending is
//! taken from one story and its receipt from another, though each told both, nobody's word is
//! followed: that is no way in which it can have been. What an account leaves unsaid is free.

use std::collections::BTreeSet;

use super::choices::Choice;
use super::variables::Variable;
use crate::belief::Dating;

/// The statements that tell of the date at a place, by index.
type Tellers = BTreeSet<usize>;

/// One account, with all who tell of its date.
#[derive(Clone, Copy)]
struct Told<'a> {
    account: &'a Dating,
    tellers: &'a Tellers,
}

/// Every way of choosing between the accounts of each date of a fact; one, the empty one, where
/// there are no rivals. Those of the first dates alone where they are more than `most`.
pub(super) fn ways(places: &[&Variable<'_>], most: usize) -> Vec<Vec<Choice>> {
    let tellers: Vec<Tellers> = places.iter().map(|it| tellers(it)).collect();
    let mut ways: Vec<(Vec<Told<'_>>, Vec<Choice>)> = vec![(Vec::new(), Vec::new())];
    let told = places.iter().zip(&tellers).filter(|(it, _)| 1 < it.reading.standing.len());
    for (variable, tellers) in told {
        if most < ways.len() {
            break;
        }
        let accounts = || variable.reading.standing.iter().enumerate();
        let longer = ways.iter().flat_map(|(way, choices)| {
            let next = accounts().map(|(no, account)| (no, Told { account, tellers }));
            let fits = next.filter(|(_, it)| !way.iter().any(|other| is_crossed(*it, *other)));
            fits.map(|(account, it)| {
                let (fact, place) = (variable.fact, variable.place);
                let choice = Choice::Account { fact, place, account };
                (with(way, it), with(choices, choice))
            })
        });
        ways = longer.take(most + 1).collect();
    }
    ways.into_iter().map(|(_, choices)| choices).collect()
}

fn with<T: Clone>(all: &[T], one: T) -> Vec<T> {
    all.iter().cloned().chain([one]).collect()
}

fn tellers(variable: &Variable<'_>) -> Tellers {
    variable.reading.standing.iter().flat_map(|it| it.by.iter().copied()).collect()
}

/// Whether two accounts belong to two stories, each of which tells of both dates: then there is for
/// either date another account that its tellers hold.
fn is_crossed(one: Told<'_>, other: Told<'_>) -> bool {
    let all_tell = |it: Told<'_>, of: &Tellers| it.account.by.iter().all(|by| of.contains(by));
    let shared = one.account.by.iter().any(|by| other.account.by.contains(by));
    !shared && all_tell(one, other.tellers) && all_tell(other, one.tellers)
}
