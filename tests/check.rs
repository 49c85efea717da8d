//! The rules: what each finds, word for word, and what it lets be.
//!
//! A page of `tests/check` is called like its rule. Under each heading stand the files of a library (a
//! fence `yaml`, with the file's name unless it is `x.yaml`), its sources (`source` and a name), its
//! originals (`original` and a name), and what reading and this one rule tell (`text`); an empty one
//! is a case that is let be. `UPDATE=1 cargo test --test check` writes what is told now; read the
//! difference before you keep it.

use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use casefile::{
    check::{self, RULES, Rule, STRUCTURE},
    diagnostic::text,
    document::{Archive, Originals, foreign::Extractor},
    gather,
    library::Library,
    load,
};

#[path = "support/json_schema.rs"]
mod json_schema;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of the files of a folder that end so, without that end.
fn names(folder: &str, end: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    let names = entries.map(|entry| name(entry.unwrap()));
    names
        .filter_map(|name| name.strip_suffix(end).map(str::to_owned))
        .collect()
}

fn rules() -> BTreeSet<String> {
    RULES.iter().map(|rule| rule.name.to_owned()).collect()
}

#[test]
fn every_rule_has_a_page_and_every_page_a_rule() {
    assert_eq!(names("tests/check", ".md"), rules());
    assert_eq!(rules().len(), RULES.len(), "no name stands twice");
}

#[test]
fn every_rule_has_a_file_that_explains_it() {
    let mut files: BTreeSet<String> = names("src/check", ".rs")
        .into_iter()
        .map(|name| name.replace('_', "-"))
        .collect();
    for own in [
        "chains",
        "context",
        "sarif",
        "seen",
        "structure",
        "table",
        "ways",
    ] {
        assert!(files.remove(own), "{own}");
    }
    assert_eq!(files, rules());
    for rule in &RULES {
        let path = format!("src/check/{}.rs", rule.name.replace('-', "_"));
        let text = fs::read_to_string(root().join(path)).unwrap();
        let sections = [
            "//! What it finds:",
            "//! Why that is bad:",
            "//! Example:",
            "//! How to fix it:",
        ];
        let places: Vec<Option<usize>> = sections.iter().map(|says| text.find(says)).collect();
        assert!(
            places.iter().all(Option::is_some),
            "{}: {places:?}",
            rule.name
        );
        assert!(places.is_sorted(), "{}", rule.name);
    }
}

/// A case of a page: its heading, its files, what was told.
struct Case {
    heading: String,
    told: String,
}

#[test]
fn every_page_tells_what_its_rule_finds_and_what_it_lets_be() {
    for rule in &RULES {
        let path = root().join(format!("tests/check/{}.md", rule.name));
        let page = fs::read_to_string(&path).unwrap();
        let (now, cases) = retold(&page, rule);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &now).unwrap();
            continue;
        }
        let found = format!("[{}]", rule.name);
        let fires = cases.iter().filter(|case| case.told.contains(&found));
        assert!(
            fires.count() > 0,
            "{}: no case in which it fires",
            rule.name
        );
        let lets_be = cases.iter().filter(|case| case.told.is_empty());
        assert!(
            lets_be.count() > 0,
            "{}: no case that it lets be",
            rule.name
        );
        for case in &cases {
            assert!(
                !case.heading.is_empty(),
                "{}: a case says what it is",
                rule.name
            );
        }
        for (line, (said, now)) in (1..).zip(page.lines().zip(now.lines())) {
            assert_eq!(said, now, "{}:{line}", path.display());
        }
        assert_eq!(page, now, "{}", path.display());
    }
}

