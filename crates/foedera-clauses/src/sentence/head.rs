//! The head of a treaty: who, when, by whose practice.

use foedera_dates::{Conventions, Counting, MonthEnd, PeriodEnd};
use foedera_model::{
    Coming, Complete, Encoding, Head, Opening, OtherName, Reach, Recorded, Set, SeveralDepositaries,
};

use crate::shape::Shape;

/// A head, and which of its lines have been said: what is said twice is told.
#[derive(Debug, Default)]
pub(crate) struct HeadDraft {
    pub(crate) head: Head,
    /// The line that was just read has been said before.
    pub(crate) again: bool,
    counted: [bool; 3],
}

impl HeadDraft {
    fn count(&mut self, what: usize, change: impl FnOnce(&mut Conventions)) -> Option<()> {
        if let Some(said) = self.counted.get_mut(what) {
            self.again |= std::mem::replace(said, true);
        }
        change(self.head.conventions.get_or_insert(Conventions::UNSTATED));
        Some(())
    }

    #[expect(clippy::unnecessary_wraps, reason = "a sentence says whether it belongs here")]
    fn once<T>(&mut self, place: impl FnOnce(&mut Head) -> &mut Option<T>, value: T) -> Option<()> {
        self.again = place(&mut self.head).replace(value).is_some();
        Some(())
    }

    /// A second line on the same acts adds to the first: up to a day for all, and for some always.
    #[expect(clippy::unnecessary_wraps, reason = "a sentence says whether it belongs here")]
    fn complete(&mut self, acts: Option<Coming>, reach: Reach) -> Option<()> {
        let complete = Complete { acts, reach };
        self.again = self.head.complete.contains(&complete);
        self.head.complete.push(complete);
        Some(())
    }
}

const COUNTING: usize = 0;
const MONTH_END: usize = 1;
const PERIOD_END: usize = 2;

