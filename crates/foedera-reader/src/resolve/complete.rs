//! Whose treaty it is, where the report leaves it to its reader: "the agreement with Brazil will be voted on", in a
//! paper from Montevideo. Done once all was told.

use foedera_model::ClaimKind;

use super::treaties::Referent;
use super::who::Subject;
use super::{Context, Resolved};
use crate::act::{Doer, joint};

/// The states that a report names.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Each with how often a sentence speaks of it, in the order of the first.
    often: Vec<(String, usize)>,
    /// The first two that were named in one breath.
    pair: Option<Vec<String>>,
}

impl Named {
    /// Takes in of whom a sentence speaks.
    pub(super) fn take(&mut self, here: &[Subject], together: Option<&[String]>) {
        for code in here.iter().flat_map(|it| &it.codes) {
            match self.often.iter_mut().find(|it| it.0 == *code) {
                Some((_, count)) => *count += 1,
                None => self.often.push((code.clone(), 1)),
            }
        }
        let two = || Some(together?.to_vec()).filter(|it| it.len() == 2);
        self.pair = self.pair.take().or_else(two);
    }

    /// The state of which a report speaks most, but for this one; the first of equals.
    fn most_but(&self, one: &str) -> Option<&String> {
        let others = self.often.iter().rev().filter(|it| it.0 != one);
        others.max_by_key(|it| it.1).map(|it| &it.0)
    }
}

impl Context<'_> {
    /// The readers' own country: of those that the language has the one of which the report tells most, of equals the one
    /// from which it comes, else the first, or the last where the report is in the other script of its language.
    pub(super) fn home(&self) -> Option<&String> {
        let told = |it: &&String| {
            (self.told.get(*it).copied().unwrap_or(0), self.from.as_ref() == Some(*it))
        };
        if self.pack.is_in_other_letters(self.page.original) {
            return self.pack.home.iter().max_by_key(told);
        }
        self.pack.home.iter().rev().max_by_key(told)
    }

    /// Gives the treaties of which one party is known, or none, those of whom the report speaks.
    pub(crate) fn complete(&mut self) {
        self.settle_many();
        let whole: Vec<Option<Vec<String>>> =
            (0..self.treaties.count()).map(|at| self.parties_left_out(at)).collect();
        let acts = self.resolved.iter_mut().chain(&mut self.loose);
        for act in acts.filter(|it| joint(it.kind)) {
            if let Some(Some(parties)) = whole.get(act.referent) {
                act.codes.clone_from(parties);
            }
        }
        self.sign_as_joiner();
        self.sign_together();
        for (at, parties) in whole.into_iter().enumerate() {
            let treaty = self.treaties.get_mut(at);
            treaty.zip(parties).into_iter().for_each(|(treaty, all)| treaty.parties = all);
        }
    }

    /// "The protocol, signed in Geneva in February", of a state's accession to an organisation: by that state.
    fn sign_as_joiner(&mut self) {
        let Self { resolved, treaties, .. } = self;
        let nobodys = |it: &&mut Resolved| it.kind == ClaimKind::Signature && it.codes.is_empty();
        for act in resolved.iter_mut().filter(nobodys) {
            let treaty = treaties.get(act.referent).filter(|it| it.parties.len() == 1);
            let joiner = treaty.map(Referent::joiner).unwrap_or_default();
            act.codes = joiner.to_vec();
        }
    }

    /// "Signed in Algiers on 27 December 1968", told before anybody had said whose treaty it is: by those whose it is told
    /// to be below, if they are told.
    fn sign_together(&mut self) {
        let Self { resolved, loose, treaties, .. } = self;
        let treaty = |it: &Resolved| treaties.get(it.referent);
        for act in resolved.iter_mut().chain(loose.iter_mut()).filter(|it| is_nobodys(it)) {
            let between = treaty(act).filter(|it| !it.family && it.parties.len() == 2);
            act.codes = between.map(|it| it.parties.clone()).unwrap_or_default();
        }
        let told = |it: &Resolved| !is_nobodys(it) || treaty(it).is_some_and(|it| it.family);
        resolved.retain(told);
        loose.retain(told);
    }

    /// Whether a report comes from a state, or tells of it more than in passing.
    fn is_told_of(&self, code: &String) -> bool {
        let often = self.told.get(code).is_some_and(|it| *it > 1);
        often || self.from.as_ref() == Some(code)
    }

    fn parties_left_out(&self, at: usize) -> Option<Vec<String>> {
        let treaty = self.treaties.get(at).filter(|it| !it.family && it.is_spoken_of())?;
        let [one] = treaty.parties.as_slice() else {
            let nobodys = treaty.parties.is_empty() && treaty.strong && treaty.name.is_none();
            return self.named.pair.as_ref().filter(|_| nobodys).cloned();
        };
        // "The government approved the agreement", of one of the two that the headline names.
        if let Some(pair) = self.named.pair.as_ref().filter(|it| !treaty.told && it.contains(one)) {
            let mut parties = pair.clone();
            parties.sort();
            return Some(parties);
        }
        let others = self.from.iter().chain(self.named.most_but(one)).chain(self.home());
        let other = others.into_iter().find(|it| *it != one)?;
        // "Russia suspended the agreement", in a report on Japan: an agreement that is nobody's else.
        let nobodys = !treaty.strong && treaty.name.is_none() && self.is_told_of(other);
        if !treaty.told && !nobodys {
            return None;
        }
        let mut parties = vec![one.clone(), other.clone()];
        parties.sort();
        Some(parties)
    }
}

/// Whether an act is done together by those of whom nobody has said who they are.
fn is_nobodys(act: &Resolved) -> bool {
    joint(act.kind) && act.codes.is_empty() && act.raw.actor != Doer::Nobody
}
