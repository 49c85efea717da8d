//! Plain text of messages, cut into paragraphs.

use super::Block;

/// The paragraphs of a text: what blank lines part, and what quotes another message from what does not.
/// Lines are joined. Of the signs that mark quoted lines (`>`) those of a paragraph's first line stay,
/// for they tell that the words are another's.
pub fn read(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // How deep the lines of the open paragraph are quoted.
    let mut open = None;
    for line in text.replace("\r\n", "\n").split(['\n', '\r']) {
        let (signs, depth, rest) = quoted(line);
        let words: Vec<&str> = rest.split_whitespace().collect();
        if words.is_empty() {
            open = None;
            continue;
        }
        let words = words.join(" ");
        match blocks.last_mut().filter(|_| open == Some(depth)) {
            Some(block) => {
                block.text.push(' ');
                block.text.push_str(&words);
            }
            None => {
                let space = if depth > 0 { " " } else { "" };
                blocks.push(Block::new(None, format!("{signs}{space}{words}")));
            }
        }
        open = Some(depth);
    }
    blocks
}

/// The signs of quotation that a line begins with, how many there are, and the rest.
pub fn quoted(line: &str) -> (&str, usize, &str) {
    let is_sign = |c: char| c == '>' || c == ' ';
    let signs = match line.starts_with('>') {
        true => &line[..line.find(|c| !is_sign(c)).unwrap_or(line.len())],
        false => "",
    };
    let depth = signs.bytes().filter(|byte| *byte == b'>').count();
    (signs.trim_end(), depth, &line[signs.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, paragraphs: &[&str]) {
        let blocks = read(text);
        let texts: Vec<&str> = blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, paragraphs);
    }

    #[test]
    fn blank_lines_part_and_line_ends_do_not() {
        check("", &[]);
        check(" \n\t\r\n", &[]);
        check("a  b\r\nc\r\n\r\nd\n \ne", &["a b c", "d", "e"]);
        check("a\rb\r\rc", &["a b", "c"]);
    }

    #[test]
    fn whose_words_they_are_is_not_lost() {
        check(
            "He wrote:\n> I was\n> there.\n>\n> Twice.\n> > Were you?\n>> Really?\nNo.",
            &[
                "He wrote:",
                "> I was there.",
                "> Twice.",
                "> > Were you? Really?",
                "No.",
            ],
        );
        check("-> a\nb > c", &["-> a b > c"]);
    }
}
