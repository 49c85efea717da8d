//! `casefile check --fix`: citations that follow from their sources, as a patch.

use std::{collections::BTreeMap, path::Path};

use crate::{
    clean_format,
    cli::{
        Failure, Outcome,
        out::Out,
        patch::{is_shown, relative},
    },
    diagnostic::File,
    document::{Archive, Document},
    door::Door,
    library::{Index, Library},
    limits::YAML_BYTES,
    load::yaml::rewrite::{Change, rewrite},
    model::{Citation, FileId, Key, Span},
    text::{Clean, counted, decode, patch::patch},
    verify::{Memo, Verdict, fix, verify_all},
};

/// Writes the patch; applies nothing. What should be fixed and cannot be is named.
pub fn run(library: &Library, archive: &Archive, out: &mut Out) -> Result<Outcome, Failure> {
    let (changes, mut notes) = changes(library, archive);
    let missed = library.missed.sentence();
    notes.extend(
        missed.map(|missed| clean_format!("{missed}, so their citations were not compared")),
    );
    let mut fixed = 0;
    for (file, changes) in changes {
        let Some(file) = library.files.get(file) else {
            continue;
        };
        if let Err(why) = is_as_read(file) {
            notes.push(clean_format!("`{}` is left as it is: {why}", file.path));
            continue;
        }
        let done = rewrite(&file.text, &changes);
        for change in &done.left {
            notes.push(by_hand(file, change.span, &change.text));
        }
        let patch = patch(&relative(&file.path), &file.text, &done.text, &done.edits);
        if patch.lines().all(is_shown) {
            out.generated(patch.as_bytes())?;
            fixed += done.edits.len();
        } else {
            let why = "the lines to change hold characters that cannot be shown";
            notes.push(clean_format!("`{}` is left as it is: {why}", file.path));
        }
    }
    for note in &notes {
        out.note(&clean_format!("note: {note}.\n"));
    }
    Ok(match fixed == 0 && notes.is_empty() {
        true => Outcome::Fine,
        false => Outcome::Negative,
    })
}

/// What to write instead, by file, and what should be fixed and does not follow from the source.
fn changes(library: &Library, archive: &Archive) -> (BTreeMap<FileId, Vec<Change>>, Vec<Clean>) {
    let sources = library
        .indices()
        .map(|source| (source, library.citations_of(source)))
        .filter(|(_, citations)| !citations.is_empty());
    let sources: Vec<(Index, Vec<_>)> = sources.collect();
    let mut changes: BTreeMap<FileId, Vec<Change>> = BTreeMap::new();
    let mut notes = Vec::new();
    // One source at a time, so that no more than one has to be held.
    for (source, citations) in sources {
        let document = Document::open(library.at(source), archive);
        if document.is_unread() {
            let key = &library.at(source).key;
            let count = counted(citations.len() as u64, "citation");
            let verb = if citations.len() == 1 { "was" } else { "were" };
            notes.push(clean_format!(
                "`{key}` could not be read: {count} {verb} not compared"
            ));
        }
        let pairs: Vec<(&Document, &Citation)> = citations
            .iter()
            .map(|(_, _, citation)| (&*document, *citation))
            .collect();
        let found = verify_all(&pairs, &mut Memo::default());
        for ((record, number, citation), passage) in citations.iter().zip(&found) {
            match fix(&document, citation, passage) {
                Some(fix) => match citation.reworded(fix.at.as_ref(), fix.quote.as_deref()) {
                    Some(texts) => {
                        for (span, text) in texts {
                            let changes = changes.entry(span.file).or_default();
                            changes.push(Change { span, text });
                        }
                    }
                    None => notes.push(clean_format!(
                        "citation {} of `{}` is written on one line, which cannot hold the words as they stand in the source; write it as `source`, `at` and `quote`",
                        number + 1,
                        library.at(*record).key
                    )),
                },
                None if matches!(passage.verdict, Verdict::Moved | Verdict::Altered(_)) => {
                    let key: &Key = &library.at(*record).key;
                    let verdict = passage.verdict.words();
                    let changed = if passage.changed {
                        " in a changed original"
                    } else {
                        ""
                    };
                    notes.push(clean_format!(
                        "citation {} of `{key}` is {verdict}{changed}, so it has to be fixed by hand",
                        number + 1
                    ));
                }
                None => {}
            }
        }
    }
    (changes, notes)
}

fn by_hand(file: &File, span: Span, text: &str) -> Clean {
    let (path, line, column) = (&file.path, span.line, span.column);
    clean_format!("`{path}:{line}:{column}` has to be fixed by hand: write `{text}`")
}

/// Why the bytes of a file are not those of the text that was read from it.
fn why_not_as_read(bytes: &[u8], text: &str) -> &'static str {
    let is_same = decode(bytes).text == text;
    match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(_) if is_same => {
            "it begins with a byte order mark (BOM), which a patch would not fit; save it as UTF-8 without one"
        }
        _ if is_same => "it is not UTF-8; save it as UTF-8",
        _ => "it was changed just now",
    }
}

/// Whether a file still holds the very bytes that it was read from, without which no patch fits.
fn is_as_read(file: &File) -> Result<(), String> {
    let path = Path::new(&file.path);
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let bytes = Door::open(folder.unwrap_or(Path::new(".")))
        .and_then(|door| door.read(Path::new(path.file_name().unwrap_or_default()), &YAML_BYTES))
        .map_err(|error| error.to_string())?;
    match bytes == file.text.as_bytes() {
        true => Ok(()),
        false => Err(why_not_as_read(&bytes, &file.text).into()),
    }
}
