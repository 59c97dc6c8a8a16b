//! What makes an answer less than plain: accounts that contradict each other, rival answers, what an open one hangs on.

use foedera_engine::{Account, Branch, Conflict, OpenOn, Rivals};
use serde::Serialize;
use serde_json::{Value, json};

use crate::json::{edtf, word};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConflictJson {
    pub act: String,
    pub decided: bool,
    pub accounts: Vec<AccountJson>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountJson {
    pub says: String,
    pub held_by: Vec<String>,
    pub statements: Vec<String>,
    pub believed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BranchJson {
    /// `accounts` of what happened, `readings` of the law, or whom to recognise: `recognition`.
    pub rivals: &'static str,
    pub if_right: Vec<String>,
    pub held_by: Vec<String>,
    pub in_force: &'static str,
    pub since: Option<String>,
    pub until: Option<String>,
}

impl From<&Conflict> for ConflictJson {
    fn from(conflict: &Conflict) -> Self {
        let accounts = conflict.accounts.iter().map(AccountJson::from).collect();
        Self { act: conflict.act.clone(), decided: conflict.decided, accounts }
    }
}

impl From<&Account> for AccountJson {
    fn from(account: &Account) -> Self {
        Self {
            says: account.says.clone(),
            held_by: account.held_by.clone(),
            statements: account.statements.clone(),
            believed: account.believed,
        }
    }
}

impl From<&Branch> for BranchJson {
    fn from(branch: &Branch) -> Self {
        Self {
            rivals: match branch.rivals {
                Rivals::Accounts => "accounts",
                Rivals::Readings => "readings",
                Rivals::Recognition => "recognition",
            },
            if_right: branch.if_right.clone(),
            held_by: branch.held_by.clone(),
            in_force: word(branch.in_force),
            since: branch.since.map(edtf),
            until: branch.until.map(edtf),
        }
    }
}

pub(super) fn open_on(it: &OpenOn) -> Value {
    match it {
        OpenOn::Date { act, bounds } => {
            json!({ "kind": "date", "act": act, "between": edtf(*bounds) })
        }
        OpenOn::Rivals { act, accounts } => {
            json!({ "kind": "rivals", "act": act, "accounts": accounts })
        }
        OpenOn::Text { clause, words } => {
            json!({ "kind": "text", "clause": clause, "words": words })
        }
        OpenOn::Convention { clause, cure } => {
            json!({ "kind": "convention", "clause": clause, "cure": cure })
        }
        OpenOn::Recognition { sides } => json!({ "kind": "recognition", "sides": sides }),
        OpenOn::Reading { question } => json!({ "kind": "reading", "question": question }),
        OpenOn::Gap { says } => json!({ "kind": "gap", "says": says }),
        OpenOn::Limit => json!({ "kind": "limit" }),
    }
}
