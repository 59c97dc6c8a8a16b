//! What a report says beside its acts: headline, author, editor, linked report, what somebody calls
//! the treaty, events.

use foedera_model::{ClaimKind, Remark, RemarkKind, Span};

use crate::act::{Bearing, Raw};
use crate::group::Page;
use crate::node::{Node, Party};
use crate::pack::{FurnitureKind, Match};
use crate::sentence::{Part, Sentence, hull};

/// How many persons a report introduces by their full names, at most.
const PERSONS: usize = 64;

/// What a report says beside its acts, taken in sentence by sentence.
#[derive(Debug)]
pub(crate) struct Remarks<'p> {
    page: Page<'p>,
    /// The names of the persons named so far, with their states; by them a surname is completed.
    persons: Vec<(Option<String>, Span)>,
    pub(crate) found: Vec<Remark>,
}

impl<'p> Remarks<'p> {
    /// Nothing read yet.
    pub(crate) fn new(page: Page<'p>) -> Self {
        Self { page, persons: Vec::new(), found: Vec::new() }
    }

    /// Takes in one sentence. A link to another report is kept whole: what it tells is told there.
    pub(crate) fn take(&mut self, sentence: &Sentence) {
        self.found.extend(page_part(sentence, self.page));
        if !sentence.matters || matches!(sentence.part, Part::Furniture(_)) {
            return;
        }
        for party in sentence.nodes.iter().filter_map(Node::parties).flatten() {
            let person = party.person.filter(|_| self.persons.len() < PERSONS);
            self.persons.extend(person.map(|it| (party.code.clone(), it)));
        }
        let said = self.said(&sentence.nodes);
        self.found.extend(tightest(said));
    }
}

/// Acts whose treaty is not known to be one, or whose actor nobody names.
pub(crate) fn not_understood(raws: &[Raw], page: Page<'_>) -> Vec<Remark> {
    let unclear = raws.iter().filter(|it| {
        matches!(it.treaty, Bearing::Named(_)) && it.kind != ClaimKind::Obligation && !it.loose
    });
    unclear.map(|it| remark(RemarkKind::NotUnderstood, it.span, page)).collect()
}

fn page_part(sentence: &Sentence, page: Page<'_>) -> Option<Remark> {
    let whole = hull(&sentence.nodes)?;
    let kind = match sentence.part {
        Part::Headline => return Some(remark(RemarkKind::Headline, whole, page)),
        Part::Body | Part::Furniture(FurnitureKind::Noise) => return None,
        Part::Furniture(FurnitureKind::Author) => RemarkKind::Author,
        Part::Furniture(FurnitureKind::Editor) => RemarkKind::Editor,
        Part::Furniture(FurnitureKind::LinkedReport) => RemarkKind::LinkedReport,
    };
    let line = page.shadow.text.get(whole.start()..whole.end())?;
    let begins = page.pack.furniture.iter().map(|it| it.1.as_str());
    let begin = begins.filter(|it| line.starts_with(it)).map(str::len).max()?;
    let rest = line.get(begin..)?;
    let blank = rest.len() - rest.trim_start_matches([' ', ':']).len();
    let says = page.words(Span::new(whole.start() + begin + blank, whole.end()));
    Some(Remark { says: says.to_owned(), ..remark(kind, whole, page) })
}

impl Remarks<'_> {
    fn said(&self, nodes: &[Node]) -> Vec<Remark> {
        let mut found = Vec::new();
        let rules = self.page.pack.remarks.within(nodes);
        let mut at = 0;
        while at < nodes.len() {
            let Some((kind, matched)) = rules.at(nodes, at) else {
                at += 1;
                continue;
            };
            at = matched.end;
            found.extend(self.one(nodes, *kind, &matched));
        }
        found
    }

    /// From the rule's words to the end of the sentence or of its part.
    fn one(&self, nodes: &[Node], kind: RemarkKind, matched: &Match) -> Option<Remark> {
        let run = nodes.get(matched.start..)?;
        let run = run.split(|it| it.is_mark(&['.', ';'])).next()?;
        let after = nodes.get(matched.end..matched.start + run.len()).unwrap_or(&[]);
        let remark = remark(kind, hull(run)?, self.page);
        let attribution = self.speakers(nodes, matched.start, kind);
        if kind != RemarkKind::Characterisation {
            return Some(Remark { attribution, ..remark });
        }
        let says = self.page.words(hull(after).or_else(|| hull(run))?);
        let says = says.trim_matches(['\'', '"', ' ']).to_owned();
        Some(Remark { says, attribution, ..remark })
    }

    /// Who says it: the voices of the sentence, else who was named last before a verb of saying
    /// ("Putin called the treaty a breakthrough"). Who acts in an event is not who tells of it.
    fn speakers(&self, nodes: &[Node], at: usize, kind: RemarkKind) -> Vec<String> {
        let says = kind == RemarkKind::Characterisation
            && nodes.get(at).is_some_and(|it| it.treaty().is_none());
        let voices = nodes.iter().filter(|it| it.voice().is_some_and(|it| it.span.is_some()));
        let mut speakers: Vec<&Node> = voices.collect();
        if speakers.is_empty() && says {
            let before = nodes.get(..at).unwrap_or(&[]).iter().rev();
            speakers.extend(before.filter(|it| it.actor().is_some()).take(1));
        }
        speakers.into_iter().map(|it| self.name(it)).collect()
    }

    /// A speaker's name as fully as the report has given it: "Kim" is the Kim Jong Un named before.
    fn name(&self, node: &Node) -> String {
        let span = node.voice().and_then(|it| it.span).unwrap_or(node.span);
        let words = self.page.words(span);
        let alone = node.parties().and_then(<[Party]>::first).filter(|it| it.person == Some(span));
        let full = alone.and_then(|party| {
            let same = |it: &&(Option<String>, Span)| it.0 == party.code;
            let names = self.persons.iter().filter(same).map(|it| self.page.words(it.1));
            names
                .into_iter()
                .find(|it| it.split(' ').count() > 1 && it.split(' ').any(|it| it == words))
        });
        full.unwrap_or(words).to_owned()
    }
}

/// One characterisation for one utterance: of two that lie in each other, the tighter one.
fn tightest(found: Vec<Remark>) -> Vec<Remark> {
    let holds = |wide: &Remark, narrow: &Remark| {
        wide.kind == narrow.kind
            && wide.span != narrow.span
            && wide.span.hull(narrow.span) == wide.span
    };
    let all = found.clone();
    found.into_iter().filter(|it| !all.iter().any(|other| holds(it, other))).collect()
}

fn remark(kind: RemarkKind, span: Span, page: Page<'_>) -> Remark {
    let says = page.words(span).to_owned();
    Remark { kind, says, attribution: Vec::new(), span: page.shadow.original(span) }
}
