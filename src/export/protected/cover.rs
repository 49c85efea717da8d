//! Other words put into a finished document, wherever it still names one of the protected: in quotes, in what others
//! say, in titles; and numbers that rules leave out.

mod beside;
mod doubts;
mod parts;

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use unicode_normalization::char::is_combining_mark;

use super::{
    Protected,
    letters::Letters,
    mask::Masks,
    names::{Side, grammar},
    patterns,
};
use crate::{
    export::block::{Block, Document, Inline, Line, Point},
    picture::{Picture, Shape},
    text::{Clean, clean_line, web},
};

/// What stands in the place of a word of a name that may be anybody's.
pub(super) const LEFT_OUT: &str = "[name left out]";

/// What stands in the place of words that are listed since they give somebody away, and that nobody is called by: `14 Mill Lane`.
pub(super) const WORDS_LEFT_OUT: &str = "[words left out]";

/// What stands in the place of a word that may be a name, and a word of the language as well.
pub(super) const WORD_LEFT_OUT: &str = "[word left out]";

/// What stands in the place of an address that has something in it which is replaced: with other words in it, it would be
/// none, and the rest of it would lead to whom it names.
const ADDRESS_LEFT_OUT: &str = "[address left out]";

/// The most characters beside an ellipsis that may be one side of a name.
const MOST_CUT: usize = 60;

/// How often something was written in the place of something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    pub names: usize,
    /// Numbers and days that rules leave out.
    pub numbers: usize,
    /// Among the names those that are left out, since they may be anybody's.
    pub left_out: usize,
    /// Among the names those that several have, of whom one is meant.
    pub open: usize,
    /// Among the names those that may be words of the language.
    pub words: usize,
    /// Among the names those with which an ending went that grammar makes.
    pub endings: usize,
}

/// What is to be written in the place of a part of a text.
pub(crate) struct Edit {
    pub range: Range<usize>,
    pub words: String,
    doubt: Option<Doubt>,
    has_ending: bool,
}

/// Why nobody can say whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    /// It stands beside another name's word, and may be anybody's.
    Anybodys,
    /// Several have it.
    OneOfSeveral,
    /// It may be a word of the language.
    Word,
}

impl Edit {
    fn is_apart(&self, range: &Range<usize>) -> bool {
        self.range.end <= range.start || range.end <= self.range.start
    }
}

impl Masks {
    /// Puts other words in the place of every name that a document still holds, and of what rules leave out; says
    /// how often.
    pub fn cover(&self, document: &mut Document) -> Covered {
        let mut covered = Covered::default();
        let mut cover = |line: &mut Line| self.cover_line(line, &mut covered);
        for_each_line(document, &mut cover);
        for text in std::iter::once(&mut document.title).chain(&mut document.sources) {
            *text = self.cover_text(text, &mut covered);
        }
        covered
    }

    /// Leaves nothing to be read where a word of a document would be taken for a name and is none where it stands: words
    /// of the program's own, and those of somebody else's name, of which a form may part the words.
    pub(in crate::export) fn blank(&self, document: &mut Document) {
        // The words of a document are few, and each is there often.
        let mut are_names = HashMap::new();
        let mut blank = |line: &mut Line| {
            let plain = line.plain();
            let none = self.no_names(&plain, &line.of_files(), &mut are_names);
            line.blank(&none);
        };
        for_each_line(document, &mut blank);
        document.is_blank = true;
        for text in of_no_line(document) {
            let mut line = Line::text(text.clone());
            blank(&mut line);
            *text = Clean::join(line.0.iter().map(Inline::words), "");
        }
    }

