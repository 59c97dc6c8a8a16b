//! In what form a state acts: by decree, by law. The words are the pack's, their name is not.

use std::sync::Arc;

use foedera_model::ClaimKind;

use super::Reader;
use crate::node::Kind;
use crate::pack::Role;

impl Reader<'_> {
    /// Named in the act's own words ("signed a decree ratifying"), else as its means ("by decree").
    pub(super) fn form(&self, n: usize) -> Option<Arc<str>> {
        let trigger = self.triggers.get(n)?;
        if !has_form(trigger.rule.kind) {
            return None;
        }
        let own = (trigger.at.start..trigger.at.end).find_map(|at| self.form_at(at));
        // The rule's own last word may be that of the means ("ratified by").
        let from = trigger.at.end.saturating_sub(1).max(trigger.at.start);
        own.or_else(|| {
            let means = |at: usize| {
                let end = self.pack.role(Role::Means, self.nodes, at)?;
                (at <= trigger.at.end || self.ends_object(at - 1)).then_some(end)
            };
            (from..self.right(n)).filter_map(means).find_map(|at| self.form_at(at))
        })
    }

    /// Whether what stands here is whole, so that the means after it are the act's own: after another
    /// word they may be that word's ("by the deadline set by the law").
    fn ends_object(&self, at: usize) -> bool {
        let pronoun = self.pack.role(Role::Pronoun, self.nodes, at).is_some();
        pronoun || self.nodes.get(at).is_some_and(|it| it.kind != Kind::Word || it.upper)
    }

    pub(super) fn form_at(&self, at: usize) -> Option<Arc<str>> {
        let mut forms = self.pack.forms.iter();
        let found = forms.find(|(_, words)| words.longest(self.nodes, at).is_some())?;
        Some(Arc::clone(&found.0))
    }
}

/// A parliament votes on a law, which is not the form of its vote; a state consents by one.
fn has_form(kind: ClaimKind) -> bool {
    matches!(
        kind,
        ClaimKind::Ratification
            | ClaimKind::Accession
            | ClaimKind::Withdrawal
            | ClaimKind::Suspension
            | ClaimKind::Revocation
    )
}
