//! Treaties that cannot matter in a scenario.
//!
//! A treaty matters if, between two whom an event touches under it, it is in force or open on some
//! day from the first event to the end of the last, or one of the two has the duty of article 18. All
//! others were over before or not even signed: their duties are kept, and people are told how many.

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{Event, Lasting};

use super::{Absent, Bound, Law, Owed, SetAside, State, Tie};

/// How many changes of one tie are read; past it the treaty is taken to matter.
const SPELLS_MAX: usize = 64;

/// The treaties among those of the duties that cannot matter, in their order.
pub(super) fn treaties(
    law: &dyn Law,
    events: &[(usize, &Event)],
    duties: &[Owed],
) -> Vec<SetAside> {
    let Some(span) = span(events) else { return Vec::new() };
    let of_treaties = duties.chunk_by(|one, next| one.under.treaty_no == next.under.treaty_no);
    of_treaties.filter_map(|duties| set_aside(law, span, duties)).collect()
}

/// The first day on which an event may begin, and the last on which one may go on.
fn span(events: &[(usize, &Event)]) -> Option<(Day, Day)> {
    let first = |it: &Event| it.on.bounds().earliest().unwrap_or(Day::MIN);
    let last = |it: &Event| match it.lasting {
        Lasting::Moment => it.on.bounds().latest().unwrap_or(Day::MAX),
        Lasting::Until(last) => last,
        Lasting::Open => Day::MAX,
    };
    let firsts = events.iter().map(|(_, it)| first(it)).min();
    let lasts = events.iter().map(|(_, it)| last(it)).max();
    firsts.zip(lasts)
}

fn set_aside(law: &dyn Law, span: (Day, Day), duties: &[Owed]) -> Option<SetAside> {
    let mut absent: Option<Absent> = None;
    for owed in duties {
        let State::NotBound(why) = owed.state else { return None };
        if owed.article_18.is_some() {
            return None;
        }
        absent = absent.or(Some(why));
    }
    let first = duties.first()?;
    let mut pairs: Vec<[EntityId; 2]> =
        duties.iter().map(|it| [it.bearer, it.beneficiary]).collect();
    pairs.sort_unstable();
    pairs.dedup();
    if pairs.into_iter().any(|pair| is_tied_within(law, first.under.treaty_no, pair, span)) {
        return None;
    }
    let (treaty, treaty_no) = (first.under.treaty.clone(), first.under.treaty_no);
    Some(SetAside { treaty, treaty_no, why: absent? })
}

/// Whether the two are bound, or may be, or owe good faith, on one of the days.
fn is_tied_within(
    law: &dyn Law,
    treaty: usize,
    [bearer, beneficiary]: [EntityId; 2],
    (first, last): (Day, Day),
) -> bool {
    let mut day = first;
    for _ in 0..SPELLS_MAX {
        let bound = law.bound(treaty, bearer, beneficiary, day);
        if is_tie(&bound) {
            return true;
        }
        match bound.until.filter(|it| day < *it && *it <= last) {
            Some(next) => day = next,
            None => return false,
        }
    }
    true
}

fn is_tie(bound: &Bound) -> bool {
    bound.article_18.is_some() || !matches!(bound.tie, Tie::No(_))
}
