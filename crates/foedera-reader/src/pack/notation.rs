//! The notation of rules: one line that says in which order words and mentions stand.
//!
//! ```text
//! sign~ [#into] law|decree .. ratif~      a stem, an optional class, a choice, a gap
//! <post> [<country>] [, <person>]         mentions
//! ```
//!
//! | written     | matches                                                        |
//! |-------------|----------------------------------------------------------------|
//! | `word`      | that word, whatever its case and apostrophes                   |
//! | `word~`     | a word that begins so, with a bounded ending                   |
//! | `a\|b`      | either word                                                    |
//! | `(a b\|c)`  | either sequence: inside a group, `\|` parts whole sequences    |
//! | `[a b]`     | the sequence or nothing; `[a\|b]` one of them or nothing       |
//! | `#class`    | a class of words or sequences declared under `[words]`         |
//! | `<slot>`    | a mention: see [`Slot`]                                        |
//! | `\(`        | that mark itself                                               |
//! | `..`        | up to [`GAP`] units that end no sentence                       |
//! | `...`       | up to [`CLAUSE`] such units: all that somebody says            |
//! | `*`         | up to [`GAP`] words with which no act begins                   |
//!
//! It is not a regular expression over letters: there is no way to write one, and no group is
//! numbered. What is wrong in a line is refused with its place when the pack is loaded.

use crate::sense::Slot;

/// How many units a `..` or a `*` may pass over.
pub(crate) const GAP: usize = 6;

/// How many units a `...` may pass over.
pub(crate) const CLAUSE: usize = 80;

/// A parsed line of the notation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part<'t> {
    Word(&'t str),
    /// With its `~`.
    Stem(&'t str),
    Class(&'t str),
    Slot(Slot),
    Either(Vec<Vec<Part<'t>>>),
    Maybe(Box<Part<'t>>),
    /// Whatever stands there, up to the end of the sentence.
    Gap,
    /// The same, of a whole clause.
    Clause,
    /// Words that belong to a name or a noun phrase.
    Fill,
}

/// Reads one line.
///
/// # Errors
/// Says what is wrong and, in bytes of the line, where.
pub(crate) fn parse(line: &str) -> Result<Vec<Part<'_>>, String> {
    let mut reader = Reader { line, at: 0 };
    let parts = reader.sequence(0)?;
    match reader.peek() {
        None => Ok(parts),
        Some(found) => Err(reader.wrong(&format!("unexpected `{found}`; nothing was opened"))),
    }
}

/// How deep groups may nest.
const DEPTH: usize = 8;

struct Reader<'t> {
    line: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn sequence(&mut self, depth: usize) -> Result<Vec<Part<'t>>, String> {
        if depth > DEPTH {
            return Err(self.wrong(&format!("groups nest deeper than {DEPTH}; declare a class")));
        }
        let mut parts = Vec::new();
        while let Some(next) = self.peek() {
            match next {
                ' ' => self.skip(next),
                ']' | ')' => break,
                '|' if depth > 0 => break,
                _ => parts.push(self.part(next, depth)?),
            }
        }
        Ok(parts)
    }

    fn part(&mut self, next: char, depth: usize) -> Result<Part<'t>, String> {
        match next {
            '[' => Ok(Part::Maybe(Box::new(self.group(']', depth)?))),
            '(' => self.group(')', depth),
            '<' => self.slot(),
            '\\' => self.mark(),
            '#' => {
                self.skip('#');
                Ok(Part::Class(self.word(depth > 0)))
            }
            _ => self.words(depth > 0),
        }
    }

    fn group(&mut self, close: char, depth: usize) -> Result<Part<'t>, String> {
        self.at += 1;
        let mut choices = vec![self.sequence(depth + 1)?];
        while self.peek() == Some('|') {
            self.skip('|');
            choices.push(self.sequence(depth + 1)?);
        }
        if self.peek() != Some(close) {
            return Err(self.wrong(&format!("expected `{close}`")));
        }
        self.skip(close);
        Ok(either(choices))
    }

    fn slot(&mut self) -> Result<Part<'t>, String> {
        let rest = self.line.get(self.at + 1..).unwrap_or("");
        let Some((name, _)) = rest.split_once('>') else { return Err(self.wrong("expected `>`")) };
        let Some(slot) = Slot::from_word(name) else {
            let known: Vec<&str> = Slot::WORDS.iter().map(|(it, _)| *it).collect();
            return Err(self.wrong(&format!("no slot `{name}`; slots are {}", known.join(", "))));
        };
        self.at += name.len() + 2;
        Ok(Part::Slot(slot))
    }

    /// The mark after a `\\`, which otherwise would open or part something.
    fn mark(&mut self) -> Result<Part<'t>, String> {
        self.skip('\\');
        let rest = self.line.get(self.at..).unwrap_or("");
        let Some(mark) = rest.chars().next() else {
            return Err(self.wrong("expected a mark after `\\\\`"));
        };
        self.skip(mark);
        Ok(Part::Word(rest.get(..mark.len_utf8()).unwrap_or("")))
    }

    fn words(&mut self, grouped: bool) -> Result<Part<'t>, String> {
        let written = self.word(grouped);
        if written == ".." {
            return Ok(Part::Gap);
        }
        if written == "..." {
            return Ok(Part::Clause);
        }
        if written == "*" {
            return Ok(Part::Fill);
        }
        let words = written.split('|').filter(|it| !it.is_empty());
        let choices: Vec<Vec<Part<'_>>> = words.map(|it| vec![literal(it)]).collect();
        if choices.is_empty() {
            return Err(self.wrong("expected a word beside `|`"));
        }
        Ok(either(choices))
    }

    /// The next word; inside a group a `|` ends it, for there it parts whole sequences.
    fn word(&mut self, grouped: bool) -> &'t str {
        let rest = self.line.get(self.at..).unwrap_or("");
        let ends = |it: char| match it {
            ' ' | '[' | ']' | '(' | ')' | '<' | '>' | '#' | '\\' => true,
            _ => grouped && it == '|',
        };
        let len = rest.find(ends).unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.line.get(self.at..)?.chars().next()
    }

    fn skip(&mut self, letter: char) {
        self.at += letter.len_utf8();
    }

    fn wrong(&self, what: &str) -> String {
        format!("`{}`, byte {}: {what}", self.line, self.at)
    }
}

