//! Sentences and furniture: where a sentence ends, and which lines are not the report's own words
//! (bylines, links to other reports).

use foedera_model::Span;

use crate::node::{Kind, Node};
use crate::pack::{FurnitureKind, Ordinals, Pack, Role, is_unspaced, meet};
use crate::sense::{Sense, Slot, Slots};

/// A run of nodes that is read together.
#[derive(Debug)]
pub(crate) struct Sentence {
    pub(crate) nodes: Vec<Node>,
    pub(crate) part: Part,
    /// Whether a line of the page begins with it.
    pub(crate) begins_line: bool,
    /// Whether anything in it can matter; otherwise its words were left ungrouped and are not read.
    pub(crate) matters: bool,
}

/// What part of the page a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Headline,
    Body,
    Furniture(FurnitureKind),
}

/// More nodes than this make no sentence; the rest begins a new one.
const LONGEST: usize = 400;
/// Larger numbers with a full stop are years and counts that end a sentence.
const ORDINAL_MAX: u32 = 199;
/// A line that says nothing has no more nodes than this.
const NOISE: usize = 12;
/// The name of a state at the head of a row has at most so many words and marks.
const ROW_NAMES: usize = 4;
/// How many numbers make a day without the name of a month.
const PARTS: usize = 3;
/// A word in a day that is no number and no month ("de", "года") has at most so many letters.
const LITTLE: usize = 4;
/// A line of at least this many bytes reaches the margin of a text that is broken by hand.
const MARGIN: usize = 50;
/// No line of a text that is broken by hand is longer.
const WIDEST: usize = 110;

/// Cuts the nodes of a text into sentences.
pub(crate) fn sentences(nodes: Vec<Node>, text: &str, pack: &Pack) -> Vec<Sentence> {
    let wrapped = is_wrapped(text);
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut now: Vec<Node> = Vec::new();
    let mut nodes = nodes.into_iter().peekable();
    let mut line_starts = true;
    let mut begins_line = true;
    while let Some(node) = nodes.next() {
        let next = nodes.peek();
        if node.kind == Kind::Mark('\n') {
            let blank = next.is_some_and(|it| it.kind == Kind::Mark('\n'));
            line_starts = !wrapped || blank || line_starts;
            if line_starts {
                close(&mut now, begins_line, &mut sentences, text, pack);
                begins_line = true;
            }
            continue;
        }
        let stops = ends_sentence(&node, &now, next, text, pack);
        let heads = begins_line && (is_day(&now, text) || is_row(&now, next, text));
        now.push(node);
        line_starts = false;
        if now.len() > LONGEST || (stops && !heads) {
            take_closing_quotes(&mut nodes, &mut now);
            close(&mut now, begins_line, &mut sentences, text, pack);
            begins_line = false;
        }
    }
    close(&mut now, begins_line, &mut sentences, text, pack);
    mark_headline(&mut sentences, text);
    sentences
}

fn take_closing_quotes(
    nodes: &mut std::iter::Peekable<std::vec::IntoIter<Node>>,
    now: &mut Vec<Node>,
) {
    while let Some(quote) = nodes.next_if(|it| it.glued && it.is_mark(&['"', '\'', ')'])) {
        now.push(quote);
    }
}

/// Whether they are a state, or a state and a day: the head of a row in a depositary's list, "Panama. 25 March
/// 1997. Ratification".
fn is_row(nodes: &[Node], next: Option<&Node>, text: &str) -> bool {
    let named = |it: &Node| it.fits.has(Slot::Country) || it.is_mark(&['.']);
    let names = nodes.iter().take_while(|it| named(it)).count();
    let state = nodes.first().is_some_and(|it| it.fits.has(Slot::Country));
    let (head, day) = nodes.split_at(names.min(nodes.len()));
    // "SEOUL, 12 November." is a dateline.
    let dated = match day.is_empty() {
        true => next.is_some_and(|it| matches!(it.kind, Kind::Number(_))),
        false => head.last().is_some_and(|it| it.is_mark(&['.'])) && is_day(day, text),
    };
    state && names <= ROW_NAMES && dated
}

