//! A library that knows names which the protected had before: what was written then names them still.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use super::{Elsewhere, InLibrary, Index, Library, ParsedRecord, renamed::remade};
use crate::{
    model::{Body, Key, Kind, Span, Text, record::Broken},
    text::fold,
};

/// What a record was called once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Former {
    pub key: Key,
    pub kind: Kind,
    /// What it was to be called before others; none where it was not protected.
    pub alias: Option<String>,
    pub names: Vec<String>,
}

/// The library with these names. A record that is there no more is the one that has its pseudonym now; else what was
/// protected of it stays so, under the names that no record has now: of those the files decide.
pub fn known_by(library: &Library, former: &[Former]) -> Library {
    let all = || {
        library
            .indices_with_elsewhere()
            .map(|index| library.at(index))
    };
    let there: HashSet<&Key> = all().map(|record| &record.key).collect();
    let borne = all().flat_map(|record| record.body.names());
    let borne: HashSet<String> = borne.map(|name| fold(name.raw())).collect();
    let aliases = all().filter_map(|record| {
        let alias = record.body.protection()?.alias.raw();
        Some((fold(alias), &record.key))
    });
    let aliases: HashMap<String, &Key> = aliases.collect();
    let mut also: HashMap<&Key, Vec<&str>> = HashMap::new();
    let mut gone: BTreeMap<&Key, (Kind, Vec<&str>)> = BTreeMap::new();
    for one in former {
        let names = one.names.iter().map(String::as_str);
        let names = names.filter(|name| !borne.contains(&fold(name)));
        let bearer = match (&one.alias, there.contains(&one.key)) {
            (_, true) => Some(&one.key),
            (None, false) => continue,
            (Some(alias), false) => aliases.get(&fold(alias)).copied(),
        };
        match bearer {
            Some(key) => also.entry(key).or_default().extend(names),
            None => {
                let (_, all) = gone.entry(&one.key).or_insert((one.kind, Vec::new()));
                all.extend(names);
            }
        }
    }
    let remake = |index| {
        let mut record = library.at(index).unlinked();
        if record.body.protection().is_some() || matches!(record.body, Body::Broken(_)) {
            for name in texts(also.get(&record.key).map_or(&[][..], |names| names)) {
                record.body.also_call(name);
            }
        }
        record
    };
    // Nothing of what is gone is opened: any folder will do.
    let reach = all().next().map(|record| Arc::clone(&record.reach));
    let gone = gone.into_iter().filter(|(_, (_, names))| !names.is_empty());
    let gone = gone.zip(reach.iter().cycle());
    let gone = gone.map(|((key, (kind, names)), reach)| ParsedRecord {
        key: key.clone(),
        span: Span::default(),
        reach: Arc::clone(reach),
        lacks_file: true,
        body: Body::Broken(Broken {
            kind,
            protects: Some(texts(&names)),
        }),
        here: InLibrary::default(),
    });
    let more = Elsewhere {
        records: gone.collect(),
        protect: Vec::new(),
    };
    remade(library, &remake, more)
}

/// The library in which records of the protected are given away by these words as well, at the same indices.
pub fn given_away_by(library: &Library, words: &[(Index, String)]) -> Library {
    let remake = |index| {
        let mut record = library.at(index).unlinked();
        let own = words.iter().filter(|(whom, _)| *whom == index);
        let own: Vec<&str> = own.map(|(_, word)| word.as_str()).collect();
        if let Some(mut protection) = record
            .body
            .protection()
            .cloned()
            .filter(|_| !own.is_empty())
        {
            protection.also.extend(texts(&own));
            record.body.protect(Some(protection));
        }
        record
    };
    remade(library, &remake, Elsewhere::default())
}

/// Each once.
fn texts(names: &[&str]) -> Vec<Text> {
    let mut seen = HashSet::new();
    let new = names.iter().filter(|name| seen.insert(**name));
    new.map(|name| Text::kept(name)).collect()
}
