//! The command `foedera`.

fn main() {}
