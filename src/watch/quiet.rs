//! When to look, by what was heard.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    time::{Duration, Instant},
};

/// How long nothing must be heard before files are looked at: whoever saves a file does several things in a row.
pub const QUIET: Duration = Duration::from_millis(150);

/// How long is waited for that, or for a file to be closed by whoever writes it.
pub const PATIENCE: Duration = Duration::from_secs(3);

/// What is heard of a file or a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Something was done.
    Something,
    /// Somebody writes into a file, and will close it.
    Writes(PathBuf),
    /// Nobody writes into it any more: it was closed, is gone or goes by another name.
    Wrote(PathBuf),
    /// Some hints were lost.
    Lost,
}

/// What was heard since files were last looked at.
#[derive(Debug, Default)]
pub struct Quiet {
    first: Option<Instant>,
    last: Option<Instant>,
    /// The files that somebody has open.
    open: BTreeSet<PathBuf>,
}

impl Quiet {
    /// Takes in what is heard at a moment.
    pub fn hear(&mut self, hint: Hint, now: Instant) {
        self.first.get_or_insert(now);
        self.last = Some(now);
        match hint {
            Hint::Something => {}
            Hint::Writes(path) => drop(self.open.insert(path)),
            Hint::Wrote(path) => drop(self.open.remove(&path)),
            Hint::Lost => self.open.clear(),
        }
    }

    /// When files are to be looked at; none where nothing was heard.
    pub fn due(&self) -> Option<Instant> {
        let latest = self.first? + PATIENCE;
        match self.open.is_empty() {
            true => Some(latest.min(self.last? + QUIET)),
            false => Some(latest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name, what is heard after how many milliseconds, and after how many files are looked at.
    type Row = (&'static str, Vec<(u64, Hint)>, Option<u64>);

    /// The milliseconds after which files are looked at, by what is heard at which.
    #[test]
    fn files_are_looked_at_once_it_is_quiet() {
        use Hint::{Lost, Something, Writes, Wrote};
        let a = || PathBuf::from("a");
        let b = || PathBuf::from("b");
        let many = || (0..10_000).map(|number| (number / 20, Something));
        let always = || (0..100).map(|number| (number * 100, Something));
        let table: [Row; 10] = [
            ("nothing", vec![], None),
            ("one", vec![(0, Something)], Some(150)),
            (
                "a rename after a write",
                vec![(0, Writes(b())), (3, Wrote(b())), (90, Wrote(a()))],
                Some(240),
            ),
            ("a checkout", many().collect(), Some(499 + 150)),
            ("what never ends", always().collect(), Some(3_000)),
            (
                "truncated, and written a second later",
                vec![(0, Writes(a())), (1_000, Writes(a())), (1_001, Wrote(a()))],
                Some(1_151),
            ),
            ("never closed", vec![(0, Writes(a()))], Some(3_000)),
            (
                "one of two closed",
                vec![(0, Writes(a())), (0, Writes(b())), (1, Wrote(b()))],
                Some(3_000),
            ),
            (
                "closed unheard",
                vec![(0, Writes(a())), (5, Lost)],
                Some(155),
            ),
            (
                "closed twice",
                vec![(0, Wrote(a())), (9, Wrote(a()))],
                Some(159),
            ),
        ];
        let start = Instant::now();
        for (name, heard, due) in table {
            let mut quiet = Quiet::default();
            for (at, hint) in heard {
                quiet.hear(hint, start + Duration::from_millis(at));
            }
            let after = quiet.due().map(|due| due.duration_since(start));
            assert_eq!(after, due.map(Duration::from_millis), "{name}");
        }
    }
}
