//! The typographic variants of the few marks of punctuation that a keyboard has.

/// What a typographic character stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Punctuation {
    SingleQuote,
    DoubleQuote,
    Dash,
    Ellipsis,
}

/// What `c` stands for. The ASCII quotation marks and the hyphen are among them; accents that are
/// typed as quotation marks and primes are as well.
pub(super) fn punctuation(c: char) -> Option<Punctuation> {
    Some(match c {
        '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | '′'
        | '‵' | '❛' | '❜' | '❟' | '「' | '」' | '｢' | '｣' | '＇' | '｀' | '\u{374}'
        | '\u{1FEF}' | '\u{1FFD}' => Punctuation::SingleQuote,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | 'ʺ' | '″' | '‶' | '❝' | '❞' | '❠' | '⹂'
        | '『' | '』' | '〝' | '〞' | '〟' | '＂' => Punctuation::DoubleQuote,
        '-' | '‐'..='―' | '⁃' | '−' | '⸺' | '⸻' | '־' | '﹘' | '﹣' | '－' => {
            Punctuation::Dash
        }
        '…' => Punctuation::Ellipsis,
        _ => return None,
    })
}

/// Whether a quotation mark, or what is typed as one, is a double one; none where `c` is no such mark.
pub fn is_double_mark(c: char) -> Option<bool> {
    match punctuation(c)? {
        Punctuation::SingleQuote => Some(false),
        Punctuation::DoubleQuote => Some(true),
        Punctuation::Dash | Punctuation::Ellipsis => None,
    }
}
