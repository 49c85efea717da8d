//! What follows from a library of 100,000 records: standings with their origins, the sources on which
//! most hangs, what would fall with one of them, the library of a day, its numbers. Each has to stay
//! under a second.

use std::{fmt::Write, hint::black_box, time::Duration};

use casefile::{
    analysis::{as_of::as_of, conflicts::conflicts, matrix::matrix, origins, standing::derive},
    library::{Library, Scope},
    load,
    model::Kind,
};
use criterion::{Criterion, criterion_group, criterion_main};

/// A linked library of 100,000 records in cases of a thousand: statements with two citations, some
/// with a reply, a number, a relation or evidence; sources that rest on one another.
fn library() -> Library {
    let folder = tempfile::tempdir().expect("a folder for the generated library");
    for case in 0..100 {
        let mut text = format!("format: 1\ntitle: Case {case}\npeople:\n");
        for number in 0..280 {
            let _ = writeln!(
                text,
                "  p{number}: {{name: P {number}, named: {}}}",
                number % 3 > 0
            );
        }
        text.push_str("sources:\n");
        for number in 0..100 {
            let rests_on = match number % 10 {
                0 => format!("speakers: p{}", number % 50),
                _ => format!("rests_on: s{}", number - 1),
            };
            let (month, day) = (number % 12 + 1, number % 28 + 1);
            let _ = writeln!(
                text,
                "  s{number}: {{title: S {number}, published: 2024-{month:02}-{day:02}, {rests_on}}}"
            );
        }
        text.push_str("evidence:\n");
        for number in 0..100 {
            let next = number + 1;
            let _ = writeln!(
                text,
                "  e{number}: {{description: E {number}, bears_on: {{a{number}: supports, a{next}: undermines}}}}"
            );
        }
        text.push_str("allegations:\n");
        for number in 0..520 {
            let (who, about) = (number % 50, (number + 1) % 50);
            let (one, other, via) = (number % 100, (number * 7 + 3) % 100, (number + 9) % 100);
            let _ = writeln!(
                text,
                "  a{number}:\n    statement: A {number}\n    by: [p{who}, s{one}]\n    about: p{about}\n    cites: [{{source: s{one}}}, {{source: s{other}, via: [s{via}]}}]"
            );
            let more = match number % 4 {
                0 => format!(
                    "measure: {{value: {number}, unit: permits, of: kind {}}}",
                    number % 200
                ),
                1 => format!(
                    "relations: [{{to: a{}, is: contradicts}}]",
                    (number + 1) % 520
                ),
                _ => format!(
                    "responses: [{{by: p{about}, is: denied, cites: [{{source: s{other}}}]}}]"
                ),
            };
            let _ = writeln!(text, "    {more}");
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
        bencher.iter(|| black_box(as_of(&library, &day)));
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
