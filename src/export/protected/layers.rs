//! What was written, read again layer by layer before anybody else has it: is any name of the protected in it?

mod marks;

use std::{
    collections::HashSet,
    io::{Cursor, Read},
};

use zip::ZipArchive;

pub(super) use marks::Own;
pub use marks::empty;
use marks::{BREAK, Held, IsOwn, MARKED, marked, without_places};

use super::{
    Protected, Written,
    letters::{Letters, row},
    mask::Masks,
    patterns,
};
use crate::{
    clean_format,
    export::{
        Format, Made,
        format::{Again, package::MIMETYPE},
    },
    extract,
    library::{Index, Library},
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

    /// Without the lines that another one has, if there is one.
    fn without(&self, other: Option<&Self>) -> Self {
        let own: HashSet<&str> = other.iter().flat_map(|other| other.words.lines()).collect();
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
    /// The record in what is written of which it stands, where that is known.
    pub fn record(&self, said: &Written) -> Option<Index> {
        let letters = Letters::of(&said.text);
        let words = row(&self.words);
        let at = letters.row.find(&words).filter(|_| !words.is_empty())?;
        let numbers = letters.numbers(at..at + words.len());
        said.record_at(letters.text(&numbers).start)
    }

    /// Why nothing was written. `of` is the record in what is written of which it stands, where that is known.
    pub fn words(&self, library: &Library, of: Option<Index>) -> Clean {
        let whose = match self.of {
            Some(whom) => clean_format!(" (`{}`)", whom.key(library)),
            None => Clean::default(),
        };
        let of = of.map(|of| clean_format!(", in what is written of `{}`", library.at(of).key));
        clean_format!(
            "Nothing was written: “{}”{whose} would still stand in {}{}.",
            self.words,
            self.within,
            of.unwrap_or_default()
        )
    }
}

/// Looks through layers in which a name was found, which may be no name where the document has it: a word of the program's
/// own, or of a name of somebody else, whose words a form has parted. `blank` are those of the same document with nothing to
/// be read in such words ([`Masks::blank`]). They must be the same in all else, letter by letter. `bare` are those of a document
/// that says nothing ([`empty`]), where the form has one: what is in them the form says of itself.
///
/// # Errors
/// As [`look_at`] does, and where the two are not the same otherwise.
pub fn look_past_own(
    masks: &Masks,
    layers: &[Layer],
    blank: &[Layer],
    bare: &[Layer],
) -> Result<(), Leak> {
    let are_bare = bare.is_empty() || bare.len() == layers.len();
    if layers.len() != blank.len() || !are_bare {
        return look_at(masks, layers);
    }
    let without = |layers: &[Layer]| -> Vec<Layer> {
        let layers = layers.iter().enumerate();
        let layers = layers.map(|(number, layer)| layer.without(bare.get(number)));
        layers.collect()
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
        if let Some((range, _)) = patterns::find_in_lines(&layer.words).into_iter().next() {
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
                words: without_places(text),
            }],
            (Self::Page, Made::Text(page)) => {
                marked(&without_style(page), "the page", is_own, &BREAK)?.into()
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
            name => layers.extend(marked(&text, name, is_own, &BREAK)?),
        }
    }
    if let Some(last) = layers.last_mut() {
        last.words.push('\n');
        last.words.push_str(&clean(&beside));
    }
    Some(layers)
}

/// The layers of pages: their words, what the file holds besides (title, outline, what is said in the place of a link
/// and where that leads), and what it says of itself.
fn paged(bytes: &[u8]) -> Option<Vec<Layer>> {
    let read = (extract::Format::Pdf.row().read)(bytes).ok()?;
    if !read.flawed.is_empty() {
        return None;
    }
    let words = read.blocks.iter().map(|block| &*block.text);
    let words = without_numbers_of_pages(&words.collect::<Vec<_>>().join("\n"));
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
        let about = without_id(about);
        layers.extend(marked(&about, "its metadata", &mut |_| false, &[])?);
    }
    Some(layers)
}

/// The words of pages without what stands at the foot of each, `3 of 9`: a page breaks elsewhere where some of its words are
/// blank, and nothing else is different then. Left out where all of them are there, in order, and no other line is like
/// them.
fn without_numbers_of_pages(words: &str) -> String {
    let number = |line: &str| -> Option<(usize, usize)> {
        let (page, all) = line.trim().split_once(" of ")?;
        Some((page.parse().ok()?, all.parse().ok()?))
    };
    let numbers: Vec<_> = words.lines().filter_map(number).collect();
    let all = numbers.len();
    match numbers.into_iter().eq((1..=all).map(|page| (page, all))) {
        true => {
            let others = words.lines().filter(|line| number(line).is_none());
            others.collect::<Vec<_>>().join("\n")
        }
        false => words.to_owned(),
    }
}

/// What a file says of itself without the number that it is known by: sixteen bytes, of which letters are made (RFC 4648),
/// and nothing that anybody wrote. Some of these letters may be a short name.
fn without_id(about: &str) -> String {
    let id = about.split_once("<xmpMM:DocumentID>");
    let id = id.and_then(|(_, rest)| rest.split_once("</xmpMM:DocumentID>"));
    let is_of_letters = |c: char| c.is_ascii_alphanumeric() || ['+', '/'].contains(&c);
    let is_number = |id: &str| {
        let letters = id.strip_suffix("==");
        letters.is_some_and(|letters| letters.len() == 22 && letters.chars().all(is_of_letters))
    };
    match id {
        Some((id, _)) if is_number(id) => about.replace(id, ""),
        _ => about.to_owned(),
    }
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

#[cfg(test)]
mod tests {
    use super::{without_id, without_numbers_of_pages};

    #[test]
    fn the_numbers_of_pages_are_left_out_where_they_are_all_of_them() {
        let of = |words: &str| without_numbers_of_pages(words).replace('\n', "|");
        assert_eq!(of("One\n1 of 2\nTwo 2 of 2\n2 of 2"), "One|Two 2 of 2");
        // What is no number of a page stays.
        for words in [
            "1 of 3\nOne\n2 of 3",
            "One\n7 of 9\n1 of 1",
            "2 of 2\n1 of 2",
        ] {
            assert_eq!(of(words), words.replace('\n', "|"));
        }
    }

    #[test]
    fn the_number_of_a_file_is_no_word_of_it() {
        let about =
            |id: &str| format!("<xmpMM:DocumentID>{id}</xmpMM:DocumentID><a>{id}_source</a>");
        let number = about("Mkg8Y+zaNr916/D/uTyD0Q==");
        assert_eq!(without_id(&number), about(""));
        for id in ["Hr", "Karim-Haddad-of-Kirchdorf", "Karim Haddad+of/Kirch=="] {
            assert_eq!(without_id(&about(id)), about(id), "{id}");
        }
    }
}
