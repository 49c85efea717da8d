//! What it finds: a name, another name or a `short` one that means two people or organizations in one case,
//! or that is written with letters of another script that look the same; a `short` one of a source that is
//! another source's too, or a name of a person, or of an organization that did not publish it.
//!
//! Why that is bad: what is said of one is read as said of the other. A name that only looks like
//! another's is also an old trick. Where a `short` name may mean another, the whole one is shown.
//!
//! Example: two people with `also_known_as: [Garcia]`; `short: Ana Ruiz` of one who is called Eva Lima, beside
//! an Ana Ruiz; `Аnа Pires` with the Cyrillic letter `А`.
//!
//! How to fix it: write the full name, or, where both are one, make them one record; where letters
//! look alike, type the name again.

use std::collections::HashMap;

use super::{Context, Found};
use crate::{
    library::Record,
    model::{Body, Id, Kind, Text, record::Source},
    text::{fold, looks, looks::looks_like},
};

/// The first who bears a name in a case, or in all of them (none).
type Bearers<'c> = HashMap<(Option<&'c Id>, String), (&'c Record, &'c Text)>;

/// Reports names that may mean another.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let mut bearers = Bearers::new();
    for (_, record) in context.records() {
        // Descriptions such as “an official” may well fit two.
        let (name, short) = match &record.body {
            Body::Person(person) if !person.is_unnamed() => (&person.name, &person.short),
            Body::Organization(body) => (&body.name, &body.short),
            _ => continue,
        };
        let names = std::iter::once(name).chain(record.body.aliases());
        let mut told = Vec::new();
        for name in names.chain(short) {
            let same = first(&bearers, record, name).filter(|(first, _)| first.key != record.key);
            match same {
                // Two of one name mostly have one short name too.
                Some((first, _)) if Some(name) == short.as_ref() && told.contains(&first.key) => {}
                Some(same) => {
                    told.push(same.0.key.clone());
                    tell(found, record, name, same);
                }
                None => {
                    let case = record.key.case();
                    let looks = looks(name.raw());
                    bearers.entry((case, looks)).or_insert((record, name));
                }
            }
        }
    }
    sources(context, &bearers, found);
}

/// The same for sources, which are called by their `short` names beside those who speak.
fn sources(context: &Context<'_>, speakers: &Bearers<'_>, found: &mut Found<'_>) {
    let mut sources = Bearers::new();
    for (_, record) in context.records() {
        let Body::Source(source) = &record.body else {
            continue;
        };
        let Some(short) = &source.short else {
            continue;
        };
        let speaker = first(speakers, record, short);
        let speaker = speaker.filter(|(first, _)| !is_published_by(source, first));
        match speaker.or_else(|| first(&sources, record, short)) {
            Some(same) => tell(found, record, short, same),
            None => {
                let name = (record.key.case(), looks(short.raw()));
                sources.insert(name, (record, short));
            }
        }
    }
}

/// Who bears a name already, where a record of this case would be taken for them.
fn first<'c>(
    bearers: &Bearers<'c>,
    record: &Record,
    name: &Text,
) -> Option<(&'c Record, &'c Text)> {
    let looks = looks(name.raw());
    let shared = bearers.get(&(None, looks.clone()));
    bearers.get(&(record.key.case(), looks)).or(shared).copied()
}

/// Whether an organization published a source, which may well be called by its name.
fn is_published_by(source: &Source, publisher: &Record) -> bool {
    let names = publisher.body.label().map(|label| label.raw());
    let mut names = names
        .into_iter()
        .chain(publisher.body.aliases().iter().map(Text::raw));
    let is_it = |of_source: &Text| names.any(|name| looks(name) == looks(of_source.raw()));
    publisher.kind() == Kind::Organization && source.publisher.as_ref().is_some_and(is_it)
}

fn tell(found: &mut Found<'_>, record: &Record, name: &Text, same: (&Record, &Text)) {
    let (first, other) = same;
    let message = message(name.raw(), other.raw(), first);
    found.push(
        found
            .at(record, name.span(), message)
            .related(other.span(), "the other")
            .help("write the full name, or make one record of both if they are one"),
    );
}

fn message(name: &str, same: &str, first: &Record) -> String {
    let other = first.key.id();
    if fold(name) == fold(same) {
        return format!("`{name}` also names `{other}`");
    }
    let strange = [name, same]
        .into_iter()
        .find_map(|name| name.chars().find(|c| looks_like(*c) != *c));
    let letter = strange.map_or_else(String::new, |c| {
        format!(": `{c}` is U+{:04X}, not `{}`", u32::from(c), looks_like(c))
    });
    format!("`{name}` looks like a name of `{other}`{letter}")
}
