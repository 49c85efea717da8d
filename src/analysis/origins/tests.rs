use super::*;
use crate::analysis::tests::library;

const HEAD: &str = "
people:
  ana: {name: Ana, member_of: office}
  ben: {name: Ben}
  clerk: {name: A clerk, named: false}
organizations:
  office: {name: The Office, part_of: state}
  state: {name: The State}
  times: {name: The Times}
sources:
  gazette: {title: Gazette, kind: article-newspaper}
  courier: {title: Courier, kind: article-newspaper}
  herald: {title: Herald, kind: article-newspaper}
  digest: {title: Weekly, kind: article-newspaper, rests_on: [gazette, courier]}
  weekly: {title: Another weekly, kind: article-newspaper, rests_on: [talk, ben-talk]}
  wire: {title: A wire report, kind: report, rests_on: talk}
  talk: {title: A talk with Ana, kind: interview, speakers: ana}
  other-talk: {title: Another talk with Ana, kind: interview, speakers: ana}
  ben-talk: {title: A talk with Ben, kind: interview, speakers: ben}
  call: {title: A call, kind: personal-communication}
  own-report: {title: A report, kind: report, publisher: the times}
  ring-a: {title: Ring A, rests_on: ring-b}
  ring-b: {title: Ring B, rests_on: ring-c}
  ring-c: {title: Ring C, rests_on: ring-a}
proceedings:
  trial: {title: A trial, parties: [{who: ben}]}
";

/// A library with one allegation, `said`, of these keys.
fn said(keys: &str) -> Library {
    library(&format!(
        "{HEAD}allegations:\n  said: {{statement: Said, {keys}}}\n"
    ))
}

fn at(library: &Library, id: &str) -> Index {
    library.index(&library.find(id).unwrap().key).unwrap()
}

/// The origins of that allegation in one line, and where they began.
fn origins(keys: &str) -> (String, Vec<String>) {
    let library = said(keys);
    let found = of(&library, at(&library, "said"));
    let began = found.origins.iter().map(|origin| {
        let id = |index: &Index| library.at(*index).key.id().as_str();
        let who: Vec<&str> = origin.began.speakers().iter().map(id).collect();
        let source = origin.began.source();
        let source = source.map_or("?".to_owned(), |source| id(&source).to_owned());
        format!("{source}:{}", who.join("+"))
            .trim_end_matches(':')
            .to_owned()
    });
    (found.words().to_string(), began.collect())
}

#[track_caller]
fn check(keys: &str, words: &str, began: &[&str]) {
    assert_eq!(
        origins(keys),
        (
            words.to_owned(),
            began.iter().map(|one| (*one).to_owned()).collect()
        ),
        "{keys}"
    );
}

#[test]
fn three_papers_that_relay_one_talk_have_one_origin() {
    check(
        "by: ana, cites: [{source: gazette, via: [talk]}, {source: courier, via: [talk]}, {source: herald, via: [wire, talk]}]",
        "3 reports · 1 origin · depth 2",
        &["talk:ana"],
    );
    // The same where the wire's own record says what it rests on.
    check(
        "by: ana, cites: [{source: gazette, via: [talk]}, {source: herald, via: [wire]}]",
        "2 reports · 1 origin · depth 2",
        &["talk:ana"],
    );
}

#[test]
fn a_source_cited_twice_is_one_report() {
    check(
        "by: ana, cites: [{source: gazette, at: ¶1, via: [talk]}, {source: gazette, at: ¶2, via: [talk]}]",
        "1 report · 1 origin · depth 1",
        &["talk:ana"],
    );
}

#[test]
fn ways_that_share_a_page_or_a_speaker_are_not_independent() {
    // Two speakers, and one paper that may have misheard both.
    check(
        "by: [ana, ben], cites: [{source: gazette, via: [talk]}, {source: gazette, via: [ben-talk]}]",
        "1 report · 2 origins, not known to be independent · depth 1",
        &["talk:ana", "ben-talk:ben"],
    );
    // One speaker on two occasions.
    check(
        "by: ana, cites: [{source: gazette, via: [talk]}, {source: courier, via: [other-talk]}]",
        "2 reports · 2 origins, not known to be independent · depth 1",
        &["talk:ana", "other-talk:ana"],
    );
    check(
        "by: [ana, ben], cites: [{source: gazette, via: [talk]}, {source: courier, via: [ben-talk]}]",
        "2 reports · 2 origins · depth 1",
        &["talk:ana", "ben-talk:ben"],
    );
}

