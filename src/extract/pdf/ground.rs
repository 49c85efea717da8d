//! What a page paints besides letters, in the order in which it does: on what letters stand, and what lies upon
//! them.
//!
//! Only what is surely so counts. A shape that is no upright rectangle, what shines through, a pattern, an ink
//! of its own are told from paper and from paint by nothing here, so letters on them are taken for seen.

use std::{cell::Cell, collections::HashMap};

use hayro_font::kurbo::{Point, Rect, Vec2};
use hayro_syntax::object::{Dict, Object};

use super::{
    glyph::Glyph,
    look::{Kind, Look},
    paint::{Colour, Rgb, Style, are_alike, upright},
    path::{Path, Shape},
    rules::Rules,
    strikes::{Rule, Strikes},
};

/// What is kept of one page, at most. With more on it nothing is said of how its letters look, but for those that
/// are off, clipped away or not painted.
const MAX_PAINTS: usize = 20_000;
/// How often a letter is held against what is painted, on one page; beyond, as above.
const MAX_STEPS: usize = 10_000_000;
/// The height of a page is cut into so many bands.
const BANDS: usize = 128;
/// What takes more bands is looked at for each letter.
const MAX_BANDS: usize = 16;
/// In points: lines that are as thin may strike out.
const THIN: f64 = 3.0;
/// In points: what is thinner hides no letter.
const MIN_COVER: f64 = 2.0;
/// In points: so thin a line leaves the ground as it is.
const THIN_LINE: f64 = 2.0;
/// The part of a page that pictures cover which is the page.
const WHOLE_PICTURE: f64 = 0.5;
/// The same where they lie upon the letters.
const WHOLE_COVER: f64 = 0.8;
/// In points: smaller letters are read by nobody, on a page that is not small itself.
const TINY: f64 = 1.0;
const TINY_PART: f64 = 1.0 / 500.0;
/// Colours that are remembered, at most. Beyond, every letter is held against its ground.
const MAX_COLOURS: usize = 64;

const PAPER: Rgb = [0xFF; 3];

/// Something that is painted.
struct Paint {
    place: Rect,
    order: u32,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// All of the place is that.
    Fill(Colour),
    Picture,
    /// Anything within the place may be anything, which a picture or a drawing makes.
    Drawing,
    /// The same, which a veil or a pattern makes.
    Veil,
}

/// What a page paints.
pub struct Ground {
    /// What the page shows of it.
    page: Rect,
    paints: Vec<Paint>,
    strikes: Strikes,
    rules: Rules,
    /// Colours of rectangles in which letters have room.
    colours: Vec<Rgb>,
    order: u32,
    /// The area of the pictures on it.
    pictures: f64,
    is_full: bool,
}

impl Ground {
    /// Of a page of this width and height.
    pub fn new(width: f64, height: f64) -> Self {
        Self {
            page: Rect::new(0.0, 0.0, width, height),
            paints: Vec::new(),
            strikes: Strikes::default(),
            rules: Rules::default(),
            colours: vec![PAPER],
            order: 0,
            pictures: 0.0,
            is_full: false,
        }
    }

    /// The lines that part what it says.
    pub fn rules(&mut self) -> Rules {
        std::mem::take(&mut self.rules).sorted()
    }

    /// How much was painted up to now.
    pub fn order(&self) -> u32 {
        self.order
    }

    /// A path that is filled.
    pub fn fill(&mut self, path: &mut Path, style: &Style, counts_twice: bool) {
        let Some(colour) = style.filling() else {
            return;
        };
        match path.filled(counts_twice) {
            Some(Shape::Rects(rects)) => {
                for rect in rects {
                    self.add_rect(rect, colour, style);
                }
            }
            Some(Shape::Drawing(bounds)) => self.add(bounds, drawing(colour), style),
            None => {}
        }
    }

    /// A path that is drawn with lines; `scale` is how large one is on the page.
    pub fn stroke(&mut self, path: &mut Path, style: &Style, scale: f64) {
        let Some(colour) = style.stroking() else {
            return;
        };
        let width = (style.line_width * scale).max(0.1);
        if !matches!(colour, Colour::Known(colour) if are_alike(colour, PAPER))
            && style.clip.is_exact
        {
            for rect in path.rects() {
                self.rules.add_sides(rect.intersect(style.clip.bounds));
            }
        }
        let (lines, others) = path.drawn();
        let half = width / 2.0;
        let mut is_bold_drawing = others.is_some() && width > THIN_LINE;
        let lines: Vec<(Point, Point)> = lines.to_vec();
        for (from, to) in lines {
            let (rect, along) = (Rect::from_points(from, to), to - from);
            if along.y.abs() < 0.1 {
                self.add_rect(rect.inflate(0.0, half), colour, style);
            } else if along.x.abs() < 0.1 {
                self.add_rect(rect.inflate(half, 0.0), colour, style);
            } else {
                is_bold_drawing |= width > THIN_LINE;
            }
        }
        if let Some(bounds) = others.filter(|_| is_bold_drawing) {
            self.add(bounds.inflate(half, half), drawing(colour), style);
        }
    }

