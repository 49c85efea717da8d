//! Addresses of the web in words.

/// What an address begins with that a reader may follow from here.
const BEGINNINGS: [&str; 3] = ["http://", "https://", "mailto:"];

/// Whether a text is an address of the web or of mail and nothing else, so that a form may make a link of it.
pub fn is_address(text: &str) -> bool {
    let fits = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>');
    BEGINNINGS.iter().any(|one| text.starts_with(one)) && text.chars().all(fits)
}

/// The addresses that stand in words, in their order, without the punctuation of the sentence behind them.
pub fn addresses(words: &str) -> impl Iterator<Item = &str> {
    let words = words.split(|c: char| c.is_whitespace() || "<>“”\"'".contains(c));
    let words = words.map(|word| word.trim_start_matches(['(', '[']));
    words.filter_map(|word| {
        let begins = |beginning: &&&str| word.starts_with(**beginning);
        let beginning = BEGINNINGS.iter().find(begins)?;
        let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        // A bracket that closes what the sentence opened is none of the address.
        let word = match word.contains('(') {
            true => word,
            false => word.trim_end_matches([')', ']']),
        };
        (word.len() > beginning.len()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        let all = |words: &'static str| -> Vec<&str> { addresses(words).collect() };
        assert_eq!(
            all("See (https://a.org/b), “http://c.org/d?e=f#g”; mailto:g@h.org."),
            ["https://a.org/b", "http://c.org/d?e=f#g", "mailto:g@h.org"]
        );
        assert_eq!(all("<https://a.org/b_(c)>"), ["https://a.org/b_(c)"]);
        assert!(
            all("a.org ftp://a.org javascript:x file:///a https:// mailto: xhttps://a.org")
                .is_empty()
        );
    }
}
