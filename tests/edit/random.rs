//! Random changes of random case files: what another parser reads of them is what it read before, with the change.
//!
//! `CASEFILE_EDITS=6000 cargo test --test edit random -- --nocapture` changes as many files, some 10,000 times.

use std::sync::atomic::{AtomicU64, Ordering};

use casefile::{
    diagnostic::Severity,
    edit::{Change, Cite, Grounds, NewRecord, Reply, Status, apply},
    load::read_text,
    model::{
        Body, Kind,
        record::{EvidenceStatus, QuestionStatus, ResponseKind, Standing},
    },
};
use proptest::prelude::*;
use yaml_rust2::{Yaml, YamlLoader};

use super::{
    dice::{Dice, case, text},
    key,
    written::patched,
};

/// A change, and what becomes of what the other parser reads.
type Made = (Change, Box<dyn Fn(&mut Yaml)>);

fn string(text: &str) -> Yaml {
    Yaml::String(text.to_owned())
}

/// Keys with values, in their order.
fn map(pairs: &[(&str, Option<Yaml>)]) -> Yaml {
    let pairs = pairs.iter();
    let there = pairs.filter_map(|(key, value)| Some((string(key), value.clone()?)));
    Yaml::Hash(there.collect())
}

fn texts(pairs: &[(&str, Option<&str>)], cites: &[Cite]) -> Yaml {
    let mut all: Vec<(&str, Option<Yaml>)> = pairs
        .iter()
        .map(|(key, text)| (*key, text.map(string)))
        .collect();
    let cited = cites.iter().map(cited).collect::<Vec<_>>();
    all.push(("cites", (!cited.is_empty()).then_some(Yaml::Array(cited))));
    map(&all)
}

fn cited(cite: &Cite) -> Yaml {
    map(&[
        ("source", Some(string(&cite.source.to_string()))),
        ("at", cite.at.as_ref().map(|at| string(&at.to_string()))),
        ("quote", cite.quote.as_deref().map(string)),
    ])
}

/// The value of a key, by how it is written: another parser takes `17` for a number.
fn value<'y>(yaml: &'y mut Yaml, key: &str) -> Option<&'y mut Yaml> {
    let Yaml::Hash(pairs) = yaml else { return None };
    let found = pairs.iter_mut().find(|(name, _)| match name {
        Yaml::String(name) | Yaml::Real(name) => name == key,
        Yaml::Integer(number) => number.to_string() == key,
        Yaml::Boolean(is) => is.to_string() == key,
        Yaml::Null => ["null", "~"].contains(&key),
        _ => false,
    });
    found.map(|(_, value)| value)
}

fn record<'y>(yaml: &'y mut Yaml, section: &str, id: &str) -> &'y mut Yaml {
    value(value(yaml, section).unwrap(), id).unwrap()
}

fn set(yaml: &mut Yaml, key: &str, new: Yaml) {
    if let Some(there) = value(yaml, key) {
        *there = new;
    } else if let Yaml::Hash(pairs) = yaml {
        pairs.insert(string(key), new);
    }
}

fn push(yaml: &mut Yaml, key: &str, item: Yaml) {
    match value(yaml, key) {
        Some(Yaml::Array(items)) => items.push(item),
        _ => set(yaml, key, Yaml::Array(vec![item])),
    }
}

fn cites(dice: &mut Dice) -> Vec<Cite> {
    let one = |dice: &mut Dice| Cite {
        source: dice.of(&["wire", "letter", "other/paper"]).parse().unwrap(),
        at: dice.perhaps(|dice| dice.of(&["¶3", "p. 3 ¶2", "l. 4-9"]).parse().unwrap()),
        quote: dice.perhaps(text),
        prefix: None,
        suffix: None,
    };
    (0..dice.roll(3)).map(|_| one(dice)).collect()
}

