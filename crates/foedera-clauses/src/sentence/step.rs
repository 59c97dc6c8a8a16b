//! Acts of states: signature and consent, relations between pairs, exit and end.

use foedera_model::{ActKind, Instrument};

use crate::sentence::ActDraft;
use crate::shape::Shape;
use crate::value::Values;

macro_rules! acts {
    ($($pattern:literal $kind:expr;)*) => {
        &[$(Shape { pattern: $pattern, says: |v, it| it.by(v.codes()?, $kind) },)*]
    };
}

/// Acts that say nothing but who did them.
pub(crate) const CONSENT: &[Shape<ActDraft>] = acts! {
    "{codes} opens/open negotiations" ActKind::Negotiation;
    "{codes} initials/initial the text" ActKind::Initialling;
    "{codes} signs/sign" ActKind::Signature;
    "{codes} signs/sign definitively" ActKind::DefinitiveSignature;
    "{codes} signs/sign ad referendum" ActKind::SignatureAdReferendum;
    "{codes} confirms/confirm its/their signature" ActKind::SignatureConfirmation;
    "{codes} completes/complete ratification internally" ActKind::DomesticRatification;
    "{codes} completes/complete withdrawal internally" ActKind::DomesticWithdrawal;
    "{codes} ratifies/ratify" ActKind::Deposit(Instrument::Ratification);
    "{codes} accepts/accept" ActKind::Deposit(Instrument::Acceptance);
    "{codes} approves/approve" ActKind::Deposit(Instrument::Approval);
    "{codes} accedes/accede" ActKind::Deposit(Instrument::Accession);
    "{codes} confirms/confirm formally" ActKind::Deposit(Instrument::FormalConfirmation);
    "{codes} succeeds/succeed" ActKind::Deposit(Instrument::Succession);
    "{codes} exchanges/exchange instruments of ratification" ActKind::Exchange;
    "{codes} exchanges/exchange notes" ActKind::ExchangeOfNotes;
    "{codes} notifies/notify completion of its/their procedures" ActKind::Notification;
    "{codes} declares/declare that it/they will not become a party"
        ActKind::RefusalToBecomeParty;
    "{codes} applies/apply the treaty provisionally" ActKind::ProvisionalApplication;
    "{codes} ends/end provisional application" ActKind::ProvisionalApplicationEnd;
    "{codes} is/are invited to accede" ActKind::Invitation;
    "{codes} gives/give notice of withdrawal" ActKind::WithdrawalNotice;
    "{codes} gives/give notice of non-renewal" ActKind::NonRenewalNotice;
    "{codes} asks/ask for talks" ActKind::TalksRequest;
    "{codes} suspends/suspend its/their notice of withdrawal" ActKind::WithdrawalNoticeSuspension;
    "{codes} resumes/resume its/their notice of withdrawal" ActKind::WithdrawalNoticeResumption;
    "{codes} revokes/revoke its/their notice of withdrawal" ActKind::WithdrawalNoticeRevocation;
    "{codes} agrees/agree to terminate the treaty" ActKind::TerminationAgreement;
    "{codes} claims/claim changed circumstances" ActKind::ChangedCircumstancesClaim;
    "{codes} claims/claim impossibility" ActKind::ImpossibilityClaim;
    "{codes} claims/claim conflict with a peremptory norm" ActKind::PeremptoryNormClaim;
    "{codes} claims/claim conflict from the beginning with a peremptory norm" ActKind::OriginalNormClaim;
    "{codes} claims/claim conflict with a new peremptory norm" ActKind::NewNormClaim;
    "{codes} claims/claim desuetude" ActKind::DesuetudeClaim;
    "{codes} revokes/revoke its/their claim" ActKind::ClaimRevocation;
};

