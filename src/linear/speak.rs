//! A page in words: each row as a line that can be heard, the rows below a heading as a part, a picture as the sentences of
//! its marks. Signs are words, and what only sets things apart on a screen is a comma.

use crate::{
    clean,
    sheet::{Piece, Row, RowStyle, Sheet},
    sign::Tone,
    text::{Clean, clean},
};

/// A page as it is said.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    /// What is said of it first.
    pub intro: Vec<Line>,
    pub parts: Vec<Part>,
}

/// The lines below a heading, or those of a picture.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub head: Clean,
    pub lines: Vec<Line>,
}

/// A line.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub words: Clean,
    /// What it leads to.
    pub targets: Vec<Piece>,
}

/// What the rows are called that stand below no heading, behind those that do.
const BESIDES: &str = "Besides";

/// Where the next row belongs.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Intro,
    Part,
    Picture,
    /// Behind a part that an empty row has closed.
    Behind,
}

impl Spoken {
    /// A page in words.
    pub fn of(sheet: &Sheet) -> Self {
        let mut page = Self::default();
        let mut at = At::Intro;
        for row in &sheet.rows {
            if let Some(title) = &row.shows {
                page.begin(clean!["Picture: ", title]);
                at = At::Picture;
            }
            match (row.style, at) {
                (RowStyle::Blank, At::Part) => at = At::Behind,
                (RowStyle::Blank, _) => {}
                (RowStyle::Drawn { stays }, _) => page.add(drawn(row, stays)),
                (RowStyle::Heading, _) => {
                    page.begin(counted(&words(row)));
                    at = At::Part;
                }
                (_, At::Intro) => page.intro.push(line(row)),
                (_, At::Part) => page.add([line(row)]),
                // Behind a picture of an overview its page goes on.
                (_, At::Behind | At::Picture) => {
                    page.begin(BESIDES.into());
                    page.add([line(row)]);
                    at = At::Part;
                }
            }
        }
        page.parts.retain(|part| !part.lines.is_empty());
        page
    }

    fn begin(&mut self, head: Clean) {
        let lines = Vec::new();
        self.parts.push(Part { head, lines });
    }

    /// Adds lines to the last part; several marks of one thing say the same, which is said once.
    fn add(&mut self, lines: impl IntoIterator<Item = Line>) {
        let Some(part) = self.parts.last_mut() else {
            self.intro.extend(lines);
            return;
        };
        for line in lines {
            let is_said = |last: &Line| last.words == line.words && last.targets == line.targets;
            if !line.words.is_empty() && !part.lines.last().is_some_and(is_said) {
                part.lines.push(line);
            }
        }
    }

    /// What the intro leads to, each once.
    pub fn links(&self) -> Vec<&Piece> {
        let mut links: Vec<&Piece> = Vec::new();
        for target in self.intro.iter().flat_map(|line| &line.targets) {
            if !links.contains(&target) {
                links.push(target);
            }
        }
        links
    }
}

/// A line of a picture: the sentences of its marks. One of words alone is said, unless it is the head of what is below it, and
/// would be letters of months.
fn drawn(row: &Row, stays: bool) -> Vec<Line> {
    let marks = row.pieces.iter().filter_map(|piece| match piece {
        Piece::Mark(mark) => Some(Line {
            words: ended(&match mark.says.is_empty() {
                true => mark.signs().trimmed(),
                false => mark.says.clone(),
            }),
            targets: vec![piece.clone()],
        }),
        _ => None,
    });
    let marks: Vec<Line> = marks.collect();
    if !marks.is_empty() {
        return marks;
    }
    let texts = row.pieces.iter().map(Piece::words);
    let texts: Vec<Clean> = texts.filter(|text| !text.trim().is_empty()).collect();
    match &texts[..] {
        [only] if !stays && only.chars().filter(|c| c.is_alphabetic()).count() > 1 => vec![Line {
            words: ended(&only.trimmed()),
            targets: Vec::new(),
        }],
        _ => Vec::new(),
    }
}

/// A row as a line.
pub fn line(row: &Row) -> Line {
    let targets = row.targets().into_iter();
    let label = Some(row.label).filter(|label| !label.is_empty());
    let words = words(row);
    Line {
        words: ended(&match label {
            Some(label) => clean![label, ": ", words],
            None => words,
        }),
        targets: targets.cloned().collect(),
    }
}

