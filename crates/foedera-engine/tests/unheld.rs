//! Treaties that others hang on and that the library does not hold: nothing is supposed of them.

#![cfg(test)]

mod asked;

use asked::check;

fn treaty(clauses: &str) -> String {
    format!(
        "treaty T-2000 \"T\"\n  counts days as UN\n  counts month ends by clipping\n\n\
         consent by ratification\nsilent on withdrawal\n{clauses}\n\n\
         acts\n  2000-01-01  FR ratifies\n  2000-02-01  DE ratifies\n"
    )
}

const NOT_HELD: &str =
    "X-1990 is not in the library, so that it is open when and for whom it is in force";

/// Another treaty, in force between FR and DE since 1990.
const HELD: &str = "---\ntreaty X-1990 \"X\"\n\nconsent by ratification\nsilent on withdrawal\n\
                    enters into force on deposit of 2 instruments\n\n\
                    acts\n  1990-01-01  FR and DE ratify\n";

#[test]
fn a_condition_on_it_is_open_once_all_else_is_so() {
    let text =
        treaty("enters into force on all of:\n  X-1990 is in force\n  deposit of 2 instruments");
    check(&text, "on 2000-01-15", "no");
    check(&text, "on 2000-02-01", "open");
    check(&text, "open on 2000-02-01", NOT_HELD);
    check(&text, "open on 2000-01-15", "nothing");
    let held = format!("{text}{HELD}");
    check(&held, "on 2000-02-01", "yes since 2000-02-01");
}

#[test]
fn whether_it_ceased_to_be_in_force_is_open() {
    let text = treaty("enters into force on X-1990 ceases to be in force");
    check(&text, "on 2000-02-01", "open");
    check(&text, "open on 2000-02-01", NOT_HELD);
    check(&format!("{text}{HELD}"), "on 2000-02-01", "no");
}

#[test]
fn as_long_as_it_lasts_is_open() {
    let text = treaty("enters into force on deposit of 2 instruments\nin force as long as X-1990");
    check(&text, "on 2000-01-31", "no");
    check(&text, "on 2000-02-01", "open since 2000-02-01");
    check(&text, "open on 2000-02-01", NOT_HELD);
    check(&format!("{text}{HELD}"), "on 2000-02-01", "yes since 2000-02-01");
}

#[test]
fn who_is_party_to_it_is_open() {
    let text = treaty("enters into force on deposit by all parties to X-1990");
    check(&text, "on 2000-02-01", "open");
    check(&text, "open on 2000-02-01", NOT_HELD);
    check(&format!("{text}{HELD}"), "on 2000-02-01", "yes since 2000-02-01");
}

/// Leaving is an act: what nobody reports has not happened, and the answer says that it cannot tell.
#[test]
fn leaving_it_is_told_and_not_supposed() {
    let text = treaty(
        "enters into force on deposit of 2 instruments\nleaving X-1990 is leaving this treaty",
    );
    check(&text, "on 2000-02-01", "yes since 2000-02-01");
    check(
        &text,
        "warnings on 2000-02-01",
        "X-1990 is not in the library: who left it is not told here",
    );
    check(&format!("{text}{HELD}"), "warnings on 2000-02-01", "nothing");
}
