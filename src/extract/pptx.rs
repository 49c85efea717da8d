//! Presentations (PresentationML, ECMA-376): slide by slide.

#[cfg(test)]
mod tests;

use super::{
    Block, Extracted, Unreadable, Whose, core,
    flow::Flow,
    package::Package,
    relations,
    xml::{self, Event, Then},
};

/// Reads a presentation: a slide is a page, and a block is a paragraph of it; cells of tables and texts of
/// diagrams are paragraphs. Behind them come its comments, then the speaker's notes, each of which begins
/// with `Comment:` or `Notes:`. Hidden slides are in, and said to be hidden.
///
/// # Errors
/// `NoTextLayer` where no slide has text, else as it is.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let mut package = Package::open(bytes)?;
    let main = relations::main_part(&mut package, "ppt/presentation.xml")?;
    let parts = relations::of(&mut package, &main)?;
    let listed = slides(&package.needed(&main)?)?;
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
        let mut texts = paragraphs(&part)?;
        // A slide names its layout and its notes in any order; notes are to come last.
        let mut notes = Vec::new();
        for beside in relations::of(&mut package, &slide.target)? {
            let part = match &*beside.kind {
                "diagramData" | "comments" | "notesSlide" => package.part(&beside.target)?,
                _ => continue,
            };
            let part = part.unwrap_or_default();
            match &*beside.kind {
                "diagramData" => texts.extend(paragraphs(&part)?),
                "comments" => notes.extend(marked("Comment", comments(&part)?)),
                _ => notes.extend(marked("Notes", paragraphs(&part)?)),
            }
        }
        texts.extend(notes);
        extracted.blocks.extend(texts.into_iter().map(|text| {
            let block = Block::new(Some(count), text);
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

fn marked(word: &'static str, texts: Vec<String>) -> impl Iterator<Item = String> {
    texts.into_iter().map(move |text| format!("{word}: {text}"))
}

/// What the slides are known by, in their order.
fn slides(presentation: &str) -> Result<Vec<String>, Unreadable> {
    let mut slides = Vec::new();
    xml::read(presentation, |event| {
        if let Event::Open("sldId", attributes) = event {
            slides.extend(attributes.prefixed("id"));
        }
        Then::GoOn
    })?;
    Ok(slides)
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
/// its date and its foot are left out, for each slide repeats them.
///
/// # Errors
/// `Damaged` for what is no XML.
pub fn paragraphs(part: &str) -> Result<Vec<String>, Unreadable> {
    let mut flow = Flow::default();
    let mut in_text = 0_usize;
    // Whether the shape that is read is on every slide.
    let mut is_repeated = false;
    xml::read(part, |event| {
        match event {
            Event::Open("sp", _) | Event::Close("sp") => is_repeated = false,
            Event::Open("ph", attributes) => {
                let kind = attributes.get("type");
                is_repeated = matches!(kind.as_deref(), Some("sldNum" | "dt" | "ftr" | "hdr"));
            }
            Event::Open("Fallback", _) => return Then::Skip,
            Event::Open("txBody", _) if is_repeated => return Then::Skip,
            Event::Open("p", _) => flow.enter(),
            Event::Open("t", _) => in_text += 1,
            Event::Open("br" | "tab", _) => flow.text(" "),
            Event::Text(text) if in_text > 0 => flow.text(text),
            Event::Close("t") => in_text = in_text.saturating_sub(1),
            Event::Close("p") => flow.leave(),
            _ => {}
        }
        Then::GoOn
    })?;
    Ok(flow.finish().into_iter().map(|block| block.text).collect())
}

/// The comments on a slide: those of PowerPoint until 2019 hold their text in one element, later ones in
/// paragraphs.
fn comments(part: &str) -> Result<Vec<String>, Unreadable> {
    let mut found = paragraphs(part)?;
    let mut text = None::<String>;
    xml::read(part, |event| {
        match event {
            Event::Open("text", _) => text = Some(String::new()),
            Event::Text(more) => {
                if let Some(text) = &mut text {
                    text.push_str(more);
                }
            }
            Event::Close("text") => {
                let words = text.take().unwrap_or_default();
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                found.extend((!words.is_empty()).then_some(words));
            }
            _ => {}
        }
        Then::GoOn
    })?;
    Ok(found)
}
