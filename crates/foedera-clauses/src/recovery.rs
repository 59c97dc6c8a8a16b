//! What stands below a line that cannot be read: it is read all the same, as what the line was
//! probably meant to open. So one fault hides no other, and none is made up: what nothing speaks
//! for is left unread.

use foedera_model::{NamedSet, Span};

use crate::cursor::About;
use crate::document::Walk;
use crate::near::edits_of_a_slip;
use crate::noun::plain::is_identifier;
use crate::noun::when::line_of_a_block;
use crate::problem::Problem;
use crate::report::{BLOCK_PLACE, shortened};
use crate::sentence::{
    ACTS, BELOW_ACTS, BELOW_EVENTS, BELOW_RULES, CLAUSES, EVENTS, HEAD, MANNER, OPENERS, OWED,
    Opener, QUOTATIONS, RECORDED, ROWS,
};
use crate::shape::Table;

/// How many lines speak for what a block is.
const WITNESSES_MAX: usize = 12;

/// What lines below another can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Below {
    Head,
    Rows,
    Clauses,
    Acts,
    Events,
    /// What is owed on an event.
    Owed,
    /// How it is owed.
    Manner,
    Rule,
    /// Conditions and days, a line each.
    Block,
    Quotations,
    Recorded,
    Act,
    Event,
}

/// Whatever can stand below a line of which nothing is known; of two that fit alike the first counts. The duty of
/// an event stands first: [`BELOW_A_CLAUSE`] is the rest.
pub(crate) const ANYTHING: &[Below] = &[
    Below::Owed,
    Below::Block,
    Below::Rule,
    Below::Quotations,
    Below::Manner,
    Below::Clauses,
    Below::Head,
    Below::Acts,
    Below::Events,
    Below::Rows,
    Below::Recorded,
];

/// What can stand below a clause that begins as a sentence of its own does: no duty of an event.
pub(crate) const BELOW_A_CLAUSE: &[Below] = ANYTHING.split_at(1).1;

/// What opens a block of its own: what stands below it, and how the line that opens it is written.
const BLOCKS: &[(Below, &str)] = &[
    (Below::Clauses, "article LABEL"),
    (Below::Head, "treaty CODE \"Title\""),
    (Below::Acts, "acts"),
    (Below::Events, "scenario CODE \"Title\""),
    (Below::Rows, "table NAME \"source\", unit"),
];

impl Walk<'_, '_> {
    /// Reads what stands below a line that cannot be read, as what it looks like most.
    pub(crate) fn recover(&mut self, line: usize, likely: &[Below]) {
        let Some(found) = self.looks_like(line, likely) else { return };
        for line in self.below(line) {
            match found {
                Below::Head => self.skim_then(&HEAD, line, &[Below::Recorded]),
                Below::Rows => self.skim_then(&ROWS, line, &[]),
                Below::Clauses => self.clause(line, None),
                Below::Acts => self.act(line),
                Below::Events => {
                    let _nobody = self.event(line);
                }
                Below::Owed => self.skim_then(&OWED, line, &[Below::Manner]),
                Below::Manner => self.skim_then(&MANNER, line, &[]),
                Below::Rule => self.skim_then(&BELOW_RULES, line, &[]),
                Below::Quotations => self.skim_then(&QUOTATIONS, line, &[]),
                Below::Recorded => self.skim_then(&RECORDED, line, &[]),
                Below::Act => self.skim_then(&BELOW_ACTS, line, &[]),
                Below::Event => self.skim_then(&BELOW_EVENTS, line, &[]),
                Below::Block => {
                    let _nobody =
                        self.reader.whole_line(line, About::Treaty, BLOCK_PLACE, line_of_a_block);
                }
            }
        }
    }

    /// What a line at the left was meant to open, though it does not begin so; nothing if it is a
    /// clause.
    pub(crate) fn meant(&mut self, line: usize) -> Option<Opener> {
        let by_its_word = self.meant_by_its_word(line);
        if by_its_word.is_none() && self.is_headed(line) {
            return self.unheaded(line);
        }
        let can_open = by_its_word.is_some() || !self.below(line).is_empty();
        let full = self.reader.found.is_full();
        if !can_open || full || self.reader.could_be(&CLAUSES, line, 0) {
            return None;
        }
        if by_its_word.is_some() {
            let _told = self.reader.read(&OPENERS, line, &mut None);
            return by_its_word;
        }
        let below = self.looks_like(line, ANYTHING)?;
        let (_, form) = BLOCKS.iter().find(|(it, _)| *it == below)?;
        let first = self.reader.words(line).first().copied().unwrap_or_default();
        let cure = format!("what stands below it is opened by `{form}`");
        let found = [shortened(first), OPENERS.place.to_owned(), cure];
        let span = self.reader.first_word(line);
        let problem = Problem::UnknownSentence.at(span, &found.each_ref().map(String::as_str));
        self.reader.report(line, problem);
        opener_of(form, &[])
    }

