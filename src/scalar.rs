//! Texts as scalars of YAML: every value that the program writes into a case file, or for one.
//!
//! `serde_yaml` writes them. Three things are asked beyond what it gives: a value stands on one line,
//! whatever it holds; readers of YAML 1.1 take it for text as well, where a bare `no` is a truth value
//! and a bare `2025-04-09` a day; and what is written can be shown as it is ([`clean`] changes nothing
//! of it), so that what a terminal printed is what was meant when it is pasted.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::clean;

/// The quotation marks round a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// `'…'`; double ones where these cannot hold the text.
    Single,
    /// `"…"`, in which any character can be written by its number.
    Double,
}

/// A text as a scalar of a block: bare where every reader takes that for this text, else quoted.
///
/// # Errors
/// Where the writer fails, as for a text of more than two gigabytes.
pub fn scalar(text: &str) -> serde_yaml::Result<String> {
    if !text.contains('\n') && !is_else_in_yaml_1_1(text) {
        let written = line(text)?;
        if *clean(&written) == written {
            return Ok(written);
        }
    }
    quoted(text, Marks::Single)
}

/// A text in quotation marks, as it can also stand between braces or brackets.
///
/// # Errors
/// As of [`scalar`].
pub fn quoted(text: &str, marks: Marks) -> serde_yaml::Result<String> {
    if marks == Marks::Single && !text.contains('\n') {
        // A remark may not stand in a bare text.
        let written = beside(text, " #", " #")?;
        if *clean(&written) == written {
            return Ok(written);
        }
    }
    // A control may stand in double quotation marks only.
    Ok(by_number(&beside(text, "\u{7}", "\\a")?))
}

/// A text as the writer writes it when something follows that makes it use quotation marks, without
/// what follows: nothing else tells it which to use.
fn beside(text: &str, follows: &str, written: &str) -> serde_yaml::Result<String> {
    let mut whole = line(&format!("{text}{follows}"))?;
    let end = whole.pop();
    let kept = whole.strip_suffix(written).map_or(whole.len(), str::len);
    whole.truncate(kept);
    whole.extend(end);
    Ok(whole)
}

/// A text as the writer writes it, without the end of its line.
fn line(text: &str) -> serde_yaml::Result<String> {
    let mut written = serde_yaml::to_string(text)?;
    written.truncate(written.trim_end_matches('\n').len());
    Ok(written)
}

/// A text in double quotation marks, in which what would be shown otherwise than it is, is written by
/// the numbers of its characters.
fn by_number(quoted: &str) -> String {
    let mut shown = String::with_capacity(quoted.len());
    for grapheme in quoted.graphemes(true) {
        if *clean(grapheme) == *grapheme {
            shown.push_str(grapheme);
            continue;
        }
        for c in grapheme.chars() {
            match u32::from(c) {
                ..=0x7F => shown.push(c),
                code @ ..=0xFFFF => shown.push_str(&format!("\\u{code:04X}")),
                code => shown.push_str(&format!("\\U{code:08X}")),
            }
        }
    }
    shown
}

