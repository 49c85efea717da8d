//! The article of a page.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::elements::{Does, Page};
use crate::extract::Block;

/// The blocks of the article; of the whole page if none stands out.
pub fn read(document: Document) -> Vec<Block> {
    let all = visible(&document);
    article(document).unwrap_or(all)
}

fn article(document: Document) -> Option<Vec<Block>> {
    let config = Config {
        disable_json_ld: true,
        ..Config::default()
    };
    let mut reader = Readability::with_document(document, None, Some(config)).ok()?;
    if !reader.is_probably_readable() {
        return None;
    }
    reader.parse().ok()?;
    let content = reader.doc.select_single("#readability-page-1");
    let blocks = blocks(content.nodes().first()?);
    (!blocks.is_empty()).then_some(blocks)
}

/// The blocks of all that is visible.
pub fn visible(document: &Document) -> Vec<Block> {
    document
        .body()
        .map(|body| blocks(&body))
        .unwrap_or_default()
}

/// The blocks below a node, which is walked without recursion.
fn blocks(top: &NodeRef) -> Vec<Block> {
    let mut page = Page::default();
    let mut next = top.first_child();
    while let Some(node) = next {
        let does = does(&node);
        if node.is_text() {
            page.text(&node.text());
        }
        page.open(does);
        next = node.first_child().filter(|_| does != Does::Hides);
        // Up, as far as nothing follows.
        let mut at = node;
        while next.is_none() {
            page.close(self::does(&at));
            next = at.next_sibling();
            if next.is_none() {
                match at.parent() {
                    Some(parent) if parent.id != top.id => at = parent,
                    _ => return page.finish(),
                }
            }
        }
    }
    page.finish()
}

fn does(node: &NodeRef) -> Does {
    let element = node.element_ref();
    element.map_or(Does::Flows, |element| Does::of(&element.name.local))
}
