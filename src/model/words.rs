//! The words that a case file chooses from, each with what a reader is shown for it.

/// An enum whose values are words of a case file: reads, shows and lists them. A word that is no plain
/// English has what is shown for it behind an arrow; nothing is shown for one that says nothing.
macro_rules! words {
    (@says $word:literal) => { $word };
    (@says $word:literal $says:literal) => { $says };
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal $(=> $says:literal)?),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $word)] $variant),* }
        impl $name {
            /// Every value, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The words of all of them, in that order.
            pub fn words() -> Vec<&'static str> {
                Self::ALL.iter().map(|value| value.word()).collect()
            }
            /// The word that a case file, a query and JSON use.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
            /// The same in plain English, for a page, a list and an export.
            pub fn says(self) -> &'static str {
                match self { $(Self::$variant => $crate::model::words::words!(@says $word $($says)?)),* }
            }
        }
    };
}
pub(crate) use words;
