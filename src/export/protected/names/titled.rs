//! Short names in scripts without capitals, which are words as well: what stands before one where it is a name.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use super::telling::has_no_case;
use crate::export::protected::letters::{Gap, Letters, row};

/// How people are called before their surname; what is cut with a mark within it is two words.
#[rustfmt::skip]
const TITLES: [&str; 34] = [
    "מר", "גב", "גברת", "מרת", "ד״ר", "עו״ד", "הרב", "פרופ", "השופט", "השופטת",
    "السيد", "السيدة", "الدكتور", "الدكتورة", "الشيخ", "الأستاذ", "الحاج", "سيد", "جناب", "محترم", "محترمہ", "مسٹر",
    "بیگم", "ڈاکٹر", "آقای", "خانم", "دکتر",
    "श्री", "श्रीमती", "सुश्री", "डॉ", "डॉक्टर", "जनाब", "कुमारी",
];

static FOLDED: LazyLock<HashSet<String>> =
    LazyLock::new(|| TITLES.iter().map(|title| row(title)).collect());

/// Whether a title, or an initial with a full stop, stands before a word: `מר כהן`, `ד. כהן`.
pub fn is_titled(text: &Letters, word: &Range<usize>) -> bool {
    let title = text.run_before(word.start);
    let gap = text.gap(word.start);
    let is_initial =
        || gap == Gap::Stop && title.len() == 1 && text.get(&title).chars().all(has_no_case);
    let is_parted = |number: usize| matches!(text.gap(number), Gap::Apostrophe | Gap::Other);
    let is_title = || {
        let first = text.run_before(title.start);
        let both = first.start..title.end;
        FOLDED.contains(text.get(&title)) && title.len() > 1
            || is_parted(title.start) && FOLDED.contains(text.get(&both))
    };
    is_initial() || matches!(gap, Gap::Space | Gap::Stop | Gap::Other) && is_title()
}
