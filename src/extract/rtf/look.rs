//! How words look in RTF, and who changed them, as far as it tells what they are.

use crate::extract::{By, Whose, script::Script};

/// Words of half this many points and less are seen by nobody.
const TINY: u32 = 4;

/// A colour whose parts are all as bright is that of paper.
const BRIGHT: u32 = 0xF8;

/// A change of words that nobody has accepted yet: who made it, by their place in the table of those, and when.
#[derive(Clone, Copy, Debug, Default)]
struct Change {
    is_made: bool,
    by: u32,
    when: u32,
}

/// What holds of words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    is_hidden: bool,
    is_struck: bool,
    is_tiny: bool,
    /// Where words stand in their line, if not on it.
    pub script: Option<Script>,
    /// Whether a pattern is behind the letters, or behind the paragraph.
    is_patterned: bool,
    is_on_pattern: bool,
    /// The colour of the letters and those behind them and behind the paragraph, by their places in the table of
    /// colours; 0 is the reader's own.
    color: u32,
    behind: u32,
    behind_all: u32,
    /// The colour of a pen that marks words, over what is behind them.
    marked: u32,
    inserted: Change,
    deleted: Change,
    /// Whether the paragraph is in a table, whose cells may be dark.
    is_in_cell: bool,
}

/// What a document keeps in tables.
#[derive(Debug, Default)]
pub struct Tables {
    /// The parts of each colour: red, green, blue; none for the one that is the reader's.
    colors: Vec<Option<[u32; 3]>>,
    /// The colour that is being read.
    color: Option<[u32; 3]>,
    /// Who changed the text, `;` behind each.
    pub revisers: String,
}

impl Look {
    /// Takes a control word with its number; whether it is one that says how words look.
    pub fn take(&mut self, word: &[u8], number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        let natural = number
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or(0);
        // A moment is 32 bits with a sign.
        let moment = number.unwrap_or(0).cast_unsigned();
        match word {
            b"v" => self.is_hidden = is_on,
            b"strike" | b"striked" => self.is_struck = is_on,
            b"fs" => self.is_tiny = number.is_some() && natural <= TINY,
            b"super" => self.script = Some(Script::Above).filter(|_| is_on),
            b"sub" => self.script = Some(Script::Below).filter(|_| is_on),
            b"up" => self.script = Some(Script::Above).filter(|_| is_on),
            b"dn" => self.script = Some(Script::Below).filter(|_| is_on),
            b"nosupersub" => self.script = None,
            b"cf" => self.color = natural,
            b"highlight" => self.marked = natural,
            b"cb" | b"chcbpat" => self.behind = natural,
            b"chshdng" => self.is_patterned = natural > 0,
            b"cbpat" => self.behind_all = natural,
            b"shading" => self.is_on_pattern = natural > 0,
            b"intbl" => self.is_in_cell = true,
            b"revised" => self.inserted.is_made = is_on,
            b"revauth" => self.inserted.by = natural,
            b"revdttm" => self.inserted.when = moment,
            b"deleted" => self.deleted.is_made = is_on,
            b"revauthdel" => self.deleted.by = natural,
            b"revdttmdel" => self.deleted.when = moment,
            b"plain" => {
                *self = Self {
                    is_in_cell: self.is_in_cell,
                    is_on_pattern: self.is_on_pattern,
                    behind_all: self.behind_all,
                    ..Self::default()
                };
            }
            b"pard" => {
                self.is_in_cell = false;
                self.is_on_pattern = false;
                self.behind_all = 0;
            }
            _ => return false,
        }
        true
    }

    /// What stands in a note or a comment, which looks as itself, and is deleted or put in with what it stands at.
    pub fn of_note(self) -> Self {
        Self {
            inserted: self.inserted,
            deleted: self.deleted,
            ..Self::default()
        }
    }

    /// What words are that look so.
    pub fn whose(self, tables: &Tables) -> Vec<Whose> {
        let is_dark = |color: u32| color > 0 && !tables.is_white(color);
        let is_on_dark = [self.marked, self.behind, self.behind_all]
            .into_iter()
            .any(is_dark);
        let ground = [self.marked, self.behind, self.behind_all].into_iter();
        let ground = ground.filter_map(|color| tables.color(color)).next();
        let is_of_its_ground = match tables.color(self.color) {
            Some(letters) => ground == Some(letters),
            // A pen's black covers letters for which no colour was chosen.
            None => tables.color(self.marked) == Some([0; 3]),
        };
        let is_on_ground = is_on_dark || self.is_patterned || self.is_on_pattern;
        let is_white = tables.is_white(self.color) && !is_on_ground;
        let is_on_paper = !self.is_in_cell;
        let mut all = Vec::new();
        if self.inserted.is_made {
            all.push(Whose::Inserted(tables.by(self.inserted)));
        }
        if self.deleted.is_made {
            all.push(Whose::Deleted(tables.by(self.deleted)));
        }
        if self.is_hidden || self.is_tiny || is_of_its_ground || is_white && is_on_paper {
            all.push(Whose::Hidden);
        }
        if self.is_struck {
            all.push(Whose::Struck);
        }
        if is_white && !is_on_paper {
            all.push(Whose::White);
        }
        all
    }
}

impl Tables {
    /// Takes a control word of the table of colours.
    pub fn take(&mut self, word: &[u8], number: u32) {
        let part = match word {
            b"red" => 0,
            b"green" => 1,
            b"blue" => 2,
            _ => return,
        };
        self.color.get_or_insert_default()[part] = number;
    }

    /// A colour has ended.
    pub fn end_color(&mut self) {
        self.colors.push(self.color.take());
    }

    /// The parts of a colour; none for the reader's own.
    fn color(&self, color: u32) -> Option<[u32; 3]> {
        self.colors.get(color as usize).copied().flatten()
    }

    fn is_white(&self, color: u32) -> bool {
        self.color(color)
            .is_some_and(|parts| parts.iter().all(|part| *part >= BRIGHT))
    }

    fn by(&self, change: Change) -> By {
        let who = self.revisers.split(';').nth(change.by as usize);
        // So Word names those whom it does not know.
        let who = who
            .map(str::trim)
            .filter(|who| !matches!(*who, "" | "Unknown"));
        By {
            who: who.map(Into::into),
            when: moment(change.when).map(Into::into),
        }
    }
}

/// A moment in the bits of Word's DTTM: minute, hour, day, month, and years since 1900.
pub fn moment(bits: u32) -> Option<String> {
    let part = |from: u32, bits_of: u32| (bits >> from) & ((1 << bits_of) - 1);
    let (minute, hour, day) = (part(0, 6), part(6, 5), part(11, 5));
    let (month, year) = (part(16, 4), 1900 + part(20, 9));
    let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
    let is_time = hour < 24 && minute < 60;
    (is_day && is_time).then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_as_word_packs_them() {
        let bits = (126 << 20) | (3 << 16) | (5 << 11) | (10 << 6) | 7;
        assert_eq!(moment(bits).as_deref(), Some("2026-03-05T10:07:00"));
        assert_eq!(moment(0), None);
        assert_eq!(moment(u32::MAX), None);
    }
}
