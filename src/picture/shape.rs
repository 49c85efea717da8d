//! What a mark looks like.

use std::sync::OnceLock;

use crate::{
    clean,
    sign::{Sign, legend},
    text::{Clean, clean_line, width},
};

/// What is drawn in the cells of a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    Words(Clean),
    /// What some statuses look like, beside one another, without their words.
    Signs(Vec<Sign>),
    /// A status, with its word behind what it looks like.
    Named(Sign),
    /// From some day on to another: some day of these, or all of them, or in between surely; of several that are drawn alike.
    Span(Span),
    /// On that day; more than one where so many were.
    Points(usize, Doubt),
    /// How many there are, of eight steps; none is empty.
    Level(u8),
    /// A bar from its first cell to its last.
    Bar,
    /// A number between its ends, of which one may be open.
    Range(Edges, Doubt),
    /// What is left out between what stands on both sides.
    Gap,
    /// A line that goes this way and that.
    Line(Ways),
    /// The head of an arrow to the right, at the end of a line.
    Arrow,
}

/// Time from one column to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How many columns it has before those in which it surely was, and how many these are; the rest are behind them.
    pub before: usize,
    pub sure: usize,
    pub edges: Edges,
    pub doubt: Doubt,
    /// How many are drawn so.
    pub count: usize,
}

/// Which ends are open: it goes on beyond them, nobody says how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edges {
    pub open_left: bool,
    pub open_right: bool,
}

/// What a date or a number says against itself (EDTF: `~`, `?`, `%`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doubt {
    /// About then, or about so many.
    pub is_about: bool,
    /// Who gives it is not sure of it.
    pub is_uncertain: bool,
}

/// Where a line goes from the middle of its cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    pub left: bool,
    pub right: bool,
    pub up: bool,
    pub down: bool,
}

impl Doubt {
    /// Its sign; none where there is no doubt.
    pub fn sign(self) -> Option<&'static str> {
        match (self.is_about, self.is_uncertain) {
            (_, true) => Some("?"),
            (true, false) => Some("~"),
            (false, false) => None,
        }
    }
}

impl Span {
    /// Where it surely was, in columns of so many.
    pub fn surely(&self, wide: usize) -> std::ops::Range<usize> {
        let from = self.before.min(wide);
        from..(from + self.sure).min(wide)
    }

    /// Its signs, with an arrow at an open end, the sign of a doubt at its beginning, and in its middle how many it is.
    fn signs(&self, wide: usize) -> Clean {
        let surely = self.surely(wide);
        let mut signs: Vec<&'static str> = (0..wide)
            .map(|cell| if surely.contains(&cell) { "━" } else { "-" })
            .collect();
        let Self { edges, doubt, .. } = *self;
        if wide > 1 && edges.open_right {
            signs[wide - 1] = "▶";
        }
        if let Some(first) = signs.first_mut() {
            // Where there is one column for all of it, the doubt is what must be seen.
            let begins = match (edges.open_left, edges.open_right, doubt.sign()) {
                (_, _, Some(sign)) if wide == 1 || !edges.open_left => Some(sign),
                (true, ..) => Some("◀"),
                (false, true, _) if wide == 1 => Some("▶"),
                _ => None,
            };
            *first = begins.unwrap_or(first);
        }
        if edges.open_left
            && wide > 2
            && let Some(sign) = doubt.sign()
        {
            signs[1] = sign;
        }
        let Some((from, number)) = self.number(wide) else {
            return Clean::join(signs, "");
        };
        let behind = signs.split_off(from + width(&number));
        signs.truncate(from);
        clean![Clean::join(signs, ""), number, Clean::join(behind, "")]
    }

    /// How many are drawn so, and from which of its columns on that stands; none where it is one, or there is no room.
    pub fn number(&self, wide: usize) -> Option<(usize, Clean)> {
        let Self { edges, doubt, .. } = *self;
        let number = clean![self.count];
        let ends = 1 + usize::from(edges.open_left && doubt.sign().is_some());
        let room = wide.saturating_sub(2 * ends);
        let is_plain = wide == 1 && doubt.sign().is_none() && edges == Edges::default();
        if self.count > 1 && is_plain && width(&number) == 1 {
            return Some((0, number));
        }
        let has_room = self.count > 1 && width(&number) <= room;
        has_room.then(|| (ends + (room - width(&number)) / 2, number))
    }

