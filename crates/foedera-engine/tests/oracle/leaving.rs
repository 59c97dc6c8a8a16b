//! How a state leaves, and how the treaty ends: what takes effect on one day.
//!
//! The day that a clause reaches is the first day out (sections 9 to 11 of the page). Terms are in
//! `term`; what is here hangs on notices, on numbers and on other treaties.

use foedera_dates::{Counting, Day, Step};
use foedera_engine::Exit as ExitWord;
use foedera_entities::EntityId;
use foedera_model::{ActKind, Condition, Exit, Own, Part, Rule, Until, When};

use crate::calendar;
use crate::completions::Deed;
use crate::life::{Carried, Telling};
use crate::term;

/// Takes out the states that leave on this day.
pub(crate) fn leave(telling: &mut Telling<'_>, day: Day) {
    let alone = term::out_alone(telling, day);
    for at in 0..telling.states.len() {
        let it = telling.states[at].clone();
        if it.party_since.is_none() || !telling.in_force(day) {
            continue;
        }
        let withdraws = exits(telling)
            .into_iter()
            .any(|exit| !exit.ends_for_all && takes_effect(telling, exit, &it, day));
        let own = alone.iter().filter(|(state, _)| *state == it.state);
        let unrenewed: Vec<Day> = own.map(|(_, notice)| notice.counts).collect();
        let goes = withdraws || leaves_another(telling, &it, day) || !unrenewed.is_empty();
        let replaced = is_replaced(telling, &it.state, day);
        let again = reentry(telling, &it, unrenewed, day).filter(|_| goes && !replaced);
        if goes || replaced {
            telling.states[at].go(day, replaced);
        }
        if again.is_some() {
            telling.consent_anew(at, again);
        }
    }
}

/// The first consent that was given while the notice ran which takes effect on this day, where the
/// reading takes it as a new entry.
fn reentry(telling: &mut Telling<'_>, it: &Carried, unrenewed: Vec<Day>, day: Day) -> Option<Day> {
    let notices = acts(telling, ActKind::WithdrawalNotice, &it.state);
    let mut ran_from = unrenewed;
    for exit in exits(telling) {
        for notice in &notices {
            let ends = effect(telling, exit, notice, it) == Some(day);
            if ends && !is_revoked(telling, notice, &it.state, day.previous().unwrap()) {
                ran_from.push(notice.counts);
            }
        }
    }
    let from = ran_from.into_iter().min().filter(|_| telling.scene.reenters)?;
    let own = telling.scene.record.own().filter(|it_| it_.actors.contains(&it.state));
    let consents = own.filter(|it| matches!(it.kind, ActKind::Deposit(_))).map(|it| it.counts);
    consents.filter(|consent| from <= *consent && *consent < day).min()
}

/// Ends the treaty, if this is its first day out.
pub(crate) fn end(telling: &mut Telling<'_>, day: Day) {
    if telling.ended.is_some() {
        return;
    }
    if term::is_over(telling, day) {
        telling.ended = Some(day);
    }
    if !telling.in_force(day) {
        if agreed(telling, day).is_some() {
            telling.unclear = Some("an agreement to end a treaty that is not in force");
        }
        return;
    }
    let ends = terminated(telling, day)
        || agreed(telling, day)
            .is_some_and(|by| telling.bound().iter().all(|it| by.actors.contains(it)))
        || fewer_than_two(telling, day)
        || too_few(telling, day);
    if ends {
        telling.ended = Some(day);
    }
}

fn exits<'a>(telling: &Telling<'a>) -> Vec<&'a Exit> {
    let rules = telling.scene.record.rules();
    rules.filter_map(|it| if let Rule::Exit(exit) = it { Some(exit) } else { None }).collect()
}

/// The acts of a state of such a kind.
pub(crate) fn acts<'a>(telling: &Telling<'a>, kind: ActKind, state: &EntityId) -> Vec<&'a Deed> {
    let own = telling.scene.record.own();
    own.filter(|it| it.kind == kind && it.actors.contains(state)).collect()
}

/// Whether a notice is one of the spell as a party that runs now: it takes nobody out who was no party
/// when it came.
pub(crate) fn is_of_this_spell(notice: Day, it: &Carried) -> bool {
    it.party_since.is_some_and(|since| since <= notice)
}

fn takes_effect(telling: &mut Telling<'_>, exit: &Exit, it: &Carried, day: Day) -> bool {
    let notices = acts(telling, ActKind::WithdrawalNotice, &it.state);
    notices.into_iter().any(|notice| {
        let effect = effect(telling, exit, notice, it);
        let revoked = |by: Day| is_revoked(telling, notice, &it.state, by);
        effect.is_some_and(|effect| effect <= day && !revoked(effect.previous().unwrap()))
    })
}

