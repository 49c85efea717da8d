//! Lines and tables become pages.

use std::{collections::HashMap, rc::Rc};

use crate::{
    model::{Block, Document, Line, Point, Run},
    page::{BOTTOM, Entry, Item, MARGIN, PAGE, Page, Place, WIDTH},
    table::{self, Table},
    text::{Look, SetLine, Setter, Text, Words},
    tree::{Element, Role, Tree},
};

const BODY: Look = Look {
    size: 10.0,
    is_bold: false,
};
/// The numbers of pages.
pub const FOOT: Look = Look {
    size: 8.5,
    is_bold: false,
};
/// How far the points of a list stand in, and how far their signs stand out.
const INDENT: f32 = 15.0;
const SIGN: f32 = 10.0;
/// The signs before the points of lists, and those below them.
const SIGNS: [&str; 2] = ["•", "–"];
/// Deeper points stand in no further.
const LEVELS: usize = 8;
/// What is free between points.
const BETWEEN: f32 = 2.0;
/// What is free between the frame of a warning and its words.
const FRAME: f32 = 6.0;

/// A document in pages.
pub struct Flow<'s> {
    pub setter: &'s mut Setter,
    pub pages: Vec<Page>,
    pub tree: Tree,
    pub anchors: HashMap<String, Place>,
    pub outline: Vec<Entry>,
    /// The signs before points, which are set once.
    signs: [Text; 2],
    /// How far down the page what comes next begins.
    y: f32,
}

/// A block whose lines are known and stand nowhere yet.
enum Set<'d> {
    Heading {
        level: usize,
        anchor: Option<&'d str>,
        text: Text,
    },
    Paragraph(Text),
    Warning(Text),
    List(Vec<SetPoint<'d>>),
    Table(Table<'d>),
}

struct SetPoint<'d> {
    anchor: Option<&'d str>,
    text: Text,
    below: Vec<SetPoint<'d>>,
}

/// Lays a document out.
pub fn lay_out<'s>(setter: &'s mut Setter, document: &Document) -> Flow<'s> {
    let signs = SIGNS.map(|sign| setter.set(&[Run::text(sign)], BODY, None));
    let mut flow = Flow {
        setter,
        signs,
        pages: vec![Page::default()],
        tree: Tree::default(),
        anchors: HashMap::new(),
        outline: Vec::new(),
        y: MARGIN,
    };
    // Headings stay with what follows them, so they wait for it.
    let mut waiting = vec![flow.heading(1, None, &Line::text(&*document.title))];
    for warning in &document.warnings {
        let text = flow.set(&warning.0, BODY, WIDTH - 2.0 * FRAME);
        flow.place_all(&mut waiting, Set::Warning(text));
    }
    // No level is left out: who moves by headings would look for the one between.
    let mut level_before = 1;
    for block in &document.blocks {
        let set = match block {
            Block::Heading {
                level,
                anchor,
                line,
            } => {
                let level = (*level).clamp(2, level_before + 1).min(6);
                level_before = level;
                waiting.push(flow.heading(level, anchor.as_deref(), line));
                continue;
            }
            Block::Paragraph(line) => Set::Paragraph(flow.set(&line.0, BODY, WIDTH)),
            Block::List(points) => Set::List(flow.points(points, 0)),
            Block::Table { head, rows } => Set::Table(Table::new(flow.setter, head, rows)),
        };
        flow.place_all(&mut waiting, set);
    }
    for heading in waiting {
        flow.place(heading);
    }
    flow.number_pages(&document.page_of);
    flow
}

/// What a heading looks like, and how much is free above and below it.
fn heading_look(level: usize) -> (Look, f32, f32) {
    let (size, above, below) = match level {
        1 => (18.0, 0.0, 8.0),
        2 => (13.5, 16.0, 4.0),
        3 => (11.0, 11.0, 3.0),
        _ => (10.0, 9.0, 2.0),
    };
    (
        Look {
            size,
            is_bold: true,
        },
        above,
        below,
    )
}

impl<'s> Flow<'s> {
    fn set(&mut self, runs: &[Run], look: Look, width: f32) -> Text {
        self.setter.set(runs, look, Some(width))
    }

