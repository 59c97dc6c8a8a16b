//! A file read line by line: the head, the sets, the articles; what was done under it is read in `done`.
//!
//! What a faulty line would have said is left out; everything else is read.

mod done;

use foedera_model::{
    Clause, Graded, Label, NamedSet, Rule, Scenario, Span, Table as Weights, Topic, Treaty,
};

use crate::Reference;
use crate::out::Out;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::recovery::{ANYTHING, BELOW_A_CLAUSE, Below};
use crate::sentence::{
    BELOW_RULES, CLAUSES, HEAD, HeadDraft, OPENERS, Opener, QUOTATIONS, RECORDED, ROWS, Row, Said,
};
use crate::shape::Table;

/// How lines begin that open what is owed on an event, also in other words than the language's.
pub(crate) const EVENT_LEADS: &[&str] = &["if", "in", "on", "should", "upon", "when", "where"];

/// A file as it is read, with the places that the checks point at.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) treaty: Option<Treaty>,
    pub(crate) statements: Vec<Graded>,
    pub(crate) scenarios: Vec<Scenario>,
    /// Where the treaty is named.
    pub(crate) head: Span,
    /// The lines of the journal: where each stands and its first statement.
    pub(crate) acts: Vec<(usize, usize)>,
}

impl Document {
    /// The treaties that the file names, but for the one that it opens.
    pub(crate) fn references(&self, reader: &Reader<'_>) -> Vec<Reference> {
        let named = reader.treaties.iter().filter_map(|token| {
            let place = reader.tree.tokens.get(*token)?.span;
            Some(Reference { treaty: reader.token(*token).to_owned(), place })
        });
        named.filter(|it| !self.head.contains(it.place)).collect()
    }
}

/// Reads the whole file.
pub(crate) fn read(reader: &mut Reader<'_>) -> Document {
    let mut walk =
        Walk { reader, document: Document::default(), asked_for_head: false, articles: Vec::new() };
    let roots: Vec<usize> = walk.reader.tree.roots().collect();
    for line in roots {
        walk.root(line);
    }
    if walk.document.treaty.is_none() && walk.document.scenarios.is_empty() {
        walk.ask_for_head(Span::new(0, 0));
    }
    walk.document
}

pub(crate) struct Walk<'r, 't> {
    pub(crate) reader: &'r mut Reader<'t>,
    pub(crate) document: Document,
    asked_for_head: bool,
    /// The articles that are open, each with its line.
    articles: Vec<(String, usize)>,
}

impl Walk<'_, '_> {
    fn root(&mut self, line: usize) {
        match self.opener(line) {
            None => self.clause(line, None),
            Some(Opener::Treaty { id, title }) => self.head(line, id, title),
            Some(Opener::Set(set)) => self.set(line, set),
            Some(Opener::Table { name, source, unit }) => {
                self.table(line, Weights { name, source, unit, rows: Vec::new() });
            }
            Some(Opener::Article(label)) => {
                self.article(line, &label);
                for below in self.below(line) {
                    self.clause(below, Some(&label));
                }
            }
            Some(Opener::Acts) => {
                for below in self.below(line) {
                    self.act(below);
                }
            }
            Some(Opener::Scenario { id, title }) => self.scenario(line, id, title),
            Some(Opener::Note) => self.reader.no_children(line),
        }
    }

    /// An article is opened once.
    fn article(&mut self, line: usize, label: &str) {
        let first = self.articles.iter().find(|(it, _)| it == label).map(|it| it.1);
        if let Some(first) = first {
            let number = self.reader.line_number(first);
            let span = self.reader.span(line);
            let problem = Problem::ArticleTwice.at(span, &[label, &number]);
            return self.reader.report(line, problem);
        }
        self.articles.push((label.to_owned(), line));
    }

    /// What a line opens; where it cannot be read, what it was probably meant to open.
    fn opener(&mut self, line: usize) -> Option<Opener> {
        let mut opener = None;
        if self.opens(line) {
            let read = self.reader.read(&OPENERS, line, &mut opener);
            return if read.is_some() { opener } else { self.meant_by_its_word(line) };
        }
        self.meant(line)
    }

