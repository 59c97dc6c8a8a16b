//! Which of several accounts is right: every way of choosing between rivals.
//!
//! A rival is another account of a day, a denial of equal weight, or another reading of the law or of
//! the treaty's way of counting. What is merely imprecise is no rival, see `variables`.

use foedera_dates::{Bounds, Conventions, Day};
use foedera_model::ActKind;

use super::bearing::Bearing;
use super::variables::Variable;
use super::{accounts, counting};
use crate::belief::{FactNo, Happened, Reading};
use crate::evaluate::{Completion, Reentry, Relations, Resumed, Unfounded, Unstated};
use crate::law::{Case, Cases, Deed, Member};

/// One way in which rival accounts can be right, by the number of the fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Which account of which date of the fact.
    Account {
        fact: FactNo,
        place: usize,
        account: usize,
    },
    /// A disputed act did not happen.
    Absent {
        fact: FactNo,
    },
    /// A disputed act happened.
    Present {
        fact: FactNo,
    },
    Resumed(Resumed),
    Reentry(Reentry),
    Unfounded(Unfounded),
    Relations(Relations),
    /// Which side is taken in a question that recognition or a reading leaves under a treaty, by their numbers.
    Seen {
        treaty: usize,
        divide: usize,
        side: usize,
    },
    /// How a treaty counts that does not say so, by its number.
    Counted {
        treaty: usize,
        conventions: Conventions,
    },
}

impl Choice {
    /// Whether two answer the same question.
    pub(crate) fn answers_as(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Account { fact, .. } | Self::Absent { fact } | Self::Present { fact },
                Self::Account { fact: of, .. }
                | Self::Absent { fact: of }
                | Self::Present { fact: of },
            ) => fact == of,
            (Self::Seen { treaty, divide, .. }, Self::Seen { treaty: of, divide: other, .. }) => {
                (treaty, divide) == (of, other)
            }
            (Self::Counted { treaty, .. }, Self::Counted { treaty: of, .. }) => treaty == of,
            (Self::Resumed(_), Self::Resumed(_))
            | (Self::Reentry(_), Self::Reentry(_))
            | (Self::Unfounded(_), Self::Unfounded(_))
            | (Self::Relations(_), Self::Relations(_)) => true,
            _ => false,
        }
    }

    /// Whether both cannot be right: rival days of one date, or that an act happened and that it did not.
    pub(crate) fn is_rival_of(&self, other: &Self) -> bool {
        let of_one = match (self, other) {
            (Self::Account { place, .. }, Self::Account { place: of, .. }) => place == of,
            (
                Self::Account { .. } | Self::Present { .. },
                Self::Account { .. } | Self::Present { .. },
            ) => false,
            _ => true,
        };
        of_one && self != other && self.answers_as(other)
    }

    /// Whether it is a way of counting, and no account of what happened.
    pub(crate) fn is_counting(&self) -> bool {
        matches!(self, Self::Counted { .. })
    }
}

