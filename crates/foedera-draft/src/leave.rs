//! Who may leave a treaty, from when, and on what notice, where the same sentence says it.

use foedera_dates::{Delay, Step};
use foedera_model::{Own, When};

use crate::called::{TREATY, eat_treaty};
use crate::cursor::Cursor;
use crate::date::month;
use crate::delay::{delay, period};
use crate::exit::reckoned;
use crate::taking::{is_addressee, takes_effect};
use crate::token::Token;

/// What a sentence allows.
#[derive(Clone, Debug)]
pub(crate) struct Leave {
    /// From when a notice may be given.
    pub(crate) not_before: Option<When>,
    /// Whether it ends the treaty for both, as where *either* may do it.
    pub(crate) ends_for_all: bool,
    /// How long after its notice it is out, where the sentence says so.
    pub(crate) when: Option<When>,
}

const LEAVES: &[&str] = &[
    "withdraw from",
    "cease to be a party",
    "cease to be party",
    "give notice of withdrawal",
    "give notice of denunciation",
    "give notice of termination",
    "give notice of its withdrawal",
    "give notice of its denunciation",
    "give written notice of",
    "give notice to terminate",
    "give notice of its intention to",
    "give notice of its desire to",
    "give notice of its decision to",
    "give to the other notice of",
    "give notice to the other",
    "notify its withdrawal",
    "notify its denunciation",
    "notify the depositary of its withdrawal",
];

/// What is left or ended, where the verb alone does not say it.
const VERBS: &[&str] = &["denounce", "terminate"];

/// By whom a treaty may be ended, behind `may be denounced`.
const ENDED: &[&str] = &["denounced", "terminated"];

const MEMBERS: &[&str] = &[
    "party",
    "parties",
    "state",
    "states",
    "government",
    "governments",
    "member",
    "members",
    "signatory",
    "country",
    "side",
    "participant",
];

/// What may stand between who may and `may`.
const RIGHTS: &[&str] =
    &["may", "shall have the right to", "has the right to", "is entitled to", "shall be free to"];

/// What asks for more than a notice, or leaves something else than the treaty.
const MORE: &[&str] = &[
    "in time of",
    "in times of",
    "the consent of",
    "the approval of",
    "save",
    "arrears",
    "where its",
    "where the",
    "when its",
    "when all",
    "when the",
    "if",
    "unless",
    "provided",
    "except",
    "only",
    "amendment",
    "amendments",
    "reservation",
    "reservations",
    "annex",
    "provisional application",
    "mutual",
    "by agreement",
];

/// `Any Party may withdraw …`, `This Convention may be denounced by any Party …`.
pub(crate) fn may_leave(here: Cursor<'_>, tokens: &[Token<'_>]) -> Option<Leave> {
    let length = tokens.len();
    let sees = |words: &[&str]| (0..length).any(|at| words.iter().any(|it| here.from(at).sees(it)));
    if let Some(when) = until_ended(here, length) {
        return Some(Leave { not_before: None, ends_for_all: true, when: Some(when) });
    }
    let either = actively(here, length).or_else(|| passively(here, length))?;
    if sees(MORE) || (0..length).any(|at| names_month(here.from(at))) {
        return None;
    }
    let either = either || sees(THE_OTHER);
    let locked = lock_in(here, length)?;
    let when = notice(here, length, either);
    // A period that was read as neither is a limit of its own.
    let periods = (0..length).filter(|at| period(&mut here.from(*at)).is_some()).count();
    let read = usize::from(locked.is_some()) + usize::from(when.is_some());
    let said_here = takes_effect(here, tokens, either).or_else(|| ceases(here)).is_some();
    if read < periods && !said_here || read + 1 < periods {
        return None;
    }
    Some(Leave { not_before: locked, ends_for_all: either, when })
}

/// There are two, where there is one other.
const THE_OTHER: &[&str] = &[
    "to the other party",
    "to the other contracting party",
    "to the other government",
    "the other party by",
    "notifying the other party",
    "notifying the other contracting party",
];

