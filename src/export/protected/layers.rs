//! What was written, read again layer by layer before anybody else has it: is any name of the protected in it?

use std::{
    collections::HashSet,
    io::{Cursor, Read},
};

use quick_xml::{Reader, events::Event};
use zip::ZipArchive;

use super::{Protected, letters::row, mask::Masks, patterns};
use crate::{
    clean_format,
    document::foreign::Press,
    export::{
        Format, Made,
        block::{Anchor, Block, Document, Inline, Line, Point},
        format::{Again, package::MIMETYPE},
    },
    extract,
    library::Library,
    text::{Clean, clean, clean_line},
};

/// A layer of what was written: what it is, and its words.
pub struct Layer {
    is: Clean,
    words: String,
}

impl Layer {
    pub(super) fn new(is: &'static str, words: &str) -> Self {
        Self {
            is: is.into(),
            words: clean(words).to_string(),
        }
    }

    /// The lines of it that have other letters than those of another one, but for blank ones there: a number made of
    /// all that a file holds, and whatever should be the same and is not.
    fn unlike(&self, blank: &Self) -> Self {
        let are_alike = |words: &str, others: &str| {
            let [letters, others] = [words, others].map(row);
            let mut both = letters.chars().zip(others.chars());
            letters.chars().count() == others.chars().count()
                && both.all(|(letter, other)| letter == other || other == 'x')
        };
        let (lines, others) = (self.words.lines(), blank.words.lines());
        let words = if are_alike(&self.words, &blank.words) {
            String::new()
        } else if lines.clone().count() == others.clone().count() {
            let unlike = lines.zip(others);
            let unlike = unlike.filter(|(line, other)| !are_alike(line, other));
            unlike.map(|(line, _)| line).collect::<Vec<_>>().join("\n")
        } else {
            self.words.clone()
        };
        Self {
            is: self.is.clone(),
            words,
        }
    }

    /// Without the lines that another one has.
    fn without(&self, other: &Self) -> Self {
        let own: HashSet<&str> = other.words.lines().collect();
        let lines = self.words.lines().filter(|line| !own.contains(line));
        Self {
            is: self.is.clone(),
            words: lines.collect::<Vec<_>>().join("\n"),
        }
    }
}

/// A name that was found.
pub struct Leak {
    /// Whose; none for a number that rules leave out.
    pub of: Option<Protected>,
    /// The words that give them away.
    pub words: Clean,
    /// The layer that they are in.
    pub within: Clean,
}

impl Leak {
    /// Why nothing was written.
    pub fn words(&self, library: &Library) -> Clean {
        let whose = match self.of {
            Some(whom) => clean_format!(" (`{}`)", whom.key(library)),
            None => Clean::default(),
        };
        clean_format!(
            "Nothing was written: “{}”{whose} would still stand in {}.",
            self.words,
            self.within
        )
    }
}

/// Looks through layers in which a name was found, which may be no name where the document has it: a word of the program's
/// own, or of a name of somebody else, whose words a form has parted. `blank` are those of the same document with nothing to
/// be read in such words ([`Masks::blank`]). They must be the same in all else, letter by letter. `bare` are those of a document
/// that says nothing ([`empty`]): what is in them the form says of itself.
///
/// # Errors
/// As [`look_at`] does, and where the two are not the same otherwise.
pub fn look_past_own(
    masks: &Masks,
    layers: &[Layer],
    blank: &[Layer],
    bare: &[Layer],
) -> Result<(), Leak> {
    if layers.len() != blank.len() || layers.len() != bare.len() {
        return look_at(masks, layers);
    }
    let without = |layers: &[Layer]| -> Vec<Layer> {
        let layers = layers.iter().zip(bare);
        layers.map(|(layer, bare)| layer.without(bare)).collect()
    };
    let (layers, blank) = (without(layers), without(blank));
    for (layer, blank) in layers.iter().zip(&blank) {
        look_at(masks, &[layer.unlike(blank)])?;
    }
    look_at(masks, &blank)
}

