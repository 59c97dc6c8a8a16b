//! Who speaks in a quotation of several sentences: "We signed it. We shall ratify it," the minister said.

use crate::node::{Node, Voice};
use crate::sentence::Sentence;

/// For each sentence that is part of a quotation of several, who speaks in it; nothing for the others.
pub(crate) fn quoted(sentences: &[Sentence]) -> Vec<Option<Voice>> {
    let mut all = vec![None; sentences.len()];
    let mut begun = None;
    for (at, sentence) in sentences.iter().enumerate() {
        if sentence.begins_line {
            begun = None;
        }
        let turns = sentence.nodes.iter().filter(|it| it.is_mark(&['"'])).count() % 2 == 1;
        match (begun, turns) {
            (None, true) => begun = Some(at),
            (Some(from), true) => {
                let speaker = speaker(sentences.get(from..=at).unwrap_or_default());
                all.iter_mut().take(at + 1).skip(from).for_each(|it| it.clone_from(&speaker));
                begun = None;
            }
            (_, false) => {}
        }
    }
    all
}

/// The only one who speaks in them by name.
fn speaker(sentences: &[Sentence]) -> Option<Voice> {
    let voices = sentences.iter().flat_map(|it| &it.nodes).filter_map(Node::voice);
    let mut named = voices.filter(|it| it.span.is_some());
    let first = named.next()?;
    named.all(|it| it.span == first.span).then(|| first.clone())
}
