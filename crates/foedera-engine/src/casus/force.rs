//! Whether the treaty binds bearer and beneficiary when the event happens.
//!
//! The day of the event decides. An event that began before the treaty was in force between the two
//! and goes on after binds only if a continuing event counts: a treaty does not bind as to what took
//! place, or ceased to exist, before it came into force, and is silent on what has not ceased
//! (VCLT 28). Both readings are told. Where the treaty was suspended meanwhile, the law knows no such
//! rule: it is open whether the event counts afterwards. What is owed at all times asks for no event, and so not for one
//! after entry into force: it is owed from that day on.

use foedera_dates::{Bounds, Day, Verdict};
use foedera_model::{Event, Lasting};

use super::finding::{Finding, Holds};
use super::issue::Issue;
use super::law::{self, days};
use super::occasion::{Occasion, end_of};
use super::predicate::is_war;
use super::sides::Pair;
use super::{Absent, Between, Bound, Law, Tie, Unsettled, wording};
use crate::{Article18, Reason};

/// Whether the two are bound, in the answer's own terms.
pub(super) struct Binding {
    pub(super) holds: Binds,
    pub(super) article_18: Option<Article18>,
    /// The day of entry into force between the two, where the event began before it.
    pub(super) since: Option<Day>,
    /// The first day on which it is owed no more, where that comes while the event goes on: what has ended releases from
    /// performing on (VCLT 70(1)(a)).
    pub(super) until: Option<Bounds>,
    pub(super) because: Reason,
}

pub(super) enum Binds {
    Yes,
    No(Absent),
    Open(Unsettled),
    /// On one reading of the law, and not on the other.
    OnReading(Unsettled),
}

impl Binds {
    fn is_yes(&self) -> bool {
        matches!(self, Self::Yes)
    }
}

impl Binding {
    fn of(holds: Binds, article_18: Option<Article18>, because: Reason) -> Self {
        Self { holds, article_18, since: None, until: None, because }
    }
}

/// Whether the commitment binds the two on the day of the event, or comes to while it goes on.
pub(super) fn binding(here: &Occasion<'_>, pair: Pair) -> Binding {
    let (first, last) = days(here.event.on.bounds());
    let of = here.between([pair.bearer, pair.beneficiary]);
    let spells = spells(here.law, of, (first, last));
    let unread;
    let bound = if let Some(it) = spells.first() {
        it
    } else {
        unread = law::unread();
        &unread
    };
    let is_no = |it: &Bound| matches!(it.tie, Tie::No(_));
    let binding = match &bound.tie {
        Tie::No(absent) if spells.iter().all(is_no) => {
            let article_18 = good_faith(&spells);
            after_entry(here, of, (*absent, article_18), last)
                .unwrap_or_else(|| not_bound(bound, *absent, article_18))
        }
        Tie::No(absent) if comes_to_bind(here, &spells, last) => {
            let because = since_bound(here, *absent, spells.last().unwrap_or(bound));
            Binding::of(Binds::Yes, None, because)
        }
        _ if spells.iter().any(|it| it.tie != bound.tie) => on_some_days(here, &spells),
        Tie::Open(on) => open(bound, on),
        Tie::Yes | Tie::No(_) => {
            let first = spells.into_iter().next().unwrap_or_else(law::unread);
            Binding::of(Binds::Yes, first.article_18, first.because)
        }
    };
    let until =
        binding.holds.is_yes().then(|| until(here, of, binding.since.unwrap_or(last))).flatten();
    let binding = Binding { until, ..binding };
    within_term(here, of_somebody(here, pair, binding))
}

