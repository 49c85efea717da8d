//! How words look in Word, as far as it tells what they are: hidden, struck, white on white; and what its
//! styles say of that.

use std::collections::HashMap;

use super::super::{
    Unreadable, Whose,
    script::Script,
    xml::{self, Attributes, Event, Then},
};

/// Styles that rest on one another.
const DEPTH: usize = 20;

/// Half points: letters of two points and less are not to be read.
const TINY: u32 = 4;

/// What is said of how words look; none where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    hidden: Option<bool>,
    struck: Option<bool>,
    white: Option<bool>,
    shaded: Option<bool>,
    tiny: Option<bool>,
    /// The colours of the letters and of what shades them.
    letters: Option<u32>,
    ground: Option<u32>,
    /// Of a run that stands on its line none, which may be said.
    script: Option<Option<Script>>,
}

/// Where words stand: what is behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    Paper,
    /// A cell or a box, which may be dark.
    Other,
}

impl Look {
    /// Takes a property of a run.
    pub fn take(&mut self, name: &str, attributes: &Attributes<'_>) {
        let value = attributes.get("val");
        let value = value.as_deref();
        let is_on = !matches!(value, Some("0" | "false" | "off" | "none"));
        match name {
            "vanish" => self.hidden = Some(is_on),
            "strike" | "dstrike" => self.struck = Some(is_on),
            "color" => {
                self.white = Some(value.is_some_and(is_white));
                self.letters = value.and_then(number);
            }
            "sz" => {
                let size = value.and_then(|value| value.parse::<u32>().ok());
                self.tiny = size.map(|size| size <= TINY);
            }
            "vertAlign" => {
                self.script = Some(match value {
                    Some("superscript") => Some(Script::Above),
                    Some("subscript") => Some(Script::Below),
                    _ => None,
                });
            }
            "highlight" => self.shaded = Some(is_on),
            "shd" => {
                let fill = attributes.get("fill").unwrap_or_default();
                self.ground = number(&fill);
                self.shaded = Some(fill != "auto" && !fill.is_empty() && !is_white(&fill));
            }
            _ => {}
        }
    }

    /// The same where nothing of it is said, as below.
    fn over(self, below: Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            struck: self.struck.or(below.struck),
            white: self.white.or(below.white),
            shaded: self.shaded.or(below.shaded),
            tiny: self.tiny.or(below.tiny),
            letters: self.letters.or(below.letters),
            ground: self.ground.or(below.ground),
            script: self.script.or(below.script),
        }
    }

    /// Where in their line words stand that look so.
    pub fn script(self) -> Option<Script> {
        self.script.flatten()
    }

    /// What words are that look so.
    pub fn whose(self, ground: Ground) -> Vec<Whose> {
        let is = |said: Option<bool>| said == Some(true);
        let is_white = is(self.white) && !is(self.shaded);
        let is_shaded_over = self.letters.is_some() && self.letters == self.ground;
        let is_hidden = is(self.hidden)
            || is(self.tiny)
            || is_shaded_over
            || is_white && ground == Ground::Paper;
        let all = [
            (is_hidden, Whose::Hidden),
            (is(self.struck), Whose::Struck),
            (is_white && ground == Ground::Other, Whose::White),
        ];
        let all = all.into_iter().filter(|(is, _)| *is);
        all.map(|(_, whose)| whose).collect()
    }
}

/// A colour in hexadecimal.
fn number(color: &str) -> Option<u32> {
    u32::from_str_radix(color, 16)
        .ok()
        .filter(|_| color.len() == 6)
}

/// Whether a colour, in hexadecimal, is that of paper.
fn is_white(color: &str) -> bool {
    let pairs = [0, 2, 4].map(|at| color.get(at..at + 2));
    let parts = pairs.map(|pair| u8::from_str_radix(pair?, 16).ok());
    color.len() == 6
        && parts
            .iter()
            .all(|part| part.is_some_and(|part| part >= 0xF8))
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
pub struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads the part that holds them.
    ///
    /// # Errors
    /// `Damaged` where it is not well formed.
    pub fn read(part: &str) -> Result<Self, Unreadable> {
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        xml::read(part, |event| {
            match event {
                Event::Open("style", attributes) => {
                    let id = attributes.get("styleId").unwrap_or_default();
                    let style = Style::default();
                    open = Some((id, style));
                }
                Event::Open("rPrChange" | "pPrChange" | "tblStylePr" | "docDefaults", _) => {
                    return Then::Skip;
                }
                Event::Open(name, attributes) => {
                    if let Some((_, style)) = &mut open {
                        style.take(name, attributes);
                    }
                }
                Event::Close("style") => styles.extend(open.take()),
                _ => {}
            }
            Then::GoOn
        })?;
        Ok(Self(styles))
    }

    /// The style of that name, then those that it rests on.
    fn chain(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.and_then(|id| self.0.get(id));
        let next = |style: &&Style| self.0.get(style.rests_on.as_deref()?);
        std::iter::successors(first, next).take(DEPTH)
    }

    /// How words look that look so themselves, in a run and a paragraph of these styles.
    pub fn look(&self, own: Look, run: Option<&str>, paragraph: Option<&str>) -> Look {
        let styles = self.chain(run).chain(self.chain(paragraph));
        styles.fold(own, |look, style| look.over(style.look))
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
