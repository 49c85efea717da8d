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
    // Undated, it may be of another day; dated, it is of the day on which it was said.
    check(&two(&on(52, "2024-05"), &measure(58), ""), &[]);
    let said = |day: &str| {
        two(&on(52, "2024-05"), &measure(58), "")
            .replace("{statement: B,", &format!("{{statement: B, date: {day},"))
    };
    check(&said("2024-05-07"), &["52 58 open"]);
    check(&said("2024-06-07"), &[]);
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
    check(&with("is: other-matter"), &["52 58 explained"]);
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
            country_not_said: false,
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
fn words_without_a_figure_conflict_with_nothing() {
    let measure = |value: &str| format!("{value}, {ISSUED}");
    let words = measure("bound: words, said: very many");
    check(&two(&measure("value: 52"), &words, ""), &[]);
    check(&two(&words, &measure("bound: words, said: none"), ""), &[]);
}

#[test]
fn categories_are_not_compared() {
    let of = |value: u8, category: &str| {
        format!("value: {value}, unit: people, of: on the ferry, category: {category}")
    };
    check(&two(&of(2, "dead"), &of(11, "injured"), ""), &[]);
    check(&two(&of(2, "dead"), &of(3, "Dead"), ""), &["2 3 open"]);
}

#[test]
fn an_hour_is_compared_with_an_hour() {
    let at = |value: u8, hour: &str| format!("value: {value}, {ISSUED}, as_of: {hour}");
    let (morning, evening) = ("2024-05-01T09:00:00", "2024-05-01T17:00:00");
    check(&two(&at(52, morning), &at(58, evening), ""), &[]);
    check(
        &two(&at(52, morning), &at(58, morning), ""),
        &["52 58 open"],
    );
    check(
        &two(&at(52, morning), &at(58, "2024-05-01"), ""),
        &["52 58 open"],
    );
}

#[test]
fn money_is_one_unit_where_the_country_is_said() {
    let paid =
        |value: u32, unit: &str| format!("value: {value}, unit: {unit}, of: paid for the hall");
    check(
        &two(&paid(100, "USD"), &paid(200, "U.S. dollars"), ""),
        &["100 200 open"],
    );
    check(
        &two(&paid(100, "$"), &paid(200, "dollars"), ""),
        &["100 200 open"],
    );
    check(&two(&paid(100, "$"), &paid(200, "USD"), ""), &[]);
    let apart = |one: &str, other: &str| {
        let library = library(&two(&paid(100, one), &paid(200, other), ""));
        let apart = told(&library).apart;
        apart
            .iter()
            .map(|pair| pair.country_not_said)
            .collect::<Vec<_>>()
    };
    // They look alike where they may be the same money, and never where the units differ.
    assert_eq!(apart("$", "USD"), [true]);
    assert_eq!(apart("CAD", "USD"), [false; 0]);
    assert_eq!(apart("people", "percent"), [false; 0]);
}

/// Each number is a record of its own; relations of the last.
fn several(values: &[u32], relations: &str) -> String {
    let mut text = "sources: {s: {title: S}}\nallegations:\n".to_owned();
    for (place, value) in values.iter().enumerate() {
        let relations = match place + 1 == values.len() {
            true => relations,
            false => "",
        };
        text += &format!(
            "  n{value}: {{statement: N, measure: {{value: {value}, {ISSUED}}}, relations: [{relations}]}}\n"
        );
    }
    text
}

#[test]
fn all_counts_of_one_thing_are_one_row_from_the_lowest() {
    let library = library(&several(
        &[58, 52, 55],
        "{to: n52, is: qualifies, note: It counts June.}",
    ));
    let found = told(&library);
    let numbers: Vec<f64> = found.subjects[0]
        .counts
        .iter()
        .flat_map(|count| count.measure.numbers())
        .collect();
    assert_eq!(numbers, [52., 55., 58.]);
    assert_eq!(found.clashes.len(), 3);
    let [dispute] = &found.disputes[..] else {
        panic!("{:?}", found.disputes);
    };
    assert_eq!((dispute.subject, &dispute.counts[..]), (0, &[0, 1, 2][..]));
    // One pair is explained, and two are not.
    assert_eq!(dispute.state, State::Open);
    assert_eq!(dispute.relations.len(), 1);
}

/// Pairs of statements as `a contradicts b`.
#[track_caller]
fn contradicting(records: &str, expected: &[&str]) {
    let library = library(records);
    let id = |index: Index| library.at(index).key.id();
    let all = told(&library).contradictions;
    let all: Vec<String> = all
        .iter()
        .map(|one| {
            let how = match (one.relation, one.counts) {
                (Some(_), None) => "contradicts",
                (Some(_), Some(_)) => "contradicts and counts otherwise than",
                (None, _) => "counts otherwise than",
            };
            format!("{} {how} {}", id(one.from), id(one.to))
        })
        .collect();
    assert_eq!(all, expected, "{records}");
}

#[test]
fn statements_that_contradict_each_other_are_listed_too() {
    contradicting(
        "allegations:\n  a: {statement: A}\n  b: {statement: B, relations: [{to: a, is: contradicts}]}\n",
        &["b contradicts a"],
    );
    let measure = |value: u8| format!("value: {value}, {ISSUED}");
    let both = "{to: a, is: contradicts, note: It does.}";
    contradicting(
        &two(&measure(52), &measure(58), both),
        &["b contradicts and counts otherwise than a"],
    );
    contradicting(
        &two(&measure(52), &measure(58), ""),
        &["a counts otherwise than b"],
    );
    contradicting(&two(&measure(52), &measure(52), ""), &[]);
}

/// Case 48 of the rules for standings: who counts otherwise disputes, unless it is explained or in words.
#[test]
fn who_counts_otherwise_is_known_to_both() {
    let others = |relations: &str, second: &str| {
        let library = library(&two(&format!("value: 100, {ISSUED}"), second, relations));
        let all = ["a", "b"].map(|id| library.index(&library.find(id).unwrap().key).unwrap());
        all.map(|index| library.counted_otherwise(index).len())
    };
    let ninety = format!("value: 90, {ISSUED}");
    assert_eq!(others("", &ninety), [1, 1]);
    assert_eq!(
        others("{to: a, is: qualifies, note: Without June.}", &ninety),
        [0, 0]
    );
    assert_eq!(
        others("", &format!("bound: words, said: some ninety, {ISSUED}")),
        [0, 0]
    );
}

#[test]
fn an_own_range_belongs_to_what_it_counts() {
    let library = library(&format!(
        "ranges:\n  - measure: {{value: [52, 58], {ISSUED}}}\n    because: Both count their own books.\n{}",
        two(
            &format!("value: 52, {ISSUED}"),
            &format!("value: 58, {ISSUED}"),
            ""
        )
    ));
    let found = told(&library);
    assert_eq!(found.subjects.len(), 1);
    assert_eq!(found.subjects[0].own.len(), 1);
    // It is no count, and explains nothing.
    assert_eq!(found.subjects[0].counts.len(), 2);
    assert_eq!(found.disputes[0].state, State::Open);
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
