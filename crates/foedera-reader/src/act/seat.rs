//! Who acts: the seats around an act's words, tried in the order that its rule gives.

use std::ops::Range;

use super::denial::of_which_it_speaks;
use super::{Doer, Raw, Reader};
use crate::group::{is_governed, states};
use crate::node::{Kind, Node, Party};
use crate::pack::{Commas, Joins, Object, Passive, Role, Seat, Side, Subjects};
use crate::sense::{Rank, Slot};

/// How many words stand at most between an act's aim and its doer: "for the".
const FOR_WHOM: usize = 3;

/// How many words of a title no pack knows at most.
const TITLE: usize = 3;

impl Reader<'_> {
    pub(super) fn doer(
        &self,
        n: usize,
        treaty: Option<usize>,
        before: &[(usize, Raw)],
    ) -> (Doer, Option<usize>) {
        let Some(trigger) = self.triggers.get(n) else { return (Doer::Nobody, None) };
        if trigger.rule.actor.is_empty() {
            return self.for_whom(n).unwrap_or((Doer::Nobody, None));
        }
        if trigger.rule.actor.contains(&Seat::Before)
            && let Some((denier, at)) = self.denier(n)
        {
            return (Doer::Named(denier), Some(at));
        }
        let passive = self.is_passive(n);
        for seat in &trigger.rule.actor {
            let found = match seat {
                Seat::Before if passive => self.agent(n),
                Seat::Before => self.subject(n),
                Seat::After => self.subject_after(n),
                Seat::Agent => self.agent(n),
                Seat::AgentBefore => self.agent_in(self.left(n)..trigger.at.start),
                Seat::Inside => {
                    self.inside(n, Slot::Actor).or_else(|| self.inside(n, Slot::Parliament))
                }
                Seat::All if let Some(both) = self.between_whom(n) => return (both, None),
                Seat::All if self.has_strange_agent(n) => return (Doer::Stranger, None),
                Seat::All if !passive && self.has_strange_body(n) => return (Doer::Stranger, None),
                Seat::All if self.is_second_verb(n) => break,
                Seat::All => {
                    // "France announced that it will not sign": France, and not all.
                    return self.told_of_himself(n).unwrap_or_else(|| (self.all(n, treaty), None));
                }
            };
            if *seat == Seat::Inside
                && found.is_none()
                && let Some((at, parties)) = self.states_inside(n)
            {
                return (Doer::Named(parties), Some(at));
            }
            if let Some(parties) = found.and_then(|it| self.nodes.get(it)?.actor()) {
                let partners = self.partners(n, treaty).filter(|it| !parties.contains(it)).cloned();
                return (Doer::Named(parties.iter().cloned().chain(partners).collect()), found);
            }
        }
        self.unseated(n, before)
    }

    /// Who acts where no seat of the rule is taken: a stranger, who is told elsewhere, nobody who is said.
    fn unseated(&self, n: usize, before: &[(usize, Raw)]) -> (Doer, Option<usize>) {
        if self.has_stranger(n) {
            return (Doer::Stranger, None);
        }
        if let Some(found) = self.cataphor(n) {
            let parties = self.nodes.get(found).and_then(Node::actor).unwrap_or_default();
            return (Doer::Named(parties.to_vec()), Some(found));
        }
        if let Some(teller) = self.told_of_himself(n) {
            return teller;
        }
        let doer = self.coordinated(n, before);
        if doer != Doer::Unsaid {
            return (doer, None);
        }
        let doer = if self.is_nobody_here(n) {
            Doer::Stranger
        } else if self.has_person(n) {
            Doer::Person
        } else if self.is_reported(n) && self.is_told_by_it() {
            Doer::Resumed
        } else {
            Doer::Unsaid
        };
        (doer, None)
    }

    /// "Having signed it in 1999, Peru ratified it": the subject of the clause that follows.
    fn cataphor(&self, n: usize) -> Option<usize> {
        let trigger = self.triggers.get(n)?;
        let before = trigger.rule.actor.contains(&Seat::Before);
        if !before || !(0..trigger.at.start).all(|at| self.is_empty_word(at)) {
            return None;
        }
        let comma = (trigger.at.end..self.nodes.len())
            .find(|at| self.nodes.get(*at).is_some_and(|it| it.is_mark(&[','])))?;
        let subject = (comma + 1..self.nodes.len()).find(|at| !self.is_empty_word(*at))?;
        self.is_free_actor(subject).then_some(subject)
    }

    /// Who tells an act of himself, as its doer.
    fn told_of_himself(&self, n: usize) -> Option<(Doer, Option<usize>)> {
        let found = self.teller(n)?;
        let parties = self.nodes.get(found).and_then(Node::parties).filter(|it| !it.is_empty())?;
        Some((Doer::Named(parties.iter().map(of_which_it_speaks).collect()), Some(found)))
    }

    /// "Peru told the others that it would leave": who tells it of himself.
    fn teller(&self, n: usize) -> Option<usize> {
        let (left, start) = (self.left(n), self.triggers.get(n)?.at.start);
        let role = |role, at| self.pack.role(role, self.nodes, at);
        let that = (0..left).rev().find(|at| role(Role::Content, *at) == Some(left))?;
        let itself = |at| role(Role::Anaphor, at).is_some() && role(Role::Person, at).is_none();
        let before = self.triggers.get(n)?.rule.actor.contains(&Seat::Before);
        let told = (left..start).any(itself) || self.drops_subject(left..start);
        (before && told).then_some(())?;
        self.who_tells(that)
    }

    fn has_anaphor(&self, mut within: Range<usize>) -> bool {
        within.any(|at| self.pack.role(Role::Anaphor, self.nodes, at).is_some())
    }

    /// Whether the clause leaves out its subject, in a language that does.
    pub(super) fn drops_subject(&self, mut before_the_act: Range<usize>) -> bool {
        self.pack.subjects == Subjects::Dropped && before_the_act.all(|it| self.is_empty_word(it))
    }

    /// Whose words begin with this "that": the first who is named before it, alone or in one with the word for
    /// telling ("Germany told"), not those whom they told.
    pub(super) fn who_tells(&self, that: usize) -> Option<usize> {
        let from = self.clauses.last_edge_before(that);
        let tells = |at: &usize| {
            self.is_free_actor(*at) || self.nodes.get(*at).is_some_and(|it| it.voice().is_some())
        };
        (from..that).find(tells).or_else(|| self.resumed(from))
    }

    /// "Peru ratified the one and signed the other": whether directly after the "and" stands a verb
    /// that has the subject of the act before.
    fn is_second_verb(&self, n: usize) -> bool {
        let (Some(last), Some(trigger)) =
            (n.checked_sub(1).and_then(|it| self.triggers.get(it)), self.triggers.get(n))
        else {
            return false;
        };
        let start = trigger.at.start;
        let joins = |at: usize| {
            let end = self.pack.role(Role::And, self.nodes, at).filter(|it| *it <= start);
            end.is_some_and(|it| (it..start).all(|it| self.is_empty_word(it)))
        };
        last.rule.actor.contains(&Seat::Before)
            && trigger.rule.actor.contains(&Seat::Before)
            && (last.at.end..start).any(joins)
    }

    /// "Debated and ratified": the subject of the act before.
    fn coordinated(&self, n: usize, before: &[(usize, Raw)]) -> Doer {
        let seats = self.triggers.get(n).map(|it| it.rule.actor.as_slice()).unwrap_or_default();
        // "Bolivia said it would follow": somebody else than in the clause before.
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        let others = |at: usize| {
            let voice = self.nodes.get(at).and_then(Node::voice);
            voice.is_some_and(|it| !it.parties.is_empty())
        };
        let own = (self.left(n)..start).any(others);
        let last = before.last().filter(|_| seats.contains(&Seat::Before) && !own);
        match last.map(|(_, raw)| &raw.actor) {
            Some(Doer::Named(parties)) => Doer::Named(parties.clone()),
            _ => Doer::Unsaid,
        }
    }

    /// Whether "he" or "she" is the subject.
    fn has_person(&self, n: usize) -> bool {
        let start = self.triggers.get(n).map_or(0, |it| it.at.start);
        (self.left(n)..start).any(|at| self.pack.role(Role::Person, self.nodes, at).is_some())
    }

    fn subject(&self, n: usize) -> Option<usize> {
        let start = self.triggers.get(n)?.at.start;
        let left = self.left(n);
        if let Some(found) = self.whose_aim(start) {
            return Some(found);
        }
        if self.pack.is_verb_final() {
            return self.subject_of_final(n);
        }
        let near = self.own_comma(start).filter(|it| *it > left);
        let near = near.and_then(|it| self.actor_in(it, start));
        if let Some(found) = near.or_else(|| self.actor_in(left, start)) {
            return Some(found);
        }
        // "Putin, who signed": the subject stands before the relative word.
        if let Some(relative) = self.clauses.relative_before(start, left) {
            // "The agreement, which the country ratified"; "Peru has yet to ratify the treaty, which it signed".
            if self.has_anaphor(left..start) {
                return self.state_in(self.clauses.last_edge_before(relative), relative);
            }
            let from = self.before_relative(n);
            let before = (from..relative).rev();
            return before.into_iter().find(|it| self.is_actor(*it));
        }
        let found = self.resumed(left).or_else(|| self.shared_subject(n));
        found.or_else(|| self.head_noun(n))
    }

    /// Who stands after a verb that comes first, in its own clause; nobody where "our country" or "it" is
    /// the subject.
    fn subject_after(&self, n: usize) -> Option<usize> {
        let (start, end) = self.triggers.get(n).map(|it| (it.at.start, it.at.end))?;
        let before = self.triggers.get(n)?.rule.actor.contains(&Seat::Before);
        if before && self.has_anaphor(self.left(n)..start) {
            return None;
        }
        let joint = self.joints.iter().copied().find(|it| *it >= end).unwrap_or(usize::MAX);
        self.actor_in(end, self.right(n).min(joint))
    }

    /// Where verbs stand last, the nearest before the act; else, "하원은 푸틴이 제출한 조약을 비준했다",
    /// the first of the clause, who is that of the act that ends it.
    fn subject_of_final(&self, n: usize) -> Option<usize> {
        let start = self.triggers.get(n)?.at.start;
        let near = (self.left(n)..start).rev().find(|it| self.is_free_actor(*it));
        let clause = self.clauses.last_edge_before(start).max(self.joint_before(start));
        let before = near.or_else(|| self.actor_in(clause, start));
        before.or_else(|| self.resumed(clause)).or_else(|| self.head_noun(n))
    }

    /// "2010年に署名したケニア", "签署公约的肯尼亚": who stands behind the clause that tells of him, where such clauses stand
    /// before their noun.
    fn head_noun(&self, n: usize) -> Option<usize> {
        let before_it = self.pack.is_verb_final() || self.pack.joins == Joins::Names;
        let end = self.triggers.get(n).filter(|_| before_it)?.at.end;
        let little = |at: usize| {
            self.nodes.get(at).is_some_and(|it| it.kind == Kind::Word && !it.senses.is_empty())
        };
        let behind = end + usize::from(self.is_treaty(end));
        [behind, behind + usize::from(little(behind))].into_iter().find(|it| self.is_actor(*it))
    }

    /// "Cleared the way for the president to sign it": whose aim it is.
    fn whose_aim(&self, start: usize) -> Option<usize> {
        let role = |role, at| self.pack.role(role, self.nodes, at);
        let to = start.checked_sub(1).filter(|it| role(Role::Infinitive, *it) == Some(start))?;
        let who = to.checked_sub(1).filter(|it| self.is_actor(*it))?;
        let reach = who.saturating_sub(FOR_WHOM)..who;
        reach.into_iter().any(|it| role(Role::ForWhom, it) == Some(who)).then_some(who)
    }

    /// "Peru denied the visa but signed": who is the subject of both, where only an adverb stands between.
    fn shared_subject(&self, n: usize) -> Option<usize> {
        let (left, start) = (self.left(n), self.triggers.get(n)?.at.start);
        let role = |role, at| self.pack.role(role, self.nodes, at);
        let contrast = (0..left).rev().find(|at| role(Role::Contrast, *at) == Some(left))?;
        let plain =
            |at: usize| self.nodes.get(at).is_some_and(|it| it.kind == Kind::Word && !it.upper);
        let stands_for_one = |at| {
            [Role::Pronoun, Role::Anaphor, Role::Person]
                .into_iter()
                .any(|it| role(it, at).is_some())
        };
        let (empty, others): (Vec<_>, Vec<_>) =
            (left..start).partition(|at| self.is_empty_word(*at));
        if others.len() > 1 || others.into_iter().any(|it| !plain(it)) {
            return None;
        }
        if empty.into_iter().any(stands_for_one) {
            return None;
        }
        let opened = self.opening.filter(|it| *it < contrast).map_or(0, |it| it + 1);
        let mut end = contrast;
        loop {
            let from = self.clauses.last_edge_before(end);
            let found = self.actor_in(from.max(opened), contrast);
            if found.is_some() || from <= opened {
                return found;
            }
            end = from - 1;
        }
    }

    /// "Peru, which has no coast, signed": after an aside the clause before it goes on.
    pub(super) fn resumed(&self, at: usize) -> Option<usize> {
        let aside = self.clauses.aside_before(at).filter(|it| it.end == at)?;
        self.actor_in(self.clauses.last_edge_before(aside.start), aside.start)
    }

    /// Whether a word that can be either is passive here: "the treaty, signed in June," is, "which
    /// Peru signed in June" is not.
    pub(super) fn is_passive(&self, n: usize) -> bool {
        let Some(trigger) = self.triggers.get(n) else { return false };
        let (start, end) = (trigger.at.start, trigger.at.end);
        let alike = self.pack.passive == Passive::Alike;
        let either = alike && end == start + 1 && trigger.rule.treaty == Object::After;
        if !either || !self.has_no_object(end) {
            return false;
        }
        let noun = (0..start).rev().find(|at| !self.is_empty_word(*at));
        let stands_for_one = |at: usize| {
            let pronoun = |from| self.pack.role(Role::Pronoun, self.nodes, from) == Some(at + 1);
            self.is_treaty(at) || (at.saturating_sub(2)..=at).any(pronoun)
        };
        let agent = self.pack.role(Role::Agent, self.nodes, end);
        let by_means = agent.is_some_and(|it| self.form_at(it).is_some());
        (agent.is_some() && !by_means) || noun.is_some_and(stands_for_one)
    }

    pub(super) fn before_relative(&self, n: usize) -> usize {
        n.checked_sub(1).and_then(|it| self.triggers.get(it)).map_or(0, |it| it.at.end)
    }

    pub(super) fn actor_in(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).find(|at| self.is_free_actor(*at))
    }

    /// Where commas part clauses: the last before this place.
    fn own_comma(&self, at: usize) -> Option<usize> {
        let comma = |it: &Node| it.is_mark(&[',']) && !it.is_mark(&['、']);
        let found = (0..at).rfind(|it| self.nodes.get(*it).is_some_and(comma));
        found.filter(|_| self.pack.commas == Commas::Clauses)
    }

    /// The first state that acts there as such, not by an organ.
    fn state_in(&self, from: usize, to: usize) -> Option<usize> {
        let found = self.actor_in(from, to)?;
        let parties = self.nodes.get(found)?.actor()?;
        parties.iter().all(|it| it.rank.is_none() && !it.both).then_some(found)
    }

    fn is_actor(&self, at: usize) -> bool {
        self.nodes.get(at).is_some_and(|it| it.actor().is_some())
    }

    /// Whether somebody stands here who can act and is no place or partner.
    pub(super) fn is_free_actor(&self, at: usize) -> bool {
        self.nodes.get(at).and_then(Node::actor).is_some_and(can_act)
            && !is_governed(self.nodes, at, self.pack)
            && !self.is_title_of_speaker(at)
    }

    /// "Deputy minister of defence NAME said": whether the post is that of whose name a voice begins with, parted from it
    /// by what no pack knows.
    fn is_title_of_speaker(&self, at: usize) -> bool {
        let post = |it: &Party| it.rank.is_some() && it.person.is_none();
        if !self.nodes.get(at).and_then(Node::actor).is_some_and(|it| it.iter().all(post)) {
            return false;
        }
        let rest = self.nodes.get(at + 1..).unwrap_or_default();
        let part = |it: &&Node| {
            it.upper && it.senses.is_empty() && matches!(it.kind, Kind::Word | Kind::Name)
        };
        let parts = rest.iter().take_while(part).count();
        let speaks = |it: &Node| it.voice().is_some_and(|it| it.span.is_some());
        (1..=TITLE).contains(&parts) && rest.get(parts).is_some_and(speaks)
    }

    fn agent(&self, n: usize) -> Option<usize> {
        let trigger = self.triggers.get(n)?;
        let reach = match self.pack.adpositions {
            // The rule's own last word may be the agent's ("ratified by").
            Side::Before => trigger.at.end.saturating_sub(2).max(trigger.at.start)..self.right(n),
            Side::After => self.left(n)..trigger.at.end,
        };
        self.agent_in(reach)
    }

    fn agent_in(&self, mut reach: Range<usize>) -> Option<usize> {
        let is_agent = |at: usize| self.pack.marks(Role::Agent, self.nodes, at);
        reach.find(|at| self.is_actor(*at) && is_agent(*at))
    }

    /// "Le retrait américain de l'accord": whose act it is by an adjective of the line.
    fn states_inside(&self, n: usize) -> Option<(usize, Vec<Party>)> {
        let at = self.inside(n, Slot::Adjective)?;
        let parties = states(self.nodes.get(at)?, self.pack);
        (!parties.is_empty()).then_some((at, parties))
    }

    pub(super) fn inside(&self, n: usize, slot: Slot) -> Option<usize> {
        let slots = &self.triggers.get(n)?.at.slots;
        slots.iter().find(|(it, _)| *it == slot).map(|(_, node)| *node)
    }
}

/// A depositary receives; it does not act.
pub(super) fn can_act(parties: &[Party]) -> bool {
    parties.iter().all(|it| it.rank != Some(Rank::Depositary))
}
