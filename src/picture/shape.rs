//! What a mark looks like.

use std::sync::OnceLock;

use crate::{
    analysis::lanes::Fate,
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
    Points(usize, Doubt, Fate),
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
    /// What is said against its beginning, and against its end.
    pub doubts: [Doubt; 2],
    pub fate: Fate,
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

impl Fate {
    /// Its sign; none of what merely is.
    pub fn sign(self) -> Option<&'static str> {
        match self {
            Self::Stands => None,
            Self::Due => Some("○"),
            Self::Met => Some("✓"),
            Self::Off => Some("×"),
        }
    }
}

/// Of what there is more than there is room for: several, or a doubt besides.
pub const MORE: &str = "+";

impl Span {
    /// Where it surely was, in columns of so many.
    pub fn surely(&self, wide: usize) -> std::ops::Range<usize> {
        let from = self.before.min(wide);
        from..(from + self.sure).min(wide)
    }

    /// The signs of its beginning and its end: an arrow where it is open, else that of a doubt.
    pub fn ends(&self) -> [Option<&'static str>; 2] {
        let [begins, ends] = self.doubts.map(Doubt::sign);
        [
            if self.edges.open_left {
                Some("◀")
            } else {
                begins
            },
            if self.edges.open_right {
                Some("▶")
            } else {
                ends
            },
        ]
    }

    /// What is written in its cells in the place of its line, each with its first column: the doubts of its ends, and in
    /// its middle how many it is and what became of it.
    pub fn written(&self, wide: usize) -> Vec<(usize, Clean)> {
        let ends = self.ends();
        let number = (self.count > 1).then_some(self.count);
        let within = clean![number, self.fate.sign()];
        let doubt = |at: usize| {
            let is_open = [self.edges.open_left, self.edges.open_right][at];
            ends[at].filter(|_| !is_open)
        };
        if wide == 1 {
            let mut signs: Vec<&'static str> = ends.into_iter().flatten().collect();
            signs.dedup();
            let only = match (signs.len(), width(&within)) {
                (0, 0) => None,
                (1, 0) => doubt(0).or(doubt(1)).map(Clean::from),
                (0, 1) => Some(within),
                _ => Some(MORE.into()),
            };
            return only.map(|only| (0, only)).into_iter().collect();
        }
        let last = wide.saturating_sub(1);
        let doubts = [(0, doubt(0)), (last, doubt(1))].into_iter();
        let doubts = doubts.filter_map(|(at, sign)| Some((at, Clean::from(sign?))));
        let [begins, behind] = ends.map(|end| usize::from(end.is_some()));
        let room = wide.saturating_sub(begins + behind);
        // Where there is no room for it beside the ends, that there is more goes before these.
        let within = match (width(&within), room) {
            (0, _) => None,
            _ if wide == 0 => None,
            (long, _) if long <= room => Some((begins + (room - long) / 2, within)),
            (_, 0) => Some((0, MORE.into())),
            _ => Some((begins + (room - 1) / 2, MORE.into())),
        };
        let covers = within.as_ref().map(|(at, _)| *at);
        doubts
            .filter(|(at, _)| covers != Some(*at))
            .chain(within.clone())
            .collect()
    }

