//! The days that a library lists on which a court is closed.

use casefile::{
    library::Library,
    model::{Holiday, period::Declared},
};

use crate::{folder, open, told};

fn read(library: &str) -> Library {
    let files: [(&str, &[u8]); 2] = [
        ("library.yaml", library.as_bytes()),
        ("a.yaml", b"format: 1\ntitle: A\n"),
    ];
    open(folder(&files).path())
}

fn days(library: &Library) -> Vec<String> {
    let day = |holiday: &Holiday| {
        let name = holiday.name.as_ref().map_or("", |name| name.raw());
        format!("{} {name}", holiday.date.edtf())
            .trim_end()
            .to_owned()
    };
    library.holidays.iter().map(day).collect()
}

#[test]
fn a_day_stands_alone_or_with_its_name() {
    let library = read(
        "format: 1\nholidays:\n  - 2025-12-24\n  - {date: 2025-11-28, name: Day after Thanksgiving, declared_by: state}\n",
    );
    assert_eq!(told(&library), "");
    assert_eq!(
        days(&library),
        ["2025-12-24", "2025-11-28 Day after Thanksgiving"]
    );
    let [alone, named] = &library.holidays[..] else {
        panic!("{:?}", library.holidays);
    };
    assert_eq!((alone.date.span.line, alone.date.span.column), (3, 5));
    assert_eq!(alone.declared_by, None);
    assert_eq!(named.declared_by.map(|by| by.value), Some(Declared::State));
    assert_eq!((named.date.span.line, named.date.span.column), (4, 12));
}

#[test]
fn what_is_no_day_costs_that_one_only_and_is_told() {
    let library = read(
        "format: 1\nholidays:\n  - 2025-12\n  - {date: 2025-12-26~}\n  - {name: No day}\n  - [2025-12-27]\n  - 26 Dec 2025\n  - {date: 2025-12-29, nme: Closed}\n  - 2025-12-24\n",
    );
    let told = told(&library);
    for line in [
        "one day is expected here, not `2025-12`",
        "write year, month and day: 2025-12-26",
        "one day is expected here, not `2025-12-26~`",
        "library.yaml:3:5",
        "library.yaml:4:12",
        "library.yaml:5:5",
        "library.yaml:6:5",
        "library.yaml:7:5",
        "`nme`",
    ] {
        assert!(told.contains(line), "{line} in:\n{told}");
    }
    assert_eq!(days(&library), ["2025-12-29 Closed", "2025-12-24"]);
}

#[test]
fn a_case_lists_none() {
    let folder = folder(&[("a.yaml", b"format: 1\ntitle: A\nholidays: [2025-12-24]\n")]);
    let library = open(folder.path());
    assert_eq!(library.diagnostics.len(), 1);
    assert_eq!(library.diagnostics[0].code, "unknown-key");
}
