//! Whether somebody acts whom no pack knows: then nobody else did it.

use super::{Reader, joint};
use crate::node::Kind;
use crate::pack::{Role, Seat};

impl Reader<'_> {
    /// Whether an unknown subject or agent stands where the actor should.
    pub(super) fn has_stranger(&self, n: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        let little = |at: usize| self.nodes.get(at).is_some_and(|it| !it.senses.is_empty());
        let anaphor = |at| self.pack.role(Role::Anaphor, self.nodes, at).is_some();
        if (self.left(n)..trigger.at.start).any(anaphor) {
            return false;
        }
        let subject = (self.left(n)..trigger.at.start).rev().find(|at| !little(*at));
        let before = trigger.rule.actor.contains(&Seat::Before);
        (before && subject.is_some_and(|it| self.is_strange(it))) || self.has_strange_agent(n)
    }

    /// "The Chamber of Commerce signed": whether the subject is a name that nobody knows.
    pub(super) fn has_strange_body(&self, n: usize) -> bool {
        let Some(start) = self.triggers.get(n).map(|it| it.at.start) else { return false };
        let subject = (self.left(n)..start).rev().find(|at| !self.is_empty_word(*at));
        let named =
            subject.and_then(|it| self.nodes.get(it)).is_some_and(|it| it.kind == Kind::Name);
        named && self.has_stranger(n) && !subject.is_some_and(|it| self.is_one_of_two(it))
    }

    /// "Jane Roe and Max Mustermann signed": two persons whom nobody knows act for the parties.
    fn is_one_of_two(&self, at: usize) -> bool {
        let name = |it: usize| self.nodes.get(it).is_some_and(|it| it.kind == Kind::Name);
        let and =
            at.checked_sub(1).filter(|it| self.pack.role(Role::And, self.nodes, *it) == Some(at));
        and.and_then(|it| it.checked_sub(1)).is_some_and(name)
    }

    /// "Signed by 137 countries": nobody who is known.
    pub(super) fn has_strange_agent(&self, n: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        let from = trigger.at.end.saturating_sub(2).max(trigger.at.start);
        let agent = (from..self.right(n))
            .find_map(|at| self.pack.role(Role::Agent, self.nodes, at))
            .filter(|_| trigger.rule.actor.contains(&Seat::Agent));
        // "Signed by Jane Roe and Max Mustermann": persons sign for the parties.
        let person = |at: usize| {
            joint(trigger.rule.kind) && self.nodes.get(at).is_some_and(|it| it.kind == Kind::Name)
        };
        agent.is_some_and(|it| self.is_strange(it) && !person(it) && self.form_at(it).is_none())
    }

    fn is_strange(&self, at: usize) -> bool {
        self.nodes.get(at).is_some_and(|it| match it.kind {
            Kind::Name | Kind::Number(_) | Kind::Other => true,
            Kind::Word => it.senses.is_empty(),
            Kind::Mark(_) | Kind::Date(_) | Kind::Actor(_) => false,
            Kind::Treaty(_) | Kind::Voice(_) => false,
        })
    }
}
