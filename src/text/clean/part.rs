//! What clean text is put together from.

use super::{Clean, clean, plain_len};
use crate::text::sentence;

/// What [`clean!`](crate::clean!) takes: clean text, the program's own texts, whole numbers, and any
/// of these that may be there or not. It cannot be implemented elsewhere, so that no other type gets
/// past the cleaning. The types of the model give their text by a `clean` of their own.
pub trait Part: sealed::Part {}

impl<T: sealed::Part + ?Sized> Part for T {}

mod sealed {
    pub trait Part {
        /// About how many bytes it takes.
        fn size(&self) -> usize;
        /// Appends its text, which must be clean, with what of it is the program's own.
        fn put(&self, out: &mut super::Clean);
    }
}

impl sealed::Part for Clean {
    fn size(&self) -> usize {
        self.len()
    }

    fn put(&self, out: &mut Clean) {
        out.append(self, self.own());
    }
}

/// Looked through like any other text, for it may have been leaked. A sentence that a name with a full stop ends gets no
/// second one.
impl sealed::Part for &'static str {
    fn size(&self) -> usize {
        self.len()
    }

    fn put(&self, out: &mut Clean) {
        let text = sentence::behind(out, self);
        match plain_len(text) == text.len() {
            true => out.append(text, std::iter::once(0..text.len())),
            false => clean(text).as_own().put(out),
        }
    }
}

impl<T: sealed::Part> sealed::Part for &T {
    fn size(&self) -> usize {
        (*self).size()
    }

    fn put(&self, out: &mut Clean) {
        (*self).put(out);
    }
}

impl<T: sealed::Part> sealed::Part for Option<T> {
    fn size(&self) -> usize {
        self.as_ref().map_or(0, T::size)
    }

    fn put(&self, out: &mut Clean) {
        if let Some(part) = self {
            part.put(out);
        }
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        /// Digits, and perhaps a sign.
        impl sealed::Part for $number {
            fn size(&self) -> usize {
                self.checked_ilog10().map_or(2, |tens| tens as usize + 2)
            }

            fn put(&self, out: &mut Clean) {
                let digits = self.to_string();
                out.append(&digits, std::iter::once(0..digits.len()));
            }
        }
    )*};
}
numbers!(u8, u16, u32, u64, usize, i32, i64);

impl Clean {
    /// Clean texts and other parts, one after the other: what [`clean!`](crate::clean!) stands for.
    pub fn of(parts: &[&dyn Part]) -> Self {
        let size = parts.iter().map(|part| part.size()).sum();
        let mut text = super::of_files(String::with_capacity(size));
        parts.iter().for_each(|part| part.put(&mut text));
        text
    }

    /// Appends another part.
    pub fn push(&mut self, part: &impl Part) {
        part.put(self);
    }

    /// The parts, one after the other, with `separator` between them.
    pub fn join<T: Part>(parts: impl IntoIterator<Item = T>, separator: &'static str) -> Self {
        let mut joined = Self::default();
        for (number, part) in parts.into_iter().enumerate() {
            if number > 0 {
                joined.push(&separator);
            }
            joined.push(&part);
        }
        joined
    }

    /// The text so many times.
    pub fn repeat(&self, times: usize) -> Self {
        let mut all = Self::default();
        (0..times).for_each(|_| all.push(self));
        all
    }
}

/// Puts clean text together, and takes nothing else: [`Clean`](crate::text::Clean), `&'static str`,
/// whole numbers, and an `Option` of one. Where anything raw may be among the parts, or a width is
/// asked for, [`clean_format!`](crate::clean_format!) cleans the whole.
///
/// ```
/// use casefile::{clean, text::{Clean, clean}};
/// let name: Clean = clean("user\u{202E}gpj.exe");
/// assert_eq!(clean![name, ": ", 2, " hits"].as_str(), "user‹RLO›gpj.exe: 2 hits");
/// // A text that was leaked is looked through like any other.
/// let leaked: &'static str = String::leak("\u{1B}[2J".to_owned());
/// assert_eq!(clean!["see ", leaked].as_str(), "see ␛[2J");
/// ```
///
/// A text that was made while the program runs is refused,
///
/// ```compile_fail,E0277
/// let name = String::from("Ana");
/// casefile::clean!["by ", name];
/// ```
///
/// whoever lends it,
///
/// ```compile_fail,E0597
/// let name = String::from("Ana");
/// let lent: &str = name.as_str();
/// casefile::clean!["by ", lent];
/// ```
///
/// and so is what a case file holds, until it is cleaned.
///
/// ```compile_fail,E0277
/// fn shown(name: &casefile::model::Text) -> casefile::text::Clean {
///     casefile::clean!["by ", name]
/// }
/// ```
///
/// ```
/// fn shown(name: &casefile::model::Text) -> casefile::text::Clean {
///     casefile::clean!["by ", name.clean()]
/// }
/// ```
///
/// Nor can another type be made a part.
///
/// ```compile_fail,E0277
/// struct Raw(String);
/// impl casefile::text::Part for Raw {}
/// ```
#[macro_export]
macro_rules! clean {
    ($($part:expr),+ $(,)?) => {
        $crate::text::Clean::of(&[$(&$part),+])
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean_format;

    #[test]
    fn parts_of_every_kind_are_put_together() {
        let mut text = clean![
            "a",
            clean("\x1b"),
            &Some(clean("b")),
            None::<Clean>,
            7,
            -1_i64
        ];
        assert_eq!(text.as_str(), "a␛b7-1");
        text.push(&", ");
        text.push(&Clean::from("v").repeat(3));
        assert_eq!(text.as_str(), "a␛b7-1, vvv");
        let none: [Clean; 0] = [];
        assert_eq!(Clean::join(none, ", "), Clean::default());
        assert_eq!(Clean::join(["a", "b"], ", ").as_str(), "a, b");
        assert_eq!(Clean::join(&[clean("\x07"), "b".into()], "").as_str(), "␇b");
    }

    #[test]
    fn what_was_leaked_is_looked_through() {
        let leaked: &'static str = String::leak("\x1b[2J".to_owned());
        assert_eq!(Clean::from(leaked).as_str(), "␛[2J");
        assert_eq!(clean!["a", leaked].as_str(), "a␛[2J");
        assert_eq!(Clean::join(["a", "b"], leaked).as_str(), "a␛[2Jb");
    }

    /// Whatever stands beside whatever, the whole needs no cleaning of its own.
    #[test]
    fn clean_texts_beside_one_another_are_clean() {
        let raw = [
            "\u{301}",
            "e",
            "👩",
            "\u{200D}💻",
            "1",
            "\u{FE0F}\u{20E3}",
            "🇸",
            "ᄀ",
            "\u{1161}",
            "가",
            "\u{11A8}",
            "क\u{94D}",
            "\u{600}",
            "\r",
            "\n",
            "❤\u{FE0F}\u{200D}",
            "\u{1F3FB}",
            "a\u{200D}",
        ];
        for one in raw {
            for two in raw {
                for three in raw {
                    let text = clean![clean(one), clean(two), clean(three)];
                    assert_eq!(clean(&text), text, "{one:?} {two:?} {three:?}");
                    assert_eq!(clean_format!("{text}"), text);
                }
            }
        }
    }
}
