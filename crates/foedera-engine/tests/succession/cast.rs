//! Who succeeds whom: the successions of the world file whose days are known, seen from their states.

use foedera_dates::{Day, Verdict};
use foedera_entities::{Capacity, Entity, EntityNo, Succession, SuccessionKind, World as States};

use crate::judging::dice::Dice;

/// States that take no part in the succession; of them three that are not in it.
const OTHERS: [&str; 6] = ["SE", "DK", "CH", "PT", "FR", "GB"];
const OTHERS_DRAWN: usize = 3;

/// How long before the first state comes about a world begins.
pub(crate) const EVE: i32 = 40;

/// No predecessor of the world file took longer than two years to break up.
const BREAKING_UP_DAYS: i32 = 731;

/// What a state is in the succession that a world is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Predecessor,
    Successor,
    Other,
}

#[derive(Clone, Debug)]
pub(crate) struct State {
    no: EntityNo,
    pub(crate) part: Part,
    /// Of a successor: the date of the succession (1978 Vienna Convention 2(1)(e)).
    pub(crate) succeeds_on: Option<usize>,
    /// Whether it is there before it succeeds.
    pub(crate) is_old: bool,
    /// The first day on which it is no more.
    pub(crate) gone: Option<usize>,
}

impl State {
    fn of(no: EntityNo, part: Part) -> Self {
        Self { no, part, succeeds_on: None, is_old: false, gone: None }
    }
}

/// A succession of the world file.
#[derive(Clone, Debug)]
pub(crate) struct Cast {
    pub(crate) kind: SuccessionKind,
    /// The day that is nought in the world.
    first: Day,
    pub(crate) states: Vec<State>,
    /// The day on which all of it has happened.
    pub(crate) last: usize,
}

impl Cast {
    /// Draws a kind, so that rare ones come up too, and an event of it.
    pub(crate) fn drawn(dice: &mut Dice) -> Self {
        loop {
            let kind = SuccessionKind::ALL[dice.between(0, SuccessionKind::ALL.len() - 1)];
            let of_it = States::embedded().successions().iter().filter(|it| it.kind == kind);
            let casts: Vec<Self> = of_it.filter_map(Self::of).collect();
            if !casts.is_empty() {
                return casts[dice.between(0, casts.len() - 1)].clone().with_others(dice);
            }
        }
    }

    /// Where all days are known, and all are states.
    fn of(event: &Succession) -> Option<Self> {
        let is_told = matches!(
            event.kind,
            SuccessionKind::Dissolution
                | SuccessionKind::Separation
                | SuccessionKind::Union
                | SuccessionKind::Absorption
                | SuccessionKind::Continuation
                | SuccessionKind::NewState
        );
        let on = event.date.bounds().is_day().filter(|_| is_told)?;
        // A notification does not say whose place it takes, of several that were taken one soon after another.
        let several = |no: &EntityNo| {
            let others =
                States::embedded().predecessors(*no).filter_map(|it| it.date.bounds().is_day());
            let soon =
                |it: &Day| *it != on && (it.number() - on.number()).abs() <= BREAKING_UP_DAYS;
            event.kind == SuccessionKind::Absorption && others.into_iter().any(|it| soon(&it))
        };
        if event.successors.iter().any(several) {
            return None;
        }
        let entity = |no: &EntityNo| {
            let known = States::embedded().by_number(*no).expect("of the world file");
            // A state of old whose id another bore again stands for the later one.
            let by_then = |no| came_about(States::embedded().by_number(no)?, on);
            let anew = States::embedded().continues(*no).is_some_and(|no| by_then(no).is_none());
            // Whose statehood is contested leaves more open than the succession.
            let is_state = known.capacity == Capacity::State && known.contested.is_empty();
            (is_state && !anew).then_some(known)
        };
        let before: Vec<&Entity> = event.predecessors.iter().map(entity).collect::<Option<_>>()?;
        let after: Vec<&Entity> = event.successors.iter().map(entity).collect::<Option<_>>()?;
        let came: Vec<Day> = after.iter().map(|it| came_about(it, on)).collect::<Option<_>>()?;
        let begins = came.iter().copied().min()?.plus_days(-EVE)?;
        let number = |day: Day| usize::try_from(day.number() - begins.number()).ok();
        let last = came.iter().copied().chain([on]).max().and_then(number)?;
        let mut cast = Self { kind: event.kind, first: begins, states: Vec::new(), last };
        for it in before {
            // Whom another continues goes on under that id.
            let ends =
                event.kind.ends_predecessors() && States::embedded().continued_by(it.no).is_none();
            cast.add(it, Part::Predecessor).gone = number(on).filter(|_| ends);
        }
        // The same subject under another id.
        let after = after.into_iter().filter(|_| event.kind != SuccessionKind::Continuation);
        for (it, came) in after.zip(came) {
            let is_old = it.existed_on(came.previous()?) != Verdict::No
                || States::embedded().continues(it.no).is_some();
            let own = cast.add(it, Part::Successor);
            (own.succeeds_on, own.is_old) = (number(came), is_old);
        }
        Some(cast)
    }

    fn add(&mut self, entity: &Entity, part: Part) -> &mut State {
        self.states.push(State::of(entity.no, part));
        self.states.last_mut().expect("just added")
    }

    fn with_others(mut self, dice: &mut Dice) -> Self {
        let number = |id: &&str| States::embedded().number(&id.parse().expect("an id"));
        let mut others: Vec<EntityNo> = OTHERS.iter().filter_map(number).collect();
        others.retain(|it| !self.states.iter().any(|own| own.no == *it));
        for _ in 0..OTHERS_DRAWN {
            let no = others.remove(dice.between(0, others.len() - 1));
            self.states.push(State::of(no, Part::Other));
        }
        self
    }

    pub(crate) fn day(&self, number: usize) -> Day {
        let days = i32::try_from(number).expect("small");
        self.first.plus_days(days).expect("a day")
    }

    /// The id that a state bears on a day.
    pub(crate) fn id(&self, who: usize, day: usize) -> &'static str {
        let no = self.states[who].no;
        let then = States::embedded().subject_on(no, self.day(day));
        then.or(States::embedded().by_number(no)).expect("of the world file").id.as_str()
    }

    pub(crate) fn all(&self, part: Part) -> impl Iterator<Item = usize> {
        (0..self.states.len()).filter(move |it| self.states[*it].part == part)
    }
}

/// The day on which a state took the place of another: that on which it came about, for one that came
/// about as its predecessor broke up, else that of the event.
fn came_about(entity: &Entity, on: Day) -> Option<Day> {
    let began = entity.lives.iter().filter_map(|it| Some(it.from()?.bounds()));
    let before = began.filter(|it| it.earliest().is_some_and(|it| it <= on));
    let last = before.max_by_key(|it| it.earliest())?;
    let long_before = last.latest().is_some_and(|it| it.number() + BREAKING_UP_DAYS < on.number());
    if long_before { Some(on) } else { last.is_day() }
}
