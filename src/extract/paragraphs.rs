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
    // The paragraphs that are the rest of a quoted line.
    let mut rests = Vec::new();
    let text = text.replace("\r\n", "\n");
    let lines: Vec<&str> = text.split(['\n', '\r']).collect();
    for (at, line) in lines.iter().enumerate() {
        let (signs, depth, rest) = quoted::signs(line);
        let words: Vec<&str> = rest.split_whitespace().collect();
        if words.is_empty() {
            open = None;
            continue;
        }
        let words = words.join(" ");
        let last = blocks.last().map_or("", |block| &*block.text);
        let stands_alone = quoted::heads(&words)
            || quoted::names_writer(&words) && last.ends_with(['.', '!', '?']);
        let goes_on = open == Some(depth) && !stands_alone;
        match blocks.last_mut().filter(|_| goes_on) {
            Some(block) => block.text.push(' '),
            None => {
                let is_below = depth == 0 && open.is_some_and(|depth| depth > 0);
                if is_below && is_rest(&lines[at - 1..]) {
                    rests.push(blocks.len());
                }
                let space = if depth > 0 { " " } else { "" };
                blocks.push(Block::new(None, format!("{signs}{space}")));
            }
        }
        if let Some(block) = blocks.last_mut() {
            push(block, rest);
        }
        let last = blocks.last().map_or("", |block| &block.text);
        let ends =
            quoted::is_attribution(last) || quoted::is_rule(last) || quoted::names_writer(last);
        open = Some(depth).filter(|_| !ends);
    }
    for at in rests {
        let all = 0..blocks[at].text.len();
        blocks[at].spans.push((all, Whose::Quoted(None)));
    }
    blocks
}

/// Whether the second of some lines, which has no sign, is the rest of the first, which has.
fn is_rest(lines: &[&str]) -> bool {
    /// So many lines a rest has at most.
    const MOST: usize = 3;
    let [before, rest @ ..] = lines else {
        return false;
    };
    let own = rest.iter().take_while(|line| {
        let (_, depth, words) = quoted::signs(line);
        depth == 0 && !words.trim().is_empty()
    });
    let count = own.count();
    let next = rest.get(count).map_or(0, |line| quoted::signs(line).1);
    let line = rest.first().copied().unwrap_or_default();
    count <= MOST && quoted::runs_on(before, line, next > 0)
}

/// Adds a line to a block, and where in it cells part.
fn push(block: &mut Block, line: &str) {
    let mut before = "";
    let (start, gaps) = (block.text.len(), block.spans.len());
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
    if block.spans.len() > gaps {
        block.rows.push(start..block.text.len());
    }
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
        check("BW> I was\nBW> there.\nNo.", &["BW> I was there.", "No."]);
        check("No.\nBo wrote:\nYes.", &["No.", "Bo wrote:", "Yes."]);
        check("On 3 May\nBo wrote:\nYes.", &["On 3 May Bo wrote:", "Yes."]);
        check(
            "He wrote:\n| I was\n| there.\nNo.",
            &["He wrote:", "| I was there.", "No."],
        );
        check("| a | b |\n| c | d |", &["| a | b | | c | d |"]);
    }

    #[test]
    fn the_rest_of_a_quoted_line_is_quoted() {
        let quoted = |text: &str| -> Vec<String> {
            let blocks = read(text).into_iter();
            let quoted = blocks.filter(|block| {
                let mut spans = block.spans.iter();
                spans.any(|(_, whose)| *whose == Whose::Quoted(None))
            });
            quoted.map(|block| block.text).collect()
        };
        let long = "> The first line of the long quoted paragraph is wrapped by the";
        assert_eq!(
            quoted(&format!("{long}\nmailer here.\n> Again.\nmailer")),
            ["mailer here."]
        );
        for text in [
            format!("{long}\n\nmailer here.\n> Again."),
            format!("{long}\nNo.\n\n> Again."),
            format!("{long} mailer.\nno\n> Again."),
            format!("{long}\na\nb\nc\nd\n> Again."),
        ] {
            assert!(quoted(&text).is_empty(), "{text}");
        }
    }
}
