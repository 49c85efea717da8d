//! Pure ASCII, for terminals without anything else: the last step of a frame.

use std::sync::OnceLock;

use ratatui::buffer::Buffer;

use crate::sign::{Sign, legend};

/// What typography becomes, cell by cell. Letters stay what they are: a name is the case's own.
const FORMS: [(&str, &str); 51] = [
    ("◈", "#"),
    ("…", ">"),
    ("↓", "v"),
    ("↑", "^"),
    ("└", "+"),
    ("├", "+"),
    ("┐", "+"),
    ("┴", "+"),
    ("▲", "^"),
    ("·", "-"),
    ("•", "*"),
    ("“", "\""),
    ("”", "\""),
    ("„", "\""),
    ("«", "\""),
    ("»", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("–", "-"),
    ("—", "-"),
    ("−", "-"),
    ("×", "x"),
    ("‹", "<"),
    ("›", ">"),
    ("→", ">"),
    ("←", "<"),
    ("¶", "#"),
    ("§", "S"),
    ("▸", ">"),
    ("▾", "v"),
    ("▌", "|"),
    ("│", "|"),
    ("┃", "#"),
    ("─", "-"),
    ("━", "="),
    ("┄", ":"),
    ("✗", "x"),
    ("✓", "v"),
    ("⏎", "<"),
    // Of pictures.
    ("▶", ">"),
    ("◀", "<"),
    ("●", "*"),
    ("■", "#"),
    ("▁", "1"),
    ("▂", "2"),
    ("▃", "3"),
    ("▄", "4"),
    ("▅", "5"),
    ("▆", "6"),
    ("▇", "7"),
    ("█", "8"),
];

/// What a sign of a status is without glyphs, where it stands alone in a picture.
fn plain(symbol: &str) -> Option<&'static str> {
    static SIGNS: OnceLock<Vec<Sign>> = OnceLock::new();
    let signs = SIGNS.get_or_init(|| {
        let legend = legend().into_iter();
        legend.flat_map(|(_, signs)| signs).collect()
    });
    let sign = signs.iter().find(|sign| sign.glyph == symbol)?;
    Some(sign.ascii)
}

/// Raised digits, in their order.
const RAISED: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

/// Writes what is typography in ASCII, here and in what a case says: three dots where they have
/// room, else the sign for what goes on to the right, since one dot would end a sentence.
pub fn ascii(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    for at in 0..buffer.content.len() {
        let symbol = buffer.content[at].symbol();
        if symbol.is_ascii() {
            continue;
        }
        // What commands a terminal: one sign has room, which command it is has none.
        let is_control = symbol
            .chars()
            .all(|c| ('\u{2400}'..='\u{2426}').contains(&c));
        let is_dots = symbol == "…";
        let form = FORMS.iter().find(|(sign, _)| *sign == symbol);
        let digit = RAISED.iter().position(|digit| *digit == symbol);
        let form = match (form, digit) {
            (Some((_, form)), _) => (*form).to_owned(),
            (None, Some(digit)) => digit.to_string(),
            (None, None) if is_control => "^".to_owned(),
            (None, None) => match plain(symbol) {
                Some(sign) => sign.to_owned(),
                None => continue,
            },
        };
        buffer.content[at].set_symbol(&form);
        let left = width - at % width;
        if is_dots && left > 2 && (at + 1..at + 3).all(|next| buffer.content[next].symbol() == " ")
        {
            for next in at..at + 3 {
                buffer.content[next].set_symbol(".");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn what_is_typography_is_written_in_ascii() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
        buffer.set_string(0, 0, "“é…” · ¶3²", ratatui::style::Style::new());
        buffer.set_string(0, 1, "cut …", ratatui::style::Style::new());
        ascii(&mut buffer);
        let text: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(text, "\"é>\" - #32  cut ...     ");
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, "a‹RLO›b ␛[␀␡", ratatui::style::Style::new());
        ascii(&mut buffer);
        let text: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(text, "a<RLO>b ^[^^");
    }
}
