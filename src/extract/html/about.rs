//! What a page states about itself: structured data first, which is written for machines, then the
//! head, then the page.

use std::collections::HashMap;

use dom_query::Document;
use indexmap::IndexSet;
use serde_json::Value;

use super::tokens;
use crate::extract::{About, date};

/// How many elements of a kind are looked at: each may hold the text of the whole page.
const LOOKED_AT: usize = 20;

/// Reads what is stated about a page. Addresses other than http and https are left out.
pub fn read(document: &Document) -> About {
    let data = Data::of(document);
    let metas = Metas::of(document);
    let publisher = text(data.0["publisher"]["name"].as_str())
        .or_else(|| metas.first(&["og:site_name", "dc.publisher", "citation_publisher"]));
    About {
        title: title(document, &data, &metas, publisher.as_deref()),
        authors: authors(document, &data, &metas),
        date: published(document, &data, &metas),
        language: language(document, &data, &metas),
        url: address(document, &data, &metas),
        publisher,
    }
}

/// The headline: of the page where its title repeats it, else of its data, else the title without the
/// publisher. (Data often hold a shorter headline, or a description.)
fn title(
    document: &Document,
    data: &Data,
    metas: &Metas,
    publisher: Option<&str>,
) -> Option<String> {
    let keys = ["og:title", "citation_title", "dc.title", "twitter:title"];
    let stated = metas.first(&keys);
    let title = stated.or_else(|| text(Some(&document.select_single("head > title").text())));
    let headings = document.select("h1");
    let mut headings = headings
        .iter()
        .take(LOOKED_AT)
        .filter_map(|heading| text(Some(&heading.text())));
    let headline = text(data.0["headline"].as_str());
    let Some(title) = title else {
        return headline.or_else(|| headings.next());
    };
    // Shorter ones are names of sites.
    let repeated = headings
        .find(|heading| heading.len() * 2 >= title.len() && title.contains(heading.as_str()));
    let without_publisher = || {
        let rest = title.strip_suffix(publisher?)?.trim_end();
        let rest = rest.trim_end_matches(['|', '-', '–', '—', ':', '·', '•', '»']);
        Some(rest.trim_end().to_owned()).filter(|rest| !rest.is_empty())
    };
    let found = repeated.or(headline).or_else(without_publisher);
    Some(found.unwrap_or(title))
}

/// Who wrote it, each once, without the word that bylines begin with.
fn authors(document: &Document, data: &Data, metas: &Metas) -> Vec<String> {
    let stated = stated_authors(document, data, metas).into_iter();
    each_once(stated.map(|name| without_by(&name).to_owned()))
}

/// A name without the word `By` before it, with which bylines begin.
pub fn without_by(name: &str) -> &str {
    let (word, rest) = name.split_once([' ', '\u{a0}']).unwrap_or((name, ""));
    let word = word.trim_end_matches(':');
    match word.eq_ignore_ascii_case("by") && !rest.trim().is_empty() {
        true => rest.trim(),
        false => name,
    }
}

