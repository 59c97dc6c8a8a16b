//! Every way in which what is recorded can have been: each uncertain act on each day it may have
//! been done, and each of rival accounts in turn.
//!
//! No ends, no directions, no cleverness: the product of all the choices, one after another.

use foedera_dates::{Bounds, Day};
use foedera_entities::EntityId;
use foedera_model::{Act, ActKind, Graded, Statement, Status};

use crate::calendar;

/// An act in one completion: it was done on that day.
#[derive(Clone, Debug)]
pub(crate) struct Deed {
    pub(crate) treaty: String,
    pub(crate) kind: ActKind,
    pub(crate) actors: Vec<EntityId>,
    pub(crate) toward: Vec<EntityId>,
    pub(crate) sent: Day,
    /// The day it was received, where the journal gives one; else the day it was done.
    pub(crate) counts: Day,
    pub(crate) effective: Option<Day>,
    pub(crate) name: Option<String>,
}

/// All that an act can have been; `None` is an act that was not done.
#[derive(Clone, Debug)]
struct Choice {
    ways: Vec<Option<Deed>>,
}

/// Every completion: the acts that were done in it.
pub(crate) fn all(said: &[Graded]) -> Vec<Vec<Deed>> {
    let mut done: Vec<Vec<Deed>> = vec![Vec::new()];
    for choice in choices(said) {
        let mut longer = Vec::new();
        for so_far in &done {
            for way in &choice.ways {
                longer.push(so_far.iter().cloned().chain(way.clone()).collect());
            }
        }
        done = longer;
    }
    done
}

/// The statements of one act together, act by act (semantics 5): in the order of the journal.
fn choices(said: &[Graded]) -> Vec<Choice> {
    let mut groups: Vec<(Act, Vec<Graded>)> = Vec::new();
    for one in said.iter().flat_map(one_actor_each) {
        let act = &one.statement.act;
        match groups.iter_mut().find(|(it, _)| same(it, act)) {
            Some((_, group)) => group.push(one),
            None => groups.push((act.clone(), vec![one])),
        }
    }
    let apart = groups.into_iter().flat_map(|(_, group)| apart(group, said));
    apart.map(|group| Choice { ways: ways(&group) }).collect()
}

/// Where the same state took an act back in between, the later day is an act of its own, and no other
/// account of the first (section 13 of the page).
fn apart(mut group: Vec<Graded>, said: &[Graded]) -> Vec<Vec<Graded>> {
    group.sort_by_key(|it| (bounds(it).earliest(), bounds(it).latest()));
    let mut parts: Vec<Vec<Graded>> = Vec::new();
    let all_meet = group.iter().map(bounds).try_fold(Bounds::UNBOUNDED, Bounds::meet).is_some();
    for one in group {
        let last = parts.last().and_then(|it| it.iter().map(|it| bounds(it).latest()).max());
        let taken_back = said.iter().any(|it| {
            it.statement.status == Status::Happened
                && takes_back(&it.statement.act, &one.statement.act)
                && last.flatten() < bounds(it).earliest()
                && bounds(it).latest() < bounds(&one).earliest()
        });
        let told_of_two = |part: &[Graded]| {
            let is_later =
                last.flatten().zip(bounds(&one).earliest()).is_some_and(|it| it.0 < it.1);
            is_later && part.iter().any(|it| in_one_breath(&it.statement, &one.statement))
        };
        match parts.last_mut() {
            Some(part) if all_meet || !taken_back && !told_of_two(part) => part.push(one),
            _ => parts.push(vec![one]),
        }
    }
    parts
}

/// What the same voices say of two days in one publication is of two acts.
fn in_one_breath(one: &Statement, other: &Statement) -> bool {
    let happened = [one, other].iter().all(|it| it.status == Status::Happened);
    happened && one.chain == other.chain && one.published == other.published
}

fn takes_back(it: &Act, act: &Act) -> bool {
    let same_actor =
        it.treaty == act.treaty && act.actors.iter().all(|one| it.actors.contains(one));
    let leaves = [ActKind::WithdrawalNotice, ActKind::InstrumentWithdrawal].contains(&it.kind);
    let comes = matches!(it.kind, ActKind::Deposit(_));
    same_actor
        && match act.kind {
            ActKind::Deposit(_) | ActKind::Notification | ActKind::DefinitiveSignature => leaves,
            ActKind::Signature => it.kind == ActKind::RefusalToBecomeParty,
            ActKind::InstrumentWithdrawal => comes,
            ActKind::WithdrawalNotice => comes || it.kind == ActKind::WithdrawalNoticeRevocation,
            ActKind::WithdrawalNoticeRevocation => it.kind == ActKind::WithdrawalNotice,
            _ => false,
        }
}