    /// Whether the line opens something; `article 22` does, `article 41 enters into force …` not.
    pub(crate) fn opens(&self, line: usize) -> bool {
        let words = self.reader.words(line);
        let first = words.first().copied().unwrap_or_default();
        match first {
            "article" => words.len() <= 2,
            first => OPENERS.openings().contains(&first),
        }
    }

    pub(crate) fn below(&self, line: usize) -> Vec<usize> {
        self.reader.tree.children(line).collect()
    }

    /// The treaty that lines add to; a file without a head is told so once.
    pub(crate) fn treaty(&mut self, line: usize) -> &mut Treaty {
        if self.document.treaty.is_none() {
            self.ask_for_head(self.reader.span(line));
        }
        self.document.treaty.get_or_insert_with(|| nameless(String::new(), String::new()))
    }

    fn ask_for_head(&mut self, span: Span) {
        if !std::mem::replace(&mut self.asked_for_head, true) {
            self.reader.found.push(Problem::NoHead.at(span, &[]));
        }
    }

    fn head(&mut self, line: usize, id: String, title: String) {
        let span = self.reader.span(line);
        if self.document.treaty.is_some() {
            self.reader.report(line, Problem::SecondHead.at(span, &[]));
            return self.recover(line, &[Below::Head]);
        }
        self.document.head = span;
        let mut draft = HeadDraft::default();
        for below in self.below(line) {
            self.head_line(below, &mut draft);
        }
        let treaty = Treaty { head: draft.head, ..nameless(id, title) };
        self.document.treaty = Some(treaty);
    }

    fn head_line(&mut self, line: usize, draft: &mut HeadDraft) {
        draft.again = false;
        if self.reader.read(&HEAD, line, draft).is_none() {
            let words = self.reader.words(line);
            let is_clause = words.first().is_some_and(|it| CLAUSES.begins(it) && !HEAD.begins(it));
            if is_clause || self.could_be(line, &CLAUSES) {
                self.reader.misplaced_instead(line, "a clause stands at the left, not in the head");
            } else if self.could_be(line, &OPENERS) {
                self.reader.misplaced_instead(line, "it stands at the left, not in the head");
            }
            return self.recover(line, ANYTHING);
        }
        if draft.again {
            let span = self.reader.span(line);
            self.reader.report(line, Problem::SaidTwice.at(span, &[]));
        }
        let first = self.reader.tree.lines.get(line).map_or(0, |it| it.tokens.start);
        if self.reader.token(first) != "recorded" {
            return self.reader.no_children(line);
        }
        for below in self.below(line) {
            self.reader.read(&RECORDED, below, draft);
        }
    }

    fn set(&mut self, line: usize, set: NamedSet) {
        self.reader.no_children(line);
        self.declared(line, &set.name);
        self.treaty(line).sets.push(set);
    }

    fn table(&mut self, line: usize, mut table: Weights) {
        self.declared(line, &table.name);
        for below in self.below(line) {
            let mut row: Row = None;
            if self.reader.read(&ROWS, below, &mut row).is_none() {
                continue;
            }
            self.reader.no_children(below);
            let Some((state, weight)) = row else { continue };
            if table.rows.iter().any(|(it, _)| *it == state) {
                let span = self.reader.span(below);
                self.reader.report(below, Problem::RowTwice.at(span, &[state.as_str()]));
            } else {
                table.rows.push((state, weight));
            }
        }
        self.treaty(line).tables.push(table);
    }

    /// Reports a name that a set or table bears already.
    fn declared(&mut self, line: usize, name: &str) {
        let Some(treaty) = &self.document.treaty else { return };
        let sets = treaty.sets.iter().map(|it| &it.name);
        if sets.chain(treaty.tables.iter().map(|it| &it.name)).any(|it| it == name) {
            let span = self.reader.span(line);
            self.reader.report(line, Problem::NameTwice.at(span, &[name]));
        }
    }

