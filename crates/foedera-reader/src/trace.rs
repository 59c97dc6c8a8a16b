//! What the reader saw on its way, for `read --explain`. The reading is the same with and without:
//! there is one code path, and a trace that is off drops what it is told.

/// One thing seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which stage saw it: `sentence`, `mention`, `act`, `left out`.
    pub stage: &'static str,
    pub says: String,
}

/// The steps of a reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    pub steps: Vec<Step>,
    on: bool,
}

impl Trace {
    pub(crate) fn off() -> Self {
        Self { steps: Vec::new(), on: false }
    }

    pub(crate) fn on() -> Self {
        Self { steps: Vec::new(), on: true }
    }

    /// Keeps a step; the words are made only where somebody wants them.
    pub(crate) fn saw(&mut self, stage: &'static str, says: impl FnOnce() -> String) {
        if self.on {
            self.steps.push(Step { stage, says: says() });
        }
    }
}
