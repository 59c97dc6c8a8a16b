//! Many small worlds in one library, so that one engine is built for all of them.

use foedera_dates::Day;
use foedera_engine::{Engine, Policy};
use foedera_entities::World as States;

use crate::asked;
use crate::judging::dice::Dice;
use crate::judging::{first_seed, is_long};

/// A treaty and what was done under it.
pub(crate) trait World {
    fn drawn(dice: &mut Dice) -> Self;

    /// As a treaty file, under this id.
    fn text(&self, id: &str) -> String;
}

/// Draws so many worlds for each of some libraries, few or many by the form of the test, and has each
/// judged: by its number, of which its id is made, and with chance for what is asked.
pub(crate) fn judge<W: World>(
    worlds: usize,
    (short, long): (u64, u64),
    mut judge: impl FnMut(&Engine, (usize, &W), &mut Dice),
) {
    for library in 0..if is_long() { long } else { short } {
        let mut dice = Dice::new(first_seed(long) + library);
        let worlds: Vec<W> = (0..worlds).map(|_| W::drawn(&mut dice)).collect();
        let texts: Vec<String> =
            worlds.iter().enumerate().map(|(no, it)| it.text(&id(no))).collect();
        let (treaties, said) = asked::read(&texts.join("\n---\n"));
        let engine = Engine::new(&treaties, States::embedded(), &said, Policy::EVERYONE, None);
        for world in worlds.iter().enumerate() {
            judge(&engine, world, &mut dice);
        }
    }
}

/// The id of the treaty of a world in its library.
pub(crate) fn id(no: usize) -> String {
    format!("T-{no}")
}

/// A day of a world, by its number.
pub(crate) fn day(number: usize) -> Day {
    let first = Day::from_ymd(2001, 1, 1).expect("a day");
    first.plus_days(i32::try_from(number).expect("small")).expect("a day")
}
