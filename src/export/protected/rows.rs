//! Tables before an audience: other words in their cells, and what was written of them read again.

use serde_json::Value;

use super::{
    Protected,
    cover::Covered,
    layers::{self, Layer, Leak, Own},
    mask::Masks,
};
use crate::{
    clean, clean_format,
    export::table::{Cell, Table},
    library::Index,
    text::{Clean, clean, counted},
};

/// Where a table has what files call a record.
const KEYS: [&str; 2] = ["key", "id"];

/// A form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Csv,
    Xlsx,
    /// A line of JSON a record.
    Lines,
}

impl Masks {
    /// Puts other words in the place of names in the cells of a table; says how often.
    pub fn cover_table(&self, table: &mut Table) -> Covered {
        let mut covered = Covered::default();
        let is_key = |column: &String| KEYS.contains(&column.as_str());
        let keys: Vec<usize> = (0..table.columns.len())
            .filter(|number| is_key(&table.columns[*number]))
            .collect();
        for row in &mut table.rows {
            let Some(called) = self.called.get(&Protected::Record(row.of)) else {
                continue;
            };
            for key in &keys {
                if let Some(cell) = row.cells.get_mut(*key) {
                    *cell = Cell::Texts(vec![called.clone()]);
                }
            }
        }
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Cell::Texts(texts) = cell {
                for text in texts {
                    *text = self.cover_text(text, &mut covered);
                }
            }
        }
        covered
    }

    /// What files call a record, in the value that says all of it: its id is made of a name as often as not.
    pub fn cover_key(&self, of: Index, value: &mut Value) {
        let called = self.called.get(&Protected::Record(of));
        let (Some(called), Value::Object(values)) = (called, value) else {
            return;
        };
        for key in KEYS {
            if let Some(value) = values.get_mut(key) {
                *value = called.to_string().into();
            }
        }
    }

    /// The same in every text of a value. Its keys are the form's own.
    pub fn cover_value(&self, value: &mut Value, covered: &mut Covered) {
        match value {
            Value::String(text) => *text = self.cover_text(&clean(text), covered).to_string(),
            Value::Array(values) => values
                .iter_mut()
                .for_each(|one| self.cover_value(one, covered)),
            Value::Object(values) => {
                for (key, value) in values {
                    match value {
                        // Nobody said what stands there in the place of a name.
                        Value::String(text) if key == "quote" => {
                            let quoted = clean_format!("“{}”", clean(text));
                            let said = self.cover_text(&quoted, covered);
                            let said = said.strip_prefix('“').and_then(|s| s.strip_suffix('”'));
                            *text = said.unwrap_or_default().to_owned();
                        }
                        value => self.cover_value(value, covered),
                    }
                }
            }
            _ => {}
        }
    }

    /// Reads a table that was written, in all layers that its form has. Says what was done and looked at.
    ///
    /// # Errors
    /// Where a name would still stand in it or in the name of its file, and where; where it cannot be read again.
    pub fn look_through_table(
        &self,
        form: Form,
        bytes: &[u8],
        file_name: Option<&str>,
        covered: Covered,
    ) -> Result<Clean, Leak> {
        if let Some(leak) = self.in_file_name(file_name.unwrap_or_default()) {
            return Err(leak);
        }
        let layers = form.layers(bytes).ok_or_else(|| Leak {
            of: None,
            words: "it cannot be read again".into(),
            within: "the table".into(),
        })?;
        layers::look_at(self, &layers)?;
        let mut told = clean_format!(
            "Written for the audience “{}”: other words stand in the place of {}: {} in texts that others \
             wrote or said, besides where a record is named; it was read again in {}.",
            self.audience,
            self.of_whom(),
            counted((covered.names + covered.numbers) as u64, "time"),
            counted(layers.len() as u64, "layer")
        );
        if let Some(short) = self.not_alone() {
            told.push(&clean![" ", short]);
        }
        Ok(told)
    }
}

impl Form {
    /// All layers of a table; none where one cannot be read.
    fn layers(self, bytes: &[u8]) -> Option<Vec<Layer>> {
        if self == Self::Xlsx {
            let blank = Table::default().xlsx().ok()?;
            return layers::packed(bytes, &Own::of_package(&blank.bytes));
        }
        let text = std::str::from_utf8(bytes).ok()?;
        let mut cells = Vec::new();
        match self {
            Self::Lines => {
                for line in text.lines() {
                    texts(&serde_json::from_str(line).ok()?, &mut cells);
                }
            }
            _ => {
                let mut rows = csv::ReaderBuilder::new()
                    .has_headers(false)
                    .from_reader(bytes);
                for row in rows.records() {
                    cells.extend(row.ok()?.iter().map(clean));
                }
            }
        }
        Some(vec![
            Layer::new("the text", text),
            Layer::new("the cells", &Clean::join(cells, "\n")),
        ])
    }
}

/// Every text of a value, as it is without the signs of JSON.
pub fn texts(value: &Value, found: &mut Vec<Clean>) {
    match value {
        Value::String(text) => found.push(clean(text)),
        Value::Array(values) => values.iter().for_each(|one| texts(one, found)),
        Value::Object(values) => values.values().for_each(|one| texts(one, found)),
        _ => {}
    }
}
