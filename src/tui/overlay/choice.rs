//! A list to choose from: what there is, what is left of it by what is typed, and which comes first.

use super::super::{
    action::{Action, Group, Layer, Row, actions},
    line::Line,
    model::Model,
};
use crate::{
    clean,
    library::{Index, Library},
    model::Audience,
    search::{self, Match},
    text::{Clean, clean_line, fold},
};

/// One of the things to choose from.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The keys that do it, what sort of thing it is, or its number.
    pub key: Clean,
    /// What it goes by.
    pub name: Clean,
    /// What it does or says; may be empty.
    pub what: Clean,
    /// Why it does nothing now; choosing it says so.
    pub disabled: Option<Clean>,
    pub target: Target,
}

/// What choosing leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Action(Action),
    Theme(usize),
    Citation(usize),
    Record(Index),
    /// An audience of the library, by its number.
    Audience(usize),
}

/// What letters do in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrows {
    /// They are typed, and narrow it.
    ByLetters,
    /// They are keys, and digits choose by number.
    ByNumber,
}

/// Where records stand that have what is typed in their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Records {
    Nowhere,
    BeforeOffers,
    BehindOffers,
}

/// A row that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// One of the offers, by its number.
    Offer(usize, Match),
    Record(Index, Match),
}

/// A list to choose from, which narrows as one types.
#[derive(Clone, Debug)]
pub struct Choice {
    pub title: &'static str,
    /// What is typed: words, or a number.
    pub line: Line,
    pub offers: Vec<Offer>,
    /// What is left by what is typed, the likeliest first.
    pub left: Vec<Left>,
    pub selected: usize,
    pub narrows: Narrows,
    records: Records,
    /// How many there are to choose from in all.
    pub all: usize,
}

/// How many records are listed at most.
pub const MOST: usize = 200;

impl Choice {
    /// All actions of the panes, the views among them, and the themes; then records by name.
    pub fn palette(model: &Model) -> Self {
        let keymap = &model.fixed.keymap;
        let offer = |row: &Row| Offer {
            key: Clean::join(keymap.keys(row.action), " "),
            name: row.name.into(),
            what: row.what.into(),
            disabled: (row.enabled)(model).err().map(|why| why.words(keymap)),
            target: Target::Action(row.action),
        };
        let of_panes = actions().filter(|row| row.layers.contains(&Layer::Panes));
        let offers = of_panes.map(offer).chain(themes(model, "")).collect();
        let mut choice = Self::new("Actions", offers, Narrows::ByLetters);
        choice.records = Records::BehindOffers;
        choice.look(&model.known.library);
        choice
    }

    /// All records by name; then the views and the themes.
    pub fn go_to(model: &Model) -> Self {
        let views = actions().filter(|row| row.group == Group::Views);
        let keymap = &model.fixed.keymap;
        let view = |row: &Row| {
            let Action::View(view) = row.action else {
                return None;
            };
            let disabled = (row.enabled)(model).err().map(|why| why.words(keymap));
            Some(Offer {
                key: "view".into(),
                name: view.title().into(),
                what: row.what.into(),
                disabled,
                target: Target::Action(row.action),
            })
        };
        let offers = views.filter_map(view).chain(themes(model, "theme"));
        let mut choice = Self::new("Go to", offers.collect(), Narrows::ByLetters);
        choice.records = Records::BeforeOffers;
        choice.look(&model.known.library);
        choice
    }

    /// The citations of the record.
    pub fn citations(model: &Model) -> Self {
        let offer = |(number, cited): (usize, &crate::sheet::Cited)| {
            let citation = &cited.citation;
            let source = match cited.source {
                Some(index) => model.known.library.short(index),
                None => clean_line(&citation.source.value.to_string()),
            };
            let at = citation.at.as_ref().map(|at| format!("  {}", at.value));
            let quote = citation.quote.as_ref();
            let quote = quote.map(|quote| format!("“{}”", quote.raw()));
            Offer {
                key: clean!["[", number + 1, "]"],
                name: clean![source, at.map(|at| clean_line(&at))],
                what: clean_line(&quote.unwrap_or_default()),
                disabled: None,
                target: Target::Citation(number),
            }
        };
        let offers = model.shown.sheet.citations.iter().enumerate().map(offer);
        let mut choice = Self::new("Citations", offers.collect(), Narrows::ByNumber);
        choice.selected = model.citation_number().unwrap_or(0);
        choice
    }

