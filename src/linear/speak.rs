//! A page in words: each row as a line that can be heard, the rows below a heading as a part, a picture as the sentences of
//! its marks. Signs are words, and what only sets things apart on a screen is a comma.

use crate::{
    clean,
    model::record::Bearing,
    sheet::{Piece, Row, RowStyle, Sheet},
    sign::{Sign, Tone},
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
    /// Whether the head says how many there are, which may be fewer than its lines, or says itself what stands there.
    pub is_counted: bool,
    pub lines: Vec<Line>,
}

impl Part {
    /// Lines that are counted by themselves.
    pub fn of(head: &'static str, lines: Vec<Line>) -> Self {
        Self {
            head: head.into(),
            is_counted: false,
            lines,
        }
    }

    fn has_lines(&self) -> bool {
        !self.lines.is_empty()
    }

    /// What stands alone below no heading is its own.
    fn say_remark(&mut self) {
        if let ([only], BESIDES) = (&self.lines[..], self.head.as_str()) {
            (self.head, self.is_counted) = (only.words.clone(), true);
        }
    }

    /// What it is called, with how much it has.
    pub fn title(&self) -> Clean {
        match self.is_counted {
            true => ended(&self.head),
            false => clean![&self.head, ", ", self.lines.len(), "."],
        }
    }
}

/// A line.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub words: Clean,
    /// What it leads to.
    pub targets: Vec<Piece>,
}

/// What several rows are called that stand below no heading, behind those that do; those of keys are the record's own.
const BESIDES: &str = "Besides";
const OWN: &str = "What is recorded of it";
/// What stands at the foot of a page.
const FOOT: &str = "Id and file";

/// Where the next row belongs.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Intro,
    /// In the part that was begun last.
    Part,
    /// Behind a part that an empty row has closed.
    Behind,
}

impl Spoken {
    /// A page in words.
    pub fn of(sheet: &Sheet) -> Self {
        let mut page = Self::default();
        let mut at = At::Intro;
        let mut columns = Vec::new();
        for row in &sheet.rows {
            if row.style == RowStyle::Heading {
                columns.clear();
            }
            if let Some(heads) = heads(row) {
                columns = heads;
                continue;
            }
            if let Some(title) = &row.shows {
                // One among the rows below a heading is told where it stands, like them.
                let is_among = at == At::Part && page.parts.last().is_some_and(Part::has_lines);
                if !is_among {
                    page.begin(clean!["Picture: ", title], false);
                }
                at = At::Part;
            }
            match (row.style, at) {
                (RowStyle::Blank, At::Part) => at = At::Behind,
                (RowStyle::Blank, _) => {}
                (RowStyle::Drawn { stays }, _) => {
                    page.add(drawn(row, stays));
                    // An empty line of a picture closes nothing.
                    at = At::Part;
                }
                (RowStyle::Heading, _) => {
                    let (head, is_counted) = counted(&words(row));
                    page.begin(head, is_counted);
                    at = At::Part;
                }
                (_, At::Intro) => page.intro.push(line(row)),
                (_, At::Part) => page.add([in_grid(row, &columns)]),
                (style, At::Behind) => {
                    let head = match style {
                        _ if row.is_foot => FOOT,
                        RowStyle::Field => OWN,
                        _ => BESIDES,
                    };
                    page.begin(head.into(), false);
                    page.add([line(row)]);
                    at = At::Part;
                }
            }
        }
        page.parts.retain(Part::has_lines);
        page.parts.iter_mut().for_each(Part::say_remark);
        page
    }

