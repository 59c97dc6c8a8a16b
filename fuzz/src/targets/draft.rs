//! The draft: every sentence that it cites is in the text; the same text drafts the same; what it
//! prints is a file without faults that says the same.

use foedera_draft::{Draft, Drafter, Whose};
use foedera_entities::World;
use foedera_model::Rule;

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let drafter = Drafter::new(World::embedded());
    let drafted = drafter.draft(&text);
    cites(&drafted, &text, "");
    drafted.clauses.iter().for_each(|it| has_words(&it.rule));
    assert_eq!(drafter.draft(&text), drafted, "the same text drafts the same");
    under(&text, &drafter);
}

/// One half of a text as a protocol, beside the other as its convention.
fn under(text: &str, drafter: &Drafter) {
    let half = (text.len() / 2..=text.len()).find(|at| text.is_char_boundary(*at));
    let (protocol, convention) = text.split_at(half.unwrap_or(text.len()));
    for (one, other) in [(protocol, convention), (convention, protocol)] {
        let drafted = drafter.draft_under(one, other);
        cites(&drafted, one, other);
        drafted.clauses.iter().for_each(|it| has_words(&it.rule));
    }
}

fn has_words(rule: &Rule) {
    let Some(line) = foedera_clauses::sentence(rule) else { panic!("{rule:?} has no words") };
    let read = foedera_clauses::parse(&format!("treaty FUZZ-1900 \"T\"\n\n{line}\n"));
    let rules: Vec<_> = read.value.treaty.into_iter().flat_map(|it| it.clauses).collect();
    assert!(rules.iter().any(|it| it.rule == *rule), "`{line}` is read as {rules:?}");
}

fn cites(drafted: &Draft, own: &str, parent: &str) {
    let of = |whose: &Whose| if *whose == Whose::Own { own } else { parent };
    let read = drafted.clauses.iter().map(|it| (it.sentence, of(&it.whose)));
    for (span, text) in read.chain(drafted.not_understood.iter().map(|it| (it.sentence, own))) {
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
