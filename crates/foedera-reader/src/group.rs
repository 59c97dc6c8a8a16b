//! From words to mentions: names that stand together, dates, actors, treaties, voices. Each step
//! replaces what it understood by one node; nothing is decided about acts.

mod byname;
mod day;
mod either;
mod pact;
mod who;

use foedera_model::Span;

pub(crate) use self::byname::Bynames;
use self::day::{completed, dated};
pub(crate) use self::either::settle_names;
use self::pact::{agreed, is_procedure, keeper, unlike};
pub(crate) use self::who::states;
use self::who::{acting, together};

use crate::node::{Kind, Node, Party, Voice};
use crate::pack::{Adjectives, Match, Pack, Role, Side, Voicing};
use crate::sense::{Sense, Slot, Slots};
use crate::sentence::hull;
use crate::shadow::Shadow;
use crate::title::whole_names;

/// What the grouping needs to look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'p> {
    pub(crate) original: &'p str,
    pub(crate) shadow: &'p Shadow,
    pub(crate) pack: &'p Pack,
}

impl<'p> Page<'p> {
    /// The report's own words at a place of the folded text.
    pub(crate) fn words(&self, span: Span) -> &'p str {
        self.shadow.original(span).of(self.original).unwrap_or("")
    }
}

/// Groups the nodes of one sentence.
pub(crate) fn group(nodes: Vec<Node>, page: Page<'_>) -> Vec<Node> {
    let nodes = join_names(nodes);
    let nodes = dates(nodes, page.pack);
    let actors = page.pack.actors.within(&nodes);
    let nodes = replace(nodes, |it, at| acting(it, at, &actors, page.pack));
    let nodes = replace(nodes, |it, at| together(it, at, page.pack));
    let nodes = replace(nodes, |it, at| unlike(it, at, page.pack));
    let treaties = page.pack.treaties.within(&nodes);
    let keeper = keeper(&nodes, page.pack);
    let nodes = replace(nodes, |it, at| {
        let end = keeper.filter(|keeper| *keeper > at).unwrap_or(it.len());
        let found = treaties.longest_within(it, at, end);
        agreed(it, &found.filter(|_| !is_procedure(it, at, page.pack))?.1, page)
    });
    let nodes = whole_names(nodes, page);
    let voices = page.pack.voices.within(&nodes);
    replace(nodes, |it, at| Some(spoken(it, &voices.at(it, at)?, page.pack)))
}

/// Groups only the dates; for sentences that are not read.
pub(crate) fn dates(nodes: Vec<Node>, pack: &Pack) -> Vec<Node> {
    let dates = pack.dates.within(&nodes);
    completed(replace(nodes, |it, at| dated(it, &dates.at(it, at)?, pack)), pack)
}

/// Walks over the nodes; where `make` understands a run, puts one node in its place.
pub(crate) fn replace(
    nodes: Vec<Node>,
    make: impl Fn(&[Node], usize) -> Option<(usize, Kind)>,
) -> Vec<Node> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < nodes.len() {
        let found = make(&nodes, at).filter(|(end, _)| *end > at);
        let next = found.as_ref().map_or(at + 1, |(end, _)| *end);
        runs.extend(found.map(|(end, kind)| (at, end, kind)));
        at = next;
    }
    if runs.is_empty() { nodes } else { rebuild(nodes, runs) }
}

fn rebuild(nodes: Vec<Node>, runs: Vec<(usize, usize, Kind)>) -> Vec<Node> {
    let mut grouped = Vec::with_capacity(nodes.len());
    let mut nodes = nodes.into_iter();
    let mut at = 0;
    for (start, end, kind) in runs {
        grouped.extend(nodes.by_ref().take(start - at));
        let run: Vec<Node> = nodes.by_ref().take(end - start).collect();
        grouped.extend(one(run, kind));
        at = end;
    }
    grouped.extend(nodes);
    grouped
}

/// The word that says what a treaty is: "the protocol" stays a protocol.
fn noun(run: &[Node]) -> Vec<Sense> {
    let noun = run.iter().rfind(|it| it.fits.has(Slot::Pact));
    let senses = noun.into_iter().flat_map(|it| &it.senses);
    senses.filter(|it| matches!(it, Sense::Word(_))).copied().collect()
}

/// One node for several; a single word keeps what it can mean.
fn one(run: Vec<Node>, kind: Kind) -> Option<Node> {
    let span = hull(&run)?;
    let single = run.len() == 1;
    let noun = if matches!(kind, Kind::Treaty(_)) { noun(&run) } else { Vec::new() };
    let first = run.into_iter().next()?;
    let (senses, word) = match single {
        true => (first.senses, first.fits.without(first.kind.fits())),
        false => (noun, Slots::default()),
    };
    let fits = kind.fits().and(word);
    Some(Node { span, kind, senses, fits, ..first })
}

