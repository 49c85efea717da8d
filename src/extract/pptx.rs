//! Presentations (PresentationML, ECMA-376): slide by slide.

mod shapes;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::{
    Block, By, Extracted, Unreadable, Whose, core, date,
    flow::Flow,
    package::Package,
    relations,
    xml::{self, Event, Then},
};
use shapes::{Fill, Look, SHAPES, Slide};

/// Reads a presentation: a slide is a page, and a block is a paragraph of it; cells of tables and texts of
/// diagrams are paragraphs. Behind them come its comments and the speaker's notes, which say what they are. Hidden
/// slides are in, and said to be hidden.
///
/// # Errors
/// `NoTextLayer` where no slide has text, else as it is.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let mut package = Package::open(bytes)?;
    let main = relations::main_part(&mut package, "ppt/presentation.xml")?;
    let parts = relations::of(&mut package, &main)?;
    let (listed, size) = slides(&package.needed(&main)?)?;
    let mut authors = HashMap::new();
    for part in &parts {
        if matches!(&*part.kind, "commentAuthors" | "authors") {
            let part = package.part(&part.target)?.unwrap_or_default();
            authors.extend(comment_authors(&part)?);
        }
    }
    let mut extracted = Extracted {
        about: core::about(&mut package)?,
        ..Extracted::default()
    };
    let slides = listed.iter();
    let slides = slides.filter_map(|id| parts.iter().find(|part| part.id == *id));
    let mut count = 0;
    for slide in slides {
        count += 1;
        let part = package.needed(&slide.target)?;
        let is_hidden = is_hidden(&part)?;
        if is_hidden {
            extracted.notes.push(format!("Slide {count} is hidden."));
        }
        let ground = ground(&mut package, &slide.target)?;
        let mut blocks = seen(&part, &Slide::read(&part, size, ground)?)?;
        // A slide names its layout and its notes in any order; notes are to come last.
        let mut notes = Vec::new();
        for beside in relations::of(&mut package, &slide.target)? {
            let part = match &*beside.kind {
                "diagramData" | "comments" | "notesSlide" => package.part(&beside.target)?,
                _ => continue,
            };
            let part = part.unwrap_or_default();
            match &*beside.kind {
                "diagramData" => blocks.extend(paragraphs(&part)?),
                "comments" => notes.extend(comments(&part, &authors)?),
                _ => {
                    let said = paragraphs(&part)?.into_iter();
                    notes.extend(said.map(|block| block.of(Whose::Speaker)));
                }
            }
        }
        blocks.extend(notes);
        extracted.blocks.extend(blocks.into_iter().map(|block| {
            let block = Block {
                page: Some(count),
                ..block
            };
            match is_hidden {
                true => block.of(Whose::Hidden),
                false => block,
            }
        }));
    }
    extracted.pages = Some(count);
    match extracted.blocks.is_empty() {
        true => Err(Unreadable::NoTextLayer),
        false => Ok(extracted),
    }
}

/// What the slides are known by, in their order, and how wide and high they are.
fn slides(presentation: &str) -> Result<(Vec<String>, Option<[i64; 2]>), Unreadable> {
    let mut slides = Vec::new();
    let mut size = None;
    xml::read(presentation, |event| {
        match event {
            Event::Open("sldId", attributes) => slides.extend(attributes.prefixed("id")),
            Event::Open("sldSz", attributes) => {
                let side = |name: &str| attributes.get(name)?.parse().ok();
                size = side("cx")
                    .zip(side("cy"))
                    .map(|(width, height)| [width, height]);
            }
            _ => {}
        }
        Then::GoOn
    })?;
    Ok((slides, size))
}

/// What the layout of a slide puts behind it, or else the master of that.
fn ground(package: &mut Package<'_>, slide: &str) -> Result<Fill, Unreadable> {
    let mut part = slide.to_owned();
    for kind in ["slideLayout", "slideMaster"] {
        let beside = relations::of(package, &part)?;
        let Some(next) = beside.into_iter().find(|beside| beside.kind == kind) else {
            break;
        };
        let text = package.part(&next.target)?.unwrap_or_default();
        if let Some(ground) = shapes::ground(&text)? {
            return Ok(ground);
        }
        part = next.target;
    }
    Ok(Fill::None)
}

fn is_hidden(slide: &str) -> Result<bool, Unreadable> {
    let mut is_hidden = false;
    xml::read(slide, |event| {
        if let Event::Open("sld", attributes) = event {
            is_hidden = matches!(attributes.get("show").as_deref(), Some("0" | "false"));
        }
        // All is said where it begins.
        Then::Skip
    })?;
    Ok(is_hidden)
}

/// The paragraphs of a part in DrawingML: a slide, its notes, a diagram, a drawing. The number of the slide,
/// its date and its foot are left out, for each slide repeats them. What is struck out stands beside its paragraph.
///
/// # Errors
/// `Damaged` for what is no XML.
pub fn paragraphs(part: &str) -> Result<Vec<Block>, Unreadable> {
    seen(part, &Slide::default())
}

