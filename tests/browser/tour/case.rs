//! What the case of the tour is there to show, by name: whoever changes it sees what is lost.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use casefile::{
    analysis::{as_of::as_of, standing::standing},
    document::{Document, Held},
    library::{Library, Record, Scope},
    load,
    model::{
        Body, Citation, Date, Kind,
        record::{Allegation, AllegationKind, Bearing, EvidenceStatus, ResponseKind, Standing},
    },
    text::offending,
    verify,
};
use sha2::{Digest, Sha256};

use super::{LIBRARY, archive};

fn library() -> Library {
    let (parsed, diagnostics) = load::read(Path::new(LIBRARY)).unwrap();
    Library::link(parsed, diagnostics)
}

fn record<'l>(library: &'l Library, id: &str) -> &'l Record {
    library.find(id).unwrap_or_else(|| panic!("no record {id}"))
}

fn allegation<'l>(library: &'l Library, id: &str) -> &'l Allegation {
    match &record(library, id).body {
        Body::Allegation(allegation) => allegation,
        _ => panic!("{id} is no allegation"),
    }
}

fn document(library: &Library, source: &str) -> Arc<Document> {
    Document::open(record(library, source), &archive())
}

/// The paragraphs that a citation leads to.
fn cited(library: &Library, citation: &Citation) -> String {
    let document = document(library, citation.source.value.id.as_str());
    let places = document.located(&citation.at.as_ref().unwrap().value);
    places
        .iter()
        .map(|place| &*document.paragraphs[*place].text)
        .collect()
}

/// Whom each citation of an allegation relays.
fn via(allegation: &Allegation) -> Vec<Vec<&str>> {
    fn ids(citation: &Citation) -> Vec<&str> {
        let via = citation.via.iter();
        via.map(|via| via.value.id.as_str()).collect()
    }
    allegation.cites.iter().map(ids).collect()
}

#[test]
fn it_has_no_mistake_that_a_load_finds() {
    let library = library();
    assert!(library.diagnostics.is_empty(), "{:?}", library.diagnostics);
    let count = |kind| library.of_kind(&Scope::Library, kind).len();
    assert_eq!(count(Kind::Case), 1);
    let case = library.of_kind(&Scope::Library, Kind::Case)[0];
    for title in [
        &*library.title.as_ref().unwrap().clean(),
        &*library.label(case),
    ] {
        assert!(title.starts_with("Tour: an invented case"), "{title}");
    }
    assert_eq!(
        [
            Kind::Allegation,
            Kind::Person,
            Kind::Evidence,
            Kind::Proceeding,
            Kind::Entry,
            Kind::Event,
            Kind::Question,
            Kind::Source
        ]
        .map(count),
        [16, 9, 5, 3, 8, 8, 4, 10]
    );
}

#[test]
fn every_document_says_that_it_is_invented() {
    let library = library();
    let mut held = 0;
    for index in library.of_kind(&Scope::Library, Kind::Source) {
        let id = library.at(*index).key.id().as_str();
        let document = document(&library, id);
        if document.held == Held::NotHeld {
            assert_eq!(id, "press-conference");
            continue;
        }
        held += 1;
        let first = &*document.paragraphs[0].text;
        assert!(first.starts_with("[Invented: ") && first.contains("CC0"));
        let count = document.paragraphs.len();
        assert!((6..=14).contains(&count), "{id} has {count} paragraphs");
    }
    assert_eq!(held, 9);
}

/// Every citation that is not simply found word for word, by record and number.
#[test]
fn every_verdict_is_there() {
    let library = library();
    let mut found = BTreeMap::new();
    for record in library.records() {
        let citations = record.body.all_citations();
        for (number, citation) in (1..).zip(citations) {
            let document = document(&library, citation.source.value.id.as_str());
            let words = verify::passage(&document, citation).verdict.words();
            if !["verbatim", "no quote"].contains(&words) {
                found.insert(format!("{} [{number}]", record.key.id()), words);
            }
        }
    }
    // What stands nowhere is missing, whatever more is said of it.
    let nowhere = ["missing", "altered"];
    let misquoted = [
        "fees-paid [1]",
        "night-calls [1]",
        "told-to-wait [1]",
        "foghorn-silent [1]",
        "bollard-was-told [1]",
        "ledger-of-2030 [2]",
    ];
    for citation in misquoted {
        let verdict = found.remove(citation);
        assert!(
            verdict.is_some_and(|is| nowhere.contains(&is)),
            "{citation}"
        );
    }
    let others = [
        ("docker-account [1]", "not held"),
        ("gate-stood-open [2]", "in digest"),
        ("juno-thimble [2]", "normalised"),
        ("money-for-stamps [1]", "in digest"),
        ("no-drawing-no-permit [1]", "normalised"),
        ("press-conference-held [1]", "not held"),
        ("quay-closed [1]", "ambiguous"),
        ("rules-of-2024 [1]", "moved"),
        ("signed-without-drawings [1]", "normalised"),
    ];
    let others = others.map(|(citation, verdict)| (citation.to_owned(), verdict));
    assert_eq!(found, BTreeMap::from(others));
}