    /// The parts of a line that are no name there and would be one alone, or if files said them. `are_names` remembers of
    /// words whether they are names alone.
    fn no_names(
        &self,
        plain: &str,
        of_files: &str,
        are_names: &mut HashMap<String, bool>,
    ) -> Vec<Range<usize>> {
        let named = self.names.find(of_files);
        let words = plain.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| match are_names.get(*word) {
            Some(is_name) => *is_name,
            None => {
                let is_name = !self.names.find(word).is_empty();
                are_names.insert((*word).to_owned(), is_name);
                is_name
            }
        });
        let words = words.map(|word| {
            let start = word.as_ptr().addr() - plain.as_ptr().addr();
            start..start + word.len()
        });
        // Where nothing is the program's own, these are the same.
        let whole = match plain == of_files {
            true => named.clone(),
            false => self.names.find(plain),
        };
        let whole = whole.into_iter().map(|(_, range)| range);
        let is_none = |part: &Range<usize>| {
            let mut named = named.iter();
            named.all(|(_, name)| name.end <= part.start || part.end <= name.start)
        };
        let mut parts: Vec<Range<usize>> = words.chain(whole).filter(is_none).collect();
        parts.sort_by_key(|part| part.start);
        // One within another is blank with it.
        let mut apart: Vec<Range<usize>> = Vec::new();
        for part in parts {
            match apart.last_mut() {
                Some(last) if part.start < last.end => last.end = last.end.max(part.end),
                _ => apart.push(part),
            }
        }
        apart
    }

    /// The same of a text that stands beside others, as in a table, with nothing to be read in any word of the program's
    /// own, nor in figures that nothing in the text itself makes a number which rules leave out. `are_names` remembers of
    /// words whether they are names alone.
    pub(super) fn blank_text(&self, text: &Clean, are_names: &mut HashMap<String, bool>) -> Clean {
        let said = text.of_files();
        let blank = said.blanked(&self.no_names(&said, &said, are_names));
        if self.rules.is_empty() || !patterns::find(text).is_empty() {
            return blank;
        }
        let figures = blank.match_indices(|c: char| c.is_ascii_digit());
        let figures = figures.map(|(at, figure)| at..at + figure.len());
        blank.blanked(&figures.collect::<Vec<_>>())
    }

    /// A text with other words in the place of names, and of what rules leave out.
    pub(super) fn cover_text(&self, text: &Clean, covered: &mut Covered) -> Clean {
        let mut line = Line::text(text.clone());
        self.cover_line(&mut line, covered);
        let pieces = line.0.iter().map(Inline::words);
        Clean::join(pieces, "")
    }

    fn cover_line(&self, line: &mut Line, covered: &mut Covered) {
        let plain = line.plain();
        // Titles are cut where there is no room. What the program says is no name, whoever is called so.
        let mut edits = self.edits_of_cut(&line.of_files());
        leave_addresses_out(line, &plain, &mut edits);
        covered.names += edits.len();
        let count = |doubt| {
            edits
                .iter()
                .filter(|edit| edit.doubt == Some(doubt))
                .count()
        };
        covered.left_out += count(Doubt::Anybodys);
        covered.open += count(Doubt::OneOfSeveral);
        covered.words += count(Doubt::Word);
        covered.endings += edits.iter().filter(|edit| edit.has_ending).count();
        if !self.rules.is_empty() {
            let is_free = |range: &Range<usize>| edits.iter().all(|edit| edit.is_apart(range));
            let numbers = patterns::find(&plain).into_iter();
            let numbers = numbers.filter(|(range, _)| is_free(range));
            let numbers = numbers.map(|(range, words)| Edit {
                range,
                words,
                doubt: None,
                has_ending: false,
            });
            let numbers: Vec<Edit> = numbers.collect();
            covered.numbers += numbers.len();
            edits.extend(numbers);
            edits.sort_by_key(|edit| edit.range.start);
            leave_addresses_out(line, &plain, &mut edits);
        }
        if !edits.is_empty() {
            line.edit(&edits);
        }
    }

    /// The same of what stands on a screen, where words are cut at an ellipsis: a name is told from its beginning, and
    /// from its end.
    pub(crate) fn edits_of_cut(&self, plain: &str) -> Vec<Edit> {
        let mut edits = self.edits(plain);
        let is_of_word = |c: char| c.is_alphanumeric();
        for (at, ellipsis) in plain.match_indices('…') {
            let from = at + ellipsis.len();
            let starts = plain[..at].char_indices().rev().take(MOST_CUT);
            let start = starts.last().map_or(at, |(start, _)| start);
            let ends = plain[from..].char_indices().take(MOST_CUT);
            let end = ends
                .last()
                .map_or(from, |(end, c)| from + end + c.len_utf8());
            for (near, side) in [(start..at, Side::Begin), (from..end, Side::End)] {
                let words = &plain[near.clone()];
                let is_cut = match side {
                    Side::Begin => words.ends_with(is_of_word),
                    Side::End => words.starts_with(is_of_word),
                };
                let place = |part: &Range<usize>| near.start + part.start..near.start + part.end;
                let is_free = |part: &Range<usize>| {
                    let range = place(part);
                    edits.iter().all(|edit| edit.is_apart(&range))
                };
                let found = is_cut.then(|| self.names.cut(&Letters::of(words), side, &is_free));
                if let Some((part, whose, is_no_name)) = found.flatten() {
                    let range = place(&part);
                    let (words, doubt) = match is_no_name {
                        true => (WORDS_LEFT_OUT.to_owned(), None),
                        false => (self.words(&whose), of_several(&whose)),
                    };
                    edits.push(Edit {
                        range,
                        words,
                        doubt,
                        has_ending: false,
                    });
                }
            }
        }
        edits.sort_by_key(|edit| edit.range.start);
        edits
    }

    /// What is to be written in the place of which part of a text, in order.
    fn edits(&self, plain: &str) -> Vec<Edit> {
        let parts = parts::of(&self.names, plain).into_iter();
        let mut end = 0;
        let edits = parts.map(move |part| {
            let (words, doubt) = if part.is_no_name {
                (WORDS_LEFT_OUT.to_owned(), None)
            } else if part.is_of_other {
                (LEFT_OUT.to_owned(), Some(Doubt::Anybodys))
            } else if part.is_open {
                (WORD_LEFT_OUT.to_owned(), Some(Doubt::Word))
            } else {
                match self.words(&part.whose) {
                    // That they have the name of somebody whom the text names would tell what they are called.
                    words if part.is_shared && words != LEFT_OUT => (
                        format!("{words} or somebody else"),
                        Some(Doubt::OneOfSeveral),
                    ),
                    words => (words, of_several(&part.whose)),
                }
            };
            let mut range = part.range;
            let (words, start) = after(plain.get(end..range.start).unwrap_or_default(), words);
            range.start -= start;
            let words = match is_quoted(plain, range.start) {
                // Nobody said that.
                true => bracketed(words),
                false => words,
            };
            // A mark of its last letter that is written as a sign of its own.
            let marks = plain[range.end..]
                .chars()
                .take_while(|c| is_combining_mark(*c));
            range.end += marks.map(char::len_utf8).sum::<usize>();
            let joint = plain[..range.start]
                .chars()
                .next_back()
                .map_or("", grammar::joint);
            let words = format!("{joint}{words}");
            // What stands there may have the full stop of the name, or of its sentence.
            let behind = &plain[range.end..];
            if words.ends_with('.') && behind.starts_with('.') && !behind.starts_with("..") {
                range.end += 1;
            }
            end = range.end;
            Edit {
                range,
                words,
                doubt,
                has_ending: part.has_ending,
            }
        });
        edits.collect()
    }

    /// What is written for those whom some words may name: `Witness A or Witness B`. Who is not there on an earlier day is
    /// not called anything then.
    fn words(&self, whose: &BTreeSet<Protected>) -> String {
        let called = whose.iter().map(|whom| self.called.get(whom));
        let called: Option<Vec<&str>> = called.map(|words| words.map(|it| &**it)).collect();
        called.map_or_else(|| LEFT_OUT.to_owned(), |called| called.join(" or "))
    }
}

