//! Who says so, in what order. Not whether it is so.

use std::ops::Range;

use foedera_model::Span;

use crate::node::{Kind, Node, Voice};
use crate::pack::{Pack, Role};
use crate::sense::Stands;

/// How many words begin a clause of another time at most.
const SEQUENCE: usize = 2;

/// The parts of a sentence, each with the voices that speak in it: "A left, the daily said; the
/// government said that nothing was decided" tells two things on two words.
pub(super) struct Voices<'n> {
    nodes: &'n [Node],
    parts: Vec<Range<usize>>,
    pack: &'n Pack,
}

impl<'n> Voices<'n> {
    pub(super) fn of(nodes: &'n [Node], pack: &'n Pack) -> Self {
        let mut parts = Vec::new();
        let mut start = 0;
        for at in 0..nodes.len() {
            if let Some(end) = turn(nodes, at, pack) {
                parts.push(start..at);
                start = end;
            }
        }
        parts.push(start..nodes.len());
        Self { nodes, parts, pack }
    }

    /// Who says what stands at this place of the text: those of its part; in a part without any, who
    /// ends a later one ("A signed; B left, TASS said") or begins an earlier one.
    pub(super) fn at(&self, place: usize) -> Vec<Voice> {
        let begun = |it: &&Range<usize>| {
            self.nodes.get(it.start).is_some_and(|it| it.span.start() <= place)
        };
        let own = self.parts.iter().filter(begun).count().saturating_sub(1);
        let (before, after) = self.parts.split_at(own.min(self.parts.len()));
        let here = after.iter().take(1);
        let later = after.iter().skip(1).filter(|it| !self.is_led(it));
        let earlier = before.iter().rev().filter(|it| self.is_led(it));
        let spoken = here.chain(later).chain(earlier).map(|it| self.voices(it));
        spoken.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
    }

    /// Whether a voice is the first thing in this part.
    fn is_led(&self, part: &Range<usize>) -> bool {
        self.nodes.get(part.start).is_some_and(|it| it.voice().is_some())
    }

    fn voices(&self, part: &Range<usize>) -> Vec<Voice> {
        self.nodes.get(part.clone()).map(|it| in_order(it, self.pack)).unwrap_or_default()
    }
}

/// Where a part ends here and the next one begins: at a semicolon, at a "but" or "and" after which somebody
/// else begins to speak, or at a "but" before which somebody has spoken.
fn turn(nodes: &[Node], at: usize, pack: &Pack) -> Option<usize> {
    if nodes.get(at)?.is_mark(&[';']) {
        return Some(at + 1);
    }
    let speaks = |it: &usize| nodes.get(*it).is_some_and(|it| it.voice().is_some());
    let contrast = pack.role(Role::Contrast, nodes, at);
    let before = nodes.get(..at)?.iter().rfind(|it| !it.is_mark(&[',']));
    if contrast.is_some() && before.is_some_and(|it| it.voice().is_some()) {
        return contrast;
    }
    // "ロイターは、外務省筋の話として、": a comma that joins names joins no clauses.
    let and = pack
        .role(Role::And, nodes, at)
        .filter(|_| nodes.get(at).is_some_and(|it| it.mark().is_none()));
    let joins = contrast.into_iter().chain(and);
    let next = joins.into_iter().find(speaks)?;
    // "TASS and Interfax said": both end what was told.
    let says = |it: &Node| !matches!(it.kind, Kind::Voice(_) | Kind::Mark(_) | Kind::Date(_));
    nodes.get(next..)?.iter().any(says).then_some(next)
}

/// Voices from the innermost to the outermost would be nearest first; this is outermost first:
/// who passes on, then who stands farther from the words.
pub(super) fn in_order(nodes: &[Node], pack: &Pack) -> Vec<Voice> {
    let mut before: Vec<Voice> = Vec::new();
    let mut after: Vec<Voice> = Vec::new();
    let content = nodes.iter().position(|it| it.voice().is_none() && it.actor().is_none());
    // "A year after the president announced it": at another time, of something else.
    let later = |at: usize| {
        let mut before = at.saturating_sub(SEQUENCE)..at;
        before.any(|it| pack.role(Role::Sequence, nodes, it) == Some(at))
    };
    let voices = nodes.iter().enumerate().filter_map(|(at, it)| Some((at, it.voice()?)));
    for (at, voice) in voices.filter(|(at, _)| !later(*at)) {
        let leads = content.is_none_or(|it| at < it);
        if leads { before.push(voice.clone()) } else { after.push(voice.clone()) }
    }
    after.reverse();
    let mut all: Vec<Voice> = after.into_iter().chain(before).collect();
    // "Quoting the daily, which cited Reuters": of those who are passed on each passes on the next.
    let place = |it: &Voice| it.span.filter(|_| it.stands == Stands::Innermost).map(Span::start);
    all.sort_by_key(|it| (it.stands, place(it)));
    all
}
