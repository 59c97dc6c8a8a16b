//! The legend over a column of a status table: which acts stand in it, and by which letters they
//! are told apart.
//!
//! The parts stand in any order, with commas between: `Accession(a), Succession(d), Ratification`.
//! Letters are told apart by case (`a` accession, `A` acceptance). A date without letters means
//! what the legend leaves over.

use foedera_dates::{Bounds, Day, Edtf};
use foedera_model::{Act, ActKind, Instrument};

/// The letters that the Treaty Collection puts after a date.
const LETTERS: [&str; 10] = ["a", "A", "AA", "c", "C", "d", "n", "p", "P", "s"];

/// How one kind of act is called in legends: by the words with which a part begins.
const WORDS: &[(&str, ActKind)] = &[
    ("Ratification", ActKind::Deposit(Instrument::Ratification)),
    ("Acceptance", ActKind::Deposit(Instrument::Acceptance)),
    ("Approval", ActKind::Deposit(Instrument::Approval)),
    ("Accession", ActKind::Deposit(Instrument::Accession)),
    ("Formal confirmation", ActKind::Deposit(Instrument::FormalConfirmation)),
    ("Definitive acceptance", ActKind::Deposit(Instrument::Acceptance)),
    ("Succession to signature", ActKind::Signature),
    ("Succession", ActKind::Deposit(Instrument::Succession)),
    ("Definitive signature", ActKind::DefinitiveSignature),
    ("Confirmation of signature", ActKind::SignatureConfirmation),
    ("Signature ad referendum", ActKind::SignatureAdReferendum),
    ("Signature", ActKind::Signature),
    ("Consent to be bound", ActKind::Notification),
    ("Participation", ActKind::Notification),
    ("Simplified procedure", ActKind::Notification),
    ("Notification of non-provisional application", ActKind::Declaration),
    ("Notification", ActKind::Notification),
    ("Provisional a", ActKind::ProvisionalApplication),
    ("Undertaking of provisional application", ActKind::ProvisionalApplication),
    (APPLICATION, ActKind::Notification),
    ("Extension", ActKind::TerritorialExtension),
];

/// The date under this heading is the first day of application, not that of the notification.
const APPLICATION: &str = "Application";

/// One part of a legend.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    words: String,
    letters: Option<&'static str>,
    kind: ActKind,
}

/// A legend that names acts throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Legend(Vec<Part>);

/// What a date under a legend means, and what may be otherwise about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) kind: ActKind,
    /// The words of the legend, where they say more than the kind does.
    form: Option<String>,
    is_application: bool,
    pub(crate) doubt: Option<String>,
}

impl Legend {
    /// Reads a heading; nothing where some part of it names no act.
    pub(crate) fn read(heading: &str) -> Option<Self> {
        let mut parts: Vec<String> = Vec::new();
        for piece in heading.split(", ") {
            match parts.last_mut() {
                // A part begins with a capital; a comma within one does not end it.
                Some(last) if piece.starts_with(|first: char| first.is_lowercase()) => {
                    *last = format!("{last}, {piece}");
                }
                _ => parts.push(piece.to_owned()),
            }
        }
        parts.iter().map(|it| part(it)).collect::<Option<_>>().map(Self)
    }

    /// What a date with these letters after it means, or without any.
    pub(crate) fn meaning(&self, letters: &str) -> Result<Meaning, String> {
        if !letters.is_empty() {
            let part = self.0.iter().find(|it| it.letters == Some(letters));
            let part = part.ok_or_else(|| format!("the heading does not explain `{letters}`"))?;
            return Ok(meaning(part, None));
        }
        let left_over: Vec<&Part> = self.0.iter().filter(|it| it.letters.is_none()).collect();
        match (left_over.as_slice(), self.0.as_slice()) {
            ([part], _) => Ok(meaning(part, None)),
            ([], [part]) => Ok(meaning(part, None)),
            ([], _) => Err("the heading leaves over no act for a date without letters".into()),
            ([first, ..], _) => {
                let words: Vec<&str> = left_over.iter().map(|it| it.words.as_str()).collect();
                let doubt = format!("it may be any of: {}; taken for the first", words.join("; "));
                Ok(meaning(first, Some(doubt)))
            }
        }
    }
}

impl Meaning {
    /// Puts kind, form and day into an act.
    pub(crate) fn write(&self, act: &mut Act, day: Day) {
        act.kind = self.kind;
        if self.is_application {
            act.effective = Some(Edtf::day(day));
            act.on = Some(Edtf::from_bounds(Bounds::not_after(day)));
        } else {
            act.on = Some(Edtf::day(day));
        }
        let words = if self.kind == ActKind::Declaration { &mut act.name } else { &mut act.form };
        words.clone_from(&self.form);
    }
}

