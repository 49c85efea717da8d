//! What a page of `stories/` can say of where words stand on the screen, beside that they do.

use casefile::{
    text::width,
    tui::{
        measure::layout::layout,
        painted::Link,
        state::Pane,
        theme::{Part, Theme},
        view::view,
    },
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
};

use crate::story::{Story, looks, rows, text};

type Seen = Result<(), String>;

/// `A … B`: a row holds A, and B somewhere after it.
pub fn row(screen: &str, rest: &str) -> Seen {
    let (first, then) = rest.split_once(" … ").ok_or("row A … B")?;
    let holds = |line: &str| {
        let after = line.find(first).map(|at| &line[at + first.len()..]);
        after.is_some_and(|after| after.contains(then))
    };
    let found = screen.lines().any(holds);
    found.then_some(()).ok_or_else(|| "no row is so".into())
}

/// `A = B`: the first of each begin in the same column.
pub fn column(screen: &str, rest: &str) -> Seen {
    let (one, other) = rest.split_once(" = ").ok_or("column A = B")?;
    let (one, other) = (place(screen, one)?.1, place(screen, other)?.1);
    (one == other)
        .then_some(())
        .ok_or_else(|| format!("they begin in the columns {one} and {other}"))
}

/// `WORDS: MARKS`: the marks stand in the next row, from the column on in which the words begin.
pub fn under(screen: &str, rest: &str) -> Seen {
    let (words, marks) = rest.rsplit_once(": ").ok_or("under WORDS: MARKS")?;
    // The words may stand in a list as well: one of the places has the marks.
    let lines: Vec<_> = screen.lines().collect();
    let marked = lines.windows(2).any(|pair| {
        let starts = pair[0].match_indices(words);
        let mut starts = starts.map(|(at, _)| width(&pair[0][..at]));
        starts.any(|start| {
            let mut below = pair[1].match_indices(marks);
            below.any(|(at, _)| width(&pair[1][..at]) == start)
        })
    });
    marked.then_some(()).ok_or_else(|| "they do not".into())
}

/// What begins with the words goes on in the next row, and no letter of that is left of them.
pub fn hangs(screen: &str, words: &str) -> Seen {
    let (line, start) = place(screen, words)?;
    let next = screen.lines().nth(line + 1).ok_or("it is the last row")?;
    let (mut left, mut right) = (String::new(), String::new());
    for letter in next.chars() {
        let side = if width(&left) < start {
            &mut left
        } else {
            &mut right
        };
        side.push(letter);
    }
    // What is left of a line between panes is another pane's.
    let left = left.rsplit(['│', '┃', '|']).next().unwrap_or_default();
    if left.contains(char::is_alphanumeric) {
        return Err(format!("the next row has {left:?} left of it"));
    }
    let goes_on = !right.trim_start_matches(' ').is_empty();
    goes_on.then_some(()).ok_or_else(|| "it ends there".into())
}

/// The words are drawn as what was searched for; in the current place more may be added to that.
pub fn found(story: &Story, words: &str) -> Seen {
    let buffer = story.buffer();
    let mut marked = String::new();
    for line in rows(&buffer) {
        for cell in line {
            let letter = if is_found(cell, &story.theme) {
                cell.symbol()
            } else {
                "\n"
            };
            marked.push_str(letter);
        }
        marked.push('\n');
    }
    let holds = marked.to_lowercase().contains(&words.to_lowercase());
    let marked: Vec<_> = marked.split_whitespace().collect();
    holds
        .then_some(())
        .ok_or_else(|| format!("found is {marked:?}"))
}

