//! Findings of organs and determinations of states that an article applies: which are of the case, and
//! what they hang on.
//!
//! A finding can have a condition of its own, as that of the North Atlantic Council of 12 September 2001 had. It counts
//! once its author has found that this is so, in the same words.

use foedera_dates::{Day, Verdict};
use foedera_model::{Event, EventKind, Lasting};

use super::issue::finders;
use super::occasion::Occasion;
use super::order::{self, Relation};
use super::predicate::is_war;
use super::{Unsettled, meant, wording};
use crate::Reason;
use crate::words::chain;

/// The findings of a case.
pub(super) struct Found<'h> {
    /// Of the event, and without a condition that is open.
    pub(super) sure: Vec<&'h Event>,
    /// Those that may have come before the event, or be about another.
    pub(super) unsure: Vec<&'h Event>,
    /// Those whose condition nobody has found to be met, or somebody denies.
    pub(super) waiting: Vec<&'h Event>,
}

/// The findings that the article of the commitment applies to the event. One that names no treaty is taken for
/// every treaty with such an article that the event touches.
pub(super) fn of_case<'h>(here: &Occasion<'h>) -> Found<'h> {
    let mut found = Found { sure: Vec::new(), unsure: Vec::new(), waiting: Vec::new() };
    for it in under(here, true) {
        match (meant::is_of(here, it), is_met(here, it)) {
            (Verdict::No, _) => {}
            (Verdict::Yes | Verdict::Open, Verdict::No | Verdict::Open) => found.waiting.push(it),
            (Verdict::Yes, Verdict::Yes) => found.sure.push(it),
            (Verdict::Open, Verdict::Yes) => found.unsure.push(it),
        }
    }
    found
}

/// Findings and determinations that the article of the commitment applies, or that it does not, whenever they came.
pub(super) fn under<'h>(here: &Occasion<'h>, applies: bool) -> impl Iterator<Item = &'h Event> {
    here.all().filter(move |event| {
        let EventKind::Finds { article, treaty, applies: so, .. } = &event.kind else {
            return false;
        };
        *so == applies && here.is_under(Some(article), treaty.as_ref())
    })
}

/// What hangs on whether a finding is of an event of another kind than the trigger names.
pub(super) const OF_IT: &str = "this is about it";

/// Whether one with a say finds that the article applies to the event, whatever its kind, and who: by its date, as it goes
/// on, or as the last that came before. Elsewhere a finding is of one of the events that test the commitment, and whether
/// this one does is what is asked.
pub(super) fn of_any_kind<'h>(here: &Occasion<'h>) -> (Verdict, Vec<&'h Event>) {
    if here.is_performance() {
        return (Verdict::No, Vec::new());
    }
    let between = |finding: &Event| {
        let others = here.all().filter(|it| it.is_triggering());
        let others = others.filter(|it| !std::ptr::eq(*it, here.event));
        let is_so =
            |it: &Event| (!order::is_before(it, here.event)).and(!order::is_before(finding, it));
        others.map(is_so).fold(Verdict::No, Verdict::or)
    };
    let lasts = is_war(here.event) || here.event.lasting != Lasting::Moment;
    let goes_on = |finding: &Event| match lasts {
        true => order::any(finding, &[here.event], Relation::GoingOn).0,
        false => Verdict::No,
    };
    let is_of_it = |finding: &Event| match &finding.about {
        Some(about) => Verdict::from(about.means(here.event)),
        None => {
            let is_last = !between(finding);
            (!order::is_before(finding, here.event)).and(goes_on(finding).or(is_last))
        }
    };
    let has_say = |it: &&Event| finders(here, it).iter().any(|(_, has_say)| *has_say);
    let each = under(here, true).filter(has_say).map(|it| (is_of_it(it), it));
    let each: Vec<(Verdict, &Event)> = each.filter(|(is_of, _)| *is_of != Verdict::No).collect();
    let of = each.iter().map(|(is_of, _)| *is_of).max().unwrap_or(Verdict::No);
    (of, each.into_iter().map(|(_, it)| it).collect())
}

