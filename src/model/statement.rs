//! What someone asserts, which is never shown but behind who says it.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer};

use super::{span::Span, value::Text};
use crate::{
    clean,
    text::{Clean, clean_line, width},
};

/// The words of an allegation. There is no way from them to a screen, a pipe or an export but
/// [`Statement::said_by`]; the true characters ([`Statement::raw`]) serve search, verification and
/// comparison.
///
/// ```compile_fail
/// fn bare(statement: &casefile::model::Statement) -> casefile::text::Clean {
///     statement.clean()
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement(Text);

impl Statement {
    /// The characters as the file has them.
    pub fn raw(&self) -> &str {
        self.0.raw()
    }

    /// Where the text begins.
    pub fn span(&self) -> Span {
        self.0.span()
    }

    /// `Gustavo Villatoro (denial), via CNN interview: The deportations are not random.`, on one line.
    pub fn said_by(&self, speaker: &Speaker, room: Room) -> Clean {
        speaker.before(&clean_line(self.raw()), room)
    }

    /// `Ana and Ben: It rained`: for the middle of a sentence, where marks and the way to it are one key
    /// away; that they are only mentioned is there all the same. Without quotation marks, since the words are the file's and not the speaker's.
    /// `on_behalf` says for whom: `, for The Office`.
    pub fn in_a_sentence(&self, speaker: &Speaker, on_behalf: &Clean) -> Clean {
        let words = self.raw().trim();
        let words = match words.strip_suffix('.') {
            // The full stop of `U.S.` is its own.
            Some(rest) if !rest.ends_with(|c: char| c.is_uppercase()) => rest,
            _ => words,
        };
        let names = clean![speaker.in_a_sentence(), speaker.doubt(&[])];
        clean![names, on_behalf, ": ", clean_line(words)]
    }
}

impl<'de> Deserialize<'de> for Statement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer).map(Self)
    }
}

impl JsonSchema for Statement {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Text::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Text::json_schema(generator)
    }
}

/// Who says something, as it is written before what they say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// Nobody is named where there are none.
    pub names: Vec<Called>,
    /// What a reader must know of them, or of what they say: `own voice`, `unnamed`, `denial`.
    pub marks: Vec<Clean>,
    /// They are not said to have said it: someone only mentions it. Where there is no room for marks,
    /// that one is there all the same, in fewer letters.
    pub is_only_mentioned: bool,
    /// A source speaks itself: where it names another, that is where it has it from.
    pub is_own_voice: bool,
    /// Where they are heard, nearest to them.
    pub via: Option<Called>,
}

/// How a source that relays someone is written, behind who says or did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relayed {
    /// `, via Post`.
    Named,
    /// `, via The Assoc…`: as much of its name as a row has room for.
    Cut,
    /// `, via …`, where that has no room either.
    Hidden,
}

/// Who made something what it is, or according to whom it is so: it goes on behind the word for that, ` by Ana,
/// via Post`. Empty where nobody did anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    pub whole: Clean,
    /// The same with the first letters of the sources that relay them.
    pub cut: Clean,
    /// The same with an ellipsis for those.
    pub hidden: Clean,
    /// How many did what, where they are on two sides and their names have no room: `: 1 admits, 1 denies`. Empty
    /// where there is one side.
    pub counted: Clean,
}

impl Whose {
    /// The forms of words that name sources as they are asked to.
    pub fn of(words: impl Fn(Relayed) -> Clean) -> Self {
        Self {
            whole: words(Relayed::Named),
            cut: words(Relayed::Cut),
            hidden: words(Relayed::Hidden),
            counted: Clean::default(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }
}

/// Who says something and what, in two places of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    pub speaker: Clean,
    pub words: Clean,
}

/// A name, and the one that is used where it has no room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    pub name: Clean,
    pub short: Clean,
    /// Whether these are words that describe someone unnamed.
    pub is_description: bool,
}

impl Called {
    /// The name in the middle of a sentence: `a spokesperson`, where it describes someone.
    pub fn in_a_sentence(&self) -> Clean {
        in_a_sentence(&self.name, self.is_description)
    }

    /// The short name there.
    pub fn short_in_a_sentence(&self) -> Clean {
        in_a_sentence(&self.short, self.is_description)
    }
}

