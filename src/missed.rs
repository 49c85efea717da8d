//! What of a library could not be read: said wherever an answer may lack it.

use crate::text::counted;

/// How much could not be read, because of a limit or because reading failed. What was read with a mistake
/// in it is not counted: a mistake is named where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missed {
    /// Case files of which nothing was read.
    pub files: u64,
    /// 1 where nothing was read of `library.yaml`.
    pub shared: u64,
    /// Records of files that were read otherwise.
    pub records: u64,
    /// Second versions that a merge left in a file.
    pub versions: u64,
    /// Sources whose text could not be read, as far as it was asked for.
    pub sources: u64,
    /// Folders of originals that were not looked through to their end.
    pub folders: u64,
}

impl Missed {
    /// Whether nothing is missing.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            files: self.files + other.files,
            shared: self.shared.max(other.shared),
            records: self.records + other.records,
            versions: self.versions + other.versions,
            sources: self.sources + other.sources,
            folders: self.folders + other.folders,
        }
    }

    /// What one of two counts of the same knows to be missing: the larger of each.
    pub fn max(self, other: Self) -> Self {
        Self {
            files: self.files.max(other.files),
            shared: self.shared.max(other.shared),
            records: self.records.max(other.records),
            versions: self.versions.max(other.versions),
            sources: self.sources.max(other.sources),
            folders: self.folders.max(other.folders),
        }
    }

    /// In words: `9,307 case files and 1 source`; empty where nothing is missing.
    pub fn words(&self) -> String {
        let parts = [
            (self.files, "case file"),
            (self.records, "record"),
            (self.versions, "unmerged version"),
            (self.sources, "source"),
            (self.folders, "originals folder"),
        ];
        let shared = (self.shared > 0).then(|| "library.yaml".to_owned());
        let parts = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| counted(count, what));
        let parts: Vec<String> = shared.into_iter().chain(parts).collect();
        match parts.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => parts.concat(),
        }
    }

    /// As a sentence without its period: `9,307 case files could not be read`; none where nothing is
    /// missing.
    pub fn sentence(&self) -> Option<String> {
        (!self.is_nothing()).then(|| format!("{} could not be read", self.words()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_counted_in_words() {
        let missed = |files, records, sources, folders| Missed {
            files,
            records,
            sources,
            folders,
            ..Missed::default()
        };
        let shared = Missed {
            shared: 1,
            ..missed(2, 0, 0, 0)
        };
        assert_eq!(shared.words(), "library.yaml and 2 case files");
        assert_eq!(shared.and(shared).shared, 1);
        assert_eq!(missed(0, 0, 0, 0).sentence(), None);
        for (missed, words) in [
            (missed(1, 0, 0, 0), "1 case file"),
            (missed(9_307, 0, 1, 0), "9,307 case files and 1 source"),
            (
                missed(2, 1, 3, 2),
                "2 case files, 1 record, 3 sources and 2 originals folders",
            ),
        ] {
            assert_eq!(missed.words(), words);
            assert_eq!(
                missed.sentence(),
                Some(format!("{words} could not be read"))
            );
        }
        assert_eq!(
            missed(1, 0, 0, 0).and(missed(1, 2, 0, 0)),
            missed(2, 2, 0, 0)
        );
    }
}
