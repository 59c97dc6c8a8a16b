//! What a treaty says of itself and its acts, and where that stands in the head of a file.

use super::known::Wording;

const WHO_MAY_ACCEDE: &str = "who may accede is a clause, at the left: `accession open to STATES`";

pub(crate) const IN_HEAD: &[Wording] = &[
    (
        "open to accession by any member of {CODE}",
        "who may accede is a clause, at the left: `accession open to members of {CODE}`",
    ),
    ("^secret", super::owed::SECRET),
    ("open to accession", WHO_MAY_ACCEDE),
    ("open for accession", WHO_MAY_ACCEDE),
    ("to {day}$", "write `until {day}`"),
    (
        "journal incomplete",
        "say what it may lack, on a line each: `journal of signatures incomplete`, `journal of consents incomplete`",
    ),
    ("the Secretary-General of the UN", "write `UN`"),
    ("the Secretary-General of the United Nations", "write `UN`"),
    ("Secretary-General of the United Nations", "write `UN`"),
    ("parties {CODE}", "write `between {CODE}`"),
    ("signed", "a signature is an act: a line `DATE  CODES sign` under `acts`"),
    ("title {quoted}", "the title stands in the first line, behind the code"),
    ("and in", "write `and`"),
];