/// A change of one of these records: its section, its id and its kind.
fn change(dice: &mut Dice, text_of_file: &str, records: &[(Kind, String)]) -> Option<Made> {
    let date = dice.perhaps(|dice| (*dice.of(&["2025-03-01", "2025", "2025-03~"])).to_owned());
    let because = dice.perhaps(text);
    let of_file = cites(dice);
    let (kind, id) = dice.of(records).clone();
    let section = kind.info().many;
    let date_of = || date.as_deref().map(|date| date.parse().unwrap());
    let key = key(&id);
    if dice.roll(6) == 0 {
        let id = format!("new-{}", dice.roll(9));
        let label = text(dice);
        let new = NewRecord {
            label: label.clone(),
            note: because.clone(),
            cites: of_file.clone(),
            ..NewRecord::default()
        };
        let change = Change::new(super::key(&id), Kind::Event, &new);
        return Some((
            change,
            Box::new(move |yaml| {
                let pairs = [("title", Some(&*label)), ("note", because.as_deref())];
                let record = texts(&pairs, &of_file);
                match value(yaml, "events") {
                    Some(events @ Yaml::Hash(_)) => set(events, &id, record),
                    _ => set(yaml, "events", map(&[(&id, Some(record))])),
                }
            }),
        ));
    }
    if dice.roll(5) == 0 {
        // A quote of the record, which no other has.
        let (records, _) = read_text(text_of_file, Some("visit".parse().unwrap()));
        let found = records.iter().find(|record| record.key == key)?;
        let citations = found.body.all_citations();
        let quoted: Vec<_> = citations.iter().filter(|one| one.quote.is_some()).collect();
        let citation = quoted.get(dice.roll(quoted.len().max(1)))?;
        let old = citation.quote.as_ref()?.raw().to_owned();
        let at = citation.at.as_ref().map(|_| "¶9");
        let new = text(dice);
        let place = at.map(|at| at.parse().unwrap());
        let change = Change::citation(key, kind, citation, place.as_ref(), Some(&new))?;
        return Some((
            change,
            Box::new(move |yaml| {
                fn requote(yaml: &mut Yaml, old: &str, new: &str, at: Option<&str>) {
                    match yaml {
                        Yaml::Array(items) => {
                            items
                                .iter_mut()
                                .for_each(|item| requote(item, old, new, at));
                        }
                        Yaml::Hash(_) => {
                            if value(yaml, "quote").is_some_and(|quote| *quote == string(old)) {
                                set(yaml, "quote", string(new));
                                if let Some(at) = at {
                                    set(yaml, "at", string(at));
                                }
                                return;
                            }
                            let Yaml::Hash(pairs) = yaml else { return };
                            pairs
                                .iter_mut()
                                .for_each(|(_, value)| requote(value, old, new, at));
                        }
                        _ => {}
                    }
                }
                requote(record(yaml, section, &id), &old, &new, at);
            }),
        ));
    }
    let grounds = Grounds {
        date: date_of(),
        because: because.clone(),
        cites: of_file.clone(),
    };
    let step = |word: &'static str| {
        let pairs = [
            ("date", date.clone()),
            ("status", Some(word.to_owned())),
            ("because", because.clone()),
        ];
        let cites = of_file.clone();
        let id = id.clone();
        Box::new(move |yaml: &mut Yaml| {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(key, text)| (*key, text.as_deref()))
                .collect();
            push(record(yaml, section, &id), "history", texts(&pairs, &cites));
        })
    };
    Some(match kind {
        Kind::Evidence => {
            let status = *dice.of(EvidenceStatus::ALL);
            (
                Change::step(key, Status::Evidence(status), &grounds),
                step(status.word()),
            )
        }
        Kind::Allegation if dice.roll(2) == 0 => {
            let standing = *dice.of(Standing::ALL);
            (
                Change::step(key, Status::Allegation(standing), &grounds),
                step(standing.word()),
            )
        }
        Kind::Allegation => {
            let by = ["a", "b"][..=dice.roll(2)].to_vec();
            let is = *dice.of(ResponseKind::ALL);
            let reply = Reply {
                by: by.iter().map(|who| who.parse().unwrap()).collect(),
                is,
                statement: because.clone(),
                admits: None,
                denies: None,
                date: date_of(),
                date_said: None,
                cites: of_file.clone(),
            };
            (
                Change::reply(key, &reply),
                Box::new(move |yaml| {
                    let by = match &by[..] {
                        [one] => string(one),
                        several => Yaml::Array(several.iter().map(|who| string(who)).collect()),
                    };
                    let mut pairs = vec![("by", Some(by)), ("is", Some(string(is.word())))];
                    pairs.push(("statement", because.as_deref().map(string)));
                    pairs.push(("date", date.as_deref().map(string)));
                    let cited = of_file.iter().map(cited).collect::<Vec<_>>();
                    pairs.push(("cites", (!cited.is_empty()).then_some(Yaml::Array(cited))));
                    push(record(yaml, section, &id), "responses", map(&pairs));
                }),
            )
        }
        _ => {
            let status = *dice.of(QuestionStatus::ALL);
            let change = Change::answer(key, status, because.as_deref(), &of_file);
            (
                change,
                Box::new(move |yaml| {
                    let record = record(yaml, section, &id);
                    set(record, "status", string(status.word()));
                    if let Some(answer) = &because {
                        set(record, "answer", string(answer));
                    }
                    of_file
                        .iter()
                        .for_each(|cite| push(record, "cites", cited(cite)));
                }),
            )
        }
    })
}

