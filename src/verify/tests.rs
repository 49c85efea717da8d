//! Quotes in documents that are made here.

mod ellipses;
mod mending;
mod nearest;
mod printed;
mod setting;
mod verdicts;

use super::*;
use crate::{
    document::Paragraph,
    extract::{Block, Extracted, Flaw, Format},
};

fn document(held: Held, texts: &[&str]) -> Document {
    let paragraph = |(number, text): (u32, &&str)| Paragraph {
        number: Some(number),
        on_page: None,
        text: (**text).into(),
        lines: number..=number,
        spans: Box::default(),
        is_beside: false,
        size: None,
    };
    Document::new(held, (1..).zip(texts).map(paragraph).collect())
}

fn citation(yaml: &str) -> Citation {
    crate::load::yaml::value(&format!("source: a\n{yaml}"))
}

/// The verdict in a word, and the marked words.
fn verdict(held: Held, texts: &[&str], yaml: &str) -> (&'static str, Vec<String>) {
    let document = document(held, texts);
    let passage = passage(&document, &citation(yaml));
    let words = passage
        .marks
        .iter()
        .map(|(place, range)| document.paragraphs[*place].text[range.clone()].to_owned());
    (passage.verdict.words(), words.collect())
}

/// The difference, `[-gone-] {+come+}`, with what else is said of it in front.
fn difference(texts: &[&str], yaml: &str) -> String {
    let passage = passage(&document(Held::Original, texts), &citation(yaml));
    let why = match &passage.verdict {
        Verdict::Missing(Some(nearest)) => nearest.why.words(),
        verdict => verdict.words(),
    };
    let words = passage.verdict.difference().map_or(Vec::new(), |found| {
        let word = |change: &Change| match change {
            Change::Same(words) => words.to_string(),
            Change::Gone(words) => format!("[-{words}-]"),
            Change::Come(words) => format!("{{+{words}+}}"),
        };
        found.0.iter().map(word).collect()
    });
    format!("{why}: {}", words.join(" "))
}

/// A document of these paragraphs, by their pages.
/// A text of hard-wrapped lines, each of which is a paragraph.
const WRAPPED: [&str; 4] = [
    "The harbour office logged a call at 9:14",
    "that night and did nothing about it until",
    "the morning, when the pilot Ada Lund came.",
    "Nobody else had written any of it down.",
];

fn paged(paragraphs: &[(u32, &str)]) -> Document {
    let block = |(page, text): &(u32, &str)| Block::new(Some(*page), *text);
    let extracted = Extracted {
        pages: Some(4),
        blocks: paragraphs.iter().map(block).collect(),
        ..Extracted::default()
    };
    Document::extracted(Held::Original, Format::Pdf, extracted)
}

/// The verdict of a quote in a text of these paragraphs.
fn of_quote(texts: &[&str], quote: &str) -> &'static str {
    let document = document(Held::Original, texts);
    let found = look(&document, None, Some(&Quote::new(quote, None, None)));
    match &found.verdict {
        Verdict::Missing(Some(nearest)) => nearest.why.words(),
        verdict => verdict.words(),
    }
}
