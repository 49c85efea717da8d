//! Made libraries that are hard to draw, as case files: used by the benches, and by the tests of their layout.

use std::fmt::Write;

/// So many events over 40 years, each with two people and a citation; a quarter of them dated to a month or about a day, a
/// few without a date.
pub fn years(events: usize) -> String {
    let mut text = String::from("format: 1\ntitle: Forty years\nsources:\n");
    for year in 0..40 {
        let _ = writeln!(
            text,
            "  paper-{year}: {{title: The paper of {0}, published: {0}-07-01}}",
            1980 + year
        );
    }
    text.push_str("people:\n");
    for person in 0..40 {
        let _ = writeln!(text, "  person-{person}: {{name: Person {person}}}");
    }
    text.push_str("events:\n");
    for event in 0..events {
        let (year, month, day) = (1980 + event % 40, 1 + event * 7 % 12, 1 + event * 11 % 28);
        let date = match event % 16 {
            0 | 1 => format!("date: {year}-{month:02}, "),
            2 => format!("date: {year}-{month:02}-{day:02}~, "),
            3 => format!(
                "date: {year}-{month:02}-{day:02}/{}-{month:02}-01, ",
                year + 1
            ),
            4 if event % 5 == 0 => String::new(),
            _ => format!("date: {year}-{month:02}-{day:02}, "),
        };
        let _ = writeln!(
            text,
            "  event-{event}: {{title: What happened as number {event}, {date}participants: [person-{}, person-{}], \
             cites: [{{source: paper-{}, at: ¶{}}}]}}",
            event % 40,
            (event * 3 + 1) % 40,
            (event * 13) % 40,
            1 + event / 40
        );
    }
    text
}

/// So many allegations, and pieces of evidence of which each bears on a third of them.
pub fn bearings(allegations: usize, evidence: usize) -> String {
    let mut text = String::from(
        "format: 1\ntitle: Many bearings\nsources:\n  post: {title: The Post, published: 2020-01-01}\n\
         people:\n  ana: {name: Ana Ruiz}\nallegations:\n",
    );
    for number in 0..allegations {
        let words = "a word of it ".repeat(number % 9);
        let _ = writeln!(
            text,
            "  said-{number}: {{statement: It was so as number {number} {words}here., by: ana, cites: post}}"
        );
    }
    text.push_str("evidence:\n");
    const IS: [&str; 3] = ["supports", "undermines", "neutral"];
    for number in 0..evidence {
        let bears = (0..allegations).filter(|on| (on + number) % 3 == 0);
        let bears = bears.map(|on| format!("said-{on}: {}", IS[(on * 7 + number) % 3]));
        let bears = bears.collect::<Vec<_>>().join(", ");
        let _ = writeln!(
            text,
            "  item-{number}: {{description: The item of number {number}, bears_on: {{{bears}}}}}"
        );
    }
    text
}

/// A statement that so many papers have from one agency, which has it from one interview.
pub fn shared(papers: usize) -> String {
    let mut text = String::from(
        "format: 1\ntitle: One origin\npeople:\n  ana: {name: Ana Ruiz}\nsources:\n  \
         interview: {title: An interview with Ana Ruiz, kind: interview, speakers: ana, published: 2020-01-01}\n  \
         agency: {title: The report of the agency, published: 2020-01-02}\n",
    );
    let mut cites = Vec::new();
    for paper in 0..papers {
        let _ = writeln!(
            text,
            "  paper-{paper}: {{title: The report of the paper of number {paper}, published: 2020-01-{:02}}}",
            3 + paper % 20
        );
        cites.push(format!(
            "{{source: paper-{paper}, at: ¶{}, via: [agency, interview]}}",
            1 + paper
        ));
    }
    let _ = writeln!(
        text,
        "allegations:\n  said: {{statement: The gate was open., by: ana, cites: [{}]}}",
        cites.join(", ")
    );
    text
}

/// So many numbers in each of some categories of one count, with every bound there is.
pub fn counts(categories: usize, each: usize) -> String {
    let mut text = String::from(
        "format: 1\ntitle: Counts\nsources:\n  post: {title: The Post, published: 2020-01-01}\npeople:\n",
    );
    for person in 0..each {
        let _ = writeln!(
            text,
            "  person-{person}: {{name: The speaker of number {person}}}"
        );
    }
    text.push_str("allegations:\n");
    const BOUNDS: [&str; 7] = [
        "exactly",
        "about",
        "at-least",
        "at-most",
        "more-than",
        "less-than",
        "between",
    ];
    for category in 0..categories {
        for number in 0..each {
            let bound = BOUNDS[number % BOUNDS.len()];
            let value = 10 + number * 37 + category * 100;
            let value = match bound {
                "between" => format!("[{value}, {}]", value + 40),
                _ => value.to_string(),
            };
            let _ = writeln!(
                text,
                "  said-{category}-{number}: {{statement: So many were there as number {number} of {category}., by: person-{number}, \
                 cites: post, measure: {{value: {value}, bound: {bound}, unit: people, of: people on the ferry, \
                 category: category {category}}}}}"
            );
        }
    }
    text
}
