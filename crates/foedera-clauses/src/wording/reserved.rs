//! How treaties speak of reservations, and the language says otherwise.

use super::Wording;

const RESERVATIONS_HOW: &str = "say which are allowed: `no reservations`, `reservations only to PART`, or by whose leave: \
     `a reservation needs acceptance by all the parties`";

const ALLOWED_ANYWAY: &str = "they are where no clause says otherwise (VCLT 19): delete the line, or quote it, `text on reservations \"…\"`";

const RESERVED_TO_SOME: &str = "say to what they may be made, `reservations only to PART`, or to what not, `no reservations to PART`";

const EACH_QUOTED: &str =
    "a part that is no article stands in quotes: `articles \"Appendix I\" and \"Appendix II\"`";

const NEEDS_ACCEPTANCE: &str = "write `a reservation needs acceptance by`";

pub(crate) const IN_RESERVATIONS: &[Wording] = &[
    ("reservations may be made only with the consent of", NEEDS_ACCEPTANCE),
    ("reservations may only be made with the consent of", NEEDS_ACCEPTANCE),
    ("reservations only with the consent of", NEEDS_ACCEPTANCE),
    ("reservations need the consent of", NEEDS_ACCEPTANCE),
    (
        "reservations only with",
        "say whose consent: `a reservation needs acceptance by all the parties`, by others or by a body",
    ),
    ("reservations may be made only to", "write `reservations only to`"),
    ("reservations may only be made to", "write `reservations only to`"),
    ("reservations are permitted only to", "write `reservations only to`"),
    ("no reservations are allowed", "write `no reservations`"),
    ("no reservations are admissible", "write `no reservations`"),
    ("no reservations shall be made", "write `no reservations`"),
    ("reservations are excluded", "write `no reservations`"),
    ("reservations are not allowed", "write `no reservations`"),
    ("reservations are inadmissible", "write `no reservations`"),
    ("reservations shall not be made", "write `no reservations`"),
    ("reservations may not be made", "write `no reservations`"),
    ("no reservation may be made", "write `no reservations`"),
    ("no reservations may be made", "write `no reservations`"),
    ("no general reservations", RESERVED_TO_SOME),
    (
        "to appendices {word} , {word} and {word}",
        "write `to articles \"Appendix {word}\", \"Appendix {word}\" and \"Appendix {word}\"`",
    ),
    (
        "to appendices {word} and {word}",
        "write `to articles \"Appendix {word}\" and \"Appendix {word}\"`",
    ),
    ("to appendix {word}", "write `to article \"Appendix {word}\"`"),
    (
        "to annexes {word} , {word} and {word}",
        "write `to articles \"Annex {word}\", \"Annex {word}\" and \"Annex {word}\"`",
    ),
    ("to annexes {word} and {word}", "write `to articles \"Annex {word}\" and \"Annex {word}\"`"),
    ("to annex {word}", "write `to article \"Annex {word}\"`"),
    ("to appendices", EACH_QUOTED),
    ("to annexes", EACH_QUOTED),
    ("reservations are prohibited except to", "write `reservations only to`"),
    ("no reservations other than to", "write `reservations only to`"),
    ("reservations are prohibited", "write `no reservations`"),
    ("no reservations except to", "write `reservations only to`"),
    ("reservations are allowed except to", "write `no reservations to`"),
    ("reservations are permitted except to", "write `no reservations to`"),
    ("reservations are not permitted", "write `no reservations`"),
    ("no reservations are permitted", "write `no reservations`"),
    ("no reservation", "write `no reservations`"),
    (
        "reservations to",
        "say what is not allowed or what is: `no reservations to`, `reservations only to`",
    ),
    ("reservations are permitted$", ALLOWED_ANYWAY),
    ("reservations are allowed$", ALLOWED_ANYWAY),
    ("^reservations are", RESERVATIONS_HOW),
    ("^reservations may", RESERVATIONS_HOW),
    ("^reservations need", RESERVATIONS_HOW),
];
