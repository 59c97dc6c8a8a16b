//! Who says so, in what order. Not whether it is so.

use crate::node::{Node, Voice};

/// Voices from the innermost to the outermost would be nearest first; this is outermost first:
/// who passes on, then who stands farther from the words.
pub(super) fn voices(nodes: &[Node]) -> Vec<Voice> {
    let mut before: Vec<Voice> = Vec::new();
    let mut after: Vec<Voice> = Vec::new();
    let content = nodes.iter().position(|it| it.voice().is_none() && it.actor().is_none());
    for (at, voice) in nodes.iter().enumerate().filter_map(|(at, it)| Some((at, it.voice()?))) {
        let leads = content.is_none_or(|it| at < it);
        if leads { before.push(voice.clone()) } else { after.push(voice.clone()) }
    }
    after.reverse();
    let mut all: Vec<Voice> = after.into_iter().chain(before).collect();
    all.sort_by_key(|it| !it.relays);
    all
}
