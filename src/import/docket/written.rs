//! What a docket says, as a case file has it: texts that are not too long, days, ids.

use crate::{
    edit::{Map, Written},
    limits::VALUE_BYTES,
    model::{Date, Id},
};

pub fn list(says: &mut Map, key: &'static str, items: Vec<Map>) {
    if !items.is_empty() {
        let items = items.into_iter().map(Written::Map).collect();
        says.0.push((key, Written::List(items)));
    }
}

/// A day under its key, or the words that are none under `date_said`.
pub fn dated(says: &mut Map, key: &'static str, text: Option<&str>) {
    let Some(text) = text else { return };
    let day = day_of(text);
    match day.parse::<Date>() {
        Ok(_) => says.0.push((key, written(&day))),
        Err(_) if key == "date" => says.0.push(("date_said", written(text))),
        Err(_) => {}
    }
}

/// A time at midnight is a day without a time.
pub fn day_of(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) if time.bytes().all(|byte| !(b'1'..=b'9').contains(&byte)) => {
            day.to_owned()
        }
        _ => american(text).unwrap_or_else(|| text.to_owned()),
    }
}

/// A day as American courts print it: `12/24/2014`.
pub fn american(text: &str) -> Option<String> {
    let mut parts = text.split('/');
    let mut number = || parts.next()?.parse::<u16>().ok();
    let (month, day, year) = (number()?, number()?, number()?);
    let day = format!("{year:04}-{month:02}-{day:02}");
    day.parse::<Date>().is_ok().then_some(day)
}

/// As much of a text as a case file takes.
pub fn within(text: &str) -> &str {
    let most = usize::try_from(VALUE_BYTES.most).unwrap_or(usize::MAX);
    let ends = (0..=most.min(text.len())).rev();
    let mut ends = ends.filter(|end| text.is_char_boundary(*end));
    ends.next().map_or("", |end| &text[..end])
}

pub fn written(text: &str) -> Written {
    Written::Text(within(text).to_owned())
}

pub fn remarked(text: &str, remark: &str) -> Written {
    Written::Remarked(within(text).to_owned(), remark.to_owned())
}

/// A text of the file within a sentence.
pub fn shown(text: &str) -> String {
    crate::text::without_middle(text, 100).to_string()
}

/// A text as an id of so many characters at most.
pub fn suggested(text: &str, most: usize, otherwise: &str) -> String {
    let id = Id::suggest(text);
    if id.is_empty() {
        return otherwise.to_owned();
    }
    match id.get(..most) {
        Some(cut) if id.len() > most => {
            let end = cut.rfind('-').unwrap_or(most);
            cut[..end].to_owned()
        }
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_and_never_guessed() {
        assert_eq!(day_of("2022-01-05T00:00:00"), "2022-01-05");
        assert_eq!(day_of("2022-01-05T11:15:00"), "2022-01-05T11:15:00");
        assert_eq!(american("12/24/2014").as_deref(), Some("2014-12-24"));
        assert_eq!(american("13/24/2014"), None);
    }
}
