//! Who acts or speaks: states, organs and persons, and those who are named in one breath.

use foedera_model::Span;

use crate::node::{Kind, Node, Party};
use crate::pack::{Adjectives, Form, Match, Name, Nouns, Pack, Role, Side, Within};
use crate::sense::{Rank, Sense, Slot, Slots};
use crate::sentence::hull;

/// How many words at most tell before an organ whose it is: "that country's".
const THAT: usize = 3;

pub(super) fn acting(
    nodes: &[Node],
    at: usize,
    actors: &Within<'_>,
    pack: &Pack,
) -> Option<(usize, Kind)> {
    if let Some(end) = body_of(nodes, at, pack) {
        return Some((end, Kind::Name));
    }
    let line = actors.longest(nodes, at).map(|(_, it)| it);
    let both = pack.role(Role::Both, nodes, at);
    // "Both" are the parties, "both houses" are those of a parliament.
    if let Some(end) = both.filter(|it| line.as_ref().is_none_or(|line| line.end <= *it)) {
        let span = hull(nodes.get(at..end)?)?;
        let how_many = nodes.get(at..end)?.iter().find_map(number).unwrap_or(0);
        let both = Party { both: true, how_many, ..Party::new(None, span) };
        return Some((end, Kind::Actor(vec![both])));
    }
    if let Some(found) = line {
        if is_namesake(nodes, &found) {
            return None;
        }
        return Some((found.end, Kind::Actor(each(&party(nodes, &found, pack)?))));
    }
    let node = nodes.get(at)?;
    let (code, organisation) = pack.names_at(node).find_map(named)?;
    let names = pack.noun_letters == Nouns::Small && !organisation;
    if let Some(end) = body(nodes, at).filter(|_| names) {
        return Some((end, Kind::Name));
    }
    Some((at + 1, Kind::Actor(stated(&code, node.span, organisation))))
}

/// The number that a word or figure is.
fn number(node: &Node) -> Option<u32> {
    let told = |it: &Sense| if let Sense::Number(number) = it { Some(*number) } else { None };
    if let Kind::Number(number) = node.kind {
        Some(number)
    } else {
        node.senses.iter().find_map(told)
    }
}

/// The states of which a name tells, be it an adjective.
pub(crate) fn states(node: &Node, pack: &Pack) -> Vec<Party> {
    let code = pack.names_at(node).find_map(|it| match it {
        Name::Country { code, .. } => Some(code),
        Name::Post { .. } | Name::Person { .. } | Name::Pact { .. } => None,
        Name::Treaty { .. } | Name::Source => None,
    });
    code.map(|it| stated(it, node.span, false)).unwrap_or_default()
}

/// A state or organisation by its code.
fn stated(code: &str, span: Span, organisation: bool) -> Vec<Party> {
    let code = Some(code.to_owned());
    each(&Party { organisation, ..Party::new(code, span) })
}

/// "북러": two states in one word, whose code names both.
fn each(party: &Party) -> Vec<Party> {
    let Some(code) = &party.code else { return vec![party.clone()] };
    code.split('+').map(|it| Party { code: Some(it.to_owned()), ..party.clone() }).collect()
}

/// Whether it is a known surname with another name after it: "Kim Il Sung" is not the Kim of today.
fn is_namesake(nodes: &[Node], found: &Match) -> bool {
    let surname = matches!(found.slots.as_slice(), [(Slot::Person, _)]);
    let goes_on = nodes.get(found.end).is_some_and(|it| it.kind == Kind::Name);
    surname && goes_on && found.end == found.start + 1
}

