//! The tree of pages: which of those that it names are there, and what is printed on them as their numbers.

use std::collections::HashSet;

use hayro_syntax::{
    Pdf,
    object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString},
};

use super::{about, limits::MAX_PAGES};

/// How deep nodes may stand in nodes. Real trees stay below ten.
const MAX_DEPTH: usize = 50;
/// How often a letter may stand in the number of a page: the thousandth is `ll…`, 39 times.
const MAX_REPEATED: usize = 40;

/// For each page that the file says to have, whether it is there; only those that are there, where the tree
/// is not one that can be followed.
pub fn pages(pdf: &Pdf) -> Vec<bool> {
    let found = pdf.pages().len();
    let mut walk = Walk {
        pdf,
        seen: HashSet::new(),
        pages: Vec::new(),
    };
    let root = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>("Pages"));
    if let Some(root) = root {
        walk.seen.extend(root.obj_id());
        walk.node(&root, MAX_DEPTH);
    }
    let there = walk.pages.iter().filter(|is_there| **is_there).count();
    match there == found && walk.pages.len() <= MAX_PAGES {
        true => walk.pages,
        false => vec![true; found],
    }
}

pub fn catalog(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())
}

struct Walk<'a> {
    pdf: &'a Pdf,
    seen: HashSet<ObjectIdentifier>,
    pages: Vec<bool>,
}

impl<'a> Walk<'a> {
    fn node(&mut self, node: &Dict<'a>, depth: usize) {
        let Some(kids) = node.get::<Array<'a>>("Kids").filter(|_| depth > 0) else {
            return;
        };
        let start = self.pages.len();
        // Where a kid is lost that is the only one, the node tells how many pages it had.
        let mut lost = Vec::new();
        for kid in kids.raw_iter() {
            let kid = match kid {
                MaybeRef::Ref(id) => {
                    let id = ObjectIdentifier::from(id);
                    if !self.seen.insert(id) {
                        continue;
                    }
                    self.pdf.xref().get::<Dict<'a>>(id)
                }
                MaybeRef::NotRef(object) => object.into_dict(),
            };
            match kid {
                None => {
                    lost.push(self.pages.len());
                    self.pages.push(false);
                }
                Some(kid) => {
                    let kind = kid.get::<Name<'_>>("Type");
                    match kind.as_ref().map(|kind| kind.as_str()) {
                        Some("Pages") => self.node(&kid, depth - 1),
                        _ => self.pages.push(true),
                    }
                }
            }
            if self.pages.len() > MAX_PAGES {
                return;
            }
        }
        let stated = node
            .get::<i32>("Count")
            .and_then(|count| usize::try_from(count).ok());
        let here = self.pages.len() - start;
        if let ([at], Some(stated)) = (&lost[..], stated)
            && (here..=MAX_PAGES).contains(&stated)
        {
            let more = vec![false; stated - here];
            self.pages.splice(at..at, more);
        }
    }
}

/// What the file says is printed on each of so many pages as its number (ISO 32000-1, 12.4.2); empty where it
/// says nothing, or on each the number of its sheet.
pub fn labels(pdf: &Pdf, count: usize) -> Vec<Box<str>> {
    let mut entries = Vec::new();
    if let Some(tree) = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>("PageLabels")) {
        numbered(&tree, MAX_PAGES, &mut entries);
    }
    let ranges = entries.into_iter();
    let ranges = ranges.filter_map(|(first, range)| Some((first, range.into_dict()?)));
    let mut ranges: Vec<(usize, Dict<'_>)> = ranges.collect();
    ranges.retain(|(first, _)| *first < count);
    ranges.sort_by_key(|(first, _)| *first);
    ranges.dedup_by_key(|(first, _)| *first);
    let mut labels: Vec<Box<str>> = vec![Box::default(); count];
    for (at, (first, range)) in ranges.iter().enumerate() {
        let end = ranges.get(at + 1).map_or(count, |(next, _)| *next);
        let style = range.get::<Name<'_>>("S");
        let style = style.as_ref().map_or("", |style| style.as_str());
        let prefix = range
            .get::<PdfString<'_>>("P")
            .and_then(|prefix| about::text(&prefix));
        let prefix = prefix.unwrap_or_default();
        let start = range
            .get::<i32>("St")
            .and_then(|start| usize::try_from(start).ok());
        let start = start.unwrap_or(1);
        for (number, label) in (start..).zip(&mut labels[*first..end]) {
            *label = format!("{prefix}{}", written(number, style)).into();
        }
    }
    let mut sheets = (1_usize..).zip(&labels);
    match sheets.all(|(sheet, label)| label.is_empty() || **label == sheet.to_string()) {
        true => Vec::new(),
        false => labels,
    }
}

/// The entries of a tree of numbers (ISO 32000-1, 7.9.7), not many more than `most`.
pub fn numbered<'a>(root: &Dict<'a>, most: usize, found: &mut Vec<(usize, Object<'a>)>) {
    numbered_below(root, MAX_DEPTH, most, found);
}

fn numbered_below<'a>(
    node: &Dict<'a>,
    depth: usize,
    most: usize,
    found: &mut Vec<(usize, Object<'a>)>,
) {
    if let Some(entries) = node.get::<Array<'a>>("Nums") {
        let entries: Vec<Object<'a>> = entries.iter::<Object<'a>>().collect();
        for entry in entries.chunks_exact(2) {
            let [Object::Number(first), value] = entry else {
                continue;
            };
            if let Ok(first) = usize::try_from(first.as_i64()) {
                found.push((first, value.clone()));
            }
            if found.len() > most {
                return;
            }
        }
    }
    if let Some(kids) = node.get::<Array<'a>>("Kids").filter(|_| depth > 0) {
        for kid in kids
            .iter::<Dict<'a>>()
            .take(most.saturating_sub(found.len()))
        {
            numbered_below(&kid, depth - 1, most, found);
        }
    }
}

fn written(number: usize, style: &str) -> String {
    match style {
        "D" => number.to_string(),
        "R" => roman(number).to_uppercase(),
        "r" => roman(number),
        "A" => letters(number).to_uppercase(),
        "a" => letters(number),
        _ => String::new(),
    }
}

/// A number in small Roman figures; in others where there are none for it.
fn roman(number: usize) -> String {
    const FIGURES: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, figure) in FIGURES {
        while rest >= value {
            written.push_str(figure);
            rest -= value;
        }
    }
    written
}

/// `a` to `z`, then `aa` to `zz`, and so on; a number beyond what anybody counts so far.
fn letters(number: usize) -> String {
    let Some(before) = number
        .checked_sub(1)
        .filter(|before| before / 26 < MAX_REPEATED)
    else {
        return number.to_string();
    };
    let letter = char::from(b'a' + (before % 26) as u8);
    std::iter::repeat_n(letter, before / 26 + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_written_as_books_do() {
        for (number, style, is_written) in [
            (4, "r", "iv"),
            (1949, "R", "MCMXLIX"),
            (4000, "r", "4000"),
            (0, "R", "0"),
            (1, "a", "a"),
            (26, "A", "Z"),
            (28, "a", "bb"),
            (2000, "a", "2000"),
            (7, "D", "7"),
            (7, "", ""),
        ] {
            assert_eq!(written(number, style), is_written, "{number} {style}");
        }
    }
}
