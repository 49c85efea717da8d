//! Where in a part of a Word document the reading is, and what its words are.

use super::{
    super::{
        Block, By, Unreadable, Whose, date,
        flow::Flow,
        script::Script,
        xml::{self, Attributes, Event, Then},
    },
    chosen::{Alternates, Fields},
    color::{self, Color},
    look::{EFFECTS, Ground, Look, Styles},
    math::Math,
    numbering::Numbering,
    symbols,
};

/// What was read of a part.
pub struct Read {
    pub blocks: Vec<Block>,
    /// How many pages it has, if that is known.
    pub pages: Option<u32>,
    pub unread: Vec<Unread>,
}

/// What a part shows that is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Its words are in another part of that kind, if there is one.
    Beside(&'static str),
    /// A file of another kind, of which nothing is read.
    Other(&'static str),
}

impl Unread {
    /// The element that stands where it is shown, and what it is.
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "footnoteReference" => Self::Beside("footnotes"),
            "endnoteReference" => Self::Beside("endnotes"),
            "commentReference" => Self::Beside("comments"),
            "altChunk" => Self::Other("a file that is set into it (altChunk)"),
            "subDoc" => Self::Other("a document that is set into it (subDoc)"),
            _ => return None,
        })
    }

    /// It as a phrase.
    pub fn says(&self) -> Box<str> {
        match self {
            Self::Beside(kind) => format!("its {kind}, which the file does not hold").into(),
            Self::Other(what) => (*what).into(),
        }
    }
}

/// Reads a part.
///
/// # Errors
/// `Damaged` where it is not well formed.
pub fn text(part: &str, styles: &Styles, numbering: &mut Numbering) -> Result<Read, Unreadable> {
    let mut place = Place::new(styles, numbering);
    if part.contains("lastRenderedPageBreak") {
        place.flow.page = Some(1);
    }
    xml::read(part, |event| place.take(&event))?;
    Ok(Read {
        pages: place.flow.page,
        unread: place.unread,
        blocks: place.flow.finish(),
    })
}

struct Place<'p> {
    flow: Flow,
    styles: &'p Styles,
    numbering: &'p mut Numbering,
    /// How many elements round this place hold text, as nothing else does.
    in_text: usize,
    /// How many hold the instruction of a field.
    in_instruction: usize,
    properties: Properties,
    /// What lies behind the cells and boxes that are round this place.
    grounds: Vec<Ground>,
    /// How many things the words are of each element round this place that may make them some.
    marks: Vec<usize>,
    /// The styles of the tables round it.
    tables: Vec<Option<String>>,
    /// The frame in which words stand.
    frame: Option<String>,
    alternates: Alternates,
    fields: Fields,
    math: Math,
    /// Whether letters are shown from the right to the left, by each element round this place that says so.
    orders: Vec<bool>,
    unread: Vec<Unread>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    /// Whether the next paragraph goes on in the one before, whose end was deleted or which is an initial.
    goes_on: bool,
}

/// Of what the properties are that stand at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Properties {
    None,
    Paragraph,
    /// Of the sign at a paragraph's end.
    ParagraphEnd,
    Run,
    Table,
    Row,
    Cell,
}

/// A paragraph round a place.
#[derive(Default)]
struct Paragraph {
    /// Whether it goes on in the one before.
    goes_on: bool,
    style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    /// Whether it says that it is a heading.
    is_heading: Option<bool>,
    /// Whether it was begun as one.
    is_begun_as_heading: bool,
    /// Whether it is a large initial, which belongs to the words of the next.
    is_initial: bool,
    /// Where its frame stands, beside other paragraphs: those with the same stand in it together.
    frame: Option<String>,
    /// By whom its end was deleted, if it was, or put in.
    end_deleted: Option<By>,
    end_inserted: Option<By>,
    /// The colour behind its words.
    shade: Option<Color>,
    /// The number that is to be written before its first words.
    number: Option<String>,
}

/// A run round a place: words that look alike.
#[derive(Default)]
struct Run {
    style: Option<String>,
    look: Look,
    /// How many things its words are; none before the first of them.
    begun: Option<usize>,
    /// Where they stand in their line, if not on it.
    script: Option<Script>,
}

/// What tells one frame from another.
const FRAME: [&str; 8] = ["x", "y", "w", "h", "xAlign", "yAlign", "hAnchor", "vAnchor"];

impl<'p> Place<'p> {
    fn new(styles: &'p Styles, numbering: &'p mut Numbering) -> Self {
        Self {
            flow: Flow::default(),
            styles,
            numbering,
            in_text: 0,
            in_instruction: 0,
            properties: Properties::None,
            grounds: Vec::new(),
            marks: Vec::new(),
            tables: Vec::new(),
            frame: None,
            alternates: Alternates::default(),
            fields: Fields::default(),
            math: Math::default(),
            orders: Vec::new(),
            unread: Vec::new(),
            paragraphs: Vec::new(),
            runs: Vec::new(),
            goes_on: false,
        }
    }

