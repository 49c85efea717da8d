//! What was typed before.

use std::collections::VecDeque;

/// The lines that are kept.
pub const ENTRIES: usize = 100;

/// What was typed at a prompt, the oldest first, and where in it the reader is.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// At most [`ENTRIES`], none blank, none equal to the one before it.
    entries: VecDeque<String>,
    /// The entry that is shown; the number of all where the reader's own line is.
    at: usize,
    /// The reader's own line while an entry is shown.
    draft: String,
}

impl History {
    /// What was typed, the oldest first.
    pub fn entries(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(String::as_str)
    }

    /// Keeps a line that was entered, unless it is blank or the last one again, and begins anew.
    pub fn push(&mut self, line: &str) {
        if !line.trim().is_empty() && self.entries.back().is_none_or(|last| last != line) {
            self.entries.push_back(line.to_owned());
        }
        if self.entries.len() > ENTRIES {
            self.entries.pop_front();
        }
        self.begin();
    }

    /// Goes back to the reader's own line: a prompt opens or closes.
    pub fn begin(&mut self) {
        self.at = self.entries.len();
        self.draft.clear();
    }

    /// The nearest older entry that is not what stands in the line now, if there is one.
    pub fn older(&mut self, current: &str) -> Option<&str> {
        self.keep(current);
        let mut before = self.entries.iter().take(self.at);
        self.at = before.rposition(|entry| entry != current)?;
        self.entries.get(self.at).map(String::as_str)
    }

    /// The nearest newer entry that is not what stands in the line now; behind the newest, the reader's
    /// own line. None where that is in the line already.
    pub fn newer(&mut self, current: &str) -> Option<&str> {
        self.keep(current);
        if self.at >= self.entries.len() {
            return None;
        }
        let mut behind = (self.at + 1)..self.entries.len();
        let next = behind.find(|at| self.entries[*at] != current);
        self.at = next.unwrap_or(self.entries.len());
        Some(self.entries.get(self.at).unwrap_or(&self.draft))
    }

    /// What is no entry as it was shown is the reader's own, also where it began as one.
    fn keep(&mut self, current: &str) {
        if self
            .entries
            .get(self.at)
            .is_none_or(|shown| shown != current)
        {
            self.draft = current.to_owned();
        }
    }
}

/// From lines that were kept elsewhere, the oldest first, by the rules of [`History::push`].
impl<T: AsRef<str>> FromIterator<T> for History {
    fn from_iter<I: IntoIterator<Item = T>>(lines: I) -> Self {
        let mut history = Self::default();
        lines
            .into_iter()
            .for_each(|line| history.push(line.as_ref()));
        history
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn up_and_down_go_through_it_and_back_to_the_draft() {
        let mut history: History = ["a", "b", "b", " ", "c"].into_iter().collect();
        assert_eq!(history.entries().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(history.newer("dra"), None);
        assert_eq!(history.older("draft"), Some("c"));
        assert_eq!(history.older("c"), Some("b"));
        assert_eq!(history.older("b"), Some("a"));
        assert_eq!(history.older("a"), None);
        assert_eq!(history.newer("a"), Some("b"));
        assert_eq!(history.newer("b"), Some("c"));
        assert_eq!(history.newer("c"), Some("draft"));
        assert_eq!(history.newer("draft"), None);
    }

    #[test]
    fn an_entry_that_was_changed_is_the_draft() {
        let mut history: History = ["a", "b"].into_iter().collect();
        assert_eq!(history.older("draft"), Some("b"));
        assert_eq!(history.older("bx"), Some("a"));
        assert_eq!(history.newer("a"), Some("b"));
        assert_eq!(history.newer("b"), Some("bx"));
    }

    #[test]
    fn what_stands_in_the_line_already_is_passed_over() {
        let mut history: History = ["a", "b"].into_iter().collect();
        assert_eq!(history.older("b"), Some("a"));
        assert_eq!(history.newer("a"), Some("b"));
        history.begin();
        assert_eq!(history.older(""), Some("b"));
    }

    #[test]
    fn the_oldest_goes_where_there_are_too_many() {
        let history: History = (0..ENTRIES + 3).map(|n| n.to_string()).collect();
        assert_eq!(history.entries().count(), ENTRIES);
        assert_eq!(history.entries().next(), Some("3"));
    }

    proptest! {
        #[test]
        fn older_then_as_often_newer_is_the_draft(
            lines in proptest::collection::vec("[ab]{0,2}", 0..9),
            draft in "[ab]{0,2}",
            times in 0_usize..12,
        ) {
            let mut history: History = lines.iter().collect();
            let entries: Vec<String> = history.entries().map(str::to_owned).collect();
            prop_assert!(entries.windows(2).all(|pair| pair[0] != pair[1]));
            let mut line = draft.clone();
            for _ in 0..times {
                let Some(older) = history.older(&line) else { break };
                line = older.to_owned();
            }
            while let Some(newer) = history.newer(&line) {
                line = newer.to_owned();
            }
            prop_assert_eq!(line, draft);
        }
    }
}
