//! The pages: what is written, and word for word what is told of it.
//!
//! A page is Markdown. Under each heading stand the files of a library (a fence `yaml`, with the
//! file's name unless it is `x.yaml`) and what is told (a fence `text`), ending with the records that
//! were read. `UPDATE=1 cargo test` writes what is told now; read the difference before you keep it.

use std::{fmt::Write, fs, path::Path};

use super::{folder, open, records, told};

#[test]
fn every_page_is_told_as_it_says() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load/pages");
    let mut examples = 0;
    for entry in fs::read_dir(pages).unwrap() {
        let path = entry.unwrap().path();
        let page = fs::read_to_string(&path).unwrap();
        let now = retold(&page, &mut examples);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &now).unwrap();
            continue;
        }
        for (line, (said, now)) in (1..).zip(page.lines().zip(now.lines())) {
            assert_eq!(said, now, "{}:{line}", path.display());
        }
        assert_eq!(page, now, "{}", path.display());
    }
    assert!(examples > 60, "{examples} examples");
}

/// The page with what is told now.
fn retold(page: &str, examples: &mut usize) -> String {
    let mut out = String::new();
    let mut files: Vec<(String, String)> = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            writeln!(out, "{line}").unwrap();
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let mut body: String = body.iter().flat_map(|line| [*line, "\n"]).collect();
        if let Some(name) = info.strip_prefix("yaml") {
            let name = if name.is_empty() {
                "x.yaml"
            } else {
                name.trim()
            };
            files.push((name.to_owned(), body.clone()));
        } else {
            *examples += 1;
            body = tell(&std::mem::take(&mut files));
        }
        write!(out, "```{info}\n{body}```\n").unwrap();
    }
    out
}

fn tell(files: &[(String, String)]) -> String {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let folder = folder(&files);
    let library = open(folder.path());
    format!("{}reads: {}\n", told(&library), records(&library))
}
