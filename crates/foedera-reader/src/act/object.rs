//! Which treaty an act is about, and whether the sentence names something else instead.

use foedera_model::ClaimKind;

use super::{Bearing, Reader};
use crate::node::{Kind, Mentioned, Node};
use crate::pack::{Adjectives, Nouns, Object, Role};
use crate::sense::{Sense, Slot};

/// How many of an act's own words tell at most of a thing: "a law on".
const OWN_THING: usize = 3;

/// How far after an act its object may stand.
const REACH: usize = 6;

impl Reader<'_> {
    pub(super) fn treaty(&self, n: usize) -> (Bearing, Option<usize>) {
        let Some(trigger) = self.triggers.get(n) else { return (Bearing::Other, None) };
        let inside = (trigger.at.start..trigger.at.end).find(|it| self.is_treaty(*it));
        let found = inside.map_or_else(
            || match trigger.rule.treaty {
                Object::After if self.is_passive(n) => self.theme(n),
                Object::After => self.object(n),
                Object::Before => self.theme(n),
                Object::Inside => (self.organisation(n), None),
            },
            |it| (Bearing::Spoken, Some(it)),
        );
        let found = match found {
            (Bearing::Unclear, None) if trigger.rule.kind == ClaimKind::Obligation => {
                self.named_anywhere().map_or(found, |it| (Bearing::Spoken, Some(it)))
            }
            found => found,
        };
        match found {
            (Bearing::Spoken, Some(at)) => {
                let named = self.nodes.get(at).and_then(Node::treaty).cloned();
                (named.map_or(Bearing::Other, Bearing::Named), Some(at))
            }
            other => other,
        }
    }

    /// "The treaty obliges all who come there to pay": what asks it is named, whatever is asked.
    fn named_anywhere(&self) -> Option<usize> {
        (0..self.nodes.len()).find(|it| self.is_treaty(*it))
    }

    fn object(&self, n: usize) -> (Bearing, Option<usize>) {
        let Some(trigger) = self.triggers.get(n) else { return (Bearing::Other, None) };
        let start = trigger.at.start;
        // The treaty can be the subject of the act that follows: "left the treaty that bans mines".
        let next = self.next(n);
        let right = self.right(n) + usize::from(self.right(n) == next && self.is_treaty(next));
        let after = (trigger.at.end..right).find(|it| self.is_treaty(*it)).map(|it| self.owned(it));
        let until = after.unwrap_or_else(|| self.right(n).min(trigger.at.end + REACH));
        // "It, by decree": the decree is how it was done.
        let means = |at: &usize| self.pack.role(Role::Means, self.nodes, *at).is_some();
        let until = (trigger.at.end..until).find(means).unwrap_or(until);
        if self.unlike_in(trigger.at.end, until) {
            return (Bearing::Other, None);
        }
        if after.is_none() && self.shares_object(n) {
            return self.object(n + 1);
        }
        let before = || (0..start).rev().find(|it| self.is_treaty(*it));
        // "The pact, replacing one signed in 1990": it is that one which was signed.
        let noun = (0..start).rev().find(|at| !self.is_empty_word(*at));
        if after.is_none() && noun.is_some_and(|it| self.unlike_in(it, it + 1)) {
            return (Bearing::Other, None);
        }
        match after.or_else(|| self.has_no_object(trigger.at.end).then(before).flatten()) {
            Some(at) => (Bearing::Spoken, Some(at)),
            None if self.has_no_object(trigger.at.end) => (Bearing::Spoken, None),
            None if self.is_anew(n) => (Bearing::Other, None),
            None => (Bearing::Unclear, None),
        }
    }

    /// "Approved a law on pensions": whether what the act is about is told as something of which nobody has spoken.
    fn is_anew(&self, n: usize) -> bool {
        let Some(end) = self.triggers.get(n).map(|it| it.at.end) else { return false };
        // The thing may be the last of the rule's own words.
        let mut near = end.saturating_sub(OWN_THING)..=end;
        near.any(|it| self.pack.role(Role::Indefinite, self.nodes, it).is_some())
    }

    /// "签署但从未批准《…公约》", "signed but never ratified the Convention": whether only little words part it from the
    /// next act, whose object stands behind.
    fn shares_object(&self, n: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        let Some(next) = self.triggers.get(n + 1) else { return false };
        let mut between = trigger.at.end..next.at.start;
        let joins = |at: usize| {
            let roles = [Role::And, Role::Contrast, Role::Then];
            roles.into_iter().any(|it| self.pack.role(it, self.nodes, at).is_some())
        };
        next.rule.treaty == Object::After
            && between.clone().any(joins)
            && between.all(|it| {
                self.is_empty_word(it) && self.nodes.get(it).is_some_and(|it| it.mark().is_none())
            })
    }

    /// "The Convention's Protocol": that protocol.
    fn owned(&self, at: usize) -> usize {
        let of = self.nodes.get(at + 1).is_some_and(|it| it.glued && it.mark().is_none());
        if of && self.is_treaty(at + 2) { at + 2 } else { at }
    }

    fn theme(&self, n: usize) -> (Bearing, Option<usize>) {
        let Some(trigger) = self.triggers.get(n) else { return (Bearing::Other, None) };
        let (start, end) = (trigger.at.start, trigger.at.end);
        if self.pack.is_verb_final() {
            return self.object_of_final(n);
        }
        let before = (0..start).rev().find(|it| self.is_treaty(*it));
        let from = before.map_or_else(|| self.left(n), |it| it + 1);
        if self.unlike_in(from, start)
            || self.is_of_other(n)
            || before.is_some_and(|it| self.is_object_before(n, it))
        {
            return (Bearing::Other, None);
        }
        let after = || (end..self.right(n)).find(|it| self.is_treaty(*it));
        match before.or_else(after) {
            Some(at) => (Bearing::Spoken, Some(at)),
            None if self.has_no_theme(n) => (Bearing::Spoken, None),
            None => (Bearing::Unclear, None),
        }
    }

    /// Where verbs stand last, their object stands before them: a treaty, or directly before them something
    /// else ("予算を承認した"); "署名した協定" is about the treaty behind it.
    fn object_of_final(&self, n: usize) -> (Bearing, Option<usize>) {
        let Some(trigger) = self.triggers.get(n) else { return (Bearing::Other, None) };
        let (start, end) = (trigger.at.start, trigger.at.end);
        let little = |at: &usize| self.is_empty_word(*at);
        let own = (start.saturating_sub(2)..start).rev().find(|at| !little(at));
        let unknown = |it: &Node| it.kind == Kind::Word && it.senses.is_empty();
        let place = own.is_some_and(|it| self.pack.marks(Role::Place, self.nodes, it));
        let before = (0..start).rev().find(|it| self.is_treaty(*it));
        let from = before.unwrap_or_else(|| self.left(n));
        if self.unlike_in(own.map_or(from, |it| it.min(from)), start) {
            return (Bearing::Other, None);
        }
        if own.and_then(|it| self.nodes.get(it)).is_some_and(unknown) && !place {
            return (Bearing::Unclear, None);
        }
        let after = || (end..self.right(n)).find(|it| self.is_treaty(*it));
        (Bearing::Spoken, before.or_else(after))
    }

    /// "The decree that was signed": whether what a relative clause is about is no treaty.
    fn is_of_other(&self, n: usize) -> bool {
        let Some(start) = self.triggers.get(n).map(|it| it.at.start) else { return false };
        let Some(relative) = self.clauses.relative_before(start, self.left(n)) else {
            return false;
        };
        let from = self.clauses.last_edge_before(relative);
        let named =
            (from..relative).rev().find(|it| self.is_treaty(*it) || self.unlike_in(*it, it + 1));
        named.is_some_and(|it| !self.is_treaty(it))
    }

    /// "The decision to leave the treaty entered into force": whether the treaty at this place is what
    /// the act before is about, which is the subject.
    fn is_object_before(&self, n: usize, treaty: usize) -> bool {
        let (Some(trigger), Some(last)) =
            (self.triggers.get(n), n.checked_sub(1).and_then(|it| self.triggers.get(it)))
        else {
            return false;
        };
        let leaves = last.rule.kind == ClaimKind::Withdrawal && last.at.end <= treaty;
        let parted = self.parted(treaty, trigger.at.start);
        leaves && !parted && trigger.rule.kind == ClaimKind::EntryIntoForce
    }

    /// Whether nothing else is what the act is about, or what the act before is about.
    fn has_no_theme(&self, n: usize) -> bool {
        self.is_bare(n) || self.goes_on(n)
    }

    /// Whether "it", or no noun at all, stands before the act.
    fn is_bare(&self, n: usize) -> bool {
        let Some(start) = self.triggers.get(n).map(|it| it.at.start) else { return false };
        let left = self.left(n);
        let first = self.clauses.aside_before(left).filter(|it| it.end == left);
        let first =
            first.map_or(left..left, |it| self.clauses.last_edge_before(it.start)..it.start);
        let mut before = first.chain(left..start);
        let stands_for_it = |at| {
            [Role::Pronoun, Role::Procedure]
                .iter()
                .any(|role| self.pack.role(*role, self.nodes, at).is_some())
        };
        before.clone().any(stands_for_it)
            || before.all(|at| self.is_empty_word(at))
            || self.is_duty_of_parties(n)
    }

    /// "The other side shall help": who alone can owe it is a party of the treaty.
    fn is_duty_of_parties(&self, n: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        let both = |at: usize| self.nodes.get(at)?.actor().map(|it| it.iter().all(|it| it.both));
        trigger.rule.kind == ClaimKind::Obligation
            && (self.left(n)..trigger.at.end).any(|at| {
                self.pack.role(Role::Counterpart, self.nodes, at).is_some()
                    || both(at) == Some(true)
            })
    }

    /// "It was passed by the Duma and approved by the Council", "initialled, then signed": both are about one treaty.
    fn goes_on(&self, n: usize) -> bool {
        let (Some(last), Some(trigger)) = (n.checked_sub(1), self.triggers.get(n)) else {
            return false;
        };
        let start = trigger.at.start;
        let joins = |role, at| self.pack.role(role, self.nodes, at) == Some(start);
        let joined = |it: usize| joins(Role::And, it) || joins(Role::Then, it);
        start.checked_sub(1).is_some_and(joined) && self.is_bare(last)
    }

    /// A mark, or a word that the pack knows as a little one.
    pub(super) fn is_empty_word(&self, at: usize) -> bool {
        self.nodes.get(at).is_some_and(|it| match it.kind {
            Kind::Mark(_) | Kind::Date(_) | Kind::Voice(_) => true,
            Kind::Word => !it.senses.is_empty(),
            Kind::Number(_) | Kind::Name | Kind::Actor(_) | Kind::Treaty(_) | Kind::Other => false,
        })
    }

    /// Joining an organisation is joining its founding treaty.
    fn organisation(&self, n: usize) -> Bearing {
        let at = self.inside(n, Slot::Organisation);
        if at.is_some_and(|it| self.only_names_its_owner(n, it)) {
            return Bearing::Other;
        }
        let codes = at.and_then(|it| self.nodes.get(it)?.actor()).unwrap_or_default();
        let parties: Vec<String> = codes.iter().filter_map(|it| it.code.clone()).collect();
        let Some(name) = parties.first().cloned() else { return Bearing::Spoken };
        let known = self.pack.founding(&name).map(ToOwned::to_owned);
        Bearing::Named(Mentioned {
            parties,
            name: Some(name),
            known,
            strong: true,
            family: true,
            founding: true,
            ..Mentioned::default()
        })
    }

    /// "Joined NATO's exercise", "left the UN building": whether the organisation with which the act's words
    /// end only tells whose the thing behind it is.
    fn only_names_its_owner(&self, n: usize, at: usize) -> bool {
        let ends = self.triggers.get(n).is_some_and(|it| it.at.end == at + 1);
        let Some(next) = self.nodes.get(at + 1).filter(|_| ends) else { return false };
        let glued = next.glued && (next.kind == Kind::Word || next.is_mark(&['-', '–']));
        let leads = [Role::Governs, Role::ForWhom, Role::Negation, Role::Infinitive, Role::Content];
        let led = || leads.iter().any(|it| self.pack.role(*it, self.nodes, at + 1).is_some());
        let before = self.pack.adjectives == Adjectives::Before;
        before && (glued || !(self.has_no_object(at + 1) || led()))
    }

    pub(super) fn is_treaty(&self, at: usize) -> bool {
        self.nodes.get(at).is_some_and(|it| it.treaty().is_some())
    }

    /// Whether an unknown word in small letters stands directly before a day; where nouns are written small, it may be
    /// one of these.
    fn is_adverb(&self, at: usize) -> bool {
        let small = |it: &Node| it.kind == Kind::Word && it.senses.is_empty() && !it.upper;
        let dated = self.nodes.get(at + 1).is_some_and(|it| it.date().is_some());
        dated && self.pack.noun_letters == Nouns::Capital && self.nodes.get(at).is_some_and(small)
    }

    fn unlike_in(&self, from: usize, to: usize) -> bool {
        self.nodes.get(from..to).is_some_and(|it| it.iter().any(|it| it.kind == Kind::Other))
    }

    /// Whether what follows the act is no object of its own: a mark, a date, an agent, "it".
    pub(super) fn has_no_object(&self, end: usize) -> bool {
        let Some(next) = self.nodes.get(end) else { return true };
        let roles = [
            Role::Pronoun,
            Role::Procedure,
            Role::Agent,
            Role::Means,
            Role::Place,
            Role::Partner,
            Role::And,
            Role::Clause,
            Role::Relative,
            Role::Adjunct,
        ];
        match next.kind {
            Kind::Mark(_) | Kind::Date(_) | Kind::Actor(_) | Kind::Voice(_) => true,
            // "Ratified six years later."
            Kind::Number(_) => true,
            // "Ratified it anew on 5 May": a word that no thing is.
            Kind::Word if self.is_adverb(end) => true,
            Kind::Word if next.senses.iter().any(|it| matches!(it, Sense::Number(_))) => true,
            Kind::Word | Kind::Name | Kind::Treaty(_) | Kind::Other => {
                roles.iter().any(|it| self.pack.role(*it, self.nodes, end).is_some())
            }
        }
    }
}
