//! Checks and generated tables of the project itself.

fn main() {}
