//! What an RTF document says, and what its words are.

use crate::extract::{Block, Whose, flow::Flow, quoted, script::Script};

/// A text with what its words are.
#[derive(Debug, Default)]
pub struct Said {
    pub text: String,
    /// Where each run of words ends that are the same, and what they are.
    runs: Vec<(usize, Words)>,
    /// Where cells of tables end.
    cells: Vec<usize>,
}

/// What some words are, and where they stand in their line, if not on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub whose: Vec<Whose>,
    pub script: Option<Script>,
}

impl Said {
    /// Adds words that are all of these.
    pub fn push(&mut self, text: &str, words: Words) {
        self.text.push_str(text);
        let end = self.text.len();
        match self.runs.last_mut().filter(|(_, last)| *last == words) {
            Some((last, _)) => *last = end,
            None => self.runs.push((end, words)),
        }
    }

    /// A cell of a table ends here.
    pub fn end_cell(&mut self) {
        self.cells.push(self.text.len());
    }

    /// Adds another text.
    pub fn append(&mut self, other: Self) {
        let before = self.text.len();
        self.cells
            .extend(other.cells.iter().map(|cell| before + cell));
        self.text.push_str(&other.text);
        let runs = other.runs.into_iter();
        self.runs
            .extend(runs.map(|(end, words)| (before + end, words)));
    }

    /// Its paragraphs, which blank lines part, as [`super::super::paragraphs::read`] tells them.
    pub fn blocks(&self) -> Vec<Block> {
        let mut flow = Flow::default();
        let mut runs = &self.runs[..];
        // How deep the lines of the open paragraph are quoted.
        let mut open = None;
        let mut end = 0;
        let mut cells = self.cells.iter().peekable();
        for line in self.text.split('\n') {
            let start = end;
            while cells.next_if(|cell| **cell <= start).is_some() {
                flow.end_cell();
            }
            end += line.len() + 1;
            let (_, depth, rest) = quoted::signs(line);
            if rest.trim().is_empty() {
                open = None;
                flow.cut();
                continue;
            }
            let mut at = start;
            match open == Some(depth) {
                true => at += line.len() - rest.len(),
                false => flow.cut(),
            }
            open = Some(depth);
            let line_end = start + line.len();
            while let Some(((to, words), after)) = runs.split_first()
                && at < line_end
            {
                let to_here = (*to).min(line_end).max(at);
                for one in &words.whose {
                    flow.begin(one.clone());
                }
                if let Some(script) = words.script {
                    flow.shift(script);
                }
                flow.cells(&self.text[at..to_here]);
                for _ in &words.whose {
                    flow.end_last();
                }
                if words.script.is_some() {
                    flow.shift_back();
                }
                at = to_here;
                if *to <= at {
                    runs = after;
                }
            }
            flow.break_line();
        }
        flow.finish()
    }
}
