//! Where in a part of a Word document the reading is, and what its words are.

use super::{
    super::{
        Block, By, Unreadable, Whose, date,
        flow::Flow,
        script::Script,
        xml::{self, Attributes, Event, Then},
    },
    look::{Ground, Look, Styles},
    numbering::Numbering,
};

/// The blocks of a part, and how many pages it has if that is known.
///
/// # Errors
/// `Damaged` where it is not well formed.
pub fn text(
    part: &str,
    styles: &Styles,
    numbering: &mut Numbering,
) -> Result<(Vec<Block>, Option<u32>), Unreadable> {
    let mut place = Place::new(styles, numbering);
    if part.contains("lastRenderedPageBreak") {
        place.flow.page = Some(1);
    }
    xml::read(part, |event| place.take(&event))?;
    let pages = place.flow.page;
    Ok((place.flow.finish(), pages))
}

struct Place<'p> {
    flow: Flow,
    styles: &'p Styles,
    numbering: &'p mut Numbering,
    /// How many elements round this place hold text, as nothing else does.
    in_text: usize,
    properties: Properties,
    /// How many cells and boxes are round this place, which may be dark.
    grounds: usize,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    /// Whether the next paragraph goes on in the one before, whose end was deleted.
    goes_on: bool,
}

/// Of what the properties are that stand at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Properties {
    None,
    Paragraph,
    Run,
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
    end_is_deleted: bool,
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

impl<'p> Place<'p> {
    fn new(styles: &'p Styles, numbering: &'p mut Numbering) -> Self {
        Self {
            flow: Flow::default(),
            styles,
            numbering,
            in_text: 0,
            properties: Properties::None,
            grounds: 0,
            paragraphs: Vec::new(),
            runs: Vec::new(),
            goes_on: false,
        }
    }

    fn take(&mut self, event: &Event<'_>) -> Then {
        match event {
            Event::Open(name, attributes) => return self.open(name, attributes),
            Event::Text(text) if self.in_text > 0 => self.say(text),
            Event::Text(_) => {}
            Event::Close(name) => self.close(name),
        }
        Then::GoOn
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Then {
        match self.properties {
            Properties::Paragraph => return self.of_paragraph(name, attributes),
            Properties::Run => return self.of_run(name, attributes),
            Properties::None => {}
        }
        match name {
            // What moved is read where it has moved to.
            "moveFrom" | "instrText" | "delInstrText" | "Fallback" | "tblPr" | "trPr" | "tcPr"
            | "sectPr" | "sdtPr" | "tblGrid" => return Then::Skip,
            "del" => self.flow.begin(Whose::Deleted(by(attributes))),
            "ins" => self.flow.begin(Whose::Inserted(by(attributes))),
            "moveTo" => self.flow.begin(Whose::Moved(by(attributes))),
            "comment" => self.flow.begin(Whose::Comment(by(attributes))),
            "footnote" | "endnote" => self.flow.begin(Whose::Note),
            "pPr" => self.properties = Properties::Paragraph,
            "rPr" if self.runs.is_empty() => return Then::Skip,
            "rPr" => self.properties = Properties::Run,
            "p" => self.paragraph(),
            "r" => self.runs.push(Run::default()),
            "tc" | "txbxContent" => self.grounds += 1,
            "t" | "delText" => self.in_text += 1,
            "tab" | "ptab" | "br" | "cr" => self.flow.text(" "),
            "noBreakHyphen" => self.say("\u{2011}"),
            "lastRenderedPageBreak" => {
                self.flow.page = self.flow.page.map(|page| page.saturating_add(1));
            }
            _ => {}
        }
        Then::GoOn
    }

    fn close(&mut self, name: &str) {
        match (name, self.properties) {
            ("pPr", _) => {
                self.properties = Properties::None;
                self.paragraph_begins();
            }
            ("rPr", Properties::Run) => self.properties = Properties::None,
            (_, Properties::Paragraph | Properties::Run) => {}
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
            ("tc" | "txbxContent", _) => self.grounds = self.grounds.saturating_sub(1),
            ("t" | "delText", _) => self.in_text = self.in_text.saturating_sub(1),
            ("del" | "ins" | "moveTo" | "comment" | "footnote" | "endnote", _) => {
                self.flow.end_last();
            }
            _ => {}
        }
    }

    /// Takes what is said of a paragraph. A mark of deletion there means its end.
    fn of_paragraph(&mut self, name: &str, attributes: &Attributes<'_>) -> Then {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return Then::GoOn;
        };
        let number = || attributes.get("val")?.parse::<usize>().ok();
        match name {
            "del" | "moveFrom" => paragraph.end_is_deleted = true,
            "pStyle" => paragraph.style = attributes.get("val"),
            "numId" => paragraph.list = attributes.get("val"),
            "ilvl" => paragraph.level = number(),
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
        self.goes_on = ended.end_is_deleted;
        if !self.goes_on {
            self.flow.leave();
        }
    }

    /// Words of a run.
    fn say(&mut self, text: &str) {
        let ground = match self.grounds {
            0 => Ground::Paper,
            _ => Ground::Other,
        };
        let paragraph = self.paragraphs.last_mut();
        let style = paragraph
            .as_ref()
            .and_then(|paragraph| paragraph.style.as_deref());
        let run = self.runs.last_mut();
        let look = match &run {
            Some(run) if run.begun.is_none() => {
                self.styles.look(run.look, run.style.as_deref(), style)
            }
            _ => Look::default(),
        };
        let whose = look.whose(ground);
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
        self.flow.text(text);
    }
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
