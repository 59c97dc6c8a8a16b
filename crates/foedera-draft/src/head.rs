//! What stands above the clauses: the title, the depositary with its practice, the languages.

use foedera_dates::Conventions;
use foedera_model::Span;

use crate::cursor::Cursor;
use crate::token::{Gap, Token};

/// Depositaries whose practice of counting is known, by the words that name them.
const DEPOSITARIES: &[(&str, &str)] = &[
    ("secretary general of the united nations", "UN"),
    ("secretary general of the council of europe", "COE"),
    ("director general of the united nations educational", "UNESCO"),
    ("director general of unesco", "UNESCO"),
    ("director general of the food and agriculture", "FAO"),
    ("director general of fao", "FAO"),
    ("secretary general of the international maritime organization", "IMO"),
    ("secretary general of the inter governmental maritime", "IMO"),
    ("director general of the world intellectual property", "WIPO"),
    ("director general of wipo", "WIPO"),
    ("swiss federal council", "CH"),
    ("swiss government", "CH"),
    ("government of the swiss confederation", "CH"),
    ("secretary general of the organization of african unity", "AU"),
    ("secretary general of the oau", "AU"),
    ("chairperson of the commission of the african union", "AU"),
    ("chairperson of the commission", "AU"),
];

/// Organisations whose head is a depositary of known practice, as a treaty defines `the Organization`.
const ORGANISATIONS: &[(&str, &str)] = &[
    ("food and agriculture organization", "FAO"),
    ("international maritime organization", "IMO"),
    ("inter governmental maritime consultative organization", "IMO"),
    ("world intellectual property organization", "WIPO"),
];

/// Words of a sentence which says with whom instruments are deposited.
const KEEPS: &[&str] = &[
    "deposited with",
    "be the depositary",
    "is the depositary",
    "as depositary",
    "the depositary of",
    "depositary for",
    "act as the depositary",
    "instrument to that effect with",
];

const LANGUAGES: &[&str] = &[
    "arabic",
    "chinese",
    "danish",
    "dutch",
    "english",
    "finnish",
    "french",
    "german",
    "greek",
    "italian",
    "norwegian",
    "portuguese",
    "russian",
    "spanish",
    "swedish",
];

/// Where the title ends, if no line ends before.
const TITLE_WORDS_MAX: usize = 40;

/// The depositary that a sentence names, where its practice of counting is known.
pub(crate) fn depositary(tokens: &[Token<'_>]) -> Option<(&'static str, Conventions)> {
    let here = Cursor::new(tokens);
    let keeps = (0..tokens.len()).any(|at| KEEPS.iter().any(|it| here.from(at).sees(it)));
    keeps.then_some(())?;
    let named = |at| DEPOSITARIES.iter().find(|(words, _)| here.from(at).sees(words));
    let (_, id) = (0..tokens.len()).find_map(named)?;
    Some((id, Conventions::named(id)?))
}

/// The organisation that a treaty means by `the Organization`.
pub(crate) fn organisation(tokens: &[Token<'_>]) -> Option<&'static str> {
    let here = Cursor::new(tokens);
    (0..tokens.len()).find_map(|at| {
        let mut c = here.from(at);
        c.need_any(&["organization", "organisation"])?;
        c.eat_any(&["\"", "\u{201d}", "'", "\u{2019}"]);
        c.need("means the")?;
        ORGANISATIONS.iter().find(|(words, _)| c.sees(words)).map(|(_, id)| *id)
    })
}

/// Whether a sentence says that the head of the organisation is the depositary.
pub(crate) fn is_kept_by_head(tokens: &[Token<'_>]) -> bool {
    let here = Cursor::new(tokens);
    (0..tokens.len()).any(|at| {
        let mut c = here.from(at);
        c.eat_any(KEEPS)
            && (c.eat("the secretary general") || c.eat("the director general"))
            && !c.sees("of the united")
    })
}

/// The languages that a sentence calls equally authentic.
pub(crate) fn authentic(tokens: &[Token<'_>]) -> Option<Vec<String>> {
    let here = Cursor::new(tokens);
    let authentic = (0..tokens.len()).any(|at| {
        ["equally authentic", "equally authoritative", "of equal authenticity", "equally valid"]
            .iter()
            .any(|it| here.from(at).sees(it))
    });
    authentic.then_some(())?;
    let named = tokens.iter().filter(|it| LANGUAGES.contains(&&*it.word));
    let mut found: Vec<String> = named.map(|it| capitalised(&it.word)).collect();
    found.sort();
    found.dedup();
    (!found.is_empty()).then_some(found)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The title: the first lines, up to an empty one, where they look like a title.
pub(crate) fn title(tokens: &[Token<'_>]) -> Option<Span> {
    let first = tokens.first()?;
    let kinds = [
        "convention",
        "agreement",
        "treaty",
        "protocol",
        "amendment",
        "constitution",
        "charter",
        "exchange",
    ];
    let end = tokens.iter().skip(1).position(|it| it.gap == Gap::Paragraph)?;
    let lines = tokens.get(..=end)?;
    let named = lines.iter().any(|it| kinds.contains(&&*it.word));
    let last = lines.last()?;
    (named && lines.len() <= TITLE_WORDS_MAX).then(|| first.span.hull(last.span))
}
