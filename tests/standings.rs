//! The cases by which origins, replies and standings are judged: what a file says, and what follows.
//!
//! `tests/standings/cases.md` is the table. With `CASEFILE_WRITE=1` what follows is written anew, to be read
//! beside the rules.

use std::{collections::BTreeSet, fmt::Write, fs};

use casefile::{
    analysis::{
        as_of::as_of,
        origins::{self, Beginning, Reached},
        standing::{self, RULES},
    },
    check::{self, Context, LONG_QUOTE, Rule, Sources},
    library::{Index, Library},
    load,
};

const HEAD: &str = "
format: 1
title: Cases
people:
  a: {name: A}
  b: {name: B}
  j: {name: J, member_of: c}
  k: {name: K, member_of: s}
  l: {name: L, named: false, speaks_for: a}
  m: {name: M, speaks_for: s}
  t: {name: T, speaks_for: s}
  mk: {name: MK, speaks_for: k}
  ml: {name: ML, speaks_for: m}
  ac: {name: AC, speaks_for: [a, b]}
  o: {name: O, named: false}
  q: {name: Q, named: false}
organizations:
  n: {name: N, kind: ngo}
  s: {name: S, kind: government}
  p: {name: P, kind: agency, part_of: s}
  u: {name: U, kind: agency}
  w: {name: W, kind: agency}
  us: {name: US, kind: agency, part_of: s}
  c: {name: C, kind: court}
  d: {name: D, kind: court}
  z: {name: Z, kind: media}
  jail: {name: Jail, kind: facility}
  v: {name: V, kind: legislature}
  e: {name: E, kind: ngo}
proceedings:
  an: {title: A v. N, parties: [{who: a}, {who: n}]}
  wp: {title: W v. P, parties: [{who: w}, {who: p}]}
  ab: {title: B v. A, parties: [{who: a}, {who: b}]}
  ae: {title: A before E, forum: e, parties: [{who: a}, {who: u}]}
sources:
  g: {title: Paper g}
  h: {title: Paper h}
  f: {title: Paper f, published: 2024-02-01}
  z-paper: {title: Paper z, publisher: Z}
  zf: {title: Dated paper of Z, publisher: Z, published: 2024-02/..}
  z-talk: {title: Talk z, kind: interview, speakers: z}
  bo-talk: {title: Talk of B and O, kind: interview, speakers: [b, o]}
  az-talk: {title: Talk of A and Z, kind: interview, speakers: [a, z]}
  z-other: {title: Another paper of Z, publisher: Z}
  n-report: {title: Report n, publisher: N}
  s-report: {title: Report s, publisher: S}
  b-book: {title: Book of B, authors: B}
  a-talk: {title: Talk a, kind: interview, speakers: a}
  b-talk: {title: Talk b, kind: interview, speakers: b}
  k-talk: {title: Talk k, kind: interview, speakers: k}
  l-talk: {title: Talk l, kind: interview, speakers: l}
  m-talk: {title: Talk m, kind: interview, speakers: m}
  s-talk: {title: Talk s, kind: interview, speakers: s}
  o-talk: {title: Talk o, kind: interview, speakers: o}
  q-talk: {title: Talk q, kind: interview, speakers: q}
  i: {title: Interview i, kind: interview}
  iz: {title: Interview by Z, kind: interview, publisher: Z}
  post: {title: Post, kind: post}
  speech: {title: Speech, kind: speech}
  letter: {title: Letter, kind: personal-communication}
  r: {title: Report r, rests_on: i}
  ab-report: {title: Report on A and B, rests_on: [a-talk, b-talk]}
evidence:
";

/// A case: its heading, and the lines of its records.
struct Case<'t> {
    title: &'t str,
    records: Vec<(&'t str, &'t str)>,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case {
                title,
                records: Vec::new(),
            });
        } else if let (Some(case), Some((id, says))) = (
            cases.last_mut(),
            line.strip_prefix("- ")
                .and_then(|line| line.split_once(": ")),
        ) {
            case.records.push((id, says));
        }
    }
    cases
}

