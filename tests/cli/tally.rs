//! The bars of an overview: each counts just what the list has that it leads to.

use super::harness::World;

const MANY: &str = "
people: {ana: {name: Ana Ruiz}, ben: {name: Ben Tov}}
sources:
  post: {title: The Post, published: 2030-01-02}
  held: {title: Held, published: 2030-01-03, digest: {text: In other words.}}
allegations:
  said: {statement: It rained., by: ana, cites: post}
  denied: {statement: Ana took it., by: ben, against: ana, cites: post, responses: [{by: ana, is: denied, cites: post}]}
  admitted: {statement: Ben took it., by: ana, against: ben, cites: post, responses: [{by: ben, is: admitted, cites: post}]}
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

/// The bars of a page: the kind that is listed, and the query, with the number.
fn bars(page: &str) -> Vec<(&'static str, String, usize)> {
    let heads = [
        ("Allegations, by", "allegations", "standing"),
        ("Evidence, by", "evidence", "status"),
        ("Questions, by", "questions", "status"),
        ("Sources, by", "sources", "status"),
    ];
    let mut found = Vec::new();
    let mut under = None;
    for line in page.lines() {
        if let Some((_, kind, key)) = heads.iter().find(|(head, ..)| line.starts_with(head)) {
            under = Some((*kind, *key));
            continue;
        }
        let Some((kind, key)) = under.filter(|_| line.starts_with("  ")) else {
            under = None;
            continue;
        };
        let words = line.trim().split_once(' ').map_or("", |(_, words)| words);
        let at = words.find(|c: char| c.is_ascii_digit()).unwrap();
        let count = words[at..].split(' ').next().unwrap().parse().unwrap();
        let word = words[..at].trim().replace(' ', "-");
        found.push((kind, format!("{key}:{word}"), count));
    }
    found
}

#[track_caller]
fn counts_what_is_listed(world: &World, case: &str, least: usize) {
    let page = world.run(&format!("show {case}")).out;
    let bars = bars(&page);
    assert!(bars.len() >= least, "{bars:?}\n{page}");
    for (kind, query, count) in bars {
        let listed = world.run(&format!("list {kind} {query} --case {case} --format json"));
        let listed = listed.json().as_array().unwrap().len();
        assert_eq!(listed, count, "{kind} {query}\n{page}");
    }
}

#[test]
fn a_bar_counts_what_it_leads_to() {
    counts_what_is_listed(&World::case(MANY), "visit", 9);
}
