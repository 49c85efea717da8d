//! The one door for text to a screen, a pipe or an export.
//!
//! A case file may come from someone who wants its reader to see something else than what it says, or
//! wants the terminal to act. So nothing is dropped silently and nothing acts: what has no glyph of
//! its own gets a visible mark.
//!
//! | raw | clean |
//! |---|---|
//! | C0 controls and DEL | their pictures: `␛` |
//! | C1 controls | `<9B>` |
//! | tab | four spaces (not a tab stop: panes indent and wrap, so columns would not line up anyway, and what is cleaned piece by piece stays equal to what is cleaned whole) |
//! | LF, CR LF | a line feed; a lone CR is a control |
//! | direction controls, invisible and tag characters, noncharacters | `‹RLO›`, `‹TAG a›`, `‹U+2065›` |
//! | a soft hyphen within a word | nothing: it marks where a line may end, and no page shows it there |
//! | joiner and variation selector inside an emoji | kept; anywhere else `‹ZWJ›`, `‹VS17›` |
//! | a mark that has no letter to stand on | `◌` before it |
//! | more than [`MARKS_MAX`] marks on one base | the first ones, then `…` for the rest |
//! | a grapheme of more than [`CLUSTER_MAX`] characters | broken by `…` |
//! | what else would take no width, such as a Hangul vowel without its initial | `‹U+1161›` |
//!
//! A no-break space stays as it is: it looks like a space and tells the wrapping not to break.
//! Cleaning twice is cleaning once.

mod own;
mod part;

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

pub use part::Part;

use super::hidden::{belongs_to_emoji, is_hidden, joins, write_mark};
use super::offsets::{Builder, Offsets};

/// Marks that one base character may carry. Vietnamese needs two, pointed Hebrew four.
pub const MARKS_MAX: usize = 8;

/// Characters that one grapheme may hold, a little over what the longest emoji (ten) and Indic
/// conjuncts need. A grapheme is drawn whole, so its length must have a bound.
pub const CLUSTER_MAX: usize = 32;

const TAB: &str = "    ";

/// Text that is safe to show: made by [`clean`] alone, or put together by [`clean!`](crate::clean!) from
/// texts that are clean already. Nobody else can make one, so none is clean because it is believed to be. It knows which of
/// its words are the program's own ([`Clean::own`]); two texts are the same whosever words they are.
#[derive(Clone, Default)]
pub struct Clean {
    text: Cow<'static, str>,
    /// What of the text is the program's own, where that is not all of it, which was compiled in.
    own: Vec<Range<usize>>,
}

impl Clean {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clean").field(&self.text).finish()
    }
}

