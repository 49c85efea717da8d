//! The row of a record: who says it above what they say, or in columns where there is room.

use super::{
    Lines, Piece,
    columns::{Columns, INDENT, Set},
    status::{BETWEEN, Status},
    wrapped::{broken, wrapped, wrapped_before},
};
use crate::{
    analysis::{charges, reason::whose},
    clean,
    library::{Index, Record},
    model::{Body, Key, record::Event, statement::Whose},
    review::Progress,
    sign::Sign,
    text::{Clean, clean, clean_line, width},
    tui::{list::reach, model::Model, state::Wrap, theme::Part},
};

/// What comes before whoever describes a piece of evidence, behind the word for its status.
const ACCORDING: &str = " according to ";

/// The sign and the word of what is not to be named to others.
pub const PROTECTED: &str = "◈ protected";

/// What a row says, before it is laid out.
struct Entry {
    status: Option<Status>,
    /// Who says it, in the form for so many columns; none where nobody needs to.
    speaker: Option<Clean>,
    words: Clean,
    part: Part,
    /// What stands behind the words, where nobody speaks.
    detail: Option<Clean>,
    date: Clean,
    reach: Clean,
    case: Clean,
}

pub(super) fn record(model: &Model, index: Index, columns: Columns) -> Lines {
    let entry = match columns.set {
        Set::Stacked => entry(model, index, columns.words()),
        Set::Columns => entry(model, index, columns.speaker - 1),
    };
    let cell = |words: &Clean, columns: usize| {
        let words = clean![" ", words.truncate(columns.saturating_sub(1))];
        Piece::Words(words.pad(columns), Part::Dim)
    };
    let at_right = [
        (&entry.date, columns.date),
        (&entry.reach, columns.reach),
        (&entry.case, columns.case),
    ];
    let at_right = at_right.into_iter().filter(|(_, columns)| *columns > 0);
    let at_right = at_right.map(|(words, columns)| cell(words, columns));
    let at_right = marks(model, index, columns)
        .into_iter()
        .chain(at_right)
        .collect();
    let words = match &entry.detail {
        Some(detail) => clean![entry.words, "  ", detail],
        None => entry.words.clone(),
    };
    match columns.set {
        Set::Columns => beside(model, &entry, &words, at_right, columns),
        Set::Stacked => stacked(model, &entry, &words, at_right, columns),
    }
}

/// What is marked and noted of a record, a letter each at its place.
fn marks(model: &Model, index: Index, columns: Columns) -> Vec<Piece> {
    if columns.marks == 0 {
        return Vec::new();
    }
    let mark = model
        .known
        .review
        .marks
        .get(&model.known.library.at(index).key);
    let progress = match mark.progress {
        Some(Progress::Reviewed) => ("r", Part::Good),
        Some(Progress::Changed) => ("c", Part::Caution),
        // What is not compared yet is neither.
        Some(Progress::Unreviewed) | None => (" ", Part::Plain),
    };
    let letters = [
        progress,
        (if mark.is_flagged { "f" } else { " " }, Part::Strong),
        (if mark.has_note { "n" } else { " " }, Part::Neutral),
    ];
    let letters = letters.map(|(letter, part)| Piece::Words(letter.into(), part));
    let left = columns.marks - 1 - letters.len();
    let space = std::iter::once(Piece::Gap(1));
    space.chain(letters).chain([Piece::Gap(left)]).collect()
}

