//! `casefile source add`

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use super::{
    made::{new_id, new_source},
    message,
    target::Place,
};
use crate::{
    clean_format,
    cli::{Failure, Outcome, context::Context, out::Out, unbroken::unbroken},
    document::{Document, Opened, sha256},
    export::yaml::NewSource,
    library::{Index, Library, Scope},
    limits::DOCUMENT_BYTES,
    model::{Body, Id, Kind},
    save::{Existing, save},
    sheet::messages,
    text::{Clean, name_of},
};

/// Print the record of a source for documents: what they state about themselves, and their SHA-256.
///
/// A document that the library knows already, by its hash, is refused, and the record is named that
/// knows it. Nothing is written unless it is asked for.
#[derive(Debug, clap::Args)]
pub struct Add {
    /// The documents: PDF, web pages, Word, OpenDocument, e-mail, RTF, EPUB, spreadsheets, presentations, text.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write the records into this case file, or library.yaml, instead of printing them; nothing
    /// else in it changes.
    #[arg(long, value_name = "YAML")]
    append: Option<PathBuf>,
    /// The id of the source, for a single document; made from its title otherwise.
    #[arg(long, value_name = "ID")]
    id: Option<Id>,
    /// Take one message of a mailbox, or one that is attached to a message, by its number: it is written beside
    /// the file, as STEM-N.eml, and is the document; for a single file.
    #[arg(long, value_name = "N")]
    message: Option<usize>,
    /// Also write an empty digest, a numbered line a paragraph, to this file, which must not be there
    /// yet; for a single document.
    #[arg(long, value_name = "FILE")]
    digest: Option<PathBuf>,
}

pub fn run(add: &Add, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let is_for_one = add.id.is_some() || add.digest.is_some() || add.message.is_some();
    if add.files.len() > 1 && is_for_one {
        let message = "--id, --digest and --message are for a single document; name one at a time.";
        return Err(Failure::Wrong(message.into()));
    }
    let mut place = Place::open(add.append.as_deref(), context)?;
    let mut known = place.library.as_ref().map(known).unwrap_or_default();
    let archive = context.archive()?;
    let digest = add.digest.as_deref();
    let digest = digest
        .map(|digest| place.names("digest", "digest.md", digest))
        .transpose()?;
    let mut ids: Vec<Id> = place.library.iter().flat_map(ids).collect();
    let (mut refused, mut unread) = (false, false);
    let (mut files, mut came_in) = (add.files.clone(), None);
    if let ([file], Some(number)) = (&add.files[..], add.message) {
        let taken = message::take(file, number, &archive)?;
        out.note(&clean_format!(
            "note: wrote message {number} to `{}`.\n",
            name_of(taken.path.display())
        ));
        (files, came_in) = (vec![taken.path], Some(taken.came_in));
    }
    for file in &files {
        let opened = match Opened::read(file, &archive) {
            Ok(opened) => opened,
            // The others can be added all the same.
            Err(why) => {
                out.note(&clean_format!("error: {why}\n"));
                unread = true;
                continue;
            }
        };
        let shown = name_of(file.display());
        if let Some(place) = known.get(&*opened.sha256) {
            out.note(&clean_format!(
                "error: `{shown}` is a source already: {place}.\n"
            ));
            refused = true;
            continue;
        }
        let id = match &add.id {
            Some(id) if ids.contains(id) => {
                let message = clean_format!("There is a source `{id}` already; choose another id.");
                return Err(Failure::Wrong(message));
            }
            Some(id) => id.clone(),
            None => new_id(file, &opened.document.about, &ids),
        };
        ids.push(id.clone());
        known.insert(opened.sha256.clone(), clean_format!("`{id}`, just now"));
        if let Some(problem) = &opened.document.problem {
            out.note(&clean_format!("note: {problem}\n"));
        }
        tell(&shown.to_string(), &opened.document, out);
        let mut source = NewSource {
            digest: digest.clone(),
            ..new_source(file, &opened, place.folder())
        };
        source.remarks.extend(came_in.clone());
        if let Some(digest) = &add.digest {
            write_digest(digest, &opened.document)?;
            out.note(&clean_format!(
                "note: wrote an empty digest to `{}`.\n",
                name_of(digest.display())
            ));
        }
        place.put(file, &id, &source, out)?;
    }
    place.save()?;
    if unread {
        return Err(Failure::Told(Clean::default().into()));
    }
    Ok(match refused {
        true => Outcome::Negative,
        false => Outcome::Fine,
    })
}

/// Says what of a document is not to be taken as it stands, and which messages are in it.
fn tell(shown: &str, document: &Document, out: &mut Out) {
    let said = document.notes.iter().cloned().chain(document.told());
    for said in said {
        out.note(&clean_format!("note: `{shown}`: {said}\n"));
    }
    if !document.messages.is_empty() {
        let count = match document.messages.len() {
            1 => "a message".to_owned(),
            count => format!("{count} messages"),
        };
        out.note(&clean_format!(
            "note: `{shown}` holds {count}; --message N makes a source of one:\n"
        ));
        for line in messages(document) {
            out.note(&clean_format!("  {line}\n"));
        }
    }
}

/// Which record knows a document, by the document's hash.
pub fn known(library: &Library) -> HashMap<Box<str>, Clean> {
    let mut known = HashMap::new();
    for index in library.of_kind(&Scope::Library, Kind::Source) {
        let record = library.at(*index);
        let Body::Source(source) = &record.body else {
            continue;
        };
        let original = source.original.as_ref();
        let recorded = original.and_then(|original| original.sha256.as_ref());
        let recorded = recorded.map(|hash| hash.as_str().into());
        let held = source.text.as_ref().and_then(|text| {
            let bytes = record.reach.read(text.raw(), &DOCUMENT_BYTES).ok()?;
            Some(sha256(&bytes))
        });
        for hash in recorded.into_iter().chain(held) {
            known.entry(hash).or_insert_with(|| place(library, *index));
        }
    }
    known
}

/// A record and where it stands.
fn place(library: &Library, index: Index) -> Clean {
    let record = library.at(index);
    let file = library.files.get(record.span.file);
    match file {
        Some(file) => clean_format!("`{}` in {}:{}", record.key, file.path, record.span.line),
        None => clean_format!("`{}`", record.key),
    }
}

/// The ids of all sources.
pub fn ids(library: &Library) -> Vec<Id> {
    let sources = library.of_kind(&Scope::Library, Kind::Source).iter();
    sources
        .map(|index| library.at(*index).key.id().clone())
        .collect()
}

/// Writes a digest to fill in: the place of each paragraph on a line of its own.
fn write_digest(path: &Path, document: &Document) -> Result<(), Failure> {
    let places = (0..document.len()).filter_map(|number| document.place(number));
    let mut places: Vec<_> = places.collect();
    // What stands beside a paragraph has its place.
    places.dedup();
    let mut text = String::new();
    for place in places {
        let place = crate::model::Locator {
            places: vec![place],
        };
        text.push_str(&format!("{place} \n\n"));
    }
    unbroken(|| save(path, &text, Existing::Keep)).map_err(|error| {
        Failure::Wrong(clean_format!(
            "The digest `{}` cannot be written: {error}.",
            name_of(path.display())
        ))
    })
}
