//! For whom a sentence says that a treaty enters into force: for all, for a single one, or for those who come
//! later.

use foedera_model::{Base, Counted, HowMany, LaterThan, Rule, When};

use crate::Why;
use crate::act::done;
use crate::cursor::Cursor;
use crate::entry::enters;
use crate::names::Names;
use crate::subject::Predicate;
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
    "between the parties",
    "as between",
    "among the",
    "for the contracting parties",
    "with respect to the first",
    "with respect to those",
    "in respect of the first",
    "for the first",
    "in respect of those",
    "with respect to the states",
    "between those",
    "for all",
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
    each && !behind
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
    let end = (predicate.after..predicate.after + SCOPE_MAX)
        .find(|at| ENDS_SCOPE.iter().any(|it| here.from(*at).sees(it)))
        .unwrap_or(predicate.after + SCOPE_MAX);
    let marked = (0..end)
        .any(|at| LATER.iter().any(|it| here.from(at).sees(it)) || is_single(here.from(at)));
    let after = || (predicate.after..end).map(|at| here.from(at).peek(0));
    let late = after().any(|it| matches!(it, "subsequently" | "thereafter"));
    marked && (!first || late)
}

/// `for each State …`, `in respect of any Government …`.
fn is_single(here: Cursor<'_>) -> bool {
    let mut c = here;
    if !c.eat_any(TOWARD) {
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

pub(crate) fn later_parties(here: Cursor<'_>, predicate: &Predicate) -> Result<Rule, Why> {
    const SCOPE_MAX: usize = 70;
    let behind = own(here, predicate.after..predicate.after + SCOPE_MAX);
    let when = behind.or_else(|_| own(here, 0..predicate.subject))?;
    let after_entry = (0..predicate.after).any(|at| {
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
    let after = if after_entry { LaterThan::EntryIntoForce } else { LaterThan::ConditionMet };
    Ok(Rule::LaterParties { after, when })
}
