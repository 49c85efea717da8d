use std::io::Read;

use proptest::prelude::*;

use super::{
    defuse::{defused, undone},
    *,
};
use crate::{
    analysis::tests::unsound,
    extract,
    library::{Library, Scope},
    model::{Kind, kind::KINDS, record::all_keys},
    query::Context,
    text::clean,
};

/// One record of every kind, in which every key is filled with a word of its own.
const GOOD: &str = include_str!("../../../tests/load/good.yaml");

fn good() -> Library {
    let (_, records) = GOOD.split_once("\nnote: For tests only. zq3\n").unwrap();
    unsound(records)
}

fn table_of(library: &Library, kind: Option<Kind>) -> Table {
    let kinds = KINDS.iter().map(|info| info.kind);
    let kinds = kinds.filter(|own| kind.is_none_or(|kind| kind == *own));
    let records = kinds.flat_map(|kind| library.of_kind(&Scope::Library, kind));
    let records: Vec<Index> = records.copied().collect();
    of(&Context::new(library), kind, &records)
}

/// A table of these texts, in one row.
fn row(texts: &[&str]) -> Table {
    let library = good();
    let index = library.of_kind(&Scope::Library, Kind::Person)[0];
    Table {
        title: "People".into(),
        columns: (0..texts.len()).map(|number| clean!["c", number]).collect(),
        rows: vec![Row {
            of: index,
            cells: texts.iter().map(|text| Cell::text(clean(text))).collect(),
        }],
    }
}

/// The cells of a table of commas, without the names of its columns.
fn read_csv(made: &Made) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().from_reader(&made.bytes[..]);
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

fn part(made: &Made, name: &str) -> String {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(&made.bytes)).unwrap();
    let mut text = String::new();
    let mut part = package.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

/// The texts of a sheet's cells with their places, as a reader of XML has them and a spreadsheet decodes them.
fn read_sheet(made: &Made) -> Vec<(String, String)> {
    let sheet = part(made, "xl/worksheets/sheet1.xml");
    let mut cells: Vec<(String, String)> = Vec::new();
    extract_cells(&sheet, &mut cells);
    cells
}

