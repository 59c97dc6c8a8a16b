//! How long an event goes on: no longer than the last of those who do it lives, and the last of those to whom it is
//! done.

use foedera_dates::{Bounds, Day, Verdict};
use foedera_entities::EntityId;
use foedera_model::{Event, Lasting, Scenario};

use super::Law;
use super::finding::Finding;
use super::occasion::Occasion;

/// The scenario, with each event that goes on cut where one of its sides is no more.
pub(super) fn cut(law: &dyn Law, scenario: &Scenario) -> Scenario {
    let mut scenario = scenario.clone();
    for event in &mut scenario.events {
        let last = outlived(law, event);
        if let Lasting::Until(told) = event.lasting {
            event.lasting = Lasting::Until(begun(told, event.on.bounds()));
        }
        event.lasting = match (event.lasting, last) {
            (Lasting::Open, Some(last)) => Lasting::Until(Bounds::day(last)),
            (Lasting::Until(told), Some(last)) => {
                let cut = told.meet(Bounds::not_after(last));
                Lasting::Until(cut.unwrap_or(Bounds::day(last)))
            }
            (lasting, _) => lasting,
        };
    }
    scenario
}

/// The last day on which somebody of each side lives; nothing where that has no end.
fn outlived(law: &dyn Law, event: &Event) -> Option<Day> {
    let begun = event.on.bounds().latest()?;
    let against: Vec<EntityId> = event.against().into_iter().collect();
    let last = |side: &[EntityId]| -> Option<Day> {
        let ends = side.iter().map(|it| law.gone(*it, begun));
        ends.collect::<Option<Vec<Day>>>()?.into_iter().max()?.previous()
    };
    [&event.by, &event.to, &against].into_iter().filter_map(|it| last(it)).min()
}

/// The last day of what begins on a day, as far as it is known: none before that.
pub(super) fn begun(last: Bounds, on: Bounds) -> Bounds {
    let after = on.earliest().and_then(|it| last.meet(Bounds::not_before(it)));
    after.unwrap_or(last)
}

/// Of an event that counts since a day after its beginning, whether it still went on then, where its end is not known
/// to the day.
pub(super) fn finding(here: &Occasion<'_>, since: Option<Day>) -> Option<Finding> {
    let Lasting::Until(last) = here.root.unwrap_or(here.event).lasting else { return None };
    let since = since.filter(|it| last.is_before(Bounds::day(*it)) == Verdict::Open)?;
    let what = format!("it still went on on {since}");
    Some(Finding::open(what, format!("its last day is {}: this is open", last.in_words())))
}
