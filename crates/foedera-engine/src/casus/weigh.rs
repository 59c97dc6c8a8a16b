//! One duty weighed: bound or not, each condition with its reason, and the state that follows.
//!
//! The order is a lawyer's: no treaty in force, no duty; a condition that fails, no duty; conditions
//! that hang on somebody's word leave it open; what is left is owed, unless it was waived.

use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::Verdict;
use foedera_entities::EntityId;
use foedera_model::{Against, Event, EventKind};

use super::finding::{Finding, Holds};
use super::force::{self, Binding, Binds, binding};
use super::occasion::Occasion;
use super::order::{self, Relation};
use super::sides::{Pair, Touched};
use super::{
    Absent, LawReading, Owed, Stage, Unmet, Unsettled, beginning, contested, enmity, exception,
    fellow, lasting, lawful, meant, predicate, proviso, reserved, scope, sides, unperformed,
    wording,
};
use crate::Reason;

/// Adds what is owed for each state that the event touches. Where a pair is touched twice, what has come furthest is told:
/// that it is owed for one is not gainsaid by that it is not for the other.
pub(super) fn weighed(here: &Occasion<'_>, touched: &[Touched], duties: &mut Vec<Owed>) {
    let begun = duties.len();
    for touched in touched {
        duties.extend(sides::pairs(here, touched).into_iter().map(|it| weigh(here, touched, it)));
    }
    if 1 < touched.len() {
        let rows = duties.split_off(begun);
        duties.extend(furthest(rows));
    }
}

fn furthest(mut rows: Vec<Owed>) -> Vec<Owed> {
    let of_pair = |it: &Owed| [it.bearer, it.beneficiary];
    let mut furthest: BTreeMap<[EntityId; 2], u8> = BTreeMap::new();
    for it in &rows {
        let known = furthest.entry(of_pair(it)).or_default();
        *known = reach(it.state).max(*known);
    }
    let mut told = BTreeSet::new();
    rows.retain(|it| {
        let is_furthest = furthest.get(&of_pair(it)) == Some(&reach(it.state));
        is_furthest && told.insert((of_pair(it), it.against.clone(), it.unsettled.clone()))
    });
    // What is owed to one against an enemy is not owed to him once more against nobody, for that the enemy is touched too.
    let against: BTreeSet<_> =
        rows.iter().filter(|it| !it.against.is_empty()).map(of_pair).collect();
    rows.retain(|it| !it.against.is_empty() || !against.contains(&of_pair(it)));
    rows
}

/// How far a duty has come, in an order; what it may be in two ways is told in both.
fn reach(state: Stage) -> u8 {
    match state {
        Stage::NotBound(_) => 0,
        Stage::NotTriggered(Unmet::OtherVictim) => 1,
        Stage::NotTriggered(_) => 2,
        Stage::Waived => 3,
        Stage::TriggeredIf | Stage::Disputed => 4,
        Stage::Triggered => 5,
    }
}

/// What the bearer owes the beneficiary in the case.
pub(super) fn weigh(here: &Occasion<'_>, touched: &Touched, pair: Pair) -> Owed {
    let mut binding = binding(here, pair);
    let here = &Occasion { bearer: Some(pair.bearer), ..*here };
    let mut findings = Vec::new();
    if !matches!(binding.holds, Binds::No(_)) {
        of_words(here, touched, pair, &mut findings);
        findings.extend(reserved::findings(here, pair, binding.since));
        findings.extend(lasting::finding(here, binding.since));
    }
    // What waits for a request or a decision is owed from that on.
    let waits = findings.iter().filter_map(|it| it.since).max();
    if let Some(day) = waits {
        binding = force::still(here, pair, binding, day);
    }
    let Binding { article_18, since, until, .. } = binding;
    let since = since.max(waits);
    let on_reading = matches!(binding.holds, Binds::OnReading(_));
    let outcome = waived(here, pair, conclude(binding, findings));
    let Outcome { state, unsettled, mut because } = outcome;
    let minded = state.is_live().then(|| enmity::between(here, pair, (since, until))).flatten();
    because.extend(minded.iter().map(|it| Reason::new(&it.says)));
    let commitment = here.commitment;
    let because = Reason {
        clause: commitment.article.as_ref().map(|it| format!("article {}", it.0)),
        because,
        ..Reason::new(told(state, &here.says()))
    };
    Owed {
        bearer: pair.bearer,
        beneficiary: pair.beneficiary,
        against: against(here, touched, pair),
        duty: commitment.duty.clone(),
        under: here.under(),
        event: here.at,
        on: here.event.on.clone(),
        since: since.filter(|_| state.is_live()),
        until: until.filter(|_| state.is_live()),
        round: 0,
        cause: None,
        state,
        readings: if on_reading && state.is_live() { readings(&unsettled) } else { Vec::new() },
        unsettled,
        timing: commitment.timing.clone(),
        means: commitment.means.clone(),
        means_decided_by: commitment.means_decided_by.clone(),
        accordance: commitment.accordance.clone(),
        exceptions: commitment.exceptions.clone(),
        may_except: if state.is_live() { exception::unspoken(here) } else { Vec::new() },
        minded,
        // What was not performed before it was given up was owed then.
        unperformed: if state.is_live() || state == Stage::Waived {
            unperformed::between(here, pair, since)
        } else {
            Vec::new()
        },
        lawful_if: lawful::conditions(
            &commitment.duty,
            &here.event.on,
            here.event.by_name.is_some(),
        ),
        // Who is bound owes more than that.
        article_18: article_18.filter(|_| matches!(state, Stage::NotBound(_))),
        because,
    }
}

