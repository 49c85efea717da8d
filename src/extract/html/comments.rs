//! What readers of a page wrote below it.

use dom_query::NodeRef;

/// The names, as classes or ids, that blogs, papers and their services give what holds comments: WordPress, Drupal, Disqus
/// and others.
const NAMES: [&str; 18] = [
    "comment-body",
    "comment-content",
    "comment-list",
    "comment-section",
    "comment-text",
    "comment-thread",
    "comment-wrapper",
    "commentlist",
    "comments",
    "comments-area",
    "comments-list",
    "comments-section",
    "comments-wrapper",
    "disqus_thread",
    "fb-comments",
    "reader-comments",
    "readercomments",
    "user-comments",
];

/// Whether an element holds what readers wrote, by its names or by the vocabulary of schema.org. What has the headline of a
/// page in it holds more than that.
pub fn holds(node: &NodeRef) -> bool {
    let is_named = ["id", "class"].iter().any(|attribute| {
        let names = node
            .attr(attribute)
            .unwrap_or_default()
            .to_ascii_lowercase();
        names
            .split_ascii_whitespace()
            .any(|name| NAMES.contains(&name))
    });
    let is_typed = || {
        let kind = node.attr("itemtype").unwrap_or_default();
        matches!(kind.rsplit('/').next(), Some("Comment" | "UserComments"))
    };
    (is_named || is_typed()) && !node.descendants_it().any(|below| below.has_name("h1"))
}
