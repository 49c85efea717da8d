//! Numbers that a page or a book sets into its text and says so: of printed pages, and of notes.

use dom_query::NodeRef;

/// The classes by which editions on the web call the number of a printed page.
const CLASSES: [&str; 7] = [
    "pagenum",
    "pagenumber",
    "page-number",
    "pageno",
    "pagebreak",
    "page-break",
    "star-pagination",
];
/// The letters of such a number with what is round it, at most: `[Pg 1235]`.
const LONGEST: usize = 12;

/// Whether an element holds the number of a printed page that begins there: it says so by its type (EPUB), its role
/// (DPUB-ARIA) or its class.
pub fn is_of_page(node: &NodeRef) -> bool {
    let has_class = || {
        let class = node.attr("class");
        class.is_some_and(|class| class.split_whitespace().any(|one| CLASSES.contains(&one)))
    };
    let text = || node.text();
    (says(node, "pagebreak", "doc-pagebreak") || has_class())
        && text().chars().count() <= LONGEST
        && text().contains(|c: char| c.is_alphanumeric())
}

/// Whether an element is the mark of a note, by its type or its role.
pub fn sends_to_note(node: &NodeRef) -> bool {
    says(node, "noteref", "doc-noteref")
        && !node
            .descendants_it()
            .any(|below| below.node_name().is_some_and(|name| &*name == "sup"))
        && !std::iter::successors(node.parent(), NodeRef::parent)
            .any(|above| above.node_name().is_some_and(|name| &*name == "sup"))
}

fn says(node: &NodeRef, kind: &str, role: &str) -> bool {
    let has = |name: &str, wanted: &str| {
        let value = node.attr(name);
        value.is_some_and(|value| value.split_whitespace().any(|one| one == wanted))
    };
    has("epub:type", kind) || has("role", role)
}
