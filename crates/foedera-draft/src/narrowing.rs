//! Words that narrow who is counted to a kind of states that no record of acts tells: `coastal States`, `members of
//! the Organization`, `the Parties to the 1949 Convention`.
//!
//! A sentence with such words becomes no clause: what is left out of it would make it too permissive. But what it says
//! without them can be told beside the reason, for whoever supposes that those who acted are of the kind. Quantities
//! (tonnage, shares, contributions) are no kind: what somebody holds is what the clause waits for.

use std::ops::Range;

use foedera_model::Span;

use crate::cursor::Cursor;
use crate::token::Token;

/// Adjectives that say where a state lies.
const KINDS: &[&str] = &[
    "coastal",
    "riparian",
    "littoral",
    "basin",
    "european",
    "african",
    "american",
    "asian",
    "arab",
    "caribbean",
    "mediterranean",
    "pacific island",
    "island",
    "developing",
];

/// Whom they stand before.
const NOUNS: &[&str] = &[
    "state",
    "states",
    "country",
    "countries",
    "government",
    "governments",
    "nation",
    "nations",
    "parties",
    "party",
];

/// What a quantity is measured in, and `each`, which asks for several kinds at once.
const QUANTITIES: &[&str] = &[
    "per",
    "percent",
    "%",
    "tonnage",
    "tons",
    "tonnes",
    "units",
    "quantity",
    "total",
    "proportion",
    "share",
    "emissions",
    "votes",
    "scale",
    "contributions",
    "aggregate",
    "half",
    "third",
    "thirds",
    "quarters",
    "each",
];

/// A sentence without the words that narrow it, and their places in the text.
pub(crate) fn without<'t>(tokens: &[Token<'t>]) -> Option<(Vec<Token<'t>>, Vec<Span>)> {
    let here = Cursor::new(tokens);
    let mut kept = Vec::new();
    let mut cut = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match narrowing(here.from(at), tokens) {
            Some(range) => {
                let words = tokens.get(range.clone()).unwrap_or_default();
                if let [first, .., last] | [first @ last] = words {
                    cut.push(first.span.hull(last.span));
                }
                at = range.end;
            }
            None => {
                kept.push(token.clone());
                at += 1;
            }
        }
    }
    (!cut.is_empty()).then_some((kept, cut))
}

/// What narrows, from this place on.
fn narrowing(here: Cursor<'_>, tokens: &[Token<'_>]) -> Option<Range<usize>> {
    let found = kind(here)
        .or_else(|| one_of_them(here))
        .or_else(|| proviso_on_parent(here))
        .or_else(|| proviso_on_members(here))
        .or_else(|| member_of(here))
        .or_else(|| with_territories(here))
        .or_else(|| party_elsewhere(here))?;
    let words = tokens.get(found.clone()).unwrap_or_default();
    let measures = words.iter().any(|it| QUANTITIES.contains(&&*it.word));
    (!found.is_empty() && !measures).then_some(found)
}

/// `coastal` before `States`, with what they border on behind them.
fn kind(here: Cursor<'_>) -> Option<Range<usize>> {
    let mut c = here;
    c.need_any(KINDS)?;
    NOUNS.contains(&c.peek(0)).then(|| here.at()..c.at())
}

/// `, at least one of which is a coastal State`, to the end.
fn one_of_them(here: Cursor<'_>) -> Option<Range<usize>> {
    let mut c = here;
    c.eat(",");
    c.need_any(&[
        "at least one of which",
        "at least two of which",
        "at least one of whom",
        "one of which",
    ])?;
    Some(here.at()..end_of_clause(c, &[]))
}

/// `, provided that the Convention has entered into force`, `, except that it shall not enter into force before the
/// entry into force of the Convention`, to the end.
fn proviso_on_parent(here: Cursor<'_>) -> Option<Range<usize>> {
    let mut c = here;
    c.eat(",");
    c.need_any(&[
        "provided that the",
        "provided the",
        "if the",
        "and when the",
        "and once the",
        "except that it shall not enter into force before the entry into force of the",
        "except that it shall not enter into force prior to the entry into force of the",
        "but not before the entry into force of the",
        "but not before the",
        "but not before the date of entry into force of the",
        "but not earlier than the entry into force of the",
    ])?;
    const NAME_MAX: usize = 4;
    let noun = (0..NAME_MAX).find(|it| CONVENTIONS.contains(&c.peek(*it)))?;
    let c = c.from(c.at() + noun + 1);
    let verbs = [
        "has entered into force",
        "has already entered into force",
        "is in force",
        "enters into force",
        "itself enters into force",
        "itself has entered into force",
    ];
    let in_force = verbs.iter().any(|it| c.sees(it));
    (in_force || c.is_end_of_sentence()).then(|| here.at()..end_of_clause(c, &[]))
}

/// What a protocol is made under.
const CONVENTIONS: &[&str] = &["convention", "agreement", "treaty", "charter"];

