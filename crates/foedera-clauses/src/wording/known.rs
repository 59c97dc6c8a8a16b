//! The wordings of treaties that are known, by where they stand. Of two that begin alike the longer stands first.

/// What a treaty says, and what to write. A wording with `^` begins its line, one with `$` ends it. `{nth}` stands for an ordinal, `{ordinal}` for one in
/// words, `{many}` and `{units}` for a length of time, `{Name}` for a word with a capital, `{name}` for one without that is none of the language's, `{CODE}` for a code, `{word}`
/// for any but `the`, `{treaty}` for however a treaty names itself, `{quoted}` for words in quotes; in a cure `{nth}` is the ordinal in digits, `{n}` its number,
/// `{period}` the length of time that the line names, `{last}` the last of several, and `{line}` the whole line in quotes.
pub(crate) type Wording = (&'static str, &'static str);

const WHAT_HOLDS: &str =
    "say what holds, in the present tense: `PARTY owes PARTY DUTY`, `enters into force WHEN`";

const AFTER_ITS_NOTICE: &str = "write `may withdraw, {many} {units} after its notice`";

const A_PARTY_AFTER_ITS_NOTICE: &str =
    "write `a party may withdraw, {many} {units} after its notice`";

const TERMINATE_AFTER: &str =
    "write `a party may terminate this treaty, {many} {units} after its notice`";

const A_PARTY_MAY_WITHDRAW: &str =
    "write `may withdraw`: `a party may withdraw, {period} after its notice`";

const UNLESS_NOTICE: &str = "write `unless a party gives notice at least {period} before the end`";

const A_PARTY_GIVES: &str = "write `a party gives notice at least {period} before the end`";

const GIVES: &str = "write `gives notice at least {period} before the end`";

const ANY_OR_RATIFICATION: &str =
    "write `deposit of {n} instruments` where any kind counts, else `ratification by {n} states`";

const BY_ALL: &str = "write `deposit by all signatories`, or `deposit by all of` and whom";

const OUTSIDE: &str = "say which states are left out, `other than CODES`, or which place, as a name in \
                       quotes: `, outside \"…\"`; a set is no place";

const DEPOSITARY: &str = "the depositary stands in the head: `depositary CODE`";

const BY_RATIFICATION: &str = "write `consent by ratification`";

const WITH_ITS_TERM: &str = "a renewal is said with its term: `in force for PERIOD, then for {many} {units} at a time, unless a \
                             party gives notice at least PERIOD before the end`";

const WITH_ITS_OWN_TERM: &str = "a renewal is said with its term: `in force for PERIOD, then for PERIOD at a time, unless a party \
                                 gives notice at least PERIOD before the end`";

const NOT_BEFORE: &str = "say it with the notice: `a party may withdraw, PERIOD after its notice, notice not before {day}`; \
                          where only the effect waits, `, effect not before {day}`";

const WHOM_AND_WHEN: &str = "say whom they bind and when: `amendments bind all, WHEN`, `amendments bind those that accept, WHEN`";

const TO_THE_END: &str = "a notice that stops a renewal is said with the term: `in force for PERIOD, then for PERIOD at a \
                          time, unless a party gives notice at least {many} {units} before the end, for that party`";

const RENEWED: &str = "write `, then for {many} {units} at a time`, and unless what: `unless a party gives notice at least PERIOD \
                       before the end`";

const APPLIED: &str = "write `this treaty is applied provisionally`: `this treaty is applied provisionally from DATE, until \
                       entry into force`";

const NOT_BEFORE_YEARS: &str = "say the notice, and from when it may be given: `a party may withdraw, PERIOD after its notice, notice \
     not before {many} {units} after entry into force`";

const LATER_NOTICE: &str = "write `a party may withdraw, {last} after its notice, notice not before {period} after entry into force`";

const BY_NOTICE: &str = "write `may withdraw, {period} after its notice`";

const THEIR_CODES: &str = "name them by their codes: `, including CODES`";

const FOR_A_WAR: &str = "write `in force until \"the end of the war\"`, and under `acts`, on the day of the peace, `event \"the end of the \
     war\"`: without that event it goes on";

