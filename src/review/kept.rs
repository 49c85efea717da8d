//! What a record said when somebody reviewed it: kept with the mark, so that it can be told later how it changed.
//!
//! Hashes tell that a record changed ([`Version::until`]); its words, taken apart as `casefile diff` takes them, tell how.
//! They are kept within a limit. Where a source has the words that are quoted of it, these stand once.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{slice, sync::Arc};

use super::version::{Cited, How, Since, Version};
use crate::{
    compare::{self, Change, Difference, Item, Reader, Value, citations, differ, same_citations},
    library::{Library, Record},
    limits::{KEPT_BYTES, Limit},
};

/// The words of a version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// What the record said is beyond the limit.
    TooLarge,
    #[serde(untagged)]
    Read(Read),
}

/// What a record said, and what it cited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Read {
    /// The word for its kind.
    kind: Box<str>,
    says: Vec<Item>,
    /// The cited words in their sources, in the order of the citations; null of a source that was not at hand, and of
    /// words for which there was no room.
    cited: Vec<Option<Words>>,
}

/// What stands in the place of a kind where it is no record.
const PLACE: &str = "citation";

/// What stands in the place of words that must not be told.
const LEFT_OUT: &str = "[words left out]";

/// Words of a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Words {
    /// Those that the citation quotes.
    AsQuoted,
    Are(Box<str>),
}

/// How a record reads otherwise than in the version that was reviewed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Field by field. Where a source reads otherwise, the path is `[1] post ¶2`: the number of the citation as it is now,
    /// the source and the place.
    pub differences: Vec<Difference>,
    /// Why that is not all of it.
    pub untold: Vec<Untold>,
}

/// Why it is not told how a record changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untold {
    /// The log keeps no words of the version: the mark is from a program that kept none, or the line that has them cannot be
    /// read.
    NotKept,
    /// The record is beyond the limit, then or now.
    TooLarge,
    /// The words of a source at this citation, by its number from 1, are beyond the limit, then or now.
    CitedTooLarge(usize),
    /// The words of a source at this citation, by its number from 1, cannot be told beside those of then.
    Cited(How, usize),
    /// The text of the source that it is is another one: texts are not kept.
    Text(How),
    /// What it says no more may name somebody who is protected.
    Gone,
    /// What it says is the same: its parts stand in another order, or a record is named in another way.
    Order,
}

impl Untold {
    /// It as a sentence, without a full stop.
    pub fn words(self) -> String {
        match self {
            Self::NotKept => {
                "how it changed is not known: the log keeps no words of that version".into()
            }
            Self::TooLarge => format!("how it changed is not known: {}", KEPT_BYTES.beyond()),
            Self::CitedTooLarge(number) => format!(
                "how the source of [{number}] changed is not known: {}",
                KEPT_BYTES.beyond()
            ),
            Self::Cited(How::Unseen, number) => {
                format!("the words of [{number}] were not at hand when it was reviewed")
            }
            Self::Cited(How::Away, number) => {
                format!("the words of [{number}] are not at hand now")
            }
            Self::Cited(_, number) => {
                format!("what is held of the source of [{number}] is another kind of text")
            }
            Self::Text(How::Otherwise) => {
                "its text reads otherwise, and what it read is not kept in the log".into()
            }
            Self::Text(how) => how.of_text().into(),
            Self::Gone => "what it says no more is left out: one of the protected was reviewed by nobody, and nobody can \
                           say what they were called then"
                .into(),
            Self::Order => {
                "it says the same in another order, or names a record in another way".into()
            }
        }
    }
}

impl Kept {
    /// What a record says now, and what its citations lead to; what is beyond the limit is left out.
    pub fn of(library: &Library, record: &Record, cited: &[Option<Cited>], limit: &Limit) -> Self {
        let says = Reader::of_new(library).items(record);
        Self::read(record.kind().info().one, says, cited, limit)
    }

    /// The same of a citation, or of a place that no record cites.
    pub fn of_place(says: compare::Cited, cited: &Option<Cited>, limit: &Limit) -> Self {
        Self::read(
            PLACE,
            vec![Item::cites(says)],
            slice::from_ref(cited),
            limit,
        )
    }

    fn read(kind: &str, says: Vec<Item>, cited: &[Option<Cited>], limit: &Limit) -> Self {
        let mut bytes = serde_json::to_string(&says).map_or(u64::MAX, |json| json.len() as u64);
        if !limit.allows(bytes) {
            return Self::TooLarge;
        }
        let quoted = quoted(&says);
        let words = cited.iter().enumerate().map(|(number, cited)| {
            let text = cited.as_ref()?.text()?;
            if quoted.get(number).and_then(Option::as_deref) == Some(text) {
                return Some(Words::AsQuoted);
            }
            let more = bytes + text.len() as u64;
            limit.allows(more).then(|| {
                bytes = more;
                Words::Are(text.into())
            })
        });
        let cited = words.collect();
        Self::Read(Read {
            kind: kind.into(),
            says,
            cited,
        })
    }
}

