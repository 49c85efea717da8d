//! How many records of a scope have which status, as bars: each leads to the list of those that it counts.
//!
//! Nothing is counted here in a way of its own: a status is that of the record's sign, and what was replied and what was
//! found of quotes are the words for which a query finds the record.

use std::collections::BTreeMap;

use super::{
    Row, RowStyle, Sheet,
    pieces::{dim, number, own},
};
use crate::{
    clean,
    library::{Index, Library, Scope},
    model::{Kind, kind::KINDS, record::ResponseKind},
    picture::{
        Opens, Picture,
        bars::{Bar, Group, bars},
    },
    query::{self, Context},
    sign::{Sign, legend},
};

/// What is counted by its status.
const COUNTED: [Counted; 4] = [
    (Kind::Allegation, "Statements", "standing", "by standing"),
    (Kind::Evidence, "Evidence", "status", "by status"),
    (
        Kind::Question,
        "Questions",
        "status",
        "by how far they are answered",
    ),
    (Kind::Source, "Sources", "status", "by what is held of them"),
];

/// A kind, the part of the legend that has its signs, the key of the query that asks for one, and how it is counted.
type Counted = (Kind, &'static str, &'static str, &'static str);

/// What the bars show.
const TITLE: &str = "How many there are, and how they stand";

/// The columns of the bars of an overview.
pub const COLUMNS: usize = 64;

/// The bars of a scope, in so many columns; none where there is nothing to count. What was found of quotes is counted where
/// the context has that.
pub fn tally(context: &Context<'_>, scope: &Scope, columns: usize) -> Option<Picture> {
    let mut groups = Vec::new();
    for counted in COUNTED {
        groups.push(by_sign(context.library, scope, counted));
        if counted.0 == Kind::Allegation {
            groups.push(by_reply(context, scope));
        }
    }
    if context.passages.is_some() {
        let is_listed = |kind: &Kind| *kind != Kind::Case || *scope == Scope::Library;
        let kinds = KINDS.iter().map(|info| info.kind).filter(is_listed);
        groups.extend(kinds.map(|kind| by_quote(context, scope, kind)));
    }
    let is_any = groups.iter().any(|group| !group.bars.is_empty());
    is_any.then(|| bars(TITLE.into(), &groups, columns))
}

fn by_sign(library: &Library, scope: &Scope, (kind, of, key, by): Counted) -> Group {
    let legend = legend().into_iter();
    let signs = legend
        .filter(|(head, _)| *head == of)
        .flat_map(|(_, signs)| signs);
    let mut counts: Vec<(Sign, usize)> = signs.map(|sign| (sign, 0)).collect();
    for &index in library.of_kind(scope, kind) {
        let Some(sign) = Sign::of(library, index) else {
            continue;
        };
        match counts.iter_mut().find(|(other, _)| *other == sign) {
            Some((_, count)) => *count += 1,
            // What the legend does not explain is counted all the same.
            None => counts.push((sign, 1)),
        }
    }
    let bars = counts.into_iter().filter(|(_, count)| *count > 0);
    let bars = bars.map(|(sign, count)| Bar {
        sign,
        count,
        says: sign.word.into(),
        opens: Opens::List(kind, format!("{key}:{}", sign.word.replace(' ', "-"))),
    });
    Group {
        bars: bars.collect(),
        ..group(library.of_kind(scope, kind).len(), kind, by)
    }
}

/// What was replied to allegations, and to which nothing was.
fn by_reply(context: &Context<'_>, scope: &Scope) -> Group {
    let replies = ResponseKind::ALL.iter();
    let mut signs: Vec<(Sign, &str)> = replies
        .map(|kind| (Sign::from(*kind), kind.word()))
        .collect();
    signs.push((Sign::NO_REPLY, query::NO_REPLY));
    let by = "by what was replied (each reply counts)";
    let of = |index| query::replied(context, index);
    by_words(context, scope, Kind::Allegation, ("reply", by), &signs, of)
}

/// What was found of the citations of the records of a kind.
fn by_quote(context: &Context<'_>, scope: &Scope, kind: Kind) -> Group {
    let legend = legend().into_iter();
    let signs = legend.filter(|(of, _)| ["Quotes", "Places of citations"].contains(of));
    let signs = signs.flat_map(|(_, signs)| signs).chain([Sign::CHANGED]);
    let word = |sign: &Sign| {
        let words = query::QUOTES.iter().map(|(word, _)| *word);
        let said = match sign.word {
            // A citation that quotes nothing.
            "no quote" => "none".to_owned(),
            word => word.to_lowercase().replace(' ', "-"),
        };
        words.clone().find(|word| *word == said)
    };
    let signs: Vec<(Sign, &str)> = signs
        .filter_map(|sign| Some((sign, word(&sign)?)))
        .collect();
    let by = "by what is found of their citations";
    let of = |index| query::quoted(context, index);
    by_words(context, scope, kind, ("quote", by), &signs, of)
}

/// Records by the words of a key for which a query finds them: one may be counted under several. Those that an earlier day
/// sets apart are counted, as they are listed.
fn by_words(
    context: &Context<'_>,
    scope: &Scope,
    kind: Kind,
    (key, by): (&str, &'static str),
    signs: &[(Sign, &'static str)],
    of: impl Fn(Index) -> Vec<&'static str>,
) -> Group {
    let library = context.library;
    let all = library.of_kind(scope, kind).iter();
    let all = all.chain(library.apart(scope, kind));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut count = 0;
    for &index in all {
        count += 1;
        of(index)
            .into_iter()
            .for_each(|word| *counts.entry(word).or_default() += 1);
    }
    let bar = |(sign, word): &(Sign, &'static str)| {
        let says = match (key, *word) {
            ("reply", query::NO_REPLY) => {
                "neither a reply of one whom they are against nor a finding is recorded".into()
            }
            ("reply", _) => clean!["somebody replied to them so: ", sign.word],
            _ => clean!["this was found of a citation of theirs: ", sign.word],
        };
        Some(Bar {
            sign: *sign,
            count: *counts.get(word)?,
            says,
            opens: Opens::List(kind, format!("{key}:{word}")),
        })
    };
    Group {
        bars: signs.iter().filter_map(bar).collect(),
        ..group(count, kind, by)
    }
}

/// Nothing of so many records of a kind yet.
fn group(count: usize, kind: Kind, by: &'static str) -> Group {
    let info = kind.info();
    Group {
        head: clean![info.title, ", ", by],
        all: clean![count, " ", info.counted(count)],
        bars: Vec::new(),
    }
}

impl Sheet {
    /// The overview of a whole library: how much there is, and how it stands.
    pub fn of_library(library: &Library) -> Self {
        let mut sheet = Self::default();
        let title = library.title.as_ref().map(|title| title.clean());
        sheet.title(title.unwrap_or_else(|| "Library".into()));
        sheet.holds(library, &Scope::Library);
        sheet
    }

    /// How many records of each kind a scope has, and how they stand.
    pub(super) fn holds(&mut self, library: &Library, scope: &Scope) {
        self.heading("What it holds");
        let cases = (*scope == Scope::Library).then(|| Kind::Case.info());
        for info in cases.into_iter().chain(Kind::in_sections()) {
            let count = library.of_kind(scope, info.kind).len();
            let number = number(count);
            self.item(vec![number, own(info.counted(count))]);
        }
        if let Some(picture) = tally(&Context::new(library), scope, COLUMNS) {
            self.blank();
            self.draw(picture);
        }
    }

    /// Draws the bars of an overview again, in so many columns, with what was found of quotes where the context has that;
    /// where it is not known yet, says so.
    pub fn tell_tally(&mut self, context: &Context<'_>, scope: &Scope, columns: usize) {
        let is_first = |row: &Row| row.shows.as_deref() == Some(TITLE);
        let Some(from) = self.rows.iter().position(is_first) else {
            return;
        };
        let rows = self.rows[from..].iter();
        let drawn = rows.map_while(|row| match row.style {
            RowStyle::Drawn { .. } => Some(true),
            RowStyle::Blank => Some(false),
            _ => None,
        });
        let drawn: Vec<bool> = drawn.collect();
        let last = drawn.iter().rposition(|is_drawn| *is_drawn);
        let behind = self.rows.split_off(from + last.map_or(0, |last| last + 1));
        self.rows.truncate(from);
        if let Some(picture) = tally(context, scope, columns.min(COLUMNS)) {
            self.draw(picture);
        }
        if context.passages.is_none() {
            let words = "What is found of quotes is counted once all of them were looked for.";
            self.blank();
            self.item(vec![dim(words)]);
        }
        self.rows.extend(behind);
    }
}