const ORAL: &str = "an agreement that is not in writing binds too (VCLT 3): write `signature`, and in the journal who `sign` on the day \
                    of the agreement, with a `note`";

pub(crate) const IN_CLAUSES: &[Wording] = &[
    ("by oral agreement", ORAL),
    ("on oral agreement", ORAL),
    ("^applied provisionally", APPLIED),
    ("^is applied provisionally", APPLIED),
    ("the treaty is applied provisionally", APPLIED),
    ("{treaty} shall be applied provisionally", APPLIED),
    ("{treaty} applies provisionally", APPLIED),
    (
        "in force for {many} {units} , then {word} party may cease to be a party {many} {units} after notice",
        LATER_NOTICE,
    ),
    (
        "in force for {many} {units} , then {word} party may cease to be a party {many} {units} after its notice",
        LATER_NOTICE,
    ),
    (
        "in force for {many} {units} , then {word} party may withdraw {many} {units} after its notice",
        LATER_NOTICE,
    ),
    (
        "in force for {many} {units} , then {word} party may withdraw , {many} {units} after its notice",
        LATER_NOTICE,
    ),
    ("may cease to be a party", A_PARTY_MAY_WITHDRAW),
    ("may withdraw {many} {units} after entry into force", NOT_BEFORE_YEARS),
    ("may denounce this treaty by notice", BY_NOTICE),
    ("may denounce the treaty by notice", BY_NOTICE),
    ("may denounce it by notice", BY_NOTICE),
    ("may denounce by notice", BY_NOTICE),
    ("may withdraw by notice", BY_NOTICE),
    ("in force for the duration of the war", FOR_A_WAR),
    ("in force for the present war", FOR_A_WAR),
    ("in force for the war", FOR_A_WAR),
    ("in force until the end of the war", FOR_A_WAR),
    ("in force until the conclusion of peace", FOR_A_WAR),
    ("in force for an unlimited duration", "write `in force indefinitely`"),
    ("in force for an indefinite duration", "write `in force indefinitely`"),
    ("in force for unlimited duration", "write `in force indefinitely`"),
    ("in force for indefinite duration", "write `in force indefinitely`"),
    ("in force for an unlimited time", "write `in force indefinitely`"),
    ("in force for an indefinite time", "write `in force indefinitely`"),
    ("^concluded for", "write `in force for`"),
    ("^is concluded for", "write `in force for`"),
    ("^prolonged for {many} {units}", WITH_ITS_TERM),
    ("^prolonged", WITH_ITS_OWN_TERM),
    ("^it is prolonged", WITH_ITS_OWN_TERM),
    (", prolonged for {many} {units}", RENEWED),
    ("prolonged for {many} {units}", RENEWED),
    ("including those of the depositaries", THEIR_CODES),
    ("including the depositaries", THEIR_CODES),
    ("including the depositary governments", THEIR_CODES),
    (
        "in force for {many} {units} from the date of the exchange of ratifications",
        "write `in force for {many} {units} from ratification`",
    ),
    (
        "from the date of the exchange of ratifications",
        "write `after exchange of instruments of ratification`",
    ),
    ("from the exchange of ratifications", "write `after exchange of instruments of ratification`"),
    ("the day of the exchange of ratifications", "write `exchange of instruments of ratification`"),
    ("the exchange of ratifications", "write `exchange of instruments of ratification`"),
    ("exchange of the ratifications", "write `exchange of instruments of ratification`"),
    (
        "the date of the exchange of ratifications",
        "write `exchange of instruments of ratification`",
    ),
    ("{treaty} shall be subject to ratification", BY_RATIFICATION),
    ("{treaty} is subject to ratification", BY_RATIFICATION),
    ("{treaty} shall be ratified", BY_RATIFICATION),
    ("shall be subject to ratification", BY_RATIFICATION),
    ("{treaty} may be renewed by tacit agreement for {many} {units}", WITH_ITS_TERM),
    ("{treaty} may be renewed for {many} {units}", WITH_ITS_TERM),
    ("{treaty} shall be renewed by tacit agreement for {many} {units}", WITH_ITS_TERM),
    ("{treaty} shall be renewed for {many} {units}", WITH_ITS_TERM),
    ("{treaty} cannot be denounced before {day}", NOT_BEFORE),
    ("{treaty} may not be denounced before {day}", NOT_BEFORE),
    ("cannot be denounced before {day}", NOT_BEFORE),
    ("no party may withdraw before {day}", NOT_BEFORE),
    ("a party may not withdraw before {day}", NOT_BEFORE),
    ("no party may denounce {treaty} before {day}", NOT_BEFORE),
    ("{treaty} may be denounced", A_PARTY_MAY_WITHDRAW),
    ("{treaty} shall enter into force", "write `enters into force`"),
    ("{treaty} shall remain in force", "write `in force`"),
    ("{treaty} shall be open to accession by", "write `accession open to`"),
    ("{treaty} is open to accession by", "write `accession open to`"),
    ("{treaty} is open for accession by", "write `accession open to`"),
    ("open for accession by", "write `accession open to`"),
    ("open to accession by any member of {CODE}", "write `accession open to members of {CODE}`"),
    ("any member of", "write `members of`"),
    ("open to accession by", "write `accession open to`"),
    (
        "may withdraw at the end of any calendar year",
        "write `may withdraw, at the end of the calendar year of its notice`",
    ),
    (
        "may withdraw at the end of a calendar year",
        "write `may withdraw, at the end of the calendar year of its notice`",
    ),
    ("the end of a calendar year", "write `the end of the calendar year of its notice`"),
    ("the end of any calendar year", "write `the end of the calendar year of its notice`"),
    ("may withdraw {many} {units} before the end", TO_THE_END),
    ("may withdraw , {many} {units} before the end", TO_THE_END),
    ("amendments enter into force", WHOM_AND_WHEN),
    ("amendments shall enter into force", WHOM_AND_WHEN),
    (
        "provisional application ends {many} {units} after notice by a party",
        "write `provisional application ends {many} {units} after its notice`",
    ),
    (
        "provisional application ends on the {nth} day after notice by a party",
        "write `provisional application ends on the {nth} day after its notice`",
    ),
    ("applies to the {word} territory", "write `text on territory {line}`"),
    ("applies only to", "write `text on territory {line}`"),
    ("applies to the territory", "write `text on territory {line}`"),
    ("deposit of all ratifications", BY_ALL),
    ("deposit of all the ratifications", BY_ALL),
    ("deposit of all instruments of ratification", BY_ALL),
    ("deposit of all the instruments of ratification", BY_ALL),
    ("^entry into force", "write `enters into force`"),
    (", renewable by tacit agreement for {many} {units}", RENEWED),
    ("renewable by tacit agreement for {many} {units}", RENEWED),
    (", renewed by tacit agreement for {many} {units}", RENEWED),
    (", renewable for {many} {units}", RENEWED),
    ("renewable for {many} {units}", RENEWED),
    (", renewed for {many} {units}", RENEWED),
    ("renewed for {many} {units}", RENEWED),
    (
        ", then for {many} {units} , then for",
        "one renewal can be said, `, then for {period} at a time` where it comes again and again; of two \
         different ones quote the sentence: `text on duration \"…\"`",
    ),
    ("and shall be tacitly renewed for successive periods of {many} {units}", RENEWED),
    ("and shall be renewed for successive periods of {many} {units}", RENEWED),
    ("and shall be tacitly renewed for", "write `, then for {period} at a time`, and unless what"),
    ("and shall be renewed for", "write `, then for {period} at a time`, and unless what"),
    (
        "and thereafter until the expiry of {many} {units}",
        "write `, then until {many} {units} after notice by a party`",
    ),
    (
        "in force until {many} {units} after notice by a party",
        "write `in force indefinitely`, and `a party may terminate this treaty, {many} {units} after its notice`",
    ),
    (
        "in force until {many} {units} after",
        "a day or an event stands behind `until`, the event in quotes: `in force until \"{many} {units} after …\"`",
    ),
    ("enters into force for the other", "write `for each later party, on its deposit`"),
    ("enters into force when", "write `enters into force on`, and what is done: `on signature`"),
    ("the depositary shall be", DEPOSITARY),
    ("the depositary is", DEPOSITARY),
    ("{treaty} is concluded for", "write `in force for`"),
    ("enters into force the day after", "write `enters into force on the 1st day after`"),
    (
        "ends on {CODE} ceases to be in force",
        "write `in force as long as` that treaty; where one state's part in it decides, quote the sentence: `text on duration \"…\"`",
    ),
    (
        "in force until {CODE} ceases to be in force",
        "write `in force as long as` that treaty; where one state's part in it decides, quote the sentence: `text on duration \"…\"`",
    ),
    ("ends if", "write `ends on` and the event in quotes"),
    ("^for each state {word} later", "write `for each later party`"),
    ("^for each state {word} thereafter", "write `for each later party`"),
    ("state outside {name}", OUTSIDE),
    ("states outside {name}", OUTSIDE),
    ("outside {name}", OUTSIDE),
    ("within {name}", "a place is written with a capital or in quotes: `within \"…\"`"),
    ("may denounce this treaty", "write `may withdraw`"),
    ("may denounce the treaty", "write `may withdraw`"),
    ("may denounce", A_PARTY_MAY_WITHDRAW),
    ("may withdraw with {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw , with {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw on {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw , on {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw at any time", "write `may withdraw`"),
    ("either party may terminate", "write `a party may terminate this treaty`"),
    ("either party may withdraw", "write `a party may withdraw`"),
    ("notification to the depositary", "write `receipt of its notice by the depositary`"),
    ("deposit of {many} of", "write `deposit by {many} of`"),
    ("hold {many} percent of", "write `hold at least {many} percent of`"),
    ("may be denounced", A_PARTY_MAY_WITHDRAW),
    ("may leave", A_PARTY_MAY_WITHDRAW),
    ("may withdraw by giving {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw by {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw upon {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw after giving {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw after {many} {units} notice", AFTER_ITS_NOTICE),
    ("may withdraw , after {many} {units} notice", AFTER_ITS_NOTICE),
    ("any party may withdraw on {many} {units} notice", A_PARTY_AFTER_ITS_NOTICE),
    ("any party may withdraw with {many} {units} notice", A_PARTY_AFTER_ITS_NOTICE),
    ("any party may", "write `a party may`"),
    ("ends {many} {units} after notice", TERMINATE_AFTER),
    ("each party may", "write `a party may`"),
    ("the parties may withdraw", "write `a party may withdraw`"),
    ("parties may withdraw", "write `a party may withdraw`"),
    ("receipt of notice by", "write `receipt of its notice by`"),
    ("receipt of the notice by", "write `receipt of its notice by`"),
    ("receipt of its notification", "write `receipt of its notice`"),
    ("may withdraw , {many} {units} after notice", AFTER_ITS_NOTICE),
    ("after the notice", "write `after its notice`"),
    ("withdrawal takes effect", A_PARTY_MAY_WITHDRAW),
    ("a withdrawal takes effect", A_PARTY_MAY_WITHDRAW),
    ("denunciation takes effect", A_PARTY_MAY_WITHDRAW),
    ("its notice to the depositary", "write `receipt of its notice by the depositary`"),
    ("its notice to the other party", "write `receipt of its notice by the other party`"),
    (
        "exchange of the instruments of ratification",
        "write `exchange of instruments of ratification`",
    ),
    ("exchange of the instruments", "write `exchange of instruments of ratification`"),
    ("its notice to the depositaries", "write `receipt of its notice by the depositary`"),
    ("yr", "write `year`"),
    ("yrs", "write `years`"),
    ("exchange of ratifications", "write `exchange of instruments of ratification`"),
    ("upon", "write `on`"),
    ("as soon as", "write `on` and what becomes true: `on deposit of 22 instruments`"),
    ("the treaty enters into force", "write `enters into force`"),
    ("ends on {day}", "write `in force until {day}`, which names the last day in"),
    ("2/3 of", "write `two thirds of`"),
    ("two-thirds of", "write `two thirds of`"),
    ("a two thirds majority of", "write `two thirds of`"),
    ("a two-thirds majority of", "write `two thirds of`"),
    ("3/4 of", "write `three quarters of`"),
    ("three-quarters of", "write `three quarters of`"),
    ("three fourths of", "write `three quarters of`"),
    ("deposit of at least {many}", "write `deposit of {many}`"),
    ("applies provisionally", "write `is applied provisionally`"),
    ("its accession", "write `its deposit`"),
    ("terminates {CODE}", "write `replaces {CODE} on entry into force`"),
    ("comes into force", "write `enters into force`"),
    ("the date of {word}", "write `{word}`"),
    ("the day of {word}", "write `{word}`"),
    ("{units} following", "write `{units} after`"),
    ("month following", "write `month after`"),
    ("for a period of", "write `for`"),
    ("for a term of", "write `for`"),
    ("for an initial period of", "write `for`"),
    ("in force without limit", "write `in force indefinitely`"),
    ("in force for an indefinite period", "write `in force indefinitely`"),
    ("in force for an unlimited period", "write `in force indefinitely`"),
    (
        "until denounced",
        "write `indefinitely`, and how a party leaves: `a party may withdraw, {period} after its notice`",
    ),
    ("and then for", "write `, then for`"),
    (", and then for", "write `, then for`"),
    ("and thereafter for", "write `, then for`"),
    (", and thereafter for", "write `, then for`"),
    ("thereafter for", "write `then for`"),
    ("successive periods of {many} {units}", "write `{many} {units} at a time`"),
    ("denounces it at least", "write `gives notice at least`"),
    ("denounces it", "write `gives notice at least {period} before the end`"),
    ("notice is given at least {many} {units} before the end", A_PARTY_GIVES),
    ("notice is given {many} {units} before the end", A_PARTY_GIVES),
    ("notice is given", A_PARTY_GIVES),
    ("gives {many} {units} notice before the end", GIVES),
    ("gives {many} {units} notice", GIVES),
    ("gives notice {many} {units} before the end", GIVES),
    ("before expiry", "write `before the end`"),
    ("before its expiry", "write `before the end`"),
    ("before the expiry", "write `before the end`"),
    ("ratification is required", "write `consent by ratification`"),
    ("ratification and accession", "write `ratification or accession`"),
    ("open to any state", "write `open to all states`"),
    ("open to every state", "write `open to all states`"),
    ("deposit of the {nth} instrument of {word}", ANY_OR_RATIFICATION),
    ("deposit of the last instrument of ratification", BY_ALL),
    ("deposit of the last instrument", BY_ALL),
    ("deposit of its instrument of ratification", "write `its deposit`"),
    ("deposit of its instrument", "write `its deposit`"),
    ("its ratification", "write `its deposit`"),
    ("ratified by {many}", "write `ratification by {many}`"),
    ("deposit of {many} instruments of ratification", "write `ratification by {many} states`"),
    ("deposit of {many} ratifications", "write `ratification by {many} states`"),
    ("deposit of the {nth} instrument", "write `deposit of {n} instruments`"),
    ("the {nth} instrument", "write `deposit of {n} instruments`"),
    ("{nth} month after {word}", "write `{nth} month after the month of {word}`"),
    ("the {ordinal} day", "write `the {nth} day`"),
    ("the {ordinal} month", "write `the {nth} month`"),
    (
        "then indefinitely",
        "write `in force indefinitely` and how a party leaves; between two, where a notice ends it, \
         `then until {period} after notice by a party`",
    ),
    ("unless denounced {many} {units} before the end", UNLESS_NOTICE),
    ("unless denounced at least {many} {units} before the end", UNLESS_NOTICE),
    ("unless denounced", UNLESS_NOTICE),
    ("subject to ratification", "write `consent by ratification`"),
    ("open to accession", "write `accession open to`"),
    ("shall enter into force", "write `enters into force`"),
    ("shall remain in force", "write `in force`"),
    ("remains in force", "write `in force`"),
    ("renewed for", "write `then for {period} at a time`, and unless what"),
    ("renewable for", "write `then for {period} at a time`, and unless what"),
    ("shall", WHAT_HOLDS),
    ("must", WHAT_HOLDS),
];
