//! Lists of treaties, as gazettes and depositaries print them: a line with a treaty's title, and below it what was done
//! under it. "The Agreement" is there the one of the title.

use foedera_model::ClaimKind;

use super::Context;
use crate::act::{BULLETS, Raw};
use crate::node::{Kind, Mentioned, Node};
use crate::pack::Pack;
use crate::sentence::{Part, Sentence};

/// So many lines with a title make a list.
const LIST: usize = 2;

/// So many words behind its noun make a title of a treaty that tells nothing else of itself.
const TITLE: usize = 3;

/// Whether a report is such a list; each of its sentences with the acts that were read in it.
pub(super) fn is_list(sentences: &[Sentence], acts: &[Vec<Raw>], pack: &Pack) -> bool {
    let each = sentences.iter().zip(acts);
    each.filter(|(it, raws)| heads_entry(it, raws, pack)).nth(LIST - 1).is_some()
}

/// Whether a line is the title of a treaty: behind its number or bullet the noun, and no act, nor anything that tells
/// whether one was done.
pub(super) fn heads_entry(sentence: &Sentence, raws: &[Raw], pack: &Pack) -> bool {
    let nodes = &sentence.nodes;
    let counts = |it: &&Node| it.mark().is_some() || matches!(it.kind, Kind::Number(_));
    let mut words = nodes.iter().skip_while(counts);
    let title = words.next().and_then(Node::treaty).filter(|it| it.bare);
    let long = words.count() > TITLE;
    let told = |it: &Mentioned| it.name.is_some() || !it.parties.is_empty() || !it.about.is_empty();
    let begins = sentence.part == Part::Body && sentence.begins_line;
    let tells = || {
        let cue = |at: usize| pack.cues_before.at(nodes, at).is_some();
        raws.iter().any(|it| !it.loose)
            || nodes.iter().any(|it| it.voice().is_some())
            || (0..nodes.len()).any(cue)
    };
    begins && title.is_some_and(|it| told(it) || long) && !tells()
}

/// Whether a line begins with its number in a list: "2)", "3. Multilateral treaties". What follows a full stop may be a
/// sentence that goes on with what was spoken of, if it names no treaty.
pub(super) fn is_numbered(nodes: &[Node]) -> bool {
    let [first, mark, rest @ ..] = nodes else { return false };
    let numbered = matches!(first.kind, Kind::Number(_)) && mark.glued && !rest.is_empty();
    let names = || rest.iter().any(|it| it.treaty().is_some());
    numbered && (mark.is_mark(&[')']) || (mark.is_mark(&['.']) && names()))
}

/// Whether a line is an entry of a list that begins, behind its number, with the title of a treaty.
pub(super) fn is_numbered_title(nodes: &[Node]) -> bool {
    let numbered = nodes.first().is_some_and(|it| matches!(it.kind, Kind::Number(_)));
    let title = nodes.iter().skip(1).find(|it| it.mark().is_none());
    numbered && title.is_some_and(|it| it.treaty().is_some())
}

/// Whether a line with a bullet names a treaty of its own: "- the agreement with Chile is in force".
pub(super) fn is_own_entry(nodes: &[Node]) -> bool {
    let known = |it: &Mentioned| it.name.is_some() || !it.parties.is_empty();
    let bullet = nodes.first().is_some_and(|it| it.is_mark(&BULLETS));
    bullet && nodes.iter().find_map(Node::treaty).is_some_and(known)
}

impl Context<'_> {
    /// Another entry begins: two states that its title names are those whose treaty it is.
    pub(super) fn begin_entry(&mut self, nodes: &[Node]) {
        let at = self.treaties.focus();
        let actors = nodes.iter().filter_map(Node::actor).flatten();
        let states = actors.filter(|it| !it.organisation).filter_map(|it| it.code.clone());
        let mut pair: Vec<String> = states.collect();
        pair.sort();
        pair.dedup();
        if let Some(treaty) = self.treaties.get_mut(at) {
            treaty.titled = true;
            if treaty.parties.is_empty() && pair.len() == 2 {
                treaty.parties = pair;
                treaty.told = true;
            }
        }
        self.treaties.begin_entry();
    }

    /// What is deposited, and what the title of an entry tells of nobody, is a treaty of many, if no words say whose it is.
    pub(super) fn settle_many(&mut self) {
        for at in 0..self.treaties.count() {
            let acts = || self.resolved.iter().filter(move |it| it.referent == at);
            let deposited = acts().any(|it| it.kind == ClaimKind::Deposit);
            let together = acts().any(|it| it.codes.len() > 1);
            let Some(treaty) = self.treaties.get_mut(at) else { continue };
            let open = !treaty.told && !treaty.family && treaty.is_spoken_of();
            let several = treaty.parties.len() > 1 || (treaty.strong && treaty.acted);
            let several = several && !treaty.is_between_two(true);
            if open && ((deposited && several) || (treaty.titled && !together)) {
                treaty.becomes_of_many();
            }
        }
    }

    /// Whether a treaty is one of many, or can be as far as its title tells.
    pub(super) fn may_be_of_many(&self, referent: usize) -> bool {
        self.treaties.get(referent).is_some_and(|it| it.family || (it.titled && !it.told))
    }
}
