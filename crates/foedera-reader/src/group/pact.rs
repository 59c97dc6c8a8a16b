//! Treaties as the words name them, and things that are ratified or signed and are no treaties.

use foedera_model::ClaimKind;

use super::Page;
use crate::node::{Kind, Mentioned, Node};
use crate::pack::{Adjectives, Match, Name, Pack, Role, is_unspaced, noun_stem};
use crate::sense::Slot;
use crate::sentence::hull;

/// How far before a word may begin what makes it part of a treaty's procedure.
const PROCEDURE: usize = 3;

/// How many words behind a treaty at most tell that it is one of accession: "on the accession".
const ACCESSION: usize = 3;

/// How many words tell at most whose a treaty is: "its own".
const OWNER: usize = 2;

/// A thing that is no treaty; "the ratification bill" stands for one.
pub(super) fn unlike(nodes: &[Node], at: usize, pack: &Pack) -> Option<(usize, Kind)> {
    let end = pack.role(Role::Unlike, nodes, at)?;
    // "Tax" is no treaty, a tax treaty is one.
    let pact = |at: usize| nodes.get(at).is_some_and(|it| it.fits.has(Slot::Pact));
    let beside = match pack.adjectives {
        Adjectives::Before => pact(end),
        Adjectives::After => at.checked_sub(1).is_some_and(pact),
    };
    let title = beside && pack.role(Role::Title, nodes, at) == Some(end);
    (!title && !is_procedure(nodes, at, pack)).then_some((end, Kind::Other))
}

/// Whether the word at this place is part of "the ratification bill", "the instruments of ratification".
pub(super) fn is_procedure(nodes: &[Node], at: usize, pack: &Pack) -> bool {
    let holds = |from| pack.role(Role::Procedure, nodes, from).is_some_and(|it| it > at);
    (at.saturating_sub(PROCEDURE)..=at).any(holds)
}

/// Where "with the Swedish government" begins after what was deposited: it keeps the instrument, and is no
/// party for that. Of a state's bare name that is said only of the second: "the treaty with Japan with
/// Sweden".
pub(super) fn keeper(nodes: &[Node], pack: &Pack) -> Option<usize> {
    let from = (0..nodes.len()).find_map(|at| pack.role(Role::HandedIn, nodes, at))?;
    let with =
        |at: &usize| pack.role(Role::Keeper, nodes, *at).and_then(|it| nodes.get(it)?.actor());
    let office = |at: &usize| with(at).is_some_and(|it| it.iter().any(|it| it.rank.is_some()));
    let mut withs = (from..nodes.len()).filter(|it| with(it).is_some());
    withs.clone().find(office).or_else(|| withs.nth(1))
}

pub(super) fn agreed(nodes: &[Node], found: &Match, page: Page<'_>) -> Option<(usize, Kind)> {
    // "Dla Polski konwencja obowiązuje": for whom it is in force is not whose it is.
    let whom = page.pack.marks(Role::ForWhom, nodes, found.start);
    if whom && nodes.get(found.start).is_some_and(|it| it.actor().is_some()) {
        return None;
    }
    let words = page.words(hull(nodes.get(found.start..found.end)?)?);
    let owner = |from: usize| page.pack.role(Role::Own, nodes, from);
    let before = found.start.saturating_sub(OWNER)..found.start;
    let own =
        owner(found.start).is_some() || before.into_iter().any(|it| owner(it) == Some(found.start));
    let further = is_further(nodes, found, page.pack);
    let bare = found
        .slots
        .first()
        .is_some_and(|it| it.1 == found.start && matches!(it.0, Slot::Pact | Slot::Named));
    let mut treaty =
        Mentioned { words: words.to_owned(), own, further, bare, ..Mentioned::default() };
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
    treaty.about = about(nodes, found, page);
    if is_attached(nodes, found, page.pack) {
        treaty.known = None;
        treaty.name = Some(words.to_owned());
    }
    treaty.noun = noun(&treaty.words, page.pack);
    treaty.of_accession = is_of_accession(nodes, found, page);
    treaty.fresh =
        (found.start..found.end).any(|it| page.pack.role(Role::Fresh, nodes, it).is_some());
    treaty.indefinite = is_indefinite(nodes, found, page.pack);
    // "The Oran Convention": the noun is a word of the line.
    let strong =
        |it: &Node| page.pack.names_at(it).any(|it| matches!(it, Name::Pact { strong: true }));
    treaty.strong |= nodes.get(found.start..found.end)?.iter().any(strong);
    treaty.family &= found.slots.iter().all(|it| it.0 != Slot::Actor);
    treaty.parties.sort();
    treaty.parties.dedup();
    // "The EU-Mercosur agreement" is one between these two.
    treaty.family &= treaty.parties.len() < 2;
    Some((found.end, Kind::Treaty(treaty)))
}