    /// The sign of its doubt, and in which of its columns that stands.
    pub fn doubted(&self, wide: usize) -> Option<(usize, &'static str)> {
        let sign = self.doubt.sign()?;
        let at = usize::from(self.edges.open_left && wide > 2);
        (wide == 1 || wide > 2 || !self.edges.open_left).then_some((at, sign))
    }
}

impl Ways {
    /// The line of a box that goes the same ways.
    pub fn sign(self) -> &'static str {
        let Self {
            left,
            right,
            up,
            down,
        } = self;
        match (left, right, up, down) {
            (true, true, true, true) => "┼",
            (true, true, true, false) => "┴",
            (true, true, false, true) => "┬",
            (true, false, true, true) => "┤",
            (false, true, true, true) => "├",
            (true, false, true, false) => "┘",
            (true, false, false, true) => "┐",
            (false, true, true, false) => "└",
            (false, true, false, true) => "┌",
            (false, false, _, _) => "│",
            (_, _, false, false) => "─",
        }
    }
}

/// What the signs of pictures are in plain ASCII, where there is nothing else.
const PLAIN: [(&str, &str); 27] = [
    ("▶", ">"),
    ("◀", "<"),
    ("▲", "^"),
    ("●", "*"),
    // Not that of one: it is several.
    ("•", "+"),
    ("■", "#"),
    ("━", "="),
    ("┄", ":"),
    ("─", "-"),
    ("│", "|"),
    ("┼", "+"),
    ("┴", "+"),
    ("┬", "+"),
    ("┤", "+"),
    ("├", "+"),
    ("┘", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┌", "+"),
    ("▁", "."),
    ("▂", ","),
    ("▃", ";"),
    ("▄", "i"),
    ("▅", "l"),
    ("▆", "I"),
    ("▇", "H"),
    ("█", "#"),
];

/// A sign of a picture in plain ASCII, be it a shape's or that of a status, which stands alone there; none of what is
/// neither.
pub fn plain(sign: &str) -> Option<&'static str> {
    static STATUSES: OnceLock<Vec<Sign>> = OnceLock::new();
    if let Some((_, plain)) = PLAIN.iter().find(|(drawn, _)| *drawn == sign) {
        return Some(plain);
    }
    let statuses = STATUSES.get_or_init(|| {
        let legend = legend().into_iter();
        legend.flat_map(|(_, signs)| signs).collect()
    });
    let found = statuses.iter().find(|status| status.glyph == sign)?;
    Some(found.ascii)
}

/// The steps of a level.
const LEVELS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

impl Shape {
    /// What statuses look like, in plain ASCII or not; nothing of what is none.
    fn glyphs(&self, is_ascii: bool) -> Clean {
        let glyph = |sign: &Sign| match is_ascii {
            true => sign.ascii,
            false => sign.glyph,
        };
        match self {
            Self::Signs(signs) => Clean::join(signs.iter().map(glyph), ""),
            Self::Named(sign) => clean![glyph(sign), " ", sign.word],
            _ => Clean::default(),
        }
    }

    /// The columns that it takes where it has as many as it likes; none for what fills those that it is given.
    pub fn columns(&self) -> Option<usize> {
        match self {
            Self::Words(words) => Some(width(words)),
            Self::Signs(_) | Self::Named(_) => Some(width(&self.glyphs(false))),
            _ => None,
        }
    }

    /// The same as [`Shape::signs`] in plain ASCII; words stay what they are, since they may be a file's.
    pub fn plain(&self, wide: usize) -> Clean {
        match self {
            Self::Words(words) if words.chars().any(char::is_alphabetic) => words.pad(wide),
            Self::Signs(_) | Self::Named(_) => self.glyphs(true).pad(wide),
            _ => {
                let signs = self.signs(wide);
                let signs = signs.chars().map(String::from);
                let signs = signs.map(|sign| plain(&sign).map_or(sign, str::to_owned));
                clean_line(&signs.collect::<String>())
            }
        }
    }

