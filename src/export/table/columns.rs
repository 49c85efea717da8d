//! Which columns a table has, and what stands in them.

use std::{collections::HashMap, sync::LazyLock};

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::{
    Cell, Row, Table,
    cells::{Cells, status_word},
};
use crate::{
    analysis::standing::{derive, words},
    clean,
    diagnostic::Report,
    library::{Index, Library},
    load::yaml::{Node, Value as Yaml, Values, decode::decode, parse},
    model::{
        Body, FileId, Kind, Span,
        kind::{ForKind, KINDS},
        record::{Counted, Value, all_keys, required_keys},
    },
    query::Context,
    sheet,
    text::{Clean, clean_line},
};

/// What stands before the keys of every kind.
const BEFORE: [&str; 2] = ["case", "id"];

/// What a list of several kinds has in the place of their keys. To what they cite lead the numbers behind.
const OF_ALL: [&str; 6] = ["kind", "label", "date", "date_said", "status", "cites"];

/// What follows from a statement.
const OF_STATEMENTS: [&str; 5] = ["standing", "because", "reports", "origins", "independent"];

/// What is said of records of every kind, behind all else.
const BEHIND: [&str; 4] = ["verdicts", "not_counted", "file", "line"];

/// The columns of a table of records of a kind, or of several kinds: case and id, every key of the kind with, where
/// the source may date something in its own words, a key for these (`date_said`), then what follows from the records
/// under the names that it has in JSON.
pub fn columns(kind: Option<Kind>) -> Vec<&'static str> {
    let keys: Vec<&str> = match kind {
        Some(kind) => keys(kind).iter().map(String::as_str).collect(),
        None => OF_ALL.to_vec(),
    };
    // What has become of some records is a key of theirs, that of others follows: what is held of a source.
    let own = ["label", "status"].into_iter();
    let own: Vec<&str> = own.filter(|name| !keys.contains(name)).collect();
    let of_statements = has_statements(kind).then_some(OF_STATEMENTS);
    let behind = own
        .into_iter()
        .chain(of_statements.into_iter().flatten())
        .chain(BEHIND);
    BEFORE.into_iter().chain(keys).chain(behind).collect()
}

/// Whether statements may be among the records.
fn has_statements(kind: Option<Kind>) -> bool {
    matches!(kind, None | Some(Kind::Allegation))
}

/// The keys of a kind, as the description of a record lists them which says only what it must. So they are known
/// where a library has no such record.
fn keys(kind: Kind) -> &'static [String] {
    static KEYS: LazyLock<HashMap<Kind, Vec<String>>> = LazyLock::new(|| {
        let keys = |kind: Kind| {
            let body = kind.with(Least(kind));
            let fields = body.as_ref().map(Body::fields).unwrap_or_default();
            let all = all_keys(&format!("{kind:?}"));
            let keys = fields.iter().flat_map(|field| {
                let said = format!("{}_said", field.key);
                let said = matches!(field.value, Value::When(..)).then_some(said);
                let said = said.filter(|said| all.contains(said));
                std::iter::once(field.key.to_owned()).chain(said)
            });
            keys.collect()
        };
        KINDS
            .iter()
            .map(|info| (info.kind, keys(info.kind)))
            .collect()
    });
    KEYS.get(&kind).map_or(&[], Vec::as_slice)
}

/// Makes a record of a kind that says only what such a record must.
struct Least(Kind);

impl ForKind for Least {
    type Output = Option<Body>;

    fn run<T: DeserializeOwned + JsonSchema>(self, body: fn(T) -> Body) -> Option<Body> {
        // The name of a kind is that of its type.
        let required = required_keys(&format!("{:?}", self.0));
        // What is a number where one is meant is a text where that is.
        let text: String = required.iter().map(|key| format!("{key}: 1\n")).collect();
        let file = FileId::default();
        let mut report = Report::default();
        let entries = parse(&text, file, &mut Values::default(), &mut report).ok()?;
        let span = Span::start_of(file);
        let node = Node {
            serial: u32::MAX,
            span,
            value: Yaml::Mapping(entries),
        };
        decode(&node, span, &mut report).map(body)
    }
}

/// A table of records, which are of that kind, or of several. What was found of their quotes is as the context
/// knows it.
pub fn of(context: &Context<'_>, kind: Option<Kind>, records: &[Index]) -> Table {
    let columns = columns(kind);
    let rows = records.iter().map(|index| Row {
        of: *index,
        cells: cells(context, kind, &columns, *index),
    });
    Table {
        title: kind.map_or("Records", |kind| kind.info().title).into(),
        rows: rows.collect(),
        columns: columns.iter().map(|name| Clean::from(*name)).collect(),
    }
}

