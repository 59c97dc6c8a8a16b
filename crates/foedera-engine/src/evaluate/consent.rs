//! Signatures and consents to be bound, by member (VCLT 11 to 16).

use foedera_dates::Day;
use foedera_model::{ActKind, Condition, Counted, Instrument, Means, Rule, Treaty, When};

use super::journal::Done;
use super::succession::succeeds;
use crate::belief::FactNo;
use crate::law::{Case, Member, clauses};

/// An act by which a member expressed its consent to be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Consent {
    /// Since when it counts: it was established by exchange, deposit or notification (VCLT 16), and
    /// reservations that need acceptance have it (20(2), (3)).
    pub(crate) day: Day,
    /// When it was established.
    pub(crate) established: Day,
    /// When it was sent.
    pub(crate) sent: Day,
    pub(crate) fact: FactNo,
    pub(crate) kind: ActKind,
    /// The day that a successor names.
    pub(crate) effective: Option<Day>,
    /// The day on which the depositary told the others of it.
    pub(crate) notified: Option<Day>,
    /// The first day on which its instrument was taken back, and the act.
    pub(crate) withdrawn: Option<(Day, FactNo)>,
}

impl Consent {
    /// Whether it stands on a day.
    pub(crate) fn stands(&self, day: Day) -> bool {
        self.day <= day && self.withdrawn.is_none_or(|(withdrawn, _)| day < withdrawn)
    }
}

/// A signature: its day and the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    pub(crate) day: Day,
    pub(crate) fact: FactNo,
}

/// The first signature of each member. One ad referendum counts once it is confirmed, from its
/// own day (VCLT 12(2)(b)).
pub(crate) fn signatures(case: &Case, journal: &[Done<'_>]) -> Vec<Option<Signature>> {
    let first = |member: Member| {
        let belongs = case.between.is_empty() || case.between.contains(&member);
        let mut own = journal.iter().filter(|it| belongs && it.is_by(member));
        let confirmed = own.clone().any(|it| it.deed.kind == ActKind::SignatureConfirmation);
        let signs = |it: &&Done<'_>| {
            matches!(it.deed.kind, ActKind::Signature | ActKind::DefinitiveSignature)
                || confirmed && it.deed.kind == ActKind::SignatureAdReferendum
        };
        own.find(signs).map(|it| Signature { day: it.sent, fact: it.deed.fact })
    };
    case.all().map(first).collect()
}

/// The consents of each member, in the order of their days.
pub(crate) fn consents(treaty: &Treaty, case: &Case, journal: &[Done<'_>]) -> Vec<Vec<Consent>> {
    let means = Ways::of(treaty);
    let mut consents: Vec<Vec<Consent>> = vec![Vec::new(); case.members.len()];
    let circle = Circle::of(treaty, case, journal);
    let is_stray = |it: &Done<'_>| {
        let exchange = matches!(it.deed.kind, ActKind::Exchange | ActKind::ExchangeOfNotes);
        let strange = it.deed.by.iter().any(|by| circle.is_closed_to(*by));
        // A successor takes its predecessor's place in the circle.
        let follows = it.deed.kind == ActKind::Deposit(Instrument::Succession);
        exchange && !case.is_in_the_circle(it.deed) || strange && !follows
    };
    // Who is invited accedes, whatever means the clauses name (VCLT 15(c)).
    let invited = |it: &Done<'_>| {
        let accedes = it.deed.kind == ActKind::Deposit(Instrument::Accession);
        accedes && it.deed.by.iter().any(|by| circle.invited(*by).is_some())
    };
    let counts = |it: &&Done<'_>| (means.admit(it.deed.kind) || invited(it)) && !is_stray(it);
    for done in journal.iter().filter(counts) {
        let everyone = done.deed.by.is_empty() && done.deed.kind.is_joint();
        let by = if everyone { &case.between } else { &done.deed.by };
        for member in by {
            if let Some(own) = consents.get_mut(member.index()) {
                // Who came to a closed treaty uninvited is there once it is invited.
                let day = circle.since(*member).map_or(done.received, |it| it.max(done.received));
                own.push(Consent {
                    day,
                    established: day,
                    sent: done.sent,
                    fact: done.deed.fact,
                    kind: done.deed.kind,
                    effective: done.effective,
                    notified: done.notified,
                    withdrawn: None,
                });
            }
        }
    }
    let withdrawals = journal.iter().filter(|it| it.deed.kind == ActKind::InstrumentWithdrawal);
    for done in withdrawals {
        for member in &done.deed.by {
            let own = consents.get_mut(member.index()).into_iter().flatten();
            // A definitive signature is no instrument that could be taken back.
            let earlier = own.filter(|it| {
                it.day <= done.received
                    && it.withdrawn.is_none()
                    && matches!(it.kind, ActKind::Deposit(_) | ActKind::Exchange)
            });
            earlier.for_each(|it| it.withdrawn = Some((done.received, done.deed.fact)));
        }
    }
    if means.signature {
        let confirmed = signatures_ad_referendum(case, journal);
        for (own, consent) in consents.iter_mut().zip(confirmed) {
            own.extend(consent);
        }
    }
    for own in &mut consents {
        // Of one day, a succession first: who takes a place has not come in by its own right before.
        own.sort_by_key(|it| (it.day, !succeeds(it), it.fact));
    }
    consents
}

