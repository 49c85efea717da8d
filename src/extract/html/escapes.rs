//! Styles and style sheets as they are compared: in small letters, without remarks, and with letters for what stands for some.

/// What hides a sheet from programs that know none; to others it says nothing.
const HIDES_SHEET: [&str; 2] = ["<!--", "-->"];

/// A style, or a sheet, in that form.
pub fn plain(css: &str) -> String {
    let mut plain = css.to_ascii_lowercase();
    for sign in HIDES_SHEET {
        if plain.contains(sign) {
            plain = plain.replace(sign, " ");
        }
    }
    with_letters(&without_comments(&plain))
}

fn without_comments(sheet: &str) -> String {
    let mut without = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        without.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    without.push_str(rest);
    without
}

/// A text with a letter in the place of each escape that stands for one; what stands for a sign, or for a digit, which begins
/// no name, stays.
fn with_letters(css: &str) -> String {
    /// So many digits an escape has at most.
    const MOST: usize = 6;
    let mut all = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, behind)) = rest.split_once('\\') {
        all.push_str(before);
        let digits = behind.bytes().take(MOST);
        let digits = digits.take_while(u8::is_ascii_hexdigit).count();
        let (digits, after) = behind.split_at(digits);
        let letter = match (digits, after.chars().next()) {
            // Any other letter stands for itself.
            ("", Some(letter)) if letter.is_ascii_lowercase() => Some((letter, &after[1..])),
            ("", _) => None,
            (digits, _) => {
                let code = u32::from_str_radix(digits, 16).ok();
                let letter = code.and_then(char::from_u32);
                let letter = letter.filter(char::is_ascii_alphabetic);
                let ended = after.strip_prefix([' ', '\n', '\t']).unwrap_or(after);
                letter.map(|letter| (letter.to_ascii_lowercase(), ended))
            }
        };
        match letter {
            Some((letter, after)) => {
                all.push(letter);
                rest = after;
            }
            None => {
                all.push('\\');
                rest = behind;
            }
        }
    }
    all.push_str(rest);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_in_one_way_of_writing() {
        for (css, written) in [
            ("d\\69splay:N\\06fne", "display:none"),
            ("d\\69 splay : n\\one", "display : none"),
            ("display:/* x */none", "display:none"),
            ("<!-- .a { top: 0 } -->", "  .a { top: 0 }  "),
            (
                "content:'\\201c'; .\\31 2 {}",
                "content:'\\201c'; .\\31 2 {}",
            ),
        ] {
            assert_eq!(plain(css), written);
        }
    }
}
