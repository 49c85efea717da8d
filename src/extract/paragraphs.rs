//! Plain text of messages, cut into paragraphs.

use super::{Block, Whose, quoted};
use crate::text::{cells, is_label};

/// The paragraphs of a text: what blank lines part, what quotes another message from what does not, and what heads one
/// or says whose it is from what stands round it.
/// Lines are joined. Of the signs that mark quoted lines (`>`) those of a paragraph's first line stay,
/// for they tell that the words are another's.
pub fn read(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // How deep the lines of the open paragraph are quoted.
    let mut open = None;
    for line in text.replace("\r\n", "\n").split(['\n', '\r']) {
        let (signs, depth, rest) = match bars(line) {
            Some(rest) => ("|", 1, rest),
            None => signs(line),
        };
        let words: Vec<&str> = rest.split_whitespace().collect();
        if words.is_empty() {
            open = None;
            continue;
        }
        let words = words.join(" ");
        let goes_on = open == Some(depth) && !quoted::heads(&words);
        match blocks.last_mut().filter(|_| goes_on) {
            Some(block) => block.text.push(' '),
            None => {
                let space = if depth > 0 { " " } else { "" };
                blocks.push(Block::new(None, format!("{signs}{space}")));
            }
        }
        if let Some(block) = blocks.last_mut() {
            push(block, rest);
        }
        let last = blocks.last().map_or("", |block| &block.text);
        let ends = quoted::is_attribution(last) || quoted::is_rule(last);
        open = Some(depth).filter(|_| !ends);
    }
    blocks
}

/// Adds a line to a block, and where in it cells part.
fn push(block: &mut Block, line: &str) {
    let mut before = "";
    for cell in cells(line).filter(|cell| !cell.trim().is_empty()) {
        if !before.is_empty() {
            if !is_label(before, cell) {
                let end = block.text.len();
                block.spans.push((end..end, Whose::OverGap));
            }
            block.text.push(' ');
        }
        let words: Vec<&str> = cell.split_whitespace().collect();
        block.text.push_str(&words.join(" "));
        before = cell;
    }
}

/// What stands behind the bar by which a line may be quoted as well. The cells of a table have more of them.
fn bars(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('|')?;
    let is_line = rest.is_empty() || rest.starts_with(' ') && !rest.contains('|');
    is_line.then_some(rest)
}

/// The signs of quotation that a line begins with, how many there are, and the rest.
pub fn signs(line: &str) -> (&str, usize, &str) {
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
    fn cells_of_a_line_are_parted_and_what_is_set_before_words_is_not() {
        let blocks = read("Ana     witness\nTo:     Bo\n  12\tmen");
        let gaps: Vec<usize> = blocks[0].spans.iter().map(|(gap, _)| gap.start).collect();
        assert_eq!(&*blocks[0].text, "Ana witness To: Bo 12 men");
        assert_eq!(gaps, ["Ana".len()]);
    }

    #[test]
    fn what_heads_another_message_stands_alone() {
        check(
            "No.\n---------- Forwarded message ---------\nFrom: Ana\nDate: x\nTo: y\n\nYes.",
            &[
                "No.",
                "---------- Forwarded message ---------",
                "From: Ana Date: x To: y",
                "Yes.",
            ],
        );
        check(
            "No.\n__________\nFrom: Ana\nOn 5 March at 10:00, Ana\nwrote:\nYes.",
            &[
                "No.",
                "__________",
                "From: Ana On 5 March at 10:00, Ana wrote:",
                "Yes.",
            ],
        );
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
        check(
            "He wrote:\n| I was\n| there.\nNo.",
            &["He wrote:", "| I was there.", "No."],
        );
        check("| a | b |\n| c | d |", &["| a | b | | c | d |"]);
    }
}