/// The case file of a case.
///
/// A record is clauses between semicolons, each a key and what it says: `by b; about a; cites g/a-talk h;
/// reply a denied 2024-03; contradicts x`. What `base` leaves out is `by b; about a; cites g`, what others
/// leave out is `cites h`; `cites -` cites nothing. A reply cites h, or nothing where it is `uncited`.
fn yaml(case: &Case<'_>) -> String {
    let mut yaml = HEAD.to_owned();
    let is_lack = |says: &str| says.contains("missing");
    for (id, says) in case.records.iter().filter(|(_, says)| is_lack(says)) {
        let said_by = says.split_once(" by ").map(|(_, who)| who);
        let said_by = said_by.map_or(String::new(), |who| format!(", said_by: {who}"));
        writeln!(yaml, "  {id}: {{description: Records, status: said-to-be-missing, bears_on: {{base: undermines}}, cites: [{{source: h}}]{said_by}}}").unwrap();
    }
    yaml.push_str("allegations:\n");
    for (id, says) in case.records.iter().filter(|(_, says)| !is_lack(says)) {
        let is_base = *id == "base";
        let (mut by, mut about) = if is_base { ("b", "a") } else { ("", "") };
        let mut cites = if is_base { "g" } else { "h" };
        let (mut keys, mut replies, mut relations) = (String::new(), Vec::new(), Vec::new());
        for clause in says.split("; ").filter(|clause| !clause.is_empty()) {
            let (key, value) = clause.split_once(' ').unwrap_or((clause, ""));
            match key {
                "base" => {}
                "by" => by = value,
                "about" => about = value,
                "cites" => cites = value,
                "against" if value == "-" => keys.push_str(", against: []"),
                "against" => {
                    let whom = value.replace(' ', ", ");
                    write!(keys, ", against: [{whom}]").unwrap();
                }
                "kind" | "date" => write!(keys, ", {key}: {value}").unwrap(),
                "history" => {
                    let (status, cites) = match value.strip_suffix(" in-f") {
                        Some(status) => (status, ", cites: [{source: f}]"),
                        None => (value, ""),
                    };
                    write!(keys, ", history: [{{status: {status}{cites}}}]").unwrap();
                }
                "count" if value == "in words" => {
                    keys.push_str(", measure: {bound: words, said: many, unit: men, of: held}")
                }
                "count" => {
                    let (value, day) = match value.split_once(" of ") {
                        Some((value, day)) => (value, format!(", as_of: {day}")),
                        None => (value, String::new()),
                    };
                    write!(
                        keys,
                        ", measure: {{value: {value}, unit: men, of: held{day}}}"
                    )
                    .unwrap()
                }
                "reply" => {
                    let mut words = value.split(' ');
                    let (who, is) = (words.next().unwrap(), words.next().unwrap());
                    let mut reply = format!("{{by: {who}, is: {is}");
                    let mut cites = "{source: h}".to_owned();
                    for word in words {
                        match word {
                            "parts" => reply.push_str(", admits: late, denies: forged"),
                            "uncited" => cites.clear(),
                            "mentioned" => cites = citation("h!mentioned"),
                            word => match word.strip_prefix("in-") {
                                Some(cited) => cites = citation(cited),
                                None => write!(reply, ", date: {word}").unwrap(),
                            },
                        }
                    }
                    replies.push(format!("{reply}, cites: [{cites}]}}"));
                }
                "explained" => {
                    relations.push(format!("{{to: {value}, is: qualifies, note: other days}}"));
                }
                _ => relations.push(format!("{{to: {value}, is: {key}}}")),
            }
        }
        let list = |names: &str| names.replace(' ', ", ");
        let cites = cites.split(' ').filter(|cited| *cited != "-");
        let cites: Vec<String> = cites.map(citation).collect();
        writeln!(
            yaml,
            "  {id}: {{statement: It is {id}, by: [{}], about: [{}], cites: [{}], responses: [{}], relations: [{}]{keys}}}",
            list(by.trim_matches('-')),
            list(about.trim_matches('-')),
            cites.join(", "),
            replies.join(", "),
            relations.join(", "),
        )
        .unwrap();
    }
    yaml
}

/// `g/a-talk!examined` as a citation.
fn citation(written: &str) -> String {
    let (way, basis) = written.split_once('!').unwrap_or((written, ""));
    let mut sources = way.split('/');
    let source = sources.next().unwrap();
    let via: Vec<&str> = sources.collect();
    let basis = match basis {
        "" => String::new(),
        basis => format!(", basis: {basis}"),
    };
    format!("{{source: {source}, via: [{}]{basis}}}", via.join(", "))
}

/// The library of a case.
fn library(case: &Case<'_>) -> Library {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("told.yaml"), yaml(case)).unwrap();
    let (parsed, report) = load::read(folder.path()).unwrap();
    let library = Library::link(parsed, report);
    match case.title.split_once("as of ") {
        Some((_, day)) => as_of(&library, &day.parse().unwrap()).unwrap(),
        None => library,
    }
}

