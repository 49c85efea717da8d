//! Texts with marks: their words, and what their marks hold besides, some of which is the form's own.

use std::collections::HashSet;

use quick_xml::{Reader, events::Event};

use super::{Layer, packed};
use crate::{
    clean_format,
    document::foreign::Press,
    export::{
        Format,
        block::{Anchor, Block, Document, Inline, Line, Point},
        format::Again,
    },
    picture::{self, Picture},
    sign::Tone,
    text::clean,
};

/// What marks hold: a value, and where it is held.
pub(in crate::export::protected) struct Held<'h> {
    /// The part that it is in.
    pub(super) part: &'h str,
    /// The element and the attribute, where it is the value of one.
    pub(super) of: Option<(&'h str, &'h str)>,
    pub(super) value: &'h str,
}

/// Whether what marks hold is the form's own.
pub(in crate::export::protected) type IsOwn<'o> = &'o mut dyn FnMut(&Held<'_>) -> bool;

/// What a form has in its marks whatever the document says: names of styles and fonts, addresses of schemas, names of
/// parts. A name of somebody may be such a word as well.
#[derive(Default)]
pub(in crate::export::protected) struct Own {
    /// The same value at the same place.
    there: HashSet<String>,
    /// The values of attributes, wherever they are.
    values: HashSet<String>,
}

impl Own {
    /// Of a form, from a document that says nothing. What pages hold is read without their marks.
    pub(super) fn of(format: &Format) -> Self {
        let nothing = match format.again {
            Again::Text | Again::Pages => None,
            Again::Page | Again::Package(_) => format.write(&empty(), Press::default()).ok(),
        };
        Self::read(|is_own| format.again.layers(&nothing?, is_own))
    }

    /// Of a package that says nothing.
    pub(in crate::export::protected) fn of_package(bytes: &[u8]) -> Self {
        Self::read(|is_own| packed(bytes, is_own))
    }

    fn read(read: impl FnOnce(IsOwn<'_>) -> Option<Vec<Layer>>) -> Self {
        let mut own = Self::default();
        read(&mut |held| {
            own.there.insert(held.place());
            if held.of.is_some() {
                own.values.insert(held.value.to_owned());
            }
            true
        });
        own
    }

    /// Whether something is the form's own: the document says nothing where the form says the same without it, nor in an
    /// attribute that carries nothing of it.
    pub(in crate::export::protected) fn has(&self, held: &Held<'_>) -> bool {
        let carries = |(_, key): (&str, &str)| {
            let local = key.rsplit(':').next();
            CARRY.iter().any(|carry| Some(*carry) == local)
        };
        self.there.contains(&held.place())
            || held.of.is_some_and(|(_, key)| is_place(key, held.value))
            || held.of.is_some_and(|of| !carries(of)) && self.values.contains(held.value)
    }
}

/// A document of all that one is made of, read from the left and from the right, without a word.
pub fn empty() -> Document {
    let blocks = ["0", "\u{5D0}"].map(|sign| {
        let mut line = Line(vec![
            Inline::Strong("0".into()),
            Inline::Address("mailto:0@0".into()),
        ]);
        line.0.insert(0, Inline::Text(sign.into()));
        line.lead(Anchor::Source(1));
        let point = |below| Point {
            anchor: Some(Anchor::Source(1)),
            line: line.clone(),
            below,
        };
        let heading = |level| Block::Heading {
            level,
            anchor: None,
            of: None,
            line: line.clone(),
        };
        let rest = [
            Block::Paragraph(line.clone()),
            Block::List(vec![point(vec![point(Vec::new())])]),
            Block::Table {
                head: vec![sign.into()],
                rows: vec![vec![line.clone()]],
            },
            Block::Picture(Picture {
                title: sign.into(),
                lines: vec![picture::Line::words(0, sign.into(), Tone::Plain)],
            }),
        ];
        (2..=6).map(heading).chain(rest).collect::<Vec<_>>()
    });
    Document {
        blocks: blocks.concat(),
        warnings: vec![Line::warning("0"), Line::warning("\u{5D0}")],
        sources: vec!["0".into()],
        ..Document::default()
    }
}

impl Held<'_> {
    fn place(&self) -> String {
        let (element, key) = self.of.unwrap_or_default();
        [self.part, element, key, self.value].join("\n")
    }
}

/// Whether the value of an attribute is the name of a place that the program has made: of one in a document (`a3`, `#a3`), or
/// of cells in a sheet (`B2`, `A1:C9`).
fn is_place(key: &str, value: &str) -> bool {
    let is_cell = |cell: &str| {
        let number = cell.trim_start_matches(|c: char| c.is_ascii_uppercase());
        number.len() < cell.len()
            && !number.is_empty()
            && number.bytes().all(|c| c.is_ascii_digit())
    };
    match key.rsplit(':').next() {
        Some("id" | "name" | "anchor" | "href") => {
            Anchor::is_id(value.strip_prefix('#').unwrap_or(value))
        }
        Some("r" | "ref" | "sqref") => value.split(':').all(is_cell),
        _ => false,
    }
}

/// A text in Markdown without the names of the places in it, and of those that it leads to.
pub(super) fn without_places(text: &str) -> String {
    let mut without = text.to_owned();
    for (open, close) in [("<a id=\"", "\"></a>"), ("](#", ")")] {
        let mut pieces = without.split(open);
        let mut kept = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            match piece.split_once(close) {
                Some((place, rest)) if Anchor::is_id(place) => kept.push_str(rest),
                _ => kept.extend([open, piece]),
            }
        }
        without = kept;
    }
    without
}

