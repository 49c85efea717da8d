//! The path that a page is about to paint: whether it is rectangles, and where its straight lines run.

use hayro_font::kurbo::{Affine, BezPath, PathEl, Point, Rect};

use super::{
    outline::Outline,
    paint::{self, Style},
};

/// Rectangles, and lines, of one path that are told apart, at most. Beyond, it is a drawing.
const MAX_PARTS: usize = 2000;
/// Corners of a rectangle, its first one twice.
const CORNERS: usize = 5;
/// Parts of a shape that is kept as it is, at most. What has more is no box but a drawing.
const MAX_OUTLINE: usize = 400;

/// A path on the page, as far as it matters.
#[derive(Default)]
pub struct Path {
    /// The corners of what is not finished, no more than those of a rectangle.
    corners: Vec<Point>,
    first: Point,
    last: Point,
    rects: Vec<Rect>,
    lines: Vec<(Point, Point)>,
    /// In which direction each rectangle is drawn.
    turns_left: usize,
    turns_right: usize,
    /// Whether there is more to it than rectangles and single lines.
    is_drawing: bool,
    bounds: Option<Rect>,
    /// All of it, as far as there is room.
    outline: BezPath,
}

/// What a path is where it is filled.
pub enum Shape {
    Rects(Vec<Rect>),
    Outline(Outline),
    /// Anything within these bounds.
    Drawing(Rect),
}

impl Path {
    pub fn move_to(&mut self, to: Point) {
        self.finish();
        self.corners.push(to);
        (self.first, self.last) = (to, to);
        if self.has_room() {
            self.outline.move_to(to);
        }
    }

    /// Where it has come to.
    pub fn last(&self) -> Point {
        self.last
    }

    fn has_room(&self) -> bool {
        self.outline.elements().len() < MAX_OUTLINE
    }

    /// Whether something was begun that can go on.
    fn goes_on(&self) -> bool {
        self.has_room() && !self.outline.elements().is_empty()
    }

    pub fn line_to(&mut self, to: Point) {
        if self.lines.len() < MAX_PARTS {
            self.lines.push((self.last, to));
        }
        if self.goes_on() {
            self.outline.line_to(to);
        }
        self.corner(to);
    }

    pub fn curve_to(&mut self, first: Point, second: Point, to: Point) {
        self.is_drawing = true;
        if self.goes_on() {
            self.outline.curve_to(first, second, to);
        }
        for point in [first, second, to] {
            self.corner(point);
        }
    }

    pub fn close(&mut self) {
        if self.lines.len() < MAX_PARTS && self.last != self.first {
            self.lines.push((self.last, self.first));
        }
        self.last = self.first;
    }

    /// A rectangle of this width and height, turned so.
    pub fn rect(&mut self, at: Point, width: f64, height: f64, turn: Affine) {
        self.finish();
        let corners = [
            at,
            Point::new(at.x + width, at.y),
            Point::new(at.x + width, at.y + height),
            Point::new(at.x, at.y + height),
        ];
        let corners = corners.map(|corner| turn * corner);
        (self.first, self.last) = (corners[0], corners[0]);
        if self.has_room() {
            self.outline.move_to(corners[0]);
            for corner in &corners[1..] {
                self.outline.line_to(*corner);
            }
        }
        let [_, rise, slant, _, _, _] = turn.as_coeffs();
        if rise == 0.0 && slant == 0.0 {
            self.part(&corners, Rect::from_points(corners[0], corners[2]), true);
        } else {
            self.corners.extend(corners);
            self.finish();
        }
    }

    fn corner(&mut self, to: Point) {
        // One more tells that they are too many.
        if self.corners.len() <= CORNERS {
            self.corners.push(to);
        }
        self.bounds = Some(match self.bounds {
            Some(bounds) => bounds.union_pt(to),
            None => Rect::from_points(to, to),
        });
        self.last = to;
    }

