//! Books (EPUB 2 and 3): chapter by chapter, in the order of the spine.

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use super::{
    About, Extracted, Other, Unreadable, Whose, date, html,
    package::Package,
    relations::resolved,
    xml::{self, Event, Then},
};

/// Why a chapter of the spine has no words.
const NOT_HELD: &str = "the file does not hold";

/// So deep sheets are read that sheets begin with.
const DEPTH: usize = 2;

/// Reads a book: the chapters as its spine orders them, each as a web page is read whole.
///
/// # Errors
/// `Other` where its chapters are locked, `NoTextLayer` where they hold no words, else as it is.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    let mut package = Package::open(bytes)?;
    let root = root(&package.needed("META-INF/container.xml")?)?;
    let book = Book::read(&package.needed(&root)?)?;
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let locked = match package.part("META-INF/encryption.xml")? {
        Some(part) => locked(&part)?,
        None => HashSet::new(),
    };
    let mut extracted = Extracted {
        about: book.about,
        ..Extracted::default()
    };
    let mut sheets: HashMap<String, String> = HashMap::new();
    for (number, (id, is_main)) in (1..).zip(&book.spine) {
        let Some(item) = book.items.get(id) else {
            let lost = format!("chapter {number}, which {NOT_HELD}");
            extracted.unread.push(lost.into());
            continue;
        };
        let name = resolved(folder, &plain(&item.href));
        let lost = |why: &str| format!("chapter {number} (`{name}`), which {why}").into();
        if locked.contains(&name) {
            return Err(Unreadable::Other(Other::LockedBook));
        }
        // A picture may be a page of its own.
        if !matches!(
            &*item.media_type,
            "application/xhtml+xml" | "text/html" | "application/x-dtbook+xml"
        ) {
            continue;
        }
        let chapter = match package.part(&name) {
            Err(Unreadable::Damaged(_)) => {
                extracted.unread.push(lost("is damaged"));
                continue;
            }
            chapter => chapter?,
        };
        match chapter {
            Some(chapter) => {
                if !is_whole(&chapter) {
                    extracted.unread.push(lost("is damaged"));
                }
                let mut page = String::new();
                for sheet in linked(&chapter, &name) {
                    let known = match sheets.get(&sheet) {
                        Some(known) => known,
                        None => {
                            let read = with_imports(&mut package, &sheet, DEPTH)?;
                            sheets.entry(sheet).or_insert(read)
                        }
                    };
                    page.push_str(&html::style(known));
                }
                page.push_str(&opened(&chapter));
                let blocks = html::all_blocks(&page)?.into_iter();
                extracted.blocks.extend(blocks.map(|block| match is_main {
                    true => block,
                    false => block.of(Whose::Outside),
                }));
            }
            None => extracted.unread.push(lost(NOT_HELD)),
        }
    }
    match (extracted.blocks.is_empty(), extracted.unread.is_empty()) {
        (true, true) => Err(Unreadable::NoTextLayer),
        (true, false) => Err(Unreadable::Damaged("its chapters are missing".to_owned())),
        _ => Ok(extracted),
    }
}

/// Whether a chapter is XML from its first element to its end.
fn is_whole(chapter: &str) -> bool {
    let mut has_begun = false;
    let read = xml::read(chapter, |event| {
        has_begun |= matches!(event, Event::Open(..));
        Then::GoOn
    });
    has_begun && read.is_ok()
}

/// The style sheet of that name, behind those that it begins with.
fn with_imports(package: &mut Package<'_>, name: &str, depth: usize) -> Result<String, Unreadable> {
    let sheet = package.part(name)?.unwrap_or_default();
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut all = String::new();
    for import in html::imports(&sheet).iter().filter(|_| depth > 0) {
        let import = resolved(folder, &plain(import));
        all.push_str(&with_imports(package, &import, depth - 1)?);
    }
    all.push_str(&sheet);
    Ok(all)
}

