//! Scenarios under treaties: whatever the bytes say, an answer comes, and every place in it is one of the scenario.

use foedera_clauses::parse;
use foedera_engine::casus::{LawOf, casus};
use foedera_engine::{Engine, Policy, Said};
use foedera_entities::World;
use foedera_model::Scenario;

/// More events make the rounds long, and are no other than fewer.
const EVENTS_MAX: usize = 12;

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let parsed = parse(&text).value;
    let treaties: Vec<_> = parsed.treaty.into_iter().collect();
    let statements = parsed.statements.into_iter().enumerate();
    let said: Vec<Said> =
        statements.map(|(line, it)| Said::recorded(format!("{line}"), it)).collect();
    let engine = Engine::new(&treaties, World::embedded(), &said, Policy::EVERYONE, None);
    let law = LawOf::new(&engine);
    for mut scenario in parsed.scenarios {
        scenario.events.truncate(EVENTS_MAX);
        check(&law, &scenario);
    }
}

/// What is promised of any scenario.
fn check(law: &LawOf<'_>, scenario: &Scenario) {
    let told = casus(law, scenario, None);
    let events = scenario.events.len();
    for owed in &told.duties {
        assert!(owed.event < events, "{owed:?}");
        assert_ne!(owed.bearer, owed.beneficiary, "nobody owes itself: {owed:?}");
        assert!(!owed.against.contains(&owed.bearer), "nobody fights itself: {owed:?}");
    }
    for it in &told.performances {
        assert!(it.duty < told.duties.len() && it.by != it.against, "{it:?}");
    }
    for clash in &told.clashes {
        assert!(clash.duties.iter().all(|it| *it < told.duties.len()), "{clash:?}");
    }
    assert_eq!(told, casus(law, scenario, None), "asked again it is the same");
}

/// Treaties with commitments, each with a scenario below.
pub fn seeds() -> Vec<Vec<u8>> {
    let files = |folders: &[&str]| crate::seeds::files(folders, ".treaty");
    let mut scenarios = crate::seeds::blocks("spec/14-history.md", "scenario");
    scenarios.extend(crate::seeds::blocks("docs/formats/clauses.md", "scenario"));
    let laws = files(&["examples/july-1914", "examples/september-1939"]);
    let laws = laws.into_iter().chain(crate::seeds::blocks("spec/14-history.md", "treaty"));
    let with_all = |law: Vec<u8>| {
        let below = |events: &Vec<u8>| [law.as_slice(), b"\n", events].concat();
        scenarios.iter().map(below).collect::<Vec<Vec<u8>>>()
    };
    laws.flat_map(with_all).collect()
}
