//! For whom a sentence says that a treaty enters into force: for all, for a single one, or for those who come
//! later.

use foedera_model::{Base, Counted, HowMany, LaterThan, Rule, When};

use crate::Why;
use crate::act::done;
use crate::called::TREATY;
use crate::cursor::Cursor;
use crate::entry::enters;
use crate::force::{ADVERBS, MODALS, eat_verb};
use crate::instrument::means;
use crate::names::Names;
use crate::subject::Predicate;
use crate::token::Token;
use crate::when::own;

/// How a sentence begins to speak of single states.
const TOWARD: &[&str] = &[
    "for",
    "in respect of",
    "with respect to",
    "with regard to",
    "as regards",
    "in relation to",
    "in the case of",
    "as to",
    "as respects",
];

/// Which of them: not those by whom it enters into force first.
const SINGLE: &[&str] = &[
    "each of the",
    "each",
    "any",
    "every",
    "a",
    "an",
    "such",
    "that",
    "those",
    "other",
    "others",
    "the other",
    "all other",
    "the subsequent",
    "subsequent",
    "further",
    "it",
    "the",
    "states",
    "parties",
    "signatories",
    "governments",
    "members",
    "regional",
];

/// What they are, or what they do.
const STATES: &[&str] = &[
    "state",
    "states",
    "party",
    "parties",
    "government",
    "governments",
    "signatory",
    "signatories",
    "country",
    "countries",
    "organization",
    "organisation",
    "member",
    "members",
    "contracting",
    "territory",
    "ratifying",
    "acceding",
    "depositing",
    "accepting",
    "community",
    "power",
    "powers",
    "latter",
    "regional",
    "ratifiers",
    "others",
    "ones",
];

/// Words for what comes later, whoever it is.
const LATER: &[&str] = &[
    "thereafter",
    "subsequently",
    "for it",
    "in respect of it",
    "with respect to it",
    "subsequent deposit",
    "in the case of other",
];

/// Words that name those for whom the treaty enters into force first; they change nothing.
const FIRST: &[&str] = &[
    "for the states",
    "for the parties",
    "for those states",
    "between the states",
    "between states",
    "between the parties",
    "as between",
    "among the",
    "for the contracting parties",
    "with respect to the first",
    "with respect to those",
    "in respect of the first",
    "for the first",
    "in regard to",
    "as to the parties",
    "as to the states",
    "for the ratifying states",
    "as regards the states",
    "for the ratifying governments",
    "for the three first",
    "in the case of the first",
    "in respect of those",
    "with respect to the states",
    "between those",
    "for all",
    "among all",
    "between all",
    "between them",
    "among them",
    "between the",
    "with respect to all",
    "in respect of all",
    "in respect of the states",
    "for these",
    "for the governments",
    "in respect of the governments",
];

/// How far behind the verb a sentence says for whom it enters into force.
pub(crate) const SCOPE_MAX: usize = 40;

/// Where a sentence leaves those for whom it enters into force, for how long it lasts.
const ENDS_SCOPE: &[&str] = &[
    "but only",
    "and shall remain",
    "and shall continue",
    "and shall be valid",
    "and will remain",
    "and remain",
    "and continue",
    "and thereafter",
    ", thereafter",
    "for a period of",
    "for a term of",
    "it shall remain",
];

/// `for each signatory State on the date of deposit of its ratification`, whoever was before it.
pub(crate) fn is_for_each(here: Cursor<'_>, length: usize) -> bool {
    const OTHERS: &[&str] = &[
        "other",
        "others",
        "later",
        "after its",
        "after the entry",
        "after entry",
        "after that date",
        "after that deposit",
        "after this",
        "after the present",
        "after the deposit of the",
    ];
    let each = (0..length).any(|at| {
        ["for each", "for every", "for any", "in respect of each", "with respect to each"]
            .iter()
            .any(|it| here.from(at).sees(it))
    });
    let behind = (0..length).any(|at| {
        let stems = ["thereafter", "subsequent", "acced", "access", "adher", "already"];
        let word = here.from(at).peek(0);
        stems.iter().any(|it| word.starts_with(it))
            || OTHERS.iter().any(|it| here.from(at).sees(it))
    });
    each && !behind || is_respective(here, length)
}