/// The same, of which it is known how it is seen.
fn seen(part: &str, slide: &Slide) -> Result<Vec<Block>, Unreadable> {
    let mut flow = Flow::default();
    let mut in_text = 0_usize;
    let mut is_struck = false;
    // Whether the shape that is read is on every slide.
    let mut is_repeated = false;
    // Of each shape round this place, whether it is the one that says that all in it is hidden.
    let mut shapes: Vec<bool> = Vec::new();
    let mut number = 0_usize;
    // How the letters of a run look, while it goes on, and whether its properties are read.
    let mut look: Option<Look> = None;
    let mut is_of_run = false;
    // How those of the shape look that say nothing of it.
    let mut usual: Option<Look> = None;
    let mut is_of_usual = false;
    xml::read(part, |event| {
        match &event {
            Event::Open(name, _) if SHAPES.contains(name) => {
                let is_hidden = slide.hides(number);
                number += 1;
                usual = None;
                shapes.push(is_hidden);
                if is_hidden {
                    flow.begin(Whose::Hidden);
                }
            }
            Event::Close(name) if SHAPES.contains(name) => {
                flow.end_cell();
                if shapes.pop() == Some(true) {
                    flow.end(&Whose::Hidden);
                }
            }
            Event::Open("cNvPr", attributes)
                if matches!(attributes.get("hidden").as_deref(), Some("1" | "true")) =>
            {
                if let Some(hides) = shapes.last_mut().filter(|hides| !**hides) {
                    *hides = true;
                    flow.begin(Whose::Hidden);
                }
            }
            _ => {}
        }
        match &event {
            Event::Close("rPr") => is_of_run = false,
            Event::Close("defRPr") => is_of_usual = false,
            event if is_of_run => {
                return look.as_mut().map_or(Then::GoOn, |look| look.take(event));
            }
            event if is_of_usual => {
                return usual.as_mut().map_or(Then::GoOn, |look| look.take(event));
            }
            _ => {}
        }
        match event {
            Event::Open("sp", _) | Event::Close("sp") => is_repeated = false,
            Event::Open("defRPr", attributes) => {
                is_of_usual = usual.is_none();
                usual.get_or_insert_with(|| Look::of(attributes));
            }
            Event::Open("ph", attributes) => {
                let kind = attributes.get("type");
                is_repeated = matches!(kind.as_deref(), Some("sldNum" | "dt" | "ftr" | "hdr"));
            }
            Event::Open("Fallback", _) => return Then::Skip,
            Event::Open("txBody", _) if is_repeated => return Then::Skip,
            Event::Open("p", _) => flow.enter(),
            Event::Open("r" | "fld", _) => {
                is_struck = false;
                look = None;
            }
            Event::Open("rPr", attributes) => {
                is_of_run = true;
                look = Some(Look::of(attributes));
                let line = attributes.get("strike");
                is_struck = line.is_some_and(|line| line != "noStrike");
            }
            Event::Open("t", _) => in_text += 1,
            Event::Open("tab", _) => flow.tab(),
            Event::Open("br", _) => flow.break_line(),
            Event::Text(text) if in_text > 0 => {
                let shape = number.saturating_sub(1);
                let own = look.as_ref().filter(|look| look.says_color());
                let unseen = own.or(usual.as_ref());
                let unseen = unseen.and_then(|look| slide.whose(look, shape));
                let whose = is_struck.then_some(Whose::Struck).into_iter().chain(unseen);
                let begun = whose.map(|whose| flow.begin(whose)).count();
                let script = look.as_ref().and_then(|look| look.script);
                if let Some(script) = script {
                    flow.shift(script);
                }
                flow.text(text);
                if script.is_some() {
                    flow.shift_back();
                }
                for _ in 0..begun {
                    flow.end_last();
                }
            }
            Event::Close("t") => in_text = in_text.saturating_sub(1),
            Event::Close("p") => flow.leave(),
            Event::Close("tc") => flow.end_cell(),
            _ => {}
        }
        Then::GoOn
    })?;
    Ok(flow.finish())
}

/// Who comments, by the ids that comments name them by.
fn comment_authors(part: &str) -> Result<Vec<(String, String)>, Unreadable> {
    let mut authors = Vec::new();
    xml::read(part, |event| {
        if let Event::Open("cmAuthor" | "author", attributes) = event {
            authors.extend(attributes.get("id").zip(attributes.get("name")));
        }
        Then::GoOn
    })?;
    Ok(authors)
}

/// The comments on a slide, each with its replies behind it: those of PowerPoint until 2019 hold their text in one
/// element, later ones in paragraphs.
fn comments(part: &str, authors: &HashMap<String, String>) -> Result<Vec<Block>, Unreadable> {
    let mut found = Vec::new();
    // The comment's own words, and those of its replies.
    let mut flows = [Flow::default(), Flow::default()];
    // By whom the comment is that is read, and the reply in it.
    let mut open: Vec<By> = Vec::new();
    let mut in_text = 0_usize;
    xml::read(part, |event| {
        let flow = &mut flows[usize::from(open.len() > 1)];
        match event {
            Event::Open("cm" | "reply", attributes) => {
                let who = attributes.get("authorId").and_then(|id| authors.get(&id));
                let when = attributes.get("created").or(attributes.get("dt"));
                open.push(By {
                    who: who.map(|name| (&**name).into()),
                    when: when.and_then(|when| date::iso(&when)).map(Into::into),
                });
            }
            Event::Close("cm" | "reply") => {
                open.pop();
                if open.is_empty() {
                    let said = std::mem::take(&mut flows).into_iter();
                    found.extend(said.flat_map(Flow::finish));
                }
                return Then::GoOn;
            }
            Event::Open("p" | "text", _) => {
                flow.enter();
                flow.begin(Whose::Comment(open.last().cloned().unwrap_or_default()));
            }
            Event::Close("p" | "text") => {
                flow.end_last();
                flow.leave();
            }
            Event::Open("tab", _) => flow.tab(),
            Event::Open("br", _) => flow.break_line(),
            _ => {}
        }
        match event {
            Event::Open("t" | "text", _) => in_text += 1,
            Event::Close("t" | "text") => in_text = in_text.saturating_sub(1),
            Event::Text(text) if in_text > 0 => flow.text(text),
            _ => {}
        }
        Then::GoOn
    })?;
    Ok(found)
}
