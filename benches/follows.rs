//! What follows from a library of 100,000 records: standings with their origins, the sources on which
//! most hangs, what would fall with one of them, the library of a day, its numbers. Each has to stay
//! under a second.

mod common;

use std::{hint::black_box, time::Duration};

use casefile::{
    analysis::{as_of::AsOf, conflicts::conflicts, matrix::matrix, origins, standing::derive},
    library::Scope,
    model::Kind,
};
use criterion::{Criterion, criterion_group, criterion_main};

fn follows(criterion: &mut Criterion) {
    let library = common::library(100_000);
    let allegations = library.of_kind(&Scope::Library, Kind::Allegation);
    let source = library.of_kind(&Scope::Library, Kind::Source)[0];
    let day = "2024-06".parse().expect("a month");
    let mut group = criterion.benchmark_group("100,000 records");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    group.bench_function("standings and origins", |bencher| {
        bencher.iter(|| {
            let derived = allegations
                .iter()
                .filter_map(|index| derive(&library, *index));
            black_box(derived.count())
        });
    });
    group.bench_function("single points", |bencher| {
        bencher.iter(|| black_box(origins::single_points(&library, &Scope::Library)));
    });
    group.bench_function("drop a source", |bencher| {
        bencher.iter(|| black_box(origins::drop(&library, source)));
    });
    group.bench_function("as of a day", |bencher| {
        bencher.iter(|| black_box(AsOf::new(&library, &day)));
    });
    group.bench_function("conflicts and matrix", |bencher| {
        bencher.iter(|| {
            black_box(conflicts(&library, &Scope::Library));
            black_box(matrix(&library, &Scope::Library))
        });
    });
    group.finish();
}

criterion_group!(benches, follows);
criterion_main!(benches);
