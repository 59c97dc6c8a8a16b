//! Issues that an event raises in law, and how they are settled: by the words of those who have a say.
//!
//! A say have the states that the treaty concerns, those that its words name as the ones to be helped, and organs that
//! find under its article. A characterisation by one of them that nobody denies settles the issue; one that somebody denies
//! leaves it disputed; the word of others is shown and settles nothing. Nothing is weighed here: an
//! aggressor's denial is a denial. But nobody is the judge of what itself did to others: its word alone that it was
//! otherwise leaves the issue open.

use foedera_entities::EntityId;
use foedera_model::{Event, EventKind};

use super::characterisation::Phrases;
use super::finding::{Finding, Holds};
use super::found::{self, Found};
use super::occasion::Occasion;
use super::order;
use super::{Unmet, Unsettled, meant, proviso};
use crate::Reason;
use crate::words::list_of;

/// An issue of law, with the words that settle it.
pub(super) struct Issue {
    /// What must be so, as a sentence.
    what: String,
    phrases: Phrases,
    /// What is lacking where those with a say hold the contrary.
    unmet: Unmet,
    /// Whether it excuses who acted that it is so, as an exception does; else, that it is not.
    excuses: bool,
}

impl Issue {
    /// An issue that some words affirm in a characterisation, and others deny.
    pub(super) fn new(what: impl Into<String>, affirm: &[&str], deny: &[&str]) -> Self {
        let phrases = Phrases::new(affirm, deny);
        Self { what: what.into(), phrases, unmet: Unmet::CalledOtherwise, excuses: false }
    }

    #[must_use]
    pub(super) fn excusing(self) -> Self {
        Self { excuses: true, ..self }
    }

    #[must_use]
    pub(super) fn lacking(self, unmet: Unmet) -> Self {
        Self { unmet, ..self }
    }

    /// The states that call the event so.
    pub(super) fn held_by(&self, event: &Event) -> impl Iterator<Item = EntityId> {
        let so = event.called.iter().filter(|it| self.phrases.read(&it.called) == Some(true));
        so.flat_map(|it| it.by.iter().copied())
    }

    /// The states that call the event the contrary.
    pub(super) fn denied_by(&self, event: &Event) -> impl Iterator<Item = EntityId> {
        let not = event.called.iter().filter(|it| self.phrases.read(&it.called) == Some(false));
        not.flat_map(|it| it.by.iter().copied())
    }

    /// Whether one with a say calls the event so.
    pub(super) fn is_raised(&self, here: &Occasion<'_>) -> bool {
        self.held_by(here.event).any(|it| here.has_say(it))
    }

    /// Whether one with a say calls the event so, or the contrary.
    pub(super) fn is_spoken_to(&self, here: &Occasion<'_>) -> bool {
        self.heard(here, &[]).is_spoken_to
    }

    /// The answer of those who have spoken; where the treaty has one who decides the case, and he has not, it is left to him
    /// whatever they say.
    pub(super) fn settle(&self, here: &Occasion<'_>) -> Finding {
        let settled = self.spoken(here);
        if matches!(settled.holds, Holds::Yes) || !proviso::asks_for_a_finding(here.commitment) {
            return settled;
        }
        let left = Finding::yes(format!("{}: left to who decides the case", self.what));
        Finding { because: Reason { because: vec![settled.because], ..left.because }, ..left }
    }

    /// The answer of those who have spoken, whoever decides the case: to a question of law that is none of it.
    pub(super) fn spoken(&self, here: &Occasion<'_>) -> Finding {
        self.by_findings(here, |heard| self.told(heard))
    }

    /// The answer of those who call the event so or otherwise, where some findings are to the contrary.
    pub(super) fn against(&self, here: &Occasion<'_>, contrary: &[&Event]) -> Finding {
        let mut heard = self.heard(here, &[]);
        for (name, has_say) in contrary.iter().flat_map(|it| finders(here, it)) {
            heard.add(name, has_say, false);
            heard.contrary |= has_say;
        }
        self.told(&heard.in_order())
    }

    /// The answer of those with a say who hold it, where there is one; else what the facts are found to be.
    pub(super) fn unless_held(&self, here: &Occasion<'_>, found: impl Fn() -> Finding) -> Finding {
        self.by_findings(
            here,
            |heard| {
                if heard.held.is_empty() { found() } else { self.told(heard) }
            },
        )
    }