/// What is selected in the pane that has the keys. What is searched for looks otherwise in it.
pub fn selected(story: &Story) -> String {
    let selected = story.theme.style(Part::Selected);
    let buffer = story.buffer();
    let mut words = String::new();
    for line in rows(&buffer) {
        let mut is_before = false;
        for cell in line {
            let is_plain = looks(cell, selected);
            is_before = is_plain || (is_before && is_found(cell, &story.theme));
            words.push_str(if is_before { cell.symbol() } else { " " });
        }
        words.push(' ');
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `below N`: of the pane that has the keys at least N lines with text stand below what is selected.
pub fn rows_below(story: &Story, rest: &str) -> Seen {
    let wanted = rest.strip_prefix("below ").and_then(|n| n.parse().ok());
    let wanted: usize = wanted.ok_or("rows below N")?;
    let selected = story.theme.style(Part::Selected);
    let lines = lines_of(story, story.model.state.place.pane);
    let is_selected = |line: &Line| line.cells.iter().any(|cell| looks(cell, selected));
    let last = lines.iter().rposition(is_selected);
    let last = last.ok_or("nothing is selected there")?;
    let below = lines[last + 1..].iter();
    let below = below.filter(|line| !line.text.trim().is_empty()).count();
    (below >= wanted)
        .then_some(())
        .ok_or_else(|| format!("{below} are there"))
}

/// `PANE N`: no line of text in the pane is wider than N columns, its margin left out.
pub fn wide(story: &Story, rest: &str) -> Seen {
    let (number, most) = rest.split_once(' ').ok_or("wide PANE N")?;
    let most: usize = most.parse().map_err(|_| "wide PANE N")?;
    let lines = lines_of(story, pane(number)?);
    if lines.iter().all(|line| line.text.trim().is_empty()) {
        return Err("there is nothing in it".into());
    }
    // The margin has the pointer, and in a source the numbers of its paragraphs.
    let is_margin =
        |letter: char| letter.is_whitespace() || letter.is_numeric() || "▸▌¶".contains(letter);
    let wide = lines
        .iter()
        .map(|line| line.text.trim_end().trim_start_matches(is_margin));
    let mut wide = wide.filter(|line| width(line) > most);
    match wide.next() {
        None => Ok(()),
        Some(line) => Err(format!("{} columns: {line}", width(line))),
    }
}

/// All of the screen is ASCII.
pub fn ascii(screen: &str) -> Seen {
    let beyond: String = screen.chars().filter(|letter| !letter.is_ascii()).collect();
    match beyond.as_str() {
        "" => Ok(()),
        beyond => Err(format!("{beyond:?} is not")),
    }
}

/// The pane of a digit.
pub fn pane(number: &str) -> Result<Pane, String> {
    let mut panes = Pane::ALL.into_iter();
    let pane = panes.find(|known| known.number().to_string() == number);
    pane.ok_or_else(|| "there is no such pane".into())
}

/// A line of a pane.
struct Line {
    cells: Vec<Cell>,
    text: String,
}

/// The inside of a pane, line by line.
fn lines_of(story: &Story, pane: Pane) -> Vec<Line> {
    let inside = layout(story.model.state.size, &story.model).inside(pane);
    let buffer = story.buffer();
    let line = |y| {
        // From its own first column on, as of a screen that has no other pane.
        let mut own = Buffer::empty(Rect::new(0, 0, inside.width, 1));
        for x in 0..inside.width {
            own[(x, 0)] = buffer[(inside.x + x, y)].clone();
        }
        Line {
            text: text(&own),
            cells: own.content,
        }
    };
    (inside.top()..inside.bottom()).map(line).collect()
}

/// `after WORDS`, `at WORDS`, `on WORDS`: the terminal's cursor is right behind the words, on their first
/// letter, or in their row.
pub fn cursor(story: &Story, rest: &str) -> Seen {
    let (way, words) = rest.split_once(' ').ok_or("cursor after WORDS")?;
    let mut buffer = story.buffer();
    let cursor = view(&story.model, &story.theme, buffer.area, &mut buffer).cursor;
    let cursor = cursor.ok_or("there is no cursor")?;
    let screen = text(&buffer);
    let line = screen.lines().nth(cursor.y.into()).unwrap_or_default();
    let stands = |after: usize| {
        let mut starts = line.match_indices(words);
        starts.any(|(at, _)| width(&line[..at]) + after == usize::from(cursor.x))
    };
    let holds = match way {
        "after" => stands(width(words)),
        "at" => stands(0),
        _ => line.contains(words),
    };
    holds
        .then_some(())
        .ok_or_else(|| format!("it is at {cursor} in {line:?}"))
}

/// `WORDS to ADDRESS`, `WORDS to nothing`: the cells of the words are of a link to the address, or of none.
pub fn leads(story: &Story, rest: &str) -> Seen {
    let (words, wanted) = rest.rsplit_once(" to ").ok_or("leads WORDS to ADDRESS")?;
    let mut buffer = story.buffer();
    let links = view(&story.model, &story.theme, buffer.area, &mut buffer).links;
    let (row, column) = place(&text(&buffer), words)?;
    let leads = |x: usize| {
        let of_cell = |link: &&Link| {
            let at = link.at();
            let columns = usize::from(at.left())..usize::from(at.right());
            usize::from(at.y) == row && columns.contains(&x)
        };
        links.iter().find(of_cell).map_or("nothing", Link::address)
    };
    let mut cells = column..column + width(words);
    match cells.find(|x| leads(*x) != wanted) {
        None => Ok(()),
        Some(x) => Err(format!("column {x} leads to {}", leads(x))),
    }
}

pub fn is_found(cell: &Cell, theme: &Theme) -> bool {
    let style = theme.style(Part::Found);
    Some(cell.fg) == style.fg
        && style.bg.is_none_or(|bg| cell.bg == bg)
        && cell.modifier.contains(style.add_modifier)
}

/// The row and the column in which words begin first on the screen.
fn place(screen: &str, words: &str) -> Result<(usize, usize), String> {
    let mut lines = screen.lines().enumerate();
    let found = lines.find_map(|(row, line)| Some((row, width(&line[..line.find(words)?]))));
    found.ok_or_else(|| format!("{words:?} is not there"))
}

const SCREEN: &str = "\
Views  │◐ A link of
 People│  justified it
       │○ 李 is
       │wrong, and
       │^^^^^";

#[test]
fn words_stand_where_a_page_says() {
    assert!(row(SCREEN, "◐ … link").is_ok());
    assert!(row(SCREEN, "link … ◐").is_err());
    assert!(column(SCREEN, "A link = justified").is_ok());
    assert!(column(SCREEN, "A link = wrong").is_err());
    assert!(under(SCREEN, "wrong: ^^^^^").is_ok());
    assert!(under(SCREEN, "and: ^").is_err());
    assert!(hangs(SCREEN, "A link").is_ok());
    assert!(hangs(SCREEN, "李").is_err());
    assert!(hangs(SCREEN, "^^").is_err());
    assert!(ascii("wrong, and\n").is_ok());
    assert!(ascii(SCREEN).is_err());
}
