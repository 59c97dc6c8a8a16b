//! A long list of which every version stays as it is: a change copies the way to one place, and shares
//! all the rest with the version before.
//!
//! What it is not: quick to grow. It is made once, as long as it will be.

use std::sync::Arc;

/// How many items a leaf holds, and how many nodes each node above it.
const WIDTH: usize = 32;

/// Items by their places.
#[derive(Clone, Debug)]
pub(crate) struct Persistent<T> {
    root: Arc<Node<T>>,
    /// How many items lie below one node under the root; of a leaf, one.
    step: usize,
}

#[derive(Clone, Debug)]
enum Node<T> {
    Leaf(Vec<T>),
    Above(Vec<Arc<Node<T>>>),
}

impl<T: Clone> FromIterator<T> for Persistent<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let leaf = |it: Vec<T>| Arc::new(Node::Leaf(it));
        let mut nodes = chunks(items.into_iter().collect(), leaf);
        let mut step = 1;
        while 1 < nodes.len() {
            nodes = chunks(nodes, |it| Arc::new(Node::Above(it)));
            step *= WIDTH;
        }
        Self { root: nodes.pop().unwrap_or_else(|| leaf(Vec::new())), step }
    }
}

impl<T: Clone> Default for Persistent<T> {
    fn default() -> Self {
        Self::from_iter([])
    }
}

/// The items, so many together.
fn chunks<T, R>(items: Vec<T>, chunk: impl Fn(Vec<T>) -> R) -> Vec<R> {
    let count = items.len().div_ceil(WIDTH);
    let mut items = items.into_iter();
    (0..count).map(|_| chunk(items.by_ref().take(WIDTH).collect())).collect()
}

impl<T> Persistent<T> {
    pub(crate) fn get(&self, at: usize) -> Option<&T> {
        let (mut node, mut at, mut step) = (&*self.root, at, self.step);
        while let Node::Above(below) = node {
            node = below.get(at / step)?;
            (at, step) = (at % step, step / WIDTH);
        }
        if let Node::Leaf(items) = node { items.get(at) } else { None }
    }

    /// Every item, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        (0..).map_while(|at| self.get(at))
    }
}

impl<T: Clone> Persistent<T> {
    /// Puts another item in the place of one; nothing happens beyond the end.
    pub(crate) fn set(&mut self, at: usize, item: T) {
        let (mut node, mut at, mut step) = (&mut self.root, at, self.step);
        loop {
            match Arc::make_mut(node) {
                Node::Leaf(items) => {
                    if let Some(it) = items.get_mut(at) {
                        *it = item;
                    }
                    return;
                }
                Node::Above(below) => {
                    let Some(next) = below.get_mut(at / step) else { return };
                    (node, at, step) = (next, at % step, step / WIDTH);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_leaves_the_version_before_as_it_was() {
        for count in [0, 1, 31, 32, 33, 1_024, 1_025, 40_000] {
            let before: Persistent<usize> = (0..count).collect();
            assert!(before.iter().copied().eq(0..count), "{count}");
            assert_eq!(before.get(count), None);
            for at in [0, 31, 32, 1_023, 1_024, 39_999, count] {
                let mut after = before.clone();
                after.set(at, usize::MAX);
                assert!(before.iter().copied().eq(0..count), "{count} {at}");
                let expected = (0..count).map(|it| if it == at { usize::MAX } else { it });
                assert!(after.iter().copied().eq(expected), "{count} {at}");
            }
        }
    }
}