    /// The audiences before which names can be covered.
    pub fn audiences(model: &Model) -> Self {
        let offer = |(number, (name, audience)): (usize, &(String, Audience))| Offer {
            key: clean![number + 1],
            name: clean_line(name),
            what: audience
                .note
                .as_ref()
                .map_or_else(Clean::default, |note| clean_line(note.raw())),
            disabled: None,
            target: Target::Audience(number),
        };
        let offers = model.known.library.audiences.iter().enumerate();
        Self::new(
            "Covered before whom",
            offers.map(offer).collect(),
            Narrows::ByNumber,
        )
    }

    /// The records that cite the paragraph under the selection.
    pub fn citing(model: &Model) -> Self {
        let offer = |index: Index| Offer {
            key: Clean::from(model.known.library.at(index).kind().info().one),
            name: model.known.library.label(index),
            what: Clean::default(),
            disabled: None,
            target: Target::Record(index),
        };
        let offers = model.citing_here().iter().copied().map(offer);
        Self::new("Cited by", offers.collect(), Narrows::ByLetters)
    }

    fn new(title: &'static str, offers: Vec<Offer>, narrows: Narrows) -> Self {
        let left = (0..offers.len()).map(|number| Left::Offer(number, Match::Begun));
        Self {
            title,
            line: Line::default(),
            left: left.collect(),
            selected: 0,
            narrows,
            records: Records::Nowhere,
            all: offers.len(),
            offers,
        }
    }

    /// Looks again for what is typed.
    pub fn look(&mut self, library: &Library) {
        self.selected = 0;
        if self.narrows == Narrows::ByNumber {
            return;
        }
        let typed = self.line.text();
        let offers = self.ranked();
        let records = match self.records {
            Records::Nowhere => Vec::new(),
            Records::BehindOffers if typed.trim().is_empty() => Vec::new(),
            Records::BehindOffers | Records::BeforeOffers => search::names(library, typed, MOST),
        };
        let records = records.into_iter();
        let records: Vec<Left> = records
            .map(|hit| Left::Record(hit.index, hit.held))
            .collect();
        let (first, second) = match self.records {
            Records::BeforeOffers => (records, offers),
            Records::Nowhere | Records::BehindOffers => (offers, records),
        };
        // Letters that are scattered come behind all words, whatever it is that holds them.
        self.left = first.into_iter().chain(second).collect();
        self.left.sort_by_key(|left| match left {
            Left::Offer(_, held) | Left::Record(_, held) => *held,
        });
        self.all = self.offers.len()
            + match self.records {
                Records::Nowhere => 0,
                Records::BeforeOffers | Records::BehindOffers => library.records().len(),
            };
    }

    /// The offers that hold what is typed, the likeliest first.
    fn ranked(&self) -> Vec<Left> {
        let typed = match self.said_to() {
            Some((action, _)) => action.row().name.to_owned(),
            None => fold(self.line.text()),
        };
        let typed = typed.trim();
        let numbered = self.offers.iter().enumerate();
        let ranked = numbered.filter_map(|(number, offer)| {
            let (score, held) = score(&fold(&offer.name), &fold(&offer.what), typed)?;
            Some((std::cmp::Reverse(score), Left::Offer(number, held)))
        });
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_by_key(|(score, _)| *score);
        ranked.into_iter().map(|(_, left)| left).collect()
    }

    /// What is chosen.
    pub fn target(&self) -> Option<Target> {
        Some(match *self.left.get(self.selected)? {
            Left::Offer(number, _) => self.offers.get(number)?.target.clone(),
            Left::Record(index, _) => Target::Record(index),
        })
    }

    /// The words behind the name of an action that takes some, where that is what is typed: `label to ask`.
    pub fn said_to(&self) -> Option<(Action, &str)> {
        let (name, words) = self.line.text().trim_start().split_once(' ')?;
        let is_palette = self.records == Records::BehindOffers;
        let action = Action::named(name).filter(|action| is_palette && action.takes_words())?;
        (!words.trim().is_empty()).then_some((action, words.trim()))
    }

