//! Faults that only the whole library shows: treaties that hang on each other so that they
//! contradict themselves.

use std::fmt;

use super::Engine;
use crate::law::Sign;

/// A circle of treaties, closed by a negative link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The treaties along the circle; the last hangs on the first.
    pub path: Vec<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.join(" hangs on ");
        let first = self.path.first().map_or("", String::as_str);
        write!(
            f,
            "{path} hangs on {first}, and one of these links says that the other must not be in \
             force; each is read as of the day before, break the circle or give it a delay"
        )
    }
}

impl Engine {
    /// The circles of the library that a negative link closes.
    #[must_use]
    pub fn check(&self) -> Vec<Fault> {
        let negative = self.library.links.circles.iter().filter(|it| it.negative);
        let name = |no: &usize| self.library.treaties.get(*no).map(|it| it.id.clone());
        negative
            .map(|circle| Fault {
                path: self.path(&circle.treaties).iter().filter_map(name).collect(),
            })
            .collect()
    }

    /// A way round the circle that uses a negative link.
    fn path(&self, circle: &[usize]) -> Vec<usize> {
        let links = |no: usize| self.library.links.of.get(no).into_iter().flatten();
        let negative = circle.iter().find_map(|from| {
            let mut own = links(*from);
            own.find(|it| it.sign == Sign::Hinders && circle.contains(&it.on))
                .map(|it| (*from, it.on))
        });
        let Some((from, on)) = negative else { return circle.to_vec() };
        // Breadth first from the far end of the negative link back to its near end.
        let mut ways = vec![vec![on]];
        let mut seen = vec![on];
        while let Some(at) = ways.iter().position(|way| !way.is_empty()) {
            let way = std::mem::take(ways.get_mut(at).unwrap_or(&mut Vec::new()));
            let last = way.last().copied().unwrap_or(on);
            if last == from {
                return std::iter::once(from)
                    .chain(way.into_iter().take_while(|it| *it != from))
                    .collect();
            }
            for link in links(last).filter(|it| circle.contains(&it.on)) {
                if !seen.contains(&link.on) {
                    seen.push(link.on);
                    ways.push(way.iter().copied().chain([link.on]).collect());
                }
            }
        }
        circle.to_vec()
    }
}
