//! What others put onto a page: comments, marks, stamps (ISO 32000-1, 12.5 "Annotations").

use hayro_font::kurbo::{Affine, Point, Rect};
use hayro_syntax::{
    object::{Array, Dict, Name, Number, Object, Rect as PdfRect, Stream, String as PdfString},
    page::Page,
};

use super::{about, optional::Layers, paint};
use crate::extract::{Block, By, Whose};

/// Letters of a comment that are read, at most.
const MAX_LETTERS: usize = 100_000;
/// Numbers of a list, and lists of lines that somebody drew, at most.
const MAX_NUMBERS: usize = 8 * 500;
const MAX_LISTS: usize = 1000;
/// Words of a mark that repeat what it marks, at least: fewer may be meant.
const MIN_REPEATED: usize = 3;
/// What is neither shown nor printed by a program that does not know its kind, and what is not shown at all: ISO 32000-1,
/// table 165.
const HIDDEN: i64 = 1 << 1;
const NO_VIEW: i64 = 1 << 5;

/// An annotation.
pub struct Annotation<'a> {
    pub dict: Dict<'a>,
    pub kind: Kind,
    /// Whether its drawing is surely not shown.
    pub is_hidden: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words that somebody wrote upon the page.
    Written,
    /// A mark that lets what it marks be seen.
    Highlight,
    StrikeOut,
    /// A mark of what is to be blacked out.
    Redact,
    /// Another mark of words.
    Underline,
    /// A window that shows the words of another annotation.
    Popup,
    /// Another one by which somebody says something.
    Remark,
    /// A part of the page, such as a field or a link.
    Other,
}

/// What is said on a page beside what it shows: by somebody, or by the file itself of letters.
#[derive(Clone, Debug)]
pub struct Comment {
    whose: Whose,
    text: String,
    /// Whether it marks words, which it may repeat.
    is_mark: bool,
    /// Whether it is seen on the page as words.
    pub is_written: bool,
}

/// The annotations of a page.
pub fn of<'a>(page: &Page<'a>, layers: &Layers) -> Vec<Annotation<'a>> {
    let all = page.raw().get::<Array<'a>>("Annots").into_iter();
    let all = all.flat_map(|all| all.iter::<Dict<'a>>());
    all.map(|dict| Annotation::new(dict, layers)).collect()
}

impl<'a> Annotation<'a> {
    fn new(dict: Dict<'a>, layers: &Layers) -> Self {
        let kind = dict.get::<Name<'_>>("Subtype");
        let kind = match kind.as_ref().map_or("", |kind| kind.as_str()) {
            "FreeText" => Kind::Written,
            "Highlight" => Kind::Highlight,
            "StrikeOut" => Kind::StrikeOut,
            "Redact" => Kind::Redact,
            "Underline" | "Squiggly" => Kind::Underline,
            "Popup" => Kind::Popup,
            "Text" | "Line" | "Square" | "Circle" | "Polygon" | "PolyLine" | "Caret" | "Ink"
            | "Stamp" | "FileAttachment" | "Sound" => Kind::Remark,
            _ => Kind::Other,
        };
        let flags = dict.get::<Number>("F").map_or(0, |flags| flags.as_i64());
        let group = dict.get::<Dict<'_>>("OC");
        let is_hidden =
            flags & (HIDDEN | NO_VIEW) != 0 || group.is_some_and(|group| layers.hide(&group));
        Self {
            dict,
            kind,
            is_hidden,
        }
    }

    /// What somebody says by it.
    pub fn comment(&self) -> Option<Comment> {
        let says = |dict: &Dict<'_>| match dict.get::<Object<'_>>("Contents")? {
            Object::String(says) => about::text(says.get(..MAX_LETTERS).unwrap_or(&says)),
            _ => None,
        };
        let said = match self.kind {
            Kind::Other => None,
            // It repeats what its parent says.
            Kind::Popup if self.dict.get::<Dict<'_>>("Parent").is_some() => None,
            _ => says(&self.dict),
        };
        // A state such as *accepted*, which a program words.
        let text = said.filter(|_| !self.dict.contains_key("StateModel"))?;
        let who = self.dict.get::<PdfString<'_>>("T");
        let when = ["CreationDate", "M"].iter().find_map(|key| {
            let stated = self.dict.get::<PdfString<'_>>(key)?;
            about::day(&stated)
        });
        Some(Comment {
            whose: Whose::Comment(By {
                who: who.and_then(|who| about::text(&who)).map(Into::into),
                when: when.map(Into::into),
            }),
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            is_written: self.kind == Kind::Written,
            is_mark: matches!(
                self.kind,
                Kind::Highlight | Kind::StrikeOut | Kind::Underline
            ),
        })
    }

