//! Casus foederis: given events, who owes what to whom, and who is not bound, each with its reason.
//!
//! Pure over a small [`Law`]: what a commitment says comes from the treaty, whether it binds two
//! states on a day is asked, and nothing here knows how that is answered. What an event *is* in law
//! nobody here decides either: a clause that asks for an armed attack gets one only where somebody
//! with a say has called it so, and else the answer is *triggered if*. Foedera finds no breaches and
//! does not judge force lawful; the conditions of lawfulness stand beside the duty.
//!
//! Round 0 are the duties of the events themselves; what follows when those that owe perform is the
//! [cascade](Performance).

mod area;
mod aside;
mod beginning;
mod cascade;
mod characterisation;
mod clash;
mod contested;
mod enmity;
mod exception;
mod fellow;
mod finding;
mod force;
mod found;
mod issue;
mod known;
mod lasting;
mod law;
mod lawful;
mod meant;
mod mute;
mod occasion;
mod of_engine;
mod order;
mod owed;
mod owing;
mod part;
mod pledge;
mod predicate;
mod proviso;
mod quoted;
mod reserved;
mod rounds;
mod scope;
mod sides;
mod tally;
mod told;
mod unperformed;
mod weigh;
mod wording;

pub use contested::APPLIES;
pub use force::IN_FORCE;
pub use law::{Absent, Between, Bound, Law, Tie};
pub use of_engine::LawOf;
pub use owed::{
    Casus, Clash, ClashKind, Hinders, LawReading, Minded, Owed, Stage, Under, Unmet, Unsettled,
};
pub use owing::{Owing, owing};
pub use rounds::{Branch, Cause, Lapse, Performance};
pub use told::{Mute, SetAside, Strange, Undecided, Untouched};
pub use unperformed::Unperformed;

use std::cell::OnceCell;
use std::rc::Rc;

use foedera_dates::Day;
use foedera_entities::EntityId;
use foedera_model::{Commitment, Duty, Event, Scenario, Treaty};

use occasion::{Concerned, Numbered, Occasion, Tested};

/// Every duty that the events of a scenario touch, in the order of treaties, commitments and events,
/// and of every commitment that an event does not touch, why not.
///
/// `known` leaves out events that nobody had reported by that day, and commitments that were still
/// secret; the events of a supposition are always known.
///
/// Then, round by round to a fixed point, what follows if those that owe perform, and apart from it what would follow if
/// something open turned out so (rule 26 of the semantics; `docs/decisions/0028-cascade.md`).
#[must_use]
pub fn casus(law: &dyn Law, scenario: &Scenario, known: Option<Day>) -> Casus {
    let scenario = &lasting::cut(law, scenario);
    let events = known::events(scenario, known);
    let concerned = Concerned::of(law);
    let places = scenario.events.len();
    let case = cascade::Case { law, events: &events, known, places, concerned: &concerned };
    let lapses = cascade::lapses(case);
    let then = cascade::with_lapses(law, &lapses);
    let mut told = Casus { scenario: scenario.id.clone(), ..Casus::default() };
    let can = events.iter().filter(|(_, event)| event.is_triggering());
    let tests: Vec<Tested<'_>> = can.map(|it| Tested::new(law, *it)).collect();
    for (no, text) in treaties(law) {
        let concerning = |it: &Tested<'_>| {
            let near = it.may_touch(no).then(|| concerned.by(no, it.event));
            near.ok_or(Strange::NoStateOfTheTreaty)
        };
        let tested: Vec<_> = tests.iter().map(|it| (it, concerning(it))).collect();
        let numbered = text.commitments.iter().enumerate();
        for commitment in numbered.filter(|(_, it)| known::is_public(it, known)) {
            let of = |law: &dyn Law, tests: &[Here<'_>], told: &mut Casus| {
                of_commitment(law, (&events, tests), (no, text), commitment, told);
            };
            if commitment.1.duty != Duty::NonAggression || lapses.is_empty() {
                of(&then, &tested, &mut told);
                continue;
            }
            // The blow itself is no keeping of the peace, though the treaty is suspended by it.
            for one in &tested {
                let others = cascade::beside(&lapses, (one.0.at, one.0.event));
                of(&cascade::with_lapses(law, &others), std::slice::from_ref(one), &mut told);
            }
        }
        told.secret.extend(secret(&then, (no, text), &tested, known));
        quoted::of_treaty(case, (no, text), &mut told);
    }
    told.set_aside = aside::treaties(case, &told);
    told.lapses = lapses.clone();
    cascade::go_on(case, &mut told);
    told.mute = mute::events(scenario, &events, &told);
    told
}