/// A row in columns: who says it, the words, what has become of it.
fn beside(
    model: &Model,
    entry: &Entry,
    words: &Clean,
    at_right: Vec<Piece>,
    columns: Columns,
) -> Lines {
    let room = columns.words().max(1);
    let said = wrapped(model, words, room);
    // A space stands before the words.
    let room_of_speaker = columns.speaker - 1;
    // According to whom something is described comes before its name, too.
    let according = match &entry.status {
        Some(status) if entry.speaker.is_none() && status.by.whole.starts_with(ACCORDING) => {
            Some(clean(status.by.whole.trim_start()))
        }
        _ => None,
    };
    let who = entry.speaker.as_ref().or(according.as_ref());
    let who = who.map_or_else(Vec::new, |speaker| {
        speaker_lines(speaker, [room_of_speaker, room_of_speaker - INDENT])
    });
    let most = model.state.place.list.wrap.lines_of_status();
    let status = entry.status.as_ref().filter(|_| columns.status > 0);
    let status = status.map(|status| Status {
        sign: status.sign,
        by: match according {
            Some(_) => Whose::default(),
            None => status.by.clone(),
        },
    });
    let status = status.map_or_else(Vec::new, |status| {
        status.lines(columns.status.saturating_sub(1), most)
    });
    let count = said.len().max(who.len()).max(status.len()).max(1);
    let mut lines: Lines = Vec::new();
    for number in 0..count {
        let mut line = match (number, who.get(number)) {
            (0, who) => {
                let who = who.cloned().unwrap_or_default();
                vec![Piece::Words(who.pad(columns.speaker), Part::Strong)]
            }
            (_, Some(who)) => {
                let who = who.pad(columns.speaker - INDENT);
                vec![Piece::Gap(INDENT), Piece::Words(who, Part::Strong)]
            }
            (_, None) => vec![Piece::Gap(columns.speaker)],
        };
        let said = said.get(number).cloned().unwrap_or_default();
        line.push(Piece::Words(said.pad(room), entry.part));
        let status = status.get(number).cloned().unwrap_or_default();
        let taken: usize = status.iter().map(columns_of).sum();
        if columns.status > 0 {
            line.push(Piece::Gap(1));
            line.extend(status);
            line.push(Piece::Gap(columns.status.saturating_sub(taken + 1)));
        }
        if number == 0 {
            line.extend(at_right.iter().cloned());
        }
        lines.push(line);
    }
    lines
}

/// A row in lines: who says it, below what they say, and behind that what has become of it.
fn stacked(
    model: &Model,
    entry: &Entry,
    words: &Clean,
    at_right: Vec<Piece>,
    columns: Columns,
) -> Lines {
    let room = columns.words().max(1);
    let full = columns.all.saturating_sub(INDENT).max(1);
    // What stands at the right takes columns of the first line only.
    let first = if entry.speaker.is_some() { full } else { room };
    let status = entry.status.as_ref();
    let least = status.map_or(0, |status| BETWEEN + status.width());
    // With whoever gave it behind the words where it has room there, else below them: never at the cost of words.
    let behind = |by: &Clean| {
        let whole = least + width(by);
        let said = wrapped_before(model, words, [first, full], whole);
        let is_cut = said.iter().any(|line| line.ends_with('…')) && !words.ends_with('…');
        (!is_cut && whole <= full).then_some(said)
    };
    let wrap = model.state.place.list.wrap;
    let said = match status {
        Some(status) => {
            let by = &status.by;
            // Below the words there is room for names, where the reader wants to see more lines than one.
            let forms = [&by.whole, &by.cut, &by.hidden, &by.counted].into_iter();
            let forms = forms.take(if wrap == Wrap::Cut { 4 } else { 1 });
            let mut forms = forms.filter(|form| form.is_empty() == by.is_empty());
            forms.find_map(behind)
        }
        None => behind(&Clean::default()),
    };
    let has_room = said.is_some();
    let below = status.filter(|status| !has_room && !status.by.is_empty() && wrap != Wrap::Cut);
    let status = status.filter(|_| below.is_none());
    let said = match (said, below) {
        (Some(said), _) => said,
        (None, Some(_)) => wrapped_before(model, words, [first, full], 0),
        (None, None) => wrapped_before(model, words, [first, full], least),
    };
    let last = said.len().saturating_sub(1);
    let mut lines: Lines = Vec::new();
    if let Some(speaker) = &entry.speaker {
        for speaker in speaker_lines(speaker, [room, full]) {
            lines.push(match lines.is_empty() {
                true => {
                    let speaker = Piece::Words(speaker.pad(room), Part::Strong);
                    let at_right = at_right.iter().cloned();
                    std::iter::once(speaker).chain(at_right).collect()
                }
                false => vec![Piece::Gap(INDENT), Piece::Words(speaker, Part::Strong)],
            });
        }
    }
    for (number, said) in said.into_iter().enumerate() {
        let is_first = lines.is_empty();
        let room = if is_first { room } else { full };
        let taken = width(&said);
        let mut line = Vec::new();
        line.extend((!is_first).then_some(Piece::Gap(INDENT)));
        line.push(Piece::Words(said, entry.part));
        let mut left = room.saturating_sub(taken);
        if let Some(status) = status.filter(|_| number == last) {
            let gap = if taken == 0 { 0 } else { BETWEEN };
            let pieces = status.pieces(left.saturating_sub(gap));
            left = left.saturating_sub(gap + pieces.iter().map(columns_of).sum::<usize>());
            line.push(Piece::Gap(gap));
            line.extend(pieces);
        }
        if is_first {
            line.push(Piece::Gap(left));
            line.extend(at_right.iter().cloned());
        }
        lines.push(line);
    }
    for status in below.map_or_else(Vec::new, |status| {
        status.lines(full, wrap.lines_of_status())
    }) {
        let indent = std::iter::once(Piece::Gap(INDENT));
        lines.push(indent.chain(status).collect());
    }
    lines
}

