//! The area of a shape that is no upright rectangle.

use hayro_font::kurbo::{BezPath, Point, Rect, Shape};

/// What a path fills.
#[derive(Clone, Debug)]
pub struct Outline {
    /// Each of its parts is closed.
    path: BezPath,
    bounds: Rect,
    /// Whether what it covers twice counts.
    counts_twice: bool,
}

impl Outline {
    pub fn new(path: BezPath, bounds: Rect, counts_twice: bool) -> Self {
        Self {
            path,
            bounds,
            counts_twice,
        }
    }

    /// Of one part with these corners.
    pub fn polygon(corners: &[Point]) -> Self {
        let mut path = BezPath::new();
        for (at, corner) in corners.iter().enumerate() {
            match at {
                0 => path.move_to(*corner),
                _ => path.line_to(*corner),
            }
        }
        if !corners.is_empty() {
            path.close_path();
        }
        let bounds = super::paint::upright(corners).0;
        Self::new(path, bounds, true)
    }

    pub fn bounds(&self) -> Rect {
        self.bounds
    }

    /// How much there is of it.
    pub fn parts(&self) -> usize {
        self.path.elements().len()
    }

    pub fn contains(&self, point: Point) -> bool {
        if !self.bounds.contains(point) {
            return false;
        }
        match self.path.winding(point) {
            0 => false,
            turns => self.counts_twice || turns % 2 != 0,
        }
    }
}
