//! What an error of syntax means for someone who writes a case file, and what to write instead.

use granit_parser::ErrorKind;

/// Says what is wrong where the parser stopped: a sentence, and what to write instead. `line` is the
/// line of that place.
pub fn explain(kind: &ErrorKind, line: &str) -> (String, &'static str) {
    use ErrorKind as E;
    let indentation = &line[..line.len() - line.trim_start().len()];
    if indentation.contains('\t') {
        return (
            "a tab indents this line".into(),
            "indent with spaces: two for each level",
        );
    }
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
            "what follows this backslash has no meaning",
            "write `\\\\` for a backslash, or put the text in single quotation marks",
        ),
        E::MappingValueNotAllowed | E::InvalidColonPlacement | E::InvalidMappingValueWhitespace => {
            (
                "a colon stands here where no key may stand",
                "put quotation marks round a value that holds `: `; begin a new key on a line of its own",
            )
        }
        E::SimpleKeyExpected | E::InvalidSimpleKey | E::MappingKeyNotAllowed => (
            "this line is no key with a value",
            "write `key: value`, with a space after the colon; indent the further lines of a text by two more spaces than its key",
        ),
        E::ExpectedBlockMappingKey | E::InvalidIndentation => (
            "this line does not stand in one column with the keys it belongs to",
            "give all keys of one record the same indentation, two spaces for each level",
        ),
        E::ExpectedBlockSequenceEntry
        | E::BlockSequenceEntryNotAllowed
        | E::InvalidBlockEntryWhitespace
        | E::BlockEntryInFlowCollection
        | E::PlainScalarStartsWithDashFlowIndicator => (
            "this does not stand in one column with the items of its list",
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
            "close it, with commas between what stands inside; put quotation marks round a text that begins with `[` or `{`",
        ),
        E::MisplacedFlowCollectionEnd | E::MismatchedFlowCollectionEnd { .. } => (
            "this bracket closes none that is open",
            "close each bracket with its like; put quotation marks round a text that begins with a bracket",
        ),
        E::FlowMappingValueAdjacentCollection => (
            "text follows after a closing bracket",
            "put quotation marks round a text that begins with `[` or `{`",
        ),
        E::UnexpectedCharacter { character } => {
            return (
                format!("a text without quotation marks does not begin with `{character}`"),
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
        | E::TabInPlainScalar => ("a tab stands here", "write spaces in its place"),
        E::CommentInterceptedScalar | E::CommentNotSeparated => (
            "a comment stands inside a value",
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
                format!("this is not YAML: {other}"),
                "put quotation marks round a value that holds `: `, ` #` or begins with a sign, and keep the keys of one record in one column",
            );
        }
    };
    (message.into(), help)
}
