//! Terms and their renewal, and the other ways in which a treaty says how long it runs (section 9
//! of the page).

use foedera_dates::{Conventions, Counting, Day};
use foedera_entities::EntityId;
use foedera_model::{ActKind, Duration, NoticeEnds, Renewal, Rule, TermFrom};

use crate::calendar;
use crate::completions::Deed;
use crate::leaving;
use crate::life::Telling;
use crate::sets::States;

/// Who has given which notice.
pub(crate) type Given<'a> = (EntityId, &'a Deed);

/// Whether this is the first day out by the treaty's own duration.
pub(crate) fn is_over(telling: &mut Telling<'_>, day: Day) -> bool {
    telling.due |= ends_today(telling, day);
    let stopped = stopped_for_all(telling, day);
    telling.due_by.extend(stopped);
    let stopped = telling.due_by.iter().any(|it| !is_taken_back(telling, it, day));
    let over = (telling.due || stopped) && !waits_for_peace(telling, day);
    if over && telling.entry.is_some_and(|entry| day <= entry) {
        telling.unclear = Some("a term that is over before entry into force");
    }
    over
}

/// Those who are out on this day, for they alone did not go on, each with its notice.
pub(crate) fn out_alone<'a>(telling: &mut Telling<'a>, day: Day) -> Vec<Given<'a>> {
    let due = unrenewed(telling, NoticeEnds::ForThatParty, day);
    telling.due_alone.extend(due);
    if waits_for_peace(telling, day) {
        return Vec::new();
    }
    let due = std::mem::take(&mut telling.due_alone);
    due.into_iter().filter(|it| !is_taken_back(telling, it, day)).collect()
}

/// Whether a notice was revoked before the day on which it would take effect.
fn is_taken_back(telling: &Telling<'_>, (state, notice): &Given<'_>, day: Day) -> bool {
    leaving::is_revoked(telling, notice, state, day.previous().unwrap())
}

/// "Expiry waits for the end of a war of a party."
fn waits_for_peace(telling: &Telling<'_>, day: Day) -> bool {
    telling.scene.record.rules().any(|it| *it == Rule::ExpiryWaitsForPeace)
        && telling.bound().iter().any(|party| telling.scene.record.is_at_war(party, day))
}

fn ends_today(telling: &mut Telling<'_>, day: Day) -> bool {
    let Some(duration) = duration(telling) else { return false };
    match duration {
        Duration::Indefinite | Duration::UntilPartiesAgree => false,
        Duration::Until(last) => extended(telling, last.next().unwrap(), day) == day,
        Duration::UntilEvent(name) => {
            let mut own = telling.scene.record.own();
            let event = own.find(|it| {
                it.kind == ActKind::Event && it.name.as_ref() == Some(name) && it.sent <= day
            });
            event.is_some_and(|it| extended(telling, it.sent, day) == day)
        }
        Duration::AsLongAs(other) => {
            let lives = telling.scene.other(other).on(day).is_some_and(|it| it.in_force);
            if !lives && telling.entry == Some(day) {
                telling.unclear = Some("as long as a treaty that is not in force itself");
            }
            !lives && telling.in_force(day)
        }
        Duration::Term { renewal: Renewal::None, .. } => ends(telling, day) == Some(day),
        Duration::Term { .. } => false,
    }
}

/// The notices that end it for all on this day, if they are not taken back.
fn stopped_for_all<'a>(telling: &mut Telling<'a>, day: Day) -> Vec<Given<'a>> {
    let Some(Duration::Term { renewal: Renewal::UntilNotice { notice, .. }, .. }) =
        duration(telling)
    else {
        let all = [NoticeEnds::Unsaid, NoticeEnds::ForAll];
        return all.into_iter().flat_map(|it| unrenewed(telling, it, day)).collect();
    };
    let Some(end) = ends(telling, day) else { return Vec::new() };
    let conventions = telling.scene.conventions();
    let given = notices(telling).into_iter();
    // What the parties extend while it runs is a term, and no notice shortens a term.
    let mut over = |given| {
        let due = calendar::follow(notice, given, &conventions).max(end);
        extended(telling, due, day) == day
    };
    given.filter(|(_, notice)| over(notice.counts)).collect()
}

