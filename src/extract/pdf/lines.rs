//! From the words of a part of a page to its lines.

use smol_str::SmolStr;

use super::{
    columns,
    gaps::{self, Gaps},
    look::Look,
    marks::{self, Marks},
    paragraphs::LINE_END,
    script,
    words::Word,
    written::{Written, is_sign},
};

/// White space of this part of the type's size parts the cells of a table's row.
pub const CELL_GAP: f64 = 2.2;
/// Words that cover one another by this part of the shorter one are of two texts. Raised and lowered
/// letters, as in the logo of LaTeX, cover less.
const OVERLAP: f64 = 0.85;
/// The same of words that are seen and others that are not.
const OVERLAP_APART: f64 = 0.3;
/// Texts that lie upon one another, at most. Redactions make two or three.
const MAX_LAYERS: usize = 32;

/// A line of text, in the order in which it is read.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    /// How far its beginning stands from the side where lines begin: grows inwards, whichever side
    /// that is.
    pub start: f64,
    /// How far its end stands from that side.
    pub end: f64,
    /// The line that its letters stand on; grows downwards.
    pub y: f64,
    /// The size of most of its letters.
    pub size: f64,
    pub is_right_to_left: bool,
    /// The width of its first word.
    pub first_word: f64,
    pub kind: Kind,
    /// Its words in the order in which they are read.
    pub written: Vec<Written>,
    pub marks: Marks,
    /// Its gaps that may part columns, by the signs before each; at its end, where the next line has such.
    pub gaps: Gaps,
}

/// What a line is to those around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// It begins with a number or a bullet, and space behind that.
    Item,
    /// It stands for itself: the row of a table, a rule, or what is on every page at that place.
    Alone,
}

/// The lines of a part with these gaps, from the top. Words that lie upon others are on a line of their own, below it.
pub fn lines(words: &[Word], gaps: &gaps::Found) -> Vec<Line> {
    let rows = columns::rows(words);
    let rows = rows
        .into_iter()
        .map(|row| row.into_iter().map(|word| &words[word]).collect());
    rows.flat_map(layers)
        .map(|layer| line(&layer, gaps))
        .collect()
}

/// The words of a row from left to right, in as many layers as lie upon one another. What is not seen is put into
/// the layers of what is where there is room: what was wiped out has others in its place.
fn layers(row: Vec<&Word>) -> Vec<Vec<&Word>> {
    let (apart, seen): (Vec<&Word>, Vec<&Word>) =
        row.into_iter().partition(|word| word.look.stands_apart());
    let mut layers = laid(seen);
    let mut rest = Vec::new();
    for word in apart {
        let overlaps = |left: Option<&&Word>, right: Option<&&Word>| {
            left.zip(right).is_some_and(|(left, right)| {
                let width = left.width().min(right.width());
                left.right - right.left > width * OVERLAP_APART
            })
        };
        let place = |layer: &Vec<&Word>| layer.partition_point(|other| other.left <= word.left);
        let has_room = |layer: &Vec<&Word>| {
            let at = place(layer);
            let before = at.checked_sub(1).and_then(|at| layer.get(at));
            !overlaps(before, Some(&word)) && !overlaps(Some(&word), layer.get(at))
        };
        match layers.iter_mut().find(|layer| has_room(layer)) {
            Some(layer) => layer.insert(place(layer), word),
            None => rest.push(word),
        }
    }
    layers.extend(laid(rest));
    layers
}

/// Words in as many layers as lie upon one another.
fn laid(mut row: Vec<&Word>) -> Vec<Vec<&Word>> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left).then(a.order.cmp(&b.order)));
    let mut layers: Vec<Vec<&Word>> = Vec::new();
    for word in row {
        let has_room = |layer: &Vec<&Word>| {
            layer.last().is_none_or(|last| {
                let overlap = last.right - word.left;
                overlap < last.width().min(word.width()) * OVERLAP
            })
        };
        // Where there is room on several, a word follows the one it follows in the file.
        let follows = |layer: &Vec<&Word>| {
            layer
                .last()
                .is_some_and(|last| last.order + 1 == word.order)
        };
        let found = layers
            .iter()
            .position(|layer| has_room(layer) && follows(layer));
        let found = found.or_else(|| layers.iter().position(has_room));
        match found {
            Some(layer) => layers[layer].push(word),
            None if layers.len() < MAX_LAYERS => layers.push(vec![word]),
            None => layers[MAX_LAYERS - 1].push(word),
        }
    }
    layers
}

