//! The article of a page, and what stands round it.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    arrange::arrange,
    comments,
    elements::{Does, Page, Quotations, script, whose},
    generated::{Generated, Side},
    ground::Ground,
    layout::{self, Beside},
    math, numbers,
    quotations::{self, Quotes},
    sheets::{self, Colors, Hiding, Scripts, Styled},
    size::Size,
    styles, tree,
};
use crate::extract::{Block, By, Whose, script::Script};

/// The blocks of a page: its headline, its article, what stands round that, and what is not seen. `seen` is the
/// same page without what no reader sees. Where no article stands out, all is in the order of the page. And whether what
/// sheets hide is taken for hidden.
pub fn read(document: &Document, seen: Document) -> (Vec<Block>, Hiding) {
    let headlines = headlines(&seen);
    let article = article(seen);
    let Styled {
        generated,
        colors,
        hiding,
    } = sheets::inline(document, Scripts::Run);
    let reading = Reading {
        article: article.as_ref(),
        quotations: Quotations::Own,
        generated,
        colors,
    };
    (arrange(reading.blocks(document), &headlines), hiding)
}

/// The blocks of all of a page that is a message.
pub fn message(document: &Document) -> Vec<Block> {
    let Styled {
        generated, colors, ..
    } = sheets::inline(document, Scripts::DoNot);
    let reading = Reading {
        article: None,
        quotations: Quotations::Anothers,
        generated,
        colors,
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

/// An element round the place that is read.
struct Open {
    does: Does,
    beside: Beside,
    /// How many things its words are.
    whose: usize,
    /// Where they stand in their line.
    script: Option<Script>,
    seen: Seen,
}

/// What of its surroundings tells whether words are seen at a place.
#[derive(Clone, Copy)]
struct Seen {
    ground: Ground,
    size: Size,
}

impl Seen {
    fn of(document: &Document) -> Self {
        Self {
            ground: Ground::of(document),
            size: Size::of(document),
        }
    }

    fn inside(self, node: &NodeRef) -> Self {
        Self {
            ground: self.ground.inside(node),
            size: self.size.inside(node),
        }
    }
}

/// How a page is read.
struct Reading<'a> {
    /// The texts of the article, where there is one.
    article: Option<&'a HashSet<NodeId>>,
    quotations: Quotations,
    /// What a browser shows beside elements.
    generated: Generated,
    colors: Colors,
}

impl Reading<'_> {
    /// All blocks of a page in its order, but those that are not to be seen, which come last.
    fn blocks(&self, document: &Document) -> Vec<Block> {
        let mut page = Page::of(self.quotations);
        // In a message the place of words tells who wrote them: what the sender hides stands above what another's head begins.
        let mut unseen = (self.quotations == Quotations::Own).then(Vec::new);
        let seen = Seen::of(document);
        // What is round all of a page is walked into by nobody.
        let body = document.body().into_iter();
        for around in [document.html_root()].into_iter().chain(body) {
            let whose = self.whose(&around, false).into_iter();
            whose
                .filter(|whose| *whose == Whose::Struck)
                .for_each(|whose| page.begin(whose));
        }
        if let Some(body) = document.body() {
            self.walk(&body, seen, &mut page, unseen.as_mut());
        }
        page.end_rest(&Whose::Quoted(None));
        for id in unseen.into_iter().flatten() {
            page.open(Does::Parts);
            page.begin(Whose::Hidden);
            self.walk(&NodeRef::new(id, &document.tree), seen, &mut page, None);
            page.end();
            page.close(Does::Parts);
        }
        page.finish()
    }

    /// Reads what is below a node, without recursion. Blocks that are not to be seen are put aside into `unseen`;
    /// where there is none, they are read where they stand.
    fn walk(
        &self,
        top: &NodeRef,
        seen: Seen,
        page: &mut Page,
        mut unseen: Option<&mut Vec<NodeId>>,
    ) {
        let mut open: Vec<Open> = Vec::new();
        let mut next = top.first_child();
        while let Some(node) = next {
            let (does, beside) = does(&node);
            let around = open.last().map_or(seen, |open| open.seen);
            if node.is_text() && !math::is_layout(&node) {
                let ground = Some(around.ground).filter(|_| self.colors == Colors::Known);
                let is_of_its_ground = ground.is_some_and(Ground::hides);
                let is_unseen = is_of_its_ground || around.size.hides() || tree::is_folded(&node);
                let is_white = ground.is_some_and(Ground::is_white);
                let whose = [(is_unseen, Whose::Hidden), (is_white, Whose::White)];
                let whose = whose.into_iter().filter(|(is, _)| *is);
                self.text(&node, whose.map(|(_, whose)| whose), page);
            }
            page.open(does);
            page.open_beside(beside);
            let is_unseen = does != Does::Hides && tree::is_hidden(&node);
            let is_aside = is_unseen && unseen.is_some() && is_block(&node);
            if is_aside && let Some(unseen) = &mut unseen {
                unseen.push(node.id);
            }
            let whose = match does {
                Does::Hides => Vec::new(),
                _ => self.whose(&node, is_unseen),
            };
            let quotes = match self.quotations {
                _ if does == Does::Hides => None,
                Quotations::Anothers => quotations::of(&node),
                Quotations::Own => quotations::names_writer(&node).then_some(Quotes::Inside),
            };
            if quotes == Some(Quotes::OnFromHere) {
                page.begin_rest(Whose::Quoted(None));
            }
            let is_quoted = quotes == Some(Quotes::Inside);
            let whose = is_quoted
                .then_some(Whose::Quoted(None))
                .into_iter()
                .chain(whose)
                .collect::<Vec<_>>();
            let script = script_of(&node);
            open.push(Open {
                does,
                beside,
                whose: whose.len(),
                script,
                seen: around.inside(&node),
            });
            if let Some(script) = script {
                page.shift(script);
            }
            for one in whose {
                page.begin(one);
            }
            let turned = (does != Does::Hides && !is_aside)
                .then(|| turned(&node))
                .flatten();
            if !is_aside {
                if let Some(words) = shown(&node) {
                    page.show_in_line(&words);
                }
                self.beside(&node, Side::Before, page);
                if let Some((before, _)) = math::signs(&node) {
                    page.text(before);
                }
            }
            if let Some(turned) = &turned {
                page.text(turned);
            }
            next = node
                .first_child()
                .filter(|_| does != Does::Hides && !is_aside && turned.is_none());
            // Up, as far as nothing follows.
            let mut at = node;
            while next.is_none() {
                if let Some((_, behind)) = math::signs(&at) {
                    page.text(behind);
                }
                self.beside(&at, Side::Behind, page);
                if let Some(ended) = open.pop() {
                    page.close(ended.does);
                    page.close_beside(ended.beside);
                    for _ in 0..ended.whose {
                        page.end();
                    }
                    if ended.script.is_some() {
                        page.shift_back();
                    }
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

    /// What a browser shows beside what an element holds.
    fn beside(&self, node: &NodeRef, side: Side, page: &mut Page) {
        if let Some(words) = self.generated.beside(node.id, side) {
            page.show(words);
        }
    }

    fn text(&self, node: &NodeRef, whose: impl Iterator<Item = Whose>, page: &mut Page) {
        let is_outside = self
            .article
            .is_some_and(|article| !article.contains(&node.id));
        let text = node.text();
        // White space parts words, whosever they are.
        let has_words = !text.trim().is_empty();
        let outside = is_outside.then_some(Whose::Outside).into_iter();
        let whose = outside.chain(whose).filter(|_| has_words);
        let begun = whose.map(|whose| page.begin(whose)).count();
        page.text(&text);
        for _ in 0..begun {
            page.end();
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
        if self.quotations == Quotations::Own && comments::holds(node) {
            all.push(Whose::Comment(By::default()));
        }
        if numbers::is_of_page(node) {
            all.push(Whose::Markup);
        }
        if is_unseen {
            all.push(Whose::Hidden);
        }
        all
    }
}

/// Whether an element is a block or holds some.
fn is_block(node: &NodeRef) -> bool {
    let is = |node: &NodeRef| matches!(does(node).0, Does::Parts | Does::IsCell | Does::Preformats);
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

/// The words that an element shows without holding them as text.
fn shown(node: &NodeRef) -> Option<String> {
    let element = node.element_ref()?;
    let attribute = |name: &str| {
        let value = element.attr(name).map(|value| value.to_string());
        value.filter(|value| !value.trim().is_empty())
    };
    match &*element.name.local {
        "img" => attribute("alt"),
        "input" => {
            let kind = attribute("type").unwrap_or_default();
            let is_of_words = !matches!(
                &*kind.to_ascii_lowercase(),
                "hidden" | "checkbox" | "radio" | "password" | "file" | "range" | "color" | "image"
            );
            let words = || attribute("value").or_else(|| attribute("placeholder"));
            is_of_words.then(words)?
        }
        "textarea" => Some(node.text().to_string()),
        "select" => {
            let options = node.descendants_it().filter(|node| node.has_name("option"));
            let options: Vec<NodeRef> = options.collect();
            let chosen = options.iter().find(|option| option.has_attr("selected"));
            Some(chosen.or(options.first())?.text().to_string())
        }
        _ => None,
    }
}

/// The text of an element whose letters are shown from the last to the first, as it is shown.
fn turned(node: &NodeRef) -> Option<String> {
    let element = node.element_ref()?;
    let is_right_to_left = |said: Option<&str>| said == Some("rtl");
    let style = element.attr("style").unwrap_or_default();
    let is_turned = element.name.local == *"bdo"
        && is_right_to_left(element.attr("dir").as_deref())
        || styles::turns(&style);
    let text = node.text();
    // Letters of scripts that are written so stand as they would anyway.
    let is_written_so = |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}');
    (is_turned && !text.contains(is_written_so)).then(|| text.graphemes(true).rev().collect())
}

fn script_of(node: &NodeRef) -> Option<Script> {
    let element = node.element_ref()?;
    script(&element.name.local, element.attr("style").as_deref())
        .or_else(|| math::script(node))
        .or_else(|| numbers::sends_to_note(node).then_some(Script::Above))
}

/// What a node does, and what stands beside it.
fn does(node: &NodeRef) -> (Does, Beside) {
    let Some(element) = node.element_ref() else {
        return (Does::Flows, Beside::Nothing);
    };
    if numbers::is_of_page(node) {
        return (Does::Interrupts, Beside::Nothing);
    }
    let by_name = Does::of(&element.name.local);
    let style = element.attr("style").filter(|_| by_name == Does::Flows);
    let does = style.map_or(by_name, |style| styles::does(&style));
    layout::set(node, does)
}
