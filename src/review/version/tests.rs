use std::sync::Arc;

use super::*;
use crate::{
    document::{Archive, Document},
    library::Library,
    limits::KEPT_BYTES,
    load,
    verify::passage,
};

pub(in crate::review) const CASE: &str = "\
format: 1
title: The visit
sources:
  post: {title: The harbour post, text: post.txt}
people:
  ana: {name: Ana}
allegations:
  a:
    statement: The roof was rusty and nobody looked at it.
    by: ana
    date: 2025-04-09
    measure: {value: 3, unit: people}
    credibility: 2
    cites:
      - {source: post, at: ¶2, quote: the roof was rusty}
    responses:
      - {by: [office], is: denied, statement: Nothing was rusty.}
    note: A remark on it.
";

pub(in crate::review) const TEXT: &str =
    "A heading.\n\nAnd the roof was rusty, she said.\n\nThe end.\n";

/// The version of the allegation of a case file beside this text of its source; none where that is not there.
pub(in crate::review) fn version(case: &str, text: Option<&str>) -> Version {
    version_within(case, text, &KEPT_BYTES)
}

/// The same with so much of its words kept.
pub(in crate::review) fn version_within(case: &str, text: Option<&str>, limit: &Limit) -> Version {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("visit.yaml"), case).unwrap();
    if let Some(text) = text {
        std::fs::write(folder.path().join("post.txt"), text).unwrap();
    }
    let (parsed, found) = load::read(folder.path()).unwrap();
    let library = Library::link(parsed, found);
    let index = library.index(&library.find("a").unwrap().key).unwrap();
    let record = library.at(index);
    let words = record.body.all_citations().into_iter().map(|citation| {
        let source = library.resolve(record.key.case(), &citation.source)?;
        let document: Arc<Document> = Document::open(library.at(source), &Archive::default());
        Cited::of(&document, &passage(&document, citation), &KEPT_BYTES)
    });
    let cited: Vec<Option<Cited>> = words.collect();
    let kept = Kept::of(&library, record, &cited, limit);
    Version::of(record, &cited).unwrap().keeping(kept)
}

fn then() -> Version {
    version(CASE, Some(TEXT))
}

#[track_caller]
fn until(case: &str) -> Since {
    assert_ne!(case, CASE);
    then().until(&version(case, Some(TEXT)))
}

#[test]
fn layout_makes_no_other_version() {
    let note = "    note: A remark on it.\n";
    for case in [
        // Another order of keys, and of records.
        CASE.replace(note, "")
            .replace("    by: ana\n", &format!("    by: ana\n{note}")),
        // Flow and block, one and a list of one.
        CASE.replace("by: ana", "by: [ana]"),
        CASE.replace(
            "measure: {value: 3, unit: people}",
            "measure:\n      - value: 3\n        unit: people",
        ),
        // Other breaks of lines, comments, quotation marks.
        CASE.replace(
            "    statement: The roof was rusty and",
            "    statement: >-\n      The roof was\n      rusty and",
        ),
        CASE.replace(
            "statement: The roof was rusty and nobody",
            "statement: |-\n      The roof was rusty and\n      nobody",
        ),
        CASE.replace(
            "note: A remark on it.",
            "note: \"A remark   on it.\"  # so it is",
        ),
        CASE.replace("people:\n  ana: {name: Ana}\n", "").to_owned()
            + "people:\n  ana: {name: Ana B.}\n",
    ] {
        assert_eq!(until(&case), Since::Same, "{case}");
    }
}

#[test]
fn any_other_word_number_reference_or_citation_does() {
    for (words, others) in [
        ("rusty and nobody", "rusty, and nobody"),
        ("statement: The roof", "statement: the roof"),
        ("by: ana", "by: [ana, ana]"),
        ("by: ana", "to: ana"),
        ("2025-04-09", "2025-04-10"),
        ("2025-04-09", "2025-04"),
        ("value: 3", "value: 4"),
        ("value: 3", "value: 3, bound: about"),
        ("unit: people", "of: people"),
        ("credibility: 2", "credibility: 3"),
        ("at: ¶2", "at: ¶2-3"),
        ("quote: the roof was rusty", "quote: roof was rusty"),
        (
            "quote: the roof was rusty",
            "quote: the roof was rusty, prefix: And",
        ),
        (
            "quote: the roof was rusty",
            "quote: the roof was rusty, basis: observed",
        ),
        (
            "quote: the roof was rusty",
            "quote: the roof was rusty, via: [post]",
        ),
        ("is: denied", "is: admitted"),
        ("Nothing was rusty.", "Nothing was."),
        ("is: denied,", "is: denied, cites: [{source: post}],"),
        ("    note: A remark on it.\n", ""),
        (
            "    note: A remark on it.\n",
            "    note: A remark on it.\n    date_said: today\n",
        ),
    ] {
        assert!(CASE.contains(words), "{words}");
        assert_eq!(
            until(&CASE.replace(words, others)),
            Since::Content,
            "{others}"
        );
    }
}