/// Acts about the act of another, an article, a territory.
pub(crate) const RELATIONS: &[Shape<ActDraft>] = &[
    Shape {
        pattern: "{codes} submits/submit the treaty to {quoted}",
        says: |v, it| {
            it.by(v.codes()?, ActKind::Submission)?;
            it.act.organ = Some(v.quoted()?);
            Some(())
        },
    },
    Shape {
        pattern: "{codes} deposits/deposit its/their instrument/instruments of {instrument}",
        says: |v, it| {
            let actors = v.codes()?;
            it.by(actors, ActKind::Deposit(v.instrument()?))
        },
    },
    Shape {
        pattern: "{codes} withdraws/withdraw its/their instrument/instruments of {instrument}",
        says: |v, it| {
            let actors = v.codes()?;
            it.act.name = Some(ActKind::Deposit(v.instrument()?).word().to_owned());
            it.by(actors, ActKind::InstrumentWithdrawal)
        },
    },
    Shape {
        pattern: "{codes} makes/make a reservation[ to article {label}]",
        says: |v, it| to_article(v, it, ActKind::Reservation),
    },
    Shape {
        pattern: "{codes} withdraws/withdraw its/their reservation[ to article {label}]",
        says: |v, it| to_article(v, it, ActKind::ReservationWithdrawal),
    },
    Shape {
        pattern: "{codes} objects/object to the reservation of {codes}[ to article {label}]",
        says: |v, it| toward_of(v, it, ActKind::ReservationObjection),
    },
    Shape {
        pattern: "{codes} accepts/accept the reservation of {codes}[ to article {label}]",
        says: |v, it| toward_of(v, it, ActKind::ReservationAcceptance),
    },
    Shape {
        pattern: "{codes} withdraws/withdraw its/their objection to the reservation of {codes}[ to article {label}]",
        says: |v, it| toward_of(v, it, ActKind::ReservationObjectionWithdrawal),
    },
    Shape {
        pattern: "{quoted} accepts the reservation of {codes}[ to article {label}]",
        says: |v, it| {
            it.act.organ = Some(v.quoted()?);
            it.act.kind = ActKind::ReservationAcceptance;
            it.act.toward = v.codes()?;
            if v.given()? {
                it.article(v.label()?);
            }
            Some(())
        },
    },
    Shape {
        pattern: "{codes} declares/declare under article {label}",
        says: |v, it| of_article(v, it, ActKind::Declaration),
    },
    Shape {
        pattern: "{codes} declares/declare {quoted}",
        says: |v, it| named(v, it, ActKind::Declaration),
    },
    Shape {
        pattern: "{codes} withdraws/withdraw its/their declaration under article {label}",
        says: |v, it| of_article(v, it, ActKind::DeclarationWithdrawal),
    },
    Shape {
        pattern: "{codes} accepts/accept the accession of {codes}",
        says: |v, it| toward(v, it, ActKind::AccessionAcceptance),
    },
    Shape {
        pattern: "{codes} objects/object to the accession of {codes}",
        says: |v, it| toward(v, it, ActKind::AccessionObjection),
    },
    Shape {
        pattern: "{codes} recognises/recognise {codes}",
        says: |v, it| toward(v, it, ActKind::Recognition),
    },
    Shape {
        pattern: "{codes} does/do not recognise {codes}",
        says: |v, it| toward(v, it, ActKind::NonRecognition),
    },
    Shape {
        pattern: "{codes} is/are at war with {codes}",
        says: |v, it| toward(v, it, ActKind::War),
    },
    Shape {
        pattern: "{codes} makes/make peace with {codes}",
        says: |v, it| toward(v, it, ActKind::Peace),
    },
    Shape {
        pattern: "{codes} extends/extend the treaty to {quoted}",
        says: |v, it| {
            it.by(v.codes()?, ActKind::TerritorialExtension)?;
            it.act.territories = vec![v.quoted()?];
            Some(())
        },
    },
    Shape {
        pattern: "{codes} excludes/exclude {quoted}",
        says: |v, it| {
            it.by(v.codes()?, ActKind::TerritorialExclusion)?;
            it.act.territories = vec![v.quoted()?];
            Some(())
        },
    },
    Shape {
        pattern: "{codes} accepts/accept amendment {quoted}",
        says: |v, it| named(v, it, ActKind::AmendmentAcceptance),
    },
    Shape {
        pattern: "{codes} objects/object to amendment {quoted}",
        says: |v, it| named(v, it, ActKind::AmendmentObjection),
    },
    Shape {
        pattern: "{codes} determines/determine that article {label} applies",
        says: |v, it| of_article(v, it, ActKind::Determination),
    },
    Shape {
        pattern: "{codes} invokes/invoke article {label}",
        says: |v, it| of_article(v, it, ActKind::Invocation),
    },
    Shape {
        pattern: "{codes} waives/waive article {label} toward {codes}",
        says: |v, it| {
            of_article(v, it, ActKind::Waiver)?;
            it.act.toward = v.codes()?;
            Some(())
        },
    },
    Shape {
        pattern: "{codes} claims/claim breach by {codes}[ of article {label}]",
        says: |v, it| toward_of(v, it, ActKind::BreachClaim),
    },
    Shape {
        pattern: "{codes} objects/object to the claim of {codes}",
        says: |v, it| toward(v, it, ActKind::ClaimObjection),
    },
];