/// The page with what is told now.
fn retold(page: &str, rule: &Rule) -> (String, Vec<Case>) {
    let mut out = String::new();
    let mut cases = Vec::new();
    let mut heading = String::new();
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(text) = line.strip_prefix("## ") {
            heading = text.to_owned();
        }
        let Some(info) = line.strip_prefix("```") else {
            writeln!(out, "{line}").unwrap();
            continue;
        };
        let body = lines.by_ref().take_while(|line| *line != "```");
        let mut body: String = body.flat_map(|line| [line, "\n"]).collect();
        let (kind, name) = info.split_once(' ').unwrap_or((info, "x.yaml"));
        let path = match kind {
            "yaml" => Some(Path::new("library").join(name)),
            "source" => Some(Path::new("library/sources").join(name)),
            "original" => Some(Path::new("originals").join(name)),
            "text" => None,
            other => panic!("{}: a fence `{other}`", rule.name),
        };
        match path {
            Some(path) => files.push((path, body.clone())),
            None => {
                body = tell(&std::mem::take(&mut files), rule);
                cases.push(Case {
                    heading: std::mem::take(&mut heading),
                    told: body.clone(),
                });
            }
        }
        write!(out, "```{info}\n{body}```\n").unwrap();
    }
    assert!(
        files.is_empty(),
        "{}: files of which nothing is told",
        rule.name
    );
    (out, cases)
}

/// What is told of a library by reading it and by one rule.
fn tell(files: &[(PathBuf, String)], rule: &Rule) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, unescaped(text)).unwrap();
    }
    let originals = Originals::under(&folder.path().join("originals")).ok();
    let archive = archive(originals);
    let library = checked(&folder.path().join("library"), &archive, &[rule]);
    let told: Vec<String> = library
        .diagnostics
        .iter()
        .map(|found| text(found, &library.files).to_string())
        .collect();
    told.join("\n")
        .replace(&format!("{}/library/", folder.path().display()), "")
        .replace(&format!("{}/", folder.path().display()), "")
}

/// `<U+202E>` stands for the character, which should not stand in a page either.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("<U+");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('>').unwrap();
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

/// Folders of originals, and a reader of all formats.
fn archive(originals: Option<Originals>) -> Archive {
    Archive::of(originals).reading_by(Extractor::new(env!("CARGO_BIN_EXE_casefile").into(), None))
}

/// A library with what rules find.
fn checked(path: &Path, archive: &Archive, rules: &[&Rule]) -> Library {
    let (parsed, diagnostics) = load::read(path).unwrap();
    let library = Library::link(parsed, diagnostics);
    let sources = gather::see(&library, archive, rules, |_| {});
    let context = check::Context::new(&library, &sources, check::LONG_QUOTE);
    let found = check::run(&context, rules);
    library.with(found, sources.missed())
}

#[test]
fn every_code_of_reading_and_linking_is_in_the_table() {
    let mut codes = BTreeSet::new();
    let mut folders = ["load", "library", "document", "door"]
        .map(|room| root().join("src").join(room))
        .to_vec();
    let mut files = vec![
        root().join("src/load.rs"),
        root().join("src/library.rs"),
        root().join("src/diagnostic.rs"),
    ];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push(path),
            }
        }
    }
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        for call in [
            "Diagnostic::error(",
            "Diagnostic::without_place(",
            "Self::without_place(",
        ] {
            for after in text.split(call).skip(1) {
                if let Some(code) = after.trim_start().strip_prefix('"') {
                    codes.insert(code.split('"').next().unwrap().to_owned());
                }
            }
        }
    }
    let known: BTreeSet<String> = STRUCTURE
        .iter()
        .map(|(code, _)| (*code).to_owned())
        .collect();
    assert_eq!(codes, known);
}

/// Without originals quotes from them are not checked, and all else is.
#[test]
fn the_shipped_library_passes_every_rule() {
    passes_every_rule(None);
}

#[test]
#[ignore = "reads documents that are not in the repository; .ci/run gives them"]
fn the_shipped_library_passes_every_rule_with_its_originals() {
    passes_every_rule(Some(Originals::under(&given("seeds")).unwrap()));
}

/// Something in the folder that `.ci/run` gives; a test that reads it fails without it.
fn given(name: &str) -> PathBuf {
    let given = std::env::var_os("CASEFILE_SHARED").expect("CASEFILE_SHARED names a folder");
    Path::new(&given).join(name)
}

fn passes_every_rule(originals: Option<Originals>) {
    let all: Vec<&Rule> = RULES.iter().collect();
    let library = checked(&root().join("casefiles"), &archive(originals), &all);
    let told = library
        .diagnostics
        .iter()
        .map(|found| (found.code, &found.message));
    assert_eq!(told.collect::<Vec<_>>(), []);
}

