//! Rival readings of an article: only of how a party leaves and how the treaty ends, each reader in one of them.

use foedera_entities::EntityId;
use foedera_model::{Clause, READINGS_MAX, Rule, Treaty};

use crate::problem::Problem;
use crate::reader::Reader;

pub(super) fn check(treaty: &Treaty, reader: &mut Reader<'_>) {
    let mut combinations = 1;
    for (article, readers) in treaty.readings() {
        combinations *= readers.len();
        let mut own = treaty.clauses.iter().filter(|it| it.article.as_ref() == article);
        let Some(first) = own.find(|it| !it.read_by.is_empty()) else { continue };
        if let Some(twice) = in_two(&readers) {
            let found = format!("{twice} has two readings of one article");
            let cure = "name each reader in one of them";
            reader.found.push(Problem::Reading.at(first.place, &[&found, cure]));
        }
        if READINGS_MAX < combinations {
            let found = format!("with it the treaty can be read in more than {READINGS_MAX} ways");
            let cure =
                "leave one reading of the article, and quote the other: `text on TOPIC \"…\"`";
            reader.found.push(Problem::Reading.at(first.place, &[&found, cure]));
            break;
        }
    }
    let read = treaty.clauses.iter().filter(|it| !it.read_by.is_empty());
    for clause in read.filter(|it| !is_of_an_end(it)) {
        let found = "the clause is not one on how a party leaves or how the treaty ends";
        let cure =
            "write the clause as all read it, and quote what is disputed: `text on TOPIC \"…\"`";
        reader.found.push(Problem::Reading.at(clause.place, &[found, cure]));
    }
}

/// Who stands in two readings.
fn in_two<'r>(readers: &[&'r [EntityId]]) -> Option<&'r EntityId> {
    let numbered = readers.iter().enumerate();
    let mut all = numbered.flat_map(|(at, reader)| reader.iter().map(move |it| (at, it)));
    all.find(|(at, it)| readers.iter().take(*at).any(|other| other.contains(it))).map(|(_, it)| it)
}

/// Whether no other treaty, part or question reads the clause: all that hangs on it is who is out, and since when.
fn is_of_an_end(clause: &Clause) -> bool {
    matches!(
        clause.rule,
        Rule::Exit(_)
            | Rule::ExitWaitsForPeace
            | Rule::NoticeRevocable
            | Rule::LeavingIsLeaving { .. }
            | Rule::LeavesByDecision { .. }
            | Rule::SilentOnWithdrawal
            | Rule::EndsWhenPartiesAgree
            | Rule::EndsBelow { .. }
    )
}
