//! What patterns come to, and masks: ISO 32000-1, 8.7 "Patterns".

use std::{cell::RefCell, collections::HashMap};

use hayro_font::kurbo::Rect;
use hayro_syntax::object::{
    Array, Dict, Number, Object, ObjectIdentifier, Rect as PdfRect, Stream,
};

use super::{
    annotations,
    paint::{Colour, are_alike},
    spaces::Spaces,
};

/// Points of a change from colour to colour that are looked at.
const STEPS: u8 = 8;

/// The tiles and masks of a document that were looked at.
#[derive(Default)]
pub struct Patterns {
    tiles: RefCell<HashMap<ObjectIdentifier, Colour>>,
    /// Whether nothing is seen through it.
    masks: RefCell<HashMap<ObjectIdentifier, bool>>,
}

impl Patterns {
    pub fn tile(&self, id: ObjectIdentifier) -> Option<Colour> {
        self.tiles.borrow().get(&id).copied()
    }

    pub fn learn_tile(&self, id: ObjectIdentifier, colour: Colour) {
        self.tiles.borrow_mut().insert(id, colour);
    }

    pub fn mask(&self, id: ObjectIdentifier) -> Option<bool> {
        self.masks.borrow().get(&id).copied()
    }

    pub fn learn_mask(&self, id: ObjectIdentifier, hides: bool) {
        self.masks.borrow_mut().insert(id, hides);
    }
}

/// The bounds of a tile that brings its own colours and leaves nothing free between it and the next.
pub fn tile_bounds(tile: &Stream<'_>) -> Option<Rect> {
    let dict = tile.dict();
    let bounds = annotations::rect(dict.get::<PdfRect>("BBox")?);
    let step = |key| Some(dict.get::<Number>(key)?.as_f64().abs());
    let is_whole =
        step("XStep")? <= bounds.width() + 0.01 && step("YStep")? <= bounds.height() + 0.01;
    let is_coloured = dict.get::<i32>("PaintType") == Some(1);
    (is_whole && is_coloured).then_some(bounds)
}

/// What a change from colour to colour comes to, where it fills all that it may: that colour, where all are one.
pub fn of_shading(shading: &Object<'_>, spaces: &Spaces) -> Colour {
    let dict = match shading {
        Object::Dict(dict) => dict,
        Object::Stream(stream) => stream.dict(),
        _ => return Colour::Unclear,
    };
    let kind = dict.get::<i32>("ShadingType");
    let ends = dict.get::<Array<'_>>("Extend").into_iter();
    let ends = ends.flat_map(|ends| ends.iter::<bool>());
    let is_whole = ends.filter(|goes_on| *goes_on).count() == 2;
    if !matches!(kind, Some(2 | 3)) || !is_whole {
        return Colour::Unclear;
    }
    colours(dict, spaces).unwrap_or(Colour::Some)
}

fn colours(dict: &Dict<'_>, spaces: &Spaces) -> Option<Colour> {
    let space = spaces.stated(&dict.get::<Object<'_>>("ColorSpace")?, 0);
    let function = spaces.function(&dict.get::<Object<'_>>("Function")?);
    let domain = dict.get::<Array<'_>>("Domain");
    let domain: Vec<f64> = domain.map_or(vec![0.0, 1.0], |domain| {
        domain
            .iter::<Number>()
            .map(|number| number.as_f64())
            .collect()
    });
    let (start, end) = (*domain.first()?, *domain.get(1)?);
    let mut all = (0..=STEPS).map(|step| {
        let at = start + (end - start) * f64::from(step) / f64::from(STEPS);
        match space.colour(&function.of(&[at])?) {
            Colour::Known(colour) => Some(colour),
            _ => None,
        }
    });
    let first = all.next()??;
    let is_one = all.all(|other| other.is_some_and(|other| are_alike(first, other)));
    is_one.then_some(Colour::Known(first))
}
