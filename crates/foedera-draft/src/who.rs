//! Who and how many: `at least five States`, `all signatories`, `Japan and Norway`.

use foedera_model::{Base, HowMany, Quorum, Set};

use crate::cursor::Cursor;
use crate::names::Names;
use crate::number::{cardinal, fraction, ordinal};

/// Nouns for those who come to a treaty.
const SIGNATORIES: &[&str] = &[
    "signatory states and organizations",
    "signatory governments",
    "signatory countries",
    "signatory parties",
    "signatory powers",
    "signatory states",
    "signatory state",
    "signatory territories",
    "states signatories",
    "states signatory",
    "signatories",
    "signatory",
    "parties signatory",
    "contracting parties signatory",
    "governments signatory",
];

const PARTIES: &[&str] = &[
    "high contracting parties",
    "contracting parties",
    "contracting states",
    "contracting governments",
    "contracting countries",
    "contracting powers",
    "states parties",
    "state parties",
    "parties",
    "party",
];

const STATES: &[&str] = &[
    "states or regional economic integration organizations",
    "states or regional economic integration organisations",
    "states and regional economic integration organizations",
    "states or organizations",
    "states or entities",
    "states and entities",
    "member governments",
    "member states",
    "member countries",
    "member nations",
    "partner states",
    "range states",
    "range state parties",
    "sovereign states",
    "independent states",
    "participating states",
    "participating countries",
    "participating governments",
    "eligible members or associate members",
    "eligible states",
    "eligible members",
    "members or associate members",
    "members",
    "states",
    "state",
    "governments",
    "government",
    "countries",
    "nations",
    "powers",
];

/// What may stand before a noun without narrowing it.
const PLAIN: &[&str] = &["such", "of the", "of these", "of", "the", "these", "those", "different"];

/// What may stand behind a noun without narrowing it: who can come to the treaty at all.
const ELIGIBLE: &[&str] = &[
    "which are signatories",
    "which are parties",
    "that are parties",
    "which are contracting parties",
    "that are contracting parties",
    "which are members",
    "being parties",
    "being contracting parties",
    "that are signatories",
    "which have signed",
    "who have signed",
    "that have signed",
    "having signed",
    "parties",
    "signatory",
    "signatories",
    "members",
    "entitled to sign",
    "entitled to become parties",
    "referred to",
    "listed",
    "named",
    "mentioned",
    "specified",
    "to the present",
    "to this",
    "to that",
    "to the",
    "to it",
    "thereto",
    "hereto",
    "of this",
    "of the organization",
    "of the organisation",
    "in accordance with",
    "in",
    "under",
    "at the time of",
];

/// What such words speak of.
const SPOKEN_OF: &[&str] = &[
    "convention",
    "agreement",
    "protocol",
    "treaty",
    "charter",
    "act",
    "article",
    "paragraph",
    "organization",
    "organisation",
    "instrument",
    "annex",
    "schedule",
];

/// A number of states, or all of them, or some by name.
pub(crate) fn quorum(c: &mut Cursor<'_>, names: &Names) -> Option<Quorum> {
    c.attempt(|c| {
        let (how_many, of) = c.attempt(some_of).or_else(|| named(c, names))?;
        let mut including = Vec::new();
        while let Some(found) = c.attempt(|c| included(c, names)) {
            including.push(found);
        }
        Some(Quorum { how_many, of, including, others_on_top: false })
    })
}

/// `, including at least four members of …`, `, among them Norway and Sweden`.
fn included(c: &mut Cursor<'_>, names: &Names) -> Option<(HowMany, Set)> {
    let _comma = c.eat(",");
    c.need_any(&["including", "among which", "among them", "which include", "comprising"])?;
    c.eat_any(&["those of", "that of", "the following :"]);
    c.attempt(|c| members(c, names)).or_else(|| named(c, names))
}

/// `at least four member States of the Council of Europe`.
fn members(c: &mut Cursor<'_>, names: &Names) -> Option<(HowMany, Set)> {
    let how_many = how_many(c)?;
    c.need_any(&["member states of", "members of", "states members of", "member countries of"])?;
    let organisation = names.read(c)?;
    Some((how_many, Set::of(Base::MembersOf(organisation))))
}

fn named(c: &mut Cursor<'_>, names: &Names) -> Option<(HowMany, Set)> {
    let codes = names.list(c)?;
    if c.sees(",") || c.sees("and") {
        return None;
    }
    Some((HowMany::All, Set::of(Base::Codes(codes))))
}

fn some_of(c: &mut Cursor<'_>) -> Option<(HowMany, Set)> {
    c.eat_any(&["the governments of", "governments of", "the government of", "on behalf of"]);
    if let Some(last) = c.attempt(last_of_all) {
        return Some(last);
    }
    let how_many = how_many(c).or_else(|| is_everybody(*c).then_some(HowMany::All))?;
    c.eat_all(PLAIN);
    let _governments = c.eat_any(&["governments of", "government of"]);
    let _again = how_many_again(c, how_many);
    c.eat_all(PLAIN);
    let base = base(c, how_many)?;
    let all = !matches!(how_many, HowMany::AtLeast(_));
    // All the parties to another treaty are not the signatories of this one.
    if all && is_party_elsewhere(*c) {
        return None;
    }
    let base = eligible(c, base);
    Some((how_many, Set::of(base)))
}

