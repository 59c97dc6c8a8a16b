//! Every rule of every embedded pack reads its own examples and leaves its lookalikes alone, and a
//! pack that does not is refused with the place.

#![expect(clippy::expect_used, reason = "a test may fail")]

use foedera_reader::Pack;

const EN: [&str; 2] = [
    include_str!("../../../languages/en/lexicon.toml"),
    include_str!("../../../languages/en/rules.toml"),
];
const ID: [&str; 2] = [
    include_str!("../../../languages/id/lexicon.toml"),
    include_str!("../../../languages/id/rules.toml"),
];

#[track_caller]
fn loads([lexicon, rules]: [&str; 2]) {
    if let Err(error) = Pack::load(lexicon, rules) {
        panic!("{error}");
    }
}

/// English with one change in its rules; it must be refused for this reason.
#[track_caller]
fn refuses(old: &str, new: &str, why: &str) {
    assert!(EN[1].contains(old), "the rules no longer say {old}");
    let error = Pack::load(EN[0], &EN[1].replacen(old, new, 1)).expect_err("the pack is broken");
    assert!(error.to_string().contains(why), "{error}");
}

#[test]
fn embedded_packs_read_their_examples() {
    loads(EN);
    loads(ID);
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
