//! What the forms of word processors share: a package of parts, and the words of their XML.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::Made;
use crate::{clean_format, text::Clean};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_holds_no_sign_that_it_cannot() {
        assert_eq!(
            escaped("a<b>&\"\u{1}\u{ffff}\n"),
            "a&lt;b&gt;&amp;&quot;\u{fffd}\u{fffd} "
        );
    }
}
