//! What contradicts, shown with who holds what.

use super::{Belief, Contradiction, Dating, Fact, FactNo, Happened, Reading, Said};
use crate::answer::{Account, Conflict};
use crate::words;

/// The conflicts about one fact, whose number is `no`.
pub(super) fn of(no: FactNo, fact: &Fact, belief: &Belief) -> Vec<Contradiction> {
    let dates = fact.readings().filter(|it| 1 < it.standing.len() + it.overruled.len());
    let dates = dates.map(|reading| about_date(fact, reading, belief));
    let denied = about_denial(fact, belief);
    let named = |conflict| Contradiction { fact: no, conflict };
    dates.chain(denied).map(named).collect()
}

fn about_date(fact: &Fact, reading: &Reading, belief: &Belief) -> Conflict {
    let account = |dating: &Dating, believed| Account {
        believed,
        ..held(dating.bounds.to_string(), &dating.by, belief)
    };
    let standing = reading.standing.iter().map(|it| account(it, true));
    let overruled = reading.overruled.iter().map(|it| account(it, false));
    Conflict {
        act: words::act(&fact.act),
        accounts: standing.chain(overruled).collect(),
        decided: reading.standing.len() == 1,
    }
}

fn about_denial(fact: &Fact, belief: &Belief) -> Option<Conflict> {
    let (deny, affirmed, denied) = match &fact.happened {
        Happened::Yes => return None,
        Happened::DeniedInVain { deny } => (deny, true, false),
        Happened::Disputed { deny } => (deny, true, true),
        Happened::Refuted { deny } => (deny, false, true),
    };
    let happened =
        Account { believed: affirmed, ..held("it happened".to_owned(), &fact.statements, belief) };
    let not = Account { believed: denied, ..held("it did not happen".to_owned(), deny, belief) };
    let accounts = if affirmed { vec![happened, not] } else { vec![not, happened] };
    Some(Conflict { act: words::act(&fact.act), accounts, decided: affirmed != denied })
}

fn held(says: String, by: &[usize], belief: &Belief) -> Account {
    let told: Vec<&Said> = belief.told(by).collect();
    Account {
        says,
        held_by: told.iter().map(|it| words::voice(it)).collect(),
        statements: told.iter().map(|it| it.id.clone()).collect(),
        believed: true,
    }
}
