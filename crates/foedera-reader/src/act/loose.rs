//! What the rules leave out, read once more with less asked: an act of which something that no pack knows stands in
//! place of its treaty ("signed the text"), and a clause in which a word by itself tells of an act, in no order that a
//! rule knows. A report must tell of an act by the rules for any of this to be kept.

use std::ops::Range;
use std::sync::Arc;

use foedera_model::{ClaimKind, Status};

use super::seat::can_act;
use super::{Bearing, Doer, Raw, Reader, Trigger, joint};
use crate::group::Page;
use crate::node::{Kind, Node, Party};
use crate::pack::{Key, Match};
use crate::sense::Rank;

/// How many words before a noun for an act, and behind it, tell at most whose it is: "Kenya's", "of the".
const BEFORE_NOUN: usize = 2;
const BEHIND_NOUN: usize = 3;

impl Raw {
    /// The same act, read loosely where it is not known that what stands in place of its treaty or of its doer is none.
    pub(super) fn loosened(self) -> Self {
        if self.actor == Doer::Stranger {
            return self.of_whom_it_is_told();
        }
        let unclear = self.treaty == Bearing::Unclear && self.to_last.is_none();
        if unclear && self.kind != ClaimKind::Obligation && self.is_told() {
            self.loosely("loose")
        } else {
            self
        }
    }

    /// "The cabinet approved the exit from the treaty": what is approved, or sent to a parliament, is the step that a noun
    /// for leaving names in the act's own words.
    pub(super) fn steps_to_leave(&mut self, nodes: &[Node], page: Page<'_>) {
        if !matches!(self.kind, ClaimKind::Approval | ClaimKind::Submission) {
            return;
        }
        let leaves = [ClaimKind::Withdrawal, ClaimKind::Revocation, ClaimKind::Suspension];
        let (from, to) = (self.span.start(), self.span.end());
        let own = |it: &Node| from <= it.span.start() && it.span.end() <= to;
        let named = |at: usize| {
            let (key, _) = page.pack.keys.at(nodes, at, page)?;
            (key.noun && leaves.contains(&key.rule.kind)).then_some(key.rule.kind)
        };
        let within = (0..nodes.len()).filter(|at| nodes.get(*at).is_some_and(own));
        if let Some(kind) = within.into_iter().find_map(named) {
            self.kind = kind;
            self.organ = None;
        }
    }

    /// Whether it can be told of a treaty and of somebody who did it.
    pub(super) fn can_be_kept(&self) -> bool {
        let treaty = match self.treaty {
            Bearing::Named(_) | Bearing::Spoken => true,
            Bearing::Unclear => self.loose,
            Bearing::Other => false,
        };
        treaty && self.actor != Doer::Stranger
    }

    /// "The rapporteurs approved it on Monday": of those to whom the treaty belongs, or of the state that is spoken of,
    /// where nobody knows who they are.
    fn of_whom_it_is_told(self) -> Self {
        if self.date.is_none()
            || self.kind == ClaimKind::Obligation
            || self.treaty == Bearing::Other
        {
            return self;
        }
        let actor = if joint(self.kind) { Doer::All } else { Doer::Unsaid };
        Self { actor, ..self }.loosely("loose")
    }

    /// Whether it is told as an act of its own: on a day, or as one that was not done by somebody who is known. A word
    /// for an act without either is a word.
    fn is_told(&self) -> bool {
        self.date.is_some() || (self.status == Status::Denied && self.is_by_known())
    }

    fn is_by_known(&self) -> bool {
        let known = |it: &Party| it.code.is_some();
        matches!(&self.actor, Doer::Named(all) if all.iter().all(known))
    }

    /// Whether a word by itself tells it: with a day of somebody, or of what has no doer; as not done of a treaty that is
    /// named, or of somebody who is known or spoken of.
    fn is_told_by_a_word(&self) -> bool {
        let named = matches!(self.treaty, Bearing::Named(_));
        let dated = self.date.is_some();
        let denied = self.status == Status::Denied;
        match self.actor {
            Doer::Named(_) => dated || (denied && (named || self.is_by_known())),
            // What has no doer is of a treaty by its name alone: passports expire too.
            Doer::Nobody => (dated || denied) && named,
            Doer::All => dated || (denied && named),
            // A noun beside a verb that no pack knows tells less.
            Doer::Unsaid => (dated && (named || !self.named)) || denied,
            Doer::Person | Doer::Resumed | Doer::ForIt => dated && named,
            Doer::Stranger => false,
        }
    }

    fn loosely(self, how: &str) -> Self {
        let rule: Arc<str> = format!("{}/{how}", self.rule).into();
        Self { rule, loose: true, ..self }
    }
}

/// A word that by itself tells of an act, found.
struct Found<'p> {
    key: &'p Key,
    at: Range<usize>,
    clause: Range<usize>,
}

