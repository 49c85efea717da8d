//! `casefile source`

mod message;

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use super::{Failure, Outcome, context::Context, out::Out, unbroken::unbroken};
use crate::{
    clean_format,
    document::{Document, Form, Opened, sha256},
    door::{Door, is_hidden},
    export::yaml::{self, NewSource},
    extract::{About, Format, Whose},
    library::{Index, Library, Scope},
    limits::{DOCUMENT_BYTES, YAML_BYTES},
    load::yaml::insert::insert,
    model::{Body, Date, Id, Kind},
    save::{Existing, save},
    scalar::scalar,
    sheet::messages,
    text::Clean,
};

/// Take documents into a library as sources.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Add(Add),
}

/// Print the record of a source for documents: what they state about themselves, and their SHA-256.
///
/// A document that the library knows already, by its hash, is refused, and the record is named that
/// knows it. Nothing is written unless it is asked for.
#[derive(Debug, clap::Args)]
struct Add {
    /// The documents: PDF, web pages, Word, OpenDocument, e-mail, text.
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

pub fn run(
    arguments: &Arguments,
    context: &Context<'_>,
    out: &mut Out,
) -> Result<Outcome, Failure> {
    let Command::Add(add) = &arguments.command;
    let is_for_one = add.id.is_some() || add.digest.is_some() || add.message.is_some();
    if add.files.len() > 1 && is_for_one {
        let message = "--id, --digest and --message are for a single document; name one at a time.";
        return Err(Failure::Wrong(message.into()));
    }
    // Where a case file is named, its library is the one that may know the document.
    let library = match (&add.append, context.named()) {
        (Some(file), None) => {
            let folder = file
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            Some(context.library(Some(folder.unwrap_or(Path::new("."))))?)
        }
        _ => context.library_if_there()?,
    };
    let mut known = library.as_ref().map(known).unwrap_or_default();
    let archive = context.archive()?;
    let mut target = add.append.as_deref().map(Target::open).transpose()?;
    let folder = match &target {
        Some(target) => Some(&*target.folder),
        None => library.as_ref().map(|library| &*library.root),
    };
    let digest = add.digest.as_deref().map(|digest| {
        let within = folder.and_then(|folder| inside(folder, digest));
        let named = match within {
            Some(path) if path.iter().any(is_hidden) => Err("is hidden"),
            None if target.is_some() => Err("is in another folder than the case file"),
            _ => beside(folder, digest),
        };
        named.map_err(|why| {
            let digest = digest.display();
            Failure::Wrong(clean_format!(
                "No case file could name the digest `{digest}`, which {why}; choose another name, such as `sources/digest.md` beside the case file."
            ))
        })
    });
    let digest = digest.transpose()?;
    let folder = folder.map(Path::to_owned);
    let mut ids: Vec<Id> = library.iter().flat_map(ids).collect();
    let (mut refused, mut unread) = (false, false);
    let mut printed = false;
    let (mut files, mut came_in) = (add.files.clone(), None);
    if let ([file], Some(number)) = (&add.files[..], add.message) {
        let taken = message::take(file, number, &archive)?;
        out.note(&clean_format!(
            "note: wrote message {number} to `{}`.\n",
            taken.path.display()
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
        let shown = file.display();
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
        let mut source = new_source(file, &opened, folder.as_deref(), digest.clone());
        source.remarks.extend(came_in.clone());
        if let Some(digest) = &add.digest {
            write_digest(digest, &opened.document)?;
            out.note(&clean_format!(
                "note: wrote an empty digest to `{}`.\n",
                digest.display()
            ));
        }
        let wrong = |error: serde_yaml::Error| {
            Failure::Wrong(clean_format!(
                "`{shown}` cannot be written as YAML: {error}."
            ))
        };
        let record = yaml::source(&source).map_err(wrong)?;
        match &mut target {
            Some(target) => target.insert(&id, &record)?,
            None => {
                if !printed {
                    out.line(&"sources:".into())?;
                }
                let key = scalar(id.as_str()).map_err(wrong)?;
                out.line(&clean_format!("  {key}:"))?;
                for line in record.lines() {
                    out.line(&clean_format!("    {line}"))?;
                }
            }
        }
        printed = true;
    }
    if let Some(target) = target.filter(|_| printed) {
        target.save()?;
    }
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
fn known(library: &Library) -> HashMap<Box<str>, Clean> {
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
fn ids(library: &Library) -> Vec<Id> {
    let sources = library.of_kind(&Scope::Library, Kind::Source).iter();
    sources
        .map(|index| library.at(*index).key.id().clone())
        .collect()
}

/// An id that no source has, from the title, else the file's name.
fn new_id(file: &Path, about: &About, taken: &[Id]) -> Id {
    const LONGEST: usize = 40;
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let named = [about.title.as_deref().unwrap_or(""), &name, "source"];
    let suggested = named.iter().map(|text| Id::suggest(text));
    let mut stem = suggested
        .filter(|id| !id.is_empty())
        .map(|id| match id.char_indices().nth(LONGEST) {
            Some((end, _)) => {
                let cut = &id[..end];
                cut[..cut.rfind('-').unwrap_or(end)].to_owned()
            }
            None => id,
        })
        .next()
        .unwrap_or_default();
    if stem.is_empty() {
        stem = "source".into();
    }
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut candidates = std::iter::once(stem.clone()).chain(numbered);
    candidates
        .find_map(|id| id.parse::<Id>().ok().filter(|id| !taken.contains(id)))
        .unwrap_or_else(|| unreachable!("there are more numbers than sources"))
}

/// The record of a document. `folder` is that of the file in which the record will stand.
fn new_source(
    file: &Path,
    opened: &Opened,
    folder: Option<&Path>,
    digest: Option<String>,
) -> NewSource {
    let (document, about) = (&opened.document, &opened.document.about);
    let line = |text: &String| Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
    let line = |text: &Option<String>| text.as_ref().and_then(line).filter(|text| !text.is_empty());
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let mut remarks = Vec::new();
    let date = about.date.as_deref();
    let day = date.map(|date| date.split(['T', ' ']).next().unwrap_or(date));
    let format = match document.form {
        Some(Form::Foreign(format)) => Some(format),
        _ => None,
    };
    // A page says when it was published, a message when it was sent; a file, when it was made.
    let is_public = matches!(format, Some(Format::Html | Format::Email | Format::Msg));
    let published = day.filter(|day| is_public && day.parse::<Date>().is_ok());
    if let (Some(date), None) = (date, published) {
        remarks.push(clean_format!(
            "made {date}, as it states; not when it was published"
        ));
    }
    match document.pages.count() {
        Some(1) => remarks.push("1 page".into()),
        Some(pages) => remarks.push(clean_format!("{pages} pages")),
        None => {}
    }
    remarks.extend(
        document
            .labelled()
            .map(|labelled| clean_format!("{labelled}")),
    );
    if let Some(flaws) = document.flaws() {
        remarks.push(clean_format!("not all of it can be read: {flaws}"));
    }
    for attachment in &document.attachments {
        remarks.push(clean_format!(
            "attached: {} ({}, {} bytes)",
            attachment.name,
            attachment.media_type,
            attachment.bytes
        ));
    }
    match document.messages.len() {
        0 => {}
        1 => remarks.push("holds a message besides".into()),
        count => remarks.push(clean_format!("holds {count} messages")),
    }
    let path = beside(folder, file);
    if let Err(why) = path {
        remarks.push(clean_format!(
            "its name {why}, and no case file can say it; it is known by its hash"
        ));
    }
    NewSource {
        title: line(&about.title).unwrap_or_else(|| format!("[{name}]")),
        kind: format.and_then(kind),
        publisher: line(&about.publisher),
        authors: about
            .authors
            .iter()
            .filter_map(|author| line(&Some(author.clone())))
            .collect(),
        published: published.map(str::to_owned),
        language: line(&about.language),
        url: line(&about.url),
        digest,
        file: path.ok(),
        sha256: opened.sha256.to_string(),
        media_type: match (format, file.extension().and_then(|e| e.to_str())) {
            (Some(_), _) if is_mailbox(document) => "application/mbox",
            (Some(format), _) => format.row().media_types[0],
            (None, Some("md" | "markdown")) => "text/markdown",
            (None, _) => "text/plain",
        },
        remarks,
    }
}

/// Whether a document is messages of several people, none of whom is its author.
fn is_mailbox(document: &Document) -> bool {
    let first = document.paragraphs.first();
    first.is_some_and(|first| {
        let mut spans = first.spans.iter();
        spans.any(|(_, whose)| matches!(whose, Whose::Message { .. }))
    })
}

/// What a format itself says of what kind its documents are.
fn kind(format: Format) -> Option<&'static str> {
    match format {
        Format::Html => Some("webpage"),
        Format::Email | Format::Msg => Some("personal-communication"),
        _ => None,
    }
}

/// A file's path from a folder, where it lies in it and a case file there may name it; else its name
/// alone, by which originals are looked for.
///
/// # Errors
/// What is the matter with its name: what a case file said instead would name another file.
fn beside(folder: Option<&Path>, file: &Path) -> Result<String, &'static str> {
    let name = file.file_name().unwrap_or_default();
    let path = folder
        .and_then(|folder| inside(folder, file))
        .filter(|path| !path.iter().any(is_hidden))
        .unwrap_or_else(|| name.into());
    if is_hidden(name) {
        return Err("is hidden");
    }
    let path = path.into_os_string().into_string();
    path.map_err(|_| "is no UTF-8")
}

/// A file's path from a folder that it lies in, or would lie in.
fn inside(folder: &Path, file: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    // A file that is not there yet has no place of its own, but its folder has.
    let whole = file.canonicalize().ok().or_else(|| {
        let parent = file
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new(".")).canonicalize().ok()?;
        Some(parent.join(file.file_name()?))
    })?;
    Some(whole.strip_prefix(&folder).ok()?.to_owned())
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
            path.display()
        ))
    })
}

