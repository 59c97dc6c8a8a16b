//! Entities: reading the world, once a start, and finding someone in it by a name.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use foedera_entities::World;

fn entities(criterion: &mut Criterion) {
    let text = foedera_bench::texts("crates/foedera-entities", "world.txt").concat();
    let tables = foedera_bench::texts("crates/foedera-entities/names", ".tsv");
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    criterion.bench_function("entities/read the world", |it| {
        it.iter(|| World::parse(black_box(&text), &tables));
    });
    let world = World::embedded();
    criterion.bench_function("entities/find by name", |it| {
        it.iter(|| world.find(black_box("Северная Корея"), None).is_ok());
    });
    criterion.bench_function("entities/miss by name", |it| {
        it.iter(|| world.find(black_box("Nordkoreea"), None).is_ok());
    });
}

criterion_group!(benches, entities);
criterion_main!(benches);
