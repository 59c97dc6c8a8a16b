//! What to look at twice among statements that are recorded: an act on a day that has not come, and a
//! second consent of one state. They are recorded all the same: the record keeps what was said.

use foedera_dates::{Bounds, Day};
use foedera_model::{Act, ActKind, Graded, Statement, Status};

/// What a person should look at, one sentence a statement, in their order. `beside` is what stands
/// already; `today` is the day on which they are recorded.
#[must_use]
pub fn dubious(new: &[Statement], beside: &[Graded], today: Day) -> Vec<String> {
    let mut before: Vec<&Statement> = beside.iter().map(|it| &it.statement).collect();
    let mut found = Vec::new();
    for statement in new {
        found.extend(to_come(statement, today));
        found.extend(second(statement, &before, new));
        before.push(statement);
    }
    found.dedup();
    found
}

/// Said to have happened on a day that is still to come.
fn to_come(it: &Statement, today: Day) -> Option<String> {
    let first = day(&it.act)?.earliest()?;
    (it.status == Status::Happened && today < first).then(|| {
        format!(
            "{} lies after today, {today}, and is recorded as done: say `planned` if it is awaited",
            told(&it.act)
        )
    })
}

/// A consent of who has consented on another day, and took nothing back between the two.
fn second(it: &Statement, before: &[&Statement], new: &[Statement]) -> Option<String> {
    let act = &it.act;
    if !consents(it) || it.corrects.is_some() {
        return None;
    }
    let on = day(act)?;
    let first = before.iter().find(|other| {
        let same = consents(other)
            && other.act.treaty == act.treaty
            && other.act.actors == act.actors
            && other.act.territories == act.territories
            && other.act.occurrence == act.occurrence;
        same && day(&other.act).is_some_and(|earlier| earlier.meet(on).is_none())
    })?;
    let all = before.iter().copied().chain(new);
    let undone = all.filter(|between| between.act.undoes(&first.act)).any(|between| {
        let is_same = between.act.treaty == act.treaty && between.act.actors == act.actors;
        is_same && day(&between.act).is_some_and(|it| lies_between(it, day(&first.act), on))
    });
    let says = "stands already, and nothing between the two took it back";
    (!undone).then(|| format!("{}: {} {says}", told(act), told(&first.act)))
}

fn consents(it: &Statement) -> bool {
    let is_said = matches!(it.status, Status::Happened | Status::Contested) && !it.retracts;
    is_said && matches!(it.act.kind, ActKind::Deposit(_)) && !it.act.actors.is_empty()
}

/// Whether it may lie between two others, whichever of them comes first.
fn lies_between(it: Bounds, one: Option<Bounds>, other: Bounds) -> bool {
    let days = [one.and_then(Bounds::earliest), other.earliest()];
    let (from, to) = (days.iter().min().copied().flatten(), days.iter().max().copied().flatten());
    from <= it.latest() && it.earliest() <= to
}

fn day(act: &Act) -> Option<Bounds> {
    Some(act.on.as_ref()?.bounds())
}

/// `ratification, by FR, on 2000-02-01`
fn told(act: &Act) -> String {
    let by: Vec<&str> = act.actors.iter().map(|it| it.as_str()).collect();
    let by = if by.is_empty() { String::new() } else { format!(", by {}", by.join(" and ")) };
    let on = act.on.as_ref().map(|it| format!(", on {it}")).unwrap_or_default();
    format!("{}{by}{on}", act.kind.word())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acts_of;

    /// What is found in new lines beside old ones, on 2020-01-01.
    #[track_caller]
    fn check(beside: &[&str], new: &[&str], expected: &[&str]) {
        let lines = |lines: &[&str]| {
            if lines.is_empty() { Vec::new() } else { acts_of("T-2000", lines).unwrap() }
        };
        let new: Vec<Statement> = lines(new).into_iter().map(|it| it.statement).collect();
        let today = "2020-01-01".parse().unwrap();
        assert_eq!(dubious(&new, &lines(beside), today), expected);
    }

    #[test]
    fn what_is_done_on_a_day_to_come_is_told() {
        let told = "ratification, by FR, on 2031-01-01 lies after today, 2020-01-01, and is recorded \
                    as done: say `planned` if it is awaited";
        check(&[], &["2031-01-01  FR ratifies"], &[told]);
        check(&[], &["2031-01-01  FR ratifies", "planned"], &[]);
        check(&[], &["2020-01-01  FR ratifies"], &[]);
        check(&[], &["2019-12/2020-02  FR ratifies"], &[]);
    }

    #[test]
    fn a_second_consent_is_told_with_the_first() {
        let told = "accession, by FR, on 2010-05-05: ratification, by FR, on 2000-02-01 stands \
                    already, and nothing between the two took it back";
        let (first, second) = ("2000-02-01  FR ratifies", "2010-05-05  FR accedes");
        check(&[first], &[second], &[told]);
        check(&[], &[first, second], &[told]);
        check(&[first], &["2010-05-05  GB accedes"], &[]);
        // Another source of the same day, or a day that may be the same, says the same.
        check(&[first], &[first, "source \"Gazette\" 2000-02-02, B2"], &[]);
        check(&[first], &["2000  FR ratifies"], &[]);
    }

    #[test]
    fn who_left_between_consents_anew() {
        let (first, left) =
            ("2000-02-01  FR ratifies", "2005-01-01  FR gives notice of withdrawal");
        check(&[first, left], &["2010-05-05  FR accedes"], &[]);
        check(&[first], &[left, "2010-05-05  FR accedes"], &[]);
        check(
            &[first, "1999-01-01  FR gives notice of withdrawal"],
            &["2000-05-05  FR ratifies"],
            &[
                "ratification, by FR, on 2000-05-05: ratification, by FR, on 2000-02-01 stands already, \
             and nothing between the two took it back",
            ],
        );
    }
}
