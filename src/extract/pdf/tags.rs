//! Which cells of tables a file says that what it writes stands in: ISO 32000-1, 14.7 "Logical structure".
//!
//! A mark round some letters has a number, the tree of parents says which element has the marks of a page, and elements
//! stand in one another. Where the cells are on the page is told by their words ([`super::tagged`]).

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    rc::Rc,
};

use hayro_syntax::{
    Pdf,
    object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier},
};

use super::tree;

/// How deep elements may stand in elements.
const MAX_DEPTH: usize = 100;
/// Pages and drawings whose marks are told, at most, and elements of all of them. Beyond, there are no cells.
const MAX_STREAMS: usize = 100_000;
/// Marks of a page, or of a drawing, that are told, at most. The fullest tables have some thousand.
const MAX_MARKS: usize = 20_000;
const MAX_ELEMENTS: usize = 4_000_000;

/// A cell: which table, which of its rows, and which cell, each by the number of its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    pub table: ObjectIdentifier,
    pub row: ObjectIdentifier,
    pub cell: ObjectIdentifier,
}

/// The cells of the marks of a page, or of a drawing, by their numbers.
pub type Tags = Rc<[Option<Tag>]>;

/// What a document says of its marks.
#[derive(Default)]
pub struct Structure<'a> {
    /// The elements of each page's marks, by the key that it has.
    marks: HashMap<usize, Array<'a>>,
    /// What the names of elements mean that are none of the usual ones.
    roles: HashMap<Vec<u8>, Vec<u8>>,
    /// Where elements are looked up.
    pdf: Option<&'a Pdf>,
    /// Elements that were looked at already: one names all that stands in it, and is read whole each time that it is read.
    known: RefCell<HashMap<ObjectIdentifier, Option<Element>>>,
}

/// An element: what it is, and what it stands in.
#[derive(Clone, Copy)]
struct Element {
    role: Role,
    parent: Option<ObjectIdentifier>,
}

#[derive(Clone, Copy)]
enum Role {
    Table,
    Row,
    Cell,
    Other,
}

impl<'a> Structure<'a> {
    pub fn read(pdf: &'a Pdf) -> Self {
        let catalog = tree::catalog(pdf);
        let root = catalog.and_then(|catalog| catalog.get::<Dict<'a>>("StructTreeRoot"));
        let Some(root) = root else {
            return Self::default();
        };
        let mut entries = Vec::new();
        if let Some(parents) = root.get::<Dict<'a>>("ParentTree") {
            tree::numbered(&parents, MAX_STREAMS, &mut entries);
        }
        let marks = entries.into_iter().filter_map(|(key, entry)| match entry {
            Object::Array(elements) => Some((key, elements)),
            _ => None,
        });
        let roles = root.get::<Dict<'a>>("RoleMap");
        let roles = roles.iter().flat_map(|roles| {
            let names = roles.keys();
            names.filter_map(|name| {
                let role = roles.get::<Name<'_>>(&*name)?;
                Some((name.to_vec(), role.to_vec()))
            })
        });
        Self {
            marks: marks.collect(),
            roles: roles.collect(),
            pdf: Some(pdf),
            known: RefCell::default(),
        }
    }

    /// The cells of the marks of what has this dictionary; empty where nothing is said of it.
    pub fn tags(&self, of: &Dict<'_>) -> Tags {
        let key = of.get::<i32>("StructParents");
        let key = key.and_then(|key| usize::try_from(key).ok());
        let elements = key.and_then(|key| self.marks.get(&key));
        let elements = elements.into_iter().flat_map(Array::raw_iter);
        elements
            .take(MAX_MARKS)
            .map(|element| match element {
                MaybeRef::Ref(id) => self.tag(id.into()),
                MaybeRef::NotRef(_) => None,
            })
            .collect()
    }

    /// The innermost cell that an element is or stands in.
    fn tag(&self, mut id: ObjectIdentifier) -> Option<Tag> {
        let (mut cell, mut row) = (None, None);
        let mut seen = HashSet::new();
        while seen.len() < MAX_DEPTH && seen.insert(id) {
            let element = self.element(id)?;
            match (element.role, cell, row) {
                (Role::Cell, None, _) => cell = Some(id),
                (Role::Row, Some(_), None) => row = Some(id),
                (Role::Table, Some(cell), Some(row)) => {
                    let table = id;
                    return Some(Tag { table, row, cell });
                }
                (Role::Table, ..) => return None,
                _ => {}
            }
            id = element.parent?;
        }
        None
    }

    fn element(&self, id: ObjectIdentifier) -> Option<Element> {
        if let Some(known) = self.known.borrow().get(&id) {
            return *known;
        }
        let mut known = self.known.borrow_mut();
        if known.len() == MAX_ELEMENTS {
            return None;
        }
        let element = self.look(id);
        known.insert(id, element);
        element
    }

    fn look(&self, id: ObjectIdentifier) -> Option<Element> {
        let element = self.pdf?.xref().get::<Dict<'a>>(id)?;
        let name = element.get::<Name<'_>>("S")?;
        let role = match self.roles.get(&*name).map_or(&*name, |role| &**role) {
            b"Table" => Role::Table,
            b"TR" => Role::Row,
            b"TD" | b"TH" => Role::Cell,
            _ => Role::Other,
        };
        let parent = element.get_ref("P").map(ObjectIdentifier::from);
        Some(Element { role, parent })
    }
}
