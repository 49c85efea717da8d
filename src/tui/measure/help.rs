//! The lines of the help: what the keys do here, what edits a line, what the signs mean, then what does
//! nothing here and why.

use crate::{
    clean,
    model::Kind,
    search::text::Sought,
    sign::{Sign, Tone, legend},
    text::{Clean, clean, width, wrap},
    tui::{
        action::{Action, Group, actions},
        line::EDITS,
        list::View,
        model::Model,
        state::Pane,
    },
};

/// How a line of the help is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    Heading,
    /// It does something now.
    Here,
    Elsewhere,
}

/// A line of the help, before it is wrapped.
#[derive(Clone, Debug)]
pub struct Entry {
    pub keys: Clean,
    pub what: What,
    pub meant: Meant,
    /// What Enter does on it.
    pub action: Option<Action>,
}

/// What an entry says.
#[derive(Clone, Debug)]
pub enum What {
    Words(Clean),
    /// Signs, each with its word.
    Signs(Vec<Sign>),
}

impl Entry {
    fn new(keys: impl Into<Clean>, what: Clean, meant: Meant) -> Self {
        Self {
            keys: keys.into(),
            what: What::Words(what),
            meant,
            action: None,
        }
    }

    fn heading(title: &'static str) -> Self {
        Self::new("", title.into(), Meant::Heading)
    }

    fn holds(&self, sought: &Sought) -> bool {
        let words = match &self.what {
            What::Words(words) => words.clone(),
            What::Signs(signs) => {
                Clean::join(signs.iter().map(|sign| Clean::from(sign.word)), "  ")
            }
        };
        sought.is_in(&clean![self.keys, " ", words])
    }
}

/// The columns of the keys.
pub const KEYS: usize = 18;

/// Columns of a line of the help: longer ones are not read.
pub const COLUMNS: u16 = 100;

/// What the keys do: first what works here, by groups, then the signs, then the rest and why it does not.
pub fn entries(model: &Model) -> Vec<Entry> {
    let keymap = &model.fixed.keymap;
    let mut entries = Vec::new();
    let mut elsewhere = vec![Entry::heading("Not here")];
    for group in Group::ALL {
        let begin = entries.len();
        for row in actions().filter(|row| row.group == group) {
            let keys = Clean::join(keymap.keys(row.action), " ");
            let of = |what, meant| Entry {
                action: (row.group != Group::Over).then_some(row.action),
                ..Entry::new(keys.clone(), what, meant)
            };
            match (row.enabled)(model) {
                Ok(()) => entries.push(of(clean![row.what, "."], Meant::Here)),
                Err(why) => {
                    let what = clean![row.what, " (", why.words(keymap), ")."];
                    elsewhere.push(of(what, Meant::Elsewhere));
                }
            }
        }
        if entries.len() > begin {
            entries.insert(begin, Entry::heading(group.title()));
        }
    }
    entries.push(Entry::heading("In every line that is typed"));
    let edits = EDITS.iter();
    entries.extend(edits.map(|edit| Entry::new(edit.shown(), clean![edit.what, "."], Meant::Here)));
    entries.push(Entry::heading("Signs"));
    entries.extend(signs(model).into_iter().map(|(of, signs)| Entry {
        what: What::Signs(signs),
        ..Entry::new(of, Clean::default(), Meant::Here)
    }));
    entries.push(Entry::heading(
        "The column rep/or: reports, and independent origins",
    ));
    let reaches = REACHES.iter();
    entries.extend(reaches.map(|(sign, what)| Entry::new(*sign, Clean::from(*what), Meant::Here)));
    entries.push(Entry::heading("The margin of lists, and of a source"));
    let marks = MARGIN.iter();
    entries.extend(marks.map(|(sign, what)| Entry::new(*sign, Clean::from(*what), Meant::Here)));
    if elsewhere.len() > 1 {
        entries.append(&mut elsewhere);
    }
    entries
}

/// The letters of what is reviewed, flagged and noted.
const MARGIN: [(&str, &str); 4] = [
    ("r", "Reviewed as it is now."),
    ("c", "Reviewed, and changed since."),
    ("f", "Flagged: itself, a citation of it or a passage in it."),
    ("n", "With a note, the same."),
];

/// What the column of reports and origins has, as [`reach`](crate::tui::list::reach) writes it.
const REACHES: [(&str, &str); 5] = [
    (
        "3/1",
        "Three reports, which rest on one independent origin.",
    ),
    ("3/1?", "So, and how one more of them knows is not stated."),
    ("3/?", "How they know is not stated."),
    (
        "3/–",
        "Whoever they lead to is only mentioned, and not said to have said it.",
    ),
    (
        "3/0",
        "No independent origin is left, as where it was taken back.",
    ),
];

