//! What one completion shows of a treaty on a day.

use foedera_dates::Day;

use crate::answer::Standing;
use crate::evaluate::{Axis, Line, Spell, Timeline, Whose, spell_on};

/// A treaty on a day, in one completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct View {
    pub(crate) force: Option<(Day, Option<Day>)>,
    /// In the order of the clauses that bring parts into force.
    pub(crate) parts: Vec<Option<(Day, Option<Day>)>>,
    /// By member.
    pub(crate) states: Vec<StateView>,
    /// What the journal may lack.
    pub(crate) unseen: Vec<(Whose, StateView)>,
}

/// A state on a day, in one completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StateView {
    pub(crate) standing: Standing,
    pub(crate) since: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) axes: [bool; Axis::COUNT],
    pub(crate) force: Option<(Day, Option<Day>)>,
    pub(crate) left: bool,
    /// Whether it was ever a party up to the day.
    pub(crate) was_party: bool,
    /// By part of the treaty.
    pub(crate) parts: Vec<Option<(Day, Option<Day>)>>,
}

impl StateView {
    /// A state that nothing connects with the treaty.
    pub(super) fn nothing() -> Self {
        Self {
            standing: Standing::None,
            since: None,
            until: None,
            axes: [false; Axis::COUNT],
            force: None,
            left: false,
            was_party: false,
            parts: Vec::new(),
        }
    }
}

/// A treaty on a day.
pub(crate) fn view<N: Clone>(timeline: &Timeline<N>, day: Day) -> View {
    View {
        force: days(&timeline.force, day),
        parts: timeline.parts.iter().map(|(_, spells)| days(spells, day)).collect(),
        states: timeline.members.iter().map(|line| state(timeline, line, day)).collect(),
        unseen: timeline.unseen.iter().map(|(who, it)| (*who, state(timeline, it, day))).collect(),
    }
}

/// Since when and until when it is so without a day between: who leaves and comes in again on one day
/// is never out.
fn days<N: Clone>(spells: &[Spell<N>], day: Day) -> Option<(Day, Option<Day>)> {
    let (mut since, mut until) = spell_on(spells, day).map(|it| (it.since, it.until))?;
    while let Some(earlier) = spells.iter().find(|it| it.until == Some(since)) {
        since = earlier.since;
    }
    while let Some(later) = spells.iter().find(|it| Some(it.since) == until) {
        until = later.until;
    }
    Some((since, until))
}

fn state<N: Clone>(timeline: &Timeline<N>, line: &Line<N>, day: Day) -> StateView {
    let own = standing(timeline, line, day);
    let changes = changes(timeline, line);
    let differs = |on: &&Day| {
        let before = on.previous().map(|it| standing(timeline, line, it));
        before != Some(standing(timeline, line, **on))
    };
    let since = changes.iter().rev().filter(|it| **it <= day).find(differs);
    let until = changes.iter().filter(|it| day < **it).find(differs);
    StateView {
        standing: own,
        // What has been so since ever has no first day.
        since: since.copied().filter(|day| *day != Day::MIN),
        until: until.copied(),
        axes: Axis::ALL.map(|axis| line.holds(axis, day)),
        force: days(line.on(Axis::Force), day),
        left: has_left(line, day),
        was_party: line.on(Axis::Force).iter().any(|it| it.since <= day),
        parts: line.parts.iter().map(|spells| days(spells, day)).collect(),
    }
}

/// The days on which the standing of a state can change, in order.
pub(crate) fn changes<N: Clone>(timeline: &Timeline<N>, line: &Line<N>) -> Vec<Day> {
    let own = Axis::ALL.into_iter().flat_map(|axis| line.on(axis));
    let ends = |it: &Spell<N>| [Some(it.since), it.until].into_iter().flatten();
    let mut days: Vec<Day> = own
        .flat_map(ends)
        .chain(timeline.force.iter().flat_map(ends))
        .chain(timeline.lapsed.iter().map(|(day, _)| *day))
        .chain(line.left.iter().copied())
        .chain(line.negotiates)
        .chain(line.gone)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The one word that sums up the axes of a state on a day.
pub(crate) fn standing<N: Clone>(timeline: &Timeline<N>, line: &Line<N>, day: Day) -> Standing {
    let holds = |axis| line.holds(axis, day);
    let ended = |spells: &[Spell<N>]| spells.iter().any(|it| it.until.is_some_and(|it| it <= day));
    let over = ended(&timeline.force) || timeline.lapsed.iter().any(|(lapsed, _)| *lapsed <= day);
    let negotiates = line.negotiates.is_some_and(|from| from <= day);
    let involved = holds(Axis::Signature) || holds(Axis::Consent) || negotiates;
    let begun = |axis| line.on(axis).iter().any(|it| it.since <= day);
    if line.gone.is_some_and(|gone| gone <= day) {
        let was = [Axis::Force, Axis::Consent, Axis::Signature].into_iter().any(begun);
        if was { Standing::Ended } else { Standing::None }
    } else if holds(Axis::Force) {
        if holds(Axis::Suspended) { Standing::Suspended } else { Standing::Party }
    } else if has_left(line, day) {
        Standing::Withdrawn
    } else if ended(line.on(Axis::Force)) && !holds(Axis::Consent) || over && involved {
        Standing::Ended
    } else if holds(Axis::Provisional) {
        Standing::Provisional
    } else if holds(Axis::Consent) {
        Standing::Consented
    } else if holds(Axis::Signature) {
        Standing::Signatory
    } else if ended(line.on(Axis::Consent)) {
        Standing::Withdrawn
    } else if negotiates {
        Standing::Negotiating
    } else {
        Standing::None
    }
}

/// Whether a state has left and not consented again.
fn has_left<N: Clone>(line: &Line<N>, day: Day) -> bool {
    let back = line.holds(Axis::Force, day) || line.holds(Axis::Consent, day);
    // Who came in again, and then was out with the treaty, has not left.
    let again =
        |left: Day| line.on(Axis::Force).iter().any(|it| left <= it.since && it.since <= day);
    !back && line.left.iter().any(|left| *left <= day && !again(*left))
}