    pub(crate) fn clause(&mut self, line: usize, article: Option<&str>) {
        if self.reader.tree.lines.get(line).is_some_and(|it| it.tokens.is_empty()) {
            return;
        }
        let mut said = Said::default();
        let Some(out) = self.reader.read(&CLAUSES, line, &mut said) else {
            self.elsewhere(line);
            let first = self.reader.words(line).first().copied().unwrap_or_default();
            let opens = self.reader.ends_with_colon(line);
            let likely = match EVENT_LEADS.contains(&first) {
                true if opens => &[Below::Owed],
                false if !opens && CLAUSES.begins(first) => BELOW_A_CLAUSE,
                _ => ANYTHING,
            };
            return self.recover(line, likely);
        };
        let place = Place { line, article, words: out };
        match said {
            Said::Nothing => self.reader.no_children(line),
            Said::Rule(rule) => self.rule(&place, rule),
            Said::TextBelow(topic) => self.text(&place, topic),
            Said::Trigger(trigger) => self.trigger(&place, &trigger),
            Said::Owed(owed) => self.owed(&place, owed),
        }
    }

    /// A line that is no clause may be good elsewhere; then that is what is wrong with it.
    fn elsewhere(&mut self, line: usize) {
        if self.could_be(line, &HEAD) {
            self.reader.misplaced_instead(line, "it belongs to the head: indent it under `treaty`");
        } else if self.could_be(line, &OPENERS) {
            self.reader.misplaced_instead(line, "it stands at the left");
        }
    }

    /// Whether a table could read a line; while there is room to say so.
    fn could_be<T>(&mut self, line: usize, table: &Table<T>) -> bool {
        !self.reader.found.is_full() && self.reader.could_be(table, line, 0)
    }

    fn rule(&mut self, place: &Place<'_>, rule: Rule) {
        let mut clause = self.clause_of(place, rule);
        if !self.reader.ends_with_colon(place.line) {
            for below in self.below(place.line) {
                if self.reader.read(&BELOW_RULES, below, &mut clause).is_none() {
                    self.below_what_takes_nothing(below, &clause.rule);
                }
                self.reader.no_children(below);
            }
        }
        self.treaty(place.line).clauses.push(clause);
    }

    /// What to do about a line below a clause of which nothing more can be said.
    fn below_what_takes_nothing(&mut self, line: usize, rule: &Rule) {
        let takes_more =
            matches!(rule, Rule::EntersIntoForce { .. } | Rule::Exit(_) | Rule::Amendment(_));
        let is_slip = BELOW_RULES.resembles(&self.reader.words(line));
        if takes_more || is_slip || self.reader.is_broken(line) {
            return;
        }
        let cure = if self.could_be(line, &CLAUSES) {
            "it is a clause of its own: it stands at the left"
        } else {
            "nothing but a `note` stands below the clause above: say it in that line, or quote it on a line \
             of its own, `text on TOPIC \"…\"`"
        };
        self.reader.misplaced_instead(line, cure);
    }

    fn text(&mut self, place: &Place<'_>, topic: Topic) {
        let mut words = Vec::new();
        for below in self.below(place.line) {
            self.reader.read(&QUOTATIONS, below, &mut words);
            self.reader.no_children(below);
        }
        let clause = self.clause_of(place, Rule::Text { topic, words: words.join(" ") });
        self.treaty(place.line).clauses.push(clause);
    }

    fn clause_of(&self, place: &Place<'_>, rule: Rule) -> Clause {
        Clause {
            article: place.label(),
            place: self.reader.span(place.line),
            words: place.words.text(),
            rule,
            text: None,
            read_by: Vec::new(),
        }
    }
}

/// A clause line, with the article it stands under and its words.
pub(crate) struct Place<'a> {
    pub(crate) line: usize,
    pub(crate) article: Option<&'a str>,
    pub(crate) words: Out,
}

impl Place<'_> {
    pub(crate) fn label(&self) -> Option<Label> {
        self.article.map(|it| Label(it.to_owned()))
    }
}

fn nameless(id: String, title: String) -> Treaty {
    Treaty {
        id,
        title,
        head: foedera_model::Head::default(),
        sets: Vec::new(),
        tables: Vec::new(),
        clauses: Vec::new(),
        commitments: Vec::new(),
    }
}
