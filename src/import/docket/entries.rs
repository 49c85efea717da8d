//! What stands on a docket, entry by entry: what its text says of its title, its kind and what is attached.

use super::{
    Making,
    ids::Ids,
    written::{dated, day_of, list, remarked, suggested, within, written},
};
use crate::{
    edit::{Map, Written},
    import::{
        court::{Court, Entry},
        guess,
    },
    limits::VALUE_BYTES,
    model::Id,
};

/// Columns that a title has at most; the whole text stands in the note.
const TITLE: usize = 120;

impl Making<'_> {
    pub(super) fn entries(&mut self, court: &Court, proceeding: &str) -> Vec<Map> {
        let mut seen = Ids::default();
        let (mut cut, mut read) = (0, 0);
        let entries = court.entries.iter().map(|entry| {
            let seal = Seal::of(entry);
            read += usize::from(seal == Seal::InWords);
            let id = entry_id(entry, seal, proceeding, &mut seen);
            self.entry(entry, seal, id, &mut cut)
        });
        let entries = entries.collect();
        if read > 0 {
            self.notes.push(format!(
                "Entries that are taken to be sealed by their words alone: {read}."
            ));
        }
        if cut > 0 {
            self.notes.push(format!(
                "Texts of entries that are longer than a case file takes are cut at {} bytes: {cut}.",
                VALUE_BYTES.most
            ));
        }
        entries
    }

    fn entry(&self, entry: &Entry, seal: Seal, id: String, cut: &mut usize) -> Map {
        let mut says = Map(vec![("id", Written::Text(id))]);
        says.0.extend(
            entry
                .number
                .as_deref()
                .map(|number| ("number", written(number))),
        );
        dated(&mut says, "date", entry.filed.as_deref());
        let description = entry.description.as_deref().unwrap_or("[no text]");
        let title = title(description);
        let to_come = guess::to_come(description);
        says.0.push(match to_come.is_empty() {
            true => ("title", written(&title)),
            false => {
                let days = to_come.join("; ");
                let remark = format!(
                    "its text sets or names: {days}; no hearing or deadline is made of that"
                );
                ("title", remarked(&title, &remark))
            }
        });
        if let Some(kind) = guess::entry_kind(description) {
            says.0.push((
                "kind",
                remarked(kind.word(), "guessed from its first words"),
            ));
        }
        let mut attachments: Vec<Map> = Vec::new();
        let rows = entry.attachments.iter();
        let rows =
            rows.map(|(number, title, is_sealed)| (number.clone(), title.clone(), *is_sealed));
        let mut rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            let found = attached(description).into_iter();
            rows.extend(found.map(|(number, title)| (Some(number), title, false)));
        }
        for (number, title, is_sealed) in rows {
            let mut attachment = Map::default().some("number", number.as_deref());
            attachment.0.push(("title", written(&title)));
            let seal = match is_sealed {
                true => Seal::Told,
                false => Seal::in_words(&title),
            };
            attachment
                .0
                .extend(seal.written().map(|seal| ("sealed", seal)));
            attachments.push(attachment);
        }
        list(&mut says, "attachments", attachments);
        says.0.extend(seal.written().map(|seal| ("sealed", seal)));
        if title != description {
            let note = within(description);
            *cut += usize::from(note.len() < description.len());
            says.0.push(("note", written(note)));
        }
        says.0.push(("cites", self.cites()));
        says
    }
}

/// What a docket says of whether something is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seal {
    None,
    Told,
    /// Nothing but its words says so.
    InWords,
}

impl Seal {
    fn of(entry: &Entry) -> Self {
        // What is said of attachments is not said of it.
        let text = entry.description.as_deref().unwrap_or("");
        let text = text.split(ATTACHMENTS).next().unwrap_or("");
        match entry.is_sealed {
            true => Self::Told,
            false => Self::in_words(text),
        }
    }

    fn in_words(text: &str) -> Self {
        match guess::is_sealed(text) {
            true => Self::InWords,
            false => Self::None,
        }
    }

    fn written(self) -> Option<Written> {
        match self {
            Self::None => None,
            Self::Told => Some(written("true")),
            Self::InWords => Some(remarked("true", "read from its words")),
        }
    }
}

/// What begins the list of what is attached.
const ATTACHMENTS: &str = "(Attachments:";

