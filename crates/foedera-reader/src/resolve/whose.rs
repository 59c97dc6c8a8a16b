//! Whose treaty it is where it is not the one that was spoken of: of others who act, of somebody with whom it is told to
//! be, of who keeps it.

use std::cmp::Ordering;

use foedera_model::{ClaimKind, Status};

use super::mention::Mention;
use super::treaties::{Referent, add, is_state};
use super::who::{Subject, with};
use super::{Context, Resolved};
use crate::act::{Bearing, Doer, Raw, joint};
use crate::node::{Mentioned, Node, Party};
use crate::sense::Rank;
use crate::sentence::Sentence;

impl Context<'_> {
    /// The treaty of those who act, where the one that is spoken of is not theirs: "Kenya and Uganda signed a
    /// convention", told after one between Peru and Chile.
    pub(super) fn of_others(&mut self, spoken: usize, raw: &Raw, codes: &[String]) -> usize {
        let Doer::Named(doers) = &raw.actor else { return spoken };
        if raw.status == Status::Denied || raw.loose {
            return spoken;
        }
        let state = |it: &Party| it.code.is_some() && !it.both && !it.organisation;
        let Some(told) = self.treaties.get(spoken).filter(|it| it.is_between_two(joint(raw.kind)))
        else {
            return spoken;
        };
        let within = codes.iter().filter(|it| told.parties.contains(it)).count();
        let others = match joint(raw.kind) {
            true => codes.len() > 1 && within < codes.len(),
            false => within == 0 && doers.iter().all(state),
        };
        if !others || codes.is_empty() {
            return spoken;
        }
        let mention = match &raw.treaty {
            // Who else acts under a treaty that is told to be of these is none of them.
            Bearing::Named(treaty) if !treaty.parties.is_empty() => return spoken,
            Bearing::Named(_) | Bearing::Spoken | Bearing::Unclear | Bearing::Other => {
                one_of_that_sort(&raw.treaty, told)
            }
        };
        let dated = matches!(&raw.treaty, Bearing::Named(it) if it.dated) && joint(raw.kind);
        let supposed = self.treaties.get_mut(spoken).filter(|_| dated);
        if supposed.is_some_and(|it| it.is_after_all_of(codes)) {
            return spoken;
        }
        let mention = with(&mention, codes);
        match joint(raw.kind) {
            true => self.treaties.refer(&mention),
            false => self.treaties.refer_aside(&mention),
        }
    }

    /// "And Kenya? Its treaty was signed in May", told after one between Peru and Chile: whose it is, of which the last
    /// sentence alone tells, where this one names nobody.
    pub(super) fn owners_of_another(
        &self,
        treaty: &Mentioned,
        here: &[Subject],
    ) -> Option<Vec<String>> {
        let told = self.treaties.focus_told()?.parties.as_slice();
        let owner = self.subject.as_ref().filter(|it| here.is_empty() && !told.contains(it))?;
        let open = treaty.own && treaty.parties.is_empty() && treaty.name.is_none();
        open.then(|| self.own_of(told).into_iter().chain([owner]).cloned().collect())
    }

    /// Which of two parties is the report's own state: the readers' own, the one from which it comes, the one that acts more,
    /// or of which it tells more.
    fn own_of<'c>(&self, parties: &'c [String]) -> Option<&'c String> {
        let of_it = |state: Option<&String>| parties.iter().find(|it| Some(*it) == state);
        let often = |code: &String| {
            let acts = self.resolved.iter().filter(|it| it.codes.as_slice() == [code.clone()]);
            (acts.count(), self.told.get(code).copied().unwrap_or(0))
        };
        let (one, other) = (parties.first()?, parties.last()?);
        let most = match often(one).cmp(&often(other)) {
            Ordering::Less => Some(other),
            Ordering::Equal => None,
            Ordering::Greater => Some(one),
        };
        of_it(self.home()).or_else(|| of_it(self.from.as_ref())).or(most)
    }

    /// "Kenya acceded to the convention", told after a treaty between Kenya and Uganda: what is acceded to is one of many.
    pub(super) fn of_many(&mut self, spoken: usize, raw: &Raw) -> usize {
        let Bearing::Named(treaty) = &raw.treaty else { return spoken };
        let told = self.treaties.get(spoken).is_some_and(|it| it.is_between_two(false));
        let open = treaty.parties.is_empty() && !treaty.byname && !raw.loose;
        let joined = raw.kind == ClaimKind::Accession && raw.status != Status::Denied;
        if told && open && joined { self.treaties.refer_to_many(treaty) } else { spoken }
    }

    /// The treaty with those with whom the clause of an act says that it is: "with Malaysia the agreement has been in
    /// force since May", told after one with Ukraine. The other party is the same in both.
    pub(super) fn of_partners(
        &mut self,
        spoken: usize,
        raw: &mut Raw,
        codes: &mut Vec<String>,
        here: &[Subject],
    ) -> usize {
        let of_two = |it: &&Referent| it.parties.len() == 2 && !it.family;
        let named = |it: &Mentioned| (!it.parties.is_empty() || it.name.is_some()) && !it.byname;
        // "The agreement with Chile is in force; talks with Kenya ended": the clause before names another one.
        let others = |it: &Mentioned| {
            it.parties.len() == 2
                && !it.family
                && raw.with.iter().all(|one| !it.parties.contains(one))
        };
        let beside = matches!(&raw.treaty, Bearing::Named(it) if others(it));
        if beside && joint(raw.kind) && !raw.with.is_empty() {
            raw.treaty = Bearing::Spoken;
        }
        let own_words = matches!(&raw.treaty, Bearing::Named(it) if named(it));
        if !own_words && self.is_of_many(spoken) {
            return self.of_two_beside(raw, codes, here).unwrap_or(spoken);
        }
        let Some(told) = self.treaties.get(spoken).filter(of_two) else { return spoken };
        let known = raw.with.iter().any(|it| told.parties.contains(it));
        if raw.loose || raw.with.is_empty() || known || own_words {
            return spoken;
        }
        let of_told = |it: &&String| told.parties.contains(it);
        let acts = codes.iter().find(of_told);
        let alone = acts.filter(|_| codes.len() == 1);
        let home = self.home().filter(of_told);
        let own = self.own_of(&told.parties).or(self.topic.as_ref().filter(of_told));
        let own = home.or(alone).or(own).or(acts);
        let Some(own) = own else { return spoken };
        let parties: Vec<String> = raw.with.iter().chain([own]).cloned().collect();
        if joint(raw.kind) {
            codes.retain(|it| !told.parties.contains(it));
            add(codes, &parties);
        }
        let mention = with(&one_of_that_sort(&raw.treaty, told), &parties);
        raw.treaty = Bearing::Spoken;
        self.treaties.refer_aside(&mention)
    }

    /// "Talks with Rwanda go on. Both sides began them in March": with whom a joint act is that names nobody.
    pub(super) fn with_one_before(&self, raw: &Raw, of: &Sentence) -> Option<String> {
        let here = self.mentioned.iter().any(|it| it.stands_before(raw.words) && !it.is_place());
        let told = match here {
            true => self.with_whom(&of.nodes, raw.words),
            false => self.with_last.clone(),
        };
        // A line of its own, as of a chronology, goes on with nobody.
        told.or_else(|| self.with_one_still(raw).filter(|_| !of.begins_line))
    }

    /// "They began them in March, and hope to sign this year": the same one, where nobody else was named since.
    fn with_one_still(&self, raw: &Raw) -> Option<String> {
        let last = self.resolved.last().filter(|it| it.sentence + 1 >= self.sentence)?;
        let now = self.treaties.focus_told()?;
        let own = |it: &Mention| last.codes.contains(&it.code) || it.is_place();
        let before = self.mentioned.iter().filter(|it| it.stands_before(raw.words));
        let same = joint(last.kind) && last.codes.len() == 2 && { before }.all(own);
        let mut others = last.codes.iter().filter(|it| same && !now.parties.contains(it));
        others.next().filter(|_| others.next().is_none()).cloned()
    }

    /// "Kenya left the convention. It had also signed an agreement with Uganda": what is signed with one state is no treaty
    /// of many.
    fn of_two_beside(
        &mut self,
        raw: &mut Raw,
        codes: &mut Vec<String>,
        here: &[Subject],
    ) -> Option<usize> {
        let ([with_whom], Bearing::Named(treaty)) = (raw.with.as_slice(), &raw.treaty) else {
            return None;
        };
        let signed = raw.kind == ClaimKind::Signature && codes.len() < 3 && !raw.loose;
        let before = here.iter().filter(|it| it.stands_before(raw.words));
        let subject = before.flat_map(|it| &it.codes);
        let mut own = codes.iter().chain(subject).chain(&self.topic).filter(|it| *it != with_whom);
        let own = own.next().filter(|_| signed && is_state(with_whom) && !treaty.byname)?;
        let parties = [with_whom.clone(), own.clone()];
        let mention = with(treaty, &parties);
        codes.clear();
        add(codes, &parties);
        raw.treaty = Bearing::Spoken;
        Some(self.treaties.refer_aside(&mention))
    }

    /// "Deposited with the Secretary-General of the United Nations": of which organisation a treaty of many is, told by
    /// who keeps it.
    pub(super) fn keep(&mut self, act: &Resolved, nodes: &[Node]) {
        let own = matches!(act.kind, ClaimKind::Deposit | ClaimKind::Ratification);
        let of_accession = matches!(&act.raw.treaty, Bearing::Named(it) if it.of_accession);
        let treaty = self.treaties.get(act.referent);
        let alone = own && of_accession && treaty.is_some_and(Referent::is_joined_by_nobody);
        let joins = act.kind == ClaimKind::Accession || alone;
        let joins = joins && act.raw.status != Status::Denied;
        if let Some(treaty) = self.treaties.get_mut(act.referent).filter(|_| joins) {
            treaty.admit(&act.codes);
        }
        let of_many = [
            ClaimKind::Deposit,
            ClaimKind::Accession,
            ClaimKind::Ratification,
            ClaimKind::Reservation,
            ClaimKind::Withdrawal,
            ClaimKind::Revocation,
        ];
        let kept = |it: &Party| it.code.clone().filter(|_| it.rank == Some(Rank::Depositary));
        let keeper = nodes.iter().filter_map(Node::parties).flatten().find_map(kept);
        let Some(keeper) = keeper.filter(|it| of_many.contains(&act.kind) && !is_state(it)) else {
            return;
        };
        let treaty = self.treaties.get_mut(act.referent);
        if let Some(treaty) = treaty.filter(|it| !it.is_between_two(true) && !it.is_of_known_many())
        {
            treaty.parties = vec![keeper];
            treaty.family = true;
            treaty.told = true;
        }
    }
}

