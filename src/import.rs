//! Case files of what others keep: the docket of a court as CourtListener and juriscraper have it, and tables.
//!
//! What was read becomes a [`Draft`]: records with their keys, what was guessed with a remark beside it. A draft is a case
//! file of its own, or what of it is new to one that is there ([`onto`]): that file keeps what it says, and what the draft
//! has otherwise is told. Nothing here reads or writes a file.

mod court;
pub mod docket;
mod guess;
mod known;
pub mod onto;
mod private;
mod seal;
pub mod table;
mod which;

use crate::{
    edit::{self, Map, Written},
    limits::{Limit, YAML_BYTES},
    model::Kind,
    scalar::scalar,
};
pub use known::Known;

/// A file that is imported. As JSON it takes some twenty times as much in memory.
pub const IMPORT_BYTES: Limit = Limit {
    name: "the size of a file that is imported",
    most: 16 << 20,
    unit: "bytes",
    help: "import it in parts",
};

/// Records that are to stand in a case file, and what is to be said of how they came about.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What the case is called.
    pub title: String,
    /// Said at the head of a file of its own.
    pub remarks: Vec<String>,
    pub records: Vec<Record>,
    /// What was counted, left out, or is to be looked at: sentences.
    pub notes: Vec<String>,
}

/// A record of a draft.
#[derive(Clone, Debug)]
pub struct Record {
    pub kind: Kind,
    pub id: String,
    pub says: Map,
    /// Of a row whose id was made of its words, where it stands: `log.csv:3`.
    pub row: Option<String>,
}

impl Draft {
    /// The draft as a case file.
    ///
    /// # Errors
    /// Where a value cannot be written: why, as the end of a sentence.
    pub fn file(&self) -> Result<String, String> {
        let mut out = String::new();
        for remark in &self.remarks {
            out.push_str(&format!("# {remark}\n"));
        }
        let title = Written::Text(self.title.clone());
        out.push_str("format: 1\n");
        out.push_str(&written(&Map(vec![("title", title)]))?);
        let mut kinds: Vec<Kind> = Vec::new();
        for record in &self.records {
            if !kinds.contains(&record.kind) {
                kinds.push(record.kind);
            }
        }
        for kind in kinds {
            out.push_str(&format!("\n{}:\n", kind.info().many));
            for record in self.records.iter().filter(|record| record.kind == kind) {
                if let Some(fault) = record.says.fault() {
                    return Err(format!("`{}`: {fault}", record.id));
                }
                let id = scalar(&record.id).map_err(|error| error.to_string())?;
                out.push_str(&format!("  {id}:\n"));
                let lines = written(&record.says)?;
                out.extend(lines.lines().map(|line| format!("    {line}\n")));
            }
        }
        match YAML_BYTES.allows(out.len() as u64) {
            true => Ok(out),
            false => Err(YAML_BYTES.beyond()),
        }
    }
}

fn written(map: &Map) -> Result<String, String> {
    edit::lines(map).map_err(|error| error.to_string())
}
