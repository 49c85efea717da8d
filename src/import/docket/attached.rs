//! What is attached to an entry, as its text lists it: `(Attachments: # 1 Memo of Law, # 2 Exhibit A)`.

use std::{ops::Range, sync::LazyLock};

use regex_lite::Regex;

use crate::import::seal::{Words, words};

/// What stands in a text in the place of the words of what is sealed.
pub const LEFT_OUT: &str = "[sealed attachment]";

/// What is said where nothing is.
pub const NOT_DESCRIBED: &str = "[not described]";

/// What a text lists as attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub number: Option<String>,
    pub title: String,
    /// Where its words stand.
    pub at: Range<usize>,
}

/// A list of what is attached: where it stands, with its brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub at: Range<usize>,
    pub items: Vec<Item>,
}

static BEGIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\(\s*(?:additional\s+)?attachment(?:s|\(s\))?(?:\s+added\s+on\s+[0-9/.-]+)?\s*(:?)",
    )
    .ok()
});

static NUMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:(?:^|,)\s*#\s*|#\s+)\(?([0-9]+)\)?\s*").ok());

/// The lists of a text.
pub fn lists(text: &str) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let found = BEGIN.iter().flat_map(|begin| begin.captures_iter(text));
    for found in found {
        let (Some(whole), Some(colon)) = (found.get(0), found.get(1)) else {
            continue;
        };
        if lists.last().is_some_and(|list| list.at.end > whole.start()) {
            continue;
        }
        let end = closing(text, whole.end());
        let items = items(text, whole.end()..end);
        if colon.is_empty() && items.is_empty() {
            continue;
        }
        let behind = text.get(end..).is_some_and(|rest| rest.starts_with(')'));
        lists.push(List {
            at: whole.start()..end + usize::from(behind),
            items,
        });
    }
    lists
}

