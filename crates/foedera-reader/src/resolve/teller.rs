//! Who speaks where no word of the pack tells that somebody does: before a "that" whose clause tells an act, or beside a
//! quotation that does. Not what is said.

use std::ops::RangeInclusive;

use foedera_model::{Span, Status};

use super::{Context, Resolved};
use crate::group::is_governed;
use crate::node::{Kind, Node, Party};
use crate::pack::{Nouns, Pack, Role};
use crate::sense::{Rank, Slot};

/// How many words stand at most between who speaks and the "that" of what he says.
const REACH: usize = 10;

impl Context<'_> {
    /// Who tells this act, in a sentence of which no voice is known; with the words of all its acts.
    pub(super) fn teller(&self, act: &Resolved, nodes: &[Node], acts: &[Span]) -> Option<Span> {
        let none = nodes.iter().all(|it| it.voice().is_none());
        let words = act.raw.words;
        let at = nodes.iter().position(|it| it.span.end() > words.start())?;
        let last = nodes.iter().rposition(|it| it.span.start() < words.end())?;
        let told = || {
            let that = told(nodes, at, self.pack);
            let that = that.or_else(|| kept(nodes, at..=last, self.pack));
            let said = that.or_else(|| beside(nodes, at..=last, self.pack));
            said.or_else(|| trailing(nodes, last, acts, self.pack))
        };
        let told = none.then(told).flatten();
        told.or_else(|| self.speaker.filter(|_| self.is_denied_by_him(act, nodes)))
    }

    /// "He denied that it had been signed": who spoke last.
    fn is_denied_by_him(&self, act: &Resolved, nodes: &[Node]) -> bool {
        let role = |role: Role, at: usize| self.pack.role(role, nodes, at).is_some();
        let first = nodes.iter().position(|it| it.mark().is_none());
        let he = first.is_some_and(|at| role(Role::Person, at) || role(Role::Anaphor, at));
        let denied = act.raw.status == Status::Denied;
        denied && he && (0..nodes.len()).any(|at| role(Role::Denial, at))
    }
}

/// "The ministry informed the chambers that Peru had ratified it."
fn told(nodes: &[Node], at: usize, pack: &Pack) -> Option<Span> {
    let content = |it: &usize| pack.role(Role::Content, nodes, *it).is_some_and(|end| end <= at);
    let that = (0..at).rfind(content)?;
    let acts = |it: &Node| it.fits.has(Slot::Acting);
    let others = |it: &Node| acts(it) || it.treaty().is_some() || it.is_mark(&[';', ':']);
    // "The committee that approved it": no verb parts them.
    let parted = |who: &usize| {
        let between = nodes.get(who + 1..that).unwrap_or_default();
        let verb = between.iter().any(|it| it.kind == Kind::Word && !acts(it));
        verb && !between.iter().any(others)
    };
    let reach = that.saturating_sub(REACH)..that;
    let who = reach.rev().filter(|it| can_speak(nodes, *it, pack)).find(parted)?;
    Some(nodes.get(who)?.span)
}

/// "The Secretary-General notifies that Kenya has ratified it": who keeps a treaty acts under none, and tells what others
/// did of whom he is named before.
fn kept(nodes: &[Node], words: RangeInclusive<usize>, pack: &Pack) -> Option<Span> {
    let (at, last) = (*words.start(), *words.end());
    let keeps = |it: &Party| it.rank == Some(Rank::Depositary);
    let mut actors = (0..=last).filter(|it| nodes.get(*it).is_some_and(|it| it.actor().is_some()));
    let first = actors.next()?;
    let that_of = |at: usize| pack.role(Role::Content, nodes, at).is_some();
    // "It follows from a letter of the Secretary-General that Kenya has ratified it."
    let node = nodes.get(first).filter(|_| can_speak(nodes, first, pack) || that_of(first + 1))?;
    let keeper = node.actor()?.iter().all(keeps) && actors.next().is_some();
    let that = (first + 1..=at).find(|it| that_of(*it));
    let told = match pack.is_verb_final() {
        true => nodes.get(last + 1..)?.iter().any(|it| it.kind == Kind::Word),
        false => !nodes.get(first + 1..that?)?.iter().any(|it| it.treaty().is_some()),
    };
    (keeper && told).then_some(node.span)
}

