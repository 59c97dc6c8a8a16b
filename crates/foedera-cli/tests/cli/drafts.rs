//! Drafts and audits, as they are typed.

use serde_json::Value;

use crate::command::{run, run_with};

const TEXT: &str = "Treaty of commerce\n\nArticle 4\n\nThis Treaty shall enter into force thirty days \
                    after the exchange of instruments of ratification.\n";

#[test]
fn a_draft_is_printed_below_its_sentences_and_passes_the_check() {
    let draft = run_with("draft -", &[], TEXT);
    assert_eq!(draft.code, 0, "{}", draft.err);
    let clause = "  enters into force 30 days after exchange of instruments of ratification\n";
    assert!(draft.out.contains(clause), "{}", draft.out);
    assert!(draft.out.contains("  # This Treaty shall enter into force"), "{}", draft.out);
    assert!(draft.err.contains("0 sentences not understood"), "{}", draft.err);
    assert_eq!(run_with("check -", &[], &draft.out).code, 0);
}

#[test]
fn its_json_has_each_clause_with_its_sentence_and_place() {
    let draft = run_with("draft - --json", &[], TEXT);
    let json: Value = serde_json::from_str(&draft.out).unwrap();
    let clauses = json["clauses"].as_array().unwrap();
    let clause = clauses.iter().find(|it| it["rule"] == "entry-into-force").unwrap();
    assert_eq!(clause["article"], "4");
    let (start, end) = (clause["span"][0].as_u64().unwrap(), clause["span"][1].as_u64().unwrap());
    let place = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
    assert!(TEXT.get(place).unwrap().starts_with("This Treaty"));
}

#[test]
fn an_audit_ends_with_its_summary_and_is_strict_on_demand() {
    let folder = "../foedera/tests/data/eif";
    let lines = run(&format!("audit eif {folder} --json"));
    assert_eq!(lines.code, 0, "{}", lines.err);
    let summary: Value = serde_json::from_str(lines.out.lines().last().unwrap()).unwrap();
    assert_eq!((&summary["treaties"], &summary["answered"]), (&Value::from(10), &Value::from(7)));
    assert_eq!((&summary["exact"], &summary["wrong"]), (&Value::from(6), &Value::from(1)));
    assert_eq!(summary["supposed"], 2);
    let table = run(&format!("audit eif {folder} --strict"));
    assert_eq!(table.code, 1);
    assert!(
        table.out.contains("record at odds with the treaty; it enters into force"),
        "{}",
        table.out
    );
    assert!(table.out.contains("10 treaties with a text, 7 answered"), "{}", table.out);
    assert!(table.out.contains("4 parties with a recorded day"), "{}", table.out);
    assert!(table.out.contains("2 answers on what is supposed"), "{}", table.out);
    assert_eq!(run("audit eif no-such-folder").code, 2);
}

#[test]
fn of_nothing_nothing_is_drafted() {
    for blank in ["", " \n\n"] {
        let draft = run_with("draft -", &[], blank);
        assert_eq!((draft.code, draft.out.as_str()), (2, ""), "{}", draft.err);
        assert!(draft.err.contains("holds no text"), "{}", draft.err);
    }
}