/// `either Party may …`: whether it is one of two.
fn actively(here: Cursor<'_>, length: usize) -> Option<bool> {
    let may = (0..length).find(|at| may_do_so(here.from(*at)))?;
    (0..may).rev().find_map(|from| one_of(here.from(from), may))
}

/// `may at any time denounce it`.
fn may_do_so(here: Cursor<'_>) -> bool {
    const VERB_MAX: usize = 30;
    let mut c = here;
    if !c.eat_any(RIGHTS) {
        return false;
    }
    let place = (0..VERB_MAX).find(|ahead| leaves(c.from(c.at() + ahead)));
    place.is_some_and(|it| !(0..it).any(|ahead| c.peek(ahead) == "be"))
}

/// `denounce it`, `withdraw at any time`, and no reservation or concession that is withdrawn.
fn leaves(here: Cursor<'_>) -> bool {
    let mut c = here;
    if c.eat_any(LEAVES) {
        return true;
    }
    if c.eat("withdraw") {
        let ends = ["at any time", "by", "upon", "on", "after", "thereafter"];
        return !c.is_word() || ends.iter().any(|it| c.sees(it));
    }
    c.eat_any(VERBS) && (c.eat_any(&["it", "at any time", "the application"]) || eat_treaty(&mut c))
}

/// `any Contracting Party`, `either of the two Governments`, before a place.
fn one_of(here: Cursor<'_>, end: usize) -> Option<bool> {
    const NOUN_MAX: usize = 6;
    let mut c = here;
    let either = c.eat("either");
    if !either {
        c.need_any(&["any", "each", "a", "every", "one", "that", "such"])?;
    }
    let names = (0..NOUN_MAX).any(|ahead| c.at() + ahead < end && MEMBERS.contains(&c.peek(ahead)));
    names.then_some(either)
}

/// `may be denounced at any time by any Party`.
fn passively(here: Cursor<'_>, length: usize) -> Option<bool> {
    const WHO_MAX: usize = 40;
    let at = (0..length).find(|at| {
        let mut c = here.from(*at);
        let named = at.checked_sub(1).is_some_and(|it| {
            let noun = here.from(it).peek(0);
            noun == "it" || TREATY.contains(&noun)
        });
        named
            && c.eat("may be")
            && c.eat_any(&["denounced", "at any time be denounced", "terminated"])
    })?;
    let by = (at..at + WHO_MAX).find(|at| {
        ["by any", "by each", "by a", "by either", "by one", "on behalf of any"]
            .iter()
            .any(|it| here.from(*at).sees(it))
    })?;
    (by..by + 4).find_map(|from| one_of(here.from(from), length))
}

/// `After the expiration of five years from the date on which this Convention entered into force for that Party`: from
/// when a notice may be given, where anything is said of it; nothing at all, where it was not understood.
#[expect(clippy::option_option, reason = "not said and not understood are two")]
fn lock_in(here: Cursor<'_>, length: usize) -> Option<Option<When>> {
    const INTO_FORCE_MAX: usize = 14;
    const FOR_MAX: usize = 8;
    if let Some(found) = (0..length).find_map(|at| been_in_force(here.from(at))) {
        return Some(Some(found));
    }
    let found = (0..length).find_map(|at| {
        let mut c = here.from(at);
        if at == 0 && period(&mut { c }).is_some() {
            let step = period(&mut c)?;
            c.need_any(&["from", "after", "following"])?;
            return Some((step, c));
        }
        c.need_any(&["after", "expiration of", "expiry of", "until", "end of"])?;
        c.eat_any(&["the expiration of", "the expiry of", "the end of"]);
        c.eat_any(&["a period of", "the period of"]);
        let step = period(&mut c)?;
        c.eat_any(&["have elapsed", "has elapsed", "have expired", "has expired"]);
        c.need_any(&["from", "after", "following", "as from", "since"])?;
        Some((step, c))
    });
    let Some((step, c)) = found else { return Some(None) };
    let force = (0..INTO_FORCE_MAX).find(|ahead| {
        let here = c.from(c.at() + ahead);
        here.sees("into force") || here.sees("into effect") || here.sees("in force")
    })?;
    let behind = c.from(c.at() + force + 2);
    let own = (0..FOR_MAX).any(|ahead| is_for_that_party(behind.from(behind.at() + ahead)));
    let entry = if own { Own::EntryIntoForce } else { return Some(Some(after_entry(step))) };
    Some(Some(reckoned(step.into(), entry)))
}

