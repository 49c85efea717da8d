//! Comments on cells: notes, as they are called today, and threads of them.

use std::collections::HashMap;

use crate::extract::{
    By, Unreadable, date,
    xml::{self, Event, Then},
};

/// So Excel begins the name of the author of a note that stands in for a thread, for readers who know none.
const STANDS_IN: &str = "tc=";

/// What is said of a cell.
pub struct Comment {
    /// The cell: `A3`.
    pub cell: String,
    pub by: By,
    pub text: String,
}

/// Who comments in a workbook, by the ids that threads name them by.
///
/// # Errors
/// `Damaged` for what is no XML.
pub fn persons(part: &str) -> Result<HashMap<String, String>, Unreadable> {
    let mut persons = HashMap::new();
    xml::read(part, |event| {
        if let Event::Open("person", attributes) = event
            && let (Some(id), Some(name)) = (attributes.get("id"), attributes.get("displayName"))
        {
            persons.insert(id, name);
        }
        Then::GoOn
    })?;
    Ok(persons)
}

/// The comments of a part, of either kind, in the order of the file. What stands in for a thread is left out.
///
/// # Errors
/// `Damaged` for what is no XML.
pub fn read(part: &str, persons: &HashMap<String, String>) -> Result<Vec<Comment>, Unreadable> {
    let mut authors: Vec<String> = Vec::new();
    let mut found: Vec<Comment> = Vec::new();
    let mut open: Option<Comment> = None;
    let mut text = String::new();
    xml::read(part, |event| {
        match event {
            Event::Open("author", _) => text.clear(),
            Event::Close("author") => authors.push(text.trim().to_owned()),
            Event::Open("comment" | "threadedComment", attributes) => {
                let of_list = attributes.get("authorId");
                let of_list = of_list.and_then(|id| authors.get(id.parse::<usize>().ok()?));
                let person = attributes.get("personId");
                let person = person.and_then(|id| persons.get(&id));
                let who = of_list.or(person).filter(|name| !name.is_empty());
                let when = attributes.get("dT").and_then(|when| date::iso(&when));
                open = Some(Comment {
                    cell: attributes.get("ref").unwrap_or_default(),
                    by: By {
                        who: who.map(|name| (&**name).into()),
                        when: when.map(Into::into),
                    },
                    text: String::new(),
                });
                text.clear();
            }
            Event::Open("rPh" | "rPr" | "mentions", _) => return Then::Skip,
            Event::Text(more) => text.push_str(more),
            Event::Close("comment" | "threadedComment") => {
                let words: Vec<&str> = text.split_whitespace().collect();
                let is_said = |comment: &Comment| {
                    let who = comment.by.who.as_deref().unwrap_or_default();
                    !words.is_empty() && !who.starts_with(STANDS_IN)
                };
                let comment = open.take().filter(is_said);
                found.extend(comment.map(|comment| Comment {
                    text: words.join(" "),
                    ..comment
                }));
            }
            _ => {}
        }
        Then::GoOn
    })?;
    Ok(found)
}