/// Of each quote that stands nowhere, what was changed in it.
#[test]
fn a_misquotation_is_one_change_away_from_what_stands_there() {
    let library = library();
    for (id, number, ours, theirs) in [
        ("fees-paid", 0, "We pay ", "We paid "),
        ("night-calls", 0, "41", "47"),
        ("told-to-wait", 0, "was told", "was not told"),
        ("bollard-was-told", 0, "Edda", "Edgar"),
        ("ledger-of-2030", 1, "58", "44"),
    ] {
        let citation = record(&library, id).body.all_citations()[number];
        let quote = citation.quote.as_ref().unwrap().raw();
        assert_eq!(quote.matches(ours).count(), 1, "{quote}");
        let text = cited(&library, citation);
        assert!(!text.contains(quote), "{id}");
        assert!(text.contains(&quote.replace(ours, theirs)), "{id}: {text}");
    }
}

#[test]
fn quotes_can_have_gaps_and_neighbours() {
    let library = library();
    let quote = |id: &str| {
        let citation = record(&library, id).body.all_citations()[0];
        (citation.quote.as_ref().unwrap().raw(), citation)
    };
    assert!(quote("signed-without-drawings").0.contains(" … "));
    let (again, closed) = (quote("quay-closed-again"), quote("quay-closed"));
    assert_eq!(again.0, closed.0);
    assert_eq!(cited(&library, closed.1).matches(closed.0).count(), 2);
    assert!(again.1.prefix.is_some() && closed.1.prefix.is_none());
    let (normalised, citation) = quote("no-drawing-no-permit");
    assert!(normalised.is_ascii() && cited(&library, citation).contains("“no\u{a0}drawing"));
    // A place that is not there.
    let gone = record(&library, "permit-review").body.all_citations()[1];
    assert_eq!(cited(&library, gone), "");
}

