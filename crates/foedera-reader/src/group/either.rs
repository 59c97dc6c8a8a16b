//! Words that name one state or another: a name that is also another's capital, the government of several states of one
//! language. Which of them is meant is told by the report as a whole.

use std::collections::BTreeMap;

use super::Page;
use super::who::states;
use crate::node::{Kind, Node, Party};
use crate::sense::Slot;
use crate::sentence::Sentence;

/// Between the codes of which one is meant.
const OR: char = '|';

/// Gives such a word the code of which the report tells most in other words; where it tells of none, the first, or the last
/// where the report is in the other script of its language.
pub(crate) fn settle_names(sentences: &mut [Sentence], page: Page<'_>) {
    let pack = page.pack;
    let nodes = || sentences.iter().flat_map(|it| &it.nodes);
    if !nodes().any(is_open) {
        return;
    }
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    for node in nodes() {
        let adjective = node.kind == Kind::Word && node.fits.has(Slot::Adjective);
        let own = if adjective { states(node, pack) } else { Vec::new() };
        let parties = node.parties().unwrap_or(&own).iter().filter_map(|it| it.code.clone());
        let of_treaty = node.treaty().into_iter().flat_map(|it| it.parties.clone());
        for code in parties.chain(of_treaty) {
            *told.entry(code).or_default() += 1;
        }
    }
    let last = pack.is_in_other_letters(page.original);
    let meant = |code: &mut String| {
        let often = |it: &&str| told.get(*it).copied().unwrap_or(0);
        let found =
            if last { code.split(OR).max_by_key(often) } else { code.rsplit(OR).max_by_key(often) };
        if let Some(found) = found.filter(|_| code.contains(OR)) {
            *code = found.to_owned();
        }
    };
    for node in sentences.iter_mut().flat_map(|it| &mut it.nodes) {
        match &mut node.kind {
            Kind::Actor(parties) => settle(parties, meant),
            Kind::Voice(voice) => settle(&mut voice.parties, meant),
            Kind::Treaty(treaty) => treaty.parties.iter_mut().for_each(meant),
            Kind::Word | Kind::Name | Kind::Number(_) | Kind::Mark(_) => {}
            Kind::Date(_) | Kind::Other => {}
        }
    }
}

fn settle(parties: &mut [Party], meant: impl Fn(&mut String)) {
    parties.iter_mut().filter_map(|it| it.code.as_mut()).for_each(meant);
}

fn is_open(node: &Node) -> bool {
    let parties = node.parties().unwrap_or_default().iter().filter_map(|it| it.code.as_ref());
    let of_treaty = node.treaty().into_iter().flat_map(|it| &it.parties);
    parties.chain(of_treaty).any(|it| it.contains(OR))
}
