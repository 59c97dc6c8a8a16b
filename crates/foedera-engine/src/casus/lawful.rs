//! What makes force in performance of a duty lawful: shown beside the duty, never a part of it.
//!
//! That a treaty obliges to fight does not make fighting lawful, and whether it would be is not
//! computed: these are the conditions that a lawyer will ask for.

use foedera_dates::Edtf;
use foedera_model::Duty;

/// The Charter entered into force on the day the last of the five permanent members deposited, with
/// the majority of the other signatories (article 110(3); the depositary's list, chapter I.1).
const CHARTER_SINCE: (i16, i8, i8) = (1945, 10, 24);

/// For help to one attacked. The paragraphs are those of ICJ, Military and Paramilitary Activities
/// in and against Nicaragua, judgment of 27 June 1986 (numbers from memory).
const SELF_DEFENCE: &[&str] = &[
    "an armed attack has occurred (Charter 51)",
    "the one attacked has declared that it was (Nicaragua, paragraph 195)",
    "the one attacked has requested help (Nicaragua, paragraph 199)",
    "the help is necessary and in proportion (Nicaragua, paragraph 194)",
    "it is reported to the Security Council at once, and ends when the Council has taken the \
     measures necessary (Charter 51)",
];

/// Where whoever strikes is no state: within the state that is helped it is for that state to ask (Articles on the
/// Responsibility of States 20; ICJ, Armed Activities on the Territory of the Congo, judgment of 19 December 2005, paragraphs 42 to 54,
/// from memory), and elsewhere an armed attack has to have come.
const AGAINST_NO_STATE: &[&str] = &[
    "within the territory of the one helped: its government has asked for the help, which keeps within what was asked (Articles \
     on State Responsibility 20)",
    "elsewhere: an armed attack has occurred, and the one attacked has declared that and requested help (Charter 51; Nicaragua, \
     paragraphs 195 and 199)",
    "the help is necessary and in proportion (Nicaragua, paragraph 194)",
    "under Charter 51 it is reported to the Security Council at once, and ends when the Council has taken the measures necessary",
];

/// For force where nobody need be attacked.
const FORCE: &[&str] = &[
    "force is not used against a state, unless in self-defence or on a decision of the Security \
     Council (Charter 2(4), 42 and 51)",
];

/// Whether a date lies in the time of the Charter, or may.
pub(super) fn is_under_charter(on: &Edtf) -> bool {
    on.bounds().latest().is_none_or(|day| CHARTER_SINCE <= day.ymd())
}

/// Whether a date surely lies in the time of the Charter.
pub(super) fn is_surely_under(on: &Edtf) -> bool {
    on.bounds().earliest().is_some_and(|day| CHARTER_SINCE <= day.ymd())
}

/// The conditions on which what is owed may lawfully be done, against a state or another.
pub(super) fn conditions(duty: &Duty, on: &Edtf, no_state: bool) -> &'static [&'static str] {
    match duty {
        _ if !is_under_charter(on) => &[],
        Duty::Defense(_) | Duty::MilitaryAid if no_state => AGAINST_NO_STATE,
        Duty::Defense(_) | Duty::MilitaryAid => SELF_DEFENCE,
        Duty::Offense => FORCE,
        Duty::Neutrality(_)
        | Duty::NonAggression
        | Duty::Consultation
        | Duty::NoAidToEnemy
        | Duty::NoHostileAlliance
        | Duty::NoSeparatePeace
        | Duty::UseOfTerritory
        | Duty::DenialOfTerritory
        | Duty::Guarantee(_)
        | Duty::RejectionOfCoerciveMeasures
        | Duty::Other(_) => &[],
    }
}
