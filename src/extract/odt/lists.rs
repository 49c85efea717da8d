//! The numbers that an OpenDocument text sets before the items of its lists and before its headings.

use std::collections::HashMap;

use super::super::{
    Unreadable,
    numerals::{letters, letters_in_places, roman},
    xml::{self, Attributes, Event, Then},
};

/// The levels of a list.
const LEVELS: usize = 10;

/// Styles that rest on one another.
const DEPTH: usize = 20;

/// How far each level of a list is counted.
type Counted = [Option<u32>; LEVELS];

/// How the items of a level are numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    /// `1`, `a`, `A`, `i`, `I`; nothing where no number is set.
    format: String,
    prefix: String,
    suffix: String,
    /// The whole number as it is written, with the numbers of levels in it: `%1%.%2%.`
    pattern: Option<String>,
    start: u32,
    /// How many levels are written, this one and those above it.
    shown: usize,
    /// Whether z is followed by aa, bb instead of aa, ab.
    is_synced: bool,
}

/// The styles of lists by their names, and of paragraphs those that name one.
#[derive(Debug, Default)]
pub struct ListStyles {
    lists: HashMap<String, [Option<Level>; LEVELS]>,
    headings: [Option<Level>; LEVELS],
    paragraphs: HashMap<String, (Option<String>, Option<String>)>,
}

/// A list that is open.
#[derive(Debug)]
struct List {
    style: Option<String>,
    /// What another list continues it by.
    id: Option<String>,
}

/// An item that is open.
#[derive(Debug, Default)]
struct Item {
    /// Whether its number is written, or it has none.
    is_done: bool,
    start: Option<u32>,
    /// Its number, where the file says it.
    stated: Option<String>,
}

/// Where in the lists of a document the reading is.
#[derive(Debug)]
pub struct Counting<'s> {
    styles: &'s ListStyles,
    lists: Vec<List>,
    items: Vec<Item>,
    /// How far the outermost list is counted that is open, and others by their ids and styles.
    counted: Counted,
    by_id: HashMap<String, Counted>,
    by_style: HashMap<String, Counted>,
    headings: Counted,
}

impl ListStyles {
    /// Takes what a part says.
    ///
    /// # Errors
    /// `Damaged` where it is not well formed.
    pub fn read(&mut self, part: &str) -> Result<(), Unreadable> {
        let mut list: Option<String> = None;
        xml::read(part, |event| {
            match event {
                Event::Open("list-style", attributes) => list = attributes.get("name"),
                Event::Close("list-style") => list = None,
                Event::Open("list-level-style-number", attributes) => {
                    if let Some(list) = &list {
                        let levels = self.lists.entry(list.clone()).or_default();
                        put(levels, attributes);
                    }
                }
                Event::Open("outline-level-style", attributes) => {
                    put(&mut self.headings, attributes);
                }
                Event::Open("style", attributes) => {
                    let said = (
                        attributes.get("list-style-name"),
                        attributes.get("parent-style-name"),
                    );
                    if let Some(name) = attributes.get("name") {
                        self.paragraphs.insert(name, said);
                    }
                }
                _ => {}
            }
            Then::GoOn
        })
    }

    /// The style of lists that the style of a paragraph names, or one that it rests on.
    fn of_paragraph(&self, style: Option<String>) -> Option<String> {
        let mut next = style;
        for _ in 0..DEPTH {
            let (list, parent) = self.paragraphs.get(&next?)?;
            if list.is_some() {
                return list.clone();
            }
            next = parent.clone();
        }
        None
    }
}

fn put(levels: &mut [Option<Level>; LEVELS], attributes: &Attributes<'_>) {
    let text = |name: &str| attributes.get(name).unwrap_or_default();
    let level = number(attributes, "level").and_then(|level| level.checked_sub(1));
    if let Some(place) = level.and_then(|level| levels.get_mut(level as usize)) {
        *place = Some(Level {
            format: text("num-format"),
            prefix: text("num-prefix"),
            suffix: text("num-suffix"),
            pattern: attributes.get("num-list-format"),
            start: number(attributes, "start-value").unwrap_or(1),
            shown: number(attributes, "display-levels").map_or(1, |shown| shown as usize),
            is_synced: text("num-letter-sync") == "true",
        });
    }
}

fn number(attributes: &Attributes<'_>, name: &str) -> Option<u32> {
    attributes.get(name)?.parse().ok()
}

impl<'s> Counting<'s> {
    pub fn new(styles: &'s ListStyles) -> Self {
        Self {
            styles,
            lists: Vec::new(),
            items: Vec::new(),
            counted: Counted::default(),
            by_id: HashMap::new(),
            by_style: HashMap::new(),
            headings: Counted::default(),
        }
    }

