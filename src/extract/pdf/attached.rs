//! The files that are embedded in a PDF (ISO 32000-1, 7.11.4): those of the whole document, by the tree of their names,
//! and those that a page has a pin for. They are named and not read.

use hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, Object, Stream, String as PdfString},
};

use super::{about, tree::catalog};
use crate::extract::Attachment;

/// How deep nodes may stand in nodes.
const MAX_DEPTH: usize = 20;
/// Files that are named, at most.
const MAX_FILES: usize = 1000;

/// The files, each once, in the order in which the file has them.
pub fn files(pdf: &Pdf) -> Vec<Attachment> {
    let mut found = Vec::new();
    let names = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>("Names"));
    if let Some(tree) = names.and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles")) {
        named(&tree, MAX_DEPTH, &mut found);
    }
    for page in pdf.pages().iter() {
        let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else {
            continue;
        };
        for annotation in annotations.iter::<Dict<'_>>().take(MAX_FILES) {
            let kind = annotation.get::<Name<'_>>("Subtype");
            if kind.is_some_and(|kind| kind.as_str() == "FileAttachment") && found.len() < MAX_FILES
            {
                found.extend(annotation.get::<Dict<'_>>("FS").and_then(|file| one(&file)));
            }
        }
    }
    found.dedup();
    found
}

/// The entries of a tree of names.
fn named<'a>(node: &Dict<'a>, depth: usize, found: &mut Vec<Attachment>) {
    if let Some(entries) = node.get::<Array<'a>>("Names") {
        let entries = entries.iter::<Object<'a>>().take(2 * MAX_FILES);
        let files = entries.filter_map(|entry| match entry {
            Object::Dict(file) => one(&file),
            _ => None,
        });
        found.extend(files.take(MAX_FILES.saturating_sub(found.len())));
    }
    if let Some(kids) = node.get::<Array<'a>>("Kids").filter(|_| depth > 0) {
        for kid in kids.iter::<Dict<'a>>().take(MAX_FILES) {
            if found.len() >= MAX_FILES {
                return;
            }
            named(&kid, depth - 1, found);
        }
    }
}

/// What a specification of a file says of it; none where nothing is embedded.
fn one(file: &Dict<'_>) -> Option<Attachment> {
    let embedded = file.get::<Dict<'_>>("EF")?;
    let stream = ["UF", "F"]
        .iter()
        .find_map(|key| embedded.get::<Stream<'_>>(*key))?;
    let name = ["UF", "F"]
        .iter()
        .find_map(|key| about::text(&file.get::<PdfString<'_>>(*key)?));
    let kind = stream.dict().get::<Name<'_>>("Subtype");
    let size = stream.dict().get::<Dict<'_>>("Params");
    let size = size.and_then(|params| params.get::<i32>("Size"));
    let size = size.and_then(|size| u64::try_from(size).ok());
    Some(Attachment {
        name: name.unwrap_or_else(|| "a file without a name".to_owned()),
        media_type: kind
            .as_ref()
            .map_or("application/octet-stream", |kind| kind.as_str())
            .into(),
        bytes: size.unwrap_or(stream.raw_data().len() as u64),
    })
}
