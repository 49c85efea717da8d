//! What a document says of its words before they come: how its styles look, and which changes are tracked.

use std::collections::HashMap;

use super::super::{
    By, Unreadable, Whose, date,
    script::Script,
    xml::{self, Attributes, Event, Then},
};

/// Styles that rest on one another.
const DEPTH: usize = 20;

/// Points: letters of that size and less are not to be read; so are those of so many hundredths of what is round them.
const TINY: f32 = 2.0;
const TINY_PART: f32 = 10.0;

/// By so much in each of its parts a colour differs from another at most of which it cannot be told on a screen.
const LIKE: u8 = 7;

/// The parts of a colour as `#rrggbb`.
fn parts(color: &str) -> Option<[u8; 3]> {
    let digits = color.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

fn is_like(one: [u8; 3], other: [u8; 3]) -> bool {
    let mut parts = one.iter().zip(other);
    parts.all(|(one, other)| one.abs_diff(other) <= LIKE)
}

/// What a style says of how words look; none where it says nothing.
#[derive(Debug, Default)]
struct Style {
    /// Whether it is what is so in all others.
    is_of_all: bool,
    rests_on: Option<String>,
    hidden: Option<bool>,
    struck: Option<bool>,
    /// In colours as `#rrggbb` in small letters, or what else stands there.
    letters: Option<String>,
    ground: Option<String>,
    is_tiny: Option<bool>,
    script: Option<Option<Script>>,
}

/// A tracked change.
#[derive(Debug)]
pub struct Change {
    pub whose: Whose,
    /// The paragraphs that were deleted.
    pub gone: Vec<String>,
}

/// The styles and the changes of a document.
#[derive(Debug, Default)]
pub struct Marked {
    styles: HashMap<String, Style>,
    changes: HashMap<String, Change>,
}

impl Marked {
    /// Takes what a part says.
    ///
    /// # Errors
    /// `Damaged` where it is not well formed.
    pub fn read(&mut self, part: &str) -> Result<(), Unreadable> {
        let mut style: Option<(String, Style)> = None;
        let mut region = Region::default();
        xml::read(part, |event| {
            match event {
                // What is so in all styles of a family has no name.
                Event::Open("style" | "default-style", attributes) => {
                    let name = attributes.get("name").unwrap_or_default();
                    let is_of_text = matches!(
                        attributes.get("family").as_deref(),
                        Some("paragraph" | "text") | None
                    );
                    let rests_on = attributes.get("parent-style-name");
                    let new = Style {
                        is_of_all: name.is_empty(),
                        rests_on,
                        ..Style::default()
                    };
                    style = Some((name, new)).filter(|(name, _)| !name.is_empty() || is_of_text);
                }
                Event::Open("paragraph-properties", attributes) => {
                    if let Some((_, style)) = &mut style {
                        style.ground = attributes.get("background-color");
                    }
                }
                Event::Open("text-properties", attributes) => {
                    if let Some((_, style)) = &mut style {
                        style.take(attributes);
                    }
                }
                Event::Close("style" | "default-style") => self.styles.extend(style.take()),
                Event::Open("changed-region", attributes) => {
                    region = Region {
                        id: attributes.get("id").unwrap_or_default(),
                        ..Region::default()
                    };
                }
                Event::Close("changed-region") => {
                    let region = std::mem::take(&mut region);
                    self.changes.extend(region.change());
                }
                Event::Open(name, _) => region.open(name),
                Event::Close(name) => region.close(name),
                Event::Text(text) => region.text(text),
            }
            Then::GoOn
        })
    }

    /// A change by its id.
    pub fn change(&self, id: Option<String>) -> Option<&Change> {
        self.changes.get(&id?)
    }

    /// The style of that name, then those that it rests on.
    fn chain(&self, style: Option<String>) -> Vec<&Style> {
        let first = style.and_then(|style| self.styles.get(&style));
        let next = |style: &&Style| self.styles.get(style.rests_on.as_deref()?);
        let named = std::iter::successors(first, next).take(DEPTH);
        named.chain(self.styles.get("")).collect()
    }

    /// Where words of a style stand in their line, if not on it.
    pub fn script(&self, style: Option<String>) -> Option<Script> {
        let chain = self.chain(style);
        chain.iter().find_map(|style| style.script).flatten()
    }

    /// What words of a style are.
    pub fn look(&self, style: Option<String>) -> Vec<Whose> {
        let chain = self.chain(style);
        let says =
            |of: fn(&Style) -> Option<bool>| chain.iter().find_map(|style| of(style)) == Some(true);
        let color = |of: fn(&Style) -> Option<&String>| {
            let stated = chain.iter().find_map(|style| of(style));
            stated.and_then(|color| parts(color))
        };
        let letters = color(|style| style.letters.as_ref());
        let ground = color(|style| style.ground.as_ref());
        let is_white =
            ground.is_none() && letters.is_some_and(|letters| is_like(letters, [255; 3]));
        // The letters of all styles are not compared: what is in the paragraph may have others.
        let is_stated = chain
            .iter()
            .any(|style| !style.is_of_all && style.letters.is_some());
        let is_of_its_ground = letters
            .filter(|_| is_stated)
            .zip(ground)
            .is_some_and(|(letters, ground)| is_like(letters, ground));
        let is_hidden = says(|style| style.hidden) || says(|style| style.is_tiny);
        let all = [
            (is_hidden || is_of_its_ground, Whose::Hidden),
            (says(|style| style.struck), Whose::Struck),
            (is_white, Whose::White),
        ];
        let all = all.into_iter().filter(|(is, _)| *is);
        all.map(|(_, whose)| whose).collect()
    }
}

impl Style {
    fn take(&mut self, attributes: &Attributes<'_>) {
        let value = |name: &str| attributes.get(name);
        self.hidden = value("display").map(|display| display == "none");
        let lines = ["text-line-through-style", "text-line-through-type"];
        self.struck = lines
            .iter()
            .find_map(|name| value(name))
            .map(|line| line != "none");
        // `super 58%`, or so much of the height of the letters up or down.
        self.script = value("text-position").map(|position| {
            let first = position.split_whitespace().next().unwrap_or_default();
            match (first, first.trim_end_matches('%').parse::<f32>()) {
                ("super", _) => Some(Script::Above),
                ("sub", _) => Some(Script::Below),
                (_, Ok(part)) if part > 0.0 => Some(Script::Above),
                (_, Ok(part)) if part < 0.0 => Some(Script::Below),
                _ => None,
            }
        });
        // The program's own colour is seen on what is behind it, whatever else is said.
        let is_own = value("use-window-font-color").as_deref() == Some("true");
        let letters = value("color").filter(|_| !is_own);
        // Of letters that are not seen at all the colour does not count. LibreOffice writes an opacity of none beside its
        // own colour, and means nothing by it.
        let is_seen = is_own || value("opacity").as_deref() != Some("0%");
        self.hidden = if is_seen { self.hidden } else { Some(true) };
        self.letters = letters.or(is_own.then(String::new));
        self.ground = value("background-color").or(self.ground.take());
        self.is_tiny = value("font-size").and_then(|size| {
            let hundredths = size.strip_suffix('%').map(|part| (part, TINY_PART));
            let (number, tiny) = size
                .strip_suffix("pt")
                .map(|points| (points, TINY))
                .or(hundredths)?;
            Some(number.trim().parse::<f32>().ok()? <= tiny)
        });
    }
}

/// A change that is being read.
#[derive(Default)]
struct Region {
    id: String,
    /// The element that tells what was done.
    kind: String,
    by: By,
    /// The element that says by whom or when, while it is open.
    says: Option<Says>,
    gone: Vec<String>,
}

#[derive(Clone, Copy)]
enum Says {
    Who,
    When,
}

impl Region {
    fn open(&mut self, name: &str) {
        match name {
            "insertion" | "deletion" => name.clone_into(&mut self.kind),
            "creator" => self.says = Some(Says::Who),
            "date" => self.says = Some(Says::When),
            "p" | "h" => self.gone.push(String::new()),
            "s" | "tab" | "line-break" => self.text(" "),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if matches!(name, "creator" | "date") {
            self.says = None;
        }
    }

    fn text(&mut self, text: &str) {
        match (self.says, self.gone.last_mut()) {
            (Some(Says::Who), _) => self.by.who = Some(text.into()),
            (Some(Says::When), _) => self.by.when = date::iso(text).map(Into::into),
            (None, Some(gone)) => gone.push_str(text),
            (None, None) => {}
        }
    }

    fn change(self) -> Option<(String, Change)> {
        let whose = match &*self.kind {
            "insertion" => Whose::Inserted(self.by),
            "deletion" => Whose::Deleted(self.by),
            _ => return None,
        };
        let gone = self.gone;
        Some((self.id, Change { whose, gone }))
    }
}