/// "“We have not withdrawn,” laughs Jane Roe": somebody outside the quotation marks between which the words of the act
/// stand.
fn beside(nodes: &[Node], words: RangeInclusive<usize>, pack: &Pack) -> Option<Span> {
    let at = *words.start();
    let mark = |it: &usize| nodes.get(*it).is_some_and(|it| it.is_mark(&['"']));
    let opened = (0..at).filter(mark).count() % 2 == 1;
    let open = (0..at).rfind(mark).filter(|_| opened)?;
    let close = (at..nodes.len()).find(mark).filter(|it| words.end() < it)?;
    let speaks = |it: &usize| can_speak(nodes, *it, pack);
    let who = (close..nodes.len()).find(speaks).or_else(|| (0..open).rfind(speaks))?;
    Some(nodes.get(who)?.span)
}

/// "It will be suspended on Monday, warned its envoy in Lima": somebody behind a verb that no pack knows, with which a
/// sentence ends.
fn trailing(nodes: &[Node], last: usize, acts: &[Span], pack: &Pack) -> Option<Span> {
    let ends = nodes.len() - usize::from(nodes.last().is_some_and(|it| it.is_mark(&['.'])));
    let comma = (last + 1..ends)
        .rfind(|it| nodes.get(*it).is_some_and(|it| it.is_mark(&[',', '–', '—'])))?;
    let frame = comma + 1..ends;
    let verb = nodes.get(frame.start)?;
    let little = |at: usize| LITTLE.iter().any(|it| pack.role(*it, nodes, at).is_some());
    let small = verb.kind == Kind::Word && !verb.upper;
    let unknown = !pack.is_verb_final() && small && !little(frame.start);
    let tells = |it: &Node| {
        let acted =
            acts.iter().any(|act| it.span.start() <= act.start() && act.start() < it.span.end());
        acted || it.treaty().is_some() || it.mark().is_some() || it.kind == Kind::Other
    };
    let clean = !nodes.get(frame.clone())?.iter().any(tells);
    let part = [Role::Governs, Role::Partner, Role::Place, Role::Agent];
    let free = |at: usize| !part.iter().any(|it| pack.marks(*it, nodes, at));
    // Where all nouns are written large, one that no pack knows is no name.
    let named = |at: usize| {
        pack.noun_letters == Nouns::Small || nodes.get(at).is_some_and(|it| it.actor().is_some())
    };
    let speaks = |it: &usize| is_somebody(nodes, *it) && free(*it) && named(*it);
    let mut speaking = frame.clone().filter(speaks);
    let who = speaking.next().filter(|it| *it > frame.start && frame.len() <= FRAME)?;
    // "Soon after the annexation of Crimea."
    let article = |at: usize| pack.role(Role::Article, nodes, at).is_some();
    let near = who <= frame.start + NEAR && (frame.start..who).all(|it| article(it) || !little(it));
    (unknown && clean && near).then_some(nodes.get(who)?.span)
}

/// What no verb is.
const LITTLE: [Role; 17] = [
    Role::And,
    Role::Article,
    Role::Agent,
    Role::Means,
    Role::Place,
    Role::Governs,
    Role::Partner,
    Role::ForWhom,
    Role::Clause,
    Role::Sequence,
    Role::Relative,
    Role::Condition,
    Role::Contrast,
    Role::Then,
    Role::Content,
    Role::Pronoun,
    Role::Adjunct,
];

/// How many words such an end has at most.
const FRAME: usize = 10;

/// How far from its verb who speaks stands there at most.
const NEAR: usize = 3;

/// Whether somebody stands here who can speak: a name, a person, an organ.
fn can_speak(nodes: &[Node], at: usize, pack: &Pack) -> bool {
    is_somebody(nodes, at) && !is_governed(nodes, at, pack)
}

fn is_somebody(nodes: &[Node], at: usize) -> bool {
    let somebody = |it: &Party| it.rank.is_some() || it.person.is_some();
    let can =
        |it: &Node| it.kind == Kind::Name || it.actor().is_some_and(|it| it.iter().all(somebody));
    nodes.get(at).is_some_and(can)
}