/// Every way of choosing between rivals; where days after a cut are not gone through, of those that can have been by it.
pub(super) fn choices(
    cases: &[&Case],
    facts: Cases<'_>,
    (variables, unstated, cut): (&[Variable<'_>], &[Unstated], Option<Day>),
    (most, limited): (usize, &mut bool),
) -> Vec<Vec<Choice>> {
    let mut ways: Vec<Vec<Choice>> = vec![Vec::new()];
    let mut widen = |options: Vec<Vec<Choice>>| {
        let all = ways.iter().flat_map(|way| options.iter().map(|it| [&**way, it].concat()));
        if most < ways.len().saturating_mul(options.len()) {
            *limited = true;
            let first = options.first().map_or(&[][..], Vec::as_slice);
            ways.iter_mut().for_each(|way| way.extend_from_slice(first));
        } else {
            ways = all.collect();
        }
    };
    let may_be = |first: Day| cut.is_none_or(|cut| first <= cut);
    let bears = |it: &&Variable<'_>| {
        it.bearing != Bearing::None && may_be(it.reading.hull().earliest().unwrap_or(Day::MIN))
    };
    let bearing: Vec<&Variable<'_>> = variables.iter().filter(bears).collect();
    for places in bearing.chunk_by(|one, two| one.fact == two.fact) {
        widen(accounts::ways(places, most));
    }
    let by_then = |it: &&Deed| may_be(first_day(it, facts));
    let deeds = || cases.iter().flat_map(|case| &case.deeds).filter(by_then);
    for deed in deeds() {
        let disputed = facts
            .fact(deed.fact)
            .is_some_and(|fact| matches!(fact.happened, Happened::Disputed { .. }));
        if disputed {
            let fact = deed.fact;
            widen(alone([Choice::Present { fact }, Choice::Absent { fact }]));
        }
    }
    if deeds().any(is_resumption) {
        widen(alone([Resumed::Rest, Resumed::Whole].map(Choice::Resumed)));
    }
    if cases.iter().any(|case| may_reenter(case, facts, &by_then)) {
        widen(alone([Reentry::None, Reentry::AfterExit].map(Choice::Reentry)));
    }
    if deeds().any(|it| it.kind == ActKind::Suspension) {
        widen(alone([Unfounded::Suspends, Unfounded::Nothing].map(Choice::Unfounded)));
    }
    if cases.iter().any(|it| may_set_apart(it, &by_then)) {
        let readings = [Relations::Apart, Relations::Bound];
        widen(alone(readings.map(Choice::Relations)));
    }
    for case in cases {
        for (divide, it) in case.divides.iter().enumerate() {
            let sides = 0..it.sides.len();
            let treaty = case.no;
            widen(alone(sides.map(|side| Choice::Seen { treaty, divide, side })));
        }
    }
    counting::ways(cases, unstated).map(alone).for_each(widen);
    // How a resumed notice runs is no question where none was resumed.
    let unresumed = |way: &[Choice]| {
        let absent = |fact| way.contains(&Choice::Absent { fact });
        deeds().filter(|it| is_resumption(it)).all(|it| absent(it.fact))
    };
    ways.retain(|it| !it.contains(&Choice::Resumed(Resumed::Whole)) || !unresumed(it));
    for way in ways.iter_mut().filter(|it| unresumed(it)) {
        way.retain(|it| !matches!(it, Choice::Resumed(_)));
    }
    ways
}

/// The first day on which an act can have been done.
fn first_day(deed: &Deed, facts: Cases<'_>) -> Day {
    let fact = facts.fact(deed.fact).into_iter();
    let readings = fact.flat_map(|it| it.readings().map(Reading::hull).collect::<Vec<_>>());
    readings.reduce(Bounds::hull).and_then(Bounds::earliest).unwrap_or(Day::MIN)
}

/// Options of one choice each.
fn alone(options: impl IntoIterator<Item = Choice>) -> Vec<Vec<Choice>> {
    options.into_iter().map(|it| vec![it]).collect()
}

fn is_resumption(deed: &Deed) -> bool {
    deed.kind == ActKind::WithdrawalNoticeResumption
}

/// Whether somebody does not recognise another who came to the treaty as it did.
fn may_set_apart(case: &Case, by_then: &dyn Fn(&&Deed) -> bool) -> bool {
    let deeds = || case.deeds.iter().filter(by_then);
    let came = |who: &Member| deeds().any(|it| is_consent(it.kind) && it.by.contains(who));
    let mut said = deeds().filter(|it| it.kind == ActKind::NonRecognition);
    said.any(|it| it.by.iter().any(came) && it.toward.iter().any(came))
}

/// Whether a state may have consented while its own notice of withdrawal ran. When that ends only
/// evaluation tells: every consent from the notice on is one that may.
fn may_reenter(case: &Case, facts: Cases<'_>, by_then: &dyn Fn(&&Deed) -> bool) -> bool {
    let deeds = || case.deeds.iter().filter(by_then);
    let bounds = |deed: &Deed| -> Option<Vec<Bounds>> {
        let fact = facts.fact(deed.fact)?;
        let places = deed.on.iter().chain(&deed.received);
        let readings = places.filter_map(|place| deed.reading_at(*place, fact));
        Some(readings.flat_map(|it| it.standing.iter().map(|it| it.bounds)).collect())
    };
    let days = |deed: &Deed| bounds(deed).unwrap_or_default();
    let mut first = vec![None; case.members.len()];
    let leaves = [ActKind::WithdrawalNotice, ActKind::NonRenewalNotice];
    for notice in deeds().filter(|it| leaves.contains(&it.kind)) {
        let day = days(notice).iter().map(|it| it.earliest().unwrap_or(Day::MIN)).min();
        for by in &notice.by {
            if let Some(known) = first.get_mut(by.index()) {
                *known = [*known, day].into_iter().flatten().min();
            }
        }
    }
    let mut consents = deeds().filter(|it| is_consent(it.kind));
    consents.any(|deed| {
        let last = days(deed).iter().map(|it| it.latest().unwrap_or(Day::MAX)).max();
        let notices = deed.by.iter().filter_map(|by| *first.get(by.index())?);
        last.is_some_and(|last| notices.min().is_some_and(|notice| notice <= last))
    })
}

pub(super) fn is_consent(kind: ActKind) -> bool {
    let by_signature = matches!(kind, ActKind::Signature | ActKind::DefinitiveSignature);
    let by_exchange = matches!(kind, ActKind::Exchange | ActKind::ExchangeOfNotes);
    by_signature || by_exchange || matches!(kind, ActKind::Deposit(_) | ActKind::Notification)
}

/// A completion without days, as the choices have it.
pub(super) fn empty(cases: &[&Case], choices: &[Choice]) -> Completion {
    let mut empty = Completion {
        days: cases.iter().map(|case| (case.no, vec![Day::MIN; case.days])).collect(),
        absent: Vec::new(),
        resumed: Resumed::Rest,
        reentry: Reentry::None,
        unfounded: Unfounded::Suspends,
        relations: Relations::Apart,
        counted: Vec::new(),
        sides: Vec::new(),
        unseen: false,
    };
    for choice in choices {
        match choice {
            Choice::Absent { fact } => empty.absent.push(*fact),
            Choice::Resumed(resumed) => empty.resumed = *resumed,
            Choice::Reentry(reentry) => empty.reentry = *reentry,
            Choice::Unfounded(unfounded) => empty.unfounded = *unfounded,
            Choice::Relations(relations) => empty.relations = *relations,
            Choice::Counted { treaty, conventions } => {
                empty.counted.push((*treaty, *conventions));
            }
            Choice::Seen { treaty, divide, side } => empty.sides.push((*treaty, *divide, *side)),
            Choice::Account { .. } | Choice::Present { .. } => {}
        }
    }
    empty.absent.sort_unstable();
    empty
}

pub(super) fn bounds_in(it: &Variable<'_>, choices: &[Choice]) -> Bounds {
    let chosen = choices.iter().find_map(|choice| match choice {
        Choice::Account { fact, place, account } => {
            ((*fact, *place) == (it.fact, it.place)).then_some(*account)
        }
        Choice::Absent { .. }
        | Choice::Present { .. }
        | Choice::Resumed(_)
        | Choice::Reentry(_)
        | Choice::Unfounded(_)
        | Choice::Relations(_)
        | Choice::Seen { .. }
        | Choice::Counted { .. } => None,
    });
    match chosen.and_then(|account| it.reading.standing.get(account)) {
        Some(account) => account.bounds,
        // What bears on nothing takes any account.
        None => it.reading.standing.first().map_or(Bounds::UNBOUNDED, |it| it.bounds),
    }
}
