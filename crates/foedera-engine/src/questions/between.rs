//! One reason from those of several completions.
//!
//! What they share is said once; a day in which they differ becomes the days between; where they go
//! different ways, one is shown as an instance. Nothing is explained anew: these are the trees that
//! the evaluator made.

use foedera_dates::{Bounds, Day};

use crate::answer::Reason;

/// Says of which days a tree is an instance; nothing where it rests on no open one.
pub(super) type Instance<'a> = &'a dyn Fn(&[Reason]) -> Option<String>;

/// The reasons of several completions as one list; the first completion's where they differ in more
/// than days.
pub(super) fn merged(lists: &[Vec<Reason>], instance: Instance<'_>) -> Vec<Reason> {
    let Some(first) = lists.iter().find(|it| !it.is_empty()) else { return Vec::new() };
    let alike = lists.iter().all(|it| it.len() == first.len());
    let columns = (0..first.len()).map(|at| {
        let column: Vec<&Reason> = lists.iter().filter_map(|it| it.get(at)).collect();
        one(&column, instance)
    });
    let columns: Option<Vec<Reason>> = if alike { columns.collect() } else { None };
    columns.unwrap_or_else(|| match instance(first) {
        Some(says) => vec![Reason { because: first.clone(), ..Reason::new(says) }],
        None => first.clone(),
    })
}

/// Reasons that say the same but for their days, as one.
fn one(all: &[&Reason], instance: Instance<'_>) -> Option<Reason> {
    let first = *all.first()?;
    let same = |it: &&Reason| {
        (&it.clause, &it.act, &it.source) == (&first.clause, &first.act, &first.source)
    };
    if !all.iter().all(same) {
        return None;
    }
    let says: Vec<&str> = all.iter().map(|it| it.says.as_str()).collect();
    let dates: Option<Vec<Bounds>> = all.iter().map(|it| it.date).collect();
    let below: Vec<Vec<Reason>> = all.iter().map(|it| it.because.clone()).collect();
    Some(Reason {
        says: between(&says)?,
        date: dates.and_then(|it| it.into_iter().reduce(Bounds::hull)),
        because: merged(&below, instance),
        ..first.clone()
    })
}

/// Sentences that differ in days alone, as one.
fn between(sentences: &[&str]) -> Option<String> {
    let split = |it: &&str| it.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let all: Vec<Vec<String>> = sentences.iter().map(split).collect();
    let first = all.first()?;
    if all.iter().any(|it| it.len() != first.len()) {
        return None;
    }
    let words = (0..first.len()).map(|at| {
        let column: Vec<&str> =
            all.iter().filter_map(|it| it.get(at)).map(String::as_str).collect();
        if column.windows(2).all(|it| matches!(it, [one, two] if one == two)) {
            return column.first().map(|it| (*it).to_owned());
        }
        let days: Option<Vec<(Bounds, &str)>> = column.iter().map(|it| day_of(it)).collect();
        let days = days?;
        let (_, mark) = days.first()?;
        let hull = days.iter().map(|(day, _)| *day).reduce(Bounds::hull)?;
        Some(format!("{}{mark}", hull.in_words()))
    });
    Some(words.collect::<Option<Vec<String>>>()?.join(" "))
}

/// A day in a sentence, with the mark that follows it.
fn day_of(word: &str) -> Option<(Bounds, &str)> {
    let bare = word.trim_end_matches([',', ';', ':', ')']);
    let day: Day = bare.parse().ok()?;
    Some((Bounds::day(day), word.strip_prefix(bare)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentences: &[&str], expected: Option<&str>) {
        assert_eq!(between(sentences).as_deref(), expected);
    }

    #[test]
    fn days_that_differ_become_the_days_between() {
        check(
            &["on 2000-02-03", "on 2000-02-01", "on 2000-02-29"],
            Some("on a day between 2000-02-01 and 2000-02-29"),
        );
        check(
            &["by 2000-02-03, the last by FR", "by 2000-02-04, the last by FR"],
            Some("by a day between 2000-02-03 and 2000-02-04, the last by FR"),
        );
        check(&["by FR", "by DE"], None);
        check(&["2 instruments", "3 instruments"], None);
    }
}
