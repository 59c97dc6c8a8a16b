//! Which of two treaties governs between two states, where a clause sets them in an order: one yields to the
//! other or prevails over all (VCLT 30(2), Charter 103), or both are on one subject (30(3), 30(4)).
//!
//! Between states of which one is party to one treaty alone, the treaty to which both are parties governs
//! (30(4)(b)), and of one that is suspended between the two both are released (72(1)(a)). Nothing here says that two treaties conflict: it says which governs if they do.

use foedera_dates::{Bounds, Verdict};
use foedera_model::{ActKind, Rule, Treaty};

use super::gathered::Gathered;
use super::scope::Scope;
use super::warnings::done;
use super::{Engine, Question};
use crate::answer::{Priority, Reason};
use crate::evaluate::{Axis, cite};
use crate::law::{Case, clauses};

/// Of a treaty that the library does not hold nothing is known.
const UNHELD: Between = Between { in_force: Verdict::Open, suspended: Verdict::No };

/// The acts by which the text of a treaty is made, and which of two is the later is told.
const MAKES: [ActKind; 3] = [ActKind::Adoption, ActKind::Opening, ActKind::Signature];

/// One of two treaties: the one asked about, or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    This,
    Other,
}

/// What a treaty is between the two that are asked about: whether it is in force, and suspended.
#[derive(Clone, Copy)]
struct Between {
    in_force: Verdict,
    suspended: Verdict,
}

impl Between {
    fn of(gathered: &Gathered, scope: Scope) -> Self {
        let in_force = gathered.verdict(scope);
        let one = scope.pair().and_then(|(one, _)| gathered.all.states.get(one.index()));
        let suspended = one.map_or(Verdict::No, |it| it.axis(Axis::Suspended));
        Self { in_force, suspended }
    }

    /// Whether it is to be performed between them (VCLT 72(1)(a)).
    fn operates(self) -> Verdict {
        match (self.in_force, self.suspended) {
            (Verdict::No, _) | (_, Verdict::Yes) => Verdict::No,
            (in_force, Verdict::No) => in_force,
            (_, Verdict::Open) => Verdict::Open,
        }
    }
}

/// What two treaties say of each other.
struct Order {
    /// The one that governs; both where that is open.
    first: Vec<Side>,
    says: String,
    clause: String,
}

impl Engine {
    /// For a pair: the treaty asked about beside each that a clause sets it in an order to, where either may
    /// be in force between the two.
    pub(super) fn priorities(
        &self,
        case: &Case,
        question: &Question,
        (gathered, scope): (&Gathered, Scope),
    ) -> Vec<Priority> {
        let law = self.library.treaties.get(case.no);
        let pair = question.of.is_some() && question.with.is_some();
        let Some(law) = law.filter(|_| pair) else { return Vec::new() };
        let mut others: Vec<&str> = clauses(law, sets_in_order).map(|(_, it)| it).collect();
        let all = self.library.treaties.iter();
        others.extend(all.filter(|it| concerns(it, &law.id)).map(|it| it.id.as_str()));
        others.sort_unstable();
        others.dedup();
        let own = Between::of(gathered, scope);
        let others = others.into_iter().filter(|it| *it != law.id);
        others.filter_map(|it| self.priority(law, it, question, own)).collect()
    }

