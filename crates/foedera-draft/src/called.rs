//! By which nouns a treaty calls itself: those of its title, and the one that it most often says `this` of.

use std::collections::BTreeMap;

use crate::cursor::Cursor;
use crate::foreign::without_accents;
use crate::token::Token;

/// What treaties call themselves.
pub(crate) const TREATY: &[&str] = &[
    "agreement",
    "convention",
    "protocol",
    "treaty",
    "act",
    "charter",
    "covenant",
    "statute",
    "constitution",
    "arrangement",
    "arrangements",
    "accord",
    "pact",
    "understanding",
    "memorandum",
    "amendment",
    "amendments",
    "instrument",
    "protocols",
    "declaration",
    "compact",
    "articles",
];

/// `this Convention`, `the present Agreement`, `the Protocol`.
pub(crate) fn eat_treaty(c: &mut Cursor<'_>) -> bool {
    let eaten = c.attempt(|c| {
        c.need_any(&["this", "the present", "the"])?;
        TREATY.contains(&c.peek(0)).then(|| c.skip())
    });
    eaten.is_some()
}

/// The same in other languages, without accents.
const FOREIGN: &[(&str, &str)] = &[
    ("accord", "agreement"),
    ("acuerdo", "agreement"),
    ("charte", "charter"),
    ("convencion", "convention"),
    ("convenio", "convention"),
    ("protocole", "protocol"),
    ("protocolo", "protocol"),
    ("tratado", "treaty"),
    ("traite", "treaty"),
    ("договор", "treaty"),
    ("конвенция", "convention"),
    ("протокол", "protocol"),
    ("соглашение", "agreement"),
];

/// So many words at the beginning may hold the title.
const TITLE_WORDS: usize = 60;

/// What is said of itself less often is said of something in it.
const OFTEN: usize = 3;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Called<'t> {
    title: &'t [Token<'t>],
    own: Option<&'t str>,
}

impl<'t> Called<'t> {
    pub(crate) fn in_text(tokens: &'t [Token<'t>]) -> Self {
        let title = tokens.get(..TITLE_WORDS.min(tokens.len())).unwrap_or_default();
        let mut said: BTreeMap<&str, usize> = BTreeMap::new();
        for pair in tokens.windows(2) {
            if let [first, second] = pair
                && matches!(&*first.word, "this" | "present")
                && TREATY.contains(&&*second.word)
            {
                *said.entry(&*second.word).or_default() += 1;
            }
        }
        let own = said.into_iter().filter(|(_, many)| OFTEN <= *many).max_by_key(|(_, many)| *many);
        Self { title, own: own.map(|(noun, _)| noun) }
    }

    /// Whether `the Treaty` can be this one.
    pub(crate) fn by(self, noun: &str) -> bool {
        self.own == Some(noun) || self.in_title(noun)
    }

    pub(crate) fn in_title(self, noun: &str) -> bool {
        self.title.iter().any(|it| {
            let plain = without_accents(it);
            let english = FOREIGN.iter().find(|(foreign, _)| *foreign == plain.word);
            it.word == noun || english.is_some_and(|(_, english)| *english == noun)
        })
    }

    /// Whether its title is one of the great nouns, beside which a protocol or a statute is attached.
    pub(crate) fn is_entitled(self) -> bool {
        ["agreement", "convention", "treaty", "covenant", "charter"]
            .into_iter()
            .any(|it| self.in_title(it))
    }
}
