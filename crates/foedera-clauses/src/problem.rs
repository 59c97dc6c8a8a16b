//! Everything that can be wrong with a file, declared once: code, weight, words, cure.
//!
//! In words and cures `{0}`, `{1}` stand for what was found. A cure that comes out empty is left
//! out. Codes are never reused; each has a page under `docs/problems/`.

use foedera_model::{Diagnostic, Severity, Span};

use Severity::{Error, Note, Warning};

/// One problem as it is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The code, such as `C001`; never reused.
    pub code: &'static str,
    pub severity: Severity,
    /// What is wrong: lower case, no full stop.
    pub words: &'static str,
    /// What to write instead.
    pub cure: &'static str,
    pub(crate) problem: Problem,
}

/// Every problem there is, in the order of the codes.
#[must_use]
pub fn problems() -> &'static [Declared] {
    DECLARED
}

/// The problems by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    Tab,
    CurlyQuote,
    Invisible,
    OpenQuote,
    Escape,
    Indent,
    FileTooLong,
    LineTooLong,
    TooDeep,
    TooMany,
    UnknownSentence,
    Expected,
    Surplus,
    NoColon,
    EmptyBlock,
    Misplaced,
    BadDate,
    NotADay,
    UnknownCode,
    LowerCode,
    Ordinal,
    Unquoted,
    BadGrade,
    UnknownPractice,
    NoHead,
    SecondHead,
    NameTwice,
    Undeclared,
    RowTwice,
    SaidTwice,
    CountingUnsaid,
    OrganisationsUnsaid,
    LaterPartiesUnsaid,
    OutOfOrder,
    NotEncodedYet,
    GivenOtherwise,
    NotAlive,
    NoRecord,
    WithdrawalUnsaid,
    BadNumber,
    NeedlessThe,
    SaidOtherwise,
    OnePartyOnly,
    ClauseTwice,
    NoneOfTheParties,
    ReservedAgainst,
    AfterItsSource,
    NamesItself,
    NamedTwice,
    NothingToUndo,
    ReceivedBefore,
    SameActTwice,
    FineCountingUnsaid,
    ArticleTwice,
    UnknownLanguage,
    NumberOfVerb,
    ForWhomUnsaid,
    OneEndsForAll,
    NoticeTooLong,
    UnitsDiffer,
    OverBefore,
    BothSides,
    Unread,
    NoSuchCondition,
    NoIt,
    NobodyConsents,
    CalledAndDenied,
    HelpAtAllTimes,
    EndUnsaid,
    AboutNothing,
    GuaranteeOfNobody,
    Reading,
    BefallsInQuotes,
    StrangerOwes,
    AreaOfNoArticle,
    EventTwice,
    CalledAndNot,
    AttackerInWords,
}

impl Problem {
    /// Whether a diagnostic is of this problem.
    pub(crate) fn is(self, diagnostic: &Diagnostic) -> bool {
        DECLARED.get(self as usize).is_some_and(|it| it.code == diagnostic.code)
    }

    /// The diagnostic of this problem at a place; `found` fills the places of words and cure.
    pub(crate) fn at(self, span: Span, found: &[&str]) -> Diagnostic {
        // A test holds that the declarations stand in the order of the problems.
        let declared = DECLARED.get(self as usize);
        let cure = fill(declared.map_or("", |it| it.cure), found);
        Diagnostic {
            code: declared.map_or("", |it| it.code).to_owned(),
            severity: declared.map_or(Error, |it| it.severity),
            message: fill(declared.map_or("", |it| it.words), found),
            span,
            cure: (!cure.is_empty()).then_some(cure),
        }
    }
}

fn fill(words: &str, found: &[&str]) -> String {
    let mut out = words.to_owned();
    for (place, what) in found.iter().enumerate() {
        out = out.replace(&format!("{{{place}}}"), what);
    }
    out
}

const fn of(
    problem: Problem,
    code: &'static str,
    severity: Severity,
    words: &'static str,
    cure: &'static str,
) -> Declared {
    Declared { code, severity, words, cure, problem }
}

