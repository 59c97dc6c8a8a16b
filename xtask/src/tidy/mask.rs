//! Rust source with its comments and literals blanked out, line for line.
//!
//! Not a parser: just enough of one that a brace in a string is no brace, and a word in a comment
//! no word of the code. Comments become spaces, so that a line of comment counts as empty; what a
//! literal holds becomes `s`, so that a line of text counts as a line.

/// The source, masked: as many lines, each with as many characters.
pub(crate) fn mask(source: &str) -> String {
    let mut masker = Masker { rest: source, out: String::with_capacity(source.len()) };
    while masker.step() {}
    masker.out
}

struct Masker<'s> {
    rest: &'s str,
    out: String,
}

impl<'s> Masker<'s> {
    /// Takes one comment, literal or character; false at the end.
    fn step(&mut self) -> bool {
        let rest = self.rest;
        if rest.starts_with("//") {
            self.blank(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.blank(block_comment(rest));
        } else if let Some(length) = raw_string(rest).filter(|_| !self.in_word()) {
            self.literal(length);
        } else if rest.starts_with('"') {
            self.literal(quoted(rest, '"'));
        } else if is_char_literal(rest) {
            self.literal(quoted(rest, '\''));
        } else {
            let Some(first) = rest.chars().next() else { return false };
            self.take(first.len_utf8(), |symbol| symbol);
        }
        true
    }

    fn blank(&mut self, length: usize) {
        self.take(length, |_| ' ');
    }

    fn literal(&mut self, length: usize) {
        self.take(length, |_| 's');
    }

    /// Moves so many bytes from the source to the output, line breaks as they are.
    fn take(&mut self, length: usize, mask: impl Fn(char) -> char) {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.out.extend(taken.chars().map(|it| if it == '\n' { it } else { mask(it) }));
        self.rest = rest;
    }

    /// Whether a word is being written: the `r` of `for"` begins no raw string.
    fn in_word(&self) -> bool {
        self.out.ends_with(|last: char| last.is_alphanumeric() || last == '_')
    }
}

/// The length of a block comment, nested ones included.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_u32;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The length of a raw string, where one begins here.
fn raw_string(text: &str) -> Option<usize> {
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after.trim_start_matches('#').strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = body.find(&close).map_or(body.len(), |at| at + close.len());
    Some(text.len() - body.len() + end)
}

/// The length of a literal between two of these quotes, escapes skipped.
fn quoted(text: &str, quote: char) -> usize {
    let mut symbols = text.char_indices().skip(1);
    while let Some((at, symbol)) = symbols.next() {
        if symbol == '\\' {
            symbols.next();
        } else if symbol == quote {
            return at + 1;
        }
    }
    text.len()
}

/// Whether a character literal begins here, and not a lifetime.
fn is_char_literal(text: &str) -> bool {
    let mut symbols = text.chars();
    symbols.next() == Some('\'')
        && match symbols.next() {
            Some('\\') => true,
            Some(_) => symbols.next() == Some('\''),
            None => false,
        }
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[track_caller]
    fn check(source: &str, masked: &str) {
        assert_eq!(mask(source), masked);
    }

    #[test]
    fn comments_are_blank_and_literals_are_letters() {
        check("a // {\nb", "a     \nb");
        check("a /* { /* } */ */ b", "a                 b");
        check(r#"f("{\"}") }"#, "f(ssssss) }");
        check("f(r#\"{\"\"#) }", "f(sssssss) }");
        check("f('{', '\\'', 'a)", "f(sss, ssss, 'a)");
    }

    #[test]
    fn a_word_that_ends_in_r_begins_no_raw_string() {
        check("for\"{\"", "forsss");
    }

    #[test]
    fn what_is_never_closed_ends_with_the_text() {
        check("/* a", "    ");
        check("\"a\nb", "ss\ns");
        check("r#\"a", "ssss");
    }
}
