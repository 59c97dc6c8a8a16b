//! An independent judge of the engine: a brute-force oracle for small treaties.
//!
//! Written from the page on the clause language (`docs/formats/clauses.md`), the Vienna Convention
//! and what answers mean, never from the engine: it goes through every completion of what is open,
//! day by day, keeps the sets of who has done what, and looks at them. It is slow and simple, so
//! that where the two differ it is worth asking who is right.
//!
//! What it is not: a check of reasons, of residual conditions or of commitments; and where the page
//! does not decide a situation, it says so and asks nothing.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    clippy::print_stdout,
    reason = "a test that panics has failed, and small worlds hold a part of the language"
)]

mod answer;
mod by_hand;
mod calendar;
mod case;
mod clauses;
mod compare;
mod completions;
mod conditions;
mod generate;
#[path = "../judging/mod.rs"]
mod judging;
mod leaving;
mod life;
mod recognition;
mod sets;
mod shrink;
mod term;

use std::collections::BTreeMap;

use case::Case;
use compare::Outcome;
use judging::dice::{self, Dice};
use judging::{first_seed, is_long};

/// How many worlds, and how many completions each has at most: few in the short form, which runs with
/// every other test; more with `FOEDERA_LONG=1`, best with `--release`. Wide worlds have acts of
/// which only the month is known, and more completions than the engine goes through one by one.
const WORLDS: u64 = 200;
const WORLDS_LONG: u64 = 5_000;
const WIDE_LONG: u64 = 100;
const COMPLETIONS_MAX: usize = 60;
const COMPLETIONS_MAX_LONG: usize = 400;
const COMPLETIONS_MAX_WIDE: usize = 4_000;
const LONGEST_SPAN: usize = 5;
const LONGEST_SPAN_WIDE: usize = 30;

/// Of a hundred worlds, so many at least must be decided by the page: else little is compared.
const DECIDED_PERCENT_MIN: u64 = 60;

/// Of a hundred answers, so many at least must be open: else nothing uncertain is compared.
const OPEN_PERCENT_MIN: usize = 2;

#[test]
fn the_engine_agrees_with_brute_force() {
    let (worlds, wide, completions) = if is_long() {
        (WORLDS_LONG, WIDE_LONG, COMPLETIONS_MAX_LONG)
    } else {
        (WORLDS, 0, COMPLETIONS_MAX)
    };
    let (mut decided, mut asked, mut unsettled) = (0, 0, 0);
    let mut left_out: BTreeMap<&str, u32> = BTreeMap::new();
    let mut differ = Vec::new();
    for nth in 0..worlds {
        let seed = first_seed(WORLDS_LONG * 100) + nth;
        let (most, longest) = if worlds - nth <= wide {
            (COMPLETIONS_MAX_WIDE, LONGEST_SPAN_WIDE)
        } else {
            (completions, LONGEST_SPAN)
        };
        let texts = generate::world(&mut Dice::new(seed), most, longest);
        match outcome(&texts, seed).unwrap_or_else(|| panic!("faulty:\n{}", texts.join("\n"))) {
            Outcome::Agree { answers, open } => {
                (decided, asked, unsettled) = (decided + 1, asked + answers, unsettled + open);
            }
            Outcome::Unclear(why) => *left_out.entry(why).or_default() += 1,
            Outcome::Differ(what, _) => differ.push((seed, what, texts)),
        }
    }
    println!(
        "{decided} worlds, {asked} answers, {unsettled} of them open; left out: {left_out:#?}"
    );
    assert!(differ.is_empty(), "{} worlds differ\n{}", differ.len(), told(&differ));
    assert!(worlds * DECIDED_PERCENT_MIN <= decided * 100, "{decided} of {worlds} are decided");
    assert!(asked * OPEN_PERCENT_MIN <= unsettled * 100, "{unsettled} of {asked} are open");
}

/// What the two say of a world; nothing where its texts have faults.
fn outcome(texts: &[String], seed: u64) -> Option<Outcome> {
    Some(compare::compare(&Case::read(texts)?, &mut Dice::new(seed)))
}

/// The first world that differs in each way, as small as it can be made.
fn told(differ: &[(u64, &str, Vec<String>)]) -> String {
    let mut told = String::new();
    let mut shown: Vec<&str> = Vec::new();
    for (seed, what, texts) in differ {
        if shown.contains(what) {
            continue;
        }
        shown.push(what);
        let differs = |texts: &[String]| match outcome(texts, *seed) {
            Some(Outcome::Differ(it, how)) if it == *what => Some(how),
            _ => None,
        };
        let small = shrink::shrink(texts, |it| differs(it).is_some());
        let how = differs(&small).unwrap();
        let times = differ.iter().filter(|(_, it, _)| it == what).count();
        told += &format!("\n{what}: {times} worlds, as {seed}\n{}\n{how}\n", small.join("\n"));
    }
    told
}
