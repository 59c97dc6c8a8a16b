//! What a sentence has, and which lines need something of that: most lines are left without a try.

use std::sync::Arc;

use super::program::{Program, Test};
use crate::node::Node;
use crate::sense::{Sense, Slot, Slots};

/// What stands in a sentence, wherever: enough to tell that a line cannot match in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    words: Words,
    pub(crate) slots: Slots,
}

/// What must stand somewhere in a match: one of these.
#[derive(Clone, Debug)]
pub(super) enum Need {
    One(Test),
    Any(Arc<[Test]>),
}

impl Need {
    pub(super) fn tests(&self) -> &[Test] {
        match self {
            Self::One(test) => std::slice::from_ref(test),
            Self::Any(tests) => tests,
        }
    }
}

/// A set of words by their numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words(Vec<u64>);

impl Words {
    pub(super) fn add(&mut self, word: u32) {
        let (place, bit) = Self::place(word);
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        if let Some(it) = self.0.get_mut(place) {
            *it |= bit;
        }
    }

    pub(super) fn has(&self, word: u32) -> bool {
        let (place, bit) = Self::place(word);
        self.0.get(place).is_some_and(|it| it & bit != 0)
    }

    /// The words that are in both.
    fn shared<'w>(&'w self, other: &'w Self) -> impl Iterator<Item = u32> + 'w {
        let blocks = (0..).step_by(u64::BITS as usize).zip(self.0.iter().zip(&other.0));
        blocks.flat_map(|(first, (one, other))| {
            let mut left = one & other;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(first + bit)
            })
        })
    }

    fn place(word: u32) -> (usize, u64) {
        (usize::try_from(word / u64::BITS).unwrap_or(usize::MAX), 1 << (word % u64::BITS))
    }
}

impl Seen {
    /// What stands here before anything is grouped; names may be joined from any words.
    pub(crate) fn of(nodes: &[Node]) -> Self {
        let mut seen = Self { slots: Slots::of(&[Slot::Name]), ..Self::default() };
        for node in nodes {
            seen.slots = seen.slots.and(node.fits);
            for sense in &node.senses {
                if let Sense::Word(word) = sense {
                    seen.words.add(*word);
                }
            }
        }
        seen
    }

    pub(super) fn has(&self, test: Test) -> bool {
        match test {
            Test::Word(word) => self.words.has(word),
            Test::Slot(slot) => self.slots.has(slot),
            Test::Mark(_) => true,
        }
    }
}

/// Lines by what they need, so that of a thousand lines a sentence asks the few of which it has something.
#[derive(Debug, Default)]
pub(super) struct ByNeed {
    /// Words and slots, each with the lines that need it or others in its place.
    by_test: ByTest,
    words: Words,
    slots: Slots,
    /// Lines that may need none.
    free: Vec<usize>,
}

impl ByNeed {
    pub(super) fn of(programs: &[(usize, Program)]) -> Self {
        let mut needs = Self::default();
        for (at, (_, program)) in programs.iter().enumerate() {
            let is_word = |it: &Test| matches!(it, Test::Word(_));
            let is_mark = |it: &Test| matches!(it, Test::Mark(_));
            let mut each = program.needs.iter().map(Need::tests);
            let words = each.clone().find(|any| any.iter().all(is_word));
            let any = words.or_else(|| each.find(|any| !any.iter().any(is_mark)));
            match any {
                Some(any) => any.iter().for_each(|it| needs.add(*it, at)),
                None => needs.free.push(at),
            }
        }
        needs.by_test.sort();
        needs
    }

    fn add(&mut self, test: Test, at: usize) {
        self.by_test.add(test, at);
        match test {
            Test::Word(word) => self.words.add(word),
            Test::Slot(slot) => self.slots = self.slots.with(slot),
            Test::Mark(_) => {}
        }
    }

    /// The lines that have something of what they need, perhaps more than once.
    pub(super) fn met<'n>(&'n self, seen: &'n Seen) -> impl Iterator<Item = usize> + 'n {
        let words = self.words.shared(&seen.words).map(Test::Word);
        let slots = Slot::all().filter(|it| self.slots.has(*it) && seen.slots.has(*it));
        let met = words.chain(slots.map(Test::Slot)).flat_map(|test| self.by_test.of(test));
        self.free.iter().copied().chain(met)
    }
}

/// Lines by a test that they have in common.
#[derive(Debug, Default)]
pub(super) struct ByTest(Vec<(Test, usize)>);

impl ByTest {
    pub(super) fn add(&mut self, test: Test, line: usize) {
        self.0.push((test, line));
    }

    /// Must be called once all lines are in.
    pub(super) fn sort(&mut self) {
        self.0.sort_unstable();
    }

    /// The lines of this test, in their order.
    pub(super) fn of(&self, test: Test) -> impl Iterator<Item = usize> {
        let from = self.0.partition_point(|it| it.0 < test);
        let after = self.0.get(from..).unwrap_or_default();
        after.iter().take_while(move |it| it.0 == test).map(|it| it.1)
    }
}
