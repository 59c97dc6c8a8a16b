//! How far two spellings are from each other, for "did you mean".

/// How many letters to insert, delete, replace or exchange with their neighbour (optimal string
/// alignment). `None` if it is more than `most`.
pub(crate) fn distance(left: &str, right: &str, most: usize) -> Option<usize> {
    let far = most < left.chars().count().abs_diff(right.chars().count());
    if far { None } else { Some(strsim::osa_distance(left, right)).filter(|it| *it <= most) }
}

/// How far a misspelling may be from the name that was meant: one letter in four, at most three.
pub(crate) fn tolerance(letters: usize) -> usize {
    (letters / 4).clamp(1, 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, expected: Option<usize>) {
        assert_eq!(distance(left, right, 3), expected);
        assert_eq!(distance(right, left, 3), expected);
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
