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

    /// `Ana and Ben: “It rained.”`: for the middle of a sentence, where marks and the way to it are
    /// one key away.
    pub fn quoted_by(&self, speaker: &Speaker) -> Clean {
        let words = clean_line(self.raw());
        clean![speaker.in_a_sentence(), ": “", words, "”"]
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
    pub marks: Vec<&'static str>,
    /// Where they are heard, nearest to them; none where a source speaks itself.
    pub via: Option<Called>,
}

/// A name, and the one that is used where it has no room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    pub name: Clean,
    pub short: Clean,
}

/// How many columns there are, and whether what does not fit is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// In the form for so many columns, and cut there.
    Cut(usize),
    /// In that form, and whole.
    Whole(usize),
}

impl Room {
    /// The form of headings, of JSON and of plain output.
    pub const PAGE: Self = Self::Whole(90);

    fn columns(self) -> usize {
        match self {
            Self::Cut(columns) | Self::Whole(columns) => columns,
        }
    }
}

/// Columns from which names are written in full, with the source that relays them.
const FULL: usize = 80;

/// Columns from which a speaker has marks.
const MARKED: usize = 40;

/// Who is said to have said what nobody is named for.
const NOBODY: &str = "nobody named";

impl Speaker {
    /// `Speaker (marks), via R: words`. The speaker takes at most six tenths of the room: first the
    /// source goes, then the marks from the right, then letters.
    pub fn before(&self, words: &Clean, room: Room) -> Clean {
        let columns = room.columns();
        let text = clean![self.within(columns, columns * 6 / 10), ": ", words];
        match room {
            Room::Cut(_) => text.truncate(columns),
            Room::Whole(_) => text,
        }
    }

    /// The names as a sentence has them: `Ana, Ben and Cleo`; of many the first with how many more.
    fn in_a_sentence(&self) -> Clean {
        let names: Vec<&Clean> = self.names.iter().map(|called| &called.name).collect();
        match &names[..] {
            [] => "someone not named".into(),
            [one] => (*one).clone(),
            [first, second] => clean![first, " and ", second],
            [first, second, third] => clean![first, ", ", second, " and ", third],
            [first, others @ ..] => clean![first, " and ", others.len(), " more"],
        }
    }

    /// The speaker in the form for a page of so many columns, in at most so many.
    fn within(&self, columns: usize, most: usize) -> Clean {
        let (marks, via) = match columns {
            FULL.. => (&self.marks[..], self.via.as_ref()),
            MARKED..FULL => (&self.marks[..], None),
            _ => (&[][..], None),
        };
        let names = self.names_in(columns, most);
        let marked = |count: usize| match count {
            0 => names.clone(),
            _ => clean![names, " (", Clean::join(&marks[..count], ", "), ")"],
        };
        let with_via = via.map(|via| clean![marked(marks.len()), ", via ", via.short]);
        let mut forms = with_via
            .into_iter()
            .chain((0..=marks.len()).rev().map(marked));
        forms
            .find(|form| width(form) <= most)
            .unwrap_or_else(|| self.cut(most))
    }

    /// The names beside one another where they fit, else the first with how many more there are.
    fn names_in(&self, columns: usize, most: usize) -> Clean {
        let name = |called: &Called| match columns {
            FULL.. => called.name.clone(),
            _ => called.short.clone(),
        };
        let Some((first, others)) = self.names.split_first() else {
            return NOBODY.into();
        };
        if others.len() < 2 {
            let all = Clean::join(self.names.iter().map(name), ", ");
            if width(&all) <= most || others.is_empty() {
                return all;
            }
        }
        clean![name(first), " +", others.len()]
    }

    /// The first name in so many columns, with how many more there are.
    fn cut(&self, most: usize) -> Clean {
        let Some((first, others)) = self.names.split_first() else {
            return Clean::from(NOBODY).truncate(most);
        };
        let more = match others.len() {
            0 => Clean::default(),
            more => clean![" +", more],
        };
        let letters = most.saturating_sub(width(&more));
        clean![first.short.truncate(letters), more]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(name: &'static str, short: &'static str) -> Called {
        Called {
            name: name.into(),
            short: short.into(),
        }
    }

    #[test]
    fn the_speaker_takes_the_form_that_the_room_has() {
        let villatoro = Speaker {
            names: vec![called("Gustavo Villatoro", "Villatoro")],
            marks: vec!["denial"],
            via: Some(called("[Interview with CNN]", "CNN interview")),
        };
        let random = "The deportations are not random.";
        let white_house = Speaker {
            names: vec![called("A White House spokesperson", "White House")],
            marks: vec!["unnamed"],
            via: None,
        };
        let two = Speaker {
            names: vec![
                called("Just the News", "Just the News"),
                called("Newsmax", "Newsmax"),
            ],
            marks: vec!["own voice"],
            via: None,
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
                &villatoro,
                random,
                Room::Cut(45),
                "Villatoro (denial): The deportations are not…",
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
                "Villatoro: The deportat…",
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
                "Just the N… +1: More than 270 men.",
            ),
            (
                &two,
                "More than 270 men.",
                Room::Cut(90),
                "Just the News, Newsmax (own voice): More than 270 men.",
            ),
            (&three, "So it is.", Room::PAGE, "Ana +2: So it is."),
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

    /// However little room there is, nothing is written beyond it, and never the words alone.
    #[test]
    fn the_words_never_come_without_a_speaker() {
        let speaker = Speaker {
            names: vec![called("Ángela Müller", "Müller")],
            marks: vec!["unnamed", "opinion"],
            via: Some(called("Gazette", "Gazette")),
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