/// Records as they were before the shipped library was judged: each is found by a rule.
#[test]
fn what_was_mended_in_the_shipped_library_is_found_where_it_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let copy = |from: &Path, to: &Path| {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_file() {
                fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
            }
        }
    };
    let shipped = root().join("casefiles");
    copy(&shipped, folder.path());
    copy(&shipped.join("sources"), &folder.path().join("sources"));
    fs::write(folder.path().join("before.yaml"), BEFORE).unwrap();
    let all: Vec<&Rule> = RULES.iter().collect();
    let library = checked(folder.path(), &Archive::default(), &all);
    let found = library.diagnostics.iter().filter_map(|found| {
        let key = found.record.as_ref()?;
        let is_before = key.case().is_some_and(|case| case.as_str() == "before");
        is_before.then(|| format!("{} {}", key.id(), found.code))
    });
    let found: BTreeSet<String> = found.collect();
    for wanted in [
        "salvadoran-claims denier-as-origin",
        "more-than-270 corroborated-by-unknown-origins",
        "specific-requests reply-by-another",
        "convictions missing-without-speaker",
        "twitter-profile supports-itself",
        "admission-on-paper supports-itself",
        "no-clear-evidence supports-itself",
        "two-cases-jeopardised supports-itself",
        "defendants-less-cooperative supports-itself",
        "direct-impediment supports-itself",
        "small-fraction figure-not-said",
        "hundreds-transferred figure-not-said",
    ] {
        assert!(found.contains(wanted), "{wanted}: {found:#?}");
    }
}

const BEFORE: &str = "
format: 1
title: Before
as_of: 2025
allegations:
  salvadoran-claims:
    statement: Abrego Garcia is linked to a gang.
    by: government-of-el-salvador
    about: kilmar-abrego-garcia
    cites:
      - {source: just-the-news, at: ¶12, via: [cnn-lawyers-statement]}
    responses:
      - by: abrego-attorneys
        is: denied
        cites: [{source: just-the-news, at: ¶11}]
  more-than-270:
    statement: More than 270 men have been deported to El Salvador.
    by: [just-the-news, newsmax]
    about: trump-administration
    cites: [{source: just-the-news, at: ¶8}, {source: newsmax, at: ¶7}]
  specific-requests:
    statement: El Salvador asked for particular migrants.
    by: newsmax
    about: us-government
    cites: [{source: newsmax, at: ¶1}]
    responses:
      - {by: gustavo-villatoro, is: admitted, cites: [{source: newsmax, at: ¶6}]}
  no-clear-evidence:
    statement: No clear evidence was produced.
    by: abrego-attorneys
    about: government-of-el-salvador
    cites: [{source: just-the-news, at: ¶11}]
    relations: [{to: abrego-garcia/lack-of-evidence, is: supports}]
  impedes:
    statement: The return of the leaders impedes the fight.
    by: new-york-times
    about: trump-administration
    cites: [{source: agreement-article, at: ¶9, via: [nyt-report]}]
  two-cases-jeopardised:
    statement: Two cases could be jeopardised.
    by: new-york-times
    about: trump-administration
    cites: [{source: agreement-article, at: ¶11, via: [nyt-report]}]
    relations: [{to: impedes, is: supports}]
  defendants-less-cooperative:
    statement: Defendants may cooperate less.
    by: new-york-times
    about: trump-administration
    cites: [{source: agreement-article, at: ¶11, via: [nyt-report]}]
    relations: [{to: impedes, is: supports}]
  direct-impediment:
    statement: It is an impediment.
    by: lopez-larios/investigation-people
    about: trump-administration
    cites: [{source: agreement-article, at: ¶15, via: [nyt-report]}]
    relations: [{to: impedes, is: supports}]
  small-fraction:
    statement: Only a small fraction was charged.
    by: newsmax
    about: trump-administration
    measure: {value: 50, bound: less-than, unit: percent, of: charged, said: only a small fraction}
    cites: [{source: newsmax, at: ¶12}]
  hundreds-transferred:
    statement: Hundreds were transferred.
    by: newsmax
    about: trump-administration
    measure: {value: 200, bound: at-least, unit: people, of: transferred, said: hundreds}
    cites: [{source: newsmax, at: ¶7}]
  marroquin-ally:
    statement: He is still an ally of the president.
    by: agreement-article
    about: trump-administration
    cites: [{source: agreement-article, at: ¶32, quote: still an ally, via: [pact-prosecutions/twitter-profile-cited]}]