    fn heading<'d>(&mut self, level: usize, anchor: Option<&'d str>, line: &Line) -> Set<'d> {
        let (look, _, _) = heading_look(level);
        Set::Heading {
            level,
            anchor,
            text: self.set(&line.0, look, WIDTH),
        }
    }

    fn points<'d>(&mut self, points: &'d [Point], level: usize) -> Vec<SetPoint<'d>> {
        let width = WIDTH - indent(level);
        let set = points.iter().map(|point| SetPoint {
            anchor: point.anchor.as_deref(),
            text: self.set(&point.line.0, BODY, width),
            below: self.points(&point.below, level + 1),
        });
        set.collect()
    }

    /// Places the headings that wait and what they stand over, on one page as far as it begins there.
    fn place_all(&mut self, waiting: &mut Vec<Set<'_>>, set: Set<'_>) {
        let headings: f32 = waiting.iter().map(Set::least).sum();
        if !waiting.is_empty() {
            self.need(headings + set.least());
        }
        for heading in waiting.drain(..) {
            self.place(heading);
        }
        self.place(set);
    }

    fn place(&mut self, set: Set<'_>) {
        match set {
            Set::Heading {
                level,
                anchor,
                text,
            } => {
                let (_, above, below) = heading_look(level);
                self.space(above);
                self.need(text.height());
                let title = text.words.text.clone();
                let role = Role::Heading(u16::try_from(level).unwrap_or(1), title.clone());
                let element = self.tree.add(role, None);
                self.note(anchor);
                let at = self.here();
                self.outline.push(Entry { level, title, at });
                self.lines(text, element, MARGIN, 0.0);
                self.y += below;
            }
            Set::Paragraph(text) => {
                let element = self.tree.add(Role::Paragraph, None);
                self.lines(text, element, MARGIN, 0.0);
                self.y += 6.0;
            }
            Set::Warning(text) => self.warning(text),
            Set::List(points) => {
                let list = self.tree.add(Role::List, None);
                self.place_points(points, list, 0);
                self.y += 4.0;
            }
            Set::Table(table) => {
                table::place(self, table);
                self.y += 8.0;
            }
        }
    }

    /// A warning, in a frame.
    fn warning(&mut self, text: Text) {
        self.need(text.height() + 2.0 * FRAME);
        let element = self.tree.add(Role::Paragraph, None);
        let (page, top) = (self.pages.len(), self.y);
        self.y += FRAME;
        self.lines(text, element, MARGIN + FRAME, 0.0);
        self.y += FRAME;
        // One that is longer than a page has no frame.
        if page == self.pages.len() {
            let (left, right, bottom) = (MARGIN, PAGE.0 - MARGIN, self.y);
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
            for (number, from) in corners.into_iter().enumerate() {
                let to = corners[(number + 1) % corners.len()];
                self.rule(from, to, 1.0);
            }
        }
        self.y += 8.0;
    }

    fn place_points(&mut self, points: Vec<SetPoint<'_>>, list: Element, level: usize) {
        for point in points {
            let item = self.tree.add(Role::Item, Some(list));
            let label = self.tree.add(Role::Label, Some(item));
            let body = self.tree.add(Role::Body, Some(item));
            self.need(point.least());
            self.note(point.anchor);
            let sign = self.signs[level % SIGNS.len()].clone();
            let x = match point.text.is_from_right {
                true => PAGE.0 - MARGIN - indent(level) + INDENT - SIGN,
                false => MARGIN + indent(level) - SIGN,
            };
            let (page, y) = (self.pages.len(), self.y);
            self.lines(sign, label, x, 0.0);
            if page == self.pages.len() {
                self.y = y;
            }
            let x = match point.text.is_from_right {
                true => MARGIN,
                false => MARGIN + indent(level),
            };
            let with_next = point.with_next();
            self.lines(point.text, body, x, with_next);
            self.y += BETWEEN;
            if !point.below.is_empty() {
                let below = self.tree.add(Role::List, Some(body));
                self.place_points(point.below, below, level + 1);
            }
        }
    }

    /// Places lines below one another, on as many pages as they need; neither the first nor the last of them
    /// stands on a page alone, and so much of what comes next stands with the last.
    fn lines(&mut self, text: Text, of: Element, x: f32, with_next: f32) {
        let count = text.lines.len();
        if count == 0 {
            // An element that holds nothing has its place all the same.
            let line = SetLine {
                height: 0.0,
                baseline: 0.0,
                pieces: Vec::new(),
            };
            self.line(&text.words, line, Some(of), x);
        }
        let heights: Vec<f32> = text.lines.iter().map(|line| line.height).collect();
        self.need(text.least_with(with_next));
        for (number, line) in text.lines.into_iter().enumerate() {
            let last = heights.get(number + 1).filter(|_| number + 2 == count);
            let last = last.map_or(0.0, |last| last + with_next);
            self.need(line.height + last);
            self.line(&text.words, line, Some(of), x);
        }
    }

    /// Places a line and goes below it.
    pub fn line(&mut self, words: &Rc<Words>, line: SetLine, of: Option<Element>, x: f32) {
        let (height, y) = (line.height, self.y + line.baseline);
        let words = words.clone();
        self.put(Item::Line {
            of,
            words,
            x,
            y,
            line,
        });
        self.y += height;
    }

    pub fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32) {
        self.put(Item::Rule { from, to, width });
    }

    fn put(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
        }
    }

    /// Begins a page, where so much has no room on this one and would have more on another.
    pub fn need(&mut self, height: f32) {
        if height > self.room() && self.y > MARGIN {
            self.begin_page();
        }
    }

    pub fn begin_page(&mut self) {
        self.pages.push(Page::default());
        self.y = MARGIN;
    }

    /// What is left of this page.
    pub fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    pub fn y(&self) -> f32 {
        self.y
    }

    pub fn go_to(&mut self, y: f32) {
        self.y = y;
    }

    /// Leaves room; none at the top of a page.
    fn space(&mut self, height: f32) {
        if self.y > MARGIN {
            self.y += height;
        }
    }

    fn here(&self) -> Place {
        Place {
            page: self.pages.len() - 1,
            y: self.y,
        }
    }

    fn note(&mut self, anchor: Option<&str>) {
        if let Some(anchor) = anchor {
            let here = self.here();
            self.anchors.entry(anchor.to_owned()).or_insert(here);
        }
    }

    fn number_pages(&mut self, of: &str) {
        let count = self.pages.len();
        for number in 1..=count {
            let run = Run::text(format!("{number}{of}{count}"));
            let text = self.setter.set(&[run], FOOT, None);
            let Some(page) = self.pages.get_mut(number - 1) else {
                continue;
            };
            for line in text.lines {
                let width: f32 = line.pieces.iter().map(|piece| piece.width).sum();
                page.items.push(Item::Line {
                    of: None,
                    words: text.words.clone(),
                    x: (PAGE.0 - width) / 2.0,
                    y: PAGE.1 - MARGIN / 2.0,
                    line,
                });
            }
        }
    }
}