fn line(words: &[&Word], gaps: &gaps::Found) -> Line {
    let size = main_size(words);
    let is_main = |word: &&Word| word.size > size * 0.9;
    let main: Vec<&&Word> = words.iter().filter(|word| is_main(word)).collect();
    let y = main.iter().map(|word| word.y).sum::<f64>() / main.len().max(1) as f64;

    let mut signs: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 && words[at - 1].is_apart(word) {
            signs.push(" ".to_owned());
        }
        let is_raised = word.y < y - size * 0.15 && is_note(words, at, size);
        let texts = word.texts.iter();
        signs.extend(texts.map(|text| {
            if is_raised {
                raised(text)
            } else {
                text.to_string()
            }
        }));
    }
    let read = script::read(&signs.iter().map(String::as_str).collect::<Vec<_>>());

    let left = words.iter().map(|word| word.begins);
    let left = left.fold(f64::MAX, f64::min);
    let right = words.iter().map(|word| word.right).fold(f64::MIN, f64::max);
    let (start, end) = if read.is_right_to_left {
        (-right, -left)
    } else {
        (left, right)
    };
    let mut in_order: Vec<&Word> = words.to_vec();
    if read.is_right_to_left {
        in_order.reverse();
    }
    let is_as_it_stands = read.text == signs.concat();
    let written: Vec<Written> = match is_as_it_stands {
        true => words.iter().map(|word| written(word)).collect(),
        // Within the line they are read otherwise than they stand.
        false => written_as_one(words),
    };
    let text = with_hyphens(&read.text.split_whitespace().collect::<Vec<_>>().join(" "));
    let gaps = match is_as_it_stands {
        true => line_gaps(words, gaps),
        false => any_gaps(words, &text, gaps),
    };
    Line {
        kind: match gaps.is_empty() {
            true => kind(&in_order, size),
            false => Kind::Alone,
        },
        gaps,
        marks: line_marks(&written),
        written,
        first_word: first_word(&in_order),
        is_right_to_left: read.is_right_to_left,
        text,
        start,
        end,
        y,
        size,
    }
}

fn written(word: &Word) -> Written {
    let signs = word.texts.iter().flat_map(|text| text.chars());
    Written {
        order: u32::try_from(word.order).unwrap_or(u32::MAX),
        signs: signs.filter(|c| is_sign(*c)).count() as u32,
        left: word.left as f32,
        right: word.right as f32,
        y: word.y as f32,
        size: word.size as f32,
        look: word.look,
        cell: word.cell.and_then(|cell| u32::try_from(cell).ok()),
        may_be_word: word.may_be_word,
    }
}

/// The gaps of a line whose words are read as they stand.
fn line_gaps(words: &[&Word], found: &gaps::Found) -> Gaps {
    let mut gaps = Gaps::new();
    let mut signs = 0;
    for word in words {
        if signs > 0 && found.before.contains(&word.order) {
            gaps.push(signs);
        }
        signs += written(word).signs as usize;
    }
    let is_end = |word: &&Word| found.ends.contains(&word.order);
    gaps.extend(words.iter().any(is_end).then_some(signs));
    gaps
}

/// The same of one whose words are not: any space may be it.
fn any_gaps(words: &[&Word], text: &str, found: &gaps::Found) -> Gaps {
    if line_gaps(words, found).is_empty() {
        return Gaps::new();
    }
    let mut signs = 0;
    let parts = text.split(' ').map(|part| {
        signs += part.chars().filter(|c| is_sign(*c)).count();
        signs
    });
    parts.collect()
}

/// How the words of a line look.
fn line_marks(words: &[Written]) -> Marks {
    let mut marks = Marks::new();
    let mut signs = 0;
    for word in words {
        let more = word.signs as usize;
        marks::mark(&mut marks, signs..signs + more, word.look);
        signs += more;
    }
    marks
}

fn written_as_one(words: &[&Word]) -> Vec<Written> {
    let words = words.iter().map(|word| written(word));
    let one = words.reduce(|a, b| Written {
        order: a.order.min(b.order),
        signs: a.signs + b.signs,
        // Which of them look otherwise is not known any more.
        look: if a.look == b.look { a.look } else { Look::Seen },
        left: a.left.min(b.left),
        right: a.right.max(b.right),
        ..a
    });
    one.into_iter().collect()
}

