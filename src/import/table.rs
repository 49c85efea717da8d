//! A table as records, a row each: which column is which key is said, and nothing of a row is guessed.

mod kept;
mod rows;

use std::collections::{HashMap, HashSet};

use super::{Draft, Known};
use crate::{
    diagnostic::nearest,
    limits::RECORDS,
    model::{
        Kind, Ref,
        record::{PROTECT, SEALED, all_keys},
    },
    text::without_middle,
};
use rows::Rows;

/// How a table is to be read.
#[derive(Clone, Debug)]
pub struct Asked {
    pub kind: Kind,
    /// Columns with the keys that they are.
    pub map: Vec<(String, String)>,
    /// How days such as 03/04/2025 are meant.
    pub dates: Option<Order>,
    /// What the rows are cited to.
    pub source: Option<Ref>,
}

/// In which order a day of figures is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    DayMonth,
    MonthDay,
}

impl Order {
    /// What comes first in it, for a sentence.
    fn first(self) -> &'static str {
        match self {
            Self::DayMonth => "the day",
            Self::MonthDay => "the month",
        }
    }
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Text,
    Date,
    /// Several, with semicolons between them.
    Several,
    YesOrNo,
    /// What somebody is called before others.
    Called,
}

use Shape::{Called, Date as Day, Several, Text, YesOrNo};

/// The column that holds the ids.
const ID: &str = "id";
/// The columns that say where in the source a row stands.
const AT: &str = "at";
const QUOTE: &str = "quote";

const ALLEGATIONS: &[(&str, Shape)] = &[
    ("statement", Text),
    ("kind", Text),
    ("by", Several),
    ("to", Several),
    ("about", Several),
    ("against", Several),
    ("date", Day),
    ("date_said", Text),
    ("as_of", Day),
    ("note", Text),
];
const PEOPLE: &[(&str, Shape)] = &[
    ("name", Text),
    ("short", Text),
    ("also_known_as", Several),
    ("kind", Text),
    ("role", Text),
    ("born", Day),
    ("age", Text),
    ("sex", Text),
    ("nationality", Several),
    ("member_of", Several),
    ("speaks_for", Several),
    ("protect", Called),
    ("as_of", Day),
    ("note", Text),
];
const EVENTS: &[(&str, Shape)] = &[
    ("title", Text),
    ("date", Day),
    ("date_said", Text),
    ("after", Several),
    ("before", Several),
    ("participants", Several),
    ("place", Text),
    ("as_of", Day),
    ("note", Text),
];
const ENTRIES: &[(&str, Shape)] = &[
    ("in", Text),
    ("title", Text),
    ("kind", Text),
    ("number", Text),
    ("date", Day),
    ("date_said", Text),
    ("place", Text),
    ("by", Several),
    ("before", Several),
    ("for", Several),
    ("set_by", Text),
    ("answers", Several),
    ("due", Day),
    ("done", YesOrNo),
    ("status", Text),
    ("document", Text),
    ("sealed", YesOrNo),
    ("as_of", Day),
    ("note", Text),
];

/// The keys that a column can be, of a kind of record, the one first that it goes by where that is text.
fn keys(kind: Kind) -> &'static [(&'static str, Shape)] {
    match kind {
        Kind::Allegation => ALLEGATIONS,
        Kind::Person => PEOPLE,
        Kind::Event => EVENTS,
        Kind::Entry => ENTRIES,
        _ => &[],
    }
}

/// The kinds of record that a table can be.
pub const KINDS: [Kind; 4] = [Kind::Allegation, Kind::Person, Kind::Event, Kind::Entry];

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    At,
    Quote,
    Key(&'static str, Shape),
}

impl Column {
    fn named(word: &str, kind: Kind) -> Option<Self> {
        match word {
            ID => Some(Self::Id),
            AT => Some(Self::At),
            QUOTE => Some(Self::Quote),
            word => {
                let mut keys = keys(kind).iter();
                let (key, shape) = keys.find(|(key, _)| *key == word)?;
                Some(Self::Key(key, *shape))
            }
        }
    }
}

/// Messages that are told of one table at most.
const MOST: usize = 20;

