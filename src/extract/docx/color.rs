//! The colours of a Word document.

use super::super::xml::Attributes;

/// By so much in each of its parts a colour differs from another at most of which it cannot be told on a screen.
const LIKE: u8 = 7;

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color([u8; 3]);

impl Color {
    pub const WHITE: Self = Self([0xFF; 3]);
    pub const BLACK: Self = Self([0; 3]);

    /// A colour in hexadecimal; none where it is none, as `auto`.
    pub fn of(digits: &str) -> Option<Self> {
        let number = u32::from_str_radix(digits, 16);
        let number = number.ok().filter(|_| digits.len() == 6)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// Whether letters of one cannot be read on the other.
    pub fn is_like(self, other: Self) -> bool {
        let mut parts = self.0.iter().zip(other.0);
        parts.all(|(one, other)| one.abs_diff(other) <= LIKE)
    }
}

/// The colour of letters, as a `color` element says it. Of the colours of the document's theme those of its ground and
/// its text are known, as long as they are not made darker or lighter; of others the colour is written beside.
pub fn of_letters(attributes: &Attributes<'_>) -> Option<Color> {
    let is_changed = ["themeShade", "themeTint"]
        .iter()
        .any(|name| attributes.get(name).is_some());
    let theme = attributes.get("themeColor").filter(|_| !is_changed);
    match theme.as_deref() {
        Some("background1" | "light1") => Some(Color::WHITE),
        Some("text1" | "dark1") => Some(Color::BLACK),
        _ => Color::of(&attributes.get("val")?),
    }
}

/// The colour that fills letters, in hexadecimal or by its name in the theme.
pub fn of_fill(value: &str) -> Option<Color> {
    match value {
        "bg1" | "lt1" => Some(Color::WHITE),
        "tx1" | "dk1" => Some(Color::BLACK),
        _ => Color::of(value),
    }
}

/// The colour that a `shd` element puts behind words; none where it puts none.
pub fn of_shade(attributes: &Attributes<'_>) -> Option<Color> {
    // Nothing of the ground is seen through a pattern that covers all of it.
    let is_solid = attributes.get("val").as_deref() == Some("solid");
    Color::of(&attributes.get(if is_solid { "color" } else { "fill" })?)
}

/// The colour of a pen, by its name (ECMA-376, 17.18.40).
pub fn of_pen(name: &str) -> Option<Color> {
    let [red, green, blue] = match name {
        "black" => [0, 0, 0],
        "blue" => [0, 0, 0xFF],
        "cyan" => [0, 0xFF, 0xFF],
        "darkBlue" => [0, 0, 0x8B],
        "darkCyan" => [0, 0x8B, 0x8B],
        "darkGray" => [0xA9, 0xA9, 0xA9],
        "darkGreen" => [0, 0x64, 0],
        "darkMagenta" => [0x80, 0, 0x80],
        "darkRed" => [0x8B, 0, 0],
        "darkYellow" => [0x80, 0x80, 0],
        "green" => [0, 0xFF, 0],
        "lightGray" => [0xD3, 0xD3, 0xD3],
        "magenta" => [0xFF, 0, 0xFF],
        "red" => [0xFF, 0, 0],
        "white" => [0xFF, 0xFF, 0xFF],
        "yellow" => [0xFF, 0xFF, 0],
        _ => return None,
    };
    Some(Color([red, green, blue]))
}
