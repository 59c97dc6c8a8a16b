//! What must still happen, as a checklist that follows the treaty's own "all of" and "any of".

use foedera::engine::{Missing, Residual};
use foedera::{Answer, Verdict};

use super::days;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// The short form, below a status: the named leaves.
pub(crate) fn leaves(sheet: &mut Sheet, answer: &Answer) {
    if answer.missing.is_empty() {
        return;
    }
    sheet.heading("Missing");
    for it in &answer.missing {
        sheet.hung(&Words::accent("  [ ] "), &leaf(it));
    }
}

/// One named leaf, with how many more must act where it is not settled who.
pub(crate) fn leaf(missing: &Missing) -> Words {
    let more = missing.more_of.as_ref().map(|(number, of)| format!("{number} more of {of}: "));
    let mut says = Words::plain(&more.unwrap_or_default());
    says.append(told(missing));
    says
}

/// The whole condition that is left, and what would follow; what is due beside it, and for amendments.
pub(crate) fn checklist(sheet: &mut Sheet, answer: &Answer) {
    let of_entry = answer.residual.as_ref().map(Residual::leaves).unwrap_or_default();
    let due: Vec<&Missing> = answer.missing.iter().filter(|it| !of_entry.contains(it)).collect();
    let amendments = answer.amendments.iter();
    let pending = amendments.filter(|it| it.in_force != Verdict::Yes && !it.missing.is_empty());
    let pending: Vec<_> = pending.collect();
    match &answer.residual {
        Some(residual) => for_entry(sheet, answer, residual),
        None if due.is_empty() && pending.is_empty() => nothing(sheet, answer),
        None => {}
    }
    if !due.is_empty() {
        sheet.heading("Due and not done");
        due.into_iter().for_each(|it| sheet.hung(&box_at(mark(it), 2), &leaf(it)));
    }
    for amendment in pending {
        sheet.heading(&format!("Still missing for the amendment \"{}\"", amendment.name));
        amendment.missing.iter().for_each(|it| sheet.hung(&box_at(mark(it), 2), &leaf(it)));
    }
}

fn nothing(sheet: &mut Sheet, answer: &Answer) {
    let says = match answer.in_force {
        Verdict::Yes => "Nothing is missing.".to_owned(),
        Verdict::No | Verdict::Open => {
            format!("Nothing more is awaited: {}.", answer.because.says)
        }
    };
    sheet.blank();
    sheet.text(0, &Words::plain(&says));
}

fn for_entry(sheet: &mut Sheet, answer: &Answer, residual: &Residual) {
    sheet.heading("Still missing");
    item(sheet, residual, 2);
    if let Some(day) = answer.would_follow {
        sheet.blank();
        let says = format!("If all of it happened on {}, it would enter into force on", answer.on);
        sheet.text(0, &Words::plain(&says).with(Look::Strong, &format!("{day}.")));
    }
    if let Some(day) = answer.lapses {
        let says = "It lapses unless it is in force before";
        sheet.blank();
        sheet.text(0, &Words::plain(says).with(Look::Strong, &format!("{day}.")));
    }
}

fn item(sheet: &mut Sheet, residual: &Residual, indent: usize) {
    let box_at = |mark: &str| box_at(mark, indent);
    match residual {
        Residual::AllOf(parts) | Residual::AnyOf(parts) if parts.len() == 1 => {
            parts.iter().for_each(|part| item(sheet, part, indent));
        }
        Residual::AllOf(parts) if indent == 2 => {
            parts.iter().for_each(|it| item(sheet, it, indent));
        }
        Residual::AllOf(parts) => several(sheet, "all of these:", parts, indent),
        Residual::AnyOf(parts) => several(sheet, "any of these:", parts, indent),
        Residual::Act(missing) | Residual::Event(missing) => {
            sheet.hung(&box_at(mark(missing)), &told(missing));
        }
        Residual::MoreOf { number, of, missing } => {
            let says = Words::strong(&format!("{number} more of {of}:"));
            let mut says = says.and(Look::Plain, " ");
            says.append(told(missing));
            sheet.hung(&box_at(mark(missing)), &says);
        }
        Residual::ShareOf { needed, missing } => {
            let mut says = Words::strong(&format!("{needed}:")).and(Look::Plain, " ");
            says.append(told(missing));
            sheet.hung(&box_at(mark(missing)), &says);
        }
        Residual::WaitUntil(day) => {
            sheet.hung(&box_at("[…] "), &Words::plain(&format!("wait until {}", day.in_words())));
        }
        Residual::MustNot(what) => {
            sheet.hung(&box_at("[×] "), &Words::plain(&format!("must not be: {what}")));
        }
    }
}

fn box_at(mark: &str, indent: usize) -> Words {
    Words::plain(&" ".repeat(indent)).and(Look::Accent, mark)
}

fn several(sheet: &mut Sheet, says: &str, parts: &[Residual], indent: usize) {
    sheet.text(indent, &Words::strong(says));
    parts.iter().for_each(|part| item(sheet, part, indent + 2));
}

/// A box; with a question mark where it may have happened already.
fn mark(missing: &Missing) -> &'static str {
    if missing.maybe { "[?] " } else { "[ ] " }
}

/// `exchange of instruments of ratification, by KP and RU (article 22)`
fn told(missing: &Missing) -> Words {
    let mut says = missing.act.clone();
    if !missing.by.is_empty() {
        says.push_str(&format!(", by {}", days::list(&missing.by)));
    }
    if missing.maybe {
        says.push_str(", which may have happened already");
    }
    Words::plain(&says).with(Look::Faint, &format!("({})", missing.clause))
}