#[test]
fn the_cited_words_of_the_source_count_and_what_is_round_them_does_not() {
    let since = |text: &str| then().until(&version(CASE, Some(text)));
    for same in [
        TEXT.replace("A heading.", "Another heading."),
        TEXT.replace("The end.", "The end, it said."),
        TEXT.replace("she said", "he said"),
        // What the comparing of quotations does not tell apart.
        TEXT.replace("the roof", "the\nroof"),
    ] {
        assert_eq!(since(&same), Since::Same, "{same}");
    }
    for other in [
        TEXT.replace("rusty", "rosty"),
        TEXT.replace("roof was", "roof is"),
        TEXT.replace("And the roof was rusty, she said.", "Nothing."),
    ] {
        assert_eq!(
            since(&other),
            Since::Words(How::Otherwise, vec![0]),
            "{other}"
        );
    }
}

#[test]
fn where_nothing_is_quoted_all_of_the_cited_place_counts() {
    let case = CASE.replace(", quote: the roof was rusty", "");
    let then = version(&case, Some(TEXT));
    let since = |text: &str| then.until(&version(&case, Some(text)));
    assert_eq!(since(&TEXT.replace("The end.", "Another.")), Since::Same);
    assert_eq!(
        since(&TEXT.replace("she said", "he said")),
        Since::Words(How::Otherwise, vec![0])
    );
}

#[test]
fn a_source_that_is_not_at_hand_is_not_the_same() {
    let absent = version(CASE, None);
    assert_eq!(then().until(&absent), Since::Words(How::Away, vec![0]));
    assert_eq!(absent.until(&then()), Since::Words(How::Unseen, vec![0]));
    assert_eq!(absent.until(&absent), Since::Same);
    let lacks = absent.lacks().map(|lacks| lacks.to_string());
    let told = "the words of `post` were not at hand";
    assert_eq!((lacks.as_deref(), then().lacks()), (Some(told), None));
    let json = serde_json::to_value(&absent).unwrap();
    assert_eq!(json["words"], serde_json::json!([null]));
}

#[test]
fn whether_a_text_was_at_hand_is_written_down_and_nothing_is_made_of_marks_from_before() {
    let with = |text: OfText| version(CASE, Some(TEXT)).with_text(text);
    let is = |hash: &str| OfText::Is(CitedWords(hash.into()));
    let table = [
        (OfText::Unknown, is("1"), Since::Same),
        (OfText::Away, OfText::Away, Since::Same),
        (is("1"), OfText::Unknown, Since::Same),
        (is("1"), is("1"), Since::Same),
        (is("1"), is("digest:1"), Since::Same),
        (is("1"), is("2"), Since::Text(How::Otherwise)),
        (is("1"), is("digest:2"), Since::Text(How::Kind)),
        (is("1"), OfText::Away, Since::Text(How::Away)),
        (OfText::Away, is("1"), Since::Text(How::Unseen)),
    ];
    for (then, now, since) in table {
        let json = serde_json::to_value(with(then)).unwrap();
        let read: Version = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(read.until(&with(now.clone())), since, "{json} {now:?}");
    }
}

/// What everybody reviewed would be *changed since* with a release that works it out otherwise, be it that a page calls
/// something by another word. Only a change that is worth that may change these.
#[test]
fn the_versions_of_this_release_are_those_of_the_last() {
    let json = serde_json::to_value(then()).unwrap();
    assert_eq!(json["content"], "53c59440e1e1ea7feee5e9faaac20162");
    assert_eq!(json["words"], serde_json::json!(["254b9e74efe969b6"]));
}

#[test]
fn a_record_that_cannot_be_read_has_no_version() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("v.yaml"),
        "format: 1\ntitle: V\nevents: {a: 7}\n",
    )
    .unwrap();
    let (parsed, found) = load::read(folder.path()).unwrap();
    let library = Library::link(parsed, found);
    assert_eq!(Version::of(library.find("a").unwrap(), &[]), None);
}