fn part(text: &str) -> Option<Part> {
    let marked = LETTERS.into_iter().find_map(|letters| {
        let words = text.strip_suffix(')')?.strip_suffix(letters)?.strip_suffix('(')?;
        Some((words.trim_end(), Some(letters)))
    });
    let (words, letters) = marked.unwrap_or((text, None));
    let (_, kind) = WORDS.iter().find(|(begin, _)| words.starts_with(begin))?;
    Some(Part { words: words.to_owned(), letters, kind: *kind })
}

fn meaning(part: &Part, doubt: Option<String>) -> Meaning {
    let says_no_more = WORDS.iter().any(|(words, kind)| {
        *words == part.words && !matches!(kind, ActKind::Notification | ActKind::Declaration)
    });
    let is_plain = says_no_more && !part.words.starts_with("Succession to signature");
    Meaning {
        kind: part.kind,
        form: (!is_plain).then(|| lower(&part.words)),
        is_application: part.words == APPLICATION,
        doubt,
    }
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a date with these letters under this heading means.
    #[track_caller]
    fn check(heading: &str, letters: &str, expected: &str) {
        let told = match Legend::read(heading).map(|it| it.meaning(letters)) {
            None => "no legend".to_owned(),
            Some(Err(why)) => why,
            Some(Ok(meaning)) => {
                let form = meaning.form.map(|it| format!(" \"{it}\"")).unwrap_or_default();
                let doubt = meaning.doubt.map(|it| format!("; {it}")).unwrap_or_default();
                format!("{}{form}{doubt}", meaning.kind)
            }
        };
        assert_eq!(told, expected);
    }

    #[test]
    fn letters_are_told_apart_by_case_in_any_order() {
        for heading in [
            "Ratification, Accession(a), Acceptance(A), Approval(AA), Formal confirmation(c), \
             Succession(d)",
            "Approval(AA), Formal confirmation(c), Acceptance(A), Accession(a), Succession(d), \
             Ratification",
        ] {
            check(heading, "", "ratification");
            check(heading, "a", "accession");
            check(heading, "A", "acceptance");
            check(heading, "AA", "approval");
            check(heading, "c", "formal confirmation");
            check(heading, "d", "succession");
            check(heading, "C", "the heading does not explain `C`");
        }
        let sea = "Simplified procedure(p), Definitive signature(s), Ratification, Consent to be bound(P)";
        check(sea, "p", "notification \"simplified procedure\"");
        check(sea, "P", "notification \"consent to be bound\"");
        check(sea, "s", "definitive signature");
    }

    #[test]
    fn a_bare_date_means_what_is_left_over() {
        check("Signature", "", "signature");
        check("Signature, Succession to signature(d)", "", "signature");
        check(
            "Signature, Succession to signature(d)",
            "d",
            "signature \"succession to signature\"",
        );
        check("Acceptance(A)", "", "acceptance");
        check(
            "Acceptance(A), Succession(d)",
            "",
            "the heading leaves over no act for a date without letters",
        );
        check(
            "Definitive signature of the Protocol, Acceptance of the Protocol",
            "",
            "definitive signature \"definitive signature of the Protocol\"; it may be any of: \
             Definitive signature of the Protocol; Acceptance of the Protocol; taken for the first",
        );
    }

    #[test]
    fn a_comma_within_a_part_does_not_end_it() {
        let heading = "Provisional application by virtue of signature, adoption of the Agreement or \
                       accession thereto, Provisional application by virtue of a notification (n)";
        let virtue = "provisional application \"provisional application by virtue of";
        check(heading, "n", &format!("{virtue} a notification\""));
        check(
            heading,
            "",
            &format!("{virtue} signature, adoption of the Agreement or accession thereto\""),
        );
        check(
            "Acceptance ipso facto by virtue of article 10 (1) of the Convention of 12 September \
             1923, as amended(A)",
            "A",
            "acceptance \"acceptance ipso facto by virtue of article 10 (1) of the Convention of 12 \
             September 1923, as amended\"",
        );
    }

    #[test]
    fn a_number_of_a_paragraph_is_no_letter_of_a_legend() {
        check(
            "Notification of non-provisional application under article 7 (1) (b)",
            "",
            "declaration \"notification of non-provisional application under article 7 (1) (b)\"",
        );
        check(
            "Participation under articles 3 (2) and (3)(P)",
            "P",
            "notification \"participation under articles 3 (2) and (3)\"",
        );
    }

    #[test]
    fn headings_of_other_tables_are_no_legends() {
        for heading in [
            "Resolution",
            "Date of Adoption",
            "Registration Number",
            "UNTS Page",
            "",
            "Ratification, UNTS Page",
        ] {
            check(heading, "", "no legend");
        }
    }
}
