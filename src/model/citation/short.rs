//! A citation as one text: `harbour-post ¶6 "the date was changed" via press-conference`.
//!
//! First the source, then the place in it, then the words in quotation marks, then whom it relays, nearest first. What
//! cannot be taken in one way only is no citation: nothing of it is read.

use std::{fmt, ops::Range};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer};

use crate::{
    model::{Locator, Ref},
    text::is_blank,
};

/// What such a text says.
#[derive(Clone, Debug, PartialEq)]
pub struct Short {
    pub source: Ref,
    pub at: Option<Locator>,
    pub quote: Option<Box<str>>,
    pub via: Vec<Ref>,
    /// As it is written.
    pub text: Box<str>,
}

/// Where in the text its parts are.
struct Parts<'t> {
    source: &'t str,
    place: Range<usize>,
    /// The words, without their quotation marks.
    words: Option<Range<usize>>,
    via: Vec<&'t str>,
}

/// The quotation marks between which words may stand.
const MARKS: [(char, char); 2] = [('"', '"'), ('“', '”')];
/// Those by which words are opened elsewhere; no place has one.
const OTHERS: [char; 6] = ['\'', '‘', '„', '«', '»', '”'];

const VIA: &str = "via";
const FORM: &str = "write a citation on one line as `harbour-post ¶6 \"the words\" via press-conference`, or give `source`, `at`, `quote` and `via` as keys";
const BEHIND: &str = "words of the source stand in quotation marks behind its place";

impl Short {
    /// Reads such a text.
    ///
    /// # Errors
    /// A sentence, then on a second line what to write instead.
    pub fn read(text: &str) -> Result<Self, String> {
        let parts = Parts::of(text).map_err(|why| format!("{why}\n{FORM}"))?;
        let place = &text[parts.place];
        let via = parts.via.iter().map(|source| source.parse());
        Ok(Self {
            source: parts.source.parse()?,
            at: match place {
                "" => None,
                place => Some(
                    place
                        .parse()
                        .map_err(|why: String| format!("{why}; {BEHIND}"))?,
                ),
            },
            quote: parts.words.map(|words| text[words].into()),
            via: via.collect::<Result<_, _>>()?,
            text: text.into(),
        })
    }
}

/// The text with another place, or with other words, where it has such; all else stays as it is written. None where it
/// cannot say so.
pub fn with(text: &str, at: Option<&Locator>, words: Option<&str>) -> Option<String> {
    let parts = Parts::of(text).ok()?;
    let mut new = text.to_owned();
    if let (Some(there), Some(words)) = (parts.words, words) {
        let (open, close) = MARKS.into_iter().find(|marks| can_stand(words, *marks))?;
        let opened = text[..there.start].chars().next_back()?;
        let closed = text[there.end..].chars().next()?;
        // The marks that are there stay where they can.
        match can_stand(words, (opened, closed)) {
            true => new.replace_range(there, words),
            false => new.replace_range(
                there.start - opened.len_utf8()..there.end + closed.len_utf8(),
                &format!("{open}{words}{close}"),
            ),
        }
    }
    if let Some(at) = at.filter(|_| !parts.place.is_empty()) {
        new.replace_range(parts.place, &at.to_string());
    }
    Short::read(&new).ok().map(|_| new)
}

/// Whether words can stand between such quotation marks.
fn can_stand(words: &str, (open, close): (char, char)) -> bool {
    !words.contains([open, close])
}

impl<'t> Parts<'t> {
    /// Errors: what is wrong, as a sentence.
    fn of(text: &'t str) -> Result<Self, String> {
        let start = text.len() - text.trim_start().len();
        let end = start + text.trim().len();
        let behind = |from: usize| text[from..end].find(char::is_whitespace);
        let source = start..behind(start).map_or(end, |length| start + length);
        let rest = source.end..end;
        let is_mark = |c: char| OTHERS.contains(&c) || MARKS.iter().any(|(open, _)| *open == c);
        let (before, words, after) = match text[rest.clone()].find(is_mark) {
            Some(at) => {
                let words = words(text, rest.start + at..end)?;
                let (open, close) = (words.start - rest.start - at, 1);
                let close = text[words.end..]
                    .chars()
                    .next()
                    .map_or(close, char::len_utf8);
                let before = rest.start..words.start - open;
                let after = words.end + close..end;
                (before, Some(words), after)
            }
            None => {
                let is_via = |at: &usize| {
                    let (before, behind) = (&text[rest.start..*at], &text[at + VIA.len()..end]);
                    let is_apart = before.ends_with(char::is_whitespace);
                    is_apart && (behind.is_empty() || behind.starts_with(char::is_whitespace))
                };
                let found = text[rest.clone()].match_indices(VIA);
                let via = found.map(|(at, _)| rest.start + at).find(is_via);
                let place_end = via.unwrap_or(end);
                (rest.start..place_end, None, place_end..end)
            }
        };
        let place = &text[before.clone()];
        if words.is_some() && place.split_whitespace().any(|word| word == VIA) {
            return Err("`via` stands before the words here; its place is behind them".into());
        }
        let from = before.start + place.len() - place.trim_start().len();
        Ok(Self {
            source: &text[source],
            place: from..from + place.trim().len(),
            words,
            via: via(&text[after])?,
        })
    }
}

