//! Where a message that is a page quotes another, by what mail programs call it: in whatever language they say so; and where
//! a page does that holds messages.

use dom_query::NodeRef;

use crate::extract::quoted;

/// Elements that hold what is quoted, by a class of theirs.
const CONTAINERS: [&str; 6] = [
    "gmail_quote",
    "gmail_quote_container",
    "yahoo_quoted",
    "protonmail_quote",
    "moz-forward-container",
    "ms-outlook-mobile-reference-message",
];

/// Elements behind whose beginning all is quoted, by their id, which a program may put something before.
const HEADS: [&str; 2] = ["divRplyFwdMsg", "mail-editor-reference-message-container"];

/// So many labels in bold letters head a message below a line.
const LABELS: usize = 3;

/// What is another's from an element on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quotes {
    /// What it holds.
    Inside,
    /// All that follows, too.
    OnFromHere,
}

/// What an element tells of words that are quoted.
pub fn of(node: &NodeRef) -> Option<Quotes> {
    let id = node.attr("id").unwrap_or_default();
    let is_head = HEADS.iter().any(|head| id.ends_with(head)) || is_headed(node);
    // Where the labels are known, whom it is from is told with what is quoted.
    if is_head && !quoted::heads(node.text().trim()) {
        return Some(Quotes::OnFromHere);
    }
    let class = node.attr("class").unwrap_or_default();
    let mut names = class.split_ascii_whitespace();
    let is_container = names.any(|name| CONTAINERS.contains(&name));
    // Who answers between the quotations that it holds writes in it, too.
    let mut below = node.children_it(false);
    let is_whole = is_container && !below.any(|below| below.has_name("blockquote"));
    is_whole.then_some(Quotes::Inside)
}

/// Whether an element of a page is a quotation whose own first words say who wrote it, as forums set it before an answer.
pub fn names_writer(node: &NodeRef) -> bool {
    let mut inside = node.children_it(false);
    let first = inside.find(|child| !child.text().trim().is_empty());
    node.has_name("blockquote")
        && first.is_some_and(|first| {
            let said = first.text();
            let said = said.trim();
            first.has_name("cite") || quoted::names_writer(said) || quoted::is_attribution(said)
        })
}

/// Whether an element is what Outlook sets before a message: a line, and labels in bold letters below it.
fn is_headed(node: &NodeRef) -> bool {
    let style = node.attr("style").unwrap_or_default();
    let style: String = style.split_ascii_whitespace().collect();
    if !style.to_ascii_lowercase().contains("border-top:solid") {
        return false;
    }
    let is_label = |below: &NodeRef| {
        (below.has_name("b") || below.has_name("strong"))
            && below.text().trim_end().ends_with([':', '：'])
    };
    node.descendants_it().filter(is_label).count() >= LABELS
}
