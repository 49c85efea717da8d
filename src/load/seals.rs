//! What was to say that something is sealed or restricted, and cannot be read as that: a slip in saying so must not hand on
//! what is sealed.

use super::{
    astray::{key_in_text, section},
    yaml::{Entries, Node, Value},
};
use crate::{
    diagnostic::{Diagnostic, nearest},
    library::{Astray, Slip},
    model::{
        Body, FileId, Kind, Span,
        record::{LIBRARY_KEYS, RESTRICTED, SEALED, SEALS, all_keys, is_seal, spelt},
    },
};

/// How words begin that speak of what is not for everybody.
const SECRET: [&str; 12] = [
    "seal",
    "privileg",
    "confiden",
    "restrict",
    "secret",
    "protect",
    "redact",
    "private",
    "camera",
    "ex_parte",
    "eyes_only",
    "classified",
];

/// The keys behind which a word of a list stands: what something is.
const SAYS: [&str; 4] = ["kind", "status", "ruling", "is"];

const HELP: &str = "write `sealed: true` or `sealed: false` of an entry and of what is attached to it, and `restricted: sealed` \
     or `restricted: privileged` of evidence, the document of which is withheld with it; until then nothing is written for others";

/// What of a file says so.
#[derive(Default)]
pub struct Found {
    /// The keys of which it cannot be told what they say; whether nothing stands behind them.
    doubtful: Vec<(Span, bool)>,
    /// The lines of all.
    seen: Vec<u32>,
    /// The entries of dockets that say that something of them is sealed: the key of the first, and how many there are.
    sealed: Option<(Span, usize)>,
}

impl Found {
    pub fn in_file(entries: &Entries) -> Self {
        let mut found = Self::default();
        for (key, value) in entries {
            let name = key.scalar().unwrap_or("");
            let is_head = all_keys("Case").iter().any(|known| known == name);
            if is_head || LIBRARY_KEYS.contains(&name) {
                continue;
            }
            match (section(name), &value.value) {
                (Some(kind), Value::Mapping(records)) => {
                    let records = records.iter();
                    records.for_each(|(_, record)| found.in_record(kind, record));
                }
                (Some(_), _) => {}
                (None, _) => found.in_unknown(key, value, &[]),
            }
        }
        found
    }

    fn in_record(&mut self, kind: Kind, record: &Node) {
        let Value::Mapping(keys) = &record.value else {
            return;
        };
        let known = all_keys(&format!("{kind:?}"));
        let before = self.sealed;
        for (key, value) in keys {
            match (kind, key.scalar().unwrap_or("")) {
                (Kind::Entry, SEALED) => self.yes_or_no(key, value),
                (Kind::Entry, "attachments") => {
                    items(value).for_each(|one| self.in_attachment(one));
                }
                // What stands behind it and is none has been reported, and costs the record.
                (Kind::Evidence, RESTRICTED) => {
                    self.seen.push(key.span.line);
                    if value.is_null() || matches!(value.value, Value::Unread) {
                        self.doubtful.push((key.span, value.is_null()));
                    }
                }
                (Kind::Proceeding, "entries") => {
                    items(value).for_each(|entry| self.in_record(Kind::Entry, entry));
                }
                (Kind::Entry | Kind::Evidence, _) => self.in_sealable(key, value, known),
                _ => self.in_unknown(key, value, known),
            }
        }
        if kind != Kind::Entry {
            return;
        }
        // It counts once, however many of its documents are sealed.
        if let (Some((_, count)), Some((_, now))) = (before, &mut self.sealed) {
            *now = (*now).min(count + 1);
        } else if let Some((_, now)) = &mut self.sealed {
            *now = 1;
        }
    }

    fn in_attachment(&mut self, attachment: &Node) {
        let Value::Mapping(keys) = &attachment.value else {
            return;
        };
        for (key, value) in keys {
            match key.scalar().unwrap_or("") {
                SEALED => self.yes_or_no(key, value),
                _ => self.in_sealable(key, value, all_keys("Attachment")),
            }
        }
    }

    fn yes_or_no(&mut self, key: &Node, value: &Node) {
        self.seen.push(key.span.line);
        match value.scalar() {
            Some("false") => {}
            Some("true") => {
                let (_, count) = self.sealed.get_or_insert((key.span, 0));
                *count += 1;
            }
            _ => self.doubtful.push((key.span, value.is_null())),
        }
    }

    /// A key of what can be sealed: one that is not known there and is answered with yes, or speaks of secrecy, may have been
    /// to say that it is; so may a word for it behind a key that is for something else.
    fn in_sealable(&mut self, key: &Node, value: &Node, known: &[String]) {
        let name = key.scalar().unwrap_or("").to_lowercase();
        let is_known = known.contains(&name);
        let answer = value.scalar().unwrap_or("").trim().to_lowercase();
        // What stands behind `id` is a name, whatever words it has.
        let is_secret = name != "id" && SECRET.iter().any(|word| answer.starts_with(word));
        let is_meant = match is_known {
            true => SAYS.contains(&name.as_str()) && is_secret,
            false => {
                let speaks = SECRET.iter().any(|word| name.contains(word));
                (speaks && answer != "false")
                    || (is_answer(value) && !value.is_null())
                    || is_secret
                    || name == "public"
            }
        };
        if is_known && !is_meant {
            self.in_steps(value);
        }
        match is_meant {
            true => {
                self.seen.push(key.span.line);
                self.doubtful.push((key.span, false));
            }
            false => self.in_unknown(key, value, known),
        }
    }