/// Reads what was written of a document, in all layers that its form has.
///
/// # Errors
/// Where a layer is not there or cannot be read.
pub fn read_again(format: &Format, made: &Made) -> Result<Vec<Layer>, Leak> {
    let own = Own::of(format);
    format.again.layers(made, &own).ok_or_else(|| Leak {
        of: None,
        words: "it cannot be read again".into(),
        within: clean_format!("the {} file", format.name),
    })
}

/// Looks for names in some layers.
///
/// # Errors
/// The first that was found.
pub fn look_at(masks: &Masks, layers: &[Layer]) -> Result<(), Leak> {
    for layer in layers {
        let found = masks.names.find(&layer.words);
        if let Some((whom, range)) = found.into_iter().next() {
            return Err(Leak {
                of: Some(whom),
                words: clean_line(layer.words.get(range).unwrap_or_default()),
                within: layer.is.clone(),
            });
        }
        if masks.rules.is_empty() {
            continue;
        }
        if let Some((range, _)) = patterns::find(&layer.words).into_iter().next() {
            return Err(Leak {
                of: None,
                words: clean_line(layer.words.get(range).unwrap_or_default()),
                within: layer.is.clone(),
            });
        }
    }
    Ok(())
}

impl Again {
    /// How many layers there are, whatever is written in them.
    pub fn count(self) -> usize {
        match self {
            Self::Text => 1,
            Self::Page => MARKED,
            Self::Pages => 2 + MARKED,
            Self::Package(parts) => MARKED * parts,
        }
    }

    /// All of them; none where they are not all there, or one cannot be read.
    fn layers(self, made: &Made, own: &Own) -> Option<Vec<Layer>> {
        let layers = match (self, made) {
            (Self::Text, Made::Text(text)) => vec![Layer {
                is: "the text".into(),
                words: text.to_string(),
            }],
            (Self::Page, Made::Text(page)) => {
                marked(&without_style(page), "the page", own, &BREAK)?.into()
            }
            (Self::Package(_), Made::Package(bytes)) => packed(bytes, own)?,
            (Self::Pages, made) => paged(made.bytes())?,
            _ => return None,
        };
        (layers.len() == self.count()).then_some(layers)
    }
}

/// The style of a page is the same in all pages.
fn without_style(page: &str) -> String {
    match (page.split_once("<style>"), page.split_once("</style>")) {
        (Some((before, _)), Some((_, after))) => format!("{before}{after}"),
        _ => page.to_owned(),
    }
}

/// What a form has in its marks whatever the document says: names of styles and fonts, addresses of schemas. A name of
/// somebody may be such a word as well.
#[derive(Default)]
pub(super) struct Own(HashSet<String>);

impl Own {
    /// Of a form, from a document that says nothing in all that a document is made of. What pages hold is read without their marks.
    fn of(format: &Format) -> Self {
        let blank = match format.again {
            Again::Text | Again::Pages => None,
            Again::Page | Again::Package(_) => format.write(&empty(), Press::default()).ok(),
        };
        let none = Self::default();
        let layers = blank.and_then(|blank| format.again.layers(&blank, &none));
        Self::from_layers(layers)
    }

    /// Of a package that says nothing.
    pub(super) fn of_package(bytes: &[u8]) -> Self {
        Self::from_layers(packed(bytes, &Self::default()))
    }

    fn from_layers(layers: Option<Vec<Layer>>) -> Self {
        let layers = layers.unwrap_or_default();
        let lines = layers.iter().flat_map(|layer| layer.words.lines());
        Self(lines.map(str::to_owned).collect())
    }

