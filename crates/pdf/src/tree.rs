//! What the parts of a document are: the one place in which its tags are made.
//!
//! The writer of the file panics where a piece of a page belongs to no tag. So nothing but [`Tree`] is given
//! such a piece, every one is put into it where it is made, and all that is in it is written.

use std::num::NonZeroU16;

use krilla::tagging::{
    Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// The level, from 1, and the words.
    Heading(u16, String),
    Paragraph,
    List,
    Item,
    Label,
    Body,
    Table,
    Head,
    Rows,
    Row,
    HeadCell,
    Cell,
    /// What it says to who does not see it, its annotation has.
    Link,
}

/// An element, by its place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Element(usize);

enum Child {
    Element(Element),
    /// Something that stands on a page.
    Piece(Identifier),
}

/// The elements of a document, in the order of reading.
#[derive(Default)]
pub struct Tree {
    elements: Vec<(Role, Vec<Child>)>,
    tops: Vec<Element>,
}

impl Tree {
    /// An element at the end of another one; of the document, where that is none.
    pub fn add(&mut self, role: Role, within: Option<Element>) -> Element {
        let element = Element(self.elements.len());
        self.elements.push((role, Vec::new()));
        match within {
            Some(Element(at)) => {
                if let Some((_, children)) = self.elements.get_mut(at) {
                    children.push(Child::Element(element));
                }
            }
            None => self.tops.push(element),
        }
        element
    }

    /// Puts a piece of a page at the end of an element.
    pub fn put(&mut self, piece: Identifier, within: Element) {
        if let Some((_, children)) = self.elements.get_mut(within.0) {
            children.push(Child::Piece(piece));
        }
    }

    /// The tags of all of it.
    pub fn tags(&self, language: &str) -> TagTree {
        let mut tags = TagTree::new().with_lang(Some(language.to_owned()));
        for top in &self.tops {
            if let Some(group) = self.group(*top) {
                tags.push(group);
            }
        }
        tags
    }

    fn group(&self, element: Element) -> Option<TagGroup> {
        let (role, children) = self.elements.get(element.0)?;
        let mut group = TagGroup::new(role.tag());
        for child in children {
            match child {
                Child::Element(element) => {
                    if let Some(inner) = self.group(*element) {
                        group.push(inner);
                    }
                }
                Child::Piece(piece) => group.push(Node::Leaf(*piece)),
            }
        }
        Some(group)
    }
}

impl Role {
    fn tag(&self) -> TagKind {
        match self {
            Self::Heading(level, words) => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                Tag::Hn(level, Some(words.clone())).into()
            }
            Self::Paragraph => Tag::P.into(),
            Self::List => Tag::L(ListNumbering::Disc).into(),
            Self::Item => Tag::LI.into(),
            Self::Label => Tag::Lbl.into(),
            Self::Body => Tag::LBody.into(),
            Self::Table => Tag::Table.into(),
            Self::Head => Tag::THead.into(),
            Self::Rows => Tag::TBody.into(),
            Self::Row => Tag::TR.into(),
            Self::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
            Self::Cell => Tag::TD.into(),
            Self::Link => Tag::Link.into(),
        }
    }
}