/// Whether the words so far are a day and no more, which heads its line: "2 May 2022. Mali denounces".
fn is_day(nodes: &[Node], text: &str) -> bool {
    let month = |it: &Node| it.senses.iter().any(|it| matches!(it, Sense::Month(_)));
    let number = |it: &Node| matches!(it.kind, Kind::Number(_));
    let letters = |it: &Node| it.span.of(text).map_or(0, |it| it.chars().count());
    let little = |it: &Node| it.kind == Kind::Word && letters(it) <= LITTLE;
    let of_a_day = |it: &Node| month(it) || number(it) || it.mark().is_some() || little(it);
    let numbers = nodes.iter().filter(|it| number(it)).count();
    let first = nodes.iter().find(|it| it.mark().is_none());
    // "It left on 2 May." is a sentence.
    let begins = first.is_some_and(|it| number(it) || month(it));
    let told = numbers == PARTS || (numbers > 0 && nodes.iter().any(month));
    begins && told && nodes.iter().all(of_a_day)
}

fn close(
    now: &mut Vec<Node>,
    begins_line: bool,
    sentences: &mut Vec<Sentence>,
    text: &str,
    pack: &Pack,
) {
    let nodes = std::mem::take(now);
    let Some(first) = nodes.first() else { return };
    let line = text.get(first.span.start()..).unwrap_or("");
    let begins = |begin: &str| {
        let rest = line.strip_prefix(begin);
        rest.is_some_and(|it| !meet(begin, it))
    };
    // "Teilen" is a button; "Teilen der Opposition zum Trotz …" is a sentence.
    let long = NOISE < nodes.len();
    let kind = pack.furniture.iter().find(|it| begins(&it.1)).map(|it| it.0);
    let part = match kind.filter(|it| !(long && *it == FurnitureKind::Noise)) {
        Some(kind) => Part::Furniture(kind),
        None => Part::Body,
    };
    sentences.push(Sentence { nodes, part, begins_line, matters: false });
}

fn ends_sentence(
    node: &Node,
    before: &[Node],
    next: Option<&Node>,
    text: &str,
    pack: &Pack,
) -> bool {
    let runs_on = |it: &Node| {
        text.get(it.span.start()..).and_then(|it| it.chars().next()).is_some_and(is_unspaced)
    };
    if node.is_mark(&['。']) || (node.is_mark(&['!', '?']) && next.is_some_and(runs_on)) {
        return true;
    }
    if !node.is_mark(&['.', '!', '?']) || next.is_none_or(|it| it.glued && !it.is_mark(&['"'])) {
        return false;
    }
    !is_abbreviation(before, next, text, pack)
}

/// A line of a list has at most this number: "4. The Convention on Leasing".
const LIST_MAX: u32 = 99;

/// The number of a line in a list, a single letter, an abbreviated month before its day, or a word that the pack names.
fn is_abbreviation(before: &[Node], next: Option<&Node>, text: &str, pack: &Pack) -> bool {
    let Some((node, before)) = before.split_last() else { return false };
    if before.is_empty() && matches!(node.kind, Kind::Number(1..=LIST_MAX)) {
        return true;
    }
    let month = node.senses.iter().any(|it| matches!(it, Sense::Month(_)));
    let letters = node.span.of(text).unwrap_or("").chars().count();
    let initial = letters == 1 && node.upper;
    if pack.lexicon.cuts_after() && is_dotted_day(node, before, next) {
        return true;
    }
    // "Am 3. Mai", "on the 4. of": a number that goes on is an ordinal.
    let goes_on = |it: &Node| {
        let small =
            text.get(it.span.start()..).is_some_and(|it| it.starts_with(char::is_lowercase));
        (small && !it.upper) || it.senses.iter().any(|it| matches!(it, Sense::Month(_)))
    };
    // "Mit 85 zu 12. Peru": who is named behind it begins a sentence.
    let named = Slots::of(&[Slot::Country, Slot::Organisation, Slot::Person, Slot::Post]);
    let counted = next.is_some_and(|it| it.kind == Kind::Word && !it.fits.meets(named));
    let dotted = pack.ordinals == Ordinals::Dotted && counted;
    let ordinal = if let Kind::Number(number) = node.kind {
        let counts = dotted && number <= ORDINAL_MAX;
        counts || (matches!(number, 1..=31) && next.is_some_and(goes_on))
    } else {
        dotted
            && node.upper
            && before.last().is_some_and(|it| it.upper)
            && is_roman(node.span.of(text).unwrap_or(""))
    };
    let short_month = month && next.is_some_and(|it| matches!(it.kind, Kind::Number(_)));
    initial
        || ordinal
        || short_month
        || (pack.role(Role::Abbreviation, std::slice::from_ref(node), 0).is_some()
            && !next.is_some_and(|it| begins_anew(it, pack)))
}

