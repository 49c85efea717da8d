//! Whose words a document holds: what is struck, hidden, not accepted, or another's is never simply *verbatim*.
//!
//! The files beside this one were made for it; all in them is invented.

mod files;
mod plants;
mod taken;

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What is found of a quote, as `show` says it.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    verdict: String,
    whose: Option<String>,
}

/// Looks for each quote in its document, whose name tells its format.
fn found(documents: &[(&str, &[u8], &str)]) -> Vec<Found> {
    let (_kept, folder) = world();
    let mut case = String::from("format: 1\ntitle: A case\nsources:\n");
    let mut cites = String::from("events:\n  all:\n    title: All\n    cites:\n");
    for (number, (name, bytes, quote)) in documents.iter().enumerate() {
        let file = format!("{number}-{name}");
        fs::write(folder.join(&file), bytes).unwrap();
        write!(case, "  s{number}:\n    title: S\n    text: {file}\n").unwrap();
        let quote = serde_json::to_string(quote).unwrap();
        write!(cites, "      - source: s{number}\n        quote: {quote}\n").unwrap();
    }
    let path = folder.join("case.yaml");
    fs::write(&path, case + &cites).unwrap();
    let shown = run(&folder, &["show", "all", "--format", "json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown.0).unwrap();
    let citations = shown["citations"].as_array().unwrap().iter();
    let found: Vec<Found> = citations
        .map(|citation| Found {
            verdict: citation["verdict"].as_str().unwrap().to_owned(),
            whose: citation["whose"].as_str().map(str::to_owned),
        })
        .collect();
    assert_eq!(found.len(), documents.len());
    found
}

/// A folder to work in, and what keeps it. What is hidden is no library.
fn world() -> (tempfile::TempDir, PathBuf) {
    let kept = tempfile::tempdir().unwrap();
    let folder = kept.path().join("world");
    fs::create_dir(&folder).unwrap();
    (kept, folder)
}

/// What the program prints in a folder, on both ways.
fn run(folder: &Path, arguments: &[&str]) -> (String, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_casefile"))
        .current_dir(folder)
        .env("HOME", folder.with_file_name("home"))
        .env("XDG_CACHE_HOME", folder.with_file_name("cache"))
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(ran.stdout), text(ran.stderr))
}

/// Holds what was found to what is to be: the verdict, and behind a comma whose words they are.
fn check(rows: &[(String, &str, Found)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(what, expected, found)| {
            let said = match &found.whose {
                Some(whose) => format!("{}, {whose}", found.verdict),
                None => found.verdict.clone(),
            };
            (said != *expected)
                .then(|| format!("{what}\n  expected: {expected}\n  found:    {said}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
