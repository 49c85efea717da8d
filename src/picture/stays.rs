//! Where people were held and lived, from when to when: a line for each span, below the name of whose it is. What has no
//! day is named below that; arrows join only what a record says was one after the other.

use super::{
    Fate, Line, Mark, Opens, Picture, Shape,
    axis::{Axis, Scale},
    lane::{Item, groups, lines, name_room},
    legend,
};
use crate::{
    analysis::{
        sequence::{Arrow, arrows, circles},
        stays::whereabouts,
    },
    clean,
    library::{Index, Library, Scope},
    model::{
        Body, Key, RecordPart,
        date::{End, Start, Stretch},
        part::stays as spans,
        record::{Stay, StayKind},
    },
    sign::Tone,
    text::{Clean, clean_line, width, wrap},
};

/// A span of a person.
struct Span<'l> {
    part: RecordPart,
    /// Where they were: `held at CECOT`.
    label: Clean,
    /// From when to when, and who tells it.
    when: Clean,
    stretch: Stretch,
    stay: &'l Stay,
}

/// What is known of one person.
struct Whereabouts<'l> {
    index: Index,
    spans: Vec<Span<'l>>,
    /// What is said to have been one after the other, and has no day.
    chains: Vec<Vec<Arrow>>,
}

/// The most blocks in which months are drawn.
const BLOCKS: usize = 2;

/// The columns of what an arrow joins.
const TITLE: usize = 32;

/// The people of a scope of whom something of this is told.
pub fn of_scope(library: &Library, scope: &Scope) -> Vec<Index> {
    let people = library.of_kind(scope, crate::model::Kind::Person).iter();
    people
        .copied()
        .filter(|index| has_stays(library, *index))
        .collect()
}

/// The spans of one person, and what is said of the order of what else they were in; none where no span of theirs is told.
pub fn of_one(library: &Library, index: Index, columns: usize) -> Option<Picture> {
    has_stays(library, index).then(|| stays(library, &[index], columns))?
}

/// Whether a person is said to have been held, or to have lived, somewhere.
pub fn has_stays(library: &Library, index: Index) -> bool {
    let body = &library.at(index).body;
    StayKind::ALL
        .iter()
        .any(|kind| !spans(body, *kind).is_empty())
}

/// The spans of people, in so many columns; none where nothing of it is told.
pub fn stays(library: &Library, of: &[Index], columns: usize) -> Option<Picture> {
    let joined = joined(library);
    let all = of
        .iter()
        .map(|index| Whereabouts::of(library, *index, &joined));
    let all: Vec<Whereabouts<'_>> = all
        .filter(|one| !one.spans.is_empty() || !one.chains.is_empty())
        .collect();
    if all.is_empty() {
        return None;
    }
    let mut out = drawn(library, &all, columns);
    if !out.is_empty() {
        let signs = legend(&out, columns);
        out.push(Line::default());
        out.extend(signs);
    }
    for one in &all {
        let undrawn: Vec<&Span<'_>> = one.spans.iter().filter(|span| !span.is_drawn()).collect();
        if undrawn.is_empty() && one.chains.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(Line::default());
        }
        out.push(one.name(library, columns));
        for span in undrawn {
            let words = clean![span.label.clone(), ": ", span.when.clone()];
            let lines = wrapped(&words, columns, 2);
            out.extend(lines.into_iter().map(|mut line| {
                for mark in &mut line.marks {
                    *mark = mark
                        .clone()
                        .opening(one.opens(library, span), span.says(library, one.index));
                }
                line
            }));
        }
        if !one.chains.is_empty() {
            let words = "In this order, as records say; not every day of it is told:".into();
            out.extend(wrapped(&words, columns, 2));
        }
        for chain in &one.chains {
            out.extend(chained(library, chain, columns));
        }
    }
    Some(Picture {
        title: "Custody and residence, by person".into(),
        lines: out,
    })
}