/// What the columns say of a record.
fn cells(context: &Context<'_>, kind: Option<Kind>, columns: &[&str], index: Index) -> Vec<Cell> {
    let mut said = said(context, index);
    match kind {
        Some(_) => said.extend(fields(context.library, index)),
        None => said.extend(of_all(context.library, index)),
    }
    let cell = |name: &&str| said.remove(*name).unwrap_or(Cell::EMPTY);
    columns.iter().map(cell).collect()
}

/// What a record says under each of its keys.
fn fields(library: &Library, index: Index) -> HashMap<String, Cell> {
    let record = library.at(index);
    let cells = Cells { library, record };
    let mut said = HashMap::new();
    for field in &record.body.fields() {
        if let Value::When(_, Some(words)) = field.value {
            said.insert(format!("{}_said", field.key), Cell::text(words.clean()));
        }
        said.insert(field.key.to_owned(), cells.of(field));
    }
    said
}

/// The same of a list of several kinds.
fn of_all(library: &Library, index: Index) -> HashMap<String, Cell> {
    let record = library.at(index);
    let body = &record.body;
    let cites = body.fields();
    let mut cites = cites
        .iter()
        .filter(|field| matches!(field.value, Value::Cites(_)));
    let cells = Cells { library, record };
    let said = [
        (
            "cites",
            cites.next().map_or(Cell::EMPTY, |field| cells.of(field)),
        ),
        ("kind", Cell::text(body.kind().info().one)),
        (
            "date",
            Cell::some(body.date().map(|date| clean_line(date.text()))),
        ),
        (
            "date_said",
            Cell::some(body.date_said().map(|said| said.clean())),
        ),
    ];
    said.map(|(name, cell)| (name.to_owned(), cell)).into()
}

/// What is said of records of every kind, and what follows from a statement.
fn said(context: &Context<'_>, index: Index) -> HashMap<String, Cell> {
    let library = context.library;
    let record = library.at(index);
    let counted = record.here.counted;
    let file = library.files.get(record.span.file);
    let file = file.filter(|_| record.span.line > 0);
    let mut said = vec![
        (
            "case",
            Cell::some(record.key.case().map(|case| case.clean())),
        ),
        ("id", Cell::text(library.id_told(index))),
        ("label", Cell::text(library.label(index))),
        ("status", Cell::some(status_word(library, index))),
        ("verdicts", verdicts(context, index)),
        (
            "not_counted",
            Cell::some(counted.is_apart().then(|| counted.words().into())),
        ),
        ("file", Cell::some(file.map(|file| clean_line(&file.path)))),
        (
            "line",
            file.map_or(Cell::EMPTY, |_| Cell::Number(record.span.line.into())),
        ),
    ];
    if matches!(record.body, Body::Allegation(_))
        && let Some(derived) = derive(library, index)
    {
        let origins = &derived.origins;
        said.extend([
            ("reports", Cell::count(origins.reports)),
            ("origins", Cell::count(origins.origins.len())),
            ("independent", Cell::count(origins.independent)),
        ]);
        // Of what does not count no standing follows.
        if counted == Counted::Yes {
            said.push(("standing", Cell::text(derived.standing.word())));
            said.push(("because", Cell::text(words(library, &derived.because))));
        }
    }
    let said = said.into_iter();
    said.map(|(name, cell)| (name.to_owned(), cell)).collect()
}

/// What was found of each citation that quotes something, by its number, and whose words those are where they are not
/// simply the source's: `[1] verbatim, in a comment by Counsel B`.
fn verdicts(context: &Context<'_>, index: Index) -> Cell {
    let citations = context.library.at(index).body.all_citations();
    let found = citations
        .iter()
        .enumerate()
        .filter_map(|(number, citation)| {
            citation.quote.as_ref()?;
            let passage = context.passages?(index, number)?;
            let signs = sheet::signs(&passage);
            let whose = passage.whose.as_deref().map(clean_line);
            let said = signs.iter().map(|sign| sign.word.into()).chain(whose);
            Some(clean![
                "[",
                number + 1,
                "] ",
                Clean::join(said.collect::<Vec<Clean>>(), ", ")
            ])
        });
    Cell::Texts(found.collect())
}
