//! The chronology drawn: time from left to right, a lane for each sort of thing, each person or each case, the density of
//! what has a day above them, and in words below where nothing is.

mod gaps;
mod told;

use std::{collections::BTreeMap, ops::Range};

use super::{
    Fate, Line, Mark, Picture, Shape,
    axis::{Axis, Scale},
    lane::{Group, Item, groups, lines, name_room},
    legend,
};
use crate::{
    analysis::lanes::{Placed, Sort, Voice, people},
    clean,
    library::{Index, Library},
    model::{
        Day, Key,
        date::{Certainty, Stretch},
    },
    sign::Tone,
    text::{Clean, wrap},
};
use gaps::Gaps;
pub use told::told;
use told::told_of;

/// By what the lanes are parted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lanes {
    #[default]
    Kinds,
    People,
    Cases,
}

impl Lanes {
    pub const ALL: [Self; 3] = [Self::Kinds, Self::People, Self::Cases];

    /// As it is called on the screen, on the command line and in what is remembered.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kinds => "kind",
            Self::People => "person",
            Self::Cases => "case",
        }
    }

    /// What goes by that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lanes| lanes.word() == word)
    }
}

/// A timeline that is drawn, and on which scale.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub picture: Picture,
    pub scale: Scale,
}

/// What stands in one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    Sort(Sort),
    /// With a number, so that who has most comes first; what others say of somebody has a lane of its own below theirs.
    Person(usize, Index, Voice),
    Nobody,
    Case(Index),
    Shared,
    /// What is apart whatever the lanes are parted by.
    Apart(Sort),
}

/// The most blocks in which months are drawn where no scale is asked for.
const BLOCKS: usize = 4;

/// The gaps of a block that are told in words.
const GAPS: usize = 3;

/// What of the chronology is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All that is recorded.
    All,
    /// What a query found: where it has nothing there may be something all the same.
    Found,
}

