//! The page of the format is true: each of its scenarios comes to the answer that stands below it.

use crate::by_hand::ByHand;
use crate::showing::check;

const PAGE: &str = include_str!("../../../../docs/formats/casus.md");

#[test]
fn every_scenario_of_the_page_comes_to_its_answer() {
    let law = ByHand::new(&blocks("treaty"), &blocks("bound").concat());
    let (scenarios, answers) = (blocks("scenario"), blocks("answer"));
    assert_eq!((scenarios.len(), answers.len()), (4, 4), "the page has four scenarios");
    for (events, answer) in scenarios.into_iter().zip(answers) {
        check(&law, events, answer);
    }
}

/// The blocks of the page of one kind, in its order.
fn blocks(kind: &str) -> Vec<&'static str> {
    let opening = format!("```{kind}\n");
    PAGE.split(opening.as_str()).skip(1).filter_map(|it| it.split("```").next()).collect()
}
