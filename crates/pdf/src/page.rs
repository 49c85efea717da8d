//! What stands where on pages, before anything is drawn.

use std::rc::Rc;

use crate::{
    text::{SetLine, Words},
    tree::Element,
};

/// A4, in points.
pub const PAGE: (f32, f32) = (595.28, 841.89);
/// What is left free on each side.
pub const MARGIN: f32 = 56.7;
/// What is written within.
pub const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
pub const BOTTOM: f32 = PAGE.1 - MARGIN;

/// A page before it is drawn.
#[derive(Default)]
pub struct Page {
    pub items: Vec<Item>,
}

/// Something on a page.
pub enum Item {
    /// A line of an element; without one it is no part of what is read.
    Line {
        of: Option<Element>,
        words: Rc<Words>,
        /// The left end of it and its baseline.
        x: f32,
        y: f32,
        line: SetLine,
    },
    /// A straight line, from one point to another.
    Rule {
        from: (f32, f32),
        to: (f32, f32),
        width: f32,
    },
}

/// A place on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub page: usize,
    pub y: f32,
}

/// A heading as the outline has it.
pub struct Entry {
    pub level: usize,
    pub title: String,
    pub at: Place,
}
