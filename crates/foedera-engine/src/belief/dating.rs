//! Several accounts of one date: those that overlap narrow each other, those that do not
//! conflict; a better grade wins, equal grades stand beside each other.

use super::Reading;
use super::policy::Weight;
use foedera_dates::{Bounds, Day};

/// One account of a date: the days it leaves, and the statements that hold it, by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dating {
    pub(crate) bounds: Bounds,
    pub(crate) by: Vec<usize>,
}

/// One statement's date with its weight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heard {
    pub(super) bounds: Bounds,
    pub(super) weight: Weight,
    pub(super) statement: usize,
}

/// What the statements make of a date together. The order in which they come does not matter.
///
/// Grade by grade, the best first: each account that stands is narrowed by the statements that
/// overlap it; a statement that overlaps none is overruled.
pub(super) fn read(mut heard: Vec<Heard>) -> Reading {
    heard.sort_by_key(|it| (it.weight, it.statement));
    let mut standing = vec![Dating { bounds: Bounds::UNBOUNDED, by: Vec::new() }];
    let mut overruled = Vec::new();
    for tier in heard.chunk_by(|one, two| one.weight == two.weight) {
        let (agree, lost): (Vec<Heard>, Vec<Heard>) = tier
            .iter()
            .partition(|it| standing.iter().any(|kept| kept.bounds.meet(it.bounds).is_some()));
        overruled
            .extend(lost.iter().map(|it| Dating { bounds: it.bounds, by: vec![it.statement] }));
        standing = standing.iter().flat_map(|kept| narrowed(kept, &agree)).collect();
    }
    standing.sort_by_key(|it| (it.bounds.earliest(), it.bounds.latest(), it.by.clone()));
    standing.dedup_by(|one, two| {
        let same = one.bounds == two.bounds;
        if same {
            two.by.append(&mut one.by);
        }
        same
    });
    Reading { standing, overruled }
}

/// The account narrowed by every greatest set of statements that agree on a day inside it.
///
/// Ranges of days that meet in pairs all meet in one day, and the set of those that hold some
/// day is greatest only at a day on which one of them begins.
fn narrowed(kept: &Dating, tier: &[Heard]) -> Vec<Dating> {
    let inside: Vec<(usize, Bounds)> =
        tier.iter().filter_map(|it| Some((it.statement, kept.bounds.meet(it.bounds)?))).collect();
    let mut sets: Vec<Vec<usize>> = inside
        .iter()
        .map(|(_, begins)| {
            let day = begins.earliest().unwrap_or(Day::MIN);
            let holds = inside.iter().filter(|(_, bounds)| bounds.contains(day));
            holds.map(|(statement, _)| *statement).collect()
        })
        .collect();
    sets.sort();
    sets.dedup();
    let all = sets.clone();
    sets.retain(|set| {
        !all.iter().any(|other| other != set && set.iter().all(|it| other.contains(it)))
    });
    if sets.is_empty() {
        return vec![kept.clone()];
    }
    sets.into_iter()
        .map(|set| {
            let members = inside.iter().filter(|(statement, _)| set.contains(statement));
            let bounds =
                members.fold(kept.bounds, |bounds, (_, it)| bounds.meet(*it).unwrap_or(bounds));
            Dating { bounds, by: kept.by.iter().copied().chain(set.iter().copied()).collect() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Dates with grades, one a word; what stands, then what is overruled.
    #[track_caller]
    fn check(accounts: &str, expected: &str) {
        let heard = accounts.split(' ').enumerate().map(|(statement, account)| {
            let (date, grade) = account.split_once('@').unwrap();
            Heard {
                bounds: date.parse().unwrap(),
                weight: Weight::Graded(grade.parse().unwrap()),
                statement,
            }
        });
        let mut heard: Vec<Heard> = heard.collect();
        let shown = |reading: &Reading| {
            let words = |datings: &[Dating]| {
                let mut words: Vec<String> =
                    datings.iter().map(|it| it.bounds.to_string()).collect();
                words.sort();
                words.join(" or ")
            };
            format!("{}; not {}", words(&reading.standing), words(&reading.overruled))
        };
        assert_eq!(shown(&read(heard.clone())), expected);
        heard.reverse();
        assert_eq!(shown(&read(heard)), expected, "in the other order");
    }

    #[test]
    fn overlapping_dates_narrow_and_disjoint_ones_conflict() {
        check("2024-11@B2 2024-11-09@B2", "2024-11-09; not ");
        check("2024-11-06/2024-11-11@C3 2024-11-09@A1", "2024-11-09; not ");
        check("2024-11-09@A1 2024-10-09@C3", "2024-11-09; not 2024-10-09");
        check("2024-11-09@B2 2024-10-09@B2", "2024-10-09 or 2024-11-09; not ");
        check("2024-11@A1 2024-11-05@C2 2024-11-09@C2", "2024-11-05 or 2024-11-09; not ");
        check("2024-11-09@B2 2024-10-09@B2 2024-11@C2", "2024-10-09 or 2024-11-09; not ");
        check(
            "2024-11-01/2024-11-10@B2 2024-11-05/2024-11-20@B2 2024-11-15/2024-11-30@B2",
            "2024-11-05/2024-11-10 or 2024-11-15/2024-11-20; not ",
        );
        check("2024@F6 1939@F6", "1939-01-01/1939-12-31 or 2024-01-01/2024-12-31; not ");
    }
}
