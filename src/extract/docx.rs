//! Word documents (Office Open XML, ECMA-376).

mod chosen;
mod color;
mod look;
mod math;
mod numbering;
mod place;
mod symbols;

use super::{
    Extracted, Unreadable, core,
    package::Package,
    xml::{self, Event, Then},
};
use look::Styles;
use numbering::Numbering;
use place::{Read, Unread, text};

/// The parts that stand beside the body, in the order in which they are read after it.
const BESIDE: [&str; 5] = ["footnotes", "endnotes", "comments", "header", "footer"];

/// Reads a Word document: the body, then footnotes, endnotes, comments, headers and footers. Tables are
/// read cell by cell, row by row; the paragraphs of a text box come after the one that holds it.
///
/// Of tracked changes the text is read that stands if all are accepted, and what was inserted or moved says so.
/// What was deleted, struck out or hidden, also by its style or in white on white, stands beside its paragraph.
/// The numbers that Word sets before paragraphs are in; the instructions of fields are out, their results are in.
///
/// Pages are known only where Word noted its own page breaks when it saved the document.
///
/// # Errors
/// `NeedsPassword` for an encrypted document, `NoTextLayer` for one without text, `TooBig` and `Damaged`
/// as they are.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let body = package.needed(&main)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| {
        format!("{folder}/{name}.xml")
            .trim_start_matches('/')
            .to_owned()
    };
    let styles = package.part(&beside("styles"))?;
    let styles = styles.map_or_else(|| Ok(Styles::default()), |part| Styles::read(&part))?;
    let lists = package.part(&beside("numbering"))?;
    let lists = lists.map_or_else(|| Ok(Numbering::default()), |part| Numbering::read(&part));
    let mut numbering = lists?;
    let Read {
        mut blocks,
        pages,
        mut unread,
    } = text(&body, &styles, &mut numbering)?;
    let names = package.names();
    for beside in BESIDE {
        for name in names.iter().filter(|name| is_part(name, folder, beside)) {
            if let Some(part) = package.part(name)? {
                let read = text(&part, &styles, &mut numbering)?;
                blocks.extend(read.blocks);
                unread.extend(read.unread);
            }
        }
    }
    // What is referred to is missing only where no part holds it.
    unread.retain(|what| match what {
        Unread::Beside(kind) => !names.iter().any(|name| is_part(name, folder, kind)),
        Unread::Other(_) => true,
    });
    if blocks.is_empty() {
        return Err(Unreadable::NoTextLayer);
    }
    let about = core::about(&mut package)?;
    Ok(Extracted {
        about,
        pages,
        blocks,
        unread: unread.iter().map(Unread::says).collect(),
        ..Extracted::default()
    })
}

/// The name of the part that holds the body, as the package's relations tell it.
fn main_part(package: &mut Package<'_>) -> Result<String, Unreadable> {
    let mut main = None;
    if let Some(relations) = package.part("_rels/.rels")? {
        xml::read(&relations, |event| {
            if let Event::Open("Relationship", attributes) = event {
                let kind = attributes.get("Type").unwrap_or_default();
                if main.is_none() && kind.ends_with("/officeDocument") {
                    main = attributes.get("Target");
                }
            }
            Then::GoOn
        })?;
    }
    let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
    Ok(main.trim_start_matches('/').to_owned())
}

/// Whether a name is that of a part of a kind, with or without a number: `word/header2.xml`.
fn is_part(name: &str, folder: &str, kind: &str) -> bool {
    let file = name
        .strip_prefix(folder)
        .map(|file| file.trim_start_matches('/'));
    let number = file.and_then(|file| file.strip_prefix(kind)?.strip_suffix(".xml"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests;
