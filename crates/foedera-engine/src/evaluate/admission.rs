//! Acts that no clause of the treaty admits: told, and left with the effect that they have.
//!
//! That an act was made and received is what the depositary's record says (VCLT 77); whether the treaty
//! left room for it is another question, and nobody but the parties settles it. So nothing here decides.
//! What the clauses ask of a day is asked of each completion's own days.

use foedera_dates::Day;
use foedera_model::{
    AccessionFrom, ActKind, Base, Coming, Instrument, Opening, Rule, Set, Topic, Until,
};

use super::consent::{Circle, Ways};
use super::journal::Done;
use super::{Evaluation, Trace, spell_on};
use crate::answer::InvokedGround;
use crate::belief::FactNo;
use crate::law::{ClauseNo, Member, clauses};

/// Why no clause admits an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unfit {
    /// A signature before the treaty was open for it, on a day.
    BeforeOpening(Day),
    /// A signature after the last day on which it was, where the treaty names that day.
    AfterClosing(Option<Day>),
    /// A signature by one for whom it was not open.
    NotOpened,
    /// A ratification without a signature (VCLT 14(1)).
    Unsigned,
    /// An accession that no clause speaks of (VCLT 15).
    NoClause,
    /// An accession before entry into force, where the clause opens it from then on.
    NotYet(ClauseNo),
    /// The same before a day.
    NotBefore(ClauseNo, Day),
    /// An accession by one to whom the clause does not open it.
    NotAmong(ClauseNo),
    /// The same, where who they are hangs on another treaty.
    NotLookedUp(ClauseNo),
    /// An accession without the invitation that the clause asks for.
    NotInvited(ClauseNo),
    /// An act by one of the states outside a closed treaty (VCLT 34).
    Outside,
    /// The same, before it was invited.
    BeforeInvitation,
    /// An act by which one would come to a treaty that has ended.
    AfterEnd,
    /// A second consent, after the one that this fact tells of.
    Again(FactNo),
    /// A notice by one that never became a party (VCLT 54, 65).
    NeverParty,
    /// An act about the end or the pause of a treaty by one that is no party then (VCLT 2(1)(g), 65).
    NoParty,
    /// A claim of a breach by none that is a party then (VCLT 60).
    OfNoParty,
    /// An objection to a claim of its own author.
    ToItself,
    /// An agreement to extend of which not all the parties are (VCLT 39).
    BySome,
    /// One that goes less far than an earlier one.
    Shorter,
}

/// An act that no clause admits, of one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unadmitted {
    pub(crate) fact: FactNo,
    pub(crate) by: Member,
    pub(crate) why: Unfit,
    /// Whether it counts all the same.
    pub(crate) counts: bool,
    /// Whether nothing that the journal may lack, and no words kept as text, could admit it.
    pub(crate) surely: bool,
}

