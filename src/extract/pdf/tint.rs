//! What becomes of a colour that is laid upon another one: ISO 32000-1, 11.3 "Basic compositing computations".

use super::paint::Rgb;

/// Of 255: colours that differ less cannot be told apart, however much of them there is.
pub const NEAREST: u8 = 7;
/// The same for letters: so faint they are read by nobody who is not told that they are there.
const NEAR: u8 = 20;
const NEAR_IF_LARGE: u8 = 3;
/// In points: larger letters are seen where they are faint, too.
const LARGE: f64 = 24.0;

/// How far a letter of that size, in points, may differ from its ground and not be read.
pub fn nearness(size: f64) -> u8 {
    if size < LARGE { NEAR } else { NEAR_IF_LARGE }
}

/// How far two colours differ where they differ most.
pub fn difference(one: Rgb, other: Rgb) -> u8 {
    let parts = one.iter().zip(other);
    parts.map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0)
}

/// A colour as it is laid upon others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tint {
    pub colour: Rgb,
    /// Of 255.
    pub alpha: u8,
    pub blend: Blend,
}

impl Tint {
    /// Whether it is that colour, whatever is below.
    pub fn is_plain(&self) -> bool {
        self.alpha == u8::MAX && self.blend == Blend::Normal
    }

    /// What it looks like upon that colour; none where that is not known.
    pub fn upon(&self, ground: Rgb) -> Option<Rgb> {
        let mut seen = ground;
        for (below, above) in seen.iter_mut().zip(self.colour) {
            let ground = f64::from(*below) / 255.0;
            let mixed = self.blend.mix(ground, f64::from(above) / 255.0)?;
            let part = ground + (mixed - ground) * f64::from(self.alpha) / 255.0;
            *below = (part.clamp(0.0, 1.0) * 255.0).round() as u8;
        }
        Some(seen)
    }
}

/// How a colour is mixed with that below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blend {
    Normal,
    Multiply,
    Screen,
    Darken,
    Lighten,
    Difference,
    Exclusion,
    Other,
}

impl Blend {
    pub fn named(name: &str) -> Self {
        match name {
            "Normal" | "Compatible" => Self::Normal,
            "Multiply" => Self::Multiply,
            "Screen" => Self::Screen,
            "Darken" => Self::Darken,
            "Lighten" => Self::Lighten,
            "Difference" => Self::Difference,
            "Exclusion" => Self::Exclusion,
            _ => Self::Other,
        }
    }

    fn mix(self, below: f64, above: f64) -> Option<f64> {
        Some(match self {
            Self::Normal => above,
            Self::Multiply => below * above,
            Self::Screen => below + above - below * above,
            Self::Darken => below.min(above),
            Self::Lighten => below.max(above),
            Self::Difference => (below - above).abs(),
            Self::Exclusion => below + above - 2.0 * below * above,
            Self::Other => return None,
        })
    }

    /// Whether that colour leaves nothing of what is below it.
    pub fn hides(self, colour: Rgb) -> bool {
        match self {
            Self::Normal => true,
            Self::Multiply | Self::Darken => colour.iter().all(|part| *part <= NEAR),
            Self::Screen | Self::Lighten => colour.iter().all(|part| *part >= u8::MAX - NEAR),
            Self::Difference | Self::Exclusion | Self::Other => false,
        }
    }
}
