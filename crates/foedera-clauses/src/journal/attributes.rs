//! What stands below the line of an act: where, by whom, received when, on whose word.

use foedera_model::{Act, ActKind, ArticleRange, Graded, Source, Statement, Status};

use crate::noun::plain::{write_organ, write_ranges};
use crate::noun::source::{write_persons, write_source};
use crate::out::Out;
use crate::sentence::AGAINST;
use crate::token::quoted;

/// The lines below the act that these statements tell of, of which its line has `said` some.
pub(super) fn of(group: &[Graded], said: &Act) -> Vec<String> {
    let Some(first) = group.first().map(|it| &it.statement) else { return Vec::new() };
    let mut lines = of_act(&first.act, said);
    lines.extend(of_statement(first));
    for it in group {
        let Graded { statement, grade } = it;
        if statement.status == Status::Contested {
            lines.push(contest(statement));
        } else if !statement.chain.is_empty() {
            let source = Source { chain: statement.chain.clone(), grade: *grade };
            lines.push(written("source", |out| write_source(&source, out)));
        }
    }
    lines.extend(first.note.as_ref().map(|it| format!("note {}", quoted(it))));
    lines
}

fn of_act(act: &Act, said: &Act) -> Vec<String> {
    let name = |word: &str, it: &String| format!("{word} {}", quoted(it));
    let mut lines = Vec::new();
    lines.extend(act.place.as_ref().map(|it| name("at", it)));
    lines.extend(form(act, said));
    if !act.persons.is_empty() {
        lines.push(written("by", |out| write_persons(&act.persons, out)));
    }
    lines.extend(vote(act).map(|it| format!("vote {it}")));
    for receipt in &act.received {
        let by = |out: &mut Out| {
            out.word(&receipt.on.to_string());
            if let Some(by) = &receipt.by {
                out.word("by");
                write_organ(by, out);
            }
        };
        lines.push(written("received", by));
    }
    let effective = act.effective.as_ref().filter(|_| said.effective.is_none());
    lines.extend(effective.map(|it| format!("effective {it}")));
    lines.extend(act.notified.as_ref().map(|it| format!("notified {it}")));
    let territories = act.territories.iter().skip(said.territories.len());
    lines.extend(territories.map(|it| name("covers", it)));
    if act.provisions != said.provisions {
        lines.push(written("provisions", |out| write_ranges(&ranges(&act.provisions), out)));
    }
    lines.extend(act.hour.as_ref().map(|it| name("hour", it)));
    lines.extend(act.given_as.as_ref().map(|it| name("given as", it)));
    lines
}

/// `by law of "President"`; an organ that no form is of has no line.
fn form(act: &Act, said: &Act) -> Option<String> {
    let form = act.form.as_deref().filter(|_| said.form.is_none())?;
    if act.kind == ActKind::ReservationObjection {
        return Some("and to entry into force between them".to_owned());
    }
    let organ = act.organ.as_ref().filter(|_| said.organ.is_none());
    let of = organ.map_or_else(String::new, |it| format!(" of {}", quoted(it)));
    Some(format!("by {form}{of}"))
}

fn vote(act: &Act) -> Option<String> {
    let result = act.vote.as_deref()?;
    let result = result.strip_prefix(AGAINST).map_or(result, |it| it.trim_start_matches(", "));
    match result {
        "" => None,
        "unanimous" => Some(result.to_owned()),
        _ => Some(quoted(result)),
    }
}

/// What the source says beside the act.
fn of_statement(statement: &Statement) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(match statement.status {
        Status::Planned => Some("planned".to_owned()),
        Status::Denied => Some("denied".to_owned()),
        Status::Conditional => Some("conditional".to_owned()),
        Status::Happened | Status::Contested => None,
    });
    lines.extend(statement.passage.as_ref().map(|it| format!("text {}", quoted(&it.words))));
    lines
}

fn contest(statement: &Statement) -> String {
    let by = statement.chain.first().map(|it| it.name.as_str()).unwrap_or_default();
    let why = statement.note.as_ref().map_or_else(String::new, |it| format!(" {}", quoted(it)));
    format!("contested by {by}{why}")
}

fn ranges(provisions: &[String]) -> Vec<ArticleRange> {
    let range = |it: &String| match it.split_once(" to ") {
        Some((first, last)) => {
            ArticleRange { first: first.to_owned(), last: Some(last.to_owned()) }
        }
        None => ArticleRange { first: it.clone(), last: None },
    };
    provisions.iter().map(range).collect()
}

fn written(word: &str, write: impl FnOnce(&mut Out)) -> String {
    let mut out = Out::default();
    out.word(word);
    write(&mut out);
    out.text()
}
