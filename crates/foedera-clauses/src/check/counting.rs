//! Delays whose days depend on a convention that the treaty does not state.

use foedera_dates::{Conventions, Day, Delay, MonthEnd, PeriodEnd};
use foedera_model::{AmendmentWhen, Clause, Duration, Renewal, Rule, Treaty, When};

use crate::problem::Problem;
use crate::reader::Reader;

/// Warns of every clause that can give no day at all before the treaty says how it counts. A
/// clause that needs a convention on some days only is refused there, when it is asked.
pub(super) fn check(treaty: &Treaty, reader: &mut Reader<'_>) {
    let conventions = treaty.head.conventions.unwrap_or(Conventions::UNSTATED);
    for fine in FINE {
        let needs = |it: &&Clause| delays(&it.rule).iter().any(|it| fine.decides(it, &conventions));
        if let Some(clause) = treaty.clauses.iter().find(needs) {
            let place = reader.opening(clause.place);
            reader.found.push(Problem::FineCountingUnsaid.at(place, &[fine.what, fine.lines]));
        }
    }
    for clause in &treaty.clauses {
        if delays(&clause.rule).iter().any(|it| is_refused(it, &conventions)) {
            reader.found.push(Problem::CountingUnsaid.at(clause.place, &[]));
            return;
        }
    }
}

/// What matters on some days only, and the lines of the head that say it.
struct Fine {
    what: &'static str,
    lines: &'static str,
    /// Nothing where the treaty says it; otherwise both ways of saying it.
    ways: fn(&Conventions) -> Option<[Conventions; 2]>,
}

const FINE: &[Fine] = &[
    Fine {
        what: "the ends of months are counted",
        lines: "`counts month ends by clipping` or `counts month ends by overflow`",
        ways: |it| {
            let with = |month_end| Conventions { month_end, ..*it };
            (it.month_end == MonthEnd::Refuse)
                .then(|| [MonthEnd::Clip, MonthEnd::Overflow].map(with))
        },
    },
    Fine {
        what: "a first of the month is counted",
        lines: "`counts a first of the month as the month after` or `counts a first of the month as \
                itself`",
        ways: |it| {
            let with = |period_end| Conventions { period_end, ..*it };
            (it.period_end == PeriodEnd::Refuse)
                .then(|| [PeriodEnd::OnTheDay, PeriodEnd::TheDayBefore].map(with))
        },
    },
];

impl Fine {
    /// Whether a delay from some day of two years, one of them a leap year, ends on other days by the
    /// one way than by the other, whatever else the treaty does not say.
    fn decides(&self, delay: &Delay, conventions: &Conventions) -> bool {
        let Some(ways) = (self.ways)(conventions) else { return false };
        let [one, other] = ways.map(|it| it.readings().collect::<Vec<_>>());
        let days = std::iter::successors(Day::from_ymd(2023, 1, 1), |it| it.plus_days(1));
        days.take(DAYS_TRIED).any(|day| {
            one.iter()
                .zip(&other)
                .any(|(one, other)| delay.apply(day, one).ok() != delay.apply(day, other).ok())
        })
    }
}

/// Two years.
const DAYS_TRIED: usize = 731;

/// Whether the delay has no day even from the middle of a month, where no month end interferes.
fn is_refused(delay: &Delay, conventions: &Conventions) -> bool {
    let middle = Day::from_ymd(2023, 6, 15);
    middle.is_some_and(|it| delay.apply(it, conventions).is_err_and(|it| it.is_unstated()))
}

fn delays(rule: &Rule) -> Vec<&Delay> {
    if let Rule::Amendment(amendment) = rule {
        return of_amendment(&amendment.when);
    }
    if let Rule::InForce(Duration::Term { renewal: Renewal::UntilNotice { notice, .. }, .. }) = rule
    {
        return vec![notice];
    }
    rule.whens().into_iter().flat_map(of_when).collect()
}

fn of_amendment(when: &AmendmentWhen) -> Vec<&Delay> {
    match when {
        AmendmentWhen::At(when) => of_when(when),
        AmendmentWhen::AfterDeemedAcceptance { delay, .. }
        | AmendmentWhen::AfterDecisionOf { delay, .. }
        | AmendmentWhen::AfterNotification(delay) => vec![delay],
    }
}

fn of_when(when: &When) -> Vec<&Delay> {
    match when {
        When::On(_) => Vec::new(),
        When::After { delay, .. } => vec![delay],
        When::Later(days) | When::Earlier(days) => days.iter().flat_map(of_when).collect(),
        When::Cases { cases, otherwise } => {
            cases.iter().map(|(_, it)| it).chain([&**otherwise]).flat_map(of_when).collect()
        }
    }
}
