//! A drafted treaty is a file like any other, and an audit compares what it computes.

use std::path::Path;

use foedera::audit::{Agreement, Difference, Eif, Summary};
use foedera::drafted::DraftedTreaty;
use foedera::{Document, Machine, clauses};

const TEXT: &str = "\
Convention on “examples”

Article 1

1. This Convention shall be subject to ratification, acceptance or approval. Instruments shall be
deposited with the Secretary-General of the United Nations.

2. This Convention shall enter into force on the thirtieth day after the date of deposit of the second
instrument of ratification, acceptance or approval.

3. For each State which ratifies this Convention thereafter, it shall enter into force on the thirtieth day
after the deposit of its instrument of ratification.

Article 2

Any Party may withdraw from this Convention by written notification. The withdrawal shall take effect
one year after receipt of the notification by the depositary.

Article 3

This Convention shall enter into force for ships of \"unusual\" size\tas the \u{202e}Council decides.
";

#[test]
fn a_draft_is_a_file_without_faults_that_says_the_same() {
    let drafted = DraftedTreaty::of("examples-1990", TEXT);
    let read = clauses::parse(&drafted.text);
    assert!(!read.has_errors(), "{}\n{:?}", drafted.text, read.diagnostics);
    assert_eq!(clauses::format(&drafted.text).value, drafted.text);
    let treaty = read.value.treaty.unwrap();
    assert_eq!(treaty.id, "EXAMPLES-1990");
    assert_eq!(treaty.head.depositaries, ["UN"]);
    let drafts = &drafted.draft.clauses;
    assert!(4 <= drafts.len());
    for drafted in drafts {
        let same = treaty.clauses.iter().find(|it| it.rule == drafted.rule);
        assert_eq!(same.map(|it| &it.article), Some(&drafted.article), "{drafted:?}");
    }
    let quoted = treaty.clauses.iter().filter(|it| it.rule.undecided_topic().is_some()).count();
    assert_eq!(quoted, drafted.draft.not_understood.len());
}

#[test]
fn a_protocols_file_names_the_convention_that_says_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/eif/texts");
    let open = |name: &str| Document::open(&folder.join(name), &Machine).unwrap();
    let (protocol, convention) = (open("IEA-11.txt"), open("IEA-10.txt"));
    let drafted = DraftedTreaty::under(&protocol.name, &protocol.text, &convention);
    let read = clauses::parse(&drafted.text);
    assert!(!read.has_errors(), "{}\n{:?}", drafted.text, read.diagnostics);
    let says =
        "# IEA-10, article 20: This Convention and any of its protocols shall enter into force";
    assert!(drafted.text.contains(says), "{}", drafted.text);
    let json = drafted.json(&protocol.name, &protocol.text, Some(&convention));
    let entry = json.clauses.iter().find(|it| it.clause.starts_with("enters into force")).unwrap();
    assert_eq!((entry.article.as_deref(), entry.under.as_deref()), (None, Some("IEA-10")));
    assert!(
        entry.span.of(&convention.text).is_some_and(|it| it.starts_with("This Convention and"))
    );
}

#[test]
fn every_sentence_of_the_json_is_in_the_text() {
    let json = DraftedTreaty::of("examples-1990", TEXT).json("examples-1990", TEXT, None);
    assert!(json.clauses.iter().any(|it| it.clause.starts_with("a party may withdraw")));
    for span in json.clauses.iter().map(|it| it.span) {
        assert!(span.of(TEXT).is_some_and(|it| it.contains("shall")), "{span}");
    }
}

#[test]
fn an_audit_computes_from_acts_and_compares_with_what_is_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/eif");
    let eif = Eif::open(&folder, &Machine).unwrap();
    let mut summary = Summary::default();
    let mut seen = Vec::new();
    let mut supposed = Vec::new();
    let mut acts_of = Vec::new();
    let mut under = Vec::new();
    for audited in eif.audit(&Machine) {
        let audited = audited.unwrap();
        summary.add(&audited);
        acts_of.extend(audited.acts_of.clone().map(|it| (audited.id.clone(), it)));
        under.extend(audited.under.clone().map(|it| (audited.id.clone(), it)));
        supposed.extend(audited.supposed.clone().map(|it| (audited.id.clone(), it)));
        seen.push((audited.id, audited.agreement, audited.days_off, audited.difference));
    }
    let expected = [
        ("IEA-1", Agreement::Exact, Some(0), None),
        ("IEA-2", Agreement::Wrong, Some(-335), Some(Difference::RecordAtOdds)),
        ("IEA-3", Agreement::Exact, Some(0), None),
        ("IEA-4", Agreement::None, None, Some(Difference::ConditionNotEncoded)),
        ("IEA-5", Agreement::None, None, Some(Difference::ActMissing)),
        // Slovenia succeeded, and what Yugoslavia did is not recorded.
        ("IEA-7", Agreement::None, None, Some(Difference::ActMissing)),
        ("IEA-8", Agreement::Exact, Some(0), None),
        // It has no acts of its own: those of the other record of the same treaty are taken.
        ("GGO-9", Agreement::Exact, Some(0), None),
        ("IEA-10", Agreement::Exact, Some(0), None),
        // It leaves its entry into force to the convention, whose text says it.
        ("IEA-11", Agreement::Exact, Some(0), None),
    ];
    let expected = expected.map(|(id, how, off, why)| (id.to_owned(), how, off, why));
    assert_eq!(seen, expected);
    assert_eq!((summary.treaties, summary.answered, summary.exact, summary.wrong), (10, 7, 6, 1));
    // Months are counted and no depositary is known; and nobody says which states are coastal.
    let words = |id: &str, it: &str| (id.to_owned(), it.to_owned());
    let kind = "those who acted are “, at least one of which is that of a coastal State”";
    let expected = [words("IEA-3", "counts days to the Nth day"), words("IEA-8", kind)];
    assert_eq!(supposed, expected);
    assert_eq!(summary.supposed, 2);
    assert_eq!(acts_of, [words("GGO-9", "IEA-1")]);
    assert_eq!(under, [words("IEA-11", "IEA-10")]);
    assert_eq!((summary.parties, summary.parties_answered, summary.parties_exact), (4, 4, 3));
}