/// `after it has been in force for two years for the Party denouncing it`.
fn been_in_force(here: Cursor<'_>) -> Option<When> {
    const SUBJECT_MAX: usize = 5;
    let mut c = here;
    c.need("after")?;
    let at = (c.at()..c.at() + SUBJECT_MAX).find(|at| c.from(*at).sees("has been in force for"))?;
    c = c.from(at);
    c.eat("has been in force for");
    c.eat("a period of");
    let step = period(&mut c)?;
    Some(if is_for_that_party(c) {
        reckoned(step.into(), Own::EntryIntoForce)
    } else {
        after_entry(step)
    })
}

fn after_entry(step: Step) -> When {
    When::After {
        delay: step.into(),
        condition: foedera_model::Condition::EntryIntoForce,
        only_if: None,
        still: false,
    }
}

/// `for it`, `with respect to that Party`.
fn is_for_that_party(here: Cursor<'_>) -> bool {
    let mut c = here;
    c.eat_any(&[
        "for",
        "with respect to",
        "in respect of",
        "with regard to",
        "as regards",
        "in relation to",
    ]) && (c.sees("it")
        || c.eat_any(&["that", "such", "a", "the", "any", "each"])
            && (0..3).any(|ahead| MEMBERS.contains(&c.peek(ahead))))
}

/// `shall remain in force until terminated by either Party on one year's notice`, `unless terminated …`.
pub(crate) fn until_ended(here: Cursor<'_>, length: usize) -> Option<When> {
    const FAR: usize = 14;
    // `until one year after either Party has given notice`
    let after = |at: usize| {
        let mut c = here.from(at);
        (c.sees("until") && (0..FAR).any(|it| c.peek(it) == "either"))
            .then(|| c.attempt(|c| after_giving(c, true)))
            .flatten()
    };
    if let Some(found) = (0..length).find_map(after) {
        return no_term_before(here, length).then_some(found);
    }
    let ends = |at: &usize| {
        let mut c = here.from(*at);
        c.eat_any(&["until", "unless"]);
        c.eat_any(&["it is", "it has been"]);
        c.at() != *at && c.eat_any(ENDED) && c.eat("by either")
    };
    let at = (0..length).find(ends)?;
    if !no_term_before(here, at) {
        return None;
    }
    let rest = here.from(at);
    let told = (at + 1..length)
        .any(|at| here.from(at).sees("or until") || MORE.iter().any(|it| here.from(at).sees(it)));
    (!told).then(|| notice(rest, length, true)).flatten()
}

/// Whether no first term stands before a place, which a notice would not shorten.
fn no_term_before(here: Cursor<'_>, end: usize) -> bool {
    !(1..end).any(|at| {
        let leads = here.from(at - 1).peek(0);
        matches!(leads, "for" | "of") && period(&mut here.from(at)).is_some()
    })
}

/// `upon six months' written notice`, `by giving at least one year's notice`.
fn notice(here: Cursor<'_>, length: usize, of_two: bool) -> Option<When> {
    (here.at()..length).find_map(|at| {
        let mut c = here.from(at);
        if let Some(found) = c.attempt(|c| after_giving(c, of_two)) {
            return Some(found);
        }
        c.need_any(&["giving", "by", "upon", "on", "with", "after", "to"])?;
        c.eat_any(&["giving", "having given"]);
        c.eat_any(&["to the other party", "to the other", "the other party", "the other"]);
        c.eat_any(&["at least", "not less than", "no less than", "a minimum of"]);
        let step = period(&mut c)?;
        c.eat("s");
        c.eat_all(&["prior", "previous", "written", "advance", "formal", "of"]);
        c.need_any(&["notice", "notification"])?;
        Some(reckoned(step.into(), Own::Notice))
    })
}