fn extract_cells(sheet: &str, cells: &mut Vec<(String, String)>) {
    use quick_xml::{Reader, events::Event};
    let mut reader = Reader::from_str(sheet);
    let mut is_text = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "c" => {
                let place = tag.try_get_attribute("r").unwrap().unwrap();
                let place = place.value.into_owned();
                cells.push((place, String::new()));
            }
            Event::Start(tag) => is_text = matches!(tag.name().as_ref(), "t" | "v"),
            Event::End(_) => is_text = false,
            Event::Text(text) if is_text => {
                cells.last_mut().unwrap().1 += &*text;
            }
            Event::GeneralRef(name) if is_text => {
                let name = format!("&{};", &*name);
                let text = quick_xml::escape::unescape(&name).unwrap().into_owned();
                cells.last_mut().unwrap().1 += &text;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    for (_, text) in cells {
        *text = text.replace("_x005F_", "_");
    }
}

#[test]
fn the_columns_of_a_kind_are_its_keys_whether_there_is_such_a_record_or_not() {
    for info in KINDS {
        let columns = columns(Some(info.kind));
        let all = all_keys(&format!("{:?}", info.kind));
        assert!(!all.is_empty());
        // The entries of a docket are records of their own, wherever they are written.
        let is_told = |key: &&String| !["format", "entries"].contains(&key.as_str());
        for key in all.iter().filter(is_told) {
            assert!(columns.contains(&key.as_str()), "{key} of {}", info.one);
        }
        for (number, name) in columns.iter().enumerate() {
            assert!(!columns[..number].contains(name), "{name} twice");
        }
        let library = good();
        let records = library.of_kind(&Scope::Library, info.kind);
        assert!(!records.is_empty(), "{}", info.many);
        for index in records {
            let fields = library.at(*index).body.fields();
            let keys: Vec<&str> = fields.iter().map(|field| field.key).collect();
            let in_order: Vec<&str> = columns
                .iter()
                .copied()
                .filter(|name| keys.contains(name))
                .collect();
            assert_eq!(in_order, keys, "{}", info.one);
        }
    }
    assert_eq!(
        columns(Some(Kind::Event)).join(","),
        "case,id,title,date,date_said,after,before,place,participants,measure,note,as_of,cites,label,status,verdicts,not_counted,\
         file,line"
    );
    assert_eq!(
        columns(None).join(","),
        "case,id,kind,label,date,date_said,status,cites,standing,because,reports,origins,independent,verdicts,not_counted,\
         file,line"
    );
}

/// Every text of a record has a word of its own there.
#[test]
fn nothing_that_a_record_says_is_left_out() {
    let library = good();
    let tables = KINDS.iter().map(|info| table_of(&library, Some(info.kind)));
    let cells = tables
        .flat_map(|table| table.rows)
        .flat_map(|row| row.cells);
    let cells: Vec<Clean> = cells.map(|cell| cell.words()).collect();
    let all = Clean::join(cells, "\n");
    let (_, records) = GOOD.split_once("\nnote: For tests only. zq3\n").unwrap();
    let words = regex_lite::Regex::new(r"zq\d+").unwrap();
    let missing: Vec<&str> = words
        .find_iter(records)
        .map(|found| found.as_str())
        .filter(|word| {
            !all.split(|c: char| !c.is_alphanumeric())
                .any(|own| own == *word)
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_statement_stands_beside_who_says_it() {
    let library = unsound(
        "people: {ana: {name: Ana}}\nallegations: {a: {statement: It rained., by: ana}, b: {statement: It was dry.}}\n",
    );
    let table = table_of(&library, Some(Kind::Allegation));
    let column = |name: &str| {
        table
            .columns
            .iter()
            .position(|own| own.as_str() == name)
            .unwrap()
    };
    let cells = |name: &str| -> Vec<String> {
        let rows = table.rows.iter();
        rows.map(|row| row.cells[column(name)].words().to_string())
            .collect()
    };
    assert_eq!(cells("statement"), ["It rained.", "It was dry."]);
    assert_eq!(cells("by"), ["Ana", "nobody named"]);
    assert_eq!(
        cells("label"),
        ["Ana: It rained.", "nobody named: It was dry."]
    );
}

#[test]
fn csv_is_as_rfc_4180_has_it() {
    let made = row(&["a, b", "say \"x\"", "one\ntwo", "José", "=1+1", "-3", ""])
        .csv()
        .unwrap();
    assert_eq!(
        String::from_utf8(made.bytes).unwrap(),
        "\u{feff}c0,c1,c2,c3,c4,c5,c6\r\n\"a, b\",\"say \"\"x\"\"\",\"one\ntwo\",José,'=1+1,-3,\r\n"
    );
    assert_eq!(
        made.remarks.iter().map(Clean::as_str).collect::<Vec<_>>(),
        ["1 cell has an apostrophe before what a spreadsheet would run as a formula."]
    );
}

#[test]
fn a_workbook_runs_nothing_and_reckons_with_numbers_only() {
    let mut table = row(&["=1+1", "007", "_x0041_ _x004_", "x"]);
    table.rows[0].cells[3] = Cell::Number(12);
    let made = table.xlsx().unwrap();
    assert!(made.remarks.is_empty());
    let sheet = part(&made, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"));
    assert!(sheet.contains(
        "<c r=\"A2\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t></is></c>"
    ));
    assert!(sheet.contains(">007</t>") && sheet.contains("<c r=\"D2\" s=\"3\"><v>12</v></c>"));
    assert!(sheet.contains(">_x005F_x0041_ _x004_</t>"));
    assert!(sheet.contains("state=\"frozen\""));
    let filter = part(&made, "xl/tables/table1.xml");
    assert!(filter.contains("<autoFilter ref=\"A1:D2\"/>"), "{filter}");
    assert_eq!(
        made.bytes,
        table.xlsx().unwrap().bytes,
        "the same bytes twice"
    );
    let read = extract::xlsx::read(&made.bytes).unwrap();
    let rows: Vec<&str> = read.blocks.iter().map(|block| &*block.text).collect();
    assert_eq!(rows[0], "People row 1: c0 | c1 | c2 | c3");
    assert!(rows[1].starts_with("People row 2: =1+1 | 007 | ") && rows[1].ends_with(" | 12"));
}

#[test]
fn what_a_sheet_cannot_hold_is_said() {
    let long = "é".repeat(xlsx::CHARACTERS + 1);
    let whole = "é".repeat(xlsx::CHARACTERS);
    let table = row(&[&long, &whole]);
    let made = table.xlsx().unwrap();
    let cells = read_sheet(&made);
    assert_eq!(cells[2].1.chars().count(), xlsx::CHARACTERS);
    assert!(cells[2].1.ends_with("é…"));
    assert_eq!(cells[3].1, whole);
    assert_eq!(
        made.remarks.iter().map(Clean::as_str).collect::<Vec<_>>(),
        [
            "1 cell would be more than the 32767 characters that a cell may hold, and is cut there (the first is A2); CSV \
          holds it whole."
        ]
    );
    assert!(table.csv().unwrap().remarks.is_empty());
    assert_eq!(read_csv(&table.csv().unwrap())[0][0], long);
    let mut many = row(&["x"]);
    many.rows = vec![many.rows[0].clone(); 2];
    assert!(xlsx::write_within(&many, 3).is_ok());
    assert_eq!(
        xlsx::write_within(&many, 2).unwrap_err().as_str(),
        "Nothing was written: a sheet holds 1 records, and these are 2; write them as CSV, or ask for fewer."
    );
}

proptest! {
    #[test]
    fn any_text_survives(
        texts in proptest::collection::vec(
            prop_oneof![any::<String>(), "[-=+@\t\r\n;,\"' ａ＝ax0_1F]{0,12}", "(_x00[0-9A-F]{2}_|_|x){0,5}"],
            1..5,
        )
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let table = row(&texts);
        let shown: Vec<String> = table.rows[0].cells.iter().map(|cell| cell.words().to_string()).collect();
        // A row of one empty cell is an empty line.
        if shown.iter().any(|text| !text.is_empty()) {
            let read = read_csv(&table.csv().unwrap());
            let safe: Vec<String> = read[0].iter().map(|cell| undone(cell)).collect();
            prop_assert_eq!(&safe, &shown);
        }
        let made = table.xlsx().unwrap();
        let cells = read_sheet(&made);
        let filled: Vec<&String> = shown.iter().filter(|text| !text.is_empty()).collect();
        let read: Vec<&String> = cells[shown.len()..].iter().map(|(_, text)| text).collect();
        prop_assert_eq!(read, filled);
    }

    #[test]
    fn what_was_defused_is_known_again(text in any::<String>(), pieces in "[-=+@\t\r\n;\"' ＝a1.]{0,16}") {
        for text in [text, pieces] {
            let safe = defused(&text).into_owned();
            prop_assert_eq!(undone(&safe), text);
            prop_assert_eq!(defused(&safe).replace('\'', ""), safe.replace('\'', ""));
        }
    }
}
