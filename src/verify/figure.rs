//! What belongs to a figure: a quote of `5` does not stand in `5%`, nor `4 of the men` in `3/4 of the men`.
//!
//! Words that are joined to a figure by a hyphen are words of their own, as in other compounds (`12-year-old`, `F-16`):
//! in the form for comparing a dash before a figure cannot be told from the hyphen.

use super::{measures::is_measure, words::is_letter};
use crate::{document::BREAK, text::numerals};

/// Which end of a quote is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    First,
    Last,
}

/// How far a sign reaches to the figure that it belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Nowhere,
    Beside,
    OverASpace,
}

/// Signs, and how far they reach to a figure behind them and to one before them. Between two figures each of them joins
/// these.
const SIGNS: [(&str, Reach, Reach); 7] = {
    use Reach::{Beside, Nowhere, OverASpace};
    [
        ("$¢£¤¥؋৲৳૱௹฿៛元円圆圓", OverASpace, OverASpace),
        ("%‰‱٪؉؊°℃℉", Beside, OverASpace),
        ("<>~〜±∓≤≥≦≧≲≳≪≫≈≃≅∼", OverASpace, Beside),
        ("#№§¶", OverASpace, Nowhere),
        ("≠≮≯≰≱≢√∛∜¬", OverASpace, Nowhere),
        ("+×÷", Beside, Beside),
        ("/⁄∕·∙⋅*^_:∶&=", Nowhere, Nowhere),
    ]
};

/// What joins two figures with white space round it.
const JOINS: &str = "×÷±∓x:";
/// What parts the whole from its parts.
const POINTS: &str = ".,·٫٬";
/// Figures in scripts that part no words by spaces.
pub const NUMERALS: &str = "〇零一二两兩三四五六七八九十百千万萬亿億兆";
/// Units that are written like the first word of a sentence.
const CAPITALISED: [&str; 14] = [
    "Hz", "Pa", "Wh", "Nm", "Mb", "Gb", "Kb", "Mt", "Gt", "Bn", "Mn", "Tn", "Mio", "Mrd",
];
/// Units that are raised to a power.
const RAISED: [&str; 14] = [
    "m", "dm", "cm", "mm", "μm", "µm", "nm", "km", "in", "ft", "yd", "mi", "s", "Nm",
];

/// Signs beside a figure that are looked at, at most.
const MOST_SIGNS: usize = 16;

/// Whether a character stands for a currency.
pub fn is_currency(c: char) -> bool {
    matches!(c, '\u{20A0}'..='\u{20CF}') || SIGNS[0].0.contains(c)
}

/// Whether a quote that begins or ends at the byte `at` of a text has only a part of a figure that stands there.
pub fn is_cut(text: &str, at: usize, side: Side) -> bool {
    let seam = Seam {
        before: &text[..at],
        behind: &text[at..],
    };
    seam.is_in_number()
        || seam.is_in_letters(side)
        || seam.is_at_sign()
        || seam.is_in_brackets()
        || is_measure(text, at)
        || seam.before.ends_with(is_digit) && numerals::begins_multiplier(seam.behind)
        || numerals::is_cut(seam.before, seam.behind)
        || seam.spaced().any(|(before, behind)| joins(before, behind))
}

/// Where a quote begins or ends.
struct Seam<'t> {
    before: &'t str,
    behind: &'t str,
}

impl<'t> Seam<'t> {
    /// What stands before white space at the seam and behind it, on whichever side of the seam the space is.
    fn spaced(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let (before, behind) = (self.before, self.behind);
        let first = before.strip_suffix(' ').map(|before| (before, behind));
        let second = behind.strip_prefix(' ').map(|behind| (before, behind));
        first.into_iter().chain(second)
    }

    /// Whether it is between the digits of a number: `12|34`, `3|.5`, `.|5`, `1|'000`.
    fn is_in_number(&self) -> bool {
        let (before, behind) = (self.before, self.behind);
        let is_numeral = |c: char| c.is_numeric() || NUMERALS.contains(c);
        if before.ends_with(is_numeral) && behind.starts_with(is_numeral) {
            return true;
        }
        let is_point = |c: char| POINTS.contains(c);
        // Behind a word or what closes a sentence stands the mark of a note.
        let is_open = |text: &str| !text.ends_with(|c: char| c.is_alphanumeric() || is_closing(c));
        let parted = before.strip_suffix(is_point);
        if parted.is_some_and(|text| text.ends_with(is_digit)) && behind.starts_with(is_digit)
            || before.strip_suffix('.').is_some_and(is_open) && behind.starts_with(is_digit)
            || before.ends_with(is_digit)
                && behind
                    .strip_prefix(is_point)
                    .is_some_and(|rest| rest.starts_with(is_digit))
        {
            return true;
        }
        let first = before.strip_suffix('\'').map(|before| (before, behind));
        let second = behind.strip_prefix('\'').map(|behind| (before, behind));
        first
            .into_iter()
            .chain(second)
            .any(|(before, behind)| is_grouped(before, behind))
    }