/// `upon the expiration of twelve months from the date of giving written notice`, `six months after it gives notice`.
fn after_giving(c: &mut Cursor<'_>, of_two: bool) -> Option<When> {
    const NOTICE_MAX: usize = 12;
    const GIVES: &[&str] = &[
        "giving",
        "gives",
        "provides",
        "has given",
        "having given",
        "shall have given",
        "delivery of",
        "delivering",
    ];
    c.eat_any(&[
        "upon the expiration of",
        "upon the expiry of",
        "upon expiry of",
        "upon expiration of",
        "until",
    ]);
    let step = period(c)?;
    c.need_any(&["from", "after", "following"])?;
    c.eat_any(&["the date of", "the date on which", "the day of", "the day on which"]);
    c.eat_any(&["it", "that party", "the party", "either party", "either contracting party"]);
    let received = c.eat_any(&["receipt by the depositary of", "receipt of", "the receipt of"]);
    if !received {
        c.need_any(GIVES)?;
    }
    let told = |word: &str| word.starts_with("notice") || word.starts_with("notif");
    let notice = (0..NOTICE_MAX).any(|ahead| told(c.peek(ahead)));
    let own = match (received, of_two) {
        (true, true) => Own::NoticeReceivedByOther,
        (true, false) => Own::NoticeReceived,
        (false, _) => Own::Notice,
    };
    notice.then(|| reckoned(step.into(), own))
}

/// `on 31 December of any year`, `on June thirtieth`.
fn names_month(here: Cursor<'_>) -> bool {
    let mut c = here;
    c.peek(0) != "may" && month(&mut c).is_some()
}

/// `Any Party may cease to be a party one year after its notice has been received`: who may and when, in one
/// sentence, with nothing before or behind.
pub(crate) fn ceases(here: Cursor<'_>) -> Option<When> {
    let mut c = here;
    c.need_any(&["any", "each", "a", "every"])?;
    c.eat_any(&["high contracting", "contracting", "state"]);
    c.need_any(&["party may", "state may", "government may"])?;
    c.need_any(&["cease to be a party", "cease to be party"])?;
    c.eat_any(&["to it", "thereto", "to this", "to the present"]);
    c.eat_any(&["treaty", "convention", "agreement", "protocol", "pact"]);
    let delay: Delay = delay(&mut c)?;
    c.eat_any(&["the", "its", "a"]);
    c.need_any(&["notice", "notification", "denunciation"])?;
    c.eat_any(&["of denunciation", "of withdrawal"]);
    let own = if c.eat_any(&["has been given", "was given"]) {
        Own::Notice
    } else {
        c.need_any(&["has been received", "was received", "is received"])?;
        Own::NoticeReceived
    };
    is_addressee(c).then(|| reckoned(delay, own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn read(text: &str) -> Option<(bool, bool, bool)> {
        let tokens = tokens(text);
        let leave = may_leave(Cursor::new(&tokens), &tokens)?;
        Some((leave.ends_for_all, leave.not_before.is_some(), leave.when.is_some()))
    }

    #[test]
    fn who_may_leave_and_from_when() {
        for (text, expected) in [
            (
                "Any Party may withdraw from this Convention by notice to the Depositary.",
                (false, false, false),
            ),
            (
                "Either Party may terminate this Agreement on six months' notice.",
                (true, false, true),
            ),
            (
                "The Convention may be denounced by any Party after it has been in force for two years.",
                (false, true, false),
            ),
            (
                "Each Party may denounce it by a notification to the other Party.",
                (true, false, false),
            ),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_left_is_not_the_treaty_or_more_is_asked_for() {
        for text in [
            "Any Party may withdraw its reservation at any time.",
            "Any Party may withdraw from the Convention on 31 December of any year.",
            "Any Party may withdraw from the Convention if its supreme interests are at stake.",
            "A Party may terminate the lease of the building on six months' notice.",
            "Any Party may withdraw from the Convention within two years of an amendment.",
            "The Convention may be terminated by agreement of all the Parties.",
            "The effects of the annex may be terminated by either Party.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
