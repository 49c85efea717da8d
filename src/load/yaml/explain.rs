//! What an error of syntax means for someone who writes a case file, and what to write instead.

use granit_parser::{ErrorKind, ScanError};

/// An error of syntax in words.
pub struct Explained {
    /// Lines of the text before the place.
    pub line: usize,
    /// Characters of that line before the place.
    pub column: usize,
    pub message: String,
    pub help: &'static str,
}

/// Says what is wrong with a text. `sound` is the byte up to which nothing is: where the parser
/// stops may lie far behind the mistake.
pub fn explain(error: &ScanError, sound: usize, text: &str) -> Explained {
    let kind = error.kind();
    let stop = (
        error.marker().line().saturating_sub(1),
        error.marker().col(),
    );
    let line_at = |number: usize| crate::text::lines(text).nth(number).unwrap_or("");
    let (line, column) = match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent => opening_quote(text, sound).unwrap_or(stop),
        ErrorKind::MappingValueNotAllowed | ErrorKind::SimpleKeyExpected => {
            let unspaced = |number: usize| Some((number, unspaced_colon(line_at(number))?));
            let found = unspaced(stop.0).or_else(|| unspaced(stop.0.saturating_sub(1)));
            if let Some((line, column)) = found {
                return Explained {
                    line,
                    column,
                    message: "a space is missing after this colon".into(),
                    help: "write `key: value`",
                };
            }
            stop
        }
        _ => stop,
    };
    let (column, message, help) = in_words(kind, column, line_at(line));
    Explained {
        line,
        column,
        message,
        help,
    }
}

/// The line and column of the first quotation mark after `sound`, which opens the value there.
fn opening_quote(text: &str, sound: usize) -> Option<(usize, usize)> {
    let at = sound + text.get(sound..)?.find(['"', '\''])?;
    let before = crate::text::lines(&text[..at]);
    let (number, last) = (0..).zip(before).last().unwrap_or((0, ""));
    Some(match last.ends_with(['\n', '\r']) {
        true => (number + 1, 0),
        false => (number, last.chars().count()),
    })
}

/// The column of a colon that ends a key and has no space after it: `name:Ann`.
fn unspaced_colon(line: &str) -> Option<usize> {
    let start = line.trim_start();
    let (key, value) = start.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let is_unspaced = value.starts_with(|c: char| !c.is_whitespace() && c != '/');
    (is_key && is_unspaced).then(|| line.chars().count() - start.chars().count() + key.len())
}

const COLUMN: &str = "give all keys of one record the same indentation, two spaces for each level";

