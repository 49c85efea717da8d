//! A page as a tree, within limits.

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    collections::HashMap,
};

use dom_query::{Document, NodeId, NodeRef};
use html5ever::{
    Attribute, ParseOpts, QualName, parse_document,
    tendril::{StrTendril, TendrilSink},
    tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink},
};

use super::{elements::Does, shadow, styles};

/// How deep elements may be nested. Browsers stop at 512; the parser takes a minute for 200,000, since
/// it walks up the open elements at every tag.
const DEPTH: u32 = 512;

/// How many nodes a tree may have. A page of a megabyte has some 20,000. Tags that are left open are
/// opened again in every paragraph, so that a small page can make millions.
const NODES: usize = 250_000;

/// How much is parsed before the limits are looked at again.
const STEP_BYTES: usize = 4 << 10;

/// The tree of a page; none if it is beyond the limits.
pub fn parse(html: &str) -> Option<Document> {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts {
            scripting_enabled: true,
            ..TreeBuilderOpts::default()
        },
        ..ParseOpts::default()
    };
    let mut parser = parse_document(Measured::default(), options);
    let mut rest = html;
    while !rest.is_empty() {
        let (step, after) = rest.split_at(rest.ceil_char_boundary(STEP_BYTES));
        parser.process(StrTendril::from(step));
        rest = after;
        let made = &parser.tokenizer.sink.sink;
        if made.deepest.get() > DEPTH || made.document.tree.len() > NODES {
            return None;
        }
    }
    let made = parser.finish();
    shadow::compose(&made.document);
    (made.document.tree.len() <= NODES).then_some(made.document)
}

/// Takes what is not seen on the page out of the tree: elements that hide their content, and those with
/// an attribute that hides them. What stands in scripts of data stays, for it tells about the page.
pub fn remove_unseen(document: &Document) {
    let Some(body) = document.body() else { return };
    let is_unseen = |node: &NodeRef| is_unread(node) || is_hidden(node);
    let unseen: Vec<NodeRef> = body.descendants_it().filter(is_unseen).collect();
    for node in unseen {
        node.remove_from_parent();
    }
}

/// Whether what a node holds is no text of the page.
fn is_unread(node: &NodeRef) -> bool {
    let Some(element) = node.element_ref() else {
        return node.is_comment();
    };
    let name = &*element.name.local;
    if name == "script" {
        let kind = element.attr("type");
        return kind.is_none_or(|kind| &*kind != "application/ld+json");
    }
    Does::of(name) == Does::Hides
}

/// Whether an attribute of its own hides an element.
pub fn is_hidden(node: &NodeRef) -> bool {
    node.element_ref().is_some_and(|element| {
        let is_closed = &*element.name.local == "dialog" && !element.has_attr("open");
        let style = element.attr("style");
        let is_folded = &*element.name.local != "summary" && is_folded(node);
        is_closed
            || is_folded
            || &*element.name.local == "mphantom"
            || element.has_attr("hidden")
            || element.has_attr("popover")
            || style.is_some_and(|style| styles::hides(&style))
    })
}

/// Whether a node is folded away in an element, but for what heads that: it is seen by who unfolds it.
pub fn is_folded(node: &NodeRef) -> bool {
    let parent = node.parent();
    parent.is_some_and(|parent| parent.has_name("details") && parent.attr("open").is_none())
}

/// A document that knows how deep it is while it is made.
#[derive(Default)]
struct Measured {
    document: Document,
    /// How deep each element was put.
    depths: RefCell<HashMap<NodeId, u32>>,
    deepest: Cell<u32>,
}

impl Measured {
    /// Notes that a node was put so many levels below another.
    fn measure(&self, other: NodeId, node: &NodeOrText<NodeId>, levels: u32) {
        if let NodeOrText::AppendNode(node) = node {
            let mut depths = self.depths.borrow_mut();
            let depth = depths.get(&other).map_or(0, |depth| *depth) + levels;
            depths.insert(*node, depth);
            self.deepest.set(self.deepest.get().max(depth));
        }
    }
}

/// All is done by the document itself; what puts a node somewhere is measured before.
impl TreeSink for Measured {
    type Handle = NodeId;
    type Output = Self;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn finish(self) -> Self {
        self
    }

    /// Pages are full of errors, and nobody asks for them.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.measure(*parent, &child, 1);
        self.document.append(parent, child);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.measure(*sibling, &child, 0);
        self.document.append_before_sibling(sibling, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        self.measure(*previous, &child, 1);
        self.document
            .append_based_on_parent_node(element, previous, child);
    }

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.document.elem_name(target)
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> NodeId {
        self.document.create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.document.create_pi(target, data)
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.document
            .append_doctype_to_document(name, public, system);
    }

    /// They may come to stand where the template is.
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        let contents = self.document.get_template_contents(target);
        let mut depths = self.depths.borrow_mut();
        let depth = depths.get(target).map_or(0, |depth| *depth);
        depths.insert(contents, depth);
        contents
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        self.document.same_node(x, y)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.document.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.document.reparent_children(node, new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.document
            .is_mathml_annotation_xml_integration_point(handle)
    }
}
