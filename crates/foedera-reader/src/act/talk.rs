//! What is talked of and denied, in no order that a rule knows: "Peru's threats to quit the pact have not been followed
//! by anything".

use foedera_model::{ClaimKind, Status};

use super::denial::of_which_it_speaks;
use super::{Bearing, Doer, LONGEST_SPAN, Raw, Reader};
use crate::group::Page;
use crate::node::{Node, Party};
use crate::pack::{Cue, Role};
use crate::sense::Rank;
use crate::sentence::hull;

/// What is denied more often than it is done.
const DENIED: [ClaimKind; 2] = [ClaimKind::Withdrawal, ClaimKind::Suspension];

impl Reader<'_> {
    /// The act of such a kind of which a word of the sentence tells, where another word denies something, no day is told
    /// and no rule reads it.
    pub(super) fn denied_by_word(&self, read: &[Raw], page: Page<'_>) -> Option<Raw> {
        if self.nodes.iter().any(|it| it.date().is_some()) {
            return None;
        }
        let words = |at: usize| {
            let (key, end) = page.pack.keys.at(self.nodes, at, page)?;
            Some((key, at..end)).filter(|_| DENIED.contains(&key.rule.kind))
        };
        let (key, at) = (0..self.nodes.len()).find_map(words)?;
        let kind = key.rule.kind;
        let own = hull(self.nodes.get(at.clone())?)?;
        // "Does not intend to withdraw its reservation": the word belongs to what a rule reads.
        let within = |it: &Raw| it.words.contains(own);
        let told =
            read.iter().any(|it| it.can_be_kept() && (DENIED.contains(&it.kind) || within(it)));
        if told || !self.is_denied_anywhere() {
            return None;
        }
        let clause = hull(self.nodes.get(self.clause(at.start))?);
        let treaty = self.nodes.iter().find_map(Node::treaty).cloned();
        let state = |it: &Party| it.code.is_some() && !it.organisation && !it.both;
        let rules = [Rank::Head, Rank::Minister, Rank::Cabinet];
        let organ = |it: &Party| it.code.is_none() && it.rank.is_some_and(|it| rules.contains(&it));
        let mut actors = self.nodes.iter().filter_map(Node::actor);
        let doer = actors.clone().find(|it| it.iter().all(state));
        let doer = doer.or_else(|| actors.find(|it| it.iter().all(organ)));
        let doer = doer.map(|it| it.iter().map(of_which_it_speaks).collect());
        let raw = Raw::told(kind, own);
        Some(Raw {
            rule: format!("{}/denied", key.rule.name).into(),
            status: Status::Denied,
            actor: Doer::Named(doer?),
            treaty: treaty.map_or(Bearing::Unclear, Bearing::Named),
            span: clause.filter(|it| it.len() <= LONGEST_SPAN).unwrap_or(own),
            loose: true,
            ..raw
        })
    }

    /// Whether any word of the sentence denies something.
    fn is_denied_anywhere(&self) -> bool {
        (0..self.nodes.len()).any(|at| {
            let role = |it: Role| self.pack.role(it, self.nodes, at).is_some();
            let before = self.pack.cues_before.at(self.nodes, at);
            let after = self.pack.cues_after.at(self.nodes, at);
            let cue = before.into_iter().chain(after).any(|it| *it.0 == Cue::Denied);
            cue || [Role::None, Role::Denial, Role::Refutal].into_iter().any(role)
        })
    }
}
