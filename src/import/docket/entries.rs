//! What stands on a docket, entry by entry: what its text says of its title, its kind and what is attached.

use std::ops::Range;

use super::{
    Making,
    attached::{self, LEFT_OUT},
    ids::Ids,
    written::{dated, day_of, list, remarked, suggested, within, written},
};
use crate::{
    edit::{Map, Written},
    import::{
        court::{Court, Entry},
        guess,
        seal::{self, Words},
    },
    limits::VALUE_BYTES,
    model::Id,
};

/// Columns that a title has at most; the whole text stands in the note.
const TITLE: usize = 120;

impl Making<'_> {
    pub(super) fn entries(&mut self, court: &Court, proceeding: &str) -> Vec<Map> {
        let mut seen = Ids::default();
        let mut counted = Counted::default();
        let entries = court.entries.iter().map(|entry| {
            let told = Told::of(entry);
            counted.read += usize::from(told.seal == Seal::InWords);
            counted.about += usize::from(told.seal == Seal::About);
            counted.left += told.left;
            let id = entry_id(entry, &told, proceeding, &mut seen);
            self.entry(entry, &told, id, &mut counted)
        });
        let entries = entries.collect();
        let notes = [
            (
                counted.read,
                "Entries that are taken to be sealed by their words alone".to_owned(),
            ),
            (
                counted.about,
                "Entries whose words speak of sealing and that are not taken to be sealed"
                    .to_owned(),
            ),
            (
                counted.left,
                "Places in texts of entries where the words of sealed attachments are left out"
                    .to_owned(),
            ),
            (
                counted.cut,
                format!(
                    "Texts of entries that are longer than a case file takes are cut at {} bytes",
                    VALUE_BYTES.most
                ),
            ),
        ];
        let notes = notes.into_iter().filter(|(count, _)| *count > 0);
        self.notes
            .extend(notes.map(|(count, note)| format!("{note}: {count}.")));
        entries
    }

    fn entry(&self, entry: &Entry, told: &Told, id: String, counted: &mut Counted) -> Map {
        let mut says = Map(vec![("id", Written::Text(id))]);
        says.0.extend(
            entry
                .number
                .as_deref()
                .map(|number| ("number", written(number))),
        );
        dated(&mut says, "date", entry.filed.as_deref());
        let text = told.text.as_str();
        let title = title(text);
        let has_note = title != text;
        let mut remarks = Vec::new();
        let to_come = guess::to_come(text);
        if !to_come.is_empty() {
            let days = to_come.join("; ");
            remarks.push(format!(
                "its text sets or names: {days}; no hearing or deadline is made of that"
            ));
        }
        if told.seal == Seal::About {
            remarks.push(
                "its words speak of sealing: write `sealed: true` where it is sealed itself"
                    .to_owned(),
            );
        }
        let left = format!(
            "the words of what is attached under seal stand there alone; {LEFT_OUT} is in their place: {}",
            told.left
        );
        if told.left > 0 && !has_note {
            remarks.push(left.clone());
        }
        says.0.push(match remarks.is_empty() {
            true => ("title", written(&title)),
            false => ("title", remarked(&title, &remarks.join("; "))),
        });
        if let Some(kind) = guess::entry_kind(text) {
            says.0.push((
                "kind",
                remarked(kind.word(), "guessed from its first words"),
            ));
        }
        let attachments = told.attachments.iter().map(|one| {
            let mut attachment = Map::default().some("number", one.number.as_deref());
            attachment.0.push(("title", written(&one.title)));
            attachment
                .0
                .extend(one.seal.written().map(|seal| ("sealed", seal)));
            attachment
        });
        list(&mut says, "attachments", attachments.collect());
        says.0
            .extend(told.seal.written().map(|seal| ("sealed", seal)));
        if has_note {
            let note = within(text);
            counted.cut += usize::from(note.len() < text.len());
            says.0.push(match told.left {
                0 => ("note", written(note)),
                _ => ("note", remarked(note, &left)),
            });
        }
        says.0.push(("cites", self.cites()));
        says
    }
}

/// What is said of all entries at the end.
#[derive(Default)]
struct Counted {
    read: usize,
    about: usize,
    left: usize,
    cut: usize,
}

/// An entry as it may be told: what is attached, and its text without the words of what of that is sealed.
struct Told {
    text: String,
    attachments: Vec<Attached>,
    seal: Seal,
    /// Places where words are left out.
    left: usize,
}