    /// Its signs.
    fn signs(&self, wide: usize) -> Clean {
        let surely = self.surely(wide);
        let line = |cell: usize| match () {
            () if cell == 0 && self.edges.open_left && wide > 1 => "◀",
            () if cell + 1 == wide && self.edges.open_right => "▶",
            () if cell == 0 && self.edges.open_left => "◀",
            () if surely.contains(&cell) => "━",
            () => "-",
        };
        let mut written = self.written(wide);
        written.sort_by_key(|(at, _)| *at);
        let mut signs = Vec::new();
        let mut cell = 0;
        for (at, words) in written {
            signs.extend((cell..at).map(|cell| Clean::from(line(cell))));
            cell = at + width(&words);
            signs.push(words);
        }
        signs.extend((cell..wide).map(|cell| Clean::from(line(cell))));
        Clean::join(signs, "")
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
const PLAIN: [(&str, &str); 29] = [
    ("▶", ">"),
    ("◀", "<"),
    ("▲", "^"),
    ("●", "*"),
    ("○", "o"),
    ("✓", "v"),
    ("×", "x"),
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
            Self::Points(count, doubt, fate) => points(*count, (*doubt, *fate), wide),
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

fn points(count: usize, (doubt, fate): (Doubt, Fate), wide: usize) -> Clean {
    let (doubt, fate) = (doubt.sign(), fate.sign());
    let signs = match (count, doubt, fate) {
        (0 | 1, None, None) => "●".into(),
        (0 | 1, ..) => clean![doubt, fate],
        (count, ..) => clean![count, doubt, fate],
    };
    // It is shown whole or not at all: neither fewer than it is nor surer.
    let signs = match width(&signs) > wide {
        true => MORE.into(),
        false => signs,
    };
    signs.pad(wide)
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
                    for fate in [Fate::Stands, Fate::Off] {
                        shapes.push(Shape::Span(Span {
                            before,
                            sure,
                            edges: ends,
                            doubts: [doubt, Doubt::default()],
                            fate,
                            count,
                        }));
                    }
                }
            }
            for fate in [Fate::Stands, Fate::Due] {
                shapes.extend([0, 1, 2, 99, 1000].map(|count| Shape::Points(count, doubt, fate)));
            }
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
                doubts: [doubt; 2],
                fate: Fate::Stands,
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
            Shape::Points(1, Doubt::default(), Fate::Stands),
            Shape::Points(1, Doubt::default(), Fate::Due),
            Shape::Points(1, Doubt::default(), Fate::Met),
            Shape::Points(1, Doubt::default(), Fate::Off),
            Shape::Points(99, Doubt::default(), Fate::Stands),
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
        let span = |sure, edges, doubts| {
            Shape::Span(Span {
                before: 0,
                sure,
                edges,
                doubts,
                fate: Fate::Stands,
                count: 1,
            })
        };
        let closed = Edges::default();
        assert_eq!(span(4, open, [sure; 2]).signs(4).as_str(), "━━━▶");
        assert_eq!(span(0, closed, [about; 2]).signs(4).as_str(), "~--~");
        // The doubt stands at the end that it is said of.
        assert_eq!(span(4, closed, [about, sure]).signs(4).as_str(), "~━━━");
        assert_eq!(span(4, closed, [sure, about]).signs(4).as_str(), "━━━~");
        assert_eq!(span(4, open, [about, sure]).signs(4).as_str(), "~━━▶");
        assert_eq!(span(0, closed, [about; 2]).signs(1).as_str(), "~");
        assert_eq!(span(4, open, [about, sure]).signs(1).as_str(), "+");
        let points = |count, doubt| Shape::Points(count, doubt, Fate::Stands);
        assert_eq!(points(1, about).signs(1).as_str(), "~");
        assert_eq!(points(12, sure).signs(1).as_str(), "+");
        assert_eq!(points(12, sure).signs(2).as_str(), "12");
        assert_eq!(points(2, about).signs(1).as_str(), "+");
        assert_eq!(points(2, about).signs(2).as_str(), "2~");
        assert_eq!(Shape::Range(open, sure).signs(4).as_str(), "■──▶");
        assert_eq!(
            Shape::Range(Edges::default(), about).signs(3).as_str(),
            "~■~"
        );
    }

    #[test]
    fn several_are_never_shown_as_one() {
        let about = Doubt {
            is_about: true,
            is_uncertain: false,
        };
        let open = Edges {
            open_left: true,
            open_right: true,
        };
        let fates = [Fate::Stands, Fate::Due, Fate::Met, Fate::Off];
        for (fate, count, wide) in fates.into_iter().flat_map(|fate| {
            [2, 9, 10, 300]
                .into_iter()
                .flat_map(move |count| (1..8).map(move |wide| (fate, count, wide)))
        }) {
            let mut shapes = Vec::new();
            for doubt in [Doubt::default(), about] {
                shapes.push(Shape::Points(count, doubt, fate));
                for edges in [Edges::default(), open] {
                    shapes.push(Shape::Span(Span {
                        before: 0,
                        sure: 3,
                        edges,
                        doubts: [doubt; 2],
                        fate,
                        count,
                    }));
                }
            }
            for shape in shapes {
                let signs = shape.signs(wide);
                let is_told = signs.contains(&count.to_string()) || signs.contains(MORE);
                assert!(is_told, "{shape:?} in {wide}: {signs}");
            }
        }
    }

    #[test]
    fn what_became_of_it_is_a_sign_of_its_own() {
        let sure = Doubt::default();
        assert_eq!(Shape::Points(1, sure, Fate::Off).signs(1).as_str(), "×");
        assert_eq!(Shape::Points(3, sure, Fate::Met).signs(2).as_str(), "3✓");
        let span = Span {
            before: 0,
            sure: 0,
            edges: Edges::default(),
            doubts: [sure; 2],
            fate: Fate::Due,
            count: 1,
        };
        assert_eq!(Shape::Span(span).signs(3).as_str(), "-○-");
    }
}