#[test]
fn a_speaker_on_no_recorded_occasion_is_one_origin_however_many_pages_have_it() {
    check(
        "by: ana, cites: [{source: gazette}, {source: courier}]",
        "2 reports · 1 origin · depth 1",
        &["?:ana"],
    );
}

#[test]
fn what_a_source_says_itself_begins_there() {
    check(
        "by: gazette, cites: [{source: gazette, basis: observed}]",
        "1 report · 1 origin · depth 0",
        &["gazette"],
    );
    check(
        "by: [gazette, courier], cites: [{source: gazette, basis: observed}, {source: courier, basis: counted}]",
        "2 reports · 2 origins · depth 0",
        &["gazette", "courier"],
    );
    // Where it does not say how it knows, it is no origin that counts.
    check(
        "by: [gazette, courier], cites: [{source: gazette, basis: observed}, {source: courier}]",
        "2 reports · 1 origin · depth 0 · 1 not stated",
        &["gazette"],
    );
    // Its publisher is known by the name, whatever the letters' case.
    check(
        "by: times, cites: [{source: gazette, via: [own-report]}]",
        "1 report · 1 origin · depth 1",
        &["own-report:times"],
    );
    // A call is an occasion, though nobody recorded who spoke.
    check(
        "by: ana, cites: [{source: gazette, via: [call]}]",
        "1 report · 1 origin · depth 1",
        &["call:ana"],
    );
    // A report is not: someone told its author.
    check(
        "by: ana, cites: [{source: gazette, via: [own-report]}]",
        "1 report · 1 origin · depth 2",
        &["?:ana"],
    );
}

#[test]
fn a_source_that_rests_on_two_has_the_origins_of_both() {
    check(
        "cites: [{source: weekly}]",
        "1 report · 2 origins, not known to be independent · depth 1",
        &["talk:ana", "ben-talk:ben"],
    );
    check(
        "cites: [{source: wire}, {source: talk}]",
        "2 reports · 1 origin · depth 1",
        &["talk:ana"],
    );
    // What a source that rests on another examined itself, it has from nobody.
    check(
        "cites: [{source: weekly, basis: examined}]",
        "1 report · 1 origin · depth 0",
        &["weekly"],
    );
    // Beside that other one it is no second origin that is known to be independent.
    check(
        "by: [gazette, digest], cites: [{source: gazette, basis: observed}, {source: digest, basis: observed}]",
        "2 reports · 2 origins, not known to be independent · depth 0",
        &["gazette", "digest"],
    );
    check(
        "cites: [{source: digest}]",
        "1 report · origin not stated",
        &[],
    );
}

#[test]
fn unnamed_speakers_and_parties_are_named_as_such() {
    check(
        "by: clerk, cites: [{source: gazette}]",
        "1 report · 1 origin · depth 1 · unnamed",
        &["?:clerk"],
    );
    check(
        "by: ana, about: ana, cites: [{source: gazette}]",
        "1 report · 1 origin · depth 1 · a party's own",
        &["?:ana"],
    );
    // A member of a part of it, and a party of a trial.
    check(
        "by: ana, about: state, cites: [{source: gazette}]",
        "1 report · 1 origin · depth 1 · a party's own",
        &["?:ana"],
    );
    check(
        "by: ben, about: trial, cites: [{source: gazette}]",
        "1 report · 1 origin · depth 1 · a party's own",
        &["?:ben"],
    );
    check(
        "by: ben, about: office, cites: [{source: gazette}]",
        "1 report · 1 origin · depth 1",
        &["?:ben"],
    );
    // She speaks in the one, and is not said to have said it.
    check(
        "by: [ben, clerk], about: ana, cites: [{source: gazette, via: [talk]}, {source: courier, via: [ben-talk]}]",
        "2 reports · 1 origin · depth 1 · 1 mention",
        &["ben-talk:ben"],
    );
}

#[test]
fn a_circle_has_no_origin_and_does_not_hang() {
    check(
        "cites: [{source: ring-a}]",
        "1 report · no origin · circular",
        &[],
    );
    // Each says that it has it from the other.
    let keys = "cites: [{source: gazette, via: [courier]}, {source: courier, via: [gazette]}]";
    check(keys, "2 reports · no origin · circular", &[]);
    let library = said(keys);
    let found = of(&library, at(&library, "said"));
    assert_eq!(
        found.circles,
        [[at(&library, "gazette"), at(&library, "courier")].into()],
        "once"
    );
    // A page that relays itself.
    check(
        "cites: [{source: gazette, via: [gazette]}]",
        "1 report · no origin · circular",
        &[],
    );
    // A way out of the circle is an origin.
    check(
        "cites: [{source: ring-a}, {source: herald, basis: observed}]",
        "2 reports · 1 origin · depth 0 · circular",
        &["herald"],
    );
}

