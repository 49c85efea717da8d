//! Comma-separated values (RFC 4180).
//!
//! UTF-8, behind a byte order mark: without one Excel reads a file that is opened by its name in the code page of
//! the system, and `José` becomes `JosÃ©`. LibreOffice offers UTF-8 where it sees the mark, pandas, R and the `csv`
//! of Rust leave it out; Python's `csv` does with `encoding="utf-8-sig"`. It stands there on a pipe too, so that
//! what a shell writes to a file is the file that `--output` writes.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Made, Table, cells_that, defuse::defused};
use crate::{clean_format, text::Clean};

/// The byte order mark.
const MARK: &str = "\u{feff}";

/// Writes a table: a line of names, then a line a row, each with CR LF at its end. Cells that hold a comma, a
/// quotation mark or a line end are in quotation marks.
///
/// # Errors
/// Where it cannot be written.
pub fn write(table: &Table) -> Result<Made, Clean> {
    let mut defused_cells = 0;
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(MARK.as_bytes().to_vec());
    let mut written = writer.write_record(table.columns.iter().map(Clean::as_str));
    for row in &table.rows {
        let cells = row.cells.iter().map(|cell| {
            let words = cell.words();
            let safe = defused(&words);
            defused_cells += usize::from(*safe != *words);
            safe.into_owned()
        });
        written = written.and_then(|()| writer.write_record(cells));
    }
    let cannot = |error: String| clean_format!("This cannot be written as CSV: {error}.");
    written.map_err(|error| cannot(error.to_string()))?;
    let bytes = writer
        .into_inner()
        .map_err(|error| cannot(error.to_string()))?;
    let remark = clean_format!(
        "{} an apostrophe before what a spreadsheet would run as a formula.",
        cells_that(defused_cells, "has", "have")
    );
    Ok(Made {
        bytes,
        remarks: (defused_cells > 0).then_some(remark).into_iter().collect(),
    })
}
