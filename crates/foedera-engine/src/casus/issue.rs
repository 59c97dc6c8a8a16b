//! Questions that an event raises in law, and how they are settled: by the words of those who have a
//! say.
//!
//! A say have the states that the treaty concerns, and organs that find under its article. A
//! characterisation by one of them that nobody denies settles the question; one that somebody denies
//! leaves it disputed; the word of others is shown and settles nothing. Nothing is weighed here: an
//! aggressor's denial is a denial.

use foedera_dates::Verdict;
use foedera_model::{Event, EventKind};

use super::occasion::Occasion;
use super::order::{self, Relation};
use super::{Unmet, Unsettled, wording};
use crate::Reason;

/// Whether a condition holds, with its reason.
pub(super) struct Finding {
    pub(super) holds: Holds,
    pub(super) because: Reason,
}

pub(super) enum Holds {
    Yes,
    No(Unmet),
    Open(Unsettled),
}

impl Finding {
    pub(super) fn yes(says: impl Into<String>) -> Self {
        Self { holds: Holds::Yes, because: Reason::new(says) }
    }

    pub(super) fn no(unmet: Unmet, says: impl Into<String>) -> Self {
        Self { holds: Holds::No(unmet), because: Reason::new(says) }
    }

    /// Open, with nobody who has spoken to it.
    pub(super) fn open(what: impl Into<String>, says: impl Into<String>) -> Self {
        let (what, held_by, denied_by) = (what.into(), Vec::new(), Vec::new());
        let holds = Holds::Open(Unsettled { what, held_by, denied_by });
        Self { holds, because: Reason::new(says) }
    }

    /// Open, with what it hangs on.
    pub(super) fn hanging(on: Unsettled, says: impl Into<String>) -> Self {
        Self { holds: Holds::Open(on), because: Reason::new(says) }
    }

    /// Which of two findings it is hangs on something: the first if that is so. The second is never
    /// the better one for whom the duty is owed to.
    pub(super) fn either(on: Unsettled, first: Self, second: Self) -> Self {
        let says = format!("it is open whether {}", on.what);
        let holds = match (first.holds, second.holds) {
            (Holds::Yes, Holds::Yes) => Holds::Yes,
            (Holds::No(unmet), Holds::No(_)) => Holds::No(unmet),
            (Holds::Open(open), Holds::Yes | Holds::Open(_)) => Holds::Open(open),
            (Holds::Open(open), Holds::No(_)) => Holds::Open(on.joined("and", open)),
            (Holds::Yes, Holds::Open(open)) => Holds::Open(on.joined("or", open)),
            (Holds::Yes, Holds::No(_)) | (Holds::No(_), Holds::Yes | Holds::Open(_)) => {
                Holds::Open(on)
            }
        };
        let because = vec![first.because, second.because];
        Self { holds, because: Reason { because, ..Reason::new(says) } }
    }
}

/// Words that turn what follows them into its contrary, or into the fear of it.
const TURNED: [&str; 6] = ["no", "not", "not a", "not an", "threat of", "threat of an"];

/// A question of law, with the words that answer it.
pub(super) struct Question {
    /// What must be so, as a sentence.
    what: String,
    affirms: Vec<String>,
    denies: Vec<String>,
    /// What is lacking where those with a say hold the contrary.
    unmet: Unmet,
}

impl Question {
    /// A question that a characterisation affirms where it holds one of the words, and denies where
    /// it holds one of the others, or words such as `no` or `threat of` before one of the first.
    pub(super) fn new(what: impl Into<String>, affirms: &[&str], denies: &[&str]) -> Self {
        let lower = |words: &[&str]| words.iter().map(|it| it.to_lowercase()).collect();
        let (affirms, mut denies): (Vec<String>, Vec<String>) = (lower(affirms), lower(denies));
        for word in &affirms {
            denies.extend(TURNED.map(|it| format!("{it} {word}")));
        }
        Self { what: what.into(), affirms, denies, unmet: Unmet::CalledOtherwise }
    }

    #[must_use]
    pub(super) fn lacking(self, unmet: Unmet) -> Self {
        Self { unmet, ..self }
    }

    /// Whether somebody calls the event so.
    pub(super) fn is_raised_by(&self, event: &Event) -> bool {
        event.called.iter().any(|it| self.reads(&it.called) == Some(true))
    }

    /// The longest word that a characterisation holds decides: `unprovoked` holds `provoked`.
    fn reads(&self, called: &str) -> Option<bool> {
        let called = called.to_lowercase();
        let longest = |words: &[String]| {
            words.iter().filter(|it| called.contains(it.as_str())).map(String::len).max()
        };
        let (yes, no) = (longest(&self.affirms), longest(&self.denies));
        (yes.is_some() || no.is_some()).then_some(no < yes)
    }

