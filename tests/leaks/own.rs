//! The program's own words are no names, whoever is called so.

use std::collections::BTreeSet;

use super::*;
use casefile::{export::PAPERS, text::Clean};

/// All that is read of a document, line by line.
fn lines(document: &Document) -> Vec<Line> {
    fn of_points(points: &[Point], lines: &mut Vec<Line>) {
        for point in points {
            lines.push(point.line.clone());
            of_points(&point.below, lines);
        }
    }
    let alone = document.sources.iter().chain([&document.title]);
    let mut lines: Vec<Line> = alone.map(|words| Line::text(words.clone())).collect();
    lines.extend(document.warnings.clone());
    for block in &document.blocks {
        match block {
            Block::Heading { line, .. } | Block::Paragraph(line) => lines.push(line.clone()),
            Block::List(points) => of_points(points, &mut lines),
            // Its words are cut.
            Block::Picture(_) => {}
            Block::Table { head, rows } => {
                lines.extend(head.iter().map(|words| Line::text(words.clone())));
                lines.extend(rows.iter().flatten().cloned());
            }
        }
    }
    lines
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.contains(char::is_alphabetic))
}

/// A library whose protected person is called by these words besides.
fn called(folder: &Path, names: &BTreeSet<String>) -> Library {
    let names = names.iter().map(|name| format!("\"{name}\""));
    let names: Vec<String> = names.chain(["قويلون".to_owned()]).collect();
    let head = format!(
        "format: 1\naudiences:\n  others: {{}}\n{}people:\n  secret:\n    name: Quíllon Brazenmark\n    \
         also_known_as: [{}]\n    protect: {{as: ZQ0}}\n",
        audiences(GOOD),
        names.join(", ")
    );
    std::fs::write(folder.join("library.yaml"), head).unwrap();
    std::fs::write(folder.join("good.yaml"), GOOD).unwrap();
    let (parsed, found) = load::read(folder).unwrap();
    Library::link(parsed, found)
}

