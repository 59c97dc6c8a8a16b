//! Chance that can be had again: a seeded generator (`SplitMix64`, Steele, Lea and Flood 2014).

/// A stream of numbers that hangs on its seed alone.
#[derive(Debug)]
pub(crate) struct Dice {
    state: u64,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From the first number to the last, both included.
    pub(crate) fn between(&mut self, first: usize, last: usize) -> usize {
        let span = u64::try_from(last - first + 1).unwrap();
        first + usize::try_from(self.next() % span).unwrap()
    }

    pub(crate) fn percent(&mut self, chance: usize) -> bool {
        self.between(1, 100) <= chance
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.between(0, from.len() - 1)]
    }
}