/// What waits for a decision or a request comes to be owed with that, if the treaty still binds the two then: what has
/// ended releases them from what they did not owe yet (VCLT 70).
pub(super) fn still(here: &Occasion<'_>, pair: Pair, binding: Binding, waits: Day) -> Binding {
    // Where the treaty came to bind after that, it is owed from then.
    let day = binding.since.map_or(waits, |it| it.max(waits));
    let of = here.between([pair.bearer, pair.beneficiary]);
    let then = here.law.bound(of, day);
    let waited = |it: Binding| {
        let says = format!("{}, on {day}, when it would come to be owed", it.because.says);
        Binding { because: Reason { says, ..it.because }, ..it }
    };
    match (&binding.holds, &then.tie) {
        (Binds::No(_), _) => binding,
        (_, Tie::No(absent)) => waited(not_bound(&then, *absent, None)),
        _ if here.commitment.until.is_some_and(|last| last < day) => {
            let because = Reason::new(format!("not bound: {}", Absent::Ended));
            waited(Binding::of(Binds::No(Absent::Ended), None, because))
        }
        (Binds::Yes, Tie::Open(on)) => waited(open(&then, on)),
        (Binds::Yes, _) => Binding { until: until(here, of, day), ..binding },
        (Binds::Open(_) | Binds::OnReading(_), _) => binding,
    }
}

/// Nobody owes, and nobody is owed, who is no state then and has none in its place.
fn of_somebody(here: &Occasion<'_>, pair: Pair, binding: Binding) -> Binding {
    let is_over = matches!(binding.holds, Binds::No(Absent::Ended | Absent::NotYetInForce));
    let mut both = [pair.bearer, pair.beneficiary].into_iter().filter(|_| !is_over);
    let Some(who) = both.find(|it| here.is_nobody(*it)) else { return binding };
    let because = Reason::new(format!("not bound: {who} was {}", Absent::Nobody));
    let because = Reason { because: vec![binding.because], ..because };
    Binding::of(Binds::No(Absent::Nobody), None, because)
}

/// Whether two are tied on a day, whichever that is of those it may be, and the first such tie;
/// nothing where they are on no day.
pub(super) fn tie(law: &dyn Law, between: Between<'_>, on: Bounds) -> Option<(Verdict, Bound)> {
    let spells = spells(law, between, days(on));
    let is_whole = spells.iter().all(|it| it.tie == Tie::Yes);
    let tied = spells.into_iter().find(|it| !matches!(it.tie, Tie::No(_)))?;
    Some((if is_whole { Verdict::Yes } else { Verdict::Open }, tied))
}

/// The spells of a tie on the days of a date, as far as the first that is open: no later one makes it firm.
fn spells(law: &dyn Law, between: Between<'_>, days: (Day, Day)) -> Vec<Bound> {
    let mut is_open = false;
    let until_open = |it: &Bound| !std::mem::replace(&mut is_open, matches!(it.tie, Tie::Open(_)));
    law::ties(law, between, days).take_while(until_open).collect()
}

/// The good faith that is owed on whichever of the days it was.
fn good_faith(spells: &[Bound]) -> Option<Article18> {
    let first = spells.first()?.article_18;
    first.filter(|_| spells.iter().all(|it| it.article_18 == first))
}

fn not_bound(bound: &Bound, absent: Absent, article_18: Option<Article18>) -> Binding {
    let mut because = Reason::new(format!("not bound: {absent}"));
    because.because.push(bound.because.clone());
    if let Some(paragraph) = article_18 {
        let mut good_faith =
            Reason::new("good faith alone: not to defeat the object and purpose of the treaty");
        good_faith.clause = Some(format!("VCLT 18({paragraph})"));
        because.because.push(good_faith);
    }
    Binding::of(Binds::No(absent), article_18, because)
}

/// What a duty hangs on where the force of its treaty is open, with why behind a colon; of which treaty, its commitment
/// says.
pub const IN_FORCE: &str = "the treaty is in force between the two";

fn open(bound: &Bound, on: &str) -> Binding {
    let what = format!("{IN_FORCE}: {on}");
    let mut because = Reason::new("it is open whether the treaty is in force between the two");
    because.because.push(bound.because.clone());
    Binding::of(Binds::Open(Unsettled::unspoken(what)), bound.article_18, because)
}

