//! Which treaties hang on each other, so that they are evaluated together.

use super::links::{Link, Sign};

/// Treaties that hang on each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Circle {
    pub(crate) treaties: Vec<usize>,
    /// Whether a negative link closes it.
    pub(crate) negative: bool,
}

/// Tarjan's strongly connected components; they come out in the order of evaluation.
pub(super) fn circles(of: &[Vec<Link>]) -> Vec<Circle> {
    let mut search = Search {
        of,
        number: vec![None; of.len()],
        lowest: vec![0; of.len()],
        open: Vec::new(),
        is_open: vec![false; of.len()],
        next: 0,
        found: Vec::new(),
    };
    for no in 0..of.len() {
        search.visit(no);
    }
    let negative = |treaties: &[usize]| {
        treaties
            .iter()
            .filter_map(|no| of.get(*no))
            .flatten()
            .any(|link| link.sign == Sign::Hinders && treaties.contains(&link.on))
    };
    let found = search.found.into_iter();
    found.map(|treaties| Circle { negative: negative(&treaties), treaties }).collect()
}

struct Search<'a> {
    of: &'a [Vec<Link>],
    number: Vec<Option<usize>>,
    lowest: Vec<usize>,
    open: Vec<usize>,
    is_open: Vec<bool>,
    next: usize,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    /// Without recursion: a chain of protocols could be as long as the library.
    fn visit(&mut self, start: usize) {
        let mut path: Vec<(usize, usize)> = Vec::new();
        self.enter(start, &mut path);
        while let Some((no, at)) = path.pop() {
            let next = self.of.get(no).and_then(|links| links.get(at)).map(|link| link.on);
            match next {
                Some(on) => {
                    path.push((no, at + 1));
                    match self.number.get(on).copied().flatten() {
                        None => self.enter(on, &mut path),
                        Some(number) => self.lower(no, on, number),
                    }
                }
                None => self.leave(no, path.last().map(|(parent, _)| *parent)),
            }
        }
    }

    fn enter(&mut self, no: usize, path: &mut Vec<(usize, usize)>) {
        if let (Some(number @ None), Some(lowest), Some(is_open)) =
            (self.number.get_mut(no), self.lowest.get_mut(no), self.is_open.get_mut(no))
        {
            *number = Some(self.next);
            *lowest = self.next;
            *is_open = true;
            self.next += 1;
            self.open.push(no);
            path.push((no, 0));
        }
    }

    fn lower(&mut self, no: usize, on: usize, to: usize) {
        if self.is_open.get(on).copied().unwrap_or(false)
            && let Some(lowest) = self.lowest.get_mut(no)
        {
            *lowest = to.min(*lowest);
        }
    }

    fn leave(&mut self, no: usize, parent: Option<usize>) {
        let lowest = self.lowest.get(no).copied().unwrap_or_default();
        if self.number.get(no).copied().flatten() == Some(lowest) {
            let mut circle = Vec::new();
            while let Some(member) = self.open.pop() {
                if let Some(is_open) = self.is_open.get_mut(member) {
                    *is_open = false;
                }
                circle.push(member);
                if member == no {
                    break;
                }
            }
            circle.sort_unstable();
            self.found.push(circle);
        } else if let Some(parent) = parent
            && let Some(above) = self.lowest.get_mut(parent)
        {
            *above = lowest.min(*above);
        }
    }
}