    /// Takes what was begun as a part of its own.
    fn finish(&mut self) {
        let mut corners = std::mem::take(&mut self.corners);
        if corners.len() == CORNERS
            && let (Some(first), Some(last)) = (corners.first(), corners.last())
            && first.distance(*last) < 0.01
        {
            corners.pop();
        }
        if corners.len() > 1 {
            let (rect, is_upright) = paint::upright(&corners);
            self.part(&corners, rect, is_upright);
        }
        corners.clear();
        self.corners = corners;
    }

    /// Takes a part with these corners and bounds.
    fn part(&mut self, corners: &[Point], bounds: Rect, is_upright: bool) {
        self.bounds = Some(match self.bounds {
            Some(all) => all.union(bounds),
            None => bounds,
        });
        match corners {
            [one, two, three, ..] if is_upright && self.rects.len() < MAX_PARTS => {
                match (*two - *one).cross(*three - *two) > 0.0 {
                    true => self.turns_right += 1,
                    false => self.turns_left += 1,
                }
                self.rects.push(bounds);
            }
            // A single line fills nothing.
            corners => self.is_drawing |= corners.len() > 2,
        }
    }

    /// What it fills; none where that is nothing. A rule by which what is covered twice is free again is
    /// taken only for one rectangle.
    pub fn filled(&mut self, counts_twice: bool) -> Option<Shape> {
        self.finish();
        let bounds = self.bounds?;
        let are_one = match counts_twice {
            true => self.turns_left == 0 || self.turns_right == 0,
            false => self.rects.len() == 1,
        };
        match self.is_drawing || !are_one {
            true => Some(match self.outline(bounds, counts_twice) {
                Some(outline) => Shape::Outline(outline),
                None => Shape::Drawing(bounds),
            }),
            false => Some(Shape::Rects(self.rects.clone())).filter(|_| !self.rects.is_empty()),
        }
    }

    /// All that it fills, each part of it closed; none where there is too much of it.
    fn outline(&self, bounds: Rect, counts_twice: bool) -> Option<Outline> {
        if !self.has_room() {
            return None;
        }
        let mut closed = BezPath::new();
        for element in self.outline.elements() {
            if matches!(element, PathEl::MoveTo(_)) && !closed.elements().is_empty() {
                closed.close_path();
            }
            closed.push(*element);
        }
        if !closed.elements().is_empty() {
            closed.close_path();
        }
        Some(Outline::new(closed, bounds, counts_twice))
    }

    /// The rectangles that it is made of, as far as it is.
    pub fn rects(&mut self) -> &[Rect] {
        self.finish();
        &self.rects
    }

    /// Its straight lines, and the bounds of all of it where it has others, too.
    pub fn drawn(&mut self) -> (&[(Point, Point)], Option<Rect>) {
        self.finish();
        let has_others = self.is_drawing || !self.rects.is_empty() || self.lines.len() == MAX_PARTS;
        (&self.lines, self.bounds.filter(|_| has_others))
    }

    /// Draws nothing outside of it any more. A path of no extent is left out of account: programs are not of one
    /// mind whether it leaves anything.
    pub fn clip(&mut self, style: &mut Style, counts_twice: bool) {
        match self.filled(counts_twice) {
            Some(Shape::Rects(rects)) => match &rects[..] {
                [one] => style.clip_to(*one, true),
                all => {
                    let bounds = all.iter().copied().reduce(|all, one| all.union(one));
                    let bounds = bounds.unwrap_or_default();
                    match self.outline(bounds, counts_twice) {
                        Some(outline) => style.clip_to_shape(outline),
                        None => style.clip_to(bounds, false),
                    }
                }
            },
            Some(Shape::Outline(outline)) => style.clip_to_shape(outline),
            Some(Shape::Drawing(bounds)) => style.clip_to(bounds, false),
            None => style.clip.is_exact = false,
        }
    }

    /// Begins anew.
    pub fn clear(&mut self) {
        self.corners.clear();
        self.rects.clear();
        self.lines.clear();
        (self.turns_left, self.turns_right) = (0, 0);
        self.is_drawing = false;
        self.bounds = None;
        self.outline.truncate(0);
    }
}
