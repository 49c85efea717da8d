//! How a library differs from another one, and what follows from that.

use super::{
    super::pieces::{dim, own},
    MOST,
};
use crate::{
    clean,
    compare::{
        Became, Cause, Change, Compared, Comparison, Difference, Fact, Moved, OfText, Part, Said,
        TextChange, Value, Whole, Why, words,
    },
    library::{Held, Index, Library},
    model::{Body, Key, Kind, record::QuestionStatus},
    sheet::{Piece, Row, RowStyle, Sheet},
    sign::{Sign, Tone},
    text::{Clean, clean_line, counted},
    verify,
};

/// How much of it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// What moved that a reader must hear of, and how much else there is.
    Brief,
    /// All that a page on the screen has room for.
    Page,
    Whole,
}

/// How many of a sort a brief page names.
const MOST_IN_BRIEF: usize = 12;

/// How many differences are named from which a fact may follow.
const MOST_CAUSES: usize = 8;

/// What stands before what is said of a record.
const BELOW: &str = "    ";
/// And before what that follows from.
const BELOW_THAT: &str = "        ";

impl Sheet {
    /// How two libraries differ.
    pub fn changes(old: &Library, new: &Library, found: &Comparison, length: Length) -> Self {
        let mut report = Changes {
            old,
            new,
            found,
            length,
            sheet: Self::default(),
        };
        report.sheet.title(report.summary());
        report.brief();
        match length {
            Length::Brief => report.rest(),
            Length::Page | Length::Whole => report.whole(),
        }
        report.sheet
    }
}

struct Changes<'c> {
    old: &'c Library,
    new: &'c Library,
    found: &'c Comparison,
    length: Length,
    sheet: Sheet,
}