    /// The signs of the shape in so many columns.
    pub fn signs(&self, wide: usize) -> Clean {
        match self {
            Self::Words(words) => words.pad(wide),
            Self::Signs(_) | Self::Named(_) => self.glyphs(false).pad(wide),
            Self::Span(span) => span.signs(wide),
            Self::Points(count, doubt) => points(*count, *doubt, wide),
            Self::Level(level) => {
                let level = LEVELS[usize::from(*level).min(LEVELS.len() - 1)];
                Clean::from(level).repeat(wide)
            }
            Self::Bar => Clean::from("■").repeat(wide),
            Self::Range(edges, doubt) => range(*edges, *doubt, wide),
            Self::Gap => Clean::from("┄").repeat(wide),
            Self::Line(ways) => {
                let sign = Clean::from(ways.sign());
                // A line that fills several cells turns in the first of them only.
                let rest = if ways.right { "─" } else { " " };
                clean![sign, Clean::from(rest).repeat(wide.saturating_sub(1))]
            }
            Self::Arrow => clean![Clean::from("─").repeat(wide.saturating_sub(1)), "▶"],
        }
    }
}

fn points(count: usize, doubt: Doubt, wide: usize) -> Clean {
    let sign = match (count, doubt.sign()) {
        (0 | 1, Some(doubt)) => doubt.into(),
        (0 | 1, None) => "●".into(),
        (count, doubt) => {
            let number = clean![count, doubt];
            match (width(&number) > wide, doubt) {
                (false, _) => number,
                // Where there is no room for both, the doubt is what must be seen.
                (true, Some(doubt)) => doubt.into(),
                (true, None) => "•".into(),
            }
        }
    };
    let sign: Clean = sign;
    sign.pad(wide)
}