/// The words that begin with a quotation mark, where they end.
fn words(text: &str, rest: Range<usize>) -> Result<Range<usize>, String> {
    let all = &text[rest.clone()];
    let mark = all.chars().next().unwrap_or_default();
    let Some((open, close)) = MARKS.into_iter().find(|(open, _)| *open == mark) else {
        return Err(format!(
            "words stand between \" and \", or between “ and ”, and not behind {mark}"
        ));
    };
    let inner = &all[open.len_utf8()..];
    let closes: Vec<usize> = inner.match_indices(close).map(|(at, _)| at).collect();
    let &[closed] = closes.as_slice() else {
        return Err(match closes.is_empty() {
            true => format!("the words here begin with {open} and do not end with {close}"),
            false => format!("where the words here end is not clear: they hold {close} themselves"),
        });
    };
    let words = &inner[..closed];
    if words.contains(open) {
        return Err(format!(
            "where the words here begin is not clear: they hold {open} themselves"
        ));
    }
    if is_blank(words) {
        return Err("there are no words between these quotation marks".into());
    }
    let start = rest.start + open.len_utf8();
    Ok(start..start + closed)
}

/// The sources behind `via`, each behind one of its own.
fn via(rest: &str) -> Result<Vec<&str>, String> {
    let mut words = rest.split_whitespace();
    let mut sources = Vec::new();
    while let Some(word) = words.next() {
        match (word, words.next()) {
            (VIA, Some(source)) => sources.push(source),
            (VIA, None) => return Err("a source is missing behind `via`".into()),
            (other, _) => {
                return Err(format!(
                    "only `via` and a source can stand here, and not `{other}`"
                ));
            }
        }
    }
    Ok(sources)
}

/// As it is written where nobody wrote it yet: with the first quotation marks that fit.
pub struct Written<'c> {
    pub source: &'c Ref,
    pub at: Option<&'c Locator>,
    pub quote: Option<&'c str>,
    pub via: &'c [Ref],
}

impl Written<'_> {
    /// The text; none where it could not be read as just that.
    pub fn text(&self) -> Option<String> {
        let text = self.to_string();
        let read = Short::read(&text).ok()?;
        let is_it = (&read.source, read.at.as_ref()) == (self.source, self.at)
            && (read.quote.as_deref(), &*read.via) == (self.quote, self.via);
        is_it.then_some(text)
    }
}

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.source)?;
        if let Some(at) = self.at {
            write!(f, " {at}")?;
        }
        if let Some(words) = self.quote {
            let fits = MARKS.into_iter().find(|marks| can_stand(words, *marks));
            let (open, close) = fits.unwrap_or(MARKS[0]);
            write!(f, " {open}{words}{close}")?;
        }
        self.via
            .iter()
            .try_for_each(|source| write!(f, " {VIA} {source}"))
    }
}

impl<'de> Deserialize<'de> for Short {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).map_err(de::Error::custom)
    }
}

