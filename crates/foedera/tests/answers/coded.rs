//! Alliances as ATOP codes them, where its data lie beside the project: the numbers that the library gives are those of
//! the same alliances.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use foedera::panel::Members;
use foedera::{Coded, Day, EntityId, Foedera, Machine};

/// The folder of the data; nothing, with a word, where it is not there.
#[expect(clippy::print_stderr, reason = "a test that skips says so")]
fn data() -> Option<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/atop");
    if !data.is_dir() {
        eprintln!("skipped: the data of ATOP are not beside the project");
    }
    data.is_dir().then_some(data)
}

fn coded(data: &Path) -> Coded {
    Members::of(data, &Machine).unwrap().law(&Machine).unwrap().0
}

/// Who signed a treaty of the library by its journal.
fn signatories(encoded: &foedera::Encoded) -> BTreeSet<EntityId> {
    use foedera::model::ActKind;
    let acts = encoded.journal.iter().map(|it| &it.statement.act);
    acts.filter(|it| it.kind == ActKind::Signature).flat_map(|it| it.actors.clone()).collect()
}

#[test]
fn the_numbers_of_the_library_are_those_of_the_same_alliances() {
    let Some(data) = data() else { return };
    let (foedera, coded) = (Foedera::embedded().unwrap(), coded(&data));
    let mut found = Vec::new();
    for encoded in foedera.library().treaties() {
        let numbers = encoded.treaty.head.listed_as.iter().filter(|it| it.starts_with("ATOP-"));
        for number in numbers {
            // Of an alliance in phases, the phase in which it was signed.
            let members = [number.clone(), format!("{number}.1")]
                .iter()
                .find_map(|it| coded.members(it, (Day::MIN, Day::MAX)));
            let members = members.unwrap_or_else(|| panic!("{number} is not coded"));
            let coded: BTreeSet<EntityId> = members.iter().map(|it| it.state).collect();
            let signed = signatories(encoded);
            assert!(signed.is_subset(&coded), "{number}: {signed:?} are not {coded:?}");
            found.push(number.clone());
        }
    }
    assert_eq!(found.len(), 18, "{found:?}");
}