impl<T: Trace> Evaluation<'_, T> {
    /// What no clause admits, in the order of the acts.
    pub(super) fn unadmitted(&self) -> Vec<Unadmitted> {
        let acts = self.journal.iter().flat_map(|it| it.deed.by.iter().map(move |by| (it, *by)));
        let found = acts.filter_map(|(done, by)| {
            let why = self.unfit(done, by)?;
            let fact = done.deed.fact;
            let counts = self.expressed_by(by).iter().any(|it| it.fact == fact);
            Some(Unadmitted { fact, by, why, counts, surely: self.is_surely(why, done) })
        });
        found.collect()
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "no clause on consent speaks of other acts")]
    fn unfit(&self, done: &Done<'_>, by: Member) -> Option<Unfit> {
        use ActKind::{
            BreachClaim, ClaimObjection, DeclaredTermination, DefinitiveSignature, Deposit,
            Exchange, ExchangeOfNotes, ExtensionAgreement, NonRenewalNotice, Notification,
            Signature, SignatureAdReferendum, Suspension, WithdrawalNotice,
        };
        let outside = || self.circle().is_closed_to(by).then_some(Unfit::Outside);
        match done.deed.kind {
            Signature | DefinitiveSignature | SignatureAdReferendum => {
                outside().or_else(|| self.unfit_signature(done, by))
            }
            Deposit(Instrument::Accession) => outside()
                .or_else(|| self.unfit_late(done))
                .or_else(|| self.unfit_accession(done, by))
                .or_else(|| self.unfit_again(done, by)),
            Deposit(Instrument::Ratification | Instrument::Acceptance | Instrument::Approval) => {
                outside()
                    .or_else(|| self.unfit_late(done))
                    .or_else(|| self.unfit_ratification(done, by))
                    .or_else(|| self.unfit_again(done, by))
            }
            Deposit(Instrument::FormalConfirmation) | Exchange | ExchangeOfNotes | Notification => {
                outside()
            }
            WithdrawalNotice | NonRenewalNotice => self.unfit_notice(done, by),
            ExtensionAgreement => self.unfit_extension(done),
            ClaimObjection if done.deed.toward.as_slice() == [by] => Some(Unfit::ToItself),
            BreachClaim => self.unfit_stranger(done, by).or_else(|| self.unfit_claim(done, by)),
            Suspension | DeclaredTermination | ClaimObjection => self.unfit_stranger(done, by),
            kind => InvokedGround::of(kind).and_then(|_| self.unfit_stranger(done, by)),
        }
    }

    fn unfit_late(&self, done: &Done<'_>) -> Option<Unfit> {
        let over = self.ended.as_ref().is_some_and(|(ended, _)| *ended <= done.received);
        over.then_some(Unfit::AfterEnd)
    }

    fn unfit_signature(&self, done: &Done<'_>, by: Member) -> Option<Unfit> {
        let opened = self.treaty.head.opened.as_ref()?;
        let opens = opened.from.as_ref().and_then(|it| it.bounds().earliest());
        if let Some(opens) = opens.filter(|opens| done.sent < *opens) {
            return Some(Unfit::BeforeOpening(opens));
        }
        if self.closes(opened, by).is_some_and(|closed| closed <= done.sent) {
            let named = opened.until.as_ref().and_then(|it| match it {
                Until::On(last) => Some(*last),
                Until::EntryIntoForce | Until::EntryIntoForceForIt => None,
            });
            return Some(Unfit::AfterClosing(named));
        }
        let judged = !hangs_elsewhere(&opened.by);
        (judged && !self.is_in(&opened.by, by, done.sent, Some(by))).then_some(Unfit::NotOpened)
    }

    /// The first day on which a treaty is no longer open for the signature of a state.
    fn closes(&self, opened: &Opening, by: Member) -> Option<Day> {
        match opened.until.as_ref()? {
            Until::On(last) => last.next(),
            // The day on which it was brought into force: until then nobody could know to which it reaches back.
            Until::EntryIntoForce => self.entry.as_ref().map(|it| it.day),
            Until::EntryIntoForceForIt => self.spells_of(by).first().map(|it| it.since),
        }
    }

    /// States that have not signed can only accede. That it is said of nobody where the journal holds no
    /// signature by then and the head no opening is because those are then not told at all.
    fn unfit_ratification(&self, done: &Done<'_>, by: Member) -> Option<Unfit> {
        let signatures = || self.journal.iter().filter(|it| signs(it.deed.kind));
        let told =
            self.treaty.head.opened.is_some() || signatures().any(|it| it.sent <= done.received);
        let signed = signatures().any(|it| it.is_by(by));
        let missed = self.case.unseen.since(Coming::Signatures, Some(by));
        let unseen = missed.is_some_and(|since| since <= done.received);
        (told && !signed && !unseen).then_some(Unfit::Unsigned)
    }

    fn unfit_accession(&self, done: &Done<'_>, by: Member) -> Option<Unfit> {
        let open = clauses(self.treaty, |rule| {
            if let Rule::Accession { by, from } = rule {
                return Some(Some((by, from)));
            }
            matches!(rule, Rule::AccessionByInvitation(_)).then_some(None)
        });
        let unfit: Vec<Option<Unfit>> = open
            .map(|(clause, opens)| match opens {
                Some((set, from)) => self.not_opened_to(clause, (set, from), done, by),
                None => (!self.circle().has_invited(by, done.received))
                    .then_some(Unfit::NotInvited(clause)),
            })
            .collect();
        if unfit.is_empty() {
            // Where the words are all kept as text, no clause leaves it out.
            let mut rules = self.treaty.clauses.iter().map(|it| &it.rule).peekable();
            let kept = rules.peek().is_some() && rules.all(|it| it.undecided_topic().is_some());
            if kept
                || Ways::provide_for_accession(self.treaty)
                || self.circle().has_invited(by, done.received)
            {
                return None;
            }
            let later = self.circle().has_invited(by, Day::MAX);
            return Some(if later { Unfit::BeforeInvitation } else { Unfit::NoClause });
        }
        // Any clause that lets it in is enough; else the one that comes nearest says why not.
        unfit.into_iter().min().flatten()
    }

    fn not_opened_to(
        &self,
        clause: ClauseNo,
        (set, from): (&Set, &AccessionFrom),
        done: &Done<'_>,
        by: Member,
    ) -> Option<Unfit> {
        if hangs_elsewhere(set) {
            return Some(Unfit::NotLookedUp(clause));
        }
        if !self.is_in(set, by, done.received, Some(by)) {
            return Some(Unfit::NotAmong(clause));
        }
        match from {
            AccessionFrom::Always => None,
            AccessionFrom::On(day) => {
                (done.received < *day).then_some(Unfit::NotBefore(clause, *day))
            }
            AccessionFrom::EntryIntoForce => {
                let entered = self.entry.as_ref().is_some_and(|it| it.day <= done.received);
                (!entered).then_some(Unfit::NotYet(clause))
            }
        }
    }

    /// Whoever is bound cannot bind itself anew. A signature that binds may be confirmed by an instrument,
    /// and what is given while a notice runs has readings of its own.
    fn unfit_again(&self, done: &Done<'_>, by: Member) -> Option<Unfit> {
        let own = self.expressed_by(by);
        let at = own.iter().position(|it| it.fact == done.deed.fact)?;
        let again = own.get(at)?.day;
        // Who was out, for whatever reason, is bound no more by what it gave before.
        let left = self.spells_of(by).iter().filter_map(|it| it.until);
        let since = left.filter(|out| *out <= again).max().unwrap_or(Day::MIN);
        let mut notices = self.notices.get(by.index()).into_iter().flatten();
        if notices.any(|it| it.contains(again)) {
            return None;
        }
        let first = own.iter().take(at).find(|it| {
            matches!(it.kind, ActKind::Deposit(_)) && since <= it.day && it.stands(again)
        })?;
        Some(Unfit::Again(first.fact))
    }

    fn unfit_notice(&self, done: &Done<'_>, by: Member) -> Option<Unfit> {
        let missed = self.case.unseen.since(Coming::Consents, Some(by));
        let unseen = missed.is_some_and(|since| since <= done.received);
        let nobody = self.spells_of(by).is_empty() && self.expressed_by(by).is_empty();
        (nobody && !unseen).then_some(Unfit::NeverParty)
    }

    /// Only a party can end or suspend a treaty, or object to that; who applies it provisionally may suspend that.
    fn unfit_stranger(&self, done: &Done<'_>, by: Member) -> Option<Unfit> {
        let applies = || spell_on(&self.provisional(by), done.sent).is_some();
        let is_party = self.may_be_party(by, done.received) || self.may_be_party(by, done.sent);
        (!is_party && !applies()).then_some(Unfit::NoParty)
    }

    fn unfit_claim(&self, done: &Done<'_>, by: Member) -> Option<Unfit> {
        let mut accused = done.deed.toward.iter().filter(|it| **it != by);
        let any = accused.any(|it| self.may_be_party(*it, done.received));
        (!any).then_some(Unfit::OfNoParty)
    }

    fn unfit_extension(&self, done: &Done<'_>) -> Option<Unfit> {
        let all = self.agreed_by_all(done, done.sent) || self.extends_for_some().is_some();
        let further = |it: &&Done<'_>| {
            let is_earlier = it.deed.kind == ActKind::ExtensionAgreement && it.sent < done.sent;
            is_earlier && done.effective.is_some() && done.effective < it.effective
        };
        let shorter = || self.journal.iter().find(further).map(|_| Unfit::Shorter);
        if all { shorter() } else { Some(Unfit::BySome) }
    }

    /// Whether nothing that is not encoded or not recorded could admit it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "words on consent can be on any other")]
    fn is_surely(&self, why: Unfit, done: &Done<'_>) -> bool {
        let kept = |topic| {
            clauses(self.treaty, move |rule| (rule.undecided_topic() == Some(topic)).then_some(()))
                .next()
                .is_some()
        };
        match why {
            Unfit::Again(_)
            | Unfit::NeverParty
            | Unfit::NoParty
            | Unfit::OfNoParty
            | Unfit::ToItself
            | Unfit::BySome
            | Unfit::Shorter
            | Unfit::AfterEnd => true,
            Unfit::NotYet(_) => {
                let missed = self.case.unseen.since(Coming::Consents, None);
                !kept(Topic::Consent) && missed.is_none_or(|since| done.received < since)
            }
            _ => !kept(Topic::Consent),
        }
    }

    fn circle(&self) -> Circle<'_> {
        Circle::of(self.treaty, self.case, &self.journal)
    }
}

fn signs(kind: ActKind) -> bool {
    use ActKind::{DefinitiveSignature, Signature, SignatureAdReferendum};
    matches!(kind, Signature | DefinitiveSignature | SignatureAdReferendum)
}

/// Whether who is in a set hangs on another treaty. Nothing else here does, and to go through that one's
/// days for a warning alone would make every answer dearer.
fn hangs_elsewhere(set: &Set) -> bool {
    matches!(set.base, Base::MembersOf(_) | Base::PartiesTo(_))
}
