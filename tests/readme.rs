//! The README and the pages under `docs/` say what the program does.

use std::{
    fs,
    path::{Path, PathBuf},
};

use casefile::{
    check,
    document::{Archive, foreign::Press},
    export::{self, FORMATS},
    gather::export::{Wanted, document},
    library::Library,
    load,
    model::{Key, locator},
    query::{self, Query},
    tui::keys,
    verify,
};

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// A table that the program makes: what it is called, the page that shows it, and its text.
type Made = (&'static str, &'static str, fn() -> String);

const MADE: [Made; 5] = [
    ("keys", "docs/keys.md", keys::markdown),
    ("places", "docs/sources.md", locator::markdown),
    ("queries", "docs/queries.md", query::markdown),
    ("quotes", "docs/quotes.md", verify::markdown),
    ("rules", "docs/rules.md", check::markdown),
];

#[test]
fn the_tables_are_current() {
    for (name, page, table) in MADE {
        let begin = format!("<!-- {name}: made by the program; a test holds it current -->\n");
        let end = format!("<!-- end of {name} -->");
        let file = path().with_file_name(page);
        let text = fs::read_to_string(&file).unwrap();
        let (before, rest) = text.split_once(&begin).expect("where the table begins");
        let (there, after) = rest.split_once(&end).expect("where the table ends");
        let wanted = format!("\n{}\n", table());
        if std::env::var_os("CASEFILE_WRITE").is_some() {
            fs::write(file, format!("{before}{begin}{wanted}{end}{after}")).unwrap();
            continue;
        }
        assert_eq!(
            there, wanted,
            "{page} has changed; write it again with `CASEFILE_WRITE=1 cargo test --test readme`"
        );
    }
}

/// The pages under `docs/`, as the README names them.
fn pages() -> Vec<String> {
    let pages = fs::read_dir(path().with_file_name("docs")).unwrap();
    let named = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    pages
        .map(|entry| format!("docs/{}", named(entry).display()))
        .collect()
}

/// What a page of Markdown links to, as it is written there.
fn links(page: &Path) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap();
    let targets = text.split("](").skip(1);
    targets
        .filter_map(|rest| rest.split_once(')'))
        .map(|(link, _)| link.to_owned())
        .collect()
}

#[test]
fn what_is_linked_to_is_there() {
    let docs = pages().into_iter().map(|page| path().with_file_name(page));
    for page in docs.chain([path(), path().with_file_name("ARCHITECTURE.md")]) {
        for link in links(&page) {
            let there = page.with_file_name(&link).exists();
            assert!(there, "{}: {link}", page.display());
        }
    }
}

#[test]
fn the_readme_leads_to_every_page() {
    let linked = links(&path());
    for page in pages() {
        assert!(linked.contains(&page), "{page}");
    }
}

/// The summaries that the README shows: of the shipped library, as `casefile export` writes them.
#[test]
fn the_summaries_are_current() {
    for case in ["abrego-garcia", "lopez-larios"] {
        let written = summary(case);
        let file = path().with_file_name(format!("assets/summaries/{case}.md"));
        if std::env::var_os("CASEFILE_WRITE").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &written).unwrap();
            continue;
        }
        assert_eq!(
            fs::read_to_string(&file).unwrap_or_default(),
            written,
            "the summary of {case} has changed; write it again with `CASEFILE_WRITE=1 cargo test --test readme`"
        );
    }
}

#[test]
fn a_shipped_case_has_two_pages() {
    assert!(export::RULE.contains(&format!("in {} words", export::MOST_WORDS)));
    for case in [
        "abrego-garcia",
        "arevalo-chavez",
        "cecot-transfers",
        "lopez-larios",
        "pact-prosecutions",
    ] {
        let words = summary(case).split_whitespace().count();
        assert!(
            // What was found of quotes and files is not counted, and takes some words.
            (300..=900).contains(&words),
            "{case}: {words} words"
        );
    }
}

/// What `casefile export` writes of a case of the shipped library.
fn summary(case: &str) -> String {
    let (parsed, found) = load::read(&path().with_file_name("casefiles")).unwrap();
    let library = Library::link(parsed, found);
    let case = library.index(&Key::Case(case.parse().unwrap())).unwrap();
    let query = Query::default();
    let wanted = Wanted::of(std::slice::from_ref(&case), &query);
    let (document, _) = document(&library, &Archive::default(), &wanted).unwrap();
    let export = FORMATS[0]
        .export(&library, document, None, Press::default())
        .unwrap();
    String::from_utf8_lossy(export.made.bytes()).into_owned()
}
