//! Bates numbers: what is stamped on the pages of what is produced, one after the other.
//!
//! A number is a prefix and digits (`ACM000310`); a range is two of one prefix (`ACM000301-ACM000318`). Its leading zeros
//! belong to a number: `ACM310` is another stamp than `ACM000310`.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error};

use super::value::{OneOrMany, Text};
use crate::text::fold;

/// The most digits of a number.
const MOST_DIGITS: usize = 18;

/// The numbers of a piece of evidence: as the file writes them, and what they say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bates {
    written: Vec<Text>,
    /// Each with the text that says it, by its number.
    runs: Vec<(usize, Run)>,
}

/// A stamp on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatesNumber {
    /// Folded, without its spaces.
    prefix: String,
    number: u64,
    digits: usize,
}

/// Numbers from one to another, of one prefix; or one alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    first: BatesNumber,
    last: BatesNumber,
}

impl Bates {
    /// As the file writes them.
    pub fn written(&self) -> &[Text] {
        &self.written
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Whether a number is one of them.
    pub fn contains(&self, number: &BatesNumber) -> bool {
        self.runs.iter().any(|(_, run)| run.contains(number))
    }

    /// The texts that say a number or a range that holds it.
    pub fn holding<'b>(&'b self, number: &'b BatesNumber) -> impl Iterator<Item = &'b str> {
        let runs = self.runs.iter().filter(|(_, run)| run.contains(number));
        runs.filter_map(|(text, _)| Some(self.written.get(*text)?.raw()))
    }

    /// The ranges that it says, a number alone being one of itself.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().map(|(_, run)| run)
    }

    /// The text that says a number which others have as well.
    pub fn meeting(&self, others: &Self) -> Option<&Text> {
        let mut runs = self.runs.iter();
        let met = runs.find(|(_, run)| others.runs().any(|other| run.meets(other)));
        self.written.get(met?.0)
    }

    /// Leaves none.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

impl BatesNumber {
    /// The number that a text is; none where it does not end with digits, or has more of them than any stamp.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let prefix = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &text[prefix.len()..];
        if digits.len() > MOST_DIGITS {
            return None;
        }
        let mut prefix = fold(prefix);
        prefix.retain(|c| !c.is_whitespace());
        Some(Self {
            prefix,
            number: digits.parse().ok()?,
            digits: digits.len(),
        })
    }

    /// The same of a word that stands alone in a search: one with a prefix, so that it is no year or count.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::read(word).filter(|number| !number.prefix.is_empty())
    }
}

impl Run {
    /// The numbers that a text says.
    ///
    /// # Errors
    /// Where it says none: what is wrong, and on the next line what to write.
    fn read(text: &str) -> Result<Self, String> {
        let wrong = |what: &str, write: &str| Err(format!("{what}\n{write}"));
        let (mut other_prefix, mut backwards) = (None, None);
        for (at, dash) in text.match_indices(['-', '–', '—']) {
            let ends = (&text[..at], &text[at + dash.len()..]);
            let (Some(first), Some(last)) = (BatesNumber::read(ends.0), BatesNumber::read(ends.1))
            else {
                continue;
            };
            if first.prefix != last.prefix {
                // A prefix may hold a dash and a figure itself: `GX2-000301`.
                other_prefix = other_prefix.or(Some(ends).filter(|_| first.digits >= last.digits));
            } else if first.number > last.number {
                backwards = Some(ends);
            } else {
                return Ok(Self { first, last });
            }
        }
        if let Some((first, last)) = backwards {
            let (first, last) = (first.trim(), last.trim());
            return wrong(
                &format!("`{first}` comes after `{last}`, and a range runs forward"),
                &format!("write the lower number first, `{last}-{first}`"),
            );
        }
        match (other_prefix, BatesNumber::read(text)) {
            (Some((first, last)), _) => {
                let (first, last) = (first.trim(), last.trim());
                let is_bare = last.bytes().all(|byte| byte.is_ascii_digit());
                let filled = first.get(..first.len().saturating_sub(last.len()));
                let write = match filled.filter(|_| is_bare) {
                    Some(begun) => format!("write both ends in full, `{first}-{begun}{last}`"),
                    None => {
                        "write a range for each prefix, `[ACM000301-ACM000318, DEF0001-DEF0009]`"
                            .to_owned()
                    }
                };
                wrong(
                    &format!(
                        "`{first}` and `{last}` have different prefixes, so that nothing says which numbers lie between them"
                    ),
                    &write,
                )
            }
            (_, Some(number)) => Ok(Self {
                first: number.clone(),
                last: number,
            }),
            (_, None) => wrong(
                &format!(
                    "`{}` is no Bates number: one ends with digits, {MOST_DIGITS} at most",
                    text.trim()
                ),
                "write one number, `ACM000310`, a range, `ACM000301-ACM000318`, or a list of them",
            ),
        }
    }