    /// A picture that fills a square that is turned so that these are its corners.
    pub fn picture(&mut self, corners: &[Point; 4], dict: &Dict<'_>, style: &Style) {
        let (place, is_upright) = upright(corners);
        let shown = place.intersect(style.clip.bounds).intersect(self.page);
        self.pictures += shown.width().max(0.0) * shown.height().max(0.0);
        let what = match is_upright && style.hides() && is_opaque(dict) {
            true => What::Picture,
            false => What::Drawing,
        };
        self.add(place, what, style);
    }

    /// A change from colour to colour over all that is not clipped away.
    pub fn shade(&mut self, style: &Style) {
        self.add(self.page, What::Veil, style);
    }

    fn add_rect(&mut self, rect: Rect, colour: Colour, style: &Style) {
        let what = match colour {
            Colour::Unclear => What::Veil,
            colour => What::Fill(colour),
        };
        if let Colour::Known(colour) = colour
            && rect.width() >= MIN_COVER
            && rect.height() >= MIN_COVER
            && self.colours.len() <= MAX_COLOURS
            && !self.colours.iter().any(|known| are_alike(*known, colour))
        {
            self.colours.push(colour);
        }
        let is_line = rect.height() <= THIN && rect.width() > rect.height() && what != What::Veil;
        let shown = rect.intersect(style.clip.bounds);
        let is_white = matches!(colour, Colour::Known(colour) if are_alike(colour, PAPER));
        if !is_white && what != What::Veil && style.clip.is_exact {
            self.rules.add(shown);
        }
        if is_line && style.clip.is_exact && shown.width() > 0.0 {
            self.strikes.add(Rule {
                left: shown.x0,
                right: shown.x1,
                y: rect.center().y,
                thickness: rect.height(),
                order: self.order,
                is_white,
            });
        }
        self.add(rect, what, style);
    }

    fn add(&mut self, place: Rect, what: What, style: &Style) {
        let what = match what {
            What::Fill(_) if !style.clip.is_exact => What::Veil,
            What::Picture if !style.clip.is_exact => What::Drawing,
            what => what,
        };
        let place = place.intersect(style.clip.bounds).intersect(self.page);
        let is_number = place.x0.is_finite() && place.y0.is_finite() && place.area().is_finite();
        if !is_number || place.width() <= 0.0 || place.height() <= 0.0 {
            return;
        }
        if self.paints.len() == MAX_PAINTS {
            self.is_full = true;
            return;
        }
        let order = self.order;
        self.paints.push(Paint { place, order, what });
        self.order += 1;
    }

    /// Tells of each letter how it looks; `struck` are the places that somebody marked as struck out.
    /// `unit` is how large a point of the page is in points.
    pub fn judge(self, glyphs: &mut [Glyph], struck: &[Rect], unit: f64) {
        let judge = Judge::new(&self);
        let tiny = (TINY / unit).min(self.page.width().max(self.page.height()) * TINY_PART);
        let mut drowned = Vec::new();
        for (at, glyph) in glyphs.iter_mut().enumerate() {
            if glyph.text.trim().is_empty() {
                continue;
            }
            let mut look = match glyph.ink.kind {
                Kind::Off => Look::Hidden,
                Kind::Clipped => Look::Outside,
                Kind::NotPainted => judge.not_painted(glyph),
                Kind::Unclear => Look::Seen,
                Kind::Coloured(_) | Kind::Painted if glyph.size < tiny => Look::Hidden,
                Kind::Coloured(_) | Kind::Painted => judge.covered(glyph),
            };
            if let Kind::Coloured(colour) = glyph.ink.kind
                && look == Look::Seen
            {
                look = judge.drowned(glyph, colour);
                drowned.extend((look != Look::Seen).then_some(at));
            }
            if look == Look::Seen && struck.iter().any(|place| place.contains(middle(glyph))) {
                look = Look::MarkedStruck;
            }
            glyph.look = look;
        }
        if judge.steps.get() == 0 || self.is_full {
            let is_by_paint = |glyph: &&mut Glyph| {
                matches!(glyph.ink.kind, Kind::Coloured(_) | Kind::Painted)
                    && matches!(glyph.look, Look::Layer | Look::Below | Look::Hidden)
                    && glyph.size >= tiny
            };
            for glyph in glyphs.iter_mut().filter(is_by_paint) {
                glyph.look = Look::Seen;
            }
            return;
        }
        spare(glyphs, &drowned);
        self.strikes
            .mark(glyphs, |rule, glyph| judge.is_between(rule, glyph));
    }

