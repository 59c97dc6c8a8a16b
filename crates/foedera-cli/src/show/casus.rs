//! Who owes what to whom when something happens: treaty by treaty and commitment by commitment, for
//! every event whether it is owed, by whom, and why not.

use std::collections::{BTreeMap, BTreeSet};

use foedera::Coded;
use foedera::engine::casus::{Casus, Owed, Stage, Strange, Undecided, Under, Untouched};
use foedera::json::DutyJson;
use foedera::model::{Duty, Event, Scenario};

mod beside;
mod coded;
mod commitment;
mod graph;
mod lines;
mod named;
mod rounds;

use super::reasons::Teller;
use super::sentence::{self, add};
use super::sheet::Sheet;
use super::words::Words;
use lines::Says;

/// How much is told of each duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Telling {
    /// Events with the same answer together; treaties that cannot matter are counted, and so are alliances as coded under
    /// which nothing weighty is owed.
    Short,
    /// The same, every alliance by itself.
    Every,
    /// Every duty with its reasons.
    Whole,
}

/// What is to be told: the scenario with the text of its file, and what it comes to.
#[derive(Clone, Copy)]
pub(crate) struct Case<'c> {
    pub(crate) scenario: &'c Scenario,
    pub(crate) text: &'c str,
    pub(crate) casus: &'c Casus,
    /// The title of a treaty.
    pub(crate) title: &'c dyn Fn(&str) -> &'c str,
    /// What is to be minded of treaties, by their ids.
    pub(crate) minded: &'c BTreeMap<String, Vec<String>>,
    /// The alliances that are told as others coded them.
    pub(crate) coded: Option<&'c Coded>,
}

pub(crate) use graph::svg;

/// The answer to one scenario; what was told of lawful force before is not told again.
pub(crate) fn answer(
    sheet: &mut Sheet,
    case: Case<'_>,
    telling: Telling,
    lawful: &mut Vec<&'static str>,
) {
    let Case { scenario, casus, .. } = case;
    sheet.blank();
    sheet.hung(&Words::accent(&format!("{}  ", scenario.id)), &Words::plain(&scenario.title));
    sheet.blank();
    events(sheet, case);
    let is_slight = |it: &Touched<'_>| telling == Telling::Short && it.is_slight();
    let (slight, treaties): (Vec<_>, Vec<_>) =
        treaties(case, telling).into_iter().partition(is_slight);
    // What is touched by performances alone stands in the rounds.
    let has_block = |it: &Touched<'_>| {
        telling != Telling::Short || it.is_touched() || case.minded.contains_key(it.id)
    };
    let treaties: Vec<_> = treaties.into_iter().filter(has_block).collect();
    // One that is told alone is told whole.
    let may_be_named = telling == Telling::Short && 1 < treaties.len();
    let is_apart = |it: &Touched<'_>| {
        let is_strange = || it.apart(&case.scenario.events).is_some();
        may_be_named && !case.minded.contains_key(it.id) && is_strange()
    };
    let (named, treaties): (Vec<_>, Vec<_>) = treaties.into_iter().partition(is_apart);
    for treaty in treaties {
        sheet.blank();
        let id = Words::accent(&format!("{}  ", treaty.id));
        sheet.hung(&id, &Words::plain(&treaty.title(case)));
        for it in sentence::in_short(case.minded.get(treaty.id).map_or(&[], Vec::as_slice)) {
            sheet.hung(&Words::accent("  ! "), &Words::plain(&it));
        }
        let mut above = Vec::new();
        let is_live = treaty.commitments.iter().flat_map(Commitment::says).any(Says::is_told);
        for it in treaty.commitments.iter().filter(|it| it.is_told(telling, is_live)) {
            it.tell(sheet, telling, &mut above);
        }
        if telling == Telling::Short && !treaty.as_coded {
            not_told(sheet, &treaty.commitments, telling, is_live);
        }
    }
    named::section(sheet, case, &named);
    coded::folded(sheet, &slight);
    rounds::rounds(sheet, casus, telling);
    beside::clashes(sheet, casus);
    beside::lawfulness(sheet, casus.duties.iter().filter(|it| it.is_live()), lawful);
    beside::set_aside(sheet, casus, telling);
    beside::secret(sheet, casus);
}

/// The events in the words of the file, numbered; and which of them test nothing.
fn events(sheet: &mut Sheet, case: Case<'_>) {
    let all = &case.scenario.events;
    let width = all.len().to_string().len();
    for (place, event) in all.iter().enumerate() {
        let head = Words::strong(&format!("  {:>width$}  ", place + 1));
        let words = event.place_in_text.of(case.text).unwrap_or_default();
        sheet.hung(&head, &Words::plain(words.lines().next().unwrap_or_default()));
        let after = case.text.get(event.place_in_text.end()..).unwrap_or_default();
        for line in below(after) {
            sheet.text(head.width() + 2, &Words::plain(line));
        }
        for (_, why) in case.casus.mute.iter().filter(|(at, _)| *at == place) {
            sheet.text(head.width() + 2, &Words::faint(&format!("({why})")));
        }
    }
}

