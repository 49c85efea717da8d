//! What a page writes, glyph by glyph, as its content streams say: ISO 32000-1, 9.4 "Text objects".
//!
//! All is read, whether it can be seen or not; what is painted besides goes to [`Ground`], which tells later how the
//! letters look.

use std::rc::Rc;

use hayro_font::{
    UNITS_PER_EM,
    kurbo::{Affine, Point, Rect, Vec2},
};
use hayro_syntax::{
    content::{TypedIter, ops::TypedInstruction as Op},
    object::{Dict, Name, Number, Object, Rect as PdfRect, Stream},
    page::{Page, Resources},
};

use smol_str::SmolStr;

use super::{
    actual::Said,
    annotations::{self, Annotation, Comment},
    drawing::Drawing,
    font::{Face, Fonts},
    form,
    glyph::Glyph,
    ground::{self, Ground, Marked},
    limits::Budget,
    look::{Ink, Kind, Look},
    optional::Layers,
    paint::{Colour, Style},
    path::Path,
    patterns::{self, Patterns},
    picture::Pictures,
    sight::Sight,
    spaces::Spaces,
    streams,
    tags::{Structure, Tag, Tags},
};
use crate::extract::Unreadable;

/// How deep drawings may stand in drawings. Real ones stay below ten.
const MAX_DEPTH: usize = 24;
/// How many states a page may put aside. Real ones stay below thirty.
const MAX_STATES: usize = 512;
/// Letters that are stretched to less than this part of their width are seen by nobody.
const NO_WIDTH: f64 = 0.05;

/// What all pages of a document have in common.
pub struct Common<'a> {
    pub fonts: Fonts<'a>,
    pub layers: Layers,
    pub structure: Structure<'a>,
    pub spaces: Spaces,
    pub pictures: Pictures,
    pub patterns: Patterns,
}

/// What was found on a page.
pub struct Found {
    /// In the order of the file.
    pub glyphs: Vec<Glyph>,
    pub sight: Sight,
    pub ground: Ground,
    pub marked: Marked,
    pub comments: Vec<Comment>,
    pub said: Said,
}

impl Found {
    /// Nothing yet, of a page of this width and height.
    pub fn new((width, height): (f32, f32)) -> Self {
        Self {
            glyphs: Vec::new(),
            sight: Sight::default(),
            ground: Ground::new(f64::from(width), f64::from(height)),
            marked: Marked::default(),
            comments: Vec::new(),
            said: Said::default(),
        }
    }
}

/// Adds what a page writes to `found`: its contents, then its annotations, such as stamps and the fields of a
/// form. What stands there when an error or a panic ends the reading is good.
///
/// # Errors
/// When the budget is spent.
pub fn read<'a>(
    page: &Page<'a>,
    common: &Common<'a>,
    budget: &mut Budget,
    found: &mut Found,
) -> Result<(), Unreadable> {
    let state = State::new(Affine::new(page.initial_transform(true).as_coeffs()));
    let contents = contents(page, budget, &mut found.sight)?;
    let mut reading = Reading {
        common,
        budget,
        found,
        is_off: false,
        is_replaced: false,
        tags: common.structure.tags(page.raw()),
        tag: None,
        nested: 0,
    };
    reading.run(&contents, page.resources(), &state, 0)?;
    for annotation in annotations::of(page, &common.layers) {
        reading.annotation(&annotation, page.resources(), &state)?;
    }
    let unseen = std::mem::take(&mut found.said).into_unseen();
    found
        .comments
        .extend(unseen.into_iter().map(Comment::unseen));
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
        sight.is_binary |= data.iter().any(|byte| !is_written(*byte));
        budget.spend_bytes(data.len())?;
        contents.extend_from_slice(&data);
        contents.push(b'\n');
    }
    Ok(contents)
}

/// Whether a byte is one of those in which instructions are written.
fn is_written(byte: u8) -> bool {
    byte == 0 || byte.is_ascii_graphic() || byte.is_ascii_whitespace()
}

/// How a drawing lies in what holds it.
fn matrix(dict: &Dict<'_>) -> Affine {
    dict.get::<[f64; 6]>("Matrix")
        .map_or(Affine::IDENTITY, Affine::new)
}