/// Where each is bound by its own act alone, the first of them brings it into force.
pub(crate) fn by_the_first(later: &Rule) -> Option<Rule> {
    let Rule::LaterParties { when: When::After { delay, .. }, .. } = later else { return None };
    let condition = done(Counted::AnyInstrument, HowMany::AtLeast(1), Base::States);
    let delay = delay.clone();
    Some(enters(When::After { delay, condition, only_if: None, still: false }))
}

/// `… shall enter into force for Norway on …`.
pub(crate) fn is_for_one(here: Cursor<'_>, names: &Names) -> bool {
    let mut c = here;
    c.eat_any(&["for", "in respect of", "with respect to", "as regards"])
        && names.read(&mut c).is_some()
}

pub(crate) fn is_later(here: Cursor<'_>, predicate: &Predicate) -> bool {
    let first = is_scope(here, predicate);
    let ends = |at: usize| {
        here.from(at).peek(0) == ":" || ENDS_SCOPE.iter().any(|it| here.from(at).sees(it))
    };
    let end = (predicate.after..predicate.after + SCOPE_MAX)
        .find(|at| ends(*at))
        .unwrap_or(predicate.after + SCOPE_MAX);
    if (0..predicate.subject).any(|at| {
        here.from(at).sees("after the date on which this")
            || here.from(at).sees("entered into force ,")
    }) {
        return true;
    }
    let marked = (0..end)
        .any(|at| LATER.iter().any(|it| here.from(at).sees(it)) || is_single(here.from(at)));
    let after = || (predicate.after..end).map(|at| here.from(at).peek(0));
    let late = after().any(|it| matches!(it, "subsequently" | "thereafter"));
    marked && (!first || late)
}

/// `for each State …`, `in respect of any Government …`.
fn is_single(here: Cursor<'_>) -> bool {
    let mut c = here;
    if !c.eat_any(TOWARD) || c.sees("the first") {
        return false;
    }
    SINGLE.iter().any(|it| {
        let mut c = c;
        let plural = STATES.contains(it);
        c.eat(it) && (plural || (0..4).any(|ahead| STATES.contains(&c.peek(ahead))))
    })
}

/// Whether those for whom it enters into force first stand behind the verb.
pub(crate) fn is_scope(here: Cursor<'_>, predicate: &Predicate) -> bool {
    let mut c = here.from(predicate.after);
    c.eat_all(&[",", "definitively"]);
    FIRST.iter().any(|it| c.sees(it))
}

