//! The clauses of a sentence: where a new one begins, which of them are conditions, and which say
//! what somebody denies.

use std::ops::Range;

use crate::node::Node;
use crate::pack::{Pack, Role};

/// The edges of the clauses in one sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clauses {
    edges: Vec<Bound>,
    /// Commas, where a condition that stands first ends.
    commas: Vec<usize>,
    /// Places of words such as "upon", with which a noun is a condition.
    condition_nouns: Vec<usize>,
    /// Words such as "if" that begin a condition which may never come true.
    suppositions: Vec<usize>,
    /// Words such as "denied reports that".
    denials: Vec<Denial>,
    /// Words such as "reports that", of which a later word may say that they are denied.
    reports: Vec<Range<usize>>,
    /// Those later words: "denied", "false".
    refutals: Vec<Denial>,
    /// Words such as "after": their clause lies at another time.
    sequences: Vec<usize>,
    /// From a comma before a relative word to the comma that closes its clause.
    asides: Vec<Range<usize>>,
}

/// Words that deny what a clause says.
#[derive(Clone, Debug)]
pub(crate) struct Denial {
    /// Where they stand, up to the clause.
    pub(crate) words: Range<usize>,
    /// "Did not deny", "could not confirm": then nobody says that it was so, nor that it was not.
    pub(crate) negated: bool,
}

impl Denial {
    /// The words of such a role at this place, and whether those before them negate them.
    fn at(role: Role, nodes: &[Node], at: usize, pack: &Pack) -> Option<Self> {
        let end = pack.role(role, nodes, at)?;
        let mut before = at.saturating_sub(NEGATION)..at;
        let negated = before.any(|it| pack.role(Role::Negation, nodes, it) == Some(at));
        Some(Self { words: at..end, negated })
    }

    /// Whether its last word begins what it is about.
    fn leads_on(&self, nodes: &[Node], pack: &Pack) -> bool {
        let Some(last) = self.words.end.checked_sub(1) else { return false };
        let comma = nodes.get(last).is_some_and(|it| it.is_mark(&[',']));
        comma
            || [Role::Content, Role::Question]
                .iter()
                .any(|it| pack.role(*it, nodes, last).is_some())
    }

    /// Words that leave it open say as little as those that do not deny it.
    fn doubt(nodes: &[Node], at: usize, pack: &Pack) -> Option<Self> {
        Some(Self { words: at..pack.role(Role::Doubt, nodes, at)?, negated: true })
    }
}

/// What stands in brackets inside a clause has at most so many words.
const BRACKETED: usize = 12;

/// How many words a negation has at most.
const NEGATION: usize = 4;

/// How many words after a noun belong to it: "tuduhan itu".
const DETERMINER: usize = 1;

/// The words that begin a clause.
#[derive(Clone, Copy, Debug)]
struct Bound {
    start: usize,
    end: usize,
    kind: Edge,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Clause,
    Relative,
    Condition,
    Mark,
}

impl Clauses {
    pub(crate) fn of(nodes: &[Node], pack: &Pack) -> Self {
        let mut clauses = Self::default();
        let mut at = 0;
        while let Some(node) = nodes.get(at) {
            if node.is_mark(&[',']) {
                clauses.commas.push(at);
            }
            if pack.role(Role::ConditionNoun, nodes, at).is_some() {
                clauses.condition_nouns.push(at);
            }
            if pack.role(Role::Consequence, nodes, at).is_some() {
                clauses.commas.push(at);
            }
            if pack.role(Role::Sequence, nodes, at).is_some() {
                clauses.sequences.push(at);
            }
            clauses.denials.extend(Denial::at(Role::Denial, nodes, at, pack));
            clauses.reports.extend(pack.role(Role::Report, nodes, at).map(|end| at..end));
            clauses.refutals.extend(Denial::at(Role::Refutal, nodes, at, pack));
            // "It could not be verified" looks back; only "that", or the comma of a frame, leads on.
            match Denial::doubt(nodes, at, pack) {
                Some(doubt) if doubt.leads_on(nodes, pack) => clauses.denials.push(doubt),
                doubt => clauses.refutals.extend(doubt),
            }
            let bound = edge(nodes, at, pack);
            let supposed = pack.role(Role::Supposition, nodes, at).filter(|_| bound.is_some());
            clauses.suppositions.extend(supposed.map(|_| at));
            at = bound.map_or(at + 1, |it| it.end);
            clauses.edges.extend(bound);
        }
        clauses.asides = clauses.asides();
        clauses.asides.extend(brackets(nodes));
        clauses.asides.sort_by_key(|it| it.end);
        clauses
    }

