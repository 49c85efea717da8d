//! What follows from a library of 100,000 records: standings with their origins, the sources on which
//! most hangs, what would fall with one of them, the library of a day, its numbers. Each has to stay
//! under a second.

use std::{fmt::Write, hint::black_box, time::Duration};

use casefile::{
    analysis::{as_of::AsOf, conflicts::conflicts, matrix::matrix, origins, standing::derive},
    library::{Library, Scope},
    load,
    model::Kind,
};
use criterion::{Criterion, criterion_group, criterion_main};

/// A linked library of 100,000 records in cases of a thousand: statements with three citations, a
/// reply, a relation, a number and evidence; sources that rest on one another.
fn library() -> Library {
    let folder = tempfile::tempdir().expect("a folder for the generated library");
    for case in 0..100 {
        let mut text = format!("format: 1\ntitle: Case {case}\npeople:\n");
        for number in 0..50 {
            let _ = writeln!(
                text,
                "  p{number}: {{name: Person {number}, named: {}}}",
                number % 3 > 0
            );
        }
        text.push_str("sources:\n");
        for number in 0..100 {
            let rests_on = match number % 10 {
                0 => format!("speakers: p{}", number % 50),
                _ => format!("rests_on: s{}", number - 1),
            };
            let _ = writeln!(
                text,
                "  s{number}: {{title: Source {number}, published: 2024-{:02}-{:02}, {rests_on}}}",
                number % 12 + 1,
                number % 28 + 1
            );
        }
        text.push_str("evidence:\n");
        for number in 0..100 {
            let _ = writeln!(
                text,
                "  e{number}: {{description: Paper {number}, bears_on: {{a{number}: supports, a{}: undermines}}}}",
                number + 1
            );
        }
        text.push_str("allegations:\n");
        for number in 0..750 {
            let (one, other) = (number % 100, (number * 7 + 3) % 100);
            let _ = writeln!(
                text,
                "  a{number}:\n    statement: Statement {number}\n    by: [p{}, s{one}]\n    about: p{}\n    measure: {{value: {number}, unit: permits, of: permits of kind {}}}\n    cites: [{{source: s{one}, at: ¶1}}, {{source: s{other}, via: [s{}]}}, {{source: s{}}}]\n    responses: [{{by: p{}, is: denied, cites: [{{source: s{other}}}]}}]\n    relations: [{{to: a{}, is: contradicts}}]",
                number % 50,
                (number + 1) % 50,
                number % 200,
                (number + 9) % 100,
                (number + 50) % 100,
                (number + 1) % 50,
                (number + 1) % 750,
            );
        }
        let path = folder.path().join(format!("case-{case:03}.yaml"));
        std::fs::write(path, text).expect("a generated case file");
    }
    let (parsed, diagnostics) = load::read(folder.path()).expect("the generated library");
    let library = Library::link(parsed, diagnostics);
    assert_eq!(
        library.diagnostics.first(),
        None,
        "the generated library is sound"
    );
    assert!(library.records().len() >= 100_000);
    library
}

fn follows(criterion: &mut Criterion) {
    let library = library();
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