    fn priority(
        &self,
        law: &Treaty,
        with: &str,
        question: &Question,
        own: Between,
    ) -> Option<Priority> {
        let held = self.library.number(with).and_then(|no| self.library.treaties.get(no));
        let other = held.map_or(UNHELD, |it| self.between(&it.id, question));
        let is_general = held.is_some_and(|it| says(it, &Rule::Prevails)) && !names(law, with);
        if other.in_force == Verdict::No && (own.in_force == Verdict::No || is_general) {
            return None;
        }
        let order = self.order(law, (with, held));
        let mut governs =
            possible(own.operates(), other.operates(), &order.first).into_iter().map(|it| {
                Some(match it? {
                    Side::This => law.id.clone(),
                    Side::Other => with.to_owned(),
                })
            });
        let first = governs.next()?;
        let or: Vec<Option<String>> = governs.collect();
        let because = vec![
            Reason { clause: Some(order.clause), ..Reason::new(order.says) },
            Reason::new(in_common(&law.id, own, true)),
            Reason::new(in_common(with, other, held.is_some())),
        ];
        let says = told(&first, &or);
        Some(Priority {
            with: with.to_owned(),
            governs: first,
            or,
            because: Reason { because, ..Reason::new(says) },
        })
    }

    /// What a treaty is between the two that are asked about.
    fn between(&self, treaty: &str, question: &Question) -> Between {
        let case = self.library.number(treaty).and_then(|no| self.cases().get(no));
        case.map_or(UNHELD, |case| {
            let scope = self.scope(case, question);
            Between::of(&self.gather(case.no, scope, question.on, None), scope)
        })
    }

    /// The order that clauses set: what is said of the other by name, then what is said of all, then which is
    /// the later.
    fn order(&self, law: &Treaty, (with, held): (&str, Option<&Treaty>)) -> Order {
        let own = clause(law, |it| matches!(it, Rule::Yields { to } if to == with));
        let others = held
            .and_then(|it| clause(it, |rule| matches!(rule, Rule::Yields { to } if *to == law.id)));
        let yields =
            |from: &str, to: &str, clause: String| (format!("{from} yields to {to}"), clause);
        let of =
            |first, (says, clause): (String, String)| Order { first: vec![first], says, clause };
        let by_name = match (own, others) {
            (Some(it), None) => Some(of(Side::Other, yields(&law.id, with, it))),
            (None, Some(it)) => Some(of(Side::This, yields(with, &law.id, it))),
            (Some(own), Some(_)) => {
                Some(both(format!("{} and {with} yield to each other", law.id), own))
            }
            (None, None) => None,
        };
        let general = || {
            let prevails = |it: &Treaty| clause(it, |rule| *rule == Rule::Prevails);
            match (prevails(law), held.and_then(prevails)) {
                (Some(it), None) => Some(of(Side::This, prevailing(&law.id, it))),
                (None, Some(it)) => Some(of(Side::Other, prevailing(with, it))),
                (Some(own), Some(_)) => Some(both(
                    format!("{} and {with} each prevail over other treaties", law.id),
                    own,
                )),
                (None, None) => None,
            }
        };
        by_name.or_else(general).unwrap_or_else(|| self.by_time(&law.id, with))
    }

    /// Of two on one subject the later governs; the earlier goes on only so far as it is compatible.
    fn by_time(&self, own: &str, with: &str) -> Order {
        let clause = "VCLT 30(3)".to_owned();
        let (made, other) = (self.made(own), self.made(with));
        let is_before = |one: Option<Bounds>, two: Option<Bounds>| {
            let (last, first) = (one.and_then(Bounds::latest), two.and_then(Bounds::earliest));
            last.zip(first).is_some_and(|(last, first)| last < first)
        };
        let later = |later: &str, earlier: &str| {
            format!(
                "{later} is the later on one subject: {earlier} applies only so far as it is compatible"
            )
        };
        match (is_before(made, other), is_before(other, made)) {
            (true, _) => Order { first: vec![Side::Other], says: later(with, own), clause },
            (_, true) => Order { first: vec![Side::This], says: later(own, with), clause },
            _ => both(format!("which of {own} and {with} is the later is open"), clause),
        }
    }