/// States without a number, and what only says that they can come to the treaty.
pub(crate) fn whoever(c: &mut Cursor<'_>) -> Option<()> {
    c.eat_all(PLAIN);
    let base = base(c, HowMany::AtLeast(1))?;
    let _or_organisation = c.eat_any(&[
        "or regional economic integration organization",
        "or regional economic integration organisation",
        "or regional economic integration organizations",
    ]);
    eligible(c, base);
    Some(())
}

/// `the last signatory State to take this step`: when it has, all have.
fn last_of_all(c: &mut Cursor<'_>) -> Option<(HowMany, Set)> {
    c.need("the last")?;
    c.eat_any(&["of the"]);
    if !c.eat_any(SIGNATORIES) && !c.eat_any(PARTIES) {
        c.need_any(&["member state", "state", "government", "contracting party", "party"])?;
    }
    c.need_any(&[
        "to fulfil",
        "to fulfill",
        "to take",
        "to complete",
        "to do so",
        "to ratify",
        "to deposit",
    ])?;
    while !c.is_at_end() && !matches!(c.peek(0), "," | "." | ";" | "and") {
        c.skip();
    }
    Some((HowMany::All, Set::of(Base::Signatories)))
}

/// `the Contracting Parties`, without a number: all of them.
fn is_everybody(c: Cursor<'_>) -> bool {
    let mut ahead = c;
    let _the = ahead.eat("the");
    ahead.eat_any(SIGNATORIES)
        || ahead.eat_any(PARTIES)
        || ahead.eat_any(&["two governments", "governments", "two states"])
}

fn how_many_again(c: &mut Cursor<'_>, first: HowMany) -> Option<HowMany> {
    c.attempt(how_many).filter(|it| *it == first)
}

fn base(c: &mut Cursor<'_>, how_many: HowMany) -> Option<Base> {
    // Whoever signed is meant where a treaty that is not yet in force speaks of all its parties.
    let every = if how_many == HowMany::All { Base::Signatories } else { Base::States };
    let share = !matches!(how_many, HowMany::AtLeast(_));
    if c.eat_any(SIGNATORIES) {
        return Some(Base::Signatories);
    }
    if c.eat_any(PARTIES) {
        return Some(if share { Base::Signatories } else { every });
    }
    // Two, where two make the treaty.
    if how_many == HowMany::All && c.eat("of them") {
        return Some(Base::Signatories);
    }
    c.need_any(STATES)?;
    Some(if share { Base::Signatories } else { every })
}

/// Words that only say who can come to the treaty; a base that they name is taken.
fn eligible(c: &mut Cursor<'_>, base: Base) -> Base {
    let mut base = base;
    while let Some(narrower) = c.attempt(|c| {
        let _comma = c.eat(",");
        let signatory = c.peek(0).starts_with("signator");
        c.need_any(ELIGIBLE)?;
        spoken_of(c);
        Some(signatory)
    }) {
        if narrower && base == Base::States {
            base = Base::Signatories;
        }
    }
    base
}

/// `parties to the Convention of 1949`, `which are parties to the Charter`.
fn is_party_elsewhere(c: Cursor<'_>) -> bool {
    let mut c = c;
    c.eat_all(&[
        "which",
        "that",
        "are",
        "contracting",
        "being",
        "also",
        "state",
        "states",
        "governments",
    ]);
    let party = c.eat_any(&["parties", "party", "members", "signatories", "signatory"]);
    (party || c.sees("to the"))
        && !["to this", "to the present", "hereto", "thereto", "to it"].iter().any(|it| c.sees(it))
        && (c.sees("to") || c.sees("of"))
}

/// `this Convention`, `article 26, paragraph 1, of the Agreement`.
fn spoken_of(c: &mut Cursor<'_>) {
    loop {
        let before = c.at();
        c.eat_all(&[
            "to", "in", "of", "this", "the", "that", "present", "said", "at", "above", "hereof",
        ]);
        skip_name(c);
        let noun = SPOKEN_OF.contains(&c.peek(0).trim_end_matches('s'));
        if noun {
            c.skip();
            label(c);
            about(c);
        }
        if !noun {
            *c = c.from(before);
            return;
        }
        let _comma = c.attempt(|c| {
            c.eat(",");
            let goes_on = SPOKEN_OF.contains(&c.peek(0)) || c.sees("of this") || c.sees("of the");
            goes_on.then_some(())
        });
    }
}

