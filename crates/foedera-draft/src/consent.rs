//! How consent to be bound is expressed, and who is counted.

use foedera_model::{
    AccessionFrom, Base, Condition, CountOrganisations, Counted, Instrument, Means, Opening, Rule,
    Set, Until, When,
};

use crate::called::TREATY;
use crate::cursor::Cursor;
use crate::date::date;
use crate::token::Token;
use crate::topics::says_any;

/// What a treaty says that it is subject to.
const MEANS: &[(&str, Means)] = &[
    ("ratification", Means::Instrument(Instrument::Ratification)),
    ("acceptance", Means::Instrument(Instrument::Acceptance)),
    ("approval", Means::Instrument(Instrument::Approval)),
];

const SUBJECT_TO: &[&str] =
    &["shall be subject to", "is subject to", "are subject to", "be subject to"];

const OPEN_FOR: &[&str] = &[
    "shall be open for accession",
    "shall be open to accession",
    "is open for accession",
    "shall remain open for accession",
    "be open for accession",
    "be open to accession",
    "remain open for accession",
];

/// `This Convention is subject to ratification, acceptance or approval.`
pub(crate) fn subject_to(tokens: &[Token<'_>]) -> Option<Rule> {
    let here = Cursor::new(tokens);
    let at = (0..tokens.len()).find(|at| SUBJECT_TO.iter().any(|it| here.from(*at).sees(it)))?;
    let ours = (0..at).any(|it| {
        here.from(it).sees("this") || here.from(it).sees("the present") || here.from(it).sees("it")
    });
    let mut c = here.from(at);
    c.eat_any(SUBJECT_TO);
    c.eat("the");
    let mut means = Vec::new();
    while let Some((word, one)) = MEANS.iter().find(|(word, _)| c.sees(word)) {
        c.eat(word);
        means.push(*one);
        c.eat_all(&[",", "or", "and"]);
    }
    let last = means.last()?;
    let about_ours = ours && at < 12;
    let _last = last;
    about_ours.then_some(Rule::Consent(means))
}

/// Words that narrow to whom accession is open, or ask for more than the instrument.
const NARROWS_ACCESSION: &[&str] = &[
    "invit*",
    "provided",
    "if",
    "unless",
    "subject to",
    "approv* by",
    "approval of",
    "consent of",
    "agree",
    "agrees",
    "agreed",
    "unanim*",
    "two thirds",
    "majority",
    "decision",
    "decided",
    "european",
    "african",
    "american",
    "asian",
    "arab",
    "coastal",
    "riparian",
    "littoral",
    "member*",
    "accession to the organization",
];

/// `This Convention shall be open for accession by any State`, `any State may accede to it`; whoever is described more
/// closely is not all states.
pub(crate) fn accession(tokens: &[Token<'_>]) -> Option<Rule> {
    let here = Cursor::new(tokens);
    let sees = |phrase: &str| (0..tokens.len()).any(|at| here.from(at).sees(phrase));
    if !opens_accession(tokens) || says_any(tokens, NARROWS_ACCESSION) {
        return None;
    }
    let opens = OPEN_FOR.iter().any(|it| sees(it));
    let after = sees("after its entry into force") || sees("after the entry into force");
    let from = if opens && after { AccessionFrom::EntryIntoForce } else { AccessionFrom::Always };
    Some(Rule::Accession { by: Set::of(Base::States), from })
}

/// Whether it opens a treaty for accession, be it to whom it may.
pub(crate) fn opens_accession(tokens: &[Token<'_>]) -> bool {
    speaks_of_accession(tokens) && says_any(tokens, &["open", "may accede", "may adhere"])
}

/// Whether accession is spoken of at all: `the instrument of accession` says that there can be one, and not who
/// may give it.
pub(crate) fn speaks_of_accession(tokens: &[Token<'_>]) -> bool {
    const ACCEDES: &[&str] = &["accession", "accede", "adhere", "adherence", "adhesion"];
    tokens.iter().any(|it| ACCEDES.contains(&&*it.word))
}

/// Whether instruments of accession are spoken of, so that others than those who signed can come to it.
pub(crate) fn has_instruments_of_accession(tokens: &[Token<'_>]) -> bool {
    let here = Cursor::new(tokens);
    let named = ["instruments of", "instrument of"];
    speaks_of_accession(tokens)
        && (0..tokens.len()).any(|at| named.iter().any(|it| here.from(at).sees(it)))
}

/// `This Convention shall be open for signature by all States at New York from 1 June 1990 until 1 June 1991.`
pub(crate) fn opening(tokens: &[Token<'_>]) -> Option<Opening> {
    let mut c = Cursor::new(tokens);
    c.need_any(&["this", "the present", "the", "it"])?;
    if TREATY.contains(&c.peek(0)) {
        c.skip();
    }
    c.need_any(&["shall be", "is", "shall remain", "will be"])?;
    c.need_any(&["open for signature", "open to signature"])?;
    let mut by = None;
    let mut opening = Opening { by: Set::of(Base::States), from: None, until: None };
    while !c.is_end_of_sentence() {
        c.eat(",");
        if by.is_none() && c.eat_any(&["by", "to", "for"]) {
            c.need_any(&["all states", "any state"])?;
            by = Some(());
        } else if opening.from.is_none() && c.eat_any(&["from", "as from", "as of"]) {
            opening.from = Some(date(&mut c)?.into());
        } else if opening.until.is_none() && c.eat_any(&["until", "till", "to"]) {
            opening.until = Some(Until::On(date(&mut c)?));
        } else {
            place(&mut c)?;
        }
    }
    by.map(|()| opening)
}

/// `at the Headquarters of the United Nations in New York`: where it is signed changes nothing.
fn place(c: &mut Cursor<'_>) -> Option<()> {
    const ENDS: &[&str] =
        &["from", "until", "till", "by", "to", ",", "and", "or", "subject", "which", "that"];
    c.need_any(&["at", "in"])?;
    let from = c.at();
    while !c.is_end_of_sentence() && !ENDS.contains(&c.peek(0)) {
        c.skip();
    }
    (from < c.at()).then_some(())
}

/// `open for signature by States and regional economic integration organizations`: where nothing takes them out
/// again, an instrument of an organisation is one like any other.
pub(crate) fn admits_organisations(tokens: &[Token<'_>]) -> bool {
    const ADMITTED: &[&str] = &[
        "regional economic integration organizations",
        "regional economic integration organisations",
        "regional economic integration organization",
        "regional economic integration organisation",
        "states and organizations",
        "states or organizations",
        "european economic community",
        "european community",
        "european union",
    ];
    let here = Cursor::new(tokens);
    let sees = |phrases: &[&str]| {
        (0..tokens.len()).any(|at| phrases.iter().any(|it| here.from(at).sees(it)))
    };
    sees(ADMITTED)
        && sees(&["open for", "open to"])
        && sees(&["signature", "accession", "acceptance", "accept this"])
}

/// `the sixteenth instrument`, and not `the instruments of sixteen States`, which an organisation is none of.
pub(crate) fn counts_instruments(tokens: &[Token<'_>]) -> bool {
    const STATES: &[&str] =
        &["state", "states", "government", "governments", "country", "countries"];
    let says = |word: &dyn Fn(&str) -> bool| tokens.iter().any(|it| word(&it.word));
    says(&|it| it.starts_with("organization") || it.starts_with("organisation"))
        || !says(&|it| STATES.contains(&it))
}

/// `Any instrument deposited by an organization shall not be counted as additional to those
/// deposited by its member States.`
pub(crate) fn organisations(tokens: &[Token<'_>]) -> Option<Rule> {
    let here = Cursor::new(tokens);
    let sees = |phrase: &str| (0..tokens.len()).any(|at| here.from(at).sees(phrase));
    let organisation =
        sees("organization") || sees("organisation") || sees("community") || sees("union");
    let not_counted = [
        "not be counted as additional",
        "not be counted in addition",
        "not be considered as additional",
        "not be considered additional",
        "not be regarded as additional",
        "not count as additional",
        "not counted as additional",
        "not be counted as supplementary",
    ];
    let not_counted = not_counted.iter().any(|it| sees(it));
    if organisation && not_counted {
        return Some(Rule::OrganisationsCounted(CountOrganisations::NotInAdditionToMembers));
    }
    let ignored = sees("shall not be counted") && organisation && sees("instrument");
    ignored.then_some(Rule::OrganisationsCounted(CountOrganisations::No))
}

/// How consent is expressed where the clause on entry into force says it by what it counts.
pub(crate) fn implied(entry: &Rule) -> Option<Rule> {
    let Rule::EntersIntoForce { when: When::After { condition, .. }, .. } = entry else {
        return None;
    };
    let means = match condition {
        Condition::Exchange => Means::ExchangeOfInstruments,
        Condition::ExchangeOfNotes => Means::ExchangeOfNotes,
        Condition::Done { act: Counted::Signature, .. } => Means::Signature,
        Condition::Done {
            act: Counted::NotificationSent | Counted::NotificationReceived, ..
        } => Means::Notification,
        Condition::All(_)
        | Condition::Any(_)
        | Condition::Done { .. }
        | Condition::Declarations { .. }
        | Condition::Hold { .. }
        | Condition::InForce { .. }
        | Condition::CeasesInForce { .. }
        | Condition::Adoption
        | Condition::Opening
        | Condition::EntryIntoForce
        | Condition::Its(_)
        | Condition::Event(_)
        | Condition::By { .. }
        | Condition::NotBy { .. }
        | Condition::NotInForceOn(_) => return None,
    };
    Some(Rule::Consent(vec![means]))
}