    /// Whether pictures cover that part of the page.
    fn has_pictures(&self, part: f64) -> bool {
        self.pictures >= part * self.page.area()
    }
}

/// What a shape makes that may be anywhere in its bounds.
fn drawing(colour: Colour) -> What {
    match colour {
        Colour::Unclear => What::Veil,
        _ => What::Drawing,
    }
}

/// Whether a picture says nothing of what shines through it: ISO 32000-1, 8.9.5 and 11.6.5.3.
fn is_opaque(dict: &Dict<'_>) -> bool {
    let is_stencil = |key| dict.get::<bool>(key) == Some(true);
    let has_mask = |key| !matches!(dict.get::<Object<'_>>(key), None | Some(Object::Null(_)));
    let has_own = dict.get::<i32>("SMaskInData").is_some_and(|own| own != 0);
    !is_stencil("ImageMask")
        && !is_stencil("IM")
        && !has_mask("SMask")
        && !has_mask("Mask")
        && !has_own
}

/// The middle of a letter without what it has above and below the others.
pub fn middle(glyph: &Glyph) -> Point {
    point(glyph, 0.5, 0.25)
}

/// A point of a letter: so far along it, and so far above its line in parts of its size.
fn point(glyph: &Glyph, along: f64, above: f64) -> Point {
    let length = glyph.advance.hypot().max(1e-9);
    let up = Vec2::new(glyph.advance.y, -glyph.advance.x) / length;
    glyph.at + glyph.advance * along + up * (glyph.size * above)
}

/// Points of a letter, of which one at least is seen where it is.
fn points(glyph: &Glyph) -> impl Iterator<Item = Point> + '_ {
    const POINTS: [(f64, f64); 5] = [
        (0.5, 0.25),
        (0.2, 0.03),
        (0.8, 0.03),
        (0.2, 0.6),
        (0.8, 0.6),
    ];
    POINTS
        .iter()
        .map(|(along, above)| point(glyph, *along, *above))
}

/// A page's paints by their height.
struct Judge<'g> {
    ground: &'g Ground,
    bands: Vec<Vec<u32>>,
    tall: Vec<u32>,
    steps: Cell<usize>,
}

impl<'g> Judge<'g> {
    fn new(ground: &'g Ground) -> Self {
        let mut judge = Self {
            ground,
            bands: vec![Vec::new(); BANDS],
            tall: Vec::new(),
            steps: Cell::new(MAX_STEPS),
        };
        for (at, paint) in (0..).zip(&ground.paints) {
            let (first, last) = (judge.band(paint.place.y0), judge.band(paint.place.y1));
            match last - first < MAX_BANDS {
                true => {
                    for band in &mut judge.bands[first..=last] {
                        band.push(at);
                    }
                }
                false => judge.tall.push(at),
            }
        }
        judge
    }

    fn band(&self, y: f64) -> usize {
        let part = y / self.ground.page.height().max(1.0) * BANDS as f64;
        (part.max(0.0) as usize).min(BANDS - 1)
    }

    /// What is painted at a point; nothing any more once there were too many questions.
    fn at(&self, point: Point) -> impl Iterator<Item = &'g Paint> + '_ {
        let band = &self.bands[self.band(point.y)];
        let cost = band.len() + self.tall.len();
        let left = self.steps.get().saturating_sub(cost);
        self.steps.set(left);
        let all = self.tall.iter().chain(band);
        let all = all.take(if left > 0 { cost } else { 0 });
        let paints = all.filter_map(|at| self.ground.paints.get(*at as usize));
        paints.filter(move |paint| paint.place.contains(point))
    }

    /// How a letter looks that is not painted itself.
    fn not_painted(&self, glyph: &Glyph) -> Look {
        let shows = |paint: &Paint| matches!(paint.what, What::Picture | What::Drawing);
        let is_picture = self.ground.has_pictures(WHOLE_PICTURE) || self.ground.is_full;
        match is_picture || self.at(middle(glyph)).any(shows) || self.steps.get() == 0 {
            true => Look::Layer,
            false => Look::Hidden,
        }
    }