impl Kept {
    /// The source of a citation, by its number from 0, as it was named; none where that is not kept.
    pub(super) fn source(&self, number: usize) -> Option<Box<str>> {
        let Self::Read(read) = self else {
            return None;
        };
        match citations(&read.says).into_iter().nth(number)?.1 {
            Value::Cites(cited) => Some(cited.source.written),
            _ => None,
        }
    }
}

impl Read {
    /// The word for its kind.
    pub(super) fn kind(&self) -> &str {
        &self.kind
    }

    /// What it said.
    pub(super) fn says(&self) -> &[Item] {
        &self.says
    }

    /// The words of a source at a citation.
    fn cited<'r>(&'r self, number: usize, quoted: &'r [Option<Box<str>>]) -> Option<&'r str> {
        match self.cited.get(number)?.as_ref()? {
            Words::AsQuoted => quoted.get(number)?.as_deref(),
            Words::Are(words) => Some(words),
        }
    }
}

/// What citations quote.
fn quoted(says: &[Item]) -> Vec<Option<Box<str>>> {
    let all = citations(says).into_iter();
    all.map(|(_, cited)| match cited {
        Value::Cites(cited) => cited.quote,
        _ => None,
    })
    .collect()
}

impl Version {
    /// How the record reads otherwise now. Both versions must be with their words; nothing where it is the same.
    pub fn changes(&self, now: &Self) -> Changes {
        let since = self.until(now);
        if since == Since::Same {
            return Changes::default();
        }
        let (old, new) = match (self.kept(), now.kept()) {
            (Some(Kept::Read(old)), Some(Kept::Read(new))) => (old, new),
            (None, _) | (_, None) => return Changes::of(Untold::NotKept),
            _ => return Changes::of(Untold::TooLarge),
        };
        let mut changes = Changes::default();
        if old.kind != new.kind {
            let word = |kind: &str| Value::Word(kind.into());
            changes.differences.push(Difference {
                path: "kind".into(),
                change: Change::Changed(word(&old.kind), word(&new.kind)),
            });
        }
        changes.differences.extend(differ(&old.says, &new.says));
        if changes.differences.is_empty() && since == Since::Content {
            changes.untold.push(Untold::Order);
        }
        let (quoted_then, quoted_now) = (quoted(&old.says), quoted(&new.says));
        let names = citations(&new.says);
        for (then, number) in same_citations(&old.says, &new.says) {
            match self.words_since(then, now, number) {
                None => continue,
                Some(How::Otherwise) => {}
                Some(how) => {
                    changes.untold.push(Untold::Cited(how, number + 1));
                    continue;
                }
            }
            let both = old.cited(then, &quoted_then);
            let Some((before, after)) = both.zip(new.cited(number, &quoted_now)) else {
                changes.untold.push(Untold::CitedTooLarge(number + 1));
                continue;
            };
            let name = match names.get(number) {
                Some((_, Value::Cites(cited))) => {
                    let at = cited.at.as_ref().map(|at| format!(" {at}"));
                    format!(" {}{}", cited.source.written, at.unwrap_or_default())
                }
                _ => String::new(),
            };
            let text = |words: &str| Value::Text(words.into());
            changes.differences.push(Difference {
                path: format!("[{}]{name}", number + 1),
                change: Change::Changed(text(before), text(after)),
            });
        }
        let text = self.text_since(now);
        changes.untold.extend(text.map(Untold::Text));
        changes
    }
}

impl Changes {
    /// The same without what the record says no more, where that must not be told.
    #[must_use]
    pub fn without_old(mut self) -> Self {
        if self.differences.iter().any(Difference::has_old) {
            self.untold.push(Untold::Gone);
        }
        let differences = self.differences.into_iter();
        let differences = differences.map(|it| it.without_old(LEFT_OUT));
        Self {
            differences: differences.collect(),
            untold: self.untold,
        }
    }

    fn of(untold: Untold) -> Self {
        Self {
            differences: Vec::new(),
            untold: vec![untold],
        }
    }
}

/// What is kept with a version in a log. What another program kept in another way is not known here, and its version is.
pub mod known {
    use super::{Arc, Deserialize, Deserializer, Kept, Serialize, Serializer};

    pub fn serialize<S: Serializer>(
        kept: &Option<Arc<Kept>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        kept.as_deref().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Arc<Kept>>, D::Error> {
        let json = serde_json::Value::deserialize(deserializer)?;
        Ok(Kept::deserialize(json).ok().map(Arc::new))
    }
}

#[cfg(test)]
mod tests;
