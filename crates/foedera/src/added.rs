//! Acts that a user adds to a question, each a line of the journal: read, and where a line has a
//! fault, drawn in the user's own line and not in a text that only the program sees.
//!
//! States can be named as people name them; the clause language itself knows codes alone, so that
//! a file never hangs on a table of names.

use foedera_clauses::parse;
use foedera_dates::{Day, Edtf};
use foedera_entities::World;
use foedera_model::{Diagnostic, Graded, Severity, Span};

use crate::Error;

/// The name under which faults of added lines are drawn.
const NAME: &str = "what was typed";

/// Names of states have no more words than this.
const NAME_WORDS_MAX: usize = 8;

/// A piece of the text that is read, and the place of the same piece in what the user wrote.
struct Piece {
    read: Span,
    written: Span,
}

/// The text that is read, while it is put together from what the user wrote.
#[derive(Default)]
struct Draft {
    read: String,
    written: String,
    pieces: Vec<Piece>,
}

/// The acts that a user adds, each a line of the journal of the clause language; a line that begins
/// with no day says more about the act before it, however it is indented. A leading name of a state,
/// in any language known, stands for its code.
///
/// # Errors
/// A line is no act; the faults are drawn in the lines.
pub fn acts_of(treaty: &str, lines: &[impl AsRef<str>]) -> Result<Vec<Graded>, Error> {
    let mut draft =
        Draft { read: format!("treaty {treaty} \"as if\"\n\nacts\n"), ..Draft::default() };
    for line in lines.iter().flat_map(|it| it.as_ref().lines()).map(str::trim) {
        if line.starts_with(|it: char| it.is_ascii_lowercase()) {
            draft.read.push_str("    ");
            draft.add(line, line);
            draft.add("\n", "\n");
        } else {
            draft.read.push_str("  ");
            draft.act(line);
        }
    }
    let parsed = parse(&draft.read);
    if parsed.has_errors() {
        let faults = parsed.diagnostics.into_iter().filter(|it| it.severity != Severity::Note);
        let faults = faults.map(|it| draft.as_written(it)).collect();
        return Err(Error::text(NAME, &draft.written, faults));
    }
    Ok(parsed.value.statements)
}

impl Draft {
    /// A line with a day, its states by their codes.
    fn act(&mut self, line: &str) {
        let (day, mut rest) = line.split_at(after_day(line));
        self.add(day, day);
        let on = day.trim().parse::<Edtf>().ok().and_then(|it| it.bounds().earliest());
        while let Some((name, code)) = leading_state(rest, on) {
            self.add(&code, name);
            rest = rest.get(name.len()..).unwrap_or_default();
            let between = between_states(rest);
            self.add(between, between);
            rest = rest.get(between.len()..).unwrap_or_default();
        }
        self.add(rest, rest);
        self.add("\n", "\n");
    }

    fn add(&mut self, read: &str, written: &str) {
        let (from, at) = (self.read.len(), self.written.len());
        self.read.push_str(read);
        self.written.push_str(written);
        let piece = Piece {
            read: Span::new(from, self.read.len()),
            written: Span::new(at, self.written.len()),
        };
        self.pieces.push(piece);
    }

    /// A fault at its place in what the user wrote.
    fn as_written(&self, fault: Diagnostic) -> Diagnostic {
        let start = self.place(fault.span.start());
        let end = self.place(fault.span.end()).max(start);
        Diagnostic { span: Span::new(start, end), ..fault }
    }

    /// The place of a byte; in a name that was replaced, the name's beginning or end.
    fn place(&self, byte: usize) -> usize {
        let Some(piece) = self.pieces.iter().rev().find(|it| it.read.start() <= byte) else {
            return 0;
        };
        if piece.read.end() <= byte {
            return piece.written.end();
        }
        (piece.written.start() + byte - piece.read.start()).min(piece.written.end())
    }
}

/// The bytes of the day and of the space behind it.
fn after_day(line: &str) -> usize {
    let day = line.find(char::is_whitespace).unwrap_or(line.len());
    let rest = line.get(day..).unwrap_or_default();
    line.len() - rest.trim_start().len()
}

/// The longest name of a state at the beginning, and its code.
fn leading_state(text: &str, on: Option<Day>) -> Option<(&str, String)> {
    let ends = text.char_indices().filter(|(_, it)| it.is_whitespace() || *it == ',');
    let mut ends: Vec<usize> = ends.map(|it| it.0).take(NAME_WORDS_MAX).collect();
    ends.push(text.len());
    let names = ends.into_iter().rev().filter_map(|end| text.get(..end));
    names.filter(|it| it.trim_end_matches([' ', ',']) == *it && !it.is_empty()).find_map(|name| {
        let world = World::embedded();
        let found = world.find(name, on).or_else(|_| world.find(name, None)).ok()?;
        Some((name, found.id.to_string()))
    })
}

/// What can stand between two states: a comma, `and`.
fn between_states(text: &str) -> &str {
    let mut rest = text.trim_start();
    rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    let and = rest.strip_prefix("and").filter(|it| it.starts_with(char::is_whitespace));
    rest = and.unwrap_or(rest).trim_start();
    text.get(..text.len() - rest.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of a line, and what of it is the place of a fault.
    #[track_caller]
    fn check(line: &str, read: &str) {
        let mut draft = Draft::default();
        draft.act(line);
        assert_eq!(draft.read, format!("{read}\n"));
        assert_eq!(draft.written, format!("{line}\n"));
    }

    #[test]
    fn a_leading_name_in_any_language_is_a_code() {
        check("2026-03-10  Finland accedes", "2026-03-10  FI accedes");
        check("2026-03-10 Finlandia accedes", "2026-03-10 FI accedes");
        check("2026-03-10  FR, Japon and the dog sign", "2026-03-10  FR, JP and the dog sign");
        check("2026  Bosnia and Herzegovina, US and Italy sign", "2026  BA, US and IT sign");
        check("2026-03-10  the treaty ends", "2026-03-10  the treaty ends");
        check("1961-01-01  Soviet Union signs", "1961-01-01  SU signs");
        check("x", "x");
        check("", "");
    }

    #[test]
    fn a_line_without_a_day_says_more_about_the_act_before() {
        let source = |lines: &[&str]| {
            let acts = acts_of("T-2000", lines).unwrap();
            assert_eq!(acts.len(), 1, "{lines:?}");
            acts.first().and_then(|it| it.statement.chain.first()).map(|it| it.name.clone())
        };
        let said = "source \"TASS\" 2026-01-02, A1";
        assert_eq!(source(&["2026-01-01  FR ratifies", said]).as_deref(), Some("TASS"));
        let indented = format!("2026-01-01  FR ratifies\n {said}\n");
        assert_eq!(source(&[&indented]).as_deref(), Some("TASS"));
    }

    #[track_caller]
    fn check_fault(line: &str, at: &str) {
        let fault = acts_of("T-2000", &["2026-01-01  FR ratifies", line]).unwrap_err();
        let (name, text, faults) = fault.faults().unwrap();
        assert_eq!(name, NAME);
        assert_eq!(faults.first().and_then(|it| it.span.of(text)), Some(at), "{text}");
    }

    #[test]
    fn a_fault_stands_in_the_line_as_the_user_wrote_it() {
        check_fault("2026-01-02  FR dances", "dances");
        check_fault("2026-01-02  Bosnia and Herzegovina dances", "dances");
        check_fault("2026-01-02  Ruritania ratifies", "Ruritania");
    }
}
