//! How treaties say who owes whom what, and on what event, and the language says otherwise.

use super::Wording;

const A_THREAT: &str = "write `threat to`";

pub(super) const SECRET: &str = "it is said of a commitment, on a line below it, with the day on which it was published: `secret, published DATE`";

const A_THREAT_TOO: &str =
    "one event to a trigger: write `threat`, for who is attacked is threatened too";

const EACH_DECIDES: &str = "write `case decided by each party`: each that would owe decides for itself; an organ stands in quotes";

const ANY_DECIDES: &str = "write `case decided by any party`, where one finds so and all are bound; or `case decided by each party`";

const EXCEPTED: &str = "what is excepted stands on a line below the duty: `except {quoted}`";

const ONE_EVENT: &str =
    "one event to a trigger: write each `on EVENT …:` by itself, with what is owed below it";

pub(crate) const IN_COMMITMENTS: &[Wording] = &[
    ("attack or threat", A_THREAT_TOO),
    ("threat or attack", A_THREAT_TOO),
    ("threat or armed attack", A_THREAT_TOO),
    ("attack or {word}", ONE_EVENT),
    ("threat or {word}", ONE_EVENT),
    ("aggression or {word}", ONE_EVENT),
    ("mobilisation or {word}", ONE_EVENT),
    ("on war or {word}", ONE_EVENT),
    ("^within {many} {units}", "write `timing \"within {many} {units}\"`"),
    (
        "during a war with {CODE}",
        "write `during a war of it`, or of whom: `during a war of FR with {CODE}`",
    ),
    (
        "during the war with {CODE}",
        "write `during a war of it`, or of whom: `during a war of FR with {CODE}`",
    ),
    (
        "^as read by {CODE}",
        "readings stand below clauses on how a party leaves and how the treaty ends: of a commitment keep one, and the other in a file of its own",
    ),
    (
        ", if {quoted}",
        "a state of things stands behind an event: `on attack on a party, if {quoted}`; of a duty at all times say what it does not cover, `except \"…\"`",
    ),
    (
        "case decided by the parties",
        "write `case decided by each party`, or by a name for both of them, `case decided by \"the two courts\"`, and have it find so",
    ),
    (
        "on hostilities between",
        "whoever begins them: `on attack by RU on AT` and, of a war that AT began, `on involvement in war with RU of AT`",
    ),
    (
        "on refusal of its demand",
        "the demand stands behind an event: `on attack on a party, after refusal of its demand`",
    ),
    ("during a war between", "write `during a war of FR with DE`"),
    ("during the war between", "write `during a war of FR with DE`"),
    ("during the said hostilities", "write `during a war of FR with DE`"),
    ("involvement in armed conflict", "write `involvement in war`: an attack may be one"),
    (
        "attack by {CODE} on the neutrality of {CODE}",
        "the neutrality stands first: write `attack on the neutrality of BE by FR`",
    ),
    (", except where {quoted}", EXCEPTED),
    ("except {quoted} or {quoted}", "a line for each: `except {quoted}`"),
    ("in the war against {CODE}", "write `against {CODE}`"),
    ("in a war against {CODE}", "write `against {CODE}`"),
    ("in war against {CODE}", "write `against {CODE}`"),
    ("in the war with {CODE}", "write `against {CODE}`"),
    ("in a war with {CODE}", "write `against {CODE}`"),
    ("separate peace with {CODE}", "write `separate peace against {CODE}`"),
    ("separate peace with {name}", "write `separate peace against {name}`"),
    ("^secret", SECRET),
    ("threat of armed attack on", A_THREAT),
    ("threat of armed attack against", A_THREAT),
    ("threat of attack on", A_THREAT),
    ("threat of war on", A_THREAT),
    ("threat of armed attack", "write `threat`"),
    ("threat of attack", "write `threat`"),
    ("threat of war", "write `threat`"),
    ("on a threat", "write `on threat`"),
    ("on an aggression", "write `on aggression`"),
    ("aggression against", "write `aggression on`"),
    ("on a party or its forces", "write `on a party's territory or forces`"),
    ("on a party or its armed forces", "write `on a party's territory or forces`"),
    ("on any of the parties", "write `on a party`"),
    ("owes it defence", "write `owes it assistance`"),
    ("owes them defence", "write `owes them assistance`"),
    ("owe it defence", "write `owe it assistance`"),
    ("owe them defence", "write `owe them assistance`"),
    ("owe each other defence", "write `owe each other assistance`"),
    ("case decided by the other party", EACH_DECIDES),
    ("case decided by the party", EACH_DECIDES),
    ("case decided by it", EACH_DECIDES),
    ("case decided by a party", ANY_DECIDES),
    ("case decided by either party", ANY_DECIDES),
    ("case decided by one of the parties", ANY_DECIDES),
    ("case decided by any of the parties", ANY_DECIDES),
    ("shall assist it", "write `owes it assistance`"),
    ("shall come to its aid", "write `owes it assistance`"),
    ("shall assist them", "write `owes them assistance`"),
    ("shall assist each other", "write `owe each other assistance`"),
    ("consult each other", "write `owe each other consultation`"),
    ("must assist it", "write `owes it assistance`"),
    ("shall consult each other", "write `owe each other consultation`"),
    ("shall consult", "write `owe each other consultation`"),
    ("^each party shall", "write `each other party owes`, to whom and what: `it assistance`"),
    ("^each party owes", "write `each other party owes`"),
    ("unless provoked", "write `without direct provocation by them`"),
    ("within the area of {Name} ,", "write `within {Name},`"),
    ("within the area of {Name} :", "write `within {Name}:`"),
    ("attack , in {Name}", "write `attack, within {Name}`"),
    ("attack , in {quoted}", "write `attack, within {quoted}`"),
    ("party , in {Name}", "write `party, within {Name}`"),
    ("party , in {quoted}", "write `party, within {quoted}`"),
    ("party in {Name}", "write `party, within {Name}`"),
    ("party in {quoted}", "write `party, within {quoted}`"),
    ("attack in {Name}", "write `attack, within {Name},`"),
    ("attack in {quoted}", "write `attack, within {quoted},`"),
    (
        "a great power",
        "name the states, or a set of them: `one or several great-powers`; of a war that a party wages itself, `on \
         involvement in war with one or several great-powers of a party:`",
    ),
    (
        "against {CODE} or",
        "write `and`: a duty against several is owed against those of them that are adversaries in the event",
    ),
    ("support of a party by {CODE}", "write `support by {CODE} of a party`"),
    ("on war with {CODE}", "write `on war by {CODE} on a party`"),
    ("on one of the parties", "write `on a party`"),
    ("if a party is attacked", "write `on attack on a party`"),
    ("in case of", "write `on`"),
    ("in the event of", "write `on`"),
    ("on an armed attack", "write `on armed attack`"),
    ("on an attack", "write `on attack`"),
    ("attack against", "write `attack on`"),
    ("on either party", "write `on a party`"),
    ("by a third state", "write `by a state outside this treaty`"),
    ("by any third state", "write `by a state outside this treaty`"),
    ("on its territory", "say it with the party: `on a party's territory`"),
];
