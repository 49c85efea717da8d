//! What a document says of its words before they come: how its styles look, and which changes are tracked.

use std::collections::HashMap;

use super::super::{
    By, Unreadable, Whose, date,
    script::Script,
    xml::{self, Attributes, Event, Then},
};

/// Styles that rest on one another.
const DEPTH: usize = 20;

/// What a style says of how words look; none where it says nothing.
#[derive(Debug, Default)]
struct Style {
    rests_on: Option<String>,
    hidden: Option<bool>,
    struck: Option<bool>,
    white: Option<bool>,
    shaded: Option<bool>,
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
                Event::Open("style", attributes) => {
                    let name = attributes.get("name").unwrap_or_default();
                    let rests_on = attributes.get("parent-style-name");
                    let new = Style {
                        rests_on,
                        ..Style::default()
                    };
                    style = Some((name, new));
                }
                Event::Open("text-properties", attributes) => {
                    if let Some((_, style)) = &mut style {
                        style.take(attributes);
                    }
                }
                Event::Close("style") => self.styles.extend(style.take()),
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
        std::iter::successors(first, next).take(DEPTH).collect()
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
        let is_white = says(|style| style.white) && !says(|style| style.shaded);
        let all = [
            (says(|style| style.hidden), Whose::Hidden),
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
        let white = value("color").map(|color| color.eq_ignore_ascii_case("#ffffff"));
        self.white = white;
        self.shaded = value("background-color")
            .map(|color| color != "transparent" && !color.eq_ignore_ascii_case("#ffffff"));
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
