//! What changed, as `--format json` has it.

use serde::Serialize;

use crate::{
    compare::{
        self, Became, Cause, Compared, Comparison, Difference, Fact, Moved, OfText, Part, Said,
        TextChange, Value, Why, words,
    },
    library::{Index, Library},
    text::{Clean, clean_line},
    verify::{self, Change},
};

pub const HELP: &str = "With --format json: an object with `old` and `new` (objects with `edition`), `records` (an array of \
objects with `key`, null for what library.yaml itself says, `kind`, `label`, `became`: added, removed, renamed, moved, changed \
or unread, `was`, the old key of one that was renamed, `from` and `to`, the sections of one that moved, and \
`quotes`, of a record that is new what was found of its quotes where one was not found, `contradicts`, which others that are new it contradicts, and `differences`: objects with `field`, `change`: added, removed, set, unset, changed, listed, unlisted, cited, uncited, \
recited or reanchored, `by`, who says it where it is what someone asserts or replies, `old`, `new` and `words`, of other texts that both have an array of `same`, `gone` and `come`, and, of an entry that is added or removed, `says`: what else it says, objects with `field` and `value`), `texts` \
(an array of objects with `source`, `held`, two words, and `paragraphs`, null where they are too large: objects with \
`number`, `old`, `new` and `words`) and `follows` (an array of objects with `key`, `label`, `fact`: standing, because, \
taken-back, contradicts, reports, origins, independent, origin, depth, replies, unanswered, verdicts, status, due (a counted day) or bearing, \
`to`, the statement of a bearing, `old` and `new`, arrays of objects with `is` and `words`, and what it follows \
from, `needed`, `any` and `among`, arrays of objects with `key`, `part`: record, field or text, and `field`). It follows \
from all that are `needed`, from one of `any` besides where there are some, and from some of `among`, of which it is not \
known which.";

#[derive(Serialize)]
pub struct Shown {
    old: ShownLibrary,
    new: ShownLibrary,
    records: Vec<ShownRecord>,
    texts: Vec<ShownText>,
    follows: Vec<ShownFact>,
}

#[derive(Serialize)]
struct ShownLibrary {
    edition: Clean,
}

#[derive(Serialize)]
struct ShownRecord {
    key: Option<String>,
    kind: Option<&'static str>,
    label: Option<Clean>,
    became: &'static str,
    was: Option<String>,
    from: Option<&'static str>,
    to: Option<&'static str>,
    quotes: Vec<ShownSaid>,
    contradicts: Vec<ShownSaid>,
    differences: Vec<ShownDifference>,
}

#[derive(Serialize)]
pub struct ShownDifference {
    field: Clean,
    change: &'static str,
    /// Of what someone asserts or replies; its words stand behind this alone.
    by: Option<Clean>,
    old: Option<Clean>,
    new: Option<Clean>,
    words: Option<Vec<ShownWords>>,
    /// What else an entry says that is added or removed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    says: Vec<ShownLeaf>,
}

#[derive(Serialize)]
struct ShownLeaf {
    field: Clean,
    value: Clean,
}

/// Words that both have, that only the old one has, or that only the new one has.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum ShownWords {
    Same(Clean),
    Gone(Clean),
    Come(Clean),
}

