//! The README says what the program does.

use std::{fs, path::Path};

use casefile::{
    check,
    export::{self, FORMATS, Form},
    library::Library,
    load::{
        self,
        document::Archive,
        export::{Wanted, document},
    },
    model::Key,
    query::{self, Query},
    tui::keymap,
};

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// What the program makes: what it is called in the README, and the table.
type Made = (&'static str, fn() -> String);

const MADE: [Made; 3] = [
    ("keys", keymap::markdown),
    ("queries", query::markdown),
    ("rules", check::markdown),
];

#[test]
fn the_tables_are_current() {
    for (name, table) in MADE {
        let begin = format!("<!-- {name}: made by the program; a test holds it current -->\n");
        let end = format!("<!-- end of {name} -->");
        let readme = fs::read_to_string(path()).unwrap();
        let (before, rest) = readme.split_once(&begin).expect("where the table begins");
        let (there, after) = rest.split_once(&end).expect("where the table ends");
        let wanted = format!("\n{}\n", table());
        if std::env::var_os("CASEFILE_WRITE").is_some() {
            fs::write(path(), format!("{before}{begin}{wanted}{end}{after}")).unwrap();
            continue;
        }
        assert_eq!(
            there, wanted,
            "the table of {name} has changed; write it anew with `CASEFILE_WRITE=1 cargo test --test readme`"
        );
    }
}

#[test]
fn what_it_links_to_is_there() {
    let readme = fs::read_to_string(path()).unwrap();
    let links: Vec<&str> = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    assert!(links.len() >= 3, "{links:?}");
    for link in links {
        assert!(path().with_file_name(link).exists(), "{link}");
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
            (300..=export::MOST_WORDS).contains(&words),
            "{case}: {words} words"
        );
    }
}

/// What `casefile export` writes of a case of the shipped library.
fn summary(case: &str) -> String {
    let (parsed, found) = load::read(&path().with_file_name("casefiles")).unwrap();
    let library = Library::link(parsed, found);
    let wanted = Wanted {
        case: library.index(&Key::Case(case.parse().unwrap())).unwrap(),
        query: &Query::default(),
        day: None,
        form: Form::Summary,
    };
    let (document, _) = document(&library, &Archive::default(), &wanted).unwrap();
    FORMATS[0].export(&library, document, None).text.to_string()
}
