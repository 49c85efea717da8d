//! The record of a document that is to be a source.

use std::path::{Path, PathBuf};

use super::stated;
use crate::{
    clean_format,
    document::{Document, Form, Opened},
    door::is_hidden,
    export::yaml::NewSource,
    extract::{About, Format, Whose},
    model::{Date, Id},
};

/// An id that no source has, from the title, else the file's name.
pub fn new_id(file: &Path, about: &About, taken: &[Id]) -> Id {
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
pub fn new_source(file: &Path, opened: &Opened, folder: Option<&Path>) -> NewSource {
    let (document, about) = (&opened.document, &opened.document.about);
    let line = |text: &String| Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
    let line = |text: &Option<String>| text.as_ref().and_then(line).filter(|text| !text.is_empty());
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let mut remarks = Vec::new();
    let date = about.date.as_deref();
    let day = date.map(|date| date.split(['T', ' ']).next().unwrap_or(date));
    let form = document.form.filter(|form| is_sure(*form, document, file));
    let format = match form {
        Some(Form::Foreign(format)) => Some(format),
        _ => None,
    };
    // A page says when it was published, a message when it was sent; a file, when it was made.
    let is_public = matches!(
        format,
        Some(Format::Html | Format::Mhtml | Format::Email | Format::Msg)
    );
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
    remarks.extend(document.flaws().map(|flaws| clean_format!("{flaws}")));
    for attachment in &document.attachments {
        remarks.push(clean_format!(
            "attached: {} ({}, {} bytes)",
            attachment.name,
            attachment.media_type,
            attachment.bytes
        ));
    }
    let named = stated::title(line(&about.title), &mut remarks);
    let stated = about.authors.iter();
    let stated = stated.filter_map(|author| line(&Some(author.clone())));
    let authors = stated::authors(stated, format, &mut remarks);
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
        title: named.unwrap_or_else(|| format!("[{name}]")),
        kind: format.and_then(kind),
        publisher: line(&about.publisher),
        authors,
        published: published.map(str::to_owned),
        language: line(&about.language),
        url: line(&about.url),
        file: path.ok(),
        sha256: opened.sha256.to_string(),
        media_type: match is_mailbox(document) {
            true => Some("application/mbox"),
            false => form.and_then(|form| media_type(form, file)),
        },
        remarks,
        ..NewSource::default()
    }
}

/// Whether a form is surely that of a document. What holds messages of Outlook holds old documents of Office as well: of
/// one that cannot be read only the name tells which.
fn is_sure(form: Form, document: &Document, file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    let is_named = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("msg"));
    form != Form::Foreign(Format::Msg) || is_named || document.held.has_text()
}

/// Whether a document is messages of several people, none of whom is its author.
fn is_mailbox(document: &Document) -> bool {
    let first = document.paragraphs.first();
    first.is_some_and(|first| {
        let mut spans = first.spans.iter();
        spans.any(|(_, whose)| matches!(whose, Whose::Message { .. }))
    })
}

/// The media type of a document in a form; none where nothing surely says it.
fn media_type(form: Form, file: &Path) -> Option<&'static str> {
    let extension = file.extension().and_then(|extension| extension.to_str());
    match (form, extension) {
        (Form::Foreign(Format::Csv), Some("tsv")) => Some("text/tab-separated-values"),
        (Form::Foreign(format), _) => Some(format.row().media_types[0]),
        (Form::Other(other), _) => other.row().media_type,
        (Form::Unknown, _) => None,
        (Form::Text(_), Some("md" | "markdown")) => Some("text/markdown"),
        (Form::Text(_), _) => Some("text/plain"),
    }
}

/// What a format itself says of what kind its documents are.
fn kind(format: Format) -> Option<&'static str> {
    match format {
        Format::Html | Format::Mhtml => Some("webpage"),
        Format::Email | Format::Msg => Some("personal-communication"),
        _ => None,
    }
}

/// A file's path from a folder, where it lies in it and a case file there may name it; else its name
/// alone, by which originals are looked for.
///
/// # Errors
/// What is the matter with its name: what a case file said instead would name another file.
pub fn beside(folder: Option<&Path>, file: &Path) -> Result<String, &'static str> {
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
pub fn inside(folder: &Path, file: &Path) -> Option<PathBuf> {
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