/// What has a day, on one axis.
fn drawn(library: &Library, all: &[Whereabouts<'_>], columns: usize) -> Vec<Line> {
    let spans = || {
        all.iter()
            .flat_map(|one| &one.spans)
            .filter(|span| span.is_drawn())
    };
    let labels: Vec<Clean> = spans()
        .map(|span| clean!["  ", span.label.clone()])
        .collect();
    let at = name_room(labels.iter(), columns);
    let room = columns.saturating_sub(at).max(6);
    let days = || spans().flat_map(|span| span.item().days().collect::<Vec<_>>());
    let axis = |scale| Axis::new(scale, days(), room);
    let axis = match axis(Scale::Months) {
        Some(months) if months.blocks.len() <= BLOCKS => months,
        _ => match axis(Scale::Years) {
            Some(years) => years,
            None => return Vec::new(),
        },
    };
    let mut out = Vec::new();
    for (number, block) in axis.blocks.iter().enumerate() {
        if number > 0 {
            out.push(Line::default());
        }
        out.extend(axis.heads(block, at));
        let end = at + axis.columns(block, block.clone()).end;
        for one in all {
            let mut own = Vec::new();
            for span in one.spans.iter().filter(|span| span.is_drawn()) {
                let groups = groups(&axis, &[span.item()]);
                let mut told = |_: &_| (one.opens(library, span), span.says(library, one.index));
                let name = clean!["  ", span.label.clone()];
                let mut drawn = lines(&axis, block, &name, at, &groups, &mut told);
                let Some(line) = drawn.first_mut() else {
                    continue;
                };
                match end + 2 + width(&span.when) <= columns {
                    true => line.say(end + 2, span.when.clone(), Tone::Dim),
                    false => drawn.extend(wrapped(&span.when, columns, 4)),
                }
                own.extend(drawn);
            }
            if !own.is_empty() {
                out.push(one.name(library, columns));
                out.extend(own);
            }
        }
    }
    out
}

/// Words in as many lines as they take, so far from the left.
fn wrapped(words: &Clean, columns: usize, at: usize) -> Vec<Line> {
    let ranges = wrap(words, columns.saturating_sub(at).max(1)).into_iter();
    let lines = ranges.map(|range| Line::words(at, words.part(range), Tone::Dim));
    lines.collect()
}

impl<'l> Whereabouts<'l> {
    fn of(library: &'l Library, index: Index, joined: &[Arrow]) -> Self {
        let body = &library.at(index).body;
        let kinds = StayKind::ALL.iter().copied();
        let all = kinds.flat_map(|kind| {
            let stays = spans(body, kind).iter().enumerate();
            stays.map(move |(number, stay)| Span::of(library, index, kind, number, stay))
        });
        Self {
            index,
            spans: all.collect(),
            chains: match body {
                Body::Person(_) => chains(&of_person(library, index, joined)),
                _ => Vec::new(),
            },
        }
    }

    fn name(&self, library: &Library, columns: usize) -> Line {
        let name = library.called(self.index).short.truncate(columns);
        Line::words(0, name, Tone::Strong)
    }

    fn opens(&self, library: &Library, span: &Span<'_>) -> Opens {
        let record = library.at(self.index);
        let (first, cites) = span.part.cites(&record.body);
        Opens::Record(record.key.clone(), (!cites.is_empty()).then_some(first))
    }
}

impl<'l> Span<'l> {
    fn of(
        library: &'l Library,
        index: Index,
        kind: StayKind,
        number: usize,
        stay: &'l Stay,
    ) -> Self {
        let [from, to] = [&stay.from, &stay.to].map(|at| at.as_ref().map(|at| &at.value));
        let record = library.at(index);
        let when = match (from, to) {
            (Some(from), Some(to)) => clean!["from ", from.words(), " to ", to.words()],
            (Some(from), None) => clean!["from ", from.words(), ", its end is not told"],
            (None, Some(to)) => clean!["until ", to.words(), ", its beginning is not told"],
            (None, None) => "from when to when is not told".into(),
        };
        Self {
            part: RecordPart::Stay(kind, number),
            label: clean![kind.verb(), whereabouts(library, index, kind, number)],
            when: clean![when, library.told_in(record, &stay.cites)],
            stretch: Stretch::between(from, to),
            stay,
        }
    }

    fn is_drawn(&self) -> bool {
        matches!(self.stretch.start, Start::Day(_)) || matches!(self.stretch.end, End::Day(_))
    }

    fn item(&self) -> Item {
        Item {
            of: 0,
            stretch: self.stretch,
            fate: Fate::Stands,
        }
    }

    fn says(&self, library: &Library, index: Index) -> Clean {
        let note = self
            .stay
            .note
            .as_ref()
            .map(|note| clean![" · ", clean_line(note.raw())]);
        let name = library.called(index).short;
        clean![
            name,
            ": ",
            self.label.clone(),
            ", ",
            self.when.clone(),
            note,
            "."
        ]
    }
}

/// What is said to have been one after the other, where at least one has no day; without circles, of which the order cannot
/// be told.
fn joined(library: &Library) -> Vec<Arrow> {
    let all = arrows(library);
    let circles = circles(&all);
    let circling = |arrow: &Arrow| circles.iter().any(|circle| circle.0.contains(arrow));
    let is_undated = |index: Index| library.at(index).body.date().is_none();
    let mut joined = all.clone();
    joined
        .retain(|arrow| !circling(arrow) && (is_undated(arrow.earlier) || is_undated(arrow.later)));
    joined.dedup_by_key(|arrow| (arrow.earlier, arrow.later));
    joined
}

/// Those of events that name a person.
fn of_person(library: &Library, person: Index, joined: &[Arrow]) -> Vec<Arrow> {
    let is_theirs = |event: Index| {
        let names = &library.at(event).names;
        names.iter().any(|(_, named)| *named == person)
    };
    let theirs = joined
        .iter()
        .filter(|arrow| is_theirs(arrow.earlier) && is_theirs(arrow.later));
    theirs.copied().collect()
}

/// The arrows in rows, each of which begins where the one before it ends.
fn chains(arrows: &[Arrow]) -> Vec<Vec<Arrow>> {
    let mut left: Vec<Arrow> = arrows.to_vec();
    let mut chains = Vec::new();
    while !left.is_empty() {
        let is_first = |arrow: &Arrow| left.iter().all(|other| other.later != arrow.earlier);
        let first = left.iter().position(is_first).unwrap_or(0);
        let mut chain = vec![left.remove(first)];
        while let Some(next) = left
            .iter()
            .position(|arrow| chain.last().is_some_and(|last| last.later == arrow.earlier))
        {
            chain.push(left.remove(next));
        }
        chains.push(chain);
    }
    chains
}

/// `The arrest ─▶ the flight ─▶ the hearing`, on as many lines as it takes.
fn chained(library: &Library, chain: &[Arrow], columns: usize) -> Vec<Line> {
    const INDENT: usize = 2;
    const ARROW: usize = 2;
    let mut out = vec![Line::default()];
    let mut put = |event: Index, by: Option<&Arrow>| {
        let room = columns.saturating_sub(INDENT + ARROW + 2).clamp(1, TITLE);
        let title = library.label(event).truncate(room);
        let wide = width(&title) + by.map_or(0, |_| ARROW + 1);
        let is_full = |line: &Line| line.end() > 0 && line.end() + 1 + wide > columns;
        if out.last().is_some_and(is_full) {
            out.push(Line::default());
        }
        let Some(line) = out.last_mut() else { return };
        let mut at = (line.end() + 1).max(INDENT);
        if by.is_some() {
            line.put(Mark::new(at, ARROW, Shape::Arrow, Tone::Dim));
            at += ARROW + 1;
        }
        let says = said(library, event, by);
        let key: Key = library.at(event).key.clone();
        line.put(Mark::words(at, title, Tone::Plain).opening(Opens::Record(key, None), says));
    };
    if let Some(first) = chain.first() {
        put(first.earlier, None);
    }
    for arrow in chain {
        put(arrow.later, Some(arrow));
    }
    out
}

fn said(library: &Library, event: Index, by: Option<&Arrow>) -> Clean {
    let record = library.at(event);
    let name = |index: Index| library.label(index).truncate(TITLE * 2);
    let day = match record.body.date() {
        Some(date) => clean!["dated ", date.value.words()],
        None => "no day is told".into(),
    };
    let order = by.map(|arrow| {
        let told = library.told_by(library.at(arrow.says));
        clean![
            "; the record of “",
            name(arrow.says),
            "” has it after “",
            name(arrow.earlier),
            "”",
            told
        ]
    });
    clean![name(event), ": ", day, order, "."]
}
