//! What a page writes, glyph by glyph, as its content streams say: ISO 32000-1, 9.4 "Text objects".
//!
//! Only what moves text is followed. Colours, clips, rectangles and layers are not, so that what lies
//! below a black bar, outside the page's edge or in a layer that is switched off is read like all else.

use hayro_font::{
    UNITS_PER_EM,
    kurbo::{Affine, Point, Vec2},
};
use hayro_syntax::{
    content::{TypedIter, ops::TypedInstruction as Op},
    object::{Array, Dict, Name, Number, Object, Rect, Stream},
    page::{Page, Resources},
};

use smol_str::SmolStr;

use super::{
    font::{Face, Fonts},
    form,
    glyph::Glyph,
    limits::Budget,
    sight::Sight,
    streams,
};
use crate::extract::Unreadable;

/// How deep drawings may stand in drawings. Real ones stay below ten.
const MAX_DEPTH: usize = 24;
/// How many states a page may put aside. Real ones stay below thirty.
const MAX_STATES: usize = 512;

/// Appends what a page writes to `glyphs`, in the order of the file: its contents, then its
/// annotations, such as stamps and the fields of a form; and notes in `sight` what else it shows. What
/// stands there when an error or a panic ends the reading is good.
///
/// # Errors
/// When the budget is spent.
pub fn read<'a>(
    page: &Page<'a>,
    fonts: &Fonts<'a>,
    budget: &mut Budget,
    glyphs: &mut Vec<Glyph>,
    sight: &mut Sight,
) -> Result<(), Unreadable> {
    let state = State::new(Affine::new(page.initial_transform(true).as_coeffs()));
    let contents = contents(page, budget, sight)?;
    let mut reading = Reading {
        fonts,
        budget,
        glyphs,
        sight,
    };
    reading.run(&contents, page.resources(), &state, 0)?;
    for annotation in annotations(page) {
        let before = reading.glyphs.len();
        if let Some((drawing, place)) = appearance(&annotation) {
            let state = State::new(state.page * place);
            reading.draw(&drawing, page.resources(), &state, 0)?;
        }
        if reading.glyphs.len() == before {
            form::write(&annotation, state.page, reading.glyphs);
            let written = reading.glyphs.len() - before;
            reading.budget.spend_letters(written)?;
            reading.sight.letters += written;
        }
    }
    Ok(())
}

/// The content streams of a page as one: they may end in the middle of anything but a word.
fn contents(
    page: &Page<'_>,
    budget: &mut Budget,
    sight: &mut Sight,
) -> Result<Vec<u8>, Unreadable> {
    let mut contents = Vec::new();
    for stream in streams::of(page.raw()) {
        // A stream that is not there or cannot be unpacked costs itself.
        let data = stream
            .as_ref()
            .and_then(|stream| stream.decoded_data().ok());
        let (Some(stream), Some(data)) = (&stream, data) else {
            sight.lacks_contents = true;
            continue;
        };
        sight.breaks_off |= !streams::is_whole(stream);
        budget.spend_bytes(data.len())?;
        contents.extend_from_slice(&data);
        contents.push(b'\n');
    }
    Ok(contents)
}

fn annotations<'a>(page: &Page<'a>) -> Vec<Dict<'a>> {
    let annotations = page.raw().get::<Array<'a>>("Annots");
    annotations.map_or_else(Vec::new, |all| all.iter::<Dict<'a>>().collect())
}

/// What an annotation looks like, and where its drawing belongs: ISO 32000-1, 12.5.5, algorithm 8.1.
fn appearance<'a>(annotation: &Dict<'a>) -> Option<(Stream<'a>, Affine)> {
    let looks = annotation.get::<Dict<'_>>("AP")?;
    let drawing = match looks.get::<Object<'a>>("N")? {
        Object::Stream(stream) => stream,
        Object::Dict(by_state) => by_state.get::<Stream<'a>>(annotation.get::<Name<'_>>("AS")?)?,
        _ => return None,
    };
    let place = annotation.get::<Rect>("Rect")?;
    let drawn = drawing.dict().get::<Rect>("BBox")?;
    let matrix = matrix(drawing.dict());
    let drawn = matrix.transform_rect_bbox(hayro_font::kurbo::Rect::new(
        drawn.x0, drawn.y0, drawn.x1, drawn.y1,
    ));
    let scale = |to: f64, from: f64| if from.abs() < 1e-6 { 1.0 } else { to / from };
    let fit = Affine::translate((place.x0, place.y0))
        * Affine::scale_non_uniform(
            scale(place.width(), drawn.width()),
            scale(place.height(), drawn.height()),
        )
        * Affine::translate((-drawn.x0, -drawn.y0));
    Some((drawing, fit))
}

