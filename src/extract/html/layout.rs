//! What the styles of a page set beside one another: columns and cells that are no table's.

use std::iter;

use dom_query::NodeRef;

use super::{declared::Declared, elements::Does, escapes::plain};

/// So few letters that float are the first of the words behind them, set larger.
const INITIAL: usize = 2;

/// What else stands in the lines of an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beside {
    /// Nothing that is not its text.
    Nothing,
    /// Others, behind it.
    Others,
    /// Others, before it as well as behind it.
    OthersBefore,
}

/// What an element does and what stands beside it, where it would do that if its place were not looked at.
pub fn set(node: &NodeRef, does: Does) -> (Does, Beside) {
    if matches!(does, Does::Hides | Does::Breaks) || !node.is_element() {
        return (does, Beside::Nothing);
    }
    let style = style(node);
    let own = Declared::of(&style);
    let is_placed = own.is("position", "absolute") || own.is("position", "fixed");
    if is_placed || floats(node, &own) {
        return (Does::StandsApart, Beside::OthersBefore);
    }
    let is_cell = does == Does::IsCell || own.is("display", "table-cell");
    let is_item = is_item(node, &own);
    if !is_cell && !is_item && !is_in_line(node, does, &own) {
        return (does, Beside::Nothing);
    }
    let does = match does {
        Does::Preformats => Does::Preformats,
        _ => Does::Parts,
    };
    let follows_text =
        is_item && neighbours(node, NodeRef::prev_sibling).is_some_and(|node| node.is_text());
    match follows_text {
        true => (does, Beside::OthersBefore),
        false => (does, Beside::Others),
    }
}

/// Whether an element floats beside what follows, and is no initial.
fn floats(node: &NodeRef, own: &Declared<'_>) -> bool {
    let floats = matches!(
        own.value("float"),
        Some("left" | "right" | "inline-start" | "inline-end")
    );
    floats && !fills_line(own) && node.text().trim().chars().count() > INITIAL
}

/// Whether an element is one of several in a row of a flexible box or a grid.
fn is_item(node: &NodeRef, own: &Declared<'_>) -> bool {
    let around = iter::successors(node.parent(), NodeRef::parent);
    // What such an element holds is laid out in what is round that.
    let mut around = around.filter(|node| !Declared::of(&style(node)).is("display", "contents"));
    let Some(parent) = around.next() else {
        return false;
    };
    let style = style(&parent);
    let parent = Declared::of(&style);
    match parent.value("display") {
        Some("flex" | "inline-flex") => {
            let is_column = ["flex-direction", "flex-flow"].iter().any(|property| {
                let value = parent.value(property).unwrap_or_default();
                value
                    .split_ascii_whitespace()
                    .any(|word| word.starts_with("column"))
            });
            !is_column && !fills_line(own)
        }
        Some("grid" | "inline-grid") => has_columns(&parent) && !is_below(node, own),
        _ => false,
    }
}

/// Whether a grid has more than one column.
fn has_columns(grid: &Declared<'_>) -> bool {
    let flows = |property| grid.has(property, "column");
    let tracks = grid.value("grid-template-columns").unwrap_or_default();
    // What repeats does so more than once; names of lines are no tracks.
    let mut depth = 0_i32;
    let outside: String = tracks
        .chars()
        .filter(|c| {
            depth += i32::from(matches!(c, '(' | '['));
            let is_outside = depth == 0;
            depth -= i32::from(matches!(c, ')' | ']'));
            is_outside
        })
        .collect();
    flows("grid-auto-flow")
        || tracks.starts_with("repeat(") && !tracks.starts_with("repeat(1,")
        || outside.split_ascii_whitespace().count() > 1
        || ["grid", "grid-template", "grid-template-areas"]
            .iter()
            .any(|property| grid.value(property).is_some_and(|value| value != "none"))
}

/// Whether what follows in a grid stands in the same column.
fn is_below(node: &NodeRef, own: &Declared<'_>) -> bool {
    let column = own.value("grid-column");
    let behind = neighbours(node, NodeRef::next_sibling).map(|node| style(&node));
    let behind = behind.as_deref().map(Declared::of);
    let is_same = behind.is_none_or(|behind| behind.value("grid-column") == column);
    column.is_some() && is_same
}

/// Whether a block stands in a line with others.
fn is_in_line(node: &NodeRef, does: Does, own: &Declared<'_>) -> bool {
    let is = |own: &Declared<'_>| {
        matches!(
            own.value("display"),
            Some("inline-block" | "inline-flex" | "inline-grid" | "inline-table")
        )
    };
    let sides = [NodeRef::prev_sibling, NodeRef::next_sibling];
    does == Does::Parts
        && is(own)
        && !fills_line(own)
        && sides.into_iter().any(|side| {
            let beside = neighbours(node, side);
            beside.is_some_and(|beside| beside.is_text() || is(&Declared::of(&style(&beside))))
        })
}

/// Whether a style gives an element all the width that there is.
fn fills_line(own: &Declared<'_>) -> bool {
    own.is("width", "100%")
        || own.is("min-width", "100%")
        || own.is("flex-basis", "100%")
        || own.has("flex", "100%")
}

/// The next node on a side that is an element or has words.
fn neighbours<'n>(
    node: &NodeRef<'n>,
    side: impl Fn(&NodeRef<'n>) -> Option<NodeRef<'n>>,
) -> Option<NodeRef<'n>> {
    let mut all = iter::successors(side(node), |node| side(node));
    all.find(|node| node.is_element() || node.is_text() && !node.text().trim().is_empty())
}

/// The style of an element, in small letters.
fn style(node: &NodeRef) -> String {
    let style = node.attr("style");
    style.map_or_else(String::new, |style| plain(&style))
}
