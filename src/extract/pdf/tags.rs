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
    object::{Array, Dict, Name, Object, ObjectIdentifier},
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
    /// Elements that were looked at already.
    known: RefCell<HashMap<ObjectIdentifier, Option<Tag>>>,
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
            known: RefCell::default(),
        }
    }

    /// The cells of the marks of what has this dictionary; empty where nothing is said of it.
    pub fn tags(&self, of: &Dict<'_>) -> Tags {
        let key = of.get::<i32>("StructParents");
        let key = key.and_then(|key| usize::try_from(key).ok());
        let elements = key.and_then(|key| self.marks.get(&key));
        let elements = elements
            .into_iter()
            .flat_map(|all| all.iter::<Object<'a>>());
        elements
            .take(MAX_MARKS)
            .map(|element| self.tag(&element.into_dict()?))
            .collect()
    }

    /// The innermost cell that an element is or stands in.
    fn tag(&self, element: &Dict<'a>) -> Option<Tag> {
        let id = element.obj_id()?;
        if let Some(known) = self.known.borrow().get(&id) {
            return *known;
        }
        let tag = self.climb(element.clone());
        let mut known = self.known.borrow_mut();
        if known.len() < MAX_ELEMENTS {
            known.insert(id, tag);
        }
        tag
    }

    fn climb(&self, mut element: Dict<'a>) -> Option<Tag> {
        let (mut cell, mut row) = (None, None);
        let mut seen = HashSet::new();
        while seen.len() < MAX_DEPTH && seen.insert(element.obj_id()?) {
            let id = element.obj_id();
            let name = element.get::<Name<'_>>("S")?;
            let role = self.roles.get(&*name).map_or(&*name, |role| &**role);
            match (role, cell, row) {
                (b"TD" | b"TH", None, _) => cell = id,
                (b"TR", Some(_), None) => row = id,
                (b"Table", Some(cell), Some(row)) => {
                    let table = id?;
                    return Some(Tag { table, row, cell });
                }
                (b"Table", ..) => return None,
                _ => {}
            }
            element = element.get::<Dict<'a>>("P")?;
        }
        None
    }
}
