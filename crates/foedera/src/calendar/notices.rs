//! From when, and until when, a notice of withdrawal is of effect, where the treaty does not let a party give one on
//! every day: asked by supposing one.

use std::collections::BTreeSet;

use foedera_dates::{Bounds, Day};
use foedera_engine::{Question, Standing, StateAnswer};
use foedera_entities::EntityId;
use foedera_model::{Exit, Rule};

use super::{Ahead, AheadKind, clause_of, steps};
use crate::{Encoded, Error, Outlook, acts_of, turning};

impl Outlook {
    /// The days on which what a notice of a party comes to changes. Windows that are counted from the treaty's own force
    /// are the same for all parties, and told once.
    pub(super) fn notices(
        &self,
        encoded: &Encoded,
        of: Option<EntityId>,
        window: Bounds,
        all: &mut Vec<Ahead>,
    ) -> Result<(), Error> {
        let exits: Vec<&Exit> =
            encoded.treaty.clauses.iter().filter_map(|it| narrowed(&it.rule)).collect();
        let (Some(last), false) = (window.latest(), exits.is_empty()) else { return Ok(()) };
        let of_each = exits.iter().any(|it| it.notice_not_before.is_some());
        let mut parties = self.free(encoded, of, last)?;
        if !of_each {
            parties.truncate(1);
        }
        let mut known = None;
        for (from, to) in stretches(&exits, window) {
            let before = match known.take() {
                Some(it) => it,
                None => self.of_effect(encoded, &parties, from)?,
            };
            let after = self.of_effect(encoded, &parties, to)?;
            for &state in before.symmetric_difference(&after) {
                let (on, says) = self.turn(encoded, state, (from, to))?;
                all.push(Ahead {
                    on: Bounds::day(on),
                    treaty: encoded.treaty.id.clone(),
                    state: if of_each { Some(state) } else { of },
                    what: AheadKind::Other,
                    says,
                    clause: clause_of(encoded, |it| narrowed(it).is_some()),
                    certain: true,
                    because: None,
                });
            }
            known = Some(after);
        }
        Ok(())
    }

    /// The day of a stretch from which a notice of a state comes to something else, and to what.
    fn turn(
        &self,
        encoded: &Encoded,
        state: EntityId,
        stretch: (Day, Day),
    ) -> Result<(Day, String), Error> {
        let is_of_effect = |on| Ok(self.of_effect(encoded, &[state], on)?.contains(&state));
        let word = |it: bool| if it { "of effect" } else { "without effect" };
        let before = is_of_effect(stretch.0)?;
        let differs = |on| Ok(is_of_effect(on)? != before);
        let on = turning::first_day(stretch, &differs)?;
        Ok((on, format!("a notice of withdrawal: {} → {}", word(before), word(!before))))
    }

    /// The parties on a day that have no notice pending, or the one that is asked about.
    fn free(
        &self,
        encoded: &Encoded,
        of: Option<EntityId>,
        on: Day,
    ) -> Result<Vec<EntityId>, Error> {
        let question = Question { treaty: encoded.treaty.id.clone(), on, of, with: None };
        let is_free =
            |standing, exit| standing == Standing::Party && exit == foedera_engine::Exit::None;
        let states = self.status(&question)?.states;
        let free = states.into_iter().filter(|it| is_free(it.standing, it.axes.exit));
        Ok(free.map(|it| it.state).collect())
    }

    /// Of which states a notice that they gave on a day would be pending; all are supposed at once, for each is of its
    /// own giver.
    fn of_effect(
        &self,
        encoded: &Encoded,
        states: &[EntityId],
        on: Day,
    ) -> Result<BTreeSet<EntityId>, Error> {
        let treaty = encoded.treaty.id.clone();
        let notice = |it: &EntityId| format!("{on}  {it} gives notice of withdrawal");
        let supposed = acts_of(&treaty, &states.iter().map(notice).collect::<Vec<_>>())?;
        let of = if let [one] = states { Some(*one) } else { None };
        let answer = self.what_if(supposed).status(&Question { treaty, on, of, with: None })?;
        let is_given = |it: &StateAnswer| it.axes.exit == foedera_engine::Exit::NoticeGiven;
        let given = answer.states.into_iter().filter(is_given).map(|it| it.state);
        Ok(given.filter(|it| states.contains(it)).collect())
    }
}

/// Windows open and close; what is only not yet allowed begins once.
fn stretches(exits: &[&Exit], window: Bounds) -> Vec<(Day, Day)> {
    let steps: Vec<(Day, Day)> = steps(window).collect();
    let whole = steps.first().zip(steps.last()).map(|((from, _), (_, to))| (*from, *to));
    match exits.iter().any(|it| it.only_within.is_some()) {
        true => steps,
        false => whole.into_iter().collect(),
    }
}

/// A clause by which a party may not give notice on every day.
fn narrowed(rule: &Rule) -> Option<&Exit> {
    let Rule::Exit(exit) = rule else { return None };
    (exit.notice_not_before.is_some() || exit.only_within.is_some()).then_some(exit)
}
