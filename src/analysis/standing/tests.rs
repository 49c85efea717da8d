//! What the cases in `tests/standings` do not say.

use super::*;
use crate::{analysis::tests::library, library::Doubt};

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

const BASE: &str = "  a: {statement: A, by: ben, about: ana, cites: [{source: gazette}]";

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
            // Which is later is not recorded.
            ("ana".to_owned(), "denied", vec![2]),
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

#[test]
fn nobody_is_an_independent_origin_by_words_that_are_known_to_be_missing() {
    let told = library(&format!(
        "{HEAD}  a: {{statement: A, by: [gazette, courier], cites: [{{source: gazette, basis: observed, quote: It rained}}, {{source: courier, basis: observed, quote: It snowed}}]}}"
    ));
    let index = at(&told, "a");
    let said = |library: &Library| {
        let derived = derive(library, index).unwrap();
        let independent = crate::analysis::origins::summary(library, index).independent;
        assert_eq!(derived.standing, standing(library, index));
        let because = words(library, &derived.because);
        format!("{} ({independent}): {because}", derived.standing.says())
    };
    assert_eq!(
        said(&told),
        "corroborated (2): 2 independent origins, as far as is recorded"
    );
    // What was worked out before it was known is not kept.
    let missing = |numbers: &[usize]| {
        let cited = told.at(index).body.cites();
        let quote = |number: &usize| cited[*number].quote.as_ref().unwrap().span();
        told.clone().with_doubts(
            numbers
                .iter()
                .map(|number| (quote(number), Doubt::Missing))
                .collect(),
        )
    };
    let one = missing(&[1]);
    assert_eq!(
        said(&one),
        "alleged (1): one origin, 1 more (quote missing)"
    );
    assert_eq!(
        said(&missing(&[0, 1])),
        "alleged (0): 2 origins (quote missing)"
    );
}

#[test]
fn what_is_dated_before_a_statement_or_ahead_is_no_reply_to_it() {
    let stands = |reply: &str| {
        let mut library = library(&format!(
            "{HEAD}  a: {{statement: A, by: ben, against: ana, date: 2026-03-09, cites: [{{source: gazette}}], responses: [{{{reply}, cites: [{{source: courier}}]}}]}}"
        ));
        library.read_on = Some(
            "2026-11-30"
                .parse::<crate::model::Date>()
                .unwrap()
                .day()
                .unwrap(),
        );
        standing(&library, at(&library, "a")).word()
    };
    for (reply, expected) in [
        ("by: ana, is: admitted, date: 2026-04-02", "admitted"),
        ("by: ana, is: admitted, date: 2026", "admitted"),
        ("by: ana, is: admitted, date: 2025-04-02", "alleged"),
        ("by: ana, is: admitted, date: 2027-04-02", "alleged"),
        ("by: ana, is: denied, date: 2027-04-02", "alleged"),
        ("by: ben, is: withdrawn, date: 2026-03-01", "alleged"),
        ("by: ben, is: withdrawn, date: 2026-03-10", "withdrawn"),
        // To drop what somebody disputes would make it look undisputed.
        ("by: ana, is: denied, date: 2025-04-02", "denied"),
    ] {
        assert_eq!(stands(reply), expected, "{reply}");
    }
}
