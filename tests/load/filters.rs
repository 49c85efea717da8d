//! Queries that a library saves by name.

use casefile::{library::Library, load, missed};

fn read(library: &str) -> Library {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("library.yaml", library);
    write("a.yaml", "format: 1\ntitle: A\n");
    let (parsed, report) = load::read(folder.path()).unwrap();
    Library::link(parsed, report)
}

fn filters(library: &Library) -> Vec<(&str, &str)> {
    let filters = library.filters.iter();
    filters
        .map(|(name, query)| (&**name, query.raw()))
        .collect()
}

#[test]
fn they_are_read_in_the_order_of_the_file_and_stay_with_the_library() {
    let library = read(
        "format: 1\nfilters:\n  not answered: is:unanswered\n  a: 'standing:denied by:\"Ana Ruiz\"'\n",
    );
    assert!(library.diagnostics.is_empty(), "{:?}", library.diagnostics);
    let expected = [
        ("not answered", "is:unanswered"),
        ("a", "standing:denied by:\"Ana Ruiz\""),
    ];
    assert_eq!(filters(&library), expected);
    let checked = library.with(Vec::new(), missed::Missed::default());
    assert_eq!(filters(&checked), expected);
    assert!(filters(&read("format: 1\nfilters:\n")).is_empty());
}

#[test]
fn what_is_no_query_costs_that_one_only() {
    let library = read("format: 1\ntitle: All\nfilters:\n  a: [b]\n  c: is:open\n");
    assert_eq!(filters(&library), [("c", "is:open")]);
    assert_eq!(library.diagnostics.len(), 1);
    assert_eq!(library.diagnostics[0].code, "wrong-type");
    assert!(library.title.is_some());
}

/// The places and messages of what is wrong with a library.
fn wrong(library: &Library) -> Vec<(u32, u32, u32, &str)> {
    let found = library.diagnostics.iter();
    let found = found.map(|found| {
        let span = found.span.expect("a place");
        (span.line, span.column, span.length, found.message.as_str())
    });
    found.collect()
}

#[test]
fn one_that_cannot_be_read_as_a_query_is_reported_where_its_mistake_is() {
    let library = read(
        "format: 1\nfilters:\n  a: crane stan:denied\n  b: 'by:ana nokey:x'\n  c: 'standing:'\n  d: \"\\\"two men\"\n  e: is:open\n",
    );
    assert_eq!(
        wrong(&library),
        [
            (3, 12, 4, "there is no key `stan`"),
            (4, 14, 5, "there is no key `nokey`"),
            (5, 7, 9, "a value is missing behind `standing:`"),
            // With an escape the whole text is meant.
            (6, 6, 11, "these quotes are not closed"),
        ]
    );
    assert!(
        library
            .diagnostics
            .iter()
            .all(|found| found.code == "wrong-value")
    );
    assert_eq!(filters(&library).len(), 5);
}

#[test]
fn a_library_may_have_an_id_and_a_case_has_none_of_its_own() {
    let id = |library: &Library| library.id.as_ref().map(ToString::to_string);
    let library = read("format: 1\nid: harbour-7\n");
    assert!(library.diagnostics.is_empty(), "{:?}", library.diagnostics);
    assert_eq!(id(&library).as_deref(), Some("harbour-7"));
    // A part of it is of the same library.
    let part = library.with(Vec::new(), missed::Missed::default());
    assert_eq!(id(&part), id(&library));
    for wrong in ["id: Harbour 7", "id: [a]", "id: {a: b}"] {
        let library = read(&format!("format: 1\ntitle: L\n{wrong}\n"));
        assert_eq!(
            (id(&library), library.diagnostics.len()),
            (None, 1),
            "{wrong}"
        );
        assert!(library.title.is_some());
    }
    assert_eq!(id(&read("format: 1\nid:\n")), None);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.yaml"), "format: 1\ntitle: A\nid: a\n").unwrap();
    let (parsed, report) = load::read(folder.path()).unwrap();
    let library = Library::link(parsed, report);
    assert_eq!(library.diagnostics[0].code, "unknown-key");
}

#[test]
fn a_case_has_none_and_the_schema_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let case = "format: 1\ntitle: A\nfilters: {a: is:open}\n";
    std::fs::write(folder.path().join("a.yaml"), case).unwrap();
    let (parsed, report) = load::read(folder.path()).unwrap();
    let library = Library::link(parsed, report);
    assert_eq!(library.diagnostics.len(), 1);
    assert_eq!(library.diagnostics[0].code, "unknown-key");
    let schema = casefile::schema::schema();
    let beside = &schema.as_value()["dependencies"]["filters"]["propertyNames"]["enum"];
    let beside: Vec<&str> = beside
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|key| key.as_str())
        .collect();
    assert_eq!(
        beside,
        [
            "format",
            "id",
            "title",
            "note",
            "filters",
            "audiences",
            "holidays",
            "protect",
            "people",
            "organizations",
            "sources"
        ]
    );
    // All of them may stand in `library.yaml`.
    let all: String = beside
        .iter()
        .filter(|key| **key != "format")
        .map(|key| format!("{key}:\n"))
        .collect();
    let library = read(&format!("format: 1\n{all}"));
    assert!(library.diagnostics.is_empty(), "{:?}", library.diagnostics);
}