    /// The prefix, folded.
    pub fn prefix(&self) -> &str {
        &self.first.prefix
    }

    /// How many digits its numbers are filled up to; none where they are not.
    pub fn digits(&self) -> Option<usize> {
        (self.first.digits == self.last.digits).then_some(self.first.digits)
    }

    /// The first and the last number, without prefix and zeros.
    pub fn numbers(&self) -> (u64, u64) {
        (self.first.number, self.last.number)
    }

    /// Whether a number of one is one of the other.
    pub fn meets(&self, other: &Self) -> bool {
        [&other.first, &other.last]
            .into_iter()
            .any(|end| self.contains(end))
            || [&self.first, &self.last]
                .into_iter()
                .any(|end| other.contains(end))
    }

    fn contains(&self, number: &BatesNumber) -> bool {
        let Self { first, last } = self;
        // Where the ends have as many digits, so have those between them; else they are not filled up with zeros.
        let is_written_so = match first.digits == last.digits {
            true => number.digits == first.digits,
            false => number.digits == number.number.to_string().len() || number == first,
        };
        number.prefix == first.prefix
            && is_written_so
            && (first.number..=last.number).contains(&number.number)
    }
}

/// A text of one or several, parted by commas, with what it says.
struct Written(Text, Vec<Run>);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        let runs = text.raw().split(',').map(Run::read);
        let runs = runs.collect::<Result<_, _>>().map_err(Error::custom)?;
        Ok(Self(text, runs))
    }
}

impl<'de> Deserialize<'de> for Bates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = OneOrMany::<Written>::deserialize(deserializer)?;
        let mut bates = Self::default();
        for Written(text, runs) in all.0 {
            let number = bates.written.len();
            bates.written.push(text);
            bates.runs.extend(runs.into_iter().map(|run| (number, run)));
        }
        Ok(bates)
    }
}

impl JsonSchema for Bates {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Bates".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        OneOrMany::<Text>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(range: &str, number: &str) -> bool {
        let run = Run::read(range).unwrap();
        BatesNumber::read(number).is_some_and(|number| run.contains(&number))
    }

    #[test]
    fn a_range_holds_every_number_in_it() {
        for number in ["ACM000301", "acm000310", "ACM 000318"] {
            assert!(holds("ACM000301-ACM000318", number), "{number}");
            assert!(holds("ACM 000301 – ACM 000318", number), "{number}");
        }
        for number in [
            "ACM000300",
            "ACM000319",
            "ACM310",
            "ACM0000310",
            "DEF000310",
            "000310",
            "ACM",
        ] {
            assert!(!holds("ACM000301-ACM000318", number), "{number}");
        }
        assert!(holds("ACM-000301-ACM-000318", "ACM-000310"));
        assert!(holds("ACM-000301", "ACM-000301"));
        assert!(!holds("ACM-000301", "ACM-000302"));
        assert!(holds("GX2-000301", "GX2-000301"));
        assert!(holds("000301-000318", "000310"));
        assert!(holds("P9-P11", "P10"));
        assert!(!holds("P9-P11", "P010"));
    }

    #[test]
    fn what_is_no_range_says_what_to_write() {
        for (text, says) in [
            ("ACM000301-318", "`ACM000301-ACM000318`"),
            ("ACM000318-ACM000301", "`ACM000301-ACM000318`"),
            ("ACM000301-DEF000318", "a range for each prefix"),
            ("ACM", "`ACM000310`"),
            ("", "`ACM000310`"),
            ("A1234567890123456789", "18 at most"),
        ] {
            let wrong = Run::read(text).unwrap_err();
            assert!(wrong.contains(says) && wrong.contains('\n'), "{wrong}");
        }
    }
}