#[test]
fn an_original_is_changed_and_another_is_not() {
    let library = library();
    assert_eq!(document(&library, "quayside-notes").held, Held::Original);
    assert_eq!(document(&library, "harbour-ledger").held, Held::Changed);
    // The recorded hash is that of the ledger before somebody changed it.
    let Body::Source(source) = &record(&library, "harbour-ledger").body else {
        panic!("a source")
    };
    let recorded = source.original.as_ref().unwrap().sha256.as_ref().unwrap();
    let now = std::fs::read_to_string("assets/tour/originals/harbour-ledger.txt").unwrap();
    let before = now.replace("with them: 44", "with them: 58");
    let hash: String = Sha256::digest(before.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(recorded.value.as_str(), hash);
}

#[test]
fn three_papers_have_one_origin_two_witnesses_two_and_a_circle_none() {
    let library = library();
    let three = allegation(&library, "permits-52");
    assert_eq!(via(three), [["press-conference"]; 3]);
    let sources: Vec<&str> = three
        .cites
        .iter()
        .map(|citation| citation.source.value.id.as_str())
        .collect();
    assert_eq!(sources, ["gazette", "courier", "herald"]);
    // And it is called corroborated, and confirmed, all the same.
    assert_eq!(three.history[0].status.value, Standing::Corroborated);
    assert_eq!(three.credibility.unwrap().value, 1);

    let two = allegation(&library, "gate-stood-open");
    assert_eq!(via(two), [[""; 0]; 2]);
    assert_eq!(two.by.len(), 2);

    let circle = allegation(&library, "crane-9-leaned");
    assert_eq!(via(circle), [["low-water-letter"], ["quayside-notes"]]);
    for (source, other) in [
        ("quayside-notes", "low-water-letter"),
        ("low-water-letter", "quayside-notes"),
    ] {
        let Body::Source(source) = &record(&library, source).body else {
            panic!("a source")
        };
        assert_eq!(source.rests_on[0].value.id.as_str(), other);
    }
}

#[test]
fn counts_conflict_or_count_other_things() {
    let library = library();
    let counted = |id: &str| {
        let measure = &allegation(&library, id).measure[0];
        let text = |text: &Option<casefile::model::Text>| text.as_ref().unwrap().raw().to_owned();
        (measure.numbers()[0], text(&measure.unit), text(&measure.of))
    };
    let (said, found, applied) = (
        counted("permits-52"),
        counted("permits-58"),
        counted("applications-61"),
    );
    assert_eq!((&said.1, &said.2), (&found.1, &found.2));
    assert_ne!(said.0, found.0);
    assert_eq!(said.1, applied.1);
    assert_ne!(said.2, applied.2);
    // Nothing explains the conflict.
    for id in ["permits-52", "permits-58"] {
        assert!(allegation(&library, id).relations.is_empty());
    }
}

#[test]
fn in_may_nobody_had_counted_otherwise() {
    let library = library();
    let may = Date::read("2031-05").unwrap();
    let stands = |library: &Library| {
        let key = &record(library, "permits-52").key;
        standing(library, library.index(key).unwrap())
    };
    assert_eq!(stands(&library), Standing::Contested);
    assert_eq!(stands(&as_of(&library, &may).unwrap()), Standing::Alleged);
}

#[test]
fn evidence_bears_on_both_counts() {
    let library = library();
    let Body::Evidence(ledger) = &record(&library, "ledger-of-2030").body else {
        panic!("evidence")
    };
    for (id, wanted) in [
        ("permits-52", Bearing::Undermines),
        ("permits-58", Bearing::Supports),
    ] {
        let mut bears = ledger.bears_on.iter();
        let found = bears.find(|(to, _)| to.value.id.as_str() == id);
        assert_eq!(found.map(|(_, is)| is.value), Some(wanted));
    }
}

#[test]
fn parties_deny_admit_withdraw_or_are_silent() {
    let library = library();
    let stands = |id: &str| {
        let key = &record(&library, id).key;
        standing(&library, library.index(key).unwrap())
    };
    for (id, wanted, response) in [
        (
            "money-for-stamps",
            Standing::Denied,
            Some(ResponseKind::Denied),
        ),
        (
            "bollard-was-told",
            Standing::ContestedInPart,
            Some(ResponseKind::AdmittedInPart),
        ),
        (
            "foghorn-silent",
            Standing::Withdrawn,
            Some(ResponseKind::Withdrawn),
        ),
        ("signed-without-drawings", Standing::Contested, None),
        ("drawings-lost-and-hidden", Standing::Alleged, None),
    ] {
        let responses = &allegation(&library, id).responses;
        assert_eq!(responses.first().map(|r| r.is.value), response, "{id}");
        assert_eq!(stands(id), wanted, "{id}");
    }
    let admission = allegation(&library, "signed-without-drawings").kind;
    assert_eq!(admission.unwrap().value, AllegationKind::Admission);
    // Stated above what follows.
    let stated = allegation(&library, "fees-paid").history[0].status.value;
    assert_eq!(stated, Standing::Found);
    assert_ne!(stands("fees-paid"), Standing::Found);
    // Two claims in one; and one that nobody makes.
    let compound = allegation(&library, "drawings-lost-and-hidden");
    assert!(compound.statement.raw().contains(" and "));
    let bare = allegation(&library, "ferry-for-sale");
    assert!(bare.by.is_empty() && bare.cites.is_empty());
}

#[test]
fn evidence_takes_a_step_without_a_citation_and_one_that_cannot_be() {
    let library = library();
    let history = |id: &str| match &record(&library, id).body {
        Body::Evidence(evidence) => evidence.history.clone(),
        _ => panic!("{id} is no evidence"),
    };
    let uncited: Vec<bool> = history("ledger-of-2030")
        .iter()
        .map(|step| step.cites.is_empty())
        .collect();
    assert_eq!(uncited, [false, true]);
    let steps: Vec<EvidenceStatus> = history("stamp-book")
        .iter()
        .map(|step| step.status.value)
        .collect();
    assert_eq!(steps, [EvidenceStatus::Admitted, EvidenceStatus::Described]);
}

#[test]
fn names_look_alike_and_hide_a_character() {
    let library = library();
    let aliases = |id: &str| record(&library, id).body.aliases()[0].raw().to_owned();
    assert_eq!(aliases("edda-bollard"), aliases("edgar-bollard"));
    let hidden: Vec<String> = library
        .of_kind(&Scope::Library, Kind::Source)
        .iter()
        .flat_map(|index| {
            let id = library.at(*index).key.id().to_string();
            let document = document(&library, &id);
            let hides = |text: &str| offending(text).next().is_some();
            let found = document.paragraphs.iter().filter(|p| hides(&p.text));
            found
                .map(|p| format!("{id} {:?}", p.number))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(hidden, ["quayside-notes Some(3)"]);
}

#[test]
fn a_relative_date_is_kept_and_another_made_exact() {
    let library = library();
    let dates = |id: &str| {
        let body = &record(&library, id).body;
        (body.date().is_some(), body.date_said().is_some())
    };
    assert_eq!(dates("crane-9-taken-down"), (false, true));
    assert_eq!(dates("week-of-the-storm"), (true, true));
}
