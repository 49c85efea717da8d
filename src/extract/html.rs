//! Web pages: the article without the menus, or all that is visible where there is no article.
//!
//! ```text
//! bytes ─encoding→ text ─tree→ Document ─article→ its blocks
//!                        └ beyond the limits of a tree ─tokens→ all blocks
//! ```

mod about;
mod article;
mod elements;
mod encoding;
mod tokens;
mod tree;

#[cfg(test)]
mod tests;

use super::{Block, Extracted, Unreadable};

/// Reads a web page. What a reader cannot see is left out: scripts, styles, templates, what stands in
/// for scripts, and what an attribute of its own hides.
///
/// A page whose elements are nested too deep, or are too many, is read without a tree: its text with
/// nothing left out but scripts and the like, and nothing said about it.
///
/// # Errors
/// `TooBig` where a tag has too many attributes, `NoTextLayer` where there is no text.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let html = encoding::decode(bytes);
    tokens::check_attributes(&html)?;
    let extracted = match tree::parse(&html) {
        Some(document) => {
            tree::remove_unseen(&document);
            let about = about::read(&document);
            Extracted {
                about,
                blocks: article::read(document),
                ..Extracted::default()
            }
        }
        None => Extracted {
            blocks: tokens::read(&html),
            ..Extracted::default()
        },
    };
    if extracted.blocks.is_empty() {
        return Err(Unreadable::NoTextLayer);
    }
    Ok(extracted)
}

/// All visible text of a page, for bodies of mails: there are no menus in them.
///
/// # Errors
/// `TooBig` where a tag has too many attributes.
pub(super) fn all_blocks(html: &str) -> Result<Vec<Block>, Unreadable> {
    tokens::check_attributes(html)?;
    Ok(match tree::parse(html) {
        Some(document) => {
            tree::remove_unseen(&document);
            article::visible(&document)
        }
        None => tokens::read(html),
    })
}

/// The text of a page's bytes, as the page itself declares its encoding.
pub(super) fn decode(bytes: &[u8]) -> String {
    encoding::decode(bytes)
}
