//! How the words for a date combine, as a pack writes it: `week -1`, `ago day`, `half 1 year 1`.

use foedera_model::ClaimKind;

/// How many quarters a year has.
pub(super) const QUARTERS: i8 = 4;

/// The next day of a name lies nearest to half a year after another.
const HALF_A_YEAR: i32 = 6;

/// How the parts of a date combine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The parts say it themselves.
    #[default]
    Stated,
    /// So many units from the day of publication: "yesterday", "last week", "March last year".
    Shift(Unit, i32),
    /// The named weekday before (-1) or after (1) the day of publication, never that day itself.
    Weekday(i32),
    /// The number of units back.
    Ago(Unit),
    /// So many units from the day of the act told before: "on the same day", "the next day".
    Then(Unit, i32),
    /// The day and month that are named, of the time so many units from the act told before: "a month later, on 5 June".
    Near(Unit, i32),
    /// The number of units after (1) or before (-1) that day, or after the one that is named: "three days
    /// later", "three days after 14 March".
    Later(Unit, i32),
    /// The number of units after the act of such a kind that was told: "30 days after the exchange".
    Since(ClaimKind, Unit),
    /// One of so many equal parts of a year, which is that of the report and so many years on where none is
    /// told: the first of four quarters, the second half of next year.
    Part { part: i8, of: i8, years: i32 },
    /// A year counted from another beginning than ours, so many years before ours: "令和6年" is 6 + 2018.
    Era(i16),
    /// It is no day, but a number that looks like one: "Law No. 22 of 2023".
    Nothing,
    /// A year told by its last two figures, of the century of the report or the one before: "99年".
    Short,
}

/// A span of time to count by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Meaning {
    /// # Errors
    /// Names what can be written.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` is no meaning; write such as `week -1`, `weekday -1`, `ago day`, `quarter 2`, \
                 `half 1 year 1`, `then month 6`, `era 2018`, `short year`, `none`"
            )
        };
        if text == "none" {
            return Ok(Self::Nothing);
        }
        let (head, tail) = text.split_once(' ').ok_or_else(wrong)?;
        match (head, Unit::parse(tail)) {
            ("same", Some(unit)) => return Ok(Self::Then(unit, 0)),
            ("next", Some(unit)) => return Ok(Self::Then(unit, 1)),
            ("previous", Some(unit)) => return Ok(Self::Then(unit, -1)),
            ("following", Some(Unit::Day)) => return Ok(Self::Near(Unit::Month, HALF_A_YEAR)),
            ("short", Some(Unit::Year)) => return Ok(Self::Short),
            ("ago", Some(unit)) => return Ok(Self::Ago(unit)),
            ("later", Some(unit)) => return Ok(Self::Later(unit, 1)),
            ("earlier", Some(unit)) => return Ok(Self::Later(unit, -1)),
            ("since-exchange", Some(unit)) => return Ok(Self::Since(ClaimKind::Exchange, unit)),
            ("since-signature", Some(unit)) => return Ok(Self::Since(ClaimKind::Signature, unit)),
            _ => {}
        }
        let parts = [("half", 2), ("quarter", QUARTERS)];
        if let Some((_, of)) = parts.into_iter().find(|it| it.0 == head) {
            return Self::part_of_year(tail, of).ok_or_else(wrong);
        }
        if head == "then" {
            return Self::then(tail).ok_or_else(wrong);
        }
        let number: i32 = tail.parse().map_err(|_| wrong())?;
        match head {
            "weekday" => Ok(Self::Weekday(number)),
            "era" => Ok(Self::Era(i16::try_from(number).map_err(|_| wrong())?)),
            _ => Unit::parse(head).map(|it| Self::Shift(it, number)).ok_or_else(wrong),
        }
    }

    /// "month 6", "year -2".
    fn then(text: &str) -> Option<Self> {
        let (unit, number) = text.split_once(' ')?;
        Some(Self::Then(Unit::parse(unit)?, number.parse().ok()?))
    }

    /// "3", "1 year -1".
    fn part_of_year(text: &str, of: i8) -> Option<Self> {
        let (part, years) = match text.split_once(" year ") {
            Some((part, years)) => (part, years.parse().ok()?),
            None => (text, 0),
        };
        let part: i8 = part.parse().ok()?;
        (1..=of).contains(&part).then_some(Self::Part { part, of, years })
    }
}

impl Unit {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "day" => Self::Day,
            "week" => Self::Week,
            "month" => Self::Month,
            "year" => Self::Year,
            _ => return None,
        })
    }
}
