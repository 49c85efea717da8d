//! Files that are laid out in every way: the program appends a step, `check` is silent, and taking it back gives the same
//! bytes.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

const HEAD: &str =
    "format: 1\ntitle: A visit\nsources:\n  wire: {title: Wire, published: 2025-03-02}\n";

/// The step as it is laid out below a list whose items begin behind so many blanks.
fn block(blanks: usize) -> String {
    let lines = [
        "- date: '2025-03-01'",
        "  status: produced",
        "  because: 'handed over: in part'",
        "  cites:",
        "    - source: wire",
        "      at: ¶3",
    ];
    let margin = " ".repeat(blanks);
    lines.map(|line| format!("{margin}{line}\n")).concat()
}

const FLOW: &str = "{date: '2025-03-01', status: produced, because: 'handed over: in part', cites: [{source: wire, at: ¶3}]}";

/// What the file is called here, what it says from its evidence on, and what it says then. In the latter `@6` is for the
/// step with its items behind six blanks.
const FILES: &[(&str, &str, &str)] = &[
    (
        "the last thing of the file",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n@6",
    ),
    (
        "remarks everywhere",
        "# All of it\nevidence: # what shows it\n  # The paper\n  r: # r\n    description: R # so called\n    cites: [{source: wire}]\n    history: # steps\n      # first\n      - status: described # said\n        cites: [{source: wire}] # there\n      # to do: more\n    note: N # a note\n\n# Questions\nquestions:\n  q: {question: Why?}\n",
        "# All of it\nevidence: # what shows it\n  # The paper\n  r: # r\n    description: R # so called\n    cites: [{source: wire}]\n    history: # steps\n      # first\n      - status: described # said\n        cites: [{source: wire}] # there\n@6      # to do: more\n    note: N # a note\n\n# Questions\nquestions:\n  q: {question: Why?}\n",
    ),
    (
        "a remark behind all of the item",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n        # and more\n\n    # of r\n\n# of s\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n@6        # and more\n\n    # of r\n\n# of s\n",
    ),
    (
        "blank lines behind",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n\n\n\n  s: {description: S, cites: [{source: wire}]}\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n@6\n\n\n  s: {description: S, cites: [{source: wire}]}\n",
    ),
    (
        "tabs in texts",
        "evidence:\n  r:\n    description: \"R\tT\\t\"\n    cites: [{source: wire}]\n    history:\n      - status: described\n        because: a\tb\n        cites: [{source: wire}]\n    note: N\n",
        "evidence:\n  r:\n    description: \"R\tT\\t\"\n    cites: [{source: wire}]\n    history:\n      - status: described\n        because: a\tb\n        cites: [{source: wire}]\n@6    note: N\n",
    ),
    (
        "a list that is not indented",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n    - status: described\n      cites: [{source: wire}]\n    note: N\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n    - status: described\n      cites: [{source: wire}]\n@4    note: N\n",
    ),
    (
        "a dash on a line of its own",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      -\n        status: described\n        cites: [{source: wire}]\n    note: N\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      -\n        status: described\n        cites: [{source: wire}]\n@6    note: N\n",
    ),
    (
        "items in braces",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - {status: described, cites: [{source: wire}]}\n    note: N\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - {status: described, cites: [{source: wire}]}\n@6    note: N\n",
    ),
    (
        "a list in brackets",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history: [{status: described, cites: [{source: wire}]}] # steps\n    note: N\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history: [{status: described, cites: [{source: wire}]}, @f] # steps\n    note: N\n",
    ),
    (
        "a record in braces",
        "evidence:\n  r: {description: R, cites: [{source: wire}], history: [{status: described, cites: [{source: wire}]}], note: N}\n",
        "evidence:\n  r: {description: R, cites: [{source: wire}], history: [{status: described, cites: [{source: wire}]}, @f], note: N}\n",
    ),
    (
        "a section in braces",
        "evidence: {r: {description: R, cites: [{source: wire}]}}\nquestions:\n  q: {question: Why?}\n",
        "evidence: {r: {description: R, cites: [{source: wire}], history: [@f]}}\nquestions:\n  q: {question: Why?}\n",
    ),
    (
        "an empty list",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history: [] # none yet\n    note: N\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history: [@f] # none yet\n    note: N\n",
    ),
    (
        "nothing behind the key",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history: # none yet\n    note: N\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history: # none yet\n@6    note: N\n",
    ),
    (
        "null behind the key",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history: null\n    note: N\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n@6    note: N\n",
    ),
    (
        "no history",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    note: N # the last\n\n  # Another\n  s: {description: S, cites: [{source: wire}]}\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    note: N # the last\n    history:\n@6\n  # Another\n  s: {description: S, cites: [{source: wire}]}\n",
    ),
    (
        "quoted keys",
        "'evidence':\n  \"r\":\n    'description': R\n    cites: [{source: wire}]\n    \"history\":\n      - 'status': described\n        cites: [{source: wire}]\n    note: N\n",
        "'evidence':\n  \"r\":\n    'description': R\n    cites: [{source: wire}]\n    \"history\":\n      - 'status': described\n        cites: [{source: wire}]\n@6    note: N\n",
    ),
    (
        "texts in blocks at the end",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n        because: |\n          # no remark\n          - no item\n\n    note: >-\n      N\n      M\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n        because: |\n          # no remark\n          - no item\n\n@6    note: >-\n      N\n      M\n",
    ),
    (
        "a text over several lines at the end",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n        because: one\n          and two\n    note: N\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n        because: one\n          and two\n@6    note: N\n",
    ),
    (
        "an end of the document",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n...\n",
        "evidence:\n  r:\n    description: R\n    cites: [{source: wire}]\n    history:\n      - status: described\n        cites: [{source: wire}]\n@6...\n",
    ),
];