/// Whether an event that goes on is owed for on whichever day it began: the treaty came to bind on one of these, and what
/// had begun before counts.
fn comes_to_bind(here: &Occasion<'_>, spells: &[Bound], last: Day) -> bool {
    let counts = here.is_standing() || here.commitment.counts_continuing;
    let [before, after] = spells else { return false };
    let comes = matches!(before.tie, Tie::No(Absent::NotYetInForce)) && after.tie == Tie::Yes;
    counts && comes && end_of(here.event).is_some_and(|it| last <= it)
}

/// The event may have begun on days on which the answers differ.
fn on_some_days(here: &Occasion<'_>, spells: &[Bound]) -> Binding {
    let what = "it began on a day on which the treaty was in force between the two".to_owned();
    let mut because =
        Reason::new(format!("{}, and not on every such day was it in force", here.event.on));
    because.because = spells.iter().map(|it| it.because.clone()).collect();
    Binding::of(Binds::Open(Unsettled::unspoken(what)), None, because)
}

/// A commitment that is limited in time inside its treaty lasts to its last day.
fn within_term(here: &Occasion<'_>, binding: Binding) -> Binding {
    let Some(last) = here.commitment.until else { return binding };
    let owed_from = binding.since.map_or(here.event.on.bounds(), Bounds::day);
    let ended = Bounds::day(last).is_before(owed_from);
    let holds = match (ended, binding.holds) {
        (_, Binds::No(absent)) => Binds::No(absent),
        (Verdict::Yes, _) => Binds::No(Absent::Ended),
        (Verdict::Open, Binds::Yes) => Binds::Open(in_time(last)),
        (Verdict::Open, Binds::Open(on)) => Binds::Open(on.joined("and", in_time(last))),
        // What is read in two ways began before the treaty did, and is owed from one day on.
        (Verdict::Open, holds @ Binds::OnReading(_)) | (Verdict::No, holds) => holds,
    };
    let mut because = binding.because;
    if ended != Verdict::No {
        let says = format!("the commitment lasted until {last}");
        because = Reason { because: vec![because], ..Reason::new(says) };
    }
    let over = last.next().filter(|it| here.end().is_some_and(|end| *it <= end));
    let over = over.map(Bounds::day);
    let until = [binding.until, over].into_iter().flatten().min_by_key(|it| it.earliest());
    Binding { until: until.filter(|_| holds.is_yes()), holds, because, ..binding }
}

fn in_time(last: Day) -> Unsettled {
    Unsettled::unspoken(format!("it began by {last}, the last day of the commitment"))
}

/// The first day on which a tie is no more that holds on a day, where that comes while the event goes on.
fn until(here: &Occasion<'_>, of: Between<'_>, from: Day) -> Option<Bounds> {
    let spells: Vec<Bound> = law::ties(here.law, of, (from, here.end()?)).collect();
    // A spell begins where the one before it ends.
    let began = |place: usize| spells.get(place.checked_sub(1)?)?.until;
    let place = spells.iter().position(|it| it.tie != Tie::Yes)?;
    let over = spells.iter().position(|it| matches!(it.tie, Tie::No(_)));
    Bounds::new(began(place), over.and_then(began))
}

/// The event goes on until after the treaty came to bind the two; nothing if it does not.
fn after_entry(
    here: &Occasion<'_>,
    of: Between<'_>,
    before: (Absent, Option<Article18>),
    begun: Day,
) -> Option<Binding> {
    let end = end_of(here.event).or_else(|| running(here))?;
    let spells: Vec<Bound> = law::ties(here.law, of, (begun, end)).collect();
    let place = spells.iter().position(|it| !matches!(it.tie, Tie::No(_)))?;
    // Where it is open on which of some days it came to bind, it does from the last of them.
    let is_open = |it: &Bound| matches!(it.tie, Tie::Open(_));
    let opens = spells.iter().skip(place).take_while(|it| is_open(it)).count();
    let comes = spells.get(place + opens).is_some_and(|it| it.tie == Tie::Yes);
    let place = if comes { place + opens } else { place };
    let bound = spells.get(place)?;
    // A spell begins where the one before it ends.
    let since = place.checked_sub(1).and_then(|it| spells.get(it)?.until);
    Some(match &bound.tie {
        Tie::Open(on) => open(bound, on),
        Tie::Yes | Tie::No(_) if here.is_standing() => {
            Binding { since, ..Binding::of(Binds::Yes, None, since_bound(here, before.0, bound)) }
        }
        Tie::Yes | Tie::No(_) => Binding { since, ..continuing(here, before, bound) },
    })
}

