//! What drawings come to that are no part of a page: the tiles of patterns, and masks.

use hayro_font::kurbo::{Affine, Rect};
use hayro_syntax::{
    object::{Array, Dict, Name, Number, Object, Rect as PdfRect, Stream},
    page::Resources,
};

use super::{
    annotations,
    content::{Found, Reading, State},
    paint::Colour,
    patterns,
    tags::Tags,
};

/// How deep patterns and masks may stand in one another.
const MAX_NESTED: usize = 2;

impl<'a> Reading<'_, 'a> {
    /// What a pattern comes to where an area is filled with it.
    pub fn pattern(&mut self, name: &Name<'_>, resources: &Resources<'a>, depth: usize) -> Colour {
        match resources.get_pattern(name) {
            Some(Object::Stream(tile)) => {
                let id = tile.obj_id();
                if let Some(known) = self.common.patterns.tile(id) {
                    return known;
                }
                let bounds = patterns::tile_bounds(&tile);
                let painted = bounds.and_then(|bounds| self.apart(&tile, bounds, resources, depth));
                let colour = painted.map_or(Colour::Unclear, |found| as_tile(&found));
                self.common.patterns.learn_tile(id, colour);
                colour
            }
            Some(Object::Dict(pattern)) => {
                let shading = pattern.get::<Object<'_>>("Shading");
                shading.map_or(Colour::Unclear, |shading| {
                    patterns::of_shading(&shading, &self.common.spaces)
                })
            }
            _ => Colour::Unclear,
        }
    }

    /// Whether a state sets a mask through which nothing is seen: ISO 32000-1, 11.6.5.3.
    pub fn hides_all(&mut self, name: &Name<'_>, resources: &Resources<'a>, depth: usize) -> bool {
        let mask = resources.get_ext_g_state(name);
        let mask = mask.and_then(|state| state.get::<Dict<'a>>("SMask"));
        let Some(mask) = mask.filter(|mask| !mask.contains_key("TR")) else {
            return false;
        };
        let Some(group) = mask.get::<Stream<'a>>("G") else {
            return false;
        };
        let id = group.obj_id();
        if let Some(known) = self.common.patterns.mask(id) {
            return known;
        }
        let kind = mask.get::<Name<'_>>("S");
        let is_by_alpha = kind.is_some_and(|kind| kind.as_str() == "Alpha");
        let ground = mask.get::<Array<'_>>("BC").into_iter();
        let mut ground = ground.flat_map(|ground| ground.iter::<Number>());
        let has_ground = ground.any(|number| number.as_f64() > 0.0);
        let bounds = group.dict().get::<PdfRect>("BBox").map(annotations::rect);
        let painted = bounds.and_then(|bounds| self.apart(&group, bounds, resources, depth));
        let hides = painted.is_some_and(|found| {
            let is_nothing = match is_by_alpha {
                true => found.ground.is_blank(),
                false => found.ground.is_black() && !has_ground,
            };
            is_nothing && found.glyphs.is_empty()
        });
        self.common.patterns.learn_mask(id, hides);
        hides
    }

    /// What a drawing paints that is no part of the page; none where that cannot be told.
    fn apart(
        &mut self,
        drawing: &Stream<'a>,
        bounds: Rect,
        outer: &Resources<'a>,
        depth: usize,
    ) -> Option<Found> {
        if self.nested >= MAX_NESTED {
            return None;
        }
        let stream = drawing.decoded_data().ok()?;
        self.budget.spend_drawing().ok()?;
        self.budget.spend_bytes(stream.len()).ok()?;
        let mut found = Found::new((bounds.width() as f32, bounds.height() as f32));
        let state = State::new(Affine::translate((-bounds.x0, -bounds.y0)));
        let own = drawing
            .dict()
            .get::<Dict<'a>>("Resources")
            .map(Resources::new);
        let mut reading = Reading {
            common: self.common,
            budget: &mut *self.budget,
            found: &mut found,
            is_off: false,
            is_replaced: false,
            tags: Tags::default(),
            tag: None,
            nested: self.nested + 1,
        };
        let read = reading.run(&stream, own.as_ref().unwrap_or(outer), &state, depth + 1);
        read.ok().map(|()| found)
    }
}

/// What a tile comes to that fills an area.
fn as_tile(found: &Found) -> Colour {
    match found.ground.whole() {
        Some(colour) => colour,
        None if found.ground.is_blank() && found.glyphs.is_empty() => Colour::Nothing,
        None => Colour::Unclear,
    }
}
