//! With what a page paints: colours, how much of the ground shines through, and within which bounds.

use std::rc::Rc;

use hayro_font::kurbo::{Point, Rect};
use hayro_syntax::{
    content::ops::TypedInstruction as Op,
    object::{Dict, Name, Number, Object},
    page::Resources,
};

use super::{
    outline::Outline,
    spaces::{Space, Spaces},
    tint::{self, Blend, Tint},
};

/// No page is that large, in points.
const FAR: f64 = 1e6;
/// Less of a colour than this is seen by nobody.
const FAINT: f64 = 0.01;
/// Where more of what is below than this shines through, it can be read.
const SHINES: f64 = 0.08;
/// Shapes that lie in one another of which each is a bound, at most.
const MAX_CLIPS: usize = 16;

/// A colour in red, green and blue.
pub type Rgb = [u8; 3];

pub const PAPER: Rgb = [0xFF; 3];

/// What is known of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    Known(Rgb),
    /// It hides what is below it.
    Some,
    /// A pattern or an ink that need not hide anything.
    Unclear,
    /// It paints nothing.
    Nothing,
}

/// The bounds outside of which nothing is drawn.
#[derive(Clone, Debug)]
pub struct Clip {
    pub bounds: Rect,
    /// Whether all within them, and within the shapes, is drawn.
    pub is_exact: bool,
    /// Those that are no upright rectangles.
    shapes: Vec<Rc<Outline>>,
    /// The letters that are bounds, by the order of the page.
    pub letters: Option<(usize, usize)>,
}

/// What hides what is below: as much of it as a page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mask {
    None,
    Some,
    /// One through which nothing is seen.
    All,
}

/// What a page paints with at some point.
#[derive(Clone, Debug)]
pub struct Style {
    fill: Colour,
    stroke: Colour,
    fill_space: Space,
    stroke_space: Space,
    fill_alpha: f64,
    stroke_alpha: f64,
    blend: Blend,
    mask: Mask,
    is_overprinted: bool,
    /// What is true of the drawings that this one is part of.
    around: Around,
    /// How letters are painted: ISO 32000-1, table 106.
    pub mode: i64,
    pub clip: Clip,
    pub line_width: f64,
}

/// How a drawing as a whole lies upon what is there.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Around {
    alpha: f64,
    blend: Blend,
    is_unclear: bool,
}

/// How the letters of a string are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    Coloured(Tint),
    /// In a colour that is not known.
    Painted,
    NotPainted,
    /// They are the bounds of what is painted after them.
    Bounds,
}

/// What is painted of a letter with one of its colours.
enum Part {
    Coloured(Tint),
    Painted,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            fill: Colour::Known([0; 3]),
            stroke: Colour::Known([0; 3]),
            fill_space: Space::Gray,
            stroke_space: Space::Gray,
            fill_alpha: 1.0,
            stroke_alpha: 1.0,
            blend: Blend::Normal,
            mask: Mask::None,
            is_overprinted: false,
            around: Around {
                alpha: 1.0,
                blend: Blend::Normal,
                is_unclear: false,
            },
            mode: 0,
            clip: Clip {
                bounds: Rect::new(-FAR, -FAR, FAR, FAR),
                is_exact: true,
                shapes: Vec::new(),
                letters: None,
            },
            line_width: 1.0,
        }
    }
}

impl Style {
    /// Follows an instruction that says how to paint; others change nothing.
    pub fn take(&mut self, instruction: &Op<'_, '_>, resources: &Resources<'_>, spaces: &Spaces) {
        match instruction {
            Op::NonStrokeColorDeviceGray(gray) => self.fill(Space::Gray, &[gray.0]),
            Op::NonStrokeColorDeviceRgb(c) => self.fill(Space::Rgb, &[c.0, c.1, c.2]),
            Op::NonStrokeColorCmyk(c) => self.fill(Space::Cmyk, &[c.0, c.1, c.2, c.3]),
            Op::NonStrokeColor(numbers) => self.fill(self.fill_space.clone(), &numbers.0),
            Op::NonStrokeColorNamed(named) => match named.1 {
                Some(_) => self.fill = Colour::Unclear,
                None => self.fill(self.fill_space.clone(), &named.0),
            },
            Op::ColorSpaceNonStroke(name) => {
                self.fill_space = spaces.named(name.0, resources);
                self.fill = self.fill_space.first();
            }
            Op::StrokeColorDeviceGray(gray) => self.stroke(Space::Gray, &[gray.0]),
            Op::StrokeColorDeviceRgb(c) => self.stroke(Space::Rgb, &[c.0, c.1, c.2]),
            Op::StrokeColorCmyk(c) => self.stroke(Space::Cmyk, &[c.0, c.1, c.2, c.3]),
            Op::StrokeColor(numbers) => self.stroke(self.stroke_space.clone(), &numbers.0),
            Op::StrokeColorNamed(named) => match named.1 {
                Some(_) => self.stroke = Colour::Unclear,
                None => self.stroke(self.stroke_space.clone(), &named.0),
            },
            Op::ColorSpaceStroke(name) => {
                self.stroke_space = spaces.named(name.0, resources);
                self.stroke = self.stroke_space.first();
            }
            Op::TextRenderingMode(mode) => self.mode = mode.0.as_i64(),
            Op::LineWidth(width) => self.line_width = width.0.as_f64(),
            Op::SetGraphicsState(name) => {
                if let Some(state) = resources.get_ext_g_state(name.0) {
                    self.set(&state);
                }
            }
            _ => {}
        }
    }

