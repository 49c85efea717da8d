//! No name of the protected gets out, in whatever key of a case file it stands, in whatever form it is written: the
//! case with every key (`load/good.yaml`, each of whose texts has a word of its own), with a name in the place of each
//! of these words. Looked for here by means of its own, in every layer.

mod own;
mod planted;

use std::{
    io::{Cursor, Read},
    path::Path,
};

use casefile::{
    document::{
        Archive,
        foreign::{Extractor, Press},
    },
    export::{
        Drawn, FORMATS, Format, Made, PICTURES, Paper,
        block::{Anchor, Block, Document, Inline, Line, Point},
        protected::{
            layers::{Layer, Leak, empty, look_at, look_past_own, read_again},
            mask::Masks,
            rows::{Csv, Holds, Listed, Xlsx, layers_of_lines},
        },
        table::{self, Table, lines::OwnWords},
    },
    extract,
    gather::export::{self, Wanted},
    library::{Index, Library, Scope},
    load,
    model::{Kind, kind::KINDS},
    query::{Context, Query},
    text::{Clean, clean_line},
};
use unicode_normalization::UnicodeNormalization;

/// The first name that stands in what was written.
fn look_through(masks: &Masks, format: &Format, made: &Made) -> Result<(), Leak> {
    look_at(masks, &read_again(format, made)?)
}

const GOOD: &str = include_str!("../load/good.yaml");

/// How the planted name is written: as it is, decomposed, without accents, in capitals, with a hyphen, over a line's
/// end, with what nobody sees, the surname first, the surname alone, parted, in an address, the Arabic name, a listed word;
/// and a place that is protected: as it is, decomposed, in capitals, with what nobody sees, in Arabic.
const WRITTEN: [&str; 19] = [
    "Quíllon Brazenmark",
    "Qui\u{301}llon Brazenmark",
    "Quillon Brazenmark",
    "QUÍLLON BRAZENMARK",
    "Quillon-Brazenmark",
    "Quillon  Brazenmark",
    "Quil\u{ad}lon Brazen\u{200b}mark",
    "Brazenmark, Quíllon",
    "Brazenmark",
    "Brazen-mark",
    "Brazen mark",
    "qbrazenmark@example.org",
    "قويلون برازن",
    "Gasse Zwölfeinhalb",
    "Krähwinkelstein",
    "Kra\u{308}hwinkelstein",
    "KRÄHWINKELSTEIN",
    "Kräh\u{ad}winkel\u{200b}stein",
    "حجركرين",
];

/// What gives it away, without anything but letters.
const GIVES_AWAY: [&str; 6] = [
    "quillon",
    "brazenmark",
    "قويلونبرازن",
    "gassezwolfeinhalb",
    "krahwinkelstein",
    "حجركرين",
];

fn letters(text: &str) -> String {
    let plain = text.nfkd().filter(|c| c.is_alphanumeric());
    plain.flat_map(char::to_lowercase).collect()
}

/// The forms of this build.
fn forms() -> impl Iterator<Item = &'static Format> {
    let is_built = |format: &&Format| format.name != "pdf" || cfg!(feature = "pdf");
    FORMATS.iter().filter(is_built)
}

fn extractor() -> Extractor {
    Extractor::new(env!("CARGO_BIN_EXE_casefile").into(), None)
}

/// What a file holds, however it is looked at: its bytes as a text; with the marks taken out; each part of a package.
fn looked_at(bytes: &[u8]) -> Vec<String> {
    let without_marks = |text: &str| -> String {
        let pieces = text.split('<');
        let pieces = pieces.map(|piece| piece.split_once('>').map_or(piece, |piece| piece.1));
        pieces.collect()
    };
    let mut texts = Vec::new();
    if bytes.starts_with(b"%PDF") {
        let read = (extract::Format::Pdf.row().read)(bytes).unwrap();
        let blocks = read.blocks.iter().map(|block| &*block.text);
        texts.push(blocks.collect::<Vec<_>>().join("\n"));
        let held = extract::pdf::held(bytes).unwrap();
        texts.extend(held.metadata);
        texts.extend(held.strings);
        return texts;
    }
    match zip::ZipArchive::new(Cursor::new(bytes)) {
        Ok(mut package) => {
            for number in 0..package.len() {
                let mut part = package.by_index(number).unwrap();
                let mut text = part.name().unwrap().into_owned();
                part.read_to_string(&mut text).unwrap();
                texts.extend([without_marks(&text), text]);
            }
        }
        Err(_) => {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            texts.extend([without_marks(&text), text]);
        }
    }
    texts
}

