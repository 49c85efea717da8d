//! How much is read at most; each limit is named in its message.

use std::io;

use crate::diagnostic::Diagnostic;

/// A limit on what is read.
pub struct Limit {
    pub name: &'static str,
    /// The largest that is still read.
    pub most: u64,
    /// What is counted.
    pub unit: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

/// A case file. One of this size holds some 20,000 records.
pub const YAML_BYTES: Limit = Limit {
    name: "the size of a case file",
    most: 16 << 20,
    unit: "bytes",
    help: "split the case in two",
};

/// All case files together: their texts are kept, for the excerpts in messages.
pub const LIBRARY_BYTES: Limit = Limit {
    name: "the size of all case files together",
    most: 64 << 20,
    unit: "bytes",
    help: "open a part of the library",
};

/// Keys, values and lists in all case files: `[a,a,a` makes a value of every second byte, and each
/// takes fifty times that in memory.
pub const VALUES: Limit = Limit {
    name: "the number of keys and values in the case files",
    most: 2_000_000,
    unit: "of them",
    help: "open a part of the library",
};

/// Records of a library.
pub const RECORDS: Limit = Limit {
    name: "the number of records",
    most: 200_000,
    unit: "records",
    help: "open a part of the library",
};

/// Mistakes that are told.
pub const MISTAKES: Limit = Limit {
    name: "the number of mistakes that are told",
    most: 20_000,
    unit: "mistakes",
    help: "mend these first",
};

/// A source document or digest.
pub const DOCUMENT_BYTES: Limit = Limit {
    name: "the size of a source document",
    most: 256 << 20,
    unit: "bytes",
    help: "cut the document into parts and make each a source",
};

/// Case files of a library.
pub const CASE_FILES: Limit = Limit {
    name: "the number of case files",
    most: 10_000,
    unit: "files",
    help: "open a part of the library",
};

/// Files and folders that are looked at to find originals.
pub const ORIGINALS: Limit = Limit {
    name: "the number of files and folders looked through for originals",
    most: 100_000,
    unit: "of them",
    help: "name a smaller originals folder",
};

/// A plain text, which need not fit into memory.
pub const TEXT_BYTES: Limit = Limit {
    name: "the size of a plain text",
    most: 8 << 30,
    unit: "bytes",
    help: "cut the text into parts and make each a source",
};

/// A text that is read whole: Markdown, a digest, UTF-16. In memory it takes some five times as much.
pub const WHOLE_TEXT_BYTES: Limit = Limit {
    name: "the size of a text that is no plain text of lines",
    most: 48 << 20,
    unit: "bytes",
    help: "cut the text into parts and make each a source",
};

/// Paragraphs of a document in memory; each takes some hundred bytes besides its text.
pub const PARAGRAPHS: Limit = Limit {
    name: "the number of paragraphs of a document",
    most: 1_000_000,
    unit: "paragraphs",
    help: "cut the document into parts and make each a source",
};

/// All documents that are in memory together, where they are compared with what is said of them. With
/// the forms in which they are compared they take some four times as much; an honest library of this
/// size must still be checked whole.
pub const OPENED_BYTES: Limit = Limit {
    name: "the size of all documents that are compared together",
    most: 500 << 20,
    unit: "bytes",
    help: "open a part of the library",
};

/// Text that is taken out of a document in a foreign format, with what is told about it.
pub const EXTRACTED_BYTES: Limit = Limit {
    name: "the text of a document in a foreign format",
    most: 64 << 20,
    unit: "bytes",
    help: "cut the document into parts and make each a source",
};

/// Memory of the process that reads such a document, all of its own program included.
pub const EXTRACT_MEMORY: Limit = Limit {
    name: "the memory for reading a document in a foreign format",
    most: 512 << 20,
    unit: "bytes",
    help: "cut the document into parts and make each a source",
};

/// Time that the processor spends on such a document. A page takes some milliseconds.
pub const EXTRACT_SECONDS: Limit = Limit {
    name: "the time for reading a document in a foreign format",
    most: 30,
    unit: "seconds",
    help: "cut the document into parts and make each a source",
};

/// The words of all documents together that are searched; they are kept in memory.
pub const SEARCHED_BYTES: Limit = Limit {
    name: "the size of all texts that are searched together",
    most: 500 << 20,
    unit: "bytes",
    help: "open a part of the library",
};

/// Every limit, for the manual.
pub const LIMITS: [&Limit; 16] = [
    &YAML_BYTES,
    &LIBRARY_BYTES,
    &VALUES,
    &RECORDS,
    &MISTAKES,
    &DOCUMENT_BYTES,
    &TEXT_BYTES,
    &WHOLE_TEXT_BYTES,
    &PARAGRAPHS,
    &OPENED_BYTES,
    &EXTRACTED_BYTES,
    &EXTRACT_MEMORY,
    &EXTRACT_SECONDS,
    &CASE_FILES,
    &ORIGINALS,
    &SEARCHED_BYTES,
];

impl Limit {
    /// Whether `count` is still within the limit.
    pub fn allows(&self, count: u64) -> bool {
        count <= self.most
    }

    /// The diagnostic for what is beyond the limit.
    pub fn exceeded(&self, count: u64) -> Diagnostic {
        Diagnostic::without_place("limit", self.to_string_for(count)).help(self.help)
    }

    /// The same as an input error.
    pub fn error(&self, count: u64) -> io::Error {
        io::Error::other(format!("{}; {}", self.to_string_for(count), self.help))
    }

    /// The same where it is not known by how much it is exceeded.
    pub fn beyond(&self) -> String {
        format!(
            "{} is limited to {} {}; {}",
            self.name, self.most, self.unit, self.help
        )
    }

    fn to_string_for(&self, count: u64) -> String {
        format!(
            "{} is limited to {} {}, and this has {count}",
            self.name, self.most, self.unit
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_allows_itself_and_no_more() {
        for limit in LIMITS {
            assert!(limit.allows(limit.most));
            assert!(!limit.allows(limit.most + 1));
            assert!(limit.error(limit.most + 1).to_string().contains(limit.name));
        }
    }
}