/// The column, what is wrong there, and what to write instead. `line` is the line of the place.
fn in_words(kind: &ErrorKind, column: usize, line: &str) -> (usize, String, &'static str) {
    use ErrorKind as E;
    let start = line.trim_start();
    let indentation = &line[..line.len() - start.len()];
    if let Some(tab) = indentation.chars().position(|c| c == '\t') {
        let help = "indent with spaces: two for each level";
        return (tab, "a tab indents this line".into(), help);
    }
    let before: String = line.chars().take(column).collect();
    // Whether the place is the colon of the line's own key, or the line's beginning.
    let is_own_colon = !before.contains(": ") && !before.trim_start().starts_with("- ");
    let begins = before.trim().is_empty();
    let (message, help) = match kind {
        E::UnclosedQuotedScalar
        | E::DocumentIndicatorInQuotedScalar
        | E::InvalidQuotedScalarIndent => (
            "a quotation mark is opened and not closed in this record",
            "close it; inside single quotation marks write `''` for `'`, inside double ones `\\\"` for `\"`",
        ),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => (
            "text follows after a closing quotation mark",
            "put the whole value in quotation marks; inside single ones write `''` for `'`, inside double ones `\\\"` for `\"`",
        ),
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => (
            "a backslash in this text comes before a character that it cannot escape",
            "write `\\\\` for a backslash, or put the text in single quotation marks",
        ),
        E::MappingValueNotAllowed if is_own_colon => {
            let message = "this key is indented more deeply than those it belongs to";
            return (indentation.chars().count(), message.into(), COLUMN);
        }
        E::MappingValueNotAllowed | E::InvalidColonPlacement | E::InvalidMappingValueWhitespace => {
            (
                "there is a colon inside this value",
                "put quotation marks round a value that holds `: `",
            )
        }
        E::SimpleKeyExpected | E::InvalidSimpleKey | E::MappingKeyNotAllowed => (
            "this line is no key with a value",
            "write `key: value`, with a space after the colon; indent the further lines of a text by two more spaces than its key",
        ),
        E::ExpectedBlockMappingKey if !begins => (
            "text follows here after a value that has ended",
            "put quotation marks round a text that begins with `[`, `{` or a quotation mark",
        ),
        E::ExpectedBlockMappingKey | E::InvalidIndentation if !start.starts_with("- ") => (
            "this line is not in one column with the keys it belongs to",
            COLUMN,
        ),
        E::ExpectedBlockMappingKey
        | E::InvalidIndentation
        | E::ExpectedBlockSequenceEntry
        | E::BlockSequenceEntryNotAllowed
        | E::InvalidBlockEntryWhitespace
        | E::BlockEntryInFlowCollection
        | E::PlainScalarStartsWithDashFlowIndicator => (
            "this is not in one column with the items of its list",
            "begin each item with `- `, all in one column, and put quotation marks round a text that begins with `- `",
        ),
        E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::InvalidFlowScalarIndent => (
            "a bracket is opened and not closed in this record",
            "close it, with commas between what is inside; put quotation marks round a text that begins with `[` or `{`",
        ),
        E::MismatchedFlowCollectionEnd { open, close } => {
            return (
                column,
                format!("this `{open}` is closed by `{close}`"),
                "close each bracket with its like; put quotation marks round a text that begins with a bracket",
            );
        }
        E::MisplacedFlowCollectionEnd => (
            "this bracket closes none that is open",
            "close each bracket with its like; put quotation marks round a text that begins with a bracket",
        ),
        E::FlowMappingValueAdjacentCollection => (
            "text follows after a closing bracket",
            "put quotation marks round a text that begins with `[` or `{`",
        ),
        E::UnexpectedCharacter { character } => {
            let sign = match character {
                '`' => "a backtick".to_owned(),
                character => format!("`{character}`"),
            };
            return (
                column,
                format!("a text without quotation marks does not begin with {sign}"),
                "put quotation marks round it",
            );
        }
        E::RecursionLimitExceeded => (
            "this is nested too deeply",
            "close the brackets; no record needs more than ten levels",
        ),
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => ("there is a tab here", "write spaces in its place"),
        E::CommentInterceptedScalar | E::CommentNotSeparated => (
            "there is a comment inside a value",
            "put quotation marks round a value that holds ` #`, or end the comment before the value",
        ),
        E::ZeroBlockScalarIndent | E::InvalidBlockScalarHeader | E::InvalidBlockScalarIndent => (
            "a text after `|` or `>` does not begin well",
            "leave the rest of that line empty, and indent every line of the text by two more spaces than its key",
        ),
        E::MissingAnchorOrAliasName => (
            "a text without quotation marks does not begin with `*` or `&`",
            "put quotation marks round it",
        ),
        E::ExpectedTagBang
        | E::InvalidGlobalTagCharacter
        | E::UndeclaredTagHandle
        | E::InvalidTagTerminator
        | E::MissingTagUri
        | E::UnclosedVerbatimTag
        | E::InvalidTagEscape
        | E::InvalidTagUtf8LeadingByte
        | E::InvalidTagUtf8TrailingByte
        | E::InvalidTagUtf8 => (
            "a text without quotation marks does not begin with `!`",
            "put quotation marks round it",
        ),
        other => {
            return (
                column,
                format!("this is not YAML: {other}"),
                "put quotation marks round a value that holds `: `, ` #` or begins with a sign, and keep the keys of one record in one column",
            );
        }
    };
    (column, message.into(), help)
}