/// The audiences that a case consents to, as a library lists them.
fn audiences(case: &str) -> String {
    let consents = case.split_once("for: [").map_or("", |(_, rest)| rest);
    let consents = consents.lines().next().unwrap_or_default();
    let named = consents.split(['[', ']', '}']).step_by(2);
    named
        .flat_map(|names| names.split(", "))
        .filter(|name| !name.is_empty())
        .map(|name| format!("  \"{name}\": {{}}\n"))
        .collect()
}

fn library(folder: &Path, case: &str, calls: &str) -> Library {
    // Those whom a consent names are known, whatever they are called.
    let named = audiences(case);
    let head =
        format!("format: 1\naudiences:\n{named}  others: {{calls: {calls}, rules: frcp-5.2}}\n");
    let secret = "people:\n  secret:\n    name: Quíllon Brazenmark\n    also_known_as: [قويلون برازن, 陳大文]\n    \
                  protect: {as: Witness Q, also: [Gasse Zwölfeinhalb]}\nprotect:\n  village: {words: [Krähwinkelstein, \
                  حجركرين], as: the village}\n";
    std::fs::write(folder.join("library.yaml"), head + secret).unwrap();
    std::fs::write(folder.join("good.yaml"), case).unwrap();
    let (parsed, found) = load::read(folder).unwrap();
    Library::link(parsed, found)
}

/// A paper of the case of a library, as its audience is to have it, with every picture.
fn document(library: &Library, masks: &Masks, paper: Paper) -> Document {
    let pictures = PICTURES.each_ref().map(|row| row.drawn);
    with(library, masks, paper, &pictures)
}

/// The same with some pictures.
fn with(library: &Library, masks: &Masks, paper: Paper, pictures: &[Drawn]) -> Document {
    let query = Query::default();
    let wanted = Wanted {
        paper,
        pictures,
        masks: Some(masks),
        ..Wanted::of(&library.of_kind(&Scope::Library, Kind::Case)[..1], &query)
    };
    let (document, _) = export::document(library, &Archive::default(), &wanted).unwrap();
    document
}

/// The forms of tables.
const TABLES: [fn(Table) -> Box<dyn Listed>; 2] =
    [|table| Box::new(Csv(table)), |table| Box::new(Xlsx(table))];

/// The records of each kind, and of all, as tables.
fn tables(library: &Library) -> Vec<Table> {
    let context = Context::new(library);
    let kinds = KINDS.iter().map(|info| Some(info.kind)).chain([None]);
    let tables = kinds.map(|kind| {
        let of_it = |index: &Index| kind.is_none_or(|kind| library.at(*index).kind() == kind);
        let records: Vec<Index> = library.indices().filter(of_it).collect();
        table::of(&context, kind, &records)
    });
    tables.collect()
}

/// The same as an audience is to have them, in each form.
fn tables_for(library: &Library, masks: &Masks) -> Vec<Result<Vec<u8>, Clean>> {
    let tables = tables(&masks.library(library)).into_iter();
    let written = tables.flat_map(|table| {
        TABLES.map(|form| {
            let handed = masks.hand_on_list(library, &mut *form(table.clone()), None);
            handed.map(|handed| handed.made.bytes)
        })
    });
    written.collect()
}

/// All records of the library in a folder as lines of JSON, as the program writes them for an audience; why it does not.
fn lines_for(folder: &Path) -> Result<Vec<u8>, String> {
    let lines = folder.join("handed-on.jsonl");
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_casefile"))
        .arg(folder)
        .args(["list", "all", "--for", "others", "--force", "-o"])
        .arg(&lines)
        .env("XDG_DATA_HOME", folder.join(".data"))
        .output()
        .unwrap();
    // What could not be read of the sources is said by the status, and changes nothing here.
    match std::fs::read(&lines) {
        Ok(bytes) => {
            std::fs::remove_file(lines).unwrap();
            Ok(bytes)
        }
        Err(_) => Err(String::from_utf8(ran.stderr).unwrap()),
    }
}

