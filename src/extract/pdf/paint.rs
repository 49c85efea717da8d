//! With what a page paints: colours, how much of the ground shines through, and within which bounds.

use hayro_font::kurbo::{Point, Rect};
use hayro_syntax::{
    content::ops::TypedInstruction as Op,
    object::{Array, Dict, Name, Number, Object, Stream},
    page::Resources,
};

/// No page is that large, in points.
const FAR: f64 = 1e6;
/// Less of a colour than this is seen by nobody.
const FAINT: f64 = 0.01;

/// A colour in red, green and blue.
pub type Rgb = [u8; 3];

/// What is known of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    Known(Rgb),
    /// It hides what is below it.
    Some,
    /// A pattern or an ink that need not hide anything.
    Unclear,
}

/// How the numbers of a colour are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Space {
    Gray,
    Rgb,
    Cmyk,
    /// Each of its colours hides what is below.
    Other,
    Unclear,
}

/// The bounds outside of which nothing is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Clip {
    pub bounds: Rect,
    /// Whether all within them is drawn.
    pub is_exact: bool,
}

/// What a page paints with at some point.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    fill: Colour,
    stroke: Colour,
    fill_space: Space,
    stroke_space: Space,
    fill_alpha: f64,
    stroke_alpha: f64,
    /// Whether it is mixed with what is there otherwise than as paint.
    is_blended: bool,
    is_masked: bool,
    is_overprinted: bool,
    /// What is true of the drawings that this one is part of.
    around: Around,
    /// How letters are painted: ISO 32000-1, table 106.
    pub mode: i64,
    pub clip: Clip,
    pub line_width: f64,
}

/// How a drawing as a whole lies upon what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Around {
    Opaque,
    Unclear,
    NotSeen,
}

/// How the letters of a string are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    Coloured(Rgb),
    /// In a colour that is not known.
    Painted,
    NotPainted,
    /// Nothing can be said of them.
    Unclear,
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
            is_blended: false,
            is_masked: false,
            is_overprinted: false,
            around: Around::Opaque,
            mode: 0,
            clip: Clip {
                bounds: Rect::new(-FAR, -FAR, FAR, FAR),
                is_exact: true,
            },
            line_width: 1.0,
        }
    }
}

impl Style {
    /// Follows an instruction that says how to paint; others change nothing.
    pub fn take(&mut self, instruction: &Op<'_, '_>, resources: &Resources<'_>) {
        match instruction {
            Op::NonStrokeColorDeviceGray(gray) => self.fill(Space::Gray, &[gray.0]),
            Op::NonStrokeColorDeviceRgb(c) => self.fill(Space::Rgb, &[c.0, c.1, c.2]),
            Op::NonStrokeColorCmyk(c) => self.fill(Space::Cmyk, &[c.0, c.1, c.2, c.3]),
            Op::NonStrokeColor(numbers) => self.fill(self.fill_space, &numbers.0),
            Op::NonStrokeColorNamed(named) => match named.1 {
                Some(_) => self.fill = Colour::Unclear,
                None => self.fill(self.fill_space, &named.0),
            },
            Op::ColorSpaceNonStroke(name) => {
                self.fill_space = space(name.0, resources);
                self.fill = first_of(self.fill_space);
            }
            Op::StrokeColorDeviceGray(gray) => self.stroke(Space::Gray, &[gray.0]),
            Op::StrokeColorDeviceRgb(c) => self.stroke(Space::Rgb, &[c.0, c.1, c.2]),
            Op::StrokeColorCmyk(c) => self.stroke(Space::Cmyk, &[c.0, c.1, c.2, c.3]),
            Op::StrokeColor(numbers) => self.stroke(self.stroke_space, &numbers.0),
            Op::StrokeColorNamed(named) => match named.1 {
                Some(_) => self.stroke = Colour::Unclear,
                None => self.stroke(self.stroke_space, &named.0),
            },
            Op::ColorSpaceStroke(name) => {
                self.stroke_space = space(name.0, resources);
                self.stroke = first_of(self.stroke_space);
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
        self.fill_space = space;
        self.fill = colour(space, numbers);
    }

    fn stroke(&mut self, space: Space, numbers: &[Number]) {
        self.stroke_space = space;
        self.stroke = colour(space, numbers);
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
            self.is_blended = !matches!(mode.as_str(), "Normal" | "Compatible");
        }
        match state.get::<Object<'_>>("SMask") {
            Some(Object::Name(name)) => self.is_masked = name.as_str() != "None",
            Some(_) => self.is_masked = true,
            None => {}
        }
        // `OP` is meant for areas as well where `op` is not there.
        let overprinted = state.get::<bool>("op").or_else(|| state.get::<bool>("OP"));
        self.is_overprinted = overprinted.unwrap_or(self.is_overprinted);
    }

    /// The style in which a drawing begins that is drawn in this one: what shines through it as a whole does
    /// so for each part.
    pub fn within(&self) -> Self {
        Self {
            around: match self.around {
                Around::Opaque if self.fill_alpha < FAINT => Around::NotSeen,
                Around::Opaque if !self.is_opaque(self.fill_alpha) => Around::Unclear,
                around => around,
            },
            ..*self
        }
    }

