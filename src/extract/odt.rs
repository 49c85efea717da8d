//! OpenDocument texts (ISO/IEC 26300), packed (`.odt`) or as one XML file (`.fodt`).

mod lists;
mod marked;

use super::{
    About, Block, By, Extracted, Unreadable, Whose, date,
    flow::Flow,
    package::Package,
    script::Script,
    xml::{self, Attributes, Event, Then},
};
use crate::text::{self, WIDE};
use lists::{Counting, ListStyles};
use marked::Marked;

/// Reads an OpenDocument text: its body with tables cell by cell, row by row, notes and comments each
/// after the paragraph they stand in, then headers and footers. The numbers of lists and headings are in. Of tracked
/// changes what was inserted is in and says so; what was deleted, struck out or hidden stands beside its paragraph.
///
/// # Errors
/// `NeedsPassword` for an encrypted document, `NoTextLayer` for one without text, `TooBig` and `Damaged`
/// as they are.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let (about, blocks) = if bytes.starts_with(b"PK") {
        packed(bytes)?
    } else {
        let flat = text::decode(bytes).text;
        if !flat.contains("<office:document") {
            return Err(Unreadable::Damaged("it is no OpenDocument text".to_owned()));
        }
        let said = Said::of(&[&flat])?;
        let mut blocks = in_element(&flat, "body", &said)?;
        blocks.extend(in_element(&flat, "master-styles", &said)?);
        (about(&flat)?, blocks)
    };
    if blocks.is_empty() {
        return Err(Unreadable::NoTextLayer);
    }
    Ok(Extracted {
        about,
        blocks,
        ..Extracted::default()
    })
}

fn packed(bytes: &[u8]) -> Result<(About, Vec<Block>), Unreadable> {
    let mut package = Package::open(bytes)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    let mut is_encrypted = false;
    xml::read(&manifest, |event| {
        is_encrypted |= matches!(event, Event::Open("encryption-data", _));
        Then::GoOn
    })?;
    if is_encrypted {
        return Err(Unreadable::NeedsPassword);
    }
    let content = package.needed("content.xml")?;
    let styles = package.part("styles.xml")?;
    let parts: Vec<&str> = styles
        .iter()
        .chain([&content])
        .map(|part| &**part)
        .collect();
    let said = Said::of(&parts)?;
    let mut blocks = in_element(&content, "body", &said)?;
    if let Some(styles) = styles {
        blocks.extend(in_element(&styles, "master-styles", &said)?);
    }
    let meta = package.part("meta.xml")?;
    let about = meta.map_or(Ok(About::default()), |meta| about(&meta))?;
    Ok((about, blocks))
}

/// What the parts of a document say of words before they come.
#[derive(Default)]
struct Said {
    marked: Marked,
    lists: ListStyles,
}

impl Said {
    fn of(parts: &[&str]) -> Result<Self, Unreadable> {
        let mut said = Self::default();
        for part in parts {
            said.marked.read(part)?;
            said.lists.read(part)?;
        }
        Ok(said)
    }
}

/// The blocks in the element of that name.
fn in_element(xml: &str, name: &str, said: &Said) -> Result<Vec<Block>, Unreadable> {
    let mut place = Place {
        flow: Flow::default(),
        marked: &said.marked,
        counting: Counting::new(&said.lists),
        numbers: Vec::new(),
        stated: None,
        inside: false,
        within: Vec::new(),
        open: Vec::new(),
        notes: 0,
        comment: None,
        says: None,
    };
    xml::read(xml, |event| {
        match &event {
            Event::Open(opened, _) if *opened == name => place.inside = true,
            Event::Close(closed) if *closed == name => place.inside = false,
            _ => {}
        }
        if place.inside {
            place.take(&event)
        } else {
            Then::GoOn
        }
    })?;
    Ok(place.flow.finish())
}

/// Where in a document the reading is.
struct Place<'m> {
    flow: Flow,
    marked: &'m Marked,
    counting: Counting<'m>,
    /// Of each paragraph round this place the number that is to be written before its first words.
    numbers: Vec<Option<String>>,
    /// The number of an item or a heading, while the file says it.
    stated: Option<String>,
    /// Whether this place is in the part that is read.
    inside: bool,
    /// What text belongs to that stands here: the last of these.
    within: Vec<Within>,
    /// The elements round this place, what their words are, and where these stand in their line.
    open: Vec<(Vec<Whose>, Option<Script>)>,
    notes: usize,
    /// The comment that is open: by whom it is.
    comment: Option<By>,
    /// What a comment says of itself here.
    says: Option<Says>,
}