/// The records of a table that is kept in the file of that name.
///
/// # Errors
/// What is wrong with it, a sentence each without its period, with file and line.
pub fn draft(bytes: &[u8], name: &str, asked: &Asked, known: &Known) -> Result<Draft, Vec<String>> {
    let text = std::str::from_utf8(bytes);
    let text = text.map_err(|_| vec![format!("`{name}` is not UTF-8; save it as UTF-8")])?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let headers = reader
        .headers()
        .map_err(|error| vec![format!("{name}: {error}")])?;
    let headers: Vec<String> = headers.iter().map(str::to_owned).collect();
    let mut notes = Vec::new();
    let columns = columns(&headers, name, asked, &mut notes).map_err(|why| vec![why])?;
    let mut rows = Rows {
        asked,
        headers: &headers,
        columns: &columns,
        ids: HashSet::new(),
        orders: HashMap::new(),
        known,
        name,
    };
    let (mut records, mut wrong) = (Vec::new(), Vec::new());
    let mut lines = Lines::of(text);
    for row in reader.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = lines.at(error.position());
                wrong.push(format!("{name}:{line}: {error}"));
                break;
            }
        };
        if row.iter().all(str::is_empty) {
            continue;
        }
        let line = lines.at(row.position());
        if !RECORDS.allows(records.len() as u64 + 1) {
            return Err(vec![RECORDS.beyond()]);
        }
        match rows.record(&row, line) {
            Ok(record) => records.push(record),
            Err(why) => wrong.push(format!("{name}:{line}: {why}")),
        }
    }
    if wrong.len() > MOST {
        let more = wrong.len() - MOST;
        wrong.truncate(MOST);
        wrong.push(format!("{more} more rows of `{name}` are wrong"));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    if records.is_empty() {
        return Err(vec![format!("`{name}` has no rows below its head")]);
    }
    let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Ok(Draft {
        title: title.to_owned(),
        remarks: vec![format!("Imported from {}.", without_middle(name, 100))],
        records,
        notes,
    })
}

/// The lines of a table, asked for from the first to the last. The reader's own are one too few where a line ends with a
/// carriage return: it is then still before the line feed.
struct Lines<'t> {
    text: &'t [u8],
    /// What is counted already: up to which byte, and how many line feeds there are before it.
    counted: (usize, u64),
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text: text.as_bytes(),
            counted: (0, 0),
        }
    }

    /// The line of what begins at a position of the reader, from 1.
    fn at(&mut self, position: Option<&csv::Position>) -> u64 {
        let byte = position.map_or(0, csv::Position::byte);
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = self.text.get(byte..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let begin = (byte + ends.count()).min(self.text.len());
        let (from, before) = self.counted;
        let between = self.text.get(from..begin).unwrap_or_default();
        let feeds = between.iter().filter(|byte| **byte == b'\n').count();
        self.counted = (begin.max(from), before + feeds as u64);
        self.counted.1 + 1
    }
}

/// What stands most between the columns of the head.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or("");
    let count = |delimiter: &u8| head.bytes().filter(|byte| byte == delimiter).count();
    let mut delimiters = *b"\t;,";
    delimiters.sort_by_key(count);
    match delimiters {
        [.., last] if count(&last) > 0 => last,
        _ => b',',
    }
}

/// What each column is; none where it is not imported.
fn columns(
    headers: &[String],
    name: &str,
    asked: &Asked,
    notes: &mut Vec<String>,
) -> Result<Vec<Option<Column>>, String> {
    let is_twice = |header: &&String| {
        !header.is_empty() && headers.iter().filter(|other| other == header).count() > 1
    };
    if let Some(twice) = headers.iter().find(is_twice) {
        return Err(format!(
            "{name}:1: the column `{}` is there twice; give each a name of its own",
            without_middle(twice, 60)
        ));
    }
    let known: Vec<&str> = [ID, AT, QUOTE]
        .into_iter()
        .chain(keys(asked.kind).iter().map(|(key, _)| *key))
        .collect();
    for (number, (column, key)) in asked.map.iter().enumerate() {
        if !headers.contains(column) {
            let near = nearest(column, headers.iter().map(String::as_str));
            return Err(format!(
                "`{name}` has no column `{column}`{}",
                did_you_mean(near, &headers.join(", "))
            ));
        }
        if Column::named(key, asked.kind).is_none() {
            let near = nearest(key, known.iter().copied());
            return Err(format!(
                "{} have no key `{key}` that a column can be{}",
                asked.kind.info().many,
                did_you_mean(near, &known.join(", "))
            ));
        }
        let mut before = asked.map.iter().take(number);
        if before.any(|(other, _)| other == column) {
            return Err(format!("--map names the column `{column}` twice"));
        }
    }
    let mut columns = Vec::new();
    let mut lost = Vec::new();
    for header in headers {
        let mut map = asked.map.iter();
        let mapped = map.find(|(column, _)| column == header);
        let word = mapped.map_or(header, |(_, key)| key);
        let column = Column::named(word, asked.kind);
        if column.is_none() && !header.is_empty() {
            refuse_key(header, word, name, asked.kind)?;
            lost.push(format!("`{}`", without_middle(header, 40)));
        }
        if let Some(column) = column
            && columns.contains(&Some(column))
        {
            return Err(format!(
                "two columns of `{name}` are `{word}`; map one of them to another key, or take it out"
            ));
        }
        columns.push(column);
    }
    let label = keys(asked.kind).iter().find(|(key, shape)| {
        *shape == Shape::Text && matches!(*key, "statement" | "name" | "title")
    });
    if let Some((label, shape)) = label
        && !columns.contains(&Some(Column::Key(label, *shape)))
    {
        return Err(format!(
            "`{name}` has no column `{label}`; --map COLUMN={label} says which one it is (it has {})",
            without_middle(&headers.join(", "), 200)
        ));
    }
    if !lost.is_empty() {
        notes.push(format!(
            "Columns that are no key are left out: {}; --map COLUMN=KEY takes one.",
            lost.join(", ")
        ));
    }
    Ok(columns)
}

