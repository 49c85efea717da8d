//! How cells show their numbers.

use std::{borrow::Cow, collections::HashMap};

use crate::extract::{
    Unreadable,
    xml::{self, Event, Then},
};

/// The formats of numbers, by the styles that cells name.
#[derive(Default)]
pub struct Styles {
    /// Of each style the numbers of its format, its font and its fill.
    formats: Vec<[u32; 3]>,
    fonts: Vec<Look>,
    /// Whether each fill is of a colour.
    fills: Vec<bool>,
    codes: HashMap<u32, String>,
}

/// How the letters of a cell look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub is_struck: bool,
    /// In white, and no colour of the cell behind it.
    pub is_white: bool,
}

impl Styles {
    /// # Errors
    /// `Damaged` for what is no XML.
    pub fn read(part: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut is_of_cells = false;
        let mut is_of_fonts = false;
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
                Event::Open("font", _) if is_of_fonts => styles.fonts.push(Look::default()),
                Event::Open("strike", attributes) if is_of_fonts => {
                    if let Some(font) = styles.fonts.last_mut() {
                        let value = attributes.get("val");
                        font.is_struck = !matches!(value.as_deref(), Some("0" | "false"));
                    }
                }
                Event::Open("color", attributes) if is_of_fonts => {
                    let color = attributes.get("rgb").unwrap_or_default();
                    // The first place of the theme is that of paper.
                    let is_of_paper = attributes.get("theme").as_deref() == Some("0")
                        && attributes.get("tint").is_none();
                    if let Some(font) = styles.fonts.last_mut() {
                        font.is_white = is_of_paper || color.to_uppercase().ends_with("FFFFFF");
                    }
                }
                Event::Open("patternFill", attributes) => {
                    let pattern = attributes.get("patternType");
                    styles
                        .fills
                        .push(pattern.is_some_and(|pattern| pattern != "none"));
                }
                Event::Open("gradientFill", _) => styles.fills.push(true),
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
        let is_filled = self.fills.get(fill as usize).copied().unwrap_or(false);
        Look {
            is_white: font.is_white && !is_filled,
            ..font
        }
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
