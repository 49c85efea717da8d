//! Every limit, through the doors by which a library is read and judged: what just fits is passed in
//! silence, and where there is one more it is named. Large limits are lowered for that.

use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use casefile::{
    check::{self, RULES, Rule},
    document::{
        Archive, Originals,
        foreign::{ARGUMENT, Extractor},
    },
    gather,
    library::Library,
    limits::{self, LIMITS, Limit, Limits},
    load,
    missed::Missed,
    review::Target,
    revision::Revision,
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_casefile");

/// Writes a library and gives its size as a limit counts it.
type Makes = fn(&Path) -> u64;

/// A library at the edge of each limit.
const EDGES: [(&Limit, Makes); 20] = [
    (&limits::YAML_BYTES, |folder| case(folder, "")),
    (&limits::LIBRARY_BYTES, |folder| {
        case(folder, "") + write(folder, "other.yaml", HEAD)
    }),
    (&limits::VALUES, |folder| {
        case(folder, "subjects: []\n");
        // Two keys with a value each, and a third with a list.
        6
    }),
    (&limits::VALUE_BYTES, |folder| {
        let name = "A".repeat(50);
        case(folder, &format!("people: {{a: {{name: {name}}}}}\n"));
        name.len() as u64
    }),
    (&limits::RECORDS, |folder| {
        case(folder, "people: {a: {name: A}, b: {name: B}}\n");
        3
    }),
    (&limits::MISTAKES, |folder| {
        case(folder, "people: {a: {name: A, x: y}, b: {name: B, x: y}}\n");
        2
    }),
    (&limits::DOCUMENT_BYTES, |folder| {
        source(folder, "s.md", TEXT)
    }),
    (&limits::TEXT_BYTES, |folder| source(folder, "s.txt", TEXT)),
    (&limits::WHOLE_TEXT_BYTES, |folder| {
        source(folder, "s.md", TEXT)
    }),
    (&limits::PARAGRAPHS, |folder| {
        source(folder, "s.md", TEXT);
        TEXT.lines().count() as u64
    }),
    (&limits::EXTRACTED_BYTES, |folder| {
        source(folder, "s.html", PAGE);
        extracted(PAGE.as_bytes())
    }),
    (&limits::EXTRACT_MEMORY, |folder| {
        source(
            folder,
            "s.html",
            &format!("<p>{}</p>", "a ".repeat(1 << 20)),
        );
        // What it takes is not known to the byte: it is the size below which it surely does not fit.
        16 << 20
    }),
    (&limits::EXTRACT_SECONDS, |folder| {
        source(folder, "s.html", PAGE);
        // No time at all is too little for any.
        1
    }),
    (&limits::CASE_FILES, |folder| {
        case(folder, "");
        write(folder, "b.yaml", HEAD);
        write(folder, "c.yaml", HEAD);
        3
    }),
    (&limits::ORIGINALS, |folder| {
        original(folder, "a/b/c.txt");
        3
    }),
    (&limits::ORIGINALS_DEPTH, |folder| {
        original(folder, "a/b/c.txt");
        2
    }),
    (&limits::SEARCHED_BYTES, |folder| {
        let all = source(folder, "s.txt", TEXT);
        let ends = TEXT.lines().count() as u64;
        // Each paragraph has its end noted in four bytes, and is kept without its line feed.
        all + 3 * ends
    }),
    (&limits::COMPARED_BYTES, |folder| {
        source(folder, "s.txt", TEXT)
    }),
    (&limits::FOLLOWED, |folder| {
        let sources =
            "sources: {a: {title: A, rests_on: b}, b: {title: B, rests_on: c}, c: {title: C}}\n";
        case(
            folder,
            &format!("{sources}events: {{e: {{title: E, cites: [{{source: a}}]}}}}\n"),
        );
        3
    }),
    (&limits::RING_STEPS, |folder| {
        let sources =
            "sources: {a: {title: A, rests_on: b}, b: {title: B, rests_on: c}, c: {title: C}}\n";
        let cites = "events: {e: {title: E, cites: [{source: c, via: [a]}]}}\n";
        case(folder, &format!("{sources}{cites}"));
        3
    }),
];

/// Writes something at the edge of a limit that is kept elsewhere than where a library is read, gives its size, and says
/// what is told of it within limits.
type Elsewhere = (fn(&Path) -> u64, fn(&Path, &Limits) -> Option<String>);

/// What is at the edge of each of these.
const ELSEWHERE: [(&Limit, Elsewhere); 5] = [
    (&limits::KEPT_BYTES, (reviewed, how_it_changed)),
    (&limits::REVISION_FILES, (repository, of_revision)),
    (
        &limits::REVISION_BYTES,
        (
            |folder| {
                repository(folder);
                (HEAD.len() + TEXT.len()) as u64
            },
            of_revision,
        ),
    ),
    (
        &limits::REVISION_LIST_BYTES,
        (
            |folder| {
                repository(folder);
                // `100644 blob ID    SIZE<tab>NAME<nul>` each.
                let entry =
                    |name: &str| "100644 blob ".len() + 40 + " ".len() + 7 + 1 + name.len() + 1;
                (entry("case-a.yaml") + entry("s.txt")) as u64
            },
            of_revision,
        ),
    ),
    (
        &limits::GIT_SECONDS,
        (
            |folder| {
                repository(folder);
                // No time at all is too little for any.
                1
            },
            of_revision,
        ),
    ),
];

/// A git repository with two files in one commit.
fn repository(folder: &Path) -> u64 {
    case(folder, "");
    write(folder, "s.txt", TEXT);
    for arguments in [
        &["init", "-q", "-b", "main", "--object-format=sha1"][..],
        &["add", "-A"],
        &["commit", "-q", "-m", "x"],
    ] {
        let done = Command::new("git")
            .args(["-c", "user.name=x", "-c", "user.email=x@example.org"])
            .args(arguments)
            .current_dir(folder)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .status();
        assert!(done.unwrap().success());
    }
    2
}

fn of_revision(folder: &Path, limits: &Limits) -> Option<String> {
    Revision::read_within(folder, "main", &[], limits).err()
}

/// A case with an event, and the size of what is kept of it.
fn reviewed(folder: &Path) -> u64 {
    case(folder, "events: {e: {title: It rained}}\n");
    r#"[["title","It rained"]]"#.len() as u64
}

/// What is told of how an event changed which says something else than it did.
fn how_it_changed(folder: &Path, limits: &Limits) -> Option<String> {
    let version = |limits: &Limits| {
        let (parsed, found) = load::read(folder).unwrap();
        let library = Library::link(parsed, found);
        let key = library.find("e").unwrap().key.clone();
        let event = Target::Record { key };
        let archive = Archive::default().within(limits);
        let mut all =
            gather::review::versions_with_words(&library, &archive, std::slice::from_ref(&event));
        all.remove(&event).flatten().unwrap()
    };
    let then = version(limits);
    case(folder, "events: {e: {title: It shone}}\n");
    let untold = then.changes(&version(&Limits::default())).untold;
    case(folder, "events: {e: {title: It rained}}\n");
    untold.first().map(|untold| untold.words())
}

const HEAD: &str = "format: 1\ntitle: T\n";
const TEXT: &str = "It rained on the quay.\nNobody was there.\nThe lamp was out.\n";
const PAGE: &str = "<p>It rained on the quay.</p><p>Nobody was there.</p>";

fn write(folder: &Path, name: &str, text: &str) -> u64 {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    text.len() as u64
}

/// Writes a case of these records.
fn case(folder: &Path, records: &str) -> u64 {
    write(folder, "case-a.yaml", &format!("{HEAD}{records}"))
}

/// Writes a case with a source of this text, and gives the size of the text.
fn source(folder: &Path, name: &str, text: &str) -> u64 {
    case(
        folder,
        &format!("sources: {{s: {{title: S, text: {name}}}}}\n"),
    );
    write(folder, name, text)
}

/// Writes a case and a file into the folder of originals beside it.
fn original(folder: &Path, name: &str) -> u64 {
    case(folder, "");
    write(folder, &format!("originals/{name}"), TEXT)
}

/// How many bytes the child answers with.
fn extracted(document: &[u8]) -> u64 {
    let mut child = Command::new(PROGRAM)
        .args([ARGUMENT, "html"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(document).unwrap();
    child.wait_with_output().unwrap().stdout.len() as u64
}

/// A library with what all rules find, within limits.
fn checked(folder: &Path, limits: &Limits) -> Library {
    let (parsed, found) = load::read_within(folder, limits.clone()).unwrap();
    let library = Library::link(parsed, found);
    let archive = Archive::of(Originals::under(&folder.join("originals")).ok())
        .reading_by(Extractor::new(PROGRAM.into(), None))
        .within(limits);
    let rules: Vec<&Rule> = RULES.iter().collect();
    let sources = gather::see(&library, &archive, &rules, |_| {});
    let context = check::Context::new(&library, &sources, check::LONG_QUOTE);
    let found = check::run(&context, &rules);
    library.with(found, sources.missed())
}

/// How often a limit is named in what is told of a library.
fn named(library: &Library, limit: &Limit) -> usize {
    let told = library.diagnostics.iter();
    told.filter(|found| found.message.contains(limit.name))
        .count()
}

#[test]
fn every_limit_is_silent_at_its_edge_and_named_beyond_it() {
    for (limit, makes) in EDGES {
        let folder = tempfile::tempdir().unwrap();
        let size = makes(folder.path());
        assert!(size <= limit.most);
        let at = |most| checked(folder.path(), &Limits::default().with(limit, most));
        // Where the size is not known to the byte, the limit as it is stands for what fits.
        let fits = match limit.name == limits::EXTRACT_MEMORY.name
            || limit.name == limits::EXTRACT_SECONDS.name
        {
            true => limit.most,
            false => size,
        };
        let (whole, cut) = (at(fits), at(size - 1));
        assert_eq!(
            named(&whole, limit),
            0,
            "{}: {:?}",
            limit.name,
            whole.diagnostics
        );
        assert_eq!(
            named(&cut, limit),
            1,
            "{}: {:?}",
            limit.name,
            cut.diagnostics
        );
        let beyond = cut
            .diagnostics
            .iter()
            .find(|found| found.message.contains(limit.name));
        assert_eq!(
            beyond.unwrap().severity,
            casefile::diagnostic::Severity::Error
        );
    }
}

#[test]
fn what_is_limited_elsewhere_is_silent_at_its_edge_and_named_beyond_it() {
    for (limit, (makes, told)) in ELSEWHERE {
        let folder = tempfile::tempdir().unwrap();
        let size = makes(folder.path());
        let fits = match limit.name == limits::GIT_SECONDS.name {
            true => limit.most,
            false => size,
        };
        let at = |most| told(folder.path(), &Limits::default().with(limit, most));
        assert_eq!(at(fits), None, "{}", limit.name);
        let said = at(size - 1).unwrap_or_default();
        assert!(said.contains(limit.name), "{}: {said}", limit.name);
    }
}

#[test]
fn every_limit_has_an_edge() {
    let of_libraries = EDGES.iter().map(|(limit, _)| limit.name);
    let elsewhere = ELSEWHERE.iter().map(|(limit, _)| limit.name);
    let tried: BTreeSet<&str> = of_libraries.chain(elsewhere).collect();
    let all: BTreeSet<&str> = LIMITS.iter().map(|limit| limit.name).collect();
    assert_eq!(tried, all);
    assert_eq!(LIMITS.len(), all.len(), "no name stands twice");
}

#[test]
fn many_files_beyond_a_limit_are_one_error_with_their_count() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..1_500 {
        write(folder.path(), &format!("c{number:04}.yaml"), HEAD);
    }
    let size = HEAD.len() as u64;
    for (limit, most) in [
        (&limits::LIBRARY_BYTES, 100 * size + 1),
        (&limits::VALUES, 100 * 4),
        (&limits::CASE_FILES, 100),
    ] {
        let library = checked(folder.path(), &Limits::default().with(limit, most));
        let told: Vec<&str> = library
            .diagnostics
            .iter()
            .map(|found| &*found.message)
            .collect();
        let [told] = told[..] else {
            panic!("{}: {told:?}", limit.name)
        };
        let wanted = "1,400 case files were not read, the first of them `";
        assert!(
            told.starts_with(wanted) && told.contains("c0100.yaml"),
            "{told}"
        );
        let missed = Missed {
            files: 1_400,
            ..Missed::default()
        };
        assert_eq!(library.missed, missed, "{}", limit.name);
    }
}

#[test]
fn records_beyond_the_limit_are_counted_over_all_files() {
    let folder = tempfile::tempdir().unwrap();
    let people: String = (0..10)
        .map(|number| format!("  p{number}: {{name: A}}\n"))
        .collect();
    for name in ["a.yaml", "b.yaml", "c.yaml"] {
        write(folder.path(), name, &format!("{HEAD}people:\n{people}"));
    }
    // The case counts too, so nine of its records are read.
    let library = checked(folder.path(), &Limits::default().with(&limits::RECORDS, 10));
    let limit: Vec<&str> = library
        .diagnostics
        .iter()
        .filter(|found| found.code == "limit")
        .map(|found| &*found.message)
        .collect();
    assert_eq!(
        limit,
        ["21 records were not read: the number of records is limited to 10 records"]
    );
    assert_eq!(library.missed.records, 21);
}

/// Ten texts of the same size: as many as fit are searched, and the count of the others is said.
#[test]
fn texts_beyond_the_limit_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut sources = "sources:\n".to_owned();
    for number in 0..10 {
        sources.push_str(&format!("  s{number}: {{title: S, text: {number}.txt}}\n"));
        write(folder.path(), &format!("{number}.txt"), "1234567890");
    }
    case(folder.path(), &sources);
    let limits = Limits::default().with(&limits::SEARCHED_BYTES, 4 * 14 + 13);
    let library = checked(folder.path(), &limits);
    let told = library
        .diagnostics
        .iter()
        .find(|found| found.code == "limit")
        .unwrap();
    assert!(
        told.message.starts_with("6 texts were not searched: "),
        "{}",
        told.message
    );
    let archive = Archive::default().within(&limits);
    let corpus = gather::corpus::read(&library, &archive, None, |_| {});
    let gaps = casefile::search::text::Searcher::gaps(&corpus);
    assert_eq!(gaps.len(), 6);
}

/// What is compared with one another has a limit; quotes have none, however much their sources are together.
#[test]
fn quotes_are_compared_in_all_sources_whatever_they_are_together() {
    let folder = tempfile::tempdir().unwrap();
    let (mut sources, mut events) = ("sources:\n".to_owned(), "events:\n".to_owned());
    for number in 0..300 {
        sources.push_str(&format!("  s{number}: {{title: S, text: {number}.txt}}\n"));
        events.push_str(&format!("  e{number}: {{title: E, cites: [{{source: s{number}, quote: nobody said this {number}}}]}}\n"));
        write(
            folder.path(),
            &format!("{number}.txt"),
            &"Rain. ".repeat(2_000),
        );
    }
    case(folder.path(), &format!("{sources}{events}"));
    let limits = LIMITS
        .iter()
        .filter(|limit| limit.name.contains("together"));
    // Nothing that limits all texts together limits this.
    let limits = limits
        .filter(|limit| limit.name.contains("texts"))
        .fold(Limits::default(), |limits, limit| limits.with(limit, 1));
    let library = checked(folder.path(), &limits);
    let missing = library
        .diagnostics
        .iter()
        .filter(|found| found.code == "quote-missing");
    assert_eq!(missing.count(), 300);
}
