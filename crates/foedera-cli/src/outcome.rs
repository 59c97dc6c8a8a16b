//! How a run ends, for scripts: the exit codes.

use std::process::ExitCode;

use foedera::Verdict;

/// The exit code of a run that could not do what was asked.
pub(crate) const FAILED: u8 = 2;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done; a question was answered, whatever the answer.
    Done,
    /// Done, but the input has faults, or a check found some.
    Faults,
    /// Done in part: some input could not be read.
    Failed,
    /// With `--test`: the answer.
    Tested(Verdict),
}

impl Outcome {
    /// The worse of two.
    pub(crate) fn or(self, other: Self) -> Self {
        if self.code() < other.code() { other } else { self }
    }

    fn code(self) -> u8 {
        match self {
            Self::Done | Self::Tested(Verdict::Yes) => 0,
            Self::Faults | Self::Tested(Verdict::No) => 1,
            Self::Failed => FAILED,
            Self::Tested(Verdict::Open) => 3,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome.code())
    }
}
