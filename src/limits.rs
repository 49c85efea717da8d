//! How much is read at most; each limit is named in its message.

use std::io;

/// A limit on what is read.
#[derive(Clone, Copy, Debug)]
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

/// A text that a case file holds: a title, a statement, a note. The panes lay it out anew at each key.
pub const VALUE_BYTES: Limit = Limit {
    name: "the length of a text within a case file",
    most: 64 << 10,
    unit: "bytes",
    help: "keep it in a file of its own, as the text of a source",
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
    name: "the number of mistakes that are reported",
    most: 20_000,
    unit: "mistakes",
    help: "fix these first",
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

/// Folders within folders of originals.
pub const ORIGINALS_DEPTH: Limit = Limit {
    name: "the depth of folders that are looked into for originals",
    most: 16,
    unit: "folders",
    help: "name the inner folder as an originals folder of its own",
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

/// The texts that a rule sets beside one another, each with every other: they are kept for that, in some
/// seven times as much memory.
pub const COMPARED_BYTES: Limit = Limit {
    name: "the size of all texts that are compared with one another",
    most: 128 << 20,
    unit: "bytes",
    help: "check a part of the library with this rule",
};

/// Sources that one citation is followed through by `rests_on`. No report goes through so many hands; a file
/// may say otherwise, and must not take the time of the square of its size.
pub const FOLLOWED: Limit = Limit {
    name: "the number of sources that a citation is followed through",
    most: 500,
    unit: "sources",
    help: "cite the source in which it began",
};

/// Steps along the arrows between sources for the rings that `via` closes: one for each source on the way.
pub const RING_STEPS: Limit = Limit {
    name: "the number of steps that are taken to find circles of sources",
    most: 10_000_000,
    unit: "steps",
    help: "check a part of the library",
};

/// What is kept of the words of a record that was reviewed, and of what it cites in its sources, a mark each.
pub const KEPT_BYTES: Limit = Limit {
    name: "the size of what is kept of a record that was reviewed",
    most: 64 << 10,
    unit: "bytes",
    help: "of what is larger it is told that it changed, and not how",
};

/// Files of a library at a revision, which are written into a folder of their own.
pub const REVISION_FILES: Limit = Limit {
    name: "the number of files of a revision",
    most: 20_000,
    unit: "files",
    help: "name a folder that holds fewer",
};

/// The same together.
pub const REVISION_BYTES: Limit = Limit {
    name: "the size of all files of a revision together",
    most: 1 << 30,
    unit: "bytes",
    help: "name a folder that holds less",
};

/// What git prints of a revision besides its files: their names and sizes.
pub const REVISION_LIST_BYTES: Limit = Limit {
    name: "the size of the list of files of a revision",
    most: 16 << 20,
    unit: "bytes",
    help: "name a folder that holds fewer",
};

/// Time that git has for a revision, all its commands together.
pub const GIT_SECONDS: Limit = Limit {
    name: "the time that git has to read a revision",
    most: 120,
    unit: "seconds",
    help: "name a folder that holds less",
};

/// Every limit on what is read of a library, of a revision of one, and kept of a record. `tests/limits.rs` goes to the
/// edge of each.
pub const LIMITS: [&Limit; 25] = [
    &YAML_BYTES,
    &LIBRARY_BYTES,
    &VALUES,
    &VALUE_BYTES,
    &RECORDS,
    &MISTAKES,
    &DOCUMENT_BYTES,
    &TEXT_BYTES,
    &WHOLE_TEXT_BYTES,
    &PARAGRAPHS,
    &EXTRACTED_BYTES,
    &EXTRACT_MEMORY,
    &EXTRACT_SECONDS,
    &CASE_FILES,
    &ORIGINALS,
    &ORIGINALS_DEPTH,
    &SEARCHED_BYTES,
    &COMPARED_BYTES,
    &FOLLOWED,
    &RING_STEPS,
    &KEPT_BYTES,
    &REVISION_FILES,
    &REVISION_BYTES,
    &REVISION_LIST_BYTES,
    &GIT_SECONDS,
];

/// The limits that are kept: those of [`LIMITS`], except where one was set to another size.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    set: Vec<Limit>,
}

impl Limits {
    /// The same limits, but for one, which now allows `most`.
    pub fn with(mut self, limit: &Limit, most: u64) -> Self {
        self.set.retain(|set| set.name != limit.name);
        self.set.push(Limit { most, ..*limit });
        self
    }

    /// A limit of the table as it is kept here.
    pub fn of(&self, limit: &Limit) -> Limit {
        let set = self.set.iter().find(|set| set.name == limit.name);
        *set.unwrap_or(limit)
    }

    /// Those that were set, as arguments for a child of this program.
    pub fn to_arguments(&self) -> impl Iterator<Item = String> + '_ {
        let set = self.set.iter();
        set.map(|limit| format!("{}={}", limit.name, limit.most))
    }

    /// The limits that arguments set; what names no limit is passed over.
    pub fn of_arguments<'a>(arguments: impl Iterator<Item = &'a str>) -> Self {
        arguments.fold(Self::default(), |limits, argument| {
            let (name, most) = argument.split_once('=').unwrap_or_default();
            let limit = LIMITS.iter().find(|limit| limit.name == name);
            match limit.zip(most.parse().ok()) {
                Some((limit, most)) => limits.with(limit, most),
                None => limits,
            }
        })
    }
}

impl Limit {
    /// Whether `count` is still within the limit.
    pub fn allows(&self, count: u64) -> bool {
        count <= self.most
    }

    /// What is beyond the limit, as an input error.
    pub fn error(&self, count: u64) -> io::Error {
        io::Error::other(format!(
            "{} is limited to {} {}, and this has {count}; {}",
            self.name, self.most, self.unit, self.help
        ))
    }

    /// The same where it is not known by how much it is exceeded.
    pub fn beyond(&self) -> String {
        format!(
            "{} is limited to {} {}; {}",
            self.name, self.most, self.unit, self.help
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_holds_here_and_in_the_child() {
        let limits = Limits::default()
            .with(&RECORDS, 7)
            .with(&RECORDS, 8)
            .with(&EXTRACT_SECONDS, 1);
        let arguments: Vec<String> = limits.to_arguments().collect();
        let child = Limits::of_arguments(arguments.iter().map(String::as_str).chain(["x", "y=1"]));
        for limits in [limits, child] {
            assert_eq!(limits.of(&RECORDS).most, 8);
            assert_eq!(limits.of(&EXTRACT_SECONDS).most, 1);
            assert_eq!(limits.of(&VALUES).most, VALUES.most);
        }
    }
}