impl JsonSchema for Short {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ShortCitation".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A source, the place in it, the words there, and whom it relays, nearest first.",
            "examples": ["harbour-post ¶6 \"the date was changed\"", "harbour-post ¶6 \"the date was changed\" via press-conference"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a text, each as it would be written under its key.
    fn parts(text: &str) -> Result<[String; 4], String> {
        let Short {
            source,
            at,
            quote,
            via,
            ..
        } = Short::read(text)?;
        let via: Vec<String> = via.iter().map(Ref::to_string).collect();
        let at = at.map(|at| at.to_string());
        Ok([
            source.to_string(),
            at.unwrap_or_default(),
            quote.unwrap_or_default().into(),
            via.join(" "),
        ])
    }

    #[test]
    fn a_text_is_read_as_its_parts() {
        for (text, source, at, quote, via) in [
            ("post", "post", "", "", ""),
            (" post  ¶6 ", "post", "¶6", "", ""),
            ("a-case/post ¶6-8, 10", "a-case/post", "¶6-8, ¶10", "", ""),
            ("post ¶6 \"it's, so: #1\"", "post", "¶6", "it's, so: #1", ""),
            ("post \"“so” it is\"", "post", "", "“so” it is", ""),
            (
                "post p. 3, line 2 “a \"b\" c”",
                "post",
                "p. 3 l. 2",
                "a \"b\" c",
                "",
            ),
            ("post ¶6 via a via b", "post", "¶6", "", "a b"),
            ("post via a", "post", "", "", "a"),
            (
                "post ¶6 \"via here\" via a/b",
                "post",
                "¶6",
                "via here",
                "a/b",
            ),
            ("post ¶6\n\"two\nlines\"", "post", "¶6", "two\nlines", ""),
            ("via via via", "via", "", "", "via"),
        ] {
            let wanted = [source, at, quote, via].map(str::to_owned);
            assert_eq!(parts(text), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn what_can_be_taken_in_two_ways_is_not_read() {
        for (text, why) in [
            ("", "an id is expected"),
            ("post, other", "`post,` is not an id"),
            ("post: ¶6", "`post:` is not an id"),
            ("\"words\" post", "is not an id"),
            ("post 6", "does not say of what"),
            ("post ¶6: words", "is no place in a source"),
            ("post ¶6 words", "is no place in a source"),
            ("post ¶6 \"words", "do not end with \""),
            ("post ¶6 “words\"", "do not end with ”"),
            ("post ¶6 \"a\" and \"b\"", "they hold \" themselves"),
            ("post ¶6 “a “b” c”", "they hold ” themselves"),
            ("post ¶6 “a “b”", "they hold “ themselves"),
            ("post ¶6 'words'", "not behind '"),
            ("post ¶6 „words“", "not behind „"),
            ("post ¶6 \" \"", "no words between"),
            ("post \"words\" ¶6", "and not `¶6`"),
            ("post ¶6 \"words\", other ¶7", "and not `,`"),
            ("post ¶6 via a \"words\"", "`via` stands before the words"),
            ("post ¶6 \"words\" via", "a source is missing"),
            ("post ¶6 via a, b", "and not `b`"),
            ("post ¶6 via a b", "and not `b`"),
        ] {
            let told = Short::read(text).expect_err(text);
            assert!(told.contains(why), "{text}: {told}");
            assert!(
                told.contains('\n') || text.is_empty(),
                "{text} is told what to write"
            );
        }
    }

    #[test]
    fn one_part_is_another_and_all_else_is_as_it_was() {
        let at: Locator = "¶7".parse().unwrap();
        for (text, words, wanted) in [
            (
                "post  page 6 \"old\"  via a",
                Some("new"),
                Some("post  ¶7 \"new\"  via a"),
            ),
            ("post ¶6 “old”", Some("new"), Some("post ¶7 “new”")),
            (
                "post ¶6 \"old\"",
                Some("a \"new\" one"),
                Some("post ¶7 “a \"new\" one”"),
            ),
            (
                "post ¶6 “old”",
                Some("a “new” one"),
                Some("post ¶7 \"a “new” one\""),
            ),
            ("post ¶6 \"old\"", Some("“a” \"b\""), None),
            ("post ¶6", None, Some("post ¶7")),
            ("post \"old\"", None, Some("post \"old\"")),
        ] {
            assert_eq!(with(text, Some(&at), words).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let (source, via) = ("post".parse().unwrap(), ["a".parse().unwrap()]);
        let at: Locator = "p. 3 ¶2".parse().unwrap();
        let written = |quote| Written {
            source: &source,
            at: Some(&at),
            quote: Some(quote),
            via: &via,
        };
        let text = written("so").text();
        assert_eq!(text.as_deref(), Some("post p. 3 ¶2 \"so\" via a"));
        let text = written("“so” \"it\"").text();
        assert_eq!(text, None, "neither marks can hold it");
    }
}
