//! How the end notes say things: patterns over a sentence. What they read, and what looks alike and
//! is none of it, stands in the tests of [`super::notes`].

use foedera_dates::Day;
use foedera_model::{ActKind, Instrument};

use crate::date;

/// The longest stretch of words that a pattern passes over, in bytes.
const GAP_BYTES_MAX: usize = 240;

/// The longest name of a participant, in bytes; the longest in use has 74.
const WHO_BYTES_MAX: usize = 96;

/// How much of a note is kept with a statement, in bytes.
const WORDS_BYTES_MAX: usize = 1200;

/// What a pattern says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// Signed on the first day, ratified on the second.
    SignedAndRatified,
    Did(ActKind),
    /// The acts of this foot note were that one's: all, or those of a kind.
    Effected(Option<ActKind>),
    /// Notice on the first day, with effect from the second where there is one.
    Left,
    /// With effect from the day.
    LeftEffective,
}

/// A pattern: words to be met, `{who}` a name, `{day}` a date, `{}` any words of the sentence, and
/// `{…x}` the words `x` somewhere further on in the whole note.
struct Pattern(&'static str, Says);

const ACCESSION: ActKind = ActKind::Deposit(Instrument::Accession);

const PATTERNS: &[Pattern] = &[
    Pattern(
        "{who} had signed and ratified the {}on {day} and {day}, respectively",
        Says::SignedAndRatified,
    ),
    Pattern(
        "The Convention had previously been signed and ratified on behalf of {who} on {day} and {day}, respectively",
        Says::SignedAndRatified,
    ),
    Pattern("{who} had signed the {}on {day}", Says::Did(ActKind::Signature)),
    Pattern("Signed on behalf of {who} on {day}", Says::Did(ActKind::Signature)),
    Pattern("{who} had acceded to the {}on {day}", Says::Did(ACCESSION)),
    Pattern("{who} had initially acceded to the {}on {day}", Says::Did(ACCESSION)),
    Pattern("The Government of {who} acceded to the {}on {day}", Says::Did(ACCESSION)),
    Pattern("On {day}, the Government of {who} re-acceded to the ", Says::Did(ACCESSION)),
    Pattern("On {day} the Government of {who} re-acceded to the ", Says::Did(ACCESSION)),
    Pattern("On that same date, the Government of {who} re-acceded to the ", Says::Did(ACCESSION)),
    Pattern("The formality was effected by {who}.", Says::Effected(None)),
    Pattern("The signature was effected by {who}.", Says::Effected(Some(ActKind::Signature))),
    Pattern(
        "The signature was affixed on behalf of {who}.",
        Says::Effected(Some(ActKind::Signature)),
    ),
    Pattern(
        "On {day}, the Government of {who} deposited with the Secretary-General a notification of withdrawal",
        Says::Left,
    ),
    Pattern(
        "On {day}, the Secretary-General received from the Government of {who} a notification of withdrawal from the ",
        Says::Left,
    ),
    Pattern("The withdrawal took effect for {who} on {day}", Says::LeftEffective),
    Pattern("The withdrawal will take effect for {who} on {day}", Says::LeftEffective),
    Pattern(
        "On {day}{}the Government of {who} {}denounce the {}with effect from {day}",
        Says::Left,
    ),
    Pattern(
        "On {day}, the Government of {who} notified the Secretary-General of its denunciation of the {}with effect from {day}",
        Says::Left,
    ),
    Pattern(
        "On {day}, the Government of {who} notified the Secretary-General of its denunciation of the ",
        Says::Left,
    ),
    Pattern(
        "In a communication received on {day}, the Government of {who} informed the Secretary-General of the following{…does not intend to become a party}",
        Says::Did(ActKind::RefusalToBecomeParty),
    ),
];

/// What a sentence was found to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) says: Says,
    pub(super) who: String,
    pub(super) days: Vec<Day>,
}

