//! News pages as served, beside the article that a browser's reading view finds in them.

use std::{collections::HashMap, fs, path::Path};

use casefile::extract::{Block, Whose, html};

/// Of the words of an article so many are found at least.
const FOUND: f64 = 0.98;

/// Of the words that are read so many at most are none of the article's.
const FOREIGN: f64 = 0.02;

/// How often each word stands in a text.
fn words(text: &str) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    let parts = text.split(|c: char| !c.is_alphanumeric());
    for word in parts.filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

fn text(blocks: &[Block]) -> String {
    let texts: Vec<&str> = blocks.iter().map(|block| &*block.text).collect();
    texts.join("\n")
}

/// The visible text of an article that holds nothing but itself: its tags taken out, with the few
/// entities that it uses. On purpose not by the reader that is tested.
fn visible(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        let (tag, after) = part.split_once('>').unwrap_or(("", part));
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next();
        let is_inline = [
            "a", "abbr", "b", "cite", "em", "i", "small", "span", "strong", "sub", "sup", "u",
        ]
        .contains(&name.unwrap_or_default());
        text.push_str(if is_inline { "" } else { " " });
        text.push_str(after);
    }
    for (entity, character) in [
        ("&nbsp;", "\u{a0}"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, character);
    }
    text
}

fn measure(folder: &Path, page: &str) -> (f64, f64) {
    let source = fs::read(folder.join(format!("{page}.source.html"))).unwrap();
    let expected = fs::read_to_string(folder.join(format!("{page}.expected.html"))).unwrap();
    let expected = words(&visible(&expected));
    let is_outside = |block: &Block| {
        let mut spans = block.spans.iter();
        spans.any(|(_, whose)| *whose == Whose::Outside)
    };
    // What stands round the article is read as well, and marked; the headline before it is no part of these.
    let mut blocks = html::read(&source).unwrap().blocks;
    blocks.retain(|block| !is_outside(block) && !block.is_beside);
    let read = words(&text(&blocks));
    let both = expected
        .iter()
        .map(|(word, count)| (*count).min(read.get(word).copied().unwrap_or(0)));
    let both = both.sum::<usize>() as f64;
    let all = |words: &HashMap<String, usize>| words.values().sum::<usize>() as f64;
    (both / all(&expected), 1.0 - both / all(&read))
}

#[test]
fn articles_are_found_and_menus_are_not() {
    let Some(folder) = super::shared("html") else {
        return;
    };
    let files = fs::read_dir(&folder).unwrap().flatten();
    let names = files.filter_map(|file| file.file_name().into_string().ok());
    let pages: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(".source.html")?.to_owned()))
        .collect();
    assert!(pages.len() >= 4, "{pages:?}");
    for page in pages {
        let (found, foreign) = measure(&folder, &page);
        eprintln!(
            "{page}: {:.2} % found, {:.2} % foreign",
            found * 100.0,
            foreign * 100.0
        );
        assert!(
            found >= FOUND && foreign <= FOREIGN,
            "{page}: {found} {foreign}"
        );
    }
}

#[test]
fn what_pages_state_about_themselves() {
    let Some(folder) = super::shared("html") else {
        return;
    };
    for (page, language, date, publisher) in [
        ("bbc-1", "en", "2015-07-24", "BBC News"),
        ("guardian-1", "en", "2019-01-03", "the Guardian"),
        ("lemonde-1", "fr", "2015-05-04", "Le Monde.fr"),
    ] {
        let source = fs::read(folder.join(format!("{page}.source.html"))).unwrap();
        let read = html::read(&source).unwrap();
        let about = read.about;
        assert_eq!(about.language.as_deref(), Some(language), "{page}");
        assert_eq!(
            about.date.as_deref().and_then(|date| date.get(..10)),
            Some(date),
            "{page}"
        );
        assert_eq!(about.publisher.as_deref(), Some(publisher), "{page}");
        let title = about.title.unwrap_or_default();
        assert!(
            !title.is_empty() && !title.contains(publisher),
            "{page}: {title}"
        );
        assert!(
            about.url.is_some_and(|url| url.starts_with("http")),
            "{page}"
        );
        assert!(
            read.attachments.is_empty() && read.pages.is_none(),
            "{page}"
        );
    }
}
