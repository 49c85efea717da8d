//! What Word shows for a field of its old formulas (`EQ \f(3,5)` is 3/5), whose result no file holds.

use std::{iter::Peekable, str::Chars};

use super::script::Script;

/// How deep parts may stand in one another.
const DEPTH: usize = 20;

/// What such a field shows in a line; none where the instruction is that of another field.
pub fn shown(instruction: &str) -> Option<String> {
    let instruction = instruction.trim();
    let (name, formula) = instruction.split_at_checked(2)?;
    let begins = formula.starts_with([' ', '\\']);
    if !name.eq_ignore_ascii_case("EQ") || !begins {
        return None;
    }
    let mut reader = Reader(formula.trim_start().chars().peekable());
    Some(reader.parts(DEPTH).join(","))
}

struct Reader<'f>(Peekable<Chars<'f>>);

impl Reader<'_> {
    /// What stands up to the bracket that closes, or the end, between its commas.
    fn parts(&mut self, depth: usize) -> Vec<String> {
        let mut parts = vec![String::new()];
        while let Some(c) = self.0.next() {
            match c {
                ')' => break,
                ',' | ';' => parts.push(String::new()),
                c => {
                    let text = match c {
                        '\\' => self.switch(depth),
                        c => c.into(),
                    };
                    if let Some(last) = parts.last_mut() {
                        last.push_str(&text);
                    }
                }
            }
        }
        parts
    }

    /// What stands behind a backslash: a sign that means nothing else, or a form and what is set in it.
    fn switch(&mut self, depth: usize) -> String {
        let form = match self.0.next() {
            Some(form) if form.is_ascii_alphabetic() => form.to_ascii_lowercase(),
            sign => return sign.map_or_else(String::new, Into::into),
        };
        let mut options = String::new();
        while let Some(option) = self.0.next_if(|c| *c != '(') {
            options.push(option.to_ascii_lowercase());
        }
        let Some(depth) = depth.checked_sub(1).filter(|_| self.0.next().is_some()) else {
            return String::new();
        };
        let parts = self.parts(depth);
        match (form, &parts[..]) {
            ('f', _) => parts.join("/"),
            ('r', [root]) => format!("√{root}"),
            ('r', [degree, root]) => format!("{}√{root}", Script::Above.written(degree)),
            ('s', _) if options.contains("do") => Script::Below.written(&parts.concat()),
            ('s', _) => Script::Above.written(&parts.concat()),
            ('b', _) => format!("({})", parts.concat()),
            ('l', _) => parts.join(","),
            _ => parts.join(" "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn formulas_are_written_in_a_line() {
        for (instruction, expected) in [
            (r" EQ \f(3,5) ", "3/5"),
            (r"eq \f(1;2)", "1/2"),
            (r"EQ \r(3,16)", "³√16"),
            (r"EQ \r(\f(1,2))", "√1/2"),
            (r"EQ 10\s\up8(6)", "10⁶"),
            (r"EQ a\s\do3(2)", "a₂"),
            (r"EQ \b(7\,5)", "(7,5)"),
            (r"EQ \f(1", "1"),
            (r"EQ \", ""),
        ] {
            assert_eq!(
                shown(instruction).as_deref(),
                Some(expected),
                "{instruction}"
            );
        }
        for other in ["", "E", "EQUAL 1", " IF 1 = 1 a", r"PAGE \* MERGEFORMAT"] {
            assert_eq!(shown(other), None, "{other}");
        }
    }

    #[test]
    fn depth_ends() {
        let deep = format!("EQ {}", r"\r(".repeat(100_000));
        assert!(shown(&deep).is_some());
    }
}