    /// Where the treaty has one who decides the case, his decision that it has come closes the question. A finding that may
    /// have come before the event may not be of it, and one that hangs on something is none
    /// until that is found.
    fn by_findings(&self, here: &Occasion<'_>, told: impl Fn(&Heard) -> Finding) -> Finding {
        if let Some(decided) = proviso::decided(here) {
            let yes = Finding::yes(format!("{}: decided by who decides the case", self.what));
            return Finding { because: Reason { because: vec![decided], ..yes.because }, ..yes };
        }
        let Found { sure, unsure, waiting } = found::of_case(here);
        let with = |more: &[&Event]| told(&self.heard(here, &[&sure, more].concat()));
        let mut settled = with(&[]);
        if !unsure.is_empty() {
            let on = meant::hangs_on(here, &unsure);
            settled = Finding::either(on, with(&unsure), settled);
        }
        if let Some(first) = waiting.first() {
            let on = found::hangs_on(here, first);
            settled = match &settled.holds {
                Holds::Yes => settled,
                Holds::Open(open) if unsure.is_empty() && open.is_unspoken() => {
                    Finding { holds: Holds::Open(on), ..settled }
                }
                Holds::No(_) | Holds::Open(_) => Finding::either(on, with(&waiting), settled),
            };
        }
        let findings = [sure, unsure, waiting].concat();
        settled.because.because.extend(findings.iter().flat_map(|it| found::told(here, it)));
        settled
    }

    /// What those who were heard make of it.
    fn told(&self, heard: &Heard) -> Finding {
        let Heard { held, denied, contrary, outside, .. } = heard;
        let what = &self.what;
        let unsettled = |says: String| Finding {
            holds: Holds::Open(Unsettled {
                what: what.clone(),
                held_by: held.clone(),
                denied_by: denied.clone(),
            }),
            since: None,
            because: Reason::new(says),
        };
        match (held.is_empty(), denied.is_empty()) {
            (false, true) => Finding::yes(format!("{what}: held by {}", list_of(held))),
            (false, false) => unsettled(format!(
                "{what}: held by {}, denied by {}",
                list_of(held),
                list_of(denied)
            )),
            (true, _) if *contrary => {
                Finding::no(self.unmet, format!("{what}: denied by {}", list_of(denied)))
            }
            (true, false) => unsettled(format!(
                "{what}: denied by {}, and nobody with a say holds it",
                list_of(denied)
            )),
            (true, true) if outside.is_empty() => {
                unsettled(format!("{what}: nobody with a say has said so"))
            }
            (true, true) => unsettled(format!(
                "{what}: held by {}, whom the treaty does not concern",
                list_of(outside)
            )),
        }
    }

    fn heard(&self, here: &Occasion<'_>, findings: &[&Event]) -> Heard {
        let mut heard = Heard::default();
        let mut affirmed = false;
        for called in &here.event.called {
            let Some(holds) = self.phrases.read(&called.called) else { continue };
            affirmed |= holds;
            for state in &called.by {
                let has_say = here.has_say(*state);
                heard.add(state.to_string(), has_say, holds);
                heard.is_spoken_to |= has_say;
                // What frees who acted is not for him to say.
                let is_free = !self.excuses && is_own_act(here.event, *state);
                heard.contrary |= !holds && has_say && !is_free;
            }
        }
        for finding in findings {
            affirmed = true;
            for (name, has_say) in finders(here, finding) {
                heard.add(name, has_say, true);
            }
            heard.denied.extend(finding.denied_by.iter().map(ToString::to_string));
        }
        // A denial is of what the event is called; where it is called nothing, of whatever is asked.
        if affirmed || here.event.called.is_empty() {
            heard.denied.extend(here.event.denied_by.iter().map(ToString::to_string));
        }
        heard.in_order()
    }
}

/// Who has been heard on an issue, and how.
#[derive(Default)]
struct Heard {
    held: Vec<String>,
    denied: Vec<String>,
    /// Whether somebody with a say calls the event the contrary, and not of what itself did.
    contrary: bool,
    /// Whether anybody with a say has called it so or the contrary.
    is_spoken_to: bool,
    /// Those that hold it without having a say.
    outside: Vec<String>,
}

impl Heard {
    fn add(&mut self, name: String, has_say: bool, holds: bool) {
        match (holds, has_say) {
            (true, true) => self.held.push(name),
            (true, false) => self.outside.push(name),
            (false, _) => self.denied.push(name),
        }
    }

    fn in_order(mut self) -> Self {
        for names in [&mut self.held, &mut self.denied, &mut self.outside] {
            *names = order::in_order(std::mem::take(names).into_iter());
        }
        self
    }
}

/// Whether a state did to others what the event tells; in a war between two that nobody is said to have begun, neither.
pub(super) fn is_own_act(event: &Event, state: EntityId) -> bool {
    event.kind != EventKind::AtWar && !event.to.is_empty() && event.by.contains(&state)
}

/// The names of those that found, each with whether it has a say. An organ has one: that it was
/// competent is the record's word.
pub(super) fn finders(here: &Occasion<'_>, finding: &Event) -> Vec<(String, bool)> {
    if let EventKind::Finds { organ: Some(organ), .. } = &finding.kind {
        return vec![(organ.clone(), true)];
    }
    finding.by.iter().map(|it| (it.to_string(), here.has_say(*it))).collect()
}
