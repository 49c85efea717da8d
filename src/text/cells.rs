//! Words that tabs and blanks set apart in one line: the cells of a table that has no other form; and what is set before
//! a paragraph, its number, a bullet, who speaks.

/// So many blanks, and more, part the cells of a line. Who justifies lines with blanks sets fewer.
pub const WIDE: usize = 4;

/// The longest number or letter of a paragraph, with its signs: `(viii)`, `12.3.4`.
const LONGEST: usize = 8;
/// The highest number of a line, which has no sign behind it.
const LAST_LINE: u32 = 28;

/// The words of a line that stand apart from one another; empty ones where nothing stands before, between or behind.
pub fn cells(line: &str) -> impl Iterator<Item = &str> {
    let blanks = " ".repeat(WIDE);
    line.split('\t')
        .flat_map(move |part| part.split(&blanks).collect::<Vec<_>>())
}

/// Whether `before` is set before the words `behind`, so that whoever quotes on passes over no gap between two columns:
/// `(a)`, `12.`, `•`, `Q.`, `THE COURT:`, the number of a line. A lone figure before a figure is none.
pub fn is_label(before: &str, behind: &str) -> bool {
    let before = before.trim();
    if before.ends_with(':') || !before.contains(char::is_alphanumeric) {
        return true;
    }
    if before.contains(char::is_whitespace) && !before.starts_with(['§', '¶']) {
        return false;
    }
    let is_line = before
        .parse()
        .is_ok_and(|number| (1..=LAST_LINE).contains(&number));
    let is_figure = behind.trim_start().starts_with(|c: char| c.is_numeric());
    is_line && !is_figure
        || before.len() <= LONGEST
            && (before.ends_with(['.', ')', ']']) || before.starts_with(['§', '¶']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_and_wide_blanks_part_cells() {
        let cells = |line| {
            cells(line)
                .filter(|cell| !cell.trim().is_empty())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            cells("Ana  B\twitness      of both"),
            ["Ana  B", "witness", "  of both"]
        );
        assert_eq!(cells("    Ana"), ["Ana"]);
        assert!(cells("").is_empty());
    }

    #[test]
    fn numbers_bullets_and_speakers_are_set_before_words() {
        for before in [
            "(a)",
            "12.",
            "1.2.3.",
            "•",
            "-",
            "Q.",
            "THE COURT:",
            "§ 5",
            "¶ 12",
            "[4]",
            "7",
        ] {
            assert!(is_label(before, "the men"), "{before}");
        }
        for before in [
            "Ana",
            "the mayor",
            "2019",
            "29",
            "170",
            "Ana Example.",
            "Sentences.",
        ] {
            assert!(!is_label(before, "the men"), "{before}");
        }
        assert!(!is_label("7", "12 men"));
    }
}
