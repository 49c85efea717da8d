//! Every quote of the shipped library stands in its original, and what is changed in an original is
//! told of the citations that it touches, and of no others. Needs the originals: `CASEFILE_SHARED`
//! names the folder that holds `seeds/`.

use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use casefile::{
    document::{Archive, Document, Held, Originals},
    library::{Index, Library},
    load,
    model::Citation,
    verify::{Change, Memo, Passage, Verdict, Why, verify_all},
};

/// The folder of originals. The tests that read it fail without it; `.ci/run` gives it.
fn seeds() -> PathBuf {
    let given = std::env::var_os("CASEFILE_SHARED").expect("CASEFILE_SHARED names a folder");
    let folder = Path::new(&given).join("seeds");
    assert!(folder.is_dir(), "{} is no folder", folder.display());
    folder
}

fn shipped() -> Library {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("casefiles");
    let (parsed, diagnostics) = load::read(&path).unwrap();
    Library::link(parsed, diagnostics)
}

/// The document of each source that is held, with the citations that rest on it.
fn sources<'l>(library: &'l Library, originals: &Path) -> Vec<(Arc<Document>, Vec<Cited<'l>>)> {
    let archive = Archive::of([Originals::under(originals).unwrap()]);
    let held = library.indices().filter_map(|source| {
        let citations = library.citations_of(source);
        let document =
            (!citations.is_empty()).then(|| Document::open(library.at(source), &archive))?;
        (document.held != Held::NotHeld).then_some((document, citations))
    });
    held.collect()
}

type Cited<'l> = (Index, usize, &'l Citation);

