//! Spellings of one name: names that are written over from Arabic differ in what Latin letters have no way to say.

/// What is left of a name without what one hand writes and another does not: the article *al-* or *el-*, `h`, `y`
/// (so *Hasan* and *Hassan*, *Fayyad* and *Fayad*, *Mohamed* and *Mohammed*) and the second of two equal letters.
#[derive(Debug, PartialEq, Eq)]
pub struct Spelling(Vec<char>);

/// Letters behind an article that is joined to its name: a shorter name may begin so itself (*Alan*, *Ellen*).
const FEWEST_BEHIND: usize = 5;

/// Letters that are left of a name at least: fewer are left of too many.
const FEWEST: usize = 3;

impl Spelling {
    /// Of a folded word.
    pub fn of(word: &str) -> Self {
        let mut kept: Vec<char> = Vec::new();
        let mut last = None;
        for letter in kept_letters(word) {
            // Also where a letter that does not count stands between them.
            if last != Some(letter) {
                kept.push(letter);
            }
            last = Some(letter);
        }
        Self(kept)
    }

    /// Whether a folded word is another spelling of the same name, or the same.
    pub fn is_of(&self, word: &str) -> bool {
        let mut left = self.0.iter();
        let mut last = None;
        let fits = kept_letters(word).all(|letter| {
            let again = last.replace(letter) == Some(letter);
            letter.is_alphabetic() && (again || left.next() == Some(&letter))
        });
        fits && left.next().is_none() && self.0.len() >= FEWEST
    }
}

fn kept_letters(word: &str) -> impl Iterator<Item = char> {
    let bare = word.strip_prefix("al").or_else(|| word.strip_prefix("el"));
    let bare = bare.filter(|bare| bare.chars().count() >= FEWEST_BEHIND);
    let letters = bare.unwrap_or(word).chars();
    letters.filter(|letter| !matches!(letter, 'h' | 'y'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_two_spellings() {
        for (one, other, same) in [
            ("hasan", "hassan", true),
            ("mohamed", "mohammed", true),
            ("fayyad", "fayad", true),
            ("alhassan", "hasan", true),
            ("elsayed", "sayyed", true),
            ("sarah", "sara", true),
            ("mohamed", "muhammad", false),
            ("alan", "an", false),
            ("ali", "eli", false),
            // Nothing is left of them that could tell them from others.
            ("hay", "yah", false),
            // A number is no name.
            ("1022", "102", false),
            ("a1022", "a102", false),
        ] {
            assert_eq!(Spelling::of(one).is_of(other), same, "{one} {other}");
            assert_eq!(Spelling::of(other).is_of(one), same, "{other} {one}");
        }
    }
}