fn stated_authors(document: &Document, data: &Data, metas: &Metas) -> Vec<String> {
    let stated = data.names("author");
    if !stated.is_empty() {
        return stated;
    }
    let keys = [
        "author",
        "citation_author",
        "dc.creator",
        "article:author",
        "parsely-author",
        "byl",
    ];
    for key in keys {
        let stated = metas.all(key).filter(|name| !name.contains("://"));
        let stated = each_once(stated.filter_map(|name| text(Some(name))));
        if !stated.is_empty() {
            return stated;
        }
    }
    /// Longer than this it is no name but what is said of someone.
    const NAME_BYTES: usize = 120;
    for place in [
        "[itemprop~=author] [itemprop~=name]",
        "[rel~=author], [itemprop~=author]",
        "[class*=byline], [id*=byline]",
    ] {
        let found = document.select(place);
        let names = found
            .iter()
            .take(LOOKED_AT)
            .filter_map(|name| text(Some(&name.text())));
        let names = each_once(names.filter(|name| name.len() <= NAME_BYTES));
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

fn published(document: &Document, data: &Data, metas: &Metas) -> Option<String> {
    let iso = |stated: &str| date::iso(stated).or_else(|| date::iso(&stated.replace('/', "-")));
    let in_data = data.0["datePublished"].as_str().and_then(iso);
    let keys = [
        "article:published_time",
        "datepublished",
        "citation_publication_date",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "pubdate",
        "originalpublicationdate",
        "parsely-pub-date",
        "date",
    ];
    let in_head = || keys.iter().flat_map(|key| metas.all(key)).find_map(iso);
    let in_page = || {
        let places = ["[itemprop~=datePublished]", "time[pubdate]", "time"];
        places.iter().find_map(|place| {
            let found = document.select(&format!("{place}[datetime]"));
            found.iter().find_map(|time| iso(&time.attr("datetime")?))
        })
    };
    in_data.or_else(in_head).or_else(in_page)
}

fn language(document: &Document, data: &Data, metas: &Metas) -> Option<String> {
    let root = document.html_root();
    let stated = root.attr("lang").or_else(|| root.attr("xml:lang"));
    let stated = stated.and_then(|stated| text(Some(&stated)));
    let stated = stated.or_else(|| text(data.0["inLanguage"].as_str()));
    let stated =
        stated.or_else(|| metas.first(&["content-language", "dc.language", "og:locale"]))?;
    let tag = stated.replace('_', "-");
    let is_part =
        |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.split('-').all(is_part).then_some(tag)
}

fn address(document: &Document, data: &Data, metas: &Metas) -> Option<String> {
    let canonical = document.select_single("link[rel~=canonical]").attr("href");
    let stated = canonical.map(|href| href.to_string());
    let stated = stated.into_iter().chain(metas.first(&["og:url"]));
    let mut stated = stated.chain(data.0["url"].as_str().map(str::to_owned));
    stated.find_map(|url| {
        let url = url.trim();
        let scheme = url.split_once("://")?.0.to_ascii_lowercase();
        let is_plain = !url.contains(|c: char| c.is_whitespace() || c.is_control());
        (matches!(&*scheme, "http" | "https") && is_plain).then(|| url.to_owned())
    })
}

/// The object that describes an article in a page's JSON-LD (schema.org); null if there is none.
struct Data(Value);

impl Data {
    fn of(document: &Document) -> Self {
        let scripts = document.select("script[type='application/ld+json']");
        let texts = scripts.iter().map(|script| script.text());
        // Pages that were XML once have the data in a section of their own.
        let parsed = texts.filter_map(|text| {
            let text = text
                .trim()
                .trim_start_matches("<![CDATA[")
                .trim_end_matches("]]>");
            serde_json::from_str(text.trim()).ok()
        });
        Self(parsed.filter_map(article).next().unwrap_or_default())
    }

    /// The names under a key: of one or of several, who are objects or plain text.
    fn names(&self, key: &str) -> Vec<String> {
        let name = |value: &Value| text(value.as_str().or_else(|| value["name"].as_str()));
        match &self.0[key] {
            Value::Array(several) => each_once(several.iter().filter_map(name)),
            one => name(one).into_iter().collect(),
        }
    }
}

/// The first object of a type that is an article: the value itself, of its list, or of its graph.
fn article(value: Value) -> Option<Value> {
    let is_article = |kind: &Value| {
        let names = ["Article", "Posting", "Report"];
        kind.as_str()
            .is_some_and(|kind| names.iter().any(|name| kind.ends_with(name)))
    };
    match value {
        Value::Array(values) => values.into_iter().find_map(article),
        Value::Object(mut object) => {
            let kind = object.get("@type").unwrap_or(&Value::Null);
            let kinds = kind
                .as_array()
                .map_or(std::slice::from_ref(kind), Vec::as_slice);
            if kinds.iter().any(is_article) {
                return Some(Value::Object(object));
            }
            article(object.remove("@graph")?)
        }
        _ => None,
    }
}

/// What the `<meta>` of a page say, by name in small letters.
struct Metas(HashMap<String, Vec<String>>);

impl Metas {
    fn of(document: &Document) -> Self {
        let mut metas: HashMap<String, Vec<String>> = HashMap::new();
        for meta in document.select("meta[content]").iter() {
            let keys = ["property", "name", "itemprop", "http-equiv"];
            let key = keys.iter().find_map(|key| meta.attr(key));
            if let (Some(key), Some(content)) = (key, meta.attr("content")) {
                for key in key.to_ascii_lowercase().split_ascii_whitespace() {
                    let said = metas.entry(key.replacen("dc:", "dc.", 1)).or_default();
                    said.push(content.to_string());
                }
            }
        }
        Self(metas)
    }

    fn all(&self, key: &str) -> impl Iterator<Item = &str> {
        self.0.get(key).into_iter().flatten().map(String::as_str)
    }

    fn first(&self, keys: &[&str]) -> Option<String> {
        keys.iter()
            .flat_map(|key| self.all(key))
            .find_map(|said| text(Some(said)))
    }
}

fn each_once(names: impl Iterator<Item = String>) -> Vec<String> {
    names.collect::<IndexSet<String>>().into_iter().collect()
}

/// A statement in one line, its entities read once more, as many sites write them twice; none if it is
/// empty.
fn text(stated: Option<&str>) -> Option<String> {
    let stated = stated?;
    let decoded = stated.contains('&').then(|| {
        let blocks = tokens::read(&stated.replace('<', "&lt;"));
        let texts = blocks.into_iter().map(|block| block.text);
        texts.collect::<Vec<_>>().join(" ")
    });
    let words = decoded.as_deref().unwrap_or(stated).split_whitespace();
    let line = words.collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
