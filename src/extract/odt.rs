//! OpenDocument texts (ISO/IEC 26300), packed (`.odt`) or as one XML file (`.fodt`).

use super::{
    About, Block, Extracted, Unreadable, date,
    flow::Flow,
    package::Package,
    xml::{self, Event, Then},
};
use crate::text;

/// Reads an OpenDocument text: its body with tables cell by cell, row by row, notes and comments each
/// after the paragraph they stand in, then headers and footers. Of tracked changes what was deleted is
/// out, what was inserted is in; hidden text is in.
///
/// # Errors
/// `NeedsPassword` for an encrypted document, `NoTextLayer` for one without text, `TooBig` and `Damaged`
/// as they are.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let (about, blocks) = if bytes.starts_with(b"PK") {
        packed(bytes)?
    } else {
        let flat = text::decode(bytes).text;
        if !flat.contains("<office:document") {
            return Err(Unreadable::Damaged("it is no OpenDocument text".to_owned()));
        }
        let mut blocks = in_element(&flat, "body")?;
        blocks.extend(in_element(&flat, "master-styles")?);
        (about(&flat)?, blocks)
    };
    if blocks.is_empty() {
        return Err(Unreadable::NoTextLayer);
    }
    Ok(Extracted {
        about,
        blocks,
        ..Extracted::default()
    })
}

fn packed(bytes: &[u8]) -> Result<(About, Vec<Block>), Unreadable> {
    let mut package = Package::open(bytes)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    let mut is_encrypted = false;
    xml::read(&manifest, |event| {
        is_encrypted |= matches!(event, Event::Open("encryption-data", _));
        Then::GoOn
    })?;
    if is_encrypted {
        return Err(Unreadable::NeedsPassword);
    }
    let mut blocks = in_element(&package.needed("content.xml")?, "body")?;
    if let Some(styles) = package.part("styles.xml")? {
        blocks.extend(in_element(&styles, "master-styles")?);
    }
    let meta = package.part("meta.xml")?;
    let about = meta.map_or(Ok(About::default()), |meta| about(&meta))?;
    Ok((about, blocks))
}

/// The blocks in the element of that name.
fn in_element(xml: &str, name: &str) -> Result<Vec<Block>, Unreadable> {
    let mut place = Place::default();
    xml::read(xml, |event| {
        match &event {
            Event::Open(opened, _) if *opened == name => place.inside = true,
            Event::Close(closed) if *closed == name => place.inside = false,
            _ => {}
        }
        if place.inside {
            place.take(&event)
        } else {
            Then::GoOn
        }
    })?;
    Ok(place.flow.finish())
}

/// Where in a document the reading is.
#[derive(Default)]
struct Place {
    flow: Flow,
    /// Whether this place is in the part that is read.
    inside: bool,
    /// What text belongs to that stands here: the last of these.
    within: Vec<Within>,
}

/// What text at a place belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// A paragraph or heading: it is the document's.
    Paragraph,
    /// Something in a paragraph that holds paragraphs of its own. What stands between these is no text
    /// of the document: numbers of notes, who commented when, names of pictures.
    Apart,
}

impl Within {
    fn of(name: &str) -> Option<Self> {
        match name {
            "p" | "h" => Some(Self::Paragraph),
            "note" | "annotation" | "frame" | "custom-shape" | "rect" | "ellipse" | "polygon"
            | "path" | "connector" | "g" => Some(Self::Apart),
            _ => None,
        }
    }
}

impl Place {
    fn take(&mut self, event: &Event<'_>) -> Then {
        match event {
            Event::Open("tracked-changes" | "forms" | "binary-data", _) => return Then::Skip,
            Event::Open("s" | "tab" | "line-break", _) => self.text(" "),
            Event::Open(name, _) => {
                if let Some(within) = Within::of(name) {
                    self.within.push(within);
                    if within == Within::Paragraph {
                        self.flow.enter();
                    }
                }
            }
            Event::Text(text) => self.text(text),
            Event::Close(name) => {
                if let Some(within) = Within::of(name) {
                    self.within.pop();
                    if within == Within::Paragraph {
                        self.flow.leave();
                    }
                }
            }
        }
        Then::GoOn
    }

    fn text(&mut self, text: &str) {
        if self.within.last() == Some(&Within::Paragraph) {
            self.flow.text(text);
        }
    }
}

/// What the metadata state.
fn about(meta: &str) -> Result<About, Unreadable> {
    let stated = xml::texts_in(meta, "meta")?;
    let first = |names: [&str; 2]| {
        let mut found = names
            .iter()
            .flat_map(|name| stated.iter().filter(move |(found, _)| found == name));
        found.next().map(|(_, text)| text.clone())
    };
    Ok(About {
        title: first(["title", "title"]),
        authors: first(["initial-creator", "creator"]).into_iter().collect(),
        date: first(["creation-date", "date"]).and_then(|made| date::iso(&made)),
        language: first(["language", "language"]),
        ..About::default()
    })
}

#[cfg(test)]
mod tests;