/// Capitalised words that nobody knows, standing together, are one name.
fn join_names(nodes: Vec<Node>) -> Vec<Node> {
    replace(nodes, |nodes, at| {
        let named = |it: &Node| it.upper && it.senses.is_empty() && it.kind == Kind::Word;
        let run = nodes.get(at..).filter(|it| it.first().is_some_and(named))?;
        let hyphen = |it: &Node| it.glued && it.is_mark(&['-']);
        let run = run.iter().take_while(|it| named(it) || hyphen(it)).count();
        let first_word = nodes.get(..at)?.iter().all(|it| matches!(it.kind, Kind::Mark(_)));
        (run > usize::from(first_word)).then_some((at + run, Kind::Name))
    })
}

fn spoken(nodes: &[Node], (voicing, found): &(&Voicing, Match), pack: &Pack) -> (usize, Kind) {
    let speaks = |it: &&(Slot, usize)| matches!(it.0, Slot::Actor | Slot::Source | Slot::Name);
    let speakers: Vec<&Node> =
        found.slots.iter().filter(speaks).filter_map(|it| nodes.get(it.1)).collect();
    let mut span = speakers.iter().map(|it| it.span).reduce(Span::hull);
    let last = found.slots.iter().filter(speaks).map(|it| it.1 + 1).max().unwrap_or(found.end);
    if let Some(close) = nodes.get(last).filter(|it| last < found.end && it.is_mark(&[')'])) {
        span = span.map(|it| it.hull(close.span));
    }
    // "통신은 12일 … 보도했다": of a frame its speaker, and the day on which he said it.
    let day =
        found.slots.iter().find(|it| it.0 == Slot::Date).map_or(last, |it| last.max(it.1 + 1));
    let end = if voicing.frames { day } else { whole_name(nodes, last, found.end) };
    let rest = nodes.get(found.end..end).and_then(hull);
    let span = span.map(|it| rest.map_or(it, |rest| it.hull(rest)));
    let span = span.or_else(|| nameless(nodes, found, pack));
    let parties = speakers.iter().filter_map(|it| it.actor()).flatten().cloned().collect();
    let he = |at: usize| pack.role(Role::Person, nodes, at).is_some();
    let resumes = span.is_none() && (voicing.resumes || (found.start..found.end).any(he));
    let date = found.slots.iter().find_map(|it| nodes.get(it.1)?.date().cloned());
    (
        end,
        Kind::Voice(Voice {
            span,
            parties,
            date,
            stands: voicing.stands,
            of_last: voicing.of_last,
            resumes,
        }),
    )
}

/// "Quoting Business Day": where the unknown name ends with which a voice does. A word of it can be one that
/// the rules know.
fn whole_name(nodes: &[Node], last: usize, end: usize) -> usize {
    let named = last == end && end.checked_sub(1).and_then(|it| nodes.get(it)).is_some_and(is_name);
    let rest = nodes.get(end..).filter(|_| named).unwrap_or_default();
    end + rest.iter().take_while(|it| it.upper && it.kind == Kind::Word).count()
}

fn is_name(node: &Node) -> bool {
    node.kind == Kind::Name
}

/// "A coalition of lawyers": who speaks without a name.
fn nameless(nodes: &[Node], found: &Match, pack: &Pack) -> Option<Span> {
    let (at, end) =
        (found.start..found.end).find_map(|at| Some((at, pack.role(Role::Speaker, nodes, at)?)))?;
    hull(nodes.get(at..end)?)
}

/// Whether the actor at `at` is no subject: a little word before it gives it another part, or it
/// only describes the noun beside it.
pub(crate) fn is_governed(nodes: &[Node], at: usize, pack: &Pack) -> bool {
    let roles = [Role::Governs, Role::Partner, Role::Place, Role::Agent];
    roles.iter().any(|role| pack.marks(*role, nodes, at))
        || describes(nodes, at, pack)
        || is_country_of_place(nodes, at, pack)
}

/// "In Lima, Peru": the country in which a place lies that was just named.
fn is_country_of_place(nodes: &[Node], at: usize, pack: &Pack) -> bool {
    let Some(place) = at.checked_sub(2).filter(|_| nodes.get(at - 1).is_some_and(is_comma)) else {
        return false;
    };
    let stands = |from: usize| pack.role(Role::Place, nodes, from) == Some(place);
    let named = |it: &Node| it.actor().is_some() || it.kind == Kind::Name;
    if !nodes.get(place).is_some_and(named) {
        return false;
    }
    let bare = nodes.get(at).and_then(Node::actor).is_some_and(|it| it.iter().all(is_state));
    bare && (place.saturating_sub(2)..place).any(stands)
}

fn is_comma(node: &Node) -> bool {
    node.is_mark(&[','])
}

fn is_state(party: &Party) -> bool {
    party.rank.is_none() && !party.organisation && !party.both
}

fn describes(nodes: &[Node], at: usize, pack: &Pack) -> bool {
    match pack.adjectives {
        Adjectives::After => at
            .checked_sub(1)
            .and_then(|it| nodes.get(it))
            .is_some_and(|it| it.kind == Kind::Word && it.senses.is_empty() && !it.upper),
        // A little word of known meaning behind a name tells its part: "러시아 가".
        Adjectives::Before => nodes.get(at + 1).is_some_and(|it| {
            let little = pack.adpositions == Side::After && !it.senses.is_empty();
            it.glued && it.kind == Kind::Word && !little
        }),
    }
}