    /// Clauses between commas about what was just named: ", which has no coast, ".
    fn asides(&self) -> Vec<Range<usize>> {
        // The comma stands before the word, or is part of what makes it one: ", das".
        let opening = |it: &Bound| match self.commas.contains(&it.start) {
            true => Some(it.start),
            false => it.start.checked_sub(1).filter(|it| self.commas.contains(it)),
        };
        let opens = |it: &&Bound| it.kind == Edge::Relative && opening(it).is_some();
        let closed = |it: &Bound| {
            let comma = *self.commas.iter().find(|comma| **comma >= it.end)?;
            Some(opening(it)?..comma + 1)
        };
        self.edges.iter().filter(opens).filter_map(closed).collect()
    }

    /// Also what stands between this comma and the next is an aside.
    pub(crate) fn add_aside(&mut self, comma: usize) {
        let close = self.commas.iter().copied().find(|it| *it > comma);
        self.asides.extend(close.map(|it| comma..it + 1));
        self.asides.sort_by_key(|it| it.end);
    }

    /// Where the aside ends that holds this place.
    pub(crate) fn aside_end(&self, at: usize) -> Option<usize> {
        self.asides.iter().find(|it| it.contains(&at)).map(|it| it.end)
    }

    /// The last aside that is closed before this place.
    pub(crate) fn aside_before(&self, at: usize) -> Option<Range<usize>> {
        self.asides.iter().rfind(|it| it.end <= at).cloned()
    }

    /// Where the clause of `at` begins; after an aside the one before it goes on.
    pub(crate) fn last_edge_before(&self, at: usize) -> usize {
        let edge = self.edges.iter().filter(|it| it.end <= at).map(|it| it.end).max();
        edge.max(self.aside_before(at).map(|it| it.end)).unwrap_or(0)
    }

    /// Whether from the one place to the other a clause of another time begins that no comma closes:
    /// "on Monday, after it was signed, " is no such, "early next year after it was signed" is one.
    pub(crate) fn is_other_time(&self, from: usize, to: usize) -> bool {
        self.sequence_before(to).is_some_and(|it| it >= from)
    }

    /// Whether this place lies in a clause of another time, and where that clause begins.
    pub(crate) fn sequence_before(&self, at: usize) -> Option<usize> {
        let begun = self.sequences.iter().copied().rfind(|it| *it < at)?;
        (!self.commas.iter().any(|it| (begun..at).contains(it))).then_some(begun)
    }

    /// Where the clause of `at` ends.
    pub(crate) fn next_edge_after(&self, at: usize) -> usize {
        self.edges.iter().filter(|it| it.start >= at).map(|it| it.start).min().unwrap_or(usize::MAX)
    }

    /// Where the relative word of the clause stands that holds `at` and begins at `left`.
    pub(crate) fn relative_before(&self, at: usize, left: usize) -> Option<usize> {
        let own = self.edges.iter().rfind(|it| it.end <= at)?;
        if self.aside_before(at).is_some_and(|it| it.contains(&own.start)) {
            return None;
        }
        (own.kind == Edge::Relative && own.end >= left).then_some(own.start)
    }

    /// Whether a clause of its own begins between the one place and the other.
    pub(crate) fn begins_between(&self, from: usize, to: usize) -> bool {
        let own = |it: &Bound| matches!(it.kind, Edge::Clause | Edge::Relative);
        self.edges.iter().any(|it| own(it) && (from..to).contains(&it.start))
    }

    pub(crate) fn is_edge(&self, at: usize) -> bool {
        self.edges.iter().any(|it| it.start == at)
    }

