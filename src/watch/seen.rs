//! What files hold, and whether that is the same.

use std::{collections::BTreeMap, path::PathBuf};

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// The SHA-256 of it.
    Of([u8; 32]),
    /// It cannot be read: why.
    Closed(String),
    /// Nobody knows, so that it is the same as nothing.
    Unknown,
}

/// Files by their paths, and what they hold. One that is not there is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(pub BTreeMap<PathBuf, Content>);

impl Seen {
    /// Whether a file holds something else, has come or is gone.
    pub fn differs_from(&self, before: &Self) -> bool {
        let is_same = |(one, other): ((&PathBuf, &Content), (&PathBuf, &Content))| {
            one == other && *one.1 != Content::Unknown
        };
        self.0.len() != before.0.len() || !self.0.iter().zip(&before.0).all(is_same)
    }
}

/// What was told last, and how often in a row.
#[derive(Debug, Default)]
pub struct Last {
    seen: Seen,
    times: u8,
}

/// How often in a row the same is told: a file system that says now this and now that of its files does not make a
/// library be read for ever.
const TIMES: u8 = 2;

impl Last {
    /// Whether this is told, and not for too many times; remembers it.
    pub fn tells(&mut self, now: &Seen) -> bool {
        if self.seen != *now {
            (self.seen, self.times) = (now.clone(), 0);
        }
        self.times = self.times.saturating_add(1);
        self.times <= TIMES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_not_told_for_ever() {
        let seen = |name: &str| Seen([(PathBuf::from(name), Content::Unknown)].into());
        let mut last = Last::default();
        let told = ["a", "a", "a", "a", "b", "a", "a", "a"].map(|name| last.tells(&seen(name)));
        assert_eq!(told, [true, true, false, false, true, true, true, false]);
    }

    #[test]
    fn files_differ_by_what_they_hold() {
        let seen = |files: &[(&str, &str)]| {
            let content = |word: &str| match word {
                "?" => Content::Unknown,
                "refused" => Content::Closed(word.into()),
                word => Content::Of([word.len() as u8; 32]),
            };
            let files = files.iter();
            Seen(
                files
                    .map(|(path, word)| (PathBuf::from(path), content(word)))
                    .collect(),
            )
        };
        let table = [
            ("nothing", seen(&[]), seen(&[]), false),
            (
                "the same",
                seen(&[("a", "one")]),
                seen(&[("a", "one")]),
                false,
            ),
            (
                "other words",
                seen(&[("a", "one")]),
                seen(&[("a", "three")]),
                true,
            ),
            ("come", seen(&[]), seen(&[("a", "one")]), true),
            (
                "gone",
                seen(&[("a", "one"), ("b", "one")]),
                seen(&[("b", "one")]),
                true,
            ),
            (
                "another name",
                seen(&[("a", "one")]),
                seen(&[("b", "one")]),
                true,
            ),
            (
                "closed",
                seen(&[("a", "one")]),
                seen(&[("a", "refused")]),
                true,
            ),
            (
                "still closed",
                seen(&[("a", "refused")]),
                seen(&[("a", "refused")]),
                false,
            ),
            (
                "unknown before",
                seen(&[("a", "?")]),
                seen(&[("a", "one")]),
                true,
            ),
        ];
        for (name, before, now, differs) in table {
            assert_eq!(now.differs_from(&before), differs, "{name}");
        }
    }
}