    fn begin(&mut self, head: Clean, is_counted: bool) {
        self.parts.push(Part {
            head,
            is_counted,
            lines: Vec::new(),
        });
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
        Piece::Mark(mark) if mark.opens.is_some() => Some(Line {
            words: ended(&match mark.says.is_empty() {
                true => mark.signs().trimmed(),
                false => mark.told(),
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

/// The numbers over the columns of a grid; none of any other row.
fn heads(row: &Row) -> Option<Vec<usize>> {
    let [Piece::Text(text, Tone::Dim)] = &row.pieces[..] else {
        return None;
    };
    let numbers = text.split_whitespace().map(|number| number.parse().ok());
    let numbers: Option<Vec<usize>> = numbers.collect();
    numbers.filter(|numbers| !numbers.is_empty() && row.style == RowStyle::Item)
}

/// What a sign of what evidence does means.
fn bearing(sign: &str) -> Option<&'static str> {
    let signs = Bearing::ALL.iter().map(|bearing| Sign::from(*bearing));
    let mut signs = signs.filter(|known| known.glyph == sign);
    signs.next().map(|sign| sign.word)
}

/// A row of a grid of which the first pieces are its cells, or any other: `undermines allegation 1: The log`.
fn in_grid(row: &Row, columns: &[usize]) -> Line {
    let cells = row.pieces.get(..columns.len()).unwrap_or_default();
    let words = cells.iter().zip(columns).map(|(cell, column)| {
        let words = cell.words();
        match (cell, words.trim()) {
            (Piece::Text(..), "") => Some(None),
            (Piece::Text(..), sign) => Some(Some(clean![bearing(sign)?, " allegation ", *column])),
            _ => None,
        }
    });
    let words: Option<Vec<Option<Clean>>> = words.collect();
    match words.filter(|_| !cells.is_empty()) {
        None => line(row),
        Some(words) => {
            let rest = Row {
                pieces: row.pieces[columns.len()..].to_vec(),
                ..row.clone()
            };
            let rest = line(&rest);
            let does = Clean::join(words.into_iter().flatten(), ", ");
            Line {
                words: clean![does, ": ", rest.words],
                targets: rest.targets,
            }
        }
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
        let is_ended = words.trim_end().ends_with(['.', '?', '!']);
        let piece = match piece {
            Piece::Text(text, tone) => text_words(text, *tone, number == 0),
            Piece::Link(_, text) => text.clone(),
            Piece::Citation(number) if is_first => clean!["Citation ", *number, ":"],
            Piece::Citation(number) => clean!["(citation ", *number, ")"],
            Piece::Sign(sign) if is_ended => capital(sign.word),
            Piece::Sign(sign) => sign.word.into(),
            Piece::Mark(mark) => mark.told(),
        };
        // A sentence that has ended needs no comma, nor does the beginning.
        let piece = match piece.strip_prefix(", ") {
            Some(rest) if is_first => piece.part(piece.len() - rest.len()..piece.len()),
            Some(rest) if is_ended => {
                clean![" ", piece.part(piece.len() - rest.len()..piece.len())]
            }
            _ => piece,
        };
        words.push(&piece);
    }
    let words = apart(&words.trimmed());
    let begin = words.len() - words.trim_start_matches([',', ' ']).len();
    words.part(begin..words.len())
}

/// More than one space sets apart on a screen; a comma does in a sentence.
pub fn apart(words: &Clean) -> Clean {
    let mut apart = words.clone();
    for (from, to) in [
        ("   ", "  "),
        (":  ", ": "),
        (",  ", ", "),
        ("  ", ", "),
        (", , ", ", "),
    ] {
        while apart.contains(from) {
            apart = replaced(&apart, &[(from, to)]);
        }
    }
    apart
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
    // One of a list, which is spoken of by its number.
    if let Some(number) = trimmed.strip_suffix('.')
        && !number.is_empty()
        && number.chars().all(|c| c.is_ascii_digit())
    {
        let word = if is_first { "Number " } else { "number " };
        return clean![word, clean(number), ": "];
    }
    if let Some(number) = trimmed
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        && tone == Tone::Dim
        && number.chars().all(|c| c.is_ascii_digit())
    {
        return clean!["citation ", clean(number), ","];
    }
    if let Some(counts) = counts(trimmed).filter(|_| tone == Tone::Dim) {
        return clean![", ", counts];
    }
    let text = own_words(text);
    match tone {
        // A place in a source, as its record has it.
        Tone::Dim => replaced(&text, &[("¶", "paragraph ")]),
        _ => text,
    }
}

/// How much evidence does what: `−1 +2`; none of any other text.
fn counts(text: &str) -> Option<Clean> {
    let all = text.split_whitespace().map(|count| {
        let sign = count.chars().next()?;
        let rest = &count[sign.len_utf8()..];
        let is_count = !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit());
        let word = bearing(count.get(..sign.len_utf8())?)?;
        is_count.then(|| clean![word, " ", clean(rest)])
    });
    let all: Option<Vec<Clean>> = all.collect();
    let all = all.filter(|all| !all.is_empty())?;
    Some(Clean::join(all, ", "))
}

/// A text of which the words are as they are, and what parts them on a screen is a comma. Words of files stay theirs.
pub fn own_words(text: &Clean) -> Clean {
    const APART: [(&str, &str); 6] = [
        (" · ", ", "),
        ("  ", ", "),
        ("→", "to"),
        ("≠", "not"),
        ("┄ ", ""),
        (" ┄", ""),
    ];
    let (mut spoken, mut at) = (Clean::default(), 0);
    for own in text.own() {
        spoken.push(&text.part(at..own.start));
        spoken.push(&replaced(&text.part(own.clone()), &APART).as_own());
        at = own.end;
    }
    spoken.push(&text.part(at..text.len()));
    spoken
}

fn replaced(text: &Clean, table: &[(&str, &'static str)]) -> Clean {
    let mut all = text.clone();
    for (from, to) in table.iter().filter(|(from, _)| text.contains(from)) {
        let (mut replaced, mut at) = (Clean::default(), 0);
        for (found, _) in all.match_indices(from) {
            replaced.push(&all.part(at..found));
            replaced.push(to);
            at = found + from.len();
        }
        replaced.push(&all.part(at..all.len()));
        all = replaced;
    }
    all
}

/// The head of a part, `Replies (3)`, as it is said; and whether it says how many there are.
fn counted(head: &Clean) -> (Clean, bool) {
    let bracket = head.rfind(" (").filter(|_| head.ends_with(')'));
    let count = |at: &usize| head[at + 2..].starts_with(|c: char| c.is_ascii_digit());
    match bracket.filter(count) {
        Some(at) => {
            let inside = head.part(at + 2..head.len() - 1);
            (clean![head.part(0..at), ", ", inside], true)
        }
        None => (head.clone(), false),
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

/// A text with a capital at its beginning.
pub fn capital_first(words: &Clean) -> Clean {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    clean(&format!(
        "{}{}",
        first.unwrap_or_default(),
        letters.as_str()
    ))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Key,
        picture::{Mark, Opens},
    };

    fn row(style: RowStyle, words: &'static str, tone: Tone) -> Row {
        Row {
            pieces: vec![Piece::Text(words.into(), tone)],
            style,
            ..Row::default()
        }
    }

    fn item(words: &'static str) -> Row {
        row(RowStyle::Item, words, Tone::Dim)
    }

    fn blank() -> Row {
        Row {
            style: RowStyle::Blank,
            ..Row::default()
        }
    }

    fn heading(words: &'static str) -> [Row; 2] {
        [blank(), row(RowStyle::Heading, words, Tone::Strong)]
    }

    /// A picture of one mark, which ends in an empty line.
    fn picture(says: &'static str) -> [Row; 2] {
        let key = Key::Case("case".parse().expect("an id"));
        let mark = Mark::words(0, "12".into(), Tone::Plain);
        let mark = mark.opening(Opens::Record(key, None), says.into());
        let drawn = Row {
            pieces: vec![Piece::Mark(Box::new(mark))],
            style: RowStyle::Drawn { stays: false },
            shows: Some("Numbers".into()),
            ..Row::default()
        };
        [drawn, blank()]
    }

    /// The heads of a page, each with its lines.
    fn parts(sheet: &Sheet) -> Vec<String> {
        let parts = Spoken::of(sheet).parts.into_iter().map(|part| {
            let lines = part.lines.iter().map(|line| line.words.to_string());
            format!("{} {}", part.title(), lines.collect::<Vec<_>>().join(" "))
        });
        parts.collect()
    }

    #[test]
    fn each_part_of_a_page_stands_under_its_own_heading() {
        let mut rows = vec![row(RowStyle::Title, "A page", Tone::Strong), blank()];
        rows.extend(picture("A mark."));
        // What is said behind a picture is no place in a file.
        rows.push(item("not all of it is known yet"));
        rows.extend(heading("Counted (2)"));
        rows.push(item("  1. "));
        rows.extend(picture("The first.").into_iter().take(1));
        rows.extend([item("lowest 1"), item("  2. ")]);
        rows.extend(picture("The second.").into_iter().take(1));
        rows.push(item("lowest 2"));
        rows.extend(heading("1 Dec 2026"));
        rows.push(item("a hearing"));
        // The gap of an agenda is none of the day before it.
        rows.extend([blank(), item("┄ 3 weeks with nothing ┄")]);
        rows.extend(heading("22 Dec 2026"));
        rows.extend([item("another"), blank()]);
        rows.push(Row {
            label: "Court",
            ..row(RowStyle::Field, "District court", Tone::Plain)
        });
        rows.extend([blank(), item("one"), item("two"), blank()]);
        rows.push(Row {
            is_foot: true,
            ..item("case/one  a.yaml:3")
        });
        let sheet = Sheet {
            rows,
            ..Sheet::default()
        };
        assert_eq!(
            parts(&sheet),
            [
                "Picture: Numbers, 1. A mark.",
                "not all of it is known yet. not all of it is known yet.",
                "Counted, 2. Number 1: The first. lowest 1. Number 2: The second. lowest 2.",
                "1 Dec 2026, 1. a hearing.",
                "3 weeks with nothing. 3 weeks with nothing.",
                "22 Dec 2026, 1. another.",
                "What is recorded of it, 1. Court: District court.",
                "Besides, 2. one. two.",
                "Id and file, 1. case/one, a.yaml:3.",
            ]
        );
    }
}
