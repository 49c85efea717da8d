//! Every form says what the document says, leads where it says it leads, and holds nothing else: read back by the
//! readers that the program has, and layer by layer.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
    path::Path,
};

use casefile::{
    clean_format,
    document::{
        Archive,
        foreign::{Extractor, Press},
    },
    export::{
        FORMATS, Format, Made, Paper,
        block::{Block, Document, Line, Point},
    },
    extract,
    gather::export::{Wanted, document},
    library::{Library, Scope},
    load,
    model::Kind,
    query::Query,
};

/// The forms of this build.
fn forms() -> impl Iterator<Item = &'static Format> {
    let is_built = |format: &&Format| format.name != "pdf" || cfg!(feature = "pdf");
    FORMATS.iter().filter(is_built)
}

fn extractor() -> Extractor {
    Extractor::new(env!("CARGO_BIN_EXE_casefile").into(), None)
}

fn library(folder: &Path) -> Library {
    let (parsed, found) = load::read(folder).unwrap();
    Library::link(parsed, found)
}

/// The documents of every case of a library, short and long, and those of a document of two of them.
fn documents(library: &Library) -> Vec<Document> {
    let mut documents = Vec::new();
    let query = Query::parse("").unwrap();
    let cases = library.of_kind(&Scope::Library, Kind::Case);
    let twice = [cases[0], cases[0]];
    for cases in cases.chunks(1).chain([&twice[..]]) {
        for paper in [Paper::Summary, Paper::Full] {
            let wanted = Wanted {
                paper,
                ..Wanted::of(cases, &query)
            };
            let (document, _) =
                document(library, &Archive::of([]), &wanted).expect("a case has something");
            documents.push(document);
        }
    }
    documents
}

/// The starter, and one whose words are what a form could take for its own.
fn all() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = documents(&library(&root.join("assets/starter")));
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("visit.yaml"),
        "format: 1\nas_of: 2024-05-02\ntitle: \"<b>A</b> & 'visit' \\\"x\\\" {text} ]]> \\U0001F525 قال\"\n\
         people:\n  ana: { name: \"Ana <script>alert(1)</script>\" }\n  omar: { name: \"عمر الحسن\" }\n\
         sources:\n  paper: { title: \"Paper  with   spaces & {links}\", url: \"https://a.org/?b=1&c=<d>\" }\n\
         allegations:\n  a: { statement: \"It rained & <i>poured</i> {title} | * _x_ `y` $z$.\", by: ana, \
         cites: [{ source: paper, at: ¶1 }] }\n  b: { statement: \"قال إنه لم يكن هناك.\", by: omar }\n\
         events:\n  e: { title: \"A <td> | event\", date: 2024-05-01 }\n",
    )
    .unwrap();
    all.extend(documents(&library(folder.path())));
    all
}

/// The lines of a point and of those below it.
fn point_lines(point: &Point, lines: &mut Vec<String>) {
    lines.push(point.line.plain());
    point.below.iter().for_each(|one| point_lines(one, lines));
}

/// Every line of a document but those of its tables, as it is read.
fn lines(document: &Document) -> Vec<String> {
    let mut lines = vec![document.title.to_string()];
    lines.extend(document.warnings.iter().map(Line::plain));
    for block in &document.blocks {
        match block {
            Block::Heading { line, .. } | Block::Paragraph(line) => lines.push(line.plain()),
            Block::List(points) => points.iter().for_each(|one| point_lines(one, &mut lines)),
            Block::Table { .. } | Block::Picture(_) => {}
        }
    }
    lines
}

/// What is in the tables of a document.
fn cells(document: &Document) -> Vec<String> {
    let mut cells = Vec::new();
    for block in &document.blocks {
        if let Block::Table { head, rows } = block {
            cells.extend(head.iter().map(ToString::to_string));
            cells.extend(rows.iter().flatten().map(Line::plain));
        }
    }
    cells
}

/// Letters without what a form does with spaces and with the marks of its notes.
fn bare(text: &str) -> String {
    let is_kept = |c: &char| !c.is_whitespace() && !('\u{2066}'..='\u{2069}').contains(c);
    text.chars().filter(is_kept).collect()
}

