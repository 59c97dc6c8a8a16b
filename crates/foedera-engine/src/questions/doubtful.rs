//! No end is told past a day from which it is open whether anything holds: what ends after a doubt
//! begins may be over with the doubt, or never.

use foedera_dates::Day;

use crate::evaluate::{Cause, Days, Timeline, Whose};
use crate::law::Member;
use crate::open::{StateView, View};

/// The ways in which a view can go on: as it is; where a doubt begins before an end, over with the doubt,
/// and without an end.
pub(super) fn ways(view: View, timeline: &Timeline<Cause>, day: Day) -> Vec<View> {
    if timeline.doubts.iter().all(|it| it.from <= day) {
        return vec![view];
    }
    let ahead = |of: Option<Member>| {
        let concerns = |only: Option<Member>| only.is_none() || only == of;
        let doubts = timeline.doubts.iter().filter(|it| day < it.from && concerns(it.only));
        // Of those of one day, one that may keep it in force goes first.
        doubts.map(|it| (it.from, !it.outlasts)).min().map(|(from, not)| (from, !not))
    };
    let endless = until(&view, &ahead, |_| None);
    if endless == view {
        return vec![view];
    }
    vec![until(&view, &ahead, Some), endless]
}

/// A view whose ends, where a doubt begins before them, or on the end past which it may keep it in force, are what
/// `end` makes of that day. `ahead` tells the first doubt, and whether it may do that.
fn until(
    view: &View,
    ahead: &dyn Fn(Option<Member>) -> Option<(Day, bool)>,
    end: fn(Day) -> Option<Day>,
) -> View {
    let new = |until: Option<Day>, doubt: Option<(Day, bool)>| match doubt.zip(until) {
        Some(((doubt, outlasts), until)) if doubt < until || outlasts && doubt == until => {
            end(doubt)
        }
        _ => until,
    };
    let all = |days: &mut Option<Days>, doubt| {
        days.iter_mut().for_each(|(_, until)| *until = new(*until, doubt));
    };
    let mut view = view.clone();
    let of_treaty = ahead(None);
    all(&mut view.force, of_treaty);
    view.parts.iter_mut().for_each(|it| all(it, of_treaty));
    let of_state = |state: &mut StateView, doubt| {
        state.until = new(state.until, doubt);
        all(&mut state.force, doubt);
        state.parts.iter_mut().for_each(|it| all(it, doubt));
    };
    for (state, member) in view.states.iter_mut().zip((0..=u16::MAX).map(Member)) {
        of_state(state, ahead(Some(member)));
    }
    for (whose, state) in &mut view.unseen {
        let member = if let Whose::Member(it) = *whose { Some(it) } else { None };
        of_state(state, ahead(member));
    }
    view
}
