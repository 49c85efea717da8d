//! RTF (Rich Text Format 1.9.1), as a file of its own and as the body of an Outlook message.

mod look;
mod said;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::{About, Block, By, Extracted, Unreadable, Whose, codepage, date, equation};
use look::{Look, Tables};
use said::{Said, Words};

/// Reads an RTF document: the body, then footnotes, comments, headers and footers, as those of Word
/// documents are read, and say what they are. Cells of tables are paragraphs. What was put in by a tracked change
/// says so; what was deleted, struck out or hidden stands beside its paragraph.
///
/// # Errors
/// `NoTextLayer` where there is no text, `Damaged` for what does not begin as RTF does.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    if !is_rtf(bytes) {
        return Err(Unreadable::Damaged("it is no RTF".to_owned()));
    }
    let mut reader = Reader::of(bytes);
    let about = reader.about();
    let blocks = reader.all().blocks();
    match blocks.is_empty() {
        true => Err(Unreadable::NoTextLayer),
        false => Ok(Extracted {
            about,
            blocks,
            ..Extracted::default()
        }),
    }
}

/// Whether bytes begin as RTF does.
pub fn is_rtf(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// The paragraphs of an RTF document that is the body of a message. What stands in groups that are not text is left
/// out: fonts, styles, pictures, and the tags of HTML that Outlook wraps in RTF, whose text stands beside them.
pub fn blocks(rtf: &[u8]) -> Vec<Block> {
    Reader::of(rtf).all().blocks()
}

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Goes {
    Nowhere,
    Body,
    /// Behind the body.
    Beside,
    Title,
    Author,
    /// Who made the next comment, by name or by initials, and when, in Word's own bits.
    Commenter,
    Initials,
    CommentDate,
    /// The table of who changed the text.
    Revisers,
    /// The instruction of a field.
    Instruction,
}

/// A note or a comment round a place.
#[derive(Clone, Copy)]
enum Note {
    Footnote,
    /// By its place among the comments.
    Comment(usize),
}

/// What holds within a group and is as before after it.
#[derive(Clone, Copy)]
struct Group {
    goes: Goes,
    is_fonts: bool,
    is_info: bool,
    /// Whether it says when the document was made.
    is_made: bool,
    is_colors: bool,
    /// Whether it stands for HTML that says it otherwise, and was never to be seen beside that.
    is_instead: bool,
    look: Look,
    note: Option<Note>,
    font: u32,
    /// How many characters stand in for one that is given by its number.
    stand_ins: usize,
    /// Where the words go that are written in two ways, of which the second is read.
    twice: Option<Goes>,
}

struct Reader {
    texts: HashMap<Goes, Said>,
    tables: Tables,
    /// Whether it was made from HTML.
    is_of_html: bool,
    /// By whom the comments are, and when they were made.
    comments: Vec<By>,
    /// Year, month and day on which the document was made.
    made: [Option<u32>; 3],
    /// Bytes that are yet to be decoded: a character may take two.
    bytes: Vec<u8>,
    group: Group,
    around: Vec<Group>,
    /// How many characters are still to be left out after one that was given by its number.
    left_out: usize,
    /// The first half of a character that takes two numbers.
    half: Option<u16>,
    codepage: &'static Encoding,
    fonts: HashMap<u32, &'static Encoding>,
}

impl Reader {
    fn of(rtf: &[u8]) -> Self {
        let mut reader = Self::new();
        let mut rest = rtf.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(rtf);
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            match first {
                b'{' => reader.open(),
                b'}' => reader.close(),
                // Mail pads with zeros.
                b'\r' | b'\n' | 0 => {}
                b'\\' => rest = reader.control(after),
                byte => reader.byte(*byte),
            }
        }
        reader.flush();
        reader
    }

    /// The body, and what stands beside it.
    fn all(&mut self) -> Said {
        let mut all = self.texts.remove(&Goes::Body).unwrap_or_default();
        if let Some(beside) = self.texts.remove(&Goes::Beside) {
            all.push("\n\n", Words::default());
            all.append(beside);
        }
        all
    }

    /// What was said of the document or of a comment, and is no text of it.
    fn stated(&mut self, goes: Goes) -> Option<String> {
        let text = self.texts.remove(&goes)?.text;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    }

    /// What it states about itself.
    fn about(&mut self) -> About {
        let (title, author) = (self.stated(Goes::Title), self.stated(Goes::Author));
        let made = match self.made {
            [Some(year), Some(month), Some(day)] => {
                date::iso(&format!("{year:04}-{month:02}-{day:02}"))
            }
            _ => None,
        };
        About {
            title,
            authors: author.into_iter().collect(),
            date: made,
            ..About::default()
        }
    }

    fn new() -> Self {
        Self {
            texts: HashMap::new(),
            tables: Tables::default(),
            is_of_html: false,
            comments: Vec::new(),
            made: [None; 3],
            bytes: Vec::new(),
            group: Group {
                goes: Goes::Body,
                is_fonts: false,
                is_info: false,
                is_made: false,
                is_colors: false,
                is_instead: false,
                look: Look::default(),
                note: None,
                font: 0,
                stand_ins: 1,
                twice: None,
            },
            around: Vec::new(),
            left_out: 0,
            half: None,
            codepage: codepage::encoding(0),
            fonts: HashMap::new(),
        }
    }

    fn open(&mut self) {
        self.flush();
        self.left_out = 0;
        self.around.push(self.group);
    }

    fn close(&mut self) {
        self.flush();
        self.left_out = 0;
        let ended = self.group;
        self.group = self.around.pop().unwrap_or(self.group);
        if ended.goes == self.group.goes {
            return;
        }
        match (ended.goes, ended.note) {
            (Goes::CommentDate, Some(Note::Comment(number))) => {
                let bits = self.stated(Goes::CommentDate);
                let bits = bits.and_then(|bits| bits.parse::<i64>().ok());
                // It may have a sign.
                let when = bits.and_then(|bits| look::moment((bits & 0xFFFF_FFFF) as u32));
                if let Some(by) = self.comments.get_mut(number) {
                    by.when = when.map(Into::into);
                }
            }
            (Goes::Instruction, _) => {
                let instruction = self.stated(Goes::Instruction);
                if let Some(formula) = instruction.and_then(|it| equation::shown(&it))
                    && self.is_kept()
                {
                    self.put(&formula);
                }
            }
            (Goes::Revisers, _) => {
                self.tables.revisers = self.stated(Goes::Revisers).unwrap_or_default();
            }
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.left_out > 0 {
            self.left_out -= 1;
        } else if self.group.is_colors && byte == b';' {
            self.tables.end_color();
        } else if self.is_kept() {
            self.bytes.push(byte);
        }
    }

    fn say(&mut self, text: &str) {
        self.flush();
        if self.is_kept() {
            self.put(text);
        }
    }

    fn is_kept(&self) -> bool {
        self.group.goes != Goes::Nowhere
    }

    fn put(&mut self, text: &str) {
        let mut whose = Vec::new();
        if matches!(self.group.goes, Goes::Body | Goes::Beside) {
            match self.group.note {
                Some(Note::Footnote) => whose.push(Whose::Note),
                Some(Note::Comment(number)) => {
                    let by = self.comments.get(number).cloned().unwrap_or_default();
                    whose.push(Whose::Comment(by));
                }
                None => {}
            }
            // What parts paragraphs and cells does so for all of them.
            let is_instead = self.group.is_instead && !text.trim().is_empty();
            whose.extend(is_instead.then_some(Whose::Hidden));
            whose.extend(self.group.look.whose(&self.tables));
        }
        let said = self.texts.entry(self.group.goes).or_default();
        let script = self.group.look.script;
        said.push(text, Words { whose, script });
    }

    /// What follows in this group is a paragraph of its own, behind the body.
    fn beside(&mut self, note: Option<Note>) {
        self.flush();
        self.group.goes = Goes::Beside;
        self.group.note = note;
        self.group.look = self.group.look.of_note();
        self.put("\n\n");
    }

    /// A comment begins, by whom was said before it.
    fn comment(&mut self) {
        self.flush();
        let initials = self.stated(Goes::Initials);
        let who = self.stated(Goes::Commenter).or(initials);
        self.comments.push(By {
            who: who.map(Into::into),
            when: None,
        });
        self.beside(Some(Note::Comment(self.comments.len() - 1)));
    }

    /// Decodes what bytes there are.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let encoding = self.fonts.get(&self.group.font).unwrap_or(&self.codepage);
            let bytes = std::mem::take(&mut self.bytes);
            let text = encoding.decode_without_bom_handling(&bytes).0;
            self.put(&text);
        }
    }

    /// Takes what follows a backslash, and gives what follows that.
    fn control<'r>(&mut self, after: &'r [u8]) -> &'r [u8] {
        let Some((first, rest)) = after.split_first() else {
            return after;
        };
        if first.is_ascii_alphabetic() {
            return self.word(after);
        }
        match first {
            b'\'' => {
                let digits = rest
                    .get(..2)
                    .and_then(|digits| std::str::from_utf8(digits).ok());
                if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    self.byte(byte);
                }
                return rest.get(2..).unwrap_or_default();
            }
            // What a reader that does not know the group leaves out; all that is text is known here.
            b'*' => self.group.goes = Goes::Nowhere,
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("\u{2011}"),
            b'\r' | b'\n' => self.say("\n\n"),
            b'\\' | b'{' | b'}' => self.byte(*first),
            _ => {}
        }
        rest
    }

    /// Takes a control word, its number, and the space that ends it.
    fn word<'r>(&mut self, after: &'r [u8]) -> &'r [u8] {
        let end_of =
            |bytes: &[u8], is: fn(&u8) -> bool| bytes.iter().take_while(|byte| is(byte)).count();
        let (word, rest) = after.split_at(end_of(after, u8::is_ascii_alphabetic));
        let sign = usize::from(rest.starts_with(b"-"));
        let digits = end_of(&rest[sign..], u8::is_ascii_digit);
        let (number, rest) = match digits {
            0 => (None, rest),
            _ => {
                let (number, rest) = rest.split_at(sign + digits);
                let number = std::str::from_utf8(number)
                    .ok()
                    .and_then(|number| number.parse().ok());
                (number, rest)
            }
        };
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        if word == b"bin" {
            let bytes = number.and_then(|number: i32| usize::try_from(number).ok());
            return rest.get(bytes.unwrap_or(0)..).unwrap_or_default();
        }
        self.obey(word, number);
        rest
    }

    fn obey(&mut self, word: &[u8], number: Option<i32>) {
        let natural = number.and_then(|number| u32::try_from(number).ok());
        let mut look = self.group.look;
        if look.take(word, number) {
            self.flush();
            self.group.look = look;
            return;
        }
        match word {
            b"par" | b"sect" | b"page" | b"row" | b"nestrow" => self.say("\n\n"),
            b"cell" | b"nestcell" => {
                self.say("\n\n");
                self.texts.entry(self.group.goes).or_default().end_cell();
            }
            b"line" => self.say("\n"),
            b"tab" => self.say("\t"),
            b"enspace" | b"emspace" => self.say(" "),
            b"emdash" => self.say("—"),
            b"endash" => self.say("–"),
            b"lquote" => self.say("‘"),
            b"rquote" => self.say("’"),
            b"ldblquote" => self.say("“"),
            b"rdblquote" => self.say("”"),
            b"bullet" => self.say("•"),
            b"u" => self.numbered(number.unwrap_or(0)),
            b"uc" => self.group.stand_ins = natural.map_or(1, |number| number.min(8) as usize),
            b"ansicpg" => self.codepage = codepage::encoding(natural.unwrap_or(0)),
            b"f" => {
                self.flush();
                self.group.font = natural.unwrap_or(0);
            }
            b"fcharset" if self.group.is_fonts => {
                let page = natural.and_then(codepage::of_charset);
                if let Some(page) = page {
                    self.fonts.insert(self.group.font, codepage::encoding(page));
                }
            }
            b"fromhtml" => self.is_of_html = number != Some(0),
            b"htmlrtf" => {
                self.flush();
                self.group.is_instead = self.is_of_html && number != Some(0);
            }
            // The number or sign of an item, which a browser sets by itself.
            b"pntext" | b"listtext" => self.group.is_instead = false,
            b"fonttbl" => {
                self.group.is_fonts = true;
                self.group.goes = Goes::Nowhere;
            }
            b"red" | b"green" | b"blue" if self.group.is_colors => {
                self.tables.take(word, natural.unwrap_or(0));
            }
            b"footnote" => self.beside(Some(Note::Footnote)),
            b"annotation" => self.comment(),
            b"atnauthor" => self.group.goes = Goes::Commenter,
            b"atnid" => self.group.goes = Goes::Initials,
            b"atndate" => self.group.goes = Goes::CommentDate,
            b"revtbl" => self.group.goes = Goes::Revisers,
            b"header" | b"footer" | b"headerl" | b"headerr" | b"headerf" | b"footerl"
            | b"footerr" | b"footerf" => self.beside(None),
            // The text in a drawing, whose other properties are none: no part of the sentence that it is anchored in.
            b"shptxt" => self.beside(None),
            b"title" if self.group.is_info => self.group.goes = Goes::Title,
            b"author" if self.group.is_info => self.group.goes = Goes::Author,
            b"creatim" => self.group.is_made = true,
            b"yr" if self.group.is_made => self.made[0] = natural,
            b"mo" if self.group.is_made => self.made[1] = natural,
            b"dy" if self.group.is_made => self.made[2] = natural,
            b"info" => {
                self.group.is_info = true;
                self.group.goes = Goes::Nowhere;
            }
            b"colortbl" => {
                self.group.is_colors = true;
                self.group.goes = Goes::Nowhere;
            }
            // The last two stand in for what is read before them.
            b"fldinst" => self.group.goes = Goes::Instruction,
            b"upr" => {
                self.group.twice = Some(self.group.goes);
                self.group.goes = Goes::Nowhere;
            }
            b"ud" => self.group.goes = self.group.twice.take().unwrap_or(self.group.goes),
            b"stylesheet" | b"pict" | b"object" | b"xe" | b"tc" | b"filetbl" | b"shprslt"
            | b"nonshppict" => self.group.goes = Goes::Nowhere,
            _ => {}
        }
    }

    /// A character by its number in UTF-16, which RTF writes with a sign.
    fn numbered(&mut self, number: i32) {
        self.flush();
        self.left_out = self.group.stand_ins;
        if !self.is_kept() {
            return;
        }
        let unit = (number & 0xFFFF) as u16;
        let units = self.half.take().into_iter().chain([unit]);
        if (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let decoded = char::decode_utf16(units);
        let text: String = decoded
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        self.put(&text);
    }
}
