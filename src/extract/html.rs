//! Web pages: the headline and the article, then all else; or all of a page where there is no article.
//!
//! ```text
//! bytes ─encoding→ text ─tree→ Document ─article→ blocks ─arrange→ article first
//!                        └ beyond the limits of a tree ─tokens→ all blocks
//! ```

mod about;
mod arrange;
mod article;
mod color;
mod comments;
mod declared;
mod elements;
mod encoding;
mod escapes;
mod generated;
mod ground;
mod layout;
mod linked;
mod math;
mod media;
mod numbers;
mod quotations;
mod shadow;
mod sheets;
mod size;
mod styles;
mod tokens;
mod tree;

#[cfg(test)]
mod tests;

pub use about::without_by;
pub(super) use linked::{imports, style};

use sheets::Hiding;

use super::{Block, Extracted, Unreadable, Whose};

/// Reads a web page as a browser with scripts on does, but runs none. What is no text of the page is left out:
/// scripts, styles, templates, what stands in for scripts. What is struck, put in later, or hidden by an
/// attribute or a style is marked so, and what stands round the article comes behind it.
///
/// A page whose elements are nested too deep, or are too many, is read without a tree: its text with
/// nothing left out but scripts and the like, and nothing said about it but what was struck.
///
/// # Errors
/// `TooBig` where a tag has too many attributes, `NoTextLayer` where there is no text.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    page(&encoding::decode(bytes), |_| None)
}

/// The same for a page whose text is decoded, with the style sheets that came with it by the addresses that it links to.
///
/// # Errors
/// As [`read`].
pub(super) fn page(
    html: &str,
    sheet: impl Fn(&str) -> Option<String>,
) -> Result<Extracted, Unreadable> {
    const MISSING: &str =
        "A style sheet of the page is not in its file: what it hides or strikes is not known here.";
    const SHOWN: &str = "The page hides most of its words by style, as if a script showed them: they are read as if shown.";
    tokens::check_attributes(html)?;
    let extracted = match tree::parse(html) {
        Some(document) => {
            let is_missing = linked::read(&document, sheet);
            let seen = document.clone();
            tree::remove_unseen(&seen);
            let about = about::read(&seen);
            let (blocks, hiding) = article::read(&document, seen);
            let notes = [(is_missing, MISSING), (hiding == Hiding::TakenBack, SHOWN)];
            let notes = notes.into_iter().filter(|(is, _)| *is);
            Extracted {
                about,
                blocks,
                notes: notes.map(|(_, note)| note.to_owned()).collect(),
                ..Extracted::default()
            }
        }
        None => Extracted {
            blocks: tokens::read(html),
            ..Extracted::default()
        },
    };
    if extracted.blocks.is_empty() {
        return Err(Unreadable::NoTextLayer);
    }
    Ok(extracted)
}

/// All text of a page, for bodies of mails: there are no menus in them, and what they quote is another's.
///
/// # Errors
/// `TooBig` where a tag has too many attributes.
pub(super) fn all_blocks(html: &str) -> Result<Vec<Block>, Unreadable> {
    tokens::check_attributes(html)?;
    Ok(match tree::parse(html) {
        Some(document) => article::message(&document),
        None => tokens::read(html),
    })
}

/// The name of an element and what its words are, by the tag that opens it.
pub(super) fn of_tag(tag: &str) -> (String, Vec<Whose>) {
    let Some((name, attributes)) = tokens::first_tag(tag) else {
        return Default::default();
    };
    let attribute = |name: &str| {
        let mut attributes = attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone())
    };
    let mut whose = elements::whose(&name, attribute, elements::Quotations::Own);
    let is_hidden = ["hidden", "popover"]
        .iter()
        .any(|name| attribute(name).is_some())
        || attribute("style").is_some_and(|style| styles::is_unseen(&style))
        || elements::Does::of(&name) == elements::Does::Hides
        || name == "dialog" && attribute("open").is_none();
    if is_hidden {
        whose.push(Whose::Hidden);
    }
    whose.retain(|whose| *whose != Whose::Heading);
    (name, whose)
}

/// The text of a page's bytes in that encoding, unless the page declares another.
pub(super) fn decode_as(bytes: &[u8], otherwise: &'static encoding_rs::Encoding) -> String {
    encoding::decode_as(bytes, Some(otherwise))
}

/// The text of a page's bytes, as the page itself declares its encoding.
pub(super) fn decode(bytes: &[u8]) -> String {
    encoding::decode(bytes)
}