/// A heading, and which facts are below it.
type InBrief = (&'static str, Fact, fn(&Moved) -> bool);

/// Facts of which a brief page tells, each below its heading: what is so now, and what is so no more.
const IN_BRIEF: [InBrief; 6] = [
    (
        "Deadlines of which the counted day moved",
        Fact::Due,
        |_| true,
    ),
    ("Standings that moved", Fact::Standing, |_| true),
    (
        "Statements that contradict others",
        Fact::Contradicts,
        Moved::is_so,
    ),
    (
        "Statements that no longer contradict others",
        Fact::Contradicts,
        |moved| !moved.is_so(),
    ),
    (
        "Statements that were taken back or revised",
        Fact::TakenBack,
        Moved::is_so,
    ),
    (
        "Statements that are no longer taken back or revised",
        Fact::TakenBack,
        |moved| !moved.is_so(),
    ),
];

/// Whether a brief page tells of a fact.
fn is_in_brief(fact: &Fact) -> bool {
    *fact == Fact::Status || IN_BRIEF.iter().any(|(_, told, _)| told == fact)
}

impl Changes<'_> {
    fn count(&self, is: impl Fn(&Compared) -> bool) -> usize {
        self.found.records.iter().filter(|one| is(one)).count()
    }

    /// `Records: 5 added, 1 removed, 146 changed; texts of 2 sources changed`
    fn summary(&self) -> Clean {
        let counts = [
            ("added", self.count(|one| one.became == Became::Added)),
            ("removed", self.count(|one| one.became == Became::Removed)),
            (
                "renamed",
                self.count(|one| matches!(one.became, Became::Renamed(_))),
            ),
            (
                "moved to another section",
                self.count(|one| matches!(one.became, Became::Moved(..))),
            ),
            ("changed", self.count(|one| one.became == Became::Changed)),
            (
                "not to be compared",
                self.count(|one| one.became == Became::Unread),
            ),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        let counts: Vec<Clean> = counts
            .map(|(what, count)| clean![count, " ", what])
            .collect();
        let records = match counts.is_empty() {
            true => "Records: none differs".into(),
            false => clean!["Records: ", Clean::join(counts, ", ")],
        };
        match self.found.texts.len() {
            0 => records,
            texts => clean![
                records,
                "; texts: ",
                clean_line(&counted(texts as u64, "source")),
                " changed"
            ],
        }
    }

    /// What a reader must hear of.
    fn brief(&mut self) {
        let found = self.found;
        for (title, fact, is) in IN_BRIEF {
            let moved = found.moved.iter();
            let moved = moved.filter(|moved| moved.fact == fact && is(moved));
            self.moved(title, moved.collect());
        }
        let new = found.records.iter();
        let new = new.filter(|one| !one.contradicts.is_empty());
        let new: Vec<(Index, &Compared)> = new.filter_map(|one| Some((one.new?, one))).collect();
        if !new.is_empty() {
            self.sheet.heading(clean![
                "New statements that contradict each other (",
                new.len(),
                ")"
            ]);
        }
        for (index, one) in new.iter().take(self.most()) {
            self.of_record(*index);
            let told = one.contradicts.iter().map(|said| said.words.clone());
            let told = Clean::join(told.collect::<Vec<_>>(), "; ");
            self.sheet.item(vec![own(BELOW), come(&told)]);
        }
        self.more(new.len());
        let is_status = |moved: &&Moved| moved.fact == Fact::Status;
        let kind = |moved: &Moved| self.new.at(moved.of.1).kind();
        let (evidence, questions): (Vec<&Moved>, Vec<&Moved>) = found
            .moved
            .iter()
            .filter(is_status)
            .partition(|moved| kind(moved) == Kind::Evidence);
        self.moved("Evidence whose status changed", evidence);
        let is = |moved: &Moved, status| match &self.new.at(moved.of.1).body {
            Body::Question(question) => question.status() == status,
            _ => false,
        };
        for (title, status) in [
            ("Questions that were answered", QuestionStatus::Answered),
            (
                "Questions that were answered in part",
                QuestionStatus::PartlyAnswered,
            ),
            ("Questions that are open again", QuestionStatus::Open),
        ] {
            let moved = questions.iter().copied().filter(|moved| is(moved, status));
            self.moved(title, moved.collect());
        }
        let gone = |kind: Kind| {
            let gone = found.records.iter();
            let gone = gone.filter(|one| one.became == Became::Removed);
            let gone = gone.filter_map(|one| one.old);
            let gone = gone.filter(|index| self.old.at(*index).kind() == kind);
            gone.collect::<Vec<Index>>()
        };
        let (questions, evidence) = (gone(Kind::Question), gone(Kind::Evidence));
        self.gone("Questions that are gone", &questions);
        self.gone("Evidence that is gone", &evidence);
    }

    fn gone(&mut self, title: &'static str, gone: &[Index]) {
        if gone.is_empty() {
            return;
        }
        self.sheet.heading(clean![title, " (", gone.len(), ")"]);
        for index in gone.iter().take(self.most()) {
            let record = self.old.at(*index);
            let key = dim(clean!["  ", self.old.key_told(*index)]);
            let name = Piece::Link(record.key.clone(), self.old.label(*index));
            self.sheet.item(vec![name, key]);
        }
        self.more(gone.len());
    }

    fn most(&self) -> usize {
        match self.length {
            Length::Brief => MOST_IN_BRIEF,
            Length::Page => MOST,
            Length::Whole => usize::MAX,
        }
    }

    fn more(&mut self, all: usize) {
        if let Some(more @ 1..) = all.checked_sub(self.most()) {
            self.sheet.item(vec![dim(clean!["and ", more, " more"])]);
        }
    }

    /// Facts of one sort, each with what it follows from; nothing where there are none.
    fn moved(&mut self, title: &'static str, moved: Vec<&Moved>) {
        if moved.is_empty() {
            return;
        }
        self.sheet.heading(clean![title, " (", moved.len(), ")"]);
        for moved in moved.iter().take(self.most()) {
            self.of_record(moved.of.1);
            self.fact(moved);
            self.why(&moved.why);
        }
        self.more(moved.len());
    }

    /// A record, behind its sign.
    fn of_record(&mut self, index: Index) {
        let record = self.new.at(index);
        let sign = match &record.body {
            Body::Source(_) => None,
            _ => Sign::of(self.new, index),
        };
        let mut pieces: Vec<Piece> = Vec::new();
        pieces.extend(
            sign.into_iter()
                .flat_map(|sign| [Piece::Sign(sign), own("  ")]),
        );
        pieces.push(Piece::Link(record.key.clone(), self.new.label(index)));
        pieces.push(dim(clean!["  ", self.new.key_told(index)]));
        self.sheet.item(pieces);
    }

    fn fact(&mut self, moved: &Moved) {
        let mut pieces = vec![own(BELOW), dim(clean![moved.fact.word(), "  "])];
        if let Fact::Bearing(to) = &moved.fact {
            pieces.push(dim(clean![to.clean(), "  "]));
        }
        let joined = |said: &[Said]| {
            let said: Vec<Clean> = said.iter().map(|said| said.words.clone()).collect();
            Clean::join(said, "; ")
        };
        let (old, new) = (joined(&moved.old), joined(&moved.new));
        pieces.extend(match moved.fact {
            Fact::Because => differing(&old, &new),
            _ => beside(&old, &new),
        });
        self.sheet.item(pieces);
    }

    /// What it follows from. Of no single difference is said that it is the cause where several may be.
    fn why(&mut self, why: &Why) {
        let Why { needed, any, among } = why;
        let mut pieces = vec![own(BELOW_THAT)];
        let mut push = |lead: &'static str, causes: &[Cause]| {
            if causes.is_empty() {
                return;
            }
            pieces.push(dim(lead));
            for (number, cause) in causes.iter().take(MOST_CAUSES).enumerate() {
                if number > 0 {
                    pieces.push(dim("; "));
                }
                pieces.extend(self.cause(cause));
            }
            if let Some(more @ 1..) = causes.len().checked_sub(MOST_CAUSES) {
                pieces.push(dim(clean![" and ", more, " more"]));
            }
        };
        push("follows from: ", needed);
        let is_alone = needed.is_empty();
        push(
            if is_alone {
                "follows from any of: "
            } else {
                "; with any of: "
            },
            any,
        );
        let lead = match is_alone {
            true => "follows from some of these; from which is not known: ",
            false => "; with some of these, from which is not known: ",
        };
        push(lead, among);
        if pieces.len() == 1 {
            pieces.push(dim("from what it follows is not known"));
        }
        self.sheet.item(pieces);
    }

    fn cause(&self, cause: &Cause) -> Vec<Piece> {
        let name = match self.new.index(&cause.record) {
            Some(_) => Piece::Link(cause.record.clone(), cause.record.clean()),
            None => own(cause.record.clean()),
        };
        let became = || {
            let all = self.found.records.iter();
            let of = all.filter(|one| one.key.as_ref() == Some(&cause.record));
            of.map(|one| one.became.word()).next().unwrap_or("")
        };
        let what = match &cause.part {
            Part::Whole => clean![" ", became()],
            Part::Field(key) => clean![" ", clean_line(key)],
            Part::Text => " text".into(),
        };
        vec![name, own(what)]
    }

    /// How much else there is.
    fn rest(&mut self) {
        self.sheet.heading("Besides");
        let differences = self.found.records.iter().map(|one| one.differences.len());
        let differences: usize = differences.sum();
        let mut counts: Vec<(String, usize)> =
            vec![("differences in what records say".to_owned(), differences)];
        for moved in &self.found.moved {
            let is_told = is_in_brief(&moved.fact);
            let name = format!("differences in {}", moved.fact.differences());
            match counts.iter_mut().find(|(other, _)| *other == name) {
                _ if is_told => {}
                Some((_, count)) => *count += 1,
                None => counts.push((name, 1)),
            }
        }
        for (what, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            self.sheet
                .item(vec![own(clean![count, "  ", clean_line(&what)])]);
        }
    }

    fn whole(&mut self) {
        let found = self.found;
        let others = found.moved.iter();
        let others = others.filter(|moved| !is_in_brief(&moved.fact));
        let others: Vec<&Moved> = others.collect();
        if !others.is_empty() {
            self.sheet
                .heading(clean!["What else follows (", others.len(), ")"]);
        }
        let mut last = None;
        for (place, moved) in others.iter().enumerate().take(self.most()) {
            if last.replace(moved.of) != Some(moved.of) {
                self.of_record(moved.of.1);
            }
            self.fact(moved);
            // Of several that follow from the same it is said once, below the last of them.
            let next = others.get(place + 1);
            if !next.is_some_and(|next| next.of == moved.of && next.why == moved.why) {
                self.why(&moved.why);
            }
        }
        self.more(others.len());
        let mut file = None;
        for one in found.records.iter().take(self.most()) {
            let of = one.key.as_ref().and_then(Key::case);
            if file.replace(of) != Some(of) {
                let name = of.map_or_else(|| "library.yaml".into(), |case| case.clean());
                self.sheet.heading(clean!["Records of ", name]);
            }
            self.record(one);
        }
        self.more(found.records.len());
        for text in found.texts.iter().take(self.most()) {
            self.text(text);
        }
        self.more(found.texts.len());
    }

    fn record(&mut self, one: &Compared) {
        let sides = (one.old, one.new);
        let name = match sides {
            (_, Some(new)) => Piece::Link(self.new.at(new).key.clone(), self.new.label(new)),
            (Some(old), None) => Piece::Link(self.old.at(old).key.clone(), self.old.label(old)),
            (None, None) => own("library.yaml"),
        };
        let (word, tone) = match &one.became {
            Became::Added => ("+ ".into(), Tone::Good),
            Became::Removed => ("- ".into(), Tone::Bad),
            Became::Renamed(from) => (clean!["was ", from.clean(), "  "], Tone::Caution),
            Became::Moved(from, to) => (
                clean!["from ", from.info().many, " to ", to.info().many, "  "],
                Tone::Caution,
            ),
            Became::Unread => ("could not be read  ".into(), Tone::Caution),
            Became::Changed => (Clean::default(), Tone::Plain),
        };
        let mut pieces = vec![Piece::Text(word, tone), name];
        pieces.extend(one.key.iter().map(|key| dim(clean!["  ", key.clean()])));
        self.sheet.item(pieces);
        if !one.quotes.is_empty() {
            let quotes: Vec<Clean> = one.quotes.iter().map(|said| said.words.clone()).collect();
            let quotes = own(Clean::join(quotes, "; "));
            self.sheet.item(vec![own(BELOW), dim("quotes  "), quotes]);
        }
        for difference in &one.differences {
            let speaker = difference.speaker((self.old, one.old), (self.new, one.new));
            let mut pieces = vec![own(BELOW)];
            pieces.extend(self::difference(difference, speaker));
            self.sheet.item(pieces);
        }
    }

    fn text(&mut self, text: &OfText) {
        let name = self.new.index(&text.source).map(|it| self.new.short(it));
        let name = name.unwrap_or_else(|| text.source.clean());
        let held = match text.held {
            [old, new] if old == new => clean![new.words()],
            [old, new] => clean![old.words(), ", now ", new.words()],
        };
        self.sheet
            .heading(clean!["Text of ", name, " (", held, ")"]);
        let Some(changes) = &text.paragraphs else {
            let why = match text.held.map(Held::has_text) {
                [true, true] => "it differs, and is too large to be compared here",
                _ => "only one of the two can be read",
            };
            self.sheet.item(vec![dim(why)]);
            return;
        };
        for change in changes.iter().take(self.most()) {
            let (number, pieces) = match change {
                TextChange::Added(number, words) => (number, beside("", words)),
                TextChange::Removed(number, words) => (number, beside(words, "")),
                TextChange::Changed(number, difference) => (number, changed(difference)),
            };
            let number = number.map(|number| dim(clean!["¶", number, "  "]));
            self.sheet.item(number.into_iter().chain(pieces).collect());
        }
        self.more(changes.len());
    }
}