    fn take(&mut self, event: &Event<'_>) -> Then {
        match event {
            Event::Open(name, attributes) => return self.open(name, attributes),
            Event::Text(text) if self.in_instruction > 0 => self.fields.instruct(text),
            Event::Text(text) if self.in_text > 0 && !self.fields.are_instructions() => {
                self.say(text);
            }
            Event::Text(_) => {}
            Event::Close(name) => self.close(name),
        }
        Then::GoOn
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Then {
        match self.properties {
            Properties::Paragraph | Properties::ParagraphEnd => {
                return self.of_paragraph(name, attributes);
            }
            Properties::Table | Properties::Row | Properties::Cell => {
                return self.of_table(name, attributes);
            }
            Properties::Run => return self.of_run(name, attributes),
            Properties::None => {}
        }
        if let Some(unread) = Unread::of(name)
            && !self.unread.contains(&unread)
        {
            self.unread.push(unread);
        }
        match name {
            // What moved is read where it has moved to.
            "moveFrom" => {
                self.flow.place(Whose::OverMoved(by(attributes)));
                return Then::Skip;
            }
            "instrText" => self.in_instruction += 1,
            "delInstrText" | "sectPr" | "sdtPr" | "tblGrid" => return Then::Skip,
            "AlternateContent" => self.alternates.begin(),
            "Choice" if !self.alternates.chooses(attributes) => return Then::Skip,
            "Fallback" if !self.alternates.is_first() => return Then::Skip,
            "fldChar" => {
                if let Some(formula) = self.fields.take(attributes) {
                    self.flow.part_figures();
                    self.say(&formula);
                    self.flow.part_figures();
                }
            }
            "tbl" => self.tables.push(None),
            "tr" | "drawing" => self.marks.push(0),
            "shape" => {
                self.marks.push(0);
                let style = attributes.get("style").unwrap_or_default();
                if style.replace(' ', "").contains("visibility:hidden") {
                    self.mark(Whose::Hidden);
                }
            }
            "docPr" if matches!(attributes.get("hidden").as_deref(), Some("1" | "true")) => {
                self.mark(Whose::Hidden);
            }
            "tblPr" => self.properties = Properties::Table,
            "trPr" => self.properties = Properties::Row,
            "tcPr" => self.properties = Properties::Cell,
            "bdo" => self
                .orders
                .push(attributes.get("val").as_deref() == Some("rtl")),
            "rt" => self.flow.begin(Whose::Reading),
            "del" => self.flow.begin(Whose::Deleted(by(attributes))),
            "ins" => self.flow.begin(Whose::Inserted(by(attributes))),
            "moveTo" => self.flow.begin(Whose::Moved(by(attributes))),
            "comment" => self.flow.begin(Whose::Comment(by(attributes))),
            "footnote" | "endnote" => self.flow.begin(Whose::Note),
            "pPr" => self.properties = Properties::Paragraph,
            "rPr" if self.runs.is_empty() => return Then::Skip,
            "rPr" => self.properties = Properties::Run,
            "p" => self.paragraph(),
            "r" => {
                self.come_into_frame();
                self.runs.push(Run::default());
            }
            "tc" | "txbxContent" => {
                if name == "txbxContent" {
                    self.flow.open_cell(true);
                }
                self.grounds.push(Ground::Unknown);
                self.marks.push(0);
            }
            "t" | "delText" => self.in_text += 1,
            "tab" | "ptab" => self.flow.tab(),
            "br" | "cr" => self.flow.break_line(),
            "noBreakHyphen" => self.say("\u{2011}"),
            "sym" => self.say(symbols::of(attributes).encode_utf8(&mut [0; 4])),
            "lastRenderedPageBreak" => {
                self.flow.page = self.flow.page.map(|page| page.saturating_add(1));
            }
            _ => self.math.open(name, attributes, &mut self.flow),
        }
        Then::GoOn
    }

    fn close(&mut self, name: &str) {
        match (name, self.properties) {
            ("pPr", _) => {
                self.properties = Properties::None;
                self.paragraph_begins();
            }
            ("rPr", Properties::Run) | ("tblPr" | "trPr" | "tcPr", _) => {
                self.properties = Properties::None;
            }
            ("rPr", Properties::ParagraphEnd) => self.properties = Properties::Paragraph,
            (_, properties) if properties != Properties::None => {}
            ("p", _) => self.paragraph_ends(),
            ("r", _) => {
                let run = self.runs.pop().unwrap_or_default();
                for _ in 0..run.begun.unwrap_or(0) {
                    self.flow.end_last();
                }
                if run.script.is_some() {
                    self.flow.shift_back();
                }
            }
            ("tc" | "txbxContent", _) => {
                match name {
                    "tc" => self.flow.end_cell(),
                    _ => self.flow.close_cell(),
                }
                self.grounds.pop();
                self.unmark();
            }
            ("tr" | "drawing" | "shape", _) => self.unmark(),
            ("tbl", _) => _ = self.tables.pop(),
            ("AlternateContent", _) => self.alternates.end(),
            ("instrText", _) => self.in_instruction = self.in_instruction.saturating_sub(1),
            ("t" | "delText", _) => self.in_text = self.in_text.saturating_sub(1),
            ("del" | "ins" | "moveTo" | "comment" | "footnote" | "endnote" | "rt", _) => {
                self.flow.end_last();
            }
            ("bdo", _) => _ = self.orders.pop(),
            _ => self.math.close(name, &mut self.flow),
        }
    }

    /// The words of the innermost element that may make them something are that.
    fn mark(&mut self, whose: Whose) {
        if let Some(count) = self.marks.last_mut() {
            *count += 1;
            self.flow.begin(whose);
        }
    }

    fn unmark(&mut self) {
        for _ in 0..self.marks.pop().unwrap_or(0) {
            self.flow.end_last();
        }
    }

    /// Takes what is said of a table, a row or a cell.
    fn of_table(&mut self, name: &str, attributes: &Attributes<'_>) -> Then {
        match (name, self.properties) {
            ("tblPrChange" | "trPrChange" | "tcPrChange", _) => return Then::Skip,
            ("tblStyle", Properties::Table) => {
                if let Some(style) = self.tables.last_mut() {
                    *style = attributes.get("val");
                }
            }
            ("ins", Properties::Row) | ("cellIns", Properties::Cell) => {
                self.mark(Whose::Inserted(by(attributes)));
            }
            ("del", Properties::Row) | ("cellDel", Properties::Cell) => {
                self.mark(Whose::Deleted(by(attributes)));
            }
            // Of cells that are one over some rows only the first is shown.
            ("vMerge", Properties::Cell)
                if attributes
                    .get("val")
                    .is_none_or(|value| value == "continue") =>
            {
                self.mark(Whose::Hidden);
            }
            ("hidden", Properties::Row) if is_on(attributes) => self.mark(Whose::Hidden),
            ("shd", Properties::Cell) => {
                let shade = color::of_shade(attributes).map(Ground::Color);
                if let (Some(ground), Some(shade)) = (self.grounds.last_mut(), shade) {
                    *ground = shade;
                }
            }
            _ => {}
        }
        Then::GoOn
    }

    /// Takes what is said of a paragraph. A mark of deletion there means its end.
    fn of_paragraph(&mut self, name: &str, attributes: &Attributes<'_>) -> Then {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return Then::GoOn;
        };
        let number = || attributes.get("val")?.parse::<usize>().ok();
        match name {
            "rPr" => self.properties = Properties::ParagraphEnd,
            "del" | "moveFrom" => paragraph.end_deleted = Some(by(attributes)),
            "ins" | "moveTo" => paragraph.end_inserted = Some(by(attributes)),
            "shd" if self.properties == Properties::Paragraph => {
                paragraph.shade = color::of_shade(attributes);
            }
            "pStyle" => paragraph.style = attributes.get("val"),
            "numId" => paragraph.list = attributes.get("val"),
            "ilvl" => paragraph.level = number(),
            "framePr" => {
                let kind = attributes.get("dropCap");
                paragraph.is_initial = matches!(kind.as_deref(), Some("drop" | "margin"));
                let place = FRAME
                    .iter()
                    .map(|name| attributes.get(name).unwrap_or_default());
                let place = place.collect::<Vec<_>>().join(" ");
                paragraph.frame = (!paragraph.is_initial).then_some(place);
            }
            "outlineLvl" => paragraph.is_heading = number().map(|level| level < 9),
            // What the properties were before a tracked change.
            "pPrChange" | "rPrChange" | "sectPr" => return Then::Skip,
            _ => {}
        }
        Then::GoOn
    }