/// Who says it, in lines: the source that relays them begins one, where that takes no line more.
fn speaker_lines(speaker: &Clean, [first, other]: [usize; 2]) -> Vec<Clean> {
    let plain = broken(speaker, [first, other]);
    let way = [", via ", ", from "]
        .iter()
        .filter_map(|way| speaker.rfind(way));
    let Some(way) = way.max().filter(|_| plain.len() > 1) else {
        return plain;
    };
    let (who, through) = (clean(&speaker[..=way]), clean(&speaker[way + 2..]));
    let mut lines = broken(&who, [first, other]);
    lines.extend(broken(&through, [other, other]));
    match lines.len() > plain.len() {
        true => plain,
        false => lines,
    }
}

/// The columns of a piece.
fn columns_of(piece: &Piece) -> usize {
    match piece {
        Piece::Words(words, _) => width(words),
        Piece::Sign(_) => 1,
        Piece::Gap(columns) => *columns,
        Piece::InGutter(_) => 0,
    }
}

/// The status of a record, where its kind has one; of a source what was found of it, else what the
/// record says.
pub fn sign_of(model: &Model, index: Index) -> Option<Sign> {
    let record = model.known.library.at(index);
    match model.known.documents.get(&record.key) {
        Some(Some(document)) => Some(document.held.into()),
        _ => Sign::of(&model.known.library, index),
    }
}

fn entry(model: &Model, index: Index, room: usize) -> Entry {
    let library = &*model.known.library;
    let record = library.at(index);
    // What an earlier day does not count says so in words, and first.
    let counted = record.here.counted;
    let apart = match counted.is_apart() {
        true => clean![counted.words(), " · "],
        false => Clean::default(),
    };
    // So does whom others are not to be told of.
    let apart = match model.known.protects(index) {
        true => clean![PROTECTED, " · ", apart],
        false => apart,
    };
    let room = room.saturating_sub(width(&apart));
    let heard = match model.state.place.list.wrap {
        Wrap::Cut => library.heard(record, room),
        _ => library.heard_in_lines(record, room),
    };
    let (speaker, words) = match heard {
        Some(heard) => (Some(clean![apart, heard.speaker]), heard.words),
        None => (None, clean![apart, library.label(index)]),
    };
    let date = record.body.date().map(|date| date.value.short());
    let part = match &record.body {
        Body::Broken(_) => Part::Bad,
        Body::Person(person) if person.is_unnamed() => Part::Dim,
        _ => Part::Plain,
    };
    let status = sign_of(model, index).map(|sign| Status {
        sign,
        by: match counted.is_apart() {
            true => Whose::default(),
            false => whose(library, index),
        },
    });
    Entry {
        status,
        detail: match speaker {
            Some(_) => None,
            None => detail(record, &words),
        },
        speaker,
        words,
        part,
        date: date.unwrap_or_else(|| "–".into()),
        reach: reach(library, index).unwrap_or_default(),
        case: match &record.key {
            Key::Of(case, _) => case.clean(),
            Key::Case(_) | Key::Shared(_) => Clean::default(),
        },
    }
}

/// What stands behind the label of what nobody says.
fn detail(record: &Record, label: &str) -> Option<Clean> {
    let text = match &record.body {
        Body::Person(person) => person.role.as_ref()?.clean(),
        Body::Organization(organization) => Clean::from(organization.kind.as_ref()?.says()),
        Body::Source(source) => source.publisher.as_ref()?.clean(),
        Body::Proceeding(proceeding) => charges::summary(&proceeding.charges)?,
        Body::Event(event) => parts_of(event)?,
        _ => return None,
    };
    match label.starts_with(text.as_str()) {
        true => None,
        false => Some(clean_line(&text)),
    }
}

/// As what somebody took part in an event, each once: `victim, alleged perpetrator`.
fn parts_of(event: &Event) -> Option<Clean> {
    let mut parts: Vec<Clean> = Vec::new();
    for part in event
        .participants
        .iter()
        .filter_map(|it| it.capacity.as_ref())
    {
        let part = part.clean();
        parts.extend((!parts.contains(&part)).then_some(part));
    }
    (!parts.is_empty()).then(|| Clean::join(parts, ", "))
}
