//! Who owes whom what: the sides and the duty of a commitment.

use foedera_model::{Against, Assistance, Base, Duty, NeutralityKind, Set, Side};

use crate::cursor::{Cursor, Expected};
use crate::noun::plain::{is_name, list};
use crate::noun::set::{Form, set, write_set};
use crate::out::Out;
use crate::token::{Kind, quoted};

const DUTY: &str = "what is owed, such as `assistance`, `consultation` or a duty in quotes";
const OWED: &str = "whom it is owed and what, such as `it assistance` or `each other consultation`";
const WHOM: &str = "whom it is owed, such as `it` or `each other`";
const SIDE: &str = "a party to the duty, such as `the other party`, `it` or `GB`";

/// A side as it is spoken of: the same side has several words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) side: Side,
    words: Option<&'static str>,
}

const SIDES: &[(&str, Side)] = &[
    ("the other party", Side::OtherParties),
    ("each other party", Side::OtherParties),
    ("the other parties", Side::OtherParties),
    ("each other", Side::EachOther),
    ("it", Side::Victims),
    ("them", Side::Victims),
];

const DUTIES: &[(&str, Duty)] = &[
    ("military and other assistance", Duty::Defense(Assistance::MilitaryAndOther)),
    ("military assistance", Duty::Defense(Assistance::Military)),
    ("assistance", Duty::Defense(Assistance::Unspecified)),
    ("participation in war", Duty::Offense),
    ("benevolent neutrality", Duty::Neutrality(NeutralityKind::Benevolent)),
    ("strict neutrality", Duty::Neutrality(NeutralityKind::Strict)),
    ("neutrality", Duty::Neutrality(NeutralityKind::Plain)),
    ("non-aggression", Duty::NonAggression),
    ("consultation", Duty::Consultation),
    ("no aid to the enemy", Duty::NoAidToEnemy),
    ("no hostile alliance", Duty::NoHostileAlliance),
    ("no separate peace", Duty::NoSeparatePeace),
    ("military aid", Duty::MilitaryAid),
    ("use of territory", Duty::UseOfTerritory),
    ("denial of territory", Duty::DenialOfTerritory),
    ("rejection of coercive measures", Duty::RejectionOfCoerciveMeasures),
];

/// Words of promptness; they have no number and are kept as they stand.
const TIMINGS: &[&str] =
    &["immediately", "at once", "forthwith", "without delay", "in ample time", "simultaneously"];

/// The words of sides and duties.
pub(crate) fn reserved() -> impl Iterator<Item = &'static str> {
    SIDES.iter().map(|it| it.0).chain(DUTIES.iter().map(|it| it.0)).chain(TIMINGS.iter().copied())
}

pub(crate) fn side(c: &mut Cursor<'_, '_>) -> Option<Spoken> {
    if let Some((words, side)) = SIDES.iter().find(|(words, _)| c.has(words)) {
        return Some(Spoken { side: side.clone(), words: Some(words) });
    }
    if DUTIES.iter().any(|(words, _)| c.looks_at(words)) {
        return c.miss(Expected::Noun(WHOM));
    }
    // A side never ends its line: a last word is what is owed, or was meant to be.
    if c.kind(1).is_none() && is_name(c.peek(0)) {
        return c.miss(Expected::Noun(OWED));
    }
    match c.attempt(set) {
        Some(set) => Some(Spoken { side: Side::Set(set), words: None }),
        None => c.miss(Expected::Noun(SIDE)),
    }
}

/// Whether a side takes `owe` and not `owes`.
pub(crate) fn is_plural(spoken: &Spoken) -> bool {
    match (&spoken.side, spoken.words) {
        (Side::Set(Set { base: Base::Codes(states), .. }), _) => 1 < states.len(),
        (_, words) => !matches!(words, Some("the other party" | "each other party" | "it")),
    }
}

pub(crate) fn write_side(spoken: &Spoken, out: &mut Out) {
    match (&spoken.side, spoken.words) {
        (_, Some(words)) => out.word(words),
        (Side::Set(set), None) => write_set(set, Form::Whole, out),
        (Side::OtherParties | Side::EachOther | Side::Victims, None) => {}
    }
}

/// A duty, and against whom where it is said.
pub(crate) fn duty(c: &mut Cursor<'_, '_>) -> Option<(Duty, Option<Against>)> {
    let duty = if c.kind(0) == Some(Kind::Quoted) {
        Duty::Other(c.quoted(DUTY)?)
    } else if c.has("guarantee of") {
        Duty::Guarantee(c.quoted("what is guaranteed, in quotes")?)
    } else {
        crate::noun::consent::one_of(c, DUTIES, DUTY)?
    };
    let against = if c.has("against those powers") {
        Some(Against::Attackers)
    } else if c.has("against") {
        Some(Against::Set(set(c)?))
    } else {
        None
    };
    Some((duty, against))
}

pub(crate) fn write_duty(owed: &(Duty, Option<Against>), out: &mut Out) {
    let (duty, against) = owed;
    if let Duty::Other(words) = duty {
        out.word(&quoted(words));
    } else if let Duty::Guarantee(what) = duty {
        out.word("guarantee of");
        out.word(&quoted(what));
    } else {
        crate::noun::consent::write_one_of(DUTIES, duty, out);
    }
    match against {
        None => {}
        Some(Against::Attackers) => out.word("against those powers"),
        Some(Against::Set(set)) => {
            out.word("against");
            write_set(set, Form::Whole, out);
        }
    }
}

/// Words of promptness: `immediately and simultaneously`.
pub(crate) fn timing(c: &mut Cursor<'_, '_>) -> Option<String> {
    list(c, &["and"], promptness).map(|all| all.join(" and "))
}

fn promptness(c: &mut Cursor<'_, '_>) -> Option<&'static str> {
    match TIMINGS.iter().find(|words| c.has(words)) {
        Some(words) => Some(*words),
        None => {
            let from = c.at();
            for words in TIMINGS {
                c.reader.furthest.note(from, Expected::Words { words, from });
            }
            None
        }
    }
}