/// The state with its cause, and what happened: `not-triggered (no request): DE attacks PL on 1939-09-01`.
fn told(state: Stage, says: &str) -> String {
    let cause = match state {
        Stage::NotBound(absent) => [" (", absent.words(), ")"],
        Stage::NotTriggered(unmet) => [" (", unmet.words(), ")"],
        Stage::TriggeredIf | Stage::Triggered | Stage::Waived | Stage::Disputed => [""; 3],
    };
    let mut told = String::with_capacity(2 * says.len());
    told.push_str(state.word());
    told.extend(cause);
    told.extend([": ", says]);
    told
}

/// Every condition of the trigger, in the order of its words; the first that fails decides.
fn of_words(here: &Occasion<'_>, touched: &Touched, pair: Pair, findings: &mut Vec<Finding>) {
    let Some(trigger) = &here.commitment.trigger else {
        findings.push(Finding::yes("owed at all times while the treaty is in force"));
        findings.extend(scope::sides(here, pair));
        findings.extend(scope::against_whom(here, touched.who));
        findings.extend(fellow::own_war(here, touched));
        findings.extend(fellow::finding(here, touched, pair));
        findings.extend(exception::findings(here));
        findings.extend(
            fellow::asks_for_a_case(here).then(|| contested::finding(here, pair)).flatten(),
        );
        return;
    };
    if let Some(unmet) = touched.unmet.filter(|it| *it != Unmet::OtherEvent) {
        let asked = if unmet == Unmet::OtherVictim { scope::asked(here) } else { String::new() };
        findings.push(Finding::no(unmet, here.says() + &*asked));
        return;
    }
    if touched.unmet.is_some() {
        findings.extend(predicate::finding(here, touched.who));
        return;
    }
    // One who decides the case may do so for one bearer, and not for another.
    if proviso::asks_for_a_finding(here.commitment) {
        findings.extend(of_touched(here, touched));
    } else {
        findings.extend(touched.findings.get_or_init(|| of_touched(here, touched)).iter().cloned());
    }
    findings.extend(scope::sides(here, pair));
    findings.extend(scope::on_what(here));
    let provisos = trigger.provisos.iter();
    findings.extend(provisos.map(|it| proviso::finding(here, it, touched.who, pair)));
    findings.extend(fellow::finding(here, touched, pair));
    let decider = here.commitment.case_decided_by.iter();
    findings.extend(decider.map(|it| proviso::found_by(here, it, pair.bearer)));
    findings.extend(exception::findings(here));
    findings.extend(contested::finding(here, pair));
}

/// Those that are the same for whichever pair, as long as nobody decides the case for a bearer.
fn of_touched(here: &Occasion<'_>, touched: &Touched) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(predicate::finding(here, touched.who));
    findings.extend(beginning::finding(here, touched.who));
    findings.extend(scope::by_whom(here, touched));
    findings.extend(scope::against_whom(here, touched.who));
    findings.extend(scope::on_whom(here, touched.who));
    findings
}

/// The state that follows, what is left unsettled, and why.
struct Outcome {
    state: Stage,
    unsettled: Vec<Unsettled>,
    because: Vec<Reason>,
}