/// Whether what a finding makes its condition has been found to be so; one without a condition stands.
pub(super) fn is_met(here: &Occasion<'_>, finding: &Event) -> Verdict {
    if finding.provided.is_none() {
        return Verdict::Yes;
    }
    order::any(here.event, &establishing(here, finding), Relation::NotBefore).0
}

/// Whether one of some findings to the contrary is of the case and the last word of who decides it, after those that
/// hold it, with a condition that is met or none; and which may be. Of two of one day nobody knows.
pub(super) fn last_word<'h>(
    here: &Occasion<'h>,
    contrary: &[&'h Event],
    (ready, waiting): (&[&Event], &[&Event]),
) -> (Verdict, Vec<&'h Event>) {
    let after = |it: &Event, other: &Event| {
        let is_before = order::is_before(it, other) == Verdict::Yes;
        let known = order::is_before(other, it);
        if is_before { Verdict::No } else { known.or(Verdict::Open) }
    };
    let is_last = |it: &Event| {
        let stands = meant::any(here, &[it]).0;
        let ready = ready.iter().map(|other| after(it, other));
        // What waits for its condition is no word yet, and may become one.
        let waiting = waiting.iter().map(|other| after(it, other).or(Verdict::Open));
        let met = is_met(here, it).or(Verdict::Open);
        ready.chain(waiting).fold(stands.and(met), Verdict::and)
    };
    let each = contrary.iter().map(|it| (is_last(it), *it));
    let each: Vec<(Verdict, &Event)> = each.filter(|(last, _)| *last != Verdict::No).collect();
    let last = each.iter().map(|(last, _)| *last).max().unwrap_or(Verdict::No);
    (last, each.into_iter().filter(|(it, _)| *it == last).map(|(_, it)| it).collect())
}

/// The first day on which a finding surely stands: its own, or that on which its condition was found to be met.
pub(super) fn stands_since(here: &Occasion<'_>, finding: &Event) -> Option<Day> {
    let surely = |it: &Event| it.on.bounds().latest();
    let met = establishing(here, finding).into_iter().filter_map(surely).min();
    surely(finding).max(met)
}

/// What is left of a finding whose condition is open.
pub(super) fn hangs_on(here: &Occasion<'_>, finding: &Event) -> Unsettled {
    let condition = finding.provided.as_deref().unwrap_or_default();
    let what = format!("{condition}, as the finding of {} has it", who(finding));
    let established = establishing(here, finding);
    let voices = |of: &[&Event]| of.iter().map(|it| who(it)).collect();
    Unsettled {
        what,
        held_by: voices(&established),
        denied_by: established.iter().flat_map(|it| order::deniers(it)).collect(),
    }
}

/// The finding, and what established its condition, each with its sources.
pub(super) fn told(here: &Occasion<'_>, finding: &Event) -> Vec<Reason> {
    let all = std::iter::once(finding).chain(establishing(here, finding));
    all.map(|it| Reason { source: sources(it), ..Reason::new(wording::event(it)) }).collect()
}

/// The findings that a condition is met: by who made it, in the same words.
fn establishing<'h>(here: &Occasion<'h>, finding: &Event) -> Vec<&'h Event> {
    let Some(condition) = &finding.provided else { return Vec::new() };
    let is_it = |it: &&Event| {
        let EventKind::Establishes { what, .. } = &it.kind else { return false };
        what.trim() == condition.trim() && who(it) == who(finding)
    };
    here.all().filter(is_it).collect()
}

/// Who found it: an organ by its name, states by their codes.
fn who(finding: &Event) -> String {
    if let EventKind::Finds { organ: Some(organ), .. }
    | EventKind::Establishes { organ: Some(organ), .. } = &finding.kind
    {
        return organ.clone();
    }
    wording::actor(finding)
}

fn sources(event: &Event) -> Vec<String> {
    let chains = event.sources.iter().map(|it| chain(&it.chain));
    let bare = |it: &str| it.trim().trim_matches(['(', ')']).to_owned();
    chains.map(|it| bare(&it)).filter(|it| !it.is_empty()).collect()
}
