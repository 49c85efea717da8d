//! Text: from a file's bytes to what may be shown, searched, compared and wrapped.
//!
//! ```text
//! bytes ─decode→ raw text ┬─clean→ Clean      the only text that may reach a screen, a pipe or an export
//!                         ├─fold→  Folded     for searching: blind to case and accents
//!                         └─quote→ QuoteForm  for comparing quotations: blind to typography only
//! ```
//!
//! The raw text stays what is cited and copied. The other three remember which of its bytes each of
//! their own came from ([`Offsets`]), so a hit found in one of them is marked on the original words.
//! Nothing here touches a file or a terminal, and everything takes time linear in the text.

pub mod ascii;
pub mod base64;
mod beside;
pub mod calendar;
mod cells;
pub mod clean;
pub mod decode;
pub mod fold;
pub mod hidden;
pub mod letters;
pub mod line;
pub mod lines;
pub mod looks;
mod negation;
pub mod number;
pub mod numerals;
pub mod offsets;
pub mod patch;
mod punctuation;
pub mod quote;
mod run;
pub mod sentence;
mod spelling;
pub mod web;
pub mod wrap;

pub use base64::base64;
pub use beside::{Step, beside};
pub use calendar::{day_of_number, number_of_day};
pub use cells::{WIDE, cells, is_label};
pub use clean::{Clean, Part, clean, clean_line, clean_mapped};
pub use decode::{Decoded, decode, decode_document};
pub use fold::{Folded, fold};
pub use hidden::{Offending, is_blank, name_of, offending, without_commands};
pub use letters::letters;
pub use line::{Line, push_line};
pub use lines::lines;
pub use looks::looks;
pub use negation::{denies, is_negated_across, limits, negations, reverses};
pub use number::{counted, grouped, hex};
pub use offsets::{Derived, Offsets, find_all};
pub use punctuation::is_double_mark;
pub use quote::QuoteForm;
pub use run::run;
pub use sentence::{as_sentence, sentence};
pub use spelling::Spelling;
pub use wrap::{pad, truncate, width, without_middle, wrap};

/// The months, as English names them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Every character that Unicode has given a meaning, noncharacters and a few unassigned ones among
/// them; without the empty planes, which take most of the time and show nothing new.
#[cfg(test)]
fn every_character() -> impl Iterator<Item = char> {
    let plane_ends = (4..=16_u32).flat_map(|plane| {
        let end = plane << 16 | 0xFFFF;
        end - 2..=end
    });
    ('\0'..='\u{3FFFF}')
        .chain('\u{E0000}'..='\u{E0FFF}')
        .chain(plane_ends.filter_map(char::from_u32))
}