/// Whether a reader of YAML 1.1 may take a bare text for something else: a truth value, nothing, a
/// number in one of its many forms, a day, the default key `=` and the merge key `<<`.
fn is_else_in_yaml_1_1(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<",
    ];
    let is_of_number = |c: char| c.is_ascii_digit() || "+-._:,eEobtTzZ \t".contains(c);
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
        || text.trim_start_matches(['+', '-']).starts_with("0x")
        || text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
            && text.chars().all(is_of_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;
    use proptest::prelude::*;
    use std::collections::HashMap;
    use yaml_rust2::{Yaml, YamlLoader};

    /// What the loader, a parser that is neither its nor the writer's, and the writer's own read.
    fn check(written: &str, text: &str) {
        let yaml = format!("x: {written}\n");
        assert_eq!(yaml.lines().count(), 1, "{yaml:?}");
        assert_eq!(*clean(&yaml), yaml, "what is printed is what is meant");
        let ours: HashMap<String, Text> = crate::load::yaml::value(&yaml);
        assert_eq!(ours["x"].raw(), text, "the loader: {yaml}");
        let other = YamlLoader::load_from_str(&yaml).unwrap();
        assert_eq!(
            other[0]["x"],
            Yaml::String(text.into()),
            "another parser: {yaml}"
        );
        let theirs: serde_yaml::Value = serde_yaml::from_str(&yaml).unwrap();
        assert_eq!(theirs["x"].as_str(), Some(text), "the writer's: {yaml}");
    }

    fn check_all(text: &str) {
        check(&scalar(text).unwrap(), text);
        for marks in [Marks::Single, Marks::Double] {
            let written = quoted(text, marks).unwrap();
            check(&written, text);
            // Between brackets too, where a bare text ends at a comma.
            let yaml = format!("[{written}, {written}]");
            let other = YamlLoader::load_from_str(&yaml).unwrap();
            assert_eq!(other[0][1], Yaml::String(text.into()), "{yaml}");
        }
    }

    #[test]
    fn a_text_is_bare_only_where_every_reader_takes_that_for_it() {
        for (text, written) in [
            ("a word, or two", "a word, or two"),
            ("p. 3 ¶2", "p. 3 ¶2"),
            ("3 men", "3 men"),
            ("", "''"),
            ("no", "'no'"),
            ("N", "'N'"),
            ("~", "'~'"),
            ("1e3", "'1e3'"),
            ("1_000", "'1_000'"),
            ("12:30", "'12:30'"),
            ("0x1F", "'0x1F'"),
            (".inf", "'.inf'"),
            ("2025-04-09", "'2025-04-09'"),
            ("a: b", "'a: b'"),
            ("a # b", "'a # b'"),
            ("it's: so", "'it''s: so'"),
            (" a", "' a'"),
            ("a ", "'a '"),
            ("a\nb\t'\"c\"", "\"a\\nb\\t'\\\"c\\\"\""),
            ("user\u{202E}gpj", "\"user\\u202Egpj\""),
            ("\u{E0061}", "\"\\U000E0061\""),
            ("ends with a bell\u{7}", "\"ends with a bell\\a\""),
            ("ends with # #", "'ends with # #'"),
        ] {
            assert_eq!(scalar(text).unwrap(), written);
            check_all(text);
        }
    }

    #[test]
    fn the_words_and_numbers_of_yaml_1_1_are_quoted() {
        for text in [
            "Yes",
            "OFF",
            "Null",
            "+1",
            "-.5",
            "190:20:30",
            "1,000",
            "0o14",
            "0b10",
            "685.230_15e+03",
            "2001-12-14t21:59:43.10-05:00",
            "2001-12-14 21:59:43.10 -5",
            "=",
            "<<",
            "~",
            ".inf",
            "-.Inf",
            ".NaN",
            "0o7",
            "0b_1",
            "1_000",
            "12:30:00",
            "2001-01-01",
            "- ",
            "? ",
            "-",
            "?",
            "+",
            ".",
        ] {
            assert!(scalar(text).unwrap().starts_with(['\'', '"']), "{text}");
            check_all(text);
        }
    }

    fn any_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<char>().prop_map(String::from),
            proptest::sample::select(vec![
                "a",
                "no",
                "1e3",
                "~",
                ": ",
                " #",
                "# ",
                "- ",
                "? ",
                "\n",
                "\n\n",
                "\r\n",
                "\r",
                "\t",
                " ",
                "  ",
                "'",
                "\"",
                "\\",
                "\\a",
                "{",
                "}",
                "[",
                "]",
                ",",
                "&a",
                "*a",
                "!t",
                "|",
                ">",
                "%",
                "@",
                "`",
                "---",
                "...",
                "\u{0}",
                "\u{7}",
                "\u{1B}[2J",
                "\u{7F}",
                "\u{85}",
                "\u{A0}",
                "\u{AD}",
                "\u{200B}",
                "\u{202E}",
                "\u{2028}",
                "\u{2029}",
                "\u{FEFF}",
                "\u{FFFE}",
                "\u{E0061}",
                "👩\u{200D}💻",
                "👍🏽",
                "\u{200D}",
                "\u{FE0F}",
                "🇸🇻",
                "e\u{301}",
                "\u{301}",
                "\u{1161}",
                "é",
                "漢字",
                "…",
                "“",
                "¶6",
                "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
            ])
            .prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn every_reader_reads_what_was_meant(text in any_text()) {
            check_all(&text);
        }
    }
}