/// Who has given notice in time, if a term that would be renewed ends on this day.
fn unrenewed<'a>(telling: &mut Telling<'a>, asked: NoticeEnds, day: Day) -> Vec<Given<'a>> {
    let Some(Duration::Term {
        renewal: Renewal::UnlessNotice { notice, ends: for_whom, .. }, ..
    }) = duration(telling)
    else {
        return Vec::new();
    };
    if *for_whom != asked || ends(telling, day) != Some(day) {
        return Vec::new();
    }
    let conventions = same_day(telling);
    let given = notices(telling);
    let in_time = given
        .into_iter()
        .filter(|(_, given)| calendar::follow(notice, given.counts, &conventions) <= day);
    in_time.collect()
}

/// The notices by which a party leaves, of whatever name.
fn notices<'a>(telling: &mut Telling<'a>) -> Vec<Given<'a>> {
    let mut notices = Vec::new();
    for it in telling.states.clone() {
        for kind in [ActKind::WithdrawalNotice, ActKind::NonRenewalNotice] {
            for notice in leaving::acts(telling, kind, &it.state) {
                if leaving::is_of_this_spell(notice.counts, &it) {
                    notices.push((it.state, notice));
                }
            }
        }
    }
    notices
}

fn duration<'a>(telling: &Telling<'a>) -> Option<&'a Duration> {
    telling.scene.record.rules().find_map(|rule| match rule {
        Rule::InForce(duration) => Some(duration),
        _ => None,
    })
}

/// The end of the term that runs on the day before, term after term.
fn ends(telling: &mut Telling<'_>, day: Day) -> Option<Day> {
    let Some(Duration::Term { length, from, renewal }) = duration(telling) else { return None };
    let conventions = same_day(telling);
    let first = calendar::follow(length, begins(telling, from)?, &conventions);
    let mut end = extended(telling, first, day);
    while let (true, Renewal::UnlessNotice { length, .. }) = (end < day, renewal) {
        end = extended(telling, calendar::follow(length, end, &conventions), day);
    }
    Some(end)
}

/// "All the parties may agree to extend it while it runs", as far as they have by a day: the first
/// day out then.
fn extended(telling: &mut Telling<'_>, end: Day, by: Day) -> Day {
    let own = telling.scene.record.own();
    let agreed = own.filter(|it| it.kind == ActKind::ExtensionAgreement && it.sent < by);
    let mut agreed: Vec<_> = agreed.collect();
    agreed.sort_by_key(|it| it.sent);
    if agreed.iter().any(|it| telling.entry.is_some_and(|entry| it.sent < entry)) {
        telling.unclear = Some("an agreement to extend a treaty that has no parties yet");
    }
    agreed.into_iter().fold(end, |end, it| {
        let until = it.effective.and_then(|it| it.next()).unwrap();
        let parties = telling.parties_on(it.sent);
        let of_all = parties.iter().all(|party| it.actors.contains(party));
        if of_all && it.sent < end { end.max(until) } else { end }
    })
}

/// Terms, and notices before their end, run to the same day, however the depositary counts.
fn same_day(telling: &Telling<'_>) -> Conventions {
    Conventions { counting: Counting::NthDay, ..telling.scene.conventions() }
}

fn begins(telling: &Telling<'_>, from: &TermFrom) -> Option<Day> {
    let record = telling.scene.record;
    let all = |done: &dyn Fn(Day) -> States| {
        let between = &record.treaty.head.between;
        calendar::window().iter().copied().find(|day| {
            let done = done(*day);
            between.iter().all(|it| done.contains(it))
        })
    };
    match from {
        TermFrom::EntryIntoForce => telling.entry,
        TermFrom::Signature => all(&|day| record.signed(day)),
        TermFrom::Ratification => all(&|day| record.consented(day)),
        TermFrom::On(day) => Some(*day),
    }
}
