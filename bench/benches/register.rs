//! The register: appends that are on the disk when they return, and the whole record read again.

use std::fs;
use std::path::PathBuf;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use foedera_register::{Draft, Register};

/// Entries in the record that is read again.
const ENTRIES: u64 = 10_000;

fn register(criterion: &mut Criterion) {
    for kind in ["jsonl", "db"] {
        append(criterion, kind, 1);
        append(criterion, kind, 100);
        read_again(criterion, kind);
    }
}

fn append(criterion: &mut Criterion, kind: &str, together: u64) {
    let path = file(kind);
    let mut register = fresh(&path);
    let mut next = 0;
    let mut group = criterion.benchmark_group(format!("register/{kind}"));
    group.throughput(Throughput::Elements(together));
    group.bench_function(format!("append {together}, durably"), |it| {
        it.iter(|| {
            fill(&mut register, next, together);
            next += together;
        });
    });
    group.finish();
    let _ = fs::remove_file(&path);
}

fn read_again(criterion: &mut Criterion, kind: &str) {
    let path = file(kind);
    let mut register = fresh(&path);
    for start in (0..ENTRIES).step_by(100) {
        fill(&mut register, start, 100);
    }
    let mut group = criterion.benchmark_group(format!("register/{kind}"));
    group.throughput(Throughput::Elements(ENTRIES));
    group.sample_size(10);
    group.bench_function("verify", |it| it.iter(|| register.verify(&[]).expect("can be read")));
    group.bench_function("snapshot", |it| it.iter(|| register.snapshot(None).expect("is sound")));
    group.finish();
    let _ = fs::remove_file(&path);
}

type Opened = Register<Box<dyn foedera_register::Store>>;

fn fresh(path: &PathBuf) -> Opened {
    let _ = fs::remove_file(path);
    let origin = "bench.example/register".parse().expect("a name");
    Register::init(path, origin).expect("a new register")
}

fn fill(register: &mut Opened, start: u64, count: u64) {
    let drafts: Vec<Draft> = (start..start + count)
        .map(|number| Draft::Recorded { statement: foedera_bench::statement(number), grade: None })
        .collect();
    let now = "2026-11-23T12:00:00Z".parse().expect("an instant");
    register.append(start, &drafts, now).expect("appended");
}

fn file(kind: &str) -> PathBuf {
    std::env::temp_dir().join(format!("foedera-bench-{}.{kind}", std::process::id()))
}

criterion_group!(benches, register);
criterion_main!(benches);
