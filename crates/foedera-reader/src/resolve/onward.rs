//! What goes on with an act that was told before: somebody followed suit, a second round, the same act told on. Not whose
//! treaty it is.

use foedera_dates::Edtf;
use foedera_model::{ClaimKind, Status};

use super::{Context, Resolved};
use crate::act::{Bearing, Doer, Raw};
use crate::node::Party;
use crate::pack::ToLast;
use crate::said::Tense;

/// How many sentences behind an act at most somebody else is told to have followed.
const FOLLOWS: usize = 4;

impl Context<'_> {
    /// "The upper house followed suit": it did what was told last.
    pub(super) fn like_the_last(&self, raw: Raw) -> Option<Raw> {
        if raw.to_last != Some(ToLast::Likewise) {
            return Some(raw);
        }
        // What is told between them may be what was done likewise, and so is what he himself did before.
        let own = |it: &Resolved| {
            let Doer::Named(doers) = &raw.actor else { return false };
            let did = |doer: &Party| {
                let code = doer.code.as_ref();
                doer.rank.is_none() && code.is_some_and(|one| it.codes.contains(one))
            };
            !it.codes.is_empty() && doers.iter().all(did)
        };
        let acts = |it: &&Resolved| it.kind != ClaimKind::Obligation && !own(it);
        let last = self.resolved.iter().rfind(acts)?;
        // "Chile's did not" answers the sentence before.
        let near = if raw.status == Status::Denied { 1 } else { FOLLOWS };
        let last = Some(last).filter(|it| it.sentence + near >= self.sentence)?;
        let kind = last.kind;
        Some(Raw { kind, treaty: Bearing::Spoken, ..raw })
    }

    /// The treaty that the same actor was said to leave before, where now no treaty is named: "it notified the UN of
    /// the withdrawal of its instrument".
    pub(super) fn gone_on_with(&self, raw: &Raw) -> Option<usize> {
        let undoes = matches!(raw.kind, ClaimKind::Revocation | ClaimKind::Withdrawal);
        let Doer::Named(doers) = &raw.actor else { return None };
        let own = |it: &String| doers.iter().any(|doer| doer.code.as_ref() == Some(it));
        let same = |it: &&Resolved| {
            it.raw.kind == raw.kind && it.raw.status != Status::Denied && it.codes.iter().any(own)
        };
        self.resolved.iter().rfind(same).filter(|_| undoes).map(|it| it.referent)
    }

    /// "It opened talks with Chile. A second round is expected in May": the treaty of the talks that the sentence before
    /// told last.
    pub(super) fn next_round(&self, raw: &Raw) -> Option<usize> {
        let talks = |kind| kind == ClaimKind::Negotiation;
        let last = self.resolved.last().filter(|it| it.sentence + 1 == self.sentence)?;
        let goes_on = talks(raw.kind) && raw.actor == Doer::All && talks(last.kind);
        goes_on.then_some(last.referent)
    }

    /// The act told last, with what this mention tells besides.
    pub(super) fn resume(&self, raw: Raw, published: Option<&Edtf>) -> Option<Resolved> {
        let last = self.resolved.last()?;
        let date = raw.date.as_ref().and_then(|it| it.resolve(published, Tense::Past));
        let raw = Raw { actor: last.raw.actor.clone(), ..raw };
        Some(Resolved { raw, date, ..last.clone() })
    }
}
