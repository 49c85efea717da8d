//! What a style declares, as a browser takes it.

use super::size::Size;

/// The declarations of a style, in small letters.
pub struct Declared<'s>(pub Vec<(&'s str, &'s str)>);

impl<'s> Declared<'s> {
    pub fn of(style: &'s str) -> Self {
        let declarations = style.split(';').filter_map(|declaration| {
            let (property, value) = declaration.split_once(':')?;
            let value = value.trim().trim_end_matches("!important").trim_end();
            Some((property.trim(), value))
        });
        let declarations = declarations.filter(|(property, value)| may_hold(property, value));
        Self(declarations.collect())
    }

    pub fn value(&self, property: &str) -> Option<&'s str> {
        let mut of = self.0.iter().rev().filter(|(name, _)| *name == property);
        of.next().map(|(_, value)| *value)
    }

    pub fn is(&self, property: &str, value: &str) -> bool {
        self.value(property) == Some(value)
    }

    pub fn has(&self, property: &str, word: &str) -> bool {
        let value = self.value(property);
        value.is_some_and(|value| value.split_ascii_whitespace().any(|of| of == word))
    }
}

/// Whether a browser takes a value of a property for one, as far as the values are listed here: what it does not know it
/// passes over, and the value before holds on.
fn may_hold(property: &str, value: &str) -> bool {
    const OF_ALL: [&str; 5] = ["inherit", "initial", "unset", "revert", "revert-layer"];
    const DISPLAYS: [&str; 19] = [
        "none",
        "block",
        "inline",
        "inline-block",
        "flex",
        "inline-flex",
        "grid",
        "inline-grid",
        "table",
        "inline-table",
        "list-item",
        "contents",
        "flow",
        "flow-root",
        "ruby",
        "ruby-text",
        "ruby-base",
        "run-in",
        "math",
    ];
    const LINES: [&str; 6] = [
        "none",
        "underline",
        "overline",
        "line-through",
        "blink",
        "solid",
    ];
    let mut words = value.split_ascii_whitespace();
    let is_listed = match property {
        "display" => words.all(|word| {
            DISPLAYS.contains(&word) || word.starts_with("table-") || word.starts_with("-webkit-")
        }),
        "visibility" => matches!(value, "visible" | "hidden" | "collapse"),
        "opacity" => Size::USUAL.length(value).is_some(),
        "text-decoration" | "text-decoration-line" => words.any(|word| LINES.contains(&word)),
        _ => true,
    };
    // What is worked out elsewhere may be any.
    is_listed || OF_ALL.contains(&value) || value.contains('(')
}
