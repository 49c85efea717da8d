//! The article of a page, and what stands round it.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

use super::{
    arrange::arrange,
    elements::{Does, Page, Quotations, script, whose},
    sheets, styles, tree,
};
use crate::extract::{Block, Whose, script::Script};

/// The blocks of a page: its headline, its article, what stands round that, and what is not seen. `seen` is the
/// same page without what no reader sees. Where no article stands out, all is in the order of the page.
pub fn read(document: &Document, seen: Document) -> Vec<Block> {
    let headlines = headlines(&seen);
    let article = article(seen);
    sheets::inline(document);
    let reading = Reading {
        article: article.as_ref(),
        quotations: Quotations::Own,
    };
    arrange(reading.blocks(document), &headlines)
}

/// The blocks of all of a page that is a message.
pub fn message(document: &Document) -> Vec<Block> {
    sheets::inline(document);
    let reading = Reading {
        article: None,
        quotations: Quotations::Anothers,
    };
    arrange(reading.blocks(document), &[])
}

/// What a page is headed by, as its first rank of headings says it.
fn headlines(seen: &Document) -> Vec<String> {
    /// Of more, none is the headline.
    const MOST: usize = 20;
    let headings = seen.select("h1");
    let headings = headings.nodes().iter().take(MOST);
    headings.map(|heading| heading.text().to_string()).collect()
}

/// The texts that are the article's, by their nodes, which are the same in the whole page.
fn article(document: Document) -> Option<HashSet<NodeId>> {
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
    let texts = content.nodes().first()?.descendants_it();
    let texts: HashSet<NodeId> = texts
        .filter(|node| node.is_text() && !node.text().trim().is_empty())
        .map(|node| node.id)
        .collect();
    (!texts.is_empty()).then_some(texts)
}

/// How a page is read.
struct Reading<'a> {
    /// The texts of the article, where there is one.
    article: Option<&'a HashSet<NodeId>>,
    quotations: Quotations,
}

impl Reading<'_> {
    /// All blocks of a page in its order, but those that are not to be seen, which come last.
    fn blocks(&self, document: &Document) -> Vec<Block> {
        let mut page = Page::default();
        let mut unseen = Vec::new();
        if let Some(body) = document.body() {
            self.walk(&body, &mut page, Some(&mut unseen));
        }
        for id in unseen {
            page.open(Does::Parts);
            page.begin(Whose::Hidden);
            self.walk(&NodeRef::new(id, &document.tree), &mut page, None);
            page.end();
            page.close(Does::Parts);
        }
        page.finish()
    }

    /// Reads what is below a node, without recursion. Blocks that are not to be seen are put aside into `unseen`;
    /// where there is none, they are read where they stand.
    fn walk(&self, top: &NodeRef, page: &mut Page, mut unseen: Option<&mut Vec<NodeId>>) {
        // Of each open node, how many things its words are, and where they stand in their line.
        let mut open: Vec<(usize, Option<Script>)> = Vec::new();
        let mut next = top.first_child();
        while let Some(node) = next {
            let does = does(&node);
            if node.is_text() {
                self.text(&node, page);
            }
            page.open(does);
            let is_unseen = does != Does::Hides && tree::is_hidden(&node);
            let is_aside = is_unseen && unseen.is_some() && is_block(&node);
            if is_aside && let Some(unseen) = &mut unseen {
                unseen.push(node.id);
            }
            let whose = match does {
                Does::Hides => Vec::new(),
                _ => self.whose(&node, is_unseen),
            };
            let script = script_of(&node);
            open.push((whose.len(), script));
            if let Some(script) = script {
                page.shift(script);
            }
            for one in whose {
                page.begin(one);
            }
            next = node
                .first_child()
                .filter(|_| does != Does::Hides && !is_aside);
            // Up, as far as nothing follows.
            let mut at = node;
            while next.is_none() {
                page.close(self::does(&at));
                let (whose, script) = open.pop().unwrap_or_default();
                for _ in 0..whose {
                    page.end();
                }
                if script.is_some() {
                    page.shift_back();
                }
                next = at.next_sibling();
                if next.is_none() {
                    match at.parent() {
                        Some(parent) if parent.id != top.id => at = parent,
                        _ => return,
                    }
                }
            }
        }
    }

    fn text(&self, node: &NodeRef, page: &mut Page) {
        let is_outside = self
            .article
            .is_some_and(|article| !article.contains(&node.id));
        let text = node.text();
        // White space parts words, whosever they are.
        if is_outside && !text.trim().is_empty() {
            page.begin(Whose::Outside);
            page.text(&text);
            page.end();
        } else {
            page.text(&text);
        }
    }

    /// What the words of an element are.
    fn whose(&self, node: &NodeRef, is_unseen: bool) -> Vec<Whose> {
        let Some(element) = node.element_ref() else {
            return Vec::new();
        };
        let attribute = |name: &str| element.attr(name).map(|value| value.to_string());
        let mut all = whose(&element.name.local, attribute, self.quotations);
        if all.contains(&Whose::White) && is_on_ground(node) {
            all.retain(|whose| *whose != Whose::White);
        }
        if is_unseen {
            all.push(Whose::Hidden);
        }
        all
    }
}

/// Whether an element is a block or holds some.
fn is_block(node: &NodeRef) -> bool {
    let is = |node: &NodeRef| matches!(does(node), Does::Parts | Does::Preformats);
    is(node) || node.descendants_it().any(|below| is(&below))
}

/// Whether something that is not white lies behind an element, as far as the page itself says.
fn is_on_ground(node: &NodeRef) -> bool {
    let mut around = std::iter::successors(node.parent(), NodeRef::parent);
    around.any(|node| {
        let color = node
            .attr("bgcolor")
            .map(|color| format!("background:{color}"));
        let styles = [color.map(Into::into), node.attr("style")];
        let mut styles = styles.into_iter().flatten();
        styles.any(|style| styles::has_ground(&style))
    })
}

fn script_of(node: &NodeRef) -> Option<Script> {
    let element = node.element_ref()?;
    script(&element.name.local, element.attr("style").as_deref())
}

fn does(node: &NodeRef) -> Does {
    let Some(element) = node.element_ref() else {
        return Does::Flows;
    };
    let does = Does::of(&element.name.local);
    let style = element.attr("style").filter(|_| does == Does::Flows);
    style.map_or(does, |style| styles::does(&style))
}