#[test]
fn what_the_program_says_is_known_as_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let library = called(folder.path(), &BTreeSet::new());
    let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
    // What a file that is missing is told by has its name.
    let of_files = GOOD.to_lowercase() + " good there";
    let of_files: BTreeSet<&str> = words(&of_files).collect();
    let mut unknown = Vec::new();
    for info in PAPERS.iter().filter(|info| info.paper != Paper::Person) {
        // What is drawn is cut, and half a word is in no file.
        for line in lines(&with(&library, &masks, info.paper, &[])) {
            let said = line.of_files().to_lowercase();
            let is_blank = |word: &str| word.chars().all(|c| c == 'x' || c.is_ascii_digit());
            let of_it = words(&said).filter(|word| !is_blank(word) && !of_files.contains(word));
            unknown.extend(of_it.map(|word| format!("{}: {word} in {said}", info.name)));
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// Words of which forms are made: of their own sentences, and of styles, parts, fonts and what they say of themselves.
#[rustfmt::skip]
const OF_FORMS: [&str; 25] = [
    "Note", "Source", "Chronology", "Page", "Case", "Word", "Hyperlink", "Serif", "With", "Title", "Heading", "Footnote",
    "Contents", "Table", "Text", "Body", "Strong", "Standard", "Link", "Style", "Default", "Document", "Name", "Producer",
    "Styles",
];

/// Whoever has the words of the program for a name changes none of them, and is in the way of no form.
#[test]
fn nobody_is_called_by_what_the_program_says() {
    let folder = tempfile::tempdir().unwrap();
    let extractor = extractor();
    let press = Press::of(Some(&extractor));
    let library = called(folder.path(), &BTreeSet::new());
    let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
    let of_files = GOOD.to_lowercase();
    let of_files: BTreeSet<&str> = words(&of_files).collect();
    let papers = PAPERS.iter().map(|info| info.paper);
    for paper in papers.filter(|paper| *paper != Paper::Person) {
        let plain = document(&library, &masks, paper);
        let said: Vec<String> = lines(&plain).iter().map(Line::plain).collect();
        let is_name = |word: &str| word.len() > 2 && word.starts_with(char::is_uppercase);
        let names = said.iter().flat_map(|line| words(line)).filter(|word| {
            is_name(word) && !of_files.contains(&*word.to_lowercase()) && *word != "ZQ0"
        });
        let names: BTreeSet<String> = names.chain(OF_FORMS).map(str::to_owned).collect();
        assert!(names.contains("Method") && names.len() > 25, "{names:?}");
        let other = called(folder.path(), &names);
        let masks = Masks::of(&other, "others", None, &mut Default::default()).unwrap();
        let named = document(&other, &masks, paper);
        for format in forms() {
            let made = format.export_for(&other, &masks, named.clone(), None, press);
            let made = made.unwrap_or_else(|why| panic!("{}: {why}", format.name));
            if format.name == "md" {
                let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
                let before = format.export_for(&library, &masks, plain.clone(), None, press);
                let text = |made: &[u8], of: &Library| {
                    let text = String::from_utf8(made.to_vec()).unwrap();
                    text.replace(of.edition().as_str(), "")
                };
                assert_eq!(
                    text(made.made.bytes(), &other),
                    text(before.unwrap().made.bytes(), &library)
                );
            }
        }
    }
}

/// All words of the program that a table has: of a record of each kind, in each form.
fn of_program(library: &Library) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for mut table in tables(library).into_iter().map(Csv) {
        table.each_text(&mut |_, _, text| {
            let own = text.own().into_iter();
            found.extend(own.flat_map(|part| words(&text[part]).map(capital).collect::<Vec<_>>()));
        });
    }
    found
}

/// As a name is written.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Whoever has the words of the program for a name changes none of them in a table, and is in the way of no form.
#[test]
fn nobody_is_called_by_what_a_table_says() {
    let folder = tempfile::tempdir().unwrap();
    let library = called(folder.path(), &BTreeSet::new());
    let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
    let plain = tables_for(&library, &masks);
    let plain_lines = lines_for(folder.path()).unwrap();
    // The names of the files are none of the program's words.
    let of_files = GOOD.to_lowercase() + " library yaml";
    let of_files: BTreeSet<&str> = words(&of_files).collect();
    let keys = casefile::export::table::lines::words(std::str::from_utf8(&plain_lines).unwrap());
    let keys = keys.unwrap();
    let names = of_program(&library)
        .into_iter()
        .chain(words(&keys).map(capital));
    let names = names.filter(|word| {
        word.len() > 2 && word != "ZQ0" && !of_files.contains(&*word.to_lowercase())
    });
    let names: BTreeSet<String> = names.collect();
    for word in ["Standing", "Revised", "Undated", "Null"] {
        assert!(names.contains(word), "{word} of {names:?}");
    }
    let other = called(folder.path(), &names);
    let masks = Masks::of(&other, "others", None, &mut Default::default()).unwrap();
    let named = tables_for(&other, &masks);
    let [plain, named] = [plain, named].map(|made| made.into_iter().map(Result::unwrap));
    for (plain, named) in plain.zip(named) {
        for (plain, named) in looked_at(&plain).iter().zip(looked_at(&named)) {
            let mut both = plain
                .split(['\n', ',', '<'])
                .zip(named.split(['\n', ',', '<']));
            let other = both.find(|(plain, named)| plain != named);
            assert_eq!(other, None);
        }
    }
    // The person's line has their pseudonym, as before.
    assert_eq!(lines_for(folder.path()).unwrap(), plain_lines);
}

/// Nor by what a form is made of: the names of its parts, of styles, of what a page tells a browser.
#[test]
fn nobody_is_called_by_what_a_form_is_made_of() {
    let folder = tempfile::tempdir().unwrap();
    let names = [
        "Calibri",
        "Charset",
        "Content",
        "Core",
        "Document",
        "Footnotes",
        "Html",
        "Manifest",
        "Meta",
        "Mimetype",
        "Normal",
        "Print",
        "Relationships",
        "Sheet",
        "Standalone",
        "Styles",
        "Table",
        "Titles",
        "Types",
        "Viewport",
        "Word",
        "Workbook",
    ];
    let library = called(folder.path(), &names.map(str::to_owned).into());
    let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
    let document = document(&library, &masks, Paper::Full);
    // Of pages no form without words is known.
    for format in forms().filter(|format| format.name != "pdf") {
        let press = Press::default();
        let made = format.export_for(&library, &masks, document.clone(), None, press);
        assert_eq!(made.err(), None, "{}", format.name);
        // They are looked for all the same.
        let named = Document {
            title: clean_line("of Mr Viewport"),
            ..Document::default()
        };
        let made = format.write(&named, press).unwrap();
        assert!(
            look_through(&masks, format, &made).is_err(),
            "{}",
            format.name
        );
    }
    for made in tables_for(&library, &masks) {
        assert_eq!(made.err(), None);
    }
}

/// The same word where a file has it is a name, beside the program's own.
#[test]
fn a_name_is_a_name_beside_the_same_word_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let names = BTreeSet::from(["Method".to_owned(), "Sources".to_owned()]);
    let library = called(folder.path(), &names);
    let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
    let of_file: Clean = clean_line("He told Method of it.");
    let paragraph = |words: Clean| Block::Paragraph(Line::text(words));
    let blocks = |words: Clean| vec![paragraph("Method and Sources".into()), paragraph(words)];
    let document = |words: Clean| Document {
        blocks: blocks(words),
        ..Document::default()
    };
    let md = Format::named("md").unwrap();
    let press = Press::default();
    let made = md.export_for(&library, &masks, document(of_file.clone()), None, press);
    let made = String::from_utf8(made.unwrap().made.bytes().to_vec()).unwrap();
    assert!(
        made.contains("Method and Sources") && made.contains("He told ZQ0 of it."),
        "{made}"
    );
    // What is written and was not covered is found all the same.
    let made = md.write(&document(of_file), press).unwrap();
    let blank = md
        .write(&document("xx xxxx Method xx xx.".into()), press)
        .unwrap();
    let read = |made: &Made| read_again(md, made).map_err(|leak| leak.within).unwrap();
    let bare = read(&md.write(&empty(), press).unwrap());
    assert!(look_past_own(&masks, &read(&made), &read(&blank), &bare).is_err());
    let other = md
        .write(&document("xx xxxx somebody xx xx.".into()), press)
        .unwrap();
    assert!(look_past_own(&masks, &read(&made), &read(&other), &bare).is_err());
}

