//! The targets: one for each reader of foreign bytes.

pub mod assist;
pub mod clauses;
pub mod dates;
pub mod draft;
pub mod import;
pub mod journal;
pub mod reader;
pub mod register;
pub mod scenario;
pub mod world;

/// A function to be tried, and what to begin from.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    pub name: &'static str,
    /// Panics where a promise is broken.
    pub run: fn(&[u8]),
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// Every target.
pub const ALL: &[Target] = &[
    Target { name: "dates", run: dates::run, seeds: dates::seeds },
    Target { name: "world", run: world::run, seeds: world::seeds },
    Target { name: "clauses", run: clauses::run, seeds: clauses::seeds },
    Target { name: "journal", run: journal::run, seeds: journal::seeds },
    Target { name: "scenario", run: scenario::run, seeds: scenario::seeds },
    Target { name: "import", run: import::run, seeds: import::seeds },
    Target { name: "draft", run: draft::run, seeds: draft::seeds },
    Target { name: "reader", run: reader::run, seeds: reader::seeds },
    Target { name: "assist", run: assist::run, seeds: assist::seeds },
    Target { name: "register", run: register::run, seeds: register::seeds },
];
