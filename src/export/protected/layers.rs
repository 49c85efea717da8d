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
        block::{Block, Document, Line},
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
/// be read in such words ([`Masks::blank`]). They must be the same in all else, letter by letter.
///
/// # Errors
/// As [`look_at`] does, and where the two are not the same otherwise.
pub fn look_past_own(masks: &Masks, layers: &[Layer], blank: &[Layer]) -> Result<(), Leak> {
    if layers.len() != blank.len() {
        return look_at(masks, layers);
    }
    for (layer, blank) in layers.iter().zip(blank) {
        let [letters, others] = [layer, blank].map(|layer| row(&layer.words));
        let are_alike = letters.chars().count() == others.chars().count();
        let mut both = letters.chars().zip(others.chars());
        if !are_alike || both.any(|(letter, other)| letter != other && other != 'x') {
            look_at(masks, std::slice::from_ref(layer))?;
        }
    }
    look_at(masks, blank)
}

/// Reads what was written of a document, in all layers that its form has.
///
/// # Errors
/// Where a layer is not there or cannot be read.
pub fn read_again(format: &Format, made: &Made) -> Result<Vec<Layer>, Leak> {
    let own = Own::of(format);
    let read = format.again.layers(made, &mut |held| own.has(held));
    read.ok_or_else(|| Leak {
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
    fn layers(self, made: &Made, is_own: IsOwn<'_>) -> Option<Vec<Layer>> {
        let layers = match (self, made) {
            (Self::Text, Made::Text(text)) => vec![Layer {
                is: "the text".into(),
                words: text.to_string(),
            }],
            (Self::Page, Made::Text(page)) => {
                marked(&without_style(page), "the page", is_own)?.into()
            }
            (Self::Package(_), Made::Package(bytes)) => packed(bytes, is_own)?,
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

/// What marks hold: a value, and where it is held.
pub(super) struct Held<'h> {
    /// The part that it is in.
    part: &'h str,
    /// The element and the attribute, where it is the value of one.
    of: Option<(&'h str, &'h str)>,
    value: &'h str,
}

/// Whether what marks hold is the form's own.
pub(super) type IsOwn<'o> = &'o mut dyn FnMut(&Held<'_>) -> bool;

/// What a form has in its marks whatever the document says: names of styles and fonts, addresses of schemas, names of
/// parts. A name of somebody may be such a word as well.
#[derive(Default)]
pub(super) struct Own {
    /// The same value at the same place.
    there: HashSet<String>,
    /// The values of attributes, wherever they are.
    values: HashSet<String>,
}

impl Own {
    /// Of a form, from a document that says nothing. What pages hold is read without their marks.
    fn of(format: &Format) -> Self {
        let nothing = match format.again {
            Again::Text | Again::Pages => None,
            Again::Page | Again::Package(_) => format.write(&nothing(), Press::default()).ok(),
        };
        Self::read(|is_own| format.again.layers(&nothing?, is_own))
    }

    /// Of a package that says nothing.
    pub(super) fn of_package(bytes: &[u8]) -> Self {
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
    pub(super) fn has(&self, held: &Held<'_>) -> bool {
        let carries = |(_, key): (&str, &str)| {
            let local = key.rsplit(':').next();
            CARRY.iter().any(|carry| Some(*carry) == local)
        };
        self.there.contains(&held.place())
            || held.of.is_some_and(|of| !carries(of)) && self.values.contains(held.value)
    }
}

/// A document in which no word is. A table has marks of its own.
fn nothing() -> Document {
    let table = Block::Table {
        head: vec![Clean::default()],
        rows: vec![vec![Line::default()]],
    };
    Document {
        blocks: vec![table],
        ..Document::default()
    }
}

impl Held<'_> {
    fn place(&self) -> String {
        let (element, key) = self.of.unwrap_or_default();
        [self.part, element, key, self.value].join("\n")
    }
}

/// The layers of a package: of each part its words, and what its marks, its name and what the archive says of it hold.
pub(super) fn packed(bytes: &[u8], is_own: IsOwn<'_>) -> Option<Vec<Layer>> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut layers = Vec::new();
    let mut beside = String::from_utf8_lossy(package.comment()).into_owned();
    for number in 0..package.len() {
        let mut part = package.by_index(number).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut hold = |value: &str| {
            let held = Held {
                part: &name,
                of: None,
                value,
            };
            if !is_own(&held) {
                beside.push_str(&format!("\n{value}\n"));
            }
        };
        hold(&name);
        hold(part.comment());
        hold(&String::from_utf8_lossy(
            &part.extra_data().unwrap_or_default(),
        ));
        let mut text = String::new();
        part.read_to_string(&mut text).ok()?;
        match &*name {
            MIMETYPE => hold(&text),
            name => layers.extend(marked(&text, name, is_own)?),
        }
    }
    if let Some(last) = layers.last_mut() {
        last.words.push_str(&clean(&beside));
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
        layers.extend(marked(about, "its metadata", &mut |_| false)?);
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

/// The layers of a text with marks: its words, as if there were no marks, with a line's end where a paragraph ends;
/// and what attributes, remarks and declarations hold that is not the form's own.
fn marked(text: &str, name: &str, is_own: IsOwn<'_>) -> Option<[Layer; MARKED]> {
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
                if BREAK.contains(&element.local_name().into_inner()) {
                    words.push('\n');
                }
            }
            Event::End(element) if BREAK.contains(&element.local_name().into_inner()) => {
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
