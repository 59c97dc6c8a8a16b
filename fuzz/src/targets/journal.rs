//! The journal of a treaty file: the promises of the clause language, on acts and sources alone.

use super::clauses::check;

/// What stands above the journal that is tried.
const HEAD: &str = "treaty J-2000 \"J\"\n  between FR and GB\n\nacts\n";

pub fn run(bytes: &[u8]) {
    check(&format!("{HEAD}{}", String::from_utf8_lossy(bytes)));
}

/// The journals of the repository's treaties and of the language's page.
pub fn seeds() -> Vec<Vec<u8>> {
    let journal = |bytes: Vec<u8>| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        text.split_once("\nacts\n").map(|(_, journal)| journal.as_bytes().to_vec())
    };
    super::clauses::seeds().into_iter().filter_map(journal).collect()
}
