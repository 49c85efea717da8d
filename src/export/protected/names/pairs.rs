//! Words of a name that are too short to be looked for alone, and name somebody beside another word of it.

use std::ops::Range;

use super::{
    super::letters::{Gap, Letters, is_unspaced},
    sought::MOST_TURNED,
    telling::{Telling, has_no_case},
};

/// Those of a name, each with the word that may stand behind it: `Bo` and `Li` of `Bo Li Haddad`, and `Bo` and `Haddad`, since
/// of a name words are left out. Two short ones are somebody's only where they are beside each other in the name as well.
pub fn of(name: &Letters) -> Vec<(Range<usize>, Range<usize>)> {
    let words = name.words().into_iter();
    let words = words.filter(|word| !name.get(word).starts_with(is_unspaced));
    let words = words.map(|word| (Telling::of(name, &word), word));
    let words = words.filter(|(telling, _)| *telling != Telling::Nothing);
    let words = words.map(|(telling, word)| (telling != Telling::Alone, word));
    let words: Vec<(bool, Range<usize>)> = words.take(MOST_TURNED).collect();
    let mut pairs = Vec::new();
    for (at, (is_short, first)) in words.iter().enumerate() {
        for (between, (is_next_short, second)) in words[at + 1..].iter().enumerate() {
            if is_short != is_next_short || *is_short && between == 0 {
                pairs.push((first.clone(), second.clone()));
            }
        }
    }
    pairs
}

/// Whether letters are two words right beside each other, with capitals where the script has some. The first has so many
/// letters.
pub fn are_beside(text: &Letters, numbers: &Range<usize>, first: usize) -> bool {
    let seam = numbers.start + first;
    let is_word = |word: Range<usize>| {
        let has_no_case = text.get(&word).starts_with(has_no_case);
        text.gaps(&word).all(|gap| gap == Gap::None) && (has_no_case || text.are_capital(&word))
    };
    let gap = text.gap(seam);
    matches!(gap, Gap::Space | Gap::Hyphen | Gap::Parted | Gap::Low)
        && is_word(numbers.start..seam)
        && is_word(seam..numbers.end)
}