    fn has(&self, value: &str) -> bool {
        self.0.contains(value)
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

/// The layers of a package: of each part its words, and what its marks, its name and what the archive says of it hold.
pub(super) fn packed(bytes: &[u8], own: &Own) -> Option<Vec<Layer>> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut layers = Vec::new();
    let mut beside = String::from_utf8_lossy(package.comment()).into_owned();
    for number in 0..package.len() {
        let mut part = package.by_index(number).ok()?;
        let name = part.name().ok()?.into_owned();
        beside.push_str(&format!("\n{name}\n{}\n", part.comment()));
        let extra = part.extra_data().unwrap_or_default();
        beside.push_str(&String::from_utf8_lossy(&extra));
        let mut text = String::new();
        part.read_to_string(&mut text).ok()?;
        match &*name {
            MIMETYPE => beside.push_str(&text),
            name => layers.extend(marked(&text, name, own, &BREAK)?),
        }
    }
    // What the parts are called is the form's own.
    let beside = beside.lines().filter(|line| !own.has(line));
    let beside: Vec<&str> = beside.collect();
    if let Some(last) = layers.last_mut() {
        last.words.push('\n');
        last.words.push_str(&clean(&beside.join("\n")));
    }
    Some(layers)
}

/// How many layers a text with marks has.
const MARKED: usize = 2;

/// The layers of pages: their words, what the file holds besides (title, outline, what is said in the place of a link
/// and where that leads), and what it says of itself.
fn paged(bytes: &[u8]) -> Option<Vec<Layer>> {
    let read = (extract::Format::Pdf.row().read)(bytes).ok()?;
    if !read.flawed.is_empty() {
        return None;
    }
    let words = read.blocks.iter().map(|block| &*block.text);
    let words = words.collect::<Vec<_>>().join("\n");
    let held = extract::pdf::held(bytes)?;
    let mut layers = vec![
        Layer {
            is: "the words of its pages".into(),
            words: spelt(&words),
        },
        Layer {
            is: "what its outline, its links and its tags hold".into(),
            words: spelt(&held.strings.join("\n")),
        },
    ];
    for about in &held.metadata {
        layers.extend(marked(about, "its metadata", &Own::default(), &[])?);
    }
    Some(layers)
}

/// A text with the letters in it that stand there as their numbers: `‹U+9648›`.
fn spelt(text: &str) -> String {
    let mut pieces = text.split("‹U+");
    let mut spelt = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let number = piece.split_once('›').and_then(|(number, rest)| {
            let letter = char::from_u32(u32::from_str_radix(number, 16).ok()?)?;
            Some((letter, rest))
        });
        match number {
            Some((letter, rest)) => {
                spelt.push(letter);
                spelt.push_str(rest);
            }
            None => spelt.push_str(piece),
        }
    }
    spelt
}

/// The layers of a text with marks: its words, as if there were no marks, with a line's end where a paragraph ends (one of
/// `breaks`, or each where there are none); and what attributes, remarks and declarations hold that is not the form's own.
fn marked(text: &str, name: &str, own: &Own, breaks: &[&str]) -> Option<[Layer; MARKED]> {
    let ends = |name: &str| breaks.is_empty() || breaks.contains(&name);
    let mut words = String::new();
    let mut held = String::new();
    let mut reader = Reader::from_str(text);
    // A page has elements without an end.
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    loop {
        match reader.read_event().ok()? {
            Event::Eof => break,
            Event::Text(text) => words.push_str(&text),
            Event::CData(text) => words.push_str(&text),
            Event::Decl(text) => {
                held.push_str(&text);
                held.push('\n');
            }
            Event::PI(text) => {
                held.push_str(&text);
                held.push('\n');
            }
            Event::DocType(text) => {
                held.push_str(&text);
                held.push('\n');
            }
            Event::Comment(text) => {
                held.push_str(&text);
                held.push('\n');
            }
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
                    if CARRY.contains(&attribute.key.local_name().into_inner()) || !own.has(&value)
                    {
                        held.push_str(&value);
                        held.push('\n');
                    }
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
        (clean_format!("what links and names of {name} hold"), held),
    ];
    Some(layers.map(|(is, words)| Layer {
        is,
        words: clean(&words).to_string(),
    }))
}

/// The attributes that carry words of the document, be they what the form has itself.
const CARRY: [&str; 7] = ["href", "title", "alt", "label", "instr", "lang", "tooltip"];

/// The elements that end a paragraph or a cell.
const BREAK: [&str; 18] = [
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
    // A cell of a sheet, and its row.
    "c",
    "row",
];