impl<'p> Reader<'p> {
    /// The acts of which words by themselves tell, in clauses in which no rule reads any.
    pub(super) fn by_keys(&self, page: Page<'p>) -> Vec<Raw> {
        let keys = self.keys(page);
        if keys.is_empty() {
            return Vec::new();
        }
        let trigger = |it: &Found<'p>| {
            let (start, end) = (it.at.start, it.at.end);
            Trigger { rule: &it.key.rule, at: Match { start, end, ..Match::default() } }
        };
        let mut triggers = self.triggers.clone();
        triggers.extend(keys.iter().map(trigger));
        triggers.sort_by_key(|it| it.at.start);
        let starts: Vec<usize> = triggers.iter().map(|it| it.at.start).collect();
        let (clauses, joints) = (self.clauses.clone(), self.joints.clone());
        let mut reader = Reader { clauses, joints, triggers, cues: Vec::new(), ..*self };
        let raws = reader.read().into_iter().filter_map(|(n, raw)| {
            let key = keys.iter().find(|it| starts.get(n) == Some(&it.at.start))?;
            reader.of_key(key, raw)
        });
        raws.collect()
    }

    /// One word for each clause: a verb before nouns, the first, or where verbs stand last the last of them.
    fn keys(&self, page: Page<'p>) -> Vec<Found<'p>> {
        let mut found: Vec<Found<'p>> = Vec::new();
        let mut at = 0;
        while at < self.nodes.len() {
            let Some((key, end)) = page.pack.keys.at(self.nodes, at, page) else {
                at += 1;
                continue;
            };
            let next = Found { key, at: at..end, clause: self.clause(at) };
            at = end;
            if self.triggers.iter().any(|it| self.clause(it.at.start) == next.clause) {
                continue;
            }
            let nearer = |before: &Found<'_>| match (before.key.noun, key.noun) {
                (true, false) => true,
                (false, true) => false,
                (true, true) | (false, false) => self.pack.is_verb_final(),
            };
            match found.iter_mut().find(|it| it.clause == next.clause) {
                Some(before) if nearer(before) => *before = next,
                Some(_) => {}
                None => found.push(next),
            }
        }
        found
    }

    /// The clause of this place: from edge to edge, and from one "and" that begins a clause to the next.
    pub(super) fn clause(&self, at: usize) -> Range<usize> {
        let joint = self.joints.iter().copied().find(|it| *it > at).unwrap_or(usize::MAX);
        let from = self.clauses.last_edge_before(at).max(self.joint_before(at));
        from..self.clauses.next_edge_after(at).min(joint).min(self.nodes.len())
    }

    /// The act of such a word, with the treaty of its clause and whose the noun is said to be.
    fn of_key(&self, key: &Found<'_>, mut raw: Raw) -> Option<Raw> {
        if raw.treaty == Bearing::Other {
            return None;
        }
        if !matches!(raw.treaty, Bearing::Named(_)) {
            let named = key.clause.clone().find_map(|it| self.nodes.get(it)?.treaty());
            raw.treaty = named.map_or(Bearing::Unclear, |it| Bearing::Named(it.clone()));
        }
        if key.key.noun && !raw.is_by_known() && raw.actor != Doer::Nobody {
            let near = key.at.end..key.at.end + BEHIND_NOUN;
            let near = near.chain(key.at.start.saturating_sub(BEFORE_NOUN)..key.at.start);
            // Who keeps a treaty receives the notice.
            let whose = near
                .into_iter()
                .find_map(|it| self.nodes.get(it)?.actor().filter(|it| can_act(it)));
            raw.actor = whose.map_or(raw.actor, |it| Doer::Named(it.to_vec()));
        }
        if raw.kind == ClaimKind::Submission {
            // A budget is sent to a parliament too.
            if !matches!(raw.treaty, Bearing::Named(_)) {
                return None;
            }
            raw.actor = self.sender(&key.clause)?;
        }
        raw.named = key.key.noun;
        raw.is_told_by_a_word().then(|| raw.loosely("word"))
    }

    /// Who sends something to the parliament that the clause names: its government, who is named beside it, else its
    /// state. Where no parliament is, a word for sending tells of nothing.
    fn sender(&self, clause: &Range<usize>) -> Option<Doer> {
        let actors = || clause.clone().filter_map(|it| self.nodes.get(it)?.actor());
        let receives = |it: &Party| it.rank == Some(Rank::Parliament);
        let parliament = actors().find(|it| it.iter().any(receives))?;
        let sender =
            actors().find(|it| !it.iter().any(|it| receives(it) || it.both || it.organisation));
        let state = parliament.iter().map(|it| Party { rank: Some(Rank::Cabinet), ..it.clone() });
        Some(Doer::Named(sender.map_or_else(|| state.collect(), <[Party]>::to_vec)))
    }
}

/// Whether any word of the sentence by itself tells of an act, or of what is owed.
pub(crate) fn has_key(nodes: &[Node], page: Page<'_>) -> bool {
    let keys = [&page.pack.keys, &page.pack.duties];
    let word = |at: usize| nodes.get(at).is_some_and(|it| it.kind == Kind::Word);
    let tells = |at: usize| word(at) && keys.iter().any(|it| it.at(nodes, at, page).is_some());
    (0..nodes.len()).any(tells)
}
