//! A line to its tokens: atoms, quotations, commas, colons; and what no line may hold.
//!
//! A comment is no token: it begins with `#` after white space, outside quotes, and is kept apart.
//! What no line may hold does not end the line: it is taken for what it was probably meant to be, so
//! that what stands below the line is not lost with it.

use foedera_model::{Diagnostic, Span};

use crate::problem::Problem;

/// What a token is. An atom is a word, a code, a number or a date: its place tells which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Atom,
    /// With its quotes.
    Quoted,
    Comma,
    Colon,
}

/// One token, with its place in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
}

/// What a line holds beside its tokens.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    pub(crate) comment: Option<Span>,
    /// The first thing that no line may hold.
    pub(crate) fault: Option<Diagnostic>,
}

/// The tokens of `line`, which begins at `start` of the text, are added to `tokens`.
pub(crate) fn tokens(line: &str, start: usize, tokens: &mut Vec<Token>) -> Beside {
    let mut lexer = Lexer { line, start, at: 0, tokens, fault: forbidden(line, start) };
    let comment = lexer.run();
    Beside { comment, fault: lexer.fault }
}

/// A name as it stands between its quotes, read back.
pub(crate) fn unquoted(quoted: &str) -> String {
    let inner = quoted.strip_prefix('"').unwrap_or(quoted);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    let mut out = String::with_capacity(inner.len());
    let mut escaped = false;
    for symbol in inner.chars() {
        escaped = symbol == '\\' && !escaped;
        if !escaped {
            out.push(symbol);
        }
    }
    out
}

/// A name in quotes, as [`unquoted`] reads it. What no line may hold becomes a space: a name that was
/// read from a line has none of it, one that comes from elsewhere may.
pub(crate) fn quoted(name: &str) -> String {
    let name: String = name.chars().map(|it| if is_invisible(it) { ' ' } else { it }).collect();
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

struct Lexer<'l, 't> {
    line: &'l str,
    start: usize,
    at: usize,
    tokens: &'t mut Vec<Token>,
    fault: Option<Diagnostic>,
}

impl Lexer<'_, '_> {
    fn run(&mut self) -> Option<Span> {
        while let Some(byte) = self.byte(self.at) {
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'#' if self.is_after_space() => {
                    return Some(self.span(self.at, self.line.trim_end().len()));
                }
                b'"' => self.quotation(),
                b',' => self.push(Kind::Comma, self.at + 1),
                b':' => self.push(Kind::Colon, self.at + 1),
                _ if self.curly(self.at).is_some() => self.curly_quotation(),
                _ => self.atom(),
            }
        }
        None
    }

    fn is_after_space(&self) -> bool {
        self.at.checked_sub(1).is_none_or(|it| matches!(self.byte(it), Some(b' ' | b'\t')))
    }

    /// The length of a curly quote that stands at a place.
    fn curly(&self, at: usize) -> Option<usize> {
        let symbol = self.line.get(at..)?.chars().next()?;
        is_curly(symbol).then(|| symbol.len_utf8())
    }

    /// The first fault of a line is the one that is told.
    fn tell(&mut self, problem: Problem, from: usize, to: usize, found: &[&str]) {
        let fault = problem.at(self.span(from, to), found);
        self.fault.get_or_insert(fault);
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.line.as_bytes().get(at).copied()
    }

    fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.start + from, self.start + to)
    }

    fn push(&mut self, kind: Kind, end: usize) {
        self.tokens.push(Token { kind, span: self.span(self.at, end) });
        self.at = end;
    }

    /// A quotation up to the quote that closes it; without one, up to the end of the line.
    fn quotation(&mut self) {
        let mut end = self.at + 1;
        loop {
            match self.byte(end) {
                None => {
                    let (meant, end) = (self.meant_end(), self.line.trim_end().len());
                    let part = |from, to| self.line.get(from..to).unwrap_or_default();
                    let closed = format!("write {}\"{}", part(self.at, meant), part(meant, end));
                    let is_short = closed.chars().count() <= REPEATED_CHARS_MAX;
                    let cure = match self.at.checked_sub(1).and_then(|it| self.byte(it)) {
                        Some(byte) if byte != b' ' => OPEN_IT,
                        _ if is_short => closed.as_str(),
                        _ => CLOSE_IT,
                    };
                    self.tell(Problem::OpenQuote, self.at, end.max(self.at + 1), &[cure]);
                    return self.push(Kind::Quoted, meant);
                }
                Some(b'"') => return self.push(Kind::Quoted, end + 1),
                Some(b'\\') if !matches!(self.byte(end + 1), Some(b'"' | b'\\')) => {
                    let letter = self.line.get(end + 1..).and_then(|it| it.chars().next());
                    let letter = letter.map(String::from).unwrap_or_default();
                    self.tell(Problem::Escape, end, end + 1 + letter.len(), &[&letter]);
                    end += 1;
                }
                Some(b'\\') => end += 2,
                Some(_) => end += 1,
            }
        }
    }

    /// Where a quotation that nobody closed was probably meant to end: what its sentence goes on with is
    /// no part of it.
    fn meant_end(&self) -> usize {
        let end = self.line.trim_end().len().max(self.at + 1);
        let words = self.line.get(self.at + 1..end).unwrap_or_default();
        let kept = match self.line.split_whitespace().next().unwrap_or_default() {
            "source" => words
                .match_indices([' ', ','])
                .map(|it| it.0)
                .find(|it| words.get(*it..).is_some_and(ends_a_source)),
            "set" => words.find(": "),
            "table" => words.rfind(", "),
            _ => words.strip_suffix(':').map(str::len),
        };
        kept.filter(|it| 0 < *it).map_or(end, |it| self.at + 1 + it)
    }

    /// Words between curly quotes, which was told: up to the next quote of any kind.
    fn curly_quotation(&mut self) {
        let inside = self.at + self.curly(self.at).unwrap_or(1);
        let closes = |it: char| is_curly(it) || it == '"';
        let rest = self.line.get(inside..).unwrap_or_default();
        let closing = rest.char_indices().find(|(_, it)| closes(*it));
        let end = closing.map_or(self.line.trim_end().len().max(inside), |(place, symbol)| {
            inside + place + symbol.len_utf8()
        });
        self.push(Kind::Quoted, end);
    }

    /// An atom ends at white space, before a quote, and before a comma or colon that ends it.
    fn atom(&mut self) {
        let mut end = self.at + 1;
        let goes_on = |it: &Self, end| {
            !matches!(it.byte(end), None | Some(b' ' | b'\t' | b'"')) && it.curly(end).is_none()
        };
        while goes_on(self, end) {
            let at_end = matches!(self.byte(end + 1), None | Some(b' ' | b'\t' | b'"'));
            if at_end && matches!(self.byte(end), Some(b',' | b':')) {
                break;
            }
            end += 1;
        }
        self.push(Kind::Atom, end);
    }
}

