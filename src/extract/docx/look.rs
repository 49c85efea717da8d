//! How words look in Word, as far as it tells what they are: hidden, struck, white on white; and what its
//! styles say of that.

use std::collections::HashMap;

use super::{
    super::{
        Unreadable, Whose,
        script::Script,
        xml::{self, Attributes, Event, Then},
    },
    color::{self, Color},
};

/// Styles that rest on one another.
const DEPTH: usize = 20;

/// Half points: letters of two points and less are not to be read.
const TINY: u32 = 4;

/// Half points: the size of letters of which nothing is said.
const USUAL: u32 = 20;

/// Half points: smaller letters that stand so far above or below their line are raised or lowered, and so are others that
/// stand a third of their size above or below it.
const RAISED: u32 = 4;

/// Effects round letters and on them, which have colours and fills of their own.
pub const EFFECTS: [&str; 6] = [
    "textOutline",
    "shadow",
    "glow",
    "reflection",
    "props3d",
    "gradFill",
];

/// What is said of how words look; none where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    hidden: Option<bool>,
    struck: Option<bool>,
    doubly_struck: Option<bool>,
    /// In half points; so is how far above their line they stand.
    size: Option<u32>,
    position: Option<i32>,
    /// Of letters that are filled with nothing.
    unfilled: Option<bool>,
    /// Of letters whose colour the program chooses, so that they are seen on what shades them, none, which may be
    /// said; so of the others.
    letters: Option<Option<Color>>,
    shade: Option<Option<Color>>,
    /// As a pen marks words, over what shades them.
    highlight: Option<Option<Color>>,
    /// Of a run that stands on its line none, which may be said.
    script: Option<Option<Script>>,
}

/// Where words stand: what is behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    Paper,
    Color(Color),
    /// A cell or a box, which may be dark.
    Unknown,
}

impl Look {
    /// Takes a property of a run.
    pub fn take(&mut self, name: &str, attributes: &Attributes<'_>) {
        let value = attributes.get("val");
        let value = value.as_deref();
        let is_on = !matches!(value, Some("0" | "false" | "off" | "none"));
        match name {
            "vanish" => self.hidden = Some(is_on),
            "strike" => self.struck = Some(is_on),
            "dstrike" => self.doubly_struck = Some(is_on),
            "color" => self.letters = Some(color::of_letters(attributes)),
            "noFill" => self.unfilled = Some(true),
            "srgbClr" | "schemeClr" => {
                self.unfilled = Some(false);
                self.letters = Some(value.and_then(color::of_fill));
            }
            "lumMod" | "lumOff" | "shade" | "tint" => self.letters = Some(None),
            "sz" => {
                self.size = value.and_then(|value| value.parse().ok());
            }
            "position" => self.position = value.and_then(|value| value.parse().ok()),
            "vertAlign" => {
                self.script = Some(match value {
                    Some("superscript") => Some(Script::Above),
                    Some("subscript") => Some(Script::Below),
                    _ => None,
                });
            }
            "highlight" => self.highlight = Some(value.and_then(color::of_pen)),
            "shd" => self.shade = Some(color::of_shade(attributes)),
            _ => {}
        }
    }

    /// The same where nothing of it is said, as below.
    fn over(self, below: Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            struck: self.struck.or(below.struck),
            doubly_struck: self.doubly_struck.or(below.doubly_struck),
            size: self.size.or(below.size),
            position: self.position.or(below.position),
            unfilled: self.unfilled.or(below.unfilled),
            letters: self.letters.or(below.letters),
            shade: self.shade.or(below.shade),
            highlight: self.highlight.or(below.highlight),
            script: self.script.or(below.script),
        }
    }

    /// The same, where smaller letters than those round them that are moved are above or below their line.
    fn raised(self, around: Self) -> Self {
        let size = self.size.unwrap_or(USUAL);
        let is_smaller = size < around.size.unwrap_or(USUAL);
        let position = self.position.unwrap_or(0);
        let by = position.unsigned_abs();
        if by < RAISED || !is_smaller && by < size / 3 {
            return self;
        }
        let script = match position > 0 {
            true => Some(Script::Above),
            false => Some(Script::Below),
        };
        Self {
            script: self.script.or(Some(script)),
            ..self
        }
    }

    /// Where in their line words stand that look so.
    pub fn script(self) -> Option<Script> {
        self.script.flatten()
    }

    /// What words are that look so, on that ground.
    pub fn whose(self, ground: Ground) -> Vec<Whose> {
        let is = |said: Option<bool>| said == Some(true);
        let is_tiny = self.size.is_some_and(|size| size <= TINY);
        let letters = self.letters.flatten();
        let marked = self.highlight.flatten();
        let ground = match marked.or(self.shade.flatten()) {
            Some(color) => Ground::Color(color),
            None => ground,
        };
        let is_white = letters.is_some_and(|letters| letters.is_like(Color::WHITE));
        let is_of_its_ground = match (letters, ground) {
            (Some(letters), Ground::Color(ground)) => letters.is_like(ground),
            (Some(_), Ground::Paper) => is_white,
            (_, Ground::Unknown) => false,
            // A pen's black covers letters for which no colour was chosen.
            (None, _) => marked.is_some_and(|marked| marked.is_like(Color::BLACK)),
        };
        let all = [
            (
                is(self.hidden) || is(self.unfilled) || is_tiny || is_of_its_ground,
                Whose::Hidden,
            ),
            (is(self.struck) || is(self.doubly_struck), Whose::Struck),
            (is_white && ground == Ground::Unknown, Whose::White),
        ];
        let all = all.into_iter().filter(|(is, _)| *is);
        all.map(|(_, whose)| whose).collect()
    }
}

