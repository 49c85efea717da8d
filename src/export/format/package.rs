//! What the forms of word processors share: a package of parts, and the words of their XML.

use std::{
    borrow::Cow,
    io::{Cursor, Write},
};

use zip::{CompressionMethod, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::Made;
use crate::{clean_format, export::block::Line, text::Clean};

/// A part of a package.
pub struct Part {
    /// Its path within the package.
    pub path: &'static str,
    pub content: String,
}

impl Part {
    /// A part of that content.
    pub fn new(path: &'static str, content: String) -> Self {
        Self { path, content }
    }
}

/// The part of OpenDocument that says what the package is. It is the form's own, and holds nothing of a document.
pub const MIMETYPE: &str = "mimetype";

/// Parts as one file, in their order. It holds no day: the same parts give the same bytes. `mimetype` is what is to be
/// found at the beginning of the file as it is, where a form has that.
///
/// # Errors
/// Where they are more than such a file can hold.
pub fn package(mimetype: Option<&str>, parts: &[Part]) -> Result<Made, Clean> {
    let packed = packed(mimetype, parts);
    packed
        .map(Made::Package)
        .map_err(|error| clean_format!("This cannot be written in this form: {error}."))
}

fn packed(mimetype: Option<&str>, parts: &[Part]) -> ZipResult<Vec<u8>> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let mimetype = mimetype.map(|words| (MIMETYPE, words, CompressionMethod::Stored));
    let parts = parts
        .iter()
        .map(|part| (part.path, &*part.content, CompressionMethod::Deflated));
    for (path, content, method) in mimetype.into_iter().chain(parts) {
        let options = SimpleFileOptions::default().compression_method(method);
        file.start_file(path, options)?;
        file.write_all(content.as_bytes())?;
    }
    Ok(file.finish()?.into_inner())
}

/// A text in XML, as text or as the value of an attribute in double quotes: one line, and what XML cannot hold
/// is a mark.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' | '\0'..='\u{1f}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Whether a text is read from the right: whether its first letter that has a direction is of a script that is
/// (Unicode UAX #9, P2 and P3).
pub fn is_from_right(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

/// A piece of a line between signs that nobody sees (UAX #9, RLI and PDI), where it is read from the right and its line is
/// not: else what is in it in another script, such as what stands in the place of a name, would change its place with it.
pub fn isolated<'t>(piece: &'t str, line: &Line) -> Cow<'t, str> {
    match is_from_right(piece) && !is_from_right(&line.plain()) {
        true => Cow::Owned(format!("\u{2067}{piece}\u{2069}")),
        false => Cow::Borrowed(piece),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_from_the_side_of_its_first_letter() {
        assert!(is_from_right("“[1] قال"));
        assert!(is_from_right("(שלום) hello"));
        assert!(!is_from_right("Ana: قال"));
        assert!(!is_from_right("1998"));
    }

    #[test]
    fn what_is_read_from_the_right_is_set_apart_in_a_line_that_is_not() {
        let quote = "رأيت على [R-04]";
        let line = |pieces: &[&str]| {
            let mut line = Line::default();
            pieces
                .iter()
                .for_each(|piece| line.say(crate::text::clean_line(piece)));
            line
        };
        let apart = "\u{2067}رأيت على [R-04]\u{2069}";
        let from_left = line(&["[2] ¶3, basis: observed: “", quote, "”"]);
        assert_eq!(isolated(quote, &from_left), apart);
        assert_eq!(
            isolated("[2] ¶3, basis: observed: “", &from_left),
            "[2] ¶3, basis: observed: “"
        );
        assert_eq!(isolated(quote, &line(&["“", quote, "”"])), quote);
        let page = crate::export::format::html::pieces(&from_left);
        assert_eq!(
            page,
            format!("[2] ¶3, basis: observed: “<bdi>{quote}</bdi>”")
        );
    }

    #[test]
    fn xml_holds_no_sign_that_it_cannot() {
        assert_eq!(
            escaped("a<b>&\"\u{1}\u{ffff}\n"),
            "a&lt;b&gt;&amp;&quot;\u{fffd}\u{fffd} "
        );
    }
}