/// The pieces of a row in words.
fn words(row: &Row) -> Clean {
    let mut words = Clean::default();
    for (number, piece) in row.pieces.iter().enumerate() {
        let is_first = words.trim().is_empty();
        words.push(&match piece {
            Piece::Text(text, tone) => text_words(text, *tone, number == 0),
            Piece::Link(_, text) => text.clone(),
            Piece::Citation(number) if is_first => clean!["Citation ", *number, ":"],
            Piece::Citation(number) => clean!["(citation ", *number, ")"],
            Piece::Sign(sign) => sign.word.into(),
            Piece::Mark(mark) => mark.says.clone(),
        });
    }
    words.trimmed()
}

/// A text of a row in words.
fn text_words(text: &Clean, tone: Tone, is_first: bool) -> Clean {
    let is_tree = |c: char| matches!(c, '│' | '├' | '└' | '─');
    if is_first && text.contains(is_tree) && !text.contains(char::is_alphanumeric) {
        // The lines of a tree, of which each step takes three columns.
        return clean!["Step ", text.chars().count().div_ceil(3), " back: "];
    }
    let trimmed = text.trim();
    if !trimmed.is_empty() && trimmed.chars().all(|c| c.is_ascii_digit()) {
        return clean![text.trimmed(), " "];
    }
    let text = own_words(text);
    match tone {
        // A place in a source, as its record has it.
        Tone::Dim => replaced(&text, &[("¶", "paragraph ")]),
        _ => text,
    }
}

/// A text of which the words are as they are, and what parts them on a screen is a comma. Words of files stay theirs.
pub fn own_words(text: &Clean) -> Clean {
    const APART: [(&str, &str); 4] = [(" · ", ", "), ("  ", ", "), ("→", "to"), ("≠", "not")];
    let (mut spoken, mut at) = (Clean::default(), 0);
    for own in text.own() {
        spoken.push(&text.part(at..own.start));
        spoken.push(&replaced(&text.part(own.clone()), &APART).as_own());
        at = own.end;
    }
    spoken.push(&text.part(at..text.len()));
    spoken
}

fn replaced(text: &Clean, table: &[(&str, &str)]) -> Clean {
    if table.iter().all(|(from, _)| !text.contains(from)) {
        return text.clone();
    }
    let all = table.iter();
    clean(&all.fold(text.to_string(), |text, (from, to)| text.replace(from, to)))
}

/// The head of a part, `Replies (3)`, as it is said.
fn counted(head: &Clean) -> Clean {
    let bracket = head.rfind(" (").filter(|_| head.ends_with(')'));
    let count = |at: usize| &head[at + 2..head.len() - 1];
    match bracket.filter(|at| count(*at).starts_with(|c: char| c.is_ascii_digit())) {
        Some(at) => head.part(0..at),
        None => head.clone(),
    }
}

/// A place in a source in words: `p. 3 ¶2` is page 3, paragraph 2.
pub fn place(place: &str) -> Clean {
    const SIGNS: [(&str, &str); 5] = [
        ("pp. ", "pages "),
        ("p. ", "page "),
        (" ¶", ", paragraph "),
        ("¶", "paragraph "),
        (" l. ", ", line "),
    ];
    replaced(&clean(place), &SIGNS)
}

/// A text as a sentence: with a full stop where nothing ends it.
pub fn ended(text: &Clean) -> Clean {
    let text = text.trimmed();
    let end = text.trim_end_matches(['”', '’', '"', ')']);
    match text.is_empty() || end.ends_with(['.', '?', '!', '…', ':']) {
        true => text,
        false => clean![text, "."],
    }
}

/// A word of the program's own with a capital, for the beginning of a sentence.
pub fn capital(word: &'static str) -> Clean {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    clean(&format!(
        "{}{}",
        first.unwrap_or_default(),
        letters.as_str()
    ))
    .as_own()
}

/// Texts as they are cut.
pub trait Trimmed {
    /// Without the spaces at its ends.
    fn trimmed(&self) -> Clean;
}

impl Trimmed for Clean {
    fn trimmed(&self) -> Clean {
        let start = self.len() - self.trim_start().len();
        self.part(start..start + self.trim().len())
    }
}
