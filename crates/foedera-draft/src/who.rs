//! Who and how many: `at least five States`, `all signatories`, `Japan and Norway`.

use foedera_model::{Base, HowMany, Quorum, Set};

use crate::cursor::Cursor;
use crate::eligible::{eligible, is_party_elsewhere};
use crate::group::{OR_ORGANISATIONS, PARTIES, SIGNATORIES, STATES};
use crate::names::Names;
use crate::number::{cardinal, fraction, ordinal};

/// What may stand before a noun without narrowing it.
const PLAIN: &[&str] =
    &["such", "of the", "of these", "of", "the", "these", "those", "different", "original"];

/// A number of states, or all of them, or some by name.
pub(crate) fn quorum(c: &mut Cursor<'_>, names: &Names) -> Option<Quorum> {
    c.attempt(|c| {
        if let Some(quorum) = c.attempt(|c| named_and_others(c, names)) {
            return Some(quorum);
        }
        let (how_many, of) = c
            .attempt(|c| members(c, names))
            .or_else(|| c.attempt(some_of))
            .or_else(|| named(c, names))?;
        if how_many == HowMany::All && of.base == Base::Signatories {
            let _organisation = c.attempt(|c| {
                c.need("and")?;
                let _by = c.eat("by");
                names.read(c)
            });
        }
        let mut including = Vec::new();
        while let Some(found) = c.attempt(|c| included(c, names)) {
            including.push(found);
        }
        Some(Quorum { how_many, of, including, others_on_top: false })
    })
}

/// `Canada and Norway and by at least ten other States`: twelve, the two among them.
fn named_and_others(c: &mut Cursor<'_>, names: &Names) -> Option<Quorum> {
    let codes = names.list(c)?;
    c.eat(",");
    c.need("and")?;
    c.eat_any(&["by", "of"]);
    c.eat_any(&["the governments of", "the"]);
    c.eat_any(AT_LEAST);
    let others = cardinal(c)?;
    c.need_any(&["other", "others of the", "of the other", "additional"])?;
    let base = base(c, HowMany::AtLeast(others))?;
    let of = Set::of(eligible(c, base));
    let many = others.checked_add(u32::try_from(codes.len()).ok()?)?;
    let including = vec![(HowMany::All, Set::of(Base::Codes(codes)))];
    Some(Quorum { how_many: HowMany::AtLeast(many), of, including, others_on_top: false })
}

/// `, including at least four members of …`, `, among them Norway and Sweden`.
fn included(c: &mut Cursor<'_>, names: &Names) -> Option<(HowMany, Set)> {
    let _comma = c.eat(",");
    c.need_any(&[
        "including",
        "among which",
        "among them",
        "which include",
        "which shall include",
        "which must include",
        "that shall include",
        "comprising",
    ])?;
    c.eat_any(&["those of", "that of", "the following :"]);
    c.attempt(|c| members(c, names)).or_else(|| named(c, names))
}

/// `at least four member States of the Council of Europe`.
fn members(c: &mut Cursor<'_>, names: &Names) -> Option<(HowMany, Set)> {
    let how_many =
        how_many(c).or_else(|| c.eat_any(&["a", "any"]).then_some(HowMany::AtLeast(1)))?;
    c.need_any(&[
        "member states of",
        "members of",
        "states members of",
        "member countries of",
        "member state of",
    ])?;
    let organisation = names.read(c)?;
    Some((how_many, Set::of(Base::MembersOf(organisation))))
}

fn named(c: &mut Cursor<'_>, names: &Names) -> Option<(HowMany, Set)> {
    let codes = names.list(c)?;
    // Behind a comma the list goes on, unless a verb closes it.
    let closed = matches!(c.peek(1), "are" | "is" | "have" | "has");
    if c.sees(",") && !closed || c.sees("and") {
        return None;
    }
    Some((HowMany::All, Set::of(Base::Codes(codes))))
}

fn some_of(c: &mut Cursor<'_>) -> Option<(HowMany, Set)> {
    c.eat_any(&["the governments of", "governments of", "the government of", "on behalf of"]);
    if let Some(found) = c.attempt(last_of_all).or_else(|| c.attempt(nth)) {
        return Some(found);
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
    eligible(c, base);
    Some(())
}

/// `the last signatory State to take this step`: when it has, all have.
fn last_of_all(c: &mut Cursor<'_>) -> Option<(HowMany, Set)> {
    c.need("the last")?;
    c.eat_any(&["of the two", "of the"]);
    if !c.eat_any(SIGNATORIES) && !c.eat_any(PARTIES) {
        c.need_any(&[
            "member state",
            "state",
            "government",
            "contracting party",
            "party",
            "participant",
        ])?;
    }
    let acts = ["has", "notifies", "informs", "deposits", "ratifies", "signs", "accepts"]
        .contains(&c.peek(0));
    if acts || c.is_end_of_sentence() || c.sees("and shall") || c.sees(",") {
        return Some((HowMany::All, Set::of(Base::Signatories)));
    }
    c.need_any(&[
        "to fulfil",
        "to fulfill",
        "to take",
        "to complete",
        "to do so",
        "to accomplish",
        "to carry out",
        "to comply",
        "to ratify",
        "to deposit",
        "to sign",
    ])?;
    while !c.is_at_end() && !matches!(c.peek(0), "," | "." | ";" | "and") {
        c.skip();
    }
    Some((HowMany::All, Set::of(Base::Signatories)))
}

/// `the tenth State`: when it has, ten have.
fn nth(c: &mut Cursor<'_>) -> Option<(HowMany, Set)> {
    c.need("the")?;
    let many = ordinal(c)?;
    let base = if c.eat_any(&["signatory state", "signatory government", "signatory"]) {
        Base::Signatories
    } else {
        c.need_any(&[
            "contracting state",
            "contracting party",
            "state",
            "government",
            "country",
            "party",
        ])?;
        Base::States
    };
    Some((HowMany::AtLeast(many), Set::of(eligible(c, base))))
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
        return match how_many {
            HowMany::AtLeast(_) => Some(every),
            HowMany::All => Some(Base::Signatories),
            // A share of the parties is one of those to the treaty that is amended.
            HowMany::Share(_) | HowMany::Majority => None,
        };
    }
    // Two, where two make the treaty; or so many of those who were named before.
    c.eat("of");
    if c.eat("them") {
        return Some(every);
    }
    // All the members of an organisation are not those who signed.
    if share && (c.sees("members") || c.peek(0) == "member" || c.sees("partner states")) {
        return None;
    }
    c.need_any(STATES)?;
    c.eat_any(OR_ORGANISATIONS);
    Some(if share { Base::Signatories } else { every })
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
        c.eat_any(&["or more", "first"]);
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
        c.need_any(&["last of the", "last", "final", "all of the", "all the", "all"])?;
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
        for text in [
            "five coastal States",
            "two thirds of the Member States",
            "five States whose fleets are large",
            "many States",
        ] {
            assert_eq!(whole(text, |c| quorum(c, &names)), None, "{text}");
        }
    }
}
