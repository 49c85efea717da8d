//! The order of a list, and its groups.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use super::Item;
use crate::{
    analysis::origins,
    clean,
    library::{Index, Library},
    model::{Body, Date, Key},
    sign::{Sign, Tone},
    text::{Clean, fold},
    tui::action::Way,
};

/// What a list can be sorted and grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Date,
    Standing,
    Speaker,
    Origins,
    Case,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 5] = [
        Self::Date,
        Self::Standing,
        Self::Speaker,
        Self::Origins,
        Self::Case,
    ];

    /// As the title of a list has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Standing => "standing",
            Self::Speaker => "speaker",
            Self::Origins => "origins",
            Self::Case => "case",
        }
    }
}

impl Column {
    /// Whether the names of its groups are the program's own words, days or ids. Those of people are as the files
    /// write them.
    pub fn has_own_names(self) -> bool {
        match self {
            Self::Date | Self::Standing | Self::Origins | Self::Case => true,
            Self::Speaker => false,
        }
    }

    /// What comes first where a list is sorted by it, that way.
    pub fn first(self, way: Way) -> &'static str {
        match (self, way) {
            (Self::Date, Way::On) => "earliest first",
            (Self::Date, Way::Back) => "latest first",
            (Self::Standing, Way::On) => "disputed first",
            (Self::Standing, Way::Back) => "disputed last",
            (Self::Speaker | Self::Case, Way::On) => "A to Z",
            (Self::Speaker | Self::Case, Way::Back) => "Z to A",
            (Self::Origins, Way::On) => "most first",
            (Self::Origins, Way::Back) => "fewest first",
        }
    }
}

/// How a list is arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// None: the order of the files.
    pub sort: Option<(Column, Way)>,
    pub group: Option<Column>,
    /// The groups of which only the head is shown, by their names.
    pub folded: BTreeSet<String>,
}

/// The head of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// What it is known by.
    pub name: String,
    pub words: Clean,
    pub sign: Option<Sign>,
    /// How many rows it has.
    pub count: usize,
    pub is_folded: bool,
}

/// The group of what has no date.
const NOT_DATED: &str = "not dated";

