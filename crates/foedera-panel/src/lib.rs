//! Directed dyad-years: for each ordered pair of states and each year, which of ATOP's obligations the first
//! owes the second under any alliance. The table that students of alliances work with.
//!
//! What this crate knows: memberships with their days ([`Membership`]) and the conventions by which a year counts
//! ([`Counting`]). What it does not know: where memberships come from, what a treaty says, and the names of the
//! states, which are numbers here; whoever has a name for each hands it in to write the table ([`write_csv`]).

mod counting;
mod member;
mod panel;
mod tally;
mod write;

pub use counting::Counting;
pub use member::{Membership, Years};
pub use panel::Panel;
pub use tally::{DyadYear, Tally};
pub use write::{HEADER, write_csv};
