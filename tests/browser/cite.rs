//! Words that are chosen in a source become a citation that, put into a case file, is verbatim.

use std::fs;

use casefile::{
    document::Document,
    library::{Library, Scope},
    load,
    model::Kind,
    tui::effect::Effect,
    verify::{Verdict, passage},
};

use crate::story::{Story, archive};

const CASE: &str = "format: 1
title: Two texts
sources:
  told:
    title: Told twice
    text: told.md
  paper:
    title: A filing
    text: filing.pdf
";

/// Words that stand twice in one paragraph, quotation marks, line breaks, signs of YAML, an accent
/// in two pieces.
const TOLD: &str = "# Told

He said: “no, not then”, and then he said no, and later: he said no.
It was # 3 of {7} - he: said 'no' again.

Ar\u{e9}valo and Are\u{301}valo: \"both\" … one man, 100 % sure.
";

/// Presses keys that copy a citation; none where the browser says that it cannot.
fn copied(story: &mut Story, keys: &str) -> Option<String> {
    story.left.0.clear();
    story.keys(keys);
    match story.left.0.pop() {
        Some(Effect::Copy { text, .. }) => Some(text),
        None if story
            .model
            .state
            .notice
            .as_ref()
            .is_some_and(|notice| notice.is_error) =>
        {
            None
        }
        other => panic!("{keys}: {other:?}"),
    }
}

#[test]
fn what_is_copied_is_verbatim_where_it_is_pasted() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("told.md"), TOLD).unwrap();
    fs::copy(
        "tests/browser/paper/sources/filing.pdf",
        folder.path().join("filing.pdf"),
    )
    .unwrap();
    let case = folder.path().join("two.yaml");
    fs::write(&case, CASE).unwrap();
    let mut citations = Vec::new();
    for (source, paragraphs, words) in [("told", 3, 24), ("paper", 7, 12)] {
        for paragraph in 0..paragraphs {
            for first in (0..words).step_by(2) {
                for length in [0, 1, 3, 40] {
                    let mut story = Story::open(folder.path(), (80, 24));
                    story.keys("Enter g s");
                    story.keys(if source == "told" { "Alt+4" } else { "j Alt+4" });
                    let keys = format!(
                        "g g {} v {} v {} y n",
                        "j ".repeat(paragraph),
                        "l ".repeat(first),
                        "l ".repeat(length)
                    );
                    citations.extend(copied(&mut story, &keys));
                }
            }
        }
    }
    citations.sort();
    citations.dedup();
    assert!(citations.len() > 60, "{citations:#?}");
    assert!(citations.iter().any(|c| c.contains("prefix:")));
    assert!(citations.iter().any(|c| c.contains("at: p. 3 ¶1")));
    let mut pasted =
        format!("{CASE}allegations:\n  a:\n    statement: X\n    by: told\n    cites:\n");
    for line in citations.iter().flat_map(|citation| citation.lines()) {
        pasted.push_str(&format!("      {line}\n"));
    }
    fs::write(&case, &pasted).unwrap();
    let (parsed, diagnostics) = load::read(folder.path()).unwrap();
    let library = Library::link(parsed, diagnostics);
    assert!(library.diagnostics.is_empty(), "{:?}", library.diagnostics);
    let allegation = library.of_kind(&Scope::Library, Kind::Allegation)[0];
    let all = library.at(allegation).body.all_citations();
    assert_eq!(all.len(), citations.len());
    for citation in all {
        let source = library.resolve(library.at(allegation).key.case(), &citation.source);
        let source = library.at(source.unwrap());
        let document = Document::open(source, &archive());
        let found = passage(&document, citation);
        assert_eq!(found.verdict, Verdict::Verbatim, "{citation:?}");
    }
}
