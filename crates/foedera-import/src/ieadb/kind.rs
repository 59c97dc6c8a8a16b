//! What the database calls an act, and what it is in the field's words.

use foedera_model::{ActKind, Instrument};

/// What an entry says, before the other entries of the same party are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An act as it is.
    Plain(ActKind),
    /// An instrument, by the day that the database has for it: of its deposit, or of the national
    /// act where the deposit stands apart.
    Consent(Instrument),
    /// The deposit, of an instrument that may not be named.
    Deposit(Option<Instrument>),
    /// Consent to be bound, notified (as under the protocols of the Convention on Certain Conventional
    /// Weapons).
    ConsentToBeBound,
    /// Leaving, by the day that may be that of the notice or of its effect.
    Withdrawal,
    /// Leaving, by the day on which it takes effect.
    WithdrawalEffective,
    /// What is declared under its own name, such as a waiver.
    Declared(&'static str),
    /// A day that others give: evidence.
    Recorded(ActKind),
}

/// The `act_source` of `acts.csv`: the kind, and which occurrence where it says so.
pub(crate) fn of_act(word: &str) -> Option<(Kind, u16)> {
    find(ACTS, word)
}

/// The headings of `parties.csv`.
pub(crate) fn of_column(heading: &str) -> Option<(Kind, u16)> {
    find(COLUMNS, heading)
}

fn find(table: &[(&str, Kind, u16)], word: &str) -> Option<(Kind, u16)> {
    table.iter().find(|(it, ..)| *it == word).map(|(_, kind, nth)| (*kind, *nth))
}

const SIGNATURE: Kind = Kind::Plain(ActKind::Signature);
const DEFINITIVE: Kind = Kind::Plain(ActKind::DefinitiveSignature);
const NOTIFICATION: Kind = Kind::Plain(ActKind::Notification);
const PROVISIONAL: Kind = Kind::Plain(ActKind::ProvisionalApplication);
const NOTICE: Kind = Kind::Plain(ActKind::WithdrawalNotice);
const RATIFICATION: Kind = Kind::Consent(Instrument::Ratification);
const ACCEPTANCE: Kind = Kind::Consent(Instrument::Acceptance);
const APPROVAL: Kind = Kind::Consent(Instrument::Approval);
const ACCESSION: Kind = Kind::Consent(Instrument::Accession);
const SUCCESSION: Kind = Kind::Consent(Instrument::Succession);
const FORCE: Kind = Kind::Recorded(ActKind::EntryIntoForce);
const END: Kind = Kind::Recorded(ActKind::Termination);

const ACTS: &[(&str, Kind, u16)] = &[
    ("Signature", SIGNATURE, 1),
    ("Definitive signature", DEFINITIVE, 1),
    ("Ratification", RATIFICATION, 1),
    ("Acceptance", ACCEPTANCE, 1),
    ("Approval", APPROVAL, 1),
    ("Approbation", APPROVAL, 1),
    ("Accession", ACCESSION, 1),
    ("Definitive accession", ACCESSION, 1),
    ("Adherence", ACCESSION, 1),
    ("Adhesion", ACCESSION, 1),
    ("Succession", SUCCESSION, 1),
    ("Consent To Be Bound", Kind::ConsentToBeBound, 1),
    ("Notification", NOTIFICATION, 1),
    ("Deposit (ratification)", Kind::Deposit(Some(Instrument::Ratification)), 1),
    ("Deposit (acceptance)", Kind::Deposit(Some(Instrument::Acceptance)), 1),
    ("Deposit (approval)", Kind::Deposit(Some(Instrument::Approval)), 1),
    ("Deposit (accession)", Kind::Deposit(Some(Instrument::Accession)), 1),
    ("Deposit (instrument)", Kind::Deposit(None), 1),
    ("Provisional application", PROVISIONAL, 1),
    ("Denunciation", NOTICE, 1),
    ("Denunciation (effective date)", Kind::WithdrawalEffective, 1),
    ("Withdrawal", Kind::Withdrawal, 1),
    ("Withdrawal 2", Kind::Withdrawal, 2),
    ("Entry into force", FORCE, 1),
    ("Entry Into Force 2", FORCE, 2),
    ("Entry Into Force 3", FORCE, 3),
    ("Termination", END, 1),
    ("Amendment negotiated by members", Kind::Plain(ActKind::Negotiation), 1),
    ("Waiver (Art.28)", Kind::Declared("waiver of the requirements of article 28"), 1),
    ("Non-provisional application", Kind::Declared("non-provisional application"), 1),
    ("Cooperating Non-Contracting Party", Kind::Declared("cooperating non-contracting party"), 1),
];

const COLUMNS: &[(&str, Kind, u16)] = &[
    ("signature", SIGNATURE, 1),
    ("definitive_signature", DEFINITIVE, 1),
    ("ratification", RATIFICATION, 1),
    ("acceptance", ACCEPTANCE, 1),
    ("approval", APPROVAL, 1),
    ("accession", ACCESSION, 1),
    ("consent", Kind::ConsentToBeBound, 1),
    ("succession", SUCCESSION, 1),
    ("notification", NOTIFICATION, 1),
    ("deposit", Kind::Deposit(None), 1),
    ("provisional", PROVISIONAL, 1),
    ("eif", FORCE, 1),
    ("eif_2", FORCE, 2),
    ("eif_3", FORCE, 3),
    ("withdrawal_notice", NOTICE, 1),
    ("withdrawal", Kind::Withdrawal, 1),
    ("withdrawal_2", Kind::Withdrawal, 2),
    ("termination", END, 1),
];
