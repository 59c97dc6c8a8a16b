//! From words to mentions: names that stand together, dates, actors, treaties, voices. Each step
//! replaces what it understood by one node; nothing is decided about acts.

use foedera_model::Span;

use crate::node::{Kind, Mentioned, Node, Party, Voice};
use crate::pack::{Adjectives, Form, Match, Name, Pack, Role, Within};
use crate::said::{Meaning, Said};
use crate::sense::{Rank, Sense, Slot, Slots};
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
    let nodes = replace(nodes, |it, at| {
        let found = treaties.longest(it, at).filter(|_| !is_procedure(it, at, page.pack))?.1;
        agreed(it, &found, page)
    });
    let nodes = whole_names(nodes, page);
    let voices = page.pack.voices.within(&nodes);
    replace(nodes, |it, at| Some(spoken(it, &voices.at(it, at)?)))
}

/// Groups only the dates; for sentences that are not read.
pub(crate) fn dates(nodes: Vec<Node>, pack: &Pack) -> Vec<Node> {
    let dates = pack.dates.within(&nodes);
    replace(nodes, |it, at| dated(it, &dates.at(it, at)?))
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

fn dated(nodes: &[Node], (means, found): &(&Meaning, Match)) -> Option<(usize, Kind)> {
    let mut said = Said { means: **means, ..Said::default() };
    for (slot, node) in &found.slots {
        note(*slot, nodes.get(*node)?, &mut said)?;
    }
    Some((found.end, Kind::Date(said)))
}

fn note(slot: Slot, node: &Node, said: &mut Said) -> Option<()> {
    let in_words = |it: &Sense| if let Sense::Number(it) = it { Some(*it) } else { None };
    let number = if let Kind::Number(number) = &node.kind {
        Some(*number)
    } else {
        node.senses.iter().find_map(in_words)
    };
    let sense = |pick: fn(&Sense) -> Option<u8>| node.senses.iter().find_map(pick);
    // Whatever else a date's line names tells nothing of the day.
    if slot == Slot::Day {
        said.day = Some(i8::try_from(number?).ok()?);
    } else if slot == Slot::MonthNumber {
        said.month = Some(i8::try_from(number?).ok()?);
    } else if slot == Slot::Year {
        said.year = Some(i16::try_from(number?).ok()?);
    } else if slot == Slot::Number {
        said.number = Some(i32::try_from(number?).ok()?);
    } else if slot == Slot::Month {
        said.month = Some(i8::try_from(sense(month)?).ok()?);
    } else if slot == Slot::Weekday {
        said.weekday = Some(i32::from(sense(weekday)?));
    }
    Some(())
}

fn month(sense: &Sense) -> Option<u8> {
    if let Sense::Month(month) = sense { Some(*month) } else { None }
}

fn weekday(sense: &Sense) -> Option<u8> {
    if let Sense::Weekday(weekday) = sense { Some(*weekday) } else { None }
}

fn acting(nodes: &[Node], at: usize, actors: &Within<'_>, pack: &Pack) -> Option<(usize, Kind)> {
    let line = actors.longest(nodes, at).map(|(_, it)| it);
    let both = pack.role(Role::Both, nodes, at);
    // "Both" are the parties, "both houses" are those of a parliament.
    if let Some(end) = both.filter(|it| line.as_ref().is_none_or(|line| line.end <= *it)) {
        let span = hull(nodes.get(at..end)?)?;
        let both =
            Party { code: None, rank: None, span, person: None, organisation: false, both: true };
        return Some((end, Kind::Actor(vec![both])));
    }
    if let Some(found) = line {
        if is_namesake(nodes, &found) {
            return None;
        }
        return Some((found.end, Kind::Actor(vec![party(nodes, &found, pack)?])));
    }
    let node = nodes.get(at)?;
    let (code, organisation) = pack.names_at(node).find_map(named)?;
    let party = Party {
        code: Some(code),
        rank: None,
        span: node.span,
        person: None,
        organisation,
        both: false,
    };
    Some((at + 1, Kind::Actor(vec![party])))
}

/// Whether it is a known surname with another name after it: "Kim Il Sung" is not the Kim of today.
fn is_namesake(nodes: &[Node], found: &Match) -> bool {
    let surname = matches!(found.slots.as_slice(), [(Slot::Person, _)]);
    let goes_on = nodes.get(found.end).is_some_and(|it| it.kind == Kind::Name);
    surname && goes_on && found.end == found.start + 1
}

/// The code of a country or organisation, and which of the two; an adjective alone names neither.
fn named(name: &Name) -> Option<(String, bool)> {
    let Name::Country { code, form } = name else { return None };
    (*form != Form::Adjective).then(|| (code.clone(), *form == Form::Organisation))
}

/// An organ or person: the state from whichever word fixes it, the rank from the office.
fn party(nodes: &[Node], found: &Match, pack: &Pack) -> Option<Party> {
    let (mut named, mut own, mut rank) = (None, None, None);
    for (_, node) in &found.slots {
        for name in pack.names_at(nodes.get(*node)?) {
            match name {
                Name::Country { code, .. } => named = named.or(Some(code.clone())),
                Name::Post { rank: post, code } => {
                    rank = rank.or(Some(*post));
                    own = own.or(code.clone());
                }
                Name::Person { rank: post, code } => {
                    rank = rank.or(Some(*post));
                    own = own.or(Some(code.clone()));
                }
                Name::Pact { .. } | Name::Treaty { .. } | Name::Source => {}
            }
        }
    }
    let span = hull(nodes.get(found.start..found.end)?)?;
    let of_states = found.slots.iter().any(|it| {
        let names = nodes.get(it.1).into_iter().flat_map(|it| pack.names_at(it));
        names.filter_map(self::named).any(|it| it.1)
    });
    let organisation = rank == Some(Rank::Depositary) || (rank.is_none() && of_states);
    let person = found.slots.iter().find(|it| matches!(it.0, Slot::Person | Slot::Name));
    let person = person.and_then(|it| Some(nodes.get(it.1)?.span));
    Some(Party { code: named.or(own), rank, span, person, organisation, both: false })
}

/// "A and B", "A, B and C": actors named in one breath.
fn together(nodes: &[Node], at: usize, pack: &Pack) -> Option<(usize, Kind)> {
    let mut parties = nodes.get(at)?.actor()?.to_vec();
    let mut end = at + 1;
    let mut joined = None;
    loop {
        let comma = nodes.get(end).is_some_and(|it| it.is_mark(&[',', '、']));
        let after_comma = end + usize::from(comma);
        let and = pack.role(Role::And, nodes, after_comma);
        let next = and.unwrap_or(after_comma);
        let Some(more) = nodes.get(next).and_then(Node::actor).filter(|_| next > end) else {
            break;
        };
        // "A, and B" are two clauses; a comma before the "and" joins only three or more.
        if comma && and.is_some() && end == at + 1 {
            break;
        }
        parties.extend(more.iter().cloned());
        end = next + 1;
        if and.is_some() {
            joined = Some((end, parties.clone()));
        }
    }
    // A headline saves the "and": "Russia, North Korea sign treaty".
    let headline = at == 0 && parties.len() == 2;
    if joined.is_none() && headline && nodes.get(end).is_some_and(|it| it.fits.has(Slot::Acting)) {
        joined = Some((end, parties));
    }
    joined.map(|(end, parties)| (end, Kind::Actor(parties)))
}

/// How far before a word may begin what makes it part of a treaty's procedure.
const PROCEDURE: usize = 3;

/// A thing that is no treaty; "the ratification bill" stands for one.
fn unlike(nodes: &[Node], at: usize, pack: &Pack) -> Option<(usize, Kind)> {
    let end = pack.role(Role::Unlike, nodes, at)?;
    (!is_procedure(nodes, at, pack)).then_some((end, Kind::Other))
}

/// Whether the word at this place is part of "the ratification bill", "the instruments of ratification".
fn is_procedure(nodes: &[Node], at: usize, pack: &Pack) -> bool {
    let holds = |from| pack.role(Role::Procedure, nodes, from).is_some_and(|it| it > at);
    (at.saturating_sub(PROCEDURE)..=at).any(holds)
}

fn agreed(nodes: &[Node], found: &Match, page: Page<'_>) -> Option<(usize, Kind)> {
    let words = page.words(hull(nodes.get(found.start..found.end)?)?);
    let own = page.pack.role(Role::Own, nodes, found.start).is_some();
    let bare = found
        .slots
        .first()
        .is_some_and(|it| it.1 == found.start && matches!(it.0, Slot::Pact | Slot::Named));
    let mut treaty = Mentioned { words: words.to_owned(), own, bare, ..Mentioned::default() };
    for (slot, node) in &found.slots {
        let node = nodes.get(*node)?;
        if let Some(actors) = node.actor() {
            treaty.parties.extend(actors.iter().filter_map(|it| it.code.clone()));
        }
        // An organisation's treaty is one of many parties, unless it is one with somebody.
        treaty.family |= *slot == Slot::Organisation;
        if *slot == Slot::Name {
            treaty.name = Some(words.to_owned());
        }
        if node.date().is_some() || *slot == Slot::Year {
            treaty.dated = true;
            treaty.name = Some(page.words(node.span).to_owned());
        }
        page.pack.names_at(node).for_each(|it| describe(it, node, page, &mut treaty));
    }
    treaty.family &= found.slots.iter().all(|it| it.0 != Slot::Actor);
    treaty.parties.sort();
    treaty.parties.dedup();
    Some((found.end, Kind::Treaty(treaty)))
}

fn describe(name: &Name, node: &Node, page: Page<'_>, treaty: &mut Mentioned) {
    match name {
        Name::Pact { strong } => treaty.strong |= strong,
        Name::Treaty { parties } => {
            treaty.parties.extend(parties.iter().cloned());
            treaty.name = Some(page.words(node.span).to_owned());
            treaty.strong = true;
            treaty.family |= parties.len() == 1;
        }
        Name::Country { code, .. } if node.actor().is_none() => treaty.parties.push(code.clone()),
        Name::Country { .. } | Name::Post { .. } | Name::Person { .. } | Name::Source => {}
    }
}

fn spoken(nodes: &[Node], (relays, found): &(&bool, Match)) -> (usize, Kind) {
    let speaks = |it: &&(Slot, usize)| matches!(it.0, Slot::Actor | Slot::Source | Slot::Name);
    let speakers: Vec<&Node> =
        found.slots.iter().filter(speaks).filter_map(|it| nodes.get(it.1)).collect();
    let mut span = speakers.iter().map(|it| it.span).reduce(Span::hull);
    let last = found.slots.iter().filter(speaks).map(|it| it.1 + 1).max().unwrap_or(found.end);
    if let Some(close) = nodes.get(last).filter(|it| last < found.end && it.is_mark(&[')'])) {
        span = span.map(|it| it.hull(close.span));
    }
    let parties = speakers.iter().filter_map(|it| it.actor()).flatten().cloned().collect();
    let date = found.slots.iter().find_map(|it| nodes.get(it.1)?.date().cloned());
    (found.end, Kind::Voice(Voice { span, parties, date, relays: **relays }))
}

/// Whether the actor at `at` is no subject: a little word before it gives it another part, or it
/// only describes the noun beside it.
pub(crate) fn is_governed(nodes: &[Node], at: usize, pack: &Pack) -> bool {
    let roles = [Role::Governs, Role::Partner, Role::Place, Role::Agent];
    let by_word = (at.saturating_sub(4)..at)
        .any(|from| roles.iter().any(|role| pack.role(*role, nodes, from) == Some(at)));
    by_word || describes(nodes, at, pack) || is_country_of_place(nodes, at, pack)
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
        Adjectives::Before => nodes.get(at + 1).is_some_and(|it| it.glued && it.kind == Kind::Word),
    }
}
