//! Which way scripts run.

/// Whether a character is read from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and the older
/// ones, with the forms of their letters.
pub fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{0590}'..='\u{065F}' | '\u{066A}'..='\u{06EF}' | '\u{06FA}'..='\u{08FF}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether a character stands in a square of its own and needs no space to its neighbours: Han, Kana,
/// and their punctuation. Not Hangul, whose words are spaced.
pub fn is_square(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{312F}' | '\u{3190}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// A line in the order in which it is read.
pub struct Read {
    pub text: String,
    /// Whether it begins at the right.
    pub is_right_to_left: bool,
}

/// What a sign is to the order of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    RightToLeft,
    LeftToRight,
    Digit,
    /// What belongs to a number beside it (`%`, `€`, `°`), unless Arabic stands before: the classes ET and AL, rules W2 and
    /// W5 of UAX #9.
    Terminator,
    Space,
    Other,
}

fn kind(text: &str) -> Kind {
    // A sign may stand for more than it shows; what it shows comes last.
    let strong = text.chars().rev().find_map(|c| match c {
        _ if is_right_to_left(c) && c.is_alphabetic() => Some(Kind::RightToLeft),
        _ if c.is_alphabetic() => Some(Kind::LeftToRight),
        _ if c.is_numeric() => Some(Kind::Digit),
        _ => None,
    });
    strong.unwrap_or(match text {
        " " => Kind::Space,
        "#" | "$" | "%" | "°" | "‰" | "¢" | "£" | "¤" | "¥" | "€" => Kind::Terminator,
        _ => Kind::Other,
    })
}

/// Whether a sign is a letter of Arabic, Syriac or Thaana.
fn is_arabic(text: &str) -> bool {
    let is_letter = |c: char| is_right_to_left(c) && c.is_alphabetic();
    text.chars()
        .any(|c| is_letter(c) && !matches!(c, '\u{0590}'..='\u{05FF}' | '\u{FB1D}'..='\u{FB4F}'))
}

/// Brackets of all kinds that look the same from behind: what opens, and what closes.
const BRACKETS: [(&str, &str); 6] = [
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    ("<", ">"),
    ("«", "»"),
    ("‹", "›"),
];

/// The bracket that a sign is when it is read from the other side; none for any other sign.
fn mirrored(text: &str) -> Option<&'static str> {
    BRACKETS.iter().find_map(|(opens, closes)| match text {
        _ if text == *opens => Some(*closes),
        _ if text == *closes => Some(*opens),
        _ => None,
    })
}

/// Sets right the brackets among words from right to left, by their places in the line as it is read: some programs
/// write the bracket that is seen, others the one that is meant. Which it is tells a pair; one alone is what is seen.
fn mirror(texts: &mut [&str], is_turned: &[bool]) {
    for (opens, closes) in BRACKETS {
        let all: Vec<usize> = (0..texts.len())
            .filter(|at| is_turned[*at] && (texts[*at] == opens || texts[*at] == closes))
            .collect();
        let first = all.first().map(|at| texts[*at]);
        let last = all.last().map(|at| texts[*at]);
        if all.len() > 1 && first == Some(opens) && last == Some(closes) {
            continue;
        }
        for at in all {
            texts[at] = mirrored(texts[at]).unwrap_or(texts[at]);
        }
    }
}

/// Turns signs as they stand from left to right into the order in which they are read: what the
/// Unicode bidirectional algorithm does to show a line, undone.
pub fn read(signs: &[&str]) -> Read {
    let mut kinds: Vec<Kind> = signs.iter().map(|sign| kind(sign)).collect();
    if signs.iter().any(|sign| is_arabic(sign)) {
        for kind in &mut kinds {
            if *kind == Kind::Terminator {
                *kind = Kind::Other;
            }
        }
    }
    let count = |which: Kind| kinds.iter().filter(|kind| **kind == which).count();
    let backwards = count(Kind::RightToLeft);
    if backwards == 0 {
        return Read {
            text: signs.concat(),
            is_right_to_left: false,
        };
    }
    let is_strong = |kind: &&Kind| matches!(kind, Kind::RightToLeft | Kind::LeftToRight);
    let (left, right) = (kinds.iter().find(is_strong), kinds.iter().rfind(is_strong));
    // A line of one direction may quote the other, but mostly not at both of its ends.
    let is_right_to_left = match (left, right) {
        (Some(left), Some(right)) if left == right => *left == Kind::RightToLeft,
        _ => backwards > count(Kind::LeftToRight),
    };
    let mut order: Vec<usize> = (0..signs.len()).collect();
    // By their places as they are read, which signs are read from right to left.
    let mut is_turned = vec![is_right_to_left; signs.len()];
    if is_right_to_left {
        order.reverse();
        for run in runs(&kinds, left_to_right_end) {
            let run = signs.len() - run.end..signs.len() - run.start;
            order[run.clone()].reverse();
            is_turned[run].fill(false);
        }
    } else {
        for run in runs(&kinds, right_to_left_end) {
            order[run.clone()].reverse();
            is_turned[run.clone()].fill(true);
            let inner: Vec<Kind> = order[run.clone()].iter().rev().map(|&i| kinds[i]).collect();
            for digits in runs(&inner, left_to_right_end) {
                let (start, end) = (run.end - digits.end, run.end - digits.start);
                order[start..end].reverse();
                is_turned[start..end].fill(false);
            }
        }
    }
    let mut texts: Vec<&str> = order.iter().map(|&sign| signs[sign]).collect();
    mirror(&mut texts, &is_turned);
    Read {
        text: texts.concat(),
        is_right_to_left,
    }
}

