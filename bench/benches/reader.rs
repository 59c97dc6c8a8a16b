//! The reader: bytes a second over reports of treaty acts, over pages that speak of treaties and
//! tell hardly an act, and over prose about other things.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use foedera_bench::texts;
use foedera_reader::{Document, ReadOptions, read};

fn reader(criterion: &mut Criterion) {
    over(criterion, "reader/reports", &texts("examples/reports", ".txt"));
    over(criterion, "reader/pages about treaties", &texts("docs/decisions", ".md"));
    over(
        criterion,
        "reader/prose about other things",
        &[include_str!("../../LICENSE-APACHE").to_owned()],
    );
}

fn over(criterion: &mut Criterion, name: &str, texts: &[String]) {
    assert!(!texts.is_empty(), "nothing to measure; the texts have moved");
    let options = ReadOptions::embedded();
    let documents: Vec<Document> = texts.iter().map(Document::new).collect();
    let bytes = texts.iter().map(|it| it.len() as u64).sum();
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("read", |it| {
        it.iter(|| {
            documents.iter().map(|it| read(black_box(it), &options).claims.len()).sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, reader);
criterion_main!(benches);