    fn of_run(&mut self, name: &str, attributes: &Attributes<'_>) -> Then {
        let Some(run) = self.runs.last_mut() else {
            return Then::GoOn;
        };
        match name {
            "rStyle" => run.style = attributes.get("val"),
            "rPrChange" => return Then::Skip,
            name if EFFECTS.contains(&name) => return Then::Skip,
            name => run.look.take(name, attributes),
        }
        Then::GoOn
    }

    fn paragraph(&mut self) {
        let goes_on = std::mem::take(&mut self.goes_on);
        if !goes_on {
            self.flow.enter();
        }
        self.paragraphs.push(Paragraph {
            goes_on,
            ..Paragraph::default()
        });
    }

    /// What is known of a paragraph is known: its words come.
    fn paragraph_begins(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let style = paragraph.style.as_deref();
        let is_heading = paragraph.is_heading;
        if is_heading.unwrap_or_else(|| self.styles.is_heading(style)) {
            paragraph.is_begun_as_heading = true;
            self.flow.begin(Whose::Heading);
        }
        let list = paragraph.list.clone().or_else(|| self.styles.list(style));
        let Some(list) = list.filter(|list| list != "0") else {
            return;
        };
        let stated = paragraph.level.or_else(|| self.styles.level(style));
        let level = stated.or_else(|| self.numbering.level_of(&list, style));
        let number = self.numbering.next(&list, level.unwrap_or(0));
        paragraph.number = number.filter(|_| !paragraph.goes_on);
    }

