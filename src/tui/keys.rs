//! The keys as text: for `casefile keys`, the manual, the documentation and the configuration; first the actions, then what
//! keys do in every line that is typed, which no configuration changes.

use crate::{
    text::Clean,
    tui::{
        action::{Group, actions},
        input::keymap::Keymap,
        line::EDITS,
    },
};

/// The title over the keys of a line.
const IN_A_LINE: &str = "In every line that is typed";

/// The table of `casefile keys`: one line an action, by groups.
pub fn plain(keymap: &Keymap) -> String {
    let mut text = String::new();
    for group in Group::ALL {
        text.push_str(&format!("{}\n", group.title()));
        for row in actions().filter(|row| row.group == group) {
            text.push_str(&format!(
                "  {:<22} {:<18} {}.\n",
                Clean::join(keymap.keys(row.action), ", "),
                row.name,
                row.what
            ));
        }
    }
    text.push_str(&format!("{IN_A_LINE}\n"));
    for edit in &EDITS {
        text.push_str(&format!("  {:<41} {}.\n", edit.shown(), edit.what));
    }
    text
}

/// The same as roff, for the manual page.
pub fn roff() -> String {
    let keymap = Keymap::default();
    let mut text = String::new();
    for group in Group::ALL {
        text.push_str(&format!(".SS {}\n", group.title()));
        for row in actions().filter(|row| row.group == group) {
            let keys = escaped(&Clean::join(keymap.keys(row.action), ", "));
            text.push_str(&format!(
                ".TP\n\\&{keys}\n{}. (\\fB{}\\fR)\n",
                row.what,
                escaped(row.name)
            ));
        }
    }
    text.push_str(&format!(".SS {IN_A_LINE}\n"));
    for edit in &EDITS {
        let keys = escaped(&edit.shown());
        text.push_str(&format!(".TP\n\\&{keys}\n{}.\n", edit.what));
    }
    text
}

/// Words for roff, which reads some of their signs.
fn escaped(words: &str) -> String {
    words.replace('\\', "\\e").replace('-', "\\-")
}

/// The same as a Markdown table, for `docs/keys.md`.
pub fn markdown() -> String {
    let keymap = Keymap::default();
    let mut text = String::from("| keys | does |\n| --- | --- |\n");
    for row in actions() {
        let keys: Vec<String> = keymap
            .keys(row.action)
            .iter()
            .map(|keys| format!("`{keys}`"))
            .collect();
        text.push_str(&format!("| {} | {} |\n", keys.join(" "), row.what));
    }
    let head = format!("\n{IN_A_LINE}:\n\n| keys | does |\n| --- | --- |\n");
    text.push_str(&head);
    for edit in &EDITS {
        let shown = edit.shown();
        let keys: Vec<String> = shown.split(", ").map(|key| format!("`{key}`")).collect();
        text.push_str(&format!("| {} | {} |\n", keys.join(" "), edit.what));
    }
    text
}

/// The same as lines of the configuration file's table `[keys]`, commented out.
pub fn config() -> String {
    let mut text = String::new();
    for row in actions() {
        let keys: Vec<String> = row.keys.iter().map(|key| format!("{key:?}")).collect();
        text.push_str(&format!(
            "# {}\n# {} = [{}]\n",
            row.what,
            row.name,
            keys.join(", ")
        ));
    }
    text
}