/// A name is found wherever it stands in a table, be it beside other cells.
#[test]
fn a_table_with_a_name_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path(), GOOD, "codes");
    let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
    let context = Context::new(&library);
    let records: Vec<Index> = library.indices().collect();
    let bare = table::of(&context, Some(Kind::Person), &records);
    for form in TABLES {
        let form = form(bare.clone());
        let bytes = form.write(OwnWords::Written).unwrap().bytes;
        assert!(look_at(&masks, &form.layers(&bytes).unwrap()).is_err());
    }
    let line = "{\"name\":\"Qu\\u00edllon Brazenmark\"}\n".as_bytes();
    let read = layers_of_lines(line).unwrap();
    assert!(
        look_at(&masks, &read).is_err(),
        "what JSON writes with an escape"
    );
}

/// What the files call somebody is made of their name as often as not.
#[test]
fn the_id_of_the_protected_stands_in_no_table() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path(), GOOD, "codes");
    let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
    let made = tables_for(&library, &masks).into_iter();
    let made = made
        .map(Result::unwrap)
        .chain([lines_for(folder.path()).unwrap()]);
    for bytes in made {
        let texts = looked_at(&bytes);
        let cells = texts
            .iter()
            .flat_map(|text| text.split(['\n', ',', '<', '>', '"']));
        let cells = cells.filter(|cell| *cell == "secret");
        assert_eq!(cells.count(), 0, "{texts:?}");
    }
    let bare = Context::new(&library);
    let records: Vec<Index> = library.indices().collect();
    let bare = table::of(&bare, None, &records).csv().unwrap().bytes;
    assert!(String::from_utf8(bare).unwrap().contains(",secret,"));
}

#[test]
fn no_name_gets_out_of_any_key_in_any_form() {
    let folder = tempfile::tempdir().unwrap();
    let (mut written, mut refused) = (0, Vec::new());
    let extractor = extractor();
    let press = Press::of(Some(&extractor));
    // Words of the language (zq82) are no name.
    for number in (1..=81)
        .chain(83..=95)
        .chain(101..=108)
        .chain(121..=125)
        .chain(130..=137)
    {
        let word = format!("zq{number}");
        let next = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let Some(at) = GOOD
            .match_indices(&word)
            .map(|(at, _)| at)
            .find(|at| !next(&GOOD[at + word.len()..]))
        else {
            panic!("{word} is not there");
        };
        let name = WRITTEN[number % WRITTEN.len()];
        let case = format!("{}{name}{}", &GOOD[..at], &GOOD[at + word.len()..]);
        let library = library(folder.path(), &case, ["as", "codes"][number % 2]);
        let mut codes = Default::default();
        let masks = match Masks::of(&library, "others", None, &mut codes) {
            Ok(masks) => masks,
            Err(why) => {
                refused.push(format!("{word}: {why}"));
                continue;
            }
        };
        let mut tables = tables_for(&library, &masks);
        // A process each, which makes codes of its own.
        tables.push(lines_for(folder.path()).map_err(|why| clean_line(&why)));
        for made in tables {
            match made {
                Ok(bytes) => {
                    written += 1;
                    for text in looked_at(&bytes) {
                        let found = letters(&text);
                        let out = GIVES_AWAY.iter().any(|word| found.contains(word));
                        assert!(!out, "{word} ({name}): {text}");
                    }
                }
                Err(why) => refused.push(format!("{word}: {why}")),
            }
        }
        for paper in [Paper::Summary, Paper::Full] {
            let document = document(&library, &masks, paper);
            // Pages take a process each, so every third word is tried in them.
            for format in forms().filter(|format| format.name != "pdf" || number % 3 == 0) {
                let document = document.clone();
                match format.export_for(&library, &masks, document, Some("case"), press) {
                    Ok(made) => {
                        written += 1;
                        for text in looked_at(made.made.bytes()) {
                            let found = letters(&text);
                            for word_of_name in GIVES_AWAY {
                                assert!(
                                    !found.contains(word_of_name),
                                    "{word} ({name}) in {}: {text}",
                                    format.name
                                );
                            }
                        }
                    }
                    Err(why) => refused.push(format!("{word} {}: {why}", format.name)),
                }
            }
        }
    }
    assert!(written >= 500, "{written} written, {refused:#?}");
    // A pseudonym that is the name itself.
    let pseudonyms = ["zq8:", "zq79:", "zq80:", "zq81:"];
    let is_pseudonym = |why: &String| pseudonyms.iter().any(|word| why.starts_with(word));
    assert!(refused.iter().all(is_pseudonym), "{refused:#?}");
}