/// `Ratifications received after the entry into force of this Treaty shall take effect three months after their
/// receipt.`
pub(crate) fn effect_of_instruments(tokens: &[Token<'_>]) -> Option<Result<Rule, Why>> {
    const ACT_MAX: usize = 70;
    let here = Cursor::new(tokens);
    let verb = (0..tokens.len()).find(|at| {
        let mut c = here.from(*at);
        c.eat_any(MODALS) && eat_verb(&mut c)
    })?;
    let after = if is_for_state_with_act(here, verb) {
        later_than(here, verb)
    } else {
        let mut c = here;
        c.eat_any(&["any", "each", "every", "an", "the"]);
        c.eat_any(&["instruments of", "instrument of"]);
        means(&mut c)?;
        (c.at()..verb).find(|at| is_afterwards(here.from(*at)))?;
        LaterThan::EntryIntoForce
    };
    let mut c = here.from(verb + 1);
    eat_verb(&mut c);
    let when = own(here, c.at()..c.at() + ACT_MAX);
    Some(when.map(|when| Rule::LaterParties { after, when }))
}

/// `For a State which expresses its consent after that, such consent shall take effect …`: whoever it is, it is its own
/// act that does.
fn is_for_state_with_act(here: Cursor<'_>, verb: usize) -> bool {
    const ACTS: &[&str] = &[
        "consent",
        "ratification",
        "acceptance",
        "approval",
        "accession",
        "instrument",
        "deposit",
    ];
    const ACT_MAX: usize = 8;
    let act = (1..ACT_MAX)
        .any(|back| verb.checked_sub(back).is_some_and(|at| ACTS.contains(&here.from(at).peek(0))));
    is_single(here) && act
}

/// `after the entry into force of this Convention`, `after the date on which it has come into force`.
fn is_afterwards(here: Cursor<'_>) -> bool {
    const ENTERED_MAX: usize = 8;
    let mut c = here;
    if c.eat_any(&["after its entry into force", "after that date", "thereafter", "subsequently"]) {
        return true;
    }
    if !c.eat("after") {
        return false;
    }
    c.eat_any(&["the date of the", "the date of", "the"]);
    if c.sees("entry into force of") {
        return true;
    }
    let entered = ["entered into force", "come into force", "came into force", "enters into force"];
    (0..ENTERED_MAX).any(|ahead| entered.iter().any(|it| c.from(c.at() + ahead).sees(it)))
}

/// Where a sentence goes on about those who come later: `…, and shall enter into force for each State that …`,
/// `…, and for any other State …`.
pub(crate) fn others(here: Cursor<'_>, predicate: &Predicate, length: usize) -> Option<usize> {
    (predicate.after + 1..length).find(|at| begins_others(here.from(*at)))
}

fn begins_others(here: Cursor<'_>) -> bool {
    const BETWEEN: &[&str] = &[",", "thereafter", "subsequently", "afterwards", "however"];
    let mut c = here;
    let mark = c.eat_any(&[";", ","]);
    let and = c.eat("and");
    c.eat_all(BETWEEN);
    let verb = c.attempt(|c| {
        let _subject = c.attempt(|c| {
            c.need_any(&["it", "this", "the present", "the"])?;
            TREATY.contains(&c.peek(0)).then(|| c.skip())
        });
        let _it = c.eat("it");
        c.need_any(MODALS)?;
        c.eat_all(ADVERBS);
        c.eat_all(BETWEEN);
        (eat_verb(c) || c.eat("have effect")).then_some(())
    });
    c.eat_all(BETWEEN);
    let joined = and || mark && (verb.is_some() || here.sees(";"));
    let of_first = FIRST.iter().any(|it| c.sees(it)) && !is_set_apart(c);
    joined && is_single(c) && !of_first
}

/// `for the Parties whose laws require it`: not those for whom it enters into force first.
fn is_set_apart(here: Cursor<'_>) -> bool {
    const NOUN_MAX: usize = 6;
    (0..NOUN_MAX).any(|ahead| here.peek(ahead) == "whose")
}

/// `for the States which have ratified it, on the date of deposit of their respective instruments`.
pub(crate) fn is_own_each(here: Cursor<'_>, predicate: &Predicate, length: usize) -> bool {
    is_scope(here, predicate) && is_respective(here, length)
}

fn is_respective(here: Cursor<'_>, length: usize) -> bool {
    const RESPECTIVE: &[&str] = &[
        "deposit of their respective instruments",
        "deposit of their respective ratifications",
        "deposit of their respective instrument",
    ];
    (0..length).any(|at| RESPECTIVE.iter().any(|it| here.from(at).sees(it)))
}

/// The rule for those who come later, in words that speak of nothing else.
pub(crate) fn later_ones(here: Cursor<'_>, length: usize) -> Result<Rule, Why> {
    let when = own(here, 0..length)?;
    Ok(Rule::LaterParties { after: later_than(here, length), when })
}

pub(crate) fn later_parties(here: Cursor<'_>, predicate: &Predicate) -> Result<Rule, Why> {
    const SCOPE_MAX: usize = 70;
    let behind = own(here, predicate.after..predicate.after + SCOPE_MAX);
    let when = behind.or_else(|_| own(here, 0..predicate.subject))?;
    Ok(Rule::LaterParties { after: later_than(here, predicate.after), when })
}

/// Whether those are later who come after entry into force, or after its condition was met.
fn later_than(here: Cursor<'_>, length: usize) -> LaterThan {
    let after_entry = (0..length).any(|at| {
        [
            "after its entry into force",
            "after the entry into force",
            "after the date of entry into force",
            "after entry into force",
            "after this",
            "after the present",
        ]
        .iter()
        .any(|it| here.from(at).sees(it))
    });
    if after_entry { LaterThan::EntryIntoForce } else { LaterThan::ConditionMet }
}
