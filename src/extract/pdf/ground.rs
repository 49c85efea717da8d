//! What a page paints besides letters, in the order in which it does: on what letters stand, and what lies upon
//! them.
//!
//! Only what is surely so counts. A shape of very many parts, what shines through, and an ink of which the file does
//! not say what it looks like are told from paper and from paint by nothing here, so letters on them are taken for seen.

use std::{cell::Cell, collections::HashMap, rc::Rc};

use hayro_font::kurbo::{Point, Rect, Vec2};

use super::{
    glyph::Glyph,
    look::{Kind, Look},
    outline::Outline,
    paint::{Colour, PAPER, Rgb, Style, are_alike, upright},
    path::{Path, Shape},
    picture::Picture,
    rules::Rules,
    strikes::{Rule, Strikes},
    tint::{self, Blend, Tint},
    whole,
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
const THIN: f64 = 4.0;
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

/// Parts of all shapes of a page that are kept as they are, at most.
const MAX_PARTS: usize = 100_000;

/// What somebody marked on a page: places of words.
#[derive(Default)]
pub struct Marked {
    pub struck: Vec<Rect>,
    /// To be blacked out, which nobody has done.
    pub redacted: Vec<Rect>,
}

/// Something that is painted.
struct Paint {
    place: Rect,
    order: u32,
    what: What,
    /// It is only where all of these are.
    shapes: Vec<Rc<Outline>>,
}

impl Paint {
    fn covers(&self, point: Point) -> bool {
        self.shapes.iter().all(|shape| shape.contains(point))
    }

    fn parts(&self) -> usize {
        self.shapes.iter().map(|shape| shape.parts()).sum()
    }
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
    /// The parts of the shapes that are kept.
    parts: usize,
    /// What is painted within letters, and in which of them.
    through: Vec<((usize, usize), What)>,
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
            parts: 0,
            through: Vec::new(),
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
            Some(Shape::Outline(outline)) => self.add_outline(outline, colour, style),
            Some(Shape::Drawing(bounds)) => self.add(bounds, drawing(colour), style, None),
            None => {}
        }
    }

    /// A shape that is filled. What no letter has room in is not kept as it is.
    fn add_outline(&mut self, outline: Outline, colour: Colour, style: &Style) {
        let bounds = outline.bounds();
        let has_room = bounds.width() >= MIN_COVER && bounds.height() >= MIN_COVER;
        if !has_room || self.parts + outline.parts() > MAX_PARTS {
            return self.add(bounds, drawing(colour), style, None);
        }
        self.parts += outline.parts();
        self.know(colour);
        let what = match colour {
            Colour::Unclear => What::Veil,
            colour => What::Fill(colour),
        };
        self.add(bounds, what, style, Some(Rc::new(outline)));
    }

    /// Remembers a colour in which letters may stand.
    fn know(&mut self, colour: Colour) {
        if let Colour::Known(colour) = colour
            && self.colours.len() <= MAX_COLOURS
            && !self.colours.contains(&colour)
        {
            self.colours.push(colour);
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
        let is_bold_drawing = others.is_some() && width > THIN_LINE;
        let lines: Vec<(Point, Point)> = lines.to_vec();
        for (from, to) in lines {
            let (rect, along) = (Rect::from_points(from, to), to - from);
            if along.y.abs() < 0.1 {
                self.add_rect(rect.inflate(0.0, half), colour, style);
            } else if along.x.abs() < 0.1 {
                self.add_rect(rect.inflate(half, 0.0), colour, style);
            } else if width > THIN_LINE {
                let aside = Vec2::new(-along.y, along.x) * (half / along.hypot());
                let corners = [from + aside, to + aside, to - aside, from - aside];
                self.add_outline(Outline::polygon(&corners), colour, style);
            }
        }
        if let Some(bounds) = others.filter(|_| is_bold_drawing) {
            self.add(bounds.inflate(half, half), drawing(colour), style, None);
        }
    }

    /// A picture that fills a square that is turned so that these are its corners.
    pub fn picture(&mut self, corners: &[Point; 4], picture: Picture, style: &Style) {
        let (place, is_upright) = upright(corners);
        let shown = place.intersect(style.clip.bounds).intersect(self.page);
        self.pictures += shown.width().max(0.0) * shown.height().max(0.0);
        let what = match picture {
            Picture::Opaque if style.hides() => What::Picture,
            Picture::Filled => match style.filling() {
                Some(Colour::Unclear) => What::Veil,
                Some(colour) => What::Fill(colour),
                None => return,
            },
            Picture::Nothing => return,
            Picture::Opaque | Picture::Shape => What::Drawing,
        };
        match what {
            What::Drawing | What::Veil => self.add(place, what, style, None),
            _ if is_upright => {
                self.add_rule(place, what, style);
                self.add(place, what, style, None);
            }
            _ => {
                let shape = Outline::polygon(corners);
                self.add(place, what, style, Some(Rc::new(shape)));
            }
        }
    }

    /// A change from colour to colour, or one of them, over all that is not clipped away.
    pub fn shade(&mut self, colour: Colour, style: &Style) {
        let mut style = style.clone();
        style.fill_with(colour);
        if let Some(colour) = style.filling() {
            self.add_rect(self.page, colour, &style);
        }
    }

    /// Whether nothing was painted.
    pub fn is_blank(&self) -> bool {
        self.paints.is_empty()
    }

    /// Whether nothing was painted that is not black.
    pub fn is_black(&self) -> bool {
        let is_black = |paint: &Paint| matches!(paint.what, What::Fill(Colour::Known(colour)) if are_alike(colour, [0; 3]));
        !self.is_full && self.paints.iter().all(is_black)
    }

    /// With what all of the page is painted, whatever else is upon it; none where a part of it is left free.
    pub fn whole(&self) -> Option<Colour> {
        let is_whole = |paint: &Paint| {
            let all = paint.place.inflate(0.01, 0.01);
            matches!(paint.what, What::Fill(_))
                && paint.shapes.is_empty()
                && all.union(self.page) == all
        };
        let at = self.paints.iter().position(is_whole)?;
        let mut colours = self.paints[at..].iter().map(|paint| paint.what);
        let first = colours.next()?;
        match first {
            What::Fill(colour) if colours.all(|what| what == first) => Some(colour),
            _ => Some(Colour::Some),
        }
    }

    fn add_rect(&mut self, rect: Rect, colour: Colour, style: &Style) {
        let what = match colour {
            Colour::Unclear => What::Veil,
            colour => What::Fill(colour),
        };
        if rect.width() >= MIN_COVER && rect.height() >= MIN_COVER {
            self.know(colour);
        }
        self.add_rule(rect, what, style);
        self.add(rect, what, style, None);
    }

    /// Takes what is so thin that it may strike out.
    fn add_rule(&mut self, rect: Rect, what: What, style: &Style) {
        let is_line = rect.height() <= THIN && rect.width() > rect.height() && what != What::Veil;
        let shown = rect.intersect(style.clip.bounds);
        let is_white =
            matches!(what, What::Fill(Colour::Known(colour)) if are_alike(colour, PAPER));
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
    }

    fn add(&mut self, place: Rect, what: What, style: &Style, shape: Option<Rc<Outline>>) {
        if let Some(letters) = style.clip.letters
            && self.through.len() < MAX_PAINTS
        {
            self.through.push((letters, what));
        }
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
        let shapes = shape.into_iter().chain(style.clip.shapes().iter().cloned());
        self.paints.push(Paint {
            place,
            order,
            what,
            shapes: shapes.collect(),
        });
        self.order += 1;
    }

    /// Tells of each letter how it looks, by what is marked on the page, too.
    /// `unit` is how large a point of the page is in points.
    pub fn judge(mut self, glyphs: &mut [Glyph], marked: &Marked, unit: f64) {
        self.see_through(glyphs);
        self.strikes.add_dashes(glyphs);
        let judge = Judge::new(&self);
        let tiny = (TINY / unit).min(self.page.width().max(self.page.height()) * TINY_PART);
        // How high letters are that a page draws itself need not be said rightly.
        let is_tiny = |glyph: &Glyph| glyph.size < tiny && glyph.advance.hypot() < tiny;
        let mut drowned = Vec::new();
        for (at, glyph) in glyphs.iter_mut().enumerate() {
            if glyph.text.trim().is_empty() {
                continue;
            }
            let mut look = match glyph.ink.kind {
                Kind::Off => Look::Hidden,
                Kind::Clipped => Look::Outside,
                Kind::NotPainted | Kind::Bounds => judge.not_painted(glyph),
                Kind::Unclear => Look::Seen,
                Kind::Coloured(_) | Kind::Painted if is_tiny(glyph) => Look::Hidden,
                Kind::Coloured(_) | Kind::Painted => judge.covered(glyph),
            };
            if let Kind::Coloured(tint) = glyph.ink.kind
                && look == Look::Seen
            {
                look = judge.drowned(glyph, tint, tint::nearness(glyph.size * unit));
                drowned.extend((look != Look::Seen).then_some(at));
            }
            let is_in = |places: &[Rect]| places.iter().any(|place| place.contains(middle(glyph)));
            if look == Look::Seen {
                look = match () {
                    () if is_in(&marked.struck) => Look::MarkedStruck,
                    () if is_in(&marked.redacted) => Look::Redacted,
                    () if glyph.ink.is_doubtful => Look::Doubtful,
                    () => Look::Seen,
                };
            }
            glyph.look = look;
        }
        if judge.steps.get() == 0 || self.is_full {
            let is_by_paint = |glyph: &&mut Glyph| {
                matches!(glyph.ink.kind, Kind::Coloured(_) | Kind::Painted)
                    && matches!(glyph.look, Look::Layer | Look::Below | Look::Hidden)
                    && !is_tiny(glyph)
            };
            for glyph in glyphs.iter_mut().filter(is_by_paint) {
                glyph.look = Look::Seen;
            }
            return whole::words(glyphs);
        }
        spare(glyphs, &drowned);
        self.strikes
            .mark(glyphs, |rule, glyph| judge.is_between(rule, glyph));
        whole::words(glyphs);
    }

    /// Gives letters that bound what is painted after them the colour of that.
    fn see_through(&self, glyphs: &mut [Glyph]) {
        for ((start, end), what) in &self.through {
            let kind = match what {
                What::Fill(Colour::Known(colour)) => Kind::Coloured(Tint {
                    colour: *colour,
                    alpha: u8::MAX,
                    blend: Blend::Normal,
                }),
                _ => Kind::Unclear,
            };
            let letters = glyphs.get_mut(*start..*end).unwrap_or_default();
            for glyph in letters {
                if glyph.ink.kind == Kind::Bounds {
                    glyph.ink.kind = kind;
                }
            }
        }
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
pub fn points(glyph: &Glyph) -> impl Iterator<Item = Point> + '_ {
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
    /// What was told last of a colour, and for letters of what size: those of a page mostly have one.
    told: Cell<Option<(Tint, u8, bool)>>,
}

impl<'g> Judge<'g> {
    fn new(ground: &'g Ground) -> Self {
        let mut judge = Self {
            ground,
            bands: vec![Vec::new(); BANDS],
            tall: Vec::new(),
            steps: Cell::new(MAX_STEPS),
            told: Cell::new(None),
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
        let near = self.near(point);
        near.filter(move |paint| {
            let left = self.steps.get().saturating_sub(paint.parts());
            self.steps.set(left);
            paint.covers(point)
        })
    }

    /// The same, with shapes of which only the bounds are there.
    fn near(&self, point: Point) -> impl Iterator<Item = &'g Paint> + '_ {
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
        let shows = |paint: &Paint| {
            matches!(paint.what, What::Picture | What::Drawing) || !paint.shapes.is_empty()
        };
        let is_picture = self.ground.has_pictures(WHOLE_PICTURE) || self.ground.is_full;
        match is_picture || self.near(middle(glyph)).any(shows) || self.steps.get() == 0 {
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

    /// Whether a colour is told apart from all in which letters may stand.
    fn is_told_apart(&self, tint: Tint, nearness: u8) -> bool {
        if let Some((.., known)) = self
            .told
            .get()
            .filter(|(last, limit, _)| (*last, *limit) == (tint, nearness))
        {
            return known;
        }
        let colours = &self.ground.colours;
        let is_near = |ground: &Rgb| tint::difference(*ground, tint.colour) <= nearness;
        let is_told_apart =
            tint.is_plain() && colours.len() <= MAX_COLOURS && !colours.iter().any(is_near);
        self.told.set(Some((tint, nearness, is_told_apart)));
        is_told_apart
    }

    /// How a letter of that colour looks by what it stands on, if it cannot be read where the two differ less than that.
    fn drowned(&self, glyph: &Glyph, tint: Tint, nearness: u8) -> Look {
        let mut is_on_paper = true;
        if self.is_told_apart(tint, nearness) {
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
            let is_seen = |seen: Rgb| tint::difference(seen, ground) > nearness;
            if tint.upon(ground).is_none_or(is_seen) {
                return Look::Seen;
            }
            is_on_paper &= are_alike(ground, PAPER);
        }
        match is_on_paper {
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