/// How far the points of a level stand in.
fn indent(level: usize) -> f32 {
    // Exact: there are few levels.
    INDENT * f32::from(u8::try_from(level.min(LEVELS - 1) + 1).unwrap_or(1))
}

impl Set<'_> {
    /// How much of it must stand on one page at least.
    fn least(&self) -> f32 {
        match self {
            Self::Heading { level, text, .. } => {
                let (_, above, below) = heading_look(*level);
                above + text.height() + below
            }
            Self::Paragraph(text) => text.least(),
            Self::Warning(text) => text.height() + 2.0 * FRAME,
            Self::List(points) => points.first().map_or(0.0, SetPoint::least),
            Self::Table(table) => table.least(),
        }
    }
}

impl SetPoint<'_> {
    /// How much of it must stand on one page at least.
    fn least(&self) -> f32 {
        self.text.least_with(self.with_next())
    }

    /// How much of the points below it must stand on the page on which its own lines end.
    fn with_next(&self) -> f32 {
        let first = self.below.first();
        first.map_or(0.0, |first| BETWEEN + first.least())
    }
}

impl Text {
    pub fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.height).sum()
    }

    /// The height of the lines that stand together at its beginning: two, or all where one would be left.
    pub fn least(&self) -> f32 {
        self.least_with(0.0)
    }

    /// The same with so much of what comes next, where that stands with all of them.
    fn least_with(&self, next: f32) -> f32 {
        let (together, next) = match self.lines.len() {
            ..=3 => (3, next),
            _ => (2, 0.0),
        };
        let lines: f32 = self
            .lines
            .iter()
            .take(together)
            .map(|line| line.height)
            .sum();
        lines + next
    }
}