fn verified(document: &Document, citations: &[Cited<'_>]) -> Vec<Arc<Passage>> {
    let pairs = citations
        .iter()
        .map(|(_, _, citation)| (document, *citation));
    verify_all(&pairs.collect::<Vec<_>>(), &mut Memo::default())
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn every_quote_of_the_shipped_library_stands_in_its_original() {
    let seeds = seeds();
    let library = shipped();
    let mut quotes = 0;
    let mut wrong = Vec::new();
    for (document, citations) in sources(&library, &seeds) {
        assert_eq!(document.held, Held::Original);
        for ((record, number, _), passage) in citations.iter().zip(verified(&document, &citations))
        {
            match passage.verdict {
                Verdict::Verbatim | Verdict::Normalised => quotes += 1,
                Verdict::Unquoted => {}
                _ => {
                    let key = &library.at(*record).key;
                    wrong.push(format!("{key} [{}] {passage:?}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(quotes > 100, "{quotes} quotes were checked");
}

/// The document with other bytes at a place of a paragraph.
fn altered(document: &Document, paragraph: usize, bytes: Range<usize>, new: &str) -> Document {
    let mut paragraphs = document.paragraphs.clone();
    let mut text = paragraphs[paragraph].text.to_string();
    text.replace_range(bytes, new);
    paragraphs[paragraph].text = text.into();
    Document::new(Held::Changed, paragraphs)
}

/// Changes something in a document and returns the passages of the citations that hold it, having
/// made sure that no others have another verdict.
fn turned(
    document: &Document,
    citations: &[Cited<'_>],
    (paragraph, bytes): (usize, Range<usize>),
    new: &str,
) -> Vec<Arc<Passage>> {
    let changed = altered(document, paragraph, bytes.clone(), new);
    let before = verified(document, citations);
    let after = verified(&changed, citations);
    let mut turned = Vec::new();
    for ((was, is), (_, _, citation)) in before.iter().zip(after).zip(citations) {
        let holds = |(place, words): &(usize, Range<usize>)| {
            *place == paragraph && words.start < bytes.end && bytes.start < words.end
        };
        assert!(is.changed);
        let quote = citation.quote.as_ref().map(|quote| quote.raw());
        match was.marks.iter().any(holds) {
            true => {
                assert_ne!(was.verdict, is.verdict, "{quote:?}, {new:?} at {bytes:?}");
                turned.push(is);
            }
            false => assert_eq!(was.verdict, is.verdict, "{quote:?}, {new:?} at {bytes:?}"),
        }
    }
    turned
}

/// Whether the difference is of these words: the quote's, and the source's in their place.
fn differs(passage: &Passage, gone: &str, come: &str) -> bool {
    let changes = passage.verdict.difference().map_or(&[][..], |all| &all.0);
    let is_gone = |change: &Change| matches!(change, Change::Gone(words) if words.contains(gone));
    let has_come = |change: &Change| matches!(change, Change::Come(words) if words.contains(come));
    (gone.is_empty() || changes.iter().any(is_gone))
        && (come.is_empty() || changes.iter().any(has_come))
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn a_change_of_an_original_turns_the_citations_it_touches_and_says_how() {
    let seeds = seeds();
    let library = shipped();
    let sources = sources(&library, &seeds);
    for (old, new, why, gone, come) in [
        (
            "over 270 men",
            "over 279 men",
            Some(Why::Digit),
            "270",
            "279",
        ),
        (
            "did not comment",
            "did comment",
            Some(Why::Negation),
            "not",
            "",
        ),
        (
            "denied that their",
            "denied not that their",
            Some(Why::Negation),
            "",
            "not",
        ),
        (
            "administrative error",
            "administrative errer",
            None,
            "error",
            "errer",
        ),
        (
            "Cesar Humberto",
            "Cesar Umberto",
            Some(Why::Name),
            "Humberto",
            "Umberto",
        ),
    ] {
        let mut all = Vec::new();
        for (document, citations) in &sources {
            let places = document.paragraphs.iter().enumerate();
            let places = places.filter_map(|(number, paragraph)| {
                let at = paragraph.text.find(old)?;
                Some((number, at..at + old.len()))
            });
            for place in places {
                all.extend(turned(document, citations, place, new));
            }
        }
        let told = all.iter().filter(|passage| {
            let found = match &passage.verdict {
                Verdict::Altered(_) => None,
                Verdict::Missing(Some(nearest)) => Some(nearest.why),
                _ => return false,
            };
            found == why && differs(passage, gone, come)
        });
        assert!(told.count() > 0, "{old}: {all:?}");
    }
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn every_letter_and_digit_that_is_quoted_counts() {
    let seeds = seeds();
    let library = shipped();
    // So many characters apart: a prime, so that all kinds are met.
    const STEP: usize = 41;
    let mut seen = 0;
    for (document, citations) in sources(&library, &seeds) {
        let all = document.paragraphs.iter().enumerate();
        let all = all.flat_map(|(number, paragraph)| {
            let characters = paragraph.text.char_indices();
            characters.map(move |(at, c)| (number, at, c))
        });
        let some = all.filter(|(_, _, c)| c.is_ascii_alphanumeric());
        for (number, at, c) in some.step_by(STEP) {
            let new = match c {
                '9' => "0".to_owned(),
                '0'..='8' => char::from(c as u8 + 1).to_string(),
                'x' => "z".to_owned(),
                _ => "x".to_owned(),
            };
            for passage in turned(&document, &citations, (number, at..at + 1), &new) {
                seen += 1;
                match &passage.verdict {
                    // The same words stand elsewhere.
                    Verdict::Moved | Verdict::Ambiguous => {}
                    Verdict::Altered(_) => assert!(!c.is_ascii_digit(), "{passage:?}"),
                    Verdict::Missing(Some(nearest)) if c.is_ascii_digit() => {
                        assert_eq!(nearest.why, Why::Digit, "{passage:?}");
                    }
                    Verdict::Missing(Some(_)) => {}
                    _ => panic!("no difference: {passage:?}"),
                }
            }
        }
    }
    assert!(seen > 100, "{seen} citations were touched");
}