/// A case file to which records are added.
struct Target {
    path: PathBuf,
    folder: PathBuf,
    text: String,
}

impl Target {
    fn open(path: &Path) -> Result<Self, Failure> {
        let wrong = |why: String| {
            Failure::Wrong(clean_format!(
                "`{}` cannot be added to: {why}.",
                path.display()
            ))
        };
        // A link stays a link; what it leads to is written.
        let path = path
            .canonicalize()
            .map_err(|error| wrong(error.to_string()))?;
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(wrong("it is no file".into()));
        };
        let door = Door::open(folder).map_err(|error| wrong(error.to_string()))?;
        let bytes = door.read(Path::new(name), &YAML_BYTES);
        let bytes = bytes.map_err(|error| wrong(error.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|_| wrong("it is not UTF-8".into()))?;
        Ok(Self {
            folder: folder.to_owned(),
            text,
            path,
        })
    }

    fn insert(&mut self, id: &Id, record: &str) -> Result<(), Failure> {
        let inserted = insert(&self.text, "sources", id, record);
        // A title can be as long as its document, and a file that cannot be read any more helps nobody.
        let inserted = inserted.and_then(|text| match YAML_BYTES.allows(text.len() as u64) {
            true => Ok(text),
            false => Err(YAML_BYTES.beyond()),
        });
        self.text = inserted.map_err(|why| {
            Failure::Wrong(clean_format!(
                "`{}` is left as it is: {why}.",
                self.path.display()
            ))
        })?;
        Ok(())
    }

    fn save(&self) -> Result<(), Failure> {
        let saved = unbroken(|| save(&self.path, &self.text, Existing::Replace));
        saved.map_err(|error| {
            Failure::Wrong(clean_format!(
                "`{}` cannot be written: {error}.",
                self.path.display()
            ))
        })
    }
}
