//! Citations on one line: they read as those with keys do, and are shorter.

use std::{fs, path::Path};

use casefile::{
    library::Library,
    load::read_text,
    model::{At, Body, Citation, Ref, Text, citation::short::Written},
    scalar::scalar,
};

use crate::{codes, folder, open, told};

/// A citation on one line, where it can stand there.
fn short(citation: &Citation) -> Option<String> {
    let Citation {
        source,
        at,
        quote,
        prefix: None,
        suffix: None,
        via,
        basis: None,
        alone: None,
    } = citation
    else {
        return None;
    };
    let via: Vec<Ref> = via.iter().map(|source| source.value.clone()).collect();
    let written = Written {
        source,
        at: at.as_ref().map(|at: &At<_>| &at.value),
        quote: quote.as_ref().map(Text::raw),
        via: &via,
    };
    scalar(&written.text()?).ok()
}

/// A case file in which every citation of an allegation that can is on one line, and how many are. A citation that a list has
/// alone stands there without it.
fn shortened(text: &str, library: &Library, file: &str) -> (String, usize) {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = lines.iter().map(|line| Some((*line).to_owned())).collect();
    let out: &mut Vec<Option<String>> = &mut out;
    let mut count = 0;
    for record in library.records() {
        let path = &library.files.get(record.span.file).unwrap().path;
        if !path.ends_with(file) {
            continue;
        }
        for citation in record.body.all_citations() {
            let Some(short) = short(citation) else {
                continue;
            };
            let first = citation.source.span.line as usize - 1;
            let Some(at) = lines[first].find("- source: ") else {
                continue;
            };
            let indent = |line: &&str| line.len() - line.trim_start().len();
            let is_its = |line: &&&str| indent(line) > at || line.trim().is_empty();
            let length = 1 + lines[first + 1..].iter().take_while(is_its).count();
            let last = first + length;
            out[first..last].fill(None);
            let has_next = lines
                .get(last)
                .is_some_and(|line| indent(line) == at && line.trim_start().starts_with("- "));
            let above = lines[first - 1];
            match above.trim() == "cites:" && !has_next {
                true => out[first - 1] = Some(format!("{above} {short}")),
                false => out[first] = Some(format!("{}- {short}", " ".repeat(at))),
            }
            // Empty lines between records stay.
            let blank = lines[first..last].iter().rev();
            let blank = blank.take_while(|line| line.trim().is_empty()).count();
            out[last - blank..last].fill(Some(String::new()));
            count += 1;
        }
    }
    let text: Vec<&str> = out.iter().flatten().map(String::as_str).collect();
    (text.join("\n") + "\n", count)
}

/// What a record says, whatever its places are and however its citations are written.
fn said(body: &Body) -> String {
    let mut body = body.clone();
    for citation in body.citations_mut() {
        citation.alone = None;
    }
    let all = format!("{body:?}");
    let mut parts = all.split("Span { file: FileId(");
    let mut said = parts.next().unwrap().to_owned();
    for part in parts {
        said += part.split_once('}').unwrap().1;
    }
    said
}

#[test]
fn the_shipped_library_says_the_same_with_citations_on_one_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("casefiles");
    let long = open(&root);
    let mut files = Vec::new();
    let mut count = 0;
    let mut lengths: Vec<(usize, usize)> = Vec::new();
    for entry in fs::read_dir(&root).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.ends_with(".yaml") {
            continue;
        }
        let before = fs::read_to_string(&path).unwrap();
        let (text, rewritten) = shortened(&before, &long, &name);
        count += rewritten;
        let case = name.strip_suffix(".yaml").unwrap();
        for record in long.records() {
            let is_here = record.key.case().is_some_and(|id| id.as_str() == case);
            let is_one = record.body.all_citations().len() == 1;
            if let (true, true, Body::Allegation(_)) = (is_here, is_one, &record.body) {
                let id = record.key.id().as_str();
                lengths.push((length(&before, id), length(&text, id)));
            }
        }
        files.push((name, text));
    }
    let sources = fs::read_dir(root.join("sources")).unwrap();
    for path in sources.map(|entry| entry.unwrap().path()) {
        let name = format!("sources/{}", path.file_name().unwrap().to_str().unwrap());
        files.push((name, fs::read_to_string(path).unwrap()));
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let short_folder = folder(&files);
    let short = open(short_folder.path());
    assert_eq!(told(&short), told(&long));
    assert!(count > 550, "{count} were rewritten");
    let is_short = |one: &&Citation| one.alone.is_some();
    let all = |library: &Library| -> usize {
        let records = library.records();
        let count = |body: &Body| body.all_citations().into_iter().filter(is_short).count();
        records.map(|record| count(&record.body)).sum()
    };
    assert_eq!((all(&long), all(&short)), (0, count));
    let both = long.records().zip(short.records());
    for (long, short) in both {
        assert_eq!(long.key, short.key);
        assert_eq!(said(&long.body), said(&short.body), "{}", long.key);
    }
    // In the layout that is there, with nothing else shorter: from 369 characters to 319.
    let mean = |all: usize| all / lengths.len();
    let (long, short): (Vec<usize>, Vec<usize>) = lengths.iter().copied().unzip();
    let (long, short) = (mean(long.iter().sum()), mean(short.iter().sum()));
    assert!((360..380).contains(&long) && short <= 320, "{long} {short}");
}

