//! What is listed, as a table: the same records in rows and columns, for a spreadsheet or a program.

use std::path::Path;

use super::{super::handing, Arguments, Failure, Format, ListedJson, Out};
use crate::{
    clean, clean_format,
    export::{
        can_be_named,
        protected::{
            self, Named,
            layers::Layer,
            rows::{self, Csv, Holds, Listed, Xlsx},
        },
        table::{
            self,
            lines::{self, OwnWords},
        },
    },
    library::{Index, Library},
    model::Kind,
    query::Context,
    text::Clean,
};

/// What a table holds, for the manual.
pub const HELP: &str = "A table (csv, xlsx) has a row for each record and the same columns whatever is in it: case, id, \
every key of the kind, then what follows (standing, because, the number of reports, origins and independent origins, \
verdicts of quotes). Of records of several kinds it has kind, label, date, date_said and status in the place of \
the keys. Several values in a cell are parted by `; `; [n] is a citation of the record's own, as `cites` and `verdicts` \
number them. CSV is UTF-8 with a byte order mark; what a spreadsheet would run as a formula has an apostrophe before it \
there. JSON Lines (jsonl) has the objects of --format json, one a line. A FILE is refused where it would name people \
whom the case file protects, unless --names is given or --for says for whom it is.";

/// The forms of tables, by the endings of files. The first is that of a file whose name has none.
const ENDINGS: [(&str, Format); 3] = [
    ("csv", Format::Csv),
    ("xlsx", Format::Xlsx),
    ("jsonl", Format::Jsonl),
];

/// How it is written: as named, else as the ending of the file asks, else as text.
///
/// # Errors
/// Where no form has that ending, and where what was asked for is no table and goes to a file.
pub fn format(arguments: &Arguments) -> Result<Format, Failure> {
    let is_table = |format: &Format| !matches!(format, Format::Text | Format::Json);
    let named = arguments.format;
    if arguments.explain.is_some() && named.as_ref().is_some_and(is_table) {
        let message = "How a query is understood is no table; write `--format json`, or none.";
        return Err(Failure::Wrong(message.into()));
    }
    if arguments.audience.is_some()
        && arguments.output.is_none()
        && !named.as_ref().is_some_and(is_table)
    {
        let message = "--for is for tables: write `--format csv`, `xlsx` or `jsonl`, or `-o FILE`.";
        return Err(Failure::Wrong(message.into()));
    }
    let Some(path) = &arguments.output else {
        return Ok(named.unwrap_or(Format::Text));
    };
    can_be_named(path).map_err(Failure::Wrong)?;
    match named {
        Some(format) if is_table(&format) => Ok(format),
        Some(_) => Err(Failure::Wrong(
            "Only tables are written to a file; write `--format csv`, `xlsx` or `jsonl`, or leave --format out.".into(),
        )),
        None => of_file(path).map_err(Failure::Wrong),
    }
}

fn of_file(path: &Path) -> Result<Format, Clean> {
    let Some(ending) = path.extension() else {
        return Ok(ENDINGS[0].1);
    };
    let fits = |(own, _): &&(&str, Format)| ending.eq_ignore_ascii_case(own);
    let found = ENDINGS.iter().find(fits).map(|(_, format)| *format);
    found.ok_or_else(|| {
        let endings = ENDINGS.map(|(ending, _)| format!("`.{ending}`"));
        clean_format!(
            "`{}` cannot be written: no table has this ending; write a name that ends in one of {}.",
            path.display(),
            endings.join(", ")
        )
    })
}

/// Writes records as a table, to the file that is named or to standard output. Returns the protected whom a file
/// names; standard output is for one's own eyes.
///
/// # Errors
/// Where nothing is to be written to a file, where it would name the protected, where it cannot be written.
pub fn write(
    arguments: &Arguments,
    format: Format,
    context: &Context<'_>,
    kind: Option<Kind>,
    records: &[Index],
    out: &mut Out,
) -> Result<Vec<Named>, Failure> {
    let library = context.library;
    let masks = arguments.audience.as_ref();
    let (masks, kept) = masks
        .map(|audience| handing::masks(library, audience, None))
        .transpose()?
        .unzip();
    let renamed = masks.as_ref().map(|masks| masks.library(library));
    let shown = renamed.as_ref().unwrap_or(library);
    let table = || {
        let mut before = Context::new(shown);
        before.passages = context.passages;
        table::of(&before, kind, records)
    };
    let mut listed: Box<dyn Listed> = match format {
        Format::Xlsx => Box::new(Xlsx(table())),
        Format::Jsonl => Box::new(Lines::of(shown, records)),
        _ => Box::new(Csv(table())),
    };
    let file_name = arguments.output.as_ref().and_then(|path| path.file_name());
    let file_name = file_name.map(|name| name.to_string_lossy());
    let (made, done) = match &masks {
        Some(masks) => {
            let handed = masks.hand_on_list(library, &mut *listed, file_name.as_deref());
            handed.map(|handed| (handed.made, Some(handed.done)))
        }
        None => listed.write(OwnWords::Written).map(|made| (made, None)),
    }
    .map_err(Failure::Wrong)?;
    let mut named = Vec::new();
    match &arguments.output {
        None if format == Format::Xlsx => out.package(&made.bytes)?,
        None => out.generated(&made.bytes)?,
        Some(_) if records.is_empty() => {
            let message = "Nothing was found, and no file written.";
            return Err(Failure::Nothing(message.into()));
        }
        Some(path) if masks.is_some() => handing::save(path, &made.bytes, arguments.force)?,
        Some(path) => {
            named = protected::named(library, || rows::said(&mut *listed), file_name.as_deref());
            if !arguments.names {
                let is_unsure = library.is_protection_unsure();
                handing::nobody_named(
                    library,
                    &named,
                    is_unsure,
                    Some("casefile list KIND QUERY -o FILE"),
                )?;
            }
            handing::save(path, &made.bytes, arguments.force)?;
        }
    }
    for remark in &made.remarks {
        out.note(&clean!["note: ", remark, "\n"]);
    }
    if let Some(done) = &done {
        handing::tell_done(done, out);
    }
    handing::tell_kept(kept.flatten().as_ref(), out);
    Ok(named)
}

/// A record a line, each the object that a list of them in JSON has.
struct Lines(Vec<(Index, ListedJson)>);

impl Lines {
    fn of(library: &Library, records: &[Index]) -> Self {
        let records = records.iter();
        Self(
            records
                .map(|index| (*index, ListedJson::of(library, *index)))
                .collect(),
        )
    }
}

impl Listed for Lines {
    fn each_text(&mut self, what: &mut dyn FnMut(Option<Index>, Holds, &mut Clean)) {
        for (of, record) in &mut self.0 {
            record.each_text(&mut |holds, text| what(Some(*of), holds, text));
        }
    }

    fn leave_places_out(&mut self) {
        let records = self.0.iter_mut();
        records.for_each(|(_, record)| record.leave_place_out());
    }

    fn write(&self, own: OwnWords) -> Result<table::Made, Clean> {
        lines::write(self.0.iter().map(|(_, record)| record), own)
    }

    fn layers(&self, bytes: &[u8]) -> Option<Vec<Layer>> {
        rows::layers_of_lines(bytes)
    }
}