/// A soft hyphen that is drawn within a line is a hyphen: many fonts have but the one. At the end of a line
/// it is one that the word does not have.
fn with_hyphens(text: &str) -> String {
    let end = text.trim_end_matches(LINE_END);
    end.replace(LINE_END, "-") + &text[end.len()..]
}

/// The size of most letters.
fn main_size(words: &[&Word]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = words.iter().map(|w| (w.size, w.letters())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut seen = 0;
    let median = sizes.iter().find(|(_, letters)| {
        seen += letters;
        seen > half
    });
    median.map_or(1.0, |(size, _)| *size)
}

/// Whether a word is the small number of a note or a power, next to what it belongs to.
fn is_note(words: &[&Word], at: usize, size: f64) -> bool {
    let is_near =
        |pair: Option<&[&Word]>| pair.is_some_and(|pair| pair[1].left - pair[0].right < size * 0.4);
    let is_number = |text: &SmolStr| text.chars().all(|c| c.is_ascii_digit() || c == ',');
    words[at].size < size * 0.85
        && words[at].texts.iter().all(is_number)
        && (is_near(at.checked_sub(1).map(|before| &words[before..=at]))
            || is_near(words.get(at..at + 2)))
}

/// Digits that stand above the line, as those of notes do: 2015 with the note 1 is not 20151.
fn raised(text: &str) -> String {
    let raise = |c: char| match c.to_digit(10) {
        Some(1) => '¹',
        Some(2) => '²',
        Some(3) => '³',
        Some(digit @ (0 | 4..)) => char::from_u32(0x2070 + digit).unwrap_or(c),
        None => c,
    };
    text.chars().map(raise).collect()
}

fn gap(a: &Word, b: &Word) -> f64 {
    (b.left - a.right).max(a.left - b.right)
}

/// The width up to the first space.
fn first_word(words: &[&Word]) -> f64 {
    let touches = |pair: &&[&Word]| {
        let (left, right) = if pair[0].left <= pair[1].left {
            (0, 1)
        } else {
            (1, 0)
        };
        !pair[left].is_apart(pair[right])
    };
    let more = words.windows(2).take_while(touches).count();
    words[..=more.min(words.len() - 1)]
        .iter()
        .map(|word| word.width())
        .sum()
}

fn kind(words: &[&Word], size: f64) -> Kind {
    // The sign of a paragraph may stand apart from its number: `¶ 20`.
    let signs = usize::from(words.len() > 2 && matches!(&*words[0].text(), "¶" | "§"));
    let marker = words[..=signs.min(words.len() - 1)]
        .iter()
        .map(|word| word.text());
    let has_marker = words
        .get(signs..signs + 2)
        .is_some_and(|pair| gap(pair[0], pair[1]) > size * 0.45)
        && is_marker(&marker.collect::<String>());
    let cells = words
        .windows(2)
        .skip(if has_marker { signs + 1 } else { 0 });
    let mut gaps = cells.map(|pair| gap(pair[0], pair[1]));
    let has_cells = gaps.any(|gap| gap > size * CELL_GAP);
    let is_rule = |word: &&Word| {
        !word
            .texts
            .iter()
            .any(|text| text.contains(char::is_alphanumeric))
    };
    if has_cells || has_leader(words) || words.iter().all(is_rule) {
        Kind::Alone
    } else if has_marker {
        Kind::Item
    } else {
        Kind::Text
    }
}

/// Whether dots lead from a heading to its page.
fn has_leader(words: &[&Word]) -> bool {
    let is_dot = |text: &SmolStr| text == "." || text == "…";
    let dots = words.iter().filter(|word| word.texts.iter().all(is_dot));
    dots.map(|word| word.letters()).sum::<usize>() > 5
}

/// What items of lists and numbered paragraphs begin with: `1.`, `(a)`, `iv)`, `¶12`, `•`, `–`, `Q.`.
pub fn is_marker(word: &str) -> bool {
    let inner = word
        .trim_start_matches(['(', '[', '¶', '§'])
        .trim_end_matches(['.', ')', ']', ':']);
    let is_number = !inner.is_empty()
        && inner != word
        && inner.chars().count() <= 5
        && (inner.chars().all(|c| c.is_numeric() || c == '.')
            || inner.chars().count() == 1
            || inner.to_lowercase().chars().all(|c| "ivxlc".contains(c)));
    let is_bullet = matches!(
        word,
        "•" | "·" | "▪" | "■" | "○" | "●" | "◦" | "‣" | "–" | "—" | "-" | "*" | "" | "➢"
    );
    is_number || is_bullet
}