/// By member: a signature ad referendum that was confirmed, which is a full one from its own day (VCLT
/// 12(2)(b)).
fn signatures_ad_referendum(case: &Case, journal: &[Done<'_>]) -> Vec<Option<Consent>> {
    let of = |member: Member, signature: Signature| {
        let by =
            |kind: ActKind| journal.iter().find(move |it| it.deed.kind == kind && it.is_by(member));
        let signed =
            by(ActKind::SignatureAdReferendum).filter(|it| it.deed.fact == signature.fact)?;
        Some(Consent {
            day: signed.received,
            established: by(ActKind::SignatureConfirmation)?.received,
            sent: signed.sent,
            fact: signed.deed.fact,
            kind: signed.deed.kind,
            effective: signed.effective,
            notified: signed.notified,
            withdrawn: None,
        })
    };
    let signatures = signatures(case, journal);
    case.all().zip(signatures).map(|(member, it)| of(member, it?)).collect()
}

/// To whom a closed treaty is closed: to all but the states that it is between, unless it provides for
/// accession or its parties invited them (VCLT 15, 34).
pub(super) struct Circle<'a> {
    closed: bool,
    case: &'a Case,
    journal: &'a [Done<'a>],
}

impl<'a> Circle<'a> {
    pub(super) fn of(treaty: &Treaty, case: &'a Case, journal: &'a [Done<'a>]) -> Self {
        let closed = !case.between.is_empty() && !Ways::provide_for_accession(treaty);
        Self { closed, case, journal }
    }

    /// Whether nothing ever lets it in.
    pub(super) fn is_closed_to(&self, who: Member) -> bool {
        self.keeps_out(who) && self.invited(who).is_none()
    }

    /// The day on which one outside was invited.
    fn since(&self, who: Member) -> Option<Day> {
        self.invited(who).filter(|_| self.keeps_out(who))
    }

    fn keeps_out(&self, who: Member) -> bool {
        self.closed && !self.case.between.contains(&who)
    }

    pub(super) fn has_invited(&self, who: Member, by: Day) -> bool {
        self.invited(who).is_some_and(|it| it <= by)
    }

    fn invited(&self, who: Member) -> Option<Day> {
        let invitations = self.journal.iter().filter(|it| it.deed.kind == ActKind::Invitation);
        invitations.filter(|it| it.is_by(who)).map(|it| it.received).min()
    }
}

/// The means of expressing consent that a treaty provides for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a set of means, each there or not (VCLT 11)")]
pub(crate) struct Ways {
    signature: bool,
    definitive_signature: bool,
    ratification: bool,
    accession: bool,
    exchange: bool,
    notes: bool,
    notification: bool,
}

impl Ways {
    const NONE: Self = Self {
        signature: false,
        definitive_signature: false,
        ratification: false,
        accession: false,
        exchange: false,
        notes: false,
        notification: false,
    };

    /// The means that the consent clauses name, and those by which the treaty says it comes into
    /// force. Where it says nothing, any means that the parties use (VCLT 11), a plain signature
    /// only in a closed treaty (VCLT 12).
    pub(crate) fn of(treaty: &Treaty) -> Self {
        let explicit = consent_clauses(treaty).next().is_some();
        let ways = Self::named(treaty, explicit);
        if explicit || ways != (Self { accession: ways.accession, ..Self::NONE }) {
            ways
        } else {
            Self {
                signature: !treaty.head.between.is_empty(),
                definitive_signature: true,
                ratification: true,
                accession: true,
                exchange: true,
                notes: true,
                notification: true,
            }
        }
    }

