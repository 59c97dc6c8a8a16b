//! Casus foederis as a specification: treaties, a table of who was bound when, a scenario, and what
//! is owed.
//!
//! Uses the public face alone. (`cfg(test)` tells the lints that helpers are tests too.)

#[cfg(test)]
mod absence;
#[cfg(test)]
mod alliances;
#[cfg(test)]
mod by_hand;
#[cfg(test)]
mod cascading;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod clashes;
#[cfg(test)]
mod conditional;
mod counting;
#[cfg(test)]
mod documentation;
#[cfg(test)]
mod fellows;
#[cfg(test)]
mod founding;
#[cfg(test)]
#[path = "../judging/mod.rs"]
mod judging;
#[cfg(test)]
mod knowledge;
#[cfg(test)]
mod open_days;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod owing;
#[cfg(test)]
mod provisos;
#[cfg(test)]
mod rounds;
#[cfg(test)]
mod running;
#[cfg(test)]
mod several;
#[cfg(test)]
mod showing;
#[cfg(test)]
mod small_world;
#[cfg(test)]
mod suspension;
mod telling;