fn made(name: &str, document: &Document) -> Vec<u8> {
    let format = FORMATS.iter().find(|format| format.name == name).unwrap();
    format
        .write(document, Press::of(Some(&extractor())))
        .unwrap()
        .bytes()
        .to_vec()
}

/// What our own reader finds in it.
fn read(name: &str, bytes: &[u8]) -> String {
    let format = extract::Format::named(name).unwrap();
    let read = (format.row().read)(bytes).unwrap();
    let blocks = read.blocks.iter().map(|block| &*block.text);
    blocks.collect::<Vec<_>>().join("\n")
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..package.len())
        .map(|number| {
            let mut part = package.by_index(number).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[test]
fn every_form_says_every_line() {
    for document in all() {
        for format in forms().filter(|format| !matches!(format.name, "md" | "txt")) {
            let name = format.name;
            let bytes = made(name, &document);
            let text = match name {
                "pdf" => pages(&bytes),
                // Our reader takes the sign of a note for no word, and here it is the number of a source.
                "odt" => shown(
                    &parts(&bytes)
                        .iter()
                        .find(|part| part.0 == "content.xml")
                        .unwrap()
                        .1,
                ),
                _ => read(name, &bytes),
            };
            let text = bare(&text);
            for line in lines(&document) {
                let found = match name {
                    "pdf" => said_on_pages(&line, &text, is_from_right(&line)),
                    _ => text.contains(&bare(&line)),
                };
                assert!(found, "{name}: {line}\n\n{text}");
            }
            for cell in cells(&document) {
                // Lines of cells beside one another are lines of a page.
                let found = match name {
                    "pdf" => said_on_pages(&cell, &text, true),
                    _ => text.contains(&bare(&cell)),
                };
                assert!(found, "{name}: {cell}\n\n{text}");
            }
        }
        let text = bare(&String::from_utf8(made("txt", &document)).unwrap());
        for line in lines(&document) {
            assert!(text.contains(&bare(&line)) || line.contains('|'), "{line}");
        }
    }
}

fn is_from_right(text: &str) -> bool {
    text.chars().any(|c| ('\u{590}'..='\u{8ff}').contains(&c))
}

/// Whether pages say a line, or only its words: those of a line in both directions come in an order that a reader
/// guesses.
fn said_on_pages(line: &str, text: &str, is_in_words: bool) -> bool {
    // No font of it has this one.
    let line = line.replace('🔥', "‹U+1F525›");
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    match is_in_words {
        true => words.all(|word| text.contains(word)),
        false => text.contains(&bare(&line.replace('-', ""))),
    }
}

/// What pages say, but for their numbers; without hyphens, which our reader takes from the ends of lines.
fn pages(bytes: &[u8]) -> String {
    let read = (extract::Format::Pdf.row().read)(bytes).unwrap();
    assert!(read.flawed.is_empty(), "{:?}", read.flawed);
    let is_number = |text: &str| {
        let sides = text.split_once(" of ");
        sides.is_some_and(|(number, all)| {
            number.parse::<u32>().is_ok() && all.parse::<u32>().is_ok()
        })
    };
    let texts = read.blocks.iter().map(|block| &*block.text);
    let texts = texts.filter(|text| !is_number(text));
    texts.collect::<String>().replace('-', "")
}

/// What an OpenDocument text shows, but for the notes below its pages.
fn shown(xml: &str) -> String {
    let mut rest = xml;
    let mut words = String::new();
    while let Some((before, after)) = rest.split_once("<text:note-body>") {
        words += before;
        rest = after.split_once("</text:note-body>").unwrap().1;
    }
    words += rest;
    let pieces = words
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |piece| piece.1));
    let words: String = pieces.collect();
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(words, |words, (from, to)| words.replace(from, to))
}

#[test]
fn every_way_within_a_document_leads_somewhere() {
    for document in all() {
        for (name, to, place) in [
            ("html", "href=\"#", " id=\""),
            ("docx", "w:anchor=\"", "w:name=\""),
            ("odt", "xlink:href=\"#", "text:name=\""),
        ] {
            let bytes = made(name, &document);
            let text = match name {
                "html" => String::from_utf8(bytes).unwrap(),
                _ => parts(&bytes).into_iter().map(|(_, text)| text).collect(),
            };
            let all = |mark: &str| -> BTreeSet<String> {
                let names = text.split(mark).skip(1);
                let names = names.filter_map(|rest| rest.split('"').next());
                names.map(str::to_owned).collect()
            };
            let (to, places) = (all(to), all(place));
            assert!(!to.is_empty(), "{name}");
            assert!(to.is_subset(&places), "{name}: {:?}", &to - &places);
        }
    }
}