/// How a drawing lies in what holds it.
fn matrix(dict: &Dict<'_>) -> Affine {
    dict.get::<[f64; 6]>("Matrix")
        .map_or(Affine::IDENTITY, Affine::new)
}

/// What decides where the next glyph goes, and what a page puts aside and takes up again.
#[derive(Clone)]
struct State<'a> {
    /// From the drawing to the page.
    page: Affine,
    face: Option<Face<'a>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    /// One is as wide as the font makes it.
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl State<'_> {
    fn new(page: Affine) -> Self {
        Self {
            page,
            face: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// Where a text object has come to.
struct Cursor {
    line: Affine,
    next: Affine,
}

impl Cursor {
    fn at(line: Affine) -> Self {
        Self { line, next: line }
    }

    fn moved(&self, x: f64, y: f64) -> Self {
        Self::at(self.line * Affine::translate((x, y)))
    }
}

struct Reading<'r, 'a> {
    fonts: &'r Fonts<'a>,
    budget: &'r mut Budget,
    glyphs: &'r mut Vec<Glyph>,
    sight: &'r mut Sight,
}

impl<'a> Reading<'_, 'a> {
    /// Follows the instructions of one stream.
    fn run(
        &mut self,
        stream: &[u8],
        resources: &Resources<'a>,
        initial: &State<'a>,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let mut state = initial.clone();
        let mut aside = Vec::new();
        let mut cursor = Cursor::at(Affine::IDENTITY);
        let mut instructions = TypedIter::new(stream);
        while let Some(instruction) = instructions.next() {
            match instruction {
                Op::SaveState(_) if aside.len() < MAX_STATES => aside.push(state.clone()),
                Op::RestoreState(_) => {
                    if let Some(earlier) = aside.pop() {
                        state = earlier;
                    }
                }
                Op::Transform(m) => {
                    state.page *= affine([m.0, m.1, m.2, m.3, m.4, m.5]);
                }
                Op::XObject(name) => {
                    if let Some(drawing) = resources.get_x_object(name.0) {
                        self.draw(&drawing, resources, &state, depth)?;
                    }
                }
                Op::BeginText(_) => cursor = Cursor::at(Affine::IDENTITY),
                Op::TextFont(font) => {
                    let dict = resources.get_font(font.0);
                    state.face = dict.and_then(|dict| self.fonts.face(&dict));
                    state.size = font.1.as_f64();
                }
                Op::CharacterSpacing(space) => state.char_space = space.0.as_f64(),
                Op::WordSpacing(space) => state.word_space = space.0.as_f64(),
                Op::HorizontalScaling(percent) => state.stretch = percent.0.as_f64() / 100.0,
                Op::TextLeading(leading) => state.leading = leading.0.as_f64(),
                Op::TextRise(rise) => state.rise = rise.0.as_f64(),
                Op::NextLine(by) => cursor = cursor.moved(by.0.as_f64(), by.1.as_f64()),
                Op::NextLineAndSetLeading(by) => {
                    state.leading = -by.1.as_f64();
                    cursor = cursor.moved(by.0.as_f64(), by.1.as_f64());
                }
                Op::SetTextMatrix(m) => {
                    cursor = Cursor::at(affine([m.0, m.1, m.2, m.3, m.4, m.5]));
                }
                Op::NextLineUsingLeading(_) => cursor = cursor.moved(0.0, -state.leading),
                Op::ShowText(text) => self.show(text.0, &state, &mut cursor)?,
                Op::NextLineAndShowText(text) => {
                    cursor = cursor.moved(0.0, -state.leading);
                    self.show(text.0, &state, &mut cursor)?;
                }
                Op::ShowTextWithParameters(text) => {
                    state.word_space = text.0.as_f64();
                    state.char_space = text.1.as_f64();
                    cursor = cursor.moved(0.0, -state.leading);
                    self.show(text.2, &state, &mut cursor)?;
                }
                Op::ShowTexts(texts) => {
                    for part in texts.0.iter::<Object<'_>>() {
                        match part {
                            Object::String(text) => self.show(&text, &state, &mut cursor)?,
                            Object::Number(back) => kern(back.as_f64(), &state, &mut cursor),
                            _ => {}
                        }
                    }
                }
                Op::InlineImage(_) => self.sight.see_picture(state.page),
                Op::FillPathNonZero(_)
                | Op::FillPathNonZeroCompatibility(_)
                | Op::FillPathEvenOdd(_)
                | Op::StrokePath(_) => self.sight.drawings += 1,
                _ => {}
            }
        }
        Ok(())
    }

    /// Follows the instructions of a drawing within a drawing. Pictures have none.
    fn draw(
        &mut self,
        drawing: &Stream<'a>,
        outer: &Resources<'a>,
        state: &State<'a>,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let dict = drawing.dict();
        let subtype = dict.get::<Name<'_>>("Subtype");
        if subtype.is_some_and(|name| name.as_str() == "Image") {
            self.sight.see_picture(state.page);
            return Ok(());
        }
        if depth >= MAX_DEPTH {
            return Ok(());
        }
        self.budget.spend_drawing()?;
        let Ok(stream) = drawing.decoded_data() else {
            return Ok(());
        };
        self.budget.spend_bytes(stream.len())?;
        let mut state = state.clone();
        state.page *= matrix(dict);
        match dict.get::<Dict<'a>>("Resources") {
            Some(own) => self.run(&stream, &Resources::new(own), &state, depth + 1),
            None => self.run(&stream, outer, &state, depth + 1),
        }
    }

    /// Writes a string, and moves the cursor behind it.
    fn show(
        &mut self,
        text: &[u8],
        state: &State<'a>,
        cursor: &mut Cursor,
    ) -> Result<(), Unreadable> {
        self.budget.spend_letters(text.len())?;
        let Some(face) = &state.face else {
            self.sight.letters += text.len();
            self.sight.meaningless += text.len();
            self.show_unreadable(state, cursor);
            return Ok(());
        };
        let em = f64::from(UNITS_PER_EM);
        let mut rest = text;
        while !rest.is_empty() {
            let (code, length) = face.font.read_code(rest, 0);
            let is_space = code == 32 && length == 1;
            rest = rest.get(length.max(1)..).unwrap_or_default();
            let advance = face.font.code_advance(code) * (state.size / em);
            let spacing = state.char_space + if is_space { state.word_space } else { 0.0 };
            let (width, step) = if face.font.is_horizontal() {
                let width = Vec2::new(advance.x * state.stretch, 0.0);
                (width, width + Vec2::new(spacing * state.stretch, 0.0))
            } else {
                (
                    Vec2::new(0.0, advance.y),
                    Vec2::new(0.0, advance.y + spacing),
                )
            };
            let place = state.page * cursor.next;
            let turn = |v: Vec2| (place * v.to_point()) - (place * Point::ZERO);
            // The size is that of the page, not of the file: as high as the letters are drawn.
            let size = turn(Vec2::new(0.0, state.size * face.height)).hypot();
            let drawn = turn(width);
            let text = face.text(code);
            self.sight.see_letter(&text);
            self.glyphs.push(Glyph {
                text,
                at: place * Point::new(0.0, state.rise),
                // A sign without width has the direction of its line.
                advance: if drawn.hypot() > 1e-9 {
                    drawn
                } else {
                    turn(Vec2::new(1.0, 0.0)).normalize() * 1e-3
                },
                spacing: turn(step - width).hypot() * (step - width).dot(width).signum(),
                size,
            });
            cursor.next *= Affine::translate(step);
        }
        Ok(())
    }
}

impl Reading<'_, '_> {
    /// Writes one sign for a string in a font that cannot be read: that something stands there.
    fn show_unreadable(&mut self, state: &State<'_>, cursor: &Cursor) {
        let place = state.page * cursor.next;
        let turn = |v: Vec2| (place * v.to_point()) - (place * Point::ZERO);
        self.glyphs.push(Glyph {
            text: SmolStr::new_static("\u{FFFD}"),
            at: place * Point::new(0.0, state.rise),
            advance: turn(Vec2::new(state.size / 2.0, 0.0)),
            spacing: 0.0,
            size: turn(Vec2::new(0.0, state.size)).hypot(),
        });
    }
}

/// Moves the cursor back by thousandths of the type's size.
fn kern(back: f64, state: &State<'_>, cursor: &mut Cursor) {
    let by = -back / f64::from(UNITS_PER_EM) * state.size;
    let is_horizontal = state
        .face
        .as_ref()
        .is_none_or(|face| face.font.is_horizontal());
    cursor.next *= if is_horizontal {
        Affine::translate((by * state.stretch, 0.0))
    } else {
        Affine::translate((0.0, by))
    };
}

fn affine(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}
