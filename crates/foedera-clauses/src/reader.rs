//! Reading lines by tables of sentences: what is recognised is handed on and, where it is wanted,
//! written in its canonical form; what is not is reported once, at its place, with a cure.

use std::collections::{BTreeMap, BTreeSet};

use foedera_dates::Day;
use foedera_entities::{EntityId, World};
use foedera_model::{Diagnostic, Severity, Span};

use crate::cursor::{About, Cursor, Expected, Furthest, Mention};
use crate::found::Found;
use crate::limits::UNKNOWN_NAMES_MAX;
use crate::out::Out;
use crate::problem::Problem;
use crate::report;
use crate::shape::{Match, Table, Verb};
use crate::token::Kind;
use crate::tree::Tree;
use crate::value::Values;

/// How many words point at a line that is whole.
const OPENING_WORDS: usize = 2;

/// The state of one reading of one text.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    pub(crate) text: &'t str,
    pub(crate) tree: &'t Tree,
    pub(crate) found: Found,
    pub(crate) furthest: Furthest,
    /// What the line that is being read names, by token.
    pub(crate) mentions: Vec<(Mention, usize)>,
    /// The words of that line that agree in number.
    pub(crate) verbs: Vec<Verb>,
    /// The sets and tables that accepted lines name, to be looked up at the end.
    pub(crate) named: Vec<(Mention, usize)>,
    /// The treaties that accepted lines name, by token.
    pub(crate) treaties: Vec<usize>,
    /// The canonical form of every line, where it is asked for.
    canonical: Option<Vec<Option<String>>>,
    reported: BTreeSet<usize>,
    /// Whether lines are only tried: then nothing is reported.
    trying: bool,
    /// Where states may stand by their names, as in a scenario: the first and the last day on which the names
    /// are read.
    pub(crate) named_on: Option<(Day, Day)>,
    /// Names that were looked for, with the code that bears them.
    looked_up: BTreeMap<String, Option<EntityId>>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str, tree: &'t Tree, found: Found) -> Self {
        let told = tree.lines.iter().enumerate().filter(|(_, it)| it.told);
        Self {
            text,
            tree,
            found,
            furthest: Furthest::default(),
            mentions: Vec::new(),
            verbs: Vec::new(),
            named: Vec::new(),
            treaties: Vec::new(),
            canonical: None,
            reported: told.map(|(line, _)| line).collect(),
            trying: false,
            named_on: None,
            looked_up: BTreeMap::new(),
        }
    }

    /// The same, keeping the canonical form of every line that is read.
    pub(crate) fn keeping_forms(mut self) -> Self {
        self.canonical = Some(vec![None; self.tree.lines.len()]);
        self
    }

    pub(crate) fn into_forms(self) -> (Vec<Option<String>>, Found) {
        (self.canonical.unwrap_or_default(), self.found)
    }

    pub(crate) fn token(&self, token: usize) -> &'t str {
        self.tree.tokens.get(token).and_then(|it| it.span.of(self.text)).unwrap_or_default()
    }

    pub(crate) fn span(&self, line: usize) -> Span {
        self.tree.lines.get(line).map_or(Span::new(0, 0), |it| it.span)
    }

    /// The first words of a place: enough to point at a line that is whole.
    pub(crate) fn opening(&self, place: Span) -> Span {
        let tokens = &self.tree.tokens;
        let from = tokens.partition_point(|it| it.span.start() < place.start());
        let words = tokens.iter().skip(from).take(OPENING_WORDS).map(|it| it.span);
        words.filter(|it| place.contains(*it)).reduce(Span::hull).unwrap_or(place)
    }

    /// The number of a line, as people count.
    pub(crate) fn line_number(&self, line: usize) -> String {
        let before = self.text.get(..self.span(line).start()).unwrap_or_default();
        (before.matches('\n').count() + 1).to_string()
    }

    /// Where the first word of a line stands.
    pub(crate) fn first_word(&self, line: usize) -> Span {
        let first = self.tree.lines.get(line).and_then(|it| self.tree.tokens.get(it.tokens.start));
        first.map_or(self.span(line), |it| it.span)
    }

    /// The words of a line, token by token.
    pub(crate) fn words(&self, line: usize) -> Vec<&'t str> {
        let tokens = self.tree.lines.get(line).map_or(0..0, |it| it.tokens.clone());
        tokens.map(|it| self.token(it)).collect()
    }

    pub(crate) fn is_broken(&self, line: usize) -> bool {
        self.tree.lines.get(line).is_none_or(|it| it.broken)
    }

    /// Whether the line opens a block.
    pub(crate) fn ends_with_colon(&self, line: usize) -> bool {
        let tokens =
            self.tree.lines.get(line).and_then(|it| self.tree.tokens.get(it.tokens.clone()));
        tokens.and_then(<[_]>::last).is_some_and(|it| it.kind == Kind::Colon)
    }

    /// The code of the one that bears a name in some language, for a message that offers it.
    pub(crate) fn bearer(&mut self, name: &str) -> Option<EntityId> {
        if let Some(found) = self.looked_up.get(name) {
            return *found;
        }
        if UNKNOWN_NAMES_MAX <= self.looked_up.values().filter(|it| it.is_none()).count() {
            return None;
        }
        let found = World::embedded().find(name, None).ok().map(|it| it.id);
        self.looked_up.insert(name.to_owned(), found);
        found
    }

    /// Adds a problem of a line; a line is reported once.
    pub(crate) fn report(&mut self, line: usize, diagnostic: Diagnostic) {
        if self.trying {
            return;
        }
        if diagnostic.severity != Severity::Error || self.reported.insert(line) {
            self.found.push(diagnostic);
        }
    }

    /// Reads a line by the sentences of a table. What it says is told to `target`; its words come
    /// back.
    pub(crate) fn read<T>(&mut self, table: &Table<T>, line: usize, target: &mut T) -> Option<Out> {
        self.read_after(table, line, target, |_| Some(Out::default()))
    }

    /// The same, where `before` reads what stands before the sentence.
    pub(crate) fn read_after<T>(
        &mut self,
        table: &Table<T>,
        line: usize,
        target: &mut T,
        before: impl FnMut(&mut Cursor<'_, 't>) -> Option<Out>,
    ) -> Option<Out> {
        let (out, found) = self.recognise(table, line, before)?;
        let told = table.shape(found.shape).map(|it| it.says);
        let told = told.and_then(|says| says(&mut Values::new(found.values), target));
        if told.is_none() {
            self.misplaced(line, table.refusal);
            return None;
        }
        Some(out)
    }

    /// Reads a line of which nobody is told what it says, because what it describes is not known.
    pub(crate) fn skim<T>(&mut self, table: &Table<T>, line: usize) {
        let _nobody = self.recognise(table, line, |_| Some(Out::default()));
    }

    /// The sentence of a table that a line is, with its words, or the report of what is wrong.
    fn recognise<T>(
        &mut self,
        table: &Table<T>,
        line: usize,
        mut before: impl FnMut(&mut Cursor<'_, 't>) -> Option<Out>,
    ) -> Option<(Out, Match)> {
        if self.is_broken(line) {
            return None;
        }
        let outer = std::mem::take(&mut self.furthest);
        let mut said = self.sentence(table, line, &mut before);
        if said.is_err() && self.found.is_full() {
            self.found.count();
        } else if said.is_err() {
            self.furthest = Furthest::noting();
            said = self.sentence(table, line, &mut before);
        }
        if let (Err(start), true) = (&said, self.furthest.noting) {
            let openings = if start.is_some() { table.openings() } else { Vec::new() };
            let start = start.unwrap_or(usize::MAX);
            let report = report::of_line(self, line, start, table.place, &openings);
            self.report(line, report);
        }
        self.furthest = outer;
        let (out, found) = said.ok()?;
        self.agree::<T>(line, &found);
        self.accept(line, &out);
        Some((out, found))
    }

    /// The sentence of a table that a line is; otherwise where it begins, if that much could be read.
    fn sentence<T>(
        &mut self,
        table: &Table<T>,
        line: usize,
        before: &mut impl FnMut(&mut Cursor<'_, 't>) -> Option<Out>,
    ) -> Result<(Out, Match), Option<usize>> {
        self.mentions.clear();
        self.verbs.clear();
        let mut c = Cursor::new(self, line, About::Treaty);
        let mut out = before(&mut c).ok_or(None)?;
        let start = c.at();
        if let Some(found) = table.read(&mut c) {
            table.write(&found, &mut out);
            out.finish();
            return Ok((out, found));
        }
        if c.reader.furthest.noting {
            c.reader.furthest.note(start, Expected::End);
            table.miss(&mut c);
        }
        Err(Some(start))
    }

    /// Whether a table could read the line from its word `from` on; nothing is reported or kept.
    pub(crate) fn could_be<T>(&mut self, table: &Table<T>, line: usize, from: usize) -> bool {
        self.would(line, |c| {
            (0..from).for_each(|_| c.skip());
            table.read(c).map(|_| ())
        })
    }

    /// Whether `read` could read the whole line; nothing is reported or kept.
    pub(crate) fn would(
        &mut self,
        line: usize,
        read: impl FnOnce(&mut Cursor<'_, 't>) -> Option<()>,
    ) -> bool {
        let outer = std::mem::take(&mut self.furthest);
        let trying = std::mem::replace(&mut self.trying, true);
        let mut c = Cursor::new(self, line, About::Treaty);
        let found = read(&mut c).is_some() && c.is_at_end();
        self.trying = trying;
        self.furthest = outer;
        found
    }

    /// Reads a line of a block whole by `read`, or reports it.
    pub(crate) fn whole_line<T>(
        &mut self,
        line: usize,
        about: About,
        place: &'static str,
        mut read: impl FnMut(&mut Cursor<'_, 't>) -> Option<T>,
    ) -> Option<T> {
        if self.is_broken(line) {
            return None;
        }
        let outer = std::mem::take(&mut self.furthest);
        let mut whole = |reader: &mut Self| {
            Cursor::new(reader, line, about).attempt(|c| {
                let out = read(c)?;
                if c.is_at_end() { Some(out) } else { c.miss(Expected::End) }
            })
        };
        // Below a line that is read again to be told of, nothing is read twice.
        let mut out = if outer.noting { None } else { whole(self) };
        if out.is_none() && !self.trying {
            self.furthest = Furthest::noting();
            out = whole(self);
        }
        if out.is_none() && !self.trying {
            let start = self.tree.lines.get(line).map_or(0, |it| it.tokens.start);
            let report = report::of_line(self, line, start, place, &[]);
            self.report(line, report);
        } else if out.is_some() && !self.ends_with_colon(line) {
            self.no_children(line);
        }
        self.furthest = outer;
        out
    }

    /// Reports what stands below a line that takes nothing below it.
    pub(crate) fn no_children(&mut self, line: usize) {
        if let Some(below) = self.tree.children(line).next().filter(|it| !self.is_broken(*it)) {
            self.misplaced(below, "nothing can stand below the line above it");
        }
    }

    /// Reports that a line does not belong where it stands.
    pub(crate) fn misplaced(&mut self, line: usize, cure: &str) {
        let span = self.span(line);
        let words = report::shortened(span.of(self.text).unwrap_or_default());
        self.report(line, Problem::Misplaced.at(span, &[&words, cure]));
    }

    /// Reports that a line does not belong where it stands, in place of what was reported of it.
    pub(crate) fn misplaced_instead(&mut self, line: usize, cure: &str) {
        let place = self.span(line);
        if self.tree.lines.get(line).is_some_and(|it| it.told) {
            return;
        }
        if self.found.take_back(place) {
            self.reported.remove(&line);
        }
        self.misplaced(line, cure);
    }

    /// Keeps what an accepted line names, and its canonical form where it is asked for.
    fn accept(&mut self, line: usize, out: &Out) {
        let mentions = std::mem::take(&mut self.mentions);
        for (mention, token) in mentions {
            match mention {
                Mention::Entity => self.check_code(line, token),
                Mention::Treaty => self.treaties.push(token),
                Mention::Language => self.check_language(line, token),
                Mention::Set | Mention::Table => self.named.push((mention, token)),
            }
        }
        self.keep_form(line, out);
    }

    fn check_language(&mut self, line: usize, token: usize) {
        if let Some(problem) = report::unknown_language(self, token) {
            self.report(line, problem);
        }
    }

    /// Tells the word of a line that does not agree with who acts.
    fn agree<T: 'static>(&mut self, line: usize, found: &Match) {
        let Some((at, word)) = Table::<T>::disagreeing(found, &self.verbs, self) else { return };
        let span = self.tree.tokens.get(at).map_or(self.span(line), |it| it.span);
        self.report(line, Problem::NumberOfVerb.at(span, &[self.token(at), word]));
    }

    fn check_code(&mut self, line: usize, token: usize) {
        if let Some(problem) = report::unknown_code(self, token) {
            self.report(line, problem);
        }
    }

    /// Keeps the lines of a sentence: its own and, where it has a block, those below it.
    fn keep_form(&mut self, line: usize, out: &Out) {
        let Some(forms) = &mut self.canonical else { return };
        let below = self.tree.lines.get(line).map_or(0, |it| it.next - line);
        let lines = out.lines();
        let count = if lines.len() == below { below } else { 1 };
        for (place, (_, words)) in lines.iter().take(count).enumerate() {
            if let Some(form) = forms.get_mut(line + place) {
                *form = Some(words.clone());
            }
        }
    }
}