fn literal(word: &str) -> Part<'_> {
    if word.ends_with('~') { Part::Stem(word) } else { Part::Word(word) }
}

/// One of these; what stands alone needs no choice.
fn either(mut choices: Vec<Vec<Part<'_>>>) -> Part<'_> {
    match choices.as_mut_slice() {
        [choice] if choice.len() == 1 => choice.pop(),
        _ => None,
    }
    .unwrap_or(Part::Either(choices))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn refuses(line: &str, why: &str) {
        let error = parse(line).expect_err("the line is wrong");
        assert!(error.contains(why), "{error}");
    }

    #[test]
    fn a_line_reads_as_it_is_written() {
        let parts = parse("sign~ [#into] (law|the decree) .. <treaty>").expect("a good line");
        assert_eq!(parts.len(), 5);
        assert_eq!(parts.last(), Some(&Part::Slot(Slot::Treaty)));
    }

    #[test]
    fn a_mark_can_stand_for_itself() {
        assert_eq!(parse(r"\("), Ok(vec![Part::Word("(")]));
    }

    #[test]
    fn a_wrong_line_says_where_and_what_to_do() {
        refuses("sign <treety>", "no slot `treety`; slots are day");
        refuses("sign [the treaty", "expected `]`");
        refuses("sign )", "unexpected `)`");
        refuses("sign <treaty", "expected `>`");
        refuses("| treaty", "expected a word beside `|`");
        refuses("(a > b)", "expected a word beside `|`");
    }

    proptest! {
        #[test]
        fn no_line_panics(line in "[a-z~|#<>\\[\\]() .]{0,30}") {
            let _outcome = parse(&line);
        }
    }
}