evidence:
  twitter-profile:
    description: A Twitter profile
    bears_on: {marroquin-ally: supports}
    cites: [{source: agreement-article, at: ¶32, quote: Twitter profile, via: [pact-prosecutions/twitter-profile-cited]}]
  convictions:
    description: Convictions of Abrego Garcia
    status: said-to-be-missing
    cites: [{source: just-the-news, at: ¶12}]
  admission-on-paper:
    description: The admission
    bears_on: {small-fraction: supports}
    cites: [{source: newsmax, at: ¶12}]
";

/// The tour is a case in which nearly everything goes wrong, most of it once.
#[test]
fn the_tour_shows_what_rules_find() {
    let tour = root().join("assets/tour");
    let originals = Originals::under(&tour.join("originals")).unwrap();
    let all: Vec<&Rule> = RULES.iter().collect();
    let library = checked(&tour, &archive(Some(originals)), &all);
    let mut codes: Vec<&str> = library.diagnostics.iter().map(|found| found.code).collect();
    codes.sort_unstable();
    let told = codes.chunk_by(|one, other| one == other);
    let told = told.map(|codes| format!("{} {}", codes.len(), codes[0]));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "1 alias-clash",
            "1 bidi-or-invisible-character",
            "1 circular-attribution",
            "1 compound-allegation",
            "1 corroborated-by-one-origin",
            "1 credibility-1-without-independent-source",
            "1 evidence-step-out-of-order",
            "1 locator-out-of-range",
            "1 original-changed",
            "1 part-not-stated",
            "1 quote-altered",
            "1 quote-ambiguous",
            "5 quote-missing",
            "1 quote-moved",
            "1 relative-date-made-exact",
            "1 stated-above-derived",
            "1 status-without-citation",
            "1 supports-itself",
            "1 unattributed",
            "1 uncited",
            "1 unexplained-conflict",
        ]
    );
}

/// What SARIF writes keeps to its schema, for a library with every kind of place: none, a file, a
/// line, a record, related ones.
#[test]
#[ignore = "reads the schema, which is not in the repository; .ci/run gives it"]
fn sarif_keeps_to_its_schema() {
    let schema = given("data/schemas/sarif-2.1.0.json");
    let schema: serde_json::Value = serde_json::from_slice(&fs::read(schema).unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("one case.yaml", "format: 1\ntitle: A\n");
    write(
        "é.yaml",
        "format: 1\ntitle: A\nevents:\n  a: {title: A}\n  a: {title: B}\nallegations:\n  b: {statement: A}\n",
    );
    let all: Vec<&Rule> = RULES.iter().collect();
    let library = checked(folder.path(), &Archive::default(), &all);
    let found = &library.diagnostics;
    assert!(found.iter().any(|found| found.span.is_none()));
    assert!(found.iter().any(|found| !found.related.is_empty()));
    assert!(found.iter().any(|found| found.record.is_some()));
    for diagnostics in [&found[..], &[]] {
        let log = check::sarif(diagnostics, &library.files);
        assert_eq!(json_schema::faults(&schema, &log), [""; 0]);
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), diagnostics.len());
        let rules = log["runs"][0]["tool"]["driver"]["rules"]
            .as_array()
            .unwrap();
        for result in results {
            let named = |rule: &serde_json::Value| rule["id"] == result["ruleId"];
            assert!(rules.iter().any(named), "{result}");
        }
    }
    let mut broken = check::sarif(found, &library.files);
    broken["runs"][0]["results"][0]["level"] = "fatal".into();
    assert_eq!(
        json_schema::faults(&schema, &broken),
        ["/runs/0/results/0/level: enum"],
        "the schema is not taken lightly"
    );
}

#[test]
fn what_moved_to_another_page_is_told_by_page() {
    let archive = archive(None);
    let paper = root().join("tests/browser/paper");
    let all: Vec<&Rule> = check::RULES.iter().collect();
    let library = checked(&paper, &archive, &all);
    let told: Vec<&str> = library
        .diagnostics
        .iter()
        .filter(|found| found.code.starts_with("quote-"))
        .map(|found| &*found.message)
        .collect();
    assert_eq!(told, ["the quoted words are not at p. 3, but at p. 1 ¶3"]);
}
