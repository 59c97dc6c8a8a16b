//! A statement in words: what was done, on whose word, and where it is written.

use foedera::model::{Act, Grade, Passage, Statement, Status, Voice};
use foedera::reader::assist::ASSISTED;

use super::days;
use super::sheet::Sheet;
use super::words::{Look, Words};

/// What stands between a voice and the one that it quotes.
pub(crate) const QUOTING: &str = ", quoting ";

/// What is said of an act that no rule read.
pub(crate) const BY_A_MODEL: &str = "(proposed by a model)";

/// More letters of a quotation than this are cut.
const QUOTED_LETTERS_MAX: usize = 400;

/// `2024-11-11  KP: domestic ratification by decree, President of State Affairs`
pub(crate) fn act(act: &Act) -> Words {
    let day = act.on.as_ref().map_or_else(|| "no day".to_owned(), ToString::to_string);
    let mut words = Words::strong(&day).and(Look::Plain, "  ");
    if !act.actors.is_empty() {
        words.push(Look::Accent, &days::list(&act.actors));
        words.push(Look::Plain, ": ");
    }
    words.push(Look::Plain, act.kind.word());
    for more in particulars(act) {
        words.push(Look::Plain, &more);
    }
    words
}

fn particulars(act: &Act) -> Vec<String> {
    let quoted = |it: &String| format!(" \"{it}\"");
    let mut more: Vec<String> = Vec::new();
    more.extend(act.name.as_ref().map(quoted));
    more.extend(act.form.as_ref().map(|it| format!(" by {it}")));
    more.extend(act.organ.as_ref().map(|it| format!(", {it}")));
    more.extend(act.vote.as_ref().map(|it| format!(" ({it})")));
    more.extend(act.place.as_ref().map(|it| format!(", at {it}")));
    more.extend(act.effective.as_ref().map(|it| format!(", effective {it}")));
    more.extend(act.notified.as_ref().map(|it| format!(", notified {it}")));
    if !act.provisions.is_empty() {
        more.push(format!(", provisions {}", days::list(&act.provisions)));
    }
    if !act.toward.is_empty() {
        more.push(format!(", toward {}", days::list(&act.toward)));
    }
    more
}

/// The status, unless the act simply happened.
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Happened => "",
        Status::Planned => "planned",
        Status::Denied => "denied",
        Status::Conditional => "conditional",
        Status::Contested => "contested",
    }
}

/// The status in a word, also where the act simply happened; a retraction says nothing else.
pub(crate) fn standing(statement: &Statement) -> &'static str {
    match status(statement.status) {
        _ if statement.retracts => "retraction",
        "" => "happened",
        word => word,
    }
}

/// `Tribunnews 2024-11-12, quoting Kyiv Post, quoting KCNA`, outermost first.
pub(crate) fn chain(voices: &[Voice]) -> String {
    let names: Vec<String> = voices
        .iter()
        .map(|it| match &it.on {
            Some(on) => format!("{} {on}", it.name),
            None => it.name.clone(),
        })
        .collect();
    if names.is_empty() { "nobody named".to_owned() } else { names.join(QUOTING) }
}

/// A statement as a block: its head, who says so, the passage.
pub(crate) fn block(sheet: &mut Sheet, head: &Words, statement: &Statement, grade: Option<Grade>) {
    let mut first = act(&statement.act).with(Look::Accent, status(statement.status));
    if statement.retracts {
        first = first.with(Look::Accent, "retracted");
    }
    if statement.rule.as_deref() == Some(ASSISTED) {
        first = first.with(Look::Accent, BY_A_MODEL);
    }
    sheet.hung(head, &first);
    let indent = head.width();
    sheet.text(indent, &Words::faint(&statement.act.treaty));
    let grade = grade.map_or_else(|| "ungraded".to_owned(), |it| it.to_string());
    sheet.text(indent, &Words::faint(&format!("» {}, {grade}", chain(&statement.chain))));
    if let Some(passage) = &statement.passage {
        quote(sheet, indent, passage);
    }
}

fn quote(sheet: &mut Sheet, indent: usize, passage: &Passage) {
    let place = passage.span.map(|it| format!(", bytes {it}")).unwrap_or_default();
    let words = Words::plain(&quoted(&passage.words))
        .with(Look::Faint, &format!("({}{place})", passage.document));
    sheet.text(indent, &words);
}

/// Words in quotation marks, cut where they are many.
pub(crate) fn quoted(words: &str) -> String {
    let mut letters = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = letters.char_indices().nth(QUOTED_LETTERS_MAX) {
        letters.truncate(cut);
        letters.push('…');
    }
    format!("“{letters}”")
}