impl Found {
    /// *That same date* is the day last named.
    pub(super) fn on_same_date(mut self, last: Option<Day>) -> Self {
        if self.days.is_empty() && !matches!(self.says, Says::Effected(_)) {
            self.days.extend(last);
        }
        self
    }
}

/// A note without what stands in quotes; a sentence that ends within them ends there.
pub(super) fn unquoted(text: &str) -> String {
    let pieces: Vec<&str> = text.split(['"', '“', '”']).collect();
    let mut own = String::new();
    for (nth, piece) in pieces.iter().enumerate() {
        if nth % 2 == 0 {
            own.push_str(piece);
        } else if piece.trim_end().ends_with('.') {
            own.push('.');
        }
    }
    own
}

/// The sentences of a note. `C.N.360.2025` and `No. 3` end none.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let ends = rest.match_indices(". ").map(|(at, _)| at + 1);
        let mut ends = ends.filter(|at| {
            let after = rest.get(at + 1..).unwrap_or_default();
            after.starts_with(|it: char| it.is_uppercase() || it == '(')
        });
        let end = ends.next().unwrap_or(rest.len());
        let (sentence, after) = rest.split_at_checked(end)?;
        rest = after.trim_start();
        let sentence = sentence.trim();
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// What a sentence says by the first pattern that reads it; `note` is the whole it stands in.
pub(super) fn read(sentence: &str, note: &str) -> Option<Found> {
    PATTERNS.iter().find_map(|Pattern(form, says)| {
        let mut found = Found { says: *says, who: String::new(), days: Vec::new() };
        fits(form, sentence, note, &mut found).then_some(found)
    })
}

/// Whether `text` begins as the form says; what it names is put into `found`.
fn fits(form: &str, text: &str, note: &str, found: &mut Found) -> bool {
    let Some((literal, slot)) = form.split_once('{') else { return text.starts_with(form) };
    let (Some(text), Some((slot, form))) = (text.strip_prefix(literal), slot.split_once('}'))
    else {
        return false;
    };
    match slot {
        "day" => day(text).is_some_and(|(day, rest)| {
            found.days.push(day);
            let fits = fits(form, rest, note, found);
            if !fits {
                found.days.pop();
            }
            fits
        }),
        "who" => stretches(text, WHO_BYTES_MAX).any(|(who, rest)| {
            let named =
                !who.is_empty() && !who.contains(|it: char| it.is_ascii_digit() || it == ':');
            if !named || !fits(form, rest, note, found) {
                return false;
            }
            found.who = bare(who);
            true
        }),
        "" => stretches(text, GAP_BYTES_MAX).any(|(_, rest)| fits(form, rest, note, found)),
        _ => slot.strip_prefix('…').is_some_and(|further| note.contains(further)),
    }
}

/// A text cut at every place up to a limit, the shortest beginning first.
fn stretches(text: &str, bytes_max: usize) -> impl Iterator<Item = (&str, &str)> {
    let cuts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    cuts.take_while(move |at| *at <= bytes_max).filter_map(|at| text.split_at_checked(at))
}

/// A date at the beginning, and what follows it.
pub(super) fn day(text: &str) -> Option<(Day, &str)> {
    let year_ends = text.match_indices(' ').nth(1)?.0 + 5;
    let (date, rest) = text.split_at_checked(year_ends)?;
    let (day, letters) = date::un(date)?;
    (letters.is_empty() && !rest.starts_with(|it: char| it.is_ascii_digit())).then_some((day, rest))
}

/// A name without its article and without what was appended to it.
fn bare(who: &str) -> String {
    let who = who.trim().trim_end_matches(',');
    let bare = who.strip_prefix("The ").or_else(|| who.strip_prefix("the ")).unwrap_or(who);
    bare.strip_prefix("Government of ").unwrap_or(bare).trim_start_matches("the ").to_owned()
}

/// A note as it is kept with a statement.
pub(super) fn shortened(text: &str) -> String {
    let mut end = text.len().min(WORDS_BYTES_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_owned()
}