/// A name has its capitals everywhere, a description no large article.
pub fn in_a_sentence(name: &Clean, is_description: bool) -> Clean {
    let articles = [("A ", "a "), ("An ", "an "), ("The ", "the ")];
    let article = articles.into_iter().filter(|_| is_description);
    let mut begins = article.filter_map(|(large, small)| Some((small, name.strip_prefix(large)?)));
    begins.next().map_or_else(
        || name.clone(),
        |(small, rest)| clean![small, clean_line(rest)],
    )
}

/// How many columns there are, and whether what does not fit is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// In the form for so many columns, and cut there.
    Cut(usize),
    /// In that form, and whole.
    Whole(usize),
    /// Whole, by the short names, with all marks and the source that relays them.
    Short,
}

impl Room {
    /// The form of headings, of JSON and of plain output.
    pub const PAGE: Self = Self::Whole(90);

    fn columns(self) -> usize {
        match self {
            Self::Cut(columns) | Self::Whole(columns) => columns,
            Self::Short => FULL,
        }
    }
}

/// Columns from which names are written in full, with the source that relays them.
const FULL: usize = 80;

/// Columns from which a speaker has marks.
const MARKED: usize = 40;

/// That they are not said to have said it, where the marks have no room, and where this has none either.
const MENTIONED: &str = " (only mentioned)";
const MENTIONED_IN_SHORT: &str = " (only ment.)";
const MENTIONED_IN_SHORTEST: &str = " (ment.)";

/// Columns of a speaker below which the shorter forms stand.
const MENTIONED_FROM: usize = 26;
const MENTIONED_IN_SHORT_FROM: usize = 18;

/// Columns in which the name of a source that relays someone can be told from others: `The Assoc…`.
const RELAY: usize = 10;

/// Who is said to have said what nobody is named for.
const NOBODY: &str = "nobody named";

impl Speaker {
    /// `Speaker (marks), via R: words`. Where it is cut, the speaker takes at most six tenths of the
    /// room: first the source goes, and leaves `via …`, then the long names, then the marks from the right,
    /// then letters. Where it is whole, nothing of the speaker goes: a mark says what a reader must know.
    pub fn before(&self, words: &Clean, room: Room) -> Clean {
        let columns = room.columns();
        let mut forms = self.forms(columns);
        match room {
            Room::Short => clean![self.in_short(), ": ", words],
            Room::Whole(_) => clean![forms.next(), ": ", words],
            Room::Cut(_) => {
                let most = columns * 6 / 10;
                let speaker = forms.find(|form| width(form) <= most);
                let speaker = speaker.unwrap_or_else(|| self.cut(most));
                clean![speaker, ": ", words].truncate(columns)
            }
        }
    }

    /// The speaker alone, with all marks, in at most so many columns where that can be: first the long names go, then
    /// letters of the source, which leaves `via The Assoc…`, and at last `via …`. Where no form has room, one that is wider and names
    /// the source again, for a place that breaks it into lines: without a mark or with half of a name, it may be another who says
    /// something else.
    pub fn in_columns(&self, columns: usize) -> Clean {
        let marks = clean![in_brackets(&self.marks), self.doubt(&self.marks)];
        let short = clean![self.named(|called| called.short.clone()), marks];
        let full = clean![self.named(|called| called.name.clone()), marks];
        let left = columns.saturating_sub(width(&short) + width(self.word_of_way()));
        let relayed = [
            self.through().map(|through| clean![full, through]),
            self.through().map(|through| clean![short, through]),
            self.through_in(left)
                .filter(|_| left >= RELAY)
                .map(|through| clean![short, through]),
        ];
        let mut relayed = relayed.into_iter().flatten();
        if let Some(fitting) = relayed.find(|form| width(form) <= columns) {
            return fitting;
        }
        let mut forms = self.marked_forms(FULL, &self.marks).into_iter();
        let fitting = forms.find(|form| width(form) <= columns);
        fitting.unwrap_or_else(|| self.over_lines(columns))
    }

    /// The same for a place that may take more lines than one: the source that relays them is named in a line of its own
    /// before it is cut.
    pub fn in_lines(&self, columns: usize) -> Clean {
        let in_one = self.in_columns(columns);
        match self.via.is_some() && in_one.ends_with('…') {
            true => self.over_lines(columns),
            false => in_one,
        }
    }