    /// What it looks like, and where its drawing belongs: ISO 32000-1, 12.5.5, algorithm 8.1.
    pub fn appearance(&self, matrix: impl Fn(&Dict<'_>) -> Affine) -> Option<(Stream<'a>, Affine)> {
        let looks = self.dict.get::<Dict<'a>>("AP")?;
        let drawing = match looks.get::<Object<'a>>("N")? {
            Object::Stream(stream) => stream,
            Object::Dict(by_state) => {
                by_state.get::<Stream<'a>>(self.dict.get::<Name<'_>>("AS")?)?
            }
            _ => return None,
        };
        let place = self.dict.get::<PdfRect>("Rect")?;
        let drawn = drawing.dict().get::<PdfRect>("BBox")?;
        let matrix = matrix(drawing.dict());
        let drawn = matrix.transform_rect_bbox(rect(drawn));
        let scale = |to: f64, from: f64| if from.abs() < 1e-6 { 1.0 } else { to / from };
        let fit = Affine::translate((place.x0, place.y0))
            * Affine::scale_non_uniform(
                scale(place.width(), drawn.width()),
                scale(place.height(), drawn.height()),
            )
            * Affine::translate((-drawn.x0, -drawn.y0));
        Some((drawing, fit))
    }

    /// The places that it marks, on the page to which `page` leads; none where it is not shown.
    pub fn marked(&self, page: Affine) -> Vec<Rect> {
        if self.is_hidden {
            return Vec::new();
        }
        let numbers = self.numbers("QuadPoints");
        let bounds = |corners: &[Point]| paint::upright(corners).0;
        let quads = numbers.chunks_exact(8).map(|quad| {
            let corners: Vec<Point> = quad
                .chunks_exact(2)
                .map(|pair| page * Point::new(pair[0], pair[1]))
                .collect();
            bounds(&corners)
        });
        let quads: Vec<Rect> = quads.collect();
        match (quads.is_empty(), self.dict.get::<PdfRect>("Rect")) {
            (true, Some(place)) => vec![page.transform_rect_bbox(rect(place))],
            _ => quads,
        }
    }
}

