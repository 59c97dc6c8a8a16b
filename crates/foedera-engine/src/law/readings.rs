//! Rival readings of an article: law is a reading too, and where readers differ the answers branch, as they do
//! where accounts of a fact differ. Nothing here says who is right.

use foedera_entities::EntityId;
use foedera_model::{Rule, Treaty};

use super::ClauseNo;
use super::recognition::{Divide, Side, does, listed};

/// Of how many combinations of readings a treaty is read; of more articles the first are told apart.
pub(super) const COMBINATIONS_MAX: usize = 64;

/// The questions that readers of a treaty leave, an article each; of one viewer who reads it, no question.
pub(super) fn divides(treaty: &Treaty, view: Option<EntityId>) -> Vec<Divide> {
    let mut combinations = 1;
    let few = |readers: usize| {
        combinations *= readers;
        combinations <= COMBINATIONS_MAX
    };
    let readings = treaty.readings();
    let lengths = readings.iter().map(|(_, readers)| readers.len());
    let told = lengths.map(few).take_while(|it| *it).count();
    let divide = |(article, readers): &(Option<&_>, Vec<&[EntityId]>)| {
        let seen = view.and_then(|view| readers.iter().find(|it| it.contains(&view)));
        let readers = seen.map_or(&**readers, std::slice::from_ref);
        let sides = readers.iter().map(|reader| side(treaty, *article, reader));
        Divide { sides: sides.collect() }
    };
    readings.iter().take(told).map(divide).collect()
}

/// An article as some read it: without what others find there.
fn side(treaty: &Treaty, article: Option<&foedera_model::Label>, reader: &[EntityId]) -> Side {
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

/// The treaty in every combination of readings, by what each leaves out.
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

/// What is left out keeps its place, so that causes name the same clauses in every reading.
fn leaving_out(treaty: &Treaty, without: &[ClauseNo]) -> Treaty {
    let mut treaty = treaty.clone();
    for no in without {
        if let Some(clause) = treaty.clauses.get_mut(no.index()) {
            clause.rule = Rule::RestatesGeneralLaw { rule: "" };
        }
    }
    treaty
}
