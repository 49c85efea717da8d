//! Formulas (MathML), in one line: what is above a line or below it, or under a root, is not what it would be without that.

use dom_query::NodeRef;

use crate::extract::script::Script;

/// Elements of which each that they hold has its own place.
const LAID_OUT: [&str; 5] = ["mfrac", "mroot", "msub", "msubsup", "msup"];

/// Other elements of which the white space says nothing.
const ROWS: [&str; 8] = [
    "math",
    "menclose",
    "mpadded",
    "mphantom",
    "mrow",
    "msqrt",
    "mstyle",
    "semantics",
];

/// What a formula in one line has before and behind what an element holds.
pub fn signs(node: &NodeRef) -> Option<(&'static str, &'static str)> {
    let is_compound = is_compound(node);
    let signs = match place(node) {
        Some(("mfrac", 0)) if is_compound => ("(", ")"),
        Some(("mfrac", 1)) if is_compound => ("/(", ")"),
        Some(("mfrac", 1)) => ("/", ""),
        Some(("mroot", 0)) if is_compound => ("√(", ")"),
        Some(("mroot", 0)) => ("√", ""),
        Some(("mroot", 1)) => (" (", ")"),
        Some(("msup" | "msubsup", 0)) if is_compound => ("(", ")"),
        _ if node.has_name("msqrt") && is_compound => ("√(", ")"),
        _ if node.has_name("msqrt") => ("√", ""),
        _ => return None,
    };
    Some(signs)
}

/// Where what an element of a formula holds stands in its line, if not on it.
pub fn script(node: &NodeRef) -> Option<Script> {
    match place(node)? {
        ("msup", 1) | ("msubsup", 2) => Some(Script::Above),
        ("msub" | "msubsup", 1) => Some(Script::Below),
        _ => None,
    }
}

/// Whether a text is white space that only sets out a formula in its file.
pub fn is_layout(node: &NodeRef) -> bool {
    let is_in_formula = || {
        let parent = node.parent();
        let mut names = LAID_OUT.iter().chain(&ROWS);
        parent.is_some_and(|parent| names.any(|name| parent.has_name(name)))
    };
    node.text().trim().is_empty() && is_in_formula()
}

/// What lays an element out, by its name, and how many it lays out before that; more than there are places for are not
/// counted.
fn place(node: &NodeRef) -> Option<(&'static str, usize)> {
    const MOST: usize = 3;
    let parent = node.parent().filter(|_| node.is_element())?;
    let name = LAID_OUT.into_iter().find(|name| parent.has_name(name))?;
    let before = std::iter::successors(node.prev_sibling(), NodeRef::prev_sibling);
    Some((name, before.filter(NodeRef::is_element).take(MOST).count()))
}

/// Whether what an element holds is more than one thing.
fn is_compound(node: &NodeRef) -> bool {
    let mut only = Some(*node);
    while let Some(node) = only {
        if node.has_name("mfrac") {
            return true;
        }
        if !ROWS.iter().any(|name| node.has_name(name)) {
            return false;
        }
        let mut inside = node.children_it(false).filter(NodeRef::is_element);
        only = inside.next();
        if inside.next().is_some() {
            return true;
        }
    }
    false
}