/// Signs that no status has: those of the timeline, of the margin of a text, and of what is chosen.
fn more_signs() -> Vec<(&'static str, Vec<Sign>)> {
    const fn sign(glyph: &'static str, ascii: &'static str, word: &'static str) -> Sign {
        Sign {
            glyph,
            ascii,
            word,
            tone: Tone::Neutral,
        }
    }
    vec![
        (
            "Timeline",
            vec![
                sign("”", "\"", "said"),
                sign("§", "S", "in a docket"),
                sign("¶", "#", "published"),
            ],
        ),
        (
            "Drawn in time",
            vec![
                sign("●", "*", "on that day"),
                sign("2", "2", "so many"),
                sign("+", "+", "more than fits"),
                sign("-", "-", "on some day within"),
                sign("━", "=", "all of that time"),
                sign("◀", "<", "then or earlier"),
                sign("▶", ">", "then or later"),
                sign("~", "~", "about"),
                sign("?", "?", "uncertain"),
                sign("○", "o", "due"),
                sign("✓", "v", "done or answered"),
                sign("×", "x", "moved or vacated"),
                sign("┄", ":", "left out"),
            ],
        ),
        (
            "Margin of a text",
            vec![
                sign("▸", ">", "where one is"),
                sign("▌", "|", "cited"),
                sign("¶", "#", "number of the paragraph"),
                sign("²", "2", "how many records cite it"),
            ],
        ),
    ]
}

/// The signs with what they say something of; those of the view that one is in first.
fn signs(model: &Model) -> Vec<(&'static str, Vec<Sign>)> {
    let mut all = legend();
    all.extend(more_signs());
    let of_view: &[&str] = match model.state.place.view {
        _ if model.state.place.pane == Pane::Source => &["Margin of a text", "Quotes"],
        View::Of(Kind::Allegation) => &["Statements", "Replies", "Quotes"],
        View::Of(Kind::Evidence) => &["Evidence", "What evidence does to a statement"],
        View::Changes => &["Statements", "Evidence", "Questions"],
        View::Matrix => &["What evidence does to a statement", "Evidence"],
        View::Of(Kind::Question) => &["Questions"],
        View::Of(Kind::Source) => &["Sources"],
        View::Timeline => &["Drawn in time", "Timeline"],
        View::Chronology => &["Timeline"],
        _ => &[],
    };
    // A stable order: what the view does not have stays as it is told.
    all.sort_by_key(|(of, _)| {
        let place = of_view.iter().position(|first| first == of);
        place.unwrap_or(of_view.len())
    });
    all
}

/// The entries that hold what is searched for.
pub fn with(entries: &[Entry], sought: &Sought) -> Vec<usize> {
    let numbered = entries.iter().enumerate();
    let found = numbered.filter(|(_, entry)| entry.holds(sought));
    found.map(|(number, _)| number).collect()
}

/// A line of an entry: its keys and what stands behind them.
#[derive(Clone, Debug)]
pub struct Line {
    pub keys: Clean,
    pub what: What,
}

/// An entry in lines of so many columns.
pub fn lines(entry: &Entry, columns: usize) -> Vec<Line> {
    if entry.meant == Meant::Heading {
        return vec![Line {
            keys: " ".into(),
            what: entry.what.clone(),
        }];
    }
    // Where there is little room, the keys have a line of their own.
    let own_line = columns < 3 * KEYS;
    let indent = if own_line { 3 } else { KEYS + 2 };
    let room = columns.saturating_sub(indent + 1).max(4);
    let whats: Vec<What> = match &entry.what {
        What::Words(words) => {
            let lines = wrap(words, room).into_iter();
            lines
                .map(|range| What::Words(clean(&words[range])))
                .collect()
        }
        What::Signs(signs) => packed(signs, room).map(What::Signs).collect(),
    };
    let mut lines = Vec::new();
    let mut keys = clean![" ", entry.keys];
    if own_line || width(&keys) >= indent {
        lines.push(Line {
            keys: std::mem::take(&mut keys),
            what: What::Words(Clean::default()),
        });
    }
    for what in whats {
        let keys = std::mem::take(&mut keys).pad(indent);
        lines.push(Line { keys, what });
    }
    lines
}

/// Columns between signs that stand in one line.
pub const BETWEEN: usize = 2;

/// Signs with their words, as many in a line as have room there.
fn packed(signs: &[Sign], room: usize) -> impl Iterator<Item = Vec<Sign>> {
    let mut lines: Vec<Vec<Sign>> = Vec::new();
    let mut left = 0;
    for sign in signs {
        // The glyph and a space stand before the word.
        let columns = 2 + width(sign.word);
        match lines.last_mut().filter(|_| left >= columns + BETWEEN) {
            Some(line) => {
                line.push(*sign);
                left -= columns + BETWEEN;
            }
            None => {
                lines.push(vec![*sign]);
                left = room.saturating_sub(columns);
            }
        }
    }
    lines.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_in_lines_that_have_room_for_them() {
        let signs: Vec<Sign> = legend().into_iter().flat_map(|(_, signs)| signs).collect();
        let lines: Vec<_> = packed(&signs, 40).collect();
        assert_eq!(lines.iter().map(Vec::len).sum::<usize>(), signs.len());
        assert!(lines.iter().any(|line| line.len() > 1));
        for line in lines.iter().filter(|line| line.len() > 1) {
            let columns = line.iter().map(|sign| 2 + width(sign.word) + BETWEEN);
            assert!(columns.sum::<usize>() <= 40 + BETWEEN);
        }
    }
}
