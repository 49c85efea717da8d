//! The table of actions as text: for `casefile keys`, the manual, the documentation and the configuration.

use super::keymap::Keymap;
use crate::{
    text::Clean,
    tui::action::{Group, actions},
};

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
    text
}

/// The same as roff, for the manual page.
pub fn roff() -> String {
    let keymap = Keymap::default();
    let mut text = String::new();
    for group in Group::ALL {
        text.push_str(&format!(".SS {}\n", group.title()));
        for row in actions().filter(|row| row.group == group) {
            let keys = Clean::join(keymap.keys(row.action), ", ")
                .replace('\\', "\\e")
                .replace('-', "\\-");
            text.push_str(&format!(
                ".TP\n\\&{keys}\n{}. (\\fB{}\\fR)\n",
                row.what,
                row.name.replace('-', "\\-")
            ));
        }
    }
    text
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
