//! `casefile source ocr`

use std::path::{Path, PathBuf};

use super::{
    add::{ids, known},
    made::{new_id, new_source},
    target::Place,
};
use crate::{
    clean_format,
    cli::{Failure, Outcome, context::Context, out::Out, unbroken::unbroken},
    document::{
        Opened, bytes,
        foreign::ocr::{Recogniser, Scan},
        program, sha256,
    },
    export::yaml::NewSource,
    model::Id,
    save::{Existing, save},
    text::name_of,
};

/// Recognise the words of a scan, and write them as a working copy.
///
/// For a picture, or a PDF whose pages are pictures. It runs tesseract, which must be installed, and
/// pdftoppm for a PDF. The copy is marked as recognised (`text_by: ocr`): what is quoted from it is *in OCR*,
/// never *verbatim*, since a program may be wrong in any word. The scan stays as it is.
#[derive(Debug, clap::Args)]
pub struct Ocr {
    /// The scan: a PDF without a text layer, or a picture.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write the words to this file, which must not be there yet; beside the scan otherwise.
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
    /// What tesseract calls the language of the scan; several are joined: eng+spa.
    #[arg(long, value_name = "NAME", default_value = "eng")]
    language: String,
    /// Write the record into this case file, or library.yaml, instead of printing it; nothing else in it
    /// changes.
    #[arg(long, value_name = "YAML")]
    append: Option<PathBuf>,
    /// The id of the source; made from the file's name otherwise.
    #[arg(long, value_name = "ID")]
    id: Option<Id>,
}

pub fn run(ocr: &Ocr, context: &Context<'_>, out: &mut Out) -> Result<Outcome, Failure> {
    let file = &*ocr.file;
    let wrong = |why: String| Failure::Wrong(clean_format!("{why}"));
    let mut place = Place::open(ocr.append.as_deref(), context)?;
    let archive = context.archive()?;
    let opened = Opened::read(file, &archive).map_err(wrong)?;
    let shown = name_of(file.display());
    if opened.document.held.has_text() {
        return Err(wrong(format!(
            "`{shown}` has a text already, which is read as it is; nothing was recognised."
        )));
    }
    let scan = bytes(file, &archive).map_err(wrong)?;
    if sha256(&scan) != opened.sha256 {
        return Err(wrong(format!(
            "`{shown}` has just been changed; try again."
        )));
    }
    let Some(kind) = Scan::of(&scan) else {
        let problem = opened.document.problem.unwrap_or_default();
        return Err(wrong(problem));
    };
    let ids: Vec<Id> = place.library.iter().flat_map(ids).collect();
    if let Some(id) = ocr.id.as_ref().filter(|id| ids.contains(id)) {
        let message = clean_format!("There is a source `{id}` already; choose another id.");
        return Err(Failure::Wrong(message));
    }
    // All that can be wrong is said before the long work.
    let target = ocr.text.clone().unwrap_or_else(|| beside_scan(file));
    let named = place.names("text", "scan.ocr.txt", &target)?;
    if target.symlink_metadata().is_ok() {
        return Err(wrong(format!(
            "`{}` is there already; name another file with --text.",
            name_of(target.display())
        )));
    }
    let root = place.library.as_ref().map(|library| library.root.clone());
    let folders: Vec<&Path> = root
        .iter()
        .map(|root| &**root)
        .chain(place.folder())
        .collect();
    let find = |name: &str| program::find(name, std::env::var_os("PATH"), &folders);
    let recogniser = Recogniser::of(find, &ocr.language).map_err(wrong)?;
    let pages = recogniser.recognise(kind, &scan, |page| {
        out.note(&clean_format!("note: recognising page {page} …\n"));
    });
    let pages = pages.map_err(|why| wrong(format!("`{shown}` {why}.")))?;
    // As tesseract itself writes it: a form feed behind each page.
    let text: String = pages
        .iter()
        .map(|page| format!("{page}\n\u{c}\n"))
        .collect();
    unbroken(|| save(&target, &text, Existing::Keep)).map_err(|error| {
        wrong(format!(
            "The text `{}` cannot be written: {error}.",
            name_of(target.display())
        ))
    })?;
    let count = match pages.len() {
        1 => "1 page".to_owned(),
        pages => format!("{pages} pages"),
    };
    out.note(&clean_format!(
        "note: wrote the recognised words of {count} to `{}`; compare what you quote with the scan.\n",
        name_of(target.display())
    ));
    let known = place.library.as_ref().map(known).unwrap_or_default();
    if let Some(record) = known.get(&*opened.sha256) {
        out.note(&clean_format!(
            "note: `{shown}` is a source already: {record}; put these lines into it.\n"
        ));
        out.line(&clean_format!("text: {named}"))?;
        out.line(&"text_by: ocr".into())?;
        return Ok(Outcome::Fine);
    }
    let id = match &ocr.id {
        Some(id) => id.clone(),
        None => new_id(file, &opened.document.about, &ids),
    };
    let source = NewSource {
        text: Some(named),
        text_by: Some("ocr"),
        ..new_source(file, &opened, place.folder())
    };
    place.put(file, &id, &source, out)?;
    place.save()?;
    Ok(Outcome::Fine)
}

/// Where the words of a scan go: beside it, under its name.
fn beside_scan(file: &Path) -> PathBuf {
    file.with_extension("ocr.txt")
}