    /// The answer of those who have spoken. A finding that may have come before the event may not be of it.
    pub(super) fn settle(&self, here: &Occasion<'_>) -> Finding {
        let (sure, all) = (findings(here, Verdict::Yes), findings(here, Verdict::Open));
        let settled = self.told(&self.voices(here, &sure));
        if sure.len() == all.len() {
            return settled;
        }
        let unsure: Vec<&Event> = all
            .iter()
            .copied()
            .filter(|it| !sure.iter().any(|own| std::ptr::eq(*own, *it)))
            .collect();
        let on = order::hangs_on(Relation::NotBefore.words(), &unsure);
        Finding::either(on, self.told(&self.voices(here, &all)), settled)
    }

    /// What these voices make of it.
    fn told(&self, voices: &Voices) -> Finding {
        let Voices { held, denied, contrary, outside } = voices;
        let what = &self.what;
        let unsettled = |says: String| Finding {
            holds: Holds::Open(Unsettled {
                what: what.clone(),
                held_by: held.clone(),
                denied_by: denied.clone(),
            }),
            because: Reason::new(says),
        };
        match (held.is_empty(), denied.is_empty()) {
            (false, true) => Finding::yes(format!("{what}: held by {}", wording::names(held))),
            (false, false) => unsettled(format!(
                "{what}: held by {}, denied by {}",
                wording::names(held),
                wording::names(denied)
            )),
            (true, _) if *contrary => {
                Finding::no(self.unmet, format!("{what}: denied by {}", wording::names(denied)))
            }
            (true, false) => unsettled(format!(
                "{what}: denied by {}, and nobody with a say holds it",
                wording::names(denied)
            )),
            (true, true) if outside.is_empty() => {
                unsettled(format!("{what}: nobody with a say has said so"))
            }
            (true, true) => unsettled(format!(
                "{what}: held by {}, whom the treaty does not concern",
                wording::names(outside)
            )),
        }
    }

    fn voices(&self, here: &Occasion<'_>, findings: &[&Event]) -> Voices {
        let mut voices = Voices::default();
        let mut affirmed = false;
        for called in &here.event.called {
            let Some(holds) = self.reads(&called.called) else { continue };
            affirmed |= holds;
            for state in &called.by {
                voices.add(state.to_string(), here.is_concerned(*state), holds);
            }
        }
        for finding in findings {
            affirmed = true;
            for (name, has_say) in finders(here, finding) {
                voices.add(name, has_say, true);
            }
            voices.denied.extend(finding.denied_by.iter().map(ToString::to_string));
        }
        // A denial is of what the event is called; where it is called nothing, of whatever is asked.
        if affirmed || here.event.called.is_empty() {
            voices.denied.extend(here.event.denied_by.iter().map(ToString::to_string));
        }
        voices.in_order()
    }
}

/// Who has spoken to a question, and how.
#[derive(Default)]
struct Voices {
    held: Vec<String>,
    denied: Vec<String>,
    /// Whether somebody with a say calls the event the contrary.
    contrary: bool,
    /// Those that hold it without having a say.
    outside: Vec<String>,
}

impl Voices {
    fn add(&mut self, name: String, has_say: bool, holds: bool) {
        self.contrary |= has_say && !holds;
        match (holds, has_say) {
            (true, true) => self.held.push(name),
            (true, false) => self.outside.push(name),
            (false, _) => self.denied.push(name),
        }
    }

    fn in_order(mut self) -> Self {
        for names in [&mut self.held, &mut self.denied, &mut self.outside] {
            names.sort();
            names.dedup();
        }
        self
    }
}

/// Findings and determinations that the article of the commitment applies, which did not come before
/// the event, or, where it is asked for what may be, may not have. One that names no treaty is taken for
/// every treaty with such an article that the event touches.
fn findings<'h>(here: &Occasion<'h>, at_least: Verdict) -> Vec<&'h Event> {
    let came = |it: &&Event| at_least <= !order::is_before(it, here.event);
    found_under(here).filter(came).collect()
}

/// Findings and determinations that the article of the commitment applies, whenever they came.
pub(super) fn found_under<'h>(here: &Occasion<'h>) -> impl Iterator<Item = &'h Event> {
    here.all().filter(|event| {
        let EventKind::Finds { article, treaty, .. } = &event.kind else { return false };
        here.commitment.article.as_ref() == Some(article)
            && treaty.as_ref().is_none_or(|it| *it == here.text.id)
    })
}

/// The names of those that found, each with whether it has a say. An organ has one: that it was
/// competent is the record's word.
fn finders(here: &Occasion<'_>, finding: &Event) -> Vec<(String, bool)> {
    if let EventKind::Finds { organ: Some(organ), .. } = &finding.kind {
        return vec![(organ.clone(), true)];
    }
    finding.by.iter().map(|it| (it.to_string(), here.is_concerned(*it))).collect()
}
