//! Whether a reservation may be made by what the treaty says of it (VCLT 19(a), (b)).

use foedera_dates::Day;
use foedera_model::{ActKind, Instrument, Means, Part, ReservationRule};

use super::super::quorum::ratifies;
use super::super::{Evaluation, Ground, Trace};
use super::Made;

impl<T: Trace> Evaluation<'_, T> {
    /// By what the treaty says of it, a reservation may not be made (VCLT 19(a), (b)).
    pub(super) fn forbidden(&self, made: &Made<'_>, day: Day) -> Option<(Ground, &'static str)> {
        let articles = made.act.deed.provisions();
        self.reservation_rules().find_map(|(clause, rule)| {
            let (is_forbidden, says) = match rule {
                ReservationRule::Prohibited(part) => {
                    let says = "the treaty prohibits the reservation (VCLT 19(a))";
                    (touches(part, articles), says)
                }
                ReservationRule::OnlyTo(part) => {
                    (!within(part, articles), "the treaty permits only others (VCLT 19(b))")
                }
                ReservationRule::MadeOn(means) => {
                    let says = "the treaty permits none on such an act (VCLT 19(b))";
                    (!self.is_made_on(made, means, day), says)
                }
                ReservationRule::AcceptedUnlessObjectedWithin(_)
                | ReservationRule::NeedsAcceptance(_)
                | ReservationRule::FallsIfObject(_)
                | ReservationRule::WithdrawnWithDepositary => return None,
            };
            is_forbidden.then_some((Ground::Clause(clause), says))
        })
    }

    /// Acceptance and approval are ratification under another name (VCLT 14(2)); on a succession any
    /// can be made that could be on consent (1978 Vienna Convention 20(2)).
    fn is_made_on(&self, made: &Made<'_>, means: &[Means], day: Day) -> bool {
        let at = made.succeeded.and_then(Day::previous).unwrap_or(day);
        self.taking_part(made.author, at).is_some_and(|it| {
            it.kind == ActKind::Deposit(Instrument::Succession)
                || means.iter().any(|means| match means {
                    Means::Signature | Means::SignatureWithoutReservation => {
                        matches!(it.kind, ActKind::Signature | ActKind::DefinitiveSignature)
                    }
                    Means::Instrument(Instrument::Ratification) => ratifies(it.kind),
                    Means::Instrument(instrument) => it.kind == ActKind::Deposit(*instrument),
                    Means::ExchangeOfInstruments => it.kind == ActKind::Exchange,
                    Means::ExchangeOfNotes => it.kind == ActKind::ExchangeOfNotes,
                    Means::Notification => it.kind == ActKind::Notification,
                })
        })
    }
}

/// Whether a reservation is to any article of a part; to none in particular, it is to all.
fn touches(part: &Part, articles: &[String]) -> bool {
    articles.is_empty() || articles.iter().any(|it| covers(part, it))
}

fn within(part: &Part, articles: &[String]) -> bool {
    matches!(part, Part::Whole)
        || !articles.is_empty() && articles.iter().all(|it| covers(part, it))
}

/// Whether an article is in a part; `20(1)` is in article 20.
fn covers(part: &Part, article: &str) -> bool {
    let Part::Articles(ranges) = part else { return true };
    let number = |label: &str| label.split('(').next().and_then(|it| it.trim().parse::<u32>().ok());
    ranges.iter().any(|range| match (&range.last, number(article)) {
        (None, _) => {
            article == range.first
                || article.strip_prefix(&range.first).is_some_and(|it| it.starts_with('('))
        }
        (Some(last), Some(it)) => {
            number(&range.first).zip(number(last)).is_some_and(|(a, b)| a <= it && it <= b)
        }
        (Some(last), None) => article == range.first || article == last,
    })
}
