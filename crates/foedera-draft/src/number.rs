//! Numbers as treaties write them: cardinals and ordinals in words and figures, fractions, and a
//! figure in brackets after the word ("thirty (30)").

use foedera_model::Fraction;

use crate::cursor::Cursor;

const UNITS: &[(&str, &str, u32)] = &[
    ("one", "first", 1),
    ("two", "second", 2),
    ("three", "third", 3),
    ("four", "fourth", 4),
    ("five", "fifth", 5),
    ("six", "sixth", 6),
    ("seven", "seventh", 7),
    ("eight", "eighth", 8),
    ("nine", "ninth", 9),
    ("ten", "tenth", 10),
    ("eleven", "eleventh", 11),
    ("twelve", "twelfth", 12),
    ("thirteen", "thirteenth", 13),
    ("fourteen", "fourteenth", 14),
    ("fifteen", "fifteenth", 15),
    ("sixteen", "sixteenth", 16),
    ("seventeen", "seventeenth", 17),
    ("eighteen", "eighteenth", 18),
    ("nineteen", "nineteenth", 19),
];

const TENS: &[(&str, &str, u32)] = &[
    ("twenty", "twentieth", 20),
    ("thirty", "thirtieth", 30),
    ("forty", "fortieth", 40),
    ("fifty", "fiftieth", 50),
    ("sixty", "sixtieth", 60),
    ("seventy", "seventieth", 70),
    ("eighty", "eightieth", 80),
    ("ninety", "ninetieth", 90),
];

/// The largest number that a final clause is taken to mean; more is a year or a slip.
const NUMBER_MAX: u32 = 1000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Cardinal,
    Ordinal,
}

/// `twenty-two`, `one hundred and eighty`, `30`, `thirty (30)`; `a` is no number.
pub(crate) fn cardinal(c: &mut Cursor<'_>) -> Option<u32> {
    number(c, Form::Cardinal)
}

/// `twentieth`, `twenty-second`, `90th`, `one hundred and eightieth`.
pub(crate) fn ordinal(c: &mut Cursor<'_>) -> Option<u32> {
    number(c, Form::Ordinal)
}

fn number(c: &mut Cursor<'_>, form: Form) -> Option<u32> {
    c.attempt(|c| {
        let found = figures(c, form).or_else(|| c.attempt(|c| in_words(c, form)))?;
        if found == 0 || NUMBER_MAX < found {
            return None;
        }
        let _bracketed = c.attempt(|c| {
            c.need("(")?;
            let again = figures(c, form).or_else(|| figures(c, Form::Cardinal));
            again.or_else(|| c.attempt(|c| in_words(c, form))).filter(|it| *it == found)?;
            c.need(")")
        });
        Some(found)
    })
}

fn figures(c: &mut Cursor<'_>, form: Form) -> Option<u32> {
    let word = c.peek(0);
    let bare = word.trim_end_matches(|it: char| it.is_ascii_lowercase());
    if bare.is_empty() || (bare.len() < word.len()) != (form == Form::Ordinal) {
        return None;
    }
    let found = bare.parse().ok()?;
    c.skip();
    Some(found)
}

/// Hundreds, then what is below a hundred; an ordinal ends with the one word that is ordinal.
fn in_words(c: &mut Cursor<'_>, form: Form) -> Option<u32> {
    let hundreds = c.attempt(|c| {
        let many = if c.eat("a") { 1 } else { word(c, UNITS, Form::Cardinal)? };
        c.need("hundred").map(|()| many * 100)
    });
    let Some(hundreds) = hundreds else { return below_hundred(c, form) };
    let rest = c.attempt(|c| {
        let _and = c.eat("and");
        below_hundred(c, form)
    });
    match rest {
        Some(rest) => Some(hundreds + rest),
        None if form == Form::Cardinal => Some(hundreds),
        None => None,
    }
}

fn below_hundred(c: &mut Cursor<'_>, form: Form) -> Option<u32> {
    let tens_and_unit = |c: &mut Cursor<'_>| {
        let tens = word(c, TENS, Form::Cardinal)?;
        let unit = word(c, UNITS, form).filter(|it| *it < 10)?;
        Some(tens + unit)
    };
    c.attempt(tens_and_unit).or_else(|| word(c, TENS, form)).or_else(|| word(c, UNITS, form))
}

fn word(c: &mut Cursor<'_>, table: &[(&str, &str, u32)], form: Form) -> Option<u32> {
    let here = c.peek(0);
    let row = table.iter().find(|(cardinal, ordinal, _)| {
        here == if form == Form::Cardinal { *cardinal } else { *ordinal }
    })?;
    c.skip();
    Some(row.2)
}

/// `two thirds`, `one half`, `half`, `three fourths`.
pub(crate) fn fraction(c: &mut Cursor<'_>) -> Option<Fraction> {
    const WHOLES: &[(&str, u32)] = &[
        ("half", 2),
        ("third", 3),
        ("thirds", 3),
        ("quarter", 4),
        ("quarters", 4),
        ("fourths", 4),
        ("fifths", 5),
        ("sixths", 6),
        ("sevenths", 7),
        ("eighths", 8),
    ];
    c.attempt(|c| {
        let part = if c.sees("half") { 1 } else { cardinal(c)? };
        let _bracketed = c.eat("( 2 / 3 )");
        let whole = WHOLES.iter().find(|(word, _)| *word == c.peek(0))?.1;
        c.skip();
        let _figures = c.eat("( 2 / 3 )");
        (part < whole).then_some(Fraction { part, whole })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cursor::tests::whole;

    #[test]
    fn numbers_in_words_and_figures() {
        for (text, expected) in [
            ("twenty-two", 22),
            ("30", 30),
            ("thirty (30)", 30),
            ("one hundred and eighty", 180),
            ("one hundred eighty", 180),
            ("a hundred", 100),
            ("nineteen", 19),
        ] {
            assert_eq!(whole(text, cardinal), Some(expected), "{text}");
        }
        for (text, expected) in [
            ("twentieth", 20),
            ("twenty-first", 21),
            ("90th", 90),
            ("one hundred and eightieth", 180),
            ("third", 3),
            ("thirtieth (30th)", 30),
        ] {
            assert_eq!(whole(text, ordinal), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_of_a_clause() {
        for text in ["0", "1995", "many", "a", "third", "90th", "twenty ten"] {
            assert_eq!(whole(text, cardinal), None, "{text}");
        }
        for text in ["three", "90", "hundred", "thirty (40)"] {
            assert_eq!(whole(text, ordinal), None, "{text}");
        }
    }

    #[test]
    fn fractions() {
        let share = |part, whole| Some(Fraction { part, whole });
        assert_eq!(whole("two-thirds", fraction), share(2, 3));
        assert_eq!(whole("one half", fraction), share(1, 2));
        assert_eq!(whole("three fourths", fraction), share(3, 4));
        assert_eq!(whole("five thirds", fraction), None);
        assert_eq!(whole("two", fraction), None);
    }
}