impl PartialEq for Clean {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Clean {}

impl PartialOrd for Clean {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Clean {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for Clean {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl serde::Serialize for Clean {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// The program's own texts. A `'static` text is not trusted for being one (it may have been leaked):
/// it is looked through like any other, and only spared the copy.
impl From<&'static str> for Clean {
    fn from(text: &'static str) -> Self {
        if plain_len(text) == text.len() {
            Clean {
                text: Cow::Borrowed(text),
                own: Vec::new(),
            }
        } else {
            clean(text).as_own()
        }
    }
}

impl Deref for Clean {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// Formats as `format!` does and cleans the whole, so that any argument may be raw. Of the words between two arguments
/// nobody can say afterwards whether they are the program's own or an argument's; where that matters, [`clean!`](crate::clean!) can.
#[macro_export]
macro_rules! clean_format {
    ($format:literal $($arg:tt)*) => {
        $crate::text::Clean::framed($format, &::std::format!($format $($arg)*))
    };
}

/// Makes a raw text safe to show. The table at the head of this module says how.
pub fn clean(raw: &str) -> Clean {
    clean_mapped(raw).0
}

/// As [`clean`], on one line: every line break becomes a space.
pub fn clean_line(raw: &str) -> Clean {
    let clean = clean(raw);
    if clean.contains('\n') {
        of_files(clean.replace('\n', " "))
    } else {
        clean
    }
}

/// As [`clean`], with the way between raw and clean positions: to highlight raw bytes on the screen
/// ([`Offsets::derived`]) or cite what was selected there ([`Offsets::original`]).
pub fn clean_mapped(raw: &str) -> (Clean, Offsets) {
    let mut out = Builder::for_original(raw);
    let mut at = 0;
    while at < raw.len() {
        let plain = plain_len(&raw[at..]);
        out.copy(&raw[at..at + plain]);
        at += plain;
        if let Some(grapheme) = raw[at..].graphemes(true).next() {
            clean_grapheme(raw, at, grapheme, &mut out);
            at += grapheme.len();
        }
    }
    let (text, offsets) = out.finish().into_parts();
    (of_files(text), offsets)
}

/// A text that is clean, and of which nothing is known to be the program's own.
fn of_files(text: String) -> Clean {
    Clean {
        text: Cow::Owned(text),
        own: Vec::new(),
    }
}

/// Cleans the grapheme that stands at byte `at` of `raw`.
fn clean_grapheme(raw: &str, at: usize, grapheme: &str, out: &mut Builder) {
    // Characters since the grapheme or the last visible break in it began, and marks on its last base.
    let (mut length, mut marks) = (0, 0);
    for (i, c) in grapheme.char_indices() {
        let len = c.len_utf8();
        let after = &raw[at + i + len..];
        // What is shown before it decides, not what stood there. A joiner needs room for its emoji.
        let kept = length + 1 < CLUSTER_MAX && belongs_to_emoji(out.text(), c, after);
        match c {
            '\t' => out.put(len, TAB),
            '\n' => out.put_char(len, c),
            '\r' if after.starts_with('\n') => out.skip(len),
            '\0'..='\x1F' | '\x7F' | '\u{80}'..='\u{9F}' => {
                out.put_with(len, |text| write_control(c, text));
            }
            '\u{AD}' if is_within_word(&raw[..at + i], after) => out.skip(len),
            _ if is_hidden(c) && !kept => {
                out.put_with(len, |text| write_mark(c, text));
                (length, marks) = (0, 0);
            }
            // The libraries may know different versions of Unicode; what the grapheme rules do not
            // join stands alone, and without width it would not be drawn.
            _ if is_combining_mark(c) && (i > 0 || joins("a", c)) => {
                match marks {
                    0..MARKS_MAX if length < CLUSTER_MAX => {
                        if out.text().is_empty() || out.text().ends_with('\n') {
                            out.put_with(len, |text| text.extend(['◌', c]));
                        } else {
                            out.copy(&grapheme[i..i + len]);
                        }
                        length += 1;
                    }
                    0..=MARKS_MAX => {
                        out.put(len, "…");
                        (length, marks) = (0, MARKS_MAX);
                    }
                    _ => out.skip(len),
                }
                marks += 1;
            }
            // Neither would a Hangul vowel or final without its initial.
            _ if matches!(length, 0 | CLUSTER_MAX..) && c.width() == Some(0) => {
                out.put_with(len, |text| write_mark(c, text));
                (length, marks) = (0, 0);
            }
            _ => {
                // Plain characters end a chain, however long; the `…` that was put in is one.
                if length >= CLUSTER_MAX && !is_plain(c) {
                    out.put_with(len, |text| text.extend(['…', c]));
                    length = 0;
                } else {
                    out.copy(&grapheme[i..i + len]);
                }
                length += 1;
                marks = 0;
            }
        }
    }
}

/// Whether a word goes on from one text to the other, as it does where a soft hyphen stands between them.
/// Either may be empty, where a text is cleaned in pieces.
fn is_within_word(before: &str, after: &str) -> bool {
    let (last, first) = (before.chars().next_back(), after.chars().next());
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2010}');
    let is_one = match (last, first) {
        // Without what parts them they would be one grapheme, which is measured as a whole.
        (Some(last), Some(first)) => joins(last.encode_utf8(&mut [0; 4]), first),
        (None, None) => return false,
        _ => false,
    };
    !is_one && last.is_none_or(goes_on) && first.is_none_or(char::is_alphanumeric)
}

fn write_control(c: char, out: &mut String) {
    match u32::from(c) {
        code @ 0..=0x1F => out.extend(char::from_u32(0x2400 + code)),
        0x7F => out.push('␡'),
        code => out.push_str(&format!("<{code:02X}>")),
    }
}

/// Bytes at the start of `text` that are clean whatever stands around them: printable ASCII, line
/// feeds and the letters and punctuation of most of the world's newspapers. Only has to be right when
/// it says plain; the rest goes the slow way.
fn plain_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += bytes[at..]
            .iter()
            .position(|b| !matches!(b, b' '..=b'~' | b'\n'))
            .unwrap_or(bytes.len() - at);
        match text[at..].chars().next() {
            Some(c) if is_plain(c) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

fn is_plain(c: char) -> bool {
    // Left out: the soft hyphen, marks, and whatever an emoji may begin with (© ® ‼).
    matches!(c,
        ' '..='~' | '\u{A0}'..='\u{A8}' | '\u{AA}'..='\u{AC}' | '\u{AF}'..='\u{2FF}'
        | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}'
        | '\u{1E00}'..='\u{1FFF}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203B}' | '\u{20A0}'..='\u{20BF}'
        | '\u{2400}'..='\u{2426}' | '◌'
        | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309B}'..='\u{30FF}'
        | '\u{4E00}'..='\u{9FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::wrap::grapheme_width;
    use crate::text::{every_character, offending};
    use proptest::prelude::*;

    /// What must never be on a screen, whatever `clean` says of it, written down a second time.
    fn disallowed(c: char) -> bool {
        c.is_control() && c != '\n'
            || is_hidden(c) && !matches!(c, '\u{200D}' | '\u{FE0E}' | '\u{FE0F}')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{2028}')
    }

    fn check(raw: &str) {
        let once = clean(raw);
        assert!(!once.contains(disallowed), "{raw:?} gave {once:?}");
        for grapheme in once.graphemes(true) {
            assert!(
                grapheme_width(grapheme) > 0,
                "{raw:?} gave {grapheme:?}, which is not drawn"
            );
            assert!(
                grapheme.chars().count() <= 2 * CLUSTER_MAX,
                "{raw:?} gave {grapheme:?}"
            );
            // The first is the base, also where it is a mark with a place of its own (`ၧ`).
            let mut marks = 0;
            for c in grapheme.chars().skip(1) {
                marks = if is_combining_mark(c) { marks + 1 } else { 0 };
                assert!(marks <= MARKS_MAX, "{raw:?} gave {grapheme:?}");
            }
        }
        assert_eq!(clean(&once), once, "{raw:?}");
        assert!(offending(&once).next().is_none(), "{raw:?} gave {once:?}");
        let (_, offsets) = clean_mapped(raw);
        assert_eq!(offsets.derived(0..raw.len()), 0..once.len(), "{raw:?}");
    }

    #[test]
    fn every_character_alone_and_between_letters() {
        for c in every_character() {
            check(c.encode_utf8(&mut [0; 4]));
            check(&format!("a{c}b\n{c}"));
        }
    }

    #[test]
    fn nothing_visible_is_lost_or_changed() {
        for text in [
            "plain",
            "Arévalo “quoted” — ß… €",
            "line\nline\n",
            "漢字 かな カナ",
            "한국어",
            "मुझे हिन्दी",
            "ไทยน้ำ",
            "مُحَمَّد",
            "שָׁלוֹם",
            "e\u{301}",
            "a\u{A0}b",
            "© ® ™",
            "ﾊﾟﾋﾞ",
            "👩\u{200D}💻 👍🏽 ❤\u{FE0F} 🇸🇻 1\u{FE0F}\u{20E3} ↩\u{FE0E}",
            "👩🏻\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏻 🏳\u{FE0F}\u{200D}🌈",
        ] {
            assert_eq!(clean(text).as_str(), text);
        }
    }

    #[test]
    fn what_is_not_seen_is_shown() {
        for (raw, shown) in [
            ("A\tB", "A    B"),
            ("a\r\nb\rc", "a\nb␍c"),
            ("\x1b]52;c;aGk=\x07\x7f", "␛]52;c;aGk=␇␡"),
            ("\u{9b}31m", "<9B>31m"),
            ("user\u{202E}gpj.exe", "user‹RLO›gpj.exe"),
            ("a\u{200D}b \u{200B}", "a‹ZWJ›b ‹ZWSP›"),
            (
                "infor\u{AD}mation, well-\u{AD}known",
                "information, well-known",
            ),
            ("a \u{AD}b\u{AD} \u{AD}\u{AD}", "a ‹SHY›b‹SHY› ‹SHY›‹SHY›"),
            ("x\u{E0068}\u{E0069}", "x‹TAG h›‹TAG i›"),
            ("a\u{FE0F} 1\u{FE0F} 👍\u{200D}", "a‹VS16› 1‹VS16› 👍‹ZWJ›"),
            ("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}‹VS16›"),
            ("葛\u{E0100}", "葛‹VS17›"),
            ("\u{301}a\n\u{301}", "◌\u{301}a\n◌\u{301}"),
            ("a\u{1161}", "a‹U+1161›"),
        ] {
            assert_eq!(clean(raw).as_str(), shown);
        }
        assert_eq!(clean_line("a\r\nb\nc").as_str(), "a b c");
    }

    #[test]
    fn marks_at_the_limit_and_beyond() {
        let with = |n| format!("a{}b", "\u{301}".repeat(n));
        assert_eq!(clean(&with(MARKS_MAX)).as_str(), with(MARKS_MAX));
        let cut = with(MARKS_MAX).replace('b', "…b");
        assert_eq!(clean(&with(MARKS_MAX + 1)).as_str(), cut);
        assert_eq!(clean(&with(100_000)).as_str(), cut);
    }

    #[test]
    fn endless_graphemes_are_broken_up() {
        for unit in [
            "👩\u{200D}",
            "❤\u{FE0F}\u{200D}",
            "क\u{94D}",
            "\u{600}",
            "ᄀ",
            "가\u{11A8}",
            "\u{1161}",
            "\u{1F3FB}",
            "🇸",
            "\u{E33}",
        ] {
            check(&unit.repeat(100));
            check(&format!("👍{}", unit.repeat(100)));
        }
        let family = "👩\u{200D}".repeat(CLUSTER_MAX / 2);
        assert!(!clean(&format!("{family}👩")).contains(&family));
    }

    #[test]
    fn raw_and_clean_positions() {
        let raw = "\u{202E}A\tB é";
        let (clean, offsets) = clean_mapped(raw);
        let at = raw.find('B').unwrap();
        assert_eq!(&clean[offsets.derived(at..at + 1)], "B");
        assert_eq!(&clean[offsets.derived(0..3)], "‹RLO›");
        let shown = clean.find("B é").unwrap();
        assert_eq!(&raw[offsets.original(shown..clean.len())], "B é");
    }

    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<char>().prop_map(String::from),
            proptest::sample::select(vec![
                "a",
                "1",
                "👩",
                "❤",
                "\u{200D}",
                "\u{FE0F}",
                "\u{1F3FB}",
                "\u{301}",
                "\u{20E3}",
                "\r",
                "\n",
                "\t",
                "क",
                "\u{94D}",
                "ᄀ",
                "ᅡ",
                "ᆨ",
                "가",
                "\u{600}",
                "🇸",
                "\u{200C}",
                "…",
                "◌",
                "\u{903}",
                "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
                "\u{E33}",
                "\u{FF9E}",
            ])
            .prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn any_text(raw in hostile()) {
            check(&raw);
        }
    }
}
