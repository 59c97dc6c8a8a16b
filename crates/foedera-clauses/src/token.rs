//! A line to its tokens: atoms, quotations, commas, colons; and what no line may hold.
//!
//! A comment is no token: it begins with `#` after white space, outside quotes, and is kept apart.

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

/// The tokens of `line`, which begins at `start` of the text, are added to `tokens`; its comment
/// is handed back, or the first thing in it that no line may hold.
pub(crate) fn tokens(
    line: &str,
    start: usize,
    tokens: &mut Vec<Token>,
) -> Result<Option<Span>, Diagnostic> {
    if let Some(fault) = forbidden(line, start) {
        return Err(fault);
    }
    let mut lexer = Lexer { line, start, at: 0, tokens };
    lexer.run()
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
}

impl Lexer<'_, '_> {
    fn run(&mut self) -> Result<Option<Span>, Diagnostic> {
        while let Some(byte) = self.byte(self.at) {
            match byte {
                b' ' => self.at += 1,
                b'#' if self.is_after_space() => {
                    return Ok(Some(self.span(self.at, self.line.trim_end().len())));
                }
                b'"' => self.quotation()?,
                b',' => self.push(Kind::Comma, self.at + 1),
                b':' => self.push(Kind::Colon, self.at + 1),
                _ => self.atom(),
            }
        }
        Ok(None)
    }

    fn is_after_space(&self) -> bool {
        self.at.checked_sub(1).is_none_or(|it| self.byte(it) == Some(b' '))
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

    fn quotation(&mut self) -> Result<(), Diagnostic> {
        let mut end = self.at + 1;
        loop {
            match self.byte(end) {
                None => {
                    let span = self.span(self.at, self.line.trim_end().len());
                    return Err(Problem::OpenQuote.at(span, &[]));
                }
                Some(b'"') => break,
                Some(b'\\') if !matches!(self.byte(end + 1), Some(b'"' | b'\\')) => {
                    let letter = self.line.get(end + 1..).and_then(|it| it.chars().next());
                    let (text, length) =
                        letter.map_or((String::new(), 0), |it| (it.to_string(), it.len_utf8()));
                    let span = self.span(end, end + 1 + length);
                    return Err(Problem::Escape.at(span, &[&text]));
                }
                Some(b'\\') => end += 2,
                Some(_) => end += 1,
            }
        }
        self.push(Kind::Quoted, end + 1);
        Ok(())
    }

    /// An atom ends at white space, before a quote, and before a comma or colon that ends it.
    fn atom(&mut self) {
        let mut end = self.at + 1;
        while self.byte(end).is_some_and(|it| it != b' ' && it != b'"') {
            let at_end = matches!(self.byte(end + 1), None | Some(b' ' | b'"'));
            if at_end && matches!(self.byte(end), Some(b',' | b':')) {
                break;
            }
            end += 1;
        }
        self.push(Kind::Atom, end);
    }
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
            '\u{201C}'..='\u{201F}' | '«' | '»' if !in_quotes => {
                return Some(Problem::CurlyQuote.at(span, &[&symbol.to_string()]));
            }
            _ if is_invisible(symbol) => {
                let code = format!("U+{:04X}", u32::from(symbol));
                return Some(Problem::Invisible.at(span, &[&code]));
            }
            _ => {}
        }
        escaped = symbol == '\\' && !escaped;
        before = symbol;
    }
    None
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
        let shown = match tokens(line, 0, &mut found) {
            Err(fault) => fault.message,
            Ok(comment) => {
                let words: Vec<&str> = found.iter().filter_map(|it| it.span.of(line)).collect();
                let comment = comment.and_then(|it| it.of(line)).unwrap_or_default();
                format!("{} {comment}", words.join("|")).trim_end().to_owned()
            }
        };
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
        check("\"open", "this quote is not closed");
        check("\"“inside”\" # and “here”", "\"“inside”\" # and “here”");
        check("“outside”", "`“` is a curly quote");
    }

    #[test]
    fn a_quoted_name_is_read_as_it_was_written() {
        for name in ["", "a \"b\" c", "\\", "é \\\" “x”"] {
            assert_eq!(unquoted(&quoted(name)), name);
        }
    }
}
