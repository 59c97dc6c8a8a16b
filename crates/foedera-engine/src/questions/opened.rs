//! From when on it is open what a treaty's history is: words that are kept as text, and whatever else
//! the evaluation could not decide.

use foedera_dates::Day;

use super::Engine;
use super::lived::{IN_FORCE, Lived, hull};
use crate::answer::{Change, OpenOn, Reason};
use crate::law::{Case, Member, SubjectNo};
use crate::open::standing;

/// How it stands from then on.
const OPEN: &str = "open";

/// One doubt over completions: whom it is about, what it hangs on, from when on in which completion.
type Opened<'l> = (Option<Member>, &'l OpenOn, Vec<(usize, Day)>);

impl Engine {
    /// Tells from when on the history is open, and that no change after that is certain.
    pub(super) fn open_from_doubts(
        &self,
        case: &Case,
        wanted: Option<Option<SubjectNo>>,
        lived: &Lived<'_>,
        changes: &mut Vec<Change>,
    ) {
        let subject = |it: Member| case.subject(it);
        let asked = |it: Member| wanted.is_none_or(|wanted| wanted == subject(it));
        for (only, on, days) in doubts(lived) {
            let Some((at, first)) = days.iter().min_by_key(|(_, day)| *day).copied() else {
                continue;
            };
            if only.is_some_and(|it| !asked(it)) {
                continue;
            }
            let name = |it: SubjectNo| case.id_on(&self.subjects, it, first);
            let state = only.and_then(subject).or(wanted.flatten().filter(|_| only.is_none()));
            let concerns = |it: &Change| match only.and_then(subject) {
                None => true,
                Some(own) => it.state.is_some_and(|it| self.subjects.number(&it) == Some(own)),
            };
            let later = |it: &Change| it.on.latest().is_none_or(|last| first <= last);
            changes
                .iter_mut()
                .filter(|it| concerns(it) && later(it))
                .for_each(|it| it.certain = false);
            // What was never settled has no day on which it came to be open.
            if first != Day::MIN {
                changes.push(Change {
                    on: hull(&days),
                    state: state.and_then(name),
                    from: before(lived, at, only, first),
                    to: OPEN.to_owned(),
                    certain: false,
                    because: Reason::new(format!("from then on it hangs on {on}")),
                });
            }
        }
    }
}

/// Each doubt once that can matter: not one that comes when all is over.
fn doubts<'l>(lived: &'l Lived<'_>) -> Vec<Opened<'l>> {
    let mut found: Vec<Opened<'l>> = Vec::new();
    for (at, timeline) in lived.bulk().iter().enumerate() {
        let ended = timeline.force.last().and_then(|it| it.until);
        let matters = |from: Day| ended.is_none_or(|ended| from < ended);
        for doubt in timeline.doubts.iter().filter(|it| matters(it.from)) {
            let known =
                found.iter_mut().find(|(only, on, _)| (*only, *on) == (doubt.only, &doubt.on));
            match known {
                Some((.., days)) => days.push((at, doubt.from)),
                None => found.push((doubt.only, &doubt.on, vec![(at, doubt.from)])),
            }
        }
    }
    found
}

/// How what a doubt is about stood before it, in one completion.
fn before(lived: &Lived<'_>, at: usize, only: Option<Member>, day: Day) -> String {
    let Some(timeline) = lived.bulk().get(at) else { return OPEN.to_owned() };
    if let Some(line) = only.and_then(|it| timeline.members.get(it.index())) {
        return standing(timeline, line, day).to_string();
    }
    let is_in_force = timeline.force.iter().any(|it| it.contains(day));
    if is_in_force { IN_FORCE } else { "not in force" }.to_owned()
}
