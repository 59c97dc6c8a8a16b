//! The engine over the treaty library: building it, asking one question in full, and looking one
//! answer up in the table that a sweep uses.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use foedera_dates::Day;
use foedera_engine::{Engine, Policy, Question, Said};
use foedera_entities::World;
use foedera_model::Treaty;

fn engine(criterion: &mut Criterion) {
    let (library, said) = library();
    let built = || Engine::new(&library, World::embedded(), &said, Policy::EVERYONE, None);
    criterion.bench_function("engine/build the library", |it| it.iter(built));

    let engine = built();
    let on = Day::from_ymd(2024, 12, 4).expect("a day");
    let question = Question { treaty: "RU-KP-2024".to_owned(), on, of: None, with: None };
    criterion.bench_function("engine/status with its reasons", |it| {
        it.iter(|| engine.status(black_box(&question)).expect("an answer"));
    });
    criterion.bench_function("engine/timelines of all as a table", |it| it.iter(|| engine.table()));

    let table = engine.table();
    let treaty = engine.treaty_no("RU-KP-2024").expect("in the library");
    let state = engine.state_no(&"KP".parse().expect("an id")).expect("a state");
    criterion.bench_function("engine/look up one answer", |it| {
        it.iter(|| table.in_force(black_box(treaty), Some(state), black_box(on)));
    });
}

/// The treaties of the repository and what their journals say.
fn library() -> (Vec<Treaty>, Vec<Said>) {
    let files = foedera_bench::texts("treaties", ".treaty");
    assert!(!files.is_empty(), "nothing to measure; the texts have moved");
    let mut treaties = Vec::new();
    let mut said = Vec::new();
    for file in files.iter().map(|it| foedera_clauses::parse(it).value) {
        treaties.extend(file.treaty);
        for graded in file.statements {
            let id = said.len().to_string();
            said.push(Said::recorded(id, graded));
        }
    }
    (treaties, said)
}

criterion_group!(benches, engine);
criterion_main!(benches);