/// Whether this is all that a source has behind its name: its day, its grade, or both.
fn ends_a_source(words: &str) -> bool {
    let (day, grade) = words.split_once(", ").unwrap_or((words, "A1"));
    let is_grade = matches!(grade.as_bytes(), [b'A'..=b'F', b'1'..=b'6']);
    let is_day = |it: &str| it.parse::<foedera_dates::Edtf>().is_ok();
    is_grade && (day.is_empty() && !words.is_empty() || day.strip_prefix(' ').is_some_and(is_day))
}

/// The first character that no line may hold, wherever it stands; curly quotes may stand inside
/// straight ones, where they are the quoted text's own.
fn forbidden(line: &str, start: usize) -> Option<Diagnostic> {
    if line.bytes().all(|it| matches!(it, b' '..=b'~')) {
        return None;
    }
    let mut in_quotes = false;
    let mut escaped = false;
    let mut before = ' ';
    for (at, symbol) in line.char_indices() {
        let span = Span::new(start + at, start + at + symbol.len_utf8());
        match symbol {
            '"' if !escaped => in_quotes = !in_quotes,
            // In a comment curly quotes may stand as well.
            '#' if !in_quotes && before == ' ' => in_quotes = true,
            '\t' => return Some(Problem::Tab.at(span, &[])),
            _ if is_curly(symbol) && !in_quotes => {
                return Some(Problem::CurlyQuote.at(span, &[&symbol.to_string()]));
            }
            _ if is_invisible(symbol) => {
                let code = format!("U+{:04X}", u32::from(symbol));
                let cure = if symbol == '\u{A0}' { WRITE_A_SPACE } else { DELETE };
                return Some(Problem::Invisible.at(span, &[&code, cure]));
            }
            _ => {}
        }
        escaped = symbol == '\\' && !escaped;
        before = symbol;
    }
    None
}

/// How much of a line a cure repeats, in characters.
const REPEATED_CHARS_MAX: usize = 80;

/// What becomes of a long quotation that is not closed.
const CLOSE_IT: &str = "close it with `\"` on the same line";

/// What becomes of the end of a quotation that has no beginning.
const OPEN_IT: &str = "open it with `\"` where the quoted words begin";

/// What becomes of an invisible character, and of a no-break space.
const DELETE: &str = "delete it";
const WRITE_A_SPACE: &str = "write a space";

fn is_curly(symbol: char) -> bool {
    matches!(symbol, '\u{201C}'..='\u{201F}' | '«' | '»')
}

fn is_invisible(symbol: char) -> bool {
    symbol.is_control()
        || matches!(
            symbol,
            '\u{A0}' | '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'
                ..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of a line with bars between them, then its comment.
    #[track_caller]
    fn check(line: &str, expected: &str) {
        let mut found = Vec::new();
        let beside = tokens(line, 0, &mut found);
        let words: Vec<&str> = found.iter().filter_map(|it| it.span.of(line)).collect();
        let comment = beside.comment.and_then(|it| it.of(line)).unwrap_or_default();
        let fault = beside.fault.map(|it| format!("! {}", it.message)).unwrap_or_default();
        let shown = format!("{} {comment}{fault}", words.join("|")).trim_end().to_owned();
        assert_eq!(shown, expected);
    }

    #[test]
    fn lines() {
        check("GB, SU and US  # T19", "GB|,|SU|and|US # T19");
        check("at \"a \\\" b\":", "at|\"a \\\" b\"|:");
        check("2000-01-01T00:00:00 a's x#y", "2000-01-01T00:00:00|a's|x#y");
        check("[1939,1941] {1960,1961-12}, x", "[1939,1941]|{1960,1961-12}|,|x");
        check("6(2)", "6(2)");
        check("# only this", " # only this");
        check("a \"open b", "a|\"open b ! this quote is not closed");
        check("\"", "\" ! this quote is not closed");
        check("\"a\\n\" b", "\"a\\n\"|b ! `\\n` means nothing inside quotes");
        check("a\tb", "a|b ! a tab stands here");
        check("\"“inside”\" # and “here”", "\"“inside”\" # and “here”");
        check("a “out side”: b", "a|“out side”|:|b ! `“` is a curly quote");
        check("a “out side", "a|“out side ! `“` is a curly quote");
    }

    #[test]
    fn a_quoted_name_is_read_as_it_was_written() {
        for name in ["", "a \"b\" c", "\\", "é \\\" “x”"] {
            assert_eq!(unquoted(&quoted(name)), name);
        }
    }
}
