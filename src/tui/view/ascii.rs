//! Pure ASCII, for terminals without anything else: the last step of a frame.

use ratatui::buffer::Buffer;

use crate::picture;

/// What typography becomes, cell by cell. Letters stay what they are: a name is the case's own.
const FORMS: [(&str, &str); 39] = [
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
];

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
            (None, None) => match picture::plain(symbol) {
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
