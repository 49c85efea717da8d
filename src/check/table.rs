//! The table of rules as text, for the command, the manual page and the docs.

use super::{RULES, STRUCTURE};

/// As columns, for a terminal.
pub fn plain() -> String {
    let column = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in &RULES {
        let (tier, severity) = (rule.tier.word(), rule.severity.to_string());
        text.push_str(&format!(
            "{:column$}  {tier:6}  {severity:7}  {}\n",
            rule.name, rule.finds
        ));
    }
    text
}

/// As roff, for the manual page; with what is reported in any case.
pub fn roff() -> String {
    let escape = |text: &str| text.replace('\\', "\\e").replace('-', "\\-");
    let mut text = String::new();
    for rule in &RULES {
        text.push_str(&format!(
            ".TP\n.B {}\n{} ({}, {}).\n",
            escape(rule.name),
            escape(rule.finds),
            rule.tier.word(),
            rule.severity
        ));
    }
    text.push_str(".SS Reported in any case\n");
    for (code, says) in &STRUCTURE {
        text.push_str(&format!(".TP\n.B {}\n{}.\n", escape(code), escape(says)));
    }
    text
}

/// As a Markdown table, for `docs/rules.md`.
pub fn markdown() -> String {
    let mut text = String::from("| rule | tier | finds |\n| --- | --- | --- |\n");
    for rule in &RULES {
        let tier = rule.tier.word();
        text.push_str(&format!("| `{}` | {tier} | {} |\n", rule.name, rule.finds));
    }
    text
}
