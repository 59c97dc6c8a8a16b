//! What an open answer hangs on: days, rival accounts, words kept as text, and acts that a journal
//! declares it may lack.

use foedera_dates::{Day, Verdict};

use super::gathered::Gathered;
use super::scope::Scope;
use super::{Engine, Question};
use crate::answer::{Branch, OpenOn, Rivals};
use crate::belief::Fact;
use crate::evaluate::{Axis, cite};
use crate::law::{Case, Member};
use crate::open::Open;
use crate::words;

impl Engine {
    /// What the journal of the treaty may lack on a day, else those of the treaties that it hangs
    /// on.
    pub(super) fn gaps(&self, question: &Question) -> impl Iterator<Item = String> {
        let own = self.number(&question.treaty).ok();
        let reach = own.map(|own| self.library.links.reach(own)).unwrap_or_default();
        let others =
            reach.into_iter().flat_map(|it| it.treaties.clone()).filter(move |no| Some(*no) != own);
        let told =
            |no: usize| self.cases().get(no).and_then(|it| it.unseen.consents_on(question.on));
        let mut told: Vec<String> = match own.and_then(told) {
            Some(own) => vec![own],
            None => others
                .filter_map(|no| {
                    let id = self.library.treaties.get(no).map_or("", |it| it.id.as_str());
                    Some(format!("{id}: {}", told(no)?))
                })
                .collect(),
        };
        told.dedup();
        told.into_iter()
    }

    /// What an open answer hangs on.
    pub(super) fn open_on(
        &self,
        question: &Question,
        gathered: &Gathered,
        verdict: Verdict,
        branches: &[Branch],
    ) -> Vec<OpenOn> {
        if verdict != Verdict::Open {
            return Vec::new();
        }
        let mut open_on = gathered.open_on();
        let own = self.number(&question.treaty).ok();
        open_on.extend(gathered.hangs_on_counting().iter().filter_map(|it| {
            let law = self.library.treaties.get(it.treaty)?;
            let clause = cite(law, it.clause);
            let own = own == Some(it.treaty);
            let clause = if own { clause } else { format!("{clause} of {}", law.id) };
            Some(OpenOn::Convention { clause, cure: it.cure.clone() })
        }));
        if gathered.hangs_on_the_unseen() {
            open_on.extend(self.gaps(question).map(|says| OpenOn::Gap { says }));
        }
        if gathered.recorded.verdict() == Verdict::Open || gathered.limited {
            let reaches =
                |it: &Open| it.bounds.earliest().is_none_or(|earliest| earliest <= question.on);
            let told = gathered.open.iter().enumerate().filter_map(|(at, it)| {
                let matters = reaches(it) && (gathered.limited || gathered.weighed.matters(at));
                let fact = self.fact(it.fact).filter(|fact| matters && is_imprecise(fact))?;
                Some(OpenOn::Date { act: words::act(&fact.act), bounds: it.bounds })
            });
            for it in told {
                if !open_on.contains(&it) {
                    open_on.push(it);
                }
            }
        }
        if let Some(first) = branches.first() {
            let ways: Vec<String> = branches.iter().map(|it| it.if_right.join("; ")).collect();
            open_on.push(match first.rivals {
                Rivals::Accounts => {
                    OpenOn::Rivals { act: "rival accounts".to_owned(), accounts: ways }
                }
                Rivals::Recognition => {
                    OpenOn::Recognition { sides: branches.iter().map(told).collect() }
                }
                Rivals::Readings => OpenOn::Reading { question: ways.join(", or ") },
            });
        }
        open_on
    }
}

/// What a side takes as right.
fn told(branch: &Branch) -> String {
    branch.if_right.join(" and ")
}

/// Whether an account leaves a day open; accounts that contradict each other are rivals.
fn is_imprecise(fact: &Fact) -> bool {
    let mut accounts = fact.readings().flat_map(|it| &it.standing);
    accounts.any(|it| it.bounds.is_day().is_none())
}

/// Of a treaty as a whole, that states may have come to it that the journal does not hold; not where
/// all have come that can.
pub(super) fn may_lack(case: &Case, scope: Scope, day: Day, gathered: &Gathered) -> Vec<String> {
    let came = |it: &Member| {
        let over = gathered.all.states.get(it.index());
        over.is_some_and(|it| [it.left.verdict(), it.axis(Axis::Consent)].contains(&Verdict::Yes))
    };
    let all_came = !case.between.is_empty() && case.between.iter().all(came);
    let gaps = if scope == Scope::Treaty && !all_came { case.unseen.on(day) } else { Vec::new() };
    gaps.into_iter().map(|says| format!("{says}: other states may have come to it")).collect()
}