/// The doubt that there is where some words may name each of these.
fn of_several(whose: &BTreeSet<Protected>) -> Option<Doubt> {
    (whose.len() > 1).then_some(Doubt::OneOfSeveral)
}

/// Leaves each address out as a whole in which something is to be replaced.
fn leave_addresses_out(line: &Line, plain: &str, edits: &mut Vec<Edit>) {
    let in_words = web::addresses(plain).map(|address| {
        let start = address.as_ptr().addr() - plain.as_ptr().addr();
        start..start + address.len()
    });
    let mut at = 0;
    let pieces = line.0.iter().filter_map(|piece| {
        let start = at;
        at += piece.words().len();
        matches!(piece, Inline::Address(_)).then_some(start..at)
    });
    // One that is listed itself is left out as such.
    let is_listed = |mail: &Range<usize>| {
        let mut edits = edits.iter();
        edits.any(|edit| edit.range.start <= mail.start && mail.end <= edit.range.end)
    };
    let mails: Vec<Range<usize>> = mails(plain).filter(|mail| !is_listed(mail)).collect();
    for address in pieces.chain(in_words).chain(mails) {
        let (within, apart): (Vec<Edit>, Vec<Edit>) = std::mem::take(edits)
            .into_iter()
            .partition(|edit| !edit.is_apart(&address));
        *edits = apart;
        if !within.is_empty() {
            let whole = within.iter().fold(address, |whole, edit| {
                whole.start.min(edit.range.start)..whole.end.max(edit.range.end)
            });
            edits.push(Edit {
                range: whole,
                words: ADDRESS_LEFT_OUT.to_owned(),
                doubt: None,
                has_ending: false,
            });
        }
    }
    edits.sort_by_key(|edit| edit.range.start);
}

/// The addresses of mail in a text: beside a name they may have an initial, or a year of birth.
fn mails(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_of_name = |c: char| c.is_alphanumeric() || ['.', '_', '-', '+', '%'].contains(&c);
    text.match_indices('@').filter_map(move |(at, sign)| {
        let (name, host) = (&text[..at], &text[at + sign.len()..]);
        let start = name.trim_end_matches(is_of_name).len();
        let rest = host.trim_start_matches(|c: char| c.is_alphanumeric() || c == '.' || c == '-');
        let host = host[..host.len() - rest.len()].trim_end_matches(['.', '-']);
        (start < at && host.contains('.')).then(|| start..at + sign.len() + host.len())
    })
}

/// The articles of English.
const ARTICLES: [&str; 3] = ["the", "a", "an"];