#[rustfmt::skip]
const DECLARED: &[Declared] = &[
    of(Problem::Tab, "C001", Error,
        "a tab stands here", "write spaces, two for each step of indentation"),
    of(Problem::CurlyQuote, "C002", Error,
        "`{0}` is a curly quote", "use straight quotes, `\"`, at both ends"),
    of(Problem::Invisible, "C003", Error,
        "an invisible character ({0}) stands here, which can hide or turn the words around it",
        "{1}"),
    of(Problem::OpenQuote, "C004", Error,
        "this quote is not closed",
        "{0}; longer words stand in a block, a quoted line each"),
    of(Problem::Escape, "C005", Error,
        "`\\{0}` means nothing inside quotes",
        "a quote inside quotes is `\\\"`, a backslash is `\\\\`"),
    of(Problem::Indent, "C006", Error,
        "this line stands between two levels", "indent it by {0} spaces"),
    of(Problem::FileTooLong, "C007", Error,
        "the file is longer than {0} bytes", "divide it: one file for each treaty"),
    of(Problem::LineTooLong, "C008", Error,
        "this line is longer than {0} bytes",
        "put long words in a block, a quoted line each"),
    of(Problem::TooDeep, "C009", Error,
        "this line is nested deeper than {0} levels", "say it with fewer blocks"),
    of(Problem::TooMany, "C010", Note,
        "{0} more problems are not shown", "mend these first"),
    of(Problem::UnknownSentence, "C011", Error,
        "no sentence {1} begins with `{0}`", "{2}"),
    of(Problem::Expected, "C012", Error,
        "expected {0}, found {1}", "{2}"),
    of(Problem::Surplus, "C013", Error,
        "the sentence is complete before {0}", "{1}"),
    of(Problem::NoColon, "C014", Error,
        "a colon is missing at the end of this line", "end it with `:`"),
    of(Problem::EmptyBlock, "C015", Error,
        "the colon opens a block, and no line is indented under it",
        "indent the lines of the block by two more spaces"),
    of(Problem::Misplaced, "C016", Error,
        "`{0}` does not belong here", "{1}"),
    of(Problem::BadDate, "C017", Error,
        "`{0}` is no date: {1}", "{2}"),
    of(Problem::NotADay, "C018", Error,
        "`{0}` is not a single day", "a clause needs a whole day, such as `1995-01-01`"),
    of(Problem::UnknownCode, "C019", Error,
        "no state or organisation has the code `{0}`", "{1}"),
    of(Problem::LowerCode, "C020", Error,
        "`{0}` is no code", "codes are in upper case: `{1}`"),
    of(Problem::Ordinal, "C021", Error,
        "`{0}` is not yet a day", "write `{0} day after` and what it is counted from"),
    of(Problem::Unquoted, "C022", Error,
        "`{0}` is a name without a code", "put it in quotes: `\"{0}\"`"),
    of(Problem::BadGrade, "C023", Error,
        "`{0}` is no grade", "write a letter A to F and a digit 1 to 6, such as `B2`"),
    of(Problem::UnknownPractice, "C024", Error,
        "no practice of counting is known by the name `{0}`",
        "known are {1}; or say it: `counts days to the Nth day`, `counts days as clear days`"),
    of(Problem::NoHead, "C025", Error,
        "there is no treaty here yet", "begin the file with `treaty CODE \"Title\"`"),
    of(Problem::SecondHead, "C026", Error,
        "the file has its treaty already", "one file for each treaty"),
    of(Problem::NameTwice, "C027", Error,
        "`{0}` is declared twice", "give one of them another name"),
    of(Problem::Undeclared, "C028", Error,
        "no {1} is named `{0}`", "{2}"),
    of(Problem::RowTwice, "C029", Error,
        "`{0}` has two rows in this table", "delete one of them"),
    of(Problem::SaidTwice, "C030", Warning,
        "this is said twice; the last line counts", "delete one of them"),
    of(Problem::CountingUnsaid, "C031", Warning,
        "this counts days, and the treaty does not say how",
        "add a line to the head: `counts days as UN`, `counts days to the Nth day` or \
         `counts days as clear days`"),
    of(Problem::OrganisationsUnsaid, "C032", Warning,
        "{0} is an organisation, and no line says whether organisations are counted",
        "add `an organisation is not counted in addition to its members`, \
         `organisations are counted` or `organisations are not counted`"),
    of(Problem::LaterPartiesUnsaid, "C033", Warning,
        "the treaty is open, and no line says when later parties come in",
        "add a line such as `for each later party, on the 30th day after its deposit`"),
    of(Problem::OutOfOrder, "C034", Warning,
        "this line is earlier than the one above it", "keep the lines in the order of the days"),
    of(Problem::NotEncodedYet, "C035", Note,
        "read and kept; no answer uses it yet",
        "leave it where the treaty says so: answers will use it once they can"),
    of(Problem::GivenOtherwise, "C036", Warning,
        "`{0}` is {1}, and the line says {2}", "mend one of the two"),
    of(Problem::NotAlive, "C037", Warning,
        "{0} did not exist on {1}", "{2}"),
    of(Problem::NoRecord, "C038", Note,
        "no line says when the treaty is recorded as in force",
        "add `recorded in force DATE` with its source, so that the answer can be compared"),
    of(Problem::WithdrawalUnsaid, "C039", Note,
        "no line says whether a party may withdraw",
        "add `a party may withdraw, …` or, where the text has no clause, `silent on withdrawal`"),
    of(Problem::BadNumber, "C040", Error,
        "`{0}` is no number that can stand here", "{1}"),
    of(Problem::NeedlessThe, "C041", Error,
        "no `the` stands before what a day is reckoned from", "delete it"),
    of(Problem::SaidOtherwise, "C042", Error,
        "the language does not say `{0}`", "{1}"),
    of(Problem::OnePartyOnly, "C043", Warning,
        "a treaty is between two at least, and this one is between {0} alone",
        "name the others, or leave the line out where the treaty is open"),
    of(Problem::ClauseTwice, "C044", Warning,
        "line {0} and this line cannot both hold", "{1}"),
    of(Problem::NoneOfTheParties, "C045", Warning,
        "{0} is none of those whom `between` names: the act counts for nothing",
        "add {0} to `between`, or move the act to its own treaty"),
    of(Problem::ReservedAgainst, "C046", Warning,
        "a reservation is made, and the treaty says `no reservations`",
        "mend the clause, or say in a `note` what it was (VCLT 19(a))"),
    of(Problem::AfterItsSource, "C047", Warning,
        "the source was published on {0}, before {1}, when it says that this was done",
        "mend the day of one of the two, or say `planned`"),
    of(Problem::NamesItself, "C048", Warning,
        "{0} is this treaty itself", "name the other treaty"),
    of(Problem::NamedTwice, "C049", Warning,
        "{0} is named twice", "name it once; or name the other that is meant"),
    of(Problem::NothingToUndo, "C050", Warning,
        "no line above says that {0} did what is taken back here",
        "add the line of the {1}, with its day; or delete this one"),
    of(Problem::ReceivedBefore, "C051", Warning,
        "this was received on {0}, before it was done on {1}", "mend one of the two days"),
    of(Problem::SameActTwice, "C052", Warning,
        "line {0} tells of this act on another day: the two are read as rival accounts of one act",
        "end the line with `again` if it was done a second time; otherwise give each its `source`"),
    of(Problem::FineCountingUnsaid, "C053", Note,
        "on some days this depends on how {0}, and the treaty does not say it",
        "add a line to the head: {1}"),
    of(Problem::ArticleTwice, "C054", Warning,
        "article {0} is opened in line {1} already: its clauses cannot be told apart by their article",
        "give it its own number, or join the two"),
    of(Problem::UnknownLanguage, "C055", Warning,
        "no language is known by the name `{0}`", "{1}"),
    of(Problem::NumberOfVerb, "C056", Note,
        "`{0}` does not agree with who acts", "write `{1}`; `foedera fmt` does so"),
    of(Problem::ForWhomUnsaid, "C057", Error,
        "this is not a treaty of two, and nothing says for whom a notice ends it",
        "end it with `, for that party` (the others go on) or `, for all` (it ends){0}"),
    of(Problem::OneEndsForAll, "C058", Warning,
        "this is not a treaty of two, and the notice of one ends it for all",
        "end it with `, for that party` (the others go on) or `, for all` (it ends)"),
    of(Problem::NoticeTooLong, "C059", Warning,
        "notice {0} before the end of a term of {1} would have to be given before that term begins",
        "mend the longer of the two"),
    of(Problem::UnitsDiffer, "C060", Warning,
        "`{0}` counts in {1} and `{2}` in {3}: one is no share of the other",
        "give both tables in one unit, and call it by one name"),
    of(Problem::OverBefore, "C061", Warning,
        "this goes on until {0}, and begins on {1}", "give the last day on which it goes on"),
    of(Problem::BothSides, "C062", Warning,
        "`{0}` stands on both sides of this", "name each state on one side"),
    of(Problem::Unread, "C063", Warning,
        "`{0}` is read by no condition, and leaves it open", "did you mean `{1}`"),
    of(Problem::NoSuchCondition, "C064", Warning,
        "no finding of this scenario hangs on this", "{0}"),
    of(Problem::NoIt, "C065", Error,
        "this line is about the treaty, and nobody is `it` here",
        "name the state, as in `for FR`, or leave it out; a line on `each later party` has an `it`"),
    of(Problem::NobodyConsents, "C066", Warning,
        "it enters into force on signature, and nobody consents to be bound by signing it",
        "add `consent by signature`, or say on what it enters into force"),
    of(Problem::CalledAndDenied, "C067", Warning,
        "`{0}` calls this `{1}`, and denies whatever it is called",
        "what it denies alone stands in a line of its own: `called no armed attack by {0}`"),
    of(Problem::HelpAtAllTimes, "C068", Note,
        "assistance without an event and an enemy is owed where who is to be helped is hit",
        "of its own wars too: `against …`, or `on involvement in war of …:` above it"),
    of(Problem::EndUnsaid, "C069", Note,
        "this goes on without an end, for as long as both sides live",
        "give the last day on which it goes on: `goes on until DATE`"),
    of(Problem::AboutNothing, "C070", Warning,
        "no event of {0} is told that this can be about",
        "write the date of an attack, a war or a threat that came before this, as its own line has it"),
    of(Problem::GuaranteeOfNobody, "C071", Note,
        "this names nobody in particular: an event touches it only where it hits a party",
        "of a third state say to whom, as in `FR and GB owe OTTOMAN guarantee of \"…\"`, or on what event: \
         `on attack on OTTOMAN:` above it"),
    of(Problem::Reading, "C072", Error,
        "this reading cannot be told apart from others: {0}",
        "{1}"),
    of(Problem::BefallsInQuotes, "C073", Warning,
        "whom this befalls stands inside the quotation, and so it befalls nobody in particular",
        "put it outside: `on \"{0}\" on a party`"),
    of(Problem::StrangerOwes, "C074", Warning,
        "{0} is none of those whom `between` names, and owes nothing without its consent (VCLT 35)",
        "add {0} to `between`, or name who owes it"),
    of(Problem::AreaOfNoArticle, "C075", Warning,
        "nothing of article {0} stands in this file, and so nothing says what its area is",
        "write what it says, such as `the area of article {0} is Europe`; or mend the number"),
    of(Problem::EventTwice, "C076", Warning,
        "line {0} tells of this event already",
        "delete one of them; what one state calls it and another stand below one event"),
    of(Problem::CalledAndNot, "C077", Warning,
        "`{0}` calls this `{1}`, and calls it `no {1}`",
        "delete one of the two, or say by whom it is held"),
    of(Problem::AttackerInWords, "C078", Warning,
        "that it was done by {0} is read by no condition here: who acts is said by the event's own line",
        "write an event `{0} attacks …` beside it, with what each side calls that and who denies it"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_is_declared_in_its_place() {
        for (place, declared) in DECLARED.iter().enumerate() {
            assert_eq!(declared.problem as usize, place);
        }
        assert_eq!(Problem::AttackerInWords as usize, DECLARED.len() - 1);
    }

    #[test]
    fn what_was_found_stands_in_words_and_cure() {
        let problem = Problem::LowerCode.at(Span::new(0, 2), &["ru", "RU"]);
        assert_eq!(problem.message, "`ru` is no code");
        assert_eq!(problem.cure.as_deref(), Some("codes are in upper case: `RU`"));
        assert_eq!(Problem::Surplus.at(Span::new(0, 0), &["x", ""]).cure, None);
    }
}