/// `■──▶`, `■──■`, `~■~`: closed ends are blocks, or the sign of a doubt.
fn range(edges: Edges, doubt: Doubt, wide: usize) -> Clean {
    let closed = doubt.sign().unwrap_or("■");
    let begins = if edges.open_left { "◀" } else { closed };
    let ends = if edges.open_right { "▶" } else { closed };
    match wide {
        0 => Clean::default(),
        1 if edges.open_left => begins.into(),
        1 => ends.into(),
        // One number has its block between the signs.
        3 if doubt.sign().is_some() => clean![begins, "■", ends],
        _ => clean![begins, Clean::from("─").repeat(wide - 2), ends],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_fills_its_cells_and_no_more() {
        let edges = |open_left, open_right| Edges {
            open_left,
            open_right,
        };
        let doubts = [
            Doubt::default(),
            Doubt {
                is_about: true,
                is_uncertain: false,
            },
            Doubt {
                is_about: true,
                is_uncertain: true,
            },
        ];
        let mut shapes = vec![
            Shape::Bar,
            Shape::Gap,
            Shape::Arrow,
            Shape::Words("a word".into()),
            Shape::Signs(vec![Sign::SAME_CITATION]),
        ];
        shapes.extend((0..=9).map(Shape::Level));
        for doubt in doubts {
            for ends in [
                edges(false, false),
                edges(true, false),
                edges(false, true),
                edges(true, true),
            ] {
                shapes.push(Shape::Range(ends, doubt));
                for (before, sure, count) in [(0, 0, 1), (2, 3, 12), (0, 9, 2), (40, 2, 1000)] {
                    shapes.push(Shape::Span(Span {
                        before,
                        sure,
                        edges: ends,
                        doubt,
                        count,
                    }));
                }
            }
            shapes.extend([0, 1, 2, 99, 1000].map(|count| Shape::Points(count, doubt)));
        }
        for bits in 0..16_u8 {
            let is = |bit: u8| bits & bit != 0;
            let ways = Ways {
                left: is(1),
                right: is(2),
                up: is(4),
                down: is(8),
            };
            shapes.push(Shape::Line(ways));
        }
        for shape in shapes {
            for wide in 1..12 {
                for signs in [shape.signs(wide), shape.plain(wide)] {
                    assert_eq!(width(&signs), wide, "{shape:?} in {wide}: {signs}");
                }
            }
        }
    }

    #[test]
    fn every_sign_of_a_shape_has_a_plain_form_of_one_column() {
        let ends = [
            Edges::default(),
            Edges {
                open_left: true,
                open_right: true,
            },
        ];
        let mut signs = String::new();
        for edges in ends {
            let doubt = Doubt::default();
            let (before, sure, count) = (2, 3, 1);
            let span = Span {
                before,
                sure,
                edges,
                doubt,
                count,
            };
            for shape in [Shape::Span(span), Shape::Range(edges, doubt)] {
                signs.push_str(&shape.signs(9));
            }
        }
        for shape in [
            Shape::Bar,
            Shape::Gap,
            Shape::Arrow,
            Shape::Points(1, Doubt::default()),
            Shape::Points(99, Doubt::default()),
        ] {
            signs.push_str(&shape.signs(1));
        }
        (0..=8).for_each(|level| signs.push_str(&Shape::Level(level).signs(1)));
        for bits in 0..16_u8 {
            let is = |bit: u8| bits & bit != 0;
            let ways = Ways {
                left: is(1),
                right: is(2),
                up: is(4),
                down: is(8),
            };
            signs.push_str(&Shape::Line(ways).signs(2));
        }
        for sign in signs.chars().filter(|sign| !sign.is_ascii()) {
            let plain = plain(&sign.to_string());
            assert!(
                plain.is_some_and(|plain| plain.is_ascii() && plain.len() == 1),
                "{sign}"
            );
        }
    }

    /// Which signs of shapes stand in one picture, by the pictures: what differs there differs in ASCII. The turns of lines
    /// are one sign, that of a turn.
    #[test]
    fn the_signs_of_a_picture_are_told_apart_in_ascii() {
        const TURNS: [&str; 9] = ["┼", "┴", "┬", "┤", "├", "┘", "┐", "└", "┌"];
        let timeline = "▶ ◀ ▲ ● • ━ - ┄ ~ ? │ ▁ ▂ ▃ ▄ ▅ ▆ ▇ █";
        let ways = "▶ ─ │ ┼ ┴ ┬ ┤ ├ ┘ ┐ └ ┌";
        let scale = "■ ▶ ◀ ─ ~ ?";
        for picture in [timeline, ways, scale] {
            let mut known: Vec<(&str, &str)> = Vec::new();
            for sign in picture.split(' ') {
                let ascii = if sign.is_ascii() {
                    Some(sign)
                } else {
                    plain(sign)
                };
                let ascii = ascii.expect("it has a plain form");
                let is_same =
                    |other: &str| other == sign || TURNS.contains(&other) && TURNS.contains(&sign);
                for (other, known) in &known {
                    assert_eq!(
                        is_same(other),
                        *known == ascii,
                        "{other} and {sign}: {ascii}"
                    );
                }
                known.push((sign, ascii));
            }
        }
    }

    /// A grid has the signs of statuses without their words: with them the same.
    #[test]
    fn a_status_is_drawn_as_its_key_has_it() {
        for (_, signs) in legend() {
            for sign in signs {
                let drawn = Shape::Signs(vec![sign]);
                let key = Shape::Named(sign);
                let wide = key.columns().expect("words");
                assert_eq!(drawn.signs(1).as_str(), sign.glyph);
                assert_eq!(drawn.plain(1).as_str(), sign.ascii);
                assert!(key.signs(wide).starts_with(sign.glyph));
                let plain = key.plain(wide);
                assert!(plain.starts_with(sign.ascii) && plain.is_ascii(), "{plain}");
            }
        }
    }

    #[test]
    fn an_open_end_is_an_arrow_and_a_doubt_is_said() {
        let open = Edges {
            open_left: false,
            open_right: true,
        };
        let sure = Doubt::default();
        let about = Doubt {
            is_about: true,
            is_uncertain: false,
        };
        let span = |sure, edges, doubt| {
            Shape::Span(Span {
                before: 0,
                sure,
                edges,
                doubt,
                count: 1,
            })
        };
        assert_eq!(span(4, open, sure).signs(4).as_str(), "━━━▶");
        assert_eq!(span(0, Edges::default(), about).signs(4).as_str(), "~---");
        assert_eq!(span(4, open, about).signs(1).as_str(), "~");
        assert_eq!(Shape::Points(1, about).signs(1).as_str(), "~");
        assert_eq!(Shape::Points(12, sure).signs(1).as_str(), "•");
        assert_eq!(Shape::Points(12, sure).signs(2).as_str(), "12");
        assert_eq!(Shape::Range(open, sure).signs(4).as_str(), "■──▶");
        assert_eq!(
            Shape::Range(Edges::default(), about).signs(3).as_str(),
            "~■~"
        );
    }
}
