//! From which day a report speaks: its dateline, or where it has none, the newest day on which it
//! lets somebody speak.
//!
//! A report that was handed in without its day of publication often tells it all the same: "kata
//! KCNA pada hari Selasa (12/11/2024)", "she said on Tuesday, 12 November 2024". News are told on
//! the day on which they are said, or soon after it. Such a day only stands in for the dateline: it
//! is marked as uncertain, and is not taken where the report tells of anything later that happened,
//! for then it looks back on an old statement.

use foedera_dates::{Day, Edtf};
use foedera_model::Status;

use crate::act::Raw;
use crate::clause::Clauses;
use crate::group::{Page, dates};
use crate::node::{Kind, Node};
use crate::pack::{Cue, Pack};
use crate::said::Tense;
use crate::sentence::{Part, Sentence};

/// The code of the European Union.
const UNION: &str = "EU";

/// A dateline stands in one of the first so many sentences, among its first so many nodes.
pub(crate) const DATELINE_WITHIN: usize = 3;
const DATELINE_NODES: usize = 12;

/// A report is published at most so many days after the day of its dateline.
const NEAR: i32 = 31;

/// The full date in the dateline, or on a line of its own at the head ("Tuesday, 12 November 2024").
pub(crate) fn dateline(sentences: &[Sentence]) -> Option<Edtf> {
    let first = sentences.iter().filter(|it| it.part == Part::Body).take(DATELINE_WITHIN);
    let head = |it: &Sentence| it.nodes.get(..length(&it.nodes)?).and_then(full_date);
    let line = |it: &Sentence| is_bare(&it.nodes).then(|| full_date(&it.nodes)).flatten();
    first.filter_map(|it| head(it).or_else(|| line(it))).next()
}

/// The one state whose capital, or whose name, stands in the dateline: "Lima, 21 ago". The seat of an
/// organisation is none.
pub(crate) fn comes_from(sentences: &[Sentence]) -> Option<String> {
    let first = sentences.iter().filter(|it| it.part == Part::Body).take(DATELINE_WITHIN);
    let head = first.filter_map(|it| it.nodes.get(..length(&it.nodes)?)).next()?;
    let mut named = head.iter().filter_map(Node::actor).flatten();
    let only = named.next().filter(|_| named.next().is_none())?;
    // "Brussels" stands for the Union, which has no parliament that "the parliament" could mean.
    let code = only.code.clone().filter(|it| it != UNION)?;
    Some(code).filter(|_| only.rank.is_none() && !only.organisation)
}

/// Takes the dateline off each sentence ("MOSCOW, 5 December 2024 - "): its day and town are the
/// report's, not the act's. A day alone is one at the head of the report, and near its day of publication; else it heads
/// a line of a timeline.
pub(crate) fn drop_datelines(sentences: &mut [Sentence], given: Option<&Edtf>) {
    let mut begun = false;
    let now = given.and_then(|it| it.bounds().is_day());
    let far = |it: Edtf| {
        let day = it.bounds().is_day().zip(now);
        day.is_some_and(|(day, now)| NEAR < (day.number() - now.number()).abs())
    };
    for sentence in sentences {
        if let Some(end) = length(&sentence.nodes) {
            let head = sentence.nodes.get(..end).unwrap_or_default();
            let day = head.iter().all(|it| it.date().is_some() || it.mark().is_some());
            if !(day && (begun || full_date(head).is_some_and(far))) {
                sentence.nodes.drain(..end);
            }
        }
        begun |= sentence.part == Part::Body;
    }
}

/// The day that stands in for a dateline, marked as uncertain; see the head of this file.
pub(crate) fn standing_in(
    sentences: &[Sentence],
    acts: &[Vec<Raw>],
    page: Page<'_>,
) -> Option<Edtf> {
    let own = |it: &&Sentence| !matches!(it.part, Part::Furniture(_));
    let spoken = sentences.iter().filter(own).filter_map(|it| last_spoken(&it.nodes, page.pack));
    let day = spoken.max()?;
    let told = sentences.iter().zip(acts).filter(|it| own(&it.0));
    let happened = told.filter_map(|(sentence, acts)| last_told(sentence, acts, page));
    if happened.max().is_some_and(|it| it > day) {
        return None;
    }
    format!("{day}?").parse().ok()
}