impl Sheet {
    /// Says behind all else what of it is not known.
    pub fn say(&mut self, lacks: Option<Clean>) {
        if let Some(lacks) = lacks {
            self.blank();
            self.item(vec![dim(lacks)]);
        }
    }
}

impl Row {
    /// How what a record says differs, behind the keys that lead there, which are its first piece; and behind who says it, where it is what someone
    /// asserts ([`Difference::speaker`]).
    pub fn of_difference(difference: &Difference, speaker: Option<Clean>) -> Self {
        Self {
            pieces: self::difference(difference, speaker),
            style: RowStyle::Item,
            ..Self::default()
        }
    }
}

fn difference(difference: &Difference, speaker: Option<Clean>) -> Vec<Piece> {
    let line = |value: &Value| self::line(&value.line());
    let mut pieces = vec![dim(clean![clean_line(&difference.path), "  "])];
    pieces.extend(speaker.map(|speaker| own(clean![speaker, ": "])));
    pieces.extend(match &difference.change {
        Change::Changed(
            Value::Text(old) | Value::Statement { words: old, .. },
            Value::Text(new) | Value::Statement { words: new, .. },
        ) => differing(old, new),
        Change::Recited(old, new) | Change::Reanchored(old, new) => {
            let lead = clean![difference.change.word(), "  "];
            let words = differing(&old.line(), &new.line());
            std::iter::once(dim(lead)).chain(words).collect()
        }
        Change::Changed(old, new) => beside(&line(old), &line(new)),
        Change::Added(new) => beside("", &whole(new, "new")),
        Change::Removed(old) => beside(&whole(old, "gone"), ""),
        Change::Set(new) | Change::Listed(new) => beside("", &line(new)),
        Change::Unset(old) | Change::Unlisted(old) => beside(&line(old), ""),
    });
    pieces
}