/// Whether a full stop stands behind the year, the month or the day of "2024. 7. 19. Seoul".
fn is_dotted_day(node: &Node, before: &[Node], next: Option<&Node>) -> bool {
    let number = |it: Option<&Node>| match it.map(|it| &it.kind) {
        Some(Kind::Number(number)) => Some(*number),
        _ => None,
    };
    let year = |it: Option<&Node>| it.is_some_and(|it| it.fits.has(Slot::Year));
    let within =
        |it: Option<&Node>, most: u32| number(it).is_some_and(|it| (1..=most).contains(&it));
    // Two places back stands what the stop before this number ended.
    let part = |back: usize| {
        let dot = before.len().checked_sub(2 * back - 1).and_then(|it| before.get(it));
        dot.filter(|it| it.is_mark(&['.']))?;
        before.len().checked_sub(2 * back).and_then(|it| before.get(it))
    };
    let (one, two) = (part(1), part(2));
    let of_year = year(Some(node)) && within(next, 12);
    let of_month = within(Some(node), 12) && year(one);
    let of_day = within(Some(node), 31) && within(one, 12) && year(two);
    of_year || of_month || of_day
}

/// A capital that no name gives a little word of the language: "17 февраля с.г. В соответствии с".
fn begins_anew(node: &Node, pack: &Pack) -> bool {
    const LITTLE: [Role; 8] = [
        Role::Article,
        Role::Place,
        Role::Governs,
        Role::Agent,
        Role::Sequence,
        Role::Condition,
        Role::Contrast,
        Role::ForWhom,
    ];
    let is = |role: Role| pack.role(role, std::slice::from_ref(node), 0).is_some();
    node.upper && LITTLE.into_iter().any(is)
}

/// "Felipe VI.", "XXVII.", as the folded text has it.
fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|it| matches!(it, 'i' | 'v' | 'x'))
}

/// A first line without a full stop is the headline, if a text follows it.
fn mark_headline(sentences: &mut [Sentence], text: &str) {
    let several = sentences.len() > 1;
    let Some(first) = sentences.first_mut() else { return };
    let stops = first.nodes.last().is_some_and(|it| it.is_mark(&['.', '!', '"', '。']));
    let end = first.nodes.last().map_or(0, |it| it.span.end());
    let alone = text.get(end..).is_some_and(|it| it.trim_start_matches(' ').starts_with('\n'));
    if several && alone && !stops && first.part == Part::Body {
        first.part = Part::Headline;
    }
}

/// Whether lines were broken by hand at a margin, so that a line end ends no sentence.
fn is_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let longest = lines.iter().map(|it| it.len()).max().unwrap_or(0);
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let followed: Vec<usize> =
        pairs.filter(|(_, next)| !next.is_empty()).map(|it| it.0.len()).collect();
    let full = followed.iter().filter(|it| **it >= MARGIN).count();
    longest <= WIDEST && followed.len() >= 3 && full * 4 >= followed.len() * 3
}

/// The place from the first node to the last.
pub(crate) fn hull(nodes: &[Node]) -> Option<Span> {
    Some(nodes.first()?.span.hull(nodes.last()?.span))
}