/// Whether a party has given a notice that has neither taken effect nor been revoked.
pub(crate) fn notice_pends(telling: &mut Telling<'_>, it: &Carried, day: Day) -> bool {
    let notices = acts(telling, ActKind::WithdrawalNotice, &it.state);
    exits(telling).into_iter().any(|exit| {
        notices.iter().any(|notice| {
            let effect = effect(telling, exit, notice, it);
            let given = notice.counts <= day && effect.is_some_and(|it| day < it);
            given && !is_revoked(telling, notice, &it.state, day)
        })
    })
}

/// Whether a notice was taken back by a day: from when it was sent, also before it was received.
pub(crate) fn is_revoked(telling: &Telling<'_>, notice: &Deed, state: &EntityId, by: Day) -> bool {
    let revocations = acts(telling, ActKind::WithdrawalNoticeRevocation, state);
    revocations.iter().any(|it| notice.sent <= it.counts && it.counts <= by)
}

/// The first day out by a notice; nothing for a notice without effect.
fn effect(telling: &mut Telling<'_>, exit: &Exit, notice: &Deed, it: &Carried) -> Option<Day> {
    let When::After { delay, condition: Condition::Its(own), .. } = &exit.when else {
        unimplemented!("no small world leaves {:?}", exit.when)
    };
    if *own == Own::Notice && notice.sent != notice.counts {
        telling.unclear = Some("a notice counted from itself that was received later");
    }
    let given = notice.counts;
    let conventions = telling.scene.conventions();
    let allowed = exit.notice_not_before.as_ref().map(|it_| reckoned(telling, it_, it));
    if !is_of_this_spell(given, it)
        || allowed.is_some_and(|allowed| given < allowed)
        || !in_window(telling, exit, given)
    {
        return None;
    }
    let mut effect = calendar::follow(delay, given, &conventions);
    if delay.steps().last() == Some(&Step::EndOfYear) {
        // "What ends then is still in on that day."
        effect = effect.next().unwrap();
    }
    if exit.or_later_named_day {
        effect = effect.max(notice.effective.unwrap_or(effect));
    }
    let waits = exit.effect_not_before.as_ref().map(|when| reckoned(telling, when, it));
    Some(in_peace(telling, &it.state, effect.max(waits.unwrap_or(effect))))
}

/// "A withdrawal waits for the end of an armed conflict of that party."
fn in_peace(telling: &Telling<'_>, state: &EntityId, due: Day) -> Day {
    let record = telling.scene.record;
    if !record.rules().any(|it| *it == Rule::ExitWaitsForPeace) {
        return due;
    }
    let days = std::iter::successors(Some(due), |day| day.next());
    let mut days = days.take_while(|day| *day <= *calendar::window().last().unwrap());
    days.find(|day| !record.is_at_war(state, *day)).unwrap_or(Day::MAX)
}

/// A day reckoned from entry into force, of the treaty or for the state.
fn reckoned(telling: &Telling<'_>, when: &When, it: &Carried) -> Day {
    let When::After { delay, condition, .. } = when else { unimplemented!("{when:?}") };
    let from = match condition {
        Condition::EntryIntoForce => telling.entry.unwrap(),
        Condition::Its(Own::EntryIntoForce) => it.party_since.unwrap(),
        other => unimplemented!("no small world reckons from {other:?}"),
    };
    calendar::follow(delay, from, &telling.scene.conventions())
}

/// "Notice only within 10 days after each 30 days from entry into force."
fn in_window(telling: &mut Telling<'_>, exit: &Exit, given: Day) -> bool {
    let Some(window) = &exit.only_within else { return true };
    let conventions = telling.scene.conventions();
    if conventions.counting == Counting::ClearDays {
        telling.unclear = Some("a window for notices in clear days");
    }
    let mut opens = telling.entry.unwrap();
    while opens <= given {
        opens = calendar::follow(&window.every, opens, &conventions);
        let closes = calendar::follow(&window.within, opens, &conventions);
        if opens <= given && given <= closes {
            return true;
        }
    }
    false
}

/// A notice by one that ends the treaty for all.
fn terminated(telling: &mut Telling<'_>, day: Day) -> bool {
    let states = telling.states.clone();
    exits(telling).into_iter().any(|exit| {
        exit.ends_for_all && states.iter().any(|it| takes_effect(telling, exit, it, day))
    })
}

