//! How letters look, as fonts say it: those of cells, and of runs within one.

use crate::extract::{
    script::Script,
    xml::{Attributes, Event},
};

/// Points: letters of that size and less are not to be read.
const TINY: f32 = 2.0;

/// By so much in each of its parts a colour differs from another at most of which it cannot be told on a screen.
const LIKE: u8 = 7;

/// Red, green and blue.
pub type Color = [u8; 3];

pub const BLACK: Color = [0; 3];
pub const WHITE: Color = [255; 3];

/// The first colours, which files name by their numbers and formats by their names (ECMA-376, part 1, 18.8.31).
const NAMED: [(&str, Color); 8] = [
    ("black", BLACK),
    ("white", WHITE),
    ("red", [255, 0, 0]),
    ("green", [0, 255, 0]),
    ("blue", [0, 0, 255]),
    ("yellow", [255, 255, 0]),
    ("magenta", [255, 0, 255]),
    ("cyan", [0, 255, 255]),
];

/// A font, as far as it tells what words are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Font {
    pub is_struck: bool,
    pub is_tiny: bool,
    /// None where the program chooses it.
    pub color: Option<Color>,
    pub script: Option<Script>,
}

impl Font {
    /// Takes what is said of it.
    pub fn take(&mut self, event: &Event<'_>) {
        let Event::Open(name, attributes) = event else {
            return;
        };
        let value = attributes.get("val");
        let value = value.as_deref();
        match *name {
            "strike" => self.is_struck = !matches!(value, Some("0" | "false")),
            "color" => self.color = color(attributes),
            "sz" => {
                let size = value.and_then(|size| size.parse::<f32>().ok());
                self.is_tiny = size.is_some_and(|size| size <= TINY);
            }
            "vertAlign" => {
                self.script = match value {
                    Some("superscript") => Some(Script::Above),
                    Some("subscript") => Some(Script::Below),
                    _ => None,
                };
            }
            _ => {}
        }
    }
}

/// The colour that an element names, as far as it is known without the theme: of this the first two are those of paper
/// and letters.
pub fn color(attributes: &Attributes<'_>) -> Option<Color> {
    if let Some(digits) = attributes.get("rgb") {
        let digits = digits.get(digits.len().checked_sub(6)?..)?;
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        return Some([red, green, blue]);
    }
    let number = |name: &str| attributes.get(name)?.parse::<usize>().ok();
    match number("indexed") {
        Some(index @ 0..16) => return NAMED.get(index % NAMED.len()).map(|(_, color)| *color),
        Some(64) => return Some(BLACK),
        Some(65) => return Some(WHITE),
        _ => {}
    }
    let is_changed = attributes.get("tint").is_some_and(|tint| tint != "0");
    match number("theme").filter(|_| !is_changed)? {
        0 => Some(WHITE),
        1 => Some(BLACK),
        _ => None,
    }
}

/// The colour that a format names, as `White` or `Color2`.
pub fn named(name: &str) -> Option<Color> {
    let name = name.to_ascii_lowercase();
    let number = name.strip_prefix("color").and_then(|number| {
        let number = number.trim().parse::<usize>().ok()?;
        number.checked_sub(1)
    });
    let found = match number {
        Some(number) => NAMED.get(number),
        None => NAMED.iter().find(|(known, _)| *known == name),
    };
    found.map(|(_, color)| *color)
}

pub fn is_like(one: Color, other: Color) -> bool {
    let mut parts = one.iter().zip(other);
    parts.all(|(one, other)| one.abs_diff(other) <= LIKE)
}
