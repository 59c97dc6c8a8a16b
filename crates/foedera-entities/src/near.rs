//! How far two spellings are from each other, for "did you mean".

/// The distance of two texts: how many letters to insert, delete, replace or exchange with their
/// neighbour (optimal string alignment). `None` if it is more than `most`.
pub(crate) fn distance(left: &[char], right: &[char], most: usize) -> Option<usize> {
    if most < left.len().abs_diff(right.len()) {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let replaced = at(&last, column) + usize::from(letter != other);
            let mut best = replaced.min(at(&last, column + 1) + 1).min(at(&next, column) + 1);
            if 0 < row.min(column) && exchanged(left, row, right, column) {
                best = best.min(at(&before, column - 1) + 1);
            }
            next.push(best);
        }
        if next.iter().min().is_none_or(|best| most < *best) {
            return None;
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().filter(|it| *it <= most)
}

/// How far a misspelling may be from the name that was meant: one letter in four, at most three.
pub(crate) fn tolerance(letters: usize) -> usize {
    (letters / 4).clamp(1, 3)
}

fn exchanged(left: &[char], row: usize, right: &[char], column: usize) -> bool {
    left.get(row) == right.get(column - 1) && left.get(row - 1) == right.get(column)
}

fn at(row: &[usize], column: usize) -> usize {
    // Past the end stands for "too far"; halved, so that adding to it cannot overflow.
    row.get(column).copied().unwrap_or(usize::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, expected: Option<usize>) {
        let [left, right] = [left, right].map(|it| it.chars().collect::<Vec<char>>());
        assert_eq!(distance(&left, &right, 3), expected);
        assert_eq!(distance(&right, &left, 3), expected);
    }

    #[test]
    fn distances() {
        check("", "", Some(0));
        check("norway", "norway", Some(0));
        check("norawy", "norway", Some(1));
        check("norvay", "norway", Some(1));
        check("noway", "norway", Some(1));
        check("", "abc", Some(3));
        check("", "abcd", None);
        check("iran", "iraq", Some(1));
        check("norway", "poland", None);
    }
}
