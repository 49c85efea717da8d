//! What is asked of marks, notes and labels, which no record has of itself.

use super::super::*;
use crate::{
    analysis,
    library::Library,
    review::{Deed, Entry, EntryId, Marks, State, Target, Version, Versions, Written},
};

const TOLD: &str = "
allegations:
  same: {statement: One}
  other: {statement: Two}
  unread: {statement: Three}
  cited: {statement: Four, cites: [{source: post, at: ¶1}]}
  none: {statement: Five, note: A remark}
sources:
  post: {title: The post}
";

fn target(library: &Library, id: &str) -> Target {
    let key = library.find(id).unwrap().key.clone();
    Target::Record { key }
}

/// Something of each: what was reviewed and is the same, is another, or could not be compared yet.
fn marks(library: &Library) -> Marks {
    let version = |id: &str| {
        let record = library.find(id).unwrap();
        Version::of(record, &vec![None; record.body.all_citations().len()]).unwrap()
    };
    let cited = library.find("cited").unwrap();
    let citation = Target::citation(&cited.key, cited.body.all_citations()[0]);
    let reviewed = |id| Deed::Reviewed {
        version: version(id),
    };
    let label = "to ask Ana".to_owned();
    let deeds = [
        (target(library, "same"), reviewed("same")),
        (target(library, "other"), reviewed("same")),
        (target(library, "unread"), reviewed("unread")),
        (target(library, "same"), Deed::Labelled { label }),
        (citation.clone(), Deed::Flagged),
        (citation, Deed::Noted { text: "see".into() }),
    ];
    let entries = (1..).zip(deeds).map(|(at, (of, did))| {
        Written::of(Entry {
            id: EntryId::drawn(),
            at,
            clock: None,
            by: "ana".into(),
            of,
            did,
        })
    });
    let state = State::from_entries(&entries.collect::<Vec<_>>());
    let known = ["same", "other"].map(|id| (target(library, id), version(id)));
    let versions: Versions = known
        .into_iter()
        .map(|(key, now)| (key, Some(now)))
        .collect();
    Marks::of(&state, &versions)
}

#[test]
fn records_are_found_by_what_is_marked_and_noted_of_them() {
    let library = analysis::library(TOLD);
    let marks = marks(&library);
    let found = |context: &Context<'_>, query: &str| -> String {
        let query = Query::parse(query).unwrap();
        let indices = library.indices();
        let matching = indices.filter(|index| query.matches(context, *index));
        let ids = matching.map(|index| library.at(index).key.id().to_string());
        ids.collect::<Vec<_>>().join(" ")
    };
    for (query, ids, needs) in [
        ("is:reviewed", "same", (true, true)),
        ("is:changed-since-review", "other", (true, true)),
        // What was reviewed and is not compared yet is none of the three.
        ("is:unreviewed kind:allegation", "cited none", (true, false)),
        ("is:flagged", "cited", (true, false)),
        ("has:note", "cited", (true, false)),
        ("has:remark", "none", (false, false)),
        ("label:ask", "same", (true, false)),
        ("label:\"to ask\"", "same", (true, false)),
        ("label:na", "", (true, false)),
        (
            "kind:allegation NOT label:ask",
            "other unread cited none",
            (true, false),
        ),
        ("is:open,reviewed", "same", (true, true)),
    ] {
        let read = Query::parse(query).unwrap();
        let asks = (read.needs_marks(), read.needs_versions());
        assert_eq!(asks, needs, "{query}");
        let context = Context::new(&library).with_marks(&marks);
        assert_eq!(found(&context, query), ids, "{query}");
    }
    // Where nothing is known of marks, nothing is marked.
    let without = Context::new(&library);
    assert_eq!(found(&without, "is:flagged"), "");
    assert_eq!(count_of(&without, &[], "is:flagged"), None);
}

#[test]
fn labels_are_offered_as_they_are_written() {
    let library = analysis::library(TOLD);
    let marks = marks(&library);
    let context = Context::new(&library).with_marks(&marks);
    for typed in ["label:", "label:as"] {
        let offers = complete(&context, typed, typed.len()).offers;
        let texts: Vec<&str> = offers.iter().map(|offer| offer.text.as_str()).collect();
        assert_eq!(texts, ["\"to ask Ana\""], "{typed}");
    }
    assert_eq!(complete(&context, "label:x", 7).offers, []);
    let query = "label:\"to ask Ana\"";
    let rows: Vec<_> = library.indices().collect();
    assert_eq!(count_of(&context, &rows, query), Some(1));
    assert_eq!(count_of(&Context::new(&library), &rows, query), None);
}
