//! What it finds: a name, or another name, that means two people or organizations in one case, or
//! that is written with letters of another script that look the same.
//!
//! Why that is bad: what is said of one is read as said of the other. A name that only looks like
//! another's is also an old trick.
//!
//! Example: two people with `also_known_as: [Garcia]`; `Аnа Pires` with the Cyrillic letter `А`.
//!
//! How to fix it: write the full name, or, where both are one, make them one record; where letters
//! look alike, type the name again.

use std::collections::HashMap;

use super::{Context, Found};
use crate::{
    library::Record,
    model::{Body, Id, Text},
    text::fold,
};

/// The first who bears a name in a case, or in all of them (none).
type Bearers<'c> = HashMap<(Option<&'c Id>, String), (&'c Record, &'c Text)>;

/// Reports names that may mean another.
pub fn run(context: &Context<'_>, found: &mut Found<'_>) {
    let mut bearers = Bearers::new();
    for (_, record) in context.records() {
        // Descriptions such as “an official” may well fit two.
        let name = match &record.body {
            Body::Person(person) if !person.is_unnamed() => &person.name,
            Body::Organization(organization) => &organization.name,
            _ => continue,
        };
        let case = record.key.case();
        for name in std::iter::once(name).chain(record.body.aliases()) {
            let looks = looks(name.raw());
            let shared = bearers.get(&(None, looks.clone()));
            let first = bearers.get(&(case, looks.clone())).or(shared).copied();
            match first {
                None => {
                    bearers.insert((case, looks), (record, name));
                }
                Some((first, _)) if first.key == record.key => {}
                Some((first, same)) => {
                    let message = message(name.raw(), same.raw(), first);
                    found.push(
                        found
                            .at(record, name.span(), message)
                            .related(same.span(), "the other")
                            .help(
                                "write the full name, or make one record of both if they are one",
                            ),
                    );
                }
            }
        }
    }
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

/// A name as the eye takes it: without case, accents and typography, each letter as the Latin one
/// that it looks like.
fn looks(name: &str) -> String {
    fold(&name.chars().map(looks_like).collect::<String>())
}

/// The Latin letter that a Cyrillic or Greek one is easily taken for, after Unicode's table of
/// confusable characters (UTS 39); any other character itself.
fn looks_like(c: char) -> char {
    match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        'а' => 'a',
        'с' | 'ϲ' => 'c',
        'е' => 'e',
        'һ' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'ν' => 'v',
        'х' => 'x',
        'у' => 'y',
        c => c,
    }
}