fn leaves_another(telling: &mut Telling<'_>, it: &Carried, day: Day) -> bool {
    let conventions = telling.scene.conventions();
    for rule in telling.scene.record.rules() {
        let Rule::LeavingIsLeaving { other, delay } = rule else { continue };
        let life = telling.scene.other(other);
        let gone = life
            .days()
            .find(|(_, on)| on.state(&it.state).is_some_and(|it| it.exit == ExitWord::Effective));
        let Some((left, _)) = gone else { continue };
        if left <= day && it.party_since.is_some_and(|since| left <= since) {
            telling.unclear = Some("the other treaty was left before this one was joined");
        }
        let effect = delay.as_ref().map_or(left, |it| calendar::follow(it, left, &conventions));
        if effect == day {
            return true;
        }
    }
    false
}

/// "Replaces X ends X, on that day, for those that are parties to both."
fn is_replaced(telling: &Telling<'_>, state: &EntityId, day: Day) -> bool {
    let id = &telling.scene.record.treaty.id;
    telling.scene.others.iter().any(|(treaty, life)| {
        let replaces = |rule: &Rule| matches!(rule, Rule::Replaces { treaty, .. } if treaty == id);
        treaty.clauses.iter().any(|it| replaces(&it.rule))
            && life.on(day).and_then(|it| it.state(state)).is_some_and(|it| it.party)
    })
}

fn agreed<'a>(telling: &Telling<'a>, day: Day) -> Option<&'a Deed> {
    let mut own = telling.scene.record.own();
    own.find(|it| it.kind == ActKind::TerminationAgreement && it.sent == day)
}

/// "Ends when fewer than 5 parties remain", when they have been as few for so long, or when
/// denunciations make them so.
fn too_few(telling: &mut Telling<'_>, day: Day) -> bool {
    let conventions = telling.scene.conventions();
    let remain = telling.bound().len();
    let left_today = telling.states.iter().any(|it| it.left == Some(day) && !it.replaced);
    for rule in telling.scene.record.rules() {
        let Rule::EndsBelow { parties, after, by_denunciation } = rule else { continue };
        if *parties as usize <= remain {
            telling.below_since = None;
            continue;
        }
        if telling.entry == Some(day) {
            telling.unclear = Some("too few parties from the first day");
        }
        let since = *telling.below_since.get_or_insert(day);
        let over = after.as_ref().is_none_or(|it| calendar::follow(it, since, &conventions) <= day);
        if over && (!by_denunciation || left_today) {
            return true;
        }
    }
    false
}

/// "Once there were two parties, it ends on the day on which fewer than two are left."
fn fewer_than_two(telling: &mut Telling<'_>, day: Day) -> bool {
    let bound = telling.bound().len();
    telling.had_two |= 2 <= bound;
    if bound == 0 && telling.entry == Some(day) {
        telling.unclear = Some("a treaty that enters into force for nobody");
    } else if bound == 0 && !telling.had_two {
        telling.unclear = Some("a treaty that its only party has left");
    }
    bound < 2 && telling.had_two
}

/// VCLT 25, as section 5 of the page has it.
pub(crate) fn applies_provisionally(telling: &Telling<'_>, it: &Carried, day: Day) -> bool {
    let scene = telling.scene;
    let was_party = it.party_since.is_some() || it.left.is_some();
    let over_by = |refusal: &&Deed| {
        let rule = scene.record.rules().find_map(|rule| match rule {
            Rule::ProvisionalEnds { when: When::After { delay, .. } } => Some(delay),
            _ => None,
        });
        let over = |delay| calendar::follow(delay, refusal.sent, &scene.conventions());
        rule.map_or(refusal.sent, over) <= day
    };
    let has_ended =
        |state: &EntityId| acts(telling, ActKind::RefusalToBecomeParty, state).iter().any(over_by);
    let mut others = scene.record.treaty.head.between.iter().filter(|other| **other != it.state);
    if was_party || has_ended(&it.state) || others.all(has_ended) {
        return false;
    }
    scene.record.rules().any(|rule| {
        let Rule::AppliedProvisionally { part: Part::Whole, until, .. } = rule else {
            return false;
        };
        let begun = telling.provisional_from.is_some_and(|from| from <= day);
        let over = match until {
            Some(Until::On(last)) => *last < day,
            Some(Until::EntryIntoForce) => telling.entry.is_some_and(|entry| entry <= day),
            Some(Until::EntryIntoForceForIt) | None => false,
        };
        begun && !over && scene.record.treaty.head.between.contains(&it.state)
    })
}
