//! The states of a treaty: a few with their steps at home, many in columns by standing.

use foedera::engine::{Article18, Axes, Exit, Standing, StateAnswer, Step};
use foedera::{Bounds, Verdict};

use super::days;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// More states than this are shown in columns, without their steps.
const STATES_IN_FULL_MAX: usize = 12;

/// The states of an answer, in the form that their number asks for.
pub(crate) fn states(sheet: &mut Sheet, states: &[StateAnswer]) {
    if states.is_empty() {
        return;
    }
    if states.len() <= STATES_IN_FULL_MAX {
        in_full(sheet, states);
    } else {
        in_columns(sheet, states);
    }
}

fn in_full(sheet: &mut Sheet, states: &[StateAnswer]) {
    sheet.blank();
    let rows: Vec<Vec<Words>> = states.iter().map(row).collect();
    sheet.table(2, &["state", "", "standing", "since", "until", "good faith", ""], &rows);
    let open: Vec<Vec<Words>> = states.iter().flat_map(each).collect();
    if !open.is_empty() {
        sheet.heading("Where a standing is open");
        sheet.table(2, &["state", "standing", "since", "until"], &open);
    }
    let stepping: Vec<&StateAnswer> = states.iter().filter(|it| !it.steps.is_empty()).collect();
    if stepping.is_empty() {
        return;
    }
    sheet.heading("Steps at home");
    let rows: Vec<Vec<Words>> =
        stepping.iter().flat_map(|it| it.steps.iter().map(|step| step_row(it, step))).collect();
    sheet.table(2, &[], &rows);
}

/// Where a standing is open: each that is possible, with its own days.
fn each(state: &StateAnswer) -> Vec<Vec<Words>> {
    let rows = state.each.iter().enumerate().map(|(place, it)| {
        let name = if place == 0 { state.state.as_str() } else { "" };
        let or = if place == 0 { "" } else { "or " };
        vec![
            Words::accent(name),
            Words::strong(&format!("{or}{}", it.standing)),
            date(it.since),
            date(it.until),
        ]
    });
    rows.collect()
}

fn date(on: Option<Bounds>) -> Words {
    Words::plain(&on.map(days::in_short).unwrap_or_default())
}

fn row(state: &StateAnswer) -> Vec<Words> {
    vec![
        Words::accent(state.state.as_str()),
        Words::plain(&days::name(state.state)),
        Words::strong(&standing(state)),
        date(state.since),
        date(state.until),
        Words::faint(state.article_18.map_or("", good_faith)).held(),
        Words::faint(&axes(&state.axes, state.standing).unwrap_or_default()),
    ]
}

/// `party`, or `party or withdrawn` where it is open.
pub(crate) fn standing(state: &StateAnswer) -> String {
    let words: Vec<Standing> =
        [state.standing].into_iter().chain(state.or.iter().copied()).collect();
    words.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
}

/// The duty not to defeat object and purpose.
fn good_faith(duty: Article18) -> &'static str {
    match duty {
        Article18::A => "VCLT 18(a)",
        Article18::B => "VCLT 18(b)",
    }
}

/// What the one word does not say: a notice pending, application before entry into force.
fn axes(axes: &Axes, standing: Standing) -> Option<String> {
    let notice = match (axes.exit, axes.exit_settled) {
        (Exit::NoticeGiven, true) => Some("notice given"),
        (_, false) => Some("exit open"),
        (Exit::None | Exit::Effective, true) => None,
    };
    let applies = axes.provisional == Verdict::Yes && standing != Standing::Provisional;
    notice.map(str::to_owned).or_else(|| applies.then(|| "applies it provisionally".to_owned()))
}

fn step_row(state: &StateAnswer, step: &Step) -> Vec<Words> {
    let by = step.instrument.as_ref().map(|it| format!("by {it}")).unwrap_or_default();
    let organ = step.organ.clone().unwrap_or_default();
    let vote = step.vote.as_ref().map(|it| format!("({it})")).unwrap_or_default();
    let says = Words::plain(step.step).with(Look::Plain, &by);
    vec![
        Words::accent(state.state.as_str()),
        Words::plain(&step_days(step)),
        says,
        Words::plain(&organ).with(Look::Faint, &vote),
    ]
}

/// The day of a step as its source writes it, or all days that rival accounts give.
fn step_days(step: &Step) -> String {
    if let Some(written) = &step.written {
        return written.to_string();
    }
    let days: Vec<String> = step.on.iter().copied().map(days::in_short).collect();
    if days.is_empty() { "no day".to_owned() } else { days.join(" or ") }
}

/// All states by standing, those farthest along first.
fn in_columns(sheet: &mut Sheet, states: &[StateAnswer]) {
    let mut kinds: Vec<(Standing, String)> =
        states.iter().map(|it| (it.standing, standing(it))).collect();
    kinds.sort_by(|a, b| rank(a.0).cmp(&rank(b.0)).then_with(|| a.1.cmp(&b.1)));
    kinds.dedup();
    for (_, kind) in kinds {
        let of_kind: Vec<&StateAnswer> = states.iter().filter(|it| standing(it) == kind).collect();
        sheet.blank();
        let number = format!("{} on record", of_kind.len());
        sheet.text(0, &Words::strong(&kind).with(Look::Faint, &number));
        let items: Vec<Words> = of_kind.iter().map(|it| item(it)).collect();
        sheet.grid(2, &items);
    }
}

fn item(state: &StateAnswer) -> Words {
    let since = state.since.map_or_else(String::new, |it: Bounds| days::in_short(it));
    Words::plain(state.state.as_str()).with(Look::Faint, &since)
}

/// Parties first, then those on the way in, then those that have left.
fn rank(standing: Standing) -> u8 {
    match standing {
        Standing::Party => 0,
        Standing::Suspended => 1,
        Standing::Provisional => 2,
        Standing::Consented => 3,
        Standing::Signatory => 4,
        Standing::Negotiating => 5,
        Standing::Withdrawn => 6,
        Standing::Ended => 7,
        Standing::None => 8,
    }
}