/// Where the bracket is closed that is open at a place; the end of the text where it is not.
fn closing(text: &str, from: usize) -> usize {
    let mut depth = 1;
    let mut all = text.get(from..).unwrap_or("").char_indices();
    let end = all.find(|(_, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    end.map_or(text.len(), |(end, _)| from + end)
}

/// What a list names. Words before its first number, or without any, are taken for something attached only where they say that
/// it is sealed: they would be lost otherwise.
fn items(text: &str, within: Range<usize>) -> Vec<Item> {
    let list = text.get(within.clone()).unwrap_or("");
    let found = NUMBER.iter().flat_map(|number| number.captures_iter(list));
    let numbers = found.filter_map(|found| {
        let (whole, number) = (found.get(0)?, found.get(1)?);
        Some((whole.range(), number.as_str().to_owned()))
    });
    let numbers: Vec<(Range<usize>, String)> = numbers.collect();
    let item = |number: Option<String>, at: Range<usize>| {
        let raw = list.get(at.clone()).unwrap_or("");
        let title = raw.trim().trim_end_matches(',').trim_end();
        let start = within.start + at.start + (raw.len() - raw.trim_start().len());
        Item {
            number,
            title: title.to_owned(),
            at: start..start + title.len(),
        }
    };
    let first = numbers.first().map_or(list.len(), |(at, _)| at.start);
    let before = item(None, 0..first);
    let mut items = match words(&before.title) {
        Words::Sealed => vec![before],
        Words::Silent | Words::About => Vec::new(),
    };
    for (place, (at, number)) in numbers.iter().enumerate() {
        let end = numbers
            .get(place + 1)
            .map_or(list.len(), |(next, _)| next.start);
        let mut item = item(Some(number.clone()), at.end..end);
        if item.title.is_empty() {
            item.title = NOT_DESCRIBED.to_owned();
        }
        items.push(item);
    }
    items
}

/// The text without what its lists say of what is attached.
pub fn outside(text: &str, lists: &[List]) -> String {
    let mut out = String::new();
    let mut from = 0;
    for list in lists {
        out.push_str(text.get(from..list.at.start).unwrap_or(""));
        out.push(' ');
        from = list.at.end;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

/// The text without these parts of it, and without these titles wherever they stand; says of how many parts.
pub fn without(text: &str, parts: &[Range<usize>], titles: &[&str]) -> (String, usize) {
    let mut gone = parts.to_vec();
    let low = text.to_ascii_lowercase();
    for title in titles {
        let bare = bare(title);
        for title in [*title, bare.as_str()] {
            // One word says little, and stands for much.
            if title.split_whitespace().nth(1).is_none() || title == NOT_DESCRIBED {
                continue;
            }
            let title = title.to_ascii_lowercase();
            let found = low
                .match_indices(&title)
                .map(|(at, _)| at..at + title.len());
            gone.extend(found.filter(|at| is_whole(text, at)));
        }
    }
    gone.retain(|at| !at.is_empty());
    gone.sort_by_key(|at| (at.start, std::cmp::Reverse(at.end)));
    let (mut out, mut from, mut count) = (String::new(), 0, 0);
    for at in gone {
        if at.start >= from {
            out.push_str(text.get(from..at.start).unwrap_or(""));
            out.push_str(LEFT_OUT);
            count += 1;
        }
        from = from.max(at.end);
    }
    out.push_str(text.get(from..).unwrap_or(""));
    (out, count)
}

/// A title without its marks: `SEALED Affidavit of Ann Ax`.
fn bare(title: &str) -> String {
    const MARKS: [&str; 4] = ["sealed", "filed", "under", "seal"];
    let words = title.split_whitespace().filter(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        !MARKS.contains(&word.to_lowercase().as_str())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a part of a text is no part of a word.
fn is_whole(text: &str, at: &Range<usize>) -> bool {
    let before = text.get(..at.start).and_then(|text| text.chars().last());
    let behind = text.get(at.end..).and_then(|text| text.chars().next());
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !is_letter(before) && !is_letter(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attachments_are_read_with_their_numbers() {
        let pairs = |text| -> Vec<String> {
            let items = lists(text).into_iter().flat_map(|list| list.items);
            items
                .map(|item| format!("{}={}", item.number.unwrap_or_default(), item.title))
                .collect()
        };
        assert_eq!(
            pairs(
                "PETITION (Attachments: # 1 Memo of Law, # 2 Exhibit A (sealed), # (3) B)(byl) # 4 no"
            ),
            ["1=Memo of Law", "2=Exhibit A (sealed)", "3=B"]
        );
        assert_eq!(pairs("(Attachments: # 1 One"), ["1=One"]);
        assert_eq!(
            pairs("(Attachment: #1 Exhibit # x, #2)"),
            ["1=Exhibit # x", "2=[not described]"]
        );
        assert_eq!(
            pairs("ORDER (Additional attachment(s) added on 1/2/2026: # 1 Map)"),
            ["1=Map"]
        );
        assert_eq!(pairs("(Attachments: SEALED memo)"), ["=SEALED memo"]);
        for none in ["(Attachments: none)", "ORDER", "ORDER (Attachment 3 to 12)"] {
            assert!(pairs(none).is_empty(), "{none}");
        }
    }

    #[test]
    fn what_is_sealed_leaves_no_words() {
        let text = "MOTION on the affidavit of Ann Ax. (Attachments: # 1 Map, # 2 SEALED Affidavit of Ann Ax) (Entered: 1/2/2026)";
        let lists = lists(text);
        let item = &lists[0].items[1];
        let (left, count) = without(text, std::slice::from_ref(&item.at), &[&item.title]);
        assert_eq!(
            left,
            "MOTION on the [sealed attachment]. (Attachments: # 1 Map, # 2 [sealed attachment]) (Entered: 1/2/2026)"
        );
        assert_eq!(count, 2);
        assert_eq!(
            outside(text, &lists),
            "MOTION on the affidavit of Ann Ax.   (Entered: 1/2/2026)"
        );
    }
}
