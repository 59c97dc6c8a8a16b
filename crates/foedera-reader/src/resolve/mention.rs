//! The states that a sentence names in whatever way: by an adjective, as whose something is, as who acts. Of whom an
//! act is told that names nobody.

use std::collections::BTreeMap;

use foedera_model::{ClaimKind, Span};

use super::Context;
use crate::group::states;
use crate::node::{Kind, Node};
use crate::pack::{Pack, Role};
use crate::sense::Slot;
use crate::sentence::Sentence;

/// A state that a sentence names.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) code: String,
    pub(super) at: Span,
    /// By its adjective alone.
    adjective: bool,
    /// As a place, or as somebody's partner.
    aside: bool,
    /// As the one with whom something is.
    partner: bool,
}

/// The states that a sentence names in whatever way.
pub(super) fn mentioned(nodes: &[Node], pack: &Pack) -> Vec<Mention> {
    let mut all = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let adjective = node.kind == Kind::Word && node.fits.has(Slot::Adjective);
        let own = if adjective { states(node, pack) } else { Vec::new() };
        let parties = node.actor().unwrap_or(&own);
        if parties.is_empty() {
            continue;
        }
        let aside = [Role::Partner, Role::Place].iter().any(|it| pack.marks(*it, nodes, at));
        let codes = parties.iter().filter(|it| !it.organisation).filter_map(|it| it.code.clone());
        let partner = parties.len() == 1 && pack.marks(Role::Partner, nodes, at);
        let mention = |code| Mention { code, at: node.span, adjective, aside, partner };
        all.extend(codes.map(mention));
    }
    all
}

/// How often a report names each state, in whatever way.
pub(super) fn told_of(sentences: &[Sentence], pack: &Pack) -> BTreeMap<String, usize> {
    let mut told = BTreeMap::new();
    for sentence in sentences.iter().filter(|it| it.matters) {
        for mention in mentioned(&sentence.nodes, pack) {
            *told.entry(mention.code).or_default() += 1;
        }
    }
    told
}

/// The one state that all of these are.
fn only<'m>(mut mentions: impl Iterator<Item = &'m Mention>) -> Option<&'m String> {
    let first = &mentions.next()?.code;
    mentions.all(|it| it.code == *first).then_some(first)
}

impl Mention {
    pub(super) fn stands_before(&self, words: Span) -> bool {
        self.at.start() < words.start()
    }

    /// Whether it only tells where something was done.
    pub(super) fn is_place(&self) -> bool {
        self.aside && !self.partner
    }
}

impl Context<'_> {
    /// With whom a sentence tells that talks are, or a treaty: the state that it names last before this place.
    pub(super) fn with_whom(&self, nodes: &[Node], end: Span) -> Option<String> {
        let last = self.mentioned.iter().rfind(|it| it.stands_before(end))?;
        let talks = |at: usize| {
            let key = self.pack.keys.at(nodes, at, self.page);
            key.is_some_and(|(it, _)| it.rule.kind == ClaimKind::Negotiation)
        };
        let tells = |(at, it): (usize, &Node)| {
            it.span.start() < end.start() && (it.treaty().is_some() || talks(at))
        };
        (last.partner && nodes.iter().enumerate().any(tells)).then(|| last.code.clone())
    }

    /// "On the French side the bill went to the Assembly": the one state that the sentence tells before this place, be it
    /// by its adjective, or as whose something is.
    pub(super) fn told_before(&self, place: usize) -> Option<&String> {
        only(self.mentioned_before(place))
    }

    /// "Bogotá's answer: on 27 November it denounced the pact": the same, by its name alone.
    pub(super) fn named_before(&self, place: usize) -> Option<&String> {
        only(self.mentioned_before(place).filter(|it| !it.adjective))
    }

    /// "That country": the state that is named last before these words.
    pub(super) fn last_named_before(&self, words: Span) -> Option<&String> {
        let here = self.mentioned.iter().rfind(|it| it.stands_before(words) && !it.is_place());
        let with = self.treaty_with.iter().rfind(|it| it.1.start() < words.start());
        let named = here.map(|it| (&it.code, it.at));
        let last = named.into_iter().chain(with.map(|it| (&it.0, it.1)));
        last.max_by_key(|it| it.1.start()).map(|it| it.0).or(self.named_last.as_ref())
    }

    fn mentioned_before(&self, place: usize) -> impl Iterator<Item = &Mention> {
        self.mentioned.iter().filter(move |it| !it.aside && it.at.start() < place)
    }
}
