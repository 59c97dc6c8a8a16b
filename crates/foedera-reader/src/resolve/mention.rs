//! The states that a sentence names in whatever way: by an adjective, as whose something is, as who acts. Of whom an
//! act is told that names nobody.

use std::collections::BTreeMap;

use foedera_model::Span;

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
        all.extend(codes.map(|code| Mention { code, at: node.span, adjective, aside }));
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

impl Context<'_> {
    /// "On the French side the bill went to the Assembly": the one state that the sentence tells before this place, be it
    /// by its adjective, or as whose something is.
    pub(super) fn told_before(&self, place: usize) -> Option<&String> {
        only(self.mentioned_before(place))
    }

    /// "Bogotá's answer: on 27 November it denounced the pact": the same, by its name alone.
    pub(super) fn named_before(&self, place: usize) -> Option<&String> {
        only(self.mentioned_before(place).filter(|it| !it.adjective))
    }

    fn mentioned_before(&self, place: usize) -> impl Iterator<Item = &Mention> {
        self.mentioned.iter().filter(move |it| !it.aside && it.at.start() < place)
    }
}
