//! How much of its place a picture covers: ISO 32000-1, 8.9.5 and 11.6.5.3.

use std::{cell::RefCell, collections::HashMap};

use hayro_syntax::object::{Array, Dict, Number, Object, ObjectIdentifier, Stream};

/// Bytes of a picture that is looked into, packed, and its points, at most. Of one colour, it takes no more.
const MAX_PACKED: usize = 16 << 10;
const MAX_POINTS: usize = 16 << 20;
/// Of 255: what is as opaque lets nothing be read that is below.
const OPAQUE: u8 = 235;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// All of it is painted.
    Opaque,
    /// The same, with the colour in which areas are filled.
    Filled,
    /// Some of it is, and who knows what.
    Shape,
    Nothing,
}

/// The pictures of a document that were looked into.
#[derive(Default)]
pub struct Pictures {
    known: RefCell<HashMap<ObjectIdentifier, Picture>>,
}

impl Pictures {
    pub fn look_at(&self, picture: &Stream<'_>) -> Picture {
        let dict = picture.dict();
        let is_set = |key| dict.get::<bool>(key) == Some(true);
        if is_set("ImageMask") || is_set("IM") {
            return self.once(picture.obj_id(), || stencil(picture));
        }
        let has_own = dict.get::<i32>("SMaskInData").is_some_and(|own| own != 0);
        let mask = |key| dict.get::<Object<'_>>(key);
        match (mask("SMask"), mask("Mask")) {
            (None | Some(Object::Null(_)), None | Some(Object::Null(_))) if !has_own => {
                Picture::Opaque
            }
            (Some(Object::Stream(mask)), None) if !has_own => {
                self.once(mask.obj_id(), || soft_mask(&mask))
            }
            _ => Picture::Shape,
        }
    }

    fn once(&self, id: ObjectIdentifier, look: impl Fn() -> Picture) -> Picture {
        if let Some(known) = self.known.borrow().get(&id) {
            return *known;
        }
        let found = look();
        self.known.borrow_mut().insert(id, found);
        found
    }
}

/// What a picture paints that is a stencil.
fn stencil(picture: &Stream<'_>) -> Picture {
    let Some((width, data)) = points(picture) else {
        return Picture::Shape;
    };
    let decode = picture.dict().get::<Array<'_>>("Decode");
    let decode = decode.or_else(|| picture.dict().get::<Array<'_>>("D"));
    let first = decode.and_then(|decode| decode.iter::<Number>().next());
    let is_turned = first.is_some_and(|first| first.as_f64() > 0.5);
    // What is nought is painted. The rest of the last byte of a line is nothing.
    let rest = width % 8;
    let last = if rest == 0 {
        0xFF
    } else {
        0xFF_u8 << (8 - rest)
    };
    let (mut has_nought, mut has_one) = (false, false);
    for line in data.chunks(width.div_ceil(8)) {
        for (at, byte) in line.iter().enumerate() {
            let signs = if (at + 1) * 8 <= width { 0xFF } else { last };
            has_one |= byte & signs != 0;
            has_nought |= !byte & signs != 0;
        }
    }
    match (has_nought != is_turned, has_one != is_turned) {
        _ if has_nought && has_one => Picture::Shape,
        (true, _) => Picture::Filled,
        _ => Picture::Nothing,
    }
}

/// What is left of a picture by its mask.
fn soft_mask(mask: &Stream<'_>) -> Picture {
    let is_bytes = mask.dict().get::<i32>("BitsPerComponent") == Some(8);
    match points(mask) {
        Some((_, data)) if is_bytes && data.iter().all(|byte| *byte >= OPAQUE) => Picture::Opaque,
        Some((_, data)) if is_bytes && data.iter().all(|byte| *byte == 0) => Picture::Nothing,
        _ => Picture::Shape,
    }
}

/// The width of a picture, and what it unpacks to, where that is little.
fn points(picture: &Stream<'_>) -> Option<(usize, Vec<u8>)> {
    let number = |dict: &Dict<'_>, long, short| {
        let number = dict.get::<i64>(long).or_else(|| dict.get::<i64>(short));
        usize::try_from(number?).ok().filter(|number| *number > 0)
    };
    let width = number(picture.dict(), "Width", "W")?;
    let height = number(picture.dict(), "Height", "H")?;
    let is_small = picture.raw_data().len() <= MAX_PACKED
        && width
            .checked_mul(height)
            .is_some_and(|points| points <= MAX_POINTS);
    let data = is_small.then(|| picture.decoded_data().ok()).flatten()?;
    (!data.is_empty()).then(|| (width, data.into_owned()))
}