/// What stands in the place of a name behind some text, and how much of that text goes with the name: a word that it would
/// have twice, `Deputy Deputy D`, and an article before its own, `the the union`.
fn after(before: &str, words: String) -> (String, usize) {
    let last = before
        .trim_end_matches(' ')
        .rsplit(|c: char| !c.is_alphanumeric());
    let last = last.take(1).find(|last| !last.is_empty());
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    let Some(last) = last.filter(|_| before.ends_with(' ') && words.contains(' ')) else {
        return (words, 0);
    };
    let is_article = |word: &str| ARTICLES.contains(&word);
    let lower = last.to_lowercase();
    if lower != first && !(is_article(&lower) && is_article(&first)) {
        return (words, 0);
    }
    let len = before.len() - before.trim_end_matches(' ').len() + last.len();
    let words = match last.starts_with(char::is_uppercase) {
        true => {
            let mut letters = words.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters.clone()).collect()
        }
        false => words,
    };
    (words, len)
}

/// Words in square brackets, where they are not.
fn bracketed(words: String) -> String {
    match words.starts_with('[') && words.ends_with(']') {
        true => words,
        false => format!("[{words}]"),
    }
}

/// Whether a place of a text is in quotation marks.
fn is_quoted(text: &str, at: usize) -> bool {
    let count = |mark| text[..at].matches(mark).count();
    count('“') > count('”')
}

/// Does something with the lines of a point.
fn of_point(point: &mut Point, what: &mut dyn FnMut(&mut Line)) {
    what(&mut point.line);
    for below in &mut point.below {
        of_point(below, what);
    }
}

/// Does something with the words of a picture, each of which is a line; those that are wider then have room.
fn of_picture(picture: &mut Picture, what: &mut dyn FnMut(&mut Line)) {
    let marks = picture.lines.iter_mut().flat_map(|line| &mut line.marks);
    let words = marks.filter_map(|mark| match &mut mark.shape {
        Shape::Words(words) => Some(words),
        _ => None,
    });
    for words in words.chain([&mut picture.title]) {
        let mut line = Line::text(words.clone());
        what(&mut line);
        *words = Clean::join(line.0.iter().map(Inline::words), "");
    }
    picture.make_room();
}

/// Does something with every line of a document.
pub(super) fn for_each_line(document: &mut Document, what: &mut dyn FnMut(&mut Line)) {
    document.warnings.iter_mut().for_each(&mut *what);
    for block in &mut document.blocks {
        match block {
            Block::Heading { line, .. } | Block::Paragraph(line) => what(line),
            Block::List(points) => points.iter_mut().for_each(|one| of_point(one, what)),
            Block::Table { head: _, rows } => rows.iter_mut().flatten().for_each(&mut *what),
            Block::Picture(picture) => of_picture(picture, what),
        }
    }
}

/// A document with the words of files alone: nothing is to be read in those of the program's own.
pub(in crate::export) fn of_files(document: &Document) -> Document {
    let mut document = document.clone();
    let of_piece = |piece: &mut Inline| {
        let text = piece.text_mut();
        *text = text.of_files();
    };
    for_each_line(&mut document, &mut |line| {
        line.0.iter_mut().for_each(of_piece)
    });
    of_no_line(&mut document).for_each(|text| *text = text.of_files());
    document
}

/// What of a document is read and is in none of its lines.
fn of_no_line(document: &mut Document) -> impl Iterator<Item = &mut Clean> {
    let blocks = document.blocks.iter_mut();
    let heads = blocks.flat_map(|block| match block {
        Block::Table { head, .. } => head.iter_mut(),
        _ => [].iter_mut(),
    });
    heads
        .chain(&mut document.sources)
        .chain(std::iter::once(&mut document.title))
}

impl Line {
    /// Writes other words in the place of parts of the line, as it is read, in order. A part that goes over
    /// several pieces is written in the first of them; what leads elsewhere stays.
    fn edit(&mut self, edits: &[Edit]) {
        let mut at = 0;
        for piece in &mut self.0 {
            let words = piece.words();
            let (start, end) = (at, at + words.len());
            at = end;
            let (mut edited, mut done) = (Clean::default(), start);
            for Edit {
                range,
                words: instead,
                ..
            } in edits
            {
                let part = range.start.max(start)..range.end.min(end);
                if part.start >= part.end {
                    continue;
                }
                edited.push(&words.part(done - start..part.start - start));
                if range.start >= start {
                    edited.push(&clean_line(instead));
                }
                done = part.end;
            }
            if done == start {
                continue;
            }
            edited.push(&words.part(done - start..end - start));
            // Words in the place of an address lead nowhere.
            match piece {
                Inline::Address(_) => *piece = Inline::Text(edited),
                Inline::Text(text) | Inline::Strong(text) => *text = edited,
                Inline::Reference { .. } => {}
            }
        }
    }
}

#[cfg(test)]
mod tests;
