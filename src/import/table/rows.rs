//! A row of a table as a record.

use std::collections::{HashMap, HashSet};

use super::{Asked, Column, Order, Shape, keys};
use crate::{
    diagnostic::Severity,
    edit::{Map, Written, lines},
    import::{Known, Record, docket::free},
    load::read_text,
    model::{Date, Id},
    text::without_middle,
};

/// The rows of a table, with what is known of it.
pub struct Rows<'a> {
    pub asked: &'a Asked,
    pub headers: &'a [String],
    pub columns: &'a [Option<Column>],
    pub ids: HashSet<String>,
    /// In which order the days of a column are written, with the line that shows it.
    pub orders: HashMap<String, (Order, u64)>,
    pub known: &'a Known,
    /// The file of the table.
    pub name: &'a str,
}

impl Rows<'_> {
    /// A row as a record.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn record(&mut self, row: &csv::StringRecord, line: u64) -> Result<Record, String> {
        if row.len() != self.headers.len() {
            return Err(format!(
                "the row has {} cells, and the head {}",
                row.len(),
                self.headers.len()
            ));
        }
        let (mut id, mut at, mut quote) = (None, None, None);
        let mut says = Map(Vec::new());
        for ((cell, column), header) in row.iter().zip(self.columns).zip(self.headers) {
            let Some(column) = column.filter(|_| !cell.is_empty()) else {
                continue;
            };
            match column {
                Column::Id => id = Some(cell),
                Column::At => at = Some(cell),
                Column::Quote => quote = Some(cell),
                Column::Key(key, Shape::Text) => says.0.push((key, Written::Text(cell.to_owned()))),
                Column::Key(key, Shape::Date) => {
                    let day = self
                        .day(cell, header, line)
                        .map_err(|why| format!("{why} (column `{header}`)"))?;
                    says.0.push((key, Written::Text(day)));
                }
                Column::Key(key, Shape::YesOrNo) => {
                    let answer = match cell.to_lowercase().as_str() {
                        "true" | "yes" => "true",
                        "false" | "no" => "false",
                        _ => {
                            return Err(format!(
                                "`{}` is neither true nor false (column `{header}`)",
                                without_middle(cell, 40)
                            ));
                        }
                    };
                    says.0.push((key, Written::Text(answer.to_owned())));
                }
                Column::Key(key, Shape::Called) => {
                    let answers = ["true", "yes", "false", "no", "1", "0", "x"];
                    if answers.contains(&cell.to_lowercase().as_str()) {
                        return Err(format!(
                            "`{cell}` does not say what they are called before others; write it as `Witness A` (column `{header}`)"
                        ));
                    }
                    let how = Map::default().some("as", Some(cell));
                    says.0.push((key, Written::Map(how)));
                }
                Column::Key(key, Shape::Several) => {
                    let cells = cell
                        .split(';')
                        .map(str::trim)
                        .filter(|cell| !cell.is_empty());
                    let mut cells: Vec<Written> =
                        cells.map(|cell| Written::Text(cell.to_owned())).collect();
                    match cells.len() {
                        0 => {}
                        1 if key != "also_known_as" => {
                            says.0.extend(cells.pop().map(|cell| (key, cell)));
                        }
                        _ => says.0.push((key, Written::List(cells))),
                    }
                }
            }
        }
        let order: Vec<&str> = keys(self.asked.kind).iter().map(|(key, _)| *key).collect();
        says.0
            .sort_by_key(|(key, _)| order.iter().position(|known| known == key));
        let row = match id {
            None => Some(format!("{}:{line}", self.name)),
            Some(_) => None,
        };
        let id = self.id(id, &says, line)?;
        match &self.asked.source {
            Some(source) => {
                let cite = Map::default()
                    .some("source", Some(&source.to_string()))
                    .some("at", at)
                    .some("quote", quote);
                says.0
                    .push(("cites", Written::List(vec![Written::Map(cite)])));
            }
            None if at.is_some() || quote.is_some() => {
                return Err("`at` and `quote` are of a source; name it with --source ID".to_owned());
            }
            None => {}
        }
        self.is_right(&id, &says)?;
        Ok(Record {
            kind: self.asked.kind,
            id,
            says,
            row,
        })
    }

    /// The id of a row: as it is written, else by what the record goes by.
    fn id(&mut self, written: Option<&str>, says: &Map, line: u64) -> Result<String, String> {
        if let Some(id) = written {
            let id: Id = id.parse().map_err(|why: String| why.replace('\n', "; "))?;
            let id = id.as_str().to_owned();
            let kind = self.asked.kind;
            if let Some(there) = self.known.kind(&id).filter(|there| *there != kind) {
                return Err(format!(
                    "`{id}` is there already and is no {}, but one of the {}; give the row another id",
                    kind.info().one,
                    there.info().many
                ));
            }
            return match self.ids.insert(id.clone()) {
                true => Ok(id),
                false => Err(format!("another row has the id `{id}`")),
            };
        }
        let label = says.0.iter().find_map(|(key, value)| match value {
            Written::Text(text) if matches!(*key, "statement" | "name" | "title") => Some(text),
            _ => None,
        });
        let label = label.map_or_else(String::new, |label| Id::suggest(label));
        let stem = match label.get(..48) {
            Some(cut) if label.len() > 48 => cut[..cut.rfind('-').unwrap_or(48)].to_owned(),
            _ if label.is_empty() => format!("{}-{line}", self.asked.kind.info().one),
            _ => label,
        };
        let stem = free(self.known, &stem, self.asked.kind);
        match self.ids.insert(stem.clone()) {
            true => Ok(stem),
            // Counted, an update would take one row for another.
            false => Err(format!(
                "another row goes by the same words, `{stem}`; give the table a column `id`"
            )),
        }
    }

    /// A day as EDTF has it. Of two orders in one column one is a mistake, and which of them nobody can see.
    fn day(&mut self, cell: &str, header: &str, line: u64) -> Result<String, String> {
        let shown = || without_middle(cell, 40).into_owned();
        if cell.parse::<Date>().is_ok() {
            return Ok(cell.to_owned());
        }
        let parts: Vec<&str> = cell.split(['/', '.', '-']).map(str::trim).collect();
        let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
        let [one, two, year] = numbers[..] else {
            let why = cell.parse::<Date>().err();
            let why = why.map_or_else(String::new, |why| format!("{why}").replace('\n', "; "));
            return Err(match why.is_empty() {
                true => format!("`{}` is no date", shown()),
                false => why,
            });
        };
        if parts.len() != 3 || parts.last().is_none_or(|year| year.len() != 4) {
            return Err(format!(
                "`{}` has no year of four figures; write it as 2025-03-04",
                shown()
            ));
        }
        let is_month = |number: u32| (1..=12).contains(&number);
        let order = match (self.asked.dates, is_month(one), is_month(two)) {
            (Some(order), ..) => order,
            (None, true, true) if one == two => Order::DayMonth,
            (None, true, true) => {
                return Err(format!(
                    "`{}` can be read in two orders; say with --dates dmy or --dates mdy which is meant",
                    shown()
                ));
            }
            (None, true, false) => Order::MonthDay,
            (None, false, _) => Order::DayMonth,
        };
        if one != two {
            let (shown_first, at) = *self
                .orders
                .entry(header.to_owned())
                .or_insert((order, line));
            if shown_first != order {
                return Err(format!(
                    "`{}` has {} first, and line {at} of this column {}; write them in one order, or as 2025-03-04",
                    shown(),
                    order.first(),
                    shown_first.first()
                ));
            }
        }
        let (day, month) = match order {
            Order::DayMonth => (one, two),
            Order::MonthDay => (two, one),
        };
        let written = format!("{year:04}-{month:02}-{day:02}");
        match written.parse::<Date>() {
            Ok(_) => Ok(written),
            Err(_) => Err(format!(
                "`{}` is no day where {} comes first",
                shown(),
                order.first()
            )),
        }
    }

    /// Whether the loader takes the record as it is: what it says of a wrong value.
    fn is_right(&self, id: &str, says: &Map) -> Result<(), String> {
        if let Some(fault) = says.fault() {
            return Err(fault);
        }
        let keys = lines(says).map_err(|error| error.to_string())?;
        let section = self.asked.kind.info().many;
        let keys: String = keys.lines().map(|line| format!("    {line}\n")).collect();
        let text = format!("format: 1\ntitle: T\n{section}:\n  {id}:\n{keys}");
        let case: Option<Id> = "table".parse().ok();
        let found = read_text(&text, case).1.into_diagnostics().into_iter();
        let mut wrong = found.filter(|found| found.severity == Severity::Error);
        match wrong.next() {
            None => Ok(()),
            Some(found) => Err(match found.help {
                Some(help) => format!("{}; {help}", found.message),
                None => found.message,
            }),
        }
    }
}