    /// In lines of so many columns.
    fn over_lines(&self, columns: usize) -> Clean {
        let marks = in_brackets(&self.marks);
        let full = self.named(|called| called.name.clone());
        let names = match width(&full) + width(&marks) < columns {
            true => full,
            false => self.fewest(|called| called.short.clone(), 3),
        };
        // On the line that it takes more, the source has room.
        let room = columns.saturating_sub(width(self.word_of_way()));
        let through = match room >= RELAY {
            true => self.through_in(room).unwrap_or_default(),
            false => self.cut_through(),
        };
        clean![names, marks, through]
    }

    /// The speaker alone, whole: for a number, which comes behind it as a statement does.
    pub fn name(&self, room: Room) -> Clean {
        match room {
            Room::Short => self.in_short(),
            _ => self.forms(room.columns()).next().unwrap_or_default(),
        }
    }

    /// The names as a sentence has them: `Ana, Ben and Cleo`; of many the first with how many more.
    fn in_a_sentence(&self) -> Clean {
        let names: Vec<Clean> = self.names.iter().map(Called::in_a_sentence).collect();
        match &names[..] {
            [] => "someone not named".into(),
            [one] => one.clone(),
            [first, second] => clean![first, " and ", second],
            [first, second, third] => clean![first, ", ", second, " and ", third],
            [first, others @ ..] => clean![first, " and ", others.len(), " more"],
        }
    }

    /// The speaker for a page of so many columns, in fewer and fewer words. That a source relays them is
    /// there in every form, be it as an ellipsis; so is that they are only mentioned.
    fn forms(&self, columns: usize) -> impl Iterator<Item = Clean> {
        let marks = if columns < MARKED {
            &[][..]
        } else {
            &self.marks[..]
        };
        let mut forms = self.marked_forms(columns, marks);
        let fewest = self.fewest(|called| called.short.clone(), 1);
        for count in (0..=marks.len()).rev() {
            let marks = &marks[..count];
            let whole = clean![fewest, in_brackets(marks), self.doubt(marks)];
            // The word for the way goes before a mark, and not that there is one.
            forms.push(clean![whole, self.cut_through()]);
            forms.push(clean![whole, self.ellipsis()]);
        }
        forms.into_iter()
    }

    /// The forms for a page of so many columns that have all names and these marks.
    fn marked_forms(&self, columns: usize, marks: &[Clean]) -> Vec<Clean> {
        let whole = |names: &Clean| clean![names, in_brackets(marks), self.doubt(marks)];
        let short = self.named(|called| called.short.clone());
        let mut forms = Vec::new();
        let full = (columns >= FULL).then(|| self.named(|called| called.name.clone()));
        if let Some(full) = &full {
            forms.extend(self.through().map(|through| clean![whole(full), through]));
            forms.push(clean![whole(full), self.cut_through()]);
            forms.extend(self.through().map(|through| clean![whole(&short), through]));
        }
        forms.push(clean![whole(&short), self.cut_through()]);
        forms.push(clean![whole(&short), self.ellipsis()]);
        forms
    }

    /// The short names with all marks and the source that relays them.
    fn in_short(&self) -> Clean {
        let short = self.named(|called| called.short.clone());
        clean![short, in_brackets(&self.marks), self.through()]
    }

    /// `, via R`: the source in which they are heard.
    fn through(&self) -> Option<Clean> {
        let via = self.via.as_ref()?;
        Some(clean![self.word_of_way(), via.short])
    }

    /// `, via The Assoc…`: the same with at most so many columns of the source's name.
    fn through_in(&self, columns: usize) -> Option<Clean> {
        let via = self.via.as_ref()?;
        Some(clean![self.word_of_way(), via.short.truncate(columns)])
    }

    /// `, via …`, where the source has no room.
    fn cut_through(&self) -> Clean {
        match self.via {
            Some(_) => clean![self.word_of_way(), "…"],
            None => Clean::default(),
        }
    }

    /// The source in which they are heard, behind their names; nothing where there is none.
    pub fn relayed(&self, how: Relayed) -> Clean {
        match how {
            Relayed::Named => self.through().unwrap_or_default(),
            Relayed::Cut => self.through_in(RELAY).unwrap_or_default(),
            Relayed::Hidden => self.cut_through(),
        }
    }

