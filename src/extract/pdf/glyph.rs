//! Characters where they stand on a page.

use std::collections::HashMap;

use hayro_font::kurbo::{Point, Rect, Vec2};
use smol_str::SmolStr;

use super::{
    look::{Ink, Look},
    tags::Tag,
};

/// One sign that a page draws, and what it means.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// One character, or the letters of a ligature in the order they are read in.
    pub text: SmolStr,
    /// Where it begins, on the line that the letters stand on. In points, from the upper left corner of
    /// the page as it is looked at.
    pub at: Point,
    /// From there to its end; along the direction of the writing.
    pub advance: Vec2,
    /// Further space to the next one, where the file spaces letters out.
    pub spacing: f64,
    /// The size of the type, in points.
    pub size: f64,
    /// How it comes onto the page, and how it looks by that and by all else that is there.
    pub ink: Ink,
    pub look: Look,
    /// The cell in which the file says that it stands.
    pub tag: Option<Tag>,
}

/// A glyph on a level line: what was written upwards or at a slant is turned until it is.
#[derive(Clone, Debug)]
pub struct Placed {
    pub text: SmolStr,
    pub left: f64,
    pub right: f64,
    /// The line that the letters stand on; grows downwards.
    pub y: f64,
    pub spacing: f64,
    pub size: f64,
    pub look: Look,
    pub tag: Option<Tag>,
    /// Whether the same sign stands in the same place already, as in letters made bold by drawing
    /// them twice.
    pub is_double: bool,
}

/// In which direction text runs, in degrees, clockwise from "to the right".
type Direction = i32;

/// Glyphs that are written in one direction, turned level.
pub struct Level {
    direction: Direction,
    /// Whether they stand outside of what the page shows.
    pub is_outside: bool,
    pub glyphs: Vec<Placed>,
}

impl Level {
    /// Whether its glyphs stand where they do on the page.
    pub fn is_upright(&self) -> bool {
        self.direction == 0
    }
}

/// The glyphs of a page of this width and height by the direction of their writing: the direction that
/// most are written in first, what the page does not show last.
pub fn level(glyphs: &[Glyph], (width, height): (f32, f32)) -> Vec<Level> {
    let page = Rect::new(0.0, 0.0, f64::from(width), f64::from(height)).inflate(1.0, 1.0);
    let mut levels: Vec<Level> = Vec::new();
    for glyph in glyphs {
        let Some((direction, placed)) = turned(glyph) else {
            continue;
        };
        let is_outside =
            glyph.look == Look::Outside || !page.contains(glyph.at + glyph.advance / 2.0);
        let is_same =
            |level: &&mut Level| level.direction == direction && level.is_outside == is_outside;
        match levels.iter_mut().find(is_same) {
            Some(same) => same.glyphs.push(placed),
            None => levels.push(Level {
                direction,
                is_outside,
                glyphs: vec![placed],
            }),
        }
    }
    levels.sort_by_key(|level| (level.is_outside, std::cmp::Reverse(level.glyphs.len())));
    for level in &mut levels {
        level.glyphs = marked(std::mem::take(&mut level.glyphs));
    }
    levels
}

/// A glyph on its level line; none if its place is no number.
fn turned(glyph: &Glyph) -> Option<(Direction, Placed)> {
    let all = [
        glyph.at.x,
        glyph.at.y,
        glyph.advance.x,
        glyph.advance.y,
        glyph.size,
    ];
    // No page is that large; the sums below must stay exact.
    if all
        .iter()
        .any(|number| number.is_nan() || number.abs() > 1e6)
    {
        return None;
    }
    let degrees = glyph.advance.y.atan2(glyph.advance.x).to_degrees();
    let direction = quantized(degrees);
    let (sin, cos) = f64::from(direction).to_radians().sin_cos();
    let x = glyph.at.x * cos + glyph.at.y * sin;
    let placed = Placed {
        text: glyph.text.clone(),
        left: x,
        right: x + glyph.advance.hypot(),
        y: glyph.at.y * cos - glyph.at.x * sin,
        spacing: glyph.spacing,
        size: glyph.size.max(0.1),
        look: glyph.look,
        tag: glyph.tag,
        is_double: false,
    };
    Some((direction, placed))
}

/// Upright where it is nearly so, as in a page that was scanned askew; else by five degrees.
fn quantized(degrees: f64) -> Direction {
    let quarter = (degrees / 90.0).round() * 90.0;
    let step = if (degrees - quarter).abs() < 4.0 {
        quarter
    } else {
        (degrees / 5.0).round() * 5.0
    };
    (step as Direction).rem_euclid(360)
}

/// Marks what a page draws twice in one place, to make it bold or give it a shadow. A glyph that is
/// drawn twice in a row is there once; of the others it takes whole words to tell, since two texts may
/// lie upon one another and share some letters. Where only one is seen, as of letters with a white edge, the other
/// is the double.
fn marked(glyphs: Vec<Placed>) -> Vec<Placed> {
    /// In points: no two letters that are meant to be two stand that near.
    const NEAREST: f64 = 2.0;
    /// In points: so large that what is near a letter mostly is in its own.
    const CELL: f64 = 10.0;
    /// Places remembered of each cell. More than a few are a file that wants to take time.
    const MAX_PLACES: usize = 32;
    /// Where a sign stands, and its number among those that are kept.
    type Place = (f64, f64, usize);
    let mut seen: HashMap<(SmolStr, i64, i64), Vec<Place>> = HashMap::with_capacity(glyphs.len());
    let mut kept: Vec<Placed> = Vec::with_capacity(glyphs.len());
    for mut glyph in glyphs {
        let near = (glyph.size * 0.12).min(NEAREST);
        let cell = |at: f64| (at / CELL).floor() as i64;
        let cells = |at: f64| cell(at - near)..=cell(at + near);
        let is_near =
            |(x, y): (f64, f64)| (x - glyph.left).abs() < near && (y - glyph.y).abs() < near;
        let mut last = kept.last_mut();
        let is_last = |last: &&mut Placed| last.text == glyph.text && is_near((last.left, last.y));
        if let Some(last) = last.as_mut().filter(|last| is_last(last)) {
            last.look = last.look.min(glyph.look);
            continue;
        }
        let rows = cells(glyph.y);
        let mut around = cells(glyph.left).flat_map(|x| rows.clone().map(move |y| (x, y)));
        let mut key = (glyph.text.clone(), 0, 0);
        let double = around.find_map(|(column, row)| {
            (key.1, key.2) = (column, row);
            let places = seen.get(&key)?;
            places.iter().position(|(x, y, _)| is_near((*x, *y)))
        });
        let double = double.and_then(|place| seen.get_mut(&key)?.get_mut(place));
        match double {
            Some((.., at)) if glyph.look < kept[*at].look => {
                kept[*at].is_double = true;
                *at = kept.len();
            }
            Some(_) => glyph.is_double = true,
            None => {
                (key.1, key.2) = (cell(glyph.left), cell(glyph.y));
                let cell = seen.entry(key).or_default();
                if cell.len() < MAX_PLACES {
                    cell.push((glyph.left, glyph.y, kept.len()));
                }
            }
        }
        kept.push(glyph);
    }
    kept
}
