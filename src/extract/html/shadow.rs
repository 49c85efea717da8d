//! Declarative shadow roots: templates that a browser shows in the place of what their element holds.

use dom_query::{Document, NodeRef};

/// How many are put in their places.
const ROOTS: usize = 1_000;

/// Puts what such templates hold where a browser shows it, and what their elements hold into the slots that are
/// meant for it. What no slot takes is hidden.
pub fn compose(document: &Document) {
    for _ in 0..ROOTS {
        let template = document.select_single("template[shadowrootmode]");
        let Some(template) = template.nodes().first() else {
            return;
        };
        let contents = template
            .element_ref()
            .and_then(|element| element.template_contents);
        let Some(host) = template.parent() else {
            return;
        };
        let light: Vec<NodeRef> = host
            .children()
            .into_iter()
            .filter(|node| node.id != template.id)
            .collect();
        template.remove_from_parent();
        for node in &light {
            node.remove_from_parent();
        }
        let contents = contents.map(|id| NodeRef::new(id, &document.tree));
        for node in contents.iter().flat_map(NodeRef::children) {
            node.remove_from_parent();
            host.append_child(&node);
        }
        assign(&host, light);
    }
}

/// Puts nodes into the slots of a shadow tree, by their names.
fn assign(host: &NodeRef, light: Vec<NodeRef>) {
    let slots: Vec<NodeRef> = host
        .descendants_it()
        .filter(|node| node.has_name("slot"))
        .collect();
    let mut filled: Vec<String> = Vec::new();
    for node in light {
        let wanted = node.attr("slot").unwrap_or_default();
        let is_it = |slot: &&NodeRef| slot.attr("name").unwrap_or_default() == wanted;
        let Some(slot) = slots.iter().find(is_it) else {
            if node.is_element() {
                node.set_attr("hidden", "");
                host.append_child(&node);
            }
            continue;
        };
        // What stands in a slot is shown only where nothing is put there.
        let is_empty = node.is_text() && node.text().trim().is_empty();
        if !is_empty && !filled.iter().any(|name| **name == *wanted) {
            slot.remove_children();
            filled.push(wanted.to_string());
        }
        slot.append_child(&node);
    }
}