#[derive(Clone, Copy)]
enum Says {
    Who,
    When,
}

/// What text at a place belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// A paragraph or heading: it is the document's.
    Paragraph,
    /// Something in a paragraph that holds paragraphs of its own. What stands between these is no text
    /// of the document: numbers of notes, who commented when, names of pictures.
    Apart,
}

impl Within {
    fn of(name: &str) -> Option<Self> {
        match name {
            "p" | "h" => Some(Self::Paragraph),
            "note" | "annotation" | "frame" | "custom-shape" | "rect" | "ellipse" | "polygon"
            | "path" | "connector" | "g" => Some(Self::Apart),
            _ => None,
        }
    }
}

impl Place<'_> {
    fn take(&mut self, event: &Event<'_>) -> Then {
        match event {
            Event::Open("tracked-changes" | "forms" | "binary-data" | "script", _) => {
                return Then::Skip;
            }
            Event::Open(name, attributes) => self.open(name, attributes),
            Event::Text(text) => self.text(text),
            Event::Close(name) => self.close(name),
        }
        Then::GoOn
    }

    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        match name {
            "tab" => self.tab(),
            "s" => {
                let blanks = attributes.get("c").and_then(|count| count.parse().ok());
                match blanks.unwrap_or(1) >= WIDE {
                    true => self.tab(),
                    false => self.text(" "),
                }
            }
            "line-break" => {
                self.text(" ");
                if self.is_in_paragraph() {
                    self.flow.break_line();
                }
            }
            "note" => self.notes += 1,
            "annotation" => self.comment = Some(By::default()),
            "creator" => self.says = Some(Says::Who),
            "date" => self.says = Some(Says::When),
            "change" => self.gone(attributes),
            "number" => self.stated = Some(String::new()),
            "text-box" | "custom-shape" => self.flow.open_cell(true),
            // It hides the paragraph that it stands in, wherever in that.
            "hidden-paragraph" if attributes.get("is-hidden").as_deref() == Some("true") => {
                self.flow.set_apart(Whose::Hidden);
                if let Some((whose, _)) = self.open.last_mut() {
                    whose.push(Whose::Hidden);
                    self.flow.begin(Whose::Hidden);
                }
            }
            "change-start" => {
                if let Some(change) = self.marked.change(attributes.get("change-id")) {
                    self.flow.begin(change.whose.clone());
                }
            }
            "change-end" => {
                if let Some(change) = self.marked.change(attributes.get("change-id")) {
                    self.flow.end(&change.whose);
                }
            }
            _ => {}
        }
        if let Some(within) = Within::of(name) {
            self.within.push(within);
            if within == Within::Paragraph {
                self.flow.enter();
                let number = self.counting.next(name, attributes);
                self.numbers.push(number);
            }
        }
        self.counting.open(name, attributes);
        let whose = self.whose(name, attributes);
        for one in &whose {
            self.flow.begin(one.clone());
        }
        let script = match name {
            "span" => self.marked.script(attributes.get("style-name")),
            _ => None,
        };
        if let Some(script) = script {
            self.flow.shift(script);
        }
        // Its text is an attribute where it is not seen.
        if name == "hidden-text" {
            self.text(&attributes.get("string-value").unwrap_or_default());
        }
        self.open.push((whose, script));
    }

    /// What the words of an element are.
    fn whose(&self, name: &str, attributes: &Attributes<'_>) -> Vec<Whose> {
        let mut all = Vec::new();
        let is = |name: &str, value: &str| attributes.get(name).as_deref() == Some(value);
        match name {
            "p" | "h" | "span" => all = self.marked.look(attributes.get("style-name")),
            "hidden-text" => all.push(Whose::Hidden),
            "ruby-text" => all.push(Whose::Reading),
            "section"
                if is("display", "none")
                    || is("display", "condition") && is("is-hidden", "true") =>
            {
                all.push(Whose::Hidden);
            }
            "table" if is("display", "false") => all.push(Whose::Hidden),
            "frame" | "custom-shape" | "rect" if is("display", "none") => all.push(Whose::Hidden),
            "table-row" | "table-column"
                if is("visibility", "collapse") || is("visibility", "filter") =>
            {
                all.push(Whose::Hidden);
            }
            // It lies below the one that was made larger.
            "covered-table-cell" => all.push(Whose::Hidden),
            _ => {}
        }
        if name == "h" {
            all.push(Whose::Heading);
        }
        if matches!(name, "p" | "h") {
            match &self.comment {
                Some(by) => all.push(Whose::Comment(by.clone())),
                None if self.notes > 0 => all.push(Whose::Note),
                None => {}
            }
        }
        all
    }

    fn close(&mut self, name: &str) {
        let (whose, script) = self.open.pop().unwrap_or_default();
        for one in whose {
            self.flow.end(&one);
        }
        if script.is_some() {
            self.flow.shift_back();
        }
        match name {
            "note" => self.notes = self.notes.saturating_sub(1),
            "annotation" => self.comment = None,
            "creator" | "date" => self.says = None,
            "number" => self.number_ends(),
            "table-cell" => self.flow.end_cell(),
            "text-box" | "custom-shape" => self.flow.close_cell(),
            _ => {}
        }
        self.counting.close(name);
        if let Some(within) = Within::of(name) {
            self.within.pop();
            if within == Within::Paragraph {
                self.flow.leave();
                self.numbers.pop();
            }
        }
    }

    /// A number that the file says has ended: that of a heading stands in it, that of an item before its paragraphs.
    fn number_ends(&mut self) {
        let stated = self.stated.take().unwrap_or_default();
        let stated = stated.trim();
        if stated.is_empty() {
            return;
        }
        match (self.within.last(), self.numbers.last_mut()) {
            (Some(Within::Paragraph), Some(number)) => *number = Some(stated.to_owned()),
            _ => self.counting.state(stated.to_owned()),
        }
    }

    /// Words that were deleted where this stands.
    fn gone(&mut self, attributes: &Attributes<'_>) {
        let Some(change) = self.marked.change(attributes.get("change-id")) else {
            return;
        };
        let is_between = self.within.last() != Some(&Within::Paragraph);
        if is_between {
            self.flow.enter();
        }
        self.flow.begin(change.whose.clone());
        for gone in &change.gone {
            self.flow.text(gone);
            self.flow.text(" ");
        }
        self.flow.end_last();
        if is_between {
            self.flow.leave();
        }
    }

    fn text(&mut self, text: &str) {
        if let (Some(by), Some(says)) = (&mut self.comment, self.says) {
            match says {
                Says::Who => by.who = Some(text.into()),
                Says::When => by.when = date::iso(text).map(Into::into),
            }
        }
        if let Some(stated) = &mut self.stated {
            stated.push_str(text);
            return;
        }
        if self.within.last() != Some(&Within::Paragraph) {
            return;
        }
        let has_words = !self.flow.is_apart() && !text.trim().is_empty();
        let number = self.numbers.last_mut().filter(|_| has_words);
        if let Some(number) = number.and_then(Option::take) {
            self.flow.begin(Whose::Number);
            self.flow.text(&number);
            self.flow.end_last();
            self.flow.text(" ");
        }
        self.flow.text(text);
    }

    fn tab(&mut self) {
        self.text(" ");
        if self.is_in_paragraph() {
            self.flow.tab();
        }
    }

    /// Whether what comes is words of a paragraph.
    fn is_in_paragraph(&self) -> bool {
        self.stated.is_none() && self.within.last() == Some(&Within::Paragraph)
    }
}

/// What the metadata state.
fn about(meta: &str) -> Result<About, Unreadable> {
    let stated = xml::texts_in(meta, "meta")?;
    let first = |names: [&str; 2]| {
        let mut found = names
            .iter()
            .flat_map(|name| stated.iter().filter(move |(found, _)| found == name));
        found.next().map(|(_, text)| text.clone())
    };
    Ok(About {
        title: first(["title", "title"]),
        authors: first(["initial-creator", "creator"]).into_iter().collect(),
        date: first(["creation-date", "date"]).and_then(|made| date::iso(&made)),
        language: first(["language", "language"]),
        ..About::default()
    })
}

#[cfg(test)]
mod tests;