    /// Whether the line is a code and a title with at most a word before them, and there is no treaty
    /// yet.
    fn is_headed(&self, line: usize) -> bool {
        let words = self.reader.words(line);
        let Some((title, before)) = words.split_last() else { return false };
        self.document.treaty.is_none()
            && words.first() != Some(&"treaty")
            && title.starts_with('"')
            && before.len() <= 2
            && before.iter().any(|it| is_identifier(it))
    }

    /// The head of a treaty without the word with which it begins.
    fn unheaded(&mut self, line: usize) -> Option<Opener> {
        let span = self.reader.span(line);
        let before = span.of(self.reader.text).and_then(|it| it.split_once('"'))?.0.trim_end();
        let code = before.split_whitespace().rfind(|it| is_identifier(it))?;
        let cure = format!("did you mean `treaty {code}`");
        let span = Span::new(span.start(), span.start() + before.len());
        let problem = Problem::UnknownSentence.at(span, &[before, OPENERS.place, &cure]);
        self.reader.report(line, problem);
        opener_of("treaty", &[])
    }

    /// What opens with the word with which a line begins, but for a slip.
    pub(crate) fn meant_by_its_word(&self, line: usize) -> Option<Opener> {
        let words = self.reader.words(line);
        let first = words.first()?.to_lowercase();
        let openings = OPENERS.openings();
        let near = openings.iter().filter_map(|it| Some((edits_of_a_slip(&first, it)?, *it)));
        let (_, opening) = near.min()?;
        // `article 41 enters into force …` is a clause that begins alike.
        let alone = opening != "article" || words.len() <= 2 || !self.below(line).is_empty();
        opener_of(opening, &words).filter(|_| alone)
    }

    /// What the lines below a line look like most, of what they are likely to be.
    fn looks_like(&mut self, line: usize, likely: &[Below]) -> Option<Below> {
        let mut witnesses = self.below(line);
        if let ([only], false) = (likely, witnesses.is_empty()) {
            return Some(*only);
        }
        witnesses.truncate(WITNESSES_MAX);
        let mut best = (0, None);
        for below in likely {
            let weight = witnesses.iter().map(|it| self.speaks_for(*below, *it)).sum();
            if best.0 < weight {
                best = (weight, Some(*below));
            }
        }
        best.1
    }

    /// How much a line speaks for being what it is tried as: more if it can be read so.
    fn speaks_for(&mut self, below: Below, line: usize) -> usize {
        let words = self.reader.words(line);
        let dated = words.first().is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
        let r = &mut self.reader;
        let (reads, resembles) = match below {
            Below::Head => (r.could_be(&HEAD, line, 0), HEAD.resembles(&words)),
            Below::Rows => (r.could_be(&ROWS, line, 0), false),
            Below::Clauses => (r.could_be(&CLAUSES, line, 0), CLAUSES.resembles(&words)),
            Below::Acts => (dated && r.could_be(&ACTS, line, 1), dated),
            Below::Events => (dated && r.could_be(&EVENTS, line, 1), dated),
            Below::Owed => (r.could_be(&OWED, line, 0), OWED.resembles(&words)),
            Below::Manner => (r.could_be(&MANNER, line, 0), MANNER.resembles(&words)),
            Below::Rule => (r.could_be(&BELOW_RULES, line, 0), BELOW_RULES.resembles(&words)),
            Below::Block => (r.would(line, line_of_a_block), false),
            Below::Quotations => (r.could_be(&QUOTATIONS, line, 0), false),
            Below::Recorded => (r.could_be(&RECORDED, line, 0), RECORDED.resembles(&words)),
            Below::Act => (r.could_be(&BELOW_ACTS, line, 0), BELOW_ACTS.resembles(&words)),
            Below::Event => (r.could_be(&BELOW_EVENTS, line, 0), BELOW_EVENTS.resembles(&words)),
        };
        usize::from(reads) * 2 + usize::from(resembles)
    }

    /// Reads a line of which nobody is told what it says, and what stands below it.
    fn skim_then<T>(&mut self, table: &Table<T>, line: usize, below: &[Below]) {
        self.reader.skim(table, line);
        self.recover(line, below);
    }
}

/// What a word opens; of the words behind it a label or a name can be told.
fn opener_of(form: &str, words: &[&str]) -> Option<Opener> {
    let name = words.get(1).copied().unwrap_or_default().to_owned();
    let none = String::new;
    match form.split(' ').next()? {
        "treaty" => Some(Opener::Treaty { id: none(), title: none() }),
        "set" => Some(Opener::Set(NamedSet { name, source: none(), members: Vec::new() })),
        "table" => Some(Opener::Table { name, source: none(), unit: none() }),
        "article" => Some(Opener::Article(name)),
        "acts" => Some(Opener::Acts),
        "scenario" => Some(Opener::Scenario { id: none(), title: none() }),
        "note" => Some(Opener::Note),
        _ => None,
    }
}