    /// Whether it is between a figure and letters that are written together with it: `10|km`, `4|th`, `B|12`. The mark of a
    /// note may stand behind a word (`word12`), and before the first one of the note (`1The`).
    fn is_in_letters(&self, side: Side) -> bool {
        let (before, behind) = (self.before, self.behind);
        let word = &behind[..letters(behind.chars())];
        let last = &before[before.len() - letters(before.chars().rev())..];
        let lead = &before[..before.len() - last.len()];
        if before.ends_with(is_digit) && !word.is_empty() {
            let is_short = word.chars().nth(3).is_none();
            let is_first = word.starts_with(char::is_uppercase)
                && word.chars().nth(1).is_some()
                && (!word.chars().skip(1).any(char::is_uppercase)
                    || !is_short && !word.contains(char::is_lowercase));
            return !is_first || CAPITALISED.contains(&word);
        }
        if last.is_empty() {
            return false;
        }
        let is_code = lead.ends_with(is_digit)
            || last.chars().nth(4).is_none() && last.chars().all(char::is_uppercase);
        if behind.starts_with(is_digit) {
            return side == Side::First || is_code;
        }
        // `US$5` is not `$5`, and `10 m²` has no note.
        is_code
            && behind.starts_with(is_currency)
            && is_figure(behind.trim_start_matches(is_currency).trim_start())
            || behind.starts_with(is_raised) && is_raised_unit(before)
    }

    /// Whether it parts a figure and a sign that belongs to it: `|5%`, `$|5`, `5| €`, `≥ |10`, `3|/4`, `-|5`.
    fn is_at_sign(&self) -> bool {
        let (before, behind) = (self.before, self.behind);
        let first = behind.chars().next();
        let last = before.chars().next_back();
        let rest = |c: char| &behind[c.len_utf8()..];
        let lead = |c: char| &before[..before.len() - c.len_utf8()];
        // Directly beside it.
        let is_last = last.is_some_and(|c| {
            let (reaches, _) = reach(c);
            let is_joint =
                is_sign(c) && lead(c).ends_with(is_digit) && behind.starts_with(is_digit);
            is_joint
                || reaches >= Reach::Beside && is_figure(behind)
                || c == '°' && behind.starts_with(is_letter)
        });
        let is_first = first.is_some_and(|c| {
            let (_, reaches) = reach(c);
            let is_joint = is_sign(c) && rest(c).starts_with(is_digit);
            before.ends_with(is_digit) && (is_joint || reaches >= Reach::Beside)
        });
        // The minus, and the hyphen between two ends of a range.
        let is_minus = |before: &str| !before.ends_with(char::is_alphabetic);
        let is_hyphen = before.strip_suffix('-').is_some_and(is_minus) && is_figure(behind)
            || ends_figure(before) && behind.strip_prefix('-').is_some_and(is_figure);
        is_last || is_first || is_hyphen
    }

    /// Whether it is inside of brackets that hold a figure and nothing else, as accounts have what was lost, or before
    /// those that go on with one: `(|5)`, `(5|)`, `5|(2)`.
    fn is_in_brackets(&self) -> bool {
        const LONGEST: usize = 24;
        // `(5m)` is a loss of five millions.
        let is_of_figure = |c: char| is_digit(c) || is_sign(c) || ".,-kmbnKMB".contains(c);
        let (before, behind) = (self.before, self.behind);
        let (inside, is_enclosed) = match (before.strip_suffix('('), behind.starts_with(')')) {
            (Some(_), _) => {
                let rest = behind.trim_start_matches(is_of_figure);
                (&behind[..behind.len() - rest.len()], rest.starts_with(')'))
            }
            (None, true) => {
                let rest = before.trim_end_matches(is_of_figure);
                (&before[rest.len()..], rest.ends_with('('))
            }
            (None, false) => ("", false),
        };
        let is_inside = is_enclosed && inside.len() <= LONGEST && is_figure(inside);
        let goes_on = |before: &str, behind: &str| {
            let inside = behind.find(')').and_then(|end| behind.get(..end));
            before.ends_with(is_digit)
                && inside.is_some_and(|inside| {
                    (1..=3).contains(&inside.len()) && inside.chars().all(char::is_alphanumeric)
                })
        };
        is_inside
            || behind
                .strip_prefix('(')
                .is_some_and(|behind| goes_on(before, behind))
    }
}

