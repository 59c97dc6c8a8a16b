//! Names that a report itself gives a treaty: "the Treaty on Certain Maritime Arrangements (CMATS)", and from then on
//! "CMATS".

use super::Page;
use crate::node::{Kind, Mentioned, Node};

/// How many names of its own a report may give.
const NAMES: usize = 32;

/// How many letters such a name has at least.
const LETTERS: usize = 2;

/// The names given so far, each with the treaty that bears it.
#[derive(Debug, Default)]
pub(crate) struct Bynames(Vec<(String, Mentioned)>);

impl Bynames {
    /// Puts the treaty where its name stands, and takes in the names that this sentence gives.
    pub(crate) fn go_over(&mut self, nodes: &mut [Node], page: Page<'_>) {
        for node in nodes.iter_mut().filter(|it| is_unknown(it)) {
            let words = page.words(node.span);
            if let Some((_, treaty)) = self.0.iter().find(|it| it.0 == words) {
                let words = words.to_owned();
                node.kind = Kind::Treaty(Mentioned { words, byname: true, ..treaty.clone() });
                node.fits = node.kind.fits();
            }
        }
        for at in 0..nodes.len() {
            self.take_in(nodes, at, page);
        }
    }

    fn take_in(&mut self, nodes: &mut [Node], at: usize, page: Page<'_>) {
        let Some([_, open, byname, close, ..]) = nodes.get(at..) else { return };
        let bracket = open.is_mark(&['(']) && close.is_mark(&[')', ',']);
        let aside = open.is_mark(&[',']) && close.is_mark(&[',']);
        let words = page.words(byname.span);
        let of = nodes.get(at).map(|it| page.words(it.span)).unwrap_or_default();
        let given = (bracket || aside) && is_unknown(byname) && is_short_for(words, of);
        let Some(Node { kind: Kind::Treaty(treaty), .. }) = nodes.get_mut(at) else { return };
        if given && self.0.len() < NAMES {
            treaty.name.get_or_insert_with(|| words.to_owned());
            self.0.push((words.to_owned(), treaty.clone()));
        }
    }
}

fn is_unknown(node: &Node) -> bool {
    node.senses.is_empty() && matches!(node.kind, Kind::Name | Kind::Word)
}

/// Whether it is written in capitals that stand, in their order, among the first letters of a treaty's words: "(PDF)" is no
/// name of the Treaty on Trade. In a script without capitals nothing can tell: "核兵器不拡散条約(NPT)".
fn is_short_for(byname: &str, treaty: &str) -> bool {
    let first = |it: &str| it.chars().next().into_iter().flat_map(char::to_uppercase).next();
    let words = || treaty.split(|it: char| !it.is_alphanumeric()).filter_map(first);
    let cased = words().any(char::is_uppercase);
    let mut initials = words();
    let capitals = byname.chars().filter(|it| it.is_uppercase()).count();
    let plain = !byname.chars().any(|it| it.is_lowercase() || it.is_whitespace());
    let mut letters = byname.chars().filter(|it| it.is_alphabetic());
    let short = !cased || letters.all(|letter| initials.any(|it| it == letter));
    capitals >= LETTERS && plain && short
}
