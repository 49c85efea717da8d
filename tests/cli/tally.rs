//! The bars of an overview: each counts just what the list has that it leads to.

use super::harness::World;

const MANY: &str = "
people: {ana: {name: Ana Ruiz}, ben: {name: Ben Tov}}
sources:
  post: {title: The Post, published: 2030-01-02}
  held: {title: Held, published: 2030-01-03, digest: {text: In other words.}}
  paper: {title: Paper, published: 2030-01-04, text: said.md}
  letter: {title: Letter, published: 2030-01-05, original: {file: letter.txt, sha256: e380394079209cb2654d4c322b27ccc04093c02265a020889843342f666d05c9}}
allegations:
  said: {statement: It rained., by: ana, cites: post}
  denied: {statement: Ana took it., by: ben, against: ana, cites: post, responses: [{by: ana, is: denied, cites: post}]}
  admitted: {statement: Ben took it., by: ana, against: ben, cites: post, responses: [{by: ben, is: admitted, cites: post}]}
  twice: {statement: It rained twice., by: ana, cites: [{source: paper, at: ¶1, quote: it rained again}, {source: paper, at: ¶1, quote: it never did}]}
  unanswered: {statement: Ben knew., by: ana, against: ben, cites: post}
  withdrawn: {statement: It snowed., by: ana, cites: post, responses: [{by: ana, is: withdrawn, cites: post}]}
evidence:
  plain: {description: A photograph}
  lost: {description: A diary, status: lost, said_by: ana, cites: post}
  lacking: {description: A list, status: said-to-be-missing, said_by: ana, cites: post}
  seen: {description: A letter, status: unverified, said_by: ana, cites: post}
questions:
  open: {question: When?}
  partly: {question: Where?, status: partly-answered, answer: Here.}
";

const OTHER: &str = "format: 1
title: Another
sources:
  paper: {title: Paper, published: 2030-01-04, text: said.md}
allegations:
  said: {statement: It rained., by: paper, cites: [{source: paper, at: ¶1, quote: It rained}]}
events:
  rain: {title: Rain, date: 2030-01-04, cites: [{source: paper, at: ¶1, quote: hail fell}]}
";

/// The library of `MANY`, with quotes that are there and that are not, and an original.
fn world() -> World {
    World::case(MANY)
        .file("casefiles/said.md", "It rained, and it rained again.\n")
        .file("casefiles/letter.txt", "A letter.\n")
        .file("casefiles/other.yaml", OTHER)
}

/// The bars of a page: the kind that is listed, and the query, with the number.
fn bars(page: &str) -> Vec<(&'static str, String, usize)> {
    let mut found = Vec::new();
    let mut under = None;
    for line in page.lines() {
        let head = line.split_once(", by ");
        let kind = head.and_then(|(title, _)| TITLES.iter().find(|(other, _)| *other == title));
        if let (Some((_, kind)), Some((_, by))) = (kind, head) {
            let mut keys = KEYS.iter();
            let key = keys.find(|(begins, _)| by.starts_with(begins));
            under = key.map(|(_, key)| (*kind, *key));
            continue;
        }
        let Some((kind, key)) = under.filter(|_| line.starts_with("  ")) else {
            under = None;
            continue;
        };
        let words = line.trim().split_once(' ').map_or("", |(_, words)| words);
        let at = words.find(|c: char| c.is_ascii_digit()).unwrap();
        let count = words[at..].split(' ').next().unwrap().parse().unwrap();
        let word = match words[..at].trim() {
            "no quote" | "no reply, no finding" => "none".to_owned(),
            "withdrew it" => "withdrawn".to_owned(),
            word => word.to_lowercase().replace(' ', "-"),
        };
        found.push((kind, format!("{key}:{word}"), count));
    }
    found
}

const TITLES: [(&str, &str); 8] = [
    ("Allegations", "allegations"),
    ("Evidence", "evidence"),
    ("Questions", "questions"),
    ("Sources", "sources"),
    ("People", "people"),
    ("Events", "events"),
    ("Proceedings", "proceedings"),
    ("Cases", "cases"),
];

const KEYS: [(&str, &str); 6] = [
    ("standing", "standing"),
    ("status", "status"),
    ("how far", "status"),
    ("what is held", "status"),
    ("what was replied", "reply"),
    ("what is found", "quote"),
];

/// Holds each bar of a page to the list it leads to; `of` parts the scope. Returns what is counted.
#[track_caller]
fn counts_what_is_listed(world: &World, page: &str, of: &str) -> Vec<(String, usize)> {
    let page = world.run(page).out;
    let bars = bars(&page);
    for (kind, query, count) in &bars {
        let listed = world.run(&format!("list {kind} {query} {of} --format json"));
        let listed = listed.json().as_array().unwrap().len();
        assert_eq!(listed, *count, "{kind} {query}\n{page}");
    }
    let bars = bars.into_iter();
    bars.map(|(kind, query, count)| (format!("{kind} {query}"), count))
        .collect()
}

#[track_caller]
fn has(bars: &[(String, usize)], wanted: &[(&str, usize)]) {
    for (query, count) in wanted {
        assert!(
            bars.contains(&((*query).to_owned(), *count)),
            "{query} {count}: {bars:#?}"
        );
    }
}

#[test]
fn a_bar_counts_what_it_leads_to() {
    let bars = counts_what_is_listed(&world(), "show visit", "--case visit");
    has(
        &bars,
        &[
            ("allegations standing:denied", 1),
            ("allegations reply:denied", 1),
            ("allegations reply:none", 1),
            ("allegations quote:verbatim", 1),
            ("allegations quote:missing", 1),
            ("allegations quote:none", 5),
            ("evidence status:lost", 1),
            ("sources status:original", 1),
            ("sources status:working-copy", 1),
        ],
    );
}

#[test]
fn a_bar_of_the_library_counts_what_it_leads_to() {
    let bars = counts_what_is_listed(&world(), "casefiles", "");
    has(
        &bars,
        &[
            ("allegations standing:alleged", 4),
            ("allegations quote:verbatim", 2),
            ("events quote:missing", 1),
            ("sources status:original", 1),
        ],
    );
}

#[test]
fn a_bar_of_an_earlier_day_counts_what_is_listed_of_it() {
    let of = "--case visit --as-of 2030-01-02";
    counts_what_is_listed(&world(), "show visit --as-of 2030-01-02", of);
}