/// Whether what stands before white space and behind it is one figure: `12 000`, `1 1/2`, `5 %`, `2 × 10`, `5 million`.
fn joins(before: &str, behind: &str) -> bool {
    if is_grouped(before, behind) || before.ends_with(is_digit) && is_part_or_times(behind) {
        return true;
    }
    let is_join = |c: char| JOINS.contains(c);
    // The space before what joins, or the one behind.
    let joins_before = behind
        .strip_prefix(is_join)
        .and_then(|rest| rest.strip_prefix(' '))
        .is_some_and(|rest| before.ends_with(is_digit) && rest.starts_with(is_digit));
    let joins_behind = before
        .strip_suffix(is_join)
        .and_then(|rest| rest.strip_suffix(' '))
        .is_some_and(|rest| rest.ends_with(is_digit) && behind.starts_with(is_digit));
    if joins_before || joins_behind {
        return true;
    }
    // A sign between two figures belongs to the one that it stands beside, else to the second.
    let sign_before = before.chars().next_back().is_some_and(|c| {
        let lead = &before[..before.len() - c.len_utf8()];
        reach(c).0 == Reach::OverASpace
            && is_figure(behind)
            && !lead.ends_with(is_digit)
            && (is_currency(c) || !lead.ends_with(char::is_alphabetic))
            && !is_markup(before)
    });
    let sign_behind = behind.chars().next().is_some_and(|c| {
        let rest = &behind[c.len_utf8()..];
        reach(c).1 == Reach::OverASpace
            && before.ends_with(is_digit)
            && !(reach(c).0 == Reach::OverASpace && is_figure(rest.trim_start_matches(' ')))
    });
    sign_before || sign_behind
}

/// Whether there is nothing before a place but signs that set apart a heading, a list or what is quoted in a mail.
fn is_markup(before: &str) -> bool {
    const MARKUP: [char; 4] = ['#', '>', '*', ' '];
    let mut last = before.chars().rev().take(MOST_SIGNS);
    last.find(|c| !MARKUP.contains(c))
        .is_none_or(|c| c == BREAK)
}

/// Whether the groups of a figure go on behind a part of it: `12 000`, `1'000`.
fn is_grouped(before: &str, behind: &str) -> bool {
    let digits = |chars: &mut dyn Iterator<Item = char>| chars.take_while(|c| is_digit(*c)).count();
    let count = digits(&mut before.chars().rev());
    (1..=3).contains(&count) && digits(&mut behind.chars()) == 3
}

/// Whether what stands behind a figure and a space goes on with it: a fraction, or what it is taken times.
fn is_part_or_times(behind: &str) -> bool {
    let over = behind.trim_start_matches(is_digit);
    let is_fraction = (1..=2).contains(&(behind.len() - over.len()))
        && over.strip_prefix('/').is_some_and(|rest| {
            let behind = rest.trim_start_matches(is_digit);
            (1..=3).contains(&(rest.len() - behind.len())) && !behind.starts_with('/')
        });
    is_fraction || behind.starts_with(is_fraction_sign) || numerals::begins_multiplier(behind)
}

/// Whether a text begins with a figure, its signs before it.
fn is_figure(text: &str) -> bool {
    let is_before = |c: &char| reach(*c).0 >= Reach::Beside || matches!(c, '-' | '(' | '.');
    let mut rest = text.chars().take(MOST_SIGNS).skip_while(is_before);
    rest.next().is_some_and(is_digit)
}

/// Whether a text ends with a figure, its signs and letters behind it: `12.`, `5%`, `10am`.
fn ends_figure(text: &str) -> bool {
    let figure = text.trim_end_matches(|c: char| reach(c).1 >= Reach::Beside || c == '.');
    figure[..figure.len() - letters(figure.chars().rev())].ends_with(is_digit)
}

/// Whether a text ends with a unit that is raised to a power where a superscript digit follows, behind a figure: `10 m`,
/// `5 kg/m`.
pub fn is_raised_unit(text: &str) -> bool {
    let unit = &text[text.len() - letters(text.chars().rev())..];
    if !RAISED.contains(&unit) {
        return false;
    }
    let is_of_unit = |c: char| is_letter(c) || is_currency(c) || is_raised(c);
    let mut rest = &text[..text.len() - unit.len()];
    while let Some(before) = rest.strip_suffix(['/', '·', '⋅']) {
        rest = before.trim_end_matches(is_of_unit);
    }
    rest.strip_suffix(' ').unwrap_or(rest).ends_with(is_digit)
}

/// Bytes of the letters with which characters begin.
fn letters(chars: impl Iterator<Item = char>) -> usize {
    chars
        .take_while(|c| is_letter(*c))
        .map(char::len_utf8)
        .sum()
}

/// How far a character reaches as a sign to a figure behind it, and to one before it.
fn reach(c: char) -> (Reach, Reach) {
    let row = match is_currency(c) {
        true => SIGNS.first(),
        false => SIGNS.iter().find(|(signs, ..)| signs.contains(c)),
    };
    row.map_or((Reach::Nowhere, Reach::Nowhere), |row| (row.1, row.2))
}

fn is_sign(c: char) -> bool {
    is_currency(c) || SIGNS.iter().any(|(signs, ..)| signs.contains(c))
}

/// Whether a character is a digit of a figure; one in superscript or in a circle is a mark.
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
        || !c.is_ascii()
            && c.is_numeric()
            && !matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{2089}' | '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}')
}

/// What raises a unit to a power.
fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '⁻')
}

fn is_fraction_sign(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅞' | '↉')
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ')' | ']')
}