/// How many layers a text with marks has.
pub(super) const MARKED: usize = 2;

/// The layers of a text with marks: its words, as if there were no marks, with a line's end where a paragraph ends (one of
/// `breaks`, or each element where there are none); and what attributes, remarks and declarations hold that is not the form's own.
pub(super) fn marked(
    text: &str,
    name: &str,
    is_own: IsOwn<'_>,
    breaks: &[&str],
) -> Option<[Layer; MARKED]> {
    let ends = |name: &str| breaks.is_empty() || breaks.contains(&name);
    let mut words = String::new();
    let mut besides = String::new();
    let mut hold = |of: Option<(&str, &str)>, value: &str| {
        let held = Held {
            part: name,
            of,
            value,
        };
        if !is_own(&held) {
            besides.push_str(value);
            besides.push('\n');
        }
    };
    let mut reader = Reader::from_str(text);
    // A page has elements without an end.
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    loop {
        match reader.read_event().ok()? {
            Event::Eof => break,
            Event::Text(text) => words.push_str(&text),
            Event::CData(text) => words.push_str(&text),
            Event::Decl(text) => hold(None, &text),
            Event::PI(text) => hold(None, &text),
            Event::DocType(text) => hold(None, &text),
            Event::Comment(text) => hold(None, &text),
            Event::GeneralRef(reference) => {
                let of = reference.to_string();
                let sign = match reference.resolve_char_ref().ok()? {
                    Some(sign) => Some(sign.to_string()),
                    None => quick_xml::escape::resolve_predefined_entity(&of).map(str::to_owned),
                };
                words.push_str(&sign?);
            }
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes().with_checks(false) {
                    let attribute = attribute.ok()?;
                    let value = quick_xml::escape::unescape(&attribute.value).ok()?;
                    let key = attribute.key.into_inner();
                    hold(Some((element.name().into_inner(), key)), &value);
                }
                if ends(element.local_name().into_inner()) {
                    words.push('\n');
                }
            }
            Event::End(element) if ends(element.local_name().into_inner()) => {
                words.push('\n');
            }
            _ => {}
        }
    }
    let layers = [
        (clean_format!("the words of {name}"), words),
        (
            clean_format!("what links and names of {name} hold"),
            besides,
        ),
    ];
    Some(layers.map(|(is, words)| Layer {
        is,
        words: clean(&words).to_string(),
    }))
}

/// The attributes that carry something of the document, be it what the form has itself.
const CARRY: [&str; 11] = [
    "href", "id", "name", "anchor", "Target", "title", "alt", "label", "instr", "lang", "tooltip",
];

/// The elements that end a paragraph or a cell.
pub(super) const BREAK: [&str; 19] = [
    "p",
    "h",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "td",
    "th",
    "tr",
    "title",
    "br",
    "note-citation",
    "tab",
    // Words of a picture.
    "text",
    // A cell of a sheet, and its row.
    "c",
    "row",
];

#[cfg(test)]
mod tests {
    use super::{is_place, without_places};

    #[test]
    fn places_that_the_program_names_are_its_own() {
        for (key, value) in [
            ("id", "a1"),
            ("w:anchor", "c2-a3"),
            ("href", "#s4"),
            ("ref", "A1:C9"),
            ("r", "AB12"),
        ] {
            assert!(is_place(key, value), "{key} {value}");
        }
        for (key, value) in [
            ("id", "ana"),
            ("id", "a1b"),
            ("href", "https://a1"),
            ("title", "a1"),
            ("r", "ANA"),
            ("id", "x2-a3"),
        ] {
            assert!(!is_place(key, value), "{key} {value}");
        }
        assert_eq!(
            without_places("# <a id=\"a1\"></a>A1. See [S4](#s4), [b](#ana) <a id=\"x"),
            "# A1. See [S4, [b](#ana) <a id=\"x"
        );
    }
}
