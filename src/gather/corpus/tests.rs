use std::{cell::Cell, fs, path::Path};

use super::*;
use crate::{load, query::Query, search::text::Fields};

const CASE: &str = "format: 1
title: A case
sources:
  one: {title: One, text: one.txt}
  two: {title: Two, digest: two.md}
  three: {title: Three, text: three.txt}
  cited: {title: Cited}
people:
  ana: {name: Ana, note: Saw the harbour.}
";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "told.yaml", CASE);
    write(folder.path(), "one.txt", "The quiet harbour.\nRain.");
    write(folder.path(), "two.md", "¶7 Rain in the\nharbour.");
    folder
}

fn write(folder: &Path, file: &str, text: &str) {
    fs::write(folder.join(file), text).unwrap();
}

fn library(folder: &Path) -> Library {
    let (parsed, diagnostics) = load::read(folder).unwrap();
    Library::link(parsed, diagnostics)
}

/// What a query finds, as `id: place words`.
fn finds(library: &Library, corpus: &Corpus, query: &str) -> Vec<String> {
    let query = Query::parse(query).unwrap();
    let asked = Asked {
        query: query.expr(),
        fields: &Fields::default(),
        among: &|_| true,
        hits: 100,
        each: 100,
    };
    let answer = ask(library, &Archive::default(), corpus, &asked, query.text());
    let line = |shown: &Shown, line: &Passage| {
        let text = line.excerpt.text.to_string();
        format!("{}: {} {text}", shown.key.id(), line.at)
    };
    let shown = answer.shown.iter();
    shown
        .flat_map(|shown| shown.lines.iter().map(move |passage| line(shown, passage)))
        .collect()
}

fn gaps(library: &Library, corpus: &Corpus) -> Vec<String> {
    let gaps = corpus.gaps().into_iter();
    let named = gaps.map(|(index, gap)| {
        let id = library.at(index).key.id();
        format!("{id}: {}", gap.words().split(':').next().unwrap())
    });
    named.collect()
}

#[test]
fn texts_and_digests_are_read_and_gaps_named() {
    let folder = folder();
    let library = library(folder.path());
    let corpus = read(&library, &Archive::default(), None, |_| {});
    assert_eq!(
        finds(&library, &corpus, "harbour"),
        [
            "ana: Note Saw the harbour.",
            "two: ¶7 Rain in the harbour.",
            "one: ¶1 The quiet harbour.",
        ]
    );
    assert_eq!(
        gaps(&library, &corpus),
        ["three: `three.txt` is not there", "cited: not held"]
    );
    assert_eq!(corpus.searched(), (4, 4));
}

#[test]
fn what_changed_is_read_again_and_nothing_else_is() {
    let folder = folder();
    let library = library(folder.path());
    let first = read(&library, &Archive::default(), None, |_| {});
    let text = |corpus: &Corpus, id: &str| -> Option<Arc<Prose>> {
        let mut units = corpus.units().iter();
        match &units.find(|unit| unit.key.id().as_str() == id)?.document {
            Read::Text(prose, _) => Some(Arc::clone(prose)),
            _ => None,
        }
    };
    // One file is changed, one put in; one stays.
    write(folder.path(), "one.txt", "The zeppelin over the harbour.");
    write(folder.path(), "three.txt", "A third text.");
    let second = read(&library, &Archive::default(), Some(&first), |_| {});
    assert_eq!(
        finds(&library, &second, "zeppelin"),
        ["one: ¶1 The zeppelin over the harbour."]
    );
    assert_eq!(finds(&library, &second, "quiet"), [""; 0]);
    assert_eq!(
        finds(&library, &second, "third"),
        ["three: ¶1 A third text."]
    );
    let (then, now) = (text(&first, "two").unwrap(), text(&second, "two").unwrap());
    assert!(Arc::ptr_eq(&then, &now), "what has not changed is kept");
    // One is taken away.
    fs::remove_file(folder.path().join("one.txt")).unwrap();
    let third = read(&library, &Archive::default(), Some(&second), |_| {});
    assert_eq!(finds(&library, &third, "zeppelin"), [""; 0]);
    assert_eq!(
        gaps(&library, &third),
        ["one: `one.txt` is not there", "cited: not held"]
    );
}