/// The id of an entry, which another entry above or below does not change: by its number, else by its day and words.
/// That of a sealed one says no word of it.
fn entry_id(entry: &Entry, seal: Seal, proceeding: &str, seen: &mut Ids) -> String {
    let day = entry.filed.as_deref().map(day_of).unwrap_or_default();
    let text = match seal {
        Seal::None => entry.description.as_deref().unwrap_or(""),
        Seal::Told | Seal::InWords => "sealed",
    };
    let by_words = suggested(&format!("{day} {text}"), 48, "entry");
    let number = entry.number.as_deref().map(Id::suggest);
    let name = match number.filter(|number| !number.is_empty()) {
        None => by_words,
        Some(number) => {
            let id = format!("{proceeding}--{number}");
            if seen.add(id.clone()) {
                return id;
            }
            // A number that stands there twice.
            format!("{number}-{by_words}")
        }
    };
    seen.take(&format!("{proceeding}--{name}"), |_| true)
}

/// The title of an entry: its text without its attachments and without when it was entered, or the first sentence of that,
/// or as much of it as there is room for.
fn title(description: &str) -> String {
    let bare = [ATTACHMENTS, "(Entered:", "[Entered:"]
        .iter()
        .filter_map(|mark| description.find(mark))
        .min()
        .map_or(description, |end| &description[..end])
        .trim();
    let bare = if bare.is_empty() { description } else { bare };
    if bare.chars().count() <= TITLE {
        return bare.to_owned();
    }
    let end = bare
        .char_indices()
        .nth(TITLE)
        .map_or(bare.len(), |(end, _)| end);
    let room = &bare[..end];
    let sentence = room.match_indices(". ").find(|(at, _)| {
        let word = room[..*at].rsplit([' ', '.']).next().unwrap_or("");
        // An abbreviation and an initial end no sentence.
        word.chars().count() > 3 && *at > 20
    });
    if let Some((at, _)) = sentence {
        return room[..=at].to_owned();
    }
    let end = room.rfind(' ').unwrap_or(room.len());
    format!("{} …", room[..end].trim_end_matches([',', ';', ' ']))
}

/// What is attached, by its number: `(Attachments: # 1 Memo of Law, # 2 Exhibit A)`.
fn attached(description: &str) -> Vec<(String, String)> {
    let Some(start) = description.find(ATTACHMENTS) else {
        return Vec::new();
    };
    let text = &description[start + ATTACHMENTS.len()..];
    let mut depth = 1;
    let end = text.char_indices().find(|(_, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    let text = end.map_or(text, |(end, _)| &text[..end]);
    let mut found: Vec<(String, String)> = Vec::new();
    for part in text.split("# ").skip(1) {
        let part = part.trim().trim_end_matches(',').trim();
        let bare = part.trim_start_matches('(');
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let (number, title) = bare.split_at(digits);
        let title = title.trim_start_matches(')').trim();
        match found.last_mut() {
            // `# ` within a title.
            Some((_, before)) if number.is_empty() => before.push_str(&format!(", # {part}")),
            _ if number.is_empty() => {}
            _ => {
                let title = if title.is_empty() {
                    "[not described]"
                } else {
                    title
                };
                found.push((number.to_owned(), title.to_owned()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attachments_are_read_with_their_numbers() {
        let pairs = |text| -> Vec<String> {
            let found = attached(text).into_iter();
            found
                .map(|(number, title)| format!("{number}={title}"))
                .collect()
        };
        assert_eq!(
            pairs(
                "PETITION (Attachments: # 1 Memo of Law, # 2 Exhibit A (sealed), # (3) B)(byl) # 4 no"
            ),
            ["1=Memo of Law", "2=Exhibit A (sealed)", "3=B"]
        );
        assert_eq!(pairs("(Attachments: # 1 One"), ["1=One"]);
        assert!(pairs("(Attachments: none)").is_empty());
        assert!(pairs("ORDER").is_empty());
    }

    #[test]
    fn a_title_is_the_first_sentence_or_what_there_is_room_for() {
        assert_eq!(
            title("ORDER granting. (Entered: 02/05/2018)"),
            "ORDER granting."
        );
        assert_eq!(title("(Entered: 02/05/2018)"), "(Entered: 02/05/2018)");
        let long = format!(
            "ORDER by Judge A. B. Smith that the U.S. pays. {}",
            "word ".repeat(40)
        );
        assert_eq!(
            title(&long),
            "ORDER by Judge A. B. Smith that the U.S. pays."
        );
        let endless = "ä".repeat(500);
        assert_eq!(title(&endless).chars().count(), TITLE + 2);
    }
}