/// "The Ghana Football Association": the name of a body begins with that of a state, which it is not. No
/// office stands in it, and no word for a treaty ("the Japan Security Treaty").
fn body(nodes: &[Node], at: usize) -> Option<usize> {
    let upper = |it: &Node| it.upper && matches!(it.kind, Kind::Word | Kind::Name);
    let rest = nodes.get(at + 1..)?;
    let long = rest.iter().take_while(|it| upper(it)).count();
    let (name, after) = rest.split_at_checked(long)?;
    let offices = Slots::of(&[Slot::Post, Slot::Person, Slot::Pact, Slot::Named]);
    let known = offices.and(Slots::of(&[Slot::Country, Slot::Organisation, Slot::Source]));
    // In a headline the act itself has a capital: "Peru Quietly Ratifies Treaty".
    let heads = name.iter().any(|it| it.fits.meets(known.with(Slot::Acting)));
    let belongs = heads || after.first().is_some_and(|it| it.fits.meets(known));
    (long > 0 && !belongs).then_some(at + 1 + long)
}

/// "Asosiasi Sepak Bola Ghana": where adjectives follow their noun, the state ends the name of the body.
fn body_of(nodes: &[Node], at: usize, pack: &Pack) -> Option<usize> {
    let after = pack.adjectives == Adjectives::After;
    nodes.get(at).filter(|it| after && it.kind == Kind::Name)?;
    let state = pack.names_at(nodes.get(at + 1)?).find_map(named)?;
    let roles = [Role::Place, Role::Governs, Role::Partner, Role::Agent];
    let led = roles.iter().any(|it| pack.marks(*it, nodes, at));
    let heading = nodes.iter().skip(1).any(|it| it.upper && it.fits.has(Slot::Acting));
    (!state.1 && !led && !heading).then_some(at + 2)
}

/// The code of a country or organisation, and which of the two; an adjective alone names neither.
fn named(name: &Name) -> Option<(String, bool)> {
    let Name::Country { code, form } = name else { return None };
    (*form != Form::Adjective).then(|| (code.clone(), *form == Form::Organisation))
}

