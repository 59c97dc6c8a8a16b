//! Treaties that cannot matter in a scenario.
//!
//! A treaty matters if, between two whom an event touches under it (or for one, where words kept as text
//! touch him), it is in force or open on some day from the first event to the end of the last, or one of
//! them has the duty of article 18. All others were over before or not even signed: their duties are kept,
//! and people are told how many.

use std::collections::BTreeMap;

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::Event;

use super::cascade::Case;
use super::law::{days, ties};
use super::{
    Absent, Between, Bound, Casus, Law, Owed, SetAside, Stage, Tie, Undecided, Under, occasion,
};

/// The answers of one treaty.
#[derive(Clone, Copy, Default)]
struct Answers<'c> {
    duties: &'c [Owed],
    texts: &'c [Undecided],
}

/// The treaties among those of the answers that cannot matter, in their order.
pub(super) fn treaties(case: Case<'_>, told: &Casus) -> Vec<SetAside> {
    let Some(span) = span(case.events) else { return Vec::new() };
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
    let set_aside = |(under, it)| set_aside(case, span, under, it);
    treaties.into_values().filter_map(set_aside).collect()
}

/// The first day on which an event may begin, and the last on which one may go on.
pub(super) fn span(events: &[(usize, &Event)]) -> Option<(Day, Day)> {
    let first = |it: &Event| days(it.on.bounds()).0;
    let last = |it: &Event| occasion::end_of(it).unwrap_or(days(it.on.bounds()).1);
    let firsts = events.iter().map(|(_, it)| first(it)).min();
    let lasts = events.iter().map(|(_, it)| last(it)).max();
    firsts.zip(lasts)
}

fn set_aside(
    case: Case<'_>,
    span: (Day, Day),
    under: &Under,
    Answers { duties, texts }: Answers<'_>,
) -> Option<SetAside> {
    let mut absent: Option<Absent> = None;
    for owed in duties {
        let Stage::NotBound(why) = owed.state else { return None };
        if owed.article_18.is_some() {
            return None;
        }
        absent = absent.or(Some(why));
    }
    for text in texts {
        let why = text.why_not?;
        absent = absent.or(Some(why));
    }
    let mut pairs = pairs(case, duties);
    pairs.extend(texts.iter().flat_map(|it| &it.of).map(|it| [*it, *it]));
    pairs.sort_unstable();
    pairs.dedup();
    if pairs.into_iter().any(|pair| is_tied_within(case.law, under.treaty_no, pair, span)) {
        return None;
    }
    let (treaty, treaty_no) = (under.treaty.clone(), under.treaty_no);
    Some(SetAside { treaty, treaty_no, why: absent? })
}

/// Between whom the treaty would have to be in force.
fn pairs(case: Case<'_>, duties: &[Owed]) -> Vec<[EntityId; 2]> {
    let mut pairs = Vec::new();
    for of_event in duties.chunk_by(|one, next| one.event == next.event) {
        let Some(first) = of_event.first() else { continue };
        let Some((_, event)) = case.events.iter().find(|(at, _)| *at == first.event) else {
            continue;
        };
        let concerned = case.concerned.by(first.under.treaty_no, event);
        let of = |it: &Owed| occasion::partners(&concerned, [it.bearer, it.beneficiary]);
        pairs.extend(of_event.iter().map(of));
    }
    pairs
}

/// Whether the two are bound, or may be, or owe good faith, on one of the days; past the limit they are
/// taken to be.
fn is_tied_within(law: &dyn Law, treaty: usize, of: [EntityId; 2], days: (Day, Day)) -> bool {
    let [bearer, beneficiary] = of;
    let between = Between { treaty, article: None, bearer, beneficiary };
    ties(law, between, days).any(|it| is_tie(&it))
}

fn is_tie(bound: &Bound) -> bool {
    let is_there = match bound.tie {
        Tie::Yes | Tie::Open(_) => true,
        Tie::No(absent) => absent.is_of_what_is_in_force(),
    };
    is_there || bound.article_18.is_some()
}
