//! Sentences of treaty practice, as a collection: what each becomes, or under which topics it is kept as text.
//!
//! A case is a text in one line; below it `=` stands before each clause that must come of it, `?` before each topic
//! under which a sentence of it is told. Whatever else comes of it is a fault. Each is read twice: as a clean print, and
//! as a transcript without capitals.

use foedera_draft::Drafter;
use foedera_entities::World;
use foedera_model::Rule;

use crate::said;

const COLLECTIONS: &[(&str, &str)] = &[
    ("waters", include_str!("practice/waters.txt")),
    ("fisheries", include_str!("practice/fisheries.txt")),
    ("shipping", include_str!("practice/shipping.txt")),
    ("nuclear", include_str!("practice/nuclear.txt")),
    ("regions", include_str!("practice/regions.txt")),
    ("two", include_str!("practice/two.txt")),
    ("beside", include_str!("practice/beside.txt")),
    ("varied", include_str!("practice/varied.txt")),
    ("recent", include_str!("practice/recent.txt")),
    ("older", include_str!("practice/older.txt")),
    ("lookalikes", include_str!("practice/lookalikes.txt")),
    ("leaving", include_str!("practice/leaving.txt")),
    ("lasting", include_str!("practice/lasting.txt")),
];

/// What treaties call themselves; the title of a case is that which it says first.
const NOUNS: &[&str] = &[
    "convention",
    "agreement",
    "protocol",
    "treaty",
    "statute",
    "act",
    "constitution",
    "amendment",
    "memorandum",
];

struct Case<'t> {
    says: &'t str,
    expected: Vec<String>,
}

fn cases(collection: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in collection.lines().filter(|it| !it.is_empty() && !it.starts_with("# ")) {
        match cases.last_mut() {
            Some(case) if line.starts_with("= ") || line.starts_with("? ") => {
                case.expected.push(line.to_owned());
            }
            _ => cases.push(Case { says: line, expected: Vec::new() }),
        }
    }
    for case in &mut cases {
        case.expected.sort();
    }
    cases
}

fn noun(says: &str) -> &'static str {
    let low = says.to_lowercase();
    let first = |noun: &&&str| low.find(&format!(" {noun}"));
    NOUNS.iter().filter(|it| first(it).is_some()).min_by_key(first).copied().unwrap_or("treaty")
}

/// What comes of a text, without the consent that its entry into force implies, and without the head.
fn found(drafter: &Drafter, text: &str) -> Vec<String> {
    let draft = drafter.draft(text);
    let of_time = |rule: &Rule| {
        matches!(
            rule,
            Rule::EntersIntoForce { .. }
                | Rule::LaterParties { .. }
                | Rule::Exit(_)
                | Rule::InForce(_)
        )
    };
    let clauses = draft.clauses.iter().filter(|it| of_time(&it.rule));
    let clauses = clauses.map(|it| format!("= {}", said(&it.rule).replace('\n', " /")));
    let told =
        draft.not_understood.iter().map(|it| format!("? {}", words(&format!("{:?}", it.topic))));
    let mut found: Vec<String> = clauses.chain(told).collect();
    found.sort();
    found
}

/// `EntryIntoForce` as a clause writes it.
fn words(topic: &str) -> String {
    let parted = topic.chars().flat_map(|it| {
        let space = it.is_uppercase().then_some(' ');
        space.into_iter().chain(it.to_lowercase())
    });
    parted.collect::<String>().trim().to_owned()
}

#[test]
fn practice_is_read_as_it_is_meant() {
    let drafter = Drafter::new(World::embedded());
    let mut faults = Vec::new();
    for (name, collection) in COLLECTIONS {
        for case in cases(collection) {
            let noun = noun(case.says);
            let clean = format!("A {noun} on examples\n\nArticle 1\n\n{}\n", case.says);
            let low = case.says.to_lowercase();
            let glued = format!("a {noun} on examples ARTICLE 1entry into force{low}");
            for text in [clean, glued] {
                let found = found(&drafter, &text);
                if found != case.expected {
                    faults.push(format!(
                        "{name}: {text}\n  expected {:#?}\n  found {found:#?}",
                        case.expected
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