fn load(text: &str) -> Yaml {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut all = YamlLoader::load_from_str(text).unwrap_or_else(|why| panic!("{why}\n{text}"));
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn errors(text: &str) -> Vec<String> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let found = read_text(text, Some("visit".parse().unwrap())).1;
    let found = found.into_diagnostics().into_iter();
    let errors = found.filter(|found| found.severity == Severity::Error);
    errors.map(|found| found.message).collect()
}

static MADE: AtomicU64 = AtomicU64::new(0);
static LEFT: AtomicU64 = AtomicU64::new(0);

/// Changes a random file some times, one change upon the other.
fn try_one(seed: u64) {
    let mut dice = Dice::new(seed);
    let (mut file, records) = case(&mut dice);
    let found = errors(&file);
    assert!(found.is_empty(), "{found:?}\n{file}");
    for _ in 0..=dice.roll(3) {
        let Some((change, becomes)) = change(&mut dice, &file, &records) else {
            continue;
        };
        let edited = match apply(file.as_bytes(), &change) {
            Ok(edited) => edited,
            Err(why) => {
                LEFT.fetch_add(1, Ordering::Relaxed);
                // It says so already, or its record is there, or the section is laid out so that no record is put into it.
                let known = [
                    "it says so already",
                    "already",
                    "written in braces",
                    "remove what stands behind",
                    "one below the other as `id:`",
                ];
                assert!(
                    known.iter().any(|known| why.contains(known)),
                    "{why}: {change:?}\n{file}"
                );
                continue;
            }
        };
        MADE.fetch_add(1, Ordering::Relaxed);
        let after = std::str::from_utf8(edited.after()).unwrap();
        let mut expected = load(&file);
        becomes(&mut expected);
        assert_eq!(load(after), expected, "{change:?}\n{file}\n-----\n{after}");
        assert_eq!(errors(after), [""; 0], "{after}");
        assert_eq!(patched(&file, &edited.patch("visit.yaml")), after);
        // No remark is gone; each has a number of its own.
        let remarks = |text: &str| text.matches("# remark ").count();
        assert_eq!(remarks(&file), remarks(after), "{file}\n-----\n{after}");
        let is_crlf = file.contains("\r\n");
        assert!(!is_crlf || !after.replace("\r\n", "").contains(['\r', '\n']));
        file = after.to_owned();
    }
}

/// How many files are changed.
fn cases() -> u32 {
    let asked = std::env::var("CASEFILE_EDITS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(100)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1) })]
    #[test]
    fn all_else_is_what_it_was(seed in any::<u64>()) {
        let count = u64::from(cases());
        for number in 0..count {
            try_one(seed.wrapping_add(number));
        }
        let (made, left) = (MADE.load(Ordering::Relaxed), LEFT.load(Ordering::Relaxed));
        println!("{count} files, {made} changes made, {left} refused, seed {seed}");
        prop_assert!(made > count / 2);
    }
}

#[test]
fn records_of_every_kind_are_read_of_such_files() {
    let mut dice = Dice::new(1);
    let (file, records) = case(&mut dice);
    let (found, _) = read_text(&file, Some("visit".parse().unwrap()));
    for (kind, id) in &records {
        let is_it = |body: &Body| body.kind() == *kind && !matches!(body, Body::Broken(_));
        assert!(
            found
                .iter()
                .any(|record| record.key == key(id) && is_it(&record.body))
        );
    }
}
