//! Names in scripts whose words follow each other without a space: what may be a part of one, and what stands around it.

use crate::export::protected::letters::DOTS;

/// How somebody is called behind their name, folded: 山田さん, 王先生, 김씨.
#[rustfmt::skip]
const TITLES: [&str; 27] = [
    "さん", "さま", "くん", "ちゃん", "氏", "様", "君", "殿", "先生", "女士", "小姐", "太太", "夫人", "某", "同志", "老师", "老師",
    "被告", "容疑者", "証人", "证人", "씨", "님", "군", "양", "선생", "사장",
];

/// What Korean writes behind a word, in one with it.
#[rustfmt::skip]
const BEHIND: [&str; 27] = [
    "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "만", "로", "으로", "께", "랑", "하고", "한테", "처럼", "보다",
    "부터", "까지", "라", "야", "아", "네", "들",
];

/// Korean surnames of two syllables.
const LONG: [&str; 8] = [
    "남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방",
];

/// The most letters of a name that has parts, and of a surname in it.
const MOST: usize = 6;
const LONGEST: usize = 3;

/// The most syllables of what Korean writes behind a word.
const MOST_BEHIND: usize = 4;

/// The scripts that names are told from other words by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Han,
    Katakana,
    Hangul,
}

impl Script {
    /// Of a character; none of most, and of hiragana, in which a word goes on behind names.
    pub fn of(c: char) -> Option<Self> {
        match c {
            '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{9FFF}' => {
                Some(Self::Han)
            }
            '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Some(Self::Han),
            '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{FF66}'..='\u{FF9F}' => {
                Some(Self::Katakana)
            }
            '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' => {
                Some(Self::Hangul)
            }
            _ => None,
        }
    }
}

/// What may be the surname, and the name, of somebody in whose name nothing parts them: 田中 and 花子 of 田中花子.
pub fn parts(name: &str) -> Vec<&str> {
    let scripts: Vec<Option<Script>> = name.chars().map(Script::of).collect();
    let count = scripts.len();
    let is_all = |script| scripts.iter().all(|of| *of == Some(script));
    // How many letters the surname may have.
    let seams = match scripts.first() {
        _ if !(2..=MOST).contains(&count) => 0..0,
        Some(Some(Script::Han)) if is_all(Script::Han) => 1..count.min(LONGEST + 1),
        Some(Some(Script::Han)) => {
            let surname = scripts.iter().take_while(|of| **of == Some(Script::Han));
            let surname = surname.count();
            surname..surname + 1
        }
        Some(Some(Script::Hangul)) if is_all(Script::Hangul) => {
            let is_long = LONG.iter().any(|surname| name.starts_with(surname));
            1..if is_long { 3 } else { 2 }
        }
        _ => 0..0,
    };
    let at = |number| {
        let mut starts = name.char_indices().skip(number);
        starts.next().map_or(name.len(), |(at, _)| at)
    };
    let sides = seams.flat_map(|seam| {
        let (surname, given) = name.split_at(at(seam));
        [Some(surname), Some(given).filter(|_| count - seam > 1)]
    });
    sides.flatten().collect()
}

/// Whether what stands behind a name, folded, says that it is one: 先生.
pub fn is_title(behind: &str) -> bool {
    TITLES.iter().any(|title| behind.starts_with(title))
}

/// Whether spaces part words in the script of a word.
pub fn has_spaces(word: &str) -> bool {
    word.chars().next().and_then(Script::of) == Some(Script::Hangul)
}

/// Whether a name is beside other letters of its script, so that it may be in a word of another meaning: 山田 in
/// 山田町, or in the name of somebody else. `before` and `behind` are what stands around it.
pub fn is_within_other(part: &str, before: &str, behind: &str) -> bool {
    let (Some(first), Some(last)) = (part.chars().next(), part.chars().next_back()) else {
        return false;
    };
    let (of_first, of_last) = (Script::of(first), Script::of(last));
    let is_single = part.chars().nth(1).is_none();
    let is_dot = |c: char| DOTS.contains(&c);
    let is_space = |c: char| c.is_whitespace();
    let near = before.trim_end_matches(is_dot);
    let is_behind = of_first.is_some()
        && match of_first {
            // A surname is before the name with a space: 박 철수.
            Some(Script::Hangul) => {
                let mut words = before.split(is_space).rev();
                let is_joined = before.chars().next_back().and_then(Script::of) == of_first;
                let word = words.find(|word| !word.is_empty()).unwrap_or_default();
                let is_beside = !is_single && before.ends_with(is_space);
                let is_surname =
                    word.chars().count() == 1 && word.chars().all(|c| Script::of(c) == of_first);
                is_joined || is_beside && is_surname
            }
            _ => near.chars().next_back().and_then(Script::of) == of_first,
        };
    let bare = behind.trim_start_matches(is_space);
    let is_before = of_last.is_some()
        && !is_title(bare)
        && match of_last {
            Some(Script::Hangul) => {
                let word = behind.chars().take_while(|c| Script::of(*c) == of_last);
                let word: String = word.collect();
                let is_grammar = word.chars().count() <= MOST_BEHIND
                    && BEHIND.iter().any(|ending| word.starts_with(ending));
                is_single || !word.is_empty() && !is_grammar
            }
            _ => {
                let next = bare.trim_start_matches(is_dot);
                next.chars().next().and_then(Script::of) == of_last
            }
        };
    is_behind || is_before
}

#[cfg(test)]
mod tests {
    use super::{is_within_other, parts};

    #[test]
    fn a_name_that_nothing_parts_may_be_parted_where_surnames_end() {
        for (name, expected) in [
            ("田中花子", &["田", "中花子", "田中", "花子", "田中花"][..]),
            ("佐藤さくら", &["佐藤", "さくら"]),
            ("王小明", &["王", "小明", "王小"]),
            ("王伟", &["王"]),
            ("김철수", &["김", "철수"]),
            ("남궁민수", &["남", "궁민수", "남궁", "민수"]),
            ("ジョン", &[]),
            ("さくら", &[]),
            ("สมชาย", &[]),
            ("王", &[]),
        ] {
            assert_eq!(parts(name), expected, "{name}");
        }
    }

    #[test]
    fn a_part_may_be_in_a_word_of_another_meaning() {
        for (before, part, behind) in [
            ("", "山田", "町に"),
            ("小", "山田", "さん"),
            ("", "田中", " 一郎"),
            ("メアリー・", "スミス", "は"),
            ("", "김", " 영희"),
            ("박", "철수", "가"),
            ("박 ", "철수", "가"),
            ("", "철수", "네집안사람"),
        ] {
            assert!(
                is_within_other(part, before, behind),
                "{before}{part}{behind}"
            );
        }
        for (before, part, behind) in [
            ("", "山田", "さんは"),
            ("は", "山田", "が"),
            ("", "王", "先生说"),
            ("", "スミス", "は"),
            ("", "김", "씨가"),
            ("", "김", " 씨가"),
            ("그래서 ", "철수", "가 갔다"),
            ("", "철수", ""),
            ("", "Ruiz", "山"),
        ] {
            assert!(
                !is_within_other(part, before, behind),
                "{before}{part}{behind}"
            );
        }
    }
}