    /// The style of what may shine through whatever it says, such as a highlight.
    pub fn unclear(self) -> Self {
        Self {
            around: Around::Unclear,
            ..self
        }
    }

    fn is_opaque(&self, alpha: f64) -> bool {
        let is_plain = !self.is_blended && !self.is_masked && !self.is_overprinted;
        is_plain && self.around == Around::Opaque && alpha > 1.0 - FAINT
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
    }

    fn painting(&self, colour: Colour, alpha: f64) -> Option<Colour> {
        match alpha {
            alpha if alpha < FAINT || self.around == Around::NotSeen => None,
            alpha if self.is_opaque(alpha) => Some(colour),
            _ => Some(Colour::Unclear),
        }
    }

    /// How letters are painted now.
    pub fn letters(&self) -> Letters {
        let (fills, strokes) = match self.mode {
            0 | 4 => (true, false),
            1 | 5 => (false, true),
            2 | 6 => (true, true),
            3 => return Letters::NotPainted,
            _ => return Letters::Unclear,
        };
        let fill = self.filling().filter(|_| fills);
        let stroke = self.stroking().filter(|_| strokes);
        match (fill, stroke) {
            (None, None) => Letters::NotPainted,
            (Some(Colour::Known(one)), None) | (None, Some(Colour::Known(one))) => {
                Letters::Coloured(one)
            }
            (Some(Colour::Known(one)), Some(Colour::Known(other))) if one == other => {
                Letters::Coloured(one)
            }
            _ => Letters::Painted,
        }
    }

    /// Draws nothing outside of these bounds any more.
    pub fn clip_to(&mut self, bounds: Rect, is_exact: bool) {
        self.clip = Clip {
            bounds: self.clip.bounds.intersect(bounds),
            is_exact: self.clip.is_exact && is_exact,
        };
    }

    /// Draws nothing outside of something that is not known any more.
    pub fn clip_to_letters(&mut self) {
        self.clip.is_exact = false;
    }
}

/// Whether two colours cannot be told apart.
pub fn are_alike(one: Rgb, other: Rgb) -> bool {
    const NEAR: u8 = 7;
    one.iter().zip(other).all(|(a, b)| a.abs_diff(b) <= NEAR)
}

fn colour(space: Space, numbers: &[Number]) -> Colour {
    let part = |at: usize| {
        let number = numbers.get(at).map_or(0.0, |number| number.as_f64());
        number.clamp(0.0, 1.0)
    };
    let byte = |part: f64| (part * 255.0).round() as u8;
    match space {
        Space::Gray => Colour::Known([byte(part(0)); 3]),
        Space::Rgb => Colour::Known([0, 1, 2].map(|at| byte(part(at)))),
        Space::Cmyk => {
            let light = 1.0 - part(3);
            Colour::Known([0, 1, 2].map(|at| byte((1.0 - part(at)) * light)))
        }
        Space::Other => Colour::Some,
        Space::Unclear => Colour::Unclear,
    }
}

/// The colour that a space begins with.
fn first_of(space: Space) -> Colour {
    match space {
        Space::Gray | Space::Rgb => Colour::Known([0; 3]),
        // Black where the page says the space itself, and who knows which where it brings one.
        Space::Cmyk | Space::Other => Colour::Some,
        Space::Unclear => Colour::Unclear,
    }
}

/// The space of a name: ISO 32000-1, 8.6.
fn space(name: &Name<'_>, resources: &Resources<'_>) -> Space {
    match name.as_str() {
        "DeviceGray" | "G" | "CalGray" => return Space::Gray,
        "DeviceRGB" | "RGB" | "CalRGB" => return Space::Rgb,
        "DeviceCMYK" | "CMYK" => return Space::Cmyk,
        "Pattern" => return Space::Unclear,
        _ => {}
    }
    match resources.get_color_space(name) {
        Some(Object::Name(named)) => match named.as_str() {
            "DeviceGray" => Space::Gray,
            "DeviceRGB" => Space::Rgb,
            "DeviceCMYK" => Space::Cmyk,
            _ => Space::Unclear,
        },
        Some(Object::Array(parts)) => space_of(&parts),
        _ => Space::Unclear,
    }
}

fn space_of(parts: &Array<'_>) -> Space {
    let mut parts = parts.flex_iter();
    let family = parts.next::<Name<'_>>();
    match family.as_ref().map_or("", |family| family.as_str()) {
        "DeviceGray" | "CalGray" => Space::Gray,
        "DeviceRGB" | "CalRGB" => Space::Rgb,
        "DeviceCMYK" => Space::Cmyk,
        "ICCBased" => {
            let profile = parts.next::<Stream<'_>>();
            match profile.and_then(|profile| profile.dict().get::<i32>("N")) {
                Some(1) => Space::Gray,
                Some(3) => Space::Rgb,
                Some(4) => Space::Cmyk,
                _ => Space::Other,
            }
        }
        "Indexed" | "Lab" => Space::Other,
        // An ink may be one that is not there.
        _ => Space::Unclear,
    }
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