#[test]
fn another_library_takes_what_is_still_the_same() {
    let folder = folder();
    let first = read(&library(folder.path()), &Archive::default(), None, |_| {});
    // A record is put in above, so every index is another; and a digest is read as a text now.
    let yaml = CASE.replace("sources:\n", "sources:\n  zero: {title: Zero}\n");
    let yaml = yaml.replace("digest: two.md", "text: two.md");
    write(folder.path(), "told.yaml", &yaml);
    let library = library(folder.path());
    let second = read(&library, &Archive::default(), Some(&first), |_| {});
    assert_eq!(
        finds(&library, &second, "quiet"),
        ["one: ¶1 The quiet harbour."]
    );
    assert_eq!(
        finds(&library, &second, "\"¶7 rain\""),
        ["two: ¶1 ¶7 Rain in the harbour."]
    );
}

#[test]
fn what_is_read_is_told_on_the_way() {
    let folder = folder();
    let library = library(folder.path());
    let told = Cell::new(0);
    read(&library, &Archive::default(), None, |units| {
        told.set(told.get() + 1);
        let corpus = Corpus::new(units.to_vec());
        assert_eq!(corpus.searched(), (0, 4));
        assert_eq!(
            finds(&library, &corpus, "harbour"),
            ["ana: Note Saw the harbour."]
        );
    });
    assert_eq!(told.get(), 1);
}

#[test]
fn a_hit_that_is_no_longer_there_is_left_out() {
    let folder = folder();
    let library = library(folder.path());
    let corpus = read(&library, &Archive::default(), None, |_| {});
    write(folder.path(), "one.txt", "Gone.");
    assert_eq!(finds(&library, &corpus, "rain kind:source"), [""; 0]);
    assert_eq!(
        finds(&library, &corpus, "rain"),
        ["two: ¶7 Rain in the harbour."]
    );
}

#[test]
fn a_text_that_is_too_large_for_memory_is_searched_too() {
    let folder = folder();
    // One beyond the size up to which a text is held whole; most of its lines are empty.
    let mut large = "Nothing of note.\n".repeat(20_000);
    large.push_str(&"\n".repeat(49 << 20));
    large.push_str("At its end a zeppelin.\n");
    write(folder.path(), "one.txt", &large);
    let library = library(folder.path());
    let corpus = read(&library, &Archive::default(), None, |_| {});
    assert_eq!(
        finds(&library, &corpus, "zeppelin"),
        ["one: ¶20001 At its end a zeppelin."]
    );
}

#[test]
fn lines_of_which_only_the_beginning_is_searched_are_counted() {
    let folder = folder();
    let long = "word ".repeat(4_000);
    let mut large = format!("{long}zeppelin\nShort.\n{long}\n");
    large.push_str(&"\n".repeat(49 << 20));
    write(folder.path(), "one.txt", &large);
    let library = library(folder.path());
    let corpus = read(&library, &Archive::default(), None, |_| {});
    assert_eq!(finds(&library, &corpus, "zeppelin"), [""; 0]);
    let cut: Vec<_> = corpus
        .cut()
        .map(|(index, lines)| (library.at(index).key.to_string(), lines))
        .collect();
    assert_eq!(cut, [("told/one".to_owned(), 2)]);
    // Taken over from there, it is still so.
    let again = read(&library, &Archive::default(), Some(&corpus), |_| {});
    assert_eq!(again.cut().count(), 1);
    // A text that is held whole is searched whole.
    write(folder.path(), "one.txt", &format!("{long}zeppelin\n"));
    let corpus = read(&library, &Archive::default(), Some(&corpus), |_| {});
    assert_eq!(corpus.cut().count(), 0);
    assert_eq!(finds(&library, &corpus, "zeppelin").len(), 1);
}