#[test]
fn nothing_cited_has_no_origins() {
    check("by: ana", "", &[]);
}

#[test]
fn what_every_way_leads_through_is_a_single_point() {
    let hangs_on = |keys: &str| {
        let library = said(keys);
        let found = of(&library, at(&library, "said")).hangs_on;
        let ids = found
            .iter()
            .map(|index| library.at(*index).key.id().to_string());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(
        hangs_on("cites: [{source: gazette, via: [wire]}]"),
        ["gazette", "wire", "talk"]
    );
    assert_eq!(
        hangs_on("cites: [{source: gazette, via: [talk]}, {source: herald, via: [wire]}]"),
        ["talk"]
    );
    assert_eq!(
        hangs_on("cites: [{source: digest}]"),
        ["digest"],
        "either of two will do"
    );
    assert_eq!(
        hangs_on("cites: [{source: gazette}, {source: courier}]"),
        [""; 0]
    );
}

/// What falls, as `id before after`.
fn falls(library: &Library, source: &str) -> Vec<String> {
    let fallen = drop(library, at(library, source)).into_iter();
    fallen
        .map(|fallen| {
            let id = library.at(fallen.allegation).key.id();
            let after = fallen.after.map_or("nothing", |after| after.word());
            format!("{id} {} {after}", fallen.before.word())
        })
        .collect()
}

#[test]
fn what_falls_with_a_source_is_listed() {
    let library = library(&format!(
        "{HEAD}
allegations:
  one: {{statement: 1, by: ana, cites: [{{source: gazette, via: [talk]}}]}}
  two: {{statement: 2, by: [ana, ben], cites: [{{source: gazette, via: [talk]}}, {{source: courier, via: [ben-talk]}}]}}
  three: {{statement: 3, by: ben, cites: [{{source: herald, via: [ben-talk]}}], about: ana, responses: [{{by: ana, is: denied, cites: [{{source: gazette, via: [talk]}}]}}]}}
  four: {{statement: 4, by: herald, cites: [{{source: herald}}], relations: [{{to: five, is: contradicts}}]}}
  five: {{statement: 5, by: courier, cites: [{{source: courier}}]}}
  six: {{statement: 6, cites: [{{source: digest}}]}}
  round: {{statement: 7, cites: [{{source: ring-a}}]}}
"
    ));
    assert_eq!(
        falls(&library, "talk"),
        [
            "one alleged nothing",
            "two corroborated alleged",
            "three denied alleged"
        ]
    );
    assert_eq!(
        falls(&library, "gazette"),
        [
            "one alleged nothing",
            "two corroborated alleged",
            "three denied alleged"
        ]
    );
    assert_eq!(
        falls(&library, "herald"),
        [
            "three denied nothing",
            "four alleged nothing",
            "five contested alleged"
        ]
    );
    assert_eq!(falls(&library, "digest"), ["six alleged nothing"]);
    assert_eq!(
        falls(&library, "ring-b"),
        [""; 0],
        "a circle held nothing up"
    );
    assert_eq!(falls(&library, "wire"), [""; 0]);
}

#[test]
fn single_points_are_those_on_which_most_hangs() {
    let library = library(&format!(
        "{HEAD}
allegations:
  one: {{statement: 1, by: ana, cites: [{{source: gazette, via: [talk]}}]}}
  two: {{statement: 2, by: ana, cites: [{{source: courier, via: [wire]}}]}}
  three: {{statement: 3, cites: [{{source: gazette}}, {{source: courier}}]}}
"
    ));
    let points = single_points(&library, &crate::library::Scope::Library);
    let ids: Vec<(String, usize)> = points
        .iter()
        .map(|point| {
            (
                library.at(point.source).key.id().to_string(),
                point.allegations.len(),
            )
        })
        .collect();
    let expected = [("talk", 2), ("gazette", 1), ("courier", 1), ("wire", 1)];
    assert_eq!(ids, expected.map(|(id, count)| (id.to_owned(), count)));
}

/// The tree of that allegation, a line each, indented by its level.
fn drawn(keys: &str) -> Vec<String> {
    let library = said(keys);
    let (branches, origins) = tree(&library, at(&library, "said"));
    let id = |index: &Index| library.at(*index).key.id().to_string();
    branches
        .iter()
        .map(|branch| {
            let words = match &branch.leaf {
                Leaf::Page {
                    source,
                    citations,
                    stands_above,
                } => {
                    format!(
                        "{citations:?} {}{}",
                        id(source),
                        if *stands_above { " above" } else { "" }
                    )
                }
                Leaf::Relayed(source) => id(source),
                Leaf::Again(source) => format!("{} above", id(source)),
                Leaf::Circle(source) => format!("{} circle", id(source)),
                Leaf::End(Reached::NotStated) => "?".to_owned(),
                Leaf::End(Reached::Mention(place)) => {
                    let who: Vec<String> = origins.mentions[*place].who.iter().map(id).collect();
                    format!("only {}", who.join("+"))
                }
                Leaf::End(Reached::Origin(place)) => {
                    let began = &origins.origins[*place].began;
                    let who: Vec<String> = began.speakers().iter().map(id).collect();
                    format!("= {}", who.join("+"))
                }
            };
            format!("{}{words}", "  ".repeat(branch.level()))
        })
        .collect()
}

#[test]
fn the_tree_leads_to_whoever_spoke_first() {
    assert_eq!(
        drawn(
            "by: ana, cites: [{source: gazette, via: [talk]}, {source: herald, via: [wire, talk]}, {source: gazette, via: [talk]}]"
        ),
        [
            "[1, 3] gazette",
            "  talk",
            "    = ana",
            "[2] herald",
            "  wire",
            "    talk above"
        ]
    );
    // A page's own words are apart from those that it relays.
    assert_eq!(
        drawn("by: gazette, cites: [{source: gazette}, {source: gazette, via: [talk]}]"),
        ["[1] gazette", "  ?", "[2] gazette", "  talk", "    = ana"]
    );
    assert_eq!(
        drawn("cites: [{source: gazette, via: [courier]}, {source: courier, via: [gazette]}]"),
        [
            "[1] gazette",
            "  courier",
            "    gazette circle",
            "[2] courier above"
        ]
    );
}

#[test]
fn a_line_of_the_tree_knows_what_follows_it() {
    let library = said("cites: [{source: digest}, {source: herald}]");
    let (branches, _) = tree(&library, at(&library, "said"));
    let goes_on: Vec<&[bool]> = branches.iter().map(|branch| &branch.goes_on[..]).collect();
    let expected: [&[bool]; 7] = [
        &[true],
        &[true, true],
        &[true, true, false],
        &[true, false],
        &[true, false, false],
        &[false],
        &[false, false],
    ];
    assert_eq!(goes_on, expected);
}

#[test]
fn a_chain_longer_than_any_real_one_is_cut_and_takes_no_time() {
    use std::fmt::Write;
    let mut text = "sources:\n".to_owned();
    let length = 20_000;
    for number in 0..length {
        let _ = writeln!(
            text,
            "  s{number}: {{title: S, rests_on: s{}}}",
            (number + 1) % length
        );
    }
    text.push_str("allegations:\n");
    for number in 0..200 {
        let _ = writeln!(
            text,
            "  a{number}: {{statement: A, cites: [{{source: s{number}}}, {{source: s9}}]}}"
        );
    }
    let library = library(&text);
    let start = std::time::Instant::now();
    for index in library
        .indices()
        .filter(|index| library.at(*index).kind() == Kind::Allegation)
    {
        assert_eq!(of(&library, index).origins, []);
        tree(&library, index);
    }
    assert!(
        start.elapsed() < std::time::Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn replies_have_origins_of_their_own() {
    let library = said(
        "by: ben, cites: [{source: gazette}], responses: [{by: ana, is: denied, cites: [{source: courier, via: [talk]}]}, {by: clerk, is: no-comment, cites: [{source: herald}]}]",
    );
    let replies = of_responses(&library, at(&library, "said"));
    let words: Vec<String> = replies.iter().map(|one| one.words().to_string()).collect();
    assert_eq!(
        words,
        [
            "1 report · 1 origin · depth 1",
            "1 report · 1 origin · depth 1 · unnamed"
        ]
    );
    assert_eq!(replies[1].ways[0].citation, 3, "by the numbers of the page");
}
