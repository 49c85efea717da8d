//! Records and citations as YAML to paste into a case file.

use crate::{
    analysis::verify::NewCitation,
    text::{Clean, hidden::is_hidden},
};

/// A text as a scalar: plain where nobody could read it otherwise, else in double quotation marks.
pub fn scalar(text: &str) -> String {
    match is_plain(text) {
        true => text.to_owned(),
        false => quoted(text),
    }
}

/// Whether a text, unquoted, is the same text to every reader of YAML: letters first, no sign that
/// means something, no word that reads as another type.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 8] = ["null", "true", "false", "yes", "no", "on", "off", "y"];
    let is_safe = |c: char| c.is_alphanumeric() && !is_hidden(c) || " .-¶’–§()/;".contains(c);
    text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '¶' | '§'))
        && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ')'))
        && text.chars().all(is_safe)
        && !WORDS.contains(&text.to_lowercase().as_str())
        && text != "n"
        && text != "N"
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // What cannot be seen, or is no character of YAML, is written by its number.
            c if c.is_control() || is_hidden(c) || matches!(c, '\u{2028}' | '\u{2029}') => {
                quoted.push_str(&match u32::from(c) {
                    code @ ..=0xFFFF => format!("\\u{code:04X}"),
                    code => format!("\\U{code:08X}"),
                });
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// What is known of a document that is to be a source; nothing where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewSource {
    pub title: String,
    pub kind: Option<&'static str>,
    pub publisher: Option<String>,
    pub authors: Vec<String>,
    /// An EDTF date.
    pub published: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    /// The path of its digest beside the case file.
    pub digest: Option<String>,
    /// The path of the original beside the case file, or its name; none where it is no UTF-8.
    pub file: Option<String>,
    pub sha256: String,
    pub media_type: &'static str,
    /// What is worth knowing and no part of the record.
    pub remarks: Vec<Clean>,
}

/// The keys of a source's record, from the first column.
pub fn source(source: &NewSource) -> String {
    let mut yaml = String::new();
    for remark in &source.remarks {
        yaml.push_str(&format!("# {}\n", remark.replace('\n', " ")));
    }
    let authors = match &source.authors[..] {
        [] => None,
        [one] => Some(scalar(one)),
        several => {
            let several: Vec<String> = several.iter().map(|author| quoted(author)).collect();
            Some(format!("[{}]", several.join(", ")))
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(scalar);
    let lines = [
        ("title", Some(scalar(&source.title))),
        ("kind", source.kind.map(scalar)),
        ("publisher", text(&source.publisher)),
        ("authors", authors),
        ("published", text(&source.published)),
        ("language", text(&source.language)),
        ("url", text(&source.url)),
        ("digest", text(&source.digest)),
    ];
    for (key, value) in lines {
        if let Some(value) = value {
            yaml.push_str(&format!("{key}: {value}\n"));
        }
    }
    yaml.push_str("original:\n");
    for (key, value) in [
        ("file", text(&source.file)),
        ("sha256", Some(source.sha256.clone())),
        ("media_type", Some(scalar(source.media_type))),
    ] {
        if let Some(value) = value {
            yaml.push_str(&format!("  {key}: {value}\n"));
        }
    }
    yaml
}

/// A citation as an item of a list. `source` is the reference by which its case names the source.
pub fn citation(source: &str, citation: &NewCitation) -> String {
    let at = citation.at.to_string();
    let lines = [
        ("source", Some(source)),
        ("at", Some(&*at)),
        ("quote", citation.quote.as_deref()),
        ("prefix", citation.prefix.as_deref()),
        ("suffix", citation.suffix.as_deref()),
    ];
    let mut yaml = String::new();
    for (key, value) in lines {
        let Some(value) = value else { continue };
        let lead = if yaml.is_empty() { "- " } else { "  " };
        yaml.push_str(&format!("{lead}{key}: {}\n", scalar(value)));
    }
    yaml
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    #[test]
    fn another_reader_of_yaml_reads_the_same_text() {
        for text in [
            "a word",
            "¶6",
            "p. 3 ¶2",
            "§ 4.2(b)",
            "null",
            "No",
            "n",
            "2025-04",
            "1e3",
            "- x",
            "a: b",
            "a #b",
            "a ",
            " a",
            "",
            "“a” 'b' \"c\" \\d",
            "a\nb\tc",
            "\u{1b}[31m\u{85}\u{7f}\u{202e}\u{200b}\u{2028}\u{feff}\u{E0061}",
            "Arévalo’s – 70 %, {x} [y] & *z !t |u >v @w `x`",
            "漢字",
            "a\rb",
        ] {
            let yaml = format!("x: {}\n", scalar(text));
            let read: serde_yaml::Value = serde_yaml::from_str(&yaml).unwrap();
            assert_eq!(read["x"].as_str(), Some(text), "{yaml}");
            let visible = yaml.chars().all(|c| c == '\n' || !c.is_control());
            assert!(visible, "{yaml:?}");
            let own: std::collections::HashMap<String, Text> = crate::load::yaml::value(&yaml);
            assert_eq!(own["x"].raw(), text, "{yaml}");
        }
    }
}