    /// `, …`, where that has no room.
    fn ellipsis(&self) -> &'static str {
        if self.via.is_some() { ", …" } else { "" }
    }

    fn word_of_way(&self) -> &'static str {
        if self.is_own_voice {
            ", from "
        } else {
            ", via "
        }
    }

    /// That they are only mentioned, where none of the marks that are there says so.
    fn doubt(&self, marks: &[Clean]) -> &'static str {
        let is_told = self
            .marks
            .first()
            .is_some_and(|first| marks.contains(first));
        if self.is_only_mentioned && !is_told {
            MENTIONED
        } else {
            ""
        }
    }

    /// The names in their short forms, in the middle of a sentence.
    pub fn short_in_a_sentence(&self) -> Clean {
        match &self.names[..] {
            [] => "someone not named".into(),
            _ => self.fewest(Called::short_in_a_sentence, 3),
        }
    }

    /// The names in their short forms; of many the first with how many more.
    pub fn short(&self) -> Clean {
        self.fewest(|called| called.short.clone(), 3)
    }

    fn fewest(&self, name: impl Fn(&Called) -> Clean, most: usize) -> Clean {
        match self.names.split_first() {
            Some((first, others)) if others.len() >= most => {
                clean![name(first), " +", others.len()]
            }
            _ => self.named(name),
        }
    }

    /// The names beside one another.
    fn named(&self, name: impl Fn(&Called) -> Clean) -> Clean {
        match &self.names[..] {
            [] => NOBODY.into(),
            names => Clean::join(names.iter().map(name), ", "),
        }
    }

    /// The first name in so many columns, with how many more there are, and what must not be lost.
    fn cut(&self, most: usize) -> Clean {
        let Some((first, others)) = self.names.split_first() else {
            return Clean::from(NOBODY).truncate(most);
        };
        let doubt = match self.is_only_mentioned {
            true if most < MENTIONED_IN_SHORT_FROM => MENTIONED_IN_SHORTEST,
            true if most < MENTIONED_FROM => MENTIONED_IN_SHORT,
            true => MENTIONED,
            false => "",
        };
        let more = match others.len() {
            0 => Clean::default(),
            more => clean![" +", more],
        };
        let more = clean![doubt, more];
        let letters = most.saturating_sub(width(&more));
        // A name that is cut says by its ellipsis that more is, the source that relays it too.
        let letters = match self.via {
            Some(_) => letters.min(width(&first.short).saturating_sub(1)),
            None => letters,
        };
        // What says nothing of whom says nothing.
        match letters {
            0 | 1 => first.short.truncate(most),
            _ => clean![first.short.truncate(letters), more],
        }
    }
}