/// A mention of another treaty than the one that is told, by its own words or of the same sort.
fn one_of_that_sort(treaty: &Bearing, told: &Referent) -> Mentioned {
    match treaty {
        Bearing::Named(treaty) if !treaty.byname => treaty.clone(),
        Bearing::Named(_) | Bearing::Spoken | Bearing::Unclear | Bearing::Other => told.another(),
    }
}

/// "Mali denounced the treaty that it had signed with France": with whom it was signed, in all that the sentence tells
/// of it.
pub(super) fn as_signed(mut raws: Vec<Raw>) -> Vec<Raw> {
    let open = |it: &Mentioned| it.parties.is_empty() && it.name.is_none();
    let signed = |it: &Raw| match (&it.treaty, it.with.as_slice()) {
        (Bearing::Named(treaty), [one]) if it.kind == ClaimKind::Signature && is_state(one) => {
            open(treaty).then(|| (treaty.words.clone(), one.clone()))
        }
        _ => None,
    };
    let signed: Vec<(String, String)> = raws.iter().filter_map(signed).collect();
    let by_one = |it: &&mut Raw| !joint(it.kind) && it.actor != Doer::Nobody;
    for raw in raws.iter_mut().filter(by_one) {
        let Bearing::Named(treaty) = &mut raw.treaty else { continue };
        let with = signed.iter().find(|it| open(treaty) && it.0 == treaty.words);
        treaty.parties.extend(with.map(|it| it.1.clone()));
    }
    raws
}

/// Whether an act is done together by those of whom its clause names nobody, under a treaty that it does not name.
pub(super) fn together_with_one(raw: &Raw) -> bool {
    let all = match &raw.actor {
        Doer::All | Doer::Unsaid => true,
        Doer::Named(parties) => parties.iter().all(|it| it.both),
        Doer::Nobody | Doer::Person | Doer::Resumed | Doer::ForIt | Doer::Stranger => false,
    };
    let open = match &raw.treaty {
        Bearing::Named(it) => it.parties.is_empty() && it.name.is_none(),
        Bearing::Spoken | Bearing::Unclear | Bearing::Other => true,
    };
    joint(raw.kind) && all && open
}