fn conclude(binding: Binding, findings: Vec<Finding>) -> Outcome {
    let (mut state, mut unsettled) = match binding.holds {
        Binds::No(absent) => (Some(Stage::NotBound(absent)), Vec::new()),
        Binds::Yes => (None, Vec::new()),
        Binds::Open(on) | Binds::OnReading(on) => (None, vec![on]),
    };
    // One more than these may come, that of a performance before them.
    let mut because = Vec::with_capacity(findings.len() + 2);
    because.push(binding.because);
    for finding in findings {
        match finding.holds {
            Holds::Yes => {}
            Holds::No(unmet) => state = state.or(Some(Stage::NotTriggered(unmet))),
            // A finding with a condition leaves all that it would settle hanging on that.
            Holds::Open(on) if unsettled.contains(&on) => {}
            Holds::Open(on) => unsettled.push(on),
        }
        because.push(finding.because);
    }
    let state = state.unwrap_or_else(|| open_stage(&unsettled));
    if !state.is_live() {
        unsettled.clear();
    }
    Outcome { state, unsettled, because }
}

/// What the two readings of an event across entry into force leave of the duty. The question of law
/// is the first of what is open; the facts are asked on one reading alone.
fn readings(open: &[Unsettled]) -> Vec<LawReading> {
    let Some((question, facts)) = open.split_first() else { return Vec::new() };
    let reading = |says, held_by: &[String], state, unsettled| LawReading {
        says,
        clause: "VCLT 28",
        held_by: held_by.to_vec(),
        state,
        unsettled,
    };
    let before = Stage::NotBound(Absent::NotYetInForce);
    vec![
        reading(force::PAST_ACT, &question.denied_by, before, Vec::new()),
        reading(force::CONTINUING, &question.held_by, open_stage(facts), facts.to_vec()),
    ]
}

/// A dispute is told before what nobody has spoken to; both stay in the list.
fn open_stage(unsettled: &[Unsettled]) -> Stage {
    if unsettled.is_empty() {
        Stage::Triggered
    } else if unsettled.iter().any(Unsettled::is_disputed) {
        Stage::Disputed
    } else {
        Stage::TriggeredIf
    }
}

/// What a waiver leaves of what would be owed, or might be. It gives up what has become due, and so
/// covers what began by its day; of a later event it says nothing.
fn waived(here: &Occasion<'_>, pair: Pair, mut outcome: Outcome) -> Outcome {
    let waivers = waivers(here, pair);
    if !outcome.state.is_live() || waivers.is_empty() {
        return outcome;
    }
    let (waived, by) = order::any(here.event, &waivers, Relation::NotBefore);
    match waived {
        Verdict::No => return outcome,
        // What it would hang on stays told: nobody knows that it would be owed.
        Verdict::Yes => outcome.state = Stage::Waived,
        Verdict::Open => {
            outcome.unsettled.push(order::hangs_on_none("it was not given up by this", &by));
            outcome.state = open_stage(&outcome.unsettled);
        }
    }
    outcome.because.extend(by.into_iter().map(|it| Reason::new(wording::event(it))));
    outcome
}

/// Waivers by the beneficiary of this article, toward the bearer or everybody.
fn waivers<'h>(here: &Occasion<'h>, pair: Pair) -> Vec<&'h Event> {
    let is_of_it = |event: &&Event| {
        let EventKind::Waives { article, treaty } = &event.kind else { return false };
        here.is_under(Some(article), treaty.as_ref())
            && event.by.contains(&pair.beneficiary)
            && (event.to.is_empty() || event.to.contains(&pair.bearer))
            && meant::is_about(here, event)
    };
    here.all().filter(is_of_it).collect()
}

/// Against whom it is owed: the adversaries in the case, and of them those whom the commitment names. A duty that
/// needs no event and is not about the enemy is against nobody, and so is one that the event cannot
/// trigger; none is against those between whom it is owed.
fn against(here: &Occasion<'_>, touched: &Touched, pair: Pair) -> Vec<EntityId> {
    let has_enemy = here.commitment.trigger.is_some() || fellow::has_enemy(here);
    let mut against = match &here.commitment.against {
        _ if touched.unmet.is_some() => Vec::new(),
        Some(Against::Set(set)) if here.is_standing() => here.members(set),
        Some(Against::Set(set)) => scope::named_against(here, set, touched),
        Some(Against::Attackers) | None if has_enemy => scope::opponents(here, touched),
        Some(Against::Attackers) | None => Vec::new(),
    };
    against.retain(|it| *it != pair.bearer && *it != pair.beneficiary);
    against
}
