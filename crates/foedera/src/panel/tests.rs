//! A panel with typed columns is the panel as CSV.

use foedera_dates::Day;
use foedera_model::Obligations;
use foedera_panel::{Counting, Membership, Panel, Years};
use proptest::prelude::*;

use super::DyadYears;
use crate::columns::tests::read_back::same_as;

/// Names that a table must carry as they are; the states of a panel are their places here.
const STATES: [&str; 4] = ["220", "RU", "Côte d'Ivoire", "Yemen, \"North\""];

/// A member of one of a few alliances for some days around 1914.
fn member() -> impl Strategy<Value = Membership> {
    let sets: Vec<Obligations> = Obligations::every().collect();
    let days = (0..6_000_i32, proptest::option::of(0..6_000_i32));
    let member = (0..4_u32, 0..2_u8, 0..4_u32, days, proptest::sample::select(sets));
    member.prop_map(|(alliance, phase, state, (from, long), owes)| {
        let from = Day::from_ymd(1905, 1, 1).unwrap().plus_days(from).unwrap();
        let until = long.map(|it| from.plus_days(it).unwrap());
        Membership { alliance, phase, state, from, until, owes }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_panel_is_the_same_table_in_every_form(members in prop::collection::vec(member(), 0..12)) {
        let panel = Panel::new(members, 1925);
        for counting in [Counting::Atop, Counting::DaysBound] {
            let tally = panel.tally(counting, Years { first: 1907, last: 1930 });
            let counted = DyadYears { tally, states: STATES.map(str::to_owned).to_vec() };
            let mut csv = Vec::new();
            counted.write_csv(&mut csv).unwrap();
            same_as(&csv, |form, out| counted.write_columns(form, out));
        }
    }
}
