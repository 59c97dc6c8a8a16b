//! Scenarios: the promises of the clause language, on events alone, with states by their names and by codes; and that every
//! scenario without errors that is asked has a case, twice the same.

use std::sync::LazyLock;

use foedera::{Foedera, Outlook, Sight};

use super::clauses::check;

/// What stands above the events that are tried.
const HEAD: &str = "scenario FUZZ-1 \"F\"\n";

/// How many events are asked: each asks the whole library, and a few show all that many do.
const EVENTS_MAX: usize = 4;

/// One input in so many is asked of the engine, by its length: the library's answer takes a tenth of a second.
const ASKED_OF: usize = 8;

static LIBRARY: LazyLock<Option<Outlook>> = LazyLock::new(embedded);

pub fn run(bytes: &[u8]) {
    let text = format!("{HEAD}{}", String::from_utf8_lossy(bytes));
    check(&text);
    let Ok(scenarios) = foedera::scenarios_of("fuzz", &text) else { return };
    if !bytes.len().is_multiple_of(ASKED_OF) {
        return;
    }
    let Some(outlook) = LIBRARY.as_ref() else { return };
    for mut scenario in scenarios {
        scenario.events.truncate(EVENTS_MAX);
        let told = outlook.casus(&scenario, None);
        assert_eq!(told, outlook.casus(&scenario, None), "asked again it is the same");
    }
}

fn embedded() -> Option<Outlook> {
    Foedera::embedded().ok()?.look(&Sight::everything()).ok()
}

/// The events of the repository's examples and pages.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut texts = crate::seeds::files(&["examples"], ".treaty");
    for page in ["docs/formats/clauses.md", "docs/formats/casus.md", "spec/14-history.md"] {
        texts.extend(crate::seeds::blocks(page, "scenario"));
    }
    let events = |bytes: Vec<u8>| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (_, below) = text.rsplit_once("\nscenario ")?;
        below.split_once('\n').map(|(_, events)| events.as_bytes().to_vec())
    };
    texts.into_iter().filter_map(events).collect()
}