/// What a row is sorted by; the columns of a list have one kind of key each.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum SortKey<'l> {
    /// What has no day comes last, whichever way.
    Date(Option<&'l Date>),
    Rank(usize, &'static str),
    Name(String),
    Count(Reverse<u32>, Reverse<u32>),
    Case(Option<&'l Key>, usize),
}

/// Asks rows of one library what they are sorted and grouped by.
struct Asked<'l> {
    library: &'l Library,
}

/// Sorts the rows, and puts the heads of groups between them, none of them folded.
pub fn arrange(
    library: &Library,
    items: Vec<Item>,
    sort: Option<(Column, Way)>,
    group: Option<Column>,
) -> Vec<Item> {
    let asked = Asked { library };
    let items = match sort {
        Some((column, way)) => asked.sorted(items, column, way),
        None => items,
    };
    match group {
        Some(column) => asked.grouped(items, column, sort),
        None => items,
    }
}

/// Of rows with all groups unfolded those that are seen where some are folded.
pub fn folded(items: &[Item], folded: &BTreeSet<String>) -> Vec<Item> {
    let mut is_folded = false;
    let seen = items.iter().filter_map(|item| match item {
        Item::Head(head) => {
            is_folded = folded.contains(&head.name);
            let head = Head {
                is_folded,
                ..(**head).clone()
            };
            Some(Item::Head(Box::new(head)))
        }
        _ => (!is_folded).then(|| item.clone()),
    });
    seen.collect()
}

impl<'l> Asked<'l> {
    fn sorted(&self, items: Vec<Item>, column: Column, way: Way) -> Vec<Item> {
        let mut keyed: Vec<(SortKey<'_>, Item)> = items
            .into_iter()
            .map(|item| (self.key(&item, column), item))
            .collect();
        keyed.sort_by(|(one, _), (other, _)| {
            let last = |key: &SortKey<'_>| matches!(key, SortKey::Date(None));
            last(one).cmp(&last(other)).then_with(|| match way {
                Way::On => one.cmp(other),
                Way::Back => other.cmp(one),
            })
        });
        keyed.into_iter().map(|(_, item)| item).collect()
    }

    fn key(&self, item: &Item, column: Column) -> SortKey<'l> {
        let index = item.index(self.library);
        match (column, index) {
            // Its own date, which is the one that is shown.
            (Column::Date, Some(index)) => {
                let date = self.library.at(index).body.date();
                SortKey::Date(date.map(|date| &date.value))
            }
            (Column::Date, None) => SortKey::Date(None),
            (Column::Standing, _) => {
                let sign = index.and_then(|index| Sign::of(self.library, index));
                SortKey::Rank(
                    sign.map_or(usize::MAX, rank),
                    sign.map_or("", |sign| sign.word),
                )
            }
            (Column::Speaker, _) => {
                SortKey::Name(index.map_or_else(String::new, |index| fold(&self.speaker(index))))
            }
            (Column::Origins, Some(index)) => {
                let found = origins::summary(self.library, index);
                SortKey::Count(Reverse(found.independent), Reverse(found.reports))
            }
            (Column::Origins, None) => SortKey::Count(Reverse(0), Reverse(0)),
            (Column::Case, _) => {
                let case = index.and_then(|index| self.case(index));
                SortKey::Case(
                    case.map(|case| &self.library.at(case).key),
                    case.map_or(usize::MAX, Index::position),
                )
            }
        }
    }

    /// Who says it, by name alone, however it is heard, those who are only mentioned apart; of what nobody says, its
    /// name.
    fn speaker(&self, index: Index) -> Clean {
        self.named(index)
            .unwrap_or_else(|| self.library.label(index))
    }

    fn named(&self, index: Index) -> Option<Clean> {
        let record = self.library.at(index);
        self.library.heard(record, 0)?;
        let speaker = self.library.counted_by(record);
        let names = speaker.names.iter().map(|called| called.name.clone());
        let mentioned = match speaker.is_only_mentioned {
            true => " (only mentioned)",
            false => "",
        };
        Some(match speaker.names.is_empty() {
            true => "nobody named".into(),
            false => clean![Clean::join(names, ", "), mentioned],
        })
    }

    fn case(&self, index: Index) -> Option<Index> {
        let case = self.library.at(index).key.case()?;
        self.library.index(&Key::Case(case.clone()))
    }

    /// Heads and their rows, the groups in the order in which their first rows come; by standing, what is
    /// disputed first; by day, the earliest first unless the rows are sorted the other way round, what has no day last.
    fn grouped(&self, items: Vec<Item>, column: Column, sort: Option<(Column, Way)>) -> Vec<Item> {
        let mut groups: Vec<(Head, Vec<Item>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for item in items {
            let (name, words, sign) = self.group(&item, column);
            let number = *places.entry(name.clone()).or_insert_with(|| {
                let head = Head {
                    name,
                    words,
                    sign,
                    count: 0,
                    is_folded: false,
                };
                groups.push((head, Vec::new()));
                groups.len() - 1
            });
            let (head, rows) = &mut groups[number];
            head.count += 1;
            rows.push(item);
        }
        if column == Column::Standing {
            groups.sort_by_key(|(head, _)| head.sign.map_or(usize::MAX, rank));
        }
        if column == Column::Date {
            let day = |rows: &[Item]| rows.first().map(|row| self.key(row, Column::Date));
            let way = match sort {
                Some((Column::Date, way)) => way,
                _ => Way::On,
            };
            groups.sort_by(|(_, one), (_, other)| match way {
                Way::On => day(one).cmp(&day(other)),
                Way::Back => day(other).cmp(&day(one)),
            });
            groups.sort_by_key(|(head, _)| head.name == NOT_DATED);
        }
        let rows = groups
            .into_iter()
            .flat_map(|(head, rows)| std::iter::once(Item::Head(Box::new(head))).chain(rows));
        rows.collect()
    }

    /// The group of a row: its name, its words, and its sign.
    fn group(&self, item: &Item, column: Column) -> (String, Clean, Option<Sign>) {
        let index = item.index(self.library);
        let sign = index.and_then(|index| Sign::of(self.library, index));
        let plain = |words: Clean| (words.to_string(), words, None);
        match (column, index) {
            (Column::Standing, _) => match sign {
                Some(sign) => (sign.word.to_owned(), sign.word.into(), Some(sign)),
                None => plain("without a status".into()),
            },
            (_, None) => plain("of no record".into()),
            (Column::Date, Some(index)) => {
                let date = self.library.at(index).body.date();
                plain(date.map_or_else(|| NOT_DATED.into(), |date| date.value.words()))
            }
            (Column::Speaker, Some(index)) => {
                let named = self.named(index);
                plain(named.unwrap_or_else(|| "nobody asserts it".into()))
            }
            (Column::Origins, Some(index)) => plain(match reach(self.library, index) {
                Some(words) => clean![words, " reports/origins"],
                None => "without origins".into(),
            }),
            (Column::Case, Some(index)) => match self.case(index) {
                Some(case) => (
                    self.library.at(case).key.to_string(),
                    self.library.label(case),
                    None,
                ),
                None => plain("shared by cases".into()),
            },
        }
    }
}

/// How many papers a statement rests on, and on how many origins: `3/1`; `?` where how one of them knows is
/// not stated. Where no origin is left `–` stands for one where all are only mentioned, and `0` where whoever said
/// it took it back. None for what asserts nothing.
pub fn reach(library: &Library, index: Index) -> Option<Clean> {
    let Body::Allegation(_) = &library.at(index).body else {
        return None;
    };
    let found = origins::summary(library, index);
    Some(match (found.independent, found.is_not_stated) {
        (0, true) => clean![found.reports as usize, "/?"],
        (0, false) if found.is_only_mentioned => clean![found.reports as usize, "/–"],
        (0, false) => clean![found.reports as usize, "/0"],
        (count, true) => clean![found.reports as usize, "/", count as usize, "?"],
        (count, false) => clean![found.reports as usize, "/", count as usize],
    })
}

/// What is disputed comes first, what is only said last.
fn rank(sign: Sign) -> usize {
    match sign.tone {
        Tone::Bad => 0,
        Tone::Caution => 1,
        Tone::Good => 2,
        Tone::Strong | Tone::Plain | Tone::Added | Tone::Removed => 3,
        Tone::Dim => 4,
        Tone::Neutral => 5,
    }
}