    /// The steps of what can be sealed, and what was ruled of it: neither has a word for it, so there it is a slip.
    fn in_steps(&mut self, node: &Node) {
        let mut left = vec![node];
        while let Some(node) = left.pop() {
            match &node.value {
                Value::Sequence(items) => left.extend(items),
                Value::Mapping(entries) => {
                    for (key, value) in entries {
                        let name = key.scalar().unwrap_or("");
                        let answer = value.scalar().unwrap_or("").trim().to_lowercase();
                        let is_secret = SECRET.iter().any(|word| answer.starts_with(word));
                        match SAYS.contains(&name) && is_secret {
                            true => self.doubtful.push((key.span, false)),
                            false => left.push(value),
                        }
                    }
                }
                Value::Scalar { .. } | Value::Unread => {}
            }
        }
    }

    /// A key that may be none that is known there, and what stands below it.
    fn in_unknown(&mut self, key: &Node, value: &Node, known: &[String]) {
        let name = key.scalar().unwrap_or("");
        let is_known = known.iter().any(|known| known == name);
        let all = known.iter().map(String::as_str).chain(SEALS);
        let meant = nearest(&spelt(name), all).filter(|meant| SEALS.contains(meant));
        if !is_known && meant.is_some() {
            self.seen.push(key.span.line);
            if value.scalar() != Some("false") {
                self.doubtful.push((key.span, false));
            }
            return;
        }
        self.below(value);
    }

    /// Whatever says so below a node, where no key does. Ids may be called so; they have no answer to a question behind them.
    fn below(&mut self, node: &Node) {
        let mut left = vec![node];
        while let Some(node) = left.pop() {
            match &node.value {
                Value::Sequence(items) => left.extend(items),
                Value::Mapping(entries) => {
                    for (key, value) in entries {
                        let name = key.scalar().unwrap_or("");
                        match is_seal(name) && is_answer(value) {
                            true => self.doubtful.push((key.span, false)),
                            false => left.push(value),
                        }
                    }
                }
                Value::Scalar { .. } | Value::Unread => {}
            }
        }
    }

    /// With those that the text has and the tree has not, where a part of it is no YAML.
    pub fn and_in_text(mut self, text: &str, file: FileId) -> Self {
        let own = [SEALED, RESTRICTED].into_iter();
        let in_text = own.flat_map(|word| key_in_text(word, text, file));
        let unseen = in_text.filter(|span| !self.seen.contains(&span.line));
        let unseen: Vec<Span> = unseen.collect();
        self.doubtful
            .extend(unseen.into_iter().map(|span| (span, false)));
        self
    }

    /// What is in doubt, with what is reported of it, by what was read of the file: an entry that is sealed and cannot be
    /// read seals no document.
    pub fn judged<'r>(
        mut self,
        bodies: impl Iterator<Item = &'r Body>,
    ) -> Vec<(Astray, Diagnostic)> {
        let is_sealed = |body: &&Body| matches!(body, Body::Entry(entry) if entry.is_sealed());
        if let Some((first, count)) = self.sealed
            && self.doubtful.is_empty()
            && bodies.filter(is_sealed).count() < count
        {
            self.doubtful.push((first, false));
        }
        self.doubtful.sort();
        let told = self.doubtful.into_iter();
        told.map(|(place, is_empty)| {
            let message = match is_empty {
                true => "true or false is expected here, or of evidence `sealed` or `privileged`",
                false => "whether something is sealed cannot be read here",
            };
            let astray = Astray {
                place,
                slip: Slip::Seal,
                help: HELP,
            };
            let told = Diagnostic::error("wrong-value", place, message).help(HELP);
            (astray, told)
        })
        .collect()
    }
}

fn items(node: &Node) -> Box<dyn Iterator<Item = &Node> + '_> {
    match &node.value {
        Value::Sequence(items) => Box::new(items.iter()),
        // Entries by ids of their own.
        Value::Mapping(entries) => Box::new(entries.iter().map(|(_, value)| value)),
        Value::Scalar { .. } | Value::Unread => Box::new(std::iter::empty()),
    }
}

fn is_answer(value: &Node) -> bool {
    let answers = [
        "true",
        "yes",
        "on",
        "1",
        "y",
        "t",
        "sealed",
        "privileged",
        "confidential",
    ];
    let is_it = |words: &str| answers.contains(&words.trim().to_lowercase().as_str());
    value.is_null() || value.scalar().is_some_and(is_it)
}
