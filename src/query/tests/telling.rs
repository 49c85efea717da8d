//! How queries are explained and completed, and the table behind it.

use super::{super::*, TOLD, shown};
use crate::{
    analysis,
    library::{Index, Library},
};

#[test]
fn a_query_is_told_in_plain_words_with_counts() {
    let library = analysis::library(TOLD);
    let records: Vec<Index> = library.indices().collect();
    let query = Query::parse("kind:allegation -(standing:denied OR \"the sun\") nobody").unwrap();
    let told: Vec<String> = query
        .explain(&Context::new(&library), &records)
        .into_iter()
        .map(|part| format!("{}{} {}", " ".repeat(part.depth), part.words, part.records))
        .collect();
    let all = records.len();
    assert_eq!(
        told,
        [
            "all of these 1".to_owned(),
            " kind is allegation 4".to_owned(),
            format!(" not {}", all - 2),
            "  any of these 2".to_owned(),
            "   standing is denied 1".to_owned(),
            "   the exact words “the sun” 1".to_owned(),
            " words that begin with “nobody” 1".to_owned(),
        ]
    );
}

#[test]
fn the_table_of_keys_is_sound() {
    for (number, info) in KEYS.iter().enumerate() {
        assert_eq!(info.key.info().name, info.name);
        assert!(KEYS[..number].iter().all(|other| other.name != info.name));
        let query = Query::parse(info.example);
        assert!(query.is_ok(), "{} {query:?}", info.example);
        for word in info.key.words() {
            let written = format!("{}:{}", info.name, word.word);
            assert_eq!(
                Query::parse(&written).map(|query| shown(query.expr())),
                Ok(written)
            );
        }
    }
}

/// What is offered at the end of a query, with what stays before it.
fn offered(library: &Library, typed: &str) -> Vec<String> {
    let completion = complete(&Context::new(library), typed, typed.len());
    assert_eq!(
        completion.range.end,
        if completion.offers.is_empty() {
            completion.range.end
        } else {
            typed.len()
        }
    );
    let before = &typed[..completion.range.start];
    let offers = completion.offers.into_iter();
    offers
        .map(|offer| format!("{before}{}", offer.text))
        .collect()
}

#[test]
fn what_can_follow_is_offered() {
    let library = analysis::library(TOLD);
    for (typed, offers) in [
        ("", &[][..]),
        ("x st", &["x standing:", "x status:"]),
        ("-sta", &["-standing:", "-status:"]),
        ("(OR", &[]),
        ("a|vi", &["a|via:"]),
        (
            "standing:",
            &[
                "standing:alleged",
                "standing:corroborated",
                "standing:denied",
                "standing:contested",
                "standing:contested-in-part",
                "standing:admitted",
                "standing:found",
                "standing:rejected",
                "standing:dismissed",
                "standing:revised",
                "standing:withdrawn",
            ],
        ),
        (
            "Standing:denied,co",
            &[
                "Standing:denied,corroborated",
                "Standing:denied,contested",
                "Standing:denied,contested-in-part",
            ],
        ),
        ("by:an", &["by:ana"]),
        ("by:nun", &["by:bob"]),
        ("by:co", &["by:court"]),
        ("by:wi", &["by:wire"]),
        ("via:co", &[]),
        ("case:", &["case:told"]),
        ("about:r", &["about:rain", "about:ana"]),
        ("date:2024", &[]),
        ("nokey:a", &[]),
        ("\"by:an", &[]),
        ("\"a b\" by:an", &["\"a b\" by:ana"]),
        ("by:\"an", &[]),
        ("reliability:a", &["reliability:A"]),
    ] {
        assert_eq!(offered(&library, typed), offers, "{typed}");
    }
    // Within a word, all of it is replaced, and what is behind it stays.
    for (text, cursor, range) in [
        ("by:ana kind:event", 4, 3..6),
        ("by:an,bob x", 4, 3..5),
        ("by:an,bob x", 7, 6..9),
        ("(standing:denied) a", 3, 1..10),
        ("-standing:denied", 4, 1..10),
        ("deniedly a", 4, 0..8),
        ("by:an(x", 4, 3..5),
    ] {
        let completion = complete(&Context::new(&library), text, cursor);
        assert!(!completion.offers.is_empty(), "{text}");
        assert_eq!(completion.range, range, "{text} at {cursor}");
    }
    // At a place within the query, what stands behind it stays.
    let completion = complete(&Context::new(&library), "by:an kind:event", 5);
    assert_eq!(completion.range, 3..5);
    assert_eq!(completion.offers.len(), 1);
    assert_eq!(completion.offers[0].says.as_str(), "Ana Ruiz");
}
