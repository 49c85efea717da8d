//! Conflicts that a merge of two versions left in a file.

use crate::{
    diagnostic::{Diagnostic, Report},
    model::{FileId, Span},
};

/// The text with the first version of each conflict, line for line: an empty line stands where one
/// was left out. None where there is no conflict. Each conflict is reported.
pub fn first_sides(text: &str, file: FileId, found: &mut Report) -> Option<String> {
    let marked = |mark: &str| {
        crate::text::lines(text)
            .filter(|line| line.starts_with(mark))
            .count()
    };
    let conflicts = marked("<<<<<<< ");
    if conflicts == 0 || conflicts != marked(">>>>>>> ") {
        return None;
    }
    let mut kept = String::with_capacity(text.len());
    let mut is_second = false;
    for (number, line) in (1..).zip(crate::text::lines(text)) {
        let begins = line.starts_with("<<<<<<< ");
        let ends = line.starts_with(">>>>>>> ");
        if begins {
            let span = Span {
                line: number,
                length: 7,
                ..Span::start_of(file)
            };
            found.push(
                Diagnostic::error("syntax", span, "a merge left two versions here").help(
                    "keep one of them, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`; the first is read",
                ),
            );
        }
        is_second = !begins
            && !ends
            && (is_second || line.starts_with("=======") || line.starts_with("||||||| "));
        match begins || ends || is_second {
            true => kept.push('\n'),
            false => kept.push_str(line),
        }
    }
    Some(kept)
}
