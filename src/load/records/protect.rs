//! Words that are protected without being of a record.

use super::{Reading, head_keys};
use crate::{
    diagnostic::{Diagnostic, nearest},
    load::yaml::{Entries, Node, Value, decode::decode},
    model::{
        Kind, ProtectedWords, Span, Text,
        record::{LIBRARY_KEYS, PROTECT},
    },
    text::is_blank,
};

/// Whether a key at the top of a file is, or was to be, that of protected words.
pub fn is_protect(name: &str) -> bool {
    let sections = Kind::in_sections().map(|info| info.many);
    let others = sections.chain(head_keys()).chain(LIBRARY_KEYS);
    nearest(name, others) == Some(PROTECT)
}

impl Reading<'_> {
    /// Whether a key at the top is the one of protected words. One that is misspelt is reported, and read as such.
    pub(super) fn is_protect(&mut self, key: &Node) -> bool {
        let name = key.scalar().unwrap_or("");
        if name == PROTECT {
            return true;
        }
        let is_it = is_protect(name);
        if is_it {
            let message = format!("there is no key `{name}` at the top of a file");
            let help = format!("write `{PROTECT}`; what stands there is read as such");
            self.report
                .push(Diagnostic::error("unknown-key", key.span, message).help(help));
            self.parsed.unread.protect = true;
        }
        is_it
    }

    /// Reads words that are protected without being of a record. Where some cannot be read, it is not known what is
    /// protected.
    pub(super) fn read_protect(&mut self, node: Node) {
        let before = self.report.count();
        let entries = match node.value {
            Value::Mapping(entries) => entries,
            Value::Unread => {
                self.parsed.unread.protect = true;
                return;
            }
            _ if node.is_null() => return,
            _ => {
                self.report.push(
                    Diagnostic::error("wrong-type", node.span, "protected words are expected here by ids of their own")
                        .help("write `some-id:` on a line of its own, and `words: […]` below it, indented by two more spaces"),
                );
                Entries::new()
            }
        };
        for (id, node) in entries {
            let key = self.key_of(&id);
            let words = decode::<ProtectedWords>(&node, id.span, self.report);
            if let (Some(key), Some(words)) = (key, words) {
                self.check_words(&words, id.span);
                self.parsed.protect.push((key, words));
            } else {
                self.parsed.unread.protect = true;
            }
        }
        self.parsed.unread.protect |= self.report.count() > before;
    }

    /// Reports words that cannot be looked for.
    fn check_words(&mut self, words: &ProtectedWords, place: Span) {
        let help =
            "write the words as they stand in the texts; a sign alone would be found everywhere";
        if words.words.is_empty() {
            let message = "no words stand here that could be looked for";
            self.report
                .push(Diagnostic::error("wrong-value", place, message).help(help));
        }
        let is_short = |text: &&Text| {
            text.raw()
                .chars()
                .filter(|c| c.is_alphanumeric())
                .nth(1)
                .is_none()
        };
        for text in words.words.iter().filter(is_short) {
            let message = "words are protected from two letters on";
            self.report
                .push(Diagnostic::error("wrong-value", text.span(), message).help(help));
        }
        if let Some(alias) = words.alias.as_ref().filter(|alias| is_blank(alias.raw())) {
            let message = "nobody would see anything of this `as`";
            self.report.push(
                Diagnostic::error("wrong-value", alias.span(), message)
                    .help("write something that is seen, or leave `as` out"),
            );
        }
    }
}
