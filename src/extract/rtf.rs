//! RTF (Rich Text Format 1.9.1), as a file of its own and as the body of an Outlook message.

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::{About, Extracted, Unreadable, codepage, date, paragraphs};

/// Reads an RTF document: the body, then footnotes, comments, headers and footers, as those of Word
/// documents are read. Cells of tables are paragraphs. What was deleted in tracked changes is left out.
///
/// # Errors
/// `NoTextLayer` where there is no text, `Damaged` for what does not begin as RTF does.
pub fn read(bytes: &[u8]) -> Result<Extracted, Unreadable> {
    if !is_rtf(bytes) {
        return Err(Unreadable::Damaged("it is no RTF".to_owned()));
    }
    let mut reader = Reader::of(bytes);
    let about = reader.about();
    let blocks = paragraphs::read(&reader.all());
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

/// The text of an RTF document, its paragraphs parted by blank lines. What stands in groups that are not
/// text is left out: fonts, styles, pictures, and the tags of HTML that Outlook wraps in RTF, whose text
/// stands beside them.
pub fn text(rtf: &[u8]) -> String {
    Reader::of(rtf).all()
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
}

/// What holds within a group and is as before after it.
#[derive(Clone, Copy)]
struct Group {
    goes: Goes,
    is_fonts: bool,
    is_info: bool,
    /// Whether it says when the document was made.
    is_made: bool,
    /// Whether a tracked change took the text out.
    is_deleted: bool,
    font: u32,
    /// How many characters stand in for one that is given by its number.
    stand_ins: usize,
}

struct Reader {
    texts: HashMap<Goes, String>,
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
    fn all(&mut self) -> String {
        let mut all = self.texts.remove(&Goes::Body).unwrap_or_default();
        if let Some(beside) = self.texts.remove(&Goes::Beside) {
            all.push_str("\n\n");
            all.push_str(&beside);
        }
        all
    }

    /// What it states about itself.
    fn about(&mut self) -> About {
        let mut stated = |goes: Goes| {
            let text = self.texts.remove(&goes)?;
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then_some(text)
        };
        let (title, author) = (stated(Goes::Title), stated(Goes::Author));
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
            made: [None; 3],
            bytes: Vec::new(),
            group: Group {
                goes: Goes::Body,
                is_fonts: false,
                is_info: false,
                is_made: false,
                is_deleted: false,
                font: 0,
                stand_ins: 1,
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
        self.group = self.around.pop().unwrap_or(self.group);
    }

    fn byte(&mut self, byte: u8) {
        if self.left_out > 0 {
            self.left_out -= 1;
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
        self.group.goes != Goes::Nowhere && !self.group.is_deleted
    }

    fn put(&mut self, text: &str) {
        self.texts
            .entry(self.group.goes)
            .or_default()
            .push_str(text);
    }

    /// What follows in this group is a paragraph of its own, behind the body.
    fn beside(&mut self) {
        self.flush();
        self.group.goes = Goes::Beside;
        self.put("\n\n");
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
        match word {
            b"par" | b"sect" | b"page" | b"row" | b"cell" | b"nestcell" | b"nestrow" => {
                self.say("\n\n")
            }
            b"line" => self.say("\n"),
            b"tab" | b"enspace" | b"emspace" => self.say(" "),
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
            b"fonttbl" => {
                self.group.is_fonts = true;
                self.group.goes = Goes::Nowhere;
            }
            b"deleted" => {
                self.flush();
                self.group.is_deleted = number != Some(0);
            }
            b"plain" => {
                self.flush();
                self.group.is_deleted = false;
            }
            b"footnote" | b"annotation" | b"header" | b"footer" | b"headerl" | b"headerr"
            | b"headerf" | b"footerl" | b"footerr" | b"footerf" => self.beside(),
            // The text in a drawing, whose other properties are none.
            b"shptxt" => self.group.goes = Goes::Body,
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
            b"colortbl" | b"stylesheet" | b"pict" | b"object" | b"fldinst" | b"xe" | b"tc"
            | b"filetbl" => self.group.goes = Goes::Nowhere,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_of_its_own() {
        let rtf = br"{\rtf1\ansi{\info{\title Log \'e9}{\author A. Clerk}{\creatim\yr2024\mo3\dy4\hr9}{\doccomm no}}{\header Page head}One{\footnote The note.} two.\par {\deleted gone}{\*\shpinst{\sp x}{\shptxt In a box.\par}}{\*\annotation Why?}End.}";
        let read = read(rtf).unwrap();
        let texts: Vec<&str> = read.blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(
            texts,
            [
                "One two.",
                "In a box.",
                "End.",
                "Page head",
                "The note.",
                "Why?"
            ]
        );
        assert_eq!(read.about.title.as_deref(), Some("Log é"));
        assert_eq!(read.about.authors, ["A. Clerk"]);
        assert_eq!(read.about.date.as_deref(), Some("2024-03-04"));
        for (bytes, why) in [
            (&b"{\\rtf1 }"[..], Unreadable::NoTextLayer),
            (b"plain", Unreadable::Damaged("it is no RTF".into())),
        ] {
            assert_eq!(super::read(bytes), Err(why));
        }
    }

    #[test]
    fn text_without_formats() {
        for (rtf, expected) in [
            (&br"{\rtf1{\fonttbl{\f0 Arial;}}{\*\generator X;}\b Ada\b0\par \'e9t\'E9\~\{1\}}"[..], "Ada\n\nété\u{a0}{1}"),
            (br"{\rtf1\ansicpg1251 \'e4\'e0}", "да"),
            (br"{\rtf1{\fonttbl{\f3\fcharset204 A;}{\f4\fcharset128 B;}}{\f3\'e4}{\f4\'82\'a0}\'e4}", "даä".replace('а', "あ").leak()),
            (br"{\rtf1 \u233?t\u-10179?\u-8704?{\uc2\u1076xy!}\u8212 -\uc0\u233 x}", "ét😀д!—éx"),
            (br"{\rtf1\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Hi{\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 there\htmlrtf\par}\htmlrtf0}", "Hi\u{a0}there\n\n"),
            (b"{\\rtf1 a{\\pict\\bin3 }}}}bc", "abc"),
            (br"}}}{{{\'zz\u-1", "\u{ffff}"),
        ] {
            assert_eq!(text(rtf), expected);
        }
    }
}