/// Writes a text in another way.
type Way = fn(&str) -> String;

/// Other ways in which any of them can be written.
const WAYS: &[(&str, Way)] = &[
    ("as it is", str::to_owned),
    ("CRLF", |text| text.replace('\n', "\r\n")),
    ("a BOM", |text| format!("\u{FEFF}{text}")),
    ("no end of the last line", |text| {
        text.strip_suffix('\n').unwrap_or(text).to_owned()
    }),
    ("both", |text| {
        format!("\u{FEFF}{}", text.strip_suffix('\n').unwrap_or(text)).replace('\n', "\r\n")
    }),
    ("twice as far indented", |text| {
        let twice = |line: &str| {
            let bare = line.trim_start_matches(' ');
            let margin = " ".repeat(2 * (line.len() - bare.len()));
            match bare.strip_prefix("- ") {
                Some(item) => format!("{margin}-   {item}"),
                None => margin + bare,
            }
        };
        text.split_inclusive('\n').map(twice).collect()
    }),
    ("another key of the same name elsewhere", |text| {
        let people = "people:\n  history: {name: evidence}\n  evidence: {name: r}\nsources:\n";
        text.replacen("sources:\n", people, 1)
    }),
];

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_casefile"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder.join("home"))
        .env("LANG", "C.UTF-8")
        .output()
        .unwrap()
}

const STEP: &[&str] = &[
    "visit.yaml",
    "edit",
    "status",
    "r",
    "--to",
    "produced",
    "--date",
    "2025-03-01",
    "--because",
    "handed over: in part",
    "--cites",
    "wire ¶3",
];

#[test]
fn the_step_is_all_that_comes_and_goes() {
    for (name, before, after) in FILES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("visit.yaml");
        let (before, after) = (format!("{HEAD}{before}"), format!("{HEAD}{after}"));
        let mut after = after.replace("@f", FLOW);
        for blanks in [4, 6] {
            after = after.replace(&format!("@{blanks}"), &block(blanks));
        }
        fs::write(&path, &before).unwrap();
        let shown = run(folder.path(), STEP);
        assert_eq!(shown.status.code(), Some(0), "{name}: {shown:?}");
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            before,
            "{name}: it is only shown"
        );
        let written = run(folder.path(), &[STEP, &["--write"]].concat());
        assert_eq!(written.stdout, shown.stdout, "{name}");
        assert_eq!(fs::read_to_string(&path).unwrap(), after, "{name}");
        let found = run(folder.path(), &["visit.yaml", "check"]);
        assert_eq!(
            (found.status.code(), &*found.stdout),
            (Some(0), &b""[..]),
            "{name}: {found:?}"
        );
        // The patch leads from the one to the other.
        let patched = super::written::patched(&before, &String::from_utf8(shown.stdout).unwrap());
        assert_eq!(patched, after, "{name}");
        let undone = run(folder.path(), &["visit.yaml", "edit", "undo", "--write"]);
        assert_eq!(undone.status.code(), Some(0), "{name}: {undone:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), before, "{name}");
    }
}

#[test]
fn so_it_is_however_the_file_is_written() {
    use casefile::edit::apply;
    let (mut made, mut left) = (0, Vec::new());
    for (name, before, _) in FILES {
        for (way, write) in WAYS {
            let before = write(&format!("{HEAD}{before}"));
            let edited = match apply(before.as_bytes(), &super::step("r")) {
                Ok(edited) => edited,
                Err(why) => {
                    left.push(format!("{name}, {way}: {why}"));
                    continue;
                }
            };
            made += 1;
            let after = std::str::from_utf8(edited.after()).unwrap();
            assert_eq!(edited.before(), before.as_bytes());
            super::written::hold_to_lines(&before, after, &format!("{name}, {way}"));
            let is_crlf = before.contains("\r\n");
            let bare = after.replace("\r\n", "").contains(['\r', '\n']);
            assert!(!is_crlf || !bare, "{name}, {way}: {after:?}");
            assert_eq!(
                before.starts_with('\u{FEFF}'),
                after.starts_with('\u{FEFF}')
            );
        }
    }
    println!("{made} made, {} left as they are", left.len());
    assert_eq!(left, [""; 0]);
}
