//! Means of consent, instruments, topics, and where terms begin and end.

use foedera_dates::Conventions;
use foedera_model::{Instrument, Means, TermFrom, Topic, Until};

use crate::cursor::{Cursor, Expected};
use crate::noun::plain::{day, list};
use crate::out::Out;
use crate::problem::Problem;

const INSTRUMENT: &str = "`ratification`, `acceptance`, `approval`, `accession` or `succession`";
const MEANS: &str = "a means of consent such as `signature` or `ratification`";
const TOPIC: &str = "a topic such as `consent`, `entry into force` or `withdrawal`";

const INSTRUMENTS: &[(&str, Instrument)] = &[
    ("ratification", Instrument::Ratification),
    ("acceptance", Instrument::Acceptance),
    ("approval", Instrument::Approval),
    ("accession", Instrument::Accession),
    ("formal confirmation", Instrument::FormalConfirmation),
    ("succession", Instrument::Succession),
];

/// The means that are no deposit. Of two that begin alike the longer stands first.
const MEANS_OF_CONSENT: &[(&str, Means)] = &[
    ("signature without reservation as to ratification", Means::SignatureWithoutReservation),
    ("signature", Means::Signature),
    ("exchange of instruments of ratification", Means::ExchangeOfInstruments),
    ("exchange of notes", Means::ExchangeOfNotes),
    ("notification of completed procedures", Means::Notification),
];

const TOPICS: &[(&str, Topic)] = &[
    ("consent", Topic::Consent),
    ("entry into force", Topic::EntryIntoForce),
    ("provisional application", Topic::ProvisionalApplication),
    ("duration", Topic::Duration),
    ("withdrawal", Topic::Withdrawal),
    ("termination", Topic::Termination),
    ("reservations", Topic::Reservations),
    ("declarations", Topic::Declarations),
    ("territory", Topic::Territory),
    ("amendment", Topic::Amendment),
    ("succession", Topic::Succession),
    ("suspension", Topic::Suspension),
    ("other treaties", Topic::OtherTreaties),
    ("counting", Topic::Counting),
    ("depositary", Topic::Depositary),
    ("commitments", Topic::Commitments),
];

/// The words of these tables.
pub(crate) fn reserved() -> impl Iterator<Item = &'static str> {
    let instruments = INSTRUMENTS.iter().map(|it| it.0);
    instruments.chain(MEANS_OF_CONSENT.iter().map(|it| it.0)).chain(TOPICS.iter().map(|it| it.0))
}

pub(crate) fn instrument(c: &mut Cursor<'_, '_>) -> Option<Instrument> {
    one_of(c, INSTRUMENTS, INSTRUMENT)
}

pub(crate) fn write_instrument(instrument: Instrument, out: &mut Out) {
    write_one_of(INSTRUMENTS, &instrument, out);
}

pub(crate) fn topic(c: &mut Cursor<'_, '_>) -> Option<Topic> {
    one_of(c, TOPICS, TOPIC)
}

/// The words of a topic.
pub(crate) fn topic_words(topic: Topic) -> Option<&'static str> {
    TOPICS.iter().find(|(_, it)| *it == topic).map(|it| it.0)
}

pub(crate) fn write_topic(topic: Topic, out: &mut Out) {
    write_one_of(TOPICS, &topic, out);
}

/// One of the words of a table.
pub(crate) fn one_of<T: Clone>(
    c: &mut Cursor<'_, '_>,
    table: &'static [(&'static str, T)],
    what: &'static str,
) -> Option<T> {
    match table.iter().find(|(words, _)| c.has(words)) {
        Some((_, value)) => Some(value.clone()),
        None => {
            let from = c.at();
            for (words, _) in table {
                c.reader.furthest.note(from, Expected::Near { words, from });
            }
            c.miss(Expected::Noun(what))
        }
    }
}

pub(crate) fn write_one_of<T: PartialEq>(
    table: &'static [(&'static str, T)],
    value: &T,
    out: &mut Out,
) {
    if let Some((words, _)) = table.iter().find(|(_, it)| it == value) {
        out.word(words);
    }
}

/// `ratification, acceptance or approval`; after a signature without reservation, `, or by …`.
pub(crate) fn means(c: &mut Cursor<'_, '_>) -> Option<Vec<Means>> {
    list(c, &["or by", "or"], |c| {
        if let Some((_, means)) = MEANS_OF_CONSENT.iter().find(|(words, _)| c.has(words)) {
            return Some(*means);
        }
        if let Some((_, it)) = INSTRUMENTS.iter().find(|(words, _)| c.has(words)) {
            return Some(Means::Instrument(*it));
        }
        let from = c.at();
        for (words, _) in INSTRUMENTS {
            c.reader.furthest.note(from, Expected::Near { words, from });
        }
        c.miss(Expected::Noun(MEANS))
    })
}

pub(crate) fn write_means(means: &[Means], out: &mut Out) {
    let (first, rest) = match means {
        [first @ Means::SignatureWithoutReservation, rest @ ..] if !rest.is_empty() => {
            (Some(*first), rest)
        }
        _ => (None, means),
    };
    if let Some(first) = first {
        write_one_of(MEANS_OF_CONSENT, &first, out);
        out.close(",");
        out.word("or by");
    }
    out.list(rest, "or", |out, it| match it {
        Means::Instrument(instrument) => write_instrument(*instrument, out),
        Means::Signature
        | Means::SignatureWithoutReservation
        | Means::ExchangeOfInstruments
        | Means::ExchangeOfNotes
        | Means::Notification => write_one_of(MEANS_OF_CONSENT, it, out),
    });
}

/// `until entry into force`, `until entry into force for it`, `until 1994-12-31`: what stands behind
/// `until`.
pub(crate) fn until(c: &mut Cursor<'_, '_>) -> Option<Until> {
    if c.has("entry into force for it") {
        return Some(Until::EntryIntoForceForIt);
    }
    if c.has("entry into force") {
        return Some(Until::EntryIntoForce);
    }
    day(c).map(Until::On)
}

pub(crate) fn write_until(until: &Until, out: &mut Out) {
    match until {
        Until::EntryIntoForce => out.word("entry into force"),
        Until::EntryIntoForceForIt => out.word("entry into force for it"),
        Until::On(day) => out.word(&day.to_string()),
    }
}

/// Where a term begins: what stands behind `from`.
pub(crate) fn term_from(c: &mut Cursor<'_, '_>) -> Option<TermFrom> {
    if c.has("entry into force") {
        return Some(TermFrom::EntryIntoForce);
    }
    if c.has("signature") {
        return Some(TermFrom::Signature);
    }
    if c.has("ratification") {
        return Some(TermFrom::Ratification);
    }
    day(c).map(TermFrom::On)
}

pub(crate) fn write_term_from(from: &TermFrom, out: &mut Out) {
    match from {
        TermFrom::EntryIntoForce => out.word("entry into force"),
        TermFrom::Signature => out.word("signature"),
        TermFrom::Ratification => out.word("ratification"),
        TermFrom::On(day) => out.word(&day.to_string()),
    }
}

/// A practice of counting by its name: `UN`.
pub(crate) fn practice(c: &mut Cursor<'_, '_>) -> Option<(String, Conventions)> {
    const PRACTICE: &str = "whose practice it is, such as `UN`, or `clear days`";
    c.value(PRACTICE, |text| {
        let known = Conventions::named(text).map(|it| (text.to_owned(), it));
        known.ok_or(Expected::Fault(Problem::UnknownPractice))
    })
}
