//! What the words of a commitment except: a duty is not owed in an event that one with a say calls so.
//!
//! Nobody here reads what is excepted. Where nobody has said whether the event is that, the duty is owed by the other
//! words of the treaty, and its performance is left to be decided.

use foedera_dates::Verdict;
use foedera_model::Event;

use super::finding::{Finding, Holds};
use super::found::Found;
use super::issue::{Issue, finders, is_own_act};
use super::occasion::Occasion;
use super::{Unmet, Unsettled, found, meant, order, proviso};
use crate::Reason;

/// Each exception that somebody with a say has spoken to. Who finds that the article applies finds that it is none; where the
/// treaty lets him decide, nobody else is asked, and until he decides it is left to him.
pub(super) fn findings(here: &Occasion<'_>) -> Vec<Finding> {
    here.commitment.exceptions.iter().filter_map(|it| finding(here, it)).collect()
}

fn finding(here: &Occasion<'_>, excepted: &str) -> Option<Finding> {
    let issue = issue(excepted);
    if !issue.is_spoken_to(here) {
        return None;
    }
    if let Some(decided) = proviso::decided(here) {
        let none = Finding::yes(format!("it is none of what is excepted: {excepted}"));
        return Some(Finding {
            because: Reason { because: vec![decided], ..none.because },
            ..none
        });
    }
    let left_to_another = proviso::asks_for_a_finding(here.commitment);
    let Found { sure, unsure, .. } = found::of_case(here);
    let own =
        owed_besides(excepted, unless_of_its_own_act(here, &issue, issue.against(here, &sure)));
    let finding = if unsure.is_empty() {
        own
    } else {
        let on = meant::hangs_on(here, &unsure);
        let with = issue.against(here, &[sure, unsure].concat());
        let with = owed_besides(excepted, unless_of_its_own_act(here, &issue, with));
        Finding::either(on, with, own)
    };
    Some(finding).filter(|it| !left_to_another || matches!(it.holds, Holds::Yes))
}

/// Nobody excepts its own act by its word alone: that leaves it open.
fn unless_of_its_own_act(here: &Occasion<'_>, issue: &Issue, settled: Finding) -> Finding {
    let mut held_by = issue.held_by(here.event).filter(|it| here.has_say(*it));
    if !matches!(settled.holds, Holds::Yes) || held_by.any(|it| !is_own_act(here.event, it)) {
        return settled;
    }
    let held_by = order::in_order(issue.held_by(here.event).map(|it| it.to_string()));
    let on = Unsettled { held_by, ..Unsettled::unspoken(settled.because.says.clone()) };
    Finding { holds: Holds::Open(on), ..settled }
}

/// What is left of the duty, where the event was called what is excepted, or the contrary.
fn owed_besides(excepted: &str, Finding { holds, because, .. }: Finding) -> Finding {
    let holds = match holds {
        Holds::Yes => Holds::No(Unmet::Excepted),
        Holds::No(_) => Holds::Yes,
        // Who denies that it is excepted holds that it is owed.
        Holds::Open(Unsettled { held_by, denied_by, .. }) => Holds::Open(Unsettled {
            what: not_excepted(excepted),
            held_by: denied_by,
            denied_by: held_by,
        }),
    };
    let says = format!("the treaty excepts {excepted}");
    let because = Reason { because: vec![because], ..Reason::new(says) };
    Finding { holds, since: None, because }
}

/// The exceptions of which nobody with a say has said whether the event is one. Who has a say and finds that the article
/// applies finds that it is none, where nobody denies that.
pub(super) fn unspoken(here: &Occasion<'_>) -> Vec<Unsettled> {
    if proviso::asks_for_a_finding(here.commitment) {
        return Vec::new();
    }
    let exceptions = here.commitment.exceptions.iter();
    let mut unspoken: Vec<&String> =
        exceptions.filter(|it| !issue(it).is_spoken_to(here)).collect();
    let has_say = |it: &&Event| {
        order::happened(it) == Verdict::Yes && finders(here, it).iter().any(|(_, has_say)| *has_say)
    };
    if !unspoken.is_empty() && found::of_case(here).sure.iter().any(has_say) {
        unspoken.clear();
    }
    unspoken.into_iter().map(|it| Unsettled::unspoken(not_excepted(it))).collect()
}

fn issue(excepted: &str) -> Issue {
    Issue::new(format!("it is {excepted}"), &[excepted], &[]).excusing()
}

fn not_excepted(excepted: &str) -> String {
    format!("it is not what is excepted: {excepted}")
}
