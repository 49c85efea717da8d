use std::sync::Arc;

use super::*;
use crate::{
    document::Stamp,
    library::Library,
    load,
    query::{Term, What},
};

const RECORDS: &str = "
sources:
  gazette: {title: The Gazette on snow}
  courier: {title: The Courier}
  herald: {title: The Herald}
  lost: {title: Lost letter}
people:
  ana: {name: Ana Arévalo, note: Saw the harbour in snow.}
";

/// The paragraphs of each source.
const TEXTS: [(&str, &[&str]); 3] = [
    (
        "gazette",
        &[
            "Rain fell on the harbour.",
            "The inspector denied it.",
            "Rain, and more rain; the inspectors came in the rain.",
        ],
    ),
    (
        "courier",
        &[
            "The harbour inspector spoke.",
            "It had rained.",
            "Straße und Brücke",
        ],
    ),
    ("herald", &["An inspector of the harbour", "Arevalo"]),
];

/// A library with one case of these records.
fn library(records: &str) -> Library {
    let folder = tempfile::tempdir().unwrap();
    let head = "format: 1\ntitle: A case\n";
    std::fs::write(folder.path().join("told.yaml"), format!("{head}{records}")).unwrap();
    let (parsed, diagnostics) = load::read(folder.path()).unwrap();
    Library::link(parsed, diagnostics)
}

struct Searched {
    library: Library,
    corpus: Corpus,
}

impl Searched {
    fn new() -> Self {
        let library = library(RECORDS);
        let unit = |index: Index| {
            let record = library.at(index);
            let text = TEXTS.iter().find(|(id, _)| record.key.id().as_str() == *id);
            let document = match (record.kind(), text) {
                (crate::model::Kind::Source, Some((_, paragraphs))) => {
                    let prose = Prose::of(paragraphs.iter().copied());
                    Read::Text(Arc::new(prose), Stamp::default())
                }
                (crate::model::Kind::Source, None) => Read::Gap(Gap::NotHeld),
                _ => Read::NoSource,
            };
            Unit {
                index,
                key: record.key.clone(),
                own: Arc::new(Prose::of(record.body.texts().iter().map(|t| t.raw))),
                document,
            }
        };
        let corpus = Corpus::new(library.indices().map(unit).collect());
        Self { library, corpus }
    }

    fn search(&self, query: &Expr, hits: usize, each: usize) -> Found {
        self.corpus.search(&Asked {
            query,
            fields: &Fields::default(),
            among: &|_| true,
            hits,
            each,
        })
    }

    /// What is found, as `id places`; `o` stands before the number of a record's own text.
    fn finds(&self, query: &Expr) -> Vec<String> {
        let unit = |unit: &FoundUnit| {
            let place = |place: &Place| match place {
                Place::Own(number) | Place::Note(number) => format!("o{number}"),
                Place::Document(number) => number.to_string(),
            };
            let id = self.library.at(unit.index).key.id().to_string();
            let places: Vec<String> = unit.hits.iter().map(place).collect();
            format!("{id} {}", places.join(","))
        };
        self.search(query, 100, 100)
            .units
            .iter()
            .map(unit)
            .collect()
    }
}

fn term(term: TextTerm) -> Expr {
    Expr::Term(Term {
        what: What::Text(term),
        range: 0..0,
    })
}

fn begun(words: &str) -> Expr {
    term(TextTerm::Begun(words.into()))
}

fn whole(words: &str) -> Expr {
    term(TextTerm::Whole(words.into()))
}

fn not(part: Expr) -> Expr {
    Expr::Not(Box::new(part))
}

#[test]
fn words_are_found_in_sources_and_records() {
    let searched = Searched::new();
    for (query, found) in [
        (begun("zeppelin"), &[][..]),
        // The label of a record comes before a paragraph.
        (begun("arevalo"), &["ana o0", "herald 1"]),
        (whole("rain"), &["gazette 0,2"]),
        // A whole word comes before one that is only begun.
        (begun("rain"), &["gazette 0,2", "courier 1"]),
        (begun("strass"), &["courier 2"]),
        (whole("straße und brücke"), &[]),
        (whole("strasse und brucke"), &["courier 2"]),
        (
            term(TextTerm::Near {
                word: "harbuor".into(),
                edits: 1,
            }),
            &["ana o1", "herald 0", "courier 0", "gazette 0"],
        ),
    ] {
        assert_eq!(searched.finds(&query), found, "{query:?}");
    }
}

#[test]
fn and_or_and_not_hold_for_a_record_with_its_document() {
    let searched = Searched::new();
    for (query, found) in [
        // In one paragraph before apart; side by side before merely in one.
        (
            Expr::And(vec![begun("harbour"), begun("inspector")]),
            &["courier 0", "herald 0", "gazette 0,1,2"][..],
        ),
        (
            Expr::And(vec![begun("inspector"), not(begun("rain"))]),
            &["herald 0"],
        ),
        // The title and the text of a source are one.
        (
            Expr::And(vec![whole("snow"), whole("rain")]),
            &["gazette o0,0,2"],
        ),
        (
            Expr::And(vec![not(begun("gazette")), whole("snow")]),
            &["ana o1"],
        ),
        (
            Expr::Or(vec![whole("strasse"), whole("letter")]),
            &["lost o0", "courier 2"],
        ),
        // Words that are kept out are not looked for: there is no hit to show.
        (not(begun("rain")), &[]),
        (not(not(whole("rain"))), &["gazette 0,2"]),
        (Expr::All, &[]),
    ] {
        assert_eq!(searched.finds(&query), found, "{query:?}");
    }
}

#[test]
fn only_what_is_looked_at_is_found() {
    let searched = Searched::new();
    let ana = searched.library.find("ana").unwrap().key.clone();
    let ana = searched.library.index(&ana).unwrap();
    let found = searched.corpus.search(&Asked {
        query: &begun("harbour"),
        fields: &Fields::default(),
        among: &|index| index == ana,
        hits: 100,
        each: 100,
    });
    assert_eq!((found.hits, found.sources, found.records), (1, 0, 1));
}

#[test]
fn no_more_is_given_than_is_wanted_and_all_is_counted() {
    let searched = Searched::new();
    let query = Expr::Or(vec![begun("rain"), begun("inspector"), begun("harbour")]);
    let all = searched.search(&query, 100, 100);
    assert_eq!((all.hits, all.sources, all.records), (7, 3, 1));
    for hits in 0..8 {
        for each in 1..4 {
            let some = searched.search(&query, hits, each);
            assert_eq!((some.hits, some.sources, some.records), (7, 3, 1));
            let given: usize = some.units.iter().map(|unit| unit.hits.len()).sum();
            assert!(given <= hits && some.units.iter().all(|unit| unit.hits.len() <= each));
            for (unit, first) in some.units.iter().zip(&all.units) {
                assert_eq!(unit.index, first.index);
                assert_eq!(unit.hits, first.hits[..unit.hits.len()]);
                assert_eq!(unit.count, first.count);
            }
        }
    }
}

#[test]
fn what_has_no_text_is_named() {
    let searched = Searched::new();
    let gaps = searched.corpus.gaps();
    let named: Vec<_> = gaps
        .iter()
        .map(|(index, gap)| (searched.library.at(*index).key.id().as_str(), gap.words()))
        .collect();
    assert_eq!(named, [("lost", "not held")]);
    assert_eq!(searched.corpus.near("arevola"), Some("arevalo".into()));
}