    /// Where conditions begin.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = usize> {
        self.edges.iter().filter(|it| it.kind == Edge::Condition).map(|it| it.start)
    }

    /// Where the nouns for conditions stand.
    pub(crate) fn condition_nouns(&self) -> impl Iterator<Item = usize> {
        self.condition_nouns.iter().copied()
    }

    /// Whether `at` is part of a condition: from its word to the next comma.
    pub(crate) fn in_condition(&self, at: usize) -> bool {
        self.condition_before(at)
            .is_some_and(|end| !self.commas.iter().any(|comma| (end..at).contains(comma)))
    }

    /// Where the word of the last condition before this place ends.
    pub(crate) fn condition_before(&self, at: usize) -> Option<usize> {
        let conditions = self.edges.iter().filter(|it| it.kind == Edge::Condition && it.end <= at);
        conditions.map(|it| it.end).max()
    }

    /// Where the conditions begin that may never come true.
    pub(crate) fn suppositions(&self) -> impl Iterator<Item = usize> {
        self.suppositions.iter().copied()
    }

    /// The words that deny what stands at this place: they reach to a comma that is no half of a pair
    /// ("denied that it had, in any case, left"), or to a clause of another sort than theirs ("denied
    /// that it had left, but …"). What an aside says is not denied.
    pub(crate) fn denied_by(&self, at: usize, nodes: &[Node], pack: &Pack) -> Option<Denial> {
        self.denied_before(at, nodes, pack).or_else(|| self.refuted_after(at, pack))
    }

    /// "Reports that it left were denied": the report is denied once it is told.
    fn refuted_after(&self, at: usize, pack: &Pack) -> Option<Denial> {
        // Where verbs stand last, so does the noun: "çekildiği haberlerini yalanladı".
        let behind = || self.reports.iter().find(|it| pack.is_verb_final() && at < it.start);
        let report = self.reports.iter().rfind(|it| it.end <= at).or_else(behind)?;
        let begins = at.max(report.start);
        let refutal = self.refutals.iter().find(|it| begins < it.words.start)?;
        Some(Denial { words: report.clone(), negated: refutal.negated })
    }

    fn denied_before(&self, at: usize, nodes: &[Node], pack: &Pack) -> Option<Denial> {
        let found = self.denials.iter().rfind(|it| it.words.end <= at)?;
        let denial = &found.words;
        let own = nodes.get(denial.end.checked_sub(1)?)?;
        let goes_on = |it: &Bound| nodes.get(it.start).is_some_and(|it| it.senses == own.senses);
        let ends = |it: &&Bound| {
            (denial.end..at).contains(&it.start)
                && matches!(it.kind, Edge::Clause | Edge::Mark)
                && !goes_on(it)
        };
        let aside = |it: usize| self.asides.iter().any(|aside| aside.contains(&it));
        let between = self.commas.iter().filter(|it| (denial.end..at).contains(*it));
        let single = between.filter(|it| !aside(**it) && !self.joins(**it, at)).count() % 2 == 1;
        // "Denied the charge and signed": the charge is all that is denied.
        let joint = (denial.end..at).rfind(|it| pack.role(Role::And, nodes, *it) == Some(at));
        let parted = joint.is_some_and(|it| it <= denial.end + DETERMINER)
            || single
            || aside(at)
            || self.asides.iter().any(|it| it.contains(&denial.start) && it.end <= at)
            || self.edges.iter().any(|it| ends(&it) && !aside(it.start));
        (!parted).then(|| found.clone())
    }

    /// Whether a comma only stands between this place and its like: "left, suspended or denounced".
    fn joins(&self, comma: usize, at: usize) -> bool {
        comma + 1 == at
    }

    /// Where the first condition begins that does not stand before this place.
    pub(crate) fn condition_from(&self, at: usize) -> Option<usize> {
        let begins = self.conditions().chain(self.condition_nouns());
        begins.filter(|it| *it >= at).min()
    }
}

/// What stands in brackets is an aside: "国家杜马（议会下院）批准", "the Duma (the lower house) approved".
fn brackets(nodes: &[Node]) -> Vec<Range<usize>> {
    let opens = (0..nodes.len()).filter(|at| nodes.get(*at).is_some_and(|it| it.is_mark(&['('])));
    let closed = |from: usize| {
        let mut reach = from + 1..nodes.len().min(from + BRACKETED);
        Some(from..reach.find(|at| nodes.get(*at).is_some_and(|it| it.is_mark(&[')'])))? + 1)
    };
    opens.filter_map(closed).collect()
}

fn edge(nodes: &[Node], at: usize, pack: &Pack) -> Option<Bound> {
    let word = |role, kind| pack.role(role, nodes, at).map(|end| Bound { start: at, end, kind });
    let mark = nodes.get(at).filter(|it| it.is_mark(&[';', ':', '–', '(', ')', '"']));
    // What stands after the condition's word is looked at, not taken: it is the clause's own.
    let condition = word(Role::Condition, Edge::Condition).map(|it| Bound { end: at + 1, ..it });
    // "Saat itu": a word of a clause that begins none here.
    let adjunct = || pack.role(Role::Adjunct, nodes, at);
    let clause = || {
        let found = word(Role::Clause, Edge::Clause)?;
        adjunct().is_none_or(|end| end <= found.end).then_some(found)
    };
    condition
        .or_else(|| word(Role::Relative, Edge::Relative))
        .or_else(clause)
        .or_else(|| word(Role::Consequence, Edge::Clause))
        .or_else(|| mark.map(|_| Bound { start: at, end: at + 1, kind: Edge::Mark }))
}