/// Refuses a column that would be lost and says what must not be: a key of that kind, or whether something is kept from
/// others.
fn refuse_key(header: &str, word: &str, name: &str, kind: Kind) -> Result<(), String> {
    let spelt = kept::words(word).join("_");
    let shown = without_middle(header, 40);
    let many = kind.info().many;
    let keys = all_keys(&format!("{kind:?}"));
    if keys.contains(&spelt) {
        return Err(match Column::named(&spelt, kind) {
            Some(_) => format!(
                "{name}:1: the column `{shown}` may be the key `{spelt}`; write {}, or take the column out",
                mapped(header, &spelt)
            ),
            None => format!(
                "{name}:1: `{shown}` is a key of {many} that no column can be; take the column out, and write what it says into \
                 the case file"
            ),
        });
    }
    if !kept::says_so(word) {
        return Ok(());
    }
    let mut own = [SEALED, PROTECT].into_iter();
    let own = own.find(|key| Column::named(key, kind).is_some());
    Err(match own {
        Some(key) => format!(
            "{name}:1: the column `{shown}` seems to say what is to be kept from others; where it is the key `{key}`, write {}, \
             else take the column out",
            mapped(header, key)
        ),
        None => format!(
            "{name}:1: the column `{shown}` seems to say what is to be kept from others, and {many} have no such key; say with \
             --map which key it is, or take the column out"
        ),
    })
}

/// `--map Sealed=sealed`, as a shell takes it.
fn mapped(header: &str, key: &str) -> String {
    let header = without_middle(header, 40);
    match header.chars().all(char::is_alphanumeric) {
        true => format!("--map {header}={key}"),
        false => format!("--map '{header}={key}'"),
    }
}

fn did_you_mean(near: Option<&str>, all: &str) -> String {
    match near {
        Some(near) => format!("; did you mean `{near}`?"),
        None => format!("; there are {}", without_middle(all, 200)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Written;

    fn asked(dates: Option<Order>) -> Asked {
        Asked {
            kind: Kind::Event,
            map: vec![("when".into(), "date".into())],
            dates,
            source: None,
        }
    }

    fn day(cell: &str, dates: Option<Order>) -> Result<String, String> {
        let table = format!("title,when\nA,{cell}\n");
        let draft = draft(table.as_bytes(), "t.csv", &asked(dates), &Known::default());
        let draft = draft.map_err(|why| why.join("\n"))?;
        let (_, date) = &draft.records[0].says.0[1];
        match date {
            Written::Text(date) => Ok(date.clone()),
            _ => Err("no text".into()),
        }
    }

    #[test]
    fn a_date_in_two_orders_is_refused_and_one_in_one_is_not() {
        assert_eq!(
            day("03/04/2025", None).unwrap_err(),
            "t.csv:2: `03/04/2025` can be read in two orders; say with --dates dmy or --dates mdy which is meant (column `when`)"
        );
        assert_eq!(
            day("03/04/2025", Some(Order::DayMonth)).unwrap(),
            "2025-04-03"
        );
        assert_eq!(
            day("03/04/2025", Some(Order::MonthDay)).unwrap(),
            "2025-03-04"
        );
        assert_eq!(day("13.04.2025", None).unwrap(), "2025-04-13");
        assert_eq!(day("04/13/2025", None).unwrap(), "2025-04-13");
        assert_eq!(day("2025-03", None).unwrap(), "2025-03");
        for wrong in ["13/13/2025", "3/4/25", "soon", "31/02/2025"] {
            assert!(day(wrong, None).is_err(), "{wrong}");
        }
        assert!(day("13/04/2025", Some(Order::MonthDay)).is_err());
    }

    #[test]
    fn two_orders_in_one_column_are_refused_with_the_lines_as_an_editor_counts_them() {
        let table = "title,when,until\r\nA,13/04/2025,\r\n\r\nB,04/13/2025,04/14/2025\r\n";
        let draft = draft(table.as_bytes(), "t.csv", &asked(None), &Known::default());
        let wrong = draft.unwrap_err();
        assert_eq!(
            wrong,
            [
                "t.csv:4: `04/13/2025` has the month first, and line 2 of this column the day; write them in one order, or as 2025-03-04 (column `when`)"
            ]
        );
        // Each column has an order of its own.
        let table = "title,when,until\nA,13/04/2025,04/14/2025\n";
        assert!(super::draft(table.as_bytes(), "t.csv", &asked(None), &Known::default()).is_ok());
    }
}