/// `, provided that at least twenty of them are members of the Organization`, to the end.
fn proviso_on_members(here: Cursor<'_>) -> Option<Range<usize>> {
    let mut c = here;
    c.eat(",");
    c.need_any(&["provided that", "providing that", "on condition that"])?;
    let end = end_of_clause(c, &[]);
    let inside = c.until(end);
    let of_members = (c.at()..end).any(|at| {
        let here = inside.from(at);
        ["members of", "member states of", "member nations of"].iter().any(|it| here.sees(it))
    });
    of_members.then(|| here.at()..end)
}

/// `of the Council of Europe` behind `member States`.
fn member_of(here: Cursor<'_>) -> Option<Range<usize>> {
    let behind = here.at().checked_sub(2).map(|it| here.from(it))?;
    let member = NOUNS.contains(&behind.peek(1)) && behind.peek(0) == "member";
    let mut c = here;
    (member && c.eat("of the")).then(|| here.at()..end_of_name(c))
}

/// `having territories in the basin` behind `Governments`, up to what enters into force.
fn with_territories(here: Cursor<'_>) -> Option<Range<usize>> {
    let last = here.at().checked_sub(1).map(|it| here.from(it).peek(0))?;
    NOUNS.contains(&last).then_some(())?;
    let mut c = here;
    c.need_any(&["having territories", "having territory", "with territories", "bordering"])?;
    while !c.is_at_end()
        && !c.sees(", the present")
        && !c.sees(", this")
        && !matches!(c.peek(0), "." | ";")
    {
        c.skip();
    }
    Some(here.at()..c.at())
}

/// `to the 1949 Convention` behind `all Contracting Parties`, and those to a second one.
fn party_elsewhere(here: Cursor<'_>) -> Option<Range<usize>> {
    let last = here.at().checked_sub(1).map(|it| here.from(it).peek(0))?;
    matches!(last, "parties" | "governments" | "signatories").then_some(())?;
    let mut c = here;
    c.need("to the")?;
    (!c.sees("present")).then_some(())?;
    let mut end = treaty(c)?;
    let mut more = here.from(end);
    if more
        .eat_any(&["and all contracting parties to the", "and all the contracting parties to the"])
    {
        end = treaty(more)?;
    }
    Some(here.at()..end)
}

/// The end of `1949 Convention on Tunas`, whose noun is near.
fn treaty(here: Cursor<'_>) -> Option<usize> {
    const NAME_MAX: usize = 8;
    const TREATIES: &[&str] = &["convention", "agreement", "treaty", "charter", "protocol"];
    let noun =
        (here.at()..here.at() + NAME_MAX).find(|at| TREATIES.contains(&here.from(*at).peek(0)))?;
    let behind = here.from(noun + 1);
    let named = ["on", "for", "concerning", "of"].contains(&behind.peek(0));
    Some(if named { end_of_name(behind) } else { noun + 1 })
}

/// Where a name ends: at a mark, or a word that goes on with the sentence.
fn end_of_name(here: Cursor<'_>) -> usize {
    end_of_clause(
        here,
        &["has", "have", "shall", "in", "which", "that", "and", "or", "with", "by", "been", "are"],
    )
}

/// Where these words end, at one of `ends` or a mark between clauses.
fn end_of_clause(here: Cursor<'_>, ends: &[&str]) -> usize {
    let mut c = here;
    while !c.is_at_end() && !matches!(c.peek(0), "." | ";") && !ends.contains(&c.peek(0)) {
        if c.peek(0) == "," && (!ends.is_empty() || c.sees(", and shall")) {
            break;
        }
        c.skip();
    }
    c.at()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokens;

    fn kept(text: &str) -> Option<String> {
        let tokens = tokens(text);
        let (kept, _) = without(&tokens)?;
        Some(kept.iter().map(|it| &*it.word).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn kinds_of_states_are_cut_out() {
        for (text, left) in [
            ("deposited by five coastal States", "deposited by five states"),
            (
                "six instruments, at least one of which is that of a riparian State.",
                "six instruments .",
            ),
            (
                "forty instruments, provided that twenty have been deposited by members of the Office.",
                "forty instruments .",
            ),
            (
                "five member States of the Council of Europe have ratified",
                "five member states have ratified",
            ),
            (
                "all Contracting Parties to the 1949 Convention have acceded",
                "all contracting parties have acceded",
            ),
            (
                "all Contracting Parties to the Lakes Convention and all Contracting Parties to the Rivers Convention have",
                "all contracting parties have",
            ),
        ] {
            assert_eq!(kept(text).as_deref(), Some(left), "{text}");
        }
    }

    #[test]
    fn what_is_measured_or_says_nothing_of_a_kind_stays() {
        for text in [
            "ten States, at least one of which has 500,000 tons of shipping",
            "ten instruments, provided that members of the Office contribute 30 per cent",
            "all Parties to the present Convention have ratified",
            "five States have ratified",
        ] {
            assert_eq!(kept(text), None, "{text}");
        }
    }
}
