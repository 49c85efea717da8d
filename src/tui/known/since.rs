//! How the library differs from what the reader saw last, or from another version that they named.

use std::{collections::HashSet, fmt, sync::Arc};

use crate::{
    clean,
    compare::{Became, Comparison, Fact, Moved},
    export::protected::mask::Masks,
    library::{Index, Library, Scope},
    model::{Key, Kind},
    review::day,
    sheet::{Piece, Row, RowStyle, Sheet},
    sign::Tone,
    text::{Clean, clean},
    watch::{self, News},
};

/// What is known of it.
#[derive(Clone, Debug, Default)]
pub enum Since {
    /// It is still worked out.
    #[default]
    Unknown,
    /// There is nothing to compare with: why, as a sentence.
    Nothing(Clean),
    /// It counts as seen from now on, and was never seen before.
    First,
    /// Nothing differs; since when.
    Same(Clean),
    Differs(Arc<Changes>),
}

/// How it differs.
pub struct Changes {
    /// `Since you last looked, 20 Nov 2026`
    pub title: Clean,
    /// `2 changed, 1 new; 1 standing moved`
    pub words: Clean,
    /// How many records and texts that is: those that say something else, and those of which something else follows.
    pub count: usize,
    /// All of it, as a page.
    pub sheet: Sheet,
    pub news: News,
    /// The library as it was.
    old: Arc<Library>,
    /// What covers the names of those whom it protects, where they are covered.
    masks: Option<Arc<Masks>>,
    /// Whether names are covered in all of this.
    pub is_covered: bool,
}

impl fmt::Debug for Changes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Changes").field(&self.words).finish()
    }
}

/// Before whom the names in both libraries are covered.
#[derive(Default)]
pub struct Both {
    pub old: Option<Arc<Masks>>,
    pub new: Option<Arc<Masks>>,
    pub is_covered: bool,
}

/// Since when it is, where a marker says so.
pub fn since_marker(at: u64) -> Clean {
    clean!["Since you last looked, ", day(at)]
}

impl Changes {
    /// What a comparison found, with its page.
    pub fn new(
        title: Clean,
        old: Arc<Library>,
        found: &Comparison,
        mut sheet: Sheet,
        masks: Both,
    ) -> Self {
        sheet.rows.insert(0, titled(title.clone()));
        for masks in [&masks.old, &masks.new].into_iter().flatten() {
            cover(&mut sheet, masks);
        }
        Self {
            title,
            words: words(&old, found),
            count: count(found),
            sheet,
            news: news(found),
            old,
            masks: masks.old,
            is_covered: masks.is_covered,
        }
    }

    /// Whether a record was there.
    pub fn had(&self, key: &Key) -> bool {
        self.old.index(key).is_some()
    }

    /// The page of a record as it was; none of one that was not there.
    pub fn was(&self, key: &Key) -> Option<Sheet> {
        let mut sheet = Sheet::of(&self.old, self.old.index(key)?, &Scope::Library);
        sheet.citations.clear();
        sheet
            .rows
            .insert(0, titled(clean!["As it was. ", self.title]));
        if let Some(masks) = &self.masks {
            cover(&mut sheet, masks);
        }
        Some(sheet)
    }
}

impl Since {
    /// What is said where there is no page of differences.
    pub fn page(&self) -> Sheet {
        let usual = || clean!["Since you last looked"];
        let (title, says) = match self {
            Self::Unknown => (usual(), "Being compared …".into()),
            Self::Nothing(why) => (usual(), why.clone()),
            Self::First => (
                usual(),
                "This is the first look: from now on it is told what changes.".into(),
            ),
            Self::Same(since) => (since.clone(), "Nothing has changed.".into()),
            Self::Differs(changes) => (changes.title.clone(), "Being compared …".into()),
        };
        let says = Row {
            pieces: vec![Piece::Text(says, Tone::Plain)],
            style: RowStyle::Item,
            ..Row::default()
        };
        Sheet {
            rows: vec![titled(title), says],
            ..Sheet::default()
        }
    }
}

fn titled(title: Clean) -> Row {
    Row {
        pieces: vec![Piece::Text(title, Tone::Strong)],
        style: RowStyle::Title,
        ..Row::default()
    }
}

fn count(found: &Comparison) -> usize {
    let (here, gone): (Vec<_>, Vec<_>) = found.records.iter().partition(|one| one.new.is_some());
    let here = here.iter().filter_map(|one| one.new);
    let moved = found.moved.iter().map(|moved| moved.of.1);
    let here: HashSet<Index> = here.chain(moved).collect();
    here.len() + gone.len() + found.texts.len()
}

