//! A treaty that is suspended between two is in force, and nothing is to be performed (VCLT 72).

use foedera_engine::casus::casus;

use crate::by_hand::ByHand;
use crate::showing::{check, scenario};

fn law(commitment: &str, table: &str) -> ByHand {
    let text =
        format!("treaty FR-PL-1921 \"Treaty\"\n  between FR and PL\n\narticle 1\n  {commitment}\n");
    ByHand::new(&[&text], &format!("FR-PL-1921  {table}"))
}

const TABLE: &str = "FR PL  from 1922-04-29  suspended 1926-08-11  resumed 1931-01-01";
const ASSISTANCE: &str = "on attack on a party:\n    the other party owes it assistance";

/// What France owes on an attack on Poland.
#[track_caller]
fn assistance(attack: &str, expected: &str) {
    let expected = format!("FR-PL-1921 1: FR owes PL assistance against DE: {expected}");
    check(&law(ASSISTANCE, TABLE), attack, &expected);
}

#[test]
fn between_whom_it_is_suspended_nothing_is_owed() {
    assistance("1926-08-10  DE attacks PL", "triggered");
    assistance("1926-08-11  DE attacks PL", "not-bound (suspended)");
    assistance("1930-12-31  DE attacks PL", "not-bound (suspended)");
    assistance("1931-01-01  DE attacks PL", "triggered");
}

#[test]
fn an_attack_on_some_day_about_its_first_leaves_it_open() {
    assistance(
        "1926-08  DE attacks PL",
        "triggered-if\n  if it began on a day on which the treaty was in force between the two",
    );
}

/// It ends with the suspension, and whether what went before counts then the law does not say.
#[test]
fn an_attack_that_goes_on_after_it() {
    let goes_on = "1930-12-31  DE attacks PL\n  goes on until 1931-02-01";
    assistance(
        goes_on,
        "triggered-if since 1931-01-01\n  if a continuing event counts that began while the treaty \
         was suspended (VCLT 72)",
    );
    assistance(&format!("{goes_on}\n  called continuing by PL"), "triggered since 1931-01-01");
    assistance(&format!("{goes_on}\n  called past act by PL"), "not-bound (suspended)");
}

#[test]
fn what_is_owed_at_all_times_rests_meanwhile() {
    let law = law("the parties owe each other non-aggression", TABLE);
    let check = |attack: &str, expected: &str| {
        check(&law, attack, &format!("FR-PL-1921 1: FR owes PL NonAggression: {expected}"));
    };
    check("1930-03-01  DE attacks PL", "not-bound (suspended)");
    check("1926-08-01  DE attacks PL\n  goes on", "triggered until 1926-08-11");
    check("1930-12-31  DE attacks PL\n  goes on until 1931-02-01", "triggered since 1931-01-01");
}

/// It is in force, and told with the others.
#[test]
fn it_is_not_set_aside() {
    let told = casus(&law(ASSISTANCE, TABLE), &scenario("1930-03-01  DE attacks PL"), None);
    assert_eq!(told.set_aside, []);
}
