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