/// ` (own voice, opinion)`; nothing where there are no marks.
fn in_brackets(marks: &[Clean]) -> Clean {
    match marks.is_empty() {
        true => Clean::default(),
        false => clean![" (", Clean::join(marks, ", "), ")"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(name: &'static str, short: &'static str) -> Called {
        Called {
            name: name.into(),
            short: short.into(),
            is_description: false,
        }
    }

    #[test]
    fn the_speaker_takes_the_form_that_the_room_has() {
        let villatoro = Speaker {
            names: vec![called("Gustavo Villatoro", "Villatoro")],
            marks: vec!["denial".into()],
            via: Some(called("[Interview with CNN]", "CNN interview")),
            ..Speaker::default()
        };
        let random = "The deportations are not random.";
        let white_house = Speaker {
            names: vec![called("A White House spokesperson", "White House")],
            marks: vec!["unnamed".into()],
            ..Speaker::default()
        };
        let two = Speaker {
            names: vec![
                called("Just the News", "Just the News"),
                called("Newsmax", "Newsmax"),
            ],
            marks: vec!["own voice".into()],
            ..Speaker::default()
        };
        let mentioned = Speaker {
            names: vec![called("Government of El Salvador", "El Salvador")],
            marks: vec!["only mentioned".into()],
            is_only_mentioned: true,
            ..Speaker::default()
        };
        let three = Speaker {
            names: vec![
                called("Ana", "Ana"),
                called("Ben", "Ben"),
                called("Cleo", "Cleo"),
            ],
            ..Speaker::default()
        };
        let nobody = Speaker::default();
        for (speaker, words, room, shown) in [
            (
                &mentioned,
                "Abrego Garcia is linked to a gang.",
                Room::Cut(24),
                "El Sa… (ment.): Abrego …",
            ),
            (
                &mentioned,
                "Abrego Garcia is linked to a gang.",
                Room::Cut(44),
                "El Salva… (only mentioned): Abrego Garcia i…",
            ),
            (
                &mentioned,
                "Abrego Garcia is linked to a gang.",
                Room::Cut(60),
                "El Salvador (only mentioned): Abrego Garcia is linked to a …",
            ),
            (
                &villatoro,
                random,
                Room::Cut(45),
                "Villatoro (denial), via …: The deportations …",
            ),
            (
                &villatoro,
                random,
                Room::Cut(90),
                "Gustavo Villatoro (denial), via CNN interview: The deportations are not random.",
            ),
            (
                &villatoro,
                random,
                Room::Cut(24),
                "Villatoro, …: The depor…",
            ),
            (&villatoro, random, Room::Cut(16), "Villato…: The d…"),
            (
                &villatoro,
                random,
                Room::Cut(60),
                "Villatoro (denial), via …: The deportations are not random.",
            ),
            (
                &villatoro,
                random,
                Room::Short,
                "Villatoro (denial), via CNN interview: The deportations are not random.",
            ),
            (
                &white_house,
                "It is “just plain stupid”.",
                Room::Cut(45),
                "White House (unnamed): It is “just plain stu…",
            ),
            (
                &two,
                "More than 270 men.",
                Room::Cut(24),
                "Just the N… +1: More th…",
            ),
            (
                &two,
                "More than 270 men.",
                Room::Whole(24),
                "Just the News, Newsmax: More than 270 men.",
            ),
            (
                &two,
                "More than 270 men.",
                Room::Cut(90),
                "Just the News, Newsmax (own voice): More than 270 men.",
            ),
            (&three, "So it is.", Room::PAGE, "Ana, Ben, Cleo: So it is."),
            (&three, "So it is.", Room::Cut(22), "Ana +2: So it is."),
            (
                &nobody,
                "So it is.",
                Room::Cut(40),
                "nobody named: So it is.",
            ),
            (&nobody, "So it is.", Room::Cut(6), "no…: …"),
        ] {
            assert_eq!(speaker.before(&words.into(), room).as_str(), shown);
        }
    }

    /// In no form does it look as if nobody relayed them, or as if they were said to have said it.
    #[test]
    fn a_relay_and_a_mention_are_marked_at_every_width() {
        let relayed = Speaker {
            names: vec![called("Gustavo Villatoro", "Villatoro")],
            marks: vec!["denial".into()],
            via: Some(called("[Interview with CNN]", "CNN interview")),
            ..Speaker::default()
        };
        let mentioned = Speaker {
            names: vec![called("Government of El Salvador", "El Salvador")],
            marks: vec!["only mentioned".into(), "own voice".into()],
            is_only_mentioned: true,
            ..Speaker::default()
        };
        for columns in 4..100 {
            let shown = relayed.in_columns(columns);
            let is_marked = shown.contains("CNN interview") || shown.ends_with('…');
            assert!(is_marked, "{columns}: {shown}");
            assert!(shown.contains("(denial)"), "{columns}: {shown}");
            assert!(shown.contains("Villatoro"), "{columns}: {shown}");
            // Where it takes more lines than one, the source has room in them.
            let is_named = match columns >= RELAY + width(", via ") {
                true => shown.contains("via CNN int"),
                false => shown.ends_with("via …"),
            };
            assert!(width(&shown) <= columns || is_named, "{columns}: {shown}");
            let shown = mentioned.in_columns(columns);
            assert!(shown.ends_with("El Salvador (only mentioned, own voice)"));
            let shown = mentioned.before(&"zq".into(), Room::Cut(columns));
            let is_marked = shown.contains("only mentioned") || shown.contains("ment.)");
            assert!(is_marked || columns < 17, "{columns}: {shown}");
            assert!(width(&shown) <= columns && !shown.contains('?'));
        }
    }

    /// However little room there is, nothing is written beyond it, and never the words alone.
    #[test]
    fn the_words_never_come_without_a_speaker() {
        let speaker = Speaker {
            names: vec![called("Ángela Müller", "Müller")],
            marks: vec!["unnamed".into(), "opinion".into()],
            via: Some(called("Gazette", "Gazette")),
            ..Speaker::default()
        };
        for columns in 0..200 {
            let text = speaker.before(&"zq".into(), Room::Cut(columns));
            assert!(width(&text) <= columns);
            let words = text.find("zq");
            assert!(words.is_none_or(|at| text[..at].contains('M')
                || text[..at].contains('Á')
                || text[..at].contains('…')));
        }
    }
}