/// The timeline in so many columns; none where nothing has a date that can be drawn. Where no scale is asked for, it is
/// months, or years where months would take too much room.
pub fn timeline(
    library: &Library,
    placed: &[Placed<'_>],
    lanes: Lanes,
    scale: Option<Scale>,
    columns: usize,
) -> Option<Drawn> {
    drawn(library, placed, (lanes, scale), columns, Extent::All)
}

/// The same of some of it.
pub fn drawn(
    library: &Library,
    placed: &[Placed<'_>],
    (lanes, scale): (Lanes, Option<Scale>),
    columns: usize,
    extent: Extent,
) -> Option<Drawn> {
    let parted = parted(library, placed, lanes);
    let names: Vec<Clean> = parted.keys().map(|of| name(library, *of)).collect();
    let exact = placed.iter().filter_map(exact_day);
    let count = exact.clone().count();
    let density = match count {
        // Where the picture is told, this is what is left of the line.
        0 => "no exact day".into(),
        count => clean!["exact ", count],
    };
    let at = name_room(names.iter().chain([&density]), columns);
    let room = columns.saturating_sub(at).max(6);
    let days = || parted.values().flatten().flat_map(Item::days);
    let axis = |scale| Axis::new(scale, days(), room);
    let axis = match scale {
        Some(scale) => axis(scale)?,
        None => match axis(Scale::Months)? {
            months if months.blocks.len() <= BLOCKS => months,
            _ => axis(Scale::Years)?,
        },
    };
    let lanes: Vec<(Of, Vec<Group>)> = parted
        .iter()
        .map(|(of, items)| (*of, groups(&axis, items)))
        .collect();
    let mut per_slot = vec![0_usize; axis.count()];
    for day in exact {
        per_slot[axis.slot(day)] += 1;
    }
    let gaps = Gaps::of(&axis, parted.values().flatten());
    let undated = placed.iter().filter(|one| one.is_undated()).count();
    let mut out = Vec::new();
    for (number, block) in axis.blocks.iter().enumerate() {
        if number > 0 {
            out.push(Line::default());
        }
        out.extend(axis.heads(block, at));
        out.push(band(&axis, block, &density, at, &per_slot));
        for ((of, groups), name) in lanes.iter().zip(&names) {
            let mut told = |group: &Group| told_of(library, placed, *of, &axis, group);
            out.extend(lines(&axis, block, name, at, groups, &mut told));
        }
        let all: Vec<Clean> = gaps.words(&axis, block, undated, extent).collect();
        let more = all.len().saturating_sub(GAPS);
        let more = (more > 0).then(|| {
            clean![
                "┄ Of ",
                more,
                " more of the gaps above nothing is told here."
            ]
        });
        for words in all.into_iter().take(GAPS).chain(more) {
            out.extend(wrapped(&words, columns));
        }
    }
    let signs = legend(&out, columns);
    out.push(Line::default());
    out.extend(signs);
    let picture = Picture {
        title: clean!["Timeline, in ", axis.scale.word()],
        lines: out,
    };
    Some(Drawn {
        picture,
        scale: axis.scale,
    })
}

/// The one day on which something surely was, by its date.
fn exact_day(one: &Placed<'_>) -> Option<Day> {
    match &one.stretches[..] {
        [only] if one.certainty == Certainty::Exact => only.day(),
        _ => None,
    }
}

/// What stands in which lane, in the order of the lanes.
fn parted(library: &Library, placed: &[Placed<'_>], lanes: Lanes) -> BTreeMap<Of, Vec<Item>> {
    let mut of_person: BTreeMap<Index, usize> = BTreeMap::new();
    if lanes == Lanes::People {
        for one in placed.iter().filter(|one| one.sort != Sort::Published) {
            for (person, _) in people(library, &one.moment) {
                *of_person.entry(person).or_default() += one.stretches.len();
            }
        }
    }
    let mut parted: BTreeMap<Of, Vec<Item>> = BTreeMap::new();
    for (number, one) in placed.iter().enumerate() {
        let item = |stretch: Stretch, fate: Fate| Item {
            of: number,
            stretch,
            fate,
        };
        let of: Vec<Of> = match (lanes, one.sort) {
            (Lanes::Kinds, sort) => vec![Of::Sort(sort)],
            (_, Sort::Published) => vec![Of::Apart(Sort::Published)],
            (Lanes::People, _) => match &people(library, &one.moment)[..] {
                [] => vec![Of::Nobody],
                people => people
                    .iter()
                    .map(|(person, voice)| {
                        let count = of_person.get(person).copied().unwrap_or(0);
                        Of::Person(usize::MAX - count, *person, *voice)
                    })
                    .collect(),
            },
            (Lanes::Cases, _) => {
                let case = library.at(one.moment.index).key.case();
                let case = case.and_then(|case| library.index(&Key::Case(case.clone())));
                vec![case.map_or(Of::Shared, Of::Case)]
            }
        };
        for of in of {
            let items = one.stretches.iter().map(|stretch| item(*stretch, one.fate));
            let lane: Vec<Item> = items.collect();
            if !lane.is_empty() {
                parted.entry(of).or_default().extend(lane);
            }
        }
        if let Some(reported) = one.told_apart() {
            let of = match lanes {
                Lanes::Kinds => Of::Sort(Sort::Told),
                Lanes::People | Lanes::Cases => Of::Apart(Sort::Told),
            };
            let stretches = reported.stretches().into_iter();
            let items = stretches.map(|stretch| item(stretch, Fate::Stands));
            parted.entry(of).or_default().extend(items);
        }
    }
    parted
}

fn name(library: &Library, of: Of) -> Clean {
    match of {
        Of::Sort(sort) | Of::Apart(sort) => sort.word().into(),
        Of::Person(_, person, Voice::Own) => library.called(person).short,
        Of::Person(_, person, Voice::Others) => {
            clean!["others on ", library.called(person).short]
        }
        Of::Nobody => "no person named".into(),
        Of::Case(case) => library.label(case),
        Of::Shared => "of no one case".into(),
    }
}

/// How many have a day in each slot.
fn band(axis: &Axis, block: &Range<usize>, name: &Clean, at: usize, per_slot: &[usize]) -> Line {
    let most = per_slot.iter().copied().max().unwrap_or(0).max(1);
    let mut line = Line::default();
    line.say(0, name.truncate(at.saturating_sub(1)), Tone::Dim);
    for slot in block.clone() {
        let columns = axis.columns(block, slot..slot + 1);
        let shape = match (axis.unit(slot), per_slot[slot]) {
            (None, _) => Shape::Gap,
            (Some(_), 0) => continue,
            // Whatever there is can be seen.
            (Some(_), count) => Shape::Level((count * 8).div_ceil(most).min(8) as u8),
        };
        let tone = if axis.unit(slot).is_some() {
            Tone::Neutral
        } else {
            Tone::Dim
        };
        line.put(Mark::new(at + columns.start, columns.len(), shape, tone));
    }
    line
}

/// Words in as many lines as they take.
pub fn wrapped(words: &Clean, columns: usize) -> impl Iterator<Item = Line> {
    let ranges = wrap(words, columns.max(1)).into_iter();
    ranges.map(|range| Line::words(0, words.part(range), Tone::Dim))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{lanes::placed, library},
        library::Scope,
        picture::stays,
        text::width,
    };

    /// Every way in which a date can be open, in doubt, or of more than a day.
    const EVERY: &str = "\
sources:
  post: {title: Post, published: 2025-04-09}
  herald: {title: Herald, published: 2025-04-10}
people:
  ana: {name: Ana, custody: [{from: 2024-03, to: 2025-01-20, at: The Long Name of a Place of Detention}, {from: 2025-02, place: Elsewhere}, {to: 2020, place: Before}, {place: Somewhere}], residence: [{from: 2019~, to: 2019-12, place: Home}]}
  ben: {name: Ben}
allegations:
  one: {statement: It rained., by: ana, date: 2025-04-02, cites: [{source: post, at: ¶1, quote: it rained}]}
  two: {statement: It hailed., by: ben, date: 2025-04-02, cites: [{source: post, at: ¶2}]}
  three: {statement: It snowed., by: ben, date: 2025-04-20, cites: [{source: post, at: ¶2}]}
  four: {statement: It poured., by: ben, date: 2025-04-21, cites: [{source: post, at: ¶2}]}
events:
  year: {title: A year, date: 2020}
  month: {title: A month, date: 2023-02}
  about: {title: About, date: 2023-02-10~}
  doubt: {title: In doubt, date: 2023-02-10?}
  both: {title: Both, date: 2023%}
  before: {title: Before, date: ../2021-07}
  after: {title: After, date: 2024-05/..}
  since: {title: Since, date: 2024-05/}
  span: {title: A span, date: 2024-08/2025-02}
  days: {title: Days, date: 2024-08-03/2024-08-09, participants: [ana, ben]}
  one-of: {title: One of, date: \"[2022-01,2022-06-03]\"}
  all-of: {title: All of, date: \"{2022-01-05,2022-06-03}\"}
  decade: {title: A decade, date: 199X}
  some-march: {title: Some March, date: XXXX-03}
  first: {title: The first, date: 0001-01-01}
  last: {title: The last, date: 9999-12-31}
  beyond: {title: Beyond, date: Y170000002}
  never: {title: Never dated, date_said: Wednesday, after: month, participants: [ana], cites: [{source: post, at: ¶3}]}
  then: {title: Then, after: never, participants: [ana], cites: [{source: post, at: ¶3}]}
  lost: {title: Lost, date_said: long ago}
";

    /// A picture as it is drawn, held to what every picture must be.
    fn looked_at(picture: &Picture, columns: usize) -> Vec<String> {
        let lines = picture.lines.iter().map(|line| {
            let mut words = String::new();
            for mark in &line.marks {
                assert!(mark.at >= width(&words), "{words:?} stands under {mark:?}");
                words.push_str(&" ".repeat(mark.at - width(&words)));
                let signs = mark.signs();
                assert_eq!(width(&signs), mark.wide, "{mark:?}");
                words.push_str(&signs);
                assert_eq!(mark.opens.is_some(), !mark.says.is_empty(), "{mark:?}");
            }
            assert!(width(&words) <= columns, "{columns}: {words:?}");
            words
        });
        lines.collect()
    }

    #[test]
    fn nothing_overlaps_and_nothing_is_wider_than_its_columns() {
        let library = library(EVERY);
        let placed = placed(&library, &Scope::Library);
        for columns in 17..=160 {
            for lanes in Lanes::ALL {
                for scale in [
                    None,
                    Some(Scale::Years),
                    Some(Scale::Months),
                    Some(Scale::Days),
                ] {
                    // Days are many: of those some widths will do.
                    if scale == Some(Scale::Days) && columns % 13 != 4 {
                        continue;
                    }
                    let drawn = timeline(&library, &placed, lanes, scale, columns).unwrap();
                    looked_at(&drawn.picture, columns);
                }
            }
            let people = stays::of_scope(&library, &Scope::Library);
            looked_at(&stays::stays(&library, &people, columns).unwrap(), columns);
        }
    }

    fn drawn(records: &str, lanes: Lanes, scale: Option<Scale>, columns: usize) -> String {
        let library = library(records);
        let placed = placed(&library, &Scope::Library);
        match timeline(&library, &placed, lanes, scale, columns) {
            Some(drawn) => {
                let lines = looked_at(&drawn.picture, columns);
                let lines = lines.iter().map(|line| line.trim_end());
                lines.collect::<Vec<_>>().join("\n")
            }
            None => "nothing is drawn".into(),
        }
    }

    #[test]
    fn a_date_is_drawn_as_long_as_it_says() {
        let records = "\
events:
  year: {title: A year, date: 2023}
  span: {title: A span, date: 2024-02/2024-05}
  before: {title: Before, date: ../2023-03}
  after: {title: After, date: 2024-10/..}
  day: {title: A day, date: 2024-03-03}
  same: {title: The same month, date: 2024-03-20}
  about: {title: About, date: 2024-07-03~}
  doubt: {title: In doubt, date: 2024-08?}
";
        insta::assert_snapshot!(drawn(records, Lanes::Kinds, None, 60), @r"
                 2023                    2024
                 J F M A M J J A S O N D J F M A M J J A S O N D
        exact 2                              ██
        happened                             2       ~ ??  -----▶
                 ◀-----                    ━━━━━━━━
                 ------------------------

        2 so many  - some day within  ━ lasts  ◀▶ open  ~ about
        ? uncertain
        ");
    }

    #[test]
    fn what_cannot_be_drawn_is_not() {
        assert_eq!(drawn("", Lanes::Kinds, None, 60), "nothing is drawn");
        let undated = "events:\n  one: {title: One}\n  march: {title: Some March, date: XXXX-03}\n";
        assert_eq!(drawn(undated, Lanes::People, None, 60), "nothing is drawn");
        let one = "events:\n  one: {title: One, date: 2025-04-09}\n";
        assert!(drawn(one, Lanes::Kinds, None, 60).contains('●'));
    }

    #[test]
    fn a_gap_says_nothing_of_what_may_go_on_through_it() {
        let gap = |more: &str| {
            let records = format!(
                "events:\n  a: {{title: A, date: 2020-05-01}}\n  b: {{title: B, date: 2024-02-03}}\n{more}"
            );
            let drawn = drawn(&records, Lanes::Kinds, Some(Scale::Months), 160);
            let gap = drawn.lines().find(|line| line.starts_with("┄ "));
            gap.unwrap_or_default().to_owned()
        };
        assert_eq!(
            gap(""),
            "┄ By the dates given, nothing that is recorded here was between 1 May 2020 and 3 Feb 2024."
        );
        assert_eq!(
            gap("  u: {title: U}\n"),
            "┄ By the dates given, nothing that is recorded here was between 1 May 2020 and 3 Feb 2024; 1 entry has no date that can be drawn."
        );
        for date in ["2020-02/2024-01", "2020-01/..", "2020-01/"] {
            let told = gap(&format!("  c: {{title: C, date: {date}}}\n"));
            assert!(
                told.contains("no date begins or ends; 1 "),
                "{date}: {told}"
            );
        }
        assert!(gap("  c: {title: C, date: 2020-02/2024-01}\n").contains("1 lasts through it"));
        assert!(gap("  c: {title: C, date: 2020-01/}\n").contains("1 may be of any day of it"));
    }
}