#[test]
fn the_same_document_is_the_same_bytes_before_an_audience_too() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path(), GOOD, "codes");
    let mut codes = Default::default();
    let mut made = Vec::new();
    for _ in 0..2 {
        let masks = Masks::of(&library, "others", None, &mut codes).unwrap();
        let document = document(&library, &masks, Paper::Full);
        let format = Format::named("docx").unwrap();
        let written = format.export_for(&library, &masks, document, None, Press::default());
        made.push(written.unwrap().made);
    }
    assert_eq!(made[0], made[1]);
}

#[test]
fn a_short_name_inside_a_longer_word_is_neither_replaced_nor_refused() {
    let folder = tempfile::tempdir().unwrap();
    let case = "format: 1\ntitle: A visit\npeople:\n  li: { name: Li, protect: { as: Witness Q } }\n\
                allegations:\n  a: { statement: Likely Li listened to Lila., by: li }\n";
    let library = library(folder.path(), case, "codes");
    let mut codes = Default::default();
    let masks = Masks::of(&library, "others", None, &mut codes).unwrap();
    let document = document(&library, &masks, Paper::Full);
    let extractor = extractor();
    let press = Press::of(Some(&extractor));
    let likely = format!("Likely R-{:02} listened to Lila.", codes["good/li"]);
    for format in forms() {
        let made = format.export_for(&library, &masks, document.clone(), None, press);
        let texts = looked_at(made.unwrap().made.bytes());
        let said = texts.iter().any(|text| {
            let text = text.replace("\n  ", " ").replace('\n', " ");
            text.contains(&likely)
        });
        assert!(said, "{}: {texts:?}", format.name);
    }
}

/// What is looked for is found wherever a form could have put it: the document is not covered here.
#[test]
fn a_name_is_found_in_every_layer() {
    let folder = tempfile::tempdir().unwrap();
    let library = library(folder.path(), GOOD, "codes");
    let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
    let extractor = extractor();
    let line = |words: &str| Line::text(clean_line(words));
    let heading = |words: &str| Block::Heading {
        level: 2,
        anchor: None,
        of: None,
        line: line(words),
    };
    let source = Block::List(vec![Point {
        anchor: Some(Anchor::Source(1)),
        ..Point::new(line("[1] A paper"))
    }]);
    let mentions = Block::Paragraph(Line(vec![Inline::to(Anchor::Source(1))]));
    // No font of the pages has the letters of the last, which stand there as their numbers.
    for name in [
        "Quíllon Brazenmark",
        "قويلون برازن",
        "Gasse Zwölfeinhalb",
        "Krähwinkelstein",
        "陳大文",
    ] {
        let documents = [
            (
                "title",
                Document {
                    title: clean_line(name),
                    ..Document::default()
                },
            ),
            (
                "warning",
                Document {
                    warnings: vec![line(name)],
                    ..Document::default()
                },
            ),
            (
                "heading",
                Document {
                    blocks: vec![heading(name)],
                    ..Document::default()
                },
            ),
            (
                "words",
                Document {
                    blocks: vec![Block::Paragraph(line(&format!("It was {name}.")))],
                    ..Document::default()
                },
            ),
            (
                "source",
                Document {
                    sources: vec![clean_line(name)],
                    blocks: vec![mentions.clone(), source.clone()],
                    ..Document::default()
                },
            ),
        ];
        for (place, document) in documents {
            for format in forms() {
                // The others do not say which source it is where it is mentioned.
                if place == "source" && !matches!(format.name, "docx" | "odt" | "pdf") {
                    continue;
                }
                let made = format
                    .write(&document, Press::of(Some(&extractor)))
                    .unwrap();
                let found = look_through(&masks, format, &made);
                let within = found.err().map(|leak| leak.within);
                assert!(within.is_some(), "{name} as {place} in {}", format.name);
            }
        }
    }
}
