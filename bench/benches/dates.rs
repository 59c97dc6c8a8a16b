//! Dates: reading what a source states, and applying what a clause says.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use foedera_dates::{Bounds, Conventions, Day, Delay, Edtf, Step};

fn dates(criterion: &mut Criterion) {
    criterion.bench_function("dates/read a day", |it| {
        it.iter(|| black_box("2024-11-09").parse::<Edtf>());
    });
    criterion.bench_function("dates/read an interval", |it| {
        it.iter(|| black_box("2024-11-06/2024-11-11").parse::<Edtf>());
    });
    let day = Day::from_ymd(2002, 4, 11).expect("a day");
    let month = Bounds::between(day, day.plus_days(30).expect("a day")).expect("in order");
    // The Rome Statute, article 126: the first day of the month after the 60th day.
    let delay = Delay::new([Step::NthDay(60), Step::FirstOfMonthAfter]).expect("two steps");
    criterion.bench_function("dates/delay from a day", |it| {
        it.iter(|| delay.apply(black_box(day), &Conventions::UN));
    });
    criterion.bench_function("dates/delay from a month", |it| {
        it.iter(|| delay.apply_bounds(black_box(month), &Conventions::UN));
    });
}

criterion_group!(benches, dates);
criterion_main!(benches);