pub(crate) const HEAD: &[Shape<HeadDraft>] = &[
    Shape {
        pattern: "between {codes}",
        says: |v, it| {
            it.again = !it.head.between.is_empty();
            it.head.between = v.codes()?;
            Some(())
        },
    },
    Shape {
        pattern: "also called {quoted}[ in {languages}]",
        says: |v, it| {
            let name = v.quoted()?;
            let languages = if v.given()? { v.languages()? } else { Vec::new() };
            it.head.also_called.push(OtherName { name, languages });
            Some(())
        },
    },
    Shape {
        pattern: "listed as {quoted}",
        says: |v, it| {
            let id = v.quoted()?;
            it.again = it.head.listed_as.contains(&id);
            it.head.listed_as.push(id);
            Some(())
        },
    },
    Shape {
        pattern: "adopted {date}[ at {quoted}]",
        says: |v, it| {
            let on = v.date()?;
            let place = if v.given()? { Some(v.quoted()?) } else { None };
            it.once(|it| &mut it.adopted, (on, place))
        },
    },
    Shape {
        pattern: "open for signature[ by {set}][ from {date}][ until {until}]",
        says: |v, it| {
            let by = if v.given()? { v.set()? } else { Set::of(foedera_model::Base::States) };
            let from = if v.given()? { Some(v.date()?) } else { None };
            let until = if v.given()? { Some(v.until()?) } else { None };
            it.once(|it| &mut it.opened, Opening { by, from, until })
        },
    },
    Shape {
        pattern: "depositary/depositaries {addressees}",
        says: |v, it| {
            it.again = !it.head.depositaries.is_empty();
            it.head.depositaries = v.addressees()?;
            Some(())
        },
    },
    Shape {
        pattern: "deposits count from the earliest",
        says: |_, it| it.once(several, SeveralDepositaries::Earliest),
    },
    Shape {
        pattern: "deposits count from the latest",
        says: |_, it| it.once(several, SeveralDepositaries::Latest),
    },
    Shape {
        pattern: "deposits count apart",
        says: |_, it| it.once(several, SeveralDepositaries::Apart),
    },
    Shape {
        pattern: "counts days to the Nth day",
        says: |_, it| it.count(COUNTING, |it| it.counting = Counting::NthDay),
    },
    Shape {
        pattern: "counts days as clear days",
        says: |_, it| it.count(COUNTING, |it| it.counting = Counting::ClearDays),
    },
    Shape {
        pattern: "counts days as {practice}",
        says: |v, it| {
            let (_, practice) = v.practice()?;
            // What the head says in words of its own holds against the practice.
            let said = it.head.conventions.unwrap_or(practice);
            it.count(COUNTING, |it| {
                it.counting = practice.counting;
                it.month_end = kept(said.month_end, MonthEnd::Refuse, practice.month_end);
                it.period_end = kept(said.period_end, PeriodEnd::Refuse, practice.period_end);
            })
        },
    },
    Shape {
        pattern: "counts month ends by clipping",
        says: |_, it| it.count(MONTH_END, |it| it.month_end = MonthEnd::Clip),
    },
    Shape {
        pattern: "counts month ends by overflow",
        says: |_, it| it.count(MONTH_END, |it| it.month_end = MonthEnd::Overflow),
    },
    Shape {
        pattern: "counts a first of the month as the month after",
        says: |_, it| it.count(PERIOD_END, |it| it.period_end = PeriodEnd::OnTheDay),
    },
    Shape {
        pattern: "counts a first of the month as itself",
        says: |_, it| it.count(PERIOD_END, |it| it.period_end = PeriodEnd::TheDayBefore),
    },
    Shape {
        pattern: "authentic in {languages}",
        says: |v, it| {
            it.again = !it.head.authentic.is_empty();
            it.head.authentic = v.languages()?;
            Some(())
        },
    },
    Shape {
        pattern: "recorded in force {date}",
        says: |v, it| {
            let on = v.date()?;
            it.once(|it| &mut it.recorded, Recorded { on, sources: Vec::new() })
        },
    },
    Shape {
        pattern: "journal complete until {day}",
        says: |v, it| it.complete(None, Reach::Until(v.day()?)),
    },
    Shape {
        pattern: "journal complete for {declared}",
        says: |v, it| it.complete(None, Reach::For(v.declared()?)),
    },
    Shape {
        pattern: "journal complete for {codes}",
        says: |v, it| it.complete(None, Reach::ForStates(v.codes()?)),
    },
    Shape {
        pattern: "journal of signatures complete until {day}",
        says: |v, it| it.complete(Some(Coming::Signatures), Reach::Until(v.day()?)),
    },
    Shape {
        pattern: "journal of signatures complete for {declared}",
        says: |v, it| it.complete(Some(Coming::Signatures), Reach::For(v.declared()?)),
    },
    Shape {
        pattern: "journal of signatures complete for {codes}",
        says: |v, it| it.complete(Some(Coming::Signatures), Reach::ForStates(v.codes()?)),
    },
    Shape {
        pattern: "journal of signatures incomplete",
        says: |_, it| it.complete(Some(Coming::Signatures), Reach::Nowhere),
    },
    Shape {
        pattern: "journal of consents complete until {day}",
        says: |v, it| it.complete(Some(Coming::Consents), Reach::Until(v.day()?)),
    },
    Shape {
        pattern: "journal of consents complete for {declared}",
        says: |v, it| it.complete(Some(Coming::Consents), Reach::For(v.declared()?)),
    },
    Shape {
        pattern: "journal of consents complete for {codes}",
        says: |v, it| it.complete(Some(Coming::Consents), Reach::ForStates(v.codes()?)),
    },
    Shape {
        pattern: "journal of consents incomplete",
        says: |_, it| it.complete(Some(Coming::Consents), Reach::Nowhere),
    },
    Shape {
        pattern: "protocol to {treaty}",
        says: |v, it| {
            let parent = v.treaty()?;
            it.once(|it| &mut it.protocol_to, parent)
        },
    },
    Shape {
        pattern: "amends {treaty}",
        says: |v, it| {
            let amended = v.treaty()?;
            it.once(|it| &mut it.amends, amended)
        },
    },
    Shape {
        pattern: "encoded by {quoted} on {date}[ from {quoted}]",
        says: |v, it| {
            let (by, on) = (v.quoted()?, v.date()?);
            let from = if v.given()? { Some(v.quoted()?) } else { None };
            it.once(|it| &mut it.encoded, Encoding { by, on, from })
        },
    },
    Shape {
        pattern: "correction {date} {quoted}",
        says: |v, it| {
            it.head.corrections.push((v.date()?, v.quoted()?));
            Some(())
        },
    },
    Shape {
        pattern: "source {source}",
        says: |v, it| {
            it.head.sources.push(v.source()?);
            Some(())
        },
    },
    Shape { pattern: "note {quoted}", says: |_, _| Some(()) },
];

/// What stands below `recorded in force`.
pub(crate) const RECORDED: &[Shape<HeadDraft>] = &[
    Shape {
        pattern: "source {source}",
        says: |v, it| {
            let source = v.source()?;
            it.head.recorded.as_mut()?.sources.push(source);
            Some(())
        },
    },
    Shape { pattern: "note {quoted}", says: |_, _| Some(()) },
];

fn several(head: &mut Head) -> &mut Option<SeveralDepositaries> {
    &mut head.several_depositaries
}

fn kept<T: Copy + PartialEq>(said: T, unsaid: T, practice: T) -> T {
    if said == unsaid { practice } else { said }
}
