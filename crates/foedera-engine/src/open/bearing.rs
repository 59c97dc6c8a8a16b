//! In which direction an answer moves when an act moves.
//!
//! Declared for each construct: counts and sums over a fixed table only grow as consents come
//! earlier; whatever contains a term, a window, a deadline turned round, a share of a growing set
//! or an act that takes something back does not move in one direction.

mod mixed;

use std::collections::BTreeMap;

use foedera_model::{
    ActKind, Condition, Duration, Own, Renewal, ReservationRule, Rule, Treaty, When,
};

use crate::law::{Case, Deed, Member, puts_out_refusers};
use mixed::{is_founded_by_two, is_mixed};

pub(super) use mixed::mixed_when;

/// How "in force by a day" moves with the day of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bearing {
    /// Not at all.
    None,
    /// An earlier day makes it more likely.
    Earlier,
    /// A later day makes it more likely.
    Later,
    /// No direction can be declared.
    Mixed,
}

/// How deeds bear on their own treaty: what its law and all its acts come to, read once.
#[derive(Clone, Debug)]
pub(crate) struct OnOwn<'c> {
    makes: Bearing,
    /// Of consents that come when entry into force is settled.
    makes_later: Bearing,
    leaves: Bearing,
    extends: Bearing,
    wars: Bearing,
    /// Whether a reservation keeps its author out until it is accepted, or an objection two apart.
    reservations: bool,
    /// Whether a clause reckons from a state's acceptance of an amendment, or puts out who refuses one.
    amendments: bool,
    /// Whether somebody did what can be the measure of a ground invoked.
    measures: bool,
    /// By whom acts were done: how many took something back, how many instruments there are.
    by: BTreeMap<&'c [Member], (usize, usize)>,
}

impl<'c> OnOwn<'c> {
    /// `replaced` tells whether another treaty replaces this one, `dated` whether the days are known of
    /// all that brings anybody in.
    pub(crate) fn of(treaty: &Treaty, case: &'c Case, replaced: bool, dated: bool) -> Self {
        let mixed = |is: bool, else_it_is: Bearing| if is { Bearing::Mixed } else { else_it_is };
        let is = |class_of: Class| case.deeds.iter().any(|it| class(it.kind) == class_of);
        let taken_back = is(Class::Mixed) || has_ended(case);
        let entered = dated && !taken_back && case.unseen.gaps().next().is_none();
        // Who is replaced before it begins never was a party: an earlier beginning can be what ends it.
        let is_mixed_later = is_mixed(treaty, case, entered, true) || replaced;
        let is_mixed = is_mixed(treaty, case, entered, false) || replaced;
        let left =
            is(Class::Leaves) && (!leaves_by_notice_alone(treaty) || !is_founded_by_two(treaty));
        let mut by: BTreeMap<&[Member], (usize, usize)> = BTreeMap::new();
        for deed in &case.deeds {
            let (backs, instruments) = by.entry(&deed.by).or_default();
            *backs += usize::from(takes_back(deed));
            *instruments += usize::from(matches!(deed.kind, ActKind::Deposit(_)));
        }
        Self {
            makes: mixed(is_mixed || taken_back || left, Bearing::Earlier),
            makes_later: mixed(is_mixed_later || taken_back || left, Bearing::Earlier),
            leaves: mixed(is_mixed || may_come_late(treaty, case), Bearing::Later),
            // What renews itself and is stopped by nobody has no end that could be prolonged.
            extends: mixed(!renews_itself(treaty, case), Bearing::Later),
            wars: if reads_wars(treaty) { Bearing::Mixed } else { Bearing::None },
            reservations: holds_up_standings(treaty)
                || case.deeds.iter().any(|it| it.precludes_force),
            amendments: counts_from(treaty, &Own::Acceptance) || puts_out_refusers(treaty),
            measures: case.deeds.iter().any(|it| is_measure(it.kind)),
            by,
        }
    }

    pub(crate) fn bearing(&self, deed: &Deed) -> Bearing {
        match class(deed.kind) {
            Class::Nothing if self.amendments && is_on_amendment(deed) => Bearing::Mixed,
            Class::Reserves if self.reservations => Bearing::Mixed,
            Class::Claims if self.measures => Bearing::Mixed,
            Class::Reserves | Class::Claims | Class::Nothing => Bearing::None,
            Class::War => self.wars,
            Class::Mixed if deed.kind == ActKind::ExtensionAgreement => self.extends,
            Class::Mixed | Class::Prepares => Bearing::Mixed,
            // A decision about a state takes it out.
            Class::Makes if deed.kind == ActKind::Decision && !deed.toward.is_empty() => {
                Bearing::Mixed
            }
            Class::Makes if self.comes_again(deed) => Bearing::Mixed,
            Class::Makes => self.makes,
            Class::Leaves if self.acts_twice(deed) => Bearing::Mixed,
            Class::Leaves => self.leaves,
        }
    }

