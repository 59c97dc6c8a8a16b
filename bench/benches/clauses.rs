//! The clause language: bytes a second over the treaty library, read and put in canonical form.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use foedera_clauses::{format, parse};

fn clauses(criterion: &mut Criterion) {
    let texts = foedera_bench::texts("treaties", ".treaty");
    assert!(!texts.is_empty(), "nothing to measure; the texts have moved");
    let mut group = criterion.benchmark_group("clauses");
    group.throughput(Throughput::Bytes(texts.iter().map(|it| it.len() as u64).sum()));
    group.bench_function("parse the library", |it| {
        it.iter(|| {
            texts.iter().map(|it| parse(black_box(it)).value.statements.len()).sum::<usize>()
        });
    });
    group.bench_function("format the library", |it| {
        it.iter(|| texts.iter().map(|it| format(black_box(it)).value.len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, clauses);
criterion_main!(benches);