/// The first day on which something in it may begin, and the last on which something may go on; nothing where
/// nothing happens.
#[must_use]
pub fn span(scenario: &Scenario) -> Option<(Day, Day)> {
    aside::span(&known::events(scenario, None))
}

/// The treaties of a law, with their numbers.
pub fn treaties(law: &dyn Law) -> impl Iterator<Item = (usize, &Treaty)> {
    (0..).map_while(|no| Some((no, law.treaty(no)?)))
}

/// Whom a treaty concerns when an event happens; or why the event is no business of it.
type Near = Result<Rc<[EntityId]>, Strange>;

/// An event by which commitments are tested, and what one treaty has to do with it.
type Here<'e> = (&'e Tested<'e>, Near);

/// The commitments of a treaty that were secret on a day of knowledge, where an event names one who had signed it by
/// then. That it had is asked of all that is recorded: where the words are secret, so is mostly the signature.
fn secret(
    law: &dyn Law,
    (no, text): (usize, &Treaty),
    tested: &[Here<'_>],
    known: Option<Day>,
) -> Vec<Under> {
    let Some(day) = known else { return Vec::new() };
    let has_signed = |state: EntityId| {
        let of = Between { treaty: no, article: None, bearer: state, beneficiary: state };
        let bound = law.bound(of, day);
        let is_out = matches!(
            bound.tie,
            Tie::No(
                Absent::NotYetInForce | Absent::NotAParty | Absent::NotBetween | Absent::Nobody
            )
        );
        bound.article_18.is_some() || !is_out
    };
    let names_one = |(it, near): &Here<'_>| {
        let is_near = |state| near.as_ref().is_ok_and(|it| it.contains(&state));
        let is_of_it = |state| is_near(state) && has_signed(state);
        it.event.named().any(|state| is_of_it(state) || law.has_acted(no, state, day))
    };
    // Whom the words are about need not have signed them.
    let is_about = |it: &Commitment, (tested, near): &Here<'_>| {
        let sets = it.trigger.iter().flat_map(|it| [&it.on, &it.by]).flatten().map(|it| &it.set);
        let named: Vec<EntityId> =
            sets.filter_map(|it| text.named(it)).flat_map(|it| it.to_vec()).collect();
        let signed = || near.as_ref().is_ok_and(|it| it.iter().any(|state| has_signed(*state)));
        tested.event.named().any(|it| named.contains(&it)) && signed()
    };
    let numbered = text.commitments.iter().enumerate();
    let secret = numbered.filter(|(_, it)| known::is_secret(it, known));
    let secret =
        secret.filter(|(_, it)| tested.iter().any(|here| names_one(here) || is_about(it, here)));
    secret.map(|it| Under::of(law, (no, text), it)).collect()
}

/// What one commitment comes to over all events: for each of them duties, or why there is none.
fn of_commitment(
    law: &dyn Law,
    (events, tested): (&[(usize, &Event)], &[Here<'_>]),
    (no, text): (usize, &Treaty),
    (commitment_no, commitment): (usize, &Commitment),
    told: &mut Casus,
) {
    let under = OnceCell::new();
    let of = Numbered { no, text, commitment_no, commitment, under: &under };
    for (tested, concerned) in tested {
        let near = concerned.as_deref().unwrap_or_default();
        let here = Occasion::of((law, events), of, (*tested, near), None);
        let begun = told.duties.len();
        if concerned.is_ok() {
            of_event(&here, &mut told.duties);
        }
        if begun == told.duties.len() {
            let why = concerned.as_ref().err().copied();
            told.untouched.push(untouched(&here, why));
        }
    }
}

/// What one commitment comes to when one event happens.
fn of_event(here: &Occasion<'_>, duties: &mut Vec<Owed>) {
    weigh::weighed(here, &sides::touched(here, predicate::is_meant(here)), duties);
}

/// Why nobody owes anything under a commitment, whatever is in force, when an event happens; as far as known.
fn untouched(here: &Occasion<'_>, known: Option<Strange>) -> Untouched {
    let why = known.unwrap_or_else(|| sides::untouched(here, predicate::is_meant(here)));
    Untouched { under: here.under(), event: here.at, why }
}