/// Pause, exit and end.
pub(crate) const END: &[Shape<ActDraft>] = &[
    Shape {
        pattern: "{codes} gives/give notice of termination",
        says: |v, it| {
            it.act.form = Some("termination".to_owned());
            it.by(v.codes()?, ActKind::WithdrawalNotice)
        },
    },
    Shape {
        pattern: "{codes} suspends/suspend the treaty[ toward {codes}]",
        says: |v, it| perhaps_toward(v, it, ActKind::Suspension),
    },
    Shape {
        pattern: "{codes} declares/declare the treaty terminated[ toward {codes}]",
        says: |v, it| perhaps_toward(v, it, ActKind::DeclaredTermination),
    },
    Shape {
        pattern: "{codes} resumes/resume the treaty[ toward {codes}]",
        says: |v, it| perhaps_toward(v, it, ActKind::Resumption),
    },
    Shape {
        pattern: "{codes} ceases/cease to be a member of {treaty}",
        says: |v, it| {
            it.by(v.codes()?, ActKind::MembershipEnd)?;
            it.act.name = Some(v.treaty()?);
            Some(())
        },
    },
    Shape {
        pattern: "{codes} agrees/agree to modify the treaty by {quoted}",
        says: |v, it| {
            it.by(v.codes()?, ActKind::ModificationAgreement)?;
            it.act.name = Some(v.quoted()?);
            Some(())
        },
    },
    Shape {
        pattern: "{codes} agrees/agree to extend the treaty until {date}",
        says: |v, it| {
            it.by(v.codes()?, ActKind::ExtensionAgreement)?;
            it.act.effective = Some(v.date()?);
            Some(())
        },
    },
];

fn toward(v: &mut Values, it: &mut ActDraft, kind: ActKind) -> Option<()> {
    it.by(v.codes()?, kind)?;
    it.act.toward = v.codes()?;
    Some(())
}

/// Toward nobody in particular is toward all.
fn perhaps_toward(v: &mut Values, it: &mut ActDraft, kind: ActKind) -> Option<()> {
    it.by(v.codes()?, kind)?;
    if v.given()? {
        it.act.toward = v.codes()?;
    }
    Some(())
}

fn named(v: &mut Values, it: &mut ActDraft, kind: ActKind) -> Option<()> {
    it.by(v.codes()?, kind)?;
    it.act.name = Some(v.quoted()?);
    Some(())
}

fn of_article(v: &mut Values, it: &mut ActDraft, kind: ActKind) -> Option<()> {
    it.by(v.codes()?, kind)?;
    it.article(v.label()?);
    Some(())
}

fn to_article(v: &mut Values, it: &mut ActDraft, kind: ActKind) -> Option<()> {
    it.by(v.codes()?, kind)?;
    if v.given()? {
        it.article(v.label()?);
    }
    Some(())
}

fn toward_of(v: &mut Values, it: &mut ActDraft, kind: ActKind) -> Option<()> {
    toward(v, it, kind)?;
    if v.given()? {
        it.article(v.label()?);
    }
    Some(())
}