/// What decides where the next glyph goes, and what a page puts aside and takes up again.
#[derive(Clone)]
pub struct State<'a> {
    /// From the drawing to the page.
    page: Affine,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    /// One is as wide as the font makes it.
    stretch: f64,
    leading: f64,
    rise: f64,
    style: Style,
}

impl State<'_> {
    pub fn new(page: Affine) -> Self {
        Self {
            page,
            face: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            style: Style::default(),
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

/// What is being read of a page, or of a drawing apart from it.
pub struct Reading<'r, 'a> {
    pub common: &'r Common<'a>,
    pub budget: &'r mut Budget,
    pub found: &'r mut Found,
    /// Whether what comes is on a layer that is off.
    pub is_off: bool,
    /// Whether what comes is within a mark of which is said what it means.
    pub is_replaced: bool,
    /// The cells of the marks of what is read, and the one in which what comes stands.
    pub tags: Tags,
    pub tag: Option<Tag>,
    /// In how many patterns and masks what comes is.
    pub nested: usize,
}

/// A mark that is open.
struct Mark {
    /// Whether what was before it was off, and in which cell it stood.
    was_off: bool,
    was_in: Option<Tag>,
    /// What is said of its letters, and how many there were before it.
    says: Option<(String, usize)>,
}

impl<'a> Reading<'_, 'a> {
    /// Follows what was put onto the page.
    fn annotation(
        &mut self,
        annotation: &Annotation<'a>,
        resources: &Resources<'a>,
        page: &State<'a>,
    ) -> Result<(), Unreadable> {
        let marked = &mut self.found.marked;
        match annotation.kind {
            annotations::Kind::StrikeOut => marked.struck.extend(annotation.marked(page.page)),
            annotations::Kind::Redact => marked.redacted.extend(annotation.marked(page.page)),
            _ => {}
        }
        let comment = annotation.comment();
        // What somebody wrote upon the page says the comment.
        let is_told = comment.is_some() && annotation.kind == annotations::Kind::Written;
        self.found.comments.extend(comment);
        if is_told {
            return Ok(());
        }
        let before = self.found.glyphs.len();
        if let Some((drawing, place)) = annotation.appearance(matrix) {
            let mut state = State::new(page.page * place);
            if annotation.kind == annotations::Kind::Highlight {
                state.style = state.style.marking();
            }
            self.is_off = annotation.is_hidden;
            let drawn = self.draw(&drawing, resources, &state, 0);
            self.is_off = false;
            drawn?;
        } else if let Some(usual) = annotation.usual_drawing().filter(|_| !annotation.is_hidden) {
            let mut state = page.clone();
            state.style = state.style.with_alpha(usual.alpha);
            if annotation.kind == annotations::Kind::Highlight {
                state.style = state.style.marking();
            }
            self.run(usual.drawing.as_bytes(), resources, &state, 0)?;
        }
        if self.found.glyphs.len() == before {
            let kind = if annotation.is_hidden {
                Kind::Off
            } else {
                Kind::Unclear
            };
            form::write(&annotation.dict, page.page, kind, &mut self.found.glyphs);
            let written = self.found.glyphs.len() - before;
            self.budget.spend_letters(written)?;
            self.found.sight.letters += written;
        }
        Ok(())
    }

    /// Follows the instructions of one stream.
    pub fn run(
        &mut self,
        stream: &[u8],
        resources: &Resources<'a>,
        initial: &State<'a>,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let mut state = initial.clone();
        let mut aside = Vec::new();
        let mut cursor = Cursor::at(Affine::IDENTITY);
        let mut drawing = Drawing::default();
        let mut marked: Vec<Mark> = Vec::new();
        let mut text_start = self.found.glyphs.len();
        let (was_off, was_in) = (self.is_off, self.tag);
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
                    match resources.get_x_object(name.0) {
                        Some(drawing) => self.draw(&drawing, resources, &state, depth)?,
                        // It is named, and not in the file.
                        None if resources.x_objects.contains_key(&**name.0) => {
                            self.found.sight.lacks_contents = true;
                        }
                        None => {}
                    }
                }
                Op::BeginText(_) => {
                    cursor = Cursor::at(Affine::IDENTITY);
                    text_start = self.found.glyphs.len();
                }
                Op::TextFont(font) => {
                    let dict = resources.get_font(font.0);
                    state.face = dict.and_then(|dict| self.common.fonts.face(&dict));
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
                Op::InlineImage(image) => self.picture(image.0, &state),
                Op::BeginMarkedContent(_) if marked.len() < MAX_STATES => {
                    marked.push(self.mark(None))
                }
                Op::BeginMarkedContentWithProperties(mark) if marked.len() < MAX_STATES => {
                    let properties = match &mark.1 {
                        Object::Name(name) => resources.properties.get::<Dict<'_>>(name),
                        Object::Dict(properties) => Some(properties.clone()),
                        _ => None,
                    };
                    marked.push(self.mark(properties.as_ref()));
                    let number = properties.as_ref().and_then(|all| all.get::<u32>("MCID"));
                    if let Some(number) = number {
                        self.tag = self.tags.get(number as usize).copied().flatten();
                    }
                    let group = properties.filter(|_| mark.0.as_str() == "OC");
                    self.is_off |= group.is_some_and(|group| self.common.layers.hide(&group));
                }
                Op::EndMarkedContent(_) => match marked.pop() {
                    Some(mark) => self.end(mark),
                    None => (self.is_off, self.tag) = (was_off, was_in),
                },
                Op::EndText(_) if state.style.mode > 3 => {
                    let letters = (text_start, self.found.glyphs.len());
                    state.style.clip_to_letters(letters);
                }
                Op::Shading(name) => {
                    let colour = resources
                        .get_shading(name.0)
                        .map(|shading| patterns::of_shading(&shading, &self.common.spaces));
                    if !self.is_off {
                        let colour = colour.unwrap_or(Colour::Unclear);
                        self.found.ground.shade(colour, &state.style);
                    }
                }
                other => {
                    state.style.take(&other, resources, &self.common.spaces);
                    match &other {
                        Op::NonStrokeColorNamed(named) => {
                            if let Some(name) = &named.1 {
                                state.style.fill_with(self.pattern(name, resources, depth));
                            }
                        }
                        Op::SetGraphicsState(name)
                            if state.style.is_masked()
                                && self.hides_all(name.0, resources, depth) =>
                        {
                            state.style.mask_all();
                        }
                        _ => {}
                    }
                    let ground = (!self.is_off).then_some(&mut self.found.ground);
                    let has_drawn = drawing.take(&other, state.page, &mut state.style, ground);
                    self.found.sight.drawings += usize::from(has_drawn);
                }
            }
        }
        (self.is_off, self.tag) = (was_off, was_in);
        // What is said of a mark that does not end is not said of anything.
        let is_open = marked.iter().any(|mark| mark.says.is_some());
        self.is_replaced &= !is_open;
        Ok(())
    }

    /// The mark that begins here. Within one of which is said what it means, no other counts.
    fn mark(&mut self, properties: Option<&Dict<'_>>) -> Mark {
        let properties = properties.filter(|_| !self.is_replaced);
        let says = properties.and_then(|properties| self.found.said.of(properties));
        self.is_replaced |= says.is_some();
        Mark {
            was_off: self.is_off,
            was_in: self.tag,
            says: says.map(|says| (says, self.found.glyphs.len())),
        }
    }

    fn end(&mut self, mark: Mark) {
        self.is_off = mark.was_off;
        self.tag = mark.was_in;
        if let Some((says, start)) = mark.says {
            self.is_replaced = false;
            let Found {
                glyphs,
                said,
                sight,
                ..
            } = &mut *self.found;
            let known = said.settle(glyphs, start, &says);
            sight.meaningless = sight.meaningless.saturating_sub(known);
        }
    }

    /// A picture in the square of one by one.
    fn picture(&mut self, picture: &Stream<'_>, state: &State<'_>) {
        self.found.sight.see_picture(state.page);
        if !self.is_off {
            let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
            let corners = corners.map(|(x, y)| state.page * Point::new(x, y));
            let picture = self.common.pictures.look_at(picture);
            self.found.ground.picture(&corners, picture, &state.style);
        }
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
            let was_off = self.is_off;
            self.is_off |= self.is_on_hidden_layer(dict);
            self.picture(drawing, state);
            self.is_off = was_off;
            return Ok(());
        }
        if depth >= MAX_DEPTH {
            return Ok(());
        }
        self.budget.spend_drawing()?;
        let Ok(stream) = drawing.decoded_data() else {
            self.found.sight.lacks_contents = true;
            return Ok(());
        };
        self.found.sight.breaks_off |= !streams::is_whole(drawing);
        self.budget.spend_bytes(stream.len())?;
        let mut state = state.clone();
        state.page *= matrix(dict);
        if dict.contains_key("Group") {
            state.style = state.style.within_group();
        }
        if let Some(bounds) = dict.get::<PdfRect>("BBox").map(annotations::rect)
            && bounds.area() > 0.0
        {
            let mut path = Path::default();
            path.rect(bounds.origin(), bounds.width(), bounds.height(), state.page);
            path.clip(&mut state.style, true);
        }
        let was_off = self.is_off;
        self.is_off |= self.is_on_hidden_layer(dict);
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        // Its marks have numbers of their own.
        let tags = self.common.structure.tags(dict);
        let tags = std::mem::replace(&mut self.tags, tags);
        let run = self.run(&stream, own.as_ref().unwrap_or(outer), &state, depth + 1);
        self.tags = tags;
        self.is_off = was_off;
        run
    }

    fn is_on_hidden_layer(&self, drawing: &Dict<'_>) -> bool {
        let group = drawing.get::<Dict<'_>>("OC");
        group.is_some_and(|group| self.common.layers.hide(&group))
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
            self.found.sight.letters += text.len();
            self.found.sight.meaningless += text.len();
            self.show_unreadable(state, cursor);
            return Ok(());
        };
        let em = f64::from(UNITS_PER_EM);
        let place = state.page * cursor.next;
        let length = |x: f64, y: f64| (place * Point::new(x, y) - place * Point::ZERO).hypot();
        let is_without_width = length(state.stretch, 0.0) < length(0.0, 1.0) * NO_WIDTH;
        // They are laid out as if they had one.
        let stretch = if is_without_width { 1.0 } else { state.stretch };
        let height = length(0.0, state.size * face.height);
        let kind = match () {
            () if self.is_off || is_without_width => Kind::Off,
            () if !face.font.is_horizontal() => Kind::Unclear,
            () => Kind::of(&state.style, height),
        };
        let order = self.found.ground.order();
        let mut rest = text;
        while !rest.is_empty() {
            let (code, length) = face.font.read_code(rest, 0);
            let is_space = code == 32 && length == 1;
            rest = rest.get(length.max(1)..).unwrap_or_default();
            let advance = face.font.code_advance(code) * (state.size / em);
            let spacing = state.char_space + if is_space { state.word_space } else { 0.0 };
            let (width, step) = if face.font.is_horizontal() {
                let width = Vec2::new(advance.x * stretch, 0.0);
                (width, width + Vec2::new(spacing * stretch, 0.0))
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
            let (text, is_doubtful) = face.text(code);
            let kind = match kind {
                Kind::Coloured(_) | Kind::Painted if face.is_drawn() => {
                    face.drawn(code, &self.common.spaces).kind(kind)
                }
                kind => kind,
            };
            self.found.sight.see_letter(&text);
            let at = place * Point::new(0.0, state.rise);
            let bounds = Rect::from_points(at, at + drawn).inflate(size / 2.0, size / 2.0);
            let mut glyph = Glyph {
                text,
                at,
                // A sign without width has the direction of its line.
                advance: if drawn.hypot() > 1e-9 {
                    drawn
                } else {
                    turn(Vec2::new(1.0, 0.0)).normalize() * 1e-3
                },
                spacing: turn(step - width).hypot() * (step - width).dot(width).signum(),
                size,
                ink: Ink {
                    order,
                    kind,
                    is_doubtful,
                },
                look: Look::Seen,
                tag: self.tag,
            };
            glyph.ink.kind = kind.within(&state.style.clip, bounds, ground::points(&glyph));
            self.found.glyphs.push(glyph);
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
        self.found.glyphs.push(Glyph {
            text: SmolStr::new_static("\u{FFFD}"),
            at: place * Point::new(0.0, state.rise),
            advance: turn(Vec2::new(state.size / 2.0, 0.0)),
            spacing: 0.0,
            size: turn(Vec2::new(0.0, state.size)).hypot(),
            ink: Ink::default(),
            look: Look::Seen,
            tag: self.tag,
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