#[test]
#[cfg(feature = "pdf")]
fn pages_lead_where_the_document_does_and_say_nothing_of_who_made_them() {
    for document in all() {
        let bytes = made("pdf", &document);
        assert_eq!(bytes, made("pdf", &document), "the same bytes twice");
        let held = extract::pdf::held(&bytes).unwrap();
        let title = document.title.replace('🔥', "‹U+1F525›");
        let says = |words: &str| held.strings.iter().any(|string| string == words);
        assert!(says(&document.title) || says(&title), "{:?}", held.strings);
        let mut ways = 0;
        for (number, source) in (1..).zip(&document.sources) {
            ways += usize::from(says(&format!("Source [{number}]: {source}")));
        }
        assert!(ways > 0 || document.sources.is_empty());
        let days = held
            .strings
            .iter()
            .filter(|string| string.starts_with("D:"));
        let day = document.day.map_or("D:19800101".to_owned(), |day| {
            format!("D:{:04}{:02}{:02}", day.year, day.month, day.day)
        });
        assert!(days.clone().count() > 0);
        assert!(days.clone().all(|other| other.starts_with(&day)));
        let [about] = &held.metadata[..] else {
            panic!("{:?}", held.metadata)
        };
        for element in [
            "<dc:creator",
            "<xmp:CreatorTool",
            "<pdf:Producer",
            "<stEvt:softwareAgent",
        ] {
            assert!(!about.contains(element), "{element} in {about}");
        }
        for standard in ["pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"] {
            assert!(about.contains(standard), "{standard} in {about}");
        }
    }
}

#[test]
fn packages_are_well_formed_and_say_nothing_of_who_made_them() {
    for document in all() {
        for name in ["docx", "odt"] {
            let bytes = made(name, &document);
            assert_eq!(bytes, made(name, &document), "{name}: the same bytes twice");
            let mut package = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
            for number in 0..package.len() {
                let part = package.by_index(number).unwrap();
                let day = part.last_modified().unwrap();
                assert_eq!((day.year(), day.month(), day.day()), (1980, 1, 1));
            }
            for (path, text) in parts(&bytes) {
                if path == "mimetype" {
                    continue;
                }
                let mut reader = quick_xml::Reader::from_str(&text);
                reader.config_mut().check_end_names = true;
                loop {
                    match reader.read_event() {
                        Ok(quick_xml::events::Event::Eof) => break,
                        Ok(_) => {}
                        Err(error) => panic!("{name} {path}: {error}"),
                    }
                }
                for word in [
                    "creator",
                    "lastModifiedBy",
                    "dcterms:",
                    "generator",
                    "initial",
                ] {
                    assert!(!text.contains(word), "{name} {path}: {word}");
                }
                let mut lines = lines(&document).into_iter();
                let is_its_own = lines.any(|line| line.contains("{title}"));
                assert!(!text.contains("{title}") || is_its_own, "{path}");
            }
        }
    }
}

#[test]
fn the_words_of_a_case_are_not_taken_for_places_in_a_template() {
    let document = Document {
        title: "{text}{tables}{links}{title}".into(),
        blocks: vec![Block::Paragraph(Line::text(clean_format!(
            "{}", "{tables}"
        )))],
        ..Document::default()
    };
    for name in ["docx", "odt"] {
        let text = read(name, &made(name, &document));
        let said = "{text}{tables}{links}{title}\n{tables}";
        assert!(text.starts_with(said), "{name}: {text}");
    }
}

#[test]
fn a_text_is_no_package() {
    let document = Document::default();
    for format in forms() {
        let made = format
            .write(&document, Press::of(Some(&extractor())))
            .unwrap();
        let is_text = matches!(made, Made::Text(_));
        assert_eq!(
            is_text,
            !matches!(format.name, "docx" | "odt" | "pdf"),
            "{}",
            format.name
        );
    }
}
