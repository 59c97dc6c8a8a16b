//! Whether one with a say denies that the case has come: by a determination that the article does not apply. Of what
//! it denies nothing is asked: it may be the sense of the words, or the treaty's scope.

use foedera_dates::Verdict;
use foedera_model::Event;

use super::finding::Finding;
use super::issue::finders;
use super::occasion::Occasion;
use super::sides::Pair;
use super::{Unsettled, found, meant, order, proviso};
use crate::Reason;
use crate::words::list_of;

/// What a duty hangs on where somebody denies that the case has come; of which article, its commitment says.
pub const APPLIES: &str = "the article applies";

/// What is left of a case that somebody denies; nothing where nobody does, and where the treaty has one who decides.
pub(super) fn finding(here: &Occasion<'_>, pair: Pair) -> Option<Finding> {
    if proviso::asks_for_a_finding(here.commitment) {
        return None;
    }
    let of_case = |applies: bool| -> Vec<&Event> {
        let found = found::under(here, applies).filter(|it| meant::is_of(here, it) != Verdict::No);
        found.filter(|it| found::is_met(here, it) == Verdict::Yes).collect()
    };
    let (findings, denials) = (of_case(true), of_case(false));
    let denied_by = order::in_order(voices(here, &denials, &findings));
    if denied_by.is_empty() {
        return None;
    }
    let requests = proviso::requests(here, pair.beneficiary, pair.bearer);
    let asks = requests.iter().any(|it| meant::is_of(here, it) != Verdict::No);
    let asking = asks.then(|| pair.beneficiary.to_string());
    let held_by = order::in_order(voices(here, &findings, &denials).chain(asking));
    let what = APPLIES.to_owned();
    let says = format!("{what}: denied by {}", list_of(&denied_by));
    let because = denials.iter().flat_map(|it| found::told(here, it)).collect();
    let finding = Finding::hanging(Unsettled { what, held_by, denied_by }, says);
    Some(Finding { because: Reason { because, ..finding.because }, ..finding })
}

/// Those who found so, have a say, and did not surely find the contrary of this event later.
fn voices(
    here: &Occasion<'_>,
    found: &[&Event],
    contrary: &[&Event],
) -> impl Iterator<Item = String> {
    let is_taken_back = |finding: &Event, who: &String| {
        contrary.iter().any(|it| {
            order::is_before(finding, it) == Verdict::Yes
                && meant::is_of(here, it) == Verdict::Yes
                && finders(here, it).iter().any(|(name, _)| name == who)
        })
    };
    let each = found.iter().flat_map(|it| finders(here, it).into_iter().map(move |who| (*it, who)));
    let standing = each.filter(|(it, (who, has_say))| *has_say && !is_taken_back(it, who));
    standing.map(|(_, (who, _))| who).collect::<Vec<_>>().into_iter()
}
