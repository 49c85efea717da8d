//! Ids of records, and references to them.

use std::{fmt, str::FromStr};

use smol_str::SmolStr;

use crate::{
    clean_format,
    text::{Clean, clean},
};

/// The name of a record within its case or library: `[a-z0-9][a-z0-9-]*`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(SmolStr);

const ID_PATTERN: &str = "^[a-z0-9][a-z0-9-]*$";
const REF_PATTERN: &str = "^([a-z0-9][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*$";

impl Id {
    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as it may be shown.
    pub fn clean(&self) -> Clean {
        clean(&self.0)
    }

    /// What `text` becomes as an id: lower case, without accents, hyphens for everything else.
    /// Empty where nothing of it can stand in an id.
    pub fn suggest(text: &str) -> String {
        let mut id = String::new();
        for c in crate::text::fold(text).chars() {
            if c.is_ascii_lowercase() || c.is_ascii_digit() {
                id.push(c);
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        }
        id.trim_end_matches('-').to_owned()
    }
}

impl FromStr for Id {
    type Err = String;
    /// Errors: a sentence, then on a second line what to write instead.
    fn from_str(text: &str) -> Result<Self, String> {
        let well_formed = text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if well_formed {
            return Ok(Self(SmolStr::new(text)));
        }
        let mut error = match text {
            "" => "an id is expected here, and nothing is written".to_owned(),
            text => format!("`{text}` is not an id"),
        };
        match Self::suggest(text) {
            id if id.is_empty() => error.push_str(
                "\nan id is lower-case letters, digits and hyphens, such as `visit-2024`",
            ),
            id => error.push_str(&format!(
                "\nwrite `{id}`: an id is lower-case letters, digits and hyphens"
            )),
        }
        Err(error)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A reference as a file writes it: `id`, or `case/id` for a record of another case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ref {
    pub case: Option<Id>,
    pub id: Id,
}

impl Ref {
    /// The reference as it may be shown.
    pub fn clean(&self) -> Clean {
        clean_format!("{self}")
    }
}

impl FromStr for Ref {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Ok(match text.split_once('/') {
            Some((case, id)) => Self {
                case: Some(case.parse()?),
                id: id.parse()?,
            },
            None => Self {
                case: None,
                id: text.parse()?,
            },
        })
    }
}

impl fmt::Display for Ref {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.case {
            Some(case) => write!(f, "{case}/{}", self.id),
            None => self.id.fmt(f),
        }
    }
}

/// The full name of a record in a library; what selections, marks and jumps hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A case itself.
    Case(Id),
    /// A record that several cases share, from `library.yaml`.
    Shared(Id),
    /// A record of one case: case id, record id.
    Of(Id, Id),
}

impl Key {
    /// The case that the record belongs to, if it belongs to one.
    pub fn case(&self) -> Option<&Id> {
        match self {
            Self::Case(case) | Self::Of(case, _) => Some(case),
            Self::Shared(_) => None,
        }
    }

    /// The last part of the key.
    pub fn id(&self) -> &Id {
        match self {
            Self::Case(id) | Self::Shared(id) | Self::Of(_, id) => id,
        }
    }
}

impl Key {
    /// The key as it may be shown.
    pub fn clean(&self) -> Clean {
        clean_format!("{self}")
    }

    /// Whether this is how the key is written.
    pub fn is(&self, text: &str) -> bool {
        match self {
            Self::Case(id) | Self::Shared(id) => id.as_str() == text,
            Self::Of(case, id) => text
                .strip_suffix(id.as_str())
                .and_then(|rest| rest.strip_suffix('/'))
                .is_some_and(|rest| rest == case.as_str()),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case(id) | Self::Shared(id) => id.fmt(f),
            Self::Of(case, id) => write!(f, "{case}/{id}"),
        }
    }
}

/// Reads a type from the text that its `FromStr` takes, and gives it a schema.
macro_rules! from_text {
    ($type:ty, $name:literal, $pattern:expr, $description:literal) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern, "description": $description })
            }
        }
    };
}
pub(crate) use from_text;

from_text!(
    Id,
    "Id",
    ID_PATTERN,
    "The name of a record: lower-case letters, digits and hyphens."
);
from_text!(
    Ref,
    "Ref",
    REF_PATTERN,
    "The id of a record of this case or of library.yaml, or case/id for a record of another case."
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_letters_digits_and_hyphens() {
        for good in ["a", "7", "visit-2024", "60-minutes"] {
            assert_eq!(good.parse::<Id>().map(|id| id.to_string()), Ok(good.into()));
        }
        for bad in ["", "-a", "A", "a_b", "á", "a b", "a/b"] {
            assert!(bad.parse::<Id>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_bad_id_comes_with_the_one_to_write() {
        let error = "Vladimir Arévalo".parse::<Id>().unwrap_err();
        assert!(
            error.ends_with(
                "write `vladimir-arevalo`: an id is lower-case letters, digits and hyphens"
            ),
            "{error}"
        );
    }

    #[test]
    fn a_reference_may_name_another_case() {
        let reference: Ref = "other-case/first-visit".parse().unwrap();
        assert_eq!(reference.case.unwrap().as_str(), "other-case");
        assert!("a/b/c".parse::<Ref>().is_err());
    }
}