#[derive(Serialize)]
struct ShownText {
    source: String,
    held: [&'static str; 2],
    paragraphs: Option<Vec<ShownParagraph>>,
}

#[derive(Serialize)]
struct ShownParagraph {
    number: Option<u32>,
    old: Option<Clean>,
    new: Option<Clean>,
    words: Option<Vec<ShownWords>>,
}

#[derive(Serialize)]
struct ShownFact {
    key: String,
    label: Clean,
    fact: &'static str,
    to: Option<String>,
    old: Vec<ShownSaid>,
    new: Vec<ShownSaid>,
    needed: Vec<ShownCause>,
    any: Vec<ShownCause>,
    among: Vec<ShownCause>,
}

#[derive(Serialize)]
struct ShownSaid {
    is: Clean,
    words: Clean,
}

#[derive(Serialize)]
struct ShownCause {
    key: String,
    part: &'static str,
    field: Option<Clean>,
}

pub fn shown(old: &Library, new: &Library, found: &Comparison) -> Shown {
    let edition = |library: &Library| ShownLibrary {
        edition: library.edition(),
    };
    Shown {
        records: found
            .records
            .iter()
            .map(|one| record(old, new, one))
            .collect(),
        texts: found.texts.iter().map(text).collect(),
        follows: found.moved.iter().map(|moved| fact(new, moved)).collect(),
        old: edition(old),
        new: edition(new),
    }
}

fn record(old: &Library, new: &Library, one: &Compared) -> ShownRecord {
    let label = |library: &Library, index: Option<Index>| index.map(|index| library.label(index));
    let kind = |library: &Library, index: Index| library.at(index).kind().info().one;
    let (from, to) = match one.became {
        Became::Moved(from, to) => (Some(from.info().many), Some(to.info().many)),
        _ => (None, None),
    };
    ShownRecord {
        key: one.key.as_ref().map(ToString::to_string),
        label: label(new, one.new).or_else(|| label(old, one.old)),
        became: one.became.word(),
        was: match &one.became {
            Became::Renamed(was) => Some(was.to_string()),
            _ => None,
        },
        from,
        to,
        kind: one
            .new
            .map(|it| kind(new, it))
            .or_else(|| one.old.map(|it| kind(old, it))),
        quotes: said(&one.quotes),
        contradicts: said(&one.contradicts),
        differences: one
            .differences
            .iter()
            .map(|it| ShownDifference::of(it, it.speaker((old, one.old), (new, one.new))))
            .collect(),
    }
}

impl ShownDifference {
    /// A difference, behind who says it where it is what someone asserts ([`Difference::speaker`]).
    pub fn of(difference: &Difference, by: Option<Clean>) -> Self {
        let (old, new) = difference.change.sides();
        let line = |value: &Value| clean_line(&value.line());
        let words = match (old, new) {
            (Some(Value::Text(old)), Some(Value::Text(new))) => Some(changes(&words(old, new))),
            (Some(old @ Value::Cites(_)), Some(new)) => {
                Some(changes(&words(&old.line(), &new.line())))
            }
            _ => None,
        };
        let rest = match &difference.change {
            compare::Change::Added(entry) | compare::Change::Removed(entry) => &entry.rest[..],
            _ => &[],
        };
        let says = rest.iter().map(|leaf| ShownLeaf {
            field: clean_line(&leaf.path),
            value: line(&leaf.value),
        });
        Self {
            field: clean_line(&difference.path),
            change: difference.change.word(),
            by,
            old: old.map(line),
            new: new.map(line),
            words,
            says: says.collect(),
        }
    }
}

fn changes(difference: &verify::Difference) -> Vec<ShownWords> {
    let changes = difference.0.iter();
    let changes = changes.map(|change| match change {
        Change::Same(words) => ShownWords::Same(clean_line(words)),
        Change::Gone(words) => ShownWords::Gone(clean_line(words)),
        Change::Come(words) => ShownWords::Come(clean_line(words)),
    });
    changes.collect()
}

fn text(text: &OfText) -> ShownText {
    let paragraph = |change: &TextChange| match change {
        TextChange::Added(number, words) => ShownParagraph {
            number: *number,
            old: None,
            new: Some(clean_line(words)),
            words: None,
        },
        TextChange::Removed(number, words) => ShownParagraph {
            number: *number,
            old: Some(clean_line(words)),
            new: None,
            words: None,
        },
        TextChange::Changed(number, difference) => ShownParagraph {
            number: *number,
            old: Some(side(difference, |change| matches!(change, Change::Come(_)))),
            new: Some(side(difference, |change| matches!(change, Change::Gone(_)))),
            words: Some(changes(difference)),
        },
    };
    let paragraphs = text.paragraphs.as_ref();
    ShownText {
        source: text.source.to_string(),
        held: text.held.map(|held| held.words()),
        paragraphs: paragraphs.map(|all| all.iter().map(paragraph).collect()),
    }
}

/// One of two texts, without what only the other has.
fn side(difference: &verify::Difference, is_others: fn(&Change) -> bool) -> Clean {
    let changes = difference.0.iter().filter(|change| !is_others(change));
    let words = changes.map(|change| match change {
        Change::Same(words) | Change::Gone(words) | Change::Come(words) => &**words,
    });
    clean_line(&words.collect::<Vec<_>>().join(" "))
}

fn fact(new: &Library, moved: &Moved) -> ShownFact {
    let index = moved.of.1;
    let Why { needed, any, among } = &moved.why;
    let causes = |causes: &[Cause]| causes.iter().map(cause).collect();
    ShownFact {
        key: new.at(index).key.to_string(),
        label: new.label(index),
        fact: moved.fact.word(),
        to: match &moved.fact {
            Fact::Bearing(to) => Some(to.to_string()),
            _ => None,
        },
        old: said(&moved.old),
        new: said(&moved.new),
        needed: causes(needed),
        any: causes(any),
        among: causes(among),
    }
}

fn said(said: &[Said]) -> Vec<ShownSaid> {
    let said = said.iter().map(|said| ShownSaid {
        is: clean_line(&said.is),
        words: said.words.clone(),
    });
    said.collect()
}

fn cause(cause: &Cause) -> ShownCause {
    let (part, field) = match &cause.part {
        Part::Whole => ("record", None),
        Part::Field(key) => ("field", Some(clean_line(key))),
        Part::Text => ("text", None),
    };
    ShownCause {
        key: cause.record.to_string(),
        part,
        field,
    }
}
