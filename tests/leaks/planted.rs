//! Names planted in great number: in any key of a case and any way of writing, in any paper and form; and in any part of a
//! finished package, as text, attribute, comment, or the part's own name. None gets out unrefused.

use std::{
    io::{Cursor, Read, Write},
    sync::LazyLock,
};

use super::{GIVES_AWAY, GOOD, WRITTEN, document, letters, library, look_through, looked_at};
use casefile::{
    document::foreign::Press,
    export::{FORMATS, Format, Made, PAPERS, Paper, protected::mask::Masks},
    library::Library,
};

/// The texts of `load/good.yaml`, but for the one that says what is a word of the language ([`ORDINARY`]).
const TEXTS: usize = 94;

/// Its number.
const ORDINARY: usize = 82;

/// The one of them that is the whole name of a court: it stays, whoever has a word of it in their name.
const COURT: usize = 19;

/// The forms that are packages.
const PACKAGES: [&str; 2] = ["docx", "odt"];

/// The whole case in them, before the audience that it is for, and the library that says whom it protects.
static MADE: LazyLock<(Library, Vec<Vec<u8>>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path(), GOOD, "codes");
    let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
    let document = document(&library, &masks, Paper::Full);
    let made = PACKAGES.map(|name| {
        let format = Format::named(name).unwrap();
        let made = format.export_for(&library, &masks, document.clone(), None, Press::default());
        made.unwrap().made.bytes().to_vec()
    });
    (library, made.to_vec())
});

/// How a name is put into a part of a package.
#[derive(Clone, Copy, Debug)]
enum Put {
    Text,
    Attribute,
    Comment,
    Name,
}

/// The same package, with a name in one of its parts.
fn planted(package: &[u8], part: usize, at: usize, put: Put, name: &str) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let part = part % old.len();
    for number in 0..old.len() {
        let mut read = old.by_index(number).unwrap();
        let mut called = read.name().unwrap().into_owned();
        let mut text = String::new();
        read.read_to_string(&mut text).unwrap();
        if number == part {
            let (behind, words) = match put {
                // Within a longer word it would be none.
                Put::Text => (">", format!(" {name} ")),
                Put::Comment => (">", format!("<!-- {name} -->")),
                Put::Attribute => ("=\"", format!(" {name} ")),
                Put::Name => ("", String::new()),
            };
            if matches!(put, Put::Name) {
                called = format!("{called}-{name}");
            }
            let places: Vec<usize> = match behind {
                "" => Vec::new(),
                behind => text
                    .match_indices(behind)
                    .map(|(at, _)| at + behind.len())
                    .collect(),
            };
            // What has no marks, as the type of a package, has the name at its end.
            let place = places.get(at % places.len().max(1)).copied();
            text.insert_str(place.unwrap_or(text.len()), &words);
        }
        new.start_file(&*called, zip::write::SimpleFileOptions::default())
            .unwrap();
        new.write_all(text.as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}

/// The same numbers in each run, so that what is found once is found again.
fn numbers() -> impl Iterator<Item = usize> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    std::iter::repeat_with(move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    })
}

/// Every key, in every way of writing, each in a paper and a form of its own.
#[test]
fn no_name_leaves_a_key() {
    // A process for each page is too much for so many; `no_name_gets_out_of_any_key_in_any_form` has them. The paper of a
    // person is asked for by who it is.
    let forms: Vec<&Format> = FORMATS
        .iter()
        .filter(|format| format.name != "pdf")
        .collect();
    let papers = PAPERS.iter().map(|row| row.paper);
    let papers: Vec<Paper> = papers.filter(|paper| *paper != Paper::Person).collect();
    let folder = tempfile::tempdir().unwrap();
    let mut written = 0;
    for (count, key) in (0..TEXTS * WRITTEN.len()).step_by(2).enumerate() {
        let (number, name) = (key % TEXTS + 1, WRITTEN[key / TEXTS]);
        let number = number + usize::from(number >= ORDINARY);
        if number == COURT {
            continue;
        }
        let (format, paper) = (forms[count % forms.len()], papers[count / 3 % papers.len()]);
        let word = format!("zq{number}");
        let next = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let mut places = GOOD.match_indices(&word).map(|(at, _)| at);
        let at = places.find(|at| !next(&GOOD[at + word.len()..])).unwrap();
        let case = format!("{}{name}{}", &GOOD[..at], &GOOD[at + word.len()..]);
        let library = library(folder.path(), &case, ["as", "codes"][count % 2]);
        let Ok(masks) = Masks::of(&library, "others", None, &mut Default::default()) else {
            continue;
        };
        let document = document(&library, &masks, paper);
        let made = format.export_for(&library, &masks, document, Some("case"), Press::default());
        for text in made.iter().flat_map(|made| looked_at(made.made.bytes())) {
            let found = letters(&text);
            let out = GIVES_AWAY.iter().find(|word| found.contains(**word));
            assert_eq!(out, None, "{word} ({name}) in {}: {text}", format.name);
        }
        written += usize::from(made.is_ok());
    }
    assert!(written >= 500, "{written}");
}

/// A name in any part of a finished package is found.
#[test]
fn a_name_in_any_part_of_a_package_is_found() {
    const WAYS: [Put; 4] = [Put::Text, Put::Attribute, Put::Comment, Put::Name];
    let (library, made) = &*MADE;
    let masks = Masks::of(library, "others", None, &mut Default::default()).unwrap();
    let mut numbers = numbers();
    let mut number = || numbers.next().unwrap();
    for count in 0..500 {
        let (form, put) = (count % PACKAGES.len(), WAYS[count / 2 % WAYS.len()]);
        let (name, part, at) = (WRITTEN[number() % WRITTEN.len()], number(), number());
        let format = Format::named(PACKAGES[form]).unwrap();
        let bytes = planted(&made[form], part, at, put, name);
        let read = look_through(&masks, format, &Made::Package(bytes));
        assert!(
            read.is_err(),
            "{name} in part {part} of {} at {at} as {put:?}",
            format.name
        );
    }
    for (name, bytes) in PACKAGES.iter().zip(made) {
        let bare = Made::Package(bytes.clone());
        let format = Format::named(name).unwrap();
        assert!(look_through(&masks, format, &bare).is_ok(), "{name}");
    }
}