    fn paragraph_ends(&mut self) {
        let ended = self.paragraphs.pop().unwrap_or_default();
        if ended.is_begun_as_heading {
            self.flow.end_last();
        }
        self.fields.paragraph_ends();
        self.goes_on = ended.is_initial || ended.end_deleted.is_some();
        if let Some(by) = ended.end_deleted.filter(|_| self.flow.is_begun()) {
            self.flow.place(Whose::OverEnd(by));
            // Nobody has accepted that the words become one.
            self.flow.space();
        }
        // Without it the paragraph goes on in the next.
        if let Some(by) = ended.end_inserted.filter(|_| self.flow.is_begun()) {
            self.flow.place(Whose::OverNewEnd(by));
        }
        if !self.goes_on {
            self.flow.leave();
        }
    }

    /// The words that come stand in the frame of their paragraph, or in none.
    fn come_into_frame(&mut self) {
        let Some(paragraph) = self.paragraphs.last() else {
            return;
        };
        if self.frame == paragraph.frame {
            return;
        }
        let frame = paragraph.frame.clone();
        if self.frame.is_some() {
            self.flow.close_cell();
        }
        if frame.is_some() {
            self.flow.open_cell(true);
        }
        self.frame = frame;
    }

    /// Words of a run.
    fn say(&mut self, text: &str) {
        let paragraph = self.paragraphs.last_mut();
        let shade = paragraph.as_ref().and_then(|paragraph| paragraph.shade);
        let around = self.grounds.last().copied().unwrap_or(Ground::Paper);
        let ground = shade.map_or(around, Ground::Color);
        let table = self.tables.last().and_then(Option::as_deref);
        let style = paragraph
            .as_ref()
            .and_then(|paragraph| paragraph.style.as_deref());
        let run = self.runs.last_mut();
        let look = match &run {
            Some(run) if run.begun.is_none() => {
                self.styles
                    .look(run.look, run.style.as_deref(), style, table)
            }
            _ => Look::default(),
        };
        let whose = look.whose(ground);
        // Letters of scripts that are written so stand as they would anyway.
        let is_turned = self.orders.last() == Some(&true)
            && text.contains(char::is_alphanumeric)
            && !text.contains(is_right_to_left);
        let is_apart = self.flow.is_apart() || whose.iter().any(Whose::stands_apart);
        let number = paragraph
            .filter(|_| !is_apart && !text.trim().is_empty())
            .and_then(|paragraph| paragraph.number.take());
        if let Some(number) = number {
            self.flow.begin(Whose::Number);
            self.flow.text(&number);
            self.flow.end_last();
            self.flow.text(" ");
        }
        if let Some(run) = run {
            run.begun = Some(run.begun.unwrap_or(0) + whose.len());
            run.script = run.script.or(look.script());
        }
        if let Some(script) = look.script() {
            self.flow.shift(script);
        }
        for one in whose {
            self.flow.begin(one);
        }
        if is_turned {
            self.flow.begin(Whose::Turned);
        }
        self.flow.cells(text);
        if is_turned {
            self.flow.end_last();
        }
    }
}

/// Whether a letter is of a script that is written from the right to the left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}')
}

/// Whether a property is on that may be said to be off.
fn is_on(attributes: &Attributes<'_>) -> bool {
    !matches!(
        attributes.get("val").as_deref(),
        Some("0" | "false" | "off")
    )
}

/// By whom a change or a comment is, and when.
fn by(attributes: &Attributes<'_>) -> By {
    let stated = |name: &str| attributes.get(name).filter(|said| !said.trim().is_empty());
    By {
        who: stated("author").map(Into::into),
        when: stated("date")
            .and_then(|when| date::iso(&when))
            .map(Into::into),
    }
}
