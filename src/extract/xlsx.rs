//! Spreadsheets (SpreadsheetML, ECMA-376): sheet by sheet, row by row.

mod comments;
mod decimal;
mod font;
mod sheet;
mod shown;
mod styles;
mod words;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::{
    Block, Extracted, Unreadable, Whose, core,
    package::Package,
    pptx::paragraphs,
    relations,
    xml::{self, Event, Then},
};
pub use sheet::{BETWEEN_CELLS, row};
use styles::Styles;
use words::Words;

/// How much text is made of a spreadsheet: each text is stored once and may be in a million cells.
const TEXT_BYTES: usize = 48 << 20;

/// What all sheets share.
struct Book {
    strings: Vec<Words>,
    styles: Styles,
    /// Whether days are counted from 1904 instead of 1900.
    since_1904: bool,
    /// How much text may still be made.
    left: usize,
}

/// A sheet, as the workbook lists it.
struct Listed {
    name: String,
    id: String,
    is_hidden: bool,
}

/// Reads a spreadsheet: a block is a row, its sheet and number before its cells, which ` | ` parts:
/// `Log row 3: 2026-03-04 | Office | nobody answered`. Numbers and dates are as their cells show them,
/// in English where that differs from place to place, and days as ISO 8601 writes them where a cell
/// leaves it to the reader's system. A formula is its last result, or as it is written where none is
/// stored. What is set before the cells of a row is a label, and no text of the document. Hidden sheets, rows and
/// columns are in, and said to be hidden; comments, each behind the name of its cell, and the text of drawings come
/// behind their sheet. What is struck out stands beside its row, and white letters say that they are.
///
/// # Errors
/// `NoTextLayer` where all cells are empty, `TooBig` beyond a limit, else as it is.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let mut package = Package::open(bytes)?;
    let main = relations::main_part(&mut package, "xl/workbook.xml")?;
    let parts = relations::of(&mut package, &main)?;
    let of_kind = |kind: &str| {
        let mut parts = parts.iter();
        let found = parts.find(|part| part.kind == kind);
        found.map(|part| part.target.clone())
    };
    let (sheets, since_1904) = listed(&package.needed(&main)?)?;
    let strings = match of_kind("sharedStrings") {
        Some(name) => strings(&package.part(&name)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let styles = match of_kind("styles") {
        Some(name) => Styles::read(&package.part(&name)?.unwrap_or_default())?,
        None => Styles::default(),
    };
    let persons = match of_kind("person") {
        Some(name) => comments::persons(&package.part(&name)?.unwrap_or_default())?,
        None => HashMap::new(),
    };
    let mut book = Book {
        strings,
        styles,
        since_1904,
        left: TEXT_BYTES,
    };
    let mut extracted = Extracted {
        about: core::about(&mut package)?,
        ..Extracted::default()
    };
    for listed in &sheets {
        let Some(part) = parts.iter().find(|part| part.id == listed.id) else {
            continue;
        };
        if listed.is_hidden {
            let remark = format!("The sheet {} is hidden.", listed.name);
            extracted.notes.push(remark);
        }
        // A sheet may be a chart or a dialog, which have no cells.
        if part.kind == "worksheet" {
            let sheet = package.needed(&part.target)?;
            extracted.notes.extend(sheet::read(
                &sheet,
                listed,
                &mut book,
                &mut extracted.blocks,
            )?);
        }
        beside(
            &mut package,
            &part.target,
            &listed.name,
            &persons,
            &mut extracted.blocks,
        )?;
    }
    match extracted.blocks.is_empty() {
        true => Err(Unreadable::NoTextLayer),
        false => Ok(extracted),
    }
}

impl Book {
    /// Takes note of so much more text.
    fn spend(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.left = self.left.checked_sub(bytes).ok_or_else(|| {
            Unreadable::TooBig(format!(
                "its cells hold more than {} MB of text",
                TEXT_BYTES >> 20
            ))
        })?;
        Ok(())
    }
}

/// The sheets in their order, and whether days are counted from 1904.
fn listed(workbook: &str) -> Result<(Vec<Listed>, bool), Unreadable> {
    let mut sheets = Vec::new();
    let mut since_1904 = false;
    xml::read(workbook, |event| {
        match event {
            Event::Open("workbookPr", attributes) => {
                let stated = attributes.get("date1904");
                since_1904 = matches!(stated.as_deref(), Some("1" | "true"));
            }
            Event::Open("sheet", attributes) => {
                if let Some(id) = attributes.prefixed("id") {
                    sheets.push(Listed {
                        name: attributes.get("name").unwrap_or_default(),
                        id,
                        is_hidden: attributes
                            .get("state")
                            .is_some_and(|state| state != "visible"),
                    });
                }
            }
            _ => {}
        }
        Then::GoOn
    })?;
    Ok((sheets, since_1904))
}

/// The texts that cells name by their number.
fn strings(part: &str) -> Result<Vec<Words>, Unreadable> {
    let mut strings: Vec<Words> = Vec::new();
    let mut run = words::Run::default();
    xml::read(part, |event| {
        if let Event::Open("si", _) = event {
            strings.push(Words::default());
        }
        match strings.last_mut() {
            Some(last) => run.take(&event, last),
            None => Then::GoOn,
        }
    })?;
    Ok(strings)
}

/// Comments on the cells of a sheet, and the text of its drawings.
fn beside(
    package: &mut Package<'_>,
    sheet: &str,
    name: &str,
    persons: &HashMap<String, String>,
    blocks: &mut Vec<Block>,
) -> Result<(), Unreadable> {
    for relation in relations::of(package, sheet)? {
        let is_comments = matches!(&*relation.kind, "comments" | "threadedComment");
        if !is_comments && relation.kind != "drawing" {
            continue;
        }
        let part = package.part(&relation.target)?.unwrap_or_default();
        let found: Vec<(String, String, Option<Whose>)> = match is_comments {
            true => comments::read(&part, persons)?
                .into_iter()
                .map(|comment| (comment.cell, comment.text, Some(Whose::Comment(comment.by))))
                .collect(),
            false => paragraphs(&part)?
                .into_iter()
                .map(|block| {
                    let struck = block.spans.into_iter().next().map(|(_, whose)| whose);
                    ("drawing".to_owned(), block.text, struck)
                })
                .collect(),
        };
        blocks.extend(found.into_iter().map(|(place, words, whose)| {
            let label = format!("{name} {place}:");
            let text = format!("{label} {words}");
            let said = whose.map(|whose| (label.len() + 1..text.len(), whose));
            Block {
                spans: [(0..label.len(), Whose::Label)]
                    .into_iter()
                    .chain(said)
                    .collect(),
                text,
                ..Block::default()
            }
        }));
    }
    Ok(())
}