/// What a style says.
#[derive(Clone, Debug, Default)]
struct Style {
    rests_on: Option<String>,
    look: Look,
    is_heading: Option<bool>,
    /// The number of its list, and the level in it.
    list: Option<String>,
    level: Option<usize>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    all: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    of_paragraphs: Option<String>,
    /// How words look of which nothing else is said.
    otherwise: Look,
}

impl Styles {
    /// Reads the part that holds them.
    ///
    /// # Errors
    /// `Damaged` where it is not well formed.
    pub fn read(part: &str) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        xml::read(part, |event| {
            match event {
                Event::Open("style", attributes) => {
                    let id = attributes.get("styleId").unwrap_or_default();
                    let is =
                        |name: &str, value: &str| attributes.get(name).as_deref() == Some(value);
                    let is_default = is("default", "1") || is("default", "true");
                    if is_default && is("type", "paragraph") {
                        styles.of_paragraphs = Some(id.clone());
                    }
                    open = Some((id, Style::default()));
                }
                Event::Open("docDefaults", _) => open = Some(Default::default()),
                Event::Open("rPrChange" | "pPrChange" | "tblStylePr", _) => return Then::Skip,
                Event::Open(name, _) if EFFECTS.contains(&name) => return Then::Skip,
                Event::Open(name, attributes) => {
                    if let Some((_, style)) = &mut open {
                        style.take(name, attributes);
                    }
                }
                Event::Close("docDefaults") => {
                    styles.otherwise = open.take().unwrap_or_default().1.look;
                }
                Event::Close("style") => styles.all.extend(open.take()),
                _ => {}
            }
            Then::GoOn
        })?;
        Ok(styles)
    }

    /// The style of that name, then those that it rests on.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.and_then(|id| self.all.get(id));
        let next = |style: &&Style| self.all.get(style.rests_on.as_deref()?);
        std::iter::successors(first, next).take(DEPTH)
    }

    /// How words look that look so themselves, in a run, a paragraph and a table of these styles.
    pub fn look(
        &self,
        own: Look,
        run: Option<&str>,
        paragraph: Option<&str>,
        table: Option<&str>,
    ) -> Look {
        let paragraph = paragraph.or(self.of_paragraphs.as_deref());
        let around = self.chain(paragraph).chain(self.chain(table));
        let around = around.fold(Look::default(), |look, style| look.over(style.look));
        let around = around.over(self.otherwise);
        let own = self
            .chain(run)
            .fold(own, |look, style| look.over(style.look));
        own.over(around).raised(around)
    }

    /// Whether a paragraph of that style is a heading.
    pub fn is_heading(&self, id: Option<&str>) -> bool {
        let stated = self.chain(id).find_map(|style| style.is_heading);
        stated == Some(true)
    }

    /// The list that a paragraph of that style is in.
    pub fn list(&self, id: Option<&str>) -> Option<String> {
        self.chain(id).find_map(|style| style.list.clone())
    }

    /// The level in it, as far as the style says.
    pub fn level(&self, id: Option<&str>) -> Option<usize> {
        self.chain(id).find_map(|style| style.level)
    }
}

impl Style {
    fn take(&mut self, name: &str, attributes: &Attributes<'_>) {
        let value = || attributes.get("val");
        let number = || value().and_then(|value| value.parse::<usize>().ok());
        match name {
            "basedOn" => self.rests_on = value(),
            "numId" => self.list = value(),
            "ilvl" => self.level = number(),
            // The tenth is the body.
            "outlineLvl" => self.is_heading = number().map(|level| level < 9),
            _ => self.look.take(name, attributes),
        }
    }
}