    /// Whether a clause names accession (VCLT 15(a)).
    pub(crate) fn provide_for_accession(treaty: &Treaty) -> bool {
        Self::named(treaty, true).accession
    }

    /// Those that clauses name; `explicit` where the consent clauses alone say what any instrument is.
    fn named(treaty: &Treaty, explicit: bool) -> Self {
        let mut ways = Self::NONE;
        consent_clauses(treaty).flatten().for_each(|it| ways.add(*it));
        let accession = clauses(treaty, |rule| {
            matches!(rule, Rule::Accession { .. } | Rule::AccessionByInvitation(_)).then_some(())
        });
        ways.accession |= 0 < accession.count();
        let entry = clauses(treaty, |rule| {
            if let Rule::EntersIntoForce { when, .. } = rule { Some(when) } else { None }
        });
        entry.for_each(|(_, when)| ways.add_when(when, explicit));
        ways
    }

    fn add(&mut self, means: Means) {
        match means {
            Means::Signature => {
                self.signature = true;
                self.definitive_signature = true;
            }
            Means::SignatureWithoutReservation => self.definitive_signature = true,
            Means::Instrument(Instrument::Accession) => self.accession = true,
            // Acceptance and approval are ratification under another name (VCLT 14(2)); an
            // exchange of instruments establishes it (VCLT 16(a)).
            Means::Instrument(_) => {
                self.ratification = true;
                self.exchange = true;
            }
            Means::ExchangeOfInstruments => self.exchange = true,
            Means::ExchangeOfNotes => self.notes = true,
            Means::Notification => self.notification = true,
        }
    }

    /// What the clause on entry into force counts is a way of consenting.
    fn add_when(&mut self, when: &When, explicit: bool) {
        match when {
            When::On(_) => {}
            When::After { condition, .. } => self.add_condition(condition, explicit),
            When::Later(all) | When::Earlier(all) => {
                all.iter().for_each(|it| self.add_when(it, explicit));
            }
            When::Cases { cases, otherwise } => {
                cases.iter().for_each(|(condition, _)| self.add_condition(condition, explicit));
                self.add_when(otherwise, explicit);
            }
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else is an act of consent")]
    fn add_condition(&mut self, condition: &Condition, explicit: bool) {
        match condition {
            Condition::All(all) | Condition::Any(all) => {
                all.iter().for_each(|it| self.add_condition(it, explicit));
            }
            Condition::Exchange => self.exchange = true,
            Condition::ExchangeOfNotes => self.notes = true,
            Condition::By { condition, .. } => self.add_condition(condition, explicit),
            Condition::Hold { .. } if !explicit => self.add_instruments(),
            Condition::Done { act, .. } => match act {
                Counted::Signature if !explicit => self.add(Means::Signature),
                Counted::NotificationSent | Counted::NotificationReceived => {
                    self.notification = true;
                }
                Counted::AnyInstrument | Counted::Consent if !explicit => self.add_instruments(),
                Counted::Instrument(Instrument::Accession) => self.accession = true,
                Counted::Ratification | Counted::Instrument(_) | Counted::ProcesVerbal => {
                    self.ratification = true;
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn add_instruments(&mut self) {
        self.definitive_signature = true;
        self.ratification = true;
        self.accession = true;
    }

    /// Whether an act of this kind expresses consent to be bound.
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else is an act of consent")]
    pub(crate) fn admit(self, kind: ActKind) -> bool {
        match kind {
            ActKind::Signature => self.signature,
            ActKind::DefinitiveSignature => self.definitive_signature,
            ActKind::Deposit(Instrument::Succession) => true,
            ActKind::Deposit(Instrument::Accession) => self.accession,
            ActKind::Deposit(_) => self.ratification,
            ActKind::Exchange => self.exchange,
            ActKind::ExchangeOfNotes => self.notes,
            ActKind::Notification => self.notification,
            _ => false,
        }
    }
}

fn consent_clauses(treaty: &Treaty) -> impl Iterator<Item = &Vec<Means>> {
    let means = clauses(treaty, |rule| if let Rule::Consent(it) = rule { Some(it) } else { None });
    means.map(|(_, means)| means)
}