/// The stretches of a line that `end` finds: it takes the kinds from some place on and says how many
/// of them belong together, if any.
fn runs(kinds: &[Kind], end: fn(&[Kind]) -> usize) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < kinds.len() {
        let length = end(&kinds[at..]);
        if length > 0 {
            runs.push(at..at + length);
        }
        at += length.max(1);
    }
    runs
}

/// Letters and digits that are read from left to right, with what stands between them; a number with
/// one sign, not a space, between its digits.
fn left_to_right_end(kinds: &[Kind]) -> usize {
    let mut end = 0;
    let mut has_letter = false;
    for (at, kind) in kinds.iter().enumerate() {
        match kind {
            Kind::RightToLeft => break,
            // Before a number or behind it.
            Kind::Terminator if at == end && (end > 0 || kinds.get(1) == Some(&Kind::Digit)) => {
                end = at + 1;
            }
            Kind::Space | Kind::Other | Kind::Terminator if end == 0 => break,
            Kind::Space | Kind::Other | Kind::Terminator => {}
            Kind::LeftToRight if has_letter || at == end => (end, has_letter) = (at + 1, true),
            Kind::Digit if has_letter || at == end => end = at + 1,
            Kind::Digit if at == end + 1 && kinds[end] == Kind::Other => end = at + 1,
            Kind::LeftToRight | Kind::Digit => break,
        }
    }
    end
}

/// From a letter that is read from right to left to the last one before others come.
fn right_to_left_end(kinds: &[Kind]) -> usize {
    if kinds[0] != Kind::RightToLeft {
        return 0;
    }
    let until = kinds.iter().position(|kind| *kind == Kind::LeftToRight);
    let kinds = &kinds[..until.unwrap_or(kinds.len())];
    let last = kinds.iter().rposition(|kind| *kind == Kind::RightToLeft);
    last.map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a line that is given as it looks from left to right.
    fn seen(looks: &str) -> String {
        let signs: Vec<String> = looks.chars().map(String::from).collect();
        read(&signs.iter().map(String::as_str).collect::<Vec<_>>()).text
    }

    #[test]
    fn lines_are_read_as_their_scripts_run() {
        for (looks, is_read) in [
            ("plain words, 1", "plain words, 1"),
            ("םולש", "שלום"),
            (".םלוע םולש", "שלום עולם."),
            // Numbers and foreign words keep their own direction.
            ("12.5 ריחמ", "מחיר 12.5"),
            ("2020 2019", "2020 2019"),
            ("ךכ Acme Inc רמא", "אמר Acme Inc כך"),
            ("he said םלוע םולש twice", "he said שלום עולם twice"),
            ("he said םלוע 25 םולש twice", "he said שלום 25 עולם twice"),
            // What belongs to a number stays with it in Hebrew; Arabic sets it on the other side.
            ("5% ריחמ", "מחיר 5%"),
            ("$12.5 ריחמ", "מחיר $12.5"),
            ("%5 ةبسنب", "بنسبة 5%"),
            // Brackets are turned: as they are seen, as they are meant, and one alone.
            ("(ךכ) רמא", "אמר (כך)"),
            (")ךכ( רמא", "אמר (כך)"),
            ("[א] (ב) ג", "ג (ב) [א]"),
            ("ךכ) רמא", "אמר (כך"),
            ("(Acme) םולש רמא", "אמר שלום (Acme)"),
        ] {
            assert_eq!(seen(looks), is_read, "{looks}");
        }
    }
}
