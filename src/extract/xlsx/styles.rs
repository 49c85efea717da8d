//! How cells show their numbers.

use std::{borrow::Cow, collections::HashMap};

use crate::extract::{
    Unreadable,
    xml::{self, Attributes, Event, Then},
};

/// The formats of numbers, by the styles that cells name.
#[derive(Default)]
pub struct Styles {
    /// Of each style the numbers of its format, its font and its fill.
    formats: Vec<[u32; 3]>,
    fonts: Vec<Font>,
    /// What each fill puts behind letters.
    fills: Vec<Fill>,
    codes: HashMap<u32, String>,
}

/// How the letters of a cell look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub is_struck: bool,
    /// In white, and no colour of the cell behind it.
    pub is_white: bool,
    /// In the colour of the cell behind it, or too small to be read.
    pub is_hidden: bool,
}

/// Points: letters of that size and less are not to be read.
const TINY: f32 = 2.0;

/// By so much in each of its parts a colour differs from another at most of which it cannot be told on a screen.
const LIKE: u8 = 7;

/// Red, green and blue.
type Color = [u8; 3];

#[derive(Clone, Copy, Debug, Default)]
struct Font {
    is_struck: bool,
    is_tiny: bool,
    color: Option<Color>,
}

#[derive(Clone, Copy, Debug, Default)]
enum Fill {
    #[default]
    None,
    Color(Color),
    /// A pattern, or a colour that is not known here.
    Other,
}

/// The first colours that files name by their numbers.
const INDEXED: [Color; 8] = [
    [0, 0, 0],
    [255, 255, 255],
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 0],
    [255, 0, 255],
    [0, 255, 255],
];

/// The colour that an element names, as far as it is known without the theme: of this the first two are those of paper
/// and letters.
fn color(attributes: &Attributes<'_>) -> Option<Color> {
    if let Some(digits) = attributes.get("rgb") {
        let digits = digits.get(digits.len().checked_sub(6)?..)?;
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        return Some([red, green, blue]);
    }
    let number = |name: &str| attributes.get(name)?.parse::<usize>().ok();
    match number("indexed") {
        Some(index @ 0..16) => return INDEXED.get(index % 8).copied(),
        Some(64) => return Some([0; 3]),
        Some(65) => return Some([255; 3]),
        _ => {}
    }
    let is_changed = attributes.get("tint").is_some_and(|tint| tint != "0");
    match number("theme").filter(|_| !is_changed)? {
        0 => Some([255; 3]),
        1 => Some([0; 3]),
        _ => None,
    }
}

fn is_like(one: Color, other: Color) -> bool {
    let mut parts = one.iter().zip(other);
    parts.all(|(one, other)| one.abs_diff(other) <= LIKE)
}

impl Styles {
    /// # Errors
    /// `Damaged` for what is no XML.
    pub fn read(part: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut is_of_cells = false;
        let mut is_of_fonts = false;
        let mut is_solid = false;
        xml::read(part, |event| {
            match event {
                Event::Open("cellXfs", _) => is_of_cells = true,
                Event::Close("cellXfs") => is_of_cells = false,
                Event::Open("xf", attributes) if is_of_cells => {
                    let number = |name: &str| attributes.get(name)?.parse().ok();
                    let numbers = ["numFmtId", "fontId", "fillId"];
                    styles
                        .formats
                        .push(numbers.map(|name| number(name).unwrap_or(0)));
                }
                // Styles of tables and conditions say how what they apply to differs.
                Event::Open("dxfs", _) => return Then::Skip,
                Event::Open("fonts", _) => is_of_fonts = true,
                Event::Close("fonts") => is_of_fonts = false,
                Event::Open("font", _) if is_of_fonts => styles.fonts.push(Font::default()),
                Event::Open("strike", attributes) if is_of_fonts => {
                    if let Some(font) = styles.fonts.last_mut() {
                        let value = attributes.get("val");
                        font.is_struck = !matches!(value.as_deref(), Some("0" | "false"));
                    }
                }
                Event::Open("color", attributes) if is_of_fonts => {
                    if let Some(font) = styles.fonts.last_mut() {
                        font.color = color(attributes);
                    }
                }
                Event::Open("sz", attributes) if is_of_fonts => {
                    let size = attributes.get("val").and_then(|size| size.parse().ok());
                    if let Some(font) = styles.fonts.last_mut() {
                        font.is_tiny = size.is_some_and(|size: f32| size <= TINY);
                    }
                }
                Event::Open("patternFill", attributes) => {
                    styles
                        .fills
                        .push(match attributes.get("patternType").as_deref() {
                            None | Some("none") => Fill::None,
                            Some(_) => Fill::Other,
                        });
                    is_solid = attributes.get("patternType").as_deref() == Some("solid");
                }
                Event::Open("fgColor", attributes) if is_solid => {
                    if let (Some(fill), Some(color)) = (styles.fills.last_mut(), color(attributes))
                    {
                        *fill = Fill::Color(color);
                    }
                }
                Event::Open("gradientFill", _) => styles.fills.push(Fill::Other),
                Event::Open("numFmt", attributes) => {
                    let number = attributes.get("numFmtId");
                    let number = number.and_then(|number| number.parse().ok());
                    if let (Some(number), Some(code)) = (number, attributes.get("formatCode")) {
                        styles.codes.insert(number, code);
                    }
                }
                _ => {}
            }
            Then::GoOn
        })?;
        Ok(styles)
    }

    /// How the letters of a style look.
    pub fn look(&self, style: usize) -> Look {
        let [_, font, fill] = self.formats.get(style).copied().unwrap_or_default();
        let font = self.fonts.get(font as usize).copied().unwrap_or_default();
        let fill = self.fills.get(fill as usize).copied().unwrap_or_default();
        let is_white = font.color.is_some_and(|color| is_like(color, [255; 3]));
        let is_of_its_ground = match fill {
            Fill::Color(ground) => is_like(font.color.unwrap_or([0; 3]), ground),
            Fill::None | Fill::Other => false,
        };
        Look {
            is_struck: font.is_struck,
            is_white: is_white && matches!(fill, Fill::None),
            is_hidden: is_of_its_ground || font.is_tiny,
        }
    }

    /// Whether a style shows another thing, or nothing, in the place of a text: the fourth part of its code says what.
    pub fn hides_texts(&self, style: usize) -> bool {
        let code = self.code(style);
        let mut is_quoted = false;
        let parts: Vec<&str> = code
            .split(|c| {
                is_quoted ^= c == '"';
                c == ';' && !is_quoted
            })
            .collect();
        parts.get(3).is_some_and(|text| !text.contains(['@', 'G']))
    }

    /// The code of the format in which a style shows numbers.
    pub fn code(&self, style: usize) -> Cow<'_, str> {
        let number = self.formats.get(style).map_or(0, |[format, ..]| *format);
        match self.codes.get(&number) {
            Some(code) => Cow::Borrowed(code),
            None => Cow::Borrowed(built_in(number)),
        }
    }
}

/// The formats that no file spells out (ECMA-376, part 1, 18.8.30). Where they leave the order of day and
/// month to the reader's system, it is that of ISO 8601 here.
fn built_in(number: u32) -> &'static str {
    match number {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        14 | 27..=31 | 34..=36 | 50..=58 => "yyyy-mm-dd",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 | 32 => "h:mm",
        21 | 33 => "h:mm:ss",
        22 => "yyyy-mm-dd h:mm",
        37 | 38 => "#,##0;-#,##0",
        39 | 40 => "#,##0.00;-#,##0.00",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        _ => "General",
    }
}
