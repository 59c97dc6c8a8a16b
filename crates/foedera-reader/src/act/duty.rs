//! What a treaty asks of its parties, where no rule reads it: a word for what somebody must or may not do, in a clause
//! that tells of no act, no day and no organ.

use std::ops::Range;

use foedera_model::{ClaimKind, Status};

use super::{Bearing, LONGEST_SPAN, Raw, Reader};
use crate::group::Page;
use crate::node::{Kind, Node};
use crate::pack::{Cue, Role};
use crate::sentence::hull;

/// How many words a denial directly before a duty has at most.
const NEGATION: usize = 3;

impl Reader<'_> {
    /// The duty of which a word of the sentence tells, the first, where no rule reads one in it.
    pub(super) fn duty_by_word(&self, read: &[Raw], page: Page<'_>) -> Option<Raw> {
        let told = read.iter().any(|it| it.kind == ClaimKind::Obligation && it.can_be_kept());
        let demanded = self.nodes.iter().any(|it| it.voice().is_some());
        let word = |at: usize| Some((page.pack.duties.at(self.nodes, at, page)?, at));
        let mut words = (0..self.nodes.len()).filter(|_| !told && !demanded).filter_map(word);
        words.find_map(|((key, end), at)| {
            let rule = format!("{}/word", key.rule.name).into();
            self.duty_of(at..end).map(|raw| Raw { rule, ..raw })
        })
    }

    /// The duty that the words at this place tell of, if their clause is about nothing else.
    fn duty_of(&self, words: Range<usize>) -> Option<Raw> {
        let clause = self.clause(words.start);
        let nodes = self.nodes.get(clause.clone())?;
        let acts = self.triggers.iter().any(|it| clause.contains(&it.at.start));
        let of_nobody =
            clause.clone().any(|it| self.pack.role(Role::None, self.nodes, it).is_some());
        // "The convention, which bans mines": that is what it is called for.
        let aside = self.clauses.relative_before(words.start, clause.start).is_some();
        if acts || aside || of_nobody || nodes.iter().any(is_of_procedure) {
            return None;
        }
        let treaty = nodes.iter().chain(self.nodes).find_map(Node::treaty).cloned();
        let own = hull(self.nodes.get(words.clone())?)?;
        let whole = hull(nodes).filter(|it| it.len() <= LONGEST_SPAN);
        let raw = Raw::told(ClaimKind::Obligation, own);
        Some(Raw {
            status: if self.is_denied_at(words.start) { Status::Denied } else { raw.status },
            treaty: treaty.map_or(Bearing::Unclear, Bearing::Named),
            span: whole.unwrap_or(own),
            loose: true,
            ..raw
        })
    }

    /// "The treaty does not oblige anybody": whether a "not" ends before this place.
    fn is_denied_at(&self, at: usize) -> bool {
        let denied = |from: usize| {
            let cue = self.pack.cues_before.at(self.nodes, from);
            cue.is_some_and(|(cue, found)| *cue == Cue::Denied && found.end == at)
        };
        (at.saturating_sub(NEGATION)..at).any(denied)
    }
}

/// An organ, whose duties are those of a procedure; or a day, on which it is done.
fn is_of_procedure(node: &Node) -> bool {
    matches!(node.kind, Kind::Date(_))
        || node.actor().is_some_and(|it| it.iter().any(|it| it.rank.is_some()))
}