/// The words before the noun in `the Montreal Protocol`, `the 1969 Civil Liability Convention`.
fn skip_name(c: &mut Cursor<'_>) {
    const NAME_MAX: usize = 4;
    let noun = |ahead: usize| SPOKEN_OF.contains(&c.peek(ahead).trim_end_matches('s'));
    if let Some(length) = (1..=NAME_MAX).find(|ahead| noun(*ahead)) {
        let plain = (0..length).all(|ahead| {
            !matches!(
                c.peek(ahead),
                "," | "." | "has" | "have" | "and" | "or" | "by" | "with" | "in" | "of" | "to"
            )
        });
        if plain {
            *c = c.from(c.at() + length);
        }
    }
}

/// `on Substances that Deplete the Ozone Layer`: what a named treaty is about.
fn about(c: &mut Cursor<'_>) {
    if !c.sees("on") && !c.sees("for the") && !c.sees("concerning") {
        return;
    }
    while !c.is_at_end()
        && !matches!(
            c.peek(0),
            "," | "." | ";" | "has" | "have" | "by" | "and" | "provided" | "shall"
        )
    {
        c.skip();
    }
}

/// The label behind `article` or `paragraph`.
fn label(c: &mut Cursor<'_>) {
    let is_label = |word: &str| {
        word.starts_with(|it: char| it.is_ascii_digit())
            || !word.is_empty() && word.bytes().all(|it| b"ivxlc".contains(&it))
    };
    while is_label(c.peek(0)) {
        c.skip();
        let _bracketed = c.attempt(|c| {
            c.need("(")?;
            c.skip();
            c.need(")")
        });
        let _and = c.attempt(|c| {
            c.need_any(&["and", "or"])?;
            is_label(c.peek(0)).then_some(())
        });
    }
}

/// `all`, `at least five`, `two thirds of`, `the first four`; not the noun behind it.
pub(crate) fn how_many(c: &mut Cursor<'_>) -> Option<HowMany> {
    c.attempt(|c| {
        let _of = c.eat_any(&["by"]);
        if c.eat_any(&[
            "all of the",
            "all the",
            "all of",
            "all",
            "each and every",
            "each of the",
            "each of",
            "each",
            "every",
            "both of the",
            "both of",
            "both the",
            "both",
            "the two",
            "either of the",
        ]) {
            return Some(HowMany::All);
        }
        if c.eat_any(&[
            "a majority of",
            "the majority of",
            "a simple majority of",
            "more than half of",
            "more than one half of",
        ]) {
            return Some(HowMany::Majority);
        }
        c.eat_any(AT_LEAST);
        if let Some(share) = fraction(c) {
            c.need("of")?;
            return Some(HowMany::Share(share));
        }
        c.eat_any(&["the first", "any", "the"]);
        let many = cardinal(c)?;
        c.eat_any(&["or more"]);
        Some(HowMany::AtLeast(many))
    })
}

/// Words for a number that may be exceeded.
pub(crate) const AT_LEAST: &[&str] = &[
    "at least",
    "not less than",
    "not fewer than",
    "no less than",
    "no fewer than",
    "a minimum of",
    "a total of",
    "any",
];

/// `the fifth`, `the last of the`, `at least six`, `all the`: how many instruments.
pub(crate) fn how_many_instruments(c: &mut Cursor<'_>) -> Option<HowMany> {
    c.attempt(|c| {
        let _the = c.eat("the");
        if let Some(many) = ordinal(c) {
            return Some(HowMany::AtLeast(many));
        }
        c.need_any(&[
            "last of the",
            "last of these",
            "last of such",
            "last",
            "final",
            "all of the",
            "all the",
            "all",
        ])?;
        Some(HowMany::All)
    })
    .or_else(|| how_many(c))
}

#[cfg(test)]
mod tests {
    use foedera_entities::World;

    use super::*;
    use crate::cursor::tests::whole;

    fn names() -> Names {
        Names::of(World::embedded())
    }

    #[test]
    fn numbers_of_states() {
        let names = names();
        let read = |text: &str| {
            whole(text, |c| quorum(c, &names))
                .map(|it| (it.how_many, it.of.base, it.including.len()))
        };
        let states = |many| Some((HowMany::AtLeast(many), Base::States, 0));
        assert_eq!(read("at least five States"), states(5));
        assert_eq!(read("three (3) Governments"), states(3));
        assert_eq!(read("seven States that are Parties to the Convention"), states(7));
        assert_eq!(read("four of the States referred to in Article 9, paragraph 2"), states(4));
        let all = Some((HowMany::All, Base::Signatories, 0));
        assert_eq!(read("all the Contracting Parties"), all);
        assert_eq!(read("both Governments"), all);
        assert_eq!(read("each of the signatory States"), all);
        let named = read("Norway, Sweden and Denmark").map(|it| it.1);
        assert!(matches!(named, Some(Base::Codes(codes)) if codes.len() == 3));
        let including = read("six States, including Norway and Sweden");
        assert_eq!(including, Some((HowMany::AtLeast(6), Base::States, 1)));
    }

    #[test]
    fn what_narrows_is_not_left_out() {
        let names = names();
        for text in ["five coastal States", "five States whose fleets are large", "many States"] {
            assert_eq!(whole(text, |c| quorum(c, &names)), None, "{text}");
        }
    }
}
