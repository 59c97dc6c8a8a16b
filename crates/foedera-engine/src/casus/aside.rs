//! Treaties that cannot matter in a scenario.
//!
//! A treaty matters if, between two whom an event touches under it (or for one, where words kept as text
//! touch him), it is in force or open on some day from the first event to the end of the last, or one
//! of them has the duty of article 18. All
//! others were over before or not even signed: their duties are kept, and people are told how many.

use std::collections::BTreeMap;

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{Event, Lasting};

use super::{Absent, Bound, Casus, Law, Owed, SetAside, State, Tie, Undecided, Under};

/// How many changes of one tie are read; past it the treaty is taken to matter.
pub(super) const SPELLS_MAX: usize = 64;

/// The answers of one treaty.
#[derive(Clone, Copy, Default)]
struct Answers<'c> {
    duties: &'c [Owed],
    texts: &'c [Undecided],
}

/// The treaties among those of the answers that cannot matter, in their order.
pub(super) fn treaties(law: &dyn Law, events: &[(usize, &Event)], told: &Casus) -> Vec<SetAside> {
    let Some(span) = span(events) else { return Vec::new() };
    let mut treaties: BTreeMap<usize, (&Under, Answers<'_>)> = BTreeMap::new();
    for duties in told.duties.chunk_by(|one, next| one.under.treaty_no == next.under.treaty_no) {
        let Some(first) = duties.first() else { continue };
        let none = Answers::default();
        treaties.entry(first.under.treaty_no).or_insert((&first.under, none)).1.duties = duties;
    }
    for texts in told.undecided.chunk_by(|one, next| one.under.treaty_no == next.under.treaty_no) {
        let Some(first) = texts.first() else { continue };
        let none = Answers::default();
        treaties.entry(first.under.treaty_no).or_insert((&first.under, none)).1.texts = texts;
    }
    treaties.into_values().filter_map(|(under, it)| set_aside(law, span, under, it)).collect()
}

/// The first day on which an event may begin, and the last on which one may go on.
pub(super) fn span(events: &[(usize, &Event)]) -> Option<(Day, Day)> {
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

fn set_aside(
    law: &dyn Law,
    span: (Day, Day),
    under: &Under,
    Answers { duties, texts }: Answers<'_>,
) -> Option<SetAside> {
    let mut absent: Option<Absent> = None;
    for owed in duties {
        let State::NotBound(why) = owed.state else { return None };
        if owed.article_18.is_some() {
            return None;
        }
        absent = absent.or(Some(why));
    }
    for text in texts {
        let why = text.why_not?;
        absent = absent.or(Some(why));
    }
    let mut pairs: Vec<[EntityId; 2]> =
        duties.iter().map(|it| [it.bearer, it.beneficiary]).collect();
    pairs.extend(texts.iter().flat_map(|it| &it.of).map(|it| [*it, *it]));
    pairs.sort_unstable();
    pairs.dedup();
    if pairs.into_iter().any(|pair| is_tied_within(law, under.treaty_no, pair, span)) {
        return None;
    }
    let (treaty, treaty_no) = (under.treaty.clone(), under.treaty_no);
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
