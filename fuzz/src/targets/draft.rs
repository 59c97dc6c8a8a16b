//! The draft: every sentence that it cites is in the text; the same text drafts the same; what it
//! prints is a file without faults that says the same.

use foedera_draft::{Draft, draft};
use foedera_entities::World;

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let world = World::embedded();
    let drafted = draft(&text, world);
    cites(&drafted, &text);
    for clause in &drafted.clauses {
        let Some(line) = foedera_clauses::sentence(&clause.rule) else {
            panic!("{:?} has no words", clause.rule);
        };
        let read = foedera_clauses::parse(&format!("treaty FUZZ-1900 \"T\"\n\n{line}\n"));
        let rules: Vec<_> = read.value.treaty.into_iter().flat_map(|it| it.clauses).collect();
        assert!(rules.iter().any(|it| it.rule == clause.rule), "`{line}` is read as {rules:?}");
    }
    assert_eq!(draft(&text, world), drafted, "the same text drafts the same");
}

fn cites(drafted: &Draft, text: &str) {
    let read = drafted.clauses.iter().map(|it| it.sentence);
    for span in read.chain(drafted.not_understood.iter().map(|it| it.sentence)) {
        assert!(span.of(text).is_some_and(|it| !it.is_empty()), "{span:?} cites no words");
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = crate::seeds::files(&["crates/foedera-draft/tests"], ".rs");
    seeds.push(
        b"ARTICLE 1entry into forcethis treaty shall enter into force on the 30th day after the \
          deposit of the fifth instrument of ratification.2. it shall remain in force for 5 years.\n"
            .to_vec(),
    );
    seeds
}