impl Annotation<'_> {
    fn numbers(&self, key: &str) -> Vec<f64> {
        let numbers = self.dict.get::<Array<'_>>(key).into_iter();
        let numbers = numbers.flat_map(|numbers| numbers.iter::<Number>());
        let numbers = numbers.take(MAX_NUMBERS);
        numbers.map(|number| number.as_f64()).collect()
    }

    /// How programs draw it where the file does not say how, as far as that fills anything: ISO 32000-1, 12.5.6.
    pub fn usual_drawing(&self) -> Option<Usual> {
        let subtype = self.dict.get::<Name<'_>>("Subtype")?;
        let place = rect(self.dict.get::<PdfRect>("Rect")?);
        let inner = colour(&self.numbers("IC"));
        let drawing = match subtype.as_str() {
            "Square" => format!("{} {} f", inner?, polygon(&corners(place))),
            "Circle" => {
                // Eight corners of it: what is behind its round sides is not told.
                let (middle, half) = (place.center(), place.size() / 2.0);
                let corner = |turn: u8| {
                    let (sin, cos) = (f64::from(turn) * std::f64::consts::FRAC_PI_4).sin_cos();
                    Point::new(middle.x + cos * half.width, middle.y + sin * half.height)
                };
                let all: Vec<Point> = (0..8).map(corner).collect();
                format!("{} {} f", inner?, polygon(&all))
            }
            "Polygon" => {
                let numbers = self.numbers("Vertices");
                let pairs = numbers.chunks_exact(2);
                let all: Vec<Point> = pairs.map(|pair| Point::new(pair[0], pair[1])).collect();
                format!("{} {} f", inner?, polygon(&all))
            }
            "Highlight" => {
                let quads = self.marked(Affine::IDENTITY);
                let quads = quads.iter().map(|quad| polygon(&corners(*quad)));
                let quads: String = quads.collect();
                format!("{} {quads} f", colour(&self.numbers("C"))?)
            }
            "Line" | "Ink" => {
                let numbers = match subtype.as_str() {
                    "Line" => vec![self.numbers("L")],
                    _ => {
                        let lists = self.dict.get::<Array<'_>>("InkList")?;
                        let lists = lists.iter::<Array<'_>>().take(MAX_LISTS);
                        let numbers = lists.map(|list| {
                            let numbers = list.iter::<Number>().take(MAX_NUMBERS);
                            numbers.map(|number| number.as_f64()).collect()
                        });
                        numbers.collect()
                    }
                };
                let lines = numbers.iter().map(|numbers| {
                    let points = numbers.chunks_exact(2).enumerate();
                    let points = points.map(|(at, pair)| {
                        let step = if at == 0 { 'm' } else { 'l' };
                        format!("{} {} {step} ", pair[0], pair[1])
                    });
                    points.collect::<String>()
                });
                let lines: String = lines.collect();
                let border = self.dict.get::<Dict<'_>>("BS");
                let width = border.and_then(|border| border.get::<Number>("W"));
                let width = width.map_or(1.0, |width| width.as_f64());
                let stroke = colour(&self.numbers("C"))?.to_uppercase();
                format!("{stroke} {width} w {lines} S")
            }
            _ => return None,
        };
        let alpha = self.dict.get::<Number>("CA");
        Some(Usual {
            drawing,
            alpha: alpha.map_or(1.0, |alpha| alpha.as_f64()),
        })
    }
}

/// A drawing that programs make up themselves.
pub struct Usual {
    /// Instructions, in the places of the file.
    pub drawing: String,
    /// How little shines through it, of one.
    pub alpha: f64,
}

/// The instruction that sets a colour of so many numbers.
fn colour(numbers: &[f64]) -> Option<String> {
    let operator = match numbers.len() {
        1 => "g",
        3 => "rg",
        4 => "k",
        _ => return None,
    };
    let numbers: Vec<String> = numbers.iter().map(f64::to_string).collect();
    Some(format!("{} {operator}", numbers.join(" ")))
}

fn corners(rect: Rect) -> [Point; 4] {
    [
        Point::new(rect.x0, rect.y0),
        Point::new(rect.x1, rect.y0),
        Point::new(rect.x1, rect.y1),
        Point::new(rect.x0, rect.y1),
    ]
}

/// The instructions that make a path with these corners.
fn polygon(corners: &[Point]) -> String {
    let corners = corners.iter().enumerate().map(|(at, corner)| {
        let step = if at == 0 { 'm' } else { 'l' };
        format!("{} {} {step} ", corner.x, corner.y)
    });
    corners.chain(std::iter::once("h ".to_owned())).collect()
}

pub fn rect(rect: PdfRect) -> Rect {
    Rect::new(rect.x0, rect.y0, rect.x1, rect.y1)
}

impl Comment {
    /// Words that the file says of letters and that the page does not show.
    pub fn unseen(text: String) -> Self {
        Self {
            whose: Whose::Hidden,
            text,
            is_mark: false,
            is_written: false,
        }
    }

    /// The comment as a block of that page; none if it repeats what the page says where it marks it, or
    /// says what the page shows elsewhere.
    pub fn block(&self, page: Option<u32>, says: &[&str]) -> Option<Block> {
        let letters = |text: &str| -> String {
            let letters = text.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect()
        };
        let is_long = self.text.split(' ').count() >= MIN_REPEATED;
        let repeats = || {
            let said: String = says.iter().map(|text| letters(text)).collect();
            said.contains(&letters(&self.text))
        };
        let may_repeat = self.is_mark && is_long || self.whose == Whose::Hidden;
        if self.text.is_empty() || may_repeat && repeats() {
            return None;
        }
        Some(Block::new(page, self.text.clone()).of(self.whose.clone()))
    }
}
