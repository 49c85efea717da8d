//! What a query costs on a library of 100,000 records: for a key while one types a filter it has to
//! stay under a few dozen milliseconds.

mod common;

use std::{hint::black_box, time::Duration};

use casefile::{
    library::{Index, Library},
    query::{Context, Query, complete},
};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

const RECORDS: usize = 100_000;

/// Queries of each kind, from what stands in the record to what is worked out.
const QUERIES: [(&str, &str); 12] = [
    ("kind", "kind:event"),
    ("one word", "inspector"),
    ("a rare word", "99999"),
    ("three words", "inspector ledger nunez"),
    ("a phrase", "\"the ledger of the deposit\""),
    ("a word within an edit", "inspectr~"),
    ("who says it", "by:ortega"),
    ("a source", "source:\"permit papers\""),
    ("a month", "date:2024-04"),
    ("standing", "standing:denied"),
    ("origins", "origins:<2"),
    (
        "all together",
        "kind:allegation by:ortega -(tender OR date:2024-04) standing:alleged",
    ),
];

fn count(library: &Library, query: &Query) -> usize {
    let context = Context::new(library);
    let holds = |index: &Index| query.matches(&context, *index);
    library.indices().filter(holds).count()
}

fn queries(criterion: &mut Criterion) {
    let library = common::library(RECORDS);
    let mut group = criterion.benchmark_group("100,000 records");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    // The words of records are folded, and origins worked out, at the first question.
    for (name, text) in [
        ("the first word", "inspector"),
        ("the first origins", "origins:<2"),
    ] {
        let query = Query::parse(text).expect("a query");
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                || common::library(RECORDS),
                |library| black_box(count(&library, &query)),
                BatchSize::PerIteration,
            );
        });
    }
    for (name, text) in QUERIES {
        let query = Query::parse(text).expect("a query");
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(count(&library, &query)));
        });
    }
    group.bench_function("offers of names", |bencher| {
        bencher.iter(|| black_box(complete(&Context::new(&library), "by:zz", 5)));
    });
    group.finish();
}

criterion_group!(benches, queries);
criterion_main!(benches);