    fn fill(&mut self, space: Space, numbers: &[Number]) {
        self.fill = space.colour(&plain(numbers));
        self.fill_space = space;
    }

    fn stroke(&mut self, space: Space, numbers: &[Number]) {
        self.stroke = space.colour(&plain(numbers));
        self.stroke_space = space;
    }

    /// Paints areas with what a pattern comes to.
    pub fn fill_with(&mut self, colour: Colour) {
        self.fill = colour;
    }

    /// ISO 32000-1, table 58.
    fn set(&mut self, state: &Dict<'_>) {
        if let Some(alpha) = state.get::<Number>("ca") {
            self.fill_alpha = alpha.as_f64();
        }
        if let Some(alpha) = state.get::<Number>("CA") {
            self.stroke_alpha = alpha.as_f64();
        }
        if let Some(width) = state.get::<Number>("LW") {
            self.line_width = width.as_f64();
        }
        let blending = match state.get::<Object<'_>>("BM") {
            Some(Object::Array(modes)) => modes.iter::<Name<'_>>().next(),
            Some(Object::Name(mode)) => Some(mode),
            _ => None,
        };
        if let Some(mode) = blending {
            self.blend = Blend::named(mode.as_str());
        }
        match state.get::<Object<'_>>("SMask") {
            Some(Object::Name(name)) if name.as_str() == "None" => self.mask = Mask::None,
            Some(_) => self.mask = Mask::Some,
            None => {}
        }
        // `OP` is meant for areas as well where `op` is not there.
        let overprinted = state.get::<bool>("op").or_else(|| state.get::<bool>("OP"));
        self.is_overprinted = overprinted.unwrap_or(self.is_overprinted);
    }

    /// Whether something may hide what is painted now.
    pub fn is_masked(&self) -> bool {
        self.mask != Mask::None
    }

    /// Lets nothing be seen any more, until the page says otherwise.
    pub fn mask_all(&mut self) {
        self.mask = Mask::All;
    }

    /// The style in which a drawing begins that is drawn in this one as a whole: what shines through it does so for each
    /// part. ISO 32000-1, 11.6.6.
    pub fn within_group(&self) -> Self {
        let mut inner = self.clone();
        inner.around = Around {
            alpha: self.around.alpha * self.fill_alpha,
            is_unclear: self.around.is_unclear
                || self.mask == Mask::Some
                || self.is_overprinted
                || (self.blend != Blend::Normal && self.around.blend != Blend::Normal),
            blend: match self.blend {
                Blend::Normal => self.around.blend,
                blend => blend,
            },
        };
        (inner.fill_alpha, inner.stroke_alpha) = (1.0, 1.0);
        inner.blend = Blend::Normal;
        if self.mask == Mask::Some {
            inner.mask = Mask::None;
        }
        inner
    }

    /// The style of what is drawn upon what is there as a marker of text does.
    pub fn marking(mut self) -> Self {
        self.around.blend = Blend::Multiply;
        self
    }

    /// The same, so strong.
    pub fn with_alpha(mut self, alpha: f64) -> Self {
        self.around.alpha *= alpha;
        self
    }

    /// Whether what is painted hides what is below it, by all but its colour.
    fn is_opaque(&self, alpha: f64) -> bool {
        self.mask == Mask::None
            && !self.is_overprinted
            && !self.around.is_unclear
            && alpha * self.around.alpha >= 1.0 - SHINES
    }

    /// With what an area is filled now; none where it is not seen.
    pub fn filling(&self) -> Option<Colour> {
        self.painting(self.fill, self.fill_alpha)
    }

    /// With what a line is drawn now.
    pub fn stroking(&self) -> Option<Colour> {
        self.painting(self.stroke, self.stroke_alpha)
    }

    /// Whether a picture hides what is below it, if it says nothing to the contrary.
    pub fn hides(&self) -> bool {
        self.is_opaque(self.fill_alpha)
            && self.blend == Blend::Normal
            && self.around.blend == Blend::Normal
    }

    fn is_seen(&self, colour: Colour, alpha: f64) -> bool {
        colour != Colour::Nothing && self.mask != Mask::All && alpha * self.around.alpha >= FAINT
    }

    fn painting(&self, colour: Colour, alpha: f64) -> Option<Colour> {
        if !self.is_seen(colour, alpha) {
            return None;
        }
        let mut blends = [self.blend, self.around.blend].into_iter();
        let hides = |blend: Blend| match colour {
            _ if blend == Blend::Normal => true,
            Colour::Known(colour) => blend.hides(colour),
            _ => false,
        };
        match self.is_opaque(alpha) && blends.all(hides) {
            true => Some(colour),
            false => Some(Colour::Unclear),
        }
    }

    /// How letters of that size, in points, are painted now.
    pub fn letters(&self, size: f64) -> Letters {
        let (fills, strokes) = match self.mode {
            0 | 4 => (true, false),
            1 | 5 => (false, true),
            2 | 6 => (true, true),
            3 => return Letters::NotPainted,
            7 => return Letters::Bounds,
            _ => return Letters::Painted,
        };
        let fill = fills.then(|| self.part(self.fill, self.fill_alpha, size));
        let stroke = strokes.then(|| self.part(self.stroke, self.stroke_alpha, size));
        match (fill.flatten(), stroke.flatten()) {
            (None, None) => Letters::NotPainted,
            (Some(Part::Coloured(one)), None) | (None, Some(Part::Coloured(one))) => {
                Letters::Coloured(one)
            }
            (Some(Part::Coloured(one)), Some(Part::Coloured(other))) if one == other => {
                Letters::Coloured(one)
            }
            _ => Letters::Painted,
        }
    }

    /// What is seen of a letter of that colour; none where that is nothing, whatever is below.
    fn part(&self, colour: Colour, alpha: f64, size: f64) -> Option<Part> {
        let strength = alpha * self.around.alpha;
        if !self.is_seen(colour, alpha) || strength * 255.0 <= f64::from(tint::nearness(size)) {
            return None;
        }
        let (own, outer) = (self.blend, self.around.blend);
        let is_one = own == Blend::Normal || outer == Blend::Normal;
        let is_plain = is_one && self.mask == Mask::None && !self.around.is_unclear;
        Some(match colour {
            Colour::Known(colour) if is_plain => Part::Coloured(Tint {
                colour,
                alpha: (strength.min(1.0) * 255.0).round() as u8,
                blend: if own == Blend::Normal { outer } else { own },
            }),
            _ => Part::Painted,
        })
    }

    /// Draws nothing outside of these bounds any more.
    pub fn clip_to(&mut self, bounds: Rect, is_exact: bool) {
        self.clip.bounds = self.clip.bounds.intersect(bounds);
        self.clip.is_exact &= is_exact;
    }

    /// Draws nothing outside of this shape any more.
    pub fn clip_to_shape(&mut self, shape: Outline) {
        let has_room = self.clip.shapes.len() < MAX_CLIPS;
        self.clip_to(shape.bounds(), has_room);
        if has_room {
            self.clip.shapes.push(Rc::new(shape));
        }
    }

    /// Draws nothing outside of these letters any more.
    pub fn clip_to_letters(&mut self, letters: (usize, usize)) {
        self.clip.is_exact = false;
        self.clip.letters = Some(letters);
    }
}

