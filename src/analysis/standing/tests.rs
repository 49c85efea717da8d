use super::*;
use crate::analysis::tests::library;

const HEAD: &str = "
people:
  ana: {name: Ana, member_of: office}
  ben: {name: Ben}
  lawyers: {name: Ana's lawyers, kind: group, named: false}
organizations:
  office: {name: The Office}
  court: {name: The Court, kind: court}
  high-court: {name: The High Court, kind: court}
sources:
  gazette: {title: Gazette, publisher: The Gazette, published: 2024-01-02}
  courier: {title: Courier, publisher: The Courier, published: 2024-01-03}
  herald: {title: Herald, publisher: The Herald, published: 2024-01-04}
proceedings:
  trial: {title: The trial}
allegations:
";

fn at(library: &Library, id: &str) -> Index {
    library.index(&library.find(id).unwrap().key).unwrap()
}

/// The standing of `a` with its reason.
#[track_caller]
fn check(allegations: &str, expected: &str) {
    let library = library(&format!("{HEAD}{allegations}"));
    let index = at(&library, "a");
    let derived = derive(&library, index).unwrap();
    assert_eq!(derived.standing, standing(&library, index));
    let reason = words(&library, &derived.because);
    assert_eq!(
        format!("{}: {}", derived.standing.word(), &*reason),
        expected,
        "{allegations}"
    );
}

const BASE: &str = "  a: {statement: A, by: ben, about: ana, cites: [{source: gazette}]";

#[test]
fn one_origin_is_alleged_and_two_independent_ones_corroborate() {
    check(&format!("{BASE}}}"), "alleged: one origin");
    check("  a: {statement: A, by: ben}", "alleged: no citation");
    check(
        "  a: {statement: A, by: [gazette, courier], cites: [{source: gazette}, {source: courier}]}",
        "corroborated: 2 independent origins, as far as is recorded",
    );
    check(
        "  a: {statement: A, by: ben, cites: [{source: gazette}, {source: courier}]}",
        "alleged: one origin",
    );
    check(
        "  a: {statement: A, cites: [{source: gazette, via: [courier]}, {source: courier, via: [gazette]}]}",
        "alleged: no origin: each relays the other",
    );
}

#[test]
fn a_party_denies_and_another_contests() {
    let denied = |who: &str, cites: &str| {
        format!("{BASE}, responses: [{{by: {who}, is: denied, cites: [{cites}]}}]}}")
    };
    check(
        &denied("ana", "{source: courier}"),
        "denied: denied by Ana [2]; one origin",
    );
    check(
        &denied("lawyers", "{source: courier}, {source: herald}"),
        "contested: denied by Ana's lawyers [2] [3]; one origin",
    );
    // A denial does not undo what two independent origins say.
    check(
        "  a: {statement: A, by: [gazette, courier], about: office, cites: [{source: gazette}, {source: courier}], responses: [{by: ana, is: denied}]}",
        "contested: denied by Ana; 2 independent origins, as far as is recorded",
    );
}

#[test]
fn silence_changes_nothing() {
    for is in ["no-comment", "not-asked", "lacks-knowledge"] {
        check(
            &format!("{BASE}, responses: [{{by: ana, is: {is}}}]}}"),
            "alleged: one origin",
        );
    }
}

#[test]
fn an_admission_stands_until_another_denies() {
    check(
        &format!("{BASE}, kind: admission}}"),
        "admitted: admitted by Ben [1]; one origin",
    );
    let replies = |replies: &str| format!("{BASE}, responses: [{replies}]}}");
    check(
        &replies("{by: ana, is: admitted-in-part, cites: [{source: herald}]}"),
        "admitted: admitted in part by Ana [2]; one origin",
    );
    check(
        &replies("{by: ana, is: admitted}, {by: office, is: denied, cites: [{source: herald}]}"),
        "contested: admitted by Ana; denied by The Office [2]; one origin",
    );
}

#[test]
fn the_last_word_of_each_counts() {
    let replies = |replies: &str| format!("{BASE}, responses: [{replies}]}}");
    check(
        &replies("{by: ana, is: denied}, {by: ana, is: admitted}"),
        "admitted: admitted by Ana; one origin",
    );
    // By the dates, where they have them.
    check(
        &replies(
            "{by: ana, is: denied, date: 2024-05-01}, {by: ana, is: admitted, date: 2024-04-01}",
        ),
        "denied: denied by Ana; one origin",
    );
    // She takes back her denial, not the statement, which is his to take back.
    check(
        &replies("{by: ana, is: denied}, {by: ana, is: withdrawn}"),
        "alleged: one origin",
    );
    check(
        &replies("{by: ana, is: denied}, {by: ben, is: withdrawn, cites: [{source: herald}]}"),
        "withdrawn: withdrawn by Ben [2]; denied by Ana",
    );
}

#[test]
fn what_contradicts_is_named_from_either_side() {
    check(
        &format!(
            "{BASE}, relations: [{{to: b, is: contradicts, cites: [{{source: herald}}]}}]}}\n  b: {{statement: Not A, by: ana}}"
        ),
        "contested: contradicted by Ana: Not A [2]; one origin",
    );
    check(
        &format!("{BASE}}}\n  b: {{statement: Not A, relations: [{{to: a, is: contradicts}}]}}"),
        "contested: contradicted by someone not named: Not A; one origin",
    );
    check(
        &format!("{BASE}}}\n  b: {{statement: Other, relations: [{{to: a, is: qualifies}}]}}"),
        "alleged: one origin",
    );
    // What was withdrawn contests nothing.
    check(
        &format!(
            "{BASE}}}\n  b: {{statement: Not A, by: ana, relations: [{{to: a, is: contradicts}}], responses: [{{by: ana, is: withdrawn}}]}}"
        ),
        "alleged: one origin",
    );
}

#[test]
fn a_number_that_cannot_hold_together_contests() {
    let counts = |of: &str| {
        format!(
            "{BASE}, measure: {{value: 52, unit: permits, of: issued}}}}\n  b: {{statement: 58, by: ana, measure: {{value: 58, unit: permits, of: {of}}}}}"
        )
    };
    check(
        &counts("issued"),
        "contested: counted otherwise by Ana: 58; one origin",
    );
    check(&counts("asked for"), "alleged: one origin");
}

#[test]
fn findings_decide_and_only_those_of_a_proceeding() {
    let with = |finding: &str| format!("{BASE}, responses: [{{by: ana, is: denied}}]}}\n{finding}");
    check(
        &with(
            "  f: {statement: A it is, kind: finding, by: court, relations: [{to: a, is: repeats}]}",
        ),
        "found: found by The Court: A it is; denied by Ana",
    );
    check(
        &with(
            "  f: {statement: No A, kind: finding, by: ben, about: trial, relations: [{to: a, is: contradicts}]}",
        ),
        "rejected: rejected by Ben: No A; denied by Ana",
    );
    check(
        &with(
            "  f: {statement: A it is, kind: finding, by: court, relations: [{to: a, is: repeats}]}\n  g: {statement: No A, kind: finding, by: high-court, relations: [{to: a, is: contradicts}]}",
        ),
        "contested: found by The Court: A it is; rejected by The High Court: No A",
    );
    // What a newspaper finds is what it says; and a finding that only supports it is not the same.
    check(
        &with(
            "  f: {statement: A it is, kind: finding, by: gazette, relations: [{to: a, is: repeats}]}",
        ),
        "denied: denied by Ana; one origin",
    );
    check(
        &with(
            "  f: {statement: A it is, kind: finding, by: court, relations: [{to: a, is: supports}]}",
        ),
        "denied: denied by Ana; one origin",
    );
    check(
        "  a: {statement: A, kind: finding, by: court, cites: [{source: gazette}]}",
        "found: found by The Court [1]",
    );
}

#[test]
fn each_party_has_a_standing_of_its_own() {
    let library = library(&format!(
        "{HEAD}{BASE}, responses: [{{by: [ana, office], is: denied, cites: [{{source: herald}}]}}, {{by: ben, is: no-comment}}, {{by: ana, is: admitted, cites: [{{source: courier}}]}}]}}"
    ));
    let parties = derive(&library, at(&library, "a")).unwrap().parties;
    let id = |who: Index| library.at(who).key.id().to_string();
    let parties: Vec<_> = parties
        .into_iter()
        .map(|party| (id(party.who), party.standing.word(), party.citations))
        .collect();
    assert_eq!(
        parties,
        [
            ("ana".to_owned(), "admitted", vec![3]),
            ("office".to_owned(), "denied", vec![2]),
            ("ben".to_owned(), "alleged", vec![]),
        ]
    );
}

#[test]
fn what_the_file_states_is_set_beside_what_follows() {
    let stated = |status: &str| {
        let library = library(&format!(
            "{HEAD}{BASE}, history: [{{status: alleged}}, {{status: {status}}}]}}"
        ));
        derive(&library, at(&library, "a"))
            .unwrap()
            .stated
            .unwrap()
            .than_derived
    };
    assert_eq!(stated("alleged"), Compared::Same);
    for above in ["corroborated", "admitted", "found"] {
        assert_eq!(stated(above), Compared::Above, "{above}");
    }
    for below in ["contested", "denied", "withdrawn", "rejected"] {
        assert_eq!(stated(below), Compared::Below, "{below}");
    }
}

#[test]
fn every_standing_has_a_rule_and_only_the_last_has_no_condition() {
    for standing in Standing::ALL {
        assert!(
            RULES.iter().any(|rule| rule.standing == *standing),
            "{standing:?}"
        );
    }
    let nothing = Facts::default();
    let holding = RULES.iter().filter(|rule| (rule.holds)(&nothing));
    assert_eq!(holding.count(), 1);
}