    /// Whether a deed moves the answer in one direction if it comes after entry into force is settled: a term runs
    /// from that, and ends for a party that came later as for all.
    pub(crate) fn is_one_way_if_later(&self, deed: &Deed) -> bool {
        matches!(deed.kind, ActKind::Deposit(_))
            && self.makes_later == Bearing::Earlier
            && !self.comes_again(deed)
    }

    /// Whether its actor took something back, and may have done it once more.
    fn comes_again(&self, deed: &Deed) -> bool {
        let own = self.by.get(deed.by.as_slice());
        own.is_some_and(|(backs, _)| 0 < *backs) && self.acts_twice(deed)
    }

    fn acts_twice(&self, deed: &Deed) -> bool {
        let own = self.by.get(deed.by.as_slice());
        own.is_some_and(|(backs, instruments)| 1 < *backs || 1 < *instruments)
    }
}

/// Whether a declaration counts whatever it is made under.
pub(crate) fn counts_any_declaration(treaty: &Treaty) -> bool {
    counts_from(treaty, &Own::Declaration)
}

/// Whether a day is reckoned from this act of a state.
fn counts_from(treaty: &Treaty, own: &Own) -> bool {
    let mut found = false;
    for when in treaty.clauses.iter().flat_map(|it| it.rule.whens()) {
        when.each_leaf(&mut |it| found |= matches!(it, Condition::Its(it) if it == own));
    }
    found
}

/// How a deed bears on what reservations come to: periods run from days, and orders decide.
pub(crate) fn on_reservations(deed: &Deed) -> Bearing {
    if class(deed.kind) == Class::Reserves { Bearing::Mixed } else { on_other(deed) }
}

fn holds_up_standings(treaty: &Treaty) -> bool {
    let needs =
        |rule: &Rule| matches!(rule, Rule::Reservations(ReservationRule::NeedsAcceptance(_)));
    treaty.clauses.iter().any(|it| needs(&it.rule))
}

/// Whether a deed makes an amendment, or answers to one: who refuses it can hang on that.
fn is_on_amendment(deed: &Deed) -> bool {
    let kinds =
        [ActKind::AmendmentAdoption, ActKind::AmendmentAcceptance, ActKind::AmendmentObjection];
    kinds.contains(&deed.kind)
}

/// Whether a deed brings its treaty nearer, the more so the earlier it is done.
pub(super) fn makes(deed: &Deed) -> bool {
    class(deed.kind) == Class::Makes
}

/// How a deed bears on what amendments come to: periods run from days, and shares are of a growing set.
pub(crate) fn on_amendments(deed: &Deed) -> Bearing {
    if deed.kind == ActKind::ModificationAgreement { Bearing::Mixed } else { on_other(deed) }
}

/// How a deed bears on application to a territory, and on declarations: what is done with the consent and
/// what after it differ.
pub(crate) fn on_particulars(deed: &Deed) -> Bearing {
    let about = [ActKind::TerritorialExtension, ActKind::TerritorialExclusion];
    if about.contains(&deed.kind) { Bearing::Mixed } else { on_other(deed) }
}

/// Who is taken out by a deed.
pub(super) fn leaves(deed: &Deed) -> Option<Member> {
    deed.by.first().copied().filter(|_| class(deed.kind) == Class::Leaves)
}

/// How a deed bears on how far grounds have come that parties invoke: periods run from days.
pub(crate) fn on_grounds(deed: &Deed) -> Bearing {
    let about = class(deed.kind) == Class::Claims || is_measure(deed.kind);
    if about { Bearing::Mixed } else { on_other(deed) }
}

fn is_measure(kind: ActKind) -> bool {
    matches!(kind, ActKind::Suspension | ActKind::DeclaredTermination)
}

/// How a deed under one treaty bears on another that hangs on it.
pub(crate) fn on_other(deed: &Deed) -> Bearing {
    let nothing =
        matches!(class(deed.kind), Class::Nothing | Class::Reserves) && !is_on_amendment(deed);
    if nothing { Bearing::None } else { Bearing::Mixed }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Brings the treaty nearer.
    Makes,
    /// Takes its actor out.
    Leaves,
    Mixed,
    /// Comes before the treaty, and takes nothing back.
    Prepares,
    /// A reservation, or an answer to one.
    Reserves,
    /// A ground invoked, or what is answered to it: a measure can hang on it.
    Claims,
    /// A war or a peace: what the treaty lets hang on it.
    War,
    /// Changes no axis; or only whether it happened matters, not when.
    Nothing,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "no direction is known of any other")]
