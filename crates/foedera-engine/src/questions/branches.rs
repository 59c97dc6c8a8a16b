//! The answers of rival accounts beside each other, each with who holds it.

use foedera_dates::Bounds;

use super::Engine;
use super::gathered::Gathered;
use crate::answer::{Branch, Rivals};
use crate::belief::Reading;
use crate::evaluate::{Reentry, Resumed};
use crate::open::{Choice, Over};
use crate::words;

/// How many branches an answer shows.
pub const BRANCHES_SHOWN_MAX: usize = 16;

impl Engine {
    /// One branch for each way of choosing between rivals; none where all answer alike.
    pub(super) fn branches(&self, gathered: &Gathered) -> Vec<Branch> {
        let shape = |over: &Over| (over.verdict(), over.since(), over.until());
        let mut shapes = gathered.courses.iter().map(|(_, over)| shape(over));
        let first = shapes.next();
        if shapes.all(|it| Some(it) == first) {
            return Vec::new();
        }
        let shown = gathered.courses.iter().take(BRANCHES_SHOWN_MAX);
        shown
            .map(|(choices, over)| Branch {
                rivals: rivals(choices),
                if_right: choices.iter().map(|it| self.choice_words(it)).collect(),
                held_by: choices.iter().flat_map(|it| self.holders(it)).collect(),
                in_force: over.verdict(),
                since: over.since(),
                until: over.until(),
            })
            .collect()
    }

    /// What one way of choosing between rivals takes as right.
    pub(super) fn supposing(&self, choices: &[Choice]) -> String {
        let choices: Vec<String> = choices.iter().map(|it| self.choice_words(it)).collect();
        format!("if {}", choices.join(" and "))
    }

    fn choice_words(&self, choice: &Choice) -> String {
        let act = |fact: usize| {
            self.fact(fact).map_or_else(|| "an act".to_owned(), |it| words::act(&it.act))
        };
        match choice {
            Choice::Account { fact, place, account } => {
                let bounds = self.account(*fact, *place, *account).map(|(bounds, _)| bounds);
                let day = bounds.map_or_else(String::new, |it| format!(" on {it}"));
                format!("{}{day}", act(*fact))
            }
            Choice::Absent { fact } => format!("{} did not happen", act(*fact)),
            Choice::Present { fact } => format!("{} happened", act(*fact)),
            Choice::Resumed(Resumed::Rest) => {
                "a resumed notice runs the rest of its period".to_owned()
            }
            Choice::Resumed(Resumed::Whole) => {
                "a resumed notice runs its whole period anew".to_owned()
            }
            Choice::Reentry(Reentry::None) => {
                "a consent given while a notice runs counts for nothing".to_owned()
            }
            Choice::Reentry(Reentry::AfterExit) => {
                "a consent given while a notice runs is a new entry after the exit".to_owned()
            }
            Choice::Counted { .. } => "it counts so".to_owned(),
        }
    }

    /// The account of a date at a place of a case, with the statements that hold it.
    fn account(&self, fact: usize, place: usize, account: usize) -> Option<(Bounds, &[usize])> {
        let believed = self.fact(fact)?;
        let deed = self.cases.iter().flat_map(|it| &it.deeds).find(|it| it.fact == fact)?;
        let reading: &Reading = deed.reading_at(place, believed)?;
        reading.standing.get(account).map(|it| (it.bounds, it.by.as_slice()))
    }

    fn holders(&self, choice: &Choice) -> Vec<String> {
        let by: Vec<usize> = match choice {
            Choice::Account { fact, place, account } => {
                self.account(*fact, *place, *account).map(|(_, by)| by.to_vec()).unwrap_or_default()
            }
            Choice::Present { fact } => {
                self.fact(*fact).map(|it| it.statements.clone()).unwrap_or_default()
            }
            Choice::Absent { fact } => {
                self.fact(*fact).map(|it| it.happened.deniers().to_vec()).unwrap_or_default()
            }
            Choice::Resumed(_) | Choice::Reentry(_) | Choice::Counted { .. } => Vec::new(),
        };
        let said = by.iter().filter_map(|index| self.belief.said.get(*index));
        said.map(words::voice).collect()
    }
}

/// Whether a way of choosing takes a side on what happened, or on the law alone.
fn rivals(choices: &[Choice]) -> Rivals {
    let of_law = |it: &Choice| matches!(it, Choice::Resumed(_) | Choice::Reentry(_));
    if choices.iter().all(of_law) { Rivals::Readings } else { Rivals::Accounts }
}