/// The commitments of a treaty that are not told by themselves, those for the same reasons in one line, by their
/// articles; those of an article of which another is told are its others.
fn not_told(sheet: &mut Sheet, all: &[Commitment<'_>], telling: Telling, is_live: bool) {
    let (told, rest): (Vec<_>, Vec<_>) = all.iter().partition(|it| it.is_told(telling, is_live));
    let label = |it: &Commitment<'_>| it.under().and_then(|it| it.article.clone());
    let told: Vec<_> = told.into_iter().filter_map(label).collect();
    let mut reasons: BTreeMap<(String, Vec<String>), Vec<String>> = BTreeMap::new();
    for it in rest {
        let says = match label(it) {
            Some(it) if told.contains(&it) => format!("what else article {} says", it.0),
            Some(it) => format!("article {}", it.0),
            None => it.under().map(|it| it.words.clone()).unwrap_or_default(),
        };
        let articles = reasons.entry(it.why_not()).or_default();
        if !articles.contains(&says) {
            articles.push(says);
        }
    }
    for ((how, why), articles) in reasons {
        let says = format!("{how}, {}: {}", articles.join("; "), why.join("; "));
        sheet.hung(&Words::accent("  – "), &Words::faint(&says));
    }
}

/// The lines that are indented below an event, comments left out.
fn below(after: &str) -> impl Iterator<Item = &str> {
    let lines = after.lines().skip(1).take_while(|it| it.starts_with("   "));
    lines.map(str::trim).filter(|it| !it.starts_with('#'))
}

/// A treaty that some event touches, with all its commitments.
struct Touched<'c> {
    id: &'c str,
    /// Whether it is told as others coded it.
    as_coded: bool,
    commitments: Vec<Commitment<'c>>,
}

/// A commitment with what it comes to on every event.
#[derive(Default)]
struct Commitment<'c> {
    duties: Vec<&'c Owed>,
    /// Where it is kept as text.
    undecided: Vec<&'c Undecided>,
    untouched: Vec<&'c Untouched>,
}

