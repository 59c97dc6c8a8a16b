//! Rival readings of an article: law is a reading too, and where readers differ the answers branch, as they do
//! where accounts of a fact differ. Nothing here says who is right.

use foedera_entities::EntityId;
use foedera_model::{Label, Rule, Treaty};

use super::ClauseNo;
use super::recognition::{Divide, Side, does, listed};

/// The questions that readers of a treaty leave, an article each; of one viewer who reads it, no question.
pub(super) fn divides(treaty: &Treaty, viewer: &dyn Fn(&EntityId) -> bool) -> Vec<Divide> {
    let divide = |(article, readers): (Option<&Label>, Vec<&[EntityId]>)| {
        let seen = readers.iter().find(|it| it.iter().any(viewer));
        let readers = seen.map_or(&*readers, std::slice::from_ref);
        let sides = readers.iter().map(|reader| side(treaty, article, reader));
        Divide { sides: sides.collect() }
    };
    treaty.readings().into_iter().map(divide).collect()
}

/// An article as some read it: without what others find there.
fn side(treaty: &Treaty, article: Option<&Label>, reader: &[EntityId]) -> Side {
    let numbered = treaty.clauses.iter().enumerate();
    let of_others = numbered.filter(|(_, it)| {
        !it.read_by.is_empty() && it.article.as_ref() == article && it.read_by != reader
    });
    let without = of_others.map(|(no, _)| ClauseNo::new(no)).collect();
    let what = article.map_or_else(|| treaty.id.clone(), |it| format!("article {}", it.0));
    let says = if reader.is_empty() {
        format!("{what} is not read so")
    } else {
        format!("one reads {what} as {} {}", listed(reader), does(reader))
    };
    Side::of_reading(reader.to_vec(), says, without)
}

/// The treaty in every combination of readings, by what each leaves out; a file that has too many is faulty
/// ([`foedera_model::READINGS_MAX`]).
pub(super) fn variants(treaty: &Treaty, divides: &[Divide]) -> Vec<(Vec<ClauseNo>, Treaty)> {
    let mut all: Vec<Vec<ClauseNo>> = vec![Vec::new()];
    for divide in divides {
        let longer = |one: &Vec<ClauseNo>| {
            let sides = divide.sides.iter().map(|it| [&**one, it.without()].concat());
            sides.collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all.into_iter()
        .filter(|it| !it.is_empty())
        .map(|it| (it.clone(), leaving_out(treaty, &it)))
        .collect()
}

/// What is left out keeps its place, so that causes name the same clauses in every reading: there stands a rule on which
/// nothing hangs.
fn leaving_out(treaty: &Treaty, without: &[ClauseNo]) -> Treaty {
    let mut treaty = treaty.clone();
    for no in without {
        if let Some(clause) = treaty.clauses.get_mut(no.index()) {
            clause.rule = Rule::RestatesGeneralLaw { rule: "what another reads" };
        }
    }
    treaty
}
