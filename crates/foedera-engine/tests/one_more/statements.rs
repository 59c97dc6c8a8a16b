//! Statements made of others: what a record can hold beside plain reports.

use foedera_engine::Said;
use foedera_model::{Status, Voice};

use crate::dice::Dice;

/// The statements, and so many more: each says of one of them that it is wrong, was not done, is to be
/// done, or was done by another, of whom the world knows nothing.
pub(crate) fn with_others(mut said: Vec<Said>, more: usize, dice: &mut Dice) -> Vec<Said> {
    for no in 0..more.min(said.len()) {
        let of = said[dice.between(0, said.len() - 1)].clone();
        let other = said[dice.between(0, said.len() - 1)].clone();
        let mut made = Said { id: format!("other {no}"), ..of.clone() };
        let statement = &mut made.graded.statement;
        match dice.between(0, 7) {
            0 => statement.status = Status::Denied,
            1 => statement.status = Status::Planned,
            2 => statement.status = Status::Contested,
            // A correction of an act under the same treaty, or of what is about another.
            3 => statement.corrects = Some(of.id),
            4 => statement.corrects = Some(other.id),
            5 => {
                statement.corrects = Some(of.id);
                statement.retracts = true;
            }
            6 => statement.act.actors = vec!["XRURITANIA".parse().unwrap()],
            // Another account of its day.
            _ => {
                let voice = Voice { name: "Another".to_owned(), on: None };
                statement.chain = vec![voice];
                let on = statement.act.on.as_ref().and_then(|it| it.bounds().earliest());
                statement.act.on = on.map(|it| {
                    let days = i32::try_from(dice.between(1, 9)).unwrap();
                    it.plus_days(days).unwrap().to_string().parse().unwrap()
                });
            }
        }
        said.push(made);
    }
    said
}

pub(crate) fn shuffle(said: &mut [Said], dice: &mut Dice) {
    for at in (1..said.len()).rev() {
        said.swap(at, dice.between(0, at));
    }
}
