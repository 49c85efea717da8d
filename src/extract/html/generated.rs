//! Words that a style sheet puts before and behind elements: a browser shows them, and they are no text of the page.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use super::styles;

/// How many selectors are looked for: each goes through the whole page.
const SELECTORS: usize = 200;

/// So many characters of what is put there are repeated.
const REPEATED: usize = 60;

/// On which side of what its element holds words are put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    Before,
    Behind,
}

/// What a rule for words beside an element puts there.
pub struct Rule<'s> {
    pub selector: &'s str,
    pub side: Side,
    pub declarations: &'s str,
    /// What decides between it and others: the greater wins.
    pub weight: (bool, [usize; 3], usize),
}

/// What stands beside the elements of a page, where it is words.
#[derive(Default)]
pub struct Generated(HashMap<(NodeId, Side), String>);

impl Generated {
    /// What the rules of a page put there, by their weights.
    pub fn of(document: &Document, mut rules: Vec<Rule<'_>>) -> Self {
        rules.retain(|rule| content(rule.declarations).is_some());
        if !rules.iter().any(|rule| may_be_words(rule.declarations)) {
            return Self::default();
        }
        // Where there are too many, those go first that only may take back.
        if rules.len() > SELECTORS {
            rules.retain(|rule| may_be_words(rule.declarations));
        }
        rules.truncate(SELECTORS);
        rules.sort_by_key(|rule| rule.weight);
        let mut all = HashMap::new();
        for rule in rules {
            let Some(found) = document.try_select(rule.selector) else {
                continue;
            };
            let is_hidden = styles::is_unseen(rule.declarations);
            for node in found.nodes() {
                let words = content(rule.declarations).filter(|_| !is_hidden);
                let words = words.map_or_else(String::new, |value| written(value, node));
                all.insert((node.id, rule.side), words);
            }
        }
        all.retain(|_, words| are_words(words));
        Self(all)
    }

    /// The words on a side of what an element holds.
    pub fn beside(&self, node: NodeId, side: Side) -> Option<&str> {
        self.0.get(&(node, side)).map(String::as_str)
    }
}

/// Whether something that is shown is words, and no ornament. The name of a sign, of one letter, is none.
pub fn are_words(shown: &str) -> bool {
    shown.chars().any(char::is_alphanumeric)
}

/// The beginning of words, in one line.
pub fn repeated(words: &str) -> Box<str> {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(REPEATED).collect::<String>().into()
}

/// The last value of `content` in some declarations.
fn content(declarations: &str) -> Option<&str> {
    let mut all = declarations
        .rsplit(';')
        .filter_map(|one| one.split_once(':'));
    let (_, value) = all.find(|(name, _)| name.trim() == "content")?;
    Some(value.trim())
}

fn may_be_words(declarations: &str) -> bool {
    content(declarations).is_some_and(|value| {
        value.contains("attr(") || parts(value).iter().any(|part| are_words(part))
    })
}

/// What a value of `content` shows beside an element. Counters are numbers that a program sets before paragraphs.
fn written(value: &str, node: &NodeRef) -> String {
    let mut words = parts(value).concat();
    let mut rest = value;
    while let Some((_, inside)) = rest.split_once("attr(") {
        let (name, behind) = inside.split_once(')').unwrap_or((inside, ""));
        let name = name.split([' ', ',']).next().unwrap_or_default();
        if let Some(said) = node.attr(name) {
            words.push_str(&said);
        }
        rest = behind;
    }
    words
}

/// The texts in quotation marks of a value.
fn parts(value: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut open: Option<(char, String)> = None;
    let mut signs = value.chars().peekable();
    while let Some(sign) = signs.next() {
        match (&mut open, sign) {
            (None, '"' | '\'') => open = Some((sign, String::new())),
            (None, _) => {}
            (Some((quote, _)), sign) if sign == *quote => {
                parts.extend(open.take().map(|(_, text)| text));
            }
            (Some((_, text)), '\\') => {
                let mut digits = String::new();
                while digits.len() < 6
                    && let Some(digit) = signs.next_if(char::is_ascii_hexdigit)
                {
                    digits.push(digit);
                }
                if digits.is_empty() {
                    text.extend(signs.next());
                } else {
                    signs.next_if(|sign| sign.is_ascii_whitespace());
                    let code = u32::from_str_radix(&digits, 16).ok();
                    text.extend(code.and_then(char::from_u32));
                }
            }
            (Some((_, text)), sign) => text.push(sign),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ornaments_are_no_words() {
        for (declarations, is) in [
            ("content: \"not \"", true),
            ("color:red;content:'a' attr(x)", true),
            ("content: attr(data-x)", true),
            ("content:'\\f101'", false),
            ("content: \"\\201c\"", false),
            ("content:'\\6e ot'", true),
            ("content: counter(x) '. '", false),
            ("content: none", false),
            ("content:''", false),
            ("background:url('x')", false),
        ] {
            assert_eq!(may_be_words(declarations), is, "{declarations}");
        }
    }
}
