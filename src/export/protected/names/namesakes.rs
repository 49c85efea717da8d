//! Those who are not protected and have the name of one who is, but for accents, or for what tells a son from his father.

use std::collections::{BTreeSet, HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::{Hit, Rank, sought::MOST_TURNED, titles::without_generation, who::Who};
use crate::{
    export::protected::{
        Protected,
        letters::{Letters, row},
    },
    library::{Index, Library},
};

/// Who has which name, as far as one of them is protected and another is not.
#[derive(Default)]
pub struct Namesakes {
    /// By the letters of such a name, whoever is protected and has it.
    protected: HashMap<String, BTreeSet<Protected>>,
    /// How the names of the protected are spelt that have such letters.
    own: HashSet<(Protected, String)>,
    /// How those of the others are.
    others: HashSet<String>,
    /// Whom they are mistaken for, with what the files call them.
    pub told: BTreeSet<(Protected, String)>,
}

impl Namesakes {
    /// Among the people of a library.
    pub fn of(library: &Library, people: &[(Index, Who<'_>)]) -> Self {
        let mut all = Self::default();
        let mut open: HashMap<String, Vec<(Index, &str)>> = HashMap::new();
        for (index, who) in people
            .iter()
            .filter(|(_, who)| !who.is_protected && who.is_name)
        {
            for name in &who.names {
                for row in turned(name.raw()) {
                    open.entry(row).or_default().push((*index, name.raw()));
                }
            }
        }
        for (index, who) in people
            .iter()
            .filter(|(_, who)| who.is_protected && who.is_name)
        {
            let whom = Protected::Record(*index);
            for name in who.names.iter().map(|name| name.raw()) {
                let bare = without_generation(name).map_or(name, |(bare, _)| bare);
                for row in turned(bare) {
                    let Some(theirs) = open.get(&row) else {
                        continue;
                    };
                    all.protected.entry(row).or_default().insert(whom);
                    all.own.insert((whom, spelt(name)));
                    for (other, name) in theirs {
                        all.others.insert(spelt(name));
                        all.told.insert((whom, library.at(*other).key.to_string()));
                    }
                }
            }
        }
        all
    }

    /// Leaves out of what was found in a text the names that are spelt as those of somebody else are, and says of each that
    /// is spelt as none, or as both, that it may be theirs.
    pub fn judge(&self, text: &str, hits: &mut Vec<Hit>) {
        if self.protected.is_empty() {
            return;
        }
        hits.retain_mut(|hit| {
            let found = text.get(hit.range.clone()).unwrap_or_default();
            let of_name = self.protected.get(&row(found));
            if hit.rank > Rank::Turned || !of_name.is_some_and(|whose| whose.contains(&hit.whom)) {
                return true;
            }
            let found_as = spelt(found);
            let is_own = self.own.contains(&(hit.whom, found_as.clone()));
            // Capitals often have no accents.
            let is_loud = !found.contains(char::is_lowercase);
            let is_others = self.others.contains(&found_as) && !is_loud;
            hit.is_shared |= !is_own;
            is_own || !is_others
        });
    }
}

/// The letters of a name of several words as it stands, and with each of its surnames first.
fn turned(name: &str) -> Vec<String> {
    let letters = Letters::of(name);
    let words = letters.words();
    let seams = words.iter().take(MOST_TURNED).map(|word| word.start);
    let turned = seams.map(|seam| {
        let [given, surname] = [0..seam, seam..letters.len()].map(|part| letters.get(&part));
        format!("{surname}{given}")
    });
    match words.len() {
        ..2 => Vec::new(),
        _ => turned.collect(),
    }
}

/// How a name is spelt, but for case and white space.
fn spelt(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").nfc().collect()
}