/// "The protocol of accession", "the accession protocol".
fn is_of_accession(nodes: &[Node], found: &Match, page: Page<'_>) -> bool {
    let before = usize::from(page.pack.adjectives == Adjectives::Before);
    let mut beside = found.start.saturating_sub(before)..found.end + ACCESSION;
    // "Protocolo de adhesión" can be one noun of the pack.
    beside.any(|at| {
        let words =
            nodes.get(at).and_then(|it| page.shadow.text.get(it.span.start()..it.span.end()));
        let words = words.into_iter().flat_map(|it| it.split(|it: char| !it.is_alphanumeric()));
        let mut words = words.filter(|it| !it.is_empty());
        words.any(|it| page.pack.keys.names(it, ClaimKind::Accession))
    })
}

/// "The Protocol to the Oran Convention" is a treaty beside that one.
fn is_attached(nodes: &[Node], found: &Match, pack: &Pack) -> bool {
    let within = |it: usize| pack.role(Role::Attached, nodes, it).is_some_and(|it| it < found.end);
    (found.start..found.end).any(within)
}

/// What sort of treaty the words say that it is: the last noun of "the Oran Convention", the first of "konvensi
/// Oran".
fn noun(words: &str, pack: &Pack) -> Option<String> {
    let words = words.to_lowercase();
    let last = words.trim_end_matches(|it: char| !it.is_alphanumeric());
    if last.chars().next_back().is_some_and(is_unspaced) {
        let nouns = pack.nouns.iter().filter(|it| last.ends_with(it.as_str()));
        return nouns.max_by_key(|it| it.len()).cloned();
    }
    let mut nouns = words.split_whitespace().map(noun_stem).filter(|it| pack.nouns.contains(it));
    match pack.adjectives {
        Adjectives::Before => nouns.next_back(),
        Adjectives::After => nouns.next(),
    }
}

/// "An accord", "a maritime accord": told as one of which nobody has spoken.
fn is_indefinite(nodes: &[Node], found: &Match, pack: &Pack) -> bool {
    let plain = |at: usize| {
        nodes.get(at).is_some_and(|it| it.kind == Kind::Word && it.senses.is_empty() && !it.upper)
    };
    (found.start.saturating_sub(OWNER)..=found.start).any(|at| {
        let end = pack.role(Role::Indefinite, nodes, at);
        end.is_some_and(|it| it >= found.start || (it + 1 == found.start && plain(it)))
    })
}

/// "A second accord", "perjanjian lain".
fn is_further(nodes: &[Node], found: &Match, pack: &Pack) -> bool {
    let further = |from: usize| pack.role(Role::Further, nodes, from);
    let mut before = found.start.saturating_sub(OWNER)..=found.start;
    match pack.adjectives {
        Adjectives::Before => before.any(|it| further(it).is_some_and(|end| found.start <= end)),
        Adjectives::After => further(found.end).is_some(),
    }
}

/// The words inside a mention that fill no slot and are not the rule's own: "the 1991 friendship treaty".
fn about(nodes: &[Node], found: &Match, page: Page<'_>) -> Vec<String> {
    let filled = |at: usize| found.slots.iter().any(|it| it.1 == at);
    let tells = |at: &usize| {
        let free = nodes.get(*at).is_some_and(|it| {
            it.kind == Kind::Name || (it.kind == Kind::Word && it.senses.is_empty())
        });
        !filled(*at) && (free || page.pack.role(Role::Title, nodes, *at).is_some())
    };
    let words = (found.start..found.end).filter(tells).filter_map(|it| nodes.get(it));
    words.map(|it| page.words(it.span).to_lowercase()).collect()
}

fn describe(name: &Name, node: &Node, page: Page<'_>, treaty: &mut Mentioned) {
    match name {
        Name::Pact { strong } => treaty.strong |= strong,
        Name::Treaty { parties, called } => {
            treaty.known = Some(called.clone());
            treaty.parties.extend(parties.iter().cloned());
            treaty.name = Some(page.words(node.span).to_owned());
            treaty.strong = true;
            treaty.family |= parties.len() == 1;
        }
        Name::Country { code, .. } if node.actor().is_none() => {
            treaty.parties.extend(code.split('+').map(ToOwned::to_owned));
        }
        Name::Country { .. } | Name::Post { .. } | Name::Person { .. } | Name::Source => {}
    }
}