    /// A list, an item, or what is no item but stands as one begins.
    pub fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            "list" => self.list(attributes),
            "list-item" => self.items.push(Item {
                start: number(attributes, "start-value"),
                ..Item::default()
            }),
            "list-header" => self.items.push(Item {
                is_done: true,
                ..Item::default()
            }),
            _ => {}
        }
    }

    fn list(&mut self, attributes: &Attributes<'_>) {
        let around = self.lists.last().and_then(|list| list.style.clone());
        let style = attributes.get("style-name").or(around);
        let goes_on = attributes.get("continue-numbering").as_deref() == Some("true");
        match self.lists.len() {
            0 => {
                let other = attributes.get("continue-list");
                let other = other.and_then(|id| self.by_id.get(&id));
                let same = style.as_ref().filter(|_| goes_on);
                let same = same.and_then(|style| self.by_style.get(style));
                self.counted = other.or(same).copied().unwrap_or_default();
            }
            _ if goes_on => {}
            depth => {
                if let Some(deeper) = self.counted.get_mut(depth..) {
                    deeper.fill(None);
                }
            }
        }
        self.lists.push(List {
            style,
            id: attributes.prefixed("id"),
        });
    }

    pub fn close(&mut self, name: &str) {
        match name {
            "list" => {
                let ended = self.lists.pop();
                if let Some(List { style, id }) = ended.filter(|_| self.lists.is_empty()) {
                    self.by_id.extend(id.map(|id| (id, self.counted)));
                    self.by_style
                        .extend(style.map(|style| (style, self.counted)));
                }
            }
            "list-item" | "list-header" => _ = self.items.pop(),
            _ => {}
        }
    }

    /// The file says the number of the item that is open.
    pub fn state(&mut self, number: String) {
        if let Some(item) = self.items.last_mut() {
            item.stated = Some(number);
        }
    }

    /// The number before a paragraph (`p`) or heading (`h`) that begins, if one is set there.
    pub fn next(&mut self, name: &str, attributes: &Attributes<'_>) -> Option<String> {
        let styles = self.styles;
        if let Some(item) = self.items.last_mut() {
            if std::mem::replace(&mut item.is_done, true) {
                return None;
            }
            let (start, stated) = (item.start, item.stated.take());
            let depth = self.lists.len().checked_sub(1)?;
            let style = self.lists.last().and_then(|list| list.style.clone());
            let of_paragraph = || styles.of_paragraph(attributes.get("style-name"));
            let levels = styles.lists.get(&style.or_else(of_paragraph)?);
            let number = count(&mut self.counted, levels?, depth, start);
            return stated.or(number);
        }
        if name != "h" || attributes.get("is-list-header").as_deref() == Some("true") {
            return None;
        }
        let depth = number(attributes, "outline-level")?.checked_sub(1)? as usize;
        let start = number(attributes, "start-value");
        count(&mut self.headings, &styles.headings, depth, start)
    }
}

/// Counts an item of a level, and gives its number as it is written; none where it has a sign or nothing.
fn count(
    counted: &mut Counted,
    levels: &[Option<Level>; LEVELS],
    depth: usize,
    start: Option<u32>,
) -> Option<String> {
    let own = levels.get(depth).and_then(Option::as_ref);
    let first = own.map_or(1, |level| level.start);
    let here = counted.get_mut(depth)?;
    let next = here.map_or(first, |last| last.saturating_add(1));
    *here = Some(start.unwrap_or(next));
    counted[depth + 1..].fill(None);
    let own = own.filter(|level| !level.format.is_empty())?;
    let part = |of: usize| {
        let level = levels.get(of)?.as_ref()?;
        let number = counted.get(of).copied().flatten().unwrap_or(level.start);
        (!level.format.is_empty()).then(|| level.written(number))
    };
    let text = match &own.pattern {
        Some(pattern) => {
            let mut parts = pattern.split('%');
            let mut text = parts.next().unwrap_or_default().to_owned();
            // Between two signs stands a level, from 1; behind the second goes the text on.
            for (place, piece) in parts.enumerate() {
                match place % 2 {
                    0 => {
                        let of = piece.parse::<usize>().ok();
                        let of = of.and_then(|of| part(of.checked_sub(1)?));
                        text.push_str(&of.unwrap_or_default());
                    }
                    _ => text.push_str(piece),
                }
            }
            text
        }
        None => {
            let shown = own.shown.clamp(1, depth + 1);
            let parts: Vec<String> = (depth + 1 - shown..=depth).filter_map(part).collect();
            format!("{}{}{}", own.prefix, parts.join("."), own.suffix)
        }
    };
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

impl Level {
    fn written(&self, number: u32) -> String {
        let of_letters = match self.is_synced {
            true => letters,
            false => letters_in_places,
        };
        match &*self.format {
            "a" => of_letters(number, b'a'),
            "A" => of_letters(number, b'A'),
            "i" => roman(number).to_lowercase(),
            "I" => roman(number),
            _ => number.to_string(),
        }
    }
}