/// An organ or person: the state from whichever word fixes it, the rank from the office.
fn party(nodes: &[Node], found: &Match, pack: &Pack) -> Option<Party> {
    let (mut named, mut own, mut rank) = (None, None, None);
    let joined = (found.start..found.end).any(|at| pack.role(Role::And, nodes, at).is_some());
    for (_, node) in &found.slots {
        for name in pack.names_at(nodes.get(*node)?) {
            match name {
                Name::Country { code, .. } => named = join(named, code, joined),
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
    let rank = rank.or_else(|| spelt(nodes.get(found.start..found.end)?, pack));
    let span = hull(nodes.get(found.start..found.end)?)?;
    let of_states = found.slots.iter().any(|it| {
        let names = nodes.get(it.1).into_iter().flat_map(|it| pack.names_at(it));
        names.filter_map(self::named).any(|it| it.1)
    });
    let organisation = rank == Some(Rank::Depositary) || (rank.is_none() && of_states);
    let person = found.slots.iter().find(|it| matches!(it.0, Slot::Person | Slot::Name));
    let person = person.and_then(|it| Some(nodes.get(it.1)?.span));
    let of_that = is_of_that(nodes, found, pack);
    Some(Party { rank, person, organisation, of_that, ..Party::new(named.or(own), span) })
}

/// "That country's parliament", "quốc hội nước này": whether an organ is told to be of the state named last.
fn is_of_that(nodes: &[Node], found: &Match, pack: &Pack) -> bool {
    let ends = |at: usize| pack.role(Role::OfThat, nodes, at);
    let before = found.start.saturating_sub(THAT)..found.start;
    before.into_iter().any(|at| ends(at) == Some(found.start))
        || (found.start..=found.end).any(|at| ends(at).is_some())
}

/// "The parliament in Lima": the rank of an organ that the line spells, where no slot holds one.
fn spelt(nodes: &[Node], pack: &Pack) -> Option<Rank> {
    let of_post = |it: &Name| match it {
        Name::Post { rank, .. } => Some(*rank),
        Name::Country { .. } | Name::Person { .. } | Name::Pact { .. } => None,
        Name::Treaty { .. } | Name::Source => None,
    };
    nodes.iter().find_map(|it| pack.names_at(it).find_map(of_post))
}

/// "The Egyptian and the French president": one office, and the states of all its adjectives; else that of the first.
fn join(named: Option<String>, code: &str, joined: bool) -> Option<String> {
    Some(match named {
        None => code.to_owned(),
        Some(first) if joined && first.split('+').all(|it| it != code) => format!("{first}+{code}"),
        Some(first) => first,
    })
}

/// "The treaty with Chile and Kenya ratified": whether Kenya is the subject of a clause of its own.
fn begins_to_act(nodes: &[Node], at: usize, pack: &Pack) -> bool {
    let acts = |at: usize| nodes.get(at).is_some_and(|it| it.fits.has(Slot::Acting));
    let cue = pack.cues_before.at(nodes, at).map(|(_, found)| found.end);
    acts(at) || cue.is_some_and(acts)
}

/// "A and B", "A, B and C": actors named in one breath.
pub(super) fn together(nodes: &[Node], at: usize, pack: &Pack) -> Option<(usize, Kind)> {
    let mut parties = nodes.get(at)?.actor()?.to_vec();
    let mut end = at + 1;
    let mut joined = None;
    let governed = pack.marks(Role::Partner, nodes, at);
    loop {
        let comma = nodes.get(end).is_some_and(|it| it.is_mark(&[',']));
        // "한국, 미국 이", "韓国、米国が": where a comma stands, no particle does.
        let mark = nodes.get(end).is_some_and(|it| it.is_mark(&['、']));
        let bare = (at > 0 && mark) || pack.lexicon.cuts_after();
        // "、" is a comma, and can be an "and" of the pack.
        let here = pack.role(Role::And, nodes, end);
        let comma = comma && here.is_none();
        let after_comma = end + usize::from(comma);
        let and = here.or_else(|| pack.role(Role::And, nodes, after_comma));
        // "Le Mali, le Burkina Faso et le Niger".
        let article = |at: usize| pack.role(Role::Article, nodes, at).unwrap_or(at);
        let next = article(and.unwrap_or(after_comma));
        let Some(more) = nodes.get(next).and_then(Node::actor).filter(|_| next > end) else {
            break;
        };
        // "Nijer ve Mali, ECOWAS'tan": after an "and" the list is closed, unless a particle would part it.
        let closed = joined.is_some() && comma && pack.adpositions == Side::After;
        if closed && !pack.lexicon.cuts_after() {
            break;
        }
        // "参院、日豪協定を": a bare comma joins states with states, organs with organs.
        let alike = |one: &Party, other: &Party| {
            one.rank.is_some() == other.rank.is_some() && one.organisation == other.organisation
        };
        let unlike = parties.last().zip(more.first()).is_some_and(|it| !alike(it.0, it.1));
        // "TBMM'de, Türkiye ile": an organ before a bare comma joins no states.
        let organ = parties.last().is_some_and(|it| it.rank == Some(Rank::Parliament));
        if unlike && and.is_none() && (mark || (comma && organ && pack.adpositions == Side::After))
        {
            break;
        }
        // "A, and B" are two clauses; a comma before the "and" joins only three or more.
        if comma && and.is_some() && end == at + 1 {
            break;
        }
        let before = pack.adpositions == Side::Before;
        if governed && before && begins_to_act(nodes, next + 1, pack) {
            break;
        }
        parties.extend(more.iter().cloned());
        end = next + 1;
        let listed = pack.adpositions == Side::After && (bare || parties.len() > 2);
        if and.is_some() || listed {
            joined = Some((end, parties.clone()));
        }
    }
    // A headline saves the "and": "Russia, North Korea sign treaty".
    let headline = at == 0 && parties.len() == 2;
    let acts = |at: usize| nodes.get(at).is_some_and(|it| it.fits.has(Slot::Acting));
    // "Peru, Chile to sign", "Peru, Chile will sign".
    let told = pack.role(Role::Infinitive, nodes, end);
    let told = told.or_else(|| Some(pack.cues_before.at(nodes, end)?.1.end));
    if joined.is_none() && headline && (acts(end) || told.is_some_and(acts)) {
        joined = Some((end, parties));
    }
    joined.map(|(end, parties)| (end, Kind::Actor(parties)))
}