    /// Takes a digit of a number. What it leads to, where no longer number begins so; else the row of that
    /// number is selected, and Enter or another digit is awaited.
    pub fn digit(&mut self, digit: usize) -> Option<Target> {
        let count = self.offers.len();
        let before: usize = self.line.text().parse().unwrap_or(0);
        let longer = before.saturating_mul(10).saturating_add(digit);
        // What goes beyond the last begins another number.
        let number = if longer <= count { longer } else { digit };
        if number == 0 || number > count {
            return None;
        }
        self.line.set(&number.to_string());
        self.selected = number - 1;
        let can_go_on = number.saturating_mul(10) <= count;
        (!can_go_on).then(|| self.target()).flatten()
    }
}

fn themes<'m>(model: &'m Model, key: &'static str) -> impl Iterator<Item = Offer> + 'm {
    let themes = model.fixed.themes.iter().enumerate();
    themes.map(move |(number, name)| Offer {
        key: key.into(),
        name: clean_line(&format!("theme-{name}")),
        what: clean_line(&format!("Use the theme {name}")),
        disabled: None,
        target: Target::Theme(number),
    })
}

/// How well a name, and what is said of it, hold what is typed: all three folded. None where they do not
/// hold all of its words. Words that stand whole come before those that begin so, these before those that
/// hold it inside; the name before the rest; a name that is or begins with all that is typed before all.
fn score(name: &str, what: &str, typed: &str) -> Option<(u32, Match)> {
    let (mut sum, mut held) = (0, Match::Begun);
    for word in typed.split_whitespace() {
        sum += match (stands(name, word), stands(what, word)) {
            (Some(in_name), _) => 3 + in_name,
            (None, Some(in_what)) => in_what,
            (None, None) if is_scattered(name, word) => {
                held = Match::Scattered;
                0
            }
            (None, None) => return None,
        };
    }
    if name == typed {
        sum += 1_000;
    } else if name.starts_with(typed) && !typed.is_empty() {
        sum += 500;
    }
    Some((sum, held))
}

/// How a word stands in a text: 3 whole, 2 as the beginning of one, 1 inside; none where it does not.
fn stands(text: &str, word: &str) -> Option<u32> {
    let places = text.match_indices(word).map(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + word.len()..].chars().next();
        let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        match (is_edge(before), is_edge(behind)) {
            (true, true) => 3,
            (true, false) => 2,
            (false, _) => 1,
        }
    });
    places.max()
}

/// Whether the letters of a word stand in a name in their order. One or two letters stand nearly everywhere.
fn is_scattered(name: &str, word: &str) -> bool {
    let mut letters = name.chars();
    word.chars().count() > 2
        && word
            .chars()
            .all(|wanted| letters.any(|letter| letter == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(typed: &str) -> &'static str {
        let row = |row: &'static Row| {
            let (score, held) = score(&fold(row.name), &fold(row.what), &fold(typed))?;
            Some(((held, std::cmp::Reverse(score)), row.name))
        };
        let found = actions().filter_map(row).min_by_key(|(rank, _)| *rank);
        found.map_or("", |(_, name)| name)
    }

    #[test]
    fn what_is_called_so_comes_first() {
        assert_eq!(first("go-to"), "go-to");
        assert_eq!(first("theme"), "theme");
        assert_eq!(first("filter"), "filter");
        assert_eq!(first("timeline"), "view-timeline");
        assert_eq!(first("next cit"), "next-citation");
        assert_eq!(first("nxtcit"), "next-citation");
        assert_eq!(first("zzz"), "");
    }

    #[test]
    fn a_number_waits_while_a_longer_one_may_follow() {
        let offer = |number| Offer {
            key: Clean::default(),
            name: Clean::default(),
            what: Clean::default(),
            disabled: None,
            target: Target::Citation(number),
        };
        let fourteen = || Choice::new("", (0..14).map(offer).collect(), Narrows::ByNumber);
        let mut choice = fourteen();
        assert_eq!(choice.digit(7), Some(Target::Citation(6)));
        let mut choice = fourteen();
        assert_eq!(choice.digit(1), None);
        assert_eq!(choice.target(), Some(Target::Citation(0)));
        assert_eq!(choice.digit(4), Some(Target::Citation(13)));
        let mut choice = fourteen();
        assert_eq!(
            (choice.digit(1), choice.digit(9)),
            (None, Some(Target::Citation(8)))
        );
        assert_eq!(fourteen().digit(0), None);
    }
}
