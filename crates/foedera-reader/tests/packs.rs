//! Every rule of every embedded pack reads its own examples and leaves its lookalikes alone, and a
//! pack that does not is refused with the place.

#![expect(clippy::expect_used, reason = "a test may fail")]

use std::path::Path;

use foedera_reader::{Pack, ReadOptions};

const EN: [&str; 2] = [
    include_str!("../../../languages/en/lexicon.toml"),
    include_str!("../../../languages/en/rules.toml"),
];

/// The packs that lie in the repository, by their languages.
#[expect(clippy::disallowed_methods, reason = "a test reads the packs")]
fn packs() -> Vec<(String, [String; 2])> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../languages");
    let entries = std::fs::read_dir(folder).expect("the packs are part of the repository");
    let folders = entries.map(|it| it.expect("an entry").path()).filter(|it| it.is_dir());
    let file = |path: &Path, name| std::fs::read_to_string(path.join(name)).expect("a pack's file");
    let mut packs: Vec<_> = folders
        .map(|it| {
            let language = it.file_name().map(|it| it.to_string_lossy().into_owned());
            (language.expect("a name"), [file(&it, "lexicon.toml"), file(&it, "rules.toml")])
        })
        .collect();
    packs.sort();
    packs
}

/// English with one change in its rules; it must be refused for this reason.
#[track_caller]
fn refuses(old: &str, new: &str, why: &str) {
    assert!(EN[1].contains(old), "the rules no longer say {old}");
    let error = Pack::load(EN[0], &EN[1].replacen(old, new, 1)).expect_err("the pack is broken");
    assert!(error.to_string().contains(why), "{error}");
}

#[test]
fn every_pack_reads_its_examples_and_comes_with_the_reader() {
    let mut faults = Vec::new();
    let languages = ReadOptions::embedded().languages();
    for (language, [lexicon, rules]) in packs() {
        match Pack::load(&lexicon, &rules) {
            Ok(pack) if pack.language() == language => {}
            Ok(pack) => faults.push(format!("{language}: says that it is {}", pack.language())),
            Err(error) => faults.push(format!("{language}: {error}")),
        }
        if !languages.contains(&language) {
            faults.push(format!("{language}: is not embedded"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_broken_pack_is_refused_with_the_place() {
    refuses("\"ratification PE 2023-05-03\"", "\"ratification PE 2023-05-04\"", "rule `en/ratify`");
    refuses("\"#instrument .. #be", "\"#instruments .. #be", "no class `#instruments`");
    refuses("[#det] <pact> of <date>", "[#det] <pakt> of <date>", "no slot `pakt`");
    refuses("means = \"week -1\"", "means = \"last week\"", "is no meaning");
    refuses("kind = \"deposit\"", "kind = \"deposited\"", "unknown variant `deposited`");
    refuses(
        "lookalikes = [\"Poland triggered an alarm.\"]",
        "lookalikes = [\"Poland invoked article 4 of the North Atlantic Treaty.\"]",
        "is a lookalike",
    );
}
