//! A trigger that counts wars, where there are many: only those are asked that can change the count.

use foedera_engine::casus::{Owed, casus};

use crate::by_hand::ByHand;
use crate::showing::scenario;

const TREATY: &str = "treaty DE-FR-1900 \"Help in a war with several\"\n  between DE and FR\n\narticle 1\n  on involvement in war \
                      with 2 or more states of a party:\n    the other party owes it assistance\n";

/// Attacked one after the other, each for two years.
const ATTACKED: [&str; 20] = [
    "AF", "AL", "AR", "AT", "AU", "BE", "BG", "BO", "BR", "CA", "CL", "CN", "CO", "CU", "DK", "EC",
    "EG", "ET", "FI", "GR",
];

fn attacks() -> String {
    let numbered = ATTACKED.iter().enumerate();
    let attack = |(at, it): (usize, &&str)| {
        format!("1965-01-{:02}  FR attacks {it}\n  goes on until 1966-12-31\n", at + 2)
    };
    numbered.map(attack).collect()
}

/// What the last attack comes to.
#[track_caller]
fn last(events: &str) -> Owed {
    let law = ByHand::new(&[TREATY], "DE-FR-1900  DE FR  from 1900-01-01\n");
    let told = casus(&law, &scenario(events), None).duties;
    let Some(owed) = told.into_iter().rfind(|it| it.round == 0) else { panic!("no duty") };
    owed
}

#[test]
fn of_many_that_may_be_wars_a_few_are_named() {
    let owed = last(&attacks());
    let conditions: Vec<&str> = owed.unsettled.iter().map(|it| it.what.as_str()).collect();
    let [own, others] = conditions[..] else { panic!("{conditions:?}") };
    assert_eq!(own, "it is a war");
    assert_eq!(others.matches("FR attacks").count(), 16, "{others}");
    assert!(others.ends_with("; or one of 3 more"), "{others}");
}

#[test]
fn where_one_war_makes_up_the_number_no_other_is_asked() {
    let owed = last(&format!("1965-01-01  FR declares war on HU\n{}", attacks()));
    let conditions: Vec<&str> = owed.unsettled.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(conditions, ["it is a war"]);
    assert_eq!(owed.against.len(), ATTACKED.len() + 1);
}