fn class(kind: ActKind) -> Class {
    match kind {
        ActKind::Adoption
        | ActKind::Opening
        | ActKind::Signature
        | ActKind::DefinitiveSignature
        | ActKind::SignatureAdReferendum
        | ActKind::Deposit(_)
        | ActKind::Exchange
        | ActKind::ExchangeOfNotes
        | ActKind::Notification
        | ActKind::Declaration
        | ActKind::Decision
        | ActKind::Event => Class::Makes,
        ActKind::WithdrawalNotice => Class::Leaves,
        ActKind::Negotiation | ActKind::Initialling => Class::Prepares,
        ActKind::Reservation
        | ActKind::ReservationWithdrawal
        | ActKind::ReservationObjection
        | ActKind::ReservationObjectionWithdrawal
        | ActKind::ReservationAcceptance => Class::Reserves,
        ActKind::SignatureConfirmation
        | ActKind::Submission
        | ActKind::Vote
        | ActKind::DomesticRatification
        | ActKind::WithdrawalVote
        | ActKind::DomesticWithdrawal
        | ActKind::TerritorialExtension
        | ActKind::TerritorialExclusion
        | ActKind::AmendmentAdoption
        | ActKind::AmendmentAcceptance
        | ActKind::AmendmentObjection
        | ActKind::ModificationAgreement
        | ActKind::Correction
        | ActKind::Determination
        | ActKind::Invocation
        | ActKind::Waiver
        | ActKind::Registration
        | ActKind::EntryIntoForce
        | ActKind::Termination => Class::Nothing,
        ActKind::BreachClaim
        | ActKind::ImpossibilityClaim
        | ActKind::ChangedCircumstancesClaim
        | ActKind::PeremptoryNormClaim
        | ActKind::OriginalNormClaim
        | ActKind::NewNormClaim
        | ActKind::DesuetudeClaim
        | ActKind::ClaimObjection
        | ActKind::ClaimRevocation => Class::Claims,
        ActKind::War | ActKind::Peace => Class::War,
        _ => Class::Mixed,
    }
}

/// Whether anything in a treaty hangs on who is at war.
fn reads_wars(treaty: &Treaty) -> bool {
    let read = [Rule::ExpiryWaitsForPeace, Rule::ExitWaitsForPeace, Rule::SuspendedInWar];
    treaty.clauses.iter().any(|it| read.contains(&it.rule))
}

/// Acts after which an earlier beginning need not mean being in force later.
fn takes_back(deed: &Deed) -> bool {
    matches!(class(deed.kind), Class::Leaves | Class::Mixed)
}

fn has_ended(case: &Case) -> bool {
    case.ended.iter().any(Option::is_some) || case.absences.iter().any(|it| !it.is_empty())
}

/// Whether an earlier notice may keep more of a treaty than a later one: where it may be without
/// effect; where others are not surely there before its giver leaves, so that nothing ends with it; and
/// where what is taken back decides when its giver came in.
fn may_come_late(treaty: &Treaty, case: &Case) -> bool {
    has_exit_in_time(treaty)
        || has_ended(case)
        || !is_founded_by_two(treaty)
        || case.deeds.iter().any(|it| class(it.kind) == Class::Mixed && !ends_or_extends(it.kind))
}

/// Acts that bear on how long a treaty lasts, and on nobody's coming in.
fn ends_or_extends(kind: ActKind) -> bool {
    matches!(kind, ActKind::TerminationAgreement | ActKind::ExtensionAgreement)
}

/// Whether the day on which somebody leaves hangs on its notice, and not on when it came in.
fn leaves_by_notice_alone(treaty: &Treaty) -> bool {
    !has_exit_in_time(treaty)
        && treaty.clauses.iter().all(|it| {
            let Rule::Exit(exit) = &it.rule else { return true };
            exit.effect_not_before.is_none() && is_after_notice(&exit.when)
        })
}

fn is_after_notice(when: &When) -> bool {
    let When::After { condition: Condition::Its(own), only_if: None, still: false, .. } = when
    else {
        return false;
    };
    matches!(own, Own::Notice | Own::NoticeReceived | Own::NoticeReceivedByOther)
}

fn has_exit_in_time(treaty: &Treaty) -> bool {
    treaty.clauses.iter().any(|clause| {
        let Rule::Exit(exit) = &clause.rule else { return false };
        exit.notice_not_before.is_some() || exit.only_within.is_some()
    })
}

/// Whether somebody did what can stop a renewal.
fn is_stopped(case: &Case) -> bool {
    let stops = [ActKind::WithdrawalNotice, ActKind::NonRenewalNotice, ActKind::TalksRequest];
    case.deeds.iter().any(|it| stops.contains(&it.kind))
}

fn renews_itself(treaty: &Treaty, case: &Case) -> bool {
    let again = |rule: &Rule| {
        let Rule::InForce(duration) = rule else { return true };
        match duration {
            Duration::Indefinite | Duration::UntilPartiesAgree => true,
            Duration::Term { renewal, .. } => {
                matches!(renewal, Renewal::UnlessNotice { .. } | Renewal::UnlessTalks { .. })
            }
            Duration::Until(_) | Duration::UntilEvent(_) | Duration::AsLongAs(_) => false,
        }
    };
    !is_stopped(case) && treaty.clauses.iter().all(|it| again(&it.rule))
}
