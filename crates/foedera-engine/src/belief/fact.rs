//! A fact: an act that is believed, with the days that the accounts of it leave.

use foedera_dates::Bounds;
use foedera_model::Act;

use super::Dating;

/// The accounts of one date that stand beside each other, and those that are overruled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// At least one; more than one is a branch.
    pub(crate) standing: Vec<Dating>,
    pub(crate) overruled: Vec<Dating>,
}

impl Reading {
    /// The least bounds that hold every account that stands.
    pub(crate) fn hull(&self) -> Bounds {
        let bounds = self.standing.iter().map(|it| it.bounds);
        bounds.reduce(Bounds::hull).unwrap_or(Bounds::UNBOUNDED)
    }
}

/// Whether the act happened at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Happened {
    Yes,
    /// A denial of a worse grade: it stands, and the denial is shown.
    DeniedInVain {
        deny: Vec<usize>,
    },
    /// As good a word on either side: a branch.
    Disputed {
        deny: Vec<usize>,
    },
    /// A denial of a better grade: it is no fact, and the assertion is shown.
    Refuted {
        deny: Vec<usize>,
    },
}

impl Happened {
    /// The statements that deny it, by index.
    pub(crate) fn deniers(&self) -> &[usize] {
        match self {
            Self::Yes => &[],
            Self::DeniedInVain { deny } | Self::Disputed { deny } | Self::Refuted { deny } => deny,
        }
    }
}

/// The number of a fact: that of its treaty in the library, and that among the facts about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FactNo {
    treaty: u32,
    index: u32,
}

impl FactNo {
    pub(crate) fn new(treaty: usize, index: usize) -> Self {
        // Nothing holds so many; beyond, the last number is shared.
        let [treaty, index] = [treaty, index].map(|it| u32::try_from(it).unwrap_or(u32::MAX));
        Self { treaty, index }
    }

    pub(crate) fn treaty(self) -> usize {
        self.treaty as usize
    }

    pub(crate) fn index(self) -> usize {
        self.index as usize
    }
}

/// An act that somebody whose word is used says was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fact {
    /// What is said of it, each thing by the best grade that says it; one actor alone unless the
    /// act is done jointly. Its dates are in the readings below.
    pub(crate) act: Act,
    /// The day of the act itself; nothing where only a receipt is dated.
    pub(crate) on: Option<Reading>,
    /// When it reached whom.
    pub(crate) received: Vec<(Option<String>, Reading)>,
    /// The day on which the actor says that it takes effect.
    pub(crate) effective: Option<Reading>,
    /// The day on which the depositary told the others of it.
    pub(crate) notified: Option<Reading>,
    pub(crate) happened: Happened,
    /// The statements that say it happened, by index, the best grade first.
    pub(crate) statements: Vec<usize>,
}

impl Fact {
    /// Every reading of a date that decides when it was done.
    pub(crate) fn readings(&self) -> impl Iterator<Item = &Reading> {
        let received = self.received.iter().map(|(_, it)| it);
        self.on.iter().chain(received).chain(&self.effective).chain(&self.notified)
    }
}
