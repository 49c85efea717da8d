//! Block YAML as people write it, a line at a time.

use std::fmt::{Display, Write};

use crate::article::Place;

/// A case file while it is written.
#[derive(Default)]
pub struct Yaml(pub String);

impl Yaml {
    /// A section of records.
    pub fn section(&mut self, name: &str) {
        let _ = writeln!(self.0, "\n{name}:");
    }

    /// The head of a record.
    pub fn record(&mut self, id: &str) {
        let _ = writeln!(self.0, "  {id}:");
    }

    /// A key of a record and its value, which must be plain.
    pub fn key(&mut self, key: &str, value: impl Display) {
        let _ = writeln!(self.0, "    {key}: {value}");
    }

    /// A key whose value follows in deeper lines.
    pub fn head(&mut self, key: &str) {
        let _ = writeln!(self.0, "    {key}:");
    }

    /// A line that stands deeper, with its own key.
    pub fn deep(&mut self, line: impl Display) {
        let _ = writeln!(self.0, "      {line}");
    }

    /// A list of ids in brackets.
    pub fn ids(&mut self, key: &str, ids: &[&str]) {
        self.key(key, format_args!("[{}]", ids.join(", ")));
    }

    /// Where it stands, a citation each.
    pub fn cites(&mut self, places: &[(Place, Option<&str>)]) {
        self.head("cites");
        for (place, via) in places {
            self.deep(format_args!("- source: {}", place.source));
            self.deep(format_args!("  at: ¶{}", place.paragraph));
            self.deep(format_args!("  quote: {}", place.quote));
            if let Some(via) = via {
                self.deep(format_args!("  via: [{via}]"));
            }
        }
    }
}
