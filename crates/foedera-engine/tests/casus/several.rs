//! What is told of an event beside others is what is told of it alone, over the library's own alliances.
//!
//! The answers of the engine are kept from one event to the next, until something changes; a scenario
//! of one event has nothing to keep, and so is the judge of one of many.

use foedera_engine::casus::{LawOf, Owed, casus};
use foedera_engine::{Engine, Policy, Said};
use foedera_entities::World;

use crate::showing::scenario;

/// Days before, on and after changes: of parties, of treaties, and of the names of states.
const DAYS: [&str; 6] =
    ["1989-05-01", "1990-10-03", "1991-12-26", "2024-12-03", "2024-12-04", "2025-01-10"];

/// The engine over those treaties of the repository that hold commitments.
#[expect(clippy::disallowed_methods, reason = "a test reads the repository's treaties")]
fn library() -> Engine {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../treaties");
    let files = std::fs::read_dir(folder).expect("the folder `treaties`");
    let mut paths: Vec<_> = files.map(|it| it.expect("a file").path()).collect();
    paths.sort();
    let (mut treaties, mut said) = (Vec::new(), Vec::new());
    for path in paths.iter().filter(|it| it.extension().is_some_and(|end| end == "treaty")) {
        let file =
            foedera_clauses::parse(&std::fs::read_to_string(path).expect("a treaty file")).value;
        let Some(treaty) = file.treaty.filter(|it| !it.commitments.is_empty()) else { continue };
        let numbered = file.statements.into_iter().enumerate();
        said.extend(numbered.map(|(at, it)| Said::recorded(format!("{} {at}", treaty.id), it)));
        treaties.push(treaty);
    }
    assert!(2 < treaties.len(), "the treaties have moved");
    Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None)
}

/// The duties of each of several events, told together; events of one kind that bear on each other by
/// nothing.
fn together(engine: &Engine, events: &[String]) -> Vec<Vec<Owed>> {
    let told = casus(&LawOf::new(engine), &scenario(&events.join("\n")), None).duties;
    let of = |at: usize| told.iter().filter(|it| it.event == at).cloned().collect();
    (0..events.len()).map(of).collect()
}

#[test]
fn an_event_beside_others_is_told_as_alone() {
    let engine = library();
    for what in ["KR threatens KP", "UA threatens RU", "RU threatens AM"] {
        let events: Vec<String> = DAYS.iter().map(|day| format!("{day}  {what}")).collect();
        let told = together(&engine, &events);
        assert!(told.iter().any(|it| !it.is_empty()), "{what} touches nothing");
        for (event, told) in events.iter().zip(told) {
            let alone = together(&engine, std::slice::from_ref(event)).remove(0);
            let as_first: Vec<Owed> = told.into_iter().map(|it| Owed { event: 0, ..it }).collect();
            assert_eq!(as_first, alone, "{event}");
        }
    }
}

/// Who has signed is bound to good faith by its signature, who has consented by its consent (VCLT 18).
#[test]
fn before_entry_into_force_each_is_bound_to_good_faith_by_what_it_did_itself() {
    let text = "treaty RU-KP-2024 \"T\"
  between KP and RU
consent by ratification
enters into force on exchange of instruments of ratification
article 4
  on armed attack by one or several states on a party:
    the parties owe each other consultation
acts
  2024-06-19  KP and RU sign
  2024-11-09  RU ratifies
";
    let file = foedera_clauses::parse(text).value;
    let numbered = file.statements.into_iter().enumerate();
    let said: Vec<Said> = numbered.map(|(at, it)| Said::recorded(at.to_string(), it)).collect();
    let treaties = [file.treaty.expect("a treaty")];
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let duties = casus(&LawOf::new(&engine), &scenario("2024-11-20  UA attacks RU"), None).duties;
    let told = duties.iter().filter_map(|it| Some(format!("{} 18({})", it.bearer, it.article_18?)));
    assert_eq!(told.collect::<Vec<_>>(), ["KP 18(a)", "RU 18(b)"]);
}
