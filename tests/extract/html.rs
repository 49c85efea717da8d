//! Pages of news, beside the article in them.

use std::collections::HashMap;

use casefile::extract::{Block, Whose, html};

/// Of the words of an article so many are found at least.
pub const FOUND: f64 = 0.98;

/// Of the words that are read so many at most are none of the article's.
pub const FOREIGN: f64 = 0.02;

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

/// How much of an article is found in its page, and how much of what is found is none of it.
pub fn measure(source: &[u8], article: &str) -> (f64, f64) {
    let expected = words(&visible(article));
    let is_outside = |block: &Block| {
        let mut spans = block.spans.iter();
        spans.any(|(_, whose)| *whose == Whose::Outside)
    };
    // What stands round the article is read as well, and marked; the headline before it is no part of these.
    let mut blocks = html::read(source).unwrap().blocks;
    blocks.retain(|block| !is_outside(block) && !block.is_beside);
    let read = words(&text(&blocks));
    let both = expected
        .iter()
        .map(|(word, count)| (*count).min(read.get(word).copied().unwrap_or(0)));
    let both = both.sum::<usize>() as f64;
    let all = |words: &HashMap<String, usize>| words.values().sum::<usize>() as f64;
    (both / all(&expected), 1.0 - both / all(&read))
}

/// The paragraphs of an article.
const PARAGRAPHS: [&str; 5] = [
    "The harbour office said on Thursday that no call of the ferry had been received on the night of 4 March, and that \
     its log did not show one; the tug had been in the dock since noon, and its master at home.",
    "The master, who was heard on Friday, said that he had called at 9:14 p.m. and again at 9:21 p.m., and that nobody \
     answered until 9:40 p.m., when the watch had changed and the lights of the pier were out.",
    "The ferry had left the pier with 270 persons on board, of whom 31 were children, although its permit allows no more \
     than 200 persons after dark, and no vehicles other than those of the doctor and of the fire brigade.",
    "An engineer of the company said that he had warned the office in writing on 12 February, and that the pumps had not \
     been mended since then, for want of a part that costs less than a day's fares.",
    "The company said that it would wait for the report, which is due in June, and that it had always kept to what the \
     office asked of it, as the office itself had written in each of the last three years.",
];

/// An article as pages mark it up, within what stands round it on a page.
fn page(head: &str, lang: &str, article: &str) -> String {
    format!(
        "<!doctype html><html lang={lang}><head><meta charset=utf-8>{head}</head><body>\
         <header><a href=/>Harbour Post</a><nav><ul><li><a href=/n>News</a><li><a href=/s>Sport</a><li><a href=/w>Weather</a></ul></nav></header>\
         <main>{article}<aside class=related><h2>More of it</h2><ul><li><a href=/1>A crane fell at the quay</a>\
         <li><a href=/2>Fares go up in May</a></ul></aside></main>\
         <footer><p>Imprint</p><p><a href=/p>Privacy</a> <a href=/c>Contact</a></p></footer></body></html>"
    )
}

#[test]
fn articles_are_found_and_menus_are_not() {
    let joined = |before: &str, after: &str| {
        let all = PARAGRAPHS
            .iter()
            .map(|text| format!("{before}{text}{after}"));
        all.collect::<String>()
    };
    let plain = joined("<p>", "</p>");
    let linked = plain
        .replace("12 February", "<a href=/f>12 February</a>")
        .replace("270", "<b>270</b>");
    let list = format!(
        "{plain}<p>Four things were wrong on that night:</p><ul><li>the pumps did not work;</li><li>the lights were out;</li>\
         <li>nobody had told the master;</li><li>the tug was in the dock.</li></ul>"
    );
    for (lang, inner) in [
        ("en", plain.clone()),
        ("en", linked),
        ("en", list),
        ("en", joined("<div class=text-block>", "</div>")),
        ("ar dir=rtl", plain),
    ] {
        let article =
            format!("<article><h1>Ferry sailed</h1><div class=story>{inner}</div></article>");
        let source = page("<title>Ferry sailed</title>", lang, &article);
        let (found, foreign) = measure(source.as_bytes(), &inner);
        assert!(
            found >= FOUND && foreign <= FOREIGN,
            "{inner}: {found} {foreign}"
        );
    }
}

#[test]
fn what_pages_state_about_themselves() {
    let open_graph = "<title>Ferry sailed - Harbour Post</title><meta property=og:title content='Ferry sailed'>\
        <meta property=og:site_name content='Harbour Post'><meta property=og:url content='https://post.example/1'>\
        <meta property=article:published_time content='2015-07-24T10:00:00Z'>";
    let linked_data = "<title>Ferry sailed | Harbour Post</title><link rel=canonical href='https://post.example/1'>\
        <script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\
        \"headline\":\"Ferry sailed\",\"datePublished\":\"2015-07-24\",\"author\":{\"@type\":\"Person\",\"name\":\"By Ada Reyes\"},\
        \"publisher\":{\"@type\":\"Organization\",\"name\":\"Harbour Post\"}}</script>";
    let article: String = PARAGRAPHS.iter().map(|text| format!("<p>{text}")).collect();
    let article = format!("<article>{article}</article>");
    for (head, lang, author) in [
        (open_graph, "en", None),
        (open_graph, "fr", None),
        (linked_data, "en", Some("Ada Reyes")),
    ] {
        let read = html::read(page(head, lang, &article).as_bytes()).unwrap();
        let about = read.about;
        assert_eq!(about.language.as_deref(), Some(lang), "{head}");
        assert_eq!(
            about.date.as_deref().and_then(|date| date.get(..10)),
            Some("2015-07-24"),
            "{head}"
        );
        assert_eq!(about.publisher.as_deref(), Some("Harbour Post"), "{head}");
        assert_eq!(about.title.as_deref(), Some("Ferry sailed"), "{head}");
        assert_eq!(
            about.url.as_deref(),
            Some("https://post.example/1"),
            "{head}"
        );
        assert_eq!(about.authors.first().map(String::as_str), author, "{head}");
        assert!(
            read.attachments.is_empty() && read.pages.is_none(),
            "{head}"
        );
    }
}