/// The treaties that events touch and that are not set aside, those first under which most is owed.
fn treaties(case: Case<'_>, telling: Telling) -> Vec<Touched<'_>> {
    let casus = case.casus;
    let aside = casus.set_aside.iter().map(|it| it.treaty_no).filter(|_| telling != Telling::Whole);
    let aside: BTreeSet<usize> = aside.collect();
    let touched = touched(casus);
    let told = touched.into_iter().filter(|(no, _)| !aside.contains(no));
    let mut treaties: Vec<Touched<'_>> = told
        .map(|(no, under)| Touched {
            id: &under.treaty,
            as_coded: under.as_coded,
            commitments: commitments(case, no, telling),
        })
        .collect();
    treaties.sort_by_cached_key(|it| (it.weight(), it.is_slight()));
    treaties
}

/// The treaties that some event touches, or what is done in performance, each with one of its commitments.
fn touched(casus: &Casus) -> BTreeMap<usize, &Under> {
    let of_duties = casus.duties.iter().map(|it| &*it.under);
    let under = of_duties.chain(casus.undecided.iter().map(|it| &it.under));
    under.map(|it| (it.treaty_no, it)).collect()
}

/// Every commitment of a treaty, in the order of its text; those kept as text come last. That a state of the past is no
/// party is told where all is told, or nothing else.
fn commitments(case: Case<'_>, treaty_no: usize, telling: Telling) -> Vec<Commitment<'_>> {
    let casus = case.casus;
    let mut all: BTreeMap<usize, Commitment<'_>> = BTreeMap::new();
    let of_events = casus.duties.iter().filter(|it| it.round == 0);
    for owed in of_events.filter(|it| it.under.treaty_no == treaty_no) {
        all.entry(owed.under.commitment_no).or_default().duties.push(owed);
    }
    for it in casus.undecided.iter().filter(|it| it.under.treaty_no == treaty_no) {
        all.entry(it.under.commitment_no).or_default().undecided.push(it);
    }
    for it in casus.untouched.iter().filter(|it| it.under.treaty_no == treaty_no) {
        all.entry(it.under.commitment_no).or_default().untouched.push(it);
    }
    if telling == Telling::Short {
        all.values_mut().for_each(|it| it.leave_out_past_states(&case.scenario.events));
    }
    all.into_values().collect()
}

impl Touched<'_> {
    /// Its title; of one that others coded, whose coding it is and who is in it.
    fn title(&self, case: Case<'_>) -> String {
        let coded = if self.as_coded { coded::title(case, self.id) } else { None };
        coded.unwrap_or_else(|| (case.title)(self.id).to_owned())
    }

    /// Whether an event of the scenario touches it.
    fn is_touched(&self) -> bool {
        self.commitments.iter().any(Commitment::is_touched)
    }

    fn weight(&self) -> Option<u8> {
        let of_commitment = |it: &Commitment<'_>| it.says().map(Says::weight).min();
        self.commitments.iter().filter_map(of_commitment).min()
    }
}

impl<'c> Commitment<'c> {
    /// What it comes to where an event touches it.
    fn says(&self) -> impl Iterator<Item = Says<'c>> {
        let duties = self.duties.iter().map(|it| Says::Duty(it));
        duties.chain(self.undecided.iter().map(|it| Says::Undecided(it)))
    }

    /// Whether some event touches it.
    fn is_touched(&self) -> bool {
        self.says().next().is_some()
    }

    /// Whether it is told by itself: where something is owed under the treaty, or may be, not if what happens is only not
    /// what its own words name.
    fn is_told(&self, telling: Telling, is_live: bool) -> bool {
        telling != Telling::Short || self.is_touched() && !(is_live && self.is_strange())
    }

    /// Whether it is owed whatever happens, and what happens changes nothing of it: to keep the peace is another matter.
    fn is_of_no_event(&self) -> bool {
        let is_it = |it: &&Owed| {
            it.state == Stage::Triggered
                && it.under.at_all_times
                && it.against.is_empty()
                && it.duty != Duty::NonAggression
                && !matches!(it.duty, Duty::Neutrality(_))
                && (it.since.is_none() && it.until.is_none())
                && it.minded.is_none()
                && it.may_except.is_empty()
                && it.unperformed.is_empty()
        };
        self.undecided.is_empty() && !self.duties.is_empty() && self.duties.iter().all(is_it)
    }

    /// Whether every event is another than its words name, or hits or is done by another.
    fn is_strange(&self) -> bool {
        self.says().all(|it| named::strange(it).is_some())
    }

    /// Why it is not told by itself: not touched, or not owed by whom to whom, and for which reasons.
    fn why_not(&self) -> (String, Vec<String>) {
        let mut why: Vec<String> = if self.is_touched() {
            self.says().filter_map(named::strange).map(|it| it.to_string()).collect()
        } else {
            self.untouched.iter().map(|it| it.why.to_string()).collect()
        };
        why.sort_unstable();
        why.dedup();
        let (mut bearers, mut beneficiaries) = (Vec::new(), Vec::new());
        for it in &self.duties {
            add(&mut bearers, vec![it.bearer]);
            add(&mut beneficiaries, vec![it.beneficiary]);
        }
        bearers.sort_unstable();
        beneficiaries.sort_unstable();
        let how = if self.is_touched() {
            format!("not owed {}", commitment::among(&bearers, &beneficiaries, commitment::few))
        } else {
            "not touched".to_owned()
        };
        (how, why)
    }

    fn leave_out_past_states(&mut self, events: &[Event]) {
        let is_past = |it: &&Owed| named::is_of_a_past_state(it, events);
        let others: BTreeSet<usize> =
            self.duties.iter().filter(|it| !is_past(it)).map(|it| it.event).collect();
        self.duties.retain(|it| !is_past(it) || !others.contains(&it.event));
    }

    fn under(&self) -> Option<&'c Under> {
        let of_duty = self.duties.first().map(|it| &*it.under);
        let of_text = self.undecided.first().map(|it| &it.under);
        of_duty.or(of_text).or(self.untouched.first().map(|it| &*it.under))
    }

    fn tell(&self, sheet: &mut Sheet, telling: Telling, above: &mut Vec<String>) {
        let duty = self.duties.first().map(|it| DutyJson::from(*it));
        let Some(under) = self.under() else { return };
        let clause = under.article.as_ref().map(|it| format!("article {}", it.0));
        if telling == Telling::Short && self.is_of_no_event() {
            let lines = lines::lines(&self.duties, &[], &[]);
            return commitment::at_all_times(sheet, clause.as_deref(), &under.words, &lines);
        }
        commitment::head(sheet, clause.as_deref(), &under.words, duty.as_ref());
        match telling {
            Telling::Short | Telling::Every => {
                // An event that names no state of the treaty is missing among the numbers, and that says it.
                let is_told = |it: &&&Untouched| {
                    telling == Telling::Every || it.why != Strange::NoStateOfTheTreaty
                };
                let untouched: Vec<&Untouched> =
                    self.untouched.iter().filter(is_told).copied().collect();
                let lines = lines::lines(&self.duties, &self.undecided, &untouched);
                commitment::lines(sheet, &lines, above);
            }
            Telling::Whole => self.with_reasons(sheet),
        }
    }

    fn with_reasons(&self, sheet: &mut Sheet) {
        let mut teller = Teller::default();
        for owed in &self.duties {
            commitment::lines(sheet, &[lines::alone(owed)], &mut Vec::new());
            teller.account(sheet, &owed.because);
            sheet.blank();
        }
        commitment::lines(
            sheet,
            &lines::lines(&[], &self.undecided, &self.untouched),
            &mut Vec::new(),
        );
    }
}
