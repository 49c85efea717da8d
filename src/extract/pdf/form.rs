//! What was filled into a form whose fields the file does not draw: ISO 32000-1, 12.7 "Interactive forms".

use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_syntax::object::{Dict, Name, Object, Rect, String as PdfString};
use smol_str::SmolStr;

use super::{
    about,
    glyph::Glyph,
    look::{Ink, Kind, Look},
};

/// How deep fields may stand in fields. Real forms stay below ten.
const MAX_DEPTH: usize = 20;
/// Letters of a value, at most.
const MAX_LETTERS: usize = 20_000;
/// The flag of a password: ISO 32000-1, table 228.
const SECRET: i64 = 1 << 13;
/// In points: the type of a field that states no size, and the largest that is taken for one.
const SIZE: f64 = 12.0;
/// In parts of the type's size: how wide a letter is taken for, and how far lines stand apart.
const WIDTH: f64 = 0.5;
const LEADING: f64 = 1.2;

/// Writes the value of a field where it would stand, line by line from the top of its box; nothing where
/// there is none, or none that is written in letters. `page` leads from the file's places to the page's.
pub fn write(field: &Dict<'_>, page: Affine, kind: Kind, glyphs: &mut Vec<Glyph>) {
    let form = inherited(field, "FT").and_then(Object::into_name);
    let is_written = form.is_some_and(|form: Name<'_>| matches!(form.as_str(), "Tx" | "Ch"));
    let (Some(rect), true) = (field.get::<Rect>("Rect"), is_written) else {
        return;
    };
    // What is typed into the one is shown as dots, and what has no room is not shown.
    let flags = inherited(field, "Ff").and_then(Object::into_number);
    let is_secret = flags.is_some_and(|flags| flags.as_i64() & SECRET != 0);
    let has_room = rect.width() > 0.0 && rect.height() > 0.0;
    let kind = if is_secret || !has_room {
        Kind::Off
    } else {
        kind
    };
    let Some(value) = inherited(field, "V").and_then(|value| text(&value)) else {
        return;
    };
    let lines: Vec<&str> = value.lines().collect();
    let fitting = rect.height() / (LEADING * lines.len().max(1) as f64);
    let size = fitting.clamp(1.0, SIZE);
    let turn = |v: Vec2| (page * v.to_point()) - (page * Point::ZERO);
    let mut left = MAX_LETTERS;
    for (row, line) in lines.iter().enumerate() {
        let y = rect.y1 - size * (LEADING * row as f64 + 1.0);
        for (column, letter) in line.chars().take(left).enumerate() {
            let x = rect.x0 + size * WIDTH * column as f64;
            glyphs.push(Glyph {
                text: SmolStr::new(letter.encode_utf8(&mut [0; 4])),
                at: page * Point::new(x, y),
                advance: turn(Vec2::new(size * WIDTH, 0.0)),
                spacing: 0.0,
                size: turn(Vec2::new(0.0, size)).hypot(),
                ink: Ink {
                    kind,
                    ..Ink::default()
                },
                look: Look::Seen,
                tag: None,
            });
        }
        left = left.saturating_sub(line.len());
    }
}

/// What a field states itself, or the one that it is a part of.
fn inherited<'a>(field: &Dict<'a>, key: &str) -> Option<Object<'a>> {
    let mut field = field.clone();
    for _ in 0..MAX_DEPTH {
        if let Some(stated) = field.get::<Object<'a>>(key) {
            return Some(stated);
        }
        field = field.get::<Dict<'a>>("Parent")?;
    }
    None
}

/// A value, or several that were chosen.
fn text(value: &Object<'_>) -> Option<String> {
    let written = |value: &PdfString<'_>| {
        about::text(value).map(|text| text.replace("\r\n", "\n").replace('\r', "\n"))
    };
    match value {
        Object::String(value) => written(value),
        Object::Stream(value) => {
            let data = value.decoded_data().ok()?;
            about::text(data.get(..MAX_LETTERS).unwrap_or(&data))
        }
        Object::Array(values) => {
            let values: Vec<String> = values
                .iter::<PdfString<'_>>()
                .filter_map(|value| written(&value))
                .collect();
            (!values.is_empty()).then(|| values.join("\n"))
        }
        _ => None,
    }
}