/// Until when a declared war is followed that is not said to be over, where the commitment counts what goes on.
fn running(here: &Occasion<'_>) -> Option<Day> {
    let war = Event { lasting: Lasting::Open, ..here.event.clone() };
    end_of(&war).filter(|_| here.commitment.counts_continuing && is_war(here.event))
}

/// A duty that asks for no event is owed from the day on which the treaty comes to bind, whatever went
/// before.
fn since_bound(here: &Occasion<'_>, before: Absent, bound: &Bound) -> Reason {
    let across = if before == Absent::Suspended { "the end of suspension" } else { ENTRY };
    let says = format!("{} and goes on, across {across}", wording::event(here.event));
    Reason { because: vec![bound.because.clone()], ..Reason::new(says) }
}

const ENTRY: &str = "entry into force";

fn continuing(
    here: &Occasion<'_>,
    (absent, article_18): (Absent, Option<Article18>),
    bound: &Bound,
) -> Binding {
    let suspended = absent == Absent::Suspended;
    let what = if suspended {
        "a continuing event counts that began while the treaty was suspended (VCLT 72)"
    } else {
        "a continuing event counts that began before entry into force (VCLT 28)"
    };
    if here.commitment.counts_continuing && !suspended {
        let mut because = since_bound(here, absent, bound);
        let says = "the treaty counts what goes on at its entry into force";
        let clause = Some("VCLT 28".to_owned());
        because.because.push(Reason { clause, ..Reason::new(says) });
        return Binding::of(Binds::Yes, None, because);
    }
    let ended = ["act that ended", "past act"];
    let Finding { holds, because, .. } = Issue::new(what, &["continuing"], &ended).spoken(here);
    let because = if suspended {
        let across = since_bound(here, absent, bound);
        Reason { because: [vec![because], across.because].concat(), ..Reason::new(across.says) }
    } else {
        readings(here, bound, because)
    };
    match holds {
        Holds::Yes => Binding::of(Binds::Yes, None, because),
        Holds::No(_) if suspended => Binding::of(Binds::No(absent), article_18, because),
        Holds::No(_) => Binding::of(Binds::No(Absent::NotYetInForce), article_18, because),
        Holds::Open(on) if suspended => Binding::of(Binds::Open(on), None, because),
        Holds::Open(on) => Binding::of(Binds::OnReading(on), None, because),
    }
}

/// An act that took place before entry into force does not bind.
pub(super) const PAST_ACT: &str = "an act of the past does not bind";

/// A situation that had not ceased to exist by then may.
pub(super) const CONTINUING: &str = "a situation that has not ceased may";

/// The two readings of an event across entry into force, as reasons.
fn readings(here: &Occasion<'_>, bound: &Bound, settled: Reason) -> Reason {
    let reading = |says: &str| Reason { clause: Some("VCLT 28".to_owned()), ..Reason::new(says) };
    let against = reading(
        "on one reading the event is an act that took place before entry into force: not bound",
    );
    let mut in_favour = reading(
        "on the other it is a situation that has not ceased to exist: bound since entry into force",
    );
    in_favour.because.push(bound.because.clone());
    let mut because =
        Reason::new(format!("{} and goes on, across {ENTRY}", wording::event(here.event)));
    because.because = vec![settled, against, in_favour];
    because
}
