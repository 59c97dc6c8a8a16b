//! What an answer lists, a line each: what stands in one of two lists alone is a difference.

use foedera_dates::Bounds;
use foedera_engine::{
    AmendmentAnswer, Answer, Axes, Branch, Conflict, Invoked, PartAnswer, Reserved, Residual,
    StateAnswer, Step, Term, Version,
};

use super::short;

/// A list, and its name.
type Named = (&'static str, Vec<String>);

/// Every field of an answer stands here, so that a new one does not compile before it is compared.
pub(super) fn of_answer(it: &Answer) -> Vec<Named> {
    let Answer { residual, except, reservations, amendments, version, term, replaced_by, .. } = it;
    let Answer {
        priority, invoked, survives, open_on, branches, conflicts, warnings, lapses, ..
    } = it;
    // These are compared by themselves, or tell what was asked, or why.
    let Answer {
        treaty: _,
        on: _,
        known: _,
        between: _,
        in_force: _,
        since: _,
        until: _,
        missing: _,
        would_follow: _,
        ahead: _,
        states: _,
        because: _,
        ..
    } = it;
    vec![
        ("replaced by", replaced_by.clone()),
        ("term", term.iter().map(of_term).collect()),
        ("still needed", residual.iter().flat_map(counts).collect()),
        ("lapses", lapses.iter().map(ToString::to_string).collect()),
        ("except", except.iter().map(part).collect()),
        ("reservations", reservations.iter().map(reserved).collect()),
        ("amendments", amendments.iter().map(amendment).collect()),
        ("version", version.iter().map(of_version).collect()),
        ("priority", priority.iter().map(|it| it.because.says.clone()).collect()),
        ("grounds invoked", invoked.iter().map(of_invoked).collect()),
        ("goes on", survives.iter().map(|it| format!("{}, {}", it.state, it.what)).collect()),
        ("hangs on", open_on.iter().map(ToString::to_string).collect()),
        ("rival answers", branches.iter().map(branch).collect()),
        ("contradictions", conflicts.iter().map(contradiction).collect()),
        ("warnings", warnings.clone()),
    ]
}

/// What hangs on the standing of a state, and can differ where that is the same.
pub(super) fn of_standing(it: &StateAnswer) -> [Named; 2] {
    let duty = it.article_18.iter().map(ToString::to_string).collect();
    [("exit", exit(&it.axes)), ("duty of VCLT 18", duty)]
}

pub(super) fn steps(it: &StateAnswer) -> Vec<String> {
    it.steps.iter().map(step).collect()
}

/// `notice given`; that a notice has taken effect is told by the standing.
fn exit(axes: &Axes) -> Vec<String> {
    let Axes { exit, exit_settled, .. } = axes;
    let open = if *exit_settled { "" } else { ", or not" };
    let is_given = *exit == foedera_engine::Exit::NoticeGiven;
    is_given.then(|| format!("{exit}{open}")).into_iter().collect()
}

/// `ratification by State Duma on 2024-10-24`.
fn step(it: &Step) -> String {
    let organ = it.organ.as_ref().map(|it| format!(" by {it}")).unwrap_or_default();
    let vote = it.vote.as_ref().map(|it| format!(", {it}")).unwrap_or_default();
    let on: Vec<String> = it.on.iter().map(|it| short(*it)).collect();
    format!("{}{organ}{vote} on {}", it.step, on.join(" or "))
}

/// `ends 1971-09-10, notice by 1970-09-10`.
fn of_term(it: &Term) -> String {
    let notice = it.notice_by.map(|it| format!(", notice by {}", short(it))).unwrap_or_default();
    format!("ends {}{notice}", short(it.ends))
}

fn of_version(it: &Version) -> String {
    let none = it.amendments.is_empty();
    let sure = if none { "the first text".to_owned() } else { it.amendments.join(", ") };
    let maybe: String = it.maybe.iter().map(|it| format!(", maybe {it}")).collect();
    sure + &maybe
}

/// `US, changed circumstances: notified`.
fn of_invoked(it: &Invoked) -> String {
    let or: String = it.or.iter().map(|it| format!(" or {it}")).collect();
    format!("{}, {}: {}{or}", it.by, it.ground, it.procedure)
}

fn branch(it: &Branch) -> String {
    let day = |word: &str, it: Option<Bounds>| {
        it.map(|it| format!(" {word} {}", short(it))).unwrap_or_default()
    };
    let (since, until) = (day("since", it.since), day("until", it.until));
    format!("{}: {}{since}{until}", it.if_right.join(" and "), it.in_force)
}

/// How many are still needed, wherever a condition counts.
fn counts(residual: &Residual) -> Vec<String> {
    match residual {
        Residual::AllOf(parts) | Residual::AnyOf(parts) => parts.iter().flat_map(counts).collect(),
        Residual::MoreOf { number, of, missing } => {
            vec![format!("{number} more of {of}: {}", missing.act)]
        }
        Residual::ShareOf { needed, missing } => vec![format!("{needed}: {}", missing.act)],
        Residual::Act(_) | Residual::WaitUntil(_) | Residual::MustNot(_) | Residual::Event(_) => {
            Vec::new()
        }
    }
}

fn part(it: &PartAnswer) -> String {
    let since = it.since.map(|it| format!(" since {}", short(it))).unwrap_or_default();
    format!("{}: {}{since}", it.part, it.in_force)
}

/// `FR, article 9: modified with GB`.
fn reserved(it: &Reserved) -> String {
    let or: String = it.or.iter().map(|it| format!(" or {it}")).collect();
    let with: Vec<&str> = it.with.iter().map(|it| it.as_str()).collect();
    let articles: String = it.articles.iter().map(|it| format!(", article {it}")).collect();
    format!("{}{articles}: {}{or} with {}", it.by, it.effect, with.join(", "))
}

fn amendment(it: &AmendmentAnswer) -> String {
    let since = it.since.map(|it| format!(" since {}", short(it))).unwrap_or_default();
    let states: Vec<&str> = it.states.iter().map(|it| it.as_str()).collect();
    let states =
        if states.is_empty() { String::new() } else { format!(" for {}", states.join(" ")) };
    format!("{}: {}{since}{states}", it.name, it.in_force)
}

fn contradiction(it: &Conflict) -> String {
    // Several sources can give one account.
    let mut told: Vec<&str> = Vec::new();
    for account in &it.accounts {
        if !told.contains(&account.says.as_str()) {
            told.push(&account.says);
        }
    }
    format!("{}: {}", it.act, told.join(" or "))
}