/// What several states do on one line is an act of each, unless they can only do it together.
fn one_actor_each(said: &Graded) -> Vec<Graded> {
    let act = &said.statement.act;
    if act.kind.is_joint() || act.actors.len() < 2 {
        return vec![said.clone()];
    }
    let mut apart = Vec::new();
    for actor in &act.actors {
        let mut one = said.clone();
        one.statement.act.actors = vec![*actor];
        apart.push(one);
    }
    apart
}

fn same(one: &Act, two: &Act) -> bool {
    one.treaty == two.treaty
        && one.kind == two.kind
        && one.actors == two.actors
        && one.toward == two.toward
        && one.name == two.name
        && one.occurrence == two.occurrence
}

/// One account: the days it leaves, nothing where the act is denied, and who tells it.
#[derive(Clone, Debug)]
struct Account<'s> {
    days: Option<Bounds>,
    by: Vec<&'s Graded>,
}

impl Account<'_> {
    fn is_told_by(&self, said: &Graded) -> bool {
        self.by.iter().any(|it| std::ptr::eq(*it, said))
    }
}

/// What an act can have been: done on a day that stands and received on one that stands, as somebody
/// tells it who tells both; or not done.
fn ways(group: &[Graded]) -> Vec<Option<Deed>> {
    let done: Vec<Account<'_>> = standing(group, |it| match it.statement.status {
        Status::Happened | Status::Contested => Some(Some(bounds(it))),
        Status::Denied => Some(None),
        Status::Planned | Status::Conditional => None,
    });
    let received = standing(group, |it| {
        let receipt = it.statement.act.received.first()?;
        (it.statement.status != Status::Denied).then(|| Some(receipt.on.bounds()))
    });
    let mut ways = Vec::new();
    for account in &done {
        let Some(on) = account.days else {
            ways.push(None);
            continue;
        };
        let act = account.by[0];
        let of_its_story =
            received.iter().filter(|it| !is_crossed(account, it, (&done, &received)));
        let receipts: Vec<Option<Bounds>> = of_its_story.map(|it| it.days).collect();
        for receipt in if receipts.is_empty() { vec![None] } else { receipts } {
            ways.extend(deeds(act, on, receipt));
        }
    }
    if ways.is_empty() { vec![None] } else { ways }
}

/// Whether all who tell the one and all who tell the other tell something of both, and none tells the two.
fn is_crossed(
    done: &Account<'_>,
    received: &Account<'_>,
    (all_done, all_received): (&[Account<'_>], &[Account<'_>]),
) -> bool {
    let tells = |said: &Graded, of: &[Account<'_>]| of.iter().any(|it| it.is_told_by(said));
    done.by.iter().all(|it| tells(it, all_received) && !received.is_told_by(it))
        && received.by.iter().all(|it| tells(it, all_done))
}

/// Dates that overlap narrow each other; of those that do not, and of denials, the best grade wins
/// and equal ones stand side by side.
fn standing<'s>(
    group: &'s [Graded],
    told: impl Fn(&Graded) -> Option<Option<Bounds>>,
) -> Vec<Account<'s>> {
    let mut accounts: Vec<Account<'s>> = Vec::new();
    for said in group {
        let Some(days) = told(said) else { continue };
        let meets = |it: &Account<'_>| it.days?.meet(days?);
        match accounts.iter_mut().find_map(|it| Some((meets(it)?, it))) {
            Some((narrowed, account)) => {
                account.days = Some(narrowed);
                account.by.push(said);
                account.by.sort_by_key(|it| it.weight());
            }
            None => accounts.push(Account { days, by: vec![said] }),
        }
    }
    let best = accounts.iter().map(|it| it.by[0].weight()).min();
    accounts.retain(|it| Some(it.by[0].weight()) == best);
    accounts
}

fn bounds(said: &Graded) -> Bounds {
    said.statement.act.on.as_ref().map_or(Bounds::UNBOUNDED, |it| it.bounds())
}

fn deeds(said: &Graded, on: Bounds, received: Option<Bounds>) -> Vec<Option<Deed>> {
    let act = &said.statement.act;
    let mut deeds = Vec::new();
    for sent in days(on) {
        for counts in received.map_or(vec![sent], days) {
            deeds.push(Some(Deed {
                treaty: act.treaty.clone(),
                kind: act.kind,
                actors: act.actors.clone(),
                toward: act.toward.clone(),
                sent,
                counts,
                effective: act.effective.as_ref().and_then(|it| it.bounds().is_day()),
                name: act.name.clone(),
            }));
        }
    }
    deeds
}

fn days(bounds: Bounds) -> Vec<Day> {
    calendar::window().iter().copied().filter(|day| bounds.contains(*day)).collect()
}
