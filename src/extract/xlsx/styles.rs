//! How cells show their numbers.

use std::{borrow::Cow, collections::HashMap};

use crate::extract::{
    Unreadable,
    xml::{self, Event, Then},
};

/// The formats of numbers, by the styles that cells name.
#[derive(Default)]
pub struct Styles {
    /// The number of each style's format.
    formats: Vec<u32>,
    codes: HashMap<u32, String>,
}

impl Styles {
    /// # Errors
    /// `Damaged` for what is no XML.
    pub fn read(part: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut is_of_cells = false;
        xml::read(part, |event| {
            match event {
                Event::Open("cellXfs", _) => is_of_cells = true,
                Event::Close("cellXfs") => is_of_cells = false,
                Event::Open("xf", attributes) if is_of_cells => {
                    let format = attributes.get("numFmtId");
                    let format = format.and_then(|number| number.parse().ok());
                    styles.formats.push(format.unwrap_or(0));
                }
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

    /// The code of the format in which a style shows numbers.
    pub fn code(&self, style: usize) -> Cow<'_, str> {
        let number = self.formats.get(style).copied().unwrap_or(0);
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