/// What follows, a line for each thing.
fn follows(case: &Case<'_>) -> Vec<String> {
    let library = library(case);
    let errors = library.diagnostics.iter();
    let errors = errors.map(|one| format!("{} {}", one.code, one.message));
    let mut lines: Vec<String> = errors.collect();
    let mut warned: BTreeSet<(String, String)> = BTreeSet::new();
    let sources = Sources::of(&library);
    let context = Context::new(&library, &sources, LONG_QUOTE);
    let rules: Vec<&Rule> = check::RULES.iter().collect();
    for found in check::run(&context, &rules) {
        let of = found.record.map(|key| key.id().to_string());
        warned.insert((of.unwrap_or_default(), found.code.to_owned()));
    }
    for (id, _) in &case.records {
        let index = library.index(&library.find(id).unwrap().key).unwrap();
        let mut line = format!("  - {id}: ");
        if let Some(derived) = standing::derive(&library, index) {
            assert_eq!(derived.standing, standing::standing(&library, index));
            let because = standing::words(&library, &derived.because);
            write!(line, "**{}**: {because}", derived.standing.says()).unwrap();
            if standing::is_unanswered(&library, index) {
                line.push_str("; no reply reported");
            }
            write!(line, " ({})", began(&library, &derived.origins)).unwrap();
        } else {
            line.push_str("no standing");
        }
        for (_, code) in warned
            .iter()
            .filter(|(of, code)| of == id && RULES_HERE.contains(&&**code))
        {
            write!(line, " `{code}`").unwrap();
        }
        lines.push(line);
    }
    lines
}

/// The rules of `check` that judge what the cases are about.
const RULES_HERE: [&str; 11] = [
    "denier-as-origin",
    "speaker-not-in-relay",
    "corroborated-by-unknown-origins",
    "supports-itself",
    "reply-by-another",
    "finding-by-a-party",
    "contradicts-later",
    "part-not-stated",
    "missing-without-speaker",
    "speaks-for-itself",
    "stated-below-derived",
];

/// Where a statement began: `b unplaced, d1`.
fn began(library: &Library, origins: &origins::Origins) -> String {
    let id = |index: &Index| library.at(*index).key.id().as_str();
    let ids = |who: &[Index]| who.iter().map(id).collect::<Vec<_>>().join("+");
    let mut ends = Vec::new();
    for end in origins.ways.iter().flat_map(|way| &way.ends) {
        let end = match end.is {
            Reached::Origin(place) => match &origins.origins[place].began {
                Beginning::Spoken { source, speakers } if speakers.is_empty() => {
                    format!("unnamed in {}", id(source))
                }
                Beginning::Spoken { source, speakers } => {
                    format!("{} in {}", ids(speakers), id(source))
                }
                Beginning::OwnVoice(source) => format!("{} itself", id(source)),
                Beginning::Unplaced(speakers) => format!("{} unplaced", ids(speakers)),
            },
            Reached::Mention(place) => {
                let who = ids(&origins.mentions[place].who);
                format!(
                    "mention by {}",
                    if who.is_empty() { "nobody" } else { &who }
                )
            }
            Reached::NotStated => format!("{} not stated", id(&end.source)),
        };
        if !ends.contains(&end) {
            ends.push(end);
        }
    }
    if ends.is_empty() {
        return "no origin".to_owned();
    }
    let all = origins.origins.len();
    let independent = match all {
        0 => String::new(),
        _ => format!("; d{}, {} of {all}", origins.depth, origins.independent),
    };
    format!("{}{independent}", ends.join(", "))
}

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/standings/cases.md");

#[test]
fn what_follows_is_what_the_table_says() {
    let text = fs::read_to_string(PATH).unwrap();
    let first = text.find("## ").unwrap();
    let mut written = text[..first].to_owned();
    let cases = cases(&text);
    let numbers: BTreeSet<&str> = cases
        .iter()
        .map(|case| case.title.split([' ', '.', ':']).next().unwrap())
        .collect();
    assert!(numbers.len() >= 62, "{} cases", numbers.len());
    for case in &cases {
        writeln!(written, "## {}\n", case.title).unwrap();
        for (id, says) in &case.records {
            writeln!(written, "- {id}: {says}").unwrap();
        }
        writeln!(written, "\n{}\n", follows(case).join("\n")).unwrap();
    }
    let written = format!("{}\n", written.trim_end());
    if std::env::var_os("CASEFILE_WRITE").is_some() {
        fs::write(PATH, &written).unwrap();
    }
    for (line, (is, should)) in text.lines().zip(written.lines()).enumerate() {
        assert_eq!(is, should, "line {}", line + 1);
    }
    assert_eq!(text, written);
}

#[test]
fn every_row_of_the_table_of_standings_decides_a_case() {
    let text = fs::read_to_string(PATH).unwrap();
    let mut decided = BTreeSet::new();
    for case in &cases(&text) {
        let library = library(case);
        for (id, _) in &case.records {
            let index = library.index(&library.find(id).unwrap().key).unwrap();
            decided.extend(standing::derive(&library, index).map(|derived| derived.rule.when));
        }
    }
    for rule in &RULES {
        assert!(decided.contains(rule.when), "{}", rule.when);
    }
}