/// The characters of an allegation of a case file, without its note.
fn length(text: &str, id: &str) -> usize {
    let head = format!("  {id}:");
    let section = text.split_once("\nallegations:\n").unwrap().1;
    let lines = section.lines().skip_while(|line| *line != head);
    let mut is_note = false;
    let its = lines
        .enumerate()
        .take_while(|(at, line)| *at == 0 || line.starts_with("    "));
    let its = its.filter(|(_, line)| {
        if line.starts_with("    note:") {
            is_note = true;
        } else if !line.starts_with("     ") {
            is_note = false;
        }
        !is_note
    });
    its.map(|(_, line)| line.chars().count() + 1).sum()
}

/// One allegation in the layout of the shipped library, and as it may be written.
const LONG: &str = "  permit-backdated:
    statement: The permit was backdated by two weeks.
    by: clerk
    about:
      - harbour-office
      - north-quay
      - quay-company
    against:
      - harbour-office
    cites:
      - source: harbour-post
        at: ¶6
        quote: the date was changed
        via:
          - press-conference
";
const SHORT: &str = "  permit-backdated:
    statement: The permit was backdated by two weeks.
    by: clerk
    about: [harbour-office, north-quay, quay-company]
    against: harbour-office
    cites: harbour-post ¶6 \"the date was changed\" via press-conference
";

#[test]
fn an_allegation_with_one_citation_is_short_and_says_the_same() {
    let read = |record: &str| {
        let text = format!("format: 1\ntitle: T\nallegations:\n{record}");
        let (records, report) = read_text(&text, Some("t".parse().unwrap()));
        let told: Vec<String> = report
            .into_diagnostics()
            .into_iter()
            .map(|one| one.message)
            .collect();
        assert_eq!(told, [""; 0]);
        let mut records = records.into_iter();
        let found = records.find(|record| record.key.id().as_str() != "t");
        said(&found.unwrap().body)
    };
    assert_eq!(read(LONG), read(SHORT));
    let characters = |text: &str| text.chars().count();
    assert!(characters(LONG) > 320, "{}", characters(LONG));
    assert!(characters(SHORT) <= 250, "{}", characters(SHORT));
}

#[test]
fn what_is_half_a_citation_is_none_and_is_told_at_its_place() {
    for (written, why, help) in [
        (
            "post ¶1 \"It rained\" and \"it blew\"",
            "where the words here end is not clear",
            "write a citation on one line as",
        ),
        (
            "post ¶1 It rained",
            "is no place in a source",
            "quotation marks behind its place",
        ),
        (
            "post ¶1 \"It rained\" ¶2",
            "and not `¶2`",
            "via press-conference",
        ),
        (
            "post ¶1 \"It rained #1\"",
            "do not end with",
            "give `source`, `at`",
        ),
        ("Post ¶1", "`Post` is not an id", "write `post`"),
        ("[post ¶1, 2]", "there is no record `2`", ""),
    ] {
        let case = format!(
            "format: 1\ntitle: T\nsources: {{post: {{title: P}}}}\nallegations:\n  a:\n    statement: S\n    by: post\n    cites: {written}\n"
        );
        let folder = folder(&[("t.yaml", case.as_bytes())]);
        let library = open(folder.path());
        let told = told(&library);
        assert!(told.contains("t.yaml:8:"), "{written}: {told}");
        assert!(
            told.contains(why) && told.contains(help),
            "{written}: {told}"
        );
        assert_eq!(codes(&library).len(), 1, "{written}: {told}");
    }
}
