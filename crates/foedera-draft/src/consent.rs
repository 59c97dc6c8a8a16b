//! How consent to be bound is expressed, and who is counted.

use foedera_model::{
    AccessionFrom, Base, Condition, CountOrganisations, Counted, Instrument, Means, Rule, Set, When,
};

use crate::cursor::Cursor;
use crate::token::Token;

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

/// `This Convention shall be open for accession by any State`; or instruments of accession are
/// spoken of, which is to say that there can be some.
pub(crate) fn accession(tokens: &[Token<'_>]) -> Option<Rule> {
    let here = Cursor::new(tokens);
    let sees = |phrase: &str| (0..tokens.len()).any(|at| here.from(at).sees(phrase));
    let accedes =
        ["accession", "accede", "adhere", "adherence", "adhesion"].iter().any(|it| sees(it));
    let open = ["open", "may accede", "may adhere", "instruments of", "instrument of"]
        .iter()
        .any(|it| sees(it));
    let leads_elsewhere = tokens.iter().any(|it| it.word.starts_with("invit"))
        || sees("accession to the organization");
    if !accedes || !open || leads_elsewhere {
        return None;
    }
    let opens = OPEN_FOR.iter().any(|it| sees(it));
    let after = sees("after its entry into force") || sees("after the entry into force");
    let from = if opens && after { AccessionFrom::EntryIntoForce } else { AccessionFrom::Always };
    Some(Rule::Accession { by: Set::of(Base::States), from })
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