    /// How a letter looks by what is painted over it.
    fn covered(&self, glyph: &Glyph) -> Look {
        if self.ground.order <= glyph.ink.order {
            return Look::Seen;
        }
        let mut top = None;
        for point in points(glyph) {
            let hides = |paint: &&Paint| {
                let is_paint = match paint.what {
                    What::Fill(colour) => colour != Colour::Unclear,
                    What::Picture => true,
                    What::Drawing | What::Veil => false,
                };
                is_paint && paint.order >= glyph.ink.order
            };
            let covers = self.at(point).filter(hides);
            let Some(cover) = covers.max_by_key(|paint| paint.order) else {
                return Look::Seen;
            };
            top.get_or_insert(cover.what);
        }
        match top {
            Some(What::Picture) if self.ground.has_pictures(WHOLE_COVER) => Look::Layer,
            Some(What::Fill(Colour::Known(colour))) if are_alike(colour, PAPER) => Look::Hidden,
            _ => Look::Below,
        }
    }

    /// How a letter of that colour looks by what it stands on.
    fn drowned(&self, glyph: &Glyph, colour: Rgb) -> Look {
        let colours = &self.ground.colours;
        let is_told_apart = colours.len() <= MAX_COLOURS
            && !colours.iter().any(|ground| are_alike(*ground, colour));
        if is_told_apart {
            return Look::Seen;
        }
        for point in points(glyph) {
            let mut below: Option<&Paint> = None;
            for paint in self.at(point) {
                if paint.order < glyph.ink.order {
                    below = below
                        .filter(|other| other.order > paint.order)
                        .or(Some(paint));
                } else if matches!(paint.what, What::Drawing | What::Veil) {
                    // What shines through may show what was there before.
                    return Look::Seen;
                }
            }
            let ground = match below.map(|paint| paint.what) {
                None => PAPER,
                Some(What::Fill(Colour::Known(ground))) => ground,
                Some(_) => return Look::Seen,
            };
            if !are_alike(ground, colour) {
                return Look::Seen;
            }
        }
        match are_alike(colour, PAPER) {
            true => Look::Hidden,
            false => Look::Below,
        }
    }

    /// Whether paint lies upon a line that was drawn before a letter, and below the letter.
    fn is_between(&self, rule: &Rule, glyph: &Glyph) -> bool {
        let between = rule.order + 1..glyph.ink.order;
        let is_paint = |paint: &Paint| matches!(paint.what, What::Fill(_) | What::Picture);
        let mut paints = self.at(middle(glyph));
        paints.any(|paint| between.contains(&paint.order) && is_paint(paint))
    }
}

/// Takes back what was said of letters in the colour of their ground where letters of another colour lie below
/// them: a number in a circle that is a letter itself.
fn spare(glyphs: &mut [Glyph], drowned: &[usize]) {
    /// In points.
    const CELL: f64 = 32.0;
    /// Cells that a letter takes, at most: larger ones are looked for in these.
    const MAX_CELLS: i64 = 16;
    let Some(last) = drowned.last() else {
        return;
    };
    let cell = |at: f64| (at / CELL).clamp(-1e6, 1e6) as i64;
    let bounds = |glyph: &Glyph| {
        let corners = [(0.0, -0.2), (1.0, -0.2), (1.0, 0.8), (0.0, 0.8)];
        let corners = corners.map(|(along, above)| point(glyph, along, above));
        upright(&corners).0
    };
    let mut cells: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for (at, glyph) in glyphs.iter().enumerate().take(*last) {
        if glyph.look == Look::Seen && !glyph.text.trim().is_empty() {
            let bounds = bounds(glyph);
            let (x, y) = (cell(bounds.x0), cell(bounds.y0));
            for column in x..=cell(bounds.x1).min(x + MAX_CELLS) {
                for row in y..=cell(bounds.y1).min(y + MAX_CELLS) {
                    cells.entry((column, row)).or_default().push(at);
                }
            }
        }
    }
    for &at in drowned {
        let middle = middle(&glyphs[at]);
        let others = cells.get(&(cell(middle.x), cell(middle.y)));
        let mut below = others.into_iter().flatten().filter(|other| **other < at);
        if below.any(|other| bounds(&glyphs[*other]).contains(middle)) {
            glyphs[at].look = Look::Seen;
        }
    }
}
