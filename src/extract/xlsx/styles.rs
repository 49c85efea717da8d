//! How cells show their numbers.

use std::{borrow::Cow, collections::HashMap};

use super::{
    font::{BLACK, Color, Font, WHITE, color, is_like},
    shown::{self, Section},
};
use crate::extract::{
    Unreadable, Whose,
    xml::{self, Event, Then},
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

#[derive(Clone, Copy, Debug, Default)]
enum Fill {
    #[default]
    None,
    Color(Color),
    /// A pattern, or a colour that is not known here.
    Other,
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
                Event::Open("fill", _) => {
                    styles.fills.push(Fill::None);
                    is_solid = false;
                }
                Event::Open("patternFill", attributes) => {
                    let kind = attributes.get("patternType");
                    is_solid = kind.as_deref() == Some("solid");
                    if let (Some(fill), Some(kind)) = (styles.fills.last_mut(), kind)
                        && kind != "none"
                    {
                        *fill = Fill::Other;
                    }
                }
                Event::Open("fgColor", attributes) if is_solid => {
                    if let (Some(fill), Some(color)) = (styles.fills.last_mut(), color(attributes))
                    {
                        *fill = Fill::Color(color);
                    }
                }
                Event::Open("gradientFill", _) => {
                    if let Some(fill) = styles.fills.last_mut() {
                        *fill = Fill::Other;
                    }
                }
                Event::Open("numFmt", attributes) => {
                    let number = attributes.get("numFmtId");
                    let number = number.and_then(|number| number.parse().ok());
                    if let (Some(number), Some(code)) = (number, attributes.get("formatCode")) {
                        styles.codes.insert(number, code);
                    }
                }
                event if is_of_fonts => {
                    if let Some(font) = styles.fonts.last_mut() {
                        font.take(&event);
                    }
                }
                _ => {}
            }
            Then::GoOn
        })?;
        Ok(styles)
    }

    /// The font of a style.
    pub fn font(&self, style: usize) -> Font {
        let font = self.formats.get(style).map_or(0, |[_, font, _]| *font);
        self.fonts.get(font as usize).copied().unwrap_or_default()
    }

    /// What words are in a font, on what a style puts behind them.
    pub fn whose(&self, style: usize, font: Font) -> Vec<Whose> {
        let fill = self.formats.get(style).map_or(0, |[_, _, fill]| *fill);
        let fill = self.fills.get(fill as usize).copied().unwrap_or_default();
        let is_white = font.color.is_some_and(|color| is_like(color, WHITE));
        let is_of_its_ground = match fill {
            Fill::Color(ground) => is_like(font.color.unwrap_or(BLACK), ground),
            Fill::None | Fill::Other => false,
        };
        let all = [
            (is_of_its_ground || font.is_tiny, Whose::Hidden),
            (font.is_struck, Whose::Struck),
            (is_white && matches!(fill, Fill::None), Whose::White),
        ];
        let all = all.into_iter().filter(|(is, _)| *is);
        all.map(|(_, whose)| whose).collect()
    }

    /// What a style shows in the place of a text, if it says anything of texts.
    pub fn of_texts(&self, style: usize) -> Option<Section> {
        shown::of_texts(&self.code(style))
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
        12 => "# ?/?",
        13 => "# ??/??",
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