/// A value on a line, in which the sign of a paragraph is the program's own: so it writes the places of citations.
fn line(value: &str) -> Clean {
    clean_line(value).with_own_signs(&['¶'])
}

/// `no-comment; statement: He was in Oslo; cites: letter ¶1`
fn whole(entry: &Whole, or: &'static str) -> Clean {
    let says = entry.says.as_ref().map(|value| line(&value.line()));
    let rest = entry.rest.iter().map(|leaf| {
        let line = line(&leaf.value.line());
        clean![clean_line(leaf.key()), ": ", line]
    });
    let says = says.unwrap_or_else(|| or.into());
    Clean::join(std::iter::once(says).chain(rest).collect::<Vec<_>>(), "; ")
}

/// What is gone, and what has come in its place.
fn beside(old: &str, new: &str) -> Vec<Piece> {
    let gone = (!old.is_empty()).then(|| gone(old));
    let come = (!new.is_empty()).then(|| come(new));
    let between = (gone.is_some() && come.is_some()).then(|| own(" "));
    [gone, between, come].into_iter().flatten().collect()
}

/// The words of two texts, those that only one of them has marked: `[-…-]` what is gone, `{+…+}` what has come.
pub(super) fn differing(old: &str, new: &str) -> Vec<Piece> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    changed(&words(&one_line(old), &one_line(new)))
}

fn changed(difference: &verify::Difference) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for change in &difference.0 {
        if !pieces.is_empty() {
            pieces.push(own(" "));
        }
        pieces.push(match change {
            verify::Change::Same(words) => own(line(words)),
            verify::Change::Gone(words) => gone(words),
            verify::Change::Come(words) => come(words),
        });
    }
    pieces
}

fn gone(words: &str) -> Piece {
    Piece::Text(clean!["[-", line(words), "-]"], Tone::Removed)
}

fn come(words: &str) -> Piece {
    Piece::Text(clean!["{+", line(words), "+}"], Tone::Added)
}