/// How many nodes a dateline takes with its dash; nothing where the sentence has none.
fn length(nodes: &[Node]) -> Option<usize> {
    let head = nodes.iter().take(DATELINE_NODES);
    // "LIMA (EFE).- El Congreso": a full stop and its dash are one mark.
    let stopped = |at: usize| {
        let before = at.checked_sub(1).and_then(|it| nodes.get(it));
        // "LIMA, 12 jun.- El Congreso": the full stop is the month's.
        let day = before.is_some_and(|it| it.date().is_some());
        let parted = nodes.get(at + 1).is_some_and(|it| !it.glued);
        (day && parted) || before.is_some_and(|it| it.is_mark(&['.', ')']))
    };
    let dashes = |(at, it): (usize, &Node)| it.is_mark(&['-', '–']) && (!it.glued || stopped(at));
    let dash = head.clone().enumerate().position(dashes)?;
    let doubled = nodes.get(dash + 1).is_some_and(|it| it.glued && it.is_mark(&['-']));
    head.take(dash).all(in_dateline).then_some(dash + 1 + usize::from(doubled))
}

/// Whether it is a short line that is no sentence and speaks of nothing: "Last updated on".
fn is_bare(nodes: &[Node]) -> bool {
    let speaks = |it: &Node| matches!(it.kind, Kind::Treaty(_) | Kind::Voice(_) | Kind::Other);
    let stops = nodes.last().is_some_and(|it| it.is_mark(&['.', '!', '?', '。']));
    nodes.len() <= DATELINE_NODES && !stops && !nodes.iter().any(speaks)
}

fn in_dateline(node: &Node) -> bool {
    match node.kind {
        Kind::Word => node.upper,
        Kind::Treaty(_) | Kind::Voice(_) | Kind::Other => false,
        Kind::Number(_) | Kind::Mark(_) | Kind::Name | Kind::Date(_) | Kind::Actor(_) => true,
    }
}

fn full_date(nodes: &[Node]) -> Option<Edtf> {
    let dates = nodes.iter().filter_map(Node::date);
    let full = dates.filter(|it| it.day.is_some() && it.year.is_some());
    full.filter_map(|it| it.resolve(None, Tense::Past)).next()
}

/// The newest full date on which somebody in this sentence is said to have spoken.
fn last_spoken(nodes: &[Node], pack: &Pack) -> Option<Day> {
    let voices = nodes.iter().enumerate().filter_map(|(at, it)| Some((at, it.voice()?)));
    let told = |at: &usize| !(0..*at).any(|it| ahead(nodes, it, pack) == Some(*at));
    let past = voices.filter(|(at, _)| told(at));
    let days = past.filter_map(|(_, it)| it.date.as_ref()?.resolve(None, Tense::Past));
    days.filter_map(|it| it.bounds().is_day()).max()
}

/// The newest first day of a date in this sentence that is not told as a plan.
fn last_told(sentence: &Sentence, acts: &[Raw], page: Page<'_>) -> Option<Day> {
    let grouped = (!sentence.matters).then(|| dates(sentence.nodes.clone(), page.pack));
    let nodes = grouped.as_deref().unwrap_or(&sentence.nodes);
    let clauses = Clauses::of(nodes, page.pack);
    let told = nodes.iter().enumerate().filter_map(|(at, it)| Some((at, it.date()?)));
    let plans: Vec<&Raw> = acts.iter().filter(|it| it.status != Status::Happened).collect();
    let past = told.filter(|(at, said)| {
        let planned = plans.iter().any(|it| it.date.as_ref() == Some(*said));
        !planned && !is_ahead(nodes, *at, &clauses, page.pack)
    });
    let dates = past.filter_map(|(_, said)| said.resolve(None, Tense::Past));
    dates.filter_map(|it| it.bounds().earliest()).max()
}

/// Whether the clause has words before this place that put it in the future or in doubt.
fn is_ahead(nodes: &[Node], at: usize, clauses: &Clauses, pack: &Pack) -> bool {
    (clauses.last_edge_before(at)..at).any(|it| ahead(nodes, it, pack).is_some_and(|end| end <= at))
}

/// Where words end that begin here and put what follows in the future or in doubt.
fn ahead(nodes: &[Node], at: usize, pack: &Pack) -> Option<usize> {
    let (cue, found) = pack.cues_before.at(nodes, at)?;
    matches!(cue, Cue::Planned | Cue::Conditional | Cue::Unclaimed).then_some(found.end)
}
