//! With whom an act is done that is done together, and for whom one is said to hold.

use std::ops::Range;

use foedera_model::ClaimKind;

use super::denial::of_which_it_speaks;
use super::{Doer, Reader, joint};
use crate::node::{Node, Party};
use crate::pack::{Role, Side};

impl Reader<'_> {
    /// The parties together. Of "the treaty concluded with France" France and who is spoken of.
    pub(super) fn all(&self, n: usize, treaty: Option<usize>) -> Doer {
        let mut parties: Vec<Party> = self.partners(n, treaty).cloned().collect();
        let Some(first) = parties.first() else { return Doer::All };
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        let subject = self.actor_in(0, start).and_then(|it| self.nodes.get(it)?.actor());
        match subject {
            Some(own) => parties.extend(own.iter().map(of_which_it_speaks)),
            None => parties.push(Party { code: None, ..first.clone() }),
        }
        Doer::Named(parties)
    }

    /// "ケニアはウガンダと協定に署名した": with whom an act is done that is done together, told before it.
    pub(super) fn partners(&self, n: usize, treaty: Option<usize>) -> impl Iterator<Item = &Party> {
        let trigger = self.triggers.get(n).filter(|it| joint(it.rule.kind));
        let (before, end) = trigger.map_or((0..0, 0), |it| (self.left(n)..it.at.start, it.at.end));
        // "Firmó con su homólogo de Paraguay un acuerdo": up to the treaty.
        let object = treaty.filter(|it| trigger.is_some() && *it > end);
        let own = trigger.map_or(0..0, |it| it.at.start..it.at.end);
        let reach = before.chain(own).chain(end..object.unwrap_or(end));
        let with = |at: &usize| self.pack.marks(Role::Partner, self.nodes, *at);
        let actors = reach.filter(with).filter_map(|it| self.nodes.get(it)?.actor());
        actors.flatten().filter(|it| it.code.is_some())
    }

    /// "With Malaysia the agreement has been in force since May": the states with whom the clause of an act says that
    /// something is.
    pub(super) fn with_whom(&self, n: usize) -> Vec<String> {
        let Some(start) = self.triggers.get(n).map(|it| it.at.start) else { return Vec::new() };
        let with = |at: &usize| self.pack.marks(Role::Partner, self.nodes, *at);
        let actors = self.clause(start).filter(with).filter_map(|it| self.nodes.get(it)?.actor());
        let state = |it: &Party| !it.both && it.rank.is_none() && it.code.is_some();
        let states = actors.filter(|it| it.iter().all(state)).flatten();
        states.filter_map(|it| it.code.clone()).collect()
    }

    /// "A round of talks between Peru and Chile was held": those whom the words of a joint act themselves name.
    pub(super) fn between_whom(&self, n: usize) -> Option<Doer> {
        let trigger = self.triggers.get(n).filter(|it| joint(it.rule.kind))?;
        let place = |at: &usize| self.pack.marks(Role::Place, self.nodes, *at);
        let within = (trigger.at.start..trigger.at.end).filter(|it| !place(it));
        let named = within.filter_map(|it| self.nodes.get(it)?.actor()).flatten();
        let named: Vec<Party> = named.filter(|it| it.code.is_some()).cloned().collect();
        (named.len() > 1).then_some(Doer::Named(named))
    }

    /// "It will enter into force for Peru": the one party of which that is said.
    pub(super) fn for_whom(&self, n: usize) -> Option<(Doer, Option<usize>)> {
        let trigger = self.triggers.get(n)?;
        let reach = self.left(n)..self.right(n);
        let whom = reach.clone().find(|at| {
            let parties = self.nodes.get(*at).and_then(Node::actor).unwrap_or_default();
            let named = |it: &Party| !it.both && it.code.is_some();
            !parties.is_empty()
                && parties.iter().all(named)
                && self.pack.marks(Role::ForWhom, self.nodes, *at)
                && !self.pack.marks(Role::Place, self.nodes, *at)
        });
        let Some(whom) = whom.filter(|_| has_actor(trigger.rule.kind)) else {
            let is_for_it = has_actor(trigger.rule.kind) && self.is_for_it(reach);
            return is_for_it.then_some((Doer::ForIt, None));
        };
        Some((Doer::Named(self.nodes.get(whom)?.actor()?.to_vec()), Some(whom)))
    }

    /// "For the country", "对其": whom the clause does not name again.
    fn is_for_it(&self, mut reach: Range<usize>) -> bool {
        let anaphor = |at| self.pack.role(Role::Anaphor, self.nodes, at);
        // "Für das Land": an article can be of the one or of the other.
        let before = |at| {
            let end = self.pack.role(Role::ForWhom, self.nodes, at).unwrap_or(at);
            (at + 1..=end).any(|it| anaphor(it).is_some())
        };
        let behind = |at| {
            anaphor(at).is_some_and(|it| self.pack.role(Role::ForWhom, self.nodes, it).is_some())
        };
        match self.pack.adpositions {
            Side::Before => reach.any(before),
            Side::After => reach.any(|it| before(it) || behind(it)),
        }
    }
}

/// Whether what has no actor of its own can be said of one party.
pub(super) fn has_actor(kind: ClaimKind) -> bool {
    matches!(
        kind,
        ClaimKind::EntryIntoForce | ClaimKind::ProvisionalApplication | ClaimKind::Termination
    )
}
