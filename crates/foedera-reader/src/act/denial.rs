//! What somebody denies ("Germany denied reports that it had withdrawn"): whose act it would have
//! been, and what is left of it.

use foedera_model::Span;

use super::Reader;
use crate::clause::Denial;
use crate::node::{Kind, Node, Party};
use crate::pack::{Cue, Role};
use crate::sense::Rank;

impl Reader<'_> {
    /// The words that deny this act.
    pub(super) fn denial(&self, n: usize) -> Option<Denial> {
        self.clauses.denied_by(self.triggers.get(n)?.at.start, self.nodes, self.pack)
    }

    /// Who denies an act of which "it" is the subject: "it" is who speaks.
    pub(super) fn denier(&self, n: usize) -> Option<(Vec<Party>, usize)> {
        let (from, near) = self.before_denial(n)?;
        let own = self.left(n)..self.triggers.get(n)?.at.start;
        let spoken_for = |at| {
            [Role::Pronoun, Role::Anaphor]
                .iter()
                .any(|role| self.pack.role(*role, self.nodes, at).is_some())
        };
        if !own.clone().any(spoken_for) && !self.drops_subject(own) {
            return None;
        }
        let at = near.or_else(|| self.resumed(from))?;
        let parties = self.nodes.get(at).and_then(Node::actor)?;
        Some((parties.iter().map(of_which_it_speaks).collect(), at))
    }

    /// Who denies an act: the words before the denial that name him.
    pub(super) fn who_denies(&self, n: usize) -> Option<Span> {
        let (from, near) = self.before_denial(n)?;
        let end = self.denial(n)?.words.start;
        let name = || (from..end).rfind(|it| self.is_name(*it));
        Some(self.nodes.get(near.or_else(name)?)?.span)
    }

    /// A name that nobody knows; one word of it may be the first of the sentence.
    fn is_name(&self, at: usize) -> bool {
        let first = self.nodes.iter().position(|it| it.mark().is_none()) == Some(at);
        let word = |it: &Node| it.kind == Kind::Word && it.upper && it.senses.is_empty();
        self.nodes.get(at).is_some_and(|it| it.kind == Kind::Name || (first && word(it)))
    }

    /// Where the clause of the denial begins, after the act before, and who stands nearest before the denial in it.
    fn before_denial(&self, n: usize) -> Option<(usize, Option<usize>)> {
        let denial = self.denial(n)?.words;
        let earlier = self.triggers.iter().map(|it| it.at.end).filter(|it| *it <= denial.start);
        let from = earlier.max().unwrap_or(0).max(self.clauses.last_edge_before(denial.start));
        Some((from, (from..denial.start).rev().find(|at| self.is_free_actor(*at))))
    }

    /// Whether somebody's words are told, and the sentence names nobody whose act it could be: who
    /// was named in another sentence is not meant.
    pub(super) fn is_nobody_here(&self, n: usize) -> bool {
        self.denial(n).is_some() || (self.is_reported(n) && !self.is_told_by_it())
    }

    /// Whether somebody's words are told, and nobody is named before them.
    pub(super) fn is_reported(&self, n: usize) -> bool {
        let Some(start) = self.triggers.get(n).map(|it| it.at.start) else { return false };
        let told = (0..start).any(|at| self.pack.role(Role::Content, self.nodes, at).is_some());
        let somebody = |it: &Node| it.parties().is_some_and(|it| !it.is_empty());
        told && !self.nodes.get(..start).is_some_and(|it| it.iter().any(somebody))
    }

    /// Whether somebody whom the sentence before named tells the whole sentence: "It said that …".
    pub(super) fn is_told_by_it(&self) -> bool {
        let first = self.nodes.iter().position(|it| it.mark().is_none());
        let is = |role, at| self.pack.role(role, self.nodes, at).is_some();
        let it = first.filter(|at| is(Role::Anaphor, *at) && !is(Role::Person, *at));
        it.is_some_and(|at| !self.triggers.iter().any(|it| it.at.start == at))
    }
}

/// A minister who says "it" speaks of his state; a parliament speaks of itself.
pub(super) fn of_which_it_speaks(party: &Party) -> Party {
    let itself = |it: &Rank| matches!(it, Rank::Parliament | Rank::Cabinet);
    Party { rank: party.rank.filter(itself), ..party.clone() }
}

/// What a denial leaves of an act: who denies that it did not happen, or may happen, claims nothing; nor
/// does who does not deny it.
pub(super) fn denied(denial: &Denial, cue: Option<Cue>) -> Cue {
    match cue {
        _ if denial.negated => Cue::Unclaimed,
        Some(Cue::Denied | Cue::Unclaimed) => Cue::Unclaimed,
        Some(Cue::Happened | Cue::Planned | Cue::Conditional) | None => Cue::Denied,
    }
}
