//! What a proposal must keep to, to become a claim. Every check refuses with its reason; none mends.

use foedera_dates::Edtf;
use foedera_entities::{EntityId, World};
use foedera_model::{Claim, ClaimKind, Reading, Span};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::ASSISTED;
use super::answer::{Proposal, cut};
use super::days::Days;
use crate::document::{Document, ReadOptions};

/// How long a quotation may be, in bytes; the longest sentences of reports have some four hundred.
const QUOTE_BYTES_MAX: usize = 500;

/// How much of a quotation must be letters and figures, in bytes: fewer show nothing.
const QUOTE_LETTER_BYTES_MIN: usize = 8;

/// How long a name may be, of a treaty as of a speaker, in bytes.
const NAME_BYTES_MAX: usize = 300;

/// How many names of one sort a claim may have: parties, actors, organs, voices.
const NAMES_MAX: usize = 32;

/// The code under which the packs keep treaties of many that belong to no organisation.
const OF_MANY: &str = "MULTI";

/// What between one document and a proposal decides.
#[derive(Debug)]
pub(super) struct Check<'t> {
    text: &'t str,
    days: Days,
}

impl<'t> Check<'t> {
    pub(super) fn of(document: &'t Document, options: &ReadOptions, reading: &Reading) -> Self {
        let pack = reading.lang.as_deref().and_then(|it| options.pack(it));
        let days = Days::of(&document.text, pack, reading.published.as_ref());
        Self { text: &document.text, days }
    }

    /// The claim that it makes, or why it makes none.
    pub(super) fn claim(&self, it: Proposal) -> Result<Claim, String> {
        let span = self.quoted(&it.quote)?;
        let kind = of_the_list("kind", it.kind)?;
        Ok(Claim {
            kind,
            treaty: self.written("treaty", it.treaty)?,
            parties: codes("parties", it.parties.iter().map(String::as_str), &[OF_MANY])?,
            actor: actor(kind, it.actor)?,
            organ: self.organ(it.organ)?,
            form: None,
            step: None,
            date: self.date(it.date, span)?,
            place: self.written("place", it.place)?,
            status: of_the_list("status", it.status)?,
            attribution: self.voices(it.attribution)?,
            span,
            also: Vec::new(),
            rule: ASSISTED.to_owned(),
            assisted: true,
        })
    }

    /// Where the quotation stands; where it stands several times, the first of them.
    fn quoted(&self, quote: &str) -> Result<Span, String> {
        let letters = quote.chars().filter(|it| it.is_alphanumeric()).map(char::len_utf8);
        if letters.sum::<usize>() < QUOTE_LETTER_BYTES_MIN {
            return Err("its quotation is too short to show anything".to_owned());
        }
        if QUOTE_BYTES_MAX < quote.len() {
            return Err(format!("its quotation has more than {QUOTE_BYTES_MAX} bytes"));
        }
        let start = self.text.find(quote);
        let span = start.map(|it| Span::new(it, it + quote.len()));
        span.ok_or_else(|| format!("its quotation is not in the text: `{}`", cut(quote)))
    }

    fn written(&self, what: &str, words: Option<String>) -> Result<Option<String>, String> {
        let Some(words) = said(words) else { return Ok(None) };
        self.stands(what, &words)?;
        Ok(Some(words))
    }

    fn organ(&self, organ: Option<String>) -> Result<Option<String>, String> {
        let organ = said(organ);
        let names: Vec<&str> = organ.iter().flat_map(|it| it.split("; ")).collect();
        self.all_stand("organ", &names)?;
        Ok(organ)
    }

    fn voices(&self, voices: Vec<String>) -> Result<Vec<String>, String> {
        let names: Vec<&str> = voices.iter().map(String::as_str).collect();
        self.all_stand("attribution", &names)?;
        Ok(voices)
    }

    fn all_stand(&self, what: &str, names: &[&str]) -> Result<(), String> {
        if NAMES_MAX < names.len() {
            return Err(too_many(what));
        }
        names.iter().try_for_each(|it| self.stands(what, it))
    }

    /// Words that are given as written must be.
    fn stands(&self, what: &str, words: &str) -> Result<(), String> {
        if words.trim().is_empty() || NAME_BYTES_MAX < words.len() {
            return Err(format!("its {what} is empty or longer than {NAME_BYTES_MAX} bytes"));
        }
        if !self.text.contains(words) {
            return Err(format!("its {what} is not in the text: `{}`", cut(words)));
        }
        Ok(())
    }

    fn date(&self, date: Option<String>, quote: Span) -> Result<Option<Edtf>, String> {
        let Some(date) = said(date) else { return Ok(None) };
        let day: Edtf =
            date.parse().map_err(|_| format!("its date is no EDTF: `{}`", cut(&date)))?;
        if !self.days.tell(&day, quote, self.text) {
            let why = format!("the sentence around its quotation does not tell its date {day}");
            return Err(cut(&why));
        }
        Ok(Some(day))
    }
}

/// An empty word says as little as none.
fn said(words: Option<String>) -> Option<String> {
    words.filter(|it| !it.is_empty())
}

/// A word of a closed list, as it is spelled in JSON.
fn of_the_list<T: DeserializeOwned>(what: &str, word: String) -> Result<T, String> {
    let unknown = format!("its {what} is none of the list: `{}`", cut(&word));
    serde_json::from_value(Value::String(word)).map_err(|_| unknown)
}

/// Who acts; what nobody does has no actor, as in a claim of the rules.
fn actor(kind: ClaimKind, actor: Option<String>) -> Result<Option<String>, String> {
    let Some(actor) = said(actor) else { return Ok(None) };
    if matches!(kind, ClaimKind::Obligation | ClaimKind::Termination) {
        return Err("an obligation or termination has no actor".to_owned());
    }
    Ok(Some(codes("actor", actor.split('+'), &[])?.join("+")))
}

/// Codes of the world file, or of those `besides`, in alphabetical order and each once.
fn codes<'c>(
    what: &str,
    codes: impl Iterator<Item = &'c str> + Clone,
    besides: &[&str],
) -> Result<Vec<String>, String> {
    if NAMES_MAX < codes.clone().count() {
        return Err(too_many(what));
    }
    let lives = |it: &EntityId| World::embedded().entity(it).is_some();
    let known = |it: &str| besides.contains(&it) || it.parse().is_ok_and(|it| lives(&it));
    if let Some(code) = codes.clone().find(|it| !known(it)) {
        return Err(format!("nobody in its {what} has the code `{}`", cut(code)));
    }
    let mut codes: Vec<String> = codes.map(str::to_owned).collect();
    codes.sort();
    codes.dedup();
    Ok(codes)
}

fn too_many(what: &str) -> String {
    format!("its {what} has more than {NAMES_MAX} names")
}