impl Clip {
    /// Whether what is drawn at a point is seen, as far as it is known.
    pub fn shows(&self, point: Point) -> bool {
        self.shapes.iter().all(|shape| shape.contains(point))
    }

    pub fn shapes(&self) -> &[Rc<Outline>] {
        &self.shapes
    }
}

fn plain(numbers: &[Number]) -> Vec<f64> {
    numbers.iter().map(|number| number.as_f64()).collect()
}

/// Whether two colours cannot be told apart.
pub fn are_alike(one: Rgb, other: Rgb) -> bool {
    tint::difference(one, other) <= tint::NEAREST
}

/// The upright rectangle of some corners, and whether they are its corners.
pub fn upright(corners: &[Point]) -> (Rect, bool) {
    /// In points.
    const NEAR: f64 = 0.5;
    let bounds = corners.iter().fold(
        Rect::new(f64::MAX, f64::MAX, f64::MIN, f64::MIN),
        |bounds, corner| bounds.union_pt(*corner),
    );
    let is_near = |a: f64, b: f64| (a - b).abs() < NEAR;
    let is_corner = |corner: &Point| {
        (is_near(corner.x, bounds.x0) || is_near(corner.x, bounds.x1))
            && (is_near(corner.y, bounds.y0) || is_near(corner.y, bounds.y1))
    };
    // One after the other along its sides.
    let goes_along =
        |pair: &[Point]| is_near(pair[0].x, pair[1].x) || is_near(pair[0].y, pair[1].y);
    let is_upright = corners.len() == 4
        && corners.iter().all(is_corner)
        && corners.windows(2).all(goes_along)
        && goes_along(&[corners[3], corners[0]]);
    (bounds, is_upright)
}
