//! An independent judge of the engine: a brute-force oracle for small treaties.

mod answer;
mod by_hand;
mod calendar;
mod case;
mod completions;
mod conditions;
mod leaving;
mod life;
mod sets;
mod term;
