use super::*;
use crate::analysis::tests::library;

fn told(library: &Library) -> Conflicts<'_> {
    conflicts(library, &Scope::Library)
}

/// The clashes as `52 58 open`.
#[track_caller]
fn check(records: &str, expected: &[&str]) {
    let library = library(records);
    let found = told(&library);
    let number = |(subject, count): Place| {
        let count = &found.subjects[subject].counts[count];
        count
            .measure
            .numbers()
            .iter()
            .map(f64::to_string)
            .collect::<Vec<_>>()
            .join("-")
    };
    let clashes: Vec<String> = found
        .clashes
        .iter()
        .map(|clash| {
            format!(
                "{} {} {}",
                number(clash.left),
                number(clash.right),
                clash.state.word()
            )
        })
        .collect();
    assert_eq!(clashes, expected, "{records}");
}

/// Two allegations with these measures, and these relations of the second.
fn two(one: &str, other: &str, relations: &str) -> String {
    format!(
        "sources: {{s: {{title: S}}}}\nallegations:\n  a: {{statement: A, measure: {{{one}}}}}\n  b: {{statement: B, measure: {{{other}}}, relations: [{relations}]}}\n"
    )
}

const ISSUED: &str = "unit: permits, of: Permits issued in Núñez's office";

#[test]
fn the_same_count_with_ranges_apart_is_a_conflict() {
    let measure = |value: &str| format!("{value}, {ISSUED}");
    check(
        &two(&measure("value: 52"), &measure("value: 58"), ""),
        &["52 58 open"],
    );
    check(
        &two(
            &measure("value: 52"),
            &measure("value: 50, bound: more-than"),
            "",
        ),
        &[],
    );
    check(
        &two(
            &measure("value: 52"),
            &measure("value: 52, bound: more-than"),
            "",
        ),
        &["52 52 open"],
    );
    // The same words in another case, without accents, with another comma.
    let folded = "value: 58, unit: Permits, of: 'permits, issued in NUNEZ’S office'";
    check(&two(&measure("value: 52"), folded, ""), &["52 58 open"]);
}

#[test]
fn another_unit_scope_or_day_is_no_conflict() {
    let measure = |value: u8| format!("value: {value}, {ISSUED}");
    check(
        &two(
            &measure(52),
            "value: 58, unit: percent, of: Permits issued in Núñez's office",
            "",
        ),
        &[],
    );
    check(
        &two(
            &measure(52),
            "value: 58, unit: permits, of: Permits asked for",
            "",
        ),
        &[],
    );
    check(&two(&measure(52), "value: 58, unit: permits", ""), &[]);
    check(&two("value: 52", "value: 58", ""), &[]);
    let on = |value: u8, day: &str| format!("{}, as_of: {day}", measure(value));
    check(&two(&on(52, "2024-05"), &on(58, "2024-06"), ""), &[]);
    check(
        &two(&on(52, "2024-05"), &on(58, "2024"), ""),
        &["52 58 open"],
    );
    check(&two(&on(52, "2024-05"), &measure(58), ""), &["52 58 open"]);
}

#[test]
fn a_relation_explains_with_a_note_and_resolves_with_a_citation() {
    let measure = |value: u8| format!("value: {value}, {ISSUED}");
    let with = |relation: &str| {
        two(
            &measure(52),
            &measure(58),
            &format!("{{to: a, {relation}}}"),
        )
    };
    check(
        &with("is: qualifies, note: He counts June"),
        &["52 58 explained"],
    );
    check(
        &with("is: answers, cites: [{source: s}]"),
        &["52 58 resolved"],
    );
    check(&with("is: qualifies"), &["52 58 open"]);
    // To contradict is to conflict, not to explain.
    check(
        &with("is: contradicts, note: It does, cites: [{source: s}]"),
        &["52 58 open"],
    );
}

#[test]
fn the_same_number_in_several_records_is_one_count() {
    let library = library(&format!(
        "allegations:\n  a: {{statement: A, measure: {{value: 52, {ISSUED}}}}}\nevents:\n  e: {{title: E, measure: [{{value: 52, {ISSUED}}}, {{value: 52, {ISSUED}}}]}}\n"
    ));
    let found = told(&library);
    assert_eq!(found.subjects.len(), 1);
    assert_eq!(found.subjects[0].counts.len(), 1);
    assert_eq!(found.subjects[0].counts[0].holders.len(), 2);
}

#[test]
fn what_looks_alike_is_told_apart_by_its_words() {
    let library = library(&two(
        "value: 52, unit: permits, of: crane permits issued in 2030",
        "value: 61, unit: permits, of: crane permits applied for in 2030",
        "",
    ));
    let apart = told(&library).apart;
    let words = |words: &[&str]| {
        words
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        apart,
        [Apart {
            left: 0,
            right: 1,
            other_unit: false,
            shared: words(&["crane", "2030"]),
            only_left: words(&["issued"]),
            only_right: words(&["applied"]),
        }]
    );
}

#[test]
fn scopes_without_a_word_in_common_are_no_pair() {
    let library = library(&two(
        "value: 52, unit: people, of: people in the hall",
        "value: 61, unit: people, of: those who sailed",
        "",
    ));
    assert_eq!(told(&library).apart, []);
}

#[test]
fn many_numbers_take_no_time() {
    use std::fmt::Write;
    let mut text = "allegations:\n".to_owned();
    for number in 0..5_000 {
        let _ = writeln!(
            text,
            "  same-{number}: {{statement: S, measure: {{value: {number}, unit: u, of: one thing}}}}\n  other-{number}: {{statement: S, measure: {{value: 1, unit: u, of: a thing called {number}}}}}"
        );
    }
    let library = library(&text);
    let start = std::time::Instant::now();
    let found = told(&library);
    assert_eq!(found.clashes.len(), MOST);
    assert!(found.is_cut);
    assert!(
        start.elapsed() < std::time::Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
}