/// The style sheets that a chapter of that name links to, by their names. One that is not well formed has none.
fn linked(chapter: &str, name: &str) -> Vec<String> {
    /// Of more, none is looked at: each is read for the whole chapter.
    const MOST: usize = 10;
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut linked = Vec::new();
    // What was found before an error counts.
    let _ = xml::read(chapter, |event| {
        if let Event::Open("link", attributes) = event {
            let kind = attributes.get("rel").unwrap_or_default();
            let media = attributes.get("media").unwrap_or_default();
            let is_sheet =
                kind.eq_ignore_ascii_case("stylesheet") && matches!(&*media, "" | "all" | "screen");
            let sheet = attributes.get("href").filter(|_| is_sheet);
            linked.extend(sheet.map(|href| resolved(folder, &plain(&href))));
        }
        Then::GoOn
    });
    linked.truncate(MOST);
    linked
}

/// The name of the part that says what the book is made of.
fn root(container: &str) -> Result<String, Unreadable> {
    let mut root = None;
    xml::read(container, |event| {
        if let (Event::Open("rootfile", attributes), None) = (event, &root) {
            root = attributes.get("full-path");
        }
        Then::GoOn
    })?;
    root.ok_or_else(|| Unreadable::Damaged("it does not say where its text is".to_owned()))
}

struct Item {
    href: String,
    media_type: String,
}

struct Book {
    about: About,
    items: HashMap<String, Item>,
    /// The chapters, each with whether it is read after the one before, not only where something sends to it.
    spine: Vec<(String, bool)>,
}

impl Book {
    fn read(part: &str) -> Result<Self, Unreadable> {
        let mut book = Self {
            about: About::default(),
            items: HashMap::new(),
            spine: Vec::new(),
        };
        xml::read(part, |event| {
            match event {
                Event::Open("item", attributes) => {
                    if let (Some(id), Some(href)) = (attributes.get("id"), attributes.get("href")) {
                        let media_type = attributes.get("media-type").unwrap_or_default();
                        book.items.insert(id, Item { href, media_type });
                    }
                }
                Event::Open("itemref", attributes) => {
                    let is_main = attributes.get("linear").as_deref() != Some("no");
                    let chapter = attributes.get("idref").map(|id| (id, is_main));
                    book.spine.extend(chapter);
                }
                _ => {}
            }
            Then::GoOn
        })?;
        let stated = xml::texts_in(part, "metadata")?;
        let first = |name: &str| {
            let mut found = stated.iter().filter(|(found, _)| found == name);
            found.next().map(|(_, text)| text.clone())
        };
        book.about = About {
            title: first("title"),
            authors: stated
                .iter()
                .filter(|(name, _)| name == "creator")
                .map(|(_, text)| text.clone())
                .collect(),
            date: first("date").and_then(|stated| date::iso(&stated)),
            language: first("language").filter(|tag| tag != "und"),
            publisher: first("publisher"),
            url: None,
        };
        Ok(book)
    }
}

/// The parts that are locked.
fn locked(part: &str) -> Result<HashSet<String>, Unreadable> {
    let mut locked = HashSet::new();
    xml::read(part, |event| {
        if let Event::Open("CipherReference", attributes) = event {
            locked.extend(
                attributes
                    .get("URI")
                    .map(|name| resolved("", &plain(&name))),
            );
        }
        Then::GoOn
    })?;
    Ok(locked)
}

/// A name as it is in the archive: without a place in it, and with what `%20` stands for.
fn plain(href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let mut bytes = Vec::new();
    let mut rest = href.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A page of XML for a reader of HTML, to which `<title/>` begins an element that nothing ends.
fn opened(page: &str) -> String {
    const VOID: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ];
    let mut opened = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        opened.push_str(before);
        let end = tag_end(tag);
        let (tag, after) = tag.split_at(end);
        rest = after;
        let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next();
        match (tag.strip_suffix("/>"), name.filter(|name| !name.is_empty())) {
            (Some(start), Some(name)) if !VOID.contains(&name) => {
                opened.push_str(&format!("{start}></{name}>"));
            }
            _ => opened.push_str(tag),
        }
    }
    opened.push_str(rest);
    opened
}

/// Where a tag or a comment that begins the text ends.
fn tag_end(tag: &str) -> usize {
    if tag.starts_with("<!--") {
        return tag.find("-->").map_or(tag.len(), |at| at + 3);
    }
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}
