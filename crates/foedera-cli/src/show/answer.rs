//! The head of an answer: which treaty, which day, in force or not, for whom, since when.

use foedera::engine::{Ahead, Standing, StateAnswer};
use foedera::{Answer, Bounds, Verdict};

use super::days;
use super::sheet::Sheet;
use super::words::{Look, Words};
use crate::asking::Asked;

/// The treaty, the verdict, and what of the world's knowledge was used.
pub(crate) fn head(sheet: &mut Sheet, answer: &Answer, title: &str, asked: &Asked) {
    let id = Words::accent(&format!("{}  ", answer.treaty));
    sheet.hung(&id, &Words::plain(title));
    sheet.blank();
    sheet.text(0, &verdict(answer, asked));
    if let Some(term) = term(answer) {
        sheet.text(0, &Words::plain(&term));
    }
    if asked.is_ahead {
        let says = "That day is still to come, and the record ends before it: so it is if nothing more is \
                    done than is on record.";
        sheet.text(0, &Words::faint(says));
    }
    if let Some(sight) = asked.sight_in_words() {
        sheet.text(0, &Words::faint(&sight));
    }
}

/// `In force between KP and RU on 2024-12-05, since 2024-12-04.`
fn verdict(answer: &Answer, asked: &Asked) -> Words {
    let whom = match answer.between.as_slice() {
        [] => String::new(),
        [one] => format!(" for {one}"),
        several => format!(" between {}", days::list(several)),
    };
    let place = answer.territory.as_ref().map(|it| format!(" in {it}")).unwrap_or_default();
    let today = if asked.is_today { ", today" } else { "" };
    let mut says = format!("{whom}{place} on {}{today}", answer.on);
    if let Some(since) = answer.since.filter(|_| answer.in_force != Verdict::No) {
        let if_at_all = if answer.in_force == Verdict::Open { "if at all, " } else { "" };
        says.push_str(&format!("; {if_at_all}since {}", since.in_words()));
    }
    match (answer.in_force, answer.until) {
        (Verdict::No, until) => {
            let ended = until.or_else(|| ended(answer)).map(Bounds::in_words);
            says.push_str(&ended.map(|it| format!("; ended {it}")).unwrap_or_default());
            let from = answer.ahead.as_ref().map(|it| format!("; in force from {}", ahead(it)));
            says.push_str(&from.unwrap_or_default());
            if !answer.replaced_by.is_empty() {
                says.push_str(&format!(", replaced by {}", days::list(&answer.replaced_by)));
            }
        }
        (_, Some(until)) => says.push_str(&format!("; until {}", until.in_words())),
        (_, None) => {}
    }
    Words::strong(days::verdict(answer.in_force)).and(Look::Plain, &format!("{says}."))
}

/// `1998-03-25`, `1998-03, if at all`.
pub(crate) fn ahead(it: &Ahead) -> String {
    format!("{}{}", it.on.in_words(), if it.certain { "" } else { ", if at all" })
}

/// `The term ends on 2001-01-10; it is renewed for 5 years, unless notice is given by 2000-01-10.`
fn term(answer: &Answer) -> Option<String> {
    let term = answer.term.as_ref()?;
    let renewed = term.renews_for.as_ref().map(|it| format!("; it is renewed for {it}"));
    let passed = |it: &Bounds| it.latest().is_some_and(|last| last < answer.on);
    let notice = term.notice_by.map(|it| match passed(&it) {
        true => format!(": notice had to be given by {}", it.in_words()),
        false => format!(", unless notice is given by {}", it.in_words()),
    });
    let after = renewed.map(|it| it + &notice.unwrap_or_default()).unwrap_or_default();
    Some(format!("The term ends on {}{after}.", term.ends.in_words()))
}

/// The day on which it ended: for those asked about, if that is one; of the treaty, for the last of those
/// that had not left before.
fn ended(answer: &Answer) -> Option<Bounds> {
    let asked = |it: &&StateAnswer| answer.between.is_empty() || answer.between.contains(&it.state);
    let left = |it: &StateAnswer| answer.between.is_empty() && it.standing == Standing::Withdrawn;
    let states = answer.states.iter().filter(asked).filter(|it| it.standing != Standing::None);
    let states: Vec<&StateAnswer> = states.filter(|it| !left(it)).collect();
    let all_ended = states.iter().all(|it| it.standing == Standing::Ended);
    let last = states.iter().filter_map(|it| it.since).max_by_key(|it| it.latest());
    let of_one = states.iter().all(|it| it.since == last) || answer.between.is_empty();
    last.filter(|_| all_ended && of_one)
}

/// Parts of the treaty that answer otherwise.
pub(crate) fn exceptions(sheet: &mut Sheet, answer: &Answer) {
    if answer.except.is_empty() {
        return;
    }
    sheet.heading("Except");
    for part in &answer.except {
        let since = part.since.filter(|_| part.in_force != Verdict::No);
        let since = since.map(|it| format!(", since {}", it.in_words())).unwrap_or_default();
        let verdict = days::verdict(part.in_force).to_lowercase();
        let says = Words::plain(&format!("{}: {verdict}{since}", part.part));
        sheet.text(2, &says.with(Look::Faint, &format!("({})", part.because.says)));
    }
}
