//! Word documents (Office Open XML, ECMA-376).

use super::{
    Block, Extracted, Unreadable, core,
    flow::Flow,
    package::Package,
    xml::{self, Event, Then},
};

/// The parts that stand beside the body, in the order in which they are read after it.
const BESIDE: [&str; 5] = ["footnotes", "endnotes", "comments", "header", "footer"];

/// Reads a Word document: the body, then footnotes, endnotes, comments, headers and footers. Tables are
/// read cell by cell, row by row; the paragraphs of a text box come after the one that holds it.
///
/// Of tracked changes the text is read that stands if all are accepted: what was inserted is in, what
/// was deleted, or moved from where it stood, is out. Hidden text is in, for it is part of what was
/// written; the instructions of fields are out, their results are in.
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
    let (mut blocks, pages) = text(&body)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let names = package.names();
    for beside in BESIDE {
        for name in names.iter().filter(|name| is_part(name, folder, beside)) {
            if let Some(part) = package.part(name)? {
                blocks.extend(text(&part)?.0);
            }
        }
    }
    if blocks.is_empty() {
        return Err(Unreadable::NoTextLayer);
    }
    let about = core::about(&mut package)?;
    Ok(Extracted {
        about,
        pages,
        blocks,
        attachments: Vec::new(),
        remarks: Vec::new(),
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

/// The blocks of a part, and how many pages it has if that is known.
fn text(part: &str) -> Result<(Vec<Block>, Option<u32>), Unreadable> {
    let mut place = Place::default();
    if part.contains("lastRenderedPageBreak") {
        place.flow.page = Some(1);
    }
    xml::read(part, |event| place.take(&event))?;
    let pages = place.flow.page;
    Ok((place.flow.finish(), pages))
}

/// Where in a part the reading is.
#[derive(Default)]
struct Place {
    flow: Flow,
    /// How many elements round this place hold text, as nothing else does.
    in_text: usize,
    /// Whether this place is among the properties of a paragraph.
    in_properties: bool,
    /// The paragraphs round this place, from the outermost: whether the end of each was deleted.
    ends_deleted: Vec<bool>,
    /// Whether the next paragraph goes on in the one before, whose end was deleted.
    goes_on: bool,
}

impl Place {
    fn take(&mut self, event: &Event<'_>) -> Then {
        match event {
            Event::Open(name, _) if self.in_properties => return self.property(name),
            Event::Open(name, _) => match *name {
                "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "Fallback"
                | "rPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" | "sdtPr" | "tblGrid" => {
                    return Then::Skip;
                }
                "pPr" => self.in_properties = true,
                "p" => self.paragraph(),
                "t" => self.in_text += 1,
                "tab" | "ptab" | "br" | "cr" => self.flow.text(" "),
                "noBreakHyphen" => self.flow.text("\u{2011}"),
                "lastRenderedPageBreak" => {
                    self.flow.page = self.flow.page.map(|page| page.saturating_add(1));
                }
                _ => {}
            },
            Event::Text(text) if self.in_text > 0 => self.flow.text(text),
            Event::Text(_) => {}
            Event::Close("pPr") => self.in_properties = false,
            Event::Close("p") => self.paragraph_ends(),
            Event::Close("t") => self.in_text = self.in_text.saturating_sub(1),
            Event::Close(_) => {}
        }
        Then::GoOn
    }

    /// Takes what is said of a paragraph. A mark of deletion there means its end.
    fn property(&mut self, name: &str) -> Then {
        match name {
            "del" | "moveFrom" => {
                if let Some(deleted) = self.ends_deleted.last_mut() {
                    *deleted = true;
                }
            }
            // What the properties were before a tracked change.
            "pPrChange" | "rPrChange" | "sectPr" => return Then::Skip,
            _ => {}
        }
        Then::GoOn
    }

    fn paragraph(&mut self) {
        if !std::mem::take(&mut self.goes_on) {
            self.flow.enter();
        }
        self.ends_deleted.push(false);
    }

    fn paragraph_ends(&mut self) {
        self.goes_on = self.ends_deleted.pop() == Some(true);
        if !self.goes_on {
            self.flow.leave();
        }
    }
}

#[cfg(test)]
mod tests;