    /// When the text of a treaty was made: its adoption, else its opening or the first signature.
    fn made(&self, treaty: &str) -> Option<Bounds> {
        let no = self.library.number(treaty)?;
        let head = &self.library.treaties.get(no)?.head;
        let stated = head.adopted.as_ref().map(|(on, _)| on);
        let stated = stated.or(head.opened.as_ref().and_then(|it| it.from.as_ref()));
        let deeds = || self.cases().get(no)?.deeds.iter().find(|it| MAKES.contains(&it.kind));
        stated.map(|it| it.bounds()).or_else(|| done(self.fact(deeds()?.fact)?))
    }
}

/// The treaty that a rule sets its own in an order to by name.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other rule sets an order")]
fn sets_in_order(rule: &Rule) -> Option<&str> {
    match rule {
        Rule::Yields { to } => Some(to),
        Rule::SameSubject { treaty }
        | Rule::Replaces { treaty, between_its_parties_only: true } => Some(treaty),
        _ => None,
    }
}

fn names(treaty: &Treaty, other: &str) -> bool {
    clauses(treaty, sets_in_order).any(|(_, it)| it == other)
}

fn says(treaty: &Treaty, rule: &Rule) -> bool {
    treaty.clauses.iter().any(|it| it.rule == *rule)
}

/// Whether a treaty sets itself in an order to another: by name, or by prevailing over all.
fn concerns(treaty: &Treaty, other: &str) -> bool {
    names(treaty, other) || says(treaty, &Rule::Prevails)
}

/// The first clause of a kind, as a lawyer cites it.
fn clause(treaty: &Treaty, is: impl Fn(&Rule) -> bool) -> Option<String> {
    let found = clauses(treaty, move |it| is(it).then_some(())).next();
    found.map(|(no, ())| format!("{} of {}", cite(treaty, no), treaty.id))
}

fn prevailing(id: &str, clause: String) -> (String, String) {
    (format!("{id} prevails over other treaties of its parties"), clause)
}

fn both(says: String, clause: String) -> Order {
    Order { first: vec![Side::This, Side::Other], says, clause }
}

/// What can govern between the two, each once: the order decides where both treaties are in force between
/// them, and else the one that is (VCLT 30(4)(b)).
fn possible(own: Verdict, other: Verdict, first: &[Side]) -> Vec<Option<Side>> {
    let mut found: Vec<Option<Side>> = Vec::new();
    for own in ways(own) {
        for other in ways(other) {
            let governs: Vec<Option<Side>> = match (own, other) {
                (true, true) => first.iter().copied().map(Some).collect(),
                (true, false) => vec![Some(Side::This)],
                (false, true) => vec![Some(Side::Other)],
                (false, false) => vec![None],
            };
            found.extend(governs.into_iter().filter(|it| !found.contains(it)).collect::<Vec<_>>());
        }
    }
    found
}

fn ways(verdict: Verdict) -> &'static [bool] {
    match verdict {
        Verdict::Yes => &[true],
        Verdict::No => &[false],
        Verdict::Open => &[true, false],
    }
}

fn in_common(treaty: &str, between: Between, held: bool) -> String {
    match between.in_force {
        Verdict::Yes => match between.suspended {
            Verdict::No => format!("{treaty} is in force between the two"),
            Verdict::Yes => {
                format!(
                    "{treaty} is suspended between the two, who are released from it (VCLT 72(1)(a))"
                )
            }
            Verdict::Open => format!("whether {treaty} is suspended between the two is open"),
        },
        Verdict::No => format!("{treaty} is not in force between the two (VCLT 30(4)(b))"),
        Verdict::Open if held => format!("whether {treaty} is in force between the two is open"),
        Verdict::Open => {
            format!("{treaty} is not in the library: whether both are party to it is open")
        }
    }
}

fn told(first: &Option<String>, or: &[Option<String>]) -> String {
    let name = |it: &Option<String>| it.clone().unwrap_or_else(|| "neither".to_owned());
    let all: Vec<String> = std::iter::once(first).chain(or).map(name).collect();
    match all.as_slice() {
        [one] => format!("between the two {one} governs"),
        several => format!("which governs between the two is open: {}", several.join(" or ")),
    }
}