/// How many facts of a sort are otherwise.
fn moved(found: &Comparison, is: impl Fn(&Moved) -> bool) -> usize {
    found.moved.iter().filter(|moved| is(moved)).count()
}

/// `2 changed, 1 new; 1 standing moved`
fn words(old: &Library, found: &Comparison) -> Clean {
    let count = |is: fn(&Became) -> bool| {
        let records = found.records.iter();
        records.filter(|one| is(&one.became)).count()
    };
    let new = count(|became| *became == Became::Added);
    let gone = count(|became| *became == Became::Removed);
    let unread = count(|became| *became == Became::Unread);
    let changed = found.records.len() - new - gone - unread;
    let contradicting = found.records.iter();
    let contradicting = contradicting
        .filter(|one| !one.contradicts.is_empty())
        .count();
    let so = |fact: Fact| moved(found, |moved| moved.fact == fact && moved.is_so());
    let no_more = |fact: Fact| moved(found, |moved| moved.fact == fact && !moved.is_so());
    let contradicting = contradicting + so(Fact::Contradicts);
    let status = |kind: Kind| {
        let is_of_it = |moved: &Moved| old.at(moved.of.0).kind() == kind;
        moved(found, |moved| moved.fact == Fact::Status && is_of_it(moved))
    };
    let parts = [
        (changed, " changed", " changed"),
        (new, " new", " new"),
        (gone, " gone", " gone"),
        (unread, " that could not be read", " that could not be read"),
        (found.texts.len(), " text changed", " texts changed"),
        (so(Fact::Standing), " standing moved", " standings moved"),
        (
            contradicting,
            " contradicts another now",
            " contradict others now",
        ),
        (
            no_more(Fact::Contradicts),
            " no longer contradicts another",
            " no longer contradict others",
        ),
        (
            so(Fact::TakenBack),
            " taken back or revised",
            " taken back or revised",
        ),
        (
            no_more(Fact::TakenBack),
            " no longer taken back or revised",
            " no longer taken back or revised",
        ),
        (
            status(Kind::Evidence),
            " piece of evidence with another status",
            " pieces of evidence with another status",
        ),
        (
            status(Kind::Question),
            " question with another status",
            " questions with another status",
        ),
        (
            moved(found, |moved| moved.fact == Fact::Due),
            " counted deadline moved",
            " counted deadlines moved",
        ),
        (
            moved(found, |moved| moved.fact == Fact::Verdicts),
            " with other quotes found",
            " with other quotes found",
        ),
    ];
    let parts = parts.into_iter().filter(|(count, ..)| *count > 0);
    let parts = parts.map(|(count, one, many)| match count {
        1 => clean![count, one],
        _ => clean![count, many],
    });
    let parts: Vec<Clean> = parts.collect();
    match parts.is_empty() {
        // What follows besides, such as who is an origin.
        true => "what follows from the same words is otherwise".into(),
        false => Clean::join(parts, ", "),
    }
}

/// The records through which one goes from change to change.
fn news(found: &Comparison) -> News {
    let mut news = News::default();
    for one in &found.records {
        match (&one.key, &one.became) {
            (Some(key), Became::Added) => news.here.push((key.clone(), watch::Became::Added)),
            // To what is gone no key leads.
            (_, Became::Removed) | (None, _) => {}
            (_, Became::Unread) if one.new.is_none() => {}
            (Some(key), _) => news.here.push((key.clone(), watch::Became::Changed)),
        }
    }
    news
}

/// Puts other words in the place of names in each row of a page, also where a row has them in several pieces.
fn cover(sheet: &mut Sheet, masks: &Masks) {
    for row in &mut sheet.rows {
        let plain = row.plain();
        let edits = masks.edits_of_cut(&plain);
        if edits.is_empty() {
            continue;
        }
        let mut start = 0;
        for piece in &mut row.pieces {
            let end = start + piece.words().len();
            if let Piece::Text(text, _) | Piece::Link(_, text) = piece {
                let (mut covered, mut at) = (String::new(), start);
                let within = edits.iter();
                let within = within.filter(|edit| edit.range.start < end && start < edit.range.end);
                for edit in within {
                    covered.push_str(plain.get(at..edit.range.start).unwrap_or(""));
                    // The rest of a name, in the next piece, is left out.
                    if edit.range.start >= start {
                        covered.push_str(&edit.words);
                    }
                    at = edit.range.end.min(end);
                }
                covered.push_str(plain.get(at..end).unwrap_or(""));
                *text = clean(&covered);
            }
            start = end;
        }
    }
}
