//! Lines of bounded length.

use std::io::{self, BufRead, Read as _};

/// A line that was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// With its end, if it has one.
    Read(Vec<u8>),
    /// It was passed over, being longer than asked.
    TooLong,
    /// There is none left.
    End,
}

/// The next line, of at most `bytes_max` bytes; of a longer one nothing is held.
///
/// # Errors
/// The input fails.
pub(crate) fn next(input: &mut impl BufRead, bytes_max: usize) -> io::Result<Line> {
    let mut line = Vec::new();
    let limit = u64::try_from(bytes_max).unwrap_or(u64::MAX);
    input.by_ref().take(limit).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(Line::End);
    }
    if line.len() < bytes_max || line.ends_with(b"\n") || input.fill_buf()?.is_empty() {
        return Ok(Line::Read(line));
    }
    drop(line);
    skip_line(input)?;
    Ok(Line::TooLong)
}

/// Passes over what is left of a line.
fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let held = input.fill_buf()?;
        let (len, ends) = match held.iter().position(|it| *it == b'\n') {
            Some(at) => (at + 1, true),
            None => (held.len(), held.is_empty()),
        };
        input.consume(len);
        if ends {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_too_long_is_passed_over_and_no_other() {
        let mut input: &[u8] = b"one\nthree hundred\ntwo\nlast";
        let mut next = || next(&mut input, 4).expect("memory does not fail");
        assert_eq!(next(), Line::Read(b"one\n".to_vec()));
        assert_eq!(next(), Line::TooLong);
        assert_eq!(next(), Line::Read(b"two\n".to_vec()));
        assert_eq!(next(), Line::Read(b"last".to_vec()), "as long as may be, at the end");
        assert_eq!(next(), Line::End);
    }
}
