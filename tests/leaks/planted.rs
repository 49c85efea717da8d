//! Names planted at random: in any key of a case and any way of writing, in any paper and form; and in any part of a
//! finished package, as text, attribute, comment, or the part's own name. None gets out unrefused.

use std::{
    io::{Cursor, Read, Write},
    sync::LazyLock,
};

use casefile::{
    document::foreign::Press,
    export::{
        FORMATS, Format, Made, PAPERS, Paper,
        protected::{layers::look_through, mask::Masks},
    },
    library::Library,
};
use proptest::{prelude::*, test_runner::Config};

use super::{GIVES_AWAY, GOOD, WRITTEN, document, letters, library, looked_at};

/// The texts of `load/good.yaml`.
const TEXTS: usize = 81;

/// The forms that are packages.
const PACKAGES: [&str; 2] = ["docx", "odt"];

/// The whole case in them, before the audience that it is for, and the library that says whom it protects.
static MADE: LazyLock<(Library, Vec<Vec<u8>>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path(), GOOD, "codes");
    let masks = Masks::of(&library, "others", &mut Default::default()).unwrap();
    let document = document(&library, &masks, Paper::Full);
    let made = PACKAGES.map(|name| {
        let format = Format::named(name).unwrap();
        let made = format.export_for(&library, &masks, document.clone(), None, Press::default());
        made.unwrap().bytes().to_vec()
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

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(500) })]

    #[test]
    fn no_name_leaves_a_key(
        number in 1..=TEXTS, written in 0..WRITTEN.len(), paper in 0..PAPERS.len(), form in 0..FORMATS.len(),
        has_codes: bool,
    ) {
        // A process for each page is too much for so many; `no_name_gets_out_of_any_key_in_any_form` has them.
        let format = &FORMATS[form];
        let paper = PAPERS[paper].paper;
        // That of a person is asked for by who it is.
        prop_assume!(format.name != "pdf" && paper != Paper::Person);
        let word = format!("zq{number}");
        let next = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let mut places = GOOD.match_indices(&word).map(|(at, _)| at);
        let at = places.find(|at| !next(&GOOD[at + word.len()..])).unwrap();
        let case = format!("{}{}{}", &GOOD[..at], WRITTEN[written], &GOOD[at + word.len()..]);
        let folder = tempfile::tempdir().unwrap();
        let library = library(folder.path(), &case, if has_codes { "codes" } else { "as" });
        if let Ok(masks) = Masks::of(&library, "others", &mut Default::default()) {
            let document = document(&library, &masks, paper);
            let made = format.export_for(&library, &masks, document, Some("case"), Press::default());
            for text in made.iter().flat_map(|made| looked_at(made.bytes())) {
                let found = letters(&text);
                let out = GIVES_AWAY.iter().find(|word| found.contains(**word));
                prop_assert_eq!(out, None, "{} in {}: {}", WRITTEN[written], format.name, text);
            }
        }
    }

    #[test]
    fn a_name_in_any_part_of_a_package_is_found(
        written in 0..WRITTEN.len(), form in 0..PACKAGES.len(), part in 0..64_usize, at in 0..100_000_usize,
        put in prop_oneof![Just(Put::Text), Just(Put::Attribute), Just(Put::Comment), Just(Put::Name)],
    ) {
        let (library, made) = &*MADE;
        let masks = Masks::of(library, "others", &mut Default::default()).unwrap();
        let format = Format::named(PACKAGES[form]).unwrap();
        let bare = Made::Package(made[form].clone());
        prop_assert!(look_through(&masks, format, &bare).is_ok());
        let bytes = planted(&made[form], part, at, put, WRITTEN[written]);
        let read = look_through(&masks, format, &Made::Package(bytes));
        prop_assert!(read.is_err(), "{} in part {part} of {} as {put:?}", WRITTEN[written], format.name);
    }
}