/// A column parts the words of a name that stays, of which one is also somebody's who is protected.
#[test]
fn a_surname_that_two_share_is_in_the_way_of_no_table() {
    let folder = tempfile::tempdir().unwrap();
    let head = "format: 1\naudiences: {others: {}}\npeople:\n  \
                maria: {name: María Brazenmark, protect: {as: ZQ0}}\n  judge: {name: Carmen Brazenmark}\n";
    std::fs::write(folder.path().join("library.yaml"), head).unwrap();
    std::fs::write(folder.path().join("good.yaml"), "format: 1\ntitle: V\n").unwrap();
    let (parsed, found) = load::read(folder.path()).unwrap();
    let library = Library::link(parsed, found);
    let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
    let cell = |words: String| Line::text(clean_line(&words));
    for many in 1..24 {
        let told = format!(
            "{}Carmen Brazenmark met María Brazenmark",
            "a ".repeat(many)
        );
        let row = vec![cell(told.clone()), cell(told), cell("b ".repeat(40))];
        let table = Block::Table {
            head: vec!["Who".into(), "Whom".into(), "What".into()],
            rows: vec![row],
        };
        let document = Document {
            blocks: vec![table],
            ..Document::default()
        };
        for format in forms().filter(|format| format.name != "pdf") {
            let made =
                format.export_for(&library, &masks, document.clone(), None, Press::default());
            made.unwrap_or_else(|why| panic!("{} {many}: {why}", format.name));
        }
    }
}

/// A table in which a word gets to what is written past all covering, always or one of both times alone.
struct Planting {
    table: Csv,
    word: &'static str,
    only: Option<OwnWords>,
}

impl Listed for Planting {
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean)) {
        self.table.each_text(what);
    }

    fn leave_places_out(&mut self) {
        self.table.leave_places_out();
    }

    fn write(&self, own: OwnWords) -> Result<table::Made, Clean> {
        let mut made = self.table.write(own)?;
        if self.only.is_none_or(|only| only == own) {
            let empty = ",".repeat(self.table.0.columns.len() - 1);
            made.bytes
                .extend(format!("{}{empty}\r\n", self.word).bytes());
        }
        Ok(made)
    }

    fn layers(&self, bytes: &[u8]) -> Option<Vec<Layer>> {
        self.table.layers(bytes)
    }
}

/// A word of the program that is somebody's name is looked past where the program says it, and nowhere else.
#[test]
fn a_name_is_found_in_a_table_beside_the_same_word_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let library = called(folder.path(), &BTreeSet::from(["Standing".to_owned()]));
    let masks = Masks::of(&library, "others", None, &mut Default::default()).unwrap();
    let table = tables(&masks.library(&library)).pop().unwrap();
    for (word, only, is_written) in [
        ("Nobody", None, true),
        ("Standing", None, false),
        ("Standing", Some(OwnWords::Written), false),
        ("Standing", Some(OwnWords::Blank), false),
    ] {
        let table = Csv(table.clone());
        let mut planting = Planting { table, word, only };
        let handed = masks.hand_on_list(&library, &mut planting, None);
        assert_eq!(handed.is_ok(), is_written, "{word} {only:?}");
    }
}
