//! The text of a message's RTF: unpacked ([MS-OXRTFCP]), then read without its formats.

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::codepage;

/// What the window of the packing holds at first.
const AT_FIRST: &[u8; 207] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \
\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\
\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// The RTF that is packed; none if it is packed otherwise. What was cut off is missing.
pub fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (head, data) = packed.split_at_checked(16)?;
    match &head[8..12] {
        b"MELA" => Some(data.to_vec()),
        b"LZFu" => Some(unpack_window(data)),
        _ => None,
    }
}

/// Eight steps at a time after a byte of flags: a byte as it stands, or two that name a place in the
/// window of the last 4,096 bytes and a length.
fn unpack_window(data: &[u8]) -> Vec<u8> {
    const WINDOW: usize = 4096;
    let mut window = [b' '; WINDOW];
    window[..AT_FIRST.len()].copy_from_slice(AT_FIRST);
    let mut at = AT_FIRST.len();
    let mut unpacked = Vec::new();
    let mut put = |byte: u8, at: &mut usize, window: &mut [u8; WINDOW]| {
        unpacked.push(byte);
        window[*at] = byte;
        *at = (*at + 1) % WINDOW;
    };
    let mut data = data.iter().copied();
    'all: while let Some(flags) = data.next() {
        for step in 0..8 {
            let Some(first) = data.next() else { break 'all };
            if flags >> step & 1 == 0 {
                put(first, &mut at, &mut window);
                continue;
            }
            let Some(second) = data.next() else {
                break 'all;
            };
            let place = usize::from(first) << 4 | usize::from(second >> 4);
            // A reference to the next place to be written is the end.
            if place == at {
                break 'all;
            }
            for offset in 0..usize::from(second & 0xF) + 2 {
                let byte = window[(place + offset) % WINDOW];
                put(byte, &mut at, &mut window);
            }
        }
    }
    unpacked
}

/// The text of an RTF document, its paragraphs parted by blank lines. What stands in groups that are not
/// text is left out: fonts, styles, pictures, and the tags of HTML that Outlook wraps in RTF, whose text
/// stands beside them.
pub fn text(rtf: &[u8]) -> String {
    let mut reader = Reader::new();
    let mut rest = rtf;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match first {
            b'{' => reader.open(),
            b'}' => reader.close(),
            b'\r' | b'\n' => {}
            b'\\' => rest = reader.control(after),
            byte => reader.byte(*byte),
        }
    }
    reader.flush();
    reader.text
}

/// What holds within a group and is as before after it.
#[derive(Clone, Copy)]
struct Group {
    is_text: bool,
    is_fonts: bool,
    font: u32,
    /// How many characters stand in for one that is given by its number.
    stand_ins: usize,
}

struct Reader {
    text: String,
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
    fn new() -> Self {
        Self {
            text: String::new(),
            bytes: Vec::new(),
            group: Group {
                is_text: true,
                is_fonts: false,
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
        } else if self.group.is_text {
            self.bytes.push(byte);
        }
    }

    fn say(&mut self, text: &str) {
        self.flush();
        if self.group.is_text {
            self.text.push_str(text);
        }
    }

    /// Decodes what bytes there are.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let encoding = self.fonts.get(&self.group.font).unwrap_or(&self.codepage);
            let text = encoding.decode_without_bom_handling(&self.bytes).0;
            self.text.push_str(&text);
            self.bytes.clear();
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
            b'*' => self.group.is_text = false,
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
                self.group.is_text = false;
            }
            b"colortbl" | b"stylesheet" | b"info" | b"pict" | b"object" | b"fldinst"
            | b"header" | b"footer" | b"headerl" | b"headerr" | b"headerf" | b"footerl"
            | b"footerr" | b"footerf" => self.group.is_text = false,
            _ => {}
        }
    }

    /// A character by its number in UTF-16, which RTF writes with a sign.
    fn numbered(&mut self, number: i32) {
        self.flush();
        self.left_out = self.group.stand_ins;
        if !self.group.is_text {
            return;
        }
        let unit = (number & 0xFFFF) as u16;
        let units = self.half.take().into_iter().chain([unit]);
        if (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let decoded = char::decode_utf16(units);
        self.text
            .extend(decoded.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unpacks_the_examples_of_the_specification() {
        // [MS-OXRTFCP], sections 4.1 and 4.2.
        let simple = b"\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\x00\x0a\x00rcpg125B2\x0a\xf3 hel\x09\x00 bw\x05\xb0ld}\x0a\x80\x0f\xa0";
        let rtf = unpack(simple).unwrap();
        assert_eq!(rtf, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        assert_eq!(text(&rtf), "hello world");
        let crossing =
            b"\x1a\0\0\0\x1c\0\0\0LZFu\xe2\xd4\x4b\x51\x41\x00\x04\x20WXYZ\x0d\x6e\x7d\x01\x0e\xb0";
        assert_eq!(unpack(crossing).unwrap(), b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
    }

    #[test]
    fn what_is_stored_cut_off_or_unknown() {
        let head = |kind: &[u8]| [&[0; 8], kind, &[0; 4]].concat();
        assert_eq!(
            unpack(&[head(b"MELA"), b"{x}".to_vec()].concat()).unwrap(),
            b"{x}"
        );
        assert_eq!(
            unpack(&[head(b"LZFu"), b"\x00ab".to_vec()].concat()).unwrap(),
            b"ab"
        );
        assert_eq!(unpack(&head(b"ZIP!")), None);
        assert_eq!(unpack(b"LZFu"), None);
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
