//! A mailbox: messages one after the other, each behind a line that begins with `From ` (RFC 4155).

use std::{borrow::Cow, ops::Range};

/// Where the messages of a mailbox stand in it, without the lines before them. A file that does not begin with
/// such a line is one message. Blank lines and a byte order mark before the first are passed over.
pub fn messages(bytes: &[u8]) -> Vec<Range<usize>> {
    let without_mark = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = bytes.len() - without_mark.trim_ascii_start().len();
    let mut messages: Vec<Range<usize>> = Vec::new();
    let mut at = start;
    let mut is_behind_blank = true;
    for line in bytes[start..].split_inclusive(|byte| *byte == b'\n') {
        let next = at + line.len();
        let is_first = at == start;
        let begins = (is_behind_blank || is_envelope(line))
            && (line.starts_with(b"From ") || is_first && line.starts_with(b">From "))
            && (is_first || !messages.is_empty())
            && (is_first || is_header(&bytes[next..]));
        if begins {
            if let Some(last) = messages.last_mut() {
                last.end = at;
            }
            messages.push(next..bytes.len());
        }
        is_behind_blank = line.trim_ascii().is_empty();
        at = next;
    }
    match messages.is_empty() {
        true => std::iter::once(start..bytes.len()).collect(),
        false => messages,
    }
}

/// Whether a line is one that a program writes, with an address and a moment: before such a line the blank one may be
/// missing. `From ada@a.example Mon Mar  2 10:00:00 2026`.
pub fn is_envelope(line: &[u8]) -> bool {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let line = String::from_utf8_lossy(line);
    let words: Vec<&str> = line.split_whitespace().collect();
    let ["From", _, day, _, _, rest @ ..] = &words[..] else {
        return false;
    };
    let is_time = |word: &&str| {
        let mut parts = word.split(':');
        parts.clone().count() >= 2 && parts.all(|part| part.parse::<u8>().is_ok())
    };
    let is_year = |word: &&str| word.len() == 4 && word.parse::<u16>().is_ok();
    DAYS.contains(day) && rest.first().is_some_and(is_time) && rest.iter().any(is_year)
}

/// Whether a header stands first: people begin lines with `From ` too.
fn is_header(bytes: &[u8]) -> bool {
    let line = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let name = line
        .iter()
        .position(|byte| *byte == b':')
        .map(|end| &line[..end]);
    name.is_some_and(|name| !name.is_empty() && name.iter().all(u8::is_ascii_graphic))
}

/// The text of a message without the `>` that a mailbox puts before lines that begin with `From `.
pub fn without_signs(text: &str) -> Cow<'_, str> {
    if !text.contains(">From ") {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let is_put = line.trim_start_matches('>').starts_with("From ");
        line.strip_prefix('>').filter(|_| is_put).unwrap_or(line)
    });
    Cow::Owned(lines.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> Vec<&str> {
        let found = messages(text.as_bytes());
        found.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn messages_are_parted_where_a_mailbox_parts_them() {
        assert_eq!(
            parted(
                "\nFrom a@b Tue\nA: b\n\nx\nFrom here\n\nFrom there on\n\nFrom c@d Wed\r\nC: d\r\n\r\ny\r\n"
            ),
            [
                "A: b\n\nx\nFrom here\n\nFrom there on\n\n",
                "C: d\r\n\r\ny\r\n"
            ]
        );
        // Where the blank line is missing, the whole of what a program writes tells it.
        assert_eq!(
            parted(
                "From a@b Mon Mar  2 10:00:00 2026\nA: b\n\nx\nFrom c@d Tue Mar  3 10:00:00 2026\nC: d\n\ny\nFrom e@f Wed\nE: f\n"
            ),
            ["A: b\n\nx\n", "C: d\n\ny\nFrom e@f Wed\nE: f\n"]
        );
        // One message, with or without its line; what it says of others parts nothing.
        assert_eq!(
            parted("A: b\n\nx\n\nFrom a@b Tue\nC: d\n"),
            ["A: b\n\nx\n\nFrom a@b Tue\nC: d\n"]
        );
        assert_eq!(parted(">From a@b\nA: b\n"), ["A: b\n"]);
        assert_eq!(parted(""), [""]);
    }

    #[test]
    fn what_a_mailbox_puts_before_lines_is_taken_away() {
        assert_eq!(
            without_signs("a\n>From b\n>>From c\n> From d\n"),
            "a\nFrom b\n>From c\n> From d\n"
        );
    }
}