struct Attached {
    number: Option<String>,
    title: String,
    seal: Seal,
}

impl Told {
    fn of(entry: &Entry) -> Self {
        let text = entry.description.as_deref().unwrap_or("[no text]");
        let lists = attached::lists(text);
        let items: Vec<_> = lists.iter().flat_map(|list| &list.items).collect();
        let mut attachments: Vec<Attached> = Vec::new();
        for (number, title, is_sealed) in &entry.attachments {
            // What its row does not say, the text may.
            let of_number = items.iter().filter(|item| item.number.is_some());
            let of_number = of_number.filter(|item| item.number == *number);
            let mut titles = of_number
                .map(|item| item.title.as_str())
                .chain([title.as_str()]);
            let in_words = titles.any(|title| Seal::in_words(title).is_sealed());
            let seal = match (*is_sealed, in_words) {
                (true, _) => Seal::Told,
                (false, true) => Seal::InWords,
                (false, false) => Seal::None,
            };
            attachments.push(Attached {
                number: number.clone(),
                title: title.clone(),
                seal,
            });
        }
        let mut gone: Vec<Range<usize>> = Vec::new();
        for item in items {
            let mut rows = attachments.iter();
            let row = rows.find(|one| one.number.is_some() && one.number == item.number);
            let seal = match row {
                Some(row) => row.seal,
                None => Seal::in_words(&item.title),
            };
            if seal.is_sealed() && item.title != attached::NOT_DESCRIBED {
                gone.push(item.at.clone());
            }
            // Where there are rows, they are all that is attached, but for what would be lost.
            if row.is_none() && (entry.attachments.is_empty() || seal.is_sealed()) {
                attachments.push(Attached {
                    number: item.number.clone(),
                    title: item.title.clone(),
                    seal,
                });
            }
        }
        let sealed = attachments.iter().filter(|one| one.seal.is_sealed());
        let titles: Vec<&str> = sealed.map(|one| one.title.as_str()).collect();
        let (without, left) = attached::without(text, &gone, &titles);
        Self {
            seal: Seal::of(entry, &attached::outside(text, &lists)),
            text: without,
            attachments,
            left,
        }
    }
}

/// What a docket says of whether something is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seal {
    None,
    Told,
    /// Nothing but its words says so.
    InWords,
    /// Its words speak of sealing, and do not say that it is.
    About,
}

impl Seal {
    /// Of an entry, by its text without what is attached: what is said of that is not said of it.
    fn of(entry: &Entry, text: &str) -> Self {
        if entry.is_sealed {
            return Self::Told;
        }
        let texts = entry.also.iter().map(String::as_str);
        let texts = texts.chain(entry.number.as_deref()).chain([text]);
        let said: Vec<Self> = texts.map(Self::in_words).collect();
        let of = [Self::InWords, Self::About];
        let mut of = of.into_iter().filter(|seal| said.contains(seal));
        of.next().unwrap_or(Self::None)
    }

    fn in_words(text: &str) -> Self {
        match seal::words(text) {
            Words::Sealed => Self::InWords,
            Words::About => Self::About,
            Words::Silent => Self::None,
        }
    }

    fn is_sealed(self) -> bool {
        matches!(self, Self::Told | Self::InWords)
    }

    fn written(self) -> Option<Written> {
        match self {
            Self::None | Self::About => None,
            Self::Told => Some(written("true")),
            Self::InWords => Some(remarked("true", "read from its words")),
        }
    }
}

/// The id of an entry, which another entry above or below does not change: by its number, else by its day and words.
/// That of a sealed one says no word of it.
fn entry_id(entry: &Entry, told: &Told, proceeding: &str, seen: &mut Ids) -> String {
    let day = entry.filed.as_deref().map(day_of).unwrap_or_default();
    let text = match (told.seal.is_sealed(), &entry.description) {
        (true, _) => "sealed",
        (false, Some(_)) => told.text.as_str(),
        (false, None) => "",
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
    let entered = ["(Entered:", "[Entered:"].iter();
    let entered = entered.filter_map(|mark| description.find(mark));
    let lists = attached::lists(description).into_iter();
    let bare = lists
        .map(|list| list.at.start)
        .chain(entered)
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

#[cfg(test)]
mod tests {
    use super::*;

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
